#include "ps-test-db.h"

#include <malloc.h>

#define MB (1024 * 1024)

/* What the rows come to, which is many times what may be held of them. */
#define SIZE_MB 16

typedef struct {
  PsTestDb  store;
  PsConn   *conn;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sql = NULL;

  sql = g_strdup_printf ("CREATE TABLE bulk (x BLOB);"
                         "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %u)"
                         " INSERT INTO bulk SELECT randomblob (3500) FROM n", SIZE_MB * 256);
  ps_test_db_set_up (&self->store);
  ps_test_db_exec (&self->store, sql);
  ps_test_db_close (&self->store);
  self->conn = ps_conn_open (self->store.path, ps_test_key, PS_CONN_READ, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data G_GNUC_UNUSED)
{
  ps_conn_close (self->conn);
  ps_test_db_tear_down (&self->store);
}

/* A checker's allocator says 0 at all times, and then nothing is found out here. */
static gsize
in_use (void)
{
  struct mallinfo2 now = mallinfo2 ();

  return now.uordblks + now.hblkhd;
}

static void
read_all (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (ps_conn_exec (self->conn, "SELECT sum (length (x)) FROM bulk", &error));
  g_assert_no_error (error);
}

static gint64
ask (Fixture    *self,
     const char *sql)
{
  g_autoptr (GError) error = NULL;
  PsStmt *stmt = ps_conn_prepare (self->conn, sql, &error);
  gint64 value = 0;

  g_assert_no_error (error);
  g_assert_true (ps_conn_take_int64 (self->conn, stmt, &value, &error));

  return value;
}

static void
test_what_is_checked_is_not_held (Fixture       *self,
                                  gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *answer = NULL;
  gint64 size = ask (self, "PRAGMA cache_size");
  gsize before = in_use ();

  g_assert_true (ps_conn_quick_check (self->conn, NULL, &answer, &error));
  g_assert_cmpstr (answer, ==, "ok");
  g_assert_cmpuint (in_use (), <, before + 4 * MB);
  g_assert_cmpint (ask (self, "PRAGMA cache_size"), ==, size);
}

static void
test_a_check_that_is_given_up_leaves_the_cache_as_it_was (Fixture       *self,
                                                          gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GCancellable) over = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *answer = NULL;
  gint64 size = ask (self, "PRAGMA cache_size");

  g_cancellable_cancel (over);
  g_assert_false (ps_conn_quick_check (self->conn, over, &answer, &error));
  g_assert_nonnull (error);
  g_assert_cmpint (ask (self, "PRAGMA cache_size"), ==, size);
  read_all (self);
}

static void
test_what_was_read_is_let_go (Fixture       *self,
                              gconstpointer  data G_GNUC_UNUSED)
{
  gsize before = in_use ();

  read_all (self);
  g_assert_true (in_use () == 0 || in_use () > before + SIZE_MB / 2 * MB);
  ps_conn_forget_pages (self->conn);
  g_assert_cmpuint (in_use (), <, before + MB);
  read_all (self);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

  ADD ("/conn-cache/what-is-checked-is-not-held", test_what_is_checked_is_not_held);
  ADD ("/conn-cache/a-check-that-is-given-up-leaves-the-cache-as-it-was",
       test_a_check_that_is_given_up_leaves_the_cache_as_it_was);
  ADD ("/conn-cache/what-was-read-is-let-go", test_what_was_read_is_let_go);

  return g_test_run ();
}
