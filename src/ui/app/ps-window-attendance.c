#include "ps-window-private.h"

#include "ps-attendance-dialog.h"
#include "ps-past-meetings.h"
#include "ps-right.h"
#include "ps-toast.h"

/* The attendance of meetings that are not today's: those that were, and those to come. */

/* Takes @sheet; %NULL where it could not be opened. */
static void
present (GtkWidget         *widget,
         PsAttendanceSheet *sheet,
         const GError      *error)
{
  g_autoptr (PsAttendanceSheet) owned = sheet;

  if (owned != NULL)
    ps_attendance_dialog_present (owned, widget);
  else
    ps_toast_error (widget, error);
}

static void
attendance_cb (GtkWidget  *widget,
               const char *action_name G_GNUC_UNUSED,
               GVariant   *parameter)
{
  PsWorkspace *workspace = ps_window_get_workspace (PS_WINDOW (widget));
  PsMeetings *meetings = ps_workspace_get_meetings (workspace);
  g_autoptr (GError) error = NULL;

  present (widget,
           ps_meetings_get_attendance (meetings, g_variant_get_int64 (parameter), &error), error);
}

static void
expect_cb (GtkWidget  *widget,
           const char *action_name G_GNUC_UNUSED,
           GVariant   *parameter)
{
  PsWorkspace *workspace = ps_window_get_workspace (PS_WINDOW (widget));
  g_autoptr (GError) error = NULL;
  PsAttendanceSheet *sheet;
  const char *rule_on;
  gint64 group_id, starts_at;

  g_variant_get (parameter, "(x&sx)", &group_id, &rule_on, &starts_at);
  sheet = ps_attendance_sheet_new_before (ps_workspace_get_db (workspace),
                                          ps_workspace_get_clock (workspace), group_id, rule_on,
                                          starts_at, ps_workspace_get_user_name (workspace), &error);
  present (widget, sheet, error);
}

static void
past_cb (GtkWidget  *widget,
         const char *action_name G_GNUC_UNUSED,
         GVariant   *parameter)
{
  GtkWidget *window =
    ps_past_meetings_window_new (ps_window_get_workspace (PS_WINDOW (widget)),
                                 g_variant_get_int64 (parameter));

  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (widget));
  gtk_window_present (GTK_WINDOW (window));
}

/**
 * ps_window_install_attendance_actions:
 * @widget_class: the window's class
 *
 * Gives the window its actions about the attendance of meetings.
 */
void
ps_window_install_attendance_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.show-attendance", "x", attendance_cb);
  gtk_widget_class_install_action (widget_class, "win.expect", "(xsx)", expect_cb);
  gtk_widget_class_install_action (widget_class, "win.past-meetings", "x", past_cb);
}

/**
 * ps_window_update_attendance_actions:
 * @self: a window
 *
 * Enables them for those who lead groups, while there is a page that they could stand on.
 */
void
ps_window_update_attendance_actions (PsWindow *self)
{
  static const char * const names[] = { "win.show-attendance", "win.expect", "win.past-meetings" };
  PsWorkspace *workspace = ps_window_get_workspace (self);
  gboolean leads = ps_roles_may (ps_workspace_get_roles (workspace), PS_RIGHT_MEETINGS);
  gboolean pages = ps_window_get_main_view (self) != NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), names[i], leads && pages);
}
