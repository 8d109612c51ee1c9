/* What waits on the page of the day for those who come to a group: who is to be welcomed by a call, who
 * can have a place again or was offered one, and whom a group is asked to remember.
 */
#include "ps-today-care.h"

#include <glib/gi18n-lib.h>

#include "ps-care-deeds.h"
#include "ps-care-rows.h"
#include "ps-list-box.h"
#include "ps-remember-words.h"
#include "ps-waitlist-rows.h"

/* Whom a tick is about. */
typedef struct {
  PsWorkspace  *workspace;
  PsWelcomeRow  row;
} Call;

static void
call_free (gpointer  data,
           GClosure *closure G_GNUC_UNUSED)
{
  Call *call = data;

  g_object_unref (call->workspace);
  g_free (call->row.name);
  g_free (call);
}

/* The row goes off the list when it is stored, its list box stays. */
static void
called_cb (GtkCheckButton *check,
           Call           *call)
{
  ps_care_tick (call->workspace, gtk_widget_get_ancestor (GTK_WIDGET (check), GTK_TYPE_LIST_BOX),
                &call->row, "call", gtk_check_button_get_active (check));
}

static GtkWidget *
make_call (PsWorkspace        *workspace,
           const PsWelcomeRow *newcomer)
{
  g_autofree char *label =
    ps_member_names_dup_label (ps_workspace_get_member_names (workspace), newcomer->person_id,
                               newcomer->name);
  /* Translators: %s is a member who came for the first time. */
  g_autofree char *title = g_strdup_printf (_("Welcome call: %s"), label);
  g_autofree char *day = ps_care_words_day (workspace, newcomer->first_at);
  /* Translators: %1$s is a group, %2$s a day. */
  g_autofree char *subtitle = g_strdup_printf (_("First came to %1$s %2$s. A call within two days is "
                                                 "kind."), newcomer->group_name, day);
  GtkWidget *row = ps_row_new (NULL, title, subtitle);
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *button = ps_row_add_button (row, "avatar-default-symbolic", _("Show Them"));
  Call *call = g_new0 (Call, 1);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", newcomer->person_id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show-member");
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_widget_set_tooltip_text (check, _("Mark as done"));
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  ps_row_activates (row, check);

  call->workspace = g_object_ref (workspace);
  call->row.group_id = newcomer->group_id;
  call->row.person_id = newcomer->person_id;
  call->row.name = g_strdup (newcomer->name);
  g_signal_connect_data (check, "toggled", G_CALLBACK (called_cb), call, call_free, 0);

  return row;
}

static GtkWidget *
make_group_row (const char *icon,
                const char *title,
                const char *subtitle,
                gint64      group_id)
{
  GtkWidget *row = ps_row_new (icon, title, subtitle);

  ps_row_add_arrow (row);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x", group_id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show-group");

  return row;
}

/**
 * ps_today_care_add_rows:
 * @rows: (element-type GtkWidget): gets a floating row for each thing that waits
 */
void
ps_today_care_add_rows (PsWorkspace *workspace,
                        GPtrArray   *rows)
{
  PsCare *care = ps_workspace_get_care (workspace);
  g_autoptr (GPtrArray) calls = ps_care_list_welcome_calls (care);
  g_autoptr (GPtrArray) places = ps_care_list_free (care);
  g_autoptr (GPtrArray) offered = ps_care_list_offered (care);
  g_autoptr (GPtrArray) remembrances = ps_care_list_remembrances (care, 0);

  for (guint i = 0; i < calls->len; i++)
    g_ptr_array_add (rows, make_call (workspace, g_ptr_array_index (calls, i)));

  for (guint i = 0; i < places->len; i++)
    {
      const PsWaitlistRow *next = g_ptr_array_index (places, i);
      /* Translators: %s is a group. */
      g_autofree char *title = g_strdup_printf (_("A place is free in %s"), next->group_name);
      g_autofree char *subtitle = ps_waitlist_words_free (workspace, next);

      g_ptr_array_add (rows, make_group_row ("list-add-symbolic", title, subtitle, next->group_id));
    }

  /* Until they answer nobody else can have that place, so they are asked again some day. */
  for (guint i = 0; i < offered->len; i++)
    {
      const PsWaitlistRow *wait = g_ptr_array_index (offered, i);
      /* Translators: somebody was offered a place in a group, which is %s. */
      g_autofree char *title = g_strdup_printf (_("Waiting for an answer: %s"), wait->group_name);
      g_autofree char *subtitle = ps_waitlist_words_offered (workspace, wait);

      g_ptr_array_add (rows, make_group_row ("list-add-symbolic", title, subtitle, wait->group_id));
    }

  for (guint i = 0; i < remembrances->len; i++)
    {
      const PsRemembranceRow *remembrance = g_ptr_array_index (remembrances, i);
      g_autofree char *title =
        ps_remember_words_title (remembrance, ps_workspace_get_member_names (workspace));
      /* Translators: %1$s is a group, %2$s a question about it. */
      g_autofree char *subtitle = g_strdup_printf (_("%1$s: %2$s"), remembrance->group_name,
                                                   ps_remember_words_next ());

      g_ptr_array_add (rows, make_group_row (NULL, title, subtitle, remembrance->group_id));
    }
}
