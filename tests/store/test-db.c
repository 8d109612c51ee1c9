#include "ps-test-db.h"

#include <glib/gstdio.h>

#include "ps-error.h"

typedef struct {
  PsTestDb  base;
  GString  *log;
} Fixture;

static void
changed_cb (PsDb    *db G_GNUC_UNUSED,
            GString *log)
{
  g_string_append (log, " changed");
}

static void
group_changed_cb (PsDb    *db,
                  GString *log)
{
  g_string_append_printf (log, " group#%u", ps_db_get_serial (db));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data G_GNUC_UNUSED)
{
  ps_test_db_set_up (&fixture->base);
  fixture->log = g_string_new (NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data G_GNUC_UNUSED)
{
  ps_test_db_tear_down (&fixture->base);
  g_string_free (fixture->log, TRUE);
}

#define ADD_SETTING "INSERT INTO setting (key, value) VALUES ('clinic-name', 'Birch Street')"
#define ADD_GROUP \
  "INSERT INTO support_group (uid, name, model, minutes, created_at, updated_at)" \
  " VALUES (randomblob (16), 'Tuesday', 'recovery', 60, 1, 1)"
#define ADD_SESSION \
  "INSERT INTO session (uid, group_id, state, planned_at, planned_s, started_at)" \
  " VALUES (randomblob (16), 1, 'running', 1, 3600, 1)"
#define ADD_EVENT \
  "INSERT INTO clock_event (session_id, seq, verb, wall_at, boot_us) VALUES (1, 0, 'start', 1, 1)"

static gboolean
exec (PsConn    *conn,
      gpointer   data,
      GError   **error)
{
  return ps_conn_exec (conn, data, error);
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Fixture *fixture = user_data;
  g_autoptr (GError) error = NULL;

  ps_db_write_finish (PS_DB (source), result, &error);
  g_string_append (fixture->log, error == NULL ? " done" : " failed");
}

static void
run_until (Fixture    *fixture,
           const char *end)
{
  while (!g_str_has_suffix (fixture->log->str, end))
    g_main_context_iteration (NULL, TRUE);
}

static void
test_reports_before_the_callback (Fixture       *fixture,
                                  gconstpointer  data G_GNUC_UNUSED)
{
  g_signal_connect (fixture->base.db, "changed::setting", G_CALLBACK (changed_cb), fixture->log);
  ps_db_write_async (fixture->base.db, exec, (gpointer) ADD_SETTING, NULL, NULL, done_cb, fixture);
  run_until (fixture, "done");

  g_assert_cmpstr (fixture->log->str, ==, " changed done");
}

/* setting and clock_event have no rowid, which SQLite's update hook keeps silent about. */
static void
test_reports_tables_without_rowid (Fixture       *fixture,
                                   gconstpointer  data G_GNUC_UNUSED)
{
  ps_test_db_exec (&fixture->base, ADD_GROUP ";" ADD_SESSION);
  g_signal_connect (fixture->base.db, "changed::clock_event", G_CALLBACK (changed_cb),
                    fixture->log);

  ps_test_db_exec (&fixture->base, ADD_EVENT);
  g_assert_cmpstr (fixture->log->str, ==, " changed");
}

static void
test_reports_what_a_cascade_deletes (Fixture       *fixture,
                                     gconstpointer  data G_GNUC_UNUSED)
{
  ps_test_db_exec (&fixture->base, ADD_GROUP ";" ADD_SESSION ";" ADD_EVENT);
  g_signal_connect (fixture->base.db, "changed::clock_event", G_CALLBACK (changed_cb),
                    fixture->log);

  ps_test_db_exec (&fixture->base, "DELETE FROM session");
  g_assert_cmpint (ps_test_db_int64 (&fixture->base, "SELECT count (*) FROM clock_event"), ==, 0);
  g_assert_cmpstr (fixture->log->str, ==, " changed");
}

static void
test_reports_a_commit_under_one_number (Fixture       *fixture,
                                        gconstpointer  data G_GNUC_UNUSED)
{
  g_signal_connect (fixture->base.db, "changed::support_group", G_CALLBACK (group_changed_cb),
                    fixture->log);
  g_signal_connect (fixture->base.db, "changed::session", G_CALLBACK (group_changed_cb),
                    fixture->log);

  ps_test_db_exec (&fixture->base, ADD_GROUP ";" ADD_SESSION);
  ps_test_db_exec (&fixture->base, "UPDATE support_group SET place = 'Room 2'");
  g_assert_cmpstr (fixture->log->str, ==, " group#1 group#1 group#2");
}

static void
test_says_nothing_of_what_changed_nothing (Fixture       *fixture,
                                           gconstpointer  data G_GNUC_UNUSED)
{
  g_signal_connect (fixture->base.db, "changed", G_CALLBACK (changed_cb), fixture->log);

  ps_test_db_exec (&fixture->base, "UPDATE setting SET value = '' WHERE key = 'no such key'");
  g_assert_cmpstr (fixture->log->str, ==, "");
}

static gboolean
add_then_fail (PsConn    *conn,
               gpointer   data,
               GError   **error)
{
  if (!ps_conn_exec (conn, data, error))
    return FALSE;

  g_set_error_literal (error, PS_ERROR, PS_ERROR_INVALID, "That was wrong.");

  return FALSE;
}

static void
test_a_failed_work_leaves_nothing (Fixture       *fixture,
                                   gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;

  g_signal_connect (fixture->base.db, "changed", G_CALLBACK (changed_cb), fixture->log);

  g_assert_false (ps_db_write_sync (fixture->base.db, add_then_fail, (gpointer) ADD_SETTING,
                                    &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_INVALID);
  g_assert_cmpint (ps_test_db_int64 (&fixture->base, "SELECT count (*) FROM setting"), ==, 0);
  g_assert_cmpstr (fixture->log->str, ==, "");
}

/* A careless work: does not look at what its statements say, and says that all went well. */
static gboolean
ignore_an_error (PsConn    *conn,
                 gpointer   data G_GNUC_UNUSED,
                 GError   **error)
{
  ps_conn_exec (conn, ADD_SETTING, NULL);
  ps_conn_exec (conn, ADD_SETTING, NULL);
  ps_conn_exec (conn, ADD_GROUP, NULL);

  return TRUE;
}

static void
test_an_overlooked_error_leaves_nothing (Fixture       *fixture,
                                         gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (ps_db_write_sync (fixture->base.db, ignore_an_error, NULL, &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_CONFLICT);
  g_assert_cmpint (ps_test_db_int64 (&fixture->base, "SELECT count (*) FROM setting"), ==, 0);
  g_assert_cmpint (ps_test_db_int64 (&fixture->base, "SELECT count (*) FROM support_group"), ==, 0);

  ps_test_db_exec (&fixture->base, ADD_SETTING);
  g_assert_cmpint (ps_test_db_int64 (&fixture->base, "SELECT count (*) FROM setting"), ==, 1);
}

static gboolean
count_one_up (PsConn    *conn,
              gpointer   data,
              GError   **error)
{
  gint *running = data;
  gboolean alone = g_atomic_int_add (running, 1) == 0;
  gboolean ok;

  ok = ps_conn_exec (conn,
                     "INSERT INTO setting (key, value) VALUES ('n', '1')"
                     " ON CONFLICT (key) DO UPDATE SET value = value + 1",
                     error);
  g_assert_true (alone);
  g_atomic_int_add (running, -1);

  return ok;
}

static void
test_writes_one_after_the_other (Fixture       *fixture,
                                 gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *value = NULL;
  gint running = 0;

  for (guint i = 0; i < 199; i++)
    ps_db_write_async (fixture->base.db, count_one_up, &running, NULL, NULL, NULL, NULL);
  ps_db_write_async (fixture->base.db, count_one_up, &running, NULL, NULL, done_cb, fixture);
  run_until (fixture, "done");

  value = ps_test_db_string (&fixture->base, "SELECT value FROM setting WHERE key = 'n'");
  g_assert_cmpstr (value, ==, "200");
}

/* Whoever lets go of the database or closes it does not have to wait for the writes by hand. */
static void
test_closing_loses_no_write (Fixture       *fixture,
                             gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *value = NULL;
  gint running = 0;

  for (guint i = 0; i < 50; i++)
    ps_db_write_async (fixture->base.db, count_one_up, &running, NULL, NULL, NULL, NULL);
  ps_db_write_async (fixture->base.db, count_one_up, &running, NULL, NULL, done_cb, fixture);
  ps_db_close (fixture->base.db);

  g_assert_false (ps_db_is_open (fixture->base.db));
  run_until (fixture, "done");

  ps_test_db_reopen (&fixture->base);
  value = ps_test_db_string (&fixture->base, "SELECT value FROM setting WHERE key = 'n'");
  g_assert_cmpstr (value, ==, "51");
}

static void
test_letting_go_loses_no_write (Fixture       *fixture,
                                gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *value = NULL;
  gint running = 0;

  for (guint i = 0; i < 50; i++)
    ps_db_write_async (fixture->base.db, count_one_up, &running, NULL, NULL, NULL, NULL);
  ps_db_write_async (fixture->base.db, count_one_up, &running, NULL, NULL, done_cb, fixture);
  g_clear_object (&fixture->base.db);
  run_until (fixture, "done");

  while (g_main_context_iteration (NULL, FALSE))
    ;

  ps_test_db_reopen (&fixture->base);
  value = ps_test_db_string (&fixture->base, "SELECT value FROM setting WHERE key = 'n'");
  g_assert_cmpstr (value, ==, "51");
}

static void
test_a_closed_database_says_so (Fixture       *fixture,
                                gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  ps_db_close (fixture->base.db);

  g_assert_false (ps_db_write_sync (fixture->base.db, exec, (gpointer) ADD_SETTING, &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_STORAGE);
  g_clear_error (&error);

  ps_db_write_async (fixture->base.db, exec, (gpointer) ADD_SETTING, NULL, NULL,
                     ps_test_take_result_cb, &result);
  g_assert_false (ps_db_write_finish (fixture->base.db, ps_test_wait (&result), &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_STORAGE);
}

static void
test_a_cancelled_write_does_not_begin (Fixture       *fixture,
                                       gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  ps_db_write_async (fixture->base.db, exec, (gpointer) ADD_SETTING, NULL, cancellable,
                     ps_test_take_result_cb, &result);
  g_assert_false (ps_db_write_finish (fixture->base.db, ps_test_wait (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (ps_test_db_int64 (&fixture->base, "SELECT count (*) FROM setting"), ==, 0);
}

/* The work's answer, such as a new row's id, can be read in the callback. */
static gboolean
add_group (PsConn    *conn,
           gpointer   data,
           GError   **error)
{
  gint64 *id = data;

  if (!ps_conn_exec (conn, ADD_GROUP, error))
    return FALSE;

  *id = ps_conn_last_id (conn);

  return TRUE;
}

typedef struct {
  gint64 *id;
  gint64  seen;
  gint64  freed;
} Answer;

static Answer *answer;

static void
free_id (gpointer id)
{
  answer->freed = *(gint64 *) id;
  g_free (id);
}

static void
answer_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_assert_true (ps_db_write_finish (PS_DB (source), result, NULL));
  g_assert_cmpint (answer->freed, ==, 0);
  answer->seen = *answer->id;
}

static void
test_the_answer_lasts_until_the_callback (Fixture       *fixture,
                                          gconstpointer  data G_GNUC_UNUSED)
{
  Answer here = { g_new0 (gint64, 1), 0, 0 };

  answer = &here;
  ps_db_write_async (fixture->base.db, add_group, here.id, free_id, NULL, answer_cb, NULL);
  while (here.freed == 0)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpint (here.seen, ==, 1);
}

static void
test_notices_that_the_file_was_replaced (Fixture       *fixture,
                                         gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *other = g_strconcat (fixture->base.path, ".other", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (other, "another file", -1, NULL));
  g_assert_cmpint (g_rename (other, fixture->base.path), ==, 0);

  g_assert_false (ps_db_write_sync (fixture->base.db, exec, (gpointer) ADD_SETTING, &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_REPLACED);
}

static gpointer
open_elsewhere (gpointer path)
{
  g_autoptr (GError) error = NULL;
  PsDb *db = ps_db_open (path, ps_test_key, ps_test_vault, PS_DB_OPEN, &error);

  g_assert_no_error (error);

  return db;
}

static void
test_another_thread_may_open_it (Fixture       *fixture,
                                 gconstpointer  data G_GNUC_UNUSED)
{
  GThread *thread;

  ps_test_db_exec (&fixture->base, ADD_SETTING);
  ps_test_db_close (&fixture->base);

  thread = g_thread_new ("unlock", open_elsewhere, fixture->base.path);
  fixture->base.db = g_thread_join (thread);
  ps_db_adopt (fixture->base.db);

  g_assert_cmpint (ps_test_db_int64 (&fixture->base, "SELECT count (*) FROM setting"), ==, 1);
}

static void
test_a_clean_close_leaves_one_file (Fixture       *fixture,
                                    gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *wal = g_strconcat (fixture->base.path, "-wal", NULL);
  g_autofree char *shm = g_strconcat (fixture->base.path, "-shm", NULL);

  ps_test_db_exec (&fixture->base, ADD_SETTING);
  g_assert_cmpint (ps_test_db_int64 (&fixture->base, "SELECT count (*) FROM setting"), ==, 1);
  g_assert_true (g_file_test (wal, G_FILE_TEST_EXISTS));

  ps_test_db_close (&fixture->base);
  g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (shm, G_FILE_TEST_EXISTS));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/db/reports-before-the-callback", test_reports_before_the_callback);
  ADD ("/db/reports-tables-without-rowid", test_reports_tables_without_rowid);
  ADD ("/db/reports-what-a-cascade-deletes", test_reports_what_a_cascade_deletes);
  ADD ("/db/reports-a-commit-under-one-number", test_reports_a_commit_under_one_number);
  ADD ("/db/says-nothing-of-what-changed-nothing", test_says_nothing_of_what_changed_nothing);
  ADD ("/db/a-failed-work-leaves-nothing", test_a_failed_work_leaves_nothing);
  ADD ("/db/an-overlooked-error-leaves-nothing", test_an_overlooked_error_leaves_nothing);
  ADD ("/db/writes-one-after-the-other", test_writes_one_after_the_other);
  ADD ("/db/closing-loses-no-write", test_closing_loses_no_write);
  ADD ("/db/letting-go-loses-no-write", test_letting_go_loses_no_write);
  ADD ("/db/a-closed-database-says-so", test_a_closed_database_says_so);
  ADD ("/db/a-cancelled-write-does-not-begin", test_a_cancelled_write_does_not_begin);
  ADD ("/db/the-answer-lasts-until-the-callback", test_the_answer_lasts_until_the_callback);
  ADD ("/db/notices-that-the-file-was-replaced", test_notices_that_the_file_was_replaced);
  ADD ("/db/another-thread-may-open-it", test_another_thread_may_open_it);
  ADD ("/db/a-clean-close-leaves-one-file", test_a_clean_close_leaves_one_file);
#undef ADD

  return g_test_run ();
}
