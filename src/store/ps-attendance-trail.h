#pragma once

#include "ps-attendance-store.h"

G_BEGIN_DECLS

/**
 * PsAttendanceTrailRow:
 * @person_id: who
 * @name: the person's preferred name
 * @old_status: what the sheet said; "" where they were not on it
 * @new_status: what it says instead; "" where they were taken off it
 * @old_mode: likewise how they took part; "" where nobody wrote that down
 * @new_mode: likewise
 * @changed_at: when, microseconds UTC
 * @changed_by: who said so
 *
 * One correction of the attendance of a meeting that was over.
 */
typedef struct {
  gint64  person_id;
  char   *name;
  char   *old_status;
  char   *new_status;
  char   *old_mode;
  char   *new_mode;
  gint64  changed_at;
  char   *changed_by;
} PsAttendanceTrailRow;

void       ps_attendance_trail_row_free (PsAttendanceTrailRow   *row);

gboolean   ps_attendance_trail_leave    (PsConn                 *conn,
                                         const PsAttendanceRow  *row,
                                         gint64                  wall,
                                         const char             *by,
                                         GError                **error);
GPtrArray *ps_attendance_trail_list     (PsConn                 *conn,
                                         gint64                  session_id,
                                         GError                **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsAttendanceTrailRow, ps_attendance_trail_row_free)

G_END_DECLS
