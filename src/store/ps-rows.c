#include "ps-rows.h"

#include <string.h>

#include "ps-error.h"

/**
 * ps_rows_take_all:
 * @row_free: frees what @read makes
 *
 * Returns: (transfer full) (nullable): a struct for every row
 */
GPtrArray *
ps_rows_take_all (PsConn         *conn,
                  PsStmt         *stmt,
                  PsRowRead       read,
                  GDestroyNotify  row_free,
                  GError        **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (row_free);
  gboolean has_row;

  while (ps_conn_step (conn, stmt, &has_row, error))
    {
      if (!has_row)
        return g_steal_pointer (&rows);

      g_ptr_array_add (rows, read (stmt));
    }

  return NULL;
}

/**
 * ps_rows_take_maybe:
 *
 * Returns: (transfer full) (nullable): a struct for the one row; %NULL without an error if there is
 *   none
 */
gpointer
ps_rows_take_maybe (PsConn     *conn,
                    PsStmt     *stmt,
                    PsRowRead   read,
                    GError    **error)
{
  gpointer row = NULL;
  gboolean has_row;

  if (!ps_conn_step (conn, stmt, &has_row, error))
    return NULL;

  if (has_row)
    row = read (stmt);
  ps_stmt_reset (stmt);

  return row;
}

/**
 * ps_rows_take_one:
 * @missing: the message of %PS_ERROR_NOT_FOUND, translated
 *
 * Returns: (transfer full) (nullable): a struct for the one row there has to be
 */
gpointer
ps_rows_take_one (PsConn      *conn,
                  PsStmt      *stmt,
                  PsRowRead    read,
                  const char  *missing,
                  GError     **error)
{
  g_autoptr (GError) local = NULL;
  gpointer row = ps_rows_take_maybe (conn, stmt, read, &local);

  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else if (row == NULL)
    g_set_error_literal (error, PS_ERROR, PS_ERROR_NOT_FOUND, missing);

  return row;
}

/**
 * ps_rows_add_one:
 * @id: (out): the id of the row that the statement inserts
 */
gboolean
ps_rows_add_one (PsConn  *conn,
                 PsStmt  *stmt,
                 gint64  *id,
                 GError **error)
{
  if (!ps_conn_run (conn, stmt, error))
    return FALSE;

  *id = ps_conn_last_id (conn);

  return TRUE;
}

/**
 * ps_rows_change_one:
 * @missing: the message of %PS_ERROR_NOT_FOUND, translated
 *
 * Carries out a statement that has to change a row.
 */
gboolean
ps_rows_change_one (PsConn      *conn,
                    PsStmt      *stmt,
                    const char  *missing,
                    GError     **error)
{
  if (!ps_conn_run (conn, stmt, error))
    return FALSE;

  if (ps_conn_n_changed (conn) > 0)
    return TRUE;

  g_set_error_literal (error, PS_ERROR, PS_ERROR_NOT_FOUND, missing);

  return FALSE;
}

/**
 * ps_rows_bury:
 * @kind: the table that the row was in
 * @now: microseconds UTC
 *
 * Keeps the uid of a deleted row, so that it can one day be deleted elsewhere too.
 */
gboolean
ps_rows_bury (PsConn       *conn,
              const PsUid  *uid,
              const char   *kind,
              gint64        now,
              GError      **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "INSERT OR REPLACE INTO tombstone (uid, kind, deleted_at)"
                                  " VALUES (?1, ?2, ?3)",
                                  error);

  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_uid (stmt, 1, uid);
  ps_stmt_bind_text (stmt, 2, kind);
  ps_stmt_bind_int64 (stmt, 3, now);

  return ps_conn_run (conn, stmt, error);
}

/**
 * ps_rows_need_uid:
 * @uid: (inout): made here if it is all zero; an import brings its own
 * @now: microseconds UTC
 */
void
ps_rows_need_uid (PsUid  *uid,
                  gint64  now)
{
  static const PsUid none = { 0 };

  if (memcmp (uid, &none, sizeof none) == 0)
    *uid = ps_uid_new (now);
}
