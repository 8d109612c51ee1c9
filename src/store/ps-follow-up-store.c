#include "ps-follow-up-store.h"

#include <glib/gi18n-lib.h>

#include "ps-error.h"
#include "ps-rows.h"

#define COLUMNS \
  "f.id, f.uid, f.session_id, s.uid, f.person_id, f.owner, f.due_on, f.what, f.epoch, f.sealed," \
  " f.created_at, f.done_at," \
  " EXISTS (SELECT 1 FROM not_seen n WHERE n.follow_up_id = f.id)"

/**
 * ps_follow_up_row_new:
 *
 * Returns: (transfer full): a follow-up that has still to be told what it is
 */
PsFollowUpRow *
ps_follow_up_row_new (void)
{
  return g_new0 (PsFollowUpRow, 1);
}

/**
 * ps_follow_up_row_free:
 * @row: (transfer full) (nullable): is freed
 */
void
ps_follow_up_row_free (PsFollowUpRow *row)
{
  if (row == NULL)
    return;

  g_free (row->owner);
  g_free (row->due_on);
  g_free (row->what);
  g_clear_pointer (&row->sealed, g_bytes_unref);
  g_free (row);
}

static PsFollowUpRow *
read_row (PsStmt *stmt)
{
  PsFollowUpRow *row = ps_follow_up_row_new ();

  row->id = ps_stmt_get_int64 (stmt, 0);
  row->uid = ps_stmt_get_uid (stmt, 1);
  row->session_id = ps_stmt_get_int64 (stmt, 2);
  if (!ps_stmt_is_null (stmt, 3))
    row->session_uid = ps_stmt_get_uid (stmt, 3);
  row->person_id = ps_stmt_get_int64 (stmt, 4);
  row->owner = ps_stmt_dup_text (stmt, 5);
  row->due_on = ps_stmt_dup_text (stmt, 6);
  row->what = ps_stmt_dup_text (stmt, 7);
  row->epoch = ps_stmt_get_uint (stmt, 8);
  if (!ps_stmt_is_null (stmt, 9))
    row->sealed = ps_stmt_dup_blob (stmt, 9);
  row->created_at = ps_stmt_get_int64 (stmt, 10);
  row->done_at = ps_stmt_get_int64 (stmt, 11);
  row->not_seen = ps_stmt_get_boolean (stmt, 12);

  return row;
}

static GPtrArray *
read_rows (PsConn  *conn,
           PsStmt  *stmt,
           GError **error)
{
  g_autoptr (GPtrArray) rows =
    g_ptr_array_new_with_free_func ((GDestroyNotify) ps_follow_up_row_free);
  gboolean has_row;

  while (ps_conn_step (conn, stmt, &has_row, error))
    {
      if (!has_row)
        return g_steal_pointer (&rows);

      g_ptr_array_add (rows, read_row (stmt));
    }

  return NULL;
}

/**
 * ps_follow_up_store_open:
 * @until_on: the last day, `YYYY-MM-DD`
 *
 * A call to somebody who was not seen has some days to be made in, and is there from the first of them.
 *
 * Returns: (transfer full) (element-type PsFollowUpRow): what is not done and due by that day, and those
 *   calls, the longest due first
 */
GPtrArray *
ps_follow_up_store_open (PsConn      *conn,
                         const char  *until_on,
                         GError     **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "SELECT " COLUMNS
                                  " FROM follow_up f LEFT JOIN session s ON s.id = f.session_id"
                                  " WHERE f.done_at IS NULL AND (f.due_on <= ?1 OR f.id IN"
                                  "  (SELECT n.follow_up_id FROM not_seen n"
                                  "   WHERE n.follow_up_id IS NOT NULL))"
                                  " ORDER BY f.due_on, f.id",
                                  error);

  if (stmt == NULL)
    return NULL;

  ps_stmt_bind_text (stmt, 1, until_on);

  return read_rows (conn, stmt, error);
}

/**
 * ps_follow_up_store_calls:
 *
 * Returns: (transfer full) (element-type PsFollowUpRow): whom the group of that meeting has not seen,
 *   and has still to call
 */
GPtrArray *
ps_follow_up_store_calls (PsConn  *conn,
                          gint64   session_id,
                          GError **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "SELECT " COLUMNS
                                  " FROM not_seen w CROSS JOIN follow_up f ON f.id = w.follow_up_id"
                                  " LEFT JOIN session s ON s.id = f.session_id"
                                  " WHERE w.group_id = (SELECT group_id FROM session WHERE id = ?1)"
                                  " AND f.done_at IS NULL ORDER BY f.due_on, f.id",
                                  error);

  if (stmt == NULL)
    return NULL;

  ps_stmt_bind_int64 (stmt, 1, session_id);

  return read_rows (conn, stmt, error);
}

/**
 * ps_follow_up_store_list:
 *
 * Returns: (transfer full) (element-type PsFollowUpRow): what came of the meeting, done or not
 */
GPtrArray *
ps_follow_up_store_list (PsConn  *conn,
                         gint64   session_id,
                         GError **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "SELECT " COLUMNS
                                  " FROM follow_up f LEFT JOIN session s ON s.id = f.session_id"
                                  " WHERE f.session_id = ?1 ORDER BY f.id",
                                  error);

  if (stmt == NULL)
    return NULL;

  ps_stmt_bind_int64 (stmt, 1, session_id);

  return read_rows (conn, stmt, error);
}

/* Without what the desk may not look at, sealed or not. */
#define DESK_COLUMNS \
  "f.id, NULL, f.session_id, NULL, NULL, f.owner, f.due_on, f.what, NULL, NULL, f.created_at," \
  " f.done_at, 0"

/**
 * ps_follow_up_store_open_desk:
 * @until_on: the last day, `YYYY-MM-DD`
 *
 * ps_follow_up_store_open() for the front desk: what it is to do itself, and no more of it than that.
 *
 * Returns: (transfer full) (element-type PsFollowUpRow): without uids and the person
 */
GPtrArray *
ps_follow_up_store_open_desk (PsConn      *conn,
                              const char  *until_on,
                              GError     **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "SELECT " DESK_COLUMNS " FROM follow_up f"
                                  " WHERE f.done_at IS NULL AND f.due_on <= ?1 AND f.owner = 'desk'"
                                  " ORDER BY f.due_on, f.id",
                                  error);

  if (stmt == NULL)
    return NULL;

  ps_stmt_bind_text (stmt, 1, until_on);

  return read_rows (conn, stmt, error);
}

static gboolean
put_row (PsConn               *conn,
         gint64                session_id,
         const PsFollowUpRow  *row,
         GError              **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "INSERT INTO follow_up (id, uid, session_id, person_id, owner,"
                                  " due_on, what, epoch, sealed, created_at, done_at)"
                                  " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
                                  error);

  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_id (stmt, 1, row->id);
  ps_stmt_bind_uid (stmt, 2, &row->uid);
  ps_stmt_bind_id (stmt, 3, session_id);
  ps_stmt_bind_id (stmt, 4, row->person_id);
  ps_stmt_bind_text (stmt, 5, row->owner);
  ps_stmt_bind_text (stmt, 6, row->due_on);
  ps_stmt_bind_maybe_text (stmt, 7, row->what);
  if (row->sealed != NULL)
    {
      ps_stmt_bind_int64 (stmt, 8, row->epoch);
      ps_stmt_bind_blob (stmt, 9,
                         g_bytes_get_data (row->sealed, NULL), g_bytes_get_size (row->sealed));
    }
  else
    {
      ps_stmt_bind_null (stmt, 8);
      ps_stmt_bind_null (stmt, 9);
    }
  ps_stmt_bind_int64 (stmt, 10, row->created_at);
  ps_stmt_bind_id (stmt, 11, row->done_at);

  return ps_conn_run (conn, stmt, error);
}

/**
 * ps_follow_up_store_get:
 *
 * Errors: %PS_ERROR_NOT_FOUND.
 *
 * Returns: (transfer full): the follow-up
 */
PsFollowUpRow *
ps_follow_up_store_get (PsConn  *conn,
                        gint64   id,
                        GError **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "SELECT " COLUMNS
                                  " FROM follow_up f LEFT JOIN session s ON s.id = f.session_id"
                                  " WHERE f.id = ?1",
                                  error);

  if (stmt == NULL)
    return NULL;

  ps_stmt_bind_int64 (stmt, 1, id);

  return ps_rows_take_one (conn, stmt, (PsRowRead) read_row,
                           _("This follow-up is no longer there."), error);
}

/**
 * ps_follow_up_store_add:
 * @row: (inout): one that came of no debrief; gets its id if it has none
 *
 * Returns: whether it was stored
 */
gboolean
ps_follow_up_store_add (PsConn         *conn,
                        PsFollowUpRow  *row,
                        GError        **error)
{
  if (!put_row (conn, row->session_id, row, error))
    return FALSE;

  row->id = ps_conn_last_id (conn);

  return TRUE;
}

/**
 * ps_follow_up_store_remove:
 *
 * Errors: %PS_ERROR_NOT_FOUND.
 *
 * Returns: whether it was there, and is gone
 */
gboolean
ps_follow_up_store_remove (PsConn  *conn,
                           gint64   id,
                           GError **error)
{
  PsStmt *stmt = ps_conn_prepare (conn, "DELETE FROM follow_up WHERE id = ?1", error);

  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, id);

  return ps_rows_change_one (conn, stmt, _("This follow-up is no longer there."), error);
}

/**
 * ps_follow_up_store_replace:
 * @rows: (element-type PsFollowUpRow): all of the meeting's follow-ups; those with an id keep it
 *
 * Returns: whether the meeting now has exactly @rows
 */
gboolean
ps_follow_up_store_replace (PsConn     *conn,
                            gint64      session_id,
                            GPtrArray  *rows,
                            GError    **error)
{
  PsStmt *stmt = ps_conn_prepare (conn, "DELETE FROM follow_up WHERE session_id = ?1", error);

  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, session_id);
  if (!ps_conn_run (conn, stmt, error))
    return FALSE;

  for (guint i = 0; i < rows->len; i++)
    {
      if (!put_row (conn, session_id, g_ptr_array_index (rows, i), error))
        return FALSE;
    }

  return TRUE;
}

/**
 * ps_follow_up_store_set_done:
 * @done_at: when it was done, microseconds UTC; 0 takes that back
 * @desk: only if it is the desk's to do
 *
 * Errors: %PS_ERROR_NOT_FOUND.
 *
 * Returns: whether it was stored
 */
gboolean
ps_follow_up_store_set_done (PsConn  *conn,
                             gint64   id,
                             gint64   done_at,
                             gboolean desk,
                             GError **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "UPDATE follow_up SET done_at = ?2"
                                  " WHERE id = ?1 AND (owner = 'desk' OR NOT ?3)",
                                  error);

  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, id);
  ps_stmt_bind_id (stmt, 2, done_at);
  ps_stmt_bind_int64 (stmt, 3, desk);
  if (!ps_conn_run (conn, stmt, error))
    return FALSE;

  if (ps_conn_n_changed (conn) == 0)
    {
      g_set_error_literal (error, PS_ERROR, PS_ERROR_NOT_FOUND,
                           _("This follow-up is no longer there."));
      return FALSE;
    }

  return TRUE;
}
