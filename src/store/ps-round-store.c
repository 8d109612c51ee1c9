#include "ps-round-store.h"

/* The table segment_round, and who is there to go round. */

/**
 * ps_round_store_list:
 * @session_id: a meeting
 *
 * Returns: (transfer full) (element-type PsRoundRow): its rounds that were completed, in the order
 *   of the agenda that it began with
 */
GArray *
ps_round_store_list (PsConn  *conn,
                     gint64   session_id,
                     GError **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (PsRoundRow));
  PsStmt *stmt;
  gboolean has_row;

  stmt = ps_conn_prepare (conn,
                          "SELECT s.position, r.people, r.completed_at"
                          " FROM segment AS s JOIN segment_round AS r ON r.segment_id = s.id"
                          " WHERE s.session_id = ?1 ORDER BY s.position",
                          error);
  if (stmt == NULL)
    return NULL;

  ps_stmt_bind_int64 (stmt, 1, session_id);

  while (ps_conn_step (conn, stmt, &has_row, error))
    {
      PsRoundRow row;

      if (!has_row)
        return g_steal_pointer (&rows);

      row.position = ps_stmt_get_uint (stmt, 0);
      row.people = ps_stmt_get_uint (stmt, 1);
      row.completed_at = ps_stmt_get_int64 (stmt, 2);
      g_array_append_val (rows, row);
    }

  return NULL;
}

/**
 * ps_round_store_set:
 * @session_id: a meeting
 * @row: which of its segments had a round, and how many people that reached
 *
 * Stores that the round is complete; when it was already, the new figures take the place of the old.
 *
 * Returns: whether it was stored
 */
gboolean
ps_round_store_set (PsConn            *conn,
                    gint64             session_id,
                    const PsRoundRow  *row,
                    GError           **error)
{
  PsStmt *stmt;

  stmt = ps_conn_prepare (conn,
                          "INSERT INTO segment_round (segment_id, people, completed_at)"
                          " SELECT id, ?3, ?4 FROM segment WHERE session_id = ?1 AND position = ?2"
                          " ON CONFLICT (segment_id) DO UPDATE"
                          " SET people = excluded.people, completed_at = excluded.completed_at",
                          error);
  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, session_id);
  ps_stmt_bind_int64 (stmt, 2, row->position);
  ps_stmt_bind_int64 (stmt, 3, row->people);
  ps_stmt_bind_int64 (stmt, 4, row->completed_at);

  return ps_conn_run (conn, stmt, error);
}

/**
 * ps_round_store_remove:
 * @session_id: a meeting
 * @position: which of its segments has, after all, no complete round
 *
 * Returns: whether there is none now
 */
gboolean
ps_round_store_remove (PsConn   *conn,
                       gint64    session_id,
                       guint     position,
                       GError  **error)
{
  PsStmt *stmt;

  stmt = ps_conn_prepare (conn,
                          "DELETE FROM segment_round WHERE segment_id ="
                          " (SELECT id FROM segment WHERE session_id = ?1 AND position = ?2)",
                          error);
  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, session_id);
  ps_stmt_bind_int64 (stmt, 2, position);

  return ps_conn_run (conn, stmt, error);
}

static void
seat_row_free (gpointer data)
{
  PsRoundSeatRow *row = data;

  g_free (row->name);
  g_free (row->initial);
  g_free (row);
}

/**
 * ps_round_store_seats:
 * @session_id: a meeting
 *
 * Who has left early was there, and is not there now.
 *
 * Returns: (transfer full) (element-type PsRoundSeatRow): who is at the meeting now, by name
 */
GPtrArray *
ps_round_store_seats (PsConn  *conn,
                      gint64   session_id,
                      GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (seat_row_free);
  PsStmt *stmt;
  gboolean has_row;

  stmt = ps_conn_prepare (conn,
                          "SELECT p.id, p.preferred_name, p.initial"
                          " FROM attendance AS a JOIN person AS p ON p.id = a.person_id"
                          " WHERE a.session_id = ?1 AND a.status IN ('present', 'late')"
                          " ORDER BY p.name_fold, p.id",
                          error);
  if (stmt == NULL)
    return NULL;

  ps_stmt_bind_int64 (stmt, 1, session_id);

  while (ps_conn_step (conn, stmt, &has_row, error))
    {
      PsRoundSeatRow *row;

      if (!has_row)
        return g_steal_pointer (&rows);

      row = g_new0 (PsRoundSeatRow, 1);
      row->person_id = ps_stmt_get_int64 (stmt, 0);
      row->name = ps_stmt_dup_text (stmt, 1);
      row->initial = ps_stmt_dup_text (stmt, 2);
      g_ptr_array_add (rows, row);
    }

  return NULL;
}
