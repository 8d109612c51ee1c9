/* Forms about those who come to a group, made anew after the vault was locked under them. */
#include "ps-window-private.h"

#include "ps-attendance-dialog.h"
#include "ps-died-dialog.h"
#include "ps-waitlist-dialog.h"

/**
 * ps_window_open_attendance:
 * @id: a meeting that was started
 *
 * Returns: (transfer floating) (nullable): its sheet; %NULL where they may not see it any more
 */
GtkWidget *
ps_window_open_attendance (PsWindow   *self,
                           gint64      id,
                           const char *day G_GNUC_UNUSED)
{
  g_autoptr (PsAttendanceSheet) sheet =
    ps_attendance_sheet_new (ps_workspace_get_db (self->workspace),
                             ps_workspace_get_clock (self->workspace), id,
                             ps_workspace_get_user_name (self->workspace), NULL);

  return sheet != NULL ? ps_attendance_dialog_new (sheet) : NULL;
}

/**
 * ps_window_open_expected:
 * @id: a group
 * @day: which date of its rule, and when that is in microseconds UTC: "2026-03-14 1773511200000000"
 *
 * Returns: (transfer floating) (nullable): the sheet of a meeting that was not started when it was locked;
 *   %NULL where there is none
 */
GtkWidget *
ps_window_open_expected (PsWindow   *self,
                         gint64      id,
                         const char *day)
{
  g_auto (GStrv) parts = g_strsplit (day, " ", 2);
  g_autoptr (PsAttendanceSheet) sheet = NULL;

  if (parts[0] != NULL && parts[1] != NULL)
    sheet = ps_attendance_sheet_new_before (ps_workspace_get_db (self->workspace),
                                            ps_workspace_get_clock (self->workspace), id, parts[0],
                                            g_ascii_strtoll (parts[1], NULL, 10),
                                            ps_workspace_get_user_name (self->workspace), NULL);

  return sheet != NULL ? ps_attendance_dialog_new (sheet) : NULL;
}

/**
 * ps_window_open_died:
 * @id: a member
 *
 * Returns: (transfer floating) (nullable): the dialog that records a death; %NULL where they are gone
 */
GtkWidget *
ps_window_open_died (PsWindow   *self,
                     gint64      id,
                     const char *day G_GNUC_UNUSED)
{
  g_autoptr (PsMember) member =
    ps_roster_find (ps_workspace_get_roster (self->workspace), id, NULL);

  return member != NULL ? ps_died_dialog_new (self->workspace, GTK_WIDGET (self), member) : NULL;
}

/**
 * ps_window_open_waitlist:
 * @id: a group
 *
 * Returns: (transfer floating): the dialog that adds somebody to its waitlist
 */
GtkWidget *
ps_window_open_waitlist (PsWindow   *self,
                         gint64      id,
                         const char *day G_GNUC_UNUSED)
{
  return ps_waitlist_dialog_new (self->workspace, GTK_WIDGET (self), id);
}
