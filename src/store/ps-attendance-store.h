#pragma once

#include "ps-conn.h"

G_BEGIN_DECLS

/**
 * PsAttendanceRow:
 * @session_id: which meeting
 * @person_id: who
 * @name: (nullable): read only: the person's preferred name
 * @status: `expected`, `present`, `late`, `left-early`, `excused` or `absent`
 * @mode: `in-person`, `online` or `phone`
 * @first_time: whether it is their first meeting of this group
 * @is_guest: read only, and known only before a meeting: on the list without being a member
 *
 * Whether somebody was at a meeting.
 */
typedef struct {
  gint64    session_id;
  gint64    person_id;
  char     *name;
  char     *status;
  char     *mode;
  gboolean  first_time;
  gboolean  is_guest;
} PsAttendanceRow;

PsAttendanceRow *ps_attendance_row_new       (void);
PsAttendanceRow *ps_attendance_row_copy      (const PsAttendanceRow  *row);
void             ps_attendance_row_free      (PsAttendanceRow        *row);
gboolean         ps_attendance_status_is_here (const char            *status);

GPtrArray       *ps_attendance_store_list    (PsConn                 *conn,
                                              gint64                  session_id,
                                              GError                **error);
gboolean         ps_attendance_store_set     (PsConn                 *conn,
                                              const PsAttendanceRow  *row,
                                              gint64                  wall,
                                              const char             *by,
                                              GError                **error);
gboolean         ps_attendance_store_remove  (PsConn                 *conn,
                                              gint64                  session_id,
                                              gint64                  person_id,
                                              gint64                  wall,
                                              const char             *by,
                                              GError                **error);
GPtrArray       *ps_attendance_store_expected (PsConn                *conn,
                                              gint64                  group_id,
                                              const char             *on,
                                              GError                **error);
gboolean         ps_attendance_store_close   (PsConn                 *conn,
                                              gint64                  session_id,
                                              gint64                  wall,
                                              GError                **error);
GPtrArray       *ps_attendance_store_history (PsConn                 *conn,
                                              gint64                  person_id,
                                              gint64                  group_id,
                                              guint                   n,
                                              GError                **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsAttendanceRow, ps_attendance_row_free)

G_END_DECLS
