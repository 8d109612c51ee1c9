/* The index of what debriefs say, made anew each time the vault is unlocked: 10,000 of 2.7 kB,
 * against a bare loop that opens the same bytes and puts the same words into the same kind of table.
 */
#include <sodium.h>
#include <string.h>

#include "ps-bench-raw.h"
#include "ps-bench.h"
#include "ps-debrief-index.h"
#include "ps-debrief-seal.h"
#include "ps-session-store.h"
#include "ps-test-rows.h"
#include "ps-test-vault.h"

#define N_NOTES 10000
#define SIZE    2700
#define NONCE   crypto_aead_xchacha20poly1305_ietf_NPUBBYTES

typedef struct {
  PsTestVault   vault;
  sqlite3      *raw;
  sqlite3_stmt *sealed;
  guint8        key[crypto_aead_xchacha20poly1305_ietf_KEYBYTES];
} Bench;

static gboolean
add_notes (PsConn    *conn,
           gpointer   data,
           GError   **error)
{
  Bench *bench = data;
  g_autoptr (GRand) rand = g_rand_new_with_seed (2);

  for (guint i = 0; i < N_NOTES; i++)
    {
      g_autoptr (PsSessionRow) session = ps_session_store_get (conn, 1 + i, error);
      g_autoptr (PsDebriefText) text = ps_debrief_text_new ();
      g_autoptr (PsNoteRow) note = NULL;
      static const char * const prompts[] = { "went-well", "hard", "change" };

      if (session == NULL)
        return FALSE;

      for (guint k = 0; k < G_N_ELEMENTS (prompts); k++)
        {
          g_autofree char *answer = ps_bench_text (rand, SIZE / G_N_ELEMENTS (prompts));

          ps_debrief_text_set_answer (text, prompts[k], answer);
        }

      note = ps_debrief_seal (bench->vault.keys, session->id, &session->uid, 1, text, 1, error);
      if (note == NULL || !ps_note_store_add (conn, note, error))
        return FALSE;
    }

  return TRUE;
}

/* As many bytes under a key of our own, since the vault does not give its keys away. */
static void
add_raw_notes (Bench *bench)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2);
  sqlite3_stmt *add;

  ps_bench_raw_exec (bench->raw, "CREATE TABLE sealed (id INTEGER PRIMARY KEY, text BLOB); BEGIN");
  add = ps_bench_raw_prepare (bench->raw, "INSERT INTO sealed (text) VALUES (?1)");
  for (guint i = 0; i < N_NOTES; i++)
    {
      g_autofree char *text = ps_bench_text (rand, SIZE);
      gsize len = strlen (text);
      g_autofree guint8 *sealed = g_malloc (NONCE + len + crypto_aead_xchacha20poly1305_ietf_ABYTES);
      unsigned long long n;

      randombytes_buf (sealed, NONCE);
      crypto_aead_xchacha20poly1305_ietf_encrypt (sealed + NONCE, &n, (guint8 *) text, len, NULL, 0,
                                                  NULL, sealed, bench->key);
      sqlite3_bind_blob (add, 1, sealed, (int) (NONCE + n), SQLITE_STATIC);
      ps_bench_raw_run (add);
    }
  sqlite3_finalize (add);
  ps_bench_raw_exec (bench->raw, "COMMIT");
}

static void
index_ours (gpointer data)
{
  Bench *bench = data;
  g_autoptr (PsDebriefIndex) index = ps_debrief_index_new (bench->vault.store.db, bench->vault.keys);
  g_autoptr (GHashTable) found = NULL;
  g_autoptr (GError) error = NULL;

  /* A search that comes early reads all that is not read yet. */
  ps_debrief_index_search (index, "hoperiment", &found, &error);
  g_assert_no_error (error);
}

static void
index_raw (gpointer data)
{
  Bench *bench = data;
  sqlite3 *memory;
  sqlite3_stmt *put;

  sqlite3_open (":memory:", &memory);
  ps_bench_raw_exec (memory, "PRAGMA temp_store = MEMORY;"
                     "CREATE VIRTUAL TABLE note USING fts5 (text, content = '',"
                     " tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3')");
  put = ps_bench_raw_prepare (memory, "INSERT INTO note (rowid, text) VALUES (?1, ?2)");

  while (sqlite3_step (bench->sealed) == SQLITE_ROW)
    {
      const guint8 *sealed = sqlite3_column_blob (bench->sealed, 1);
      gsize len = (gsize) sqlite3_column_bytes (bench->sealed, 1) - NONCE;
      g_autofree guint8 *text = g_malloc (len);
      unsigned long long n;

      if (crypto_aead_xchacha20poly1305_ietf_decrypt (text, &n, NULL, sealed + NONCE, len, NULL, 0,
                                                      sealed, bench->key) != 0)
        g_error ("What was sealed does not open.");
      sqlite3_bind_int64 (put, 1, sqlite3_column_int64 (bench->sealed, 0));
      sqlite3_bind_text (put, 2, (char *) text, (int) n, SQLITE_STATIC);
      ps_bench_raw_run (put);
    }
  sqlite3_reset (bench->sealed);
  sqlite3_finalize (put);
  sqlite3_close (memory);
}

int
main (void)
{
  Bench bench = { 0 };
  PsTestDb plain = { 0 };

  ps_test_vault_set_up (&bench.vault, PS_ROLE_ADMINISTRATOR | PS_ROLE_CO_FACILITATOR);
  ps_test_add_group (&bench.vault.store, "Tuesday group");
  ps_test_db_exec (&bench.vault.store,
                   "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 10000)"
                   " INSERT INTO session (uid, group_id, state, planned_at, planned_s, started_at,"
                   " ended_at) SELECT randomblob (16), 1, 'ended', i, 5400, i, i + 1 FROM n");
  ps_test_db_write (&bench.vault.store, add_notes, &bench);

  ps_test_db_set_up (&plain);
  bench.raw = ps_bench_raw_open (plain.path);
  randombytes_buf (bench.key, sizeof bench.key);
  add_raw_notes (&bench);
  bench.sealed = ps_bench_raw_prepare (bench.raw, "SELECT id, text FROM sealed");

  ps_bench_pair ("note index, 10,000 notes of 2.7 kB", index_ours,
                 "decrypt and insert in a bare C loop", index_raw, &bench);

  sqlite3_finalize (bench.sealed);
  sqlite3_close (bench.raw);
  ps_test_db_tear_down (&plain);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  ps_test_vault_tear_down (&bench.vault);

  return 0;
}
