#include "ps-idle-watch.h"

/**
 * PsIdleWatch:
 *
 * Says, by its signal "idle", that nobody has touched the keyboard, the mouse or the screen for a
 * while in any window of this program.
 *
 * A touch only notes when it was. One timeout is armed for when the time could be up and, when it
 * comes too early, armed again for the rest, so it wakes the machine once in as many minutes. It
 * counts the time in which the machine slept. While it is stopped there is no timer at all.
 */
struct _PsIdleWatch
{
  GObject        parent_instance;

  const PsClock *clock;
  guint          minutes;
  guint          timeout_id;
  PsInstant      touched;
};

enum {
  IDLE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PsIdleWatch, ps_idle_watch, G_TYPE_OBJECT)

/* In microseconds; not positive when the time is up. A person is idle in real time, however fast the
 * clock of a practice runs.
 */
static gint64
get_left (PsIdleWatch *self)
{
  PsInstant now = ps_clock_now (self->clock);

  return self->minutes * G_TIME_SPAN_MINUTE -
         (now.boot - self->touched.boot) / MAX (self->clock->rate, 1);
}

static gboolean
timeout_cb (gpointer user_data)
{
  PsIdleWatch *self = user_data;

  self->timeout_id = 0;
  ps_idle_watch_check (self);

  return G_SOURCE_REMOVE;
}

static void
arm (PsIdleWatch *self,
     gint64       left)
{
  g_clear_handle_id (&self->timeout_id, g_source_remove);
  /* Whole seconds let the kernel wake up for several programs at once. */
  self->timeout_id = g_timeout_add_seconds ((guint) (MAX (left, 0) / G_TIME_SPAN_SECOND) + 1,
                                            timeout_cb, self);
}

static gboolean
event_cb (PsIdleWatch *self,
          GdkEvent    *event)
{
  switch (gdk_event_get_event_type (event))
    {
    case GDK_MOTION_NOTIFY:
    case GDK_BUTTON_PRESS:
    case GDK_KEY_PRESS:
    case GDK_SCROLL:
    case GDK_TOUCH_BEGIN:
    case GDK_TOUCHPAD_SWIPE:
    case GDK_TOUCHPAD_PINCH:
    case GDK_PAD_BUTTON_PRESS:
      ps_idle_watch_touch (self);
      break;

    default:
      break;
    }

  return GDK_EVENT_PROPAGATE;
}

static void
watch_window (PsIdleWatch *self,
              GtkWidget   *window)
{
  GtkEventController *controller;

  if (g_object_get_data (G_OBJECT (window), "ps-idle-watched") == self)
    return;

  controller = gtk_event_controller_legacy_new ();
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_object (controller, "event", G_CALLBACK (event_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (window, controller);
  g_object_set_data (G_OBJECT (window), "ps-idle-watched", self);
}

/* Dialogs are windows of their own, and come and go. */
static void
windows_changed_cb (PsIdleWatch *self,
                    guint        position,
                    guint        removed G_GNUC_UNUSED,
                    guint        added,
                    GListModel  *windows)
{
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      watch_window (self, window);
    }
}

static void
ps_idle_watch_dispose (GObject *object)
{
  PsIdleWatch *self = PS_IDLE_WATCH (object);

  g_clear_handle_id (&self->timeout_id, g_source_remove);

  G_OBJECT_CLASS (ps_idle_watch_parent_class)->dispose (object);
}

static void
ps_idle_watch_class_init (PsIdleWatchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = ps_idle_watch_dispose;

  /**
   * PsIdleWatch::idle:
   *
   * Nobody has touched anything for the minutes that were set. The watch stops; it is started again
   * when there is something to watch again.
   */
  signals[IDLE] = g_signal_new ("idle",
                                G_TYPE_FROM_CLASS (klass),
                                G_SIGNAL_RUN_LAST,
                                0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);
}

static void
ps_idle_watch_init (PsIdleWatch *self)
{
  GListModel *windows = gtk_window_get_toplevels ();

  self->minutes = 5;
  g_signal_connect_object (windows, "items-changed",
                           G_CALLBACK (windows_changed_cb), self, G_CONNECT_SWAPPED);
  windows_changed_cb (self, 0, 0, g_list_model_get_n_items (windows), windows);
}

/**
 * ps_idle_watch_new:
 * @clock: where the time comes from
 *
 * Makes a watch that is stopped.
 *
 * Returns: (transfer full): a #PsIdleWatch
 */
PsIdleWatch *
ps_idle_watch_new (const PsClock *clock)
{
  PsIdleWatch *self = g_object_new (PS_TYPE_IDLE_WATCH, NULL);

  self->clock = clock;

  return self;
}

/**
 * ps_idle_watch_set_minutes:
 * @self: an idle watch
 * @minutes: how long nobody has to touch anything, at least 1
 *
 * Sets the time. It counts from the last touch, also when it is set in between.
 */
void
ps_idle_watch_set_minutes (PsIdleWatch *self,
                           guint        minutes)
{
  g_return_if_fail (PS_IS_IDLE_WATCH (self));

  self->minutes = MAX (minutes, 1);
  if (self->timeout_id != 0)
    arm (self, get_left (self));
}

/**
 * ps_idle_watch_start:
 * @self: an idle watch
 *
 * Starts counting from now.
 */
void
ps_idle_watch_start (PsIdleWatch *self)
{
  g_return_if_fail (PS_IS_IDLE_WATCH (self));

  ps_idle_watch_touch (self);
  arm (self, get_left (self));
}

/**
 * ps_idle_watch_stop:
 * @self: an idle watch
 *
 * Stops counting: there is nothing left to lock.
 */
void
ps_idle_watch_stop (PsIdleWatch *self)
{
  g_return_if_fail (PS_IS_IDLE_WATCH (self));

  g_clear_handle_id (&self->timeout_id, g_source_remove);
}

/**
 * ps_idle_watch_touch:
 * @self: an idle watch
 *
 * Notes that somebody is there.
 */
void
ps_idle_watch_touch (PsIdleWatch *self)
{
  g_return_if_fail (PS_IS_IDLE_WATCH (self));

  self->touched = ps_clock_now (self->clock);
}

/**
 * ps_idle_watch_check:
 * @self: an idle watch that was started
 *
 * Looks whether the time is up, and says "idle" if it is. The timeout does this by itself; after a
 * suspend it is asked for, because a timeout does not count the time asleep.
 *
 * Returns: whether it was up
 */
gboolean
ps_idle_watch_check (PsIdleWatch *self)
{
  gint64 left;

  g_return_val_if_fail (PS_IS_IDLE_WATCH (self), FALSE);

  left = get_left (self);
  if (left > 0)
    {
      arm (self, left);
      return FALSE;
    }

  g_clear_handle_id (&self->timeout_id, g_source_remove);
  g_signal_emit (self, signals[IDLE], 0);

  return TRUE;
}
