#include "ps-test-db.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#include "ps-error.h"
#include "ps-schema.h"

static void
set_up (PsTestDb      *fixture,
        gconstpointer  data G_GNUC_UNUSED)
{
  ps_test_db_set_up (fixture);
}

static void
tear_down (PsTestDb      *fixture,
           gconstpointer  data G_GNUC_UNUSED)
{
  ps_test_db_tear_down (fixture);
}

/* Opening has to fail with @code, say which file, and leave that file as it was. */
static void
assert_refused (PsTestDb     *fixture,
                const guint8 *key,
                const guint8 *vault,
                PsDbFlags     flags,
                PsError       code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize n_before = 0;
  gsize n_after = 0;

  g_file_get_contents (fixture->path, &before, &n_before, NULL);
  g_assert_null (ps_db_open (fixture->path, key, vault, flags, &error));
  g_assert_error (error, PS_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, fixture->path));
  g_file_get_contents (fixture->path, &after, &n_after, NULL);
  g_assert_cmpmem (before, n_before, after, n_after);
}

static void
write_file (PsTestDb   *fixture,
            const char *contents,
            gsize       size)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (fixture->path, contents, (gssize) size, &error);
  g_assert_no_error (error);
}

static void
test_a_wrong_key_is_refused (PsTestDb      *fixture,
                             gconstpointer  data G_GNUC_UNUSED)
{
  guint8 other[PS_CONN_KEY_SIZE] = { 1 };

  if (!ps_conn_has_cipher ())
    {
      g_test_skip ("This build has no encryption");
      return;
    }

  ps_test_db_close (fixture);
  assert_refused (fixture, other, ps_test_vault, PS_DB_OPEN, PS_ERROR_DAMAGED);
  ps_test_db_reopen (fixture);
}

static void
test_another_vaults_file_is_refused (PsTestDb      *fixture,
                                     gconstpointer  data G_GNUC_UNUSED)
{
  guint8 other[PS_VAULT_ID_SIZE] = { 1 };

  ps_test_db_close (fixture);
  assert_refused (fixture, ps_test_key, other, PS_DB_OPEN, PS_ERROR_NOT_A_VAULT);
}

static void
test_a_newer_file_is_refused (PsTestDb      *fixture,
                              gconstpointer  data G_GNUC_UNUSED)
{
  ps_test_db_exec (fixture, "PRAGMA user_version = 99");
  ps_test_db_close (fixture);
  assert_refused (fixture, ps_test_key, ps_test_vault, PS_DB_OPEN, PS_ERROR_NEWER);
}

static void
test_another_programs_file_is_refused (PsTestDb      *fixture,
                                       gconstpointer  data G_GNUC_UNUSED)
{
  ps_test_db_exec (fixture, "PRAGMA application_id = 7");
  ps_test_db_close (fixture);
  assert_refused (fixture, ps_test_key, ps_test_vault, PS_DB_OPEN, PS_ERROR_NOT_A_VAULT);
}

/* The worst a vault could do: take an emptied file for a new one, and show an empty roster. */
static void
test_an_empty_file_never_becomes_a_database (PsTestDb      *fixture,
                                             gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *page = g_malloc0 (4096);

  ps_test_db_close (fixture);

  write_file (fixture, "", 0);
  assert_refused (fixture, ps_test_key, ps_test_vault, PS_DB_OPEN, PS_ERROR_DAMAGED);

  write_file (fixture, page, 4095);
  assert_refused (fixture, ps_test_key, ps_test_vault, PS_DB_OPEN, PS_ERROR_DAMAGED);

  g_unlink (fixture->path);
  assert_refused (fixture, ps_test_key, ps_test_vault, PS_DB_OPEN, PS_ERROR_DAMAGED);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
}

static void
test_creating_never_overwrites (PsTestDb      *fixture,
                                gconstpointer  data G_GNUC_UNUSED)
{
  ps_test_db_close (fixture);
  assert_refused (fixture, ps_test_key, ps_test_vault, PS_DB_CREATE, PS_ERROR_EXISTS);

  write_file (fixture, "", 0);
  assert_refused (fixture, ps_test_key, ps_test_vault, PS_DB_CREATE, PS_ERROR_EXISTS);
}

static void
test_only_the_owner_may_read_it (PsTestDb      *fixture,
                                 gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *wal = g_strconcat (fixture->path, "-wal", NULL);
  GStatBuf st;

  ps_test_db_exec (fixture, "INSERT INTO setting (key, value) VALUES ('a', 'b')");

  g_assert_cmpint (g_stat (fixture->path, &st), ==, 0);
  g_assert_cmpint (st.st_mode & 0777, ==, 0600);
  g_assert_cmpint (g_stat (wal, &st), ==, 0);
  g_assert_cmpint (st.st_mode & 0777, ==, 0600);
}

static void
test_a_folder_that_is_not_there (PsTestDb      *fixture,
                                 gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (fixture->dir, "none", "peerside.db", NULL);

  g_assert_null (ps_db_open (path, ps_test_key, ps_test_vault, PS_DB_CREATE, &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_STORAGE);
  g_assert_nonnull (strstr (error->message, path));
}

/* The reader shows what is there; whatever slips into it cannot change anything. */
static void
test_the_reader_writes_nothing (PsTestDb      *fixture,
                                gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (ps_conn_exec (ps_test_db_reader (fixture),
                                "INSERT INTO setting (key, value) VALUES ('a', 'b')", &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_READ_ONLY);
}

static void
test_no_second_file_can_be_attached (PsTestDb      *fixture,
                                     gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (ps_conn_exec (ps_test_db_reader (fixture), "ATTACH ':memory:' AS other", &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_STORAGE);
}

static void
test_is_set_to_keep_what_it_is_given (PsTestDb      *fixture,
                                      gconstpointer  data G_GNUC_UNUSED)
{
  static const struct {
    const char *sql;
    gint64      value;
  } ways[] = {
    { "PRAGMA synchronous", 2 },
    { "PRAGMA foreign_keys", 1 },
    { "PRAGMA temp_store", 2 },
    { "PRAGMA cell_size_check", 1 },
    { "PRAGMA secure_delete", 1 },
    { "PRAGMA mmap_size", 0 },
    { "PRAGMA cache_size", -65536 },
    { "PRAGMA query_only", 1 },
    { "PRAGMA application_id", PS_SCHEMA_APPLICATION_ID },
  };
  g_autofree char *journal = ps_test_db_string (fixture, "PRAGMA journal_mode");

  g_assert_cmpstr (journal, ==, "wal");
  if (ps_conn_has_cipher ())
    g_assert_cmpint (ps_test_db_int64 (fixture, "PRAGMA trusted_schema"), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_test_message ("%s", ways[i].sql);
      g_assert_cmpint (ps_test_db_int64 (fixture, ways[i].sql), ==, ways[i].value);
    }
}

static gboolean
exec (PsConn    *conn,
      gpointer   data,
      GError   **error)
{
  return ps_conn_exec (conn, data, error);
}

static void
test_errors_say_what_a_page_can_do (PsTestDb      *fixture,
                                    gconstpointer  data G_GNUC_UNUSED)
{
  static const struct {
    const char *sql;
    PsError     code;
  } wrongs[] = {
    { "INSERT INTO setting (key, value) VALUES ('taken', '')", PS_ERROR_CONFLICT },
    { "INSERT INTO setting (key, value) VALUES ('a', NULL)", PS_ERROR_INVALID },
    { "INSERT INTO person (uid, preferred_name, name_fold, created_at, updated_at)"
      " VALUES (randomblob (16), ' ', '', 1, 1)", PS_ERROR_INVALID },
    { "INSERT INTO person (uid, preferred_name, name_fold, created_at, updated_at)"
      " VALUES (randomblob (15), 'Ana', 'ana', 1, 1)", PS_ERROR_INVALID },
    { "INSERT INTO contact_way (person_id, kind, value, value_fold)"
      " VALUES (7, 'phone', '1', '1')", PS_ERROR_CONFLICT },
    { "INSERT INTO person (uid, preferred_name, name_fold, created_at, updated_at)"
      " VALUES (randomblob (16), 'Ana', 'ana', 'noon', 1)", PS_ERROR_INVALID },
    { "SELECT no_such_column FROM person", PS_ERROR_STORAGE },
  };

  ps_test_db_exec (fixture, "INSERT INTO setting (key, value) VALUES ('taken', '')");

  for (guint i = 0; i < G_N_ELEMENTS (wrongs); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", wrongs[i].sql);
      g_assert_false (ps_db_write_sync (fixture->db, exec, (gpointer) wrongs[i].sql, &error));
      g_assert_error (error, PS_ERROR, (int) wrongs[i].code);
    }
}

static gboolean
fill_the_disk (PsConn    *conn,
               gpointer   data G_GNUC_UNUSED,
               GError   **error)
{
  return ps_conn_exec (conn, "PRAGMA max_page_count = 1", error) &&
         ps_conn_exec (conn, "INSERT INTO setting (key, value) VALUES ('a', zeroblob (100000))",
                       error);
}

static gboolean
fill_text (PsConn    *conn,
           gpointer   data G_GNUC_UNUSED,
           GError   **error)
{
  return ps_conn_exec (conn, "PRAGMA max_page_count = 1", error) &&
         ps_conn_exec (conn,
                       "INSERT INTO setting (key, value)"
                       " VALUES ('a', replace (hex (zeroblob (100000)), '00', 'xy'))",
                       error);
}

/* max_page_count makes SQLite say what it says when the disk has no room. */
static void
test_a_full_disk_says_so_and_can_still_be_read (PsTestDb      *fixture,
                                                gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (ps_db_write_sync (fixture->db, fill_the_disk, NULL, NULL));
  g_assert_false (ps_db_write_sync (fixture->db, fill_text, NULL, &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_DISK_FULL);
  g_assert_nonnull (strstr (error->message, fixture->path));
  g_assert_cmpint (ps_test_db_int64 (fixture, "SELECT count (*) FROM setting"), ==, 0);
}

static void
test_a_damaged_page_is_noticed (PsTestDb      *fixture,
                                gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *contents = NULL;
  PsConn *conn;
  PsStmt *stmt;
  gint64 sum;
  gsize size;

  ps_test_db_exec (fixture,
                   "INSERT INTO setting (key, value)"
                   " SELECT value, hex (randomblob (2000)) FROM json_each ('[1,2,3,4,5,6,7,8]')");
  ps_test_db_close (fixture);

  /* Page 1 says what the file is; every other page is spoilt. */
  g_assert_true (g_file_get_contents (fixture->path, &contents, &size, NULL));
  for (gsize i = 4096; i < size; i += 512)
    contents[i] ^= 0x55;
  write_file (fixture, contents, size);

  if (ps_conn_has_cipher ())
    {
      assert_refused (fixture, ps_test_key, ps_test_vault, PS_DB_OPEN, PS_ERROR_DAMAGED);
      return;
    }

  fixture->db = ps_db_open (fixture->path, ps_test_key, ps_test_vault, PS_DB_OPEN, &error);
  if (fixture->db == NULL)
    {
      g_assert_error (error, PS_ERROR, PS_ERROR_DAMAGED);
      return;
    }

  conn = ps_test_db_reader (fixture);
  stmt = ps_conn_prepare (conn, "SELECT sum (length (value)) FROM setting", &error);
  g_assert_true (stmt == NULL || !ps_conn_take_int64 (conn, stmt, &sum, &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_DAMAGED);
}

static void
test_a_cut_file_is_noticed (PsTestDb      *fixture,
                            gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *contents = NULL;
  gsize size;

  ps_test_db_close (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &contents, &size, NULL));
  write_file (fixture, contents, 4096);
  assert_refused (fixture, ps_test_key, ps_test_vault, PS_DB_OPEN, PS_ERROR_DAMAGED);
}

/* A step that fails half way must not be repeated by halves. */
static void
test_a_step_of_the_schema_is_all_or_nothing (PsTestDb      *fixture,
                                             gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PsConn) conn = NULL;
  gint64 n;

  conn = ps_conn_open (fixture->path, ps_test_key, PS_CONN_WRITE, &error);
  g_assert_no_error (error);

  /* The tables are there already, so making them once more fails at the first. */
  g_assert_false (ps_schema_create (conn, ps_test_vault, &error));
  g_assert_nonnull (error);

  n = ps_test_db_int64 (fixture, "SELECT count (*) FROM meta WHERE key = 'vault'");
  g_assert_cmpint (n, ==, 1);
  g_assert_cmpint (ps_test_db_int64 (fixture, "PRAGMA user_version"), ==, ps_schema_newest ());
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, PsTestDb, NULL, set_up, func, tear_down)
  ADD ("/conn/a-wrong-key-is-refused", test_a_wrong_key_is_refused);
  ADD ("/conn/another-vaults-file-is-refused", test_another_vaults_file_is_refused);
  ADD ("/conn/a-newer-file-is-refused", test_a_newer_file_is_refused);
  ADD ("/conn/another-programs-file-is-refused", test_another_programs_file_is_refused);
  ADD ("/conn/an-empty-file-never-becomes-a-database", test_an_empty_file_never_becomes_a_database);
  ADD ("/conn/creating-never-overwrites", test_creating_never_overwrites);
  ADD ("/conn/only-the-owner-may-read-it", test_only_the_owner_may_read_it);
  ADD ("/conn/a-folder-that-is-not-there", test_a_folder_that_is_not_there);
  ADD ("/conn/the-reader-writes-nothing", test_the_reader_writes_nothing);
  ADD ("/conn/no-second-file-can-be-attached", test_no_second_file_can_be_attached);
  ADD ("/conn/is-set-to-keep-what-it-is-given", test_is_set_to_keep_what_it_is_given);
  ADD ("/conn/errors-say-what-a-page-can-do", test_errors_say_what_a_page_can_do);
  ADD ("/conn/a-full-disk-says-so-and-can-still-be-read",
       test_a_full_disk_says_so_and_can_still_be_read);
  ADD ("/conn/a-damaged-page-is-noticed", test_a_damaged_page_is_noticed);
  ADD ("/conn/a-cut-file-is-noticed", test_a_cut_file_is_noticed);
  ADD ("/conn/a-step-of-the-schema-is-all-or-nothing", test_a_step_of_the_schema_is_all_or_nothing);
#undef ADD

  return g_test_run ();
}
