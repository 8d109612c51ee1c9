#pragma once

#include "ps-attendance-sheet.h"
#include "ps-groups.h"

G_BEGIN_DECLS

/**
 * PsDoorMeeting:
 * @session_id: the meeting, once it was started; 0 before
 * @group_id: whose
 * @group_name: what the group is called
 * @rule_on: (nullable): which date of the group's rule it is
 * @starts_at: when it began or is to begin, microseconds UTC
 * @ends_at: when it ended or is to end, microseconds UTC
 * @is_running: whether it runs now
 * @keeps_roster: whether who is there is written down by name
 * @place: where
 *
 * One of today's meetings, as whoever stands at the door may know it.
 */
typedef struct {
  gint64    session_id;
  gint64    group_id;
  char     *group_name;
  char     *rule_on;
  gint64    starts_at;
  gint64    ends_at;
  gboolean  is_running;
  gboolean  keeps_roster;
  char     *place;
} PsDoorMeeting;

PsDoorMeeting     *ps_door_meeting_copy (const PsDoorMeeting  *meeting);
void               ps_door_meeting_free (PsDoorMeeting        *meeting);

GPtrArray         *ps_door_list         (PsDb                 *db,
                                         PsGroups             *groups,
                                         const PsClock        *clock,
                                         GError              **error);
PsAttendanceSheet *ps_door_open_sheet   (PsDb                 *db,
                                         const PsClock        *clock,
                                         const PsDoorMeeting  *meeting,
                                         const char           *user_name,
                                         GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsDoorMeeting, ps_door_meeting_free)

G_END_DECLS
