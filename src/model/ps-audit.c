#include "ps-audit.h"

#include "ps-audit-store.h"

/* The log: who did what, when, to what. ps-audit-seal.c says what makes it hold.
 *
 * What changes something is logged in the same unit of work, with ps_audit_add(): either both are
 * kept or neither. What leaves the vault, on paper or in a file, is logged before it leaves. Looking
 * at something is logged when it is shown, and is not held up by it.
 */

static const char * const words[] = {
  [PS_AUDIT_CREATE] = "create",
  [PS_AUDIT_UNLOCK] = "unlock",
  [PS_AUDIT_FAILED_UNLOCK] = "failed-unlock",
  [PS_AUDIT_LOCK] = "lock",
  [PS_AUDIT_VIEW] = "view",
  [PS_AUDIT_PRINT] = "print",
  [PS_AUDIT_EXPORT] = "export",
  [PS_AUDIT_IMPORT] = "import",
  [PS_AUDIT_ADD] = "add",
  [PS_AUDIT_CHANGE] = "change",
  [PS_AUDIT_DELETE] = "delete",
  [PS_AUDIT_USER_ADD] = "user-add",
  [PS_AUDIT_USER_CHANGE] = "user-change",
  [PS_AUDIT_USER_REMOVE] = "user-remove",
  [PS_AUDIT_PASSPHRASE] = "passphrase",
  [PS_AUDIT_RECOVERY] = "recovery",
  [PS_AUDIT_ROTATE] = "rotate",
  [PS_AUDIT_BACKUP] = "backup",
  [PS_AUDIT_RESTORE] = "restore",
  [PS_AUDIT_CONSENT] = "consent",
  [PS_AUDIT_DISCLOSURE] = "disclosure",
};

G_STATIC_ASSERT (G_N_ELEMENTS (words) == PS_AUDIT_N_ACTIONS);

/**
 * ps_audit_action_to_string:
 *
 * Returns: (transfer none): the word that the log has for @action
 */
const char *
ps_audit_action_to_string (PsAuditAction action)
{
  g_return_val_if_fail (action < PS_AUDIT_N_ACTIONS, NULL);

  return words[action];
}

/**
 * ps_audit_action_from_string:
 * @action: (out caller-allocates): touched only if there is such an action
 *
 * Returns: whether @string is the word for an action
 */
gboolean
ps_audit_action_from_string (const char    *string,
                             PsAuditAction *action)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_strcmp0 (words[i], string) == 0)
      {
        *action = i;
        return TRUE;
      }

  return FALSE;
}

/**
 * ps_audit_add:
 * @conn: the writer's, in the unit of work of the deed itself
 * @keys: of who does it
 * @object: (nullable): what it is done to, from ps_audit_object_new()
 * @detail: (nullable): a few words of the program's own, such as "format=csv rows=12"; never what a
 *   person typed
 *
 * Writes one entry at the end of the log.
 *
 * Errors: %PS_ERROR_INVALID when there is anything but small letters, digits and a few signs in
 * @object or @detail.
 *
 * Returns: whether it is there, if the unit of work is committed
 */
gboolean
ps_audit_add (PsConn         *conn,
              const PsKeys   *keys,
              const PsClock  *clock,
              PsAuditAction   action,
              const char     *object,
              const char     *detail,
              GError        **error)
{
  g_auto (PsAuditHead) head = { 0 };
  g_autoptr (PsAuditEntry) entry = ps_audit_entry_new ();
  gboolean begun;

  if (!ps_audit_store_get_head (conn, &head, &begun, error))
    return FALSE;

  if (!begun)
    {
      ps_audit_head_init (&head, keys);
      if (!ps_audit_store_begin (conn, &head, error))
        return FALSE;
    }

  entry->done_at = ps_clock_wall (clock);
  entry->action = g_strdup (ps_audit_action_to_string (action));
  entry->object = g_strdup (object != NULL ? object : "");
  entry->detail = g_strdup (detail != NULL ? detail : "");

  return ps_audit_seal (&head, entry, keys, error) &&
         ps_audit_store_append (conn, entry, &head, error);
}

/* An entry on its way to the writer. */
typedef struct {
  PsKeys        *keys;
  const PsClock *clock;
  PsAuditAction  action;
  char          *object;
  char          *detail;
} Logging;

static Logging *
logging_new (const PsKeys  *keys,
             const PsClock *clock,
             PsAuditAction  action,
             const char    *object,
             const char    *detail)
{
  Logging *logging = g_new0 (Logging, 1);

  logging->keys = ps_keys_ref ((PsKeys *) keys);
  logging->clock = clock;
  logging->action = action;
  logging->object = g_strdup (object);
  logging->detail = g_strdup (detail);

  return logging;
}

static void
logging_free (gpointer data)
{
  Logging *logging = data;

  ps_keys_unref (logging->keys);
  g_free (logging->object);
  g_free (logging->detail);
  g_free (logging);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Logging, logging_free)

static gboolean
write_entry (PsConn    *conn,
             gpointer   data,
             GError   **error)
{
  const Logging *logging = data;

  return ps_audit_add (conn, logging->keys, logging->clock, logging->action, logging->object,
                       logging->detail, error);
}

/**
 * ps_audit_log:
 *
 * As ps_audit_add(), in a unit of work of its own, and waits for the disk: for what changes nothing
 * and must not happen without being logged.
 *
 * Returns: whether the entry is there
 */
gboolean
ps_audit_log (PsDb           *db,
              const PsKeys   *keys,
              const PsClock  *clock,
              PsAuditAction   action,
              const char     *object,
              const char     *detail,
              GError        **error)
{
  g_autoptr (Logging) logging = logging_new (keys, clock, action, object, detail);

  return ps_db_write_sync (db, write_entry, logging, error);
}

/**
 * ps_audit_log_async:
 * @callback: (nullable): %NULL where nothing can be done about an entry that could not be written
 *
 * As ps_audit_log(), without waiting.
 */
void
ps_audit_log_async (PsDb                *db,
                    PsKeys              *keys,
                    const PsClock       *clock,
                    PsAuditAction        action,
                    const char          *object,
                    const char          *detail,
                    GCancellable        *cancellable,
                    GAsyncReadyCallback  callback,
                    gpointer             user_data)
{
  ps_db_write_async (db, write_entry, logging_new (keys, clock, action, object, detail),
                     logging_free, cancellable, callback, user_data);
}

/**
 * ps_audit_log_finish:
 *
 * Returns: whether the entry is there
 */
gboolean
ps_audit_log_finish (PsDb          *db,
                     GAsyncResult  *result,
                     GError       **error)
{
  return ps_db_write_finish (db, result, error);
}
