/* A copy of the database under another key has all that was committed, and nothing else opens it. */
#include <glib/gstdio.h>
#include <string.h>

#include "ps-conn-copy.h"
#include "ps-error.h"
#include "ps-test-db.h"

static const guint8 other_key[PS_CONN_KEY_SIZE] = { 7, 7, 7 };

typedef struct {
  PsTestDb  test;
  char     *path;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data G_GNUC_UNUSED)
{
  ps_test_db_set_up (&fixture->test);
  fixture->path = g_strconcat (fixture->test.path, ".tmp", NULL);
  ps_test_db_exec (&fixture->test,
                   "INSERT INTO setting (key, value) WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL"
                   " SELECT i + 1 FROM n WHERE i < 3000) SELECT 'key ' || i, hex (randomblob (400))"
                   " FROM n");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data G_GNUC_UNUSED)
{
  ps_test_db_tear_down (&fixture->test);
  g_free (fixture->path);
}

static gint64
count (PsConn *conn)
{
  gint64 n = -1;
  g_autoptr (GError) error = NULL;
  PsStmt *stmt = ps_conn_prepare (conn, "SELECT count (*) + sum (length (value)) FROM setting"
                                        " WHERE key LIKE 'key %'", &error);

  g_assert_no_error (error);
  g_assert_true (ps_conn_take_int64 (conn, stmt, &n, &error));

  return n;
}

static void
progress_cb (double   fraction,
             gpointer data)
{
  double *last = data;

  g_assert_cmpfloat (fraction, >=, *last);
  g_assert_cmpfloat (fraction, <=, 1);
  *last = fraction;
}

static gboolean
copy (Fixture       *fixture,
      const guint8  *vault_id,
      double        *fraction,
      GError       **error)
{
  g_autoptr (PsConn) conn = ps_conn_open (fixture->test.path, ps_test_key, PS_CONN_WRITE, error);

  return conn != NULL &&
         ps_conn_copy (conn, fixture->path, other_key, vault_id, progress_cb, fraction, error);
}

static void
assert_alone (const char *path)
{
  static const char * const suffixes[] = { "-journal", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *file = g_strconcat (path, suffixes[i], NULL);

      g_assert_false (g_file_test (file, G_FILE_TEST_EXISTS));
    }
}

static void
test_all_of_it_is_under_the_other_key (Fixture       *fixture,
                                       gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PsConn) conn = NULL;
  double fraction = 0;
  struct stat st;

  /* What stands in the log only is copied as well. */
  g_assert_true (copy (fixture, ps_test_vault, &fraction, &error));
  g_assert_no_error (error);
  g_assert_cmpfloat (fraction, ==, 1);
  assert_alone (fixture->path);
  g_assert_cmpint (g_stat (fixture->path, &st), ==, 0);
  g_assert_cmpint (st.st_mode & 0777, ==, 0600);

  conn = ps_conn_open (fixture->path, other_key, PS_CONN_READ, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count (conn), ==, 3000 + 3000 * 800);
  g_assert_cmpint (count (ps_test_db_reader (&fixture->test)), ==, 3000 + 3000 * 800);
  g_clear_pointer (&conn, ps_conn_close);

  if (!ps_conn_has_cipher ())
    return;

  g_assert_null (ps_conn_open (fixture->path, ps_test_key, PS_CONN_READ, &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_DAMAGED);
}

static void
test_it_is_a_database_to_work_with (Fixture       *fixture,
                                    gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PsDb) db = NULL;
  double fraction = 0;

  g_assert_true (copy (fixture, ps_test_vault, &fraction, &error));
  db = ps_db_open (fixture->path, other_key, ps_test_vault, PS_DB_OPEN, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count (ps_db_get_reader (db)), ==, 3000 + 3000 * 800);
  ps_db_close (db);
  assert_alone (fixture->path);
}

static void
test_what_a_crash_left_is_in_nobodys_way (Fixture       *fixture,
                                          gconstpointer  data G_GNUC_UNUSED)
{
  static const char * const suffixes[] = { "", "-journal", "-wal", "-shm" };
  g_autoptr (GError) error = NULL;
  double fraction = 0;

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *file = g_strconcat (fixture->path, suffixes[i], NULL);

      g_assert_true (g_file_set_contents (file, "left behind", -1, NULL));
    }

  g_assert_true (copy (fixture, ps_test_vault, &fraction, &error));
  g_assert_no_error (error);
  assert_alone (fixture->path);
}

static void
test_a_copy_that_fails_is_not_there (Fixture       *fixture,
                                     gconstpointer  data G_GNUC_UNUSED)
{
  guint8 another[PS_VAULT_ID_SIZE] = { 1 };
  g_autoptr (GError) error = NULL;
  double fraction = 0;

  g_assert_false (copy (fixture, another, &fraction, &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_NOT_A_VAULT);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
  assert_alone (fixture->path);
}

#define ADD(path, func) g_test_add ("/conn-copy/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("all-of-it-is-under-the-other-key", test_all_of_it_is_under_the_other_key);
  ADD ("it-is-a-database-to-work-with", test_it_is_a_database_to_work_with);
  ADD ("what-a-crash-left-is-in-nobodys-way", test_what_a_crash_left_is_in_nobodys_way);
  ADD ("a-copy-that-fails-is-not-there", test_a_copy_that_fails_is_not_there);

  return g_test_run ();
}
