/* Records that look like one person's, of which somebody has said that they are two people's. */
#include "ps-distinct-store.h"

static void
bind_pair (PsStmt *stmt,
           gint64  one_id,
           gint64  other_id)
{
  ps_stmt_bind_int64 (stmt, 1, MIN (one_id, other_id));
  ps_stmt_bind_int64 (stmt, 2, MAX (one_id, other_id));
}

/**
 * ps_distinct_store_set:
 * @now: microseconds UTC
 * @by: who says so
 *
 * Errors: %PS_ERROR_CONFLICT where one of them is not there, %PS_ERROR_INVALID where both are one.
 */
gboolean
ps_distinct_store_set (PsConn      *conn,
                       gint64       one_id,
                       gint64       other_id,
                       gint64       now,
                       const char  *by,
                       GError     **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "INSERT INTO person_distinct (one_id, other_id, said_at, said_by)"
                                  " VALUES (?1, ?2, ?3, ?4)"
                                  " ON CONFLICT (one_id, other_id) DO NOTHING",
                                  error);

  if (stmt == NULL)
    return FALSE;

  bind_pair (stmt, one_id, other_id);
  ps_stmt_bind_int64 (stmt, 3, now);
  ps_stmt_bind_text (stmt, 4, by);

  return ps_conn_run (conn, stmt, error);
}

/**
 * ps_distinct_store_drop:
 *
 * The undo of ps_distinct_store_set().
 */
gboolean
ps_distinct_store_drop (PsConn  *conn,
                        gint64   one_id,
                        gint64   other_id,
                        GError **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "DELETE FROM person_distinct WHERE one_id = ?1 AND other_id = ?2",
                                  error);

  if (stmt == NULL)
    return FALSE;

  bind_pair (stmt, one_id, other_id);

  return ps_conn_run (conn, stmt, error);
}

/**
 * ps_distinct_store_has:
 * @has: (out): whether somebody has said so
 */
gboolean
ps_distinct_store_has (PsConn    *conn,
                       gint64     one_id,
                       gint64     other_id,
                       gboolean  *has,
                       GError   **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "SELECT count (*) FROM person_distinct"
                                  " WHERE one_id = ?1 AND other_id = ?2",
                                  error);
  gint64 n;

  if (stmt == NULL)
    return FALSE;

  bind_pair (stmt, one_id, other_id);
  if (!ps_conn_take_int64 (conn, stmt, &n, error))
    return FALSE;

  *has = n > 0;

  return TRUE;
}

/**
 * ps_distinct_store_each:
 * @func: called for every pair
 */
gboolean
ps_distinct_store_each (PsConn          *conn,
                        PsDistinctFunc   func,
                        gpointer         data,
                        GError         **error)
{
  PsStmt *stmt = ps_conn_prepare (conn, "SELECT one_id, other_id FROM person_distinct", error);
  gboolean has_row;

  if (stmt == NULL)
    return FALSE;

  while (ps_conn_step (conn, stmt, &has_row, error))
    {
      if (!has_row)
        return TRUE;

      func (ps_stmt_get_int64 (stmt, 0), ps_stmt_get_int64 (stmt, 1), data);
    }

  return FALSE;
}
