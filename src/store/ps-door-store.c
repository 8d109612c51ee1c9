/* The front desk's part of a meeting: which there are today, and what is said at the door before one is
 * started. Its statements take none of the columns that ps-access.c keeps from the desk.
 */
#include "ps-door-store.h"

#include <string.h>

#include "ps-text.h"

/**
 * ps_door_session_free:
 * @session: (transfer full) (nullable): is freed
 */
void
ps_door_session_free (PsDoorSession *session)
{
  if (session == NULL)
    return;

  g_free (session->rule_on);
  g_free (session->place);
  g_free (session);
}

static PsDoorSession *
read_session (PsStmt *stmt)
{
  PsDoorSession *session = g_new0 (PsDoorSession, 1);

  session->id = ps_stmt_get_int64 (stmt, 0);
  session->group_id = ps_stmt_get_int64 (stmt, 1);
  session->rule_on = ps_stmt_dup_text (stmt, 2);
  session->is_running = ps_stmt_get_boolean (stmt, 3);
  session->started_at = ps_stmt_get_int64 (stmt, 4);
  session->ends_at = ps_stmt_get_int64 (stmt, 5);
  session->place = ps_stmt_dup_text (stmt, 6);

  return session;
}

/**
 * ps_door_store_sessions:
 * @since: microseconds UTC
 *
 * Returns: (transfer full) (element-type PsDoorSession): the meetings that began then or later, and the
 *   one that runs, the earliest first
 */
GPtrArray *
ps_door_store_sessions (PsConn  *conn,
                        gint64   since,
                        GError **error)
{
  g_autoptr (GPtrArray) sessions =
    g_ptr_array_new_with_free_func ((GDestroyNotify) ps_door_session_free);
  PsStmt *stmt;
  gboolean has_row;

  stmt = ps_conn_prepare (conn,
                          "SELECT id, group_id, rule_on, state = 'running', started_at,"
                          " coalesce (ended_at, planned_at + planned_s * 1000000), place"
                          " FROM session WHERE started_at >= ?1"
                          " UNION SELECT id, group_id, rule_on, 1, started_at,"
                          " planned_at + planned_s * 1000000, place"
                          " FROM session WHERE state = 'running' ORDER BY started_at, id",
                          error);
  if (stmt == NULL)
    return NULL;

  ps_stmt_bind_int64 (stmt, 1, since);
  while (ps_conn_step (conn, stmt, &has_row, error))
    {
      if (!has_row)
        return g_steal_pointer (&sessions);

      g_ptr_array_add (sessions, read_session (stmt));
    }

  return NULL;
}

/**
 * ps_door_store_started_at:
 * @started_at: (out): when the meeting began, microseconds UTC; 0 if it is not there
 * @is_running: (out): whether it runs now
 *
 * Returns: %FALSE for an error
 */
gboolean
ps_door_store_started_at (PsConn    *conn,
                          gint64     session_id,
                          gint64    *started_at,
                          gboolean  *is_running,
                          GError   **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "SELECT started_at, state = 'running' FROM session WHERE id = ?1",
                                  error);
  gboolean has_row;

  *started_at = 0;
  *is_running = FALSE;
  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, session_id);
  if (!ps_conn_step (conn, stmt, &has_row, error))
    return FALSE;

  if (has_row)
    {
      *started_at = ps_stmt_get_int64 (stmt, 0);
      *is_running = ps_stmt_get_boolean (stmt, 1);
      ps_stmt_reset (stmt);
    }

  return TRUE;
}

/**
 * ps_door_store_ends_at:
 * @ends_at: (out): when the meeting ended, or is planned to, microseconds UTC; 0 if it is not there
 *
 * Returns: %FALSE for an error
 */
gboolean
ps_door_store_ends_at (PsConn  *conn,
                       gint64   session_id,
                       gint64  *ends_at,
                       GError **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "SELECT coalesce (ended_at, planned_at + planned_s * 1000000)"
                                  " FROM session WHERE id = ?1",
                                  error);

  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, session_id);

  return ps_conn_take_int64 (conn, stmt, ends_at, error);
}

/**
 * ps_door_store_group_of:
 * @group_id: (out): whose meeting it is; 0 for one that is not there
 *
 * Returns: %FALSE for an error
 */
gboolean
ps_door_store_group_of (PsConn  *conn,
                        gint64   session_id,
                        gint64  *group_id,
                        GError **error)
{
  PsStmt *stmt = ps_conn_prepare (conn, "SELECT group_id FROM session WHERE id = ?1", error);

  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, session_id);

  return ps_conn_take_int64 (conn, stmt, group_id, error);
}

/**
 * ps_door_store_find_session:
 * @rule_on: a date of the group's rule, `YYYY-MM-DD`
 * @id: (out): the meeting of that date; 0 while it has not been started
 *
 * Returns: %FALSE for an error
 */
gboolean
ps_door_store_find_session (PsConn      *conn,
                            gint64       group_id,
                            const char  *rule_on,
                            gint64      *id,
                            GError     **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "SELECT id FROM session WHERE group_id = ?1 AND rule_on = ?2",
                                  error);

  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, group_id);
  ps_stmt_bind_text (stmt, 2, rule_on);

  return ps_conn_take_int64 (conn, stmt, id, error);
}

static PsAttendanceRow *
find_or_add (GPtrArray *attendance,
             gint64     person_id)
{
  PsAttendanceRow *row;

  for (guint i = 0; i < attendance->len; i++)
    {
      row = g_ptr_array_index (attendance, i);
      if (row->person_id == person_id)
        return row;
    }

  row = ps_attendance_row_new ();
  row->person_id = person_id;
  row->is_guest = TRUE;
  g_ptr_array_add (attendance, row);

  return row;
}

static void
apply_row (GPtrArray *attendance,
           PsStmt    *stmt)
{
  PsAttendanceRow *row = find_or_add (attendance, ps_stmt_get_int64 (stmt, 0));

  g_free (row->name);
  g_free (row->status);
  g_free (row->mode);
  row->name = ps_stmt_dup_text (stmt, 1);
  row->status = ps_stmt_dup_text (stmt, 2);
  row->mode = ps_stmt_dup_text (stmt, 3);
  row->first_time = ps_stmt_get_boolean (stmt, 4);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  const PsAttendanceRow *one = *(const PsAttendanceRow * const *) a;
  const PsAttendanceRow *other = *(const PsAttendanceRow * const *) b;
  g_autofree char *one_fold = ps_text_fold (one->name);
  g_autofree char *other_fold = ps_text_fold (other->name);
  int order = strcmp (one_fold, other_fold);

  if (order != 0)
    return order;

  return one->person_id < other->person_id ? -1 : one->person_id > other->person_id;
}

/**
 * ps_door_store_apply:
 * @rule_on: a date of the group's rule, `YYYY-MM-DD`
 * @attendance: (element-type PsAttendanceRow): the members who are expected
 *
 * Puts into @attendance what was said at the door, and who is expected without being a member. Somebody
 * who went off the roster meanwhile is expected no longer.
 *
 * Returns: %FALSE for an error
 */
gboolean
ps_door_store_apply (PsConn      *conn,
                     gint64       group_id,
                     const char  *rule_on,
                     GPtrArray   *attendance,
                     GError     **error)
{
  PsStmt *stmt;
  gboolean has_row;

  stmt = ps_conn_prepare (conn,
                          "SELECT d.person_id, p.preferred_name, d.status, d.mode,"
                          " NOT EXISTS ("
                          "   SELECT 1 FROM attendance a JOIN session s ON s.id = a.session_id"
                          "   WHERE a.person_id = d.person_id AND s.group_id = d.group_id"
                          "   AND a.status IN ('present', 'late', 'left-early'))"
                          " FROM door d JOIN person p ON p.id = d.person_id"
                          " WHERE d.group_id = ?1 AND d.rule_on = ?2"
                          " AND (d.status IN ('present', 'late', 'left-early')"
                          "   OR (p.archived_at IS NULL AND p.died_on IS NULL))",
                          error);
  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, group_id);
  ps_stmt_bind_text (stmt, 2, rule_on);
  while (ps_conn_step (conn, stmt, &has_row, error))
    {
      if (!has_row)
        {
          g_ptr_array_sort (attendance, compare_names);
          return TRUE;
        }

      apply_row (attendance, stmt);
    }

  return FALSE;
}

/**
 * ps_door_store_set:
 * @rule_on: a date of the group's rule, `YYYY-MM-DD`
 * @row: who, and what was said
 * @wall: now, microseconds UTC
 *
 * Returns: whether it was stored
 */
gboolean
ps_door_store_set (PsConn                 *conn,
                   gint64                  group_id,
                   const char             *rule_on,
                   const PsAttendanceRow  *row,
                   gint64                  wall,
                   GError                **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "INSERT INTO door (group_id, rule_on, person_id, status, mode,"
                                  " updated_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)"
                                  " ON CONFLICT (group_id, rule_on, person_id) DO UPDATE SET"
                                  " status = excluded.status, mode = excluded.mode,"
                                  " updated_at = excluded.updated_at",
                                  error);

  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, group_id);
  ps_stmt_bind_text (stmt, 2, rule_on);
  ps_stmt_bind_int64 (stmt, 3, row->person_id);
  ps_stmt_bind_text (stmt, 4, row->status);
  ps_stmt_bind_text (stmt, 5, row->mode);
  ps_stmt_bind_int64 (stmt, 6, wall);

  return ps_conn_run (conn, stmt, error);
}

/**
 * ps_door_store_remove:
 * @rule_on: a date of the group's rule, `YYYY-MM-DD`
 *
 * Takes back what was said of somebody: a member is expected as ever, anybody else is not.
 *
 * Returns: whether it was taken away
 */
gboolean
ps_door_store_remove (PsConn      *conn,
                      gint64       group_id,
                      const char  *rule_on,
                      gint64       person_id,
                      GError     **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "DELETE FROM door WHERE group_id = ?1 AND rule_on = ?2"
                                  " AND person_id = ?3",
                                  error);

  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, group_id);
  ps_stmt_bind_text (stmt, 2, rule_on);
  ps_stmt_bind_int64 (stmt, 3, person_id);

  return ps_conn_run (conn, stmt, error);
}

/**
 * ps_door_store_clear:
 * @rule_on: a date of the group's rule, `YYYY-MM-DD`
 *
 * The meeting has begun and has it all on its own sheet, or another of that group has: what was said
 * at the door up to that date is of no use any more.
 *
 * Returns: whether it was taken away
 */
gboolean
ps_door_store_clear (PsConn      *conn,
                     gint64       group_id,
                     const char  *rule_on,
                     GError     **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "DELETE FROM door WHERE group_id = ?1 AND rule_on <= ?2", error);

  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, group_id);
  ps_stmt_bind_text (stmt, 2, rule_on);

  return ps_conn_run (conn, stmt, error);
}
