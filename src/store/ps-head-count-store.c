#include "ps-head-count-store.h"

#include <glib/gi18n-lib.h>

#include "ps-error.h"

/**
 * ps_head_count_store_get:
 * @heads: (out caller-allocates): who was counted at the meeting
 * @by_name: (out): whether who was there is written down by name: the group keeps a roster, or it kept
 *   one when the meeting was
 *
 * Errors: %PS_ERROR_NOT_FOUND.
 *
 * Returns: whether the meeting is there
 */
gboolean
ps_head_count_store_get (PsConn       *conn,
                         gint64        session_id,
                         PsHeadCount  *heads,
                         gboolean     *by_name,
                         GError      **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "SELECT s.head_count, s.head_count_new, NOT g.head_count OR EXISTS"
                                  " (SELECT 1 FROM attendance a WHERE a.session_id = s.id)"
                                  " FROM session s JOIN support_group g ON g.id = s.group_id"
                                  " WHERE s.id = ?1",
                                  error);
  gboolean has_row;

  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, session_id);
  if (!ps_conn_step (conn, stmt, &has_row, error))
    return FALSE;

  if (!has_row)
    {
      g_set_error_literal (error, PS_ERROR, PS_ERROR_NOT_FOUND,
                           _("This meeting is no longer there."));
      return FALSE;
    }

  heads->n = ps_stmt_is_null (stmt, 0) ? -1 : (int) ps_stmt_get_int64 (stmt, 0);
  heads->n_new = ps_stmt_is_null (stmt, 1) ? -1 : (int) ps_stmt_get_int64 (stmt, 1);
  *by_name = ps_stmt_get_boolean (stmt, 2);
  ps_stmt_reset (stmt);

  return TRUE;
}

static void
bind_count (PsStmt *stmt,
            int     index,
            int     n)
{
  if (n >= 0)
    ps_stmt_bind_int64 (stmt, index, n);
  else
    ps_stmt_bind_null (stmt, index);
}

/**
 * ps_head_count_store_set:
 *
 * Errors: %PS_ERROR_INVALID where more of them are new than there are, or there are more than
 * %PS_HEAD_COUNT_MOST; %PS_ERROR_NOT_FOUND.
 *
 * Returns: whether it was stored
 */
gboolean
ps_head_count_store_set (PsConn             *conn,
                         gint64              session_id,
                         const PsHeadCount  *heads,
                         GError            **error)
{
  PsStmt *stmt;

  if (heads->n_new > MAX (0, heads->n))
    {
      g_set_error_literal (error, PS_ERROR, PS_ERROR_INVALID,
                           _("More people cannot be here for the first time than are here."));
      return FALSE;
    }

  stmt = ps_conn_prepare (conn,
                          "UPDATE session SET head_count = ?2, head_count_new = ?3 WHERE id = ?1",
                          error);
  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, session_id);
  bind_count (stmt, 2, heads->n);
  bind_count (stmt, 3, heads->n_new);
  if (!ps_conn_run (conn, stmt, error))
    return FALSE;

  if (ps_conn_n_changed (conn) == 0)
    {
      g_set_error_literal (error, PS_ERROR, PS_ERROR_NOT_FOUND,
                           _("This meeting is no longer there."));
      return FALSE;
    }

  return TRUE;
}
