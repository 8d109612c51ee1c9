#pragma once

#include "ps-clock.h"
#include "ps-db.h"
#include "ps-streak.h"

G_BEGIN_DECLS

/**
 * PsHistoryRange:
 * @PS_HISTORY_MONTHS: the last three months
 * @PS_HISTORY_YEAR: the last year
 * @PS_HISTORY_ALL: the last five years
 *
 * How far back somebody looks.
 */
typedef enum {
  PS_HISTORY_MONTHS,
  PS_HISTORY_YEAR,
  PS_HISTORY_ALL,
  PS_N_HISTORY_RANGES,
} PsHistoryRange;

/**
 * PsHistoryMeeting:
 * @session_id: which meeting
 * @day: the day on which it was held
 * @social: an outing
 * @taken: whether attendance was taken at all
 * @here: how many of the people were there
 *
 * A column.
 */
typedef struct {
  gint64   session_id;
  GDate    day;
  gboolean social;
  gboolean taken;
  guint    here;
} PsHistoryMeeting;

/**
 * PsHistoryPerson:
 * @person_id: who
 * @name: what they like to be called
 * @hint: (nullable): what tells them from others of that name
 * @member: whether they are a member now
 * @home: whether it is their home group
 * @not_seen: whether they were not seen for so long that they are called
 * @call_due: whether that call has still to be made
 * @streak: how they come
 *
 * A row.
 */
typedef struct {
  gint64    person_id;
  char     *name;
  char     *hint;
  gboolean  member;
  gboolean  home;
  gboolean  not_seen;
  gboolean  call_due;
  PsStreak  streak;
} PsHistoryPerson;

/**
 * PsHistoryCell:
 * @mark: how they were there
 * @mode: by what way
 * @first_time: whether it was their first meeting of the group
 * @member: whether they were a member on that day
 */
typedef struct {
  PsMark   mark;
  PsMode   mode;
  gboolean first_time;
  gboolean member;
} PsHistoryCell;

typedef struct _PsAttendanceHistory PsAttendanceHistory;

PsAttendanceHistory    *ps_attendance_history_load  (PsDb                       *db,
                                                     const PsClock              *clock,
                                                     gint64                      group_id,
                                                     PsHistoryRange              range,
                                                     gboolean                    everybody,
                                                     GError                    **error);
PsAttendanceHistory    *ps_attendance_history_ref   (PsAttendanceHistory        *self);
void                    ps_attendance_history_unref (PsAttendanceHistory        *self);

guint                   ps_attendance_history_get_n_meetings (PsAttendanceHistory *self);
const PsHistoryMeeting *ps_attendance_history_get_meeting    (PsAttendanceHistory *self,
                                                              guint                column);
guint                   ps_attendance_history_get_n_people   (PsAttendanceHistory *self);
const PsHistoryPerson  *ps_attendance_history_get_person     (PsAttendanceHistory *self,
                                                              guint                row);
PsHistoryCell           ps_attendance_history_get_cell       (PsAttendanceHistory *self,
                                                              guint                row,
                                                              guint                column);
GDate                   ps_attendance_history_get_today      (PsAttendanceHistory *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsAttendanceHistory, ps_attendance_history_unref)

G_END_DECLS
