#include "ps-wake.h"

#include "ps-date.h"

/**
 * PsWake:
 *
 * Says when a moment has come at which what a page shows changes of itself: a meeting is over, or
 * the day is. Nothing runs until then: it is one timeout.
 *
 * A timeout does not count while the machine sleeps, so the moment may be long past when it comes.
 * That is why it also looks when the window becomes the active one.
 */
struct _PsWake
{
  GObject        parent_instance;

  const PsClock *clock;
  GtkWidget     *window;    /* weak */
  gint64         at;
  guint          timeout_id;
};

enum {
  WOKE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PsWake, ps_wake, G_TYPE_OBJECT)

static void
wake (PsWake *self)
{
  g_clear_handle_id (&self->timeout_id, g_source_remove);
  self->at = 0;
  g_signal_emit (self, signals[WOKE], 0);
}

static gboolean
timeout_cb (gpointer user_data)
{
  PsWake *self = user_data;

  self->timeout_id = 0;
  wake (self);

  return G_SOURCE_REMOVE;
}

static void
active_cb (PsWake *self)
{
  if (self->at != 0 && gtk_window_is_active (GTK_WINDOW (self->window))
      && ps_clock_wall (self->clock) >= self->at)
    wake (self);
}

static void
root_cb (PsWake    *self,
         GParamSpec *pspec G_GNUC_UNUSED,
         GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  if (self->window != NULL)
    g_signal_handlers_disconnect_by_func (self->window, active_cb, self);
  g_set_weak_pointer (&self->window, GTK_IS_WINDOW (root) ? GTK_WIDGET (root) : NULL);
  if (self->window != NULL)
    g_signal_connect_object (self->window, "notify::is-active",
                             G_CALLBACK (active_cb), self, G_CONNECT_SWAPPED);
}

static void
ps_wake_dispose (GObject *object)
{
  PsWake *self = PS_WAKE (object);

  g_clear_handle_id (&self->timeout_id, g_source_remove);
  g_clear_weak_pointer (&self->window);

  G_OBJECT_CLASS (ps_wake_parent_class)->dispose (object);
}

static void
ps_wake_class_init (PsWakeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ps_wake_dispose;

  /**
   * PsWake::woke:
   *
   * The moment has come. It is set anew by whoever wants to know of another one.
   */
  signals[WOKE] = g_signal_new ("woke", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
ps_wake_init (PsWake *self G_GNUC_UNUSED)
{
}

/**
 * ps_wake_new:
 * @clock: (transfer none): says what time it is; outlives the object
 *
 * Returns: (transfer full): a #PsWake that waits for nothing yet
 */
PsWake *
ps_wake_new (const PsClock *clock)
{
  PsWake *self = g_object_new (PS_TYPE_WAKE, NULL);

  self->clock = clock;

  return self;
}

/**
 * ps_wake_set:
 * @self: a wake
 * @at: microseconds UTC; a moment that is past comes at once
 *
 * Waits for another moment instead.
 */
void
ps_wake_set (PsWake *self,
             gint64  at)
{
  gint64 left;

  g_return_if_fail (PS_IS_WAKE (self));

  self->at = at;
  left = MAX (at - ps_clock_wall (self->clock), 0) / G_TIME_SPAN_MILLISECOND + 1;
  g_clear_handle_id (&self->timeout_id, g_source_remove);
  self->timeout_id = g_timeout_add ((guint) MIN (left, G_MAXINT), timeout_cb, self);
}

/**
 * ps_wake_get:
 * @self: a wake
 *
 * Returns: which moment it waits for, microseconds UTC; 0 for none
 */
gint64
ps_wake_get (PsWake *self)
{
  g_return_val_if_fail (PS_IS_WAKE (self), 0);

  return self->at;
}

/**
 * ps_wake_watch_window:
 * @self: a wake
 * @widget: a page
 *
 * Looks also when the window that @widget is in becomes the active one.
 */
void
ps_wake_watch_window (PsWake    *self,
                      GtkWidget *widget)
{
  g_return_if_fail (PS_IS_WAKE (self));
  g_return_if_fail (GTK_IS_WIDGET (widget));

  g_signal_connect_object (widget, "notify::root", G_CALLBACK (root_cb), self, G_CONNECT_SWAPPED);
  root_cb (self, NULL, widget);
}

/**
 * ps_wake_midnight:
 * @now: microseconds UTC
 * @days: how many days on
 *
 * Returns: the first moment of that day by the clock on the wall, microseconds UTC
 */
gint64
ps_wake_midnight (gint64 now,
                  guint  days)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  GDate day = ps_date_of_instant (now, zone, NULL);

  g_date_add_days (&day, days);

  return ps_date_instant (&day, 0, zone);
}
