#include "ps-clock-reading.h"

static gint64
floor_seconds (gint64 us)
{
  return us >= 0 ? us / G_TIME_SPAN_SECOND : -((-us + G_TIME_SPAN_SECOND - 1) / G_TIME_SPAN_SECOND);
}

/**
 * ps_clock_round:
 * @us: a moment, microseconds
 *
 * To the nearest second: the two clocks of an instant are read some microseconds apart, and "ends at
 * 19:30" must not flicker to 19:29 over it.
 *
 * Returns: a moment on a whole second, microseconds
 */
gint64
ps_clock_round (gint64 us)
{
  return floor_seconds (us + G_TIME_SPAN_SECOND / 2) * G_TIME_SPAN_SECOND;
}

static void
read_segment (const PsAgendaRun *run,
              gint64             t,
              PsClockReading    *reading)
{
  const PsRunSegment *segment;
  guint a, b;

  reading->n_segments = run->segments->len;
  reading->segment = reading->next = -1;
  if (reading->n_segments == 0)
    return;

  segment = ps_agenda_run_nth (run, run->current);
  reading->segment = (int) run->current;
  reading->next = ps_agenda_run_get_next (run);
  if (reading->next >= 0)
    reading->next_planned_s = ps_agenda_run_nth (run, reading->next)->planned_s;
  reading->segment_planned_s = segment->planned_s;
  reading->segment_elapsed_s = ps_agenda_run_get_elapsed (run, run->current, t) / G_TIME_SPAN_SECOND;
  reading->segment_left_s = reading->segment_planned_s - reading->segment_elapsed_s;
  reading->segment_paused_s = ps_agenda_run_get_paused (run, run->current, t) / G_TIME_SPAN_SECOND;
  reading->segment_protected = segment->plan->is_protected;

  if (run->state != PS_CLOCK_RUNNING && run->state != PS_CLOCK_PAUSED)
    return;

  reading->can_next = reading->next >= 0;
  reading->can_back = ps_agenda_run_get_back (run) >= 0;
  reading->can_swap = ps_agenda_run_get_swap (run, &a, &b);
  reading->advance_due = run->state == PS_CLOCK_RUNNING && segment->plan->auto_advance &&
                         reading->can_next && reading->segment_left_s <= 0;
}

/* Whether the protected minutes that are still to come fit before the planned end if they began now.
 * In whole seconds as they are shown. An agenda without protected segments has none to lose.
 */
static void
read_closing (const PsAgendaRun *run,
              gint64             t,
              PsClockReading    *reading)
{
  gboolean has_closing = FALSE;
  gint64 talk_s = 0;
  guint ahead = 0;

  for (guint i = run->current; i < run->segments->len; i++)
    {
      const PsRunSegment *segment = ps_agenda_run_nth (run, i);
      gint64 elapsed = ps_agenda_run_get_elapsed (run, i, t) / G_TIME_SPAN_SECOND;
      gint64 left = MAX (segment->planned_s - elapsed, 0);

      if (segment->skipped)
        continue;

      if (!segment->plan->is_protected)
        {
          talk_s += left;
          ahead += i > run->current;
          continue;
        }

      /* What was counted so far does stand before a protected segment. */
      has_closing = TRUE;
      reading->protected_left_s += left;
      reading->talk_left_s = talk_s;
      reading->talk_ahead = ahead;
    }

  reading->closing_protected = !has_closing || reading->meeting_left_s >= reading->protected_left_s;
}

static void
read_meeting (const PsAgendaRun *run,
              gint64             planned_at,
              gint64             t,
              gint64             wall,
              PsClockReading    *reading)
{
  gint64 left = ps_agenda_run_get_left (run, t);
  gint64 remaining = ps_agenda_run_get_remaining (run, t);
  gint64 paused = run->paused_us;

  if (run->state == PS_CLOCK_PAUSED)
    {
      paused += ps_agenda_run_get_unsettled (run, t);
      reading->pause_s = (t - run->pause_t) / G_TIME_SPAN_SECOND;
    }

  reading->meeting_elapsed_s = (t - paused) / G_TIME_SPAN_SECOND;
  reading->paused_s = paused / G_TIME_SPAN_SECOND;
  reading->over_s = floor_seconds (ps_agenda_run_get_over (run, t));

  /* What has ended will not take any longer, whatever was left of the agenda. */
  if (run->state == PS_CLOCK_ENDED)
    remaining = 0;

  /* Before the start the meeting is taken to begin when it should, or now if that has passed. */
  if (run->state == PS_CLOCK_READY)
    {
      gint64 late = wall - planned_at;

      left = run->planned_s * G_TIME_SPAN_SECOND - late;
      remaining = (run->segments->len > 0 ? remaining : run->planned_s * G_TIME_SPAN_SECOND);
      remaining += MAX (-late, 0);
      reading->over_s = MAX (floor_seconds (late), 0);
    }

  reading->meeting_left_s = -floor_seconds (-left);
  reading->end_over_s = floor_seconds (remaining - left);
  reading->planned_end = ps_clock_round (wall + left);
  reading->projected_end = ps_clock_round (wall + remaining);
}

static gint64
get_next_change (const PsAgendaRun *run,
                 gint64             t,
                 gint64             boot)
{
  gint64 counted;

  if (run->state == PS_CLOCK_RUNNING && run->segments->len > 0)
    counted = ps_agenda_run_get_elapsed (run, run->current, t);
  else if (run->state == PS_CLOCK_RUNNING || run->state == PS_CLOCK_PAUSED)
    counted = -ps_agenda_run_get_left (run, t);
  else
    return 0;

  return boot + (floor_seconds (counted) + 1) * G_TIME_SPAN_SECOND - counted;
}

/**
 * ps_clock_reading_take:
 * @reading: (out caller-allocates): all of it, but for what only the log and the axis know
 * @run: the agenda on its way
 * @planned_at: when it was planned to start, microseconds UTC
 * @t: the moment on the axis of @run
 * @now: the same moment on the machine's clocks
 */
void
ps_clock_reading_take (PsClockReading    *reading,
                       const PsAgendaRun *run,
                       gint64             planned_at,
                       gint64             t,
                       const PsInstant   *now)
{
  *reading = (PsClockReading) { .state = run->state, .reason = run->reason };

  read_segment (run, t, reading);
  read_meeting (run, planned_at, t, now->wall, reading);
  read_closing (run, t, reading);
  reading->next_change = get_next_change (run, t, now->boot);
}
