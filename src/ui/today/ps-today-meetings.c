/* Which meeting is next; and the day's meetings for whoever leads none, from where the front desk takes
 * attendance.
 */
#include "ps-today-meetings.h"

#include "ps-attendance-dialog.h"
#include "ps-door.h"
#include "ps-list-box.h"
#include "ps-right.h"
#include "ps-sign-in-dialog.h"
#include "ps-today-words.h"
#include "ps-toast.h"

#include <glib/gi18n-lib.h>

#define ROW_MEETING "ps-door-meeting"

/**
 * ps_today_find_next:
 *
 * Returns: (transfer full) (nullable): the next meeting of all groups: one that should have begun by now
 *   is still it
 */
PsUpcoming *
ps_today_find_next (PsGroups *groups)
{
  GListModel *list = ps_groups_get_list (groups);
  PsUpcoming *next = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (PsGroup) group = g_list_model_get_item (list, i);
      g_autoptr (GPtrArray) dates =
        ps_groups_get_next_dates (groups, ps_group_get_id (group), 1, NULL);

      if (dates != NULL && dates->len > 0)
        {
          PsUpcoming *first = g_ptr_array_index (dates, 0);

          if (next == NULL || first->starts_at < next->starts_at)
            {
              g_clear_pointer (&next, ps_upcoming_free);
              next = g_ptr_array_steal_index (dates, 0);
            }
        }
    }

  return next;
}

static void
attendance_cb (GtkWidget   *button,
               PsWorkspace *workspace)
{
  const PsDoorMeeting *meeting = g_object_get_data (G_OBJECT (button), ROW_MEETING);
  g_autoptr (PsAttendanceSheet) sheet = NULL;
  g_autoptr (GError) error = NULL;

  sheet = ps_door_open_sheet (ps_workspace_get_db (workspace), ps_workspace_get_clock (workspace),
                              meeting, ps_workspace_get_user_name (workspace), &error);
  if (sheet == NULL)
    {
      ps_toast_error (button, error);
      return;
    }

  ps_attendance_dialog_present (sheet, button);
}

/* The one meeting of the row. */
static void
sign_in_cb (GtkWidget   *button,
            PsWorkspace *workspace)
{
  const PsDoorMeeting *meeting = g_object_get_data (G_OBJECT (button), ROW_MEETING);
  g_autoptr (GPtrArray) meetings =
    g_ptr_array_new_with_free_func ((GDestroyNotify) ps_door_meeting_free);
  PsDialog *dialog;

  g_ptr_array_add (meetings, ps_door_meeting_copy (meeting));
  dialog = ps_sign_in_dialog_new (workspace, gtk_widget_get_ancestor (button, GTK_TYPE_LIST_BOX), meetings);
  if (dialog != NULL)
    ps_dialog_present (dialog, button);
}

static GtkWidget *
add_button (GtkWidget           *row,
            const char          *icon_name,
            const char          *label,
            const PsDoorMeeting *meeting)
{
  GtkWidget *button = ps_row_add_button (row, icon_name, label);

  g_object_set_data_full (G_OBJECT (button), ROW_MEETING, ps_door_meeting_copy (meeting),
                          (GDestroyNotify) ps_door_meeting_free);

  return button;
}

static GtkWidget *
row_new (PsWorkspace         *workspace,
         const PsDoorMeeting *meeting)
{
  g_autofree char *words =
    ps_today_words_meeting (meeting, ps_clock_wall (ps_workspace_get_clock (workspace)));
  GtkWidget *row = ps_row_new (NULL, meeting->group_name, words);
  GtkWidget *button;

  if (!ps_roles_may (ps_workspace_get_roles (workspace), PS_RIGHT_DOOR))
    return row;

  button = add_button (row, "printer-symbolic", _("Sign-In Sheet…"), meeting);
  g_signal_connect_object (button, "clicked", G_CALLBACK (sign_in_cb), workspace, 0);
  if (!meeting->keeps_roster && meeting->session_id == 0)
    {
      /* Translators: of a meeting whose group keeps no list of names, after its time and place: “18:00
       * to 19:30 · Room 204 · Heads are counted once it has begun”.
       */
      g_autofree char *later = g_strdup_printf (_("%s · Heads are counted once it has begun"), words);

      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), later);
      return row;
    }

  button = add_button (row, NULL, meeting->keeps_roster ? _("Attendance…") : _("Head Count…"), meeting);
  g_signal_connect_object (button, "clicked", G_CALLBACK (attendance_cb), workspace, 0);
  ps_row_activates (row, button);

  return row;
}

/**
 * ps_today_meetings_rows:
 * @workspace: open
 *
 * Returns: (transfer full) (element-type GtkWidget): a floating row for each of today's meetings
 */
GPtrArray *
ps_today_meetings_rows (PsWorkspace *workspace)
{
  g_autoptr (GPtrArray) meetings =
    ps_door_list (ps_workspace_get_db (workspace), ps_workspace_get_groups (workspace),
                  ps_workspace_get_clock (workspace), NULL);
  GPtrArray *rows = g_ptr_array_new ();

  for (guint i = 0; meetings != NULL && i < meetings->len; i++)
    g_ptr_array_add (rows, row_new (workspace, g_ptr_array_index (meetings, i)));

  return rows;
}
