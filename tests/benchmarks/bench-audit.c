/* The log of who did what: what an entry costs beside the deed that it is about, and how long it
 * takes to list, to search and to verify a log of 100,000 entries. Verifying is held against the bare
 * Ed25519 checks, which nothing can do without.
 */
#include <sodium.h>

#include "ps-audit-log.h"
#include "ps-audit-check.h"
#include "ps-audit-note.h"
#include "ps-bench.h"
#include "ps-conn-actor.h"
#include "ps-test-vault.h"

#define N_ENTRIES 100000
#define N_AT_ONCE 1000

typedef struct {
  PsTestVault vault;
  PsAuditLog *log;
} Bench;

static gboolean
set_actor (PsConn    *conn,
           gpointer   data,
           GError   **error G_GNUC_UNUSED)
{
  Bench *bench = data;

  ps_conn_set_actor (conn, bench->vault.keys, &ps_clock_system);

  return TRUE;
}

static gboolean
add_person (PsConn    *conn,
            gpointer   data G_GNUC_UNUSED,
            GError   **error)
{
  return ps_conn_exec (conn,
                       "INSERT INTO person (uid, preferred_name, name_fold, created_at, updated_at)"
                       " VALUES (randomblob (16), 'Zoë', 'zoe', 1, 1)",
                       error);
}

static gboolean
note_many (PsConn    *conn,
           gpointer   data G_GNUC_UNUSED,
           GError   **error)
{
  for (guint i = 0; i < N_AT_ONCE; i++)
    if (!ps_audit_note (conn, i % 4 == 0 ? PS_AUDIT_CHANGE : PS_AUDIT_VIEW, PS_AUDIT_PERSON, 1, NULL,
                        error))
      return FALSE;

  return TRUE;
}

/* CPU milliseconds that @work takes, written with the others. */
static double
time_write (Bench    *bench,
            PsDbWork  work,
            guint     n)
{
  double start = ps_bench_cpu ();

  for (guint i = 0; i < n; i++)
    ps_test_db_write (&bench->vault.store, work, bench);

  return (ps_bench_cpu () - start) / n;
}

static double
time_checks (void)
{
  guint8 public[crypto_sign_PUBLICKEYBYTES];
  guint8 secret[crypto_sign_SECRETKEYBYTES];
  guint8 signature[crypto_sign_BYTES];
  guint8 message[160] = { 0 };
  double start;

  crypto_sign_keypair (public, secret);
  crypto_sign_detached (signature, NULL, message, sizeof message, secret);
  start = ps_bench_cpu ();
  for (guint i = 0; i < N_AT_ONCE; i++)
    if (crypto_sign_verify_detached (signature, message, sizeof message, public) != 0)
      g_error ("A signature of our own making does not hold");

  return (ps_bench_cpu () - start) / N_AT_ONCE;
}

static double
time_list (Bench      *bench,
           const char *text)
{
  g_autoptr (PsRowList) list = ps_audit_log_list_new (bench->log);
  g_autoptr (GError) error = NULL;
  double start = ps_bench_cpu ();

  ps_audit_log_list_filter (bench->log, list, NULL, PS_AUDIT_ALL, text, &error);
  ps_row_list_load_rest (list);
  if (error != NULL)
    g_error ("%s", error->message);

  return ps_bench_cpu () - start;
}

static double
time_sentences (Bench *bench)
{
  g_autoptr (PsRowList) list = ps_audit_log_list_new (bench->log);
  double start = ps_bench_cpu ();

  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (PsAuditItem) item = g_list_model_get_item (G_LIST_MODEL (list), i);
      g_autofree char *sentence G_GNUC_UNUSED =
        ps_audit_log_dup_sentence (bench->log, ps_audit_item_get_entry (item));
    }

  return ps_bench_cpu () - start;
}

static double
time_verify (Bench *bench)
{
  PsAuditFinding finding = { 0 };
  double start = ps_bench_cpu ();

  if (!ps_audit_verify (ps_test_db_reader (&bench->vault.store), bench->vault.keyring,
                        bench->vault.keys, N_ENTRIES, &finding, NULL) ||
      finding.fault != PS_AUDIT_WHOLE)
    g_error ("The log is not whole");

  return ps_bench_cpu () - start;
}

int
main (int   argc G_GNUC_UNUSED,
      char *argv[] G_GNUC_UNUSED)
{
  Bench bench = { 0 };
  g_autoptr (GError) error = NULL;
  double check;
  double entry;
  double verify;

  ps_test_vault_set_up (&bench.vault, PS_ROLE_ADMINISTRATOR | PS_ROLE_CO_FACILITATOR);
  ps_test_db_write (&bench.vault.store, add_person, NULL);
  ps_test_db_write (&bench.vault.store, set_actor, &bench);
  bench.log = ps_audit_log_new (bench.vault.store.db, bench.vault.keyring, &error);

  entry = time_write (&bench, note_many, N_ENTRIES / N_AT_ONCE) / N_AT_ONCE;
  check = time_checks ();
  verify = time_verify (&bench);

  ps_bench_say ("an entry of the log, in a unit of work", entry, "ms CPU",
                "%.2f of its Ed25519 check", entry / check);
  ps_bench_say ("a log of 100,000 listed", time_list (&bench, NULL), "ms CPU", "no bar");
  ps_bench_say ("a log of 100,000 searched for a name", time_list (&bench, "zoe"), "ms CPU", "no bar");
  ps_bench_say ("20 entries in sentences", time_sentences (&bench), "ms CPU", "no bar");
  ps_bench_say ("a log of 100,000 verified", verify, "ms CPU", "%.2f of 100,000 bare Ed25519 checks",
                verify / (check * N_ENTRIES));

  g_object_unref (bench.log);
  ps_test_vault_tear_down (&bench.vault);

  return 0;
}
