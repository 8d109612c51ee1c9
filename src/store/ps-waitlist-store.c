#include "ps-waitlist-store.h"

#include <glib/gi18n-lib.h>

#include "ps-error.h"
#include "ps-rows.h"

#define SELECT_ROWS \
  "SELECT w.id, w.group_id, g.name, w.person_id, p.preferred_name, w.added_at, w.offered_at" \
  " FROM waitlist AS w JOIN person AS p ON p.id = w.person_id" \
  " JOIN support_group AS g ON g.id = w.group_id"

/* Somebody off the roster waits for nothing, and does again when that is taken back. A leaving that is
 * taken back makes a member of somebody who waits.
 */
#define WAITS(wait, person) \
  " AND " wait ".ended_at IS NULL AND " person ".archived_at IS NULL" \
  " AND NOT EXISTS (SELECT 1 FROM membership AS n WHERE n.group_id = " wait ".group_id" \
  "  AND n.person_id = " wait ".person_id AND n.left_on IS NULL)"

#define OPEN WAITS ("w", "p") " AND g.archived_at IS NULL"

void
ps_waitlist_row_free (PsWaitlistRow *row)
{
  g_free (row->group_name);
  g_free (row->name);
  g_free (row);
}

static gpointer
read_row (PsStmt *stmt)
{
  PsWaitlistRow *row = g_new0 (PsWaitlistRow, 1);

  row->id = ps_stmt_get_int64 (stmt, 0);
  row->group_id = ps_stmt_get_int64 (stmt, 1);
  row->group_name = ps_stmt_dup_text (stmt, 2);
  row->person_id = ps_stmt_get_int64 (stmt, 3);
  row->name = ps_stmt_dup_text (stmt, 4);
  row->added_at = ps_stmt_get_int64 (stmt, 5);
  row->offered_at = ps_stmt_get_int64 (stmt, 6);

  return row;
}

/* Those of @id, which is what ?1 is; 0 where there is none. */
static GPtrArray *
list_of (PsConn      *conn,
         const char  *sql,
         gint64       id,
         GError     **error)
{
  PsStmt *stmt = ps_conn_prepare (conn, sql, error);

  if (stmt == NULL)
    return NULL;

  if (id != 0)
    ps_stmt_bind_int64 (stmt, 1, id);

  return ps_rows_take_all (conn, stmt, read_row, (GDestroyNotify) ps_waitlist_row_free, error);
}

/**
 * ps_waitlist_store_list:
 *
 * Returns: (transfer full) (element-type PsWaitlistRow): who waits for a place in the group, in the
 *   order they came
 */
GPtrArray *
ps_waitlist_store_list (PsConn  *conn,
                        gint64   group_id,
                        GError **error)
{
  return list_of (conn, SELECT_ROWS " WHERE w.group_id = ?1" OPEN " ORDER BY w.added_at, w.id",
                  group_id, error);
}

/**
 * ps_waitlist_store_of:
 *
 * Returns: (transfer full) (element-type PsWaitlistRow): what somebody waits for, the longest first
 */
GPtrArray *
ps_waitlist_store_of (PsConn  *conn,
                      gint64   person_id,
                      GError **error)
{
  return list_of (conn, SELECT_ROWS " WHERE w.person_id = ?1" OPEN " ORDER BY w.added_at, w.id",
                  person_id, error);
}

/**
 * ps_waitlist_store_free:
 * @on: a day, YYYY-MM-DD
 *
 * A place that somebody was offered and has not answered about is not free.
 *
 * Returns: (transfer full) (element-type PsWaitlistRow): of each group with a free place who has waited
 *   longest and was not offered one
 */
GPtrArray *
ps_waitlist_store_free (PsConn      *conn,
                        const char  *on,
                        GError     **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  SELECT_ROWS " WHERE w.offered_at IS NULL" OPEN
                                  " AND w.id = (SELECT v.id FROM waitlist AS v"
                                  "  JOIN person AS r ON r.id = v.person_id"
                                  "  WHERE v.group_id = w.group_id" WAITS ("v", "r")
                                  "  AND v.offered_at IS NULL"
                                  "  ORDER BY v.added_at, v.id LIMIT 1)"
                                  " AND (g.capacity = 0 OR g.capacity >"
                                  " (SELECT count (DISTINCT m.person_id) FROM membership AS m"
                                  "  JOIN person AS q ON q.id = m.person_id"
                                  "  WHERE m.group_id = g.id AND m.joined_on <= ?1"
                                  "  AND (m.left_on IS NULL OR m.left_on > ?1)"
                                  "  AND q.archived_at IS NULL)"
                                  " + (SELECT count (*) FROM waitlist AS v"
                                  "  JOIN person AS r ON r.id = v.person_id"
                                  "  WHERE v.group_id = w.group_id" WAITS ("v", "r")
                                  "  AND v.offered_at IS NOT NULL))"
                                  " ORDER BY w.added_at, w.id",
                                  error);

  if (stmt == NULL)
    return NULL;

  ps_stmt_bind_text (stmt, 1, on);

  return ps_rows_take_all (conn, stmt, read_row, (GDestroyNotify) ps_waitlist_row_free, error);
}

/**
 * ps_waitlist_store_offered:
 *
 * Returns: (transfer full) (element-type PsWaitlistRow): who was offered a place and has not answered,
 *   the longest ago first
 */
GPtrArray *
ps_waitlist_store_offered (PsConn  *conn,
                           GError **error)
{
  return list_of (conn, SELECT_ROWS " WHERE w.offered_at IS NOT NULL" OPEN
                  " ORDER BY w.offered_at, w.id", 0, error);
}

static gboolean
check_add (PsConn  *conn,
           gint64   group_id,
           gint64   person_id,
           GError **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "SELECT CASE WHEN EXISTS (SELECT 1 FROM membership"
                                  "  WHERE group_id = ?1 AND person_id = ?2 AND left_on IS NULL)"
                                  " THEN 1 WHEN EXISTS (SELECT 1 FROM waitlist"
                                  "  WHERE group_id = ?1 AND person_id = ?2 AND ended_at IS NULL)"
                                  " THEN 2 WHEN EXISTS (SELECT 1 FROM person"
                                  "  WHERE id = ?2 AND archived_at IS NULL) THEN 0 ELSE 3 END",
                                  error);
  gint64 problem;

  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, group_id);
  ps_stmt_bind_int64 (stmt, 2, person_id);
  if (!ps_conn_take_int64 (conn, stmt, &problem, error))
    return FALSE;

  if (problem != 0)
    g_set_error_literal (error, PS_ERROR, problem == 3 ? PS_ERROR_NOT_FOUND : PS_ERROR_CONFLICT,
                         problem == 1 ? _("This person is a member of the group already.")
                         : problem == 2 ? _("This person is on the waitlist already.")
                                        : _("There is no such member any more."));

  return problem == 0;
}

/**
 * ps_waitlist_store_add:
 * @now: microseconds UTC
 * @id: (out): the new row
 *
 * Errors: %PS_ERROR_CONFLICT for a member of the group and for somebody who waits already,
 * %PS_ERROR_NOT_FOUND.
 */
gboolean
ps_waitlist_store_add (PsConn  *conn,
                       gint64   group_id,
                       gint64   person_id,
                       gint64   now,
                       gint64  *id,
                       GError **error)
{
  PsUid uid = ps_uid_new (now);
  PsStmt *stmt;

  if (!check_add (conn, group_id, person_id, error))
    return FALSE;

  stmt = ps_conn_prepare (conn,
                          "INSERT INTO waitlist (uid, group_id, person_id, added_at)"
                          " VALUES (?1, ?2, ?3, ?4)",
                          error);
  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_uid (stmt, 1, &uid);
  ps_stmt_bind_int64 (stmt, 2, group_id);
  ps_stmt_bind_int64 (stmt, 3, person_id);
  ps_stmt_bind_int64 (stmt, 4, now);

  return ps_rows_add_one (conn, stmt, id, error);
}

/**
 * ps_waitlist_store_offer:
 * @offered_at: microseconds UTC; 0 if it was not after all
 *
 * Errors: %PS_ERROR_NOT_FOUND for somebody who waits no more.
 */
gboolean
ps_waitlist_store_offer (PsConn  *conn,
                         gint64   id,
                         gint64   offered_at,
                         GError **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "UPDATE waitlist SET offered_at = ?2"
                                  " WHERE id = ?1 AND ended_at IS NULL",
                                  error);

  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, id);
  ps_stmt_bind_id (stmt, 2, offered_at);

  return ps_rows_change_one (conn, stmt, _("This person does not wait any more."), error);
}

/**
 * ps_waitlist_store_end:
 * @how: `joined`, `declined`, `elsewhere` or `removed`
 * @now: microseconds UTC
 *
 * Errors: %PS_ERROR_NOT_FOUND for somebody who waits no more.
 */
gboolean
ps_waitlist_store_end (PsConn      *conn,
                       gint64       id,
                       const char  *how,
                       gint64       now,
                       GError     **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "UPDATE waitlist SET ended_at = ?2, ended_how = ?3"
                                  " WHERE id = ?1 AND ended_at IS NULL",
                                  error);

  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, id);
  ps_stmt_bind_int64 (stmt, 2, now);
  ps_stmt_bind_text (stmt, 3, how);

  return ps_rows_change_one (conn, stmt, _("This person does not wait any more."), error);
}

/**
 * ps_waitlist_store_reopen:
 *
 * Errors: %PS_ERROR_CONFLICT where they have been put on the list again since.
 */
gboolean
ps_waitlist_store_reopen (PsConn  *conn,
                          gint64   id,
                          GError **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "UPDATE waitlist SET ended_at = NULL, ended_how = NULL"
                                  " WHERE id = ?1",
                                  error);

  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, id);

  return ps_rows_change_one (conn, stmt, _("This person does not wait any more."), error);
}

/**
 * ps_waitlist_store_whose:
 * @group_id: (out): what they wait or waited for
 * @person_id: (out): who
 *
 * Errors: %PS_ERROR_NOT_FOUND.
 */
gboolean
ps_waitlist_store_whose (PsConn  *conn,
                         gint64   id,
                         gint64  *group_id,
                         gint64  *person_id,
                         GError **error)
{
  PsStmt *stmt = ps_conn_prepare (conn, SELECT_ROWS " WHERE w.id = ?1", error);
  g_autoptr (PsWaitlistRow) row = NULL;

  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, id);
  row = ps_rows_take_one (conn, stmt, read_row, _("This person does not wait any more."), error);
  if (row == NULL)
    return FALSE;

  *group_id = row->group_id;
  *person_id = row->person_id;

  return TRUE;
}
