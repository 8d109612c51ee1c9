#include "ps-conn-private.h"

/**
 * ps_conn_begin:
 *
 * Begins a unit of work, with the right to write from the start.
 */
gboolean
ps_conn_begin (PsConn  *self,
               GError **error)
{
  g_return_val_if_fail (!self->in_work, FALSE);

  if (!ps_conn_exec (self, "BEGIN IMMEDIATE", error))
    return FALSE;

  self->in_work = TRUE;

  return TRUE;
}

/**
 * ps_conn_commit:
 *
 * Makes the unit of work last. It fails, with the first error there was, if any step in it failed;
 * then ps_conn_rollback() has to follow.
 */
gboolean
ps_conn_commit (PsConn  *self,
                GError **error)
{
  if (!ps_conn_exec (self, "COMMIT", error))
    return FALSE;

  self->in_work = FALSE;

  return TRUE;
}

/**
 * ps_conn_rollback:
 *
 * Undoes the unit of work, and what was noted as touched in it.
 */
void
ps_conn_rollback (PsConn *self)
{
  /* After a full disk SQLite has rolled back already. */
  if (!sqlite3_get_autocommit (self->db))
    sqlite3_exec (self->db, "ROLLBACK", NULL, NULL, NULL);

  self->in_work = FALSE;
  g_clear_error (&self->failed);
  g_ptr_array_set_size (self->touched, 0);
}

/**
 * ps_conn_begin_read:
 *
 * Has all reads up to ps_conn_end_read() see one moment. It also spares each of them the taking of
 * a lock, which is more than half of what a read by id costs.
 */
gboolean
ps_conn_begin_read (PsConn  *self,
                    GError **error)
{
  return ps_conn_exec (self, "SAVEPOINT reading", error);
}

/**
 * ps_conn_end_read:
 *
 * To be called exactly once for each ps_conn_begin_read() that worked, whatever came between.
 */
void
ps_conn_end_read (PsConn *self)
{
  /* After an error inside a unit of work the rollback to come takes this with it. */
  if (self->failed == NULL)
    sqlite3_exec (self->db, "RELEASE reading", NULL, NULL, NULL);
}

/**
 * ps_conn_steal_touched:
 *
 * Returns: (transfer container): the interned names of the tables written since the last call
 */
GPtrArray *
ps_conn_steal_touched (PsConn *self)
{
  GPtrArray *touched = g_steal_pointer (&self->touched);

  self->touched = g_ptr_array_new ();

  return touched;
}

/**
 * ps_conn_has_moved:
 *
 * Returns: whether the open file is no longer the one at its path: a sync tool or a person put
 *   another there, or took it away
 */
gboolean
ps_conn_has_moved (PsConn *self)
{
  int moved = 0;

  return sqlite3_file_control (self->db, "main", SQLITE_FCNTL_HAS_MOVED, &moved) == SQLITE_OK &&
         moved != 0;
}

/**
 * ps_conn_checkpoint:
 *
 * Brings everything from the write-ahead log into the file and empties the log.
 */
gboolean
ps_conn_checkpoint (PsConn  *self,
                    GError **error)
{
  if (sqlite3_wal_checkpoint_v2 (self->db, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL)
      != SQLITE_OK)
    {
      ps_conn_set_error (self, error);
      return FALSE;
    }

  return TRUE;
}

/**
 * ps_conn_describe_plans:
 *
 * How SQLite goes about every statement prepared so far, for the test that no list scans a table.
 *
 * Returns: (transfer full): per statement a line of SQL and a line per step of its plan, indented
 */
char *
ps_conn_describe_plans (PsConn *self)
{
  g_autoptr (GList) statements = g_hash_table_get_values (self->statements);
  GString *text = g_string_new (NULL);

  for (GList *l = statements; l != NULL; l = l->next)
    {
      const char *sql = sqlite3_sql (((PsStmt *) l->data)->stmt);
      g_autofree char *explain = g_strconcat ("EXPLAIN QUERY PLAN ", sql, NULL);
      sqlite3_stmt *plan = NULL;

      g_string_append_printf (text, "%s\n", sql);
      if (sqlite3_prepare_v2 (self->db, explain, -1, &plan, NULL) == SQLITE_OK)
        while (sqlite3_step (plan) == SQLITE_ROW)
          g_string_append_printf (text, "  %s\n", sqlite3_column_text (plan, 3));
      sqlite3_finalize (plan);
    }

  return g_string_free (text, FALSE);
}
