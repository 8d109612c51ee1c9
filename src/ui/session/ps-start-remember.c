#include "ps-start-remember.h"

#include <glib/gi18n-lib.h>

#include "ps-care.h"
#include "ps-list-box.h"
#include "ps-remember-words.h"

/**
 * PsStartRemember:
 *
 * Asks, before a meeting begins, whether the group wants to remember somebody who died. Yes puts a moment
 * into this meeting's agenda, no is the end of it, and whoever says nothing is asked at the next one.
 */
struct _PsStartRemember
{
  AdwBin      parent_instance;

  PsCare     *care;
  GArray     *ids;      /* gint64, of those to be remembered */
  GtkListBox *list;
};

enum {
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PsStartRemember, ps_start_remember, ADW_TYPE_BIN)

static void
set_wanted (PsStartRemember *self,
            gint64           id,
            gboolean         wanted)
{
  for (guint i = self->ids->len; i > 0; i--)
    if (g_array_index (self->ids, gint64, i - 1) == id)
      g_array_remove_index (self->ids, i - 1);
  if (wanted)
    g_array_append_val (self->ids, id);

  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static gint64
get_id (GtkWidget *widget)
{
  return *(gint64 *) g_object_get_data (G_OBJECT (widget), "ps-id");
}

static void
set_id (GtkWidget *widget,
        gint64     id)
{
  g_object_set_data_full (G_OBJECT (widget), "ps-id", g_memdup2 (&id, sizeof id), g_free);
}

static void
toggled_cb (PsStartRemember *self,
            GtkCheckButton  *check)
{
  set_wanted (self, get_id (GTK_WIDGET (check)), gtk_check_button_get_active (check));
}

/* What is asked for here is stored at once, and can be asked back in the same place. */
static void
settled_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GtkWidget) button = user_data;
  GtkWidget *row = gtk_widget_get_ancestor (button, ADW_TYPE_ACTION_ROW);
  g_autoptr (GError) error = NULL;

  gtk_widget_set_sensitive (button, TRUE);
  if (!ps_care_finish (PS_CARE (source), result, &error))
    {
      if (row != NULL)
        adw_action_row_set_subtitle (ADW_ACTION_ROW (row), error->message);
      return;
    }

  g_object_set_data (G_OBJECT (button), "ps-settled",
                     GINT_TO_POINTER (g_object_get_data (G_OBJECT (button), "ps-settled") == NULL));
  if (row != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                                 g_object_get_data (G_OBJECT (button), "ps-settled") != NULL
                                 ? _("The group will not be asked again.")
                                 : _("Would the group like to remember them?"));
  gtk_button_set_label (GTK_BUTTON (button), g_object_get_data (G_OBJECT (button), "ps-settled") != NULL
                        ? _("Ask Again") : _("Not Wanted"));
}

static void
not_wanted_cb (PsStartRemember *self,
               GtkButton       *button)
{
  GtkCheckButton *check = g_object_get_data (G_OBJECT (button), "ps-check");
  gboolean settled = g_object_get_data (G_OBJECT (button), "ps-settled") != NULL;

  gtk_check_button_set_active (check, FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (check), settled);
  gtk_widget_set_sensitive (GTK_WIDGET (button), FALSE);
  ps_care_settle_async (self->care, get_id (GTK_WIDGET (button)), settled ? NULL : "not-wanted", NULL,
                        settled_cb, g_object_ref (button));
}

static void
add_rows (PsStartRemember        *self,
          const PsRemembranceRow *remembrance,
          PsMemberNames          *names,
          GPtrArray              *rows)
{
  g_autofree char *title = ps_remember_words_title (remembrance, names);
  GtkWidget *row = ps_row_new (NULL, title, _("Would the group like to remember them?"));
  GtkWidget *button = ps_row_add_button (row, NULL, _("Not Wanted"));
  GtkWidget *add = ps_row_new (NULL, _("Add a moment of remembrance"),
                               _("Five minutes after the check-in, without a name where the room can "
                                 "read it. Left open, it can wait for another meeting."));
  GtkWidget *check = gtk_check_button_new ();

  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Add a moment of remembrance"), -1);
  set_id (check, remembrance->id);
  adw_action_row_add_prefix (ADW_ACTION_ROW (add), check);
  ps_row_activates (add, check);
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);

  set_id (button, remembrance->id);
  g_object_set_data_full (G_OBJECT (button), "ps-check", g_object_ref (check), g_object_unref);
  g_signal_connect_object (button, "clicked", G_CALLBACK (not_wanted_cb), self, G_CONNECT_SWAPPED);

  g_ptr_array_add (rows, row);
  g_ptr_array_add (rows, add);
}

static void
ps_start_remember_dispose (GObject *object)
{
  PsStartRemember *self = PS_START_REMEMBER (object);

  g_clear_object (&self->care);
  g_clear_pointer (&self->ids, g_array_unref);

  G_OBJECT_CLASS (ps_start_remember_parent_class)->dispose (object);
}

static void
ps_start_remember_class_init (PsStartRememberClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ps_start_remember_dispose;

  /**
   * PsStartRemember::changed:
   *
   * Somebody is to be remembered, or is not.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
ps_start_remember_init (PsStartRemember *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Remembering"), -1);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->list));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * ps_start_remember_set:
 * @clock: outlives it
 * @group_id: whose meeting begins
 *
 * Shows whom that group is asked to remember; where that is nobody, nothing. Once.
 */
void
ps_start_remember_set (PsStartRemember *self,
                       PsDb            *db,
                       const PsClock   *clock,
                       gint64           group_id)
{
  g_autoptr (PsMemberNames) names = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  g_return_if_fail (PS_IS_START_REMEMBER (self));
  g_return_if_fail (self->care == NULL);

  names = ps_member_names_new (db);
  self->care = ps_care_new (db, clock);
  list = ps_care_list_remembrances (self->care, group_id);
  for (guint i = 0; i < list->len; i++)
    add_rows (self, g_ptr_array_index (list, i), names, rows);
  ps_list_box_refill (self->list, rows);
  gtk_widget_set_visible (GTK_WIDGET (self), list->len > 0);
}

/**
 * ps_start_remember_get_ids:
 *
 * Returns: (transfer none) (element-type gint64): which #PsRemembranceRow a moment of remembrance is for
 */
GArray *
ps_start_remember_get_ids (PsStartRemember *self)
{
  g_return_val_if_fail (PS_IS_START_REMEMBER (self), NULL);

  return self->ids;
}
