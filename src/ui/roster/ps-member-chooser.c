#include "ps-member-chooser.h"

#include "ps-a11y.h"
#include "ps-list-box.h"
#include "ps-member-cell.h"

/**
 * PsMemberChooser:
 *
 * Picks somebody from the roster by a part of their name or number. People of one name are told apart.
 */
struct _PsMemberChooser
{
  AdwWindow       parent_instance;

  PsWorkspace    *workspace;
  PsRowList      *rows;
  gint64          except_id;

  GtkSearchEntry *search;
  GtkListBox     *list;
  GtkWidget      *nothing;
};

enum {
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PsMemberChooser, ps_member_chooser, ADW_TYPE_WINDOW)

/* As many as one looks at before typing another letter. */
#define N_ROWS 30

#define ROW_ID "ps-member-id"

static GtkWidget *
make_row (PsMemberChooser *self,
          PsMember        *member)
{
  PsMemberNames *names = ps_workspace_get_member_names (self->workspace);
  const PsMemberRow *row = ps_member_get_row (member);
  g_autofree char *hint = ps_member_names_dup_hint (names, row->id);
  g_autofree char *label = ps_member_names_dup_label (names, row->id, row->preferred_name);
  g_autofree char *more = ps_member_cell_dup_more (row, hint);
  GtkWidget *line = ps_row_new (NULL, row->preferred_name, more);

  ps_row_set_spoken (line, label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (line), TRUE);
  g_object_set_data_full (G_OBJECT (line), ROW_ID, g_memdup2 (&row->id, sizeof row->id), g_free);

  return line;
}

static void
search_cb (PsMemberChooser *self)
{
  GListModel *model = G_LIST_MODEL (self->rows);
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  ps_roster_list_search (self->rows, gtk_editable_get_text (GTK_EDITABLE (self->search)), NULL);
  for (guint i = 0; rows->len < N_ROWS && i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (PsMember) member = g_list_model_get_item (model, i);

      if (ps_member_get_id (member) != 0 && ps_member_get_id (member) != self->except_id)
        g_ptr_array_add (rows, make_row (self, member));
    }

  ps_list_box_refill (self->list, rows);
  gtk_widget_set_visible (GTK_WIDGET (self->list), rows->len > 0);
  gtk_widget_set_visible (self->nothing, rows->len == 0);
}

static void
choose (PsMemberChooser *self,
        GtkListBoxRow   *row)
{
  gint64 id = *(gint64 *) g_object_get_data (G_OBJECT (row), ROW_ID);

  g_object_ref (self);
  gtk_window_close (GTK_WINDOW (self));
  g_signal_emit (self, signals[CHOSEN], 0, id);
  g_object_unref (self);
}

/* Return in the search takes the first who was found. */
static void
activate_cb (PsMemberChooser *self)
{
  GtkListBoxRow *first;

  search_cb (self);
  first = gtk_list_box_get_row_at_index (self->list, 0);
  if (first != NULL)
    choose (self, first);
}

static void
ps_member_chooser_dispose (GObject *object)
{
  PsMemberChooser *self = PS_MEMBER_CHOOSER (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PS_TYPE_MEMBER_CHOOSER);
  g_clear_object (&self->rows);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (ps_member_chooser_parent_class)->dispose (object);
}

static void
ps_member_chooser_class_init (PsMemberChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ps_member_chooser_dispose;

  /**
   * PsMemberChooser::chosen:
   * @id: whom
   *
   * Somebody was picked; the window is closed by then.
   */
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/peerside/Peerside/ui/ps-member-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, PsMemberChooser, search);
  gtk_widget_class_bind_template_child (widget_class, PsMemberChooser, list);
  gtk_widget_class_bind_template_child (widget_class, PsMemberChooser, nothing);
}

static void
ps_member_chooser_init (PsMemberChooser *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ps_a11y_name_buttons (GTK_WIDGET (self));
}

/**
 * ps_member_chooser_new:
 * @workspace: a workspace that is open
 * @except_id: who cannot be picked, or 0
 *
 * Returns: (transfer floating): a #PsMemberChooser, without a title
 */
GtkWidget *
ps_member_chooser_new (PsWorkspace *workspace,
                       gint64       except_id)
{
  PsMemberChooser *self = g_object_new (PS_TYPE_MEMBER_CHOOSER, NULL);

  self->workspace = g_object_ref (workspace);
  self->except_id = except_id;
  self->rows = ps_roster_list_new (ps_workspace_get_roster (workspace), 0);
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (search_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "activate", G_CALLBACK (activate_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "stop-search", G_CALLBACK (gtk_window_close), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (choose), self,
                           G_CONNECT_SWAPPED);
  search_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));

  return GTK_WIDGET (self);
}
