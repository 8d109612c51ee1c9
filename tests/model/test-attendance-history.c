/* The people by dates of a group, beside what the database says of each cell when it is asked for that
 * one alone. Meetings are on Tuesdays; it is noon of Tuesday, 1 December 2026.
 */
#include "ps-attendance-history.h"
#include "ps-error.h"
#include "ps-test-rows.h"
#include "ps-test-vault.h"

typedef struct {
  PsTestDb base;
  PsClock  clock;
  gint64   group;
} Fixture;

static void
tell_time (PsInstant *instant,
           gpointer   data G_GNUC_UNUSED)
{
  instant->wall = PS_TEST_VAULT_NOW;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data G_GNUC_UNUSED)
{
  ps_test_db_set_up (&fixture->base);
  fixture->clock = (PsClock) { .now = tell_time };
  fixture->group = ps_test_add_group (&fixture->base, "Tuesday");
  ps_test_db_exec (&fixture->base, "UPDATE support_group SET zone = 'Etc/UTC'");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data G_GNUC_UNUSED)
{
  ps_test_db_tear_down (&fixture->base);
}

/* @weeks ago, an hour before noon. */
static void
add_meeting (Fixture *fixture,
             guint    weeks)
{
  gint64 at = PS_TEST_VAULT_NOW - G_TIME_SPAN_HOUR - weeks * 7 * G_TIME_SPAN_DAY;
  g_autofree char *sql =
    g_strdup_printf ("INSERT INTO session (uid, group_id, state, planned_at, planned_s, started_at,"
                     " ended_at) VALUES (randomblob (16), 1, 'ended', %" G_GINT64_FORMAT ", 5400,"
                     " %" G_GINT64_FORMAT ", %" G_GINT64_FORMAT ")", at, at, at + 1);

  ps_test_db_exec (&fixture->base, sql);
}

static void
mark (Fixture    *fixture,
      guint       weeks,
      gint64      person,
      const char *status)
{
  gint64 at = PS_TEST_VAULT_NOW - G_TIME_SPAN_HOUR - weeks * 7 * G_TIME_SPAN_DAY;
  g_autofree char *sql =
    g_strdup_printf ("INSERT INTO attendance (session_id, person_id, status, updated_at)"
                     " SELECT id, %" G_GINT64_FORMAT ", '%s', 1 FROM session"
                     " WHERE started_at = %" G_GINT64_FORMAT, person, status, at);

  ps_test_db_exec (&fixture->base, sql);
}

static PsAttendanceHistory *
load (Fixture        *fixture,
      PsHistoryRange  range,
      gboolean        everybody)
{
  g_autoptr (GError) error = NULL;
  PsAttendanceHistory *history =
    ps_attendance_history_load (fixture->base.db, &fixture->clock, fixture->group, range, everybody,
                                &error);

  g_assert_no_error (error);

  return history;
}

static char *
names (PsAttendanceHistory *history)
{
  GString *string = g_string_new (NULL);

  for (guint i = 0; i < ps_attendance_history_get_n_people (history); i++)
    g_string_append_printf (string, "%s%s", i > 0 ? ", " : "",
                            ps_attendance_history_get_person (history, i)->name);

  return g_string_free (string, FALSE);
}

static void
assert_names (Fixture        *fixture,
              PsHistoryRange  range,
              gboolean        everybody,
              const char     *expected)
{
  g_autoptr (PsAttendanceHistory) history = load (fixture, range, everybody);
  g_autofree char *got = names (history);

  g_assert_cmpstr (got, ==, expected);
}

/* By name and nothing else; who is no member is there with everybody, as far back as they came. */
static void
test_who_is_there (Fixture       *fixture,
                   gconstpointer  data G_GNUC_UNUSED)
{
  gint64 zoe = ps_test_add_member (&fixture->base, "Zoe");
  gint64 unal = ps_test_add_member (&fixture->base, "Ünal");
  gint64 ana = ps_test_add_member (&fixture->base, "ana");
  gint64 walk_in = ps_test_add_member (&fixture->base, "Ben");
  gint64 old = ps_test_add_member (&fixture->base, "Cleo");

  ps_test_join (&fixture->base, fixture->group, zoe, "2026-01-01");
  ps_test_join (&fixture->base, fixture->group, unal, "2026-01-01");
  ps_test_join (&fixture->base, fixture->group, ana, "2026-01-01");
  ps_test_db_exec (&fixture->base,
                   "INSERT INTO membership (uid, group_id, person_id, joined_on, left_on,"
                   " leave_reason) VALUES (randomblob (16), 1, 5, '2024-01-01', '2025-06-01',"
                   " 'schedule')");
  add_meeting (fixture, 1);
  add_meeting (fixture, 30);
  add_meeting (fixture, 100);
  mark (fixture, 30, walk_in, "present");
  mark (fixture, 100, old, "present");

  assert_names (fixture, PS_HISTORY_MONTHS, FALSE, "ana, Ünal, Zoe");
  assert_names (fixture, PS_HISTORY_MONTHS, TRUE, "ana, Ünal, Zoe");
  assert_names (fixture, PS_HISTORY_YEAR, TRUE, "ana, Ben, Ünal, Zoe");
  assert_names (fixture, PS_HISTORY_ALL, TRUE, "ana, Ben, Cleo, Ünal, Zoe");

  ps_test_db_exec (&fixture->base, "UPDATE person SET died_on = '2026-11-01' WHERE id = 1");
  assert_names (fixture, PS_HISTORY_ALL, FALSE, "ana, Ünal");
}

static void
test_how_far_back (Fixture       *fixture,
                   gconstpointer  data G_GNUC_UNUSED)
{
  static const guint expected[] = { 13, 52, 260 };

  for (guint week = 0; week < 300; week++)
    add_meeting (fixture, week);

  for (int range = 0; range < PS_N_HISTORY_RANGES; range++)
    {
      g_autoptr (PsAttendanceHistory) history = load (fixture, (PsHistoryRange) range, FALSE);
      guint n = ps_attendance_history_get_n_meetings (history);

      g_assert_cmpuint (n, >=, expected[range]);
      g_assert_cmpuint (n, <=, expected[range] + 2);
      g_assert_cmpuint (g_date_get_julian (&ps_attendance_history_get_meeting (history, 0)->day), >,
                        g_date_get_julian (&ps_attendance_history_get_meeting (history, 1)->day));
    }
}

/* What the numbers say does not change with how far back one looks. */
static void
test_numbers_are_of_the_latest (Fixture       *fixture,
                                gconstpointer  data G_GNUC_UNUSED)
{
  gint64 ana = ps_test_add_member (&fixture->base, "Ana");
  gint64 ben = ps_test_add_member (&fixture->base, "Ben");

  ps_test_join (&fixture->base, fixture->group, ana, "2020-01-01");
  for (guint month = 0; month < 20; month++)
    {
      add_meeting (fixture, month * 4);
      mark (fixture, month * 4, ana, month == 5 ? "absent" : "late");
      mark (fixture, month * 4, ben, "present");
    }

  for (int range = 0; range < PS_N_HISTORY_RANGES; range++)
    {
      g_autoptr (PsAttendanceHistory) history = load (fixture, (PsHistoryRange) range, FALSE);
      const PsHistoryPerson *person = ps_attendance_history_get_person (history, 0);

      g_assert_cmpuint (person->streak.came, ==, 11);
      g_assert_cmpuint (person->streak.n, ==, 12);
      g_assert_cmpuint (person->streak.in_row, ==, 5);
    }
}

static void
test_every_cell (Fixture       *fixture,
                 gconstpointer  data G_GNUC_UNUSED)
{
  static const char * const statuses[] = {
    "", "expected", "present", "late", "left-early", "excused", "absent",
  };
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autoptr (PsAttendanceHistory) history = NULL;

  for (guint i = 0; i < 9; i++)
    {
      g_autofree char *name = g_strdup_printf ("Member %u", i);
      g_autofree char *on = g_strdup_printf ("2026-0%u-15", i + 1);

      ps_test_join (&fixture->base, fixture->group, ps_test_add_member (&fixture->base, name), on);
    }
  for (guint week = 0; week < 40; week++)
    {
      add_meeting (fixture, week);
      for (gint64 person = 1; person <= 9; person++)
        {
          guint status = (guint) g_rand_int_range (rand, 0, G_N_ELEMENTS (statuses));

          if (status > 0)
            mark (fixture, week, person, statuses[status]);
        }
    }

  history = load (fixture, PS_HISTORY_YEAR, FALSE);
  g_assert_cmpuint (ps_attendance_history_get_n_meetings (history), ==, 40);
  for (guint column = 0; column < 40; column++)
    {
      const PsHistoryMeeting *meeting = ps_attendance_history_get_meeting (history, column);
      guint here = 0;

      for (guint row = 0; row < 9; row++)
        {
          const PsHistoryPerson *person = ps_attendance_history_get_person (history, row);
          PsHistoryCell cell = ps_attendance_history_get_cell (history, row, column);
          g_autofree char *sql = g_strdup_printf (
            "SELECT coalesce ((SELECT status FROM attendance WHERE session_id = %" G_GINT64_FORMAT
            " AND person_id = %" G_GINT64_FORMAT "), '')", meeting->session_id, person->person_id);
          g_autofree char *status = ps_test_db_string (&fixture->base, sql);
          GDate joined;

          g_date_clear (&joined, 1);
          g_date_set_dmy (&joined, 15, (GDateMonth) person->person_id, 2026);
          g_assert_cmpstr (statuses[cell.mark], ==, status);
          g_assert_cmpint (cell.member, ==, g_date_compare (&joined, &meeting->day) <= 0);
          here += ps_mark_is_here (cell.mark);
        }

      g_assert_cmpuint (meeting->here, ==, here);
      g_assert_cmpint (meeting->taken, ==, here > 0);
    }
}

/* A meeting late in the evening is on the day it was there, not on the day it was in Greenwich. */
static void
test_days_are_the_groups (Fixture       *fixture,
                          gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsAttendanceHistory) history = NULL;

  ps_test_db_exec (&fixture->base,
                   "UPDATE support_group SET zone = 'America/New_York';"
                   "INSERT INTO session (uid, group_id, state, planned_at, planned_s, started_at,"
                   " ended_at) VALUES (randomblob (16), 1, 'ended', 1, 5400,"
                   " 1796000400000000, 1796000400000001)");

  /* 30 November 2026, 01:00 UTC. */
  history = load (fixture, PS_HISTORY_MONTHS, FALSE);
  g_assert_cmpint (g_date_get_day (&ps_attendance_history_get_meeting (history, 0)->day), ==, 29);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) \
  g_test_add ("/attendance-history/" path, Fixture, NULL, set_up, function, tear_down)

  ADD ("who-is-there", test_who_is_there);
  ADD ("how-far-back", test_how_far_back);
  ADD ("numbers-are-of-the-latest", test_numbers_are_of_the_latest);
  ADD ("every-cell", test_every_cell);
  ADD ("days-are-the-groups", test_days_are_the_groups);

  return g_test_run ();
}
