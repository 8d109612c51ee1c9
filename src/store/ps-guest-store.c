#include "ps-guest-store.h"

#include <glib/gi18n-lib.h>

#include "ps-rows.h"
#include "ps-text.h"

/* A literal of its own in each statement: all of a guest, and when they came last. */
#define SELECT \
  "SELECT g.id, g.uid, g.name, g.subject, g.organisation, g.phone, g.email, g.note, g.created_at," \
  " g.updated_at, g.archived_at, (SELECT max (s.started_at) FROM segment AS p" \
  " JOIN session AS s ON s.id = p.session_id WHERE p.guest_id = g.id) FROM guest AS g"

/**
 * ps_guest_row_new:
 *
 * Returns: (transfer full): a guest who has still to be told who they are
 */
PsGuestRow *
ps_guest_row_new (void)
{
  return g_new0 (PsGuestRow, 1);
}

/**
 * ps_guest_row_copy:
 *
 * Returns: (transfer full): the same guest again
 */
PsGuestRow *
ps_guest_row_copy (const PsGuestRow *row)
{
  PsGuestRow *copy = g_memdup2 (row, sizeof *row);

  copy->name = g_strdup (row->name);
  copy->subject = g_strdup (row->subject);
  copy->organisation = g_strdup (row->organisation);
  copy->phone = g_strdup (row->phone);
  copy->email = g_strdup (row->email);
  copy->note = g_strdup (row->note);

  return copy;
}

/**
 * ps_guest_row_free:
 * @row: (transfer full) (nullable): is freed
 */
void
ps_guest_row_free (PsGuestRow *row)
{
  if (row == NULL)
    return;

  g_free (row->name);
  g_free (row->subject);
  g_free (row->organisation);
  g_free (row->phone);
  g_free (row->email);
  g_free (row->note);
  g_free (row);
}

static gpointer
read_row (PsStmt *stmt)
{
  PsGuestRow *row = ps_guest_row_new ();

  row->id = ps_stmt_get_int64 (stmt, 0);
  row->uid = ps_stmt_get_uid (stmt, 1);
  row->name = ps_stmt_dup_text (stmt, 2);
  row->subject = ps_stmt_dup_text (stmt, 3);
  row->organisation = ps_stmt_dup_text (stmt, 4);
  row->phone = ps_stmt_dup_text (stmt, 5);
  row->email = ps_stmt_dup_text (stmt, 6);
  row->note = ps_stmt_dup_text (stmt, 7);
  row->created_at = ps_stmt_get_int64 (stmt, 8);
  row->updated_at = ps_stmt_get_int64 (stmt, 9);
  row->archived_at = ps_stmt_get_int64 (stmt, 10);
  row->last_came_at = ps_stmt_get_int64 (stmt, 11);

  return row;
}

/**
 * ps_guest_store_list:
 *
 * Returns: (transfer full) (nullable) (element-type PsGuestRow): those that are not archived, by name
 */
GPtrArray *
ps_guest_store_list (PsConn  *conn,
                     GError **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  SELECT " WHERE g.archived_at IS NULL ORDER BY g.name_fold, g.id",
                                  error);

  if (stmt == NULL)
    return NULL;

  return ps_rows_take_all (conn, stmt, read_row, (GDestroyNotify) ps_guest_row_free, error);
}

/**
 * ps_guest_store_same_name:
 * @name: as somebody typed it
 *
 * Returns: (transfer full) (nullable) (element-type PsGuestRow): those that are not archived and whose
 *   name is the same but for case, marks and space
 */
GPtrArray *
ps_guest_store_same_name (PsConn      *conn,
                          const char  *name,
                          GError     **error)
{
  g_autofree char *fold = ps_text_fold (name);
  PsStmt *stmt = ps_conn_prepare (conn,
                                  SELECT " WHERE g.archived_at IS NULL AND g.name_fold = ?1"
                                  " ORDER BY g.id",
                                  error);

  if (stmt == NULL)
    return NULL;

  ps_stmt_bind_text (stmt, 1, fold);

  return ps_rows_take_all (conn, stmt, read_row, (GDestroyNotify) ps_guest_row_free, error);
}

/**
 * ps_guest_store_get:
 *
 * Errors: %PS_ERROR_NOT_FOUND.
 *
 * Returns: (transfer full) (nullable): the guest, archived or not
 */
PsGuestRow *
ps_guest_store_get (PsConn  *conn,
                    gint64   id,
                    GError **error)
{
  PsStmt *stmt = ps_conn_prepare (conn, SELECT " WHERE g.id = ?1", error);

  if (stmt == NULL)
    return NULL;

  ps_stmt_bind_int64 (stmt, 1, id);

  return ps_rows_take_one (conn, stmt, read_row, _("There is no such guest any more."), error);
}

static void
bind_row (PsStmt           *stmt,
          const PsGuestRow *row,
          gint64            now)
{
  g_autofree char *fold = ps_text_fold (row->name);

  ps_stmt_bind_text (stmt, 1, row->name);
  ps_stmt_bind_text (stmt, 2, fold);
  ps_stmt_bind_text (stmt, 3, row->subject);
  ps_stmt_bind_text (stmt, 4, row->organisation);
  ps_stmt_bind_text (stmt, 5, row->phone);
  ps_stmt_bind_text (stmt, 6, row->email);
  ps_stmt_bind_text (stmt, 7, row->note);
  ps_stmt_bind_int64 (stmt, 8, now);
}

/**
 * ps_guest_store_add:
 * @row: (inout): gets its id, uid and times
 * @now: microseconds UTC
 *
 * Errors: %PS_ERROR_INVALID where there is no name.
 */
gboolean
ps_guest_store_add (PsConn      *conn,
                    PsGuestRow  *row,
                    gint64       now,
                    GError     **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "INSERT INTO guest (name, name_fold, subject, organisation, phone,"
                                  " email, note, created_at, updated_at, uid)"
                                  " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?8, ?9)",
                                  error);

  if (stmt == NULL)
    return FALSE;

  ps_rows_need_uid (&row->uid, now);
  bind_row (stmt, row, now);
  ps_stmt_bind_uid (stmt, 9, &row->uid);
  row->created_at = now;
  row->updated_at = now;

  return ps_rows_add_one (conn, stmt, &row->id, error);
}

/**
 * ps_guest_store_save:
 * @now: microseconds UTC
 *
 * Errors: %PS_ERROR_NOT_FOUND; %PS_ERROR_INVALID where there is no name.
 */
gboolean
ps_guest_store_save (PsConn            *conn,
                     const PsGuestRow  *row,
                     gint64             now,
                     GError           **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "UPDATE guest SET name = ?1, name_fold = ?2, subject = ?3,"
                                  " organisation = ?4, phone = ?5, email = ?6, note = ?7,"
                                  " updated_at = ?8 WHERE id = ?9",
                                  error);

  if (stmt == NULL)
    return FALSE;

  bind_row (stmt, row, now);
  ps_stmt_bind_int64 (stmt, 9, row->id);

  return ps_rows_change_one (conn, stmt, _("There is no such guest any more."), error);
}

/**
 * ps_guest_store_set_archived:
 * @archived: takes a guest off the list, or puts them back
 * @now: microseconds UTC
 *
 * What they were asked to and where they spoke stays.
 *
 * Errors: %PS_ERROR_NOT_FOUND.
 */
gboolean
ps_guest_store_set_archived (PsConn    *conn,
                             gint64     id,
                             gboolean   archived,
                             gint64     now,
                             GError   **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "UPDATE guest SET archived_at = CASE WHEN ?2 THEN ?3 END,"
                                  " updated_at = ?3 WHERE id = ?1",
                                  error);

  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, id);
  ps_stmt_bind_int64 (stmt, 2, archived);
  ps_stmt_bind_int64 (stmt, 3, now);

  return ps_rows_change_one (conn, stmt, _("There is no such guest any more."), error);
}

/**
 * ps_guest_store_set_speaker:
 * @session_id: a meeting
 * @position: of one of its segments
 * @guest_id: who speaks in it
 *
 * Errors: %PS_ERROR_CONFLICT where there is no such guest.
 */
gboolean
ps_guest_store_set_speaker (PsConn  *conn,
                            gint64   session_id,
                            guint    position,
                            gint64   guest_id,
                            GError **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "UPDATE segment SET guest_id = ?3"
                                  " WHERE session_id = ?1 AND position = ?2",
                                  error);

  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, session_id);
  ps_stmt_bind_int64 (stmt, 2, position);
  ps_stmt_bind_id (stmt, 3, guest_id);

  return ps_conn_run (conn, stmt, error);
}

/**
 * ps_guest_store_find_speaker:
 * @session_id: a meeting
 * @position: of one of its segments
 * @name: (out) (transfer full) (nullable): who spoke in it; %NULL for no guest
 */
gboolean
ps_guest_store_find_speaker (PsConn  *conn,
                             gint64   session_id,
                             guint    position,
                             char   **name,
                             GError **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "SELECT g.name FROM segment AS p JOIN guest AS g ON g.id = p.guest_id"
                                  " WHERE p.session_id = ?1 AND p.position = ?2",
                                  error);

  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, session_id);
  ps_stmt_bind_int64 (stmt, 2, position);

  return ps_conn_take_string (conn, stmt, name, error);
}
