#include "ps-duplicates-window.h"

#include "ps-a11y.h"
#include "ps-list-box.h"
#include "ps-member-facts.h"
#include "ps-merge-deeds.h"
#include "ps-toast.h"
#include "ps-wrap-box.h"

#include <glib/gi18n-lib.h>

/**
 * PsDuplicatesWindow:
 *
 * Records that may be of one person, in pairs: each can be merged, or said to be two people.
 */
struct _PsDuplicatesWindow
{
  AdwWindow     parent_instance;

  PsWorkspace  *workspace;
  GCancellable *cancellable;
  guint         serial;

  GtkStack     *stack;
  GtkListBox   *list;
  GtkLabel     *more_label;
};

G_DEFINE_FINAL_TYPE (PsDuplicatesWindow, ps_duplicates_window, ADW_TYPE_WINDOW)

/* More than one goes through in a sitting; the others come when these are settled. */
#define N_ROWS 100

#define ROW_PAIR "ps-duplicate"

static const PsDuplicate *
get_pair (GtkWidget *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, GTK_TYPE_LIST_BOX_ROW);

  return g_object_get_data (G_OBJECT (row), ROW_PAIR);
}

static void
merge_cb (GtkWidget          *button,
          PsDuplicatesWindow *self)
{
  const PsDuplicate *pair = get_pair (button);

  ps_merge_offer (self->workspace, GTK_WIDGET (self->stack), pair->one_id, pair->other_id);
}

static void
two_cb (GtkWidget          *button,
        PsDuplicatesWindow *self)
{
  const PsDuplicate *pair = get_pair (button);

  ps_merge_two_people (self->workspace, GTK_WIDGET (self->stack), pair->one_id, pair->other_id);
}

static GtkWidget *
make_button (PsDuplicatesWindow *self,
             const char         *label,
             const char         *spoken,
             GCallback           callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_signal_connect_object (button, "clicked", callback, self, 0);

  return button;
}

static char *
dup_reason (const PsDuplicate *pair)
{
  g_autofree char *words = ps_duplicate_dup_words (pair);
  /* Translators: why two records may be of one person: “Likely: the same name and the same e-mail
   * address”. %s is what they have in common.
   */
  return g_strdup_printf (ps_duplicate_is_likely (pair) ? _("Likely: %s")
                                                        : _("Possible: %s"), words);
}

static GtkWidget *
make_row (PsDuplicatesWindow *self,
          const PsDuplicate  *pair,
          PsMember           *one,
          PsMember           *other)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *grid = gtk_grid_new ();
  GtkWidget *buttons = ps_wrap_box_new ();
  g_autofree char *reason = dup_reason (pair);
  GtkWidget *label = gtk_label_new (reason);
  g_autofree char *first = ps_member_facts_dup_label (self->workspace, one);
  g_autofree char *second = ps_member_facts_dup_label (self->workspace, other);
  /* Translators: two members who may be one, and why. */
  g_autofree char *spoken = g_strdup_printf (_("%1$s and %2$s. %3$s"), first, second, reason);
  /* Translators: said by a screen reader of a button; two members. */
  g_autofree char *merge = g_strdup_printf (_("Merge %1$s and %2$s…"), first, second);
  /* Translators: said by a screen reader of a button; two members. */
  g_autofree char *two = g_strdup_printf (_("%1$s and %2$s are two people"), first, second);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 18);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 9);
  gtk_widget_set_margin_top (grid, 12);
  gtk_widget_set_margin_bottom (grid, 12);
  gtk_widget_set_margin_start (grid, 12);
  gtk_widget_set_margin_end (grid, 12);
  ps_wrap_box_append (PS_WRAP_BOX (buttons),
                      make_button (self, _("Merge…"), merge, G_CALLBACK (merge_cb)));
  ps_wrap_box_append (PS_WRAP_BOX (buttons),
                      make_button (self, _("Two People"), two, G_CALLBACK (two_cb)));
  gtk_grid_attach (GTK_GRID (grid), ps_member_facts_new (self->workspace, one), 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), ps_member_facts_new (self->workspace, other), 1, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), label, 0, 1, 2, 1);
  gtk_grid_attach (GTK_GRID (grid), buttons, 0, 2, 2, 1);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), grid);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data_full (G_OBJECT (row), ROW_PAIR, g_memdup2 (pair, sizeof *pair), g_free);

  return row;
}

static void
show (PsDuplicatesWindow *self,
      GArray             *pairs)
{
  PsRoster *roster = ps_workspace_get_roster (self->workspace);
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  guint more = pairs->len > N_ROWS ? pairs->len - N_ROWS : 0;

  for (guint i = 0; i < MIN (pairs->len, N_ROWS); i++)
    {
      const PsDuplicate *pair = &g_array_index (pairs, PsDuplicate, i);
      g_autoptr (PsMember) one = ps_roster_find (roster, pair->one_id, NULL);
      g_autoptr (PsMember) other = ps_roster_find (roster, pair->other_id, NULL);

      if (one != NULL && other != NULL)
        g_ptr_array_add (rows, make_row (self, pair, one, other));
    }

  ps_list_box_refill (self->list, rows);
  gtk_stack_set_visible_child_name (self->stack, rows->len > 0 ? "pairs" : "none");
  gtk_widget_set_visible (GTK_WIDGET (self->more_label), more > 0);
  if (more > 0)
    {
      g_autofree char *text =
        g_strdup_printf (ngettext ("And %u more pair, when these are settled.",
                                   "And %u more pairs, when these are settled.", more), more);

      gtk_label_set_label (self->more_label, text);
    }
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (PsDuplicatesWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) pairs =
    ps_duplicates_find_finish (PS_DUPLICATES (source), result, &error);

  /* Closed meanwhile. */
  if (self->stack == NULL)
    return;

  if (pairs != NULL)
    show (self, pairs);
  else
    ps_toast_error (GTK_WIDGET (self->stack), error);
}

static void
look (PsDuplicatesWindow *self)
{
  ps_duplicates_find_async (ps_workspace_get_duplicates (self->workspace), self->cancellable,
                            found_cb, g_object_ref (self));
}

static void
table_changed_cb (PsDuplicatesWindow *self)
{
  guint serial = ps_db_get_serial (ps_workspace_get_db (self->workspace));

  if (self->serial == serial || self->stack == NULL)
    return;

  self->serial = serial;
  look (self);
}

static void
undo_cb (GtkWidget  *widget,
         const char *action_name G_GNUC_UNUSED,
         GVariant   *parameter G_GNUC_UNUSED)
{
  ps_toast_run_undo (GTK_WIDGET (PS_DUPLICATES_WINDOW (widget)->stack));
}

static void
ps_duplicates_window_dispose (GObject *object)
{
  PsDuplicatesWindow *self = PS_DUPLICATES_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), PS_TYPE_DUPLICATES_WINDOW);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (ps_duplicates_window_parent_class)->dispose (object);
}

static void
ps_duplicates_window_finalize (GObject *object)
{
  g_object_unref (PS_DUPLICATES_WINDOW (object)->cancellable);

  G_OBJECT_CLASS (ps_duplicates_window_parent_class)->finalize (object);
}

static void
ps_duplicates_window_class_init (PsDuplicatesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ps_duplicates_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = ps_duplicates_window_finalize;

  gtk_widget_class_install_action (widget_class, "duplicates.undo", NULL, undo_cb);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/peerside/Peerside/ui/ps-duplicates-window.ui");
  gtk_widget_class_bind_template_child (widget_class, PsDuplicatesWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, PsDuplicatesWindow, list);
  gtk_widget_class_bind_template_child (widget_class, PsDuplicatesWindow, more_label);
}

static void
ps_duplicates_window_init (PsDuplicatesWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  ps_a11y_name_buttons (GTK_WIDGET (self));
  ps_a11y_stack (self->stack);
}

/**
 * ps_duplicates_window_new:
 * @workspace: a workspace that is open
 *
 * Returns: (transfer floating): a #PsDuplicatesWindow, which has begun to look
 */
GtkWidget *
ps_duplicates_window_new (PsWorkspace *workspace)
{
  static const char * const signals[] = {
    "changed::person", "changed::contact_way", "changed::person_distinct", NULL,
  };
  PsDuplicatesWindow *self = g_object_new (PS_TYPE_DUPLICATES_WINDOW, NULL);

  self->workspace = g_object_ref (workspace);
  self->serial = ps_db_get_serial (ps_workspace_get_db (workspace));
  for (guint i = 0; signals[i] != NULL; i++)
    g_signal_connect_object (ps_workspace_get_db (workspace), signals[i],
                             G_CALLBACK (table_changed_cb), self,
                             G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  look (self);

  return GTK_WIDGET (self);
}
