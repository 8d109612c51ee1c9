#include "ps-audit-check.h"

#include "ps-audit.h"
#include "ps-keyring-users.h"
#include "ps-test-vault.h"

/* The log in the database, as somebody with its key and an editor may leave it. Each forgery by
 * itself is in tests/vault/test-audit-forgery.c.
 */

#define PASSPHRASE "another four quiet words"

typedef struct {
  PsTestVault  vault;
  PsKeys      *desk;
} Fixture;

static void
note (Fixture       *fixture,
      const PsKeys  *keys,
      PsAuditAction  action)
{
  g_autoptr (GError) error = NULL;

  ps_audit_log (fixture->vault.store.db, keys, &fixture->vault.clock, action, NULL, NULL, &error);
  g_assert_no_error (error);
}

typedef struct {
  Fixture *fixture;
  guint    n;
} Many;

static gboolean
note_many (PsConn    *conn,
           gpointer   data,
           GError   **error)
{
  const Many *many = data;
  Fixture *fixture = many->fixture;

  for (guint i = 0; i < many->n; i++)
    if (!ps_audit_add (conn, i % 3 == 0 ? fixture->desk : fixture->vault.keys,
                       &fixture->vault.clock, PS_AUDIT_VIEW, NULL, NULL, error))
      return FALSE;

  return TRUE;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsSecret) words = NULL;
  g_autoptr (GError) error = NULL;
  Many many = { fixture, 250 };
  PsUid id;

  ps_test_vault_set_up (&fixture->vault, PS_ROLE_ADMINISTRATOR);
  words = ps_secret_new (PASSPHRASE, strlen (PASSPHRASE));
  ps_keyring_add_user (fixture->vault.keyring, fixture->vault.keys, "Cleo", PS_ROLE_FRONT_DESK,
                       &(PsKeyringPassphrase) { words, { PS_KDF_MEMORY_MIN_KIB, PS_KDF_PASSES_MIN },
                                                FALSE },
                       &id, &error);
  g_assert_no_error (error);
  fixture->desk = ps_keyring_unlock (fixture->vault.keyring, "Cleo", PASSPHRASE,
                                     strlen (PASSPHRASE), &error);
  g_assert_no_error (error);

  ps_test_db_write (&fixture->vault.store, note_many, &many);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data G_GNUC_UNUSED)
{
  ps_keys_unref (fixture->desk);
  ps_test_vault_tear_down (&fixture->vault);
}

static PsAuditFinding
verify (Fixture *fixture,
        gint64   expected_seq)
{
  g_autoptr (GError) error = NULL;
  PsAuditFinding finding = { 0 };

  ps_audit_verify (ps_test_db_reader (&fixture->vault.store), fixture->vault.keyring,
                   fixture->vault.keys, expected_seq, &finding, &error);
  g_assert_no_error (error);

  return finding;
}

static void
test_what_was_written_is_whole (Fixture       *fixture,
                                gconstpointer  data G_GNUC_UNUSED)
{
  PsAuditFinding finding = verify (fixture, 250);

  g_assert_cmpint (finding.fault, ==, PS_AUDIT_WHOLE);
  g_assert_cmpint (finding.n_checked, ==, 250);

  /* A full step is not mistaken for the last. */
  for (guint i = 0; i < 50; i++)
    note (fixture, fixture->desk, PS_AUDIT_LOCK);
  g_assert_cmpint (verify (fixture, 250).n_checked, ==, 300);

  ps_test_vault_reopen (&fixture->vault);
  g_assert_cmpint (verify (fixture, 300).fault, ==, PS_AUDIT_WHOLE);
}

/* What an editor does to the file; it asks no trigger. */
static const struct {
  const char  *name;
  const char  *sql;
  PsAuditFault fault;
  gint64       seq;
  gint64       expected_seq;
} edits[] = {
  { "a-word", "UPDATE audit SET object = 'person:1' WHERE seq = 120", PS_AUDIT_CHANGED, 120 },
  { "a-time", "UPDATE audit SET done_at = done_at + 1 WHERE seq = 250", PS_AUDIT_CHANGED, 250 },
  { "a-signature-too-short", "PRAGMA ignore_check_constraints = ON;"
    "UPDATE audit SET signature = x'00' WHERE seq = 7", PS_AUDIT_CHANGED, 7 },
  { "a-word-too-long", "PRAGMA ignore_check_constraints = ON;"
    "UPDATE audit SET detail = hex (zeroblob (5000)) WHERE seq = 7", PS_AUDIT_CHANGED, 7 },
  { "a-row", "DELETE FROM audit WHERE seq = 100", PS_AUDIT_MISSING, 100 },
  { "a-step-of-rows", "DELETE FROM audit WHERE seq BETWEEN 101 AND 200", PS_AUDIT_MISSING, 101 },
  { "the-last-row", "DELETE FROM audit WHERE seq = 250", PS_AUDIT_CUT, 250 },
  { "the-last-rows-and-the-end", "DELETE FROM audit WHERE seq > 240;"
    "UPDATE audit_head SET seq = 240", PS_AUDIT_BAD_END, 240 },
  { "two-rows-swapped", "UPDATE audit SET seq = 999 WHERE seq = 10;"
    "UPDATE audit SET seq = 10 WHERE seq = 11; UPDATE audit SET seq = 11 WHERE seq = 999",
    PS_AUDIT_MOVED, 10 },
  { "a-row-repeated", "INSERT INTO audit SELECT 251, done_at, actor, action, object, detail,"
    " previous, keyed, signature FROM audit WHERE seq = 9; UPDATE audit_head SET seq = 251",
    PS_AUDIT_MOVED, 251 },
  { "a-row-before-the-first", "PRAGMA ignore_check_constraints = ON;"
    "INSERT INTO audit SELECT -3, done_at, actor, action, object, detail, previous, keyed, signature"
    " FROM audit WHERE seq = 9", PS_AUDIT_SURPLUS, -3 },
  { "the-end", "DELETE FROM audit_head", PS_AUDIT_SURPLUS, 1 },
  { "the-key-at-the-end", "UPDATE audit_head SET key = randomblob (32)", PS_AUDIT_BAD_END, 250 },
  { "everything", "DELETE FROM audit; DELETE FROM audit_head", PS_AUDIT_CUT, 1, 250 },
};

static gboolean
exec (PsConn    *conn,
      gpointer   data,
      GError   **error)
{
  return ps_conn_exec (conn, data, error);
}

static void
test_an_edit_is_found (Fixture       *fixture,
                       gconstpointer  data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GError) error = NULL;
  PsAuditFinding finding;

  ps_test_db_exec (&fixture->vault.store,
                   "DROP TRIGGER audit_append; DROP TRIGGER audit_keep; DROP TRIGGER audit_keep_all;"
                   "DROP TRIGGER audit_head_once; DROP TRIGGER audit_head_forward;"
                   "DROP TRIGGER audit_head_keep");
  ps_db_write_sync (fixture->vault.store.db, exec, (gpointer) edits[i].sql, &error);
  g_assert_no_error (error);

  finding = verify (fixture, edits[i].expected_seq);
  g_assert_cmpint (finding.fault, ==, edits[i].fault);
  g_assert_cmpint (finding.seq, ==, edits[i].seq);
}

static void
take_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  ps_test_take_result_cb (source, result, user_data);
}

/* People go on working, and so does the log. */
static void
test_the_log_may_grow_meanwhile (Fixture       *fixture,
                                 gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  PsAuditFinding finding;

  ps_audit_verify_async (fixture->vault.store.db, fixture->vault.keyring, fixture->vault.keys, 250,
                         NULL, take_cb, &result);
  while (result == NULL)
    {
      if (ps_test_db_int64 (&fixture->vault.store, "SELECT seq FROM audit_head") < 260)
        note (fixture, fixture->vault.keys, PS_AUDIT_VIEW);
      g_main_context_iteration (NULL, TRUE);
    }

  g_assert_true (ps_audit_verify_finish (fixture->vault.store.db, result, &finding, &error));
  g_assert_no_error (error);
  g_assert_cmpint (finding.fault, ==, PS_AUDIT_WHOLE);
  g_assert_cmpint (finding.n_checked, >, 250);
}

static void
test_locking_ends_it (Fixture       *fixture,
                      gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  PsAuditFinding finding;

  ps_audit_verify_async (fixture->vault.store.db, fixture->vault.keyring, fixture->vault.keys, 0,
                         cancellable, take_cb, &result);
  g_main_context_iteration (NULL, TRUE);
  ps_db_close (fixture->vault.store.db);
  g_assert_false (ps_audit_verify_finish (fixture->vault.store.db, ps_test_wait (&result), &finding,
                                          &error));
  g_assert_nonnull (error);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define add(path, function) \
  g_test_add ("/audit-check/" path, Fixture, NULL, set_up, function, tear_down)

  add ("what-was-written-is-whole", test_what_was_written_is_whole);
  add ("the-log-may-grow-meanwhile", test_the_log_may_grow_meanwhile);
  add ("locking-ends-it", test_locking_ends_it);

#undef add

  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      g_autofree char *path = g_strconcat ("/audit-check/found/", edits[i].name, NULL);

      g_test_add (path, Fixture, GUINT_TO_POINTER (i), set_up, test_an_edit_is_found, tear_down);
    }

  return g_test_run ();
}
