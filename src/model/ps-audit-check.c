#include "ps-audit-check.h"

#include <glib/gi18n-lib.h>

#include "ps-audit-store.h"
#include "ps-error.h"

/* How many entries are looked at before the window may draw again: some 6 ms, most of it for the
 * signatures.
 */
#define AT_ONCE 100

/* A log on its way through the proof. */
typedef struct {
  PsAuditProof *proof;
  gboolean      begun;
  gint64        last;
  gint64        expected_seq;
} Check;

static Check *
check_new (PsKeyring     *keyring,
           const PsKeys  *keys,
           gint64         expected_seq,
           GError       **error)
{
  PsAuditProof *proof = ps_audit_proof_new (keyring, keys, error);
  Check *check;

  if (proof == NULL)
    return NULL;

  check = g_new0 (Check, 1);
  check->proof = proof;
  check->last = G_MININT64;
  check->expected_seq = expected_seq;

  return check;
}

static void
check_free (Check *check)
{
  ps_audit_proof_free (check->proof);
  g_free (check);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Check, check_free)

/* @over: whether nothing is left to look at. The log may grow between two steps, so each has the end
 * of the log that belongs to its entries: both are of one moment.
 */
static gboolean
read_step (PsConn    *conn,
           Check     *check,
           gboolean  *over,
           GError   **error)
{
  g_auto (PsAuditHead) head = { 0 };
  g_autoptr (GPtrArray) entries = NULL;
  gboolean found;
  gboolean holds = TRUE;

  if (!ps_audit_store_get_head (conn, &head, &found, error))
    return FALSE;

  entries = ps_audit_store_list (conn, check->last, AT_ONCE, error);
  if (entries == NULL)
    return FALSE;

  if (!check->begun)
    holds = ps_audit_proof_begin (check->proof, found ? &head : NULL);
  else if (found)
    ps_audit_proof_set_end (check->proof, &head);
  check->begun = TRUE;

  for (guint i = 0; i < entries->len && holds; i++)
    {
      const PsAuditEntry *entry = g_ptr_array_index (entries, i);

      holds = ps_audit_proof_take (check->proof, entry);
      check->last = entry->seq;
    }

  *over = !holds || entries->len < AT_ONCE;

  return TRUE;
}

static gboolean
step (PsConn    *conn,
      Check     *check,
      gboolean  *over,
      GError   **error)
{
  gboolean ok;

  if (!ps_conn_begin_read (conn, error))
    return FALSE;

  ok = read_step (conn, check, over, error);
  ps_conn_end_read (conn);

  return ok;
}

/**
 * ps_audit_verify:
 * @keyring: the vault's
 * @keys: of who looks; without root the last entries are not proved
 * @expected_seq: the number of the last entry as it was noted elsewhere, or 0
 * @finding: (out caller-allocates): whether the log is whole, and if not, what is wrong with it
 *
 * Errors: %PS_ERROR_DAMAGED when the keyring is not to be believed or the log cannot be read.
 *
 * Returns: whether all of the log could be looked at
 */
gboolean
ps_audit_verify (PsConn          *conn,
                 PsKeyring       *keyring,
                 const PsKeys    *keys,
                 gint64           expected_seq,
                 PsAuditFinding  *finding,
                 GError         **error)
{
  g_autoptr (Check) check = check_new (keyring, keys, expected_seq, error);
  gboolean over = FALSE;

  if (check == NULL)
    return FALSE;

  while (!over)
    if (!step (conn, check, &over, error))
      return FALSE;

  ps_audit_proof_end (check->proof, expected_seq, finding);

  return TRUE;
}

static gboolean
step_cb (gpointer user_data)
{
  GTask *task = user_data;
  PsDb *db = g_task_get_source_object (task);
  Check *check = g_task_get_task_data (task);
  GError *error = NULL;
  gboolean over = FALSE;
  PsAuditFinding *finding;

  if (g_task_return_error_if_cancelled (task))
    return G_SOURCE_REMOVE;

  if (!ps_db_is_open (db))
    {
      g_task_return_new_error (task, PS_ERROR, PS_ERROR_STORAGE,
                               _("The vault was locked meanwhile."));
      return G_SOURCE_REMOVE;
    }

  if (!step (ps_db_get_reader (db), check, &over, &error))
    {
      g_task_return_error (task, error);
      return G_SOURCE_REMOVE;
    }

  if (!over)
    return G_SOURCE_CONTINUE;

  finding = g_new0 (PsAuditFinding, 1);
  ps_audit_proof_end (check->proof, check->expected_seq, finding);
  g_task_return_pointer (task, finding, g_free);

  return G_SOURCE_REMOVE;
}

/**
 * ps_audit_verify_async:
 *
 * As ps_audit_verify(), in steps between which the window draws, and with the entries that are
 * written meanwhile.
 */
void
ps_audit_verify_async (PsDb                *db,
                       PsKeyring           *keyring,
                       PsKeys              *keys,
                       gint64               expected_seq,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (db, cancellable, callback, user_data);
  g_autoptr (GSource) source = NULL;
  GError *error = NULL;
  Check *check = check_new (keyring, keys, expected_seq, &error);

  g_task_set_source_tag (task, ps_audit_verify_async);
  if (check == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  g_task_set_task_data (task, check, (GDestroyNotify) check_free);
  source = g_idle_source_new ();
  g_source_set_callback (source, step_cb, g_steal_pointer (&task), g_object_unref);
  g_source_set_static_name (source, "ps_audit_verify_async");
  g_source_attach (source, g_main_context_get_thread_default ());
}

/**
 * ps_audit_verify_finish:
 * @finding: (out caller-allocates): as of ps_audit_verify()
 *
 * Returns: whether all of the log could be looked at
 */
gboolean
ps_audit_verify_finish (PsDb            *db,
                        GAsyncResult    *result,
                        PsAuditFinding  *finding,
                        GError         **error)
{
  g_autofree PsAuditFinding *found = NULL;

  g_return_val_if_fail (g_task_is_valid (result, db), FALSE);

  found = g_task_propagate_pointer (G_TASK (result), error);
  if (found == NULL)
    return FALSE;

  *finding = *found;

  return TRUE;
}
