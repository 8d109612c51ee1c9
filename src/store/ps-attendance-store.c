#include "ps-attendance-store.h"

#include "ps-attendance-trail.h"
#include "ps-first-time-store.h"

/**
 * ps_attendance_row_new:
 *
 * Returns: (transfer full): somebody who is expected in person
 */
PsAttendanceRow *
ps_attendance_row_new (void)
{
  PsAttendanceRow *row = g_new0 (PsAttendanceRow, 1);

  row->status = g_strdup ("expected");
  row->mode = g_strdup ("in-person");

  return row;
}

/**
 * ps_attendance_row_copy:
 *
 * Returns: (transfer full): another @row that says the same
 */
PsAttendanceRow *
ps_attendance_row_copy (const PsAttendanceRow *row)
{
  PsAttendanceRow *copy = g_new0 (PsAttendanceRow, 1);

  *copy = *row;
  copy->name = g_strdup (row->name);
  copy->status = g_strdup (row->status);
  copy->mode = g_strdup (row->mode);

  return copy;
}

/**
 * ps_attendance_row_free:
 * @row: (transfer full) (nullable): is freed
 */
void
ps_attendance_row_free (PsAttendanceRow *row)
{
  if (row == NULL)
    return;

  g_free (row->name);
  g_free (row->status);
  g_free (row->mode);
  g_free (row);
}

/**
 * ps_attendance_status_is_here:
 * @status: an attendance status, as stored
 *
 * Returns: whether somebody with @status was there, for some of the meeting at least
 */
gboolean
ps_attendance_status_is_here (const char *status)
{
  static const char * const here[] = { "present", "late", "left-early", NULL };

  return g_strv_contains (here, status);
}

static PsAttendanceRow *
read_row (PsStmt *stmt,
          gint64  session_id)
{
  PsAttendanceRow *row = g_new0 (PsAttendanceRow, 1);

  row->session_id = session_id;
  row->person_id = ps_stmt_get_int64 (stmt, 0);
  row->name = ps_stmt_dup_text (stmt, 1);
  row->status = ps_stmt_dup_text (stmt, 2);
  row->mode = ps_stmt_dup_text (stmt, 3);
  row->first_time = ps_stmt_get_boolean (stmt, 4);

  return row;
}

static GPtrArray *
read_rows (PsConn  *conn,
           PsStmt  *stmt,
           gint64   session_id,
           GError **error)
{
  g_autoptr (GPtrArray) rows =
    g_ptr_array_new_with_free_func ((GDestroyNotify) ps_attendance_row_free);
  gboolean has_row;

  while (ps_conn_step (conn, stmt, &has_row, error))
    {
      if (!has_row)
        return g_steal_pointer (&rows);

      g_ptr_array_add (rows, read_row (stmt, session_id));
    }

  return NULL;
}

/**
 * ps_attendance_store_list:
 *
 * Returns: (transfer full) (element-type PsAttendanceRow): everybody on the meeting's sheet, by name
 */
GPtrArray *
ps_attendance_store_list (PsConn  *conn,
                          gint64   session_id,
                          GError **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "SELECT a.person_id, p.preferred_name, a.status, a.mode,"
                                  " a.first_time"
                                  " FROM attendance a JOIN person p ON p.id = a.person_id"
                                  " WHERE a.session_id = ?1 ORDER BY p.name_fold, p.id",
                                  error);

  if (stmt == NULL)
    return NULL;

  ps_stmt_bind_int64 (stmt, 1, session_id);

  return read_rows (conn, stmt, session_id, error);
}

/**
 * ps_attendance_store_set:
 * @row: who, at which meeting, and what; @first_time is worked out when the row is new
 * @wall: now, microseconds UTC
 * @by: who says so, for the trail that a correction after the meeting leaves
 *
 * Returns: whether it was stored
 */
gboolean
ps_attendance_store_set (PsConn                 *conn,
                         const PsAttendanceRow  *row,
                         gint64                  wall,
                         const char             *by,
                         GError                **error)
{
  PsStmt *stmt;

  if (!ps_attendance_trail_leave (conn, row, wall, by, error))
    return FALSE;

  stmt = ps_conn_prepare (conn,
                          "INSERT INTO attendance (session_id, person_id, status, mode,"
                          " first_time, updated_at)"
                          " VALUES (?1, ?2, ?3, ?4, NOT EXISTS ("
                          "   SELECT 1 FROM attendance a JOIN session s ON s.id = a.session_id"
                          "   JOIN session o ON o.id = ?1"
                          "   WHERE a.person_id = ?2 AND s.group_id = o.group_id"
                          "   AND (s.started_at, s.id) < (o.started_at, o.id)"
                          "   AND a.status IN ('present', 'late', 'left-early')), ?5)"
                          " ON CONFLICT (session_id, person_id) DO UPDATE SET"
                          " status = excluded.status, mode = excluded.mode,"
                          " updated_at = excluded.updated_at",
                          error);
  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, row->session_id);
  ps_stmt_bind_int64 (stmt, 2, row->person_id);
  ps_stmt_bind_text (stmt, 3, row->status);
  ps_stmt_bind_text (stmt, 4, row->mode);
  ps_stmt_bind_int64 (stmt, 5, wall);

  return ps_conn_run (conn, stmt, error) &&
         ps_first_time_store_settle (conn, row->session_id, row->person_id, error);
}

/**
 * ps_attendance_store_remove:
 * @wall: now, microseconds UTC
 * @by: who says so, for the trail that a correction after the meeting leaves
 *
 * Takes somebody off the sheet who was put on it by mistake.
 *
 * Returns: whether they are no longer on it
 */
gboolean
ps_attendance_store_remove (PsConn      *conn,
                            gint64       session_id,
                            gint64       person_id,
                            gint64       wall,
                            const char  *by,
                            GError     **error)
{
  /* What was their first meeting is told by the rows that are left, so it goes in two steps. */
  static const char * const steps[] = {
    "UPDATE attendance SET status = 'absent' WHERE session_id = ?1 AND person_id = ?2",
    "DELETE FROM attendance WHERE session_id = ?1 AND person_id = ?2",
  };
  const PsAttendanceRow nothing = { .session_id = session_id, .person_id = person_id,
                                    .status = (char *) "", .mode = (char *) "" };

  if (!ps_attendance_trail_leave (conn, &nothing, wall, by, error))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      PsStmt *stmt = ps_conn_prepare (conn, steps[i], error);

      if (stmt == NULL)
        return FALSE;

      ps_stmt_bind_int64 (stmt, 1, session_id);
      ps_stmt_bind_int64 (stmt, 2, person_id);
      if (!ps_conn_run (conn, stmt, error) ||
          (i == 0 && !ps_first_time_store_settle (conn, session_id, person_id, error)))
        return FALSE;
    }

  return TRUE;
}

/**
 * ps_attendance_store_expected:
 * @on: a day, `YYYY-MM-DD`
 *
 * Who would be on the sheet of a meeting on that day: the members of the group, each as expected.
 *
 * Returns: (transfer full) (element-type PsAttendanceRow): by name; of no meeting yet
 */
GPtrArray *
ps_attendance_store_expected (PsConn      *conn,
                              gint64       group_id,
                              const char  *on,
                              GError     **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "SELECT p.id, p.preferred_name, 'expected', 'in-person',"
                                  " NOT EXISTS ("
                                  "   SELECT 1 FROM attendance a"
                                  "   JOIN session s ON s.id = a.session_id"
                                  "   WHERE a.person_id = p.id AND s.group_id = ?1"
                                  "   AND a.status IN ('present', 'late', 'left-early'))"
                                  " FROM membership m JOIN person p ON p.id = m.person_id"
                                  " WHERE m.group_id = ?1 AND m.joined_on <= ?2"
                                  " AND (m.left_on IS NULL OR m.left_on > ?2)"
                                  " AND p.archived_at IS NULL AND p.died_on IS NULL"
                                  " GROUP BY p.id ORDER BY p.name_fold, p.id",
                                  error);

  if (stmt == NULL)
    return NULL;

  ps_stmt_bind_int64 (stmt, 1, group_id);
  ps_stmt_bind_text (stmt, 2, on);

  return read_rows (conn, stmt, 0, error);
}

/**
 * ps_attendance_store_close:
 * @wall: now, microseconds UTC
 *
 * The meeting is over: who was expected and nobody said anything about was absent.
 *
 * Returns: whether it was stored
 */
gboolean
ps_attendance_store_close (PsConn  *conn,
                           gint64   session_id,
                           gint64   wall,
                           GError **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "UPDATE attendance SET status = 'absent', updated_at = ?2"
                                  " WHERE session_id = ?1 AND status = 'expected'",
                                  error);

  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, session_id);
  ps_stmt_bind_int64 (stmt, 2, wall);

  return ps_conn_run (conn, stmt, error);
}

/**
 * ps_attendance_store_history:
 * @n: how many meetings at most
 *
 * Returns: (transfer full) (element-type utf8): the person's status at each of the group's last @n
 *   ended meetings, the newest first; "" where they were not on the sheet
 */
GPtrArray *
ps_attendance_store_history (PsConn  *conn,
                             gint64   person_id,
                             gint64   group_id,
                             guint    n,
                             GError **error)
{
  g_autoptr (GPtrArray) statuses = g_ptr_array_new_with_free_func (g_free);
  PsStmt *stmt;
  gboolean has_row;

  stmt = ps_conn_prepare (conn,
                          "SELECT coalesce (a.status, '') FROM session s"
                          " LEFT JOIN attendance a ON a.session_id = s.id AND a.person_id = ?1"
                          " WHERE s.group_id = ?2 AND s.state = 'ended'"
                          " ORDER BY s.started_at DESC, s.id DESC LIMIT ?3",
                          error);
  if (stmt == NULL)
    return NULL;

  ps_stmt_bind_int64 (stmt, 1, person_id);
  ps_stmt_bind_int64 (stmt, 2, group_id);
  ps_stmt_bind_int64 (stmt, 3, n);

  while (ps_conn_step (conn, stmt, &has_row, error))
    {
      if (!has_row)
        return g_steal_pointer (&statuses);

      g_ptr_array_add (statuses, ps_stmt_dup_text (stmt, 0));
    }

  return NULL;
}
