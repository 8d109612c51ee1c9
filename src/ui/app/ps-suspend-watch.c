#include "ps-suspend-watch.h"

#include <gio/gunixfdlist.h>
#include <glib/gi18n-lib.h>
#include <unistd.h>

/**
 * PsSuspendWatch:
 *
 * Says, by its signals "suspending" and "resumed", that the machine goes to sleep and that it woke
 * up, as systemd's login manager tells everybody over the system bus (org.freedesktop.login1(5)).
 * The bus is a socket of this machine. Where there is none, or no login manager, it says nothing.
 *
 * The login manager is asked to wait until "suspending" has been dealt with, which it does for some
 * seconds at most: else the machine could sleep with the keys in its memory. One that does not wait
 * tells when the machine wakes, before anything is drawn.
 */
struct _PsSuspendWatch
{
  GObject          parent_instance;

  GCancellable    *cancellable;
  GDBusConnection *bus;
  guint            subscription;
  int              fd;             /* while it is open it is waited for; -1 if it is not */
};

enum {
  SUSPENDING,
  RESUMED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PsSuspendWatch, ps_suspend_watch, G_TYPE_OBJECT)

/* As long as it is open the machine waits a little before it sleeps. */
static void
let_sleep (PsSuspendWatch *self)
{
  if (self->fd >= 0)
    close (self->fd);
  self->fd = -1;
}

static void
inhibited_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GUnixFDList) fds = NULL;
  g_autoptr (GVariant) reply =
    g_dbus_connection_call_with_unix_fd_list_finish (G_DBUS_CONNECTION (source), &fds, result, NULL);
  PsSuspendWatch *self;
  gint32 index;

  /* Without a login manager there is none who would wait; cancelled, there is nobody who asked. */
  if (reply == NULL || fds == NULL)
    return;

  self = user_data;
  g_variant_get (reply, "(h)", &index);
  let_sleep (self);
  self->fd = g_unix_fd_list_get (fds, index, NULL);
}

/* Without it the machine may sleep with the vault open, and lock it when it wakes. */
static void
ask_to_wait (PsSuspendWatch *self)
{
  g_dbus_connection_call_with_unix_fd_list (
    self->bus, "org.freedesktop.login1", "/org/freedesktop/login1", "org.freedesktop.login1.Manager",
    "Inhibit",
    /* Translators: why the computer waits a moment before it sleeps. */
    g_variant_new ("(ssss)", "sleep", "Peerside", _("The vault is locked first"), "delay"),
    G_VARIANT_TYPE ("(h)"), G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, NULL, self->cancellable,
    inhibited_cb, self);
}

static void
prepare_for_sleep_cb (GDBusConnection *bus,
                      const char      *sender,
                      const char      *path,
                      const char      *interface,
                      const char      *signal,
                      GVariant        *parameters,
                      gpointer         user_data)
{
  PsSuspendWatch *self = user_data;
  gboolean sleeps;

  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(b)")))
    return;

  g_variant_get (parameters, "(b)", &sleeps);
  g_signal_emit (self, signals[sleeps ? SUSPENDING : RESUMED], 0);
  if (sleeps)
    let_sleep (self);
  else
    ask_to_wait (self);
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
  ask_to_wait (self);
}

static void
ps_suspend_watch_dispose (GObject *object)
{
  PsSuspendWatch *self = PS_SUSPEND_WATCH (object);

  g_cancellable_cancel (self->cancellable);
  if (self->subscription != 0)
    g_dbus_connection_signal_unsubscribe (self->bus, self->subscription);
  self->subscription = 0;
  let_sleep (self);
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
  self->fd = -1;
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
