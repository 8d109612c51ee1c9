#include "ps-member-store.h"

#include <glib/gi18n-lib.h>

#include "ps-contact-store.h"
#include "ps-rows.h"
#include "ps-text.h"

PsMemberRow *
ps_member_row_new (void)
{
  return g_new0 (PsMemberRow, 1);
}

PsMemberRow *
ps_member_row_copy (const PsMemberRow *row)
{
  PsMemberRow *copy = g_memdup2 (row, sizeof *row);

  copy->preferred_name = g_strdup (row->preferred_name);
  copy->full_name = g_strdup (row->full_name);
  copy->initial = g_strdup (row->initial);
  copy->pronouns = g_strdup (row->pronouns);
  copy->language = g_strdup (row->language);
  copy->access_needs = g_strdup (row->access_needs);
  copy->role = g_strdup (row->role);
  copy->died_on = g_strdup (row->died_on);
  if (row->ways != NULL)
    copy->ways = ps_contact_way_rows_copy (row->ways);

  return copy;
}

void
ps_member_row_free (PsMemberRow *row)
{
  g_free (row->preferred_name);
  g_free (row->full_name);
  g_free (row->initial);
  g_free (row->pronouns);
  g_free (row->language);
  g_free (row->access_needs);
  g_free (row->role);
  g_free (row->died_on);
  g_clear_pointer (&row->ways, g_ptr_array_unref);
  g_free (row);
}

/**
 * ps_member_store_ids:
 * @limit: how many at most; all if negative
 *
 * Returns: (transfer full) (nullable): everybody who is not archived, by name
 */
GArray *
ps_member_store_ids (PsConn  *conn,
                     gint     limit,
                     GError **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "SELECT id FROM person WHERE archived_at IS NULL"
                                  " ORDER BY name_fold, id LIMIT ?1",
                                  error);

  if (stmt == NULL)
    return NULL;

  ps_stmt_bind_int64 (stmt, 1, limit);

  return ps_conn_take_ids (conn, stmt, error);
}

/**
 * ps_member_store_archived_ids:
 * @limit: how many at most; all if negative
 *
 * Returns: (transfer full) (nullable): everybody who is archived, those archived last first
 */
GArray *
ps_member_store_archived_ids (PsConn  *conn,
                              gint     limit,
                              GError **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "SELECT id FROM person WHERE archived_at IS NOT NULL"
                                  " ORDER BY archived_at DESC, id LIMIT ?1",
                                  error);

  if (stmt == NULL)
    return NULL;

  ps_stmt_bind_int64 (stmt, 1, limit);

  return ps_conn_take_ids (conn, stmt, error);
}

/**
 * ps_member_store_group_ids:
 * @on: a day, YYYY-MM-DD
 * @limit: how many at most; all if negative
 *
 * Returns: (transfer full) (nullable): who is a member of the group on that day, by name. The day
 *   somebody left is the first without them.
 */
GArray *
ps_member_store_group_ids (PsConn      *conn,
                           gint64       group_id,
                           const char  *on,
                           gint         limit,
                           GError     **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "SELECT DISTINCT p.id FROM membership AS m"
                                  " JOIN person AS p ON p.id = m.person_id"
                                  " WHERE m.group_id = ?1 AND m.joined_on <= ?2"
                                  " AND (m.left_on IS NULL OR m.left_on > ?2)"
                                  " AND p.archived_at IS NULL"
                                  " ORDER BY p.name_fold, p.id LIMIT ?3",
                                  error);

  if (stmt == NULL)
    return NULL;

  ps_stmt_bind_int64 (stmt, 1, group_id);
  ps_stmt_bind_text (stmt, 2, on);
  ps_stmt_bind_int64 (stmt, 3, limit);

  return ps_conn_take_ids (conn, stmt, error);
}

/**
 * ps_member_store_same_name:
 *
 * Returns: (transfer full) (nullable): who has that name, however it is written; to ask whether it is
 *   the same person
 */
GArray *
ps_member_store_same_name (PsConn      *conn,
                           const char  *name,
                           GError     **error)
{
  g_autofree char *fold = ps_text_fold (name);
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "SELECT id FROM person"
                                  " WHERE archived_at IS NULL AND name_fold = ?1 ORDER BY id",
                                  error);

  if (stmt == NULL)
    return NULL;

  ps_stmt_bind_text (stmt, 1, fold);

  return ps_conn_take_ids (conn, stmt, error);
}

/**
 * ps_member_store_same_contact:
 * @kind: "phone", "email" or "postal"
 *
 * Returns: (transfer full) (nullable): who is reached by that number or address, however it is written
 */
GArray *
ps_member_store_same_contact (PsConn      *conn,
                              const char  *kind,
                              const char  *value,
                              GError     **error)
{
  g_autofree char *fold = ps_contact_way_fold (kind, value);
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "SELECT DISTINCT c.person_id FROM contact_way AS c"
                                  " JOIN person AS p ON p.id = c.person_id"
                                  " WHERE c.kind = ?1 AND c.value_fold = ?2 AND c.value_fold <> ''"
                                  " AND p.archived_at IS NULL ORDER BY c.person_id",
                                  error);

  if (stmt == NULL)
    return NULL;

  ps_stmt_bind_text (stmt, 1, kind);
  ps_stmt_bind_text (stmt, 2, fold);

  return ps_conn_take_ids (conn, stmt, error);
}

/**
 * ps_member_store_count:
 * @n: (out): how many are not archived
 */
gboolean
ps_member_store_count (PsConn  *conn,
                       guint   *n,
                       GError **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "SELECT count (*) FROM person WHERE archived_at IS NULL", error);
  gint64 count;

  if (stmt == NULL || !ps_conn_take_int64 (conn, stmt, &count, error))
    return FALSE;

  *n = (guint) count;

  return TRUE;
}

static gpointer
read_row (PsStmt *stmt)
{
  PsMemberRow *row = ps_member_row_new ();

  row->id = ps_stmt_get_int64 (stmt, 0);
  row->uid = ps_stmt_get_uid (stmt, 1);
  row->preferred_name = ps_stmt_dup_text (stmt, 2);
  row->full_name = ps_stmt_dup_text (stmt, 3);
  row->initial = ps_stmt_dup_text (stmt, 4);
  row->pronouns = ps_stmt_dup_text (stmt, 5);
  row->language = ps_stmt_dup_text (stmt, 6);
  row->access_needs = ps_stmt_dup_text (stmt, 7);
  row->role = ps_stmt_dup_text (stmt, 8);
  row->walk_in = ps_stmt_get_boolean (stmt, 9);
  row->buddy_id = ps_stmt_get_int64 (stmt, 10);
  row->merged_into_id = ps_stmt_get_int64 (stmt, 11);
  row->created_at = ps_stmt_get_int64 (stmt, 12);
  row->updated_at = ps_stmt_get_int64 (stmt, 13);
  row->archived_at = ps_stmt_get_int64 (stmt, 14);
  row->died_on = ps_stmt_dup_text (stmt, 15);

  return row;
}

/**
 * ps_member_store_get:
 *
 * Errors: %PS_ERROR_NOT_FOUND.
 *
 * Returns: (transfer full) (nullable): the member
 */
PsMemberRow *
ps_member_store_get (PsConn  *conn,
                     gint64   id,
                     GError **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "SELECT id, uid, preferred_name, full_name, initial, pronouns,"
                                  " language, access_needs, role, walk_in, buddy_id, merged_into_id,"
                                  " created_at, updated_at, archived_at, died_on"
                                  " FROM person WHERE id = ?1",
                                  error);

  if (stmt == NULL)
    return NULL;

  ps_stmt_bind_int64 (stmt, 1, id);

  return ps_rows_take_one (conn, stmt, read_row, _("There is no such member any more."), error);
}

static void
bind_row (PsStmt            *stmt,
          const PsMemberRow *row,
          gint64             now)
{
  g_autofree char *fold = ps_text_fold (row->preferred_name);

  ps_stmt_bind_text (stmt, 1, row->preferred_name);
  ps_stmt_bind_text (stmt, 2, row->full_name);
  ps_stmt_bind_text (stmt, 3, fold);
  ps_stmt_bind_text (stmt, 4, row->initial);
  ps_stmt_bind_text (stmt, 5, row->pronouns);
  ps_stmt_bind_text (stmt, 6, row->language);
  ps_stmt_bind_text (stmt, 7, row->access_needs);
  ps_stmt_bind_text (stmt, 8, row->role != NULL ? row->role : "living-with");
  ps_stmt_bind_int64 (stmt, 9, row->walk_in);
  ps_stmt_bind_id (stmt, 10, row->buddy_id);
  ps_stmt_bind_int64 (stmt, 11, now);
}

/* Storing how somebody is reached writes the index of words, too. */
static gboolean
put_words (PsConn             *conn,
           const PsMemberRow  *row,
           GError            **error)
{
  return row->ways != NULL ? ps_contact_store_set (conn, row->id, row->ways, error)
                           : ps_member_store_index (conn, row->id, error);
}

/**
 * ps_member_store_add:
 * @row: (inout): gets its id, uid and times, and its ways their ids
 * @now: microseconds UTC
 *
 * Errors: %PS_ERROR_INVALID where there is no name or it is over PS_TEXT_NAME_MAX characters.
 */
gboolean
ps_member_store_add (PsConn       *conn,
                     PsMemberRow  *row,
                     gint64        now,
                     GError      **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "INSERT INTO person (preferred_name, full_name, name_fold, initial,"
                                  " pronouns, language, access_needs, role, walk_in, buddy_id,"
                                  " updated_at, uid, created_at)"
                                  " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?11)",
                                  error);

  if (stmt == NULL)
    return FALSE;

  ps_rows_need_uid (&row->uid, now);
  bind_row (stmt, row, now);
  ps_stmt_bind_uid (stmt, 12, &row->uid);

  if (!ps_rows_add_one (conn, stmt, &row->id, error))
    return FALSE;

  row->created_at = now;
  row->updated_at = now;

  return (row->ways == NULL || ps_contact_store_add_first (conn, row->id, row->ways, error)) &&
         ps_member_store_index_new (conn, row, error);
}

/**
 * ps_member_store_save:
 * @now: microseconds UTC
 *
 * Writes what a person can edit, and how they are reached unless that is %NULL; archiving and merging
 * are not among it. A record that went into another is not looked at any more, and so not written.
 *
 * Errors: %PS_ERROR_NOT_FOUND, %PS_ERROR_INVALID.
 */
gboolean
ps_member_store_save (PsConn             *conn,
                      const PsMemberRow  *row,
                      gint64              now,
                      GError            **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "UPDATE person SET preferred_name = ?1, full_name = ?2,"
                                  " name_fold = ?3, initial = ?4, pronouns = ?5, language = ?6,"
                                  " access_needs = ?7, role = ?8, walk_in = ?9, buddy_id = ?10,"
                                  " updated_at = ?11 WHERE id = ?12 AND merged_into_id IS NULL",
                                  error);

  if (stmt == NULL)
    return FALSE;

  bind_row (stmt, row, now);
  ps_stmt_bind_int64 (stmt, 12, row->id);

  return ps_rows_change_one (conn, stmt, _("There is no such member any more."), error) &&
         put_words (conn, row, error);
}

/**
 * ps_member_store_set_archived:
 * @now: microseconds UTC
 *
 * Takes a member off the roster, or back onto it. Somebody who was merged into another stays where
 * they are, and so does somebody who died.
 *
 * Somebody who died is not put back by this.
 *
 * Errors: %PS_ERROR_NOT_FOUND.
 */
gboolean
ps_member_store_set_archived (PsConn    *conn,
                              gint64     id,
                              gboolean   archived,
                              gint64     now,
                              GError   **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "UPDATE person SET archived_at = CASE WHEN ?2 THEN ?3 END,"
                                  " updated_at = ?3 WHERE id = ?1 AND merged_into_id IS NULL"
                                  " AND (?2 OR died_on IS NULL)",
                                  error);

  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, id);
  ps_stmt_bind_int64 (stmt, 2, archived);
  ps_stmt_bind_int64 (stmt, 3, now);

  return ps_rows_change_one (conn, stmt, _("There is no such member any more."), error);
}
