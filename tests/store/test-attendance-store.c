#include "ps-attendance-store.h"
#include "ps-attendance-trail.h"
#include "ps-door-store.h"
#include "ps-error.h"
#include "ps-head-count-store.h"
#include "ps-session-store.h"
#include "ps-test-rows.h"

typedef struct {
  PsTestDb base;
  gint64   group;
  gint64   ana;
  gint64   ben;
  gint64   session;
  gint64   started_at;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data G_GNUC_UNUSED)
{
  ps_test_db_set_up (&fixture->base);
  fixture->group = ps_test_add_group (&fixture->base, "Tuesday");
  fixture->ana = ps_test_add_member (&fixture->base, "Ana");
  fixture->ben = ps_test_add_member (&fixture->base, "Ben");
  fixture->started_at = PS_TEST_NOW;
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data G_GNUC_UNUSED)
{
  ps_test_db_tear_down (&fixture->base);
}

static gboolean
start_work (PsConn    *conn,
            gpointer   data,
            GError   **error)
{
  Fixture *fixture = data;
  g_autoptr (PsSessionRow) row = ps_session_row_new ();

  row->uid = ps_uid_new (fixture->started_at);
  row->group_id = fixture->group;
  row->rule_on = g_strdup ("2026-12-01");
  row->planned_at = fixture->started_at;
  row->planned_s = 5400;
  row->started_at = fixture->started_at;
  if (!ps_session_store_add (conn, row, error))
    return FALSE;

  fixture->session = row->id;

  return TRUE;
}

static gboolean
end_work (PsConn    *conn,
          gpointer   data,
          GError   **error)
{
  Fixture *fixture = data;

  return ps_attendance_store_close (conn, fixture->session, fixture->started_at + 2, error) &&
         ps_session_store_end (conn, fixture->session, fixture->started_at + 1, error);
}

typedef struct {
  gint64      session;
  gint64      person;
  const char *status;
  const char *mode;
} Mark;

static gboolean
mark_work (PsConn    *conn,
           gpointer   data,
           GError   **error)
{
  const Mark *mark = data;
  PsAttendanceRow row = { .session_id = mark->session, .person_id = mark->person,
                          .status = (char *) mark->status, .mode = (char *) mark->mode };

  return ps_attendance_store_set (conn, &row, PS_TEST_NOW, "Bea", error);
}

static void
start (Fixture *fixture)
{
  ps_test_db_write (&fixture->base, start_work, fixture);
}

static void
mark_as (Fixture    *fixture,
         gint64      person,
         const char *status,
         const char *mode)
{
  ps_test_db_write (&fixture->base, mark_work, &(Mark) { fixture->session, person, status, mode });
}

static void
mark (Fixture    *fixture,
      gint64      person,
      const char *status)
{
  mark_as (fixture, person, status, "in-person");
}

static gboolean
remove_work (PsConn    *conn,
             gpointer   data,
             GError   **error)
{
  const Mark *who = data;

  return ps_attendance_store_remove (conn, who->session, who->person, PS_TEST_NOW, "Rosa", error);
}

/* "Ana present>late in-person>online by Bea", the newest first. */
static char *
trail (Fixture *fixture)
{
  g_autoptr (GPtrArray) rows =
    ps_attendance_trail_list (ps_test_db_reader (&fixture->base), fixture->session, NULL);
  GString *string = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      const PsAttendanceTrailRow *row = g_ptr_array_index (rows, i);

      g_string_append_printf (string, "%s%s %s>%s %s>%s by %s", i > 0 ? ", " : "", row->name,
                              row->old_status, row->new_status, row->old_mode, row->new_mode,
                              row->changed_by);
    }

  return g_string_free (string, FALSE);
}

static void
end (Fixture *fixture)
{
  ps_test_db_write (&fixture->base, end_work, fixture);
  fixture->started_at += 7 * G_TIME_SPAN_DAY;
}

/* "Ana present*, Ben absent": who, what, and * for a first time. */
static char *
sheet (Fixture *fixture)
{
  g_autoptr (GPtrArray) rows =
    ps_attendance_store_list (ps_test_db_reader (&fixture->base), fixture->session, NULL);
  GString *string = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      const PsAttendanceRow *row = g_ptr_array_index (rows, i);

      g_string_append_printf (string, "%s%s %s%s", i > 0 ? ", " : "", row->name, row->status,
                              row->first_time ? "*" : "");
    }

  return g_string_free (string, FALSE);
}

#define assert_sheet(fixture, expected) \
  G_STMT_START { \
    g_autofree char *got_ = sheet (fixture); \
    g_assert_cmpstr (got_, ==, expected); \
  } G_STMT_END

static void
test_who_was_expected_and_did_not_come_was_absent (Fixture       *fixture,
                                                   gconstpointer  data G_GNUC_UNUSED)
{
  start (fixture);
  mark (fixture, fixture->ben, "expected");
  mark (fixture, fixture->ana, "excused");
  end (fixture);
  assert_sheet (fixture, "Ana excused*, Ben absent*");

  /* The end is no correction: nobody had said anything else. */
  g_assert_cmpint (ps_test_db_int64 (&fixture->base, "SELECT count (*) FROM attendance_change"),
                   ==, 0);
}

static void
test_the_first_time_is_the_first_one_there (Fixture       *fixture,
                                            gconstpointer  data G_GNUC_UNUSED)
{
  start (fixture);
  mark (fixture, fixture->ana, "present");
  mark (fixture, fixture->ben, "absent");
  end (fixture);

  /* Ben was on the sheet but has not been there. */
  start (fixture);
  mark (fixture, fixture->ana, "present");
  mark (fixture, fixture->ben, "late");
  assert_sheet (fixture, "Ana present, Ben late*");

  /* A correction of the status does not make it a second time. */
  mark (fixture, fixture->ben, "present");
  assert_sheet (fixture, "Ana present, Ben present*");
}

/* A sheet may be filled in late: the first meeting is the one that was first, not the one that was
 * entered first.
 */
static void
test_a_correction_moves_the_first_time (Fixture       *fixture,
                                        gconstpointer  data G_GNUC_UNUSED)
{
  gint64 first;
  gint64 second;

  start (fixture);
  first = fixture->session;
  mark (fixture, fixture->ana, "absent");
  end (fixture);
  start (fixture);
  second = fixture->session;
  mark (fixture, fixture->ana, "present");
  mark (fixture, fixture->ben, "present");
  end (fixture);
  assert_sheet (fixture, "Ana present*, Ben present*");

  /* Both were there a week before: one was marked wrong, the other forgotten. */
  fixture->session = first;
  mark (fixture, fixture->ana, "late");
  mark (fixture, fixture->ben, "present");
  assert_sheet (fixture, "Ana late*, Ben present*");
  fixture->session = second;
  assert_sheet (fixture, "Ana present, Ben present");

  /* And back: it was the second one after all. */
  fixture->session = first;
  mark (fixture, fixture->ana, "excused");
  assert_sheet (fixture, "Ana excused*, Ben present*");
  fixture->session = second;
  assert_sheet (fixture, "Ana present*, Ben present");
}

static void
test_who_comes_back_after_a_year_is_not_new (Fixture       *fixture,
                                             gconstpointer  data G_GNUC_UNUSED)
{
  start (fixture);
  mark (fixture, fixture->ana, "present");
  end (fixture);

  fixture->started_at += 365 * G_TIME_SPAN_DAY;
  start (fixture);
  mark (fixture, fixture->ana, "present");
  assert_sheet (fixture, "Ana present");
}

static void
test_another_groups_meetings_do_not_count (Fixture       *fixture,
                                           gconstpointer  data G_GNUC_UNUSED)
{
  start (fixture);
  mark (fixture, fixture->ana, "present");
  end (fixture);

  fixture->group = ps_test_add_group (&fixture->base, "Friday");
  start (fixture);
  mark (fixture, fixture->ana, "present");
  assert_sheet (fixture, "Ana present*");
}

static void
test_expected_are_the_members_of_that_day (Fixture       *fixture,
                                           gconstpointer  data G_GNUC_UNUSED)
{
  PsConn *reader = ps_test_db_reader (&fixture->base);
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) on_the_day = NULL;

  ps_test_join (&fixture->base, fixture->group, fixture->ana, "2026-12-01");
  before = ps_attendance_store_expected (reader, fixture->group, "2026-11-30", NULL);
  g_assert_cmpuint (before->len, ==, 0);
  on_the_day = ps_attendance_store_expected (reader, fixture->group, "2026-12-01", NULL);
  g_assert_cmpuint (on_the_day->len, ==, 1);
  g_assert_cmpstr (((PsAttendanceRow *) on_the_day->pdata[0])->status, ==, "expected");
  g_assert_true (((PsAttendanceRow *) on_the_day->pdata[0])->first_time);
}

static void
test_history_is_the_last_meetings_newest_first (Fixture       *fixture,
                                                gconstpointer  data G_GNUC_UNUSED)
{
  static const char * const statuses[] = { "absent", "present", NULL, "late" };
  g_autoptr (GPtrArray) history = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      start (fixture);
      if (statuses[i] != NULL)
        mark (fixture, fixture->ana, statuses[i]);
      end (fixture);
    }

  /* The one that runs is not over, so it says nothing yet. */
  start (fixture);
  mark (fixture, fixture->ana, "excused");

  history = ps_attendance_store_history (ps_test_db_reader (&fixture->base), fixture->ana,
                                         fixture->group, 3, NULL);
  g_assert_cmpuint (history->len, ==, 3);
  g_assert_cmpstr (history->pdata[0], ==, "late");
  g_assert_cmpstr (history->pdata[1], ==, "");
  g_assert_cmpstr (history->pdata[2], ==, "present");
}

static void
test_a_meeting_ends_once (Fixture       *fixture,
                          gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;

  start (fixture);
  end (fixture);
  g_assert_false (ps_db_write_sync (fixture->base.db, end_work, fixture, &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_CONFLICT);
}

static void
test_a_date_is_held_once_its_meeting_began (Fixture       *fixture,
                                            gconstpointer  data G_GNUC_UNUSED)
{
  PsConn *reader = ps_test_db_reader (&fixture->base);
  gint64 other = ps_test_add_group (&fixture->base, "Friday");
  gboolean held;

  g_assert_true (ps_session_store_held_on (reader, fixture->group, "2026-12-01", &held, NULL));
  g_assert_false (held);
  start (fixture);
  g_assert_true (ps_session_store_held_on (reader, fixture->group, "2026-12-01", &held, NULL));
  g_assert_true (held);
  g_assert_true (ps_session_store_held_on (reader, other, "2026-12-01", &held, NULL));
  g_assert_false (held);
}

#define assert_trail(fixture, expected) \
  G_STMT_START { \
    g_autofree char *got_ = trail (fixture); \
    g_assert_cmpstr (got_, ==, expected); \
  } G_STMT_END

static void
test_how_somebody_was_there_is_corrected_too (Fixture       *fixture,
                                              gconstpointer  data G_GNUC_UNUSED)
{
  start (fixture);
  mark (fixture, fixture->ana, "present");
  end (fixture);

  mark (fixture, fixture->ana, "present");
  assert_trail (fixture, "");
  mark_as (fixture, fixture->ana, "present", "online");
  mark_as (fixture, fixture->ana, "late", "online");
  assert_trail (fixture, "Ana present>late online>online by Bea,"
                " Ana present>present in-person>online by Bea");
}

static void
test_who_was_forgotten_is_added_and_who_was_not_there_is_removed (Fixture       *fixture,
                                                                  gconstpointer  data G_GNUC_UNUSED)
{
  start (fixture);
  mark (fixture, fixture->ana, "present");
  end (fixture);

  mark (fixture, fixture->ben, "late");
  ps_test_db_write (&fixture->base, remove_work, &(Mark) { fixture->session, fixture->ana });
  assert_sheet (fixture, "Ben late*");
  assert_trail (fixture, "Ana present> in-person> by Rosa, Ben >late >in-person by Bea");

  /* Who is not on it is not taken off it either. */
  ps_test_db_write (&fixture->base, remove_work, &(Mark) { fixture->session, fixture->ana });
  assert_trail (fixture, "Ana present> in-person> by Rosa, Ben >late >in-person by Bea");
}

static void
test_taken_off_while_it_runs_leaves_nothing (Fixture       *fixture,
                                             gconstpointer  data G_GNUC_UNUSED)
{
  start (fixture);
  mark (fixture, fixture->ana, "present");
  ps_test_db_write (&fixture->base, remove_work, &(Mark) { fixture->session, fixture->ana });
  assert_sheet (fixture, "");
  assert_trail (fixture, "");
}

static gboolean
count_work (PsConn    *conn,
            gpointer   data,
            GError   **error)
{
  Fixture *fixture = data;
  const PsHeadCount right = { 9, 2 };
  const PsHeadCount wrong = { 1, 2 };

  if (!ps_head_count_store_set (conn, fixture->session, &right, error))
    return FALSE;

  g_assert_false (ps_head_count_store_set (conn, fixture->session, &wrong, error));
  g_assert_error (*error, PS_ERROR, PS_ERROR_INVALID);
  g_clear_error (error);

  return TRUE;
}

static void
test_heads_are_counted_beside_names (Fixture       *fixture,
                                     gconstpointer  data G_GNUC_UNUSED)
{
  PsConn *reader = ps_test_db_reader (&fixture->base);
  PsHeadCount heads;
  gboolean by_name;

  start (fixture);
  g_assert_true (ps_head_count_store_get (reader, fixture->session, &heads, &by_name, NULL));
  g_assert_cmpint (heads.n, ==, -1);
  g_assert_cmpint (heads.n_new, ==, -1);
  g_assert_true (by_name);

  ps_test_db_write (&fixture->base, count_work, fixture);
  g_assert_true (ps_head_count_store_get (reader, fixture->session, &heads, &by_name, NULL));
  g_assert_cmpint (heads.n, ==, 9);
  g_assert_cmpint (heads.n_new, ==, 2);

  /* A group that counts heads now had a roster when somebody stands on the sheet. */
  ps_test_db_exec (&fixture->base, "UPDATE support_group SET head_count = 1");
  g_assert_true (ps_head_count_store_get (reader, fixture->session, &heads, &by_name, NULL));
  g_assert_false (by_name);
  mark (fixture, fixture->ana, "present");
  g_assert_true (ps_head_count_store_get (reader, fixture->session, &heads, &by_name, NULL));
  g_assert_true (by_name);
}

typedef struct {
  Fixture    *fixture;
  gint64      person;
  const char *status;
} Say;

static gboolean
say_work (PsConn    *conn,
          gpointer   data,
          GError   **error)
{
  const Say *say = data;
  PsAttendanceRow row = { .person_id = say->person, .status = (char *) say->status,
                          .mode = (char *) "in-person" };

  if (say->status == NULL)
    return ps_door_store_remove (conn, say->fixture->group, "2026-12-01", say->person, error);

  return ps_door_store_set (conn, say->fixture->group, "2026-12-01", &row, PS_TEST_NOW, error);
}

/* Who is on the list of 2026-12-01 before its meeting: "Ana expected, Ben late". */
static char *
list (Fixture *fixture)
{
  PsConn *reader = ps_test_db_reader (&fixture->base);
  g_autoptr (GPtrArray) rows =
    ps_attendance_store_expected (reader, fixture->group, "2026-12-01", NULL);
  GString *string = g_string_new (NULL);

  g_assert_true (ps_door_store_apply (reader, fixture->group, "2026-12-01", rows, NULL));
  for (guint i = 0; i < rows->len; i++)
    {
      const PsAttendanceRow *row = g_ptr_array_index (rows, i);

      g_string_append_printf (string, "%s%s %s", i > 0 ? ", " : "", row->name, row->status);
    }

  return g_string_free (string, FALSE);
}

#define assert_list(fixture, expected) \
  G_STMT_START { \
    g_autofree char *got_ = list (fixture); \
    g_assert_cmpstr (got_, ==, expected); \
  } G_STMT_END

static void
test_a_newcomer_is_expected_by_name_and_not_when_they_are_gone (Fixture       *fixture,
                                                                gconstpointer  data G_GNUC_UNUSED)
{
  ps_test_join (&fixture->base, fixture->group, fixture->ben, "2026-11-01");
  ps_test_db_write (&fixture->base, say_work, &(Say) { fixture, fixture->ana, "expected" });
  ps_test_db_write (&fixture->base, say_work, &(Say) { fixture, fixture->ben, "excused" });
  assert_list (fixture, "Ana expected, Ben excused");

  /* Taken back, a member is expected as ever. */
  ps_test_db_write (&fixture->base, say_work, &(Say) { fixture, fixture->ben, NULL });
  assert_list (fixture, "Ana expected, Ben expected");

  ps_test_db_exec (&fixture->base,
                   "UPDATE person SET archived_at = 1 WHERE preferred_name = 'Ana';"
                   "UPDATE person SET died_on = '2026-11-20' WHERE preferred_name = 'Ben'");
  assert_list (fixture, "");

  /* Who has come in is here, whatever the roster says. */
  ps_test_db_write (&fixture->base, say_work, &(Say) { fixture, fixture->ana, "present" });
  assert_list (fixture, "Ana present");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add ("/attendance-store/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("who-was-expected-and-did-not-come-was-absent",
       test_who_was_expected_and_did_not_come_was_absent);
  ADD ("the-first-time-is-the-first-one-there", test_the_first_time_is_the_first_one_there);
  ADD ("a-correction-moves-the-first-time", test_a_correction_moves_the_first_time);
  ADD ("who-comes-back-after-a-year-is-not-new", test_who_comes_back_after_a_year_is_not_new);
  ADD ("another-groups-meetings-do-not-count", test_another_groups_meetings_do_not_count);
  ADD ("expected-are-the-members-of-that-day", test_expected_are_the_members_of_that_day);
  ADD ("history-is-the-last-meetings-newest-first", test_history_is_the_last_meetings_newest_first);
  ADD ("a-meeting-ends-once", test_a_meeting_ends_once);
  ADD ("a-date-is-held-once-its-meeting-began", test_a_date_is_held_once_its_meeting_began);
  ADD ("how-somebody-was-there-is-corrected-too", test_how_somebody_was_there_is_corrected_too);
  ADD ("who-was-forgotten-is-added-and-who-was-not-there-is-removed",
       test_who_was_forgotten_is_added_and_who_was_not_there_is_removed);
  ADD ("taken-off-while-it-runs-leaves-nothing", test_taken_off_while_it_runs_leaves_nothing);
  ADD ("heads-are-counted-beside-names", test_heads_are_counted_beside_names);
  ADD ("a-newcomer-is-expected-by-name-and-not-when-they-are-gone",
       test_a_newcomer_is_expected_by_name_and_not_when_they_are_gone);
#undef ADD

  return g_test_run ();
}
