/* Who came to a group, for as long as it has met: read in a few statements, each by an index, since
 * five years of a large group are eighty thousand marks.
 */
#include "ps-history-store.h"

#include "ps-rows.h"

/**
 * ps_history_row_free:
 * @row: (transfer full): is freed
 */
void
ps_history_row_free (PsHistoryRow *row)
{
  g_free (row->name);
  g_free (row);
}

/**
 * ps_mark_is_here:
 *
 * Returns: whether somebody with @mark was there, for some of the meeting at least
 */
gboolean
ps_mark_is_here (PsMark mark)
{
  return mark == PS_MARK_PRESENT || mark == PS_MARK_LATE || mark == PS_MARK_LEFT_EARLY;
}

/**
 * ps_history_store_sessions:
 * @since: from when on, microseconds UTC
 * @at_least: how many at least, where there are so many: then some of them began before @since
 *
 * Returns: (transfer full) (element-type PsHistorySession): the group's meetings that have ended, the
 *   oldest first
 */
GArray *
ps_history_store_sessions (PsConn  *conn,
                           gint64   group_id,
                           gint64   since,
                           guint    at_least,
                           GError **error)
{
  g_autoptr (GArray) sessions = g_array_new (FALSE, FALSE, sizeof (PsHistorySession));
  PsStmt *stmt;
  gboolean has_row;

  stmt = ps_conn_prepare (conn,
                          "SELECT s.id, s.started_at, s.kind = 'social', EXISTS ("
                          "   SELECT 1 FROM attendance a WHERE a.session_id = s.id"
                          "   AND a.status IN ('present', 'late', 'left-early'))"
                          " FROM session s WHERE s.group_id = ?1 AND s.state = 'ended'"
                          " AND s.started_at >= min (?2, coalesce ("
                          "   (SELECT o.started_at FROM session o"
                          "    WHERE o.group_id = ?1 AND o.state = 'ended'"
                          "    ORDER BY o.started_at DESC LIMIT 1 OFFSET ?3),"
                          "   (SELECT min (o.started_at) FROM session o WHERE o.group_id = ?1), ?2))"
                          " ORDER BY s.started_at, s.id",
                          error);
  if (stmt == NULL)
    return NULL;

  ps_stmt_bind_int64 (stmt, 1, group_id);
  ps_stmt_bind_int64 (stmt, 2, since);
  ps_stmt_bind_int64 (stmt, 3, MAX (at_least, 1) - 1);

  while (ps_conn_step (conn, stmt, &has_row, error))
    {
      PsHistorySession session;

      if (!has_row)
        return g_steal_pointer (&sessions);

      session.id = ps_stmt_get_int64 (stmt, 0);
      session.started_at = ps_stmt_get_int64 (stmt, 1);
      session.social = ps_stmt_get_boolean (stmt, 2);
      session.taken = ps_stmt_get_boolean (stmt, 3);
      g_array_append_val (sessions, session);
    }

  return NULL;
}

/* The numbers are those of PsMark and PsMode. */
#define MARK_COLUMNS \
  "a.session_id, a.person_id, a.updated_at," \
  " CASE a.status WHEN 'expected' THEN 1 WHEN 'present' THEN 2 WHEN 'late' THEN 3" \
  " WHEN 'left-early' THEN 4 WHEN 'excused' THEN 5 WHEN 'absent' THEN 6 ELSE 0 END," \
  " CASE a.mode WHEN 'online' THEN 1 WHEN 'phone' THEN 2 ELSE 0 END, a.first_time"

static GArray *
take_marks (PsConn  *conn,
            PsStmt  *stmt,
            GError **error)
{
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (PsHistoryMark));
  gboolean has_row;

  while (ps_conn_step (conn, stmt, &has_row, error))
    {
      PsHistoryMark mark;

      if (!has_row)
        return g_steal_pointer (&marks);

      mark.session_id = ps_stmt_get_int64 (stmt, 0);
      mark.person_id = ps_stmt_get_int64 (stmt, 1);
      mark.updated_at = ps_stmt_get_int64 (stmt, 2);
      mark.mark = (guint8) ps_stmt_get_uint (stmt, 3);
      mark.mode = (guint8) ps_stmt_get_uint (stmt, 4);
      mark.first_time = ps_stmt_get_boolean (stmt, 5);
      g_array_append_val (marks, mark);
    }

  return NULL;
}

/**
 * ps_history_store_marks:
 * @since: from when on, microseconds UTC
 *
 * Returns: (transfer full) (element-type PsHistoryMark): everybody's marks at the group's meetings that
 *   have ended since then, one meeting after the other, the oldest first
 */
GArray *
ps_history_store_marks (PsConn  *conn,
                        gint64   group_id,
                        gint64   since,
                        GError **error)
{
  /* A CROSS JOIN is done from left to right: the group's meetings first, never all attendance. */
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "SELECT " MARK_COLUMNS
                                  " FROM session s CROSS JOIN attendance a ON a.session_id = s.id"
                                  " WHERE s.group_id = ?1 AND s.started_at >= ?2"
                                  " AND s.state = 'ended' ORDER BY s.started_at, s.id",
                                  error);

  if (stmt == NULL)
    return NULL;

  ps_stmt_bind_int64 (stmt, 1, group_id);
  ps_stmt_bind_int64 (stmt, 2, since);

  return take_marks (conn, stmt, error);
}

/**
 * ps_history_store_marks_of:
 * @since: from when on, microseconds UTC
 *
 * Returns: (transfer full) (element-type PsHistoryMark): one person's, as ps_history_store_marks()
 */
GArray *
ps_history_store_marks_of (PsConn  *conn,
                           gint64   group_id,
                           gint64   person_id,
                           gint64   since,
                           GError **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "SELECT " MARK_COLUMNS
                                  " FROM session s CROSS JOIN attendance a"
                                  " ON a.session_id = s.id AND a.person_id = ?3"
                                  " WHERE s.group_id = ?1 AND s.started_at >= ?2"
                                  " AND s.state = 'ended' ORDER BY s.started_at, s.id",
                                  error);

  if (stmt == NULL)
    return NULL;

  ps_stmt_bind_int64 (stmt, 1, group_id);
  ps_stmt_bind_int64 (stmt, 2, since);
  ps_stmt_bind_int64 (stmt, 3, person_id);

  return take_marks (conn, stmt, error);
}

static gpointer
read_row (PsStmt *stmt)
{
  PsHistoryRow *row = g_new0 (PsHistoryRow, 1);

  row->person_id = ps_stmt_get_int64 (stmt, 0);
  row->name = ps_stmt_dup_text (stmt, 1);
  row->archived = ps_stmt_get_boolean (stmt, 2);
  row->died = ps_stmt_get_boolean (stmt, 3);
  row->home = ps_stmt_get_boolean (stmt, 4);
  row->not_seen = ps_stmt_get_boolean (stmt, 5);
  row->call_due = ps_stmt_get_boolean (stmt, 6);

  return row;
}

/**
 * ps_history_store_people:
 * @since: from when on, microseconds UTC
 * @since_on: the day of that, YYYY-MM-DD
 *
 * Returns: (transfer full) (element-type PsHistoryRow): everybody who was a member since then, or
 *   stands on a sheet, by name
 */
GPtrArray *
ps_history_store_people (PsConn      *conn,
                         gint64       group_id,
                         gint64       since,
                         const char  *since_on,
                         GError     **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "SELECT p.id, p.preferred_name, p.archived_at IS NOT NULL,"
                                  " p.died_on IS NOT NULL, p.home_group_id IS ?1,"
                                  " n.person_id IS NOT NULL,"
                                  " f.id IS NOT NULL AND f.done_at IS NULL"
                                  " FROM ("
                                  "   SELECT person_id FROM membership WHERE group_id = ?1"
                                  "   AND (left_on IS NULL OR left_on > ?3)"
                                  "   UNION"
                                  "   SELECT a.person_id FROM session s CROSS JOIN attendance a"
                                  "   ON a.session_id = s.id"
                                  "   WHERE s.group_id = ?1 AND s.started_at >= ?2) AS w"
                                  " JOIN person p ON p.id = w.person_id"
                                  " LEFT JOIN not_seen n ON n.group_id = ?1 AND n.person_id = p.id"
                                  " LEFT JOIN follow_up f ON f.id = n.follow_up_id"
                                  " ORDER BY p.name_fold, p.id",
                                  error);

  if (stmt == NULL)
    return NULL;

  ps_stmt_bind_int64 (stmt, 1, group_id);
  ps_stmt_bind_int64 (stmt, 2, since);
  ps_stmt_bind_text (stmt, 3, since_on);

  return ps_rows_take_all (conn, stmt, read_row, (GDestroyNotify) ps_history_row_free, error);
}

/**
 * ps_history_store_home:
 * @group_id: (out): whose home group it is; 0 where they have none
 *
 * Errors: %PS_ERROR_NOT_FOUND.
 *
 * Returns: whether it could be read
 */
gboolean
ps_history_store_home (PsConn  *conn,
                       gint64   person_id,
                       gint64  *group_id,
                       GError **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "SELECT coalesce (home_group_id, 0) FROM person WHERE id = ?1",
                                  error);

  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, person_id);

  return ps_conn_take_int64 (conn, stmt, group_id, error);
}
