#include "ps-not-seen-store.h"

#include <glib/gi18n-lib.h>

#include "ps-rows.h"

/**
 * ps_not_seen_row_free:
 * @row: (transfer full): is freed
 */
void
ps_not_seen_row_free (PsNotSeenRow *row)
{
  g_free (row);
}

static gpointer
read_row (PsStmt *stmt)
{
  PsNotSeenRow *row = g_new0 (PsNotSeenRow, 1);

  row->person_id = ps_stmt_get_int64 (stmt, 0);
  row->gone = ps_stmt_get_boolean (stmt, 1);
  row->may_be_called = ps_stmt_get_boolean (stmt, 2);
  row->noticed_at = ps_stmt_get_int64 (stmt, 3);
  row->follow_up_id = ps_stmt_get_int64 (stmt, 4);
  row->call_open = ps_stmt_get_boolean (stmt, 5);

  return row;
}

/**
 * ps_not_seen_store_list:
 * @person_id: whom alone, or 0 for everybody
 *
 * Returns: (transfer full) (element-type PsNotSeenRow): the members, and those who were noticed, by id
 */
GPtrArray *
ps_not_seen_store_list (PsConn  *conn,
                        gint64   group_id,
                        gint64   person_id,
                        GError **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "SELECT p.id,"
                                  " p.archived_at IS NOT NULL OR p.died_on IS NOT NULL"
                                  " OR NOT EXISTS (SELECT 1 FROM membership m WHERE m.group_id = ?1"
                                  "   AND m.person_id = p.id AND m.left_on IS NULL),"
                                  " EXISTS (SELECT 1 FROM contact_way c WHERE c.person_id = p.id"
                                  "   AND c.kind = 'phone' AND c.ok_call),"
                                  " coalesce (n.noticed_at, 0), coalesce (n.follow_up_id, 0),"
                                  " f.id IS NOT NULL AND f.done_at IS NULL"
                                  " FROM ("
                                  "   SELECT person_id FROM membership"
                                  "   WHERE group_id = ?1 AND left_on IS NULL"
                                  "   UNION"
                                  "   SELECT person_id FROM not_seen WHERE group_id = ?1) AS w"
                                  " JOIN person p ON p.id = w.person_id"
                                  " LEFT JOIN not_seen n ON n.group_id = ?1 AND n.person_id = p.id"
                                  " LEFT JOIN follow_up f ON f.id = n.follow_up_id"
                                  " WHERE ?2 = 0 OR p.id = ?2 ORDER BY p.id",
                                  error);

  if (stmt == NULL)
    return NULL;

  ps_stmt_bind_int64 (stmt, 1, group_id);
  ps_stmt_bind_int64 (stmt, 2, person_id);

  return ps_rows_take_all (conn, stmt, read_row, (GDestroyNotify) ps_not_seen_row_free, error);
}

/**
 * ps_not_seen_store_put:
 * @follow_up_id: the call that came of it, or 0
 * @noticed_at: microseconds UTC
 *
 * Remembers that the absence of somebody was noticed.
 */
gboolean
ps_not_seen_store_put (PsConn  *conn,
                       gint64   group_id,
                       gint64   person_id,
                       gint64   follow_up_id,
                       gint64   noticed_at,
                       GError **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "INSERT INTO not_seen (group_id, person_id, follow_up_id,"
                                  " noticed_at) VALUES (?1, ?2, ?3, ?4)",
                                  error);

  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, group_id);
  ps_stmt_bind_int64 (stmt, 2, person_id);
  ps_stmt_bind_id (stmt, 3, follow_up_id);
  ps_stmt_bind_int64 (stmt, 4, noticed_at);

  return ps_conn_run (conn, stmt, error);
}

/**
 * ps_not_seen_store_remove:
 *
 * The absence is over. What came of it is another matter.
 */
gboolean
ps_not_seen_store_remove (PsConn  *conn,
                          gint64   group_id,
                          gint64   person_id,
                          GError **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "DELETE FROM not_seen WHERE group_id = ?1 AND person_id = ?2",
                                  error);

  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, group_id);
  ps_stmt_bind_int64 (stmt, 2, person_id);

  return ps_conn_run (conn, stmt, error);
}

/**
 * ps_not_seen_store_find:
 * @follow_up_id: a follow-up
 * @group_id: (out): where they were not seen; 0 if the follow-up came of something else
 * @person_id: (out): who
 *
 * Returns: whether it could be read
 */
gboolean
ps_not_seen_store_find (PsConn  *conn,
                        gint64   follow_up_id,
                        gint64  *group_id,
                        gint64  *person_id,
                        GError **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "SELECT group_id, person_id FROM not_seen WHERE follow_up_id = ?1",
                                  error);
  gboolean has_row;

  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, follow_up_id);
  if (!ps_conn_step (conn, stmt, &has_row, error))
    return FALSE;

  *group_id = has_row ? ps_stmt_get_int64 (stmt, 0) : 0;
  *person_id = has_row ? ps_stmt_get_int64 (stmt, 1) : 0;
  ps_stmt_reset (stmt);

  return TRUE;
}

/**
 * ps_not_seen_store_link:
 * @follow_up_id: the call that came of it
 *
 * Errors: %PS_ERROR_NOT_FOUND where their absence is over, or is that of another call.
 */
gboolean
ps_not_seen_store_link (PsConn  *conn,
                        gint64   group_id,
                        gint64   person_id,
                        gint64   follow_up_id,
                        GError **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "UPDATE not_seen SET follow_up_id = ?3 WHERE group_id = ?1"
                                  " AND person_id = ?2 AND follow_up_id IS NULL",
                                  error);

  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, group_id);
  ps_stmt_bind_int64 (stmt, 2, person_id);
  ps_stmt_bind_int64 (stmt, 3, follow_up_id);

  return ps_rows_change_one (conn, stmt, _("They have been seen again; no call is needed."), error);
}

/**
 * ps_not_seen_store_get_after:
 * @after: (out): after how many meetings without somebody the group calls them; 0: never, as where it
 *   is out of use, keeps no roster, or is none
 *
 * Returns: whether it could be read
 */
gboolean
ps_not_seen_store_get_after (PsConn  *conn,
                             gint64   group_id,
                             guint   *after,
                             GError **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "SELECT CASE WHEN archived_at IS NULL AND NOT head_count"
                                  " THEN not_seen_after ELSE 0 END FROM support_group WHERE id = ?1",
                                  error);
  gint64 value;

  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, group_id);
  if (!ps_conn_take_int64 (conn, stmt, &value, error))
    return FALSE;

  *after = (guint) value;

  return TRUE;
}

/**
 * ps_not_seen_store_any_gone:
 * @any: (out): whether anybody who was noticed is no longer waited for
 *
 * Returns: whether it could be read
 */
gboolean
ps_not_seen_store_any_gone (PsConn    *conn,
                            gboolean  *any,
                            GError   **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "SELECT EXISTS (SELECT 1 FROM not_seen n"
                                  " CROSS JOIN person p ON p.id = n.person_id"
                                  " WHERE p.archived_at IS NOT NULL OR p.died_on IS NOT NULL"
                                  " OR NOT EXISTS (SELECT 1 FROM membership m"
                                  "   WHERE m.group_id = n.group_id AND m.person_id = n.person_id"
                                  "   AND m.left_on IS NULL))",
                                  error);
  gint64 value;

  if (stmt == NULL || !ps_conn_take_int64 (conn, stmt, &value, error))
    return FALSE;

  *any = value != 0;

  return TRUE;
}

/**
 * ps_not_seen_store_groups:
 *
 * Returns: (transfer full) (element-type gint64): the groups that call whom they have not seen, or
 *   have noticed somebody
 */
GArray *
ps_not_seen_store_groups (PsConn  *conn,
                          GError **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "SELECT id FROM support_group WHERE NOT head_count"
                                  " AND ((archived_at IS NULL AND not_seen_after > 0)"
                                  " OR EXISTS (SELECT 1 FROM not_seen n"
                                  "   WHERE n.group_id = support_group.id)) ORDER BY id",
                                  error);

  return stmt != NULL ? ps_conn_take_ids (conn, stmt, error) : NULL;
}
