/* What an attendance sheet said before it was corrected, and who corrected it. */
#include "ps-attendance-trail.h"

/**
 * ps_attendance_trail_row_free:
 * @row: (transfer full) (nullable): is freed
 */
void
ps_attendance_trail_row_free (PsAttendanceTrailRow *row)
{
  if (row == NULL)
    return;

  g_free (row->name);
  g_free (row->old_status);
  g_free (row->new_status);
  g_free (row->old_mode);
  g_free (row->new_mode);
  g_free (row->changed_by);
  g_free (row);
}

/**
 * ps_attendance_trail_leave:
 * @row: what the sheet is about to say; with "" as its status and mode where somebody is taken off it
 * @wall: now, microseconds UTC
 * @by: who says so
 *
 * Before the meeting is over a status is still being found out; after it, a change is a correction
 * and leaves a trail. What changes nothing leaves none.
 *
 * Returns: whether that was seen to
 */
gboolean
ps_attendance_trail_leave (PsConn                 *conn,
                           const PsAttendanceRow  *row,
                           gint64                  wall,
                           const char             *by,
                           GError                **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "INSERT INTO attendance_change (session_id, person_id,"
                                  " old_status, new_status, old_mode, new_mode, changed_at,"
                                  " changed_by)"
                                  " SELECT s.id, ?2, coalesce (a.status, ''), ?3,"
                                  " coalesce (a.mode, ''), ?4, ?5, ?6"
                                  " FROM session s LEFT JOIN attendance a"
                                  " ON a.session_id = s.id AND a.person_id = ?2"
                                  " WHERE s.id = ?1 AND s.state = 'ended'"
                                  " AND (coalesce (a.status, '') <> ?3"
                                  "   OR coalesce (a.mode, '') <> ?4)",
                                  error);

  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, row->session_id);
  ps_stmt_bind_int64 (stmt, 2, row->person_id);
  ps_stmt_bind_text (stmt, 3, row->status);
  ps_stmt_bind_text (stmt, 4, row->mode);
  ps_stmt_bind_int64 (stmt, 5, wall);
  ps_stmt_bind_text (stmt, 6, by);

  return ps_conn_run (conn, stmt, error);
}

static PsAttendanceTrailRow *
read_row (PsStmt *stmt)
{
  PsAttendanceTrailRow *row = g_new0 (PsAttendanceTrailRow, 1);

  row->person_id = ps_stmt_get_int64 (stmt, 0);
  row->name = ps_stmt_dup_text (stmt, 1);
  row->old_status = ps_stmt_dup_text (stmt, 2);
  row->new_status = ps_stmt_dup_text (stmt, 3);
  row->old_mode = ps_stmt_dup_text (stmt, 4);
  row->new_mode = ps_stmt_dup_text (stmt, 5);
  row->changed_at = ps_stmt_get_int64 (stmt, 6);
  row->changed_by = ps_stmt_dup_text (stmt, 7);

  return row;
}

/**
 * ps_attendance_trail_list:
 *
 * Returns: (transfer full) (element-type PsAttendanceTrailRow): what was corrected of the meeting's
 *   attendance, the newest first
 */
GPtrArray *
ps_attendance_trail_list (PsConn  *conn,
                          gint64   session_id,
                          GError **error)
{
  g_autoptr (GPtrArray) rows =
    g_ptr_array_new_with_free_func ((GDestroyNotify) ps_attendance_trail_row_free);
  PsStmt *stmt;
  gboolean has_row;

  stmt = ps_conn_prepare (conn,
                          "SELECT c.person_id, p.preferred_name, c.old_status, c.new_status,"
                          " c.old_mode, c.new_mode, c.changed_at, c.changed_by"
                          " FROM attendance_change c JOIN person p ON p.id = c.person_id"
                          " WHERE c.session_id = ?1 ORDER BY c.id DESC",
                          error);
  if (stmt == NULL)
    return NULL;

  ps_stmt_bind_int64 (stmt, 1, session_id);
  while (ps_conn_step (conn, stmt, &has_row, error))
    {
      if (!has_row)
        return g_steal_pointer (&rows);

      g_ptr_array_add (rows, read_row (stmt));
    }

  return NULL;
}
