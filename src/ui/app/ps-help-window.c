#include "ps-help-window.h"

#include <glib/gi18n-lib.h>

#include "ps-help-text.h"
#include "ps-page-header.h"
#include "ps-split-view.h"

/**
 * PsHelpWindow:
 *
 * The help: a list of tasks, and what to do.
 */
struct _PsHelpWindow
{
  AdwWindow    parent_instance;

  PsSplitView *split;
  GtkListBox  *list;
  GtkWidget   *scroller;
  GtkBox      *text;
};

G_DEFINE_FINAL_TYPE (PsHelpWindow, ps_help_window, ADW_TYPE_WINDOW)

static GtkWidget *
make_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);

  return label;
}

static void
add_block (PsHelpWindow      *self,
           const PsHelpBlock *block,
           guint              number)
{
  GtkWidget *label = make_label (_(block->text));
  GtkWidget *row, *mark;
  g_autofree char *figure = NULL;

  if (block->kind == PS_HELP_TEXT)
    {
      gtk_box_append (self->text, label);
      return;
    }

  /* Translators: the number in front of a step of the help. */
  figure = block->kind == PS_HELP_STEP ? g_strdup_printf (_("%u."), number) : g_strdup ("•");
  mark = gtk_label_new (figure);
  gtk_widget_add_css_class (mark, "numeric");
  gtk_widget_set_valign (mark, GTK_ALIGN_START);

  row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_box_append (GTK_BOX (row), mark);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (self->text, row);
}

static void
show_page (PsHelpWindow     *self,
           const PsHelpPage *page)
{
  GtkAdjustment *adjustment =
    gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  GtkWidget *child, *heading;
  guint number = 0;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->text))) != NULL)
    gtk_box_remove (self->text, child);

  heading = g_object_new (GTK_TYPE_LABEL,
                          "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING,
                          "label", _(page->title),
                          "wrap", TRUE,
                          "xalign", 0.0f,
                          NULL);
  gtk_widget_add_css_class (heading, "title-1");
  gtk_box_append (self->text, heading);

  for (gsize i = 0; i < page->n_blocks; i++)
    {
      number = page->blocks[i].kind == PS_HELP_STEP ? number + 1 : 0;
      add_block (self, &page->blocks[i], number);
    }

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scroller),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _(page->title),
                                  -1);
  gtk_adjustment_set_value (adjustment, 0);
}

static void
row_activated_cb (PsHelpWindow  *self,
                  GtkListBoxRow *row)
{
  show_page (self, ps_help_text_get ((guint) gtk_list_box_row_get_index (row)));
  ps_split_view_set_show_content (self->split, TRUE);
}

static void
ps_help_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PS_TYPE_HELP_WINDOW);

  G_OBJECT_CLASS (ps_help_window_parent_class)->dispose (object);
}

static void
ps_help_window_class_init (PsHelpWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ps_help_window_dispose;

  g_type_ensure (PS_TYPE_PAGE_HEADER);
  g_type_ensure (PS_TYPE_SPLIT_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/peerside/Peerside/ui/ps-help-window.ui");
  gtk_widget_class_bind_template_child (widget_class, PsHelpWindow, split);
  gtk_widget_class_bind_template_child (widget_class, PsHelpWindow, list);
  gtk_widget_class_bind_template_child (widget_class, PsHelpWindow, scroller);
  gtk_widget_class_bind_template_child (widget_class, PsHelpWindow, text);
}

static void
ps_help_window_init (PsHelpWindow *self)
{
  const PsHelpPage *page;

  gtk_widget_init_template (GTK_WIDGET (self));

  for (guint i = 0; (page = ps_help_text_get (i)) != NULL; i++)
    {
      GtkWidget *row = gtk_list_box_row_new ();

      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), make_label (_(page->title)));
      gtk_accessible_update_property (GTK_ACCESSIBLE (row),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, _(page->title),
                                      -1);
      gtk_list_box_append (self->list, row);
    }

  g_signal_connect_object (self->list, "row-activated",
                           G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
  show_page (self, ps_help_text_get (0));
  ps_split_view_set_show_content (self->split, FALSE);
}

/**
 * ps_help_window_new:
 *
 * Returns: (transfer floating): a #PsHelpWindow
 */
GtkWidget *
ps_help_window_new (void)
{
  return g_object_new (PS_TYPE_HELP_WINDOW, NULL);
}

/* The newest dialog that keeps the keyboard from every other window. */
static GtkWindow *
find_modal (PsHelpWindow *self)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWindow *modal = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (window != GTK_WIDGET (self) && gtk_widget_get_visible (window)
          && gtk_window_get_modal (GTK_WINDOW (window)))
        modal = GTK_WINDOW (window);
    }

  return modal;
}

/**
 * ps_help_window_present:
 * @self: a help window
 *
 * Shows it: over a dialog that keeps the keyboard from other windows, where there is one.
 */
void
ps_help_window_present (PsHelpWindow *self)
{
  GtkWindow *modal;

  g_return_if_fail (PS_IS_HELP_WINDOW (self));

  modal = find_modal (self);
  gtk_window_set_transient_for (GTK_WINDOW (self), modal);
  gtk_window_set_modal (GTK_WINDOW (self), modal != NULL);
  gtk_window_present (GTK_WINDOW (self));
}
