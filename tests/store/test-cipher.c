/* Nothing a person typed can be found in any file beside the vault, whatever happened to it. The
 * control shows that looking for it this way would find it.
 */
#include "ps-cipher.h"
#include "ps-test-db.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

#define MARKER "Wendeline Quastrand"

static gboolean
file_has_marker (const char *path)
{
  g_autofree char *contents = NULL;
  gsize size;

  return g_file_get_contents (path, &contents, &size, NULL) &&
         memmem (contents, size, MARKER, strlen (MARKER)) != NULL;
}

static guint
count_files_with_marker (const char *dir)
{
  g_autoptr (GDir) entries = g_dir_open (dir, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (entries)) != NULL)
    {
      g_autofree char *path = g_build_filename (dir, name, NULL);

      n += file_has_marker (path);
    }

  return n;
}

static gboolean
add_many (PsConn    *conn,
          gpointer   data G_GNUC_UNUSED,
          GError   **error)
{
  return ps_conn_exec (conn,
                       "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 3000)"
                       " INSERT INTO person (uid, preferred_name, name_fold, created_at, updated_at)"
                       " SELECT randomblob (16), '" MARKER " ' || i, '" MARKER "', 1, 1 FROM n",
                       error);
}

static void
test_what_is_written_cannot_be_found (void)
{
  PsTestDb fixture = { NULL };
  guint expected = ps_conn_has_cipher () ? 0 : 1;
  g_autofree char *last = NULL;

  ps_test_db_set_up (&fixture);
  ps_test_db_write (&fixture, add_many, NULL);
  g_assert_cmpuint (MIN (count_files_with_marker (fixture.dir), 1), ==, expected);

  /* A sort of everything, which would like a temporary file. */
  last = ps_test_db_string (&fixture,
                            "SELECT preferred_name FROM person"
                            " ORDER BY preferred_name || hex (uid) DESC LIMIT 1 OFFSET 2000");
  g_assert_nonnull (last);
  g_assert_cmpuint (MIN (count_files_with_marker (fixture.dir), 1), ==, expected);

  ps_test_db_close (&fixture);
  g_assert_cmpuint (count_files_with_marker (fixture.dir), ==, expected);
  ps_test_db_tear_down (&fixture);
}

static void
test_a_plain_file_shows_it (void)
{
  g_autofree char *dir = g_dir_make_tmp ("peerside-test-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (dir, "plain.db", NULL);
  g_autoptr (GError) error = NULL;
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db,
                                 "CREATE TABLE person (name TEXT);"
                                 "INSERT INTO person VALUES ('" MARKER "')",
                                 NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);

  g_assert_cmpuint (count_files_with_marker (dir), ==, 1);

  /* And it is never opened as a vault. */
  g_assert_null (ps_db_open (path, ps_test_key, ps_test_vault, PS_DB_OPEN, &error));
  g_assert_nonnull (error);
  ps_test_remove_dir (dir);
}

static void
test_the_first_bytes_tell_nothing (void)
{
  PsTestDb fixture = { NULL };
  g_autofree char *contents = NULL;
  gsize size;

  if (!ps_conn_has_cipher ())
    {
      g_test_skip ("This build has no encryption");
      return;
    }

  ps_test_db_set_up (&fixture);
  g_assert_true (g_file_get_contents (fixture.path, &contents, &size, NULL));
  g_assert_cmpuint (size, >=, 4096);
  g_assert_null (memmem (contents, size, "SQLite format", 13));
  g_assert_null (memmem (contents, size, "CREATE TABLE", 12));
  ps_test_db_tear_down (&fixture);
}

static void
test_says_which_cipher (void)
{
  PsTestDb fixture = { NULL };
  g_autofree char *version = NULL;

  ps_test_db_set_up (&fixture);
  version = ps_conn_cipher_version (ps_test_db_reader (&fixture));
  if (ps_conn_has_cipher ())
    g_assert_true (g_str_has_prefix (version, "4."));
  else
    g_assert_null (version);
  ps_test_db_tear_down (&fixture);
}

static void
test_library_says_what_it_is (void)
{
  g_autofree char *text = ps_cipher_describe ();

  if (ps_conn_has_cipher ())
    g_assert_true (g_str_has_prefix (text, "SQLCipher 4."));
  else
    g_assert_nonnull (strstr (text, "without encryption"));
}

static PsTestDb *at_the_end;

static void
read_at_the_end (void)
{
  if (ps_test_db_int64 (at_the_end, "SELECT count (*) FROM person WHERE preferred_name <> 'Nobody'") != 3000)
    _exit (3);
  ps_test_db_tear_down (at_the_end);
}

/* Another thread may still read, such as one that checks a backup. */
static void
test_can_be_read_while_the_program_ends (void)
{
  static PsTestDb fixture;

  if (g_test_subprocess ())
    {
      at_the_end = &fixture;
      /* Called the last first: this is after what the libraries left to be called then. */
      g_assert_cmpint (atexit (read_at_the_end), ==, 0);
      ps_test_db_set_up (&fixture);
      ps_test_db_write (&fixture, add_many, NULL);
      return;
    }

  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cipher/what-is-written-cannot-be-found", test_what_is_written_cannot_be_found);
  g_test_add_func ("/cipher/a-plain-file-shows-it", test_a_plain_file_shows_it);
  g_test_add_func ("/cipher/the-first-bytes-tell-nothing", test_the_first_bytes_tell_nothing);
  g_test_add_func ("/cipher/says-which-cipher", test_says_which_cipher);
  g_test_add_func ("/cipher/library-says-what-it-is", test_library_says_what_it_is);
  g_test_add_func ("/cipher/can-be-read-while-the-program-ends", test_can_be_read_while_the_program_ends);

  return g_test_run ();
}
