#include "ps-practice-clock.h"

/**
 * PsPracticeClock:
 *
 * A clock that starts now and runs faster than the real one, so that a whole meeting can be
 * practised in a few minutes. It does not jump when the machine's wall clock is set, nor when its
 * rate is.
 */
struct _PsPracticeClock
{
  PsClock        clock;
  const PsClock *real;
  PsInstant      start;
  gint64         real_start;  /* boot time of the real one */
};

static void
practice_now (PsInstant *instant,
              gpointer   data)
{
  PsPracticeClock *self = data;
  PsInstant real = ps_clock_now (self->real);
  gint64 passed = (real.boot - self->real_start) * self->clock.rate;

  *instant = real;
  instant->wall = self->start.wall + passed;
  instant->boot = self->start.boot + passed;
}

/**
 * ps_practice_clock_new:
 * @real: the clock that it runs faster than
 * @rate: how many times faster, at least 1
 *
 * Returns: (transfer full): a #PsPracticeClock
 */
PsPracticeClock *
ps_practice_clock_new (const PsClock *real,
                       guint          rate)
{
  PsPracticeClock *self = g_new0 (PsPracticeClock, 1);

  self->real = real;
  self->start = ps_clock_now (real);
  self->real_start = self->start.boot;
  self->clock.now = practice_now;
  self->clock.data = self;
  self->clock.rate = MAX (rate, 1);

  return self;
}

/**
 * ps_practice_clock_set_rate:
 * @self: a practice clock
 * @rate: how many times faster than the real one it is from now on, at least 1
 *
 * Not while somebody waits for one of its moments: they would wait as long as before.
 */
void
ps_practice_clock_set_rate (PsPracticeClock *self,
                            guint            rate)
{
  PsInstant now = ps_clock_now (&self->clock);

  self->real_start = ps_clock_now (self->real).boot;
  self->start = now;
  self->clock.rate = MAX (rate, 1);
}

/**
 * ps_practice_clock_free:
 * @self: a practice clock that nobody asks any more
 *
 * Frees @self.
 */
void
ps_practice_clock_free (PsPracticeClock *self)
{
  g_free (self);
}

/**
 * ps_practice_clock_get_clock:
 * @self: a practice clock
 *
 * Returns: (transfer none): what to ask for the time, as long as @self lives
 */
const PsClock *
ps_practice_clock_get_clock (PsPracticeClock *self)
{
  return &self->clock;
}
