#include "ps-agenda-run.h"

#include "ps-refit.h"

#define SECOND G_TIME_SPAN_SECOND

/* Whatever the plan says: no segment and no meeting is longer than a day. */
static gint64
clamp_seconds (gint64 seconds)
{
  return CLAMP (seconds, 0, PS_SEGMENT_MAX_S);
}

static gboolean
is_counting (const PsAgendaRun *run)
{
  return run->state == PS_CLOCK_RUNNING || run->state == PS_CLOCK_PAUSED;
}

static gint64
min_with_plan (const PsRunSegment *segment,
               gint64              elapsed)
{
  return MIN (elapsed, segment->planned_s * SECOND);
}

/**
 * ps_agenda_run_new:
 * @planned_s: how long the meeting is meant to take
 * @plans: (element-type PsSegmentPlan): the agenda; not to be changed from now on
 *
 * Returns: (transfer full): the agenda before its start
 */
PsAgendaRun *
ps_agenda_run_new (gint64     planned_s,
                   GPtrArray *plans)
{
  PsAgendaRun *run = g_new0 (PsAgendaRun, 1);

  run->plans = g_ptr_array_ref (plans);
  run->planned_s = clamp_seconds (planned_s);
  run->segments = g_array_sized_new (FALSE, TRUE, sizeof (PsRunSegment), plans->len);
  ps_agenda_run_reset (run);

  return run;
}

/**
 * ps_agenda_run_free:
 * @run: (transfer full): a run
 */
void
ps_agenda_run_free (PsAgendaRun *run)
{
  g_ptr_array_unref (run->plans);
  g_array_unref (run->segments);
  g_free (run);
}

/**
 * ps_agenda_run_reset:
 * @run: a run
 *
 * Puts everything back to before the start, but for how late that was.
 */
void
ps_agenda_run_reset (PsAgendaRun *run)
{
  run->state = PS_CLOCK_READY;
  run->reason = PS_PAUSE_NONE;
  run->later_s = run->mark_t = run->pause_t = run->touched_t = run->ended_t = run->paused_us = 0;
  run->current = 0;

  g_array_set_size (run->segments, 0);
  for (guint i = 0; i < run->plans->len; i++)
    {
      const PsSegmentPlan *plan = g_ptr_array_index (run->plans, i);
      PsRunSegment segment = {
        .plan = plan,
        .plan_index = i,
        .planned_s = clamp_seconds (plan->planned_s),
        .began_t = -1,
        .left_t = -1,
      };

      g_array_append_val (run->segments, segment);
    }
}

/**
 * ps_agenda_run_get_next:
 * @run: a run
 *
 * Returns: the segment that follows the current one, left-out ones passed over, or -1
 */
int
ps_agenda_run_get_next (const PsAgendaRun *run)
{
  for (guint i = run->current + 1; i < run->segments->len; i++)
    if (!ps_agenda_run_nth (run, i)->skipped)
      return (int) i;

  return -1;
}

/**
 * ps_agenda_run_get_back:
 * @run: a run
 *
 * One that was skipped while it was the current one is gone back to like any other; one that was
 * left out before its turn came is passed over.
 *
 * Returns: the segment before the current one that has begun, or -1
 */
int
ps_agenda_run_get_back (const PsAgendaRun *run)
{
  for (int i = (int) run->current - 1; i >= 0 && run->segments->len > 0; i--)
    if (ps_agenda_run_nth (run, i)->began_t >= 0)
      return i;

  return -1;
}

/**
 * ps_agenda_run_get_swap:
 * @run: a run
 * @first: (out): the next segment
 * @second: (out): the one after it
 *
 * Returns: whether there are two coming segments that have not begun
 */
gboolean
ps_agenda_run_get_swap (const PsAgendaRun *run,
                        guint             *first,
                        guint             *second)
{
  guint found[2];
  guint n = 0;

  for (guint i = run->current + 1; i < run->segments->len && n < 2; i++)
    {
      const PsRunSegment *segment = ps_agenda_run_nth (run, i);

      if (segment->skipped)
        continue;

      if (segment->began_t >= 0)
        return FALSE;

      found[n++] = i;
    }

  if (n < 2)
    return FALSE;

  *first = found[0];
  *second = found[1];

  return TRUE;
}

/**
 * ps_agenda_run_get_unsettled:
 * @run: a run
 * @t: when
 *
 * Returns: microseconds since the last change, which count where the clock stands now
 */
gint64
ps_agenda_run_get_unsettled (const PsAgendaRun *run,
                             gint64             t)
{
  return is_counting (run) ? MAX (t - run->mark_t, 0) : 0;
}

/**
 * ps_agenda_run_get_elapsed:
 * @run: a run
 * @index: which segment
 * @t: when
 *
 * Returns: microseconds that segment has taken, pauses left out
 */
gint64
ps_agenda_run_get_elapsed (const PsAgendaRun *run,
                           guint              index,
                           gint64             t)
{
  gboolean counts = index == run->current && run->state == PS_CLOCK_RUNNING;

  return ps_agenda_run_nth (run, index)->elapsed_us + (counts ? ps_agenda_run_get_unsettled (run, t) : 0);
}

/**
 * ps_agenda_run_get_paused:
 * @run: a run
 * @index: which segment
 * @t: when
 *
 * Returns: microseconds of pauses in that segment
 */
gint64
ps_agenda_run_get_paused (const PsAgendaRun *run,
                          guint              index,
                          gint64             t)
{
  gboolean counts = index == run->current && run->state == PS_CLOCK_PAUSED;

  return ps_agenda_run_nth (run, index)->paused_us + (counts ? ps_agenda_run_get_unsettled (run, t) : 0);
}

/**
 * ps_agenda_run_get_remaining:
 * @run: a run
 * @t: when
 *
 * Without an agenda the meeting is one stretch to its planned end.
 *
 * Returns: microseconds that the rest of the agenda is to take
 */
gint64
ps_agenda_run_get_remaining (const PsAgendaRun *run,
                             gint64             t)
{
  gint64 remaining = 0;

  if (run->segments->len == 0)
    return MAX (ps_agenda_run_get_left (run, t), 0);

  for (guint i = run->current; i < run->segments->len; i++)
    {
      const PsRunSegment *segment = ps_agenda_run_nth (run, i);
      gint64 elapsed = ps_agenda_run_get_elapsed (run, i, t);

      if (!segment->skipped)
        remaining += segment->planned_s * SECOND - min_with_plan (segment, elapsed);
    }

  return remaining;
}

/**
 * ps_agenda_run_get_left:
 * @run: a run
 * @t: when
 *
 * Returns: microseconds to the planned end of the meeting; negative past it
 */
gint64
ps_agenda_run_get_left (const PsAgendaRun *run,
                        gint64             t)
{
  return (run->planned_s + run->later_s) * SECOND - run->late_us - t;
}

/**
 * ps_agenda_run_get_over:
 * @run: a run
 * @t: when
 *
 * How much later than planned the current segment began, pauses included, plus how far it has itself
 * run over. It is taken to have begun as long ago as was spent in it, which is when it did begin
 * unless somebody went back from it and came again. After "back", what was spent in the segments
 * that are yet to come again is not late: it need not be spent again.
 *
 * Returns: microseconds; negative when early
 */
gint64
ps_agenda_run_get_over (const PsAgendaRun *run,
                        gint64             t)
{
  gint64 over = run->late_us + t - run->later_s * SECOND;

  if (run->segments->len == 0)
    return MAX (-ps_agenda_run_get_left (run, t), 0);

  for (guint i = 0; i < run->segments->len; i++)
    {
      const PsRunSegment *segment = ps_agenda_run_nth (run, i);

      if (i < run->current)
        over -= clamp_seconds (segment->plan->planned_s) * SECOND;
      else
        over -= min_with_plan (segment, ps_agenda_run_get_elapsed (run, i, t));
    }

  return over;
}

/**
 * ps_agenda_run_get_refits:
 * @run: a run
 * @t: when
 * @projected_end: when the agenda would be done, microseconds UTC
 *
 * Returns: (transfer full) (element-type PsRefit): the ways to end on time
 */
GPtrArray *
ps_agenda_run_get_refits (const PsAgendaRun *run,
                          gint64             t,
                          gint64             projected_end)
{
  guint n = run->segments->len;
  gint64 excess = ps_agenda_run_get_remaining (run, t) - ps_agenda_run_get_left (run, t);
  g_autofree PsRefitSegment *segments = g_new0 (PsRefitSegment, n);

  if (!is_counting (run))
    excess = 0;

  for (guint i = 0; i < n; i++)
    {
      const PsRunSegment *segment = ps_agenda_run_nth (run, i);

      segments[i].title = segment->plan->title;
      segments[i].kind = segment->plan->kind;
      segments[i].min_s = segment->plan->min_s;
      segments[i].planned_s = segment->planned_s;
      segments[i].is_protected = segment->plan->is_protected;
      segments[i].is_open = i >= run->current && !segment->skipped;
      segments[i].is_current = i == run->current;
      segments[i].has_begun = segment->began_t >= 0;
      segments[i].spent_s = (ps_agenda_run_get_elapsed (run, i, t) + SECOND - 1) / SECOND;
    }

  return ps_refit_list (segments, n, excess / SECOND, projected_end);
}
