#include "ps-meeting-watch.h"

#include <glib/gi18n-lib.h>

/**
 * PsMeetingWatch:
 *
 * What a running meeting asks of the desktop: not to sleep, not to lock the screen, not to log out,
 * and to tell when the time of a segment is up and the window is not the one in use.
 *
 * The notification names no group and nobody in it, and goes as soon as the window is looked at.
 */
struct _PsMeetingWatch
{
  GObject         parent_instance;

  GtkApplication *application;
  GtkWindow      *window;         /* not owned: it owns this */
  PsMeetings     *meetings;
  PsLiveMeeting  *live;           /* nullable */
  guint           cookie;
  char           *notification;   /* the id of the one that it sends: each window has its own */
  int             told_segment;   /* the one whose end was told or seen, or -1 */
};

G_DEFINE_FINAL_TYPE (PsMeetingWatch, ps_meeting_watch, G_TYPE_OBJECT)

static void
tell (PsMeetingWatch *self)
{
  g_autoptr (GNotification) notification = NULL;

  notification = g_notification_new (_("The time of this segment is up"));
  g_notification_set_body (notification, _("The meeting goes on until you move to the next one."));
  g_notification_set_priority (notification, G_NOTIFICATION_PRIORITY_HIGH);
  g_application_send_notification (G_APPLICATION (self->application), self->notification, notification);
}

/* One telling for each time a segment runs out: it may be extended and run out again. */
static void
look (PsMeetingWatch *self)
{
  PsClockReading reading;

  ps_live_meeting_read (self->live, &reading);

  if (reading.segment != self->told_segment)
    self->told_segment = -1;

  if (reading.state != PS_CLOCK_RUNNING || reading.segment_left_s > 0)
    {
      self->told_segment = -1;
      ps_meeting_watch_withdraw (self);
      return;
    }

  if (self->told_segment == -1)
    {
      self->told_segment = reading.segment;
      if (!gtk_window_is_active (self->window))
        tell (self);
    }
}

static void
let_go (PsMeetingWatch *self)
{
  if (self->live == NULL)
    return;

  g_signal_handlers_disconnect_by_data (self->live, self);
  g_clear_object (&self->live);
  self->told_segment = -1;
  ps_meeting_watch_withdraw (self);

  if (self->cookie != 0)
    gtk_application_uninhibit (self->application, self->cookie);
  self->cookie = 0;
}

static void
current_cb (PsMeetingWatch *self)
{
  PsLiveMeeting *live = ps_meetings_get_current (self->meetings);

  if (live == self->live)
    return;

  let_go (self);
  if (live == NULL)
    return;

  self->live = g_object_ref (live);
  g_signal_connect_object (live, "tick", G_CALLBACK (look), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (live, "changed", G_CALLBACK (look), self, G_CONNECT_SWAPPED);
  self->cookie = gtk_application_inhibit (self->application, self->window,
                                          GTK_APPLICATION_INHIBIT_IDLE
                                          | GTK_APPLICATION_INHIBIT_SUSPEND
                                          | GTK_APPLICATION_INHIBIT_LOGOUT,
                                          _("A meeting is running"));
}

static void
active_cb (PsMeetingWatch *self)
{
  if (gtk_window_is_active (self->window))
    ps_meeting_watch_withdraw (self);
}

static void
ps_meeting_watch_dispose (GObject *object)
{
  PsMeetingWatch *self = PS_MEETING_WATCH (object);

  let_go (self);
  g_clear_object (&self->meetings);
  g_clear_object (&self->application);

  G_OBJECT_CLASS (ps_meeting_watch_parent_class)->dispose (object);
}

static void
ps_meeting_watch_finalize (GObject *object)
{
  g_free (PS_MEETING_WATCH (object)->notification);

  G_OBJECT_CLASS (ps_meeting_watch_parent_class)->finalize (object);
}

static void
ps_meeting_watch_class_init (PsMeetingWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ps_meeting_watch_dispose;
  G_OBJECT_CLASS (klass)->finalize = ps_meeting_watch_finalize;
}

static void
ps_meeting_watch_init (PsMeetingWatch *self)
{
  self->told_segment = -1;
}

/**
 * ps_meeting_watch_new:
 * @window: the window, which owns the watch; it has an application
 * @meetings: whose current meeting is watched
 *
 * Begins to watch.
 *
 * Returns: (transfer full): a #PsMeetingWatch
 */
PsMeetingWatch *
ps_meeting_watch_new (GtkWindow  *window,
                      PsMeetings *meetings)
{
  PsMeetingWatch *self = g_object_new (PS_TYPE_MEETING_WATCH, NULL);

  self->window = window;
  self->application = g_object_ref (gtk_window_get_application (window));
  self->meetings = g_object_ref (meetings);
  self->notification =
    g_strdup_printf ("segment-over-%u",
                     gtk_application_window_get_id (GTK_APPLICATION_WINDOW (window)));
  g_signal_connect_object (meetings, "notify::current",
                           G_CALLBACK (current_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "notify::is-active",
                           G_CALLBACK (active_cb), self, G_CONNECT_SWAPPED);
  current_cb (self);

  return self;
}

/**
 * ps_meeting_watch_withdraw:
 * @self: a meeting watch
 *
 * Takes the notification back.
 */
void
ps_meeting_watch_withdraw (PsMeetingWatch *self)
{
  g_return_if_fail (PS_IS_MEETING_WATCH (self));

  g_application_withdraw_notification (G_APPLICATION (self->application), self->notification);
}
