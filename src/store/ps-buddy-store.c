/* Who looks after whom, and where somebody is at home. A buddy is one as long as both are members of
 * one group: whoever leaves, or is taken off the roster, is nobody's buddy meanwhile, and is again
 * when that is taken back.
 */
#include "ps-buddy-store.h"

#include <glib/gi18n-lib.h>

#include "ps-error.h"
#include "ps-rows.h"

#define HERE "IN ('present', 'late', 'left-early')"

/* Of the groups that p and ?1 are members of now, the meetings that p was at. */
#define N_MEETINGS \
  "(SELECT count (*) FROM attendance AS a JOIN session AS s ON s.id = a.session_id" \
  " WHERE a.person_id = p.id AND a.status " HERE \
  " AND EXISTS (SELECT 1 FROM membership AS x" \
  "  WHERE x.person_id = ?1 AND x.group_id = s.group_id AND x.left_on IS NULL))"

#define SHARES(one, other) \
  "EXISTS (SELECT 1 FROM membership AS x JOIN membership AS y ON y.group_id = x.group_id" \
  " WHERE x.person_id = " one " AND x.left_on IS NULL AND y.person_id = " other \
  " AND y.left_on IS NULL)"

void
ps_buddy_row_free (PsBuddyRow *row)
{
  g_free (row->name);
  g_free (row);
}

static gpointer
read_row (PsStmt *stmt)
{
  PsBuddyRow *row = g_new0 (PsBuddyRow, 1);

  row->person_id = ps_stmt_get_int64 (stmt, 0);
  row->name = ps_stmt_dup_text (stmt, 1);
  row->n_meetings = ps_stmt_get_uint (stmt, 2);
  row->shares = ps_stmt_get_boolean (stmt, 3);

  return row;
}

/**
 * ps_buddy_store_candidates:
 *
 * Returns: (transfer full) (element-type PsBuddyRow): the other members of the person's groups, those
 *   who come often first, then by name
 */
GPtrArray *
ps_buddy_store_candidates (PsConn  *conn,
                           gint64   person_id,
                           GError **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "SELECT p.id, p.preferred_name, " N_MEETINGS " AS n, 1"
                                  " FROM membership AS m JOIN membership AS o"
                                  " ON o.group_id = m.group_id AND o.left_on IS NULL"
                                  " JOIN person AS p ON p.id = o.person_id"
                                  " WHERE m.person_id = ?1 AND m.left_on IS NULL AND p.id <> ?1"
                                  " AND p.archived_at IS NULL GROUP BY p.id"
                                  " ORDER BY n >= 3 DESC, p.name_fold, p.id",
                                  error);

  if (stmt == NULL)
    return NULL;

  ps_stmt_bind_int64 (stmt, 1, person_id);

  return ps_rows_take_all (conn, stmt, read_row, (GDestroyNotify) ps_buddy_row_free, error);
}

/**
 * ps_buddy_store_get:
 *
 * Returns: (transfer full) (nullable): the person's buddy; %NULL without an error if they have none
 */
PsBuddyRow *
ps_buddy_store_get (PsConn  *conn,
                    gint64   person_id,
                    GError **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "SELECT p.id, p.preferred_name, " N_MEETINGS ","
                                  " p.archived_at IS NULL AND " SHARES ("?1", "p.id")
                                  " FROM person AS q JOIN person AS p ON p.id = q.buddy_id"
                                  " WHERE q.id = ?1",
                                  error);

  if (stmt == NULL)
    return NULL;

  ps_stmt_bind_int64 (stmt, 1, person_id);

  return ps_rows_take_maybe (conn, stmt, read_row, error);
}

/**
 * ps_buddy_store_of:
 *
 * Returns: (transfer full) (element-type PsBuddyRow): whose buddy somebody is, by name
 */
GPtrArray *
ps_buddy_store_of (PsConn  *conn,
                   gint64   buddy_id,
                   GError **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "SELECT p.id, p.preferred_name, 0, " SHARES ("?1", "p.id")
                                  " FROM person AS p WHERE p.buddy_id = ?1"
                                  " AND p.archived_at IS NULL ORDER BY p.name_fold, p.id",
                                  error);

  if (stmt == NULL)
    return NULL;

  ps_stmt_bind_int64 (stmt, 1, buddy_id);

  return ps_rows_take_all (conn, stmt, read_row, (GDestroyNotify) ps_buddy_row_free, error);
}

static gboolean
check_buddy (PsConn  *conn,
             gint64   person_id,
             gint64   buddy_id,
             GError **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "SELECT EXISTS (SELECT 1 FROM person WHERE id = ?2 AND id <> ?1"
                                  " AND archived_at IS NULL)",
                                  error);
  gint64 fine;

  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, person_id);
  ps_stmt_bind_int64 (stmt, 2, buddy_id);
  if (!ps_conn_take_int64 (conn, stmt, &fine, error))
    return FALSE;

  if (fine == 0)
    g_set_error_literal (error, PS_ERROR, PS_ERROR_INVALID,
                         person_id == buddy_id ? _("A buddy is somebody else.")
                                               : _("There is no such member any more."));

  return fine != 0;
}

/**
 * ps_buddy_store_set:
 * @buddy_id: who looks after them; 0 for nobody
 * @now: microseconds UTC
 *
 * Errors: %PS_ERROR_INVALID for the person themselves and for somebody who is not on the roster,
 * %PS_ERROR_NOT_FOUND.
 *
 * Returns: whether it was stored
 */
gboolean
ps_buddy_store_set (PsConn  *conn,
                    gint64   person_id,
                    gint64   buddy_id,
                    gint64   now,
                    GError **error)
{
  PsStmt *stmt;

  if (buddy_id != 0 && !check_buddy (conn, person_id, buddy_id, error))
    return FALSE;

  stmt = ps_conn_prepare (conn, "UPDATE person SET buddy_id = ?2, updated_at = ?3 WHERE id = ?1",
                          error);
  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, person_id);
  ps_stmt_bind_id (stmt, 2, buddy_id);
  ps_stmt_bind_int64 (stmt, 3, now);

  return ps_rows_change_one (conn, stmt, _("There is no such member any more."), error);
}

/**
 * ps_home_group_store_get:
 * @group_id: (out): where the person is at home; 0 for nowhere
 *
 * Returns: %FALSE for an error
 */
gboolean
ps_home_group_store_get (PsConn  *conn,
                         gint64   person_id,
                         gint64  *group_id,
                         GError **error)
{
  PsStmt *stmt = ps_conn_prepare (conn, "SELECT home_group_id FROM person WHERE id = ?1", error);

  *group_id = 0;
  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, person_id);

  return ps_conn_take_int64 (conn, stmt, group_id, error);
}

/**
 * ps_home_group_store_set:
 * @group_id: a group that they are a member of; 0 for none
 * @now: microseconds UTC
 *
 * Errors: %PS_ERROR_CONFLICT where they are no member of it.
 *
 * Returns: whether it was stored
 */
gboolean
ps_home_group_store_set (PsConn  *conn,
                         gint64   person_id,
                         gint64   group_id,
                         gint64   now,
                         GError **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "UPDATE person SET home_group_id = ?2, updated_at = ?3"
                                  " WHERE id = ?1 AND (?2 IS NULL OR EXISTS"
                                  " (SELECT 1 FROM membership WHERE person_id = ?1"
                                  "  AND group_id = ?2 AND left_on IS NULL))",
                                  error);

  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, person_id);
  ps_stmt_bind_id (stmt, 2, group_id);
  ps_stmt_bind_int64 (stmt, 3, now);

  return ps_rows_change_one (conn, stmt, _("This person is not a member of the group."), error);
}
