#include "ps-meeting-view-private.h"

#include <glib/gi18n-lib.h>

#include "ps-attendance-dialog.h"
#include "ps-duration.h"
#include "ps-platform.h"

/* What a person can do to the running meeting. */

/**
 * ps_meeting_view_show_error:
 * @self: a view
 * @error: (nullable): why something was not stored, or %NULL when all is well
 *
 * Says so above the clock until the next thing works. What is shown otherwise stays what is stored.
 */
void
ps_meeting_view_show_error (PsMeetingView *self,
                            const GError  *error)
{
  ps_error_label_set_error (self->error_label, error);
  gtk_widget_set_visible (self->error_notice, error != NULL);
}

static void
show_reasons_cb (GtkWidget  *widget,
                 const char *action_name G_GNUC_UNUSED,
                 GVariant   *parameter G_GNUC_UNUSED)
{
  gtk_menu_button_popup (PS_MEETING_VIEW (widget)->reason_button);
}

static void
show_refits_cb (GtkWidget  *widget,
                const char *action_name G_GNUC_UNUSED,
                GVariant   *parameter G_GNUC_UNUSED)
{
  PsMeetingView *self = PS_MEETING_VIEW (widget);

  if (gtk_widget_get_visible (GTK_WIDGET (self->refit_button)))
    gtk_menu_button_popup (self->refit_button);
  else
    ps_meeting_view_say (self, _("The meeting is not running late, so there is nothing to fit."));
}

/* For this segment only: the agenda stays as it is. */
static void
stay_cb (GtkWidget  *widget,
         const char *action_name G_GNUC_UNUSED,
         GVariant   *parameter G_GNUC_UNUSED)
{
  PsMeetingView *self = PS_MEETING_VIEW (widget);
  PsClockReading reading;

  ps_live_meeting_read (self->live, &reading);
  if (ps_meeting_view_moves_on (self, &reading))
    {
      self->stay_segment = reading.segment;
      ps_meeting_view_say (self, _("This segment stays until you move on."));
    }
  else
    {
      self->stay_segment = -1;
      ps_meeting_view_say (self, _("This segment moves on by itself."));
    }
}

static void
hide_script_cb (GtkWidget  *widget,
                const char *action_name G_GNUC_UNUSED,
                GVariant   *parameter G_GNUC_UNUSED)
{
  gtk_widget_grab_focus (widget);
  g_object_set (widget, "script-shown", FALSE, NULL);
}

static void
settle_cb (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter G_GNUC_UNUSED)
{
  PsMeetingView *self = PS_MEETING_VIEW (widget);

  self->found = FALSE;
  ps_live_meeting_settle_gap_async (self->live, g_str_equal (action_name, "meeting.gap-pause"),
                                    NULL, ps_meeting_view_done_cb, ps_meeting_view_touch (self));
}

static void
continue_cb (GtkWidget  *widget,
             const char *action_name G_GNUC_UNUSED,
             GVariant   *parameter G_GNUC_UNUSED)
{
  PsMeetingView *self = PS_MEETING_VIEW (widget);

  self->found = FALSE;
  ps_meeting_view_refresh (self);
}

static void
dismiss_cb (GtkWidget  *widget,
            const char *action_name G_GNUC_UNUSED,
            GVariant   *parameter G_GNUC_UNUSED)
{
  ps_meeting_view_show_error (PS_MEETING_VIEW (widget), NULL);
}

static void
end_answered_cb (const char *answer,
                 gpointer    user_data)
{
  PsMeetingView *self = user_data;

  if (!g_str_equal (answer, "end") || self->live == NULL)
    return;

  /* A night in which the computer was off is no part of the last segment. */
  if (ps_live_meeting_get_gap (self->live) != NULL)
    ps_live_meeting_settle_gap_async (self->live, TRUE, NULL, ps_meeting_view_done_cb, ps_meeting_view_touch (self));
  ps_meeting_view_do (self, PS_CLOCK_END, NULL);
}

static char *
get_end_text (PsMeetingView *self)
{
  const PsGap *gap = ps_live_meeting_get_gap (self->live);
  g_autofree char *away = NULL;

  if (gap == NULL)
    return g_strdup (_("The clock stops, and the debrief is next."));

  away = ps_duration_in_words (gap->away_s);

  /* Translators: %s is a duration. */
  return g_strdup_printf (_("The clock stops, and the debrief is next. The %s in which nobody was "
                            "at this computer will count as a pause."), away);
}

static void
end_cb (GtkWidget  *widget,
        const char *action_name G_GNUC_UNUSED,
        GVariant   *parameter G_GNUC_UNUSED)
{
  PsMeetingView *self = PS_MEETING_VIEW (widget);
  const PsAnswer answers[] = {
    { "keep", _("_Keep Running"), PS_ANSWER_PLAIN },
    { "end", _("_End Meeting"), PS_ANSWER_DESTRUCTIVE },
  };
  g_autofree char *text = get_end_text (self);

  ps_platform_ask (widget, _("End the Meeting?"), text,
                   answers, G_N_ELEMENTS (answers), "keep", "keep",
                   end_answered_cb, g_object_ref (self), g_object_unref);
}

/* What Page Down does: on, and after the last segment to the question whether that was all. */
static void
advance_cb (GtkWidget  *widget,
            const char *action_name G_GNUC_UNUSED,
            GVariant   *parameter G_GNUC_UNUSED)
{
  PsMeetingView *self = PS_MEETING_VIEW (widget);
  gboolean can_next = ps_live_meeting_can (self->live, PS_CLOCK_NEXT);

  gtk_widget_activate_action (widget, can_next ? "meeting.next" : "meeting.end", NULL);
}

static void
attendance_cb (GtkWidget  *widget,
               const char *action_name G_GNUC_UNUSED,
               GVariant   *parameter G_GNUC_UNUSED)
{
  PsMeetingView *self = PS_MEETING_VIEW (widget);
  gint64 id = ps_session_get_id (ps_live_meeting_get_session (self->live));
  g_autoptr (GError) error = NULL;
  g_autoptr (PsAttendanceSheet) sheet = NULL;

  if (self->dialog != NULL)
    {
      gtk_window_present (GTK_WINDOW (self->dialog));
      return;
    }

  sheet = ps_meetings_get_attendance (self->meetings, id, &error);
  if (sheet == NULL)
    {
      ps_meeting_view_show_error (self, error);
      return;
    }

  g_set_weak_pointer (&self->dialog, ps_attendance_dialog_present (sheet, widget));
  if (self->half_typed != NULL)
    ps_walk_in_box_set_name (ps_attendance_dialog_get_walk_in (PS_ATTENDANCE_DIALOG (self->dialog)),
                             self->half_typed);
  g_clear_pointer (&self->half_typed, g_free);
}

typedef struct {
  GtkWidget *window;
  gint64     session_id;
} Ended;

static void
ended_free (gpointer data)
{
  Ended *ended = data;

  g_object_unref (ended->window);
  g_free (ended);
}

static gboolean
open_debrief_cb (gpointer user_data)
{
  Ended *ended = user_data;

  gtk_widget_activate_action (ended->window, "win.open-debrief", "x", ended->session_id);

  return G_SOURCE_REMOVE;
}

/**
 * ps_meeting_view_open_debrief:
 * @self: a view whose meeting has ended
 *
 * What follows a meeting is its debrief. Later, because the window has first to take its pages back
 * from the meeting.
 */
void
ps_meeting_view_open_debrief (PsMeetingView *self)
{
  GtkRoot *window = gtk_widget_get_root (GTK_WIDGET (self));
  Ended *ended;

  if (!GTK_IS_WINDOW (window))
    return;

  ended = g_new0 (Ended, 1);
  ended->window = g_object_ref (GTK_WIDGET (window));
  ended->session_id = ps_session_get_id (ps_live_meeting_get_session (self->live));
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, open_debrief_cb, ended, ended_free);
}

static void
full_screen_cb (GtkWidget  *widget,
                const char *action_name G_GNUC_UNUSED,
                GVariant   *parameter G_GNUC_UNUSED)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (widget));

  if (gtk_window_is_fullscreen (window))
    gtk_window_unfullscreen (window);
  else
    gtk_window_fullscreen (window);
}

static void
mute_cb (GtkWidget  *widget,
         const char *action_name G_GNUC_UNUSED,
         GVariant   *parameter G_GNUC_UNUSED)
{
  PsMeetingView *self = PS_MEETING_VIEW (widget);
  gboolean on;

  if (self->settings == NULL)
    return;

  on = !g_settings_get_boolean (self->settings, "chime");
  g_settings_set_boolean (self->settings, "chime", on);
  ps_meeting_view_say (self, on ? _("The chime is on.") : _("The chime is off."));
}

/**
 * ps_meeting_view_install_actions:
 * @widget_class: the view's class
 *
 * Gives the view its actions.
 */
void
ps_meeting_view_install_actions (GtkWidgetClass *widget_class)
{
  ps_meeting_view_install_touches (widget_class);
  gtk_widget_class_install_action (widget_class, "meeting.advance", NULL, advance_cb);
  gtk_widget_class_install_action (widget_class, "meeting.show-reasons", NULL, show_reasons_cb);
  gtk_widget_class_install_action (widget_class, "meeting.show-refits", NULL, show_refits_cb);
  gtk_widget_class_install_action (widget_class, "meeting.stay", NULL, stay_cb);
  gtk_widget_class_install_property_action (widget_class, "meeting.script", "script-shown");
  gtk_widget_class_install_action (widget_class, "meeting.hide-script", NULL, hide_script_cb);
  gtk_widget_class_install_action (widget_class, "meeting.gap-count", NULL, settle_cb);
  gtk_widget_class_install_action (widget_class, "meeting.gap-pause", NULL, settle_cb);
  gtk_widget_class_install_action (widget_class, "meeting.continue", NULL, continue_cb);
  gtk_widget_class_install_action (widget_class, "meeting.dismiss", NULL, dismiss_cb);
  gtk_widget_class_install_action (widget_class, "meeting.end", NULL, end_cb);
  gtk_widget_class_install_action (widget_class, "meeting.attendance", NULL, attendance_cb);
  gtk_widget_class_install_action (widget_class, "meeting.full-screen", NULL, full_screen_cb);
  gtk_widget_class_install_action (widget_class, "meeting.mute", NULL, mute_cb);
}

/**
 * ps_meeting_view_update_actions:
 * @self: a view
 *
 * Enables what makes sense now.
 */
void
ps_meeting_view_update_actions (PsMeetingView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  PsClockReading reading;
  gboolean runs;

  ps_live_meeting_read (self->live, &reading);
  runs = reading.state == PS_CLOCK_RUNNING || reading.state == PS_CLOCK_PAUSED;

  ps_meeting_view_update_touches (self, &reading);
  gtk_widget_action_set_enabled (widget, "meeting.show-reasons", runs);
  gtk_widget_action_set_enabled (widget, "meeting.advance", runs);
  gtk_widget_action_set_enabled (widget, "meeting.show-refits", runs);
  gtk_widget_action_set_enabled (widget, "meeting.stay", runs);
  gtk_widget_action_set_enabled (widget, "meeting.end",
                                 ps_live_meeting_can (self->live, PS_CLOCK_END));
}
