#include "ps-audit-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ps-rows.h"

/* There is no function that changes or deletes an entry, and the schema refuses both. */

#define COLUMNS "seq, done_at, actor, action, object, detail, previous, keyed, signature"

/* What is not as long as it has to be stays zero, and is then found not to hold. */
static void
take_bytes (PsStmt *stmt,
            int     column,
            guint8 *bytes,
            gsize   size)
{
  g_autoptr (GBytes) blob = ps_stmt_dup_blob (stmt, column);

  if (blob != NULL && g_bytes_get_size (blob) == size)
    memcpy (bytes, g_bytes_get_data (blob, NULL), size);
}

static char *
dup_words (PsStmt *stmt,
           int     column)
{
  const char *words = ps_stmt_get_text (stmt, column);

  return g_strdup (words != NULL ? words : "");
}

/**
 * ps_audit_store_get_head:
 * @head: (out caller-allocates): where the log ends
 * @found: (out): whether it has begun
 *
 * Returns: whether it could be read
 */
gboolean
ps_audit_store_get_head (PsConn       *conn,
                         PsAuditHead  *head,
                         gboolean     *found,
                         GError      **error)
{
  PsStmt *stmt = ps_conn_prepare (conn, "SELECT seq, hash, key, first FROM audit_head", error);

  memset (head, 0, sizeof *head);

  if (stmt == NULL || !ps_conn_step (conn, stmt, found, error))
    return FALSE;

  if (*found)
    {
      head->seq = ps_stmt_get_int64 (stmt, 0);
      take_bytes (stmt, 1, head->hash, sizeof head->hash);
      take_bytes (stmt, 2, head->key, sizeof head->key);
      take_bytes (stmt, 3, head->first, sizeof head->first);
    }
  ps_stmt_reset (stmt);

  return TRUE;
}

static void
bind_end (PsStmt            *stmt,
          const PsAuditHead *head)
{
  ps_stmt_bind_int64 (stmt, 1, head->seq);
  ps_stmt_bind_blob (stmt, 2, head->hash, sizeof head->hash);
  ps_stmt_bind_blob (stmt, 3, head->key, sizeof head->key);
}

/**
 * ps_audit_store_begin:
 * @head: the end of a log without entries
 *
 * Returns: whether the log has begun
 */
gboolean
ps_audit_store_begin (PsConn             *conn,
                      const PsAuditHead  *head,
                      GError            **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "INSERT INTO audit_head (id, seq, hash, key, first)"
                                  " VALUES (1, ?1, ?2, ?3, ?4)",
                                  error);

  if (stmt == NULL)
    return FALSE;

  bind_end (stmt, head);
  ps_stmt_bind_blob (stmt, 4, head->first, sizeof head->first);

  return ps_conn_run (conn, stmt, error);
}

static gboolean
insert (PsConn              *conn,
        const PsAuditEntry  *entry,
        GError             **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "INSERT INTO audit (" COLUMNS ")"
                                  " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
                                  error);

  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_int64 (stmt, 1, entry->seq);
  ps_stmt_bind_int64 (stmt, 2, entry->done_at);
  ps_stmt_bind_uid (stmt, 3, &entry->actor);
  ps_stmt_bind_text (stmt, 4, entry->action);
  ps_stmt_bind_text (stmt, 5, entry->object);
  ps_stmt_bind_text (stmt, 6, entry->detail);
  ps_stmt_bind_blob (stmt, 7, entry->previous, sizeof entry->previous);
  ps_stmt_bind_blob (stmt, 8, entry->keyed, sizeof entry->keyed);
  ps_stmt_bind_blob (stmt, 9, entry->signature, sizeof entry->signature);

  return ps_conn_run (conn, stmt, error);
}

/**
 * ps_audit_store_append:
 * @entry: the entry to come
 * @head: the end of the log with @entry
 *
 * Returns: whether the log has one entry more; %PS_ERROR_CONFLICT if @entry is not the next
 */
gboolean
ps_audit_store_append (PsConn              *conn,
                       const PsAuditEntry  *entry,
                       const PsAuditHead   *head,
                       GError             **error)
{
  PsStmt *stmt;

  if (!insert (conn, entry, error))
    return FALSE;

  stmt = ps_conn_prepare (conn, "UPDATE audit_head SET seq = ?1, hash = ?2, key = ?3", error);
  if (stmt == NULL)
    return FALSE;

  bind_end (stmt, head);

  return ps_conn_run (conn, stmt, error);
}

static gpointer
read_entry (PsStmt *stmt)
{
  PsAuditEntry *entry = ps_audit_entry_new ();

  entry->seq = ps_stmt_get_int64 (stmt, 0);
  entry->done_at = ps_stmt_get_int64 (stmt, 1);
  take_bytes (stmt, 2, entry->actor.bytes, sizeof entry->actor.bytes);
  entry->action = dup_words (stmt, 3);
  entry->object = dup_words (stmt, 4);
  entry->detail = dup_words (stmt, 5);
  take_bytes (stmt, 6, entry->previous, sizeof entry->previous);
  take_bytes (stmt, 7, entry->keyed, sizeof entry->keyed);
  take_bytes (stmt, 8, entry->signature, sizeof entry->signature);

  return entry;
}

/**
 * ps_audit_store_get:
 *
 * Errors: %PS_ERROR_NOT_FOUND.
 *
 * Returns: (transfer full): the entry of that number
 */
PsAuditEntry *
ps_audit_store_get (PsConn  *conn,
                    gint64   seq,
                    GError **error)
{
  PsStmt *stmt = ps_conn_prepare (conn, "SELECT " COLUMNS " FROM audit WHERE seq = ?1", error);

  if (stmt == NULL)
    return NULL;

  ps_stmt_bind_int64 (stmt, 1, seq);

  return ps_rows_take_one (conn, stmt, read_entry, _("The log has no entry of that number."),
                           error);
}

/**
 * ps_audit_store_list:
 * @after: the number of an entry, or one less than the smallest to begin at the beginning
 * @limit: how many at most
 *
 * Returns: (transfer full) (element-type PsAuditEntry): the entries with the numbers after @after,
 *   oldest first
 */
GPtrArray *
ps_audit_store_list (PsConn  *conn,
                     gint64   after,
                     guint    limit,
                     GError **error)
{
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "SELECT " COLUMNS " FROM audit WHERE seq > ?1"
                                  " ORDER BY seq LIMIT ?2",
                                  error);

  if (stmt == NULL)
    return NULL;

  ps_stmt_bind_int64 (stmt, 1, after);
  ps_stmt_bind_int64 (stmt, 2, limit);

  return ps_rows_take_all (conn, stmt, read_entry, (GDestroyNotify) ps_audit_entry_free, error);
}
