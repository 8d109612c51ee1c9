#include "ps-membership-store.h"

#include <glib/gi18n-lib.h>

#include "ps-rows.h"
#include "ps-waitlist-store.h"

#define COLUMNS "id, uid, group_id, person_id, joined_on, left_on, leave_reason"

PsMembershipRow *
ps_membership_row_new (void)
{
  return g_new0 (PsMembershipRow, 1);
}

void
ps_membership_row_free (PsMembershipRow *row)
{
  g_free (row->joined_on);
  g_free (row->left_on);
  g_free (row->leave_reason);
  g_free (row);
}

static gpointer
read_row (PsStmt *stmt)
{
  PsMembershipRow *row = ps_membership_row_new ();

  row->id = ps_stmt_get_int64 (stmt, 0);
  row->uid = ps_stmt_get_uid (stmt, 1);
  row->group_id = ps_stmt_get_int64 (stmt, 2);
  row->person_id = ps_stmt_get_int64 (stmt, 3);
  row->joined_on = ps_stmt_dup_text (stmt, 4);
  row->left_on = ps_stmt_dup_text (stmt, 5);
  row->leave_reason = ps_stmt_dup_text (stmt, 6);

  return row;
}

/**
 * ps_membership_store_join:
 * @on: the first day, YYYY-MM-DD
 * @now: microseconds UTC
 * @id: (out) (optional): the new spell
 *
 * Errors: %PS_ERROR_CONFLICT where the person is a member already, or there is no such group or
 * person.
 */
gboolean
ps_membership_store_join (PsConn      *conn,
                          gint64       group_id,
                          gint64       person_id,
                          const char  *on,
                          gint64       now,
                          gint64      *id,
                          GError     **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "INSERT INTO membership (uid, group_id, person_id, joined_on)"
                                  " VALUES (?1, ?2, ?3, ?4)",
                                  error);
  PsUid uid = ps_uid_new (now);
  gint64 added;

  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_uid (stmt, 1, &uid);
  ps_stmt_bind_int64 (stmt, 2, group_id);
  ps_stmt_bind_int64 (stmt, 3, person_id);
  ps_stmt_bind_text (stmt, 4, on);

  return ps_rows_add_one (conn, stmt, id != NULL ? id : &added, error) &&
         ps_waitlist_store_joined (conn, group_id, person_id, now, error);
}

/**
 * ps_membership_store_leave:
 * @on: the first day without them, YYYY-MM-DD; not before they joined
 * @reason: one of PRODUCT.md's words
 *
 * Errors: %PS_ERROR_NOT_FOUND where the person is no member, %PS_ERROR_INVALID.
 */
gboolean
ps_membership_store_leave (PsConn      *conn,
                           gint64       group_id,
                           gint64       person_id,
                           const char  *on,
                           const char  *reason,
                           GError     **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "UPDATE membership SET left_on = ?3, leave_reason = ?4"
                                  " WHERE group_id = ?1 AND person_id = ?2 AND left_on IS NULL",
                                  error);

  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, group_id);
  ps_stmt_bind_int64 (stmt, 2, person_id);
  ps_stmt_bind_text (stmt, 3, on);
  ps_stmt_bind_text (stmt, 4, reason);

  return ps_rows_change_one (conn, stmt, _("This person is not a member of the group."), error);
}

/**
 * ps_membership_store_reopen:
 * @id: a spell that has ended
 *
 * Takes a leaving back, as if it had not been said.
 *
 * Errors: %PS_ERROR_NOT_FOUND, %PS_ERROR_CONFLICT where the person has joined again since.
 */
gboolean
ps_membership_store_reopen (PsConn  *conn,
                            gint64   id,
                            GError **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "UPDATE membership SET left_on = NULL, leave_reason = NULL"
                                  " WHERE id = ?1",
                                  error);

  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, id);

  return ps_rows_change_one (conn, stmt, _("There is no such membership any more."), error);
}

/**
 * ps_membership_store_set_days:
 * @id: a spell
 * @joined_on: the first day, YYYY-MM-DD
 * @left_on: (nullable): the first day without them, YYYY-MM-DD
 * @reason: (nullable): one of PRODUCT.md's words, exactly if there is @left_on
 *
 * Corrects a spell. That it overlaps no other is seen to by who calls.
 *
 * Errors: %PS_ERROR_NOT_FOUND, %PS_ERROR_INVALID.
 */
gboolean
ps_membership_store_set_days (PsConn      *conn,
                              gint64       id,
                              const char  *joined_on,
                              const char  *left_on,
                              const char  *reason,
                              GError     **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "UPDATE membership SET joined_on = ?2, left_on = ?3,"
                                  " leave_reason = ?4 WHERE id = ?1",
                                  error);

  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, id);
  ps_stmt_bind_text (stmt, 2, joined_on);
  ps_stmt_bind_maybe_text (stmt, 3, left_on);
  ps_stmt_bind_maybe_text (stmt, 4, reason);

  return ps_rows_change_one (conn, stmt, _("There is no such membership any more."), error);
}

/**
 * ps_membership_store_get:
 *
 * Errors: %PS_ERROR_NOT_FOUND.
 *
 * Returns: (transfer full) (nullable): the spell
 */
PsMembershipRow *
ps_membership_store_get (PsConn  *conn,
                         gint64   id,
                         GError **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "SELECT " COLUMNS " FROM membership WHERE id = ?1",
                                  error);

  if (stmt == NULL)
    return NULL;

  ps_stmt_bind_int64 (stmt, 1, id);

  return ps_rows_take_one (conn, stmt, read_row, _("There is no such membership any more."), error);
}

/**
 * ps_membership_store_remove:
 * @id: a spell that was begun by mistake
 * @now: microseconds UTC
 *
 * Deletes the spell, as if they had never joined, and remembers that it was.
 *
 * Errors: %PS_ERROR_NOT_FOUND.
 */
gboolean
ps_membership_store_remove (PsConn  *conn,
                            gint64   id,
                            gint64   now,
                            GError **error)
{
  g_autoptr (PsMembershipRow) row = NULL;
  PsStmt *stmt;

  /* The front desk takes back what it did, and may not know why somebody left. */
  stmt = ps_conn_prepare (conn,
                          "SELECT id, uid, group_id, person_id, joined_on, left_on, NULL"
                          " FROM membership WHERE id = ?1",
                          error);
  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, id);
  row = ps_rows_take_one (conn, stmt, read_row, _("There is no such membership any more."), error);
  if (row == NULL || !ps_rows_bury (conn, &row->uid, "membership", now, error))
    return FALSE;

  stmt = ps_conn_prepare (conn, "DELETE FROM membership WHERE id = ?1", error);
  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, id);

  return ps_rows_change_one (conn, stmt, _("There is no such membership any more."), error) &&
         ps_waitlist_store_unjoined (conn, row->group_id, row->person_id, &row->uid, error);
}

/**
 * ps_membership_store_find_open:
 *
 * Returns: (transfer full) (nullable): the spell that goes on; %NULL without an error if the person
 *   is no member
 */
PsMembershipRow *
ps_membership_store_find_open (PsConn  *conn,
                               gint64   group_id,
                               gint64   person_id,
                               GError **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  /* That goes on, so nobody has left for a reason. */
                                  "SELECT id, uid, group_id, person_id, joined_on, left_on, NULL"
                                  " FROM membership"
                                  " WHERE group_id = ?1 AND person_id = ?2 AND left_on IS NULL",
                                  error);

  if (stmt == NULL)
    return NULL;

  ps_stmt_bind_int64 (stmt, 1, group_id);
  ps_stmt_bind_int64 (stmt, 2, person_id);

  return ps_rows_take_maybe (conn, stmt, read_row, error);
}

/**
 * ps_membership_store_of_person:
 *
 * Returns: (transfer full) (nullable) (element-type PsMembershipRow): every spell, the latest first
 */
GPtrArray *
ps_membership_store_of_person (PsConn  *conn,
                               gint64   person_id,
                               GError **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "SELECT " COLUMNS " FROM membership"
                                  " WHERE person_id = ?1 ORDER BY joined_on DESC, id DESC",
                                  error);

  if (stmt == NULL)
    return NULL;

  ps_stmt_bind_int64 (stmt, 1, person_id);

  return ps_rows_take_all (conn, stmt, read_row, (GDestroyNotify) ps_membership_row_free, error);
}

/**
 * ps_membership_store_of_group:
 *
 * Returns: (transfer full) (nullable) (element-type PsMembershipRow): every spell, in the order of
 *   joining
 */
GPtrArray *
ps_membership_store_of_group (PsConn  *conn,
                              gint64   group_id,
                              GError **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "SELECT " COLUMNS " FROM membership"
                                  " WHERE group_id = ?1 ORDER BY joined_on, id",
                                  error);

  if (stmt == NULL)
    return NULL;

  ps_stmt_bind_int64 (stmt, 1, group_id);

  return ps_rows_take_all (conn, stmt, read_row, (GDestroyNotify) ps_membership_row_free, error);
}

/**
 * ps_membership_store_count:
 * @on: a day, YYYY-MM-DD
 * @n: (out): how many members the group has on that day
 */
gboolean
ps_membership_store_count (PsConn      *conn,
                           gint64       group_id,
                           const char  *on,
                           guint       *n,
                           GError     **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "SELECT count (DISTINCT person_id) FROM membership AS m"
                                  " JOIN person AS p ON p.id = m.person_id"
                                  " WHERE m.group_id = ?1 AND m.joined_on <= ?2"
                                  " AND (m.left_on IS NULL OR m.left_on > ?2)"
                                  " AND p.archived_at IS NULL",
                                  error);
  gint64 count;

  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, group_id);
  ps_stmt_bind_text (stmt, 2, on);
  if (!ps_conn_take_int64 (conn, stmt, &count, error))
    return FALSE;

  *n = (guint) count;

  return TRUE;
}
