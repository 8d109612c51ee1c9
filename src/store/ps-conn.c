#include "ps-conn-private.h"

#include <glib/gi18n-lib.h>

#include "ps-error.h"

/**
 * PsConn:
 *
 * One SQLite connection and the statements prepared on it.
 *
 * A connection is used by one thread at a time; PsDb sees to that. Which tables a statement can
 * write is noted by SQLite's authorizer while it is prepared, triggers and cascades included, so no
 * store has to remember to say what it touched. (The update hook is silent about tables WITHOUT
 * ROWID.) Once a step has failed between begin and commit, everything up to the rollback fails with
 * the same error: a unit of work cannot go on past its first error by oversight and save halves.
 */

static void
add_names (GPtrArray *to,
           GPtrArray *names)
{
  for (guint i = 0; i < names->len; i++)
    if (!g_ptr_array_find (to, g_ptr_array_index (names, i), NULL))
      g_ptr_array_add (to, g_ptr_array_index (names, i));
}

static PsStmt *
stmt_new (PsConn *conn)
{
  PsStmt *stmt = g_new0 (PsStmt, 1);

  stmt->conn = conn;
  stmt->writes = g_ptr_array_new ();

  return stmt;
}

/**
 * ps_conn_get_path:
 *
 * Returns: (transfer none): the path of the file, as it was given
 */
const char *
ps_conn_get_path (PsConn *self)
{
  return self->path;
}

static gboolean
is_stopped (PsConn  *self,
            GError **error)
{
  if (self->failed == NULL)
    return FALSE;

  if (error != NULL)
    *error = g_error_copy (self->failed);

  return TRUE;
}

/**
 * ps_conn_exec:
 * @sql: one or several statements without parameters, fixed text only
 *
 * Returns: whether all of them were carried out
 */
gboolean
ps_conn_exec (PsConn      *self,
              const char  *sql,
              GError     **error)
{
  g_autoptr (GPtrArray) writes = g_ptr_array_new ();
  int before = sqlite3_total_changes (self->db);
  int code;

  if (is_stopped (self, error))
    return FALSE;

  self->preparing = writes;
  code = sqlite3_exec (self->db, sql, NULL, NULL, NULL);
  self->preparing = NULL;

  if (sqlite3_total_changes (self->db) != before)
    add_names (self->touched, writes);

  if (code != SQLITE_OK)
    {
      ps_conn_fail (self, error);
      return FALSE;
    }

  return TRUE;
}

/**
 * ps_conn_prepare:
 * @sql: a literal; statements are kept by its address
 *
 * Returns: (transfer none) (nullable): the statement for @sql, reset and with nothing bound
 */
PsStmt *
ps_conn_prepare (PsConn      *self,
                 const char  *sql,
                 GError     **error)
{
  PsStmt *stmt = g_hash_table_lookup (self->statements, sql);
  int code;

  if (is_stopped (self, error))
    return NULL;

  if (stmt != NULL)
    {
      sqlite3_reset (stmt->stmt);
      sqlite3_clear_bindings (stmt->stmt);
      stmt->bind_code = SQLITE_OK;
      return stmt;
    }

  stmt = stmt_new (self);
  g_hash_table_insert (self->statements, (gpointer) sql, stmt);

  self->preparing = stmt->writes;
  code = sqlite3_prepare_v3 (self->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &stmt->stmt, NULL);
  self->preparing = NULL;

  if (code != SQLITE_OK)
    {
      ps_conn_fail (self, error);
      g_hash_table_remove (self->statements, sql);
      return NULL;
    }

  return stmt;
}

/**
 * ps_conn_step:
 * @has_row: (out) (optional): whether there is a row to read, or the statement came to its end
 *
 * Tells the three ends of a step apart: a row, no more rows, an error. After the last two the
 * statement is reset.
 *
 * Returns: %FALSE for an error
 */
gboolean
ps_conn_step (PsConn    *self,
              PsStmt    *stmt,
              gboolean  *has_row,
              GError   **error)
{
  int before = sqlite3_total_changes (self->db);
  int code;

  if (is_stopped (self, error))
    return FALSE;

  if (stmt->bind_code != SQLITE_OK)
    {
      g_set_error (error, PS_ERROR,
                   stmt->bind_code == SQLITE_NOMEM ? PS_ERROR_NO_MEMORY : PS_ERROR_INVALID,
                   _("A value could not be stored (%s)."), sqlite3_errstr (stmt->bind_code));
      if (self->in_work && error != NULL)
        self->failed = g_error_copy (*error);
      return FALSE;
    }

  /* A statement is prepared again inside the step after the schema has changed. */
  self->preparing = stmt->writes;
  code = sqlite3_step (stmt->stmt);
  self->preparing = NULL;

  if (sqlite3_total_changes (self->db) != before)
    add_names (self->touched, stmt->writes);

  if (code != SQLITE_ROW && code != SQLITE_DONE)
    {
      ps_conn_fail (self, error);
      sqlite3_reset (stmt->stmt);
      return FALSE;
    }

  if (has_row != NULL)
    *has_row = code == SQLITE_ROW;

  if (code == SQLITE_DONE)
    sqlite3_reset (stmt->stmt);

  return TRUE;
}

/**
 * ps_conn_run:
 *
 * Carries out a statement whose rows, if it has any, nobody wants.
 *
 * Returns: whether it was carried out
 */
gboolean
ps_conn_run (PsConn  *self,
             PsStmt  *stmt,
             GError **error)
{
  gboolean has_row = TRUE;

  while (has_row)
    if (!ps_conn_step (self, stmt, &has_row, error))
      return FALSE;

  return TRUE;
}

/* A hundred thousand rows are read like this for a roster: of a statement that writes nothing there is
 * nothing to note between one row and the next, and a piece at a time goes into the array.
 */
static gboolean
take_further_ids (PsConn  *self,
                  PsStmt  *stmt,
                  GArray  *ids,
                  GError **error)
{
  gint64 piece[256];
  guint n = 0;
  int code;

  while ((code = sqlite3_step (stmt->stmt)) == SQLITE_ROW)
    {
      piece[n++] = sqlite3_column_int64 (stmt->stmt, 0);
      if (n == G_N_ELEMENTS (piece))
        {
          g_array_append_vals (ids, piece, n);
          n = 0;
        }
    }

  g_array_append_vals (ids, piece, n);
  if (code != SQLITE_DONE)
    ps_conn_fail (self, error);
  sqlite3_reset (stmt->stmt);

  return code == SQLITE_DONE;
}

/**
 * ps_conn_take_ids:
 *
 * Returns: (transfer full) (nullable): the first column of every row, as gint64
 */
GArray *
ps_conn_take_ids (PsConn  *self,
                  PsStmt  *stmt,
                  GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean has_row;

  while (ps_conn_step (self, stmt, &has_row, error))
    {
      gint64 id;

      if (!has_row)
        return g_steal_pointer (&ids);

      id = ps_stmt_get_int64 (stmt, 0);
      g_array_append_val (ids, id);
      if (stmt->writes->len == 0)
        return take_further_ids (self, stmt, ids, error) ? g_steal_pointer (&ids) : NULL;
    }

  return NULL;
}

/**
 * ps_conn_take_int64:
 * @value: (out): the first column of the first row; 0 if there is no row or it holds NULL
 *
 * Returns: %FALSE for an error
 */
gboolean
ps_conn_take_int64 (PsConn  *self,
                    PsStmt  *stmt,
                    gint64  *value,
                    GError **error)
{
  gboolean has_row;

  if (!ps_conn_step (self, stmt, &has_row, error))
    return FALSE;

  *value = has_row ? ps_stmt_get_int64 (stmt, 0) : 0;
  ps_stmt_reset (stmt);

  return TRUE;
}

/**
 * ps_conn_take_string:
 * @value: (out) (transfer full) (nullable): the first column of the first row; %NULL if there is no
 *   row or it holds NULL
 *
 * Returns: %FALSE for an error
 */
gboolean
ps_conn_take_string (PsConn  *self,
                     PsStmt  *stmt,
                     char   **value,
                     GError **error)
{
  gboolean has_row;

  if (!ps_conn_step (self, stmt, &has_row, error))
    return FALSE;

  *value = has_row ? ps_stmt_dup_text (stmt, 0) : NULL;
  ps_stmt_reset (stmt);

  return TRUE;
}

/**
 * ps_conn_last_id:
 *
 * Returns: the id of the row inserted last
 */
gint64
ps_conn_last_id (PsConn *self)
{
  return sqlite3_last_insert_rowid (self->db);
}

/**
 * ps_conn_n_changed:
 *
 * Returns: how many rows the last statement changed itself, triggers and cascades left out
 */
guint
ps_conn_n_changed (PsConn *self)
{
  return (guint) sqlite3_changes (self->db);
}
