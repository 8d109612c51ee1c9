/* How much of a database a connection holds in memory. */
#include "ps-conn-private.h"

static int
is_over (gpointer cancellable)
{
  return g_cancellable_is_cancelled (cancellable);
}

/**
 * ps_conn_quick_check:
 * @cancellable: (nullable): for who no longer wants to know
 * @answer: (out) (nullable): "ok", or what is wrong, in English
 *
 * Has SQLite go through the whole database once. Since it comes to every page once, hardly any is
 * remembered: a thread that had held all of a database would leave the program as large as that.
 *
 * Returns: whether there is an answer
 */
gboolean
ps_conn_quick_check (PsConn        *self,
                     GCancellable  *cancellable,
                     char         **answer,
                     GError       **error)
{
  PsStmt *stmt = ps_conn_prepare (self, "PRAGMA quick_check (1)", error);
  gboolean ok;

  if (stmt == NULL || !ps_conn_exec (self, "PRAGMA cache_size = -2048", error))
    return FALSE;

  /* Asked often enough to be over within milliseconds of being told so. */
  if (cancellable != NULL)
    sqlite3_progress_handler (self->db, 10000, is_over, cancellable);
  ok = ps_conn_take_string (self, stmt, answer, error);
  sqlite3_progress_handler (self->db, 0, NULL, NULL);

  return ps_conn_exec (self, PS_CONN_CACHE_SIZE, ok ? error : NULL) && ok;
}

/**
 * ps_conn_forget_pages:
 *
 * Lets go of the pages that were read, after a reading of much that is not going to be read again
 * soon.
 */
void
ps_conn_forget_pages (PsConn *self)
{
  sqlite3_db_release_memory (self->db);
}
