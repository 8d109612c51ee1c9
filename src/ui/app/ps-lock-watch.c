#include "ps-lock-watch.h"

#include "ps-idle-watch.h"
#include "ps-settings.h"
#include "ps-suspend-watch.h"

/**
 * PsLockWatch:
 *
 * Says, by its signal "nobody-there", when the vault should not stay open: nobody has touched
 * anything for the minutes that were set, the screen was locked, or the machine goes to sleep.
 *
 * It says so only while it is armed, that is, while there is something to lock.
 */
struct _PsLockWatch
{
  GObject         parent_instance;

  PsIdleWatch    *idle;
  PsSuspendWatch *suspend;
  GSettings      *settings;    /* nullable */
  gboolean        armed;
};

enum {
  NOBODY_THERE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PsLockWatch, ps_lock_watch, G_TYPE_OBJECT)

static void
nobody_there (PsLockWatch *self)
{
  if (self->armed)
    g_signal_emit (self, signals[NOBODY_THERE], 0);
}

static void
idle_cb (PsLockWatch *self)
{
  nobody_there (self);

  /* A curtain may have been drawn instead: it stays armed and counts anew. */
  if (self->armed)
    ps_idle_watch_start (self->idle);
}

static void
resumed_cb (PsLockWatch *self)
{
  if (self->armed)
    ps_idle_watch_check (self->idle);
}

static void
screen_saver_cb (PsLockWatch    *self,
                 GParamSpec     *pspec G_GNUC_UNUSED,
                 GtkApplication *application)
{
  gboolean active;

  g_object_get (application, "screensaver-active", &active, NULL);
  if (active)
    nobody_there (self);
}

static void
minutes_cb (PsLockWatch *self)
{
  ps_idle_watch_set_minutes (self->idle,
                             g_settings_get_uint (self->settings, "lock-after-minutes"));
}

static void
ps_lock_watch_dispose (GObject *object)
{
  PsLockWatch *self = PS_LOCK_WATCH (object);

  g_clear_object (&self->idle);
  g_clear_object (&self->suspend);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (ps_lock_watch_parent_class)->dispose (object);
}

static void
ps_lock_watch_class_init (PsLockWatchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = ps_lock_watch_dispose;

  signals[NOBODY_THERE] = g_signal_new ("nobody-there",
                                        G_TYPE_FROM_CLASS (klass),
                                        G_SIGNAL_RUN_LAST,
                                        0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 0);
}

static void
ps_lock_watch_init (PsLockWatch *self)
{
}

/**
 * ps_lock_watch_new:
 * @application: what knows of the screen saver
 * @clock: where the time comes from
 *
 * Makes a watch that is not armed.
 *
 * Returns: (transfer full): a #PsLockWatch
 */
PsLockWatch *
ps_lock_watch_new (GtkApplication *application,
                   const PsClock  *clock)
{
  PsLockWatch *self = g_object_new (PS_TYPE_LOCK_WATCH, NULL);

  self->idle = ps_idle_watch_new (clock);
  self->suspend = ps_suspend_watch_new ();
  self->settings = ps_settings_new ();

  g_signal_connect_object (self->idle, "idle", G_CALLBACK (idle_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->suspend, "suspending",
                           G_CALLBACK (nobody_there), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->suspend, "resumed",
                           G_CALLBACK (resumed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (application, "notify::screensaver-active",
                           G_CALLBACK (screen_saver_cb), self, G_CONNECT_SWAPPED);
  if (self->settings != NULL)
    {
      g_signal_connect_object (self->settings, "changed::lock-after-minutes",
                               G_CALLBACK (minutes_cb), self, G_CONNECT_SWAPPED);
      minutes_cb (self);
    }

  return self;
}

/**
 * ps_lock_watch_set_armed:
 * @self: a lock watch
 * @armed: whether there is something to lock
 *
 * Starts to watch, or stops. The login manager is looked for when there is first something to lock,
 * so that it costs nothing at start-up.
 */
void
ps_lock_watch_set_armed (PsLockWatch *self,
                         gboolean     armed)
{
  g_return_if_fail (PS_IS_LOCK_WATCH (self));

  if (self->armed == !!armed)
    return;

  self->armed = !!armed;
  if (self->armed)
    {
      ps_suspend_watch_start (self->suspend);
      ps_idle_watch_start (self->idle);
    }
  else
    ps_idle_watch_stop (self->idle);
}
