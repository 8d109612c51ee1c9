#include "ps-suspend-watch.h"

/**
 * PsSuspendWatch:
 *
 * Says, by its signals "suspending" and "resumed", that the machine goes to sleep and that it woke
 * up, as systemd's login manager tells everybody over the system bus (org.freedesktop.login1(5)).
 * The bus is a socket of this machine. Where there is none, or no login manager, it says nothing.
 *
 * It does not hold the machine up: if the program gets no time before the machine sleeps, it is
 * told when it wakes, before anything is drawn.
 */
struct _PsSuspendWatch
{
  GObject          parent_instance;

  GCancellable    *cancellable;
  GDBusConnection *bus;
  guint            subscription;
};

enum {
  SUSPENDING,
  RESUMED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PsSuspendWatch, ps_suspend_watch, G_TYPE_OBJECT)

static void
prepare_for_sleep_cb (GDBusConnection *bus,
                      const char      *sender,
                      const char      *path,
                      const char      *interface,
                      const char      *signal,
                      GVariant        *parameters,
                      gpointer         user_data)
{
  gboolean sleeps;

  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(b)")))
    return;

  g_variant_get (parameters, "(b)", &sleeps);
  g_signal_emit (user_data, signals[sleeps ? SUSPENDING : RESUMED], 0);
}

static void
bus_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  GDBusConnection *bus = g_bus_get_finish (result, NULL);
  PsSuspendWatch *self;

  /* Without a bus there is nobody to ask; cancelled, there is nobody who asked. */
  if (bus == NULL)
    return;

  self = user_data;
  self->bus = bus;
  self->subscription =
    g_dbus_connection_signal_subscribe (bus,
                                        "org.freedesktop.login1",
                                        "org.freedesktop.login1.Manager",
                                        "PrepareForSleep",
                                        "/org/freedesktop/login1",
                                        NULL,
                                        G_DBUS_SIGNAL_FLAGS_NONE,
                                        prepare_for_sleep_cb, self, NULL);
}

static void
ps_suspend_watch_dispose (GObject *object)
{
  PsSuspendWatch *self = PS_SUSPEND_WATCH (object);

  g_cancellable_cancel (self->cancellable);
  if (self->subscription != 0)
    g_dbus_connection_signal_unsubscribe (self->bus, self->subscription);
  self->subscription = 0;
  g_clear_object (&self->bus);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (ps_suspend_watch_parent_class)->dispose (object);
}

static void
ps_suspend_watch_class_init (PsSuspendWatchClass *klass)
{
  static const char * const names[] = { "suspending", "resumed" };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = ps_suspend_watch_dispose;

  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i],
                               G_TYPE_FROM_CLASS (klass),
                               G_SIGNAL_RUN_LAST,
                               0, NULL, NULL, NULL,
                               G_TYPE_NONE, 0);
}

static void
ps_suspend_watch_init (PsSuspendWatch *self)
{
}

/**
 * ps_suspend_watch_new:
 *
 * Makes a watch that does not look yet.
 *
 * Returns: (transfer full): a #PsSuspendWatch
 */
PsSuspendWatch *
ps_suspend_watch_new (void)
{
  return g_object_new (PS_TYPE_SUSPEND_WATCH, NULL);
}

/**
 * ps_suspend_watch_start:
 * @self: a suspend watch
 *
 * Begins to look, without waiting for the bus.
 */
void
ps_suspend_watch_start (PsSuspendWatch *self)
{
  g_return_if_fail (PS_IS_SUSPEND_WATCH (self));

  if (self->cancellable != NULL)
    return;

  self->cancellable = g_cancellable_new ();
  g_bus_get (G_BUS_TYPE_SYSTEM, self->cancellable, bus_cb, self);
}
