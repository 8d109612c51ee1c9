#include "ps-meeting-view-private.h"

#include <glib/gi18n-lib.h>

#include "ps-attendance-dialog.h"
#include "ps-duration.h"
#include "ps-platform.h"
#include "ps-toast.h"

/* What a person can do to the running meeting, and the keys for it. */

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
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (PsMeetingView) self = user_data;
  g_autoptr (GError) error = NULL;

  ps_live_meeting_do_finish (PS_LIVE_MEETING (source), result, &error);

  /* The view may have gone while this was being stored. */
  if (self->live == NULL)
    return;

  self->advancing = FALSE;
  ps_meeting_view_show_error (self, error);
}

/**
 * ps_meeting_view_do:
 * @self: a view
 * @verb: what to do
 * @argument: (nullable): with what
 *
 * Touches the clock of the meeting.
 */
void
ps_meeting_view_do (PsMeetingView *self,
                    PsClockVerb    verb,
                    const char    *argument)
{
  if (self->live != NULL)
    ps_live_meeting_do_async (self->live, verb, argument, NULL, done_cb, g_object_ref (self));
}

/* Actions that are one touch of the clock. */
static const struct {
  const char  *name;
  PsClockVerb  verb;
  const char  *argument;
} touches[] = {
  { "meeting.next", PS_CLOCK_NEXT, NULL },
  { "meeting.back", PS_CLOCK_BACK, NULL },
  { "meeting.add-minute", PS_CLOCK_EXTEND, "60" },
  { "meeting.remove-minute", PS_CLOCK_EXTEND, "-60" },
  { "meeting.add-five", PS_CLOCK_EXTEND, "300" },
  { "meeting.remove-five", PS_CLOCK_EXTEND, "-300" },
};

static void
touch_cb (GtkWidget  *widget,
          const char *action_name,
          GVariant   *parameter G_GNUC_UNUSED)
{
  for (gsize i = 0; i < G_N_ELEMENTS (touches); i++)
    {
      if (g_str_equal (touches[i].name, action_name))
        ps_meeting_view_do (PS_MEETING_VIEW (widget), touches[i].verb, touches[i].argument);
    }
}

static void
pause_cb (GtkWidget  *widget,
          const char *action_name G_GNUC_UNUSED,
          GVariant   *parameter G_GNUC_UNUSED)
{
  PsMeetingView *self = PS_MEETING_VIEW (widget);
  gboolean paused = ps_live_meeting_can (self->live, PS_CLOCK_RESUME);

  ps_meeting_view_do (self, paused ? PS_CLOCK_RESUME : PS_CLOCK_PAUSE, NULL);
}

static void
settle_cb (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter G_GNUC_UNUSED)
{
  PsMeetingView *self = PS_MEETING_VIEW (widget);

  self->found = FALSE;
  ps_live_meeting_settle_gap_async (self->live, g_str_equal (action_name, "meeting.gap-pause"),
                                    NULL, done_cb, g_object_ref (self));
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
    ps_live_meeting_settle_gap_async (self->live, TRUE, NULL, done_cb, g_object_ref (self));
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

  g_set_weak_pointer (&self->dialog, ps_attendance_dialog_new (sheet));
  gtk_window_set_transient_for (GTK_WINDOW (self->dialog),
                                GTK_WINDOW (gtk_widget_get_root (widget)));
  gtk_window_present (GTK_WINDOW (self->dialog));
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
  ps_toast (widget, on ? _("The chime is on") : _("The chime is off"));
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
  for (gsize i = 0; i < G_N_ELEMENTS (touches); i++)
    gtk_widget_class_install_action (widget_class, touches[i].name, NULL, touch_cb);

  gtk_widget_class_install_action (widget_class, "meeting.pause", NULL, pause_cb);
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
  const PsSessionRow *row = ps_session_get_row (ps_live_meeting_get_session (self->live));
  gboolean can_pause = ps_live_meeting_can (self->live, PS_CLOCK_PAUSE);
  gboolean can_resume = ps_live_meeting_can (self->live, PS_CLOCK_RESUME);

  for (gsize i = 0; i < G_N_ELEMENTS (touches); i++)
    gtk_widget_action_set_enabled (widget, touches[i].name,
                                   ps_live_meeting_can (self->live, touches[i].verb));

  gtk_widget_action_set_enabled (widget, "meeting.pause", can_pause || can_resume);
  gtk_widget_action_set_enabled (widget, "meeting.end",
                                 ps_live_meeting_can (self->live, PS_CLOCK_END));

  /* A group that keeps no roster has counted its heads at the start. */
  gtk_widget_action_set_enabled (widget, "meeting.attendance", row->head_count < 0);
}

static gboolean
key_cb (GtkWidget *widget,
        GVariant  *args G_GNUC_UNUSED,
        gpointer   user_data)
{
  return gtk_widget_get_mapped (widget) && gtk_widget_activate_action (widget, user_data, NULL);
}

/* Space belongs to whatever button has the focus. */
static gboolean
space_cb (GtkWidget *widget,
          GVariant  *args,
          gpointer   user_data)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  return !GTK_IS_BUTTON (focus) && key_cb (widget, args, user_data);
}

/* It leaves the full screen and nothing else. */
static gboolean
escape_cb (GtkWidget *widget,
           GVariant  *args G_GNUC_UNUSED,
           gpointer   user_data G_GNUC_UNUSED)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (widget));

  if (!gtk_widget_get_mapped (widget) || !gtk_window_is_fullscreen (window))
    return FALSE;

  gtk_window_unfullscreen (window);

  return TRUE;
}

/**
 * ps_meeting_view_install_keys:
 * @self: a view
 *
 * Gives the view its keys, wherever in the window the focus is. No letter by itself is one (WCAG
 * 2.1.4). Page Down and Page Up are what presenter remotes send.
 */
void
ps_meeting_view_install_keys (PsMeetingView *self)
{
  static const struct {
    const char      *trigger;
    GtkShortcutFunc  func;
    const char      *action;
  } keys[] = {
    { "<Control>space", key_cb, "meeting.pause" },
    { "space", space_cb, "meeting.pause" },
    { "Page_Down|KP_Page_Down", key_cb, "meeting.next" },
    { "Page_Up|KP_Page_Up", key_cb, "meeting.back" },
    { "<Control>plus|<Control>equal|<Control>KP_Add", key_cb, "meeting.add-minute" },
    { "<Control>minus|<Control>KP_Subtract", key_cb, "meeting.remove-minute" },
    { "<Control>h", key_cb, "win.curtain" },
    { "<Control>m", key_cb, "meeting.mute" },
    { "F11", key_cb, "meeting.full-screen" },
    { "Escape", escape_cb, NULL },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (controller),
                                     GTK_SHORTCUT_SCOPE_GLOBAL);

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys[i].trigger),
                        gtk_callback_action_new (keys[i].func, (gpointer) keys[i].action, NULL)));

  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}
