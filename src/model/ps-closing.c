#include "ps-closing.h"

/* What counts as late: the line of the running meeting says "on time" below it, too. */
#define LATE_S 60

/* Seconds until the closing has to begin. */
static gint64
get_room (const PsClockReading *reading)
{
  return reading->meeting_left_s - reading->protected_left_s;
}

/**
 * ps_closing_get_alert:
 * @reading: where the meeting stands
 *
 * Feedback, the confidentiality reminder and the contacts are what a meeting loses first when the
 * talk goes on, and what the people who leave most need. So the end of the agenda is reserved: the
 * closing has to begin at the planned end less what the protected segments take.
 *
 * Whoever leads is told when the talk as it now goes would run past that moment by a minute or more,
 *
 *  - if it is the last discussion before the closing: at once, since no segment between is left that
 *    could give way, and it is good to know from the start by when to stop;
 *  - if others are to come: in the last ten minutes only. Until then it is the projected end that
 *    tells of it and a re-fit that helps. Ten minutes let about three people finish, a turn in a
 *    round being two to four minutes; earlier it would stand there until it is overlooked, later
 *    somebody would have to be cut off.
 *
 * A discussion that is past its own time has no end that could be foreseen: it is told in the last
 * ten minutes in any case. Once the closing is what is going on there is nothing left to stop, and
 * only that it no longer fits is still worth saying.
 *
 * The numbers are this project's own judgement, made for groups of six to twelve.
 *
 * Returns: what to say
 */
PsClosingAlert
ps_closing_get_alert (const PsClockReading *reading)
{
  gint64 room = get_room (reading);
  gboolean runs_past = reading->talk_left_s - room >= LATE_S;

  if ((reading->state != PS_CLOCK_RUNNING && reading->state != PS_CLOCK_PAUSED) ||
      reading->protected_left_s <= 0)
    return PS_CLOSING_SAFE;

  if (!reading->closing_protected)
    return PS_CLOSING_EATEN;

  if (reading->segment_protected)
    return PS_CLOSING_SAFE;

  if (room <= PS_CLOSING_NOTICE_S)
    return runs_past || reading->segment_left_s <= 0 ? PS_CLOSING_NEAR : PS_CLOSING_SAFE;

  return runs_past && reading->talk_ahead == 0 ? PS_CLOSING_NEAR : PS_CLOSING_SAFE;
}

/**
 * ps_closing_get_begin:
 * @reading: where the meeting stands
 *
 * Returns: the last moment at which the closing can begin and still be whole by the planned end,
 *   microseconds UTC on the wall clock of now
 */
gint64
ps_closing_get_begin (const PsClockReading *reading)
{
  return reading->planned_end - reading->protected_left_s * G_TIME_SPAN_SECOND;
}
