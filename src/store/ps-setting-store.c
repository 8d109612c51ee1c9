#include "ps-setting-store.h"

#include <glib/gi18n-lib.h>

#include "ps-rows.h"

PsLocalContactRow *
ps_local_contact_row_new (void)
{
  return g_new0 (PsLocalContactRow, 1);
}

void
ps_local_contact_row_free (PsLocalContactRow *row)
{
  g_free (row->kind);
  g_free (row->name);
  g_free (row->number);
  g_free (row);
}

/**
 * ps_setting_store_get:
 * @key: such as "clinic-name"
 * @value: (out) (transfer full) (nullable): what it is set to; %NULL if it is not
 */
gboolean
ps_setting_store_get (PsConn      *conn,
                      const char  *key,
                      char       **value,
                      GError     **error)
{
  PsStmt *stmt = ps_conn_prepare (conn, "SELECT value FROM setting WHERE key = ?1", error);

  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_text (stmt, 1, key);

  return ps_conn_take_string (conn, stmt, value, error);
}

static gboolean
unset (PsConn      *conn,
       const char  *key,
       GError     **error)
{
  PsStmt *stmt = ps_conn_prepare (conn, "DELETE FROM setting WHERE key = ?1", error);

  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_text (stmt, 1, key);

  return ps_conn_run (conn, stmt, error);
}

/**
 * ps_setting_store_set:
 * @key: such as "clinic-name"
 * @value: (nullable): what to set it to; %NULL to unset it
 */
gboolean
ps_setting_store_set (PsConn      *conn,
                      const char  *key,
                      const char  *value,
                      GError     **error)
{
  PsStmt *stmt;

  if (value == NULL)
    return unset (conn, key, error);

  stmt = ps_conn_prepare (conn,
                          "INSERT INTO setting (key, value) VALUES (?1, ?2)"
                          " ON CONFLICT (key) DO UPDATE SET value = ?2 WHERE value <> ?2",
                          error);
  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_text (stmt, 1, key);
  ps_stmt_bind_text (stmt, 2, value);

  return ps_conn_run (conn, stmt, error);
}

static gpointer
read_contact (PsStmt *stmt)
{
  PsLocalContactRow *row = ps_local_contact_row_new ();

  row->id = ps_stmt_get_int64 (stmt, 0);
  row->uid = ps_stmt_get_uid (stmt, 1);
  row->kind = ps_stmt_dup_text (stmt, 2);
  row->name = ps_stmt_dup_text (stmt, 3);
  row->number = ps_stmt_dup_text (stmt, 4);
  row->checked_at = ps_stmt_get_int64 (stmt, 5);

  return row;
}

/**
 * ps_local_contact_store_list:
 *
 * Returns: (transfer full) (nullable) (element-type PsLocalContactRow): all there are, in order
 */
GPtrArray *
ps_local_contact_store_list (PsConn  *conn,
                             GError **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "SELECT id, uid, kind, name, number, checked_at FROM local_contact"
                                  " ORDER BY position, id",
                                  error);

  if (stmt == NULL)
    return NULL;

  return ps_rows_take_all (conn, stmt, read_contact, (GDestroyNotify) ps_local_contact_row_free,
                           error);
}

static gboolean
insert_contact (PsConn             *conn,
                PsLocalContactRow  *row,
                guint               position,
                gint64              now,
                GError            **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "INSERT INTO local_contact (uid, kind, name, number, position,"
                                  " checked_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                                  error);

  if (stmt == NULL)
    return FALSE;

  ps_rows_need_uid (&row->uid, now);
  ps_stmt_bind_uid (stmt, 1, &row->uid);
  ps_stmt_bind_text (stmt, 2, row->kind);
  ps_stmt_bind_text (stmt, 3, row->name);
  ps_stmt_bind_text (stmt, 4, row->number);
  ps_stmt_bind_int64 (stmt, 5, position);
  ps_stmt_bind_id (stmt, 6, row->checked_at);

  return ps_rows_add_one (conn, stmt, &row->id, error);
}

/**
 * ps_local_contact_store_set:
 * @rows: (element-type PsLocalContactRow): all there are to be, in order; they get new ids and keep
 *   their uids
 * @now: microseconds UTC
 *
 * Errors: %PS_ERROR_INVALID.
 */
gboolean
ps_local_contact_store_set (PsConn     *conn,
                            GPtrArray  *rows,
                            gint64      now,
                            GError    **error)
{
  if (!ps_conn_exec (conn, "DELETE FROM local_contact", error))
    return FALSE;

  for (guint i = 0; i < rows->len; i++)
    if (!insert_contact (conn, g_ptr_array_index (rows, i), i, now, error))
      return FALSE;

  return TRUE;
}

/**
 * ps_local_contact_store_check:
 * @now: microseconds UTC
 *
 * Notes that somebody has made sure of a number.
 *
 * Errors: %PS_ERROR_NOT_FOUND.
 */
gboolean
ps_local_contact_store_check (PsConn  *conn,
                              gint64   id,
                              gint64   now,
                              GError **error)
{
  PsStmt *stmt = ps_conn_prepare (conn, "UPDATE local_contact SET checked_at = ?2 WHERE id = ?1",
                                  error);

  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, id);
  ps_stmt_bind_int64 (stmt, 2, now);

  return ps_rows_change_one (conn, stmt, _("There is no such number any more."), error);
}
