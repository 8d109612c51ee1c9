#include "ps-meeting-clock.h"

#include <glib/gi18n-lib.h>

#include "ps-clock-log.h"
#include "ps-error.h"
#include "ps-time-axis.h"

/**
 * PsMeetingClock:
 *
 * The clock of one meeting: its plan, and everything that was done to it.
 *
 * It is a plain state machine. What was done and when goes in, and what a screen shows at a moment
 * comes out; it never asks what time it is and nothing counts in it. Elapsed is now less the start
 * less the pauses, so a tick that comes late, or a machine that slept, costs only a repaint. The
 * same events played on a new clock make the same clock, which is all there is to recovery after a
 * crash.
 *
 * The planned end is where the plan put it, as far from the moment of the start as the wall clock
 * then said. When somebody sets the wall clock during the meeting, no figure here changes: what is
 * left is left. The moments (planned and projected end) are given on the wall clock of now, so that
 * they still match the clock on the wall; the moments of the record (when a segment began and ended)
 * stay on the wall clock of the start, so that they are in order and their differences are true.
 *
 * After a restart of the machine apply "away" (with 0, if it is no pause) as soon as somebody says
 * that the meeting goes on: from then on this boot's clock counts, and only the stretch before it
 * stays an estimate.
 */
struct _PsMeetingClock
{
  GPtrArray   *plans;
  PsAgendaRun *run;
  PsClockLog  *log;
  PsTimeAxis   axis;
  gint64       planned_at;
};

static gboolean
undo (PsMeetingClock  *self,
      const char      *argument,
      gint64           t,
      GError         **error)
{
  gboolean done;

  if (g_strcmp0 (argument, PS_CLOCK_UNDO_MARKER) == 0)
    done = ps_clock_log_take_marker_back (self->log);
  else
    done = ps_clock_log_take_back (self->log, self->run);

  if (!done)
    {
      g_set_error_literal (error, PS_ERROR, PS_ERROR_INVALID, _("There is nothing to undo."));
      return FALSE;
    }

  self->run->touched_t = t;

  return TRUE;
}

/* The moment on the axis that a reading at @now is of. */
static gint64
get_t (const PsMeetingClock *self,
       const PsInstant      *now,
       gboolean             *estimated)
{
  *estimated = self->axis.estimated;

  switch (self->run->state)
    {
    case PS_CLOCK_READY:
      return 0;

    case PS_CLOCK_ENDED:
      return self->run->ended_t;

    case PS_CLOCK_RUNNING:
    case PS_CLOCK_PAUSED:
    default:
      return ps_time_axis_get (&self->axis, now, estimated);
    }
}

/**
 * ps_meeting_clock_new:
 * @planned_at: when the meeting is planned to start, microseconds UTC
 * @planned_s: how long it is planned to take, seconds
 * @segments: (element-type PsSegmentPlan): its agenda, copied; may be empty, as for an outing, and
 *   need not add up to @planned_s
 *
 * Times outside of a day are taken as 0 or a day; ps_segment_plan_check() tells them beforehand.
 *
 * Returns: (transfer full): a clock that is ready to start
 */
PsMeetingClock *
ps_meeting_clock_new (gint64     planned_at,
                      gint64     planned_s,
                      GPtrArray *segments)
{
  PsMeetingClock *self = g_new0 (PsMeetingClock, 1);

  self->planned_at = planned_at;
  self->plans = ps_segment_plans_copy (segments);
  self->run = ps_agenda_run_new (planned_s, self->plans);
  self->log = ps_clock_log_new ();

  return self;
}

/**
 * ps_meeting_clock_replay:
 * @planned_at: when the meeting was planned to start, microseconds UTC
 * @planned_s: how long it was planned to take, seconds
 * @segments: (element-type PsSegmentPlan): its agenda as it was before the start
 * @events: (array length=n_events): what was done to it, in order
 * @n_events: how many
 * @error: PS_ERROR_DAMAGED, if one of them was not possible where it stands
 *
 * Returns: (transfer full) (nullable): the same clock that lived through @events
 */
PsMeetingClock *
ps_meeting_clock_replay (gint64               planned_at,
                         gint64               planned_s,
                         GPtrArray           *segments,
                         const PsClockEvent  *events,
                         guint                n_events,
                         GError             **error)
{
  g_autoptr (PsMeetingClock) self = ps_meeting_clock_new (planned_at, planned_s, segments);

  for (guint i = 0; i < n_events; i++)
    {
      g_autoptr (GError) local = NULL;

      if (ps_meeting_clock_apply (self, &events[i], &local))
        continue;

      g_set_error (error, PS_ERROR, PS_ERROR_DAMAGED,
                   _("The record of the meeting does not fit together at its entry %u (%s): %s"),
                   i + 1, ps_clock_verb_to_string (events[i].verb), local->message);
      return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * ps_meeting_clock_free:
 * @self: (transfer full) (nullable): a clock
 */
void
ps_meeting_clock_free (PsMeetingClock *self)
{
  if (self == NULL)
    return;

  ps_agenda_run_free (self->run);
  g_ptr_array_unref (self->plans);
  ps_clock_log_free (self->log);
  g_free (self);
}

/**
 * ps_meeting_clock_apply:
 * @self: a clock
 * @event: what was done, with what, and when
 * @error: PS_ERROR_INVALID with a sentence
 *
 *  - "start": the meeting and its first segment begin.
 *  - "next": the segment that follows begins. On the last one it is refused: a meeting ends when a
 *    person ends it.
 *  - "back": the segment before goes on. Time counts where it was spent: what the one that is left
 *    has had stays with it, and goes on from there when its turn comes again.
 *  - "skip": as "next", but the current segment is marked as left out. What it has had stays on
 *    record, and "back" takes the mark away.
 *  - "swap": the next segment and the one after it change places.
 *  - "extend" SECONDS: the current segment is to take that much more, or less where it is negative,
 *    but never less than it has taken already.
 *  - "pause" REASON: the current segment stands; the meeting's time left goes on. While paused,
 *    another reason takes the place of the first. "next", "back" and the others are possible in a
 *    pause, and leave it a pause; it counts for the segment that is current.
 *  - "resume": the pause is over.
 *  - "refit" CHOICE: one of ps_meeting_clock_get_refits().
 *  - "away" SECONDS: that much of the time since the last event was a pause, though nobody pressed
 *    it. With 0 it only says that somebody is here again, as after a restart of the machine.
 *  - "marker" KIND: changes nothing; the row is the marker.
 *  - "undo": the last of next, back, skip, swap, extend, pause, resume, refit and away that was not
 *    taken back yet is as if it had never been: the time since then counts as it would have.
 *    With "marker" it is the last marker instead.
 *  - "end": everything stops.
 *
 * Returns: whether it was possible; nothing at all has changed if it was not
 */
gboolean
ps_meeting_clock_apply (PsMeetingClock      *self,
                        const PsClockEvent  *event,
                        GError             **error)
{
  gboolean is_start = self->run->state == PS_CLOCK_READY && event->verb == PS_CLOCK_START;
  gint64 t = self->run->state == PS_CLOCK_READY
               ? 0
               : ps_time_axis_get (&self->axis, &event->at, NULL);

  if (event->verb == PS_CLOCK_UNDO)
    {
      if (!ps_agenda_run_check (self->run, event->verb, error) ||
          !undo (self, event->argument, t, error))
        return FALSE;
    }
  else
    {
      if (!ps_agenda_run_apply (self->run, event->verb, event->argument, t, error))
        return FALSE;

      ps_clock_log_add (self->log, event->verb, event->argument, t);
    }

  if (is_start)
    {
      ps_time_axis_begin (&self->axis, &event->at);
      self->run->late_us = event->at.wall - self->planned_at;
    }
  else
    ps_time_axis_move (&self->axis, &event->at);

  return TRUE;
}

static void
read_undo (const PsMeetingClock *self,
           PsClockReading       *reading)
{
  const char *argument = NULL;

  reading->can_undo = ps_clock_log_get_undo (self->log, &reading->undo, &argument);
  reading->can_undo_marker = ps_clock_log_ends_with_marker (self->log);
  if (reading->can_undo && reading->undo == PS_CLOCK_EXTEND)
    reading->undo_s = g_ascii_strtoll (argument, NULL, 10);
}

/**
 * ps_meeting_clock_read:
 * @self: a clock
 * @now: the moment to read it at; not before the last event
 * @reading: (out caller-allocates): what it shows then
 *
 * Looking changes nothing: however often, at whatever moments.
 */
void
ps_meeting_clock_read (const PsMeetingClock *self,
                       const PsInstant      *now,
                       PsClockReading       *reading)
{
  gboolean estimated;
  gint64 t = get_t (self, now, &estimated);
  PsInstant then = *now;

  if (self->run->state == PS_CLOCK_ENDED)
    then.wall = ps_meeting_clock_get_ended_at (self);

  ps_clock_reading_take (reading, self->run, self->planned_at, t, &then);
  reading->estimated = estimated;
  if (self->run->state == PS_CLOCK_RUNNING || self->run->state == PS_CLOCK_PAUSED)
    read_undo (self, reading);
}

/**
 * ps_meeting_clock_get_state:
 * @self: a clock
 *
 * Returns: where the meeting stands
 */
PsClockState
ps_meeting_clock_get_state (const PsMeetingClock *self)
{
  return self->run->state;
}

/**
 * ps_meeting_clock_get_n_segments:
 * @self: a clock
 *
 * Returns: how many segments its agenda has, left-out ones included
 */
guint
ps_meeting_clock_get_n_segments (const PsMeetingClock *self)
{
  return self->run->segments->len;
}

/**
 * ps_meeting_clock_get_plan:
 * @self: a clock
 * @index: which segment, in the order in which the agenda now stands
 *
 * Returns: (transfer none): what was planned for it; lives as long as @self
 */
const PsSegmentPlan *
ps_meeting_clock_get_plan (const PsMeetingClock *self,
                           guint                 index)
{
  g_return_val_if_fail (index < self->run->segments->len, NULL);

  return ps_agenda_run_nth (self->run, index)->plan;
}

/**
 * ps_meeting_clock_get_actual:
 * @self: a clock
 * @index: which segment, in the order in which the agenda now stands
 * @now: the moment to read it at
 * @actual: (out caller-allocates): what has become of it by then
 */
void
ps_meeting_clock_get_actual (const PsMeetingClock *self,
                             guint                 index,
                             const PsInstant      *now,
                             PsSegmentActual      *actual)
{
  const PsRunSegment *segment;
  gboolean estimated;
  gint64 t = get_t (self, now, &estimated);

  g_return_if_fail (index < self->run->segments->len);

  segment = ps_agenda_run_nth (self->run, index);
  actual->plan_index = segment->plan_index;
  actual->planned_s = segment->planned_s;
  actual->started_at = segment->began_t < 0 ? 0 : self->axis.start_wall + segment->began_t;
  actual->ended_at = segment->left_t < 0 ? 0 : self->axis.start_wall + segment->left_t;
  actual->elapsed_s = ps_agenda_run_get_elapsed (self->run, index, t) / G_TIME_SPAN_SECOND;
  actual->paused_s = ps_agenda_run_get_paused (self->run, index, t) / G_TIME_SPAN_SECOND;
  actual->skipped = segment->skipped;
}

/**
 * ps_meeting_clock_get_started_at:
 * @self: a clock
 *
 * Returns: when the meeting began, microseconds UTC, or 0
 */
gint64
ps_meeting_clock_get_started_at (const PsMeetingClock *self)
{
  return self->run->state == PS_CLOCK_READY ? 0 : self->axis.start_wall;
}

/**
 * ps_meeting_clock_get_ended_at:
 * @self: a clock
 *
 * Returns: when the meeting ended, microseconds UTC on the wall clock of the start, or 0
 */
gint64
ps_meeting_clock_get_ended_at (const PsMeetingClock *self)
{
  return self->run->state == PS_CLOCK_ENDED ? self->axis.start_wall + self->run->ended_t : 0;
}

/**
 * ps_meeting_clock_get_refits:
 * @self: a clock
 * @now: the moment
 *
 * Returns: (transfer full) (element-type PsRefit): the ways to deal with it if the meeting would end
 *   late as things stand at @now; none if it would not, or does not run. See ps_refit_list().
 */
GPtrArray *
ps_meeting_clock_get_refits (const PsMeetingClock *self,
                             const PsInstant      *now)
{
  gboolean estimated;
  gint64 t = get_t (self, now, &estimated);
  gint64 remaining = ps_agenda_run_get_remaining (self->run, t);

  return ps_agenda_run_get_refits (self->run, t, ps_clock_round (now->wall + remaining));
}
