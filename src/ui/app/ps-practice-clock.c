#include "ps-practice-clock.h"

/**
 * PsPracticeClock:
 *
 * A clock that starts now and runs faster than the real one, so that a whole meeting can be
 * practised in a few minutes. It does not jump when the machine's wall clock is set.
 */
struct _PsPracticeClock
{
  PsClock        clock;
  const PsClock *real;
  PsInstant      start;
};

static void
practice_now (PsInstant *instant,
              gpointer   data)
{
  PsPracticeClock *self = data;
  PsInstant real = ps_clock_now (self->real);
  gint64 passed = (real.boot - self->start.boot) * self->clock.rate;

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
  self->clock.now = practice_now;
  self->clock.data = self;
  self->clock.rate = MAX (rate, 1);

  return self;
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
