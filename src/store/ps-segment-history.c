#include "ps-segment-history.h"

#include "ps-rows.h"

/**
 * ps_segment_time_row_free:
 * @row: (transfer full) (nullable): is freed
 */
void
ps_segment_time_row_free (PsSegmentTimeRow *row)
{
  if (row == NULL)
    return;

  g_free (row->kind);
  g_free (row);
}

static gpointer
read_time (PsStmt *stmt)
{
  PsSegmentTimeRow *row = g_new0 (PsSegmentTimeRow, 1);

  row->session_id = ps_stmt_get_int64 (stmt, 0);
  row->kind = ps_stmt_dup_text (stmt, 1);
  row->planned_s = ps_stmt_get_int64 (stmt, 2);
  row->elapsed_s = ps_stmt_get_int64 (stmt, 3);
  row->left_out = ps_stmt_get_boolean (stmt, 4);

  return row;
}

/**
 * ps_segment_history_list:
 * @n_meetings: how many of the group's last meetings
 *
 * Meetings whose times are estimates, because the machine was restarted in them, are left out: a
 * plan is not to learn from a guess.
 *
 * Returns: (transfer full) (nullable) (element-type PsSegmentTimeRow): what the segments of the last
 *   meetings that have ended took, the newest meeting first, in the order of its agenda
 */
GPtrArray *
ps_segment_history_list (PsConn  *conn,
                         gint64   group_id,
                         guint    n_meetings,
                         GError **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "SELECT s.id, g.kind, g.planned_s, g.elapsed_s,"
                                  " g.skipped OR g.started_at IS NULL"
                                  " FROM segment g JOIN session s ON s.id = g.session_id"
                                  " WHERE g.session_id IN (SELECT id FROM session"
                                  "   WHERE group_id = ?1 AND state = 'ended'"
                                  "   AND kind = 'meeting' AND estimated = 0"
                                  "   ORDER BY started_at DESC, id DESC LIMIT ?2)"
                                  " ORDER BY s.started_at DESC, s.id DESC, g.position",
                                  error);

  if (stmt == NULL)
    return NULL;

  ps_stmt_bind_int64 (stmt, 1, group_id);
  ps_stmt_bind_int64 (stmt, 2, n_meetings);

  return ps_rows_take_all (conn, stmt, read_time, (GDestroyNotify) ps_segment_time_row_free, error);
}

/**
 * ps_segment_history_last:
 * @session_id: (out): the group's last meeting that has ended, or 0
 *
 * Returns: %FALSE for an error
 */
gboolean
ps_segment_history_last (PsConn  *conn,
                         gint64   group_id,
                         gint64  *session_id,
                         GError **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "SELECT id FROM session WHERE group_id = ?1 AND state = 'ended'"
                                  " AND kind = 'meeting'"
                                  " ORDER BY started_at DESC, id DESC LIMIT 1",
                                  error);

  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, group_id);

  return ps_conn_take_int64 (conn, stmt, session_id, error);
}
