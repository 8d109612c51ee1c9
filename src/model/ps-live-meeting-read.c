#include "ps-live-meeting-private.h"

#include "ps-group-store.h"

/**
 * ps_live_meeting_get_session:
 *
 * Returns: (transfer none): the meeting's record
 */
PsSession *
ps_live_meeting_get_session (PsLiveMeeting *self)
{
  g_return_val_if_fail (PS_IS_LIVE_MEETING (self), NULL);

  return self->session;
}

/**
 * ps_live_meeting_get_group_name:
 *
 * Returns: (transfer none): whose meeting it is
 */
const char *
ps_live_meeting_get_group_name (PsLiveMeeting *self)
{
  g_return_val_if_fail (PS_IS_LIVE_MEETING (self), NULL);

  return ps_session_get_row (self->session)->group_name;
}

/**
 * ps_live_meeting_dup_neutral_name:
 *
 * Returns: (transfer full) (nullable): what may stand where everybody can read it, if the group has
 *   a name for that
 */
char *
ps_live_meeting_dup_neutral_name (PsLiveMeeting *self)
{
  g_autoptr (PsGroupRow) row = NULL;

  g_return_val_if_fail (PS_IS_LIVE_MEETING (self), NULL);

  row = ps_group_store_get (ps_db_get_reader (self->db),
                            ps_session_get_row (self->session)->group_id, NULL);
  if (row == NULL || *row->neutral_name == '\0')
    return NULL;

  return g_strdup (row->neutral_name);
}

/**
 * ps_live_meeting_read:
 * @reading: (out caller-allocates): where the meeting stands at this moment
 */
void
ps_live_meeting_read (PsLiveMeeting  *self,
                      PsClockReading *reading)
{
  PsInstant now;

  g_return_if_fail (PS_IS_LIVE_MEETING (self));

  now = ps_clock_now (self->clock);
  ps_meeting_clock_read (self->meeting_clock, &now, reading);
}

/**
 * ps_live_meeting_get_n_segments:
 *
 * Returns: how many segments the agenda has, left-out ones included
 */
guint
ps_live_meeting_get_n_segments (PsLiveMeeting *self)
{
  g_return_val_if_fail (PS_IS_LIVE_MEETING (self), 0);

  return ps_meeting_clock_get_n_segments (self->meeting_clock);
}

/**
 * ps_live_meeting_get_segment:
 * @index: from 0, as the agenda now stands
 *
 * Returns: (transfer none): the segment, until the next touch of the clock
 */
const PsSegmentPlan *
ps_live_meeting_get_segment (PsLiveMeeting *self,
                             guint          index)
{
  g_return_val_if_fail (PS_IS_LIVE_MEETING (self), NULL);

  return ps_meeting_clock_get_plan (self->meeting_clock, index);
}

/**
 * ps_live_meeting_get_position:
 *
 * Returns: where the current segment stood in the agenda that the meeting began with, from 0, which
 *   is how it is stored; -1 without an agenda
 */
int
ps_live_meeting_get_position (PsLiveMeeting *self)
{
  PsInstant now;
  PsClockReading reading;
  PsSegmentActual actual;

  g_return_val_if_fail (PS_IS_LIVE_MEETING (self), -1);

  now = ps_clock_now (self->clock);
  ps_meeting_clock_read (self->meeting_clock, &now, &reading);
  if (reading.segment < 0)
    return -1;

  ps_meeting_clock_get_actual (self->meeting_clock, (guint) reading.segment, &now, &actual);

  return (int) actual.plan_index;
}

/**
 * ps_live_meeting_get_refits:
 *
 * Returns: (transfer full) (element-type PsRefit): the ways to still end on time, if there is need
 */
GPtrArray *
ps_live_meeting_get_refits (PsLiveMeeting *self)
{
  PsInstant now;

  g_return_val_if_fail (PS_IS_LIVE_MEETING (self), NULL);

  now = ps_clock_now (self->clock);

  return ps_meeting_clock_get_refits (self->meeting_clock, &now);
}

/**
 * ps_live_meeting_get_gap:
 *
 * Returns: (transfer none) (nullable): the stretch that is to be asked about, if there is one
 */
const PsGap *
ps_live_meeting_get_gap (PsLiveMeeting *self)
{
  g_return_val_if_fail (PS_IS_LIVE_MEETING (self), NULL);

  return self->gap.away_s > 0 ? &self->gap : NULL;
}
