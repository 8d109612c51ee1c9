#include "ps-ticker.h"

#include <errno.h>
#include <glib-unix.h>
#include <sys/timerfd.h>
#include <unistd.h>

/**
 * PsTicker:
 *
 * Says when something on the screen is to be drawn anew, and is not there when nothing counts.
 *
 * It is one timeout aimed at a deadline, and then at the next one on the same grid: it is late by
 * milliseconds, and the lateness never adds up. It counts nothing: a tick that was missed, because
 * the machine slept or was busy, is not made up for. The deadlines are in boot time, and the timer
 * is on CLOCK_BOOTTIME too, so one that fell into the machine's sleep comes as soon as it wakes;
 * GLib's own timeouts stand still in the meantime and come late by what was left.
 */
struct _PsTicker
{
  GObject        parent_instance;

  const PsClock *clock;
  int            fd;
  guint          source_id;
  gint64         deadline;
  gint64         every;
};

enum {
  TICK,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PsTicker, ps_ticker, G_TYPE_OBJECT)

static void
disarm (PsTicker *self)
{
  if (self->fd >= 0)
    timerfd_settime (self->fd, 0, &(struct itimerspec) { 0 }, NULL);

  g_clear_handle_id (&self->source_id, g_source_remove);
}

static void
aim (PsTicker *self)
{
  gint64 delay = self->deadline - ps_clock_now (self->clock).boot;
  struct itimerspec timer = { 0 };

  /* A practice clock gets there sooner. A timer of nothing at all would be one that never goes off. */
  delay = MAX (delay / MAX (self->clock->rate, 1), 1);
  timer.it_value.tv_sec = delay / G_TIME_SPAN_SECOND;
  timer.it_value.tv_nsec = delay % G_TIME_SPAN_SECOND * 1000;
  timerfd_settime (self->fd, 0, &timer, NULL);
}

static void
go_off (PsTicker *self)
{
  gint64 now = ps_clock_now (self->clock).boot;

  if (now < self->deadline)
    {
      aim (self);
      return;
    }

  /* The next one is settled first, so that whoever hears of this one may choose another. */
  if (self->every > 0)
    {
      self->deadline += ((now - self->deadline) / self->every + 1) * self->every;
      aim (self);
    }
  else
    {
      disarm (self);
    }

  g_signal_emit (self, signals[TICK], 0);
}

static gboolean
timer_cb (int          fd,
          GIOCondition condition G_GNUC_UNUSED,
          gpointer     data)
{
  PsTicker *self = g_object_ref (data);
  guint64 n_times;
  guint id = self->source_id;

  /* Somebody who stopped it since the poll has made the timer silent: there is nothing to read. */
  if (read (fd, &n_times, sizeof n_times) == sizeof n_times)
    go_off (self);

  /* Run again from within the tick it may have another source; this one is then gone already. */
  if (self->source_id != id)
    {
      g_object_unref (self);
      return G_SOURCE_REMOVE;
    }

  g_object_unref (self);

  return G_SOURCE_CONTINUE;
}

static void
ps_ticker_finalize (GObject *object)
{
  PsTicker *self = PS_TICKER (object);

  disarm (self);
  close (self->fd);

  G_OBJECT_CLASS (ps_ticker_parent_class)->finalize (object);
}

static void
ps_ticker_class_init (PsTickerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ps_ticker_finalize;

  /**
   * PsTicker::tick:
   *
   * A deadline has come, or has gone by since the last one.
   */
  signals[TICK] = g_signal_new ("tick", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
ps_ticker_init (PsTicker *self)
{
  self->fd = timerfd_create (CLOCK_BOOTTIME, TFD_NONBLOCK | TFD_CLOEXEC);

  /* As GLib does when it cannot have the one descriptor that its main loop needs. */
  if (self->fd < 0)
    g_error ("No timer could be had: %s", g_strerror (errno));
}

/**
 * ps_ticker_new:
 * @clock: (not nullable): where the time comes from; outlives the ticker
 *
 * Returns: (transfer full): a ticker that does nothing yet
 */
PsTicker *
ps_ticker_new (const PsClock *clock)
{
  PsTicker *self = g_object_new (PS_TYPE_TICKER, NULL);

  self->clock = clock;

  return self;
}

/**
 * ps_ticker_run:
 * @self: a ticker
 * @deadline: when to tick, microseconds of boot time; #PsClockReading.next_change is one
 * @every: microseconds between that tick and the ones after it; 0 for no other
 *
 * Whatever it did before is forgotten. It can be called from within a tick.
 */
void
ps_ticker_run (PsTicker *self,
               gint64    deadline,
               gint64    every)
{
  g_return_if_fail (PS_IS_TICKER (self));
  g_return_if_fail (every >= 0);

  self->deadline = deadline;
  self->every = every;
  aim (self);

  if (self->source_id == 0)
    self->source_id = g_unix_fd_add (self->fd, G_IO_IN, timer_cb, self);
}

/**
 * ps_ticker_stop:
 * @self: a ticker
 *
 * Nothing counts: no timer is armed and no source is left in the main loop.
 */
void
ps_ticker_stop (PsTicker *self)
{
  g_return_if_fail (PS_IS_TICKER (self));

  disarm (self);
}

/**
 * ps_ticker_is_running:
 * @self: a ticker
 *
 * Returns: whether there is a tick to come
 */
gboolean
ps_ticker_is_running (PsTicker *self)
{
  g_return_val_if_fail (PS_IS_TICKER (self), FALSE);

  return self->source_id != 0;
}

/**
 * ps_ticker_get_deadline:
 * @self: a ticker
 *
 * With ps_gap_notice() it tells whether the tick that comes is late enough to ask about.
 *
 * Returns: when it is to tick next, microseconds of boot time; 0 if it does not run
 */
gint64
ps_ticker_get_deadline (PsTicker *self)
{
  g_return_val_if_fail (PS_IS_TICKER (self), 0);

  return self->source_id != 0 ? self->deadline : 0;
}
