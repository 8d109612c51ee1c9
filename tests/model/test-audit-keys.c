/* A key of the log is used once and then written over: whoever has the file, the key of the database
 * and a hex editor finds the key of the entry to come, and of no entry that is written. Here SQLite
 * itself opens the file, and every page of it is looked through, those that are free included.
 */
#include <sqlite3.h>
#include <string.h>

#include "ps-audit.h"
#include "ps-test-vault.h"

/* Past 127 and 255, where the number of the last entry takes more room in its row. */
#define N_ENTRIES 300

typedef struct {
  PsTestVault  vault;
  GByteArray  *keys;  /* of one entry after the other */
} Fixture;

static void
keep_key (Fixture *fixture)
{
  g_auto (PsAuditHead) head = { 0 };
  gboolean found;

  g_assert_true (ps_audit_store_get_head (ps_test_db_reader (&fixture->vault.store), &head, &found,
                                          NULL));
  if (found)
    g_byte_array_append (fixture->keys, head.key, sizeof head.key);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;

  ps_test_vault_set_up (&fixture->vault, PS_ROLE_ADMINISTRATOR);
  fixture->keys = g_byte_array_new ();
  for (guint i = 0; i < N_ENTRIES; i++)
    {
      ps_audit_log (fixture->vault.store.db, fixture->vault.keys, &fixture->vault.clock,
                    PS_AUDIT_VIEW, NULL, NULL, &error);
      g_assert_no_error (error);
      keep_key (fixture);
    }
  ps_test_db_close (&fixture->vault.store);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data G_GNUC_UNUSED)
{
  g_byte_array_unref (fixture->keys);
  ps_test_vault_tear_down (&fixture->vault);
}

static sqlite3 *
open_by_hand (Fixture *fixture)
{
  const guint8 *key = ps_keys_get_data_key (fixture->vault.keys);
  g_autoptr (GString) pragma = g_string_new ("PRAGMA key = \"x'");
  sqlite3 *db;

  for (guint i = 0; i < PS_KEY_SIZE; i++)
    g_string_append_printf (pragma, "%02x", key[i]);
  g_string_append (pragma, "'\"");

  g_assert_cmpint (sqlite3_open_v2 (fixture->vault.store.path, &db, SQLITE_OPEN_READWRITE, NULL), ==,
                   SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, pragma->str, NULL, NULL, NULL), ==, SQLITE_OK);

  return db;
}

/* How many of the keys stand in the file, and where the last of those is among them. */
static guint
count_keys (Fixture *fixture,
            guint   *last)
{
  sqlite3 *db = open_by_hand (fixture);
  sqlite3_int64 size;
  unsigned char *pages = sqlite3_serialize (db, "main", &size, 0);
  guint n = 0;

  g_assert_nonnull (pages);
  for (guint i = 0; i < fixture->keys->len / PS_AUDIT_HASH_SIZE; i++)
    if (memmem (pages, (gsize) size, fixture->keys->data + i * PS_AUDIT_HASH_SIZE,
                PS_AUDIT_HASH_SIZE) != NULL)
      {
        *last = i;
        n++;
      }
  sqlite3_free (pages);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);

  return n;
}

static void
test_the_file_has_the_next_key_alone (Fixture       *fixture,
                                      gconstpointer  data G_GNUC_UNUSED)
{
  guint last = 0;

  g_assert_cmpuint (count_keys (fixture, &last), ==, 1);
  g_assert_cmpuint (last, ==, N_ENTRIES - 1);
}

/* The control: kept in a table, all of them are found. */
static void
test_kept_keys_are_found (Fixture       *fixture,
                          gconstpointer  data G_GNUC_UNUSED)
{
  sqlite3 *db = open_by_hand (fixture);
  sqlite3_stmt *stmt;
  guint last = 0;

  g_assert_cmpint (sqlite3_exec (db, "CREATE TABLE kept (key BLOB)", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, "INSERT INTO kept VALUES (?1)", -1, &stmt, NULL), ==,
                   SQLITE_OK);
  for (guint i = 0; i < N_ENTRIES; i++)
    {
      sqlite3_bind_blob (stmt, 1, fixture->keys->data + i * PS_AUDIT_HASH_SIZE, PS_AUDIT_HASH_SIZE,
                         SQLITE_STATIC);
      g_assert_cmpint (sqlite3_step (stmt), ==, SQLITE_DONE);
      sqlite3_reset (stmt);
    }
  sqlite3_finalize (stmt);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);

  g_assert_cmpuint (count_keys (fixture, &last), ==, N_ENTRIES);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/audit-keys/the-file-has-the-next-key-alone", Fixture, NULL, set_up,
              test_the_file_has_the_next_key_alone, tear_down);
  g_test_add ("/audit-keys/kept-keys-are-found", Fixture, NULL, set_up, test_kept_keys_are_found,
              tear_down);

  return g_test_run ();
}
