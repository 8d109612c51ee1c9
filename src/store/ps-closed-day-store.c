#include "ps-closed-day-store.h"

#include "ps-rows.h"

/**
 * ps_closed_day_row_new:
 *
 * Returns: (transfer full): a day that has still to be told which it is
 */
PsClosedDayRow *
ps_closed_day_row_new (void)
{
  return g_new0 (PsClosedDayRow, 1);
}

/**
 * ps_closed_day_row_free:
 * @row: (transfer full) (nullable): is freed
 */
void
ps_closed_day_row_free (PsClosedDayRow *row)
{
  if (row == NULL)
    return;

  g_free (row->closed_on);
  g_free (row->name);
  g_free (row);
}

static gpointer
read_row (PsStmt *stmt)
{
  PsClosedDayRow *row = ps_closed_day_row_new ();

  row->closed_on = ps_stmt_dup_text (stmt, 0);
  row->name = ps_stmt_dup_text (stmt, 1);

  return row;
}

/**
 * ps_closed_day_store_list:
 * @from_on: the first day that counts, YYYY-MM-DD
 *
 * Returns: (transfer full) (nullable) (element-type PsClosedDayRow): the days from then on, in order
 */
GPtrArray *
ps_closed_day_store_list (PsConn      *conn,
                          const char  *from_on,
                          GError     **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "SELECT closed_on, name FROM closed_day WHERE closed_on >= ?1"
                                  " ORDER BY closed_on",
                                  error);

  if (stmt == NULL)
    return NULL;

  ps_stmt_bind_text (stmt, 1, from_on);

  return ps_rows_take_all (conn, stmt, read_row, (GDestroyNotify) ps_closed_day_row_free, error);
}

/**
 * ps_closed_day_store_put:
 * @closed_on: a day, YYYY-MM-DD
 * @name: why; a day that is closed already gets this name
 */
gboolean
ps_closed_day_store_put (PsConn      *conn,
                         const char  *closed_on,
                         const char  *name,
                         GError     **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "INSERT INTO closed_day (closed_on, name) VALUES (?1, ?2)"
                                  " ON CONFLICT (closed_on) DO UPDATE SET name = ?2",
                                  error);

  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_text (stmt, 1, closed_on);
  ps_stmt_bind_text (stmt, 2, name);

  return ps_conn_run (conn, stmt, error);
}

/**
 * ps_closed_day_store_remove:
 * @closed_on: a day, YYYY-MM-DD; it need not be closed
 */
gboolean
ps_closed_day_store_remove (PsConn      *conn,
                            const char  *closed_on,
                            GError     **error)
{
  PsStmt *stmt = ps_conn_prepare (conn, "DELETE FROM closed_day WHERE closed_on = ?1", error);

  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_text (stmt, 1, closed_on);

  return ps_conn_run (conn, stmt, error);
}
