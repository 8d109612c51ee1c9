#include "ps-debrief-store.h"
#include "ps-error.h"
#include "ps-follow-up-store.h"
#include "ps-session-store.h"
#include "ps-test-rows.h"

typedef struct {
  PsTestDb base;
  gint64   group;
  gint64   session;
} Fixture;

static gboolean
hold (PsConn    *conn,
      gpointer   data,
      GError   **error)
{
  Fixture *fixture = data;
  g_autoptr (PsSessionRow) row = ps_session_row_new ();

  row->uid = ps_uid_new (PS_TEST_NOW);
  row->group_id = fixture->group;
  row->planned_at = PS_TEST_NOW;
  row->planned_s = 5400;
  row->started_at = PS_TEST_NOW;
  if (!ps_session_store_add (conn, row, error) ||
      !ps_session_store_end (conn, row->id, PS_TEST_NOW + 1, error) ||
      !ps_debrief_store_add (conn, row->id, PS_TEST_NOW + 1, error))
    return FALSE;

  fixture->session = row->id;

  return TRUE;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data G_GNUC_UNUSED)
{
  ps_test_db_set_up (&fixture->base);
  fixture->group = ps_test_add_group (&fixture->base, "Tuesday");
  ps_test_db_write (&fixture->base, hold, fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data G_GNUC_UNUSED)
{
  ps_test_db_tear_down (&fixture->base);
}

typedef struct {
  gint64      session;
  const char *state;
} State;

static gboolean
set_state (PsConn    *conn,
           gpointer   data,
           GError   **error)
{
  const State *state = data;

  return ps_debrief_store_set_state (conn, state->session, state->state, PS_TEST_NOW + 5, error);
}

static guint
waiting (Fixture *fixture)
{
  guint n = 99;

  g_assert_true (ps_debrief_store_count_waiting (ps_test_db_reader (&fixture->base), &n, NULL));

  return n;
}

static void
test_what_is_owed_is_counted (Fixture       *fixture,
                              gconstpointer  data G_GNUC_UNUSED)
{
  g_assert_cmpuint (waiting (fixture), ==, 1);
  ps_test_db_write (&fixture->base, set_state, &(State) { fixture->session, "skipped" });
  g_assert_cmpuint (waiting (fixture), ==, 0);
  ps_test_db_write (&fixture->base, set_state, &(State) { fixture->session, "waiting" });
  g_assert_cmpuint (waiting (fixture), ==, 1);
  g_assert_cmpint (ps_test_db_int64 (&fixture->base,
                                     "SELECT finished_at IS NULL FROM debrief"), ==, 1);
}

static void
test_what_waits_comes_first (Fixture       *fixture,
                             gconstpointer  data G_GNUC_UNUSED)
{
  gint64 first = fixture->session;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (PsDebriefRow) row = NULL;

  ps_test_db_write (&fixture->base, hold, fixture);
  ps_test_db_write (&fixture->base, set_state, &(State) { fixture->session, "finished" });

  ids = ps_debrief_store_ids (ps_test_db_reader (&fixture->base), -1, NULL);
  g_assert_cmpuint (ids->len, ==, 2);
  row = ps_debrief_store_get (ps_test_db_reader (&fixture->base), g_array_index (ids, gint64, 0),
                              NULL);
  g_assert_cmpint (row->session_id, ==, first);
  g_assert_cmpstr (row->state, ==, "waiting");
  g_assert_cmpstr (row->group_name, ==, "Tuesday");
}

static void
test_no_debrief_is_not_there (Fixture       *fixture,
                              gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (ps_db_write_sync (fixture->base.db, set_state, &(State) { 999, "finished" },
                                    &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_NOT_FOUND);
}

static PsFollowUpRow *
follow_up_new (const char *what,
               const char *due_on)
{
  PsFollowUpRow *row = ps_follow_up_row_new ();

  row->uid = ps_uid_new (PS_TEST_NOW);
  row->owner = g_strdup ("desk");
  row->what = g_strdup (what);
  row->due_on = g_strdup (due_on);
  row->created_at = PS_TEST_NOW;

  return row;
}

typedef struct {
  gint64     session;
  GPtrArray *rows;
} Replace;

static gboolean
replace (PsConn    *conn,
         gpointer   data,
         GError   **error)
{
  Replace *job = data;

  return ps_follow_up_store_replace (conn, job->session, job->rows, error);
}

static gboolean
set_done (PsConn    *conn,
          gpointer   data,
          GError   **error)
{
  return ps_follow_up_store_set_done (conn, *(gint64 *) data, PS_TEST_NOW, FALSE, error);
}

static char *
open_until (Fixture    *fixture,
            const char *until_on)
{
  g_autoptr (GPtrArray) rows =
    ps_follow_up_store_open (ps_test_db_reader (&fixture->base), until_on, NULL);
  GString *string = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    g_string_append_printf (string, "%s%s", i > 0 ? ", " : "",
                            ((PsFollowUpRow *) g_ptr_array_index (rows, i))->what);

  return g_string_free (string, FALSE);
}

#define assert_open(fixture, until_on, expected) \
  G_STMT_START { \
    g_autofree char *got_ = open_until (fixture, until_on); \
    g_assert_cmpstr (got_, ==, expected); \
  } G_STMT_END

static void
test_what_is_due_and_not_done_is_open (Fixture       *fixture,
                                       gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GPtrArray) rows =
    g_ptr_array_new_with_free_func ((GDestroyNotify) ps_follow_up_row_free);
  gint64 id;

  g_ptr_array_add (rows, follow_up_new ("Write", "2026-12-05"));
  g_ptr_array_add (rows, follow_up_new ("Call", "2026-12-03"));
  g_ptr_array_add (rows, follow_up_new ("Ask", "2026-12-09"));
  ps_test_db_write (&fixture->base, replace, &(Replace) { fixture->session, rows });

  assert_open (fixture, "2026-12-02", "");
  assert_open (fixture, "2026-12-05", "Call, Write");

  id = ps_test_db_int64 (&fixture->base, "SELECT id FROM follow_up WHERE what = 'Call'");
  ps_test_db_write (&fixture->base, set_done, &id);
  assert_open (fixture, "2026-12-31", "Write, Ask");
}

static void
test_replacing_keeps_the_ids_that_are_known (Fixture       *fixture,
                                             gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GPtrArray) rows =
    g_ptr_array_new_with_free_func ((GDestroyNotify) ps_follow_up_row_free);
  gint64 id;

  g_ptr_array_add (rows, follow_up_new ("Call", "2026-12-03"));
  g_ptr_array_add (rows, follow_up_new ("Write", "2026-12-05"));
  ps_test_db_write (&fixture->base, replace, &(Replace) { fixture->session, rows });
  id = ps_test_db_int64 (&fixture->base, "SELECT id FROM follow_up WHERE what = 'Write'");

  g_ptr_array_remove_index (rows, 0);
  ((PsFollowUpRow *) rows->pdata[0])->id = id;
  ps_test_db_write (&fixture->base, replace, &(Replace) { fixture->session, rows });
  g_assert_cmpint (ps_test_db_int64 (&fixture->base, "SELECT count (*) FROM follow_up"), ==, 1);
  g_assert_cmpint (ps_test_db_int64 (&fixture->base, "SELECT id FROM follow_up"), ==, id);
}

/* What the desk is to do is plain; what anybody else is to do never is. */
static void
test_only_the_desks_words_are_plain (Fixture       *fixture,
                                     gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GPtrArray) rows =
    g_ptr_array_new_with_free_func ((GDestroyNotify) ps_follow_up_row_free);
  PsFollowUpRow *row = follow_up_new ("Call", "2026-12-03");
  g_autoptr (GError) error = NULL;

  g_free (row->owner);
  row->owner = g_strdup ("peer");
  g_ptr_array_add (rows, row);
  g_assert_false (ps_db_write_sync (fixture->base.db, replace,
                                    &(Replace) { fixture->session, rows }, &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_INVALID);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add ("/debrief-store/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("what-is-owed-is-counted", test_what_is_owed_is_counted);
  ADD ("what-waits-comes-first", test_what_waits_comes_first);
  ADD ("no-debrief-is-not-there", test_no_debrief_is_not_there);
  ADD ("what-is-due-and-not-done-is-open", test_what_is_due_and_not_done_is_open);
  ADD ("replacing-keeps-the-ids-that-are-known", test_replacing_keeps_the_ids_that_are_known);
  ADD ("only-the-desks-words-are-plain", test_only_the_desks_words_are_plain);
#undef ADD

  return g_test_run ();
}
