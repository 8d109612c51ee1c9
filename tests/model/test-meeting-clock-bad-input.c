#include "ps-clock-test.h"

#define S G_TIME_SPAN_SECOND

static void
test_a_meeting_without_an_agenda (PsClockTest   *f,
                                  gconstpointer  data G_GNUC_UNUSED)
{
  g_ptr_array_set_size (f->plans, 0);
  ps_clock_test_make (f);
  ps_clock_test_look (f);
  ps_clock_test_ends_at (f, 60, 0);
  ps_clock_test_do (f, "start");
  g_assert_cmpint (f->r.segment, ==, -1);
  g_assert_cmpint (f->r.next, ==, -1);
  ps_clock_test_refuses (f, "next");
  ps_clock_test_refuses (f, "back");
  ps_clock_test_refuses (f, "skip");
  ps_clock_test_refuses (f, "swap");
  ps_clock_test_refuses (f, "extend 60");
  ps_clock_test_wait (f, 10, 0);
  ps_clock_test_do (f, "pause break");
  ps_clock_test_wait (f, 20, 0);
  ps_clock_test_do (f, "resume");
  g_assert_cmpint (f->r.meeting_elapsed_s, ==, 600);
  g_assert_cmpint (f->r.meeting_left_s, ==, 2400);
  g_assert_cmpint (f->r.over_s, ==, 0);
  ps_clock_test_ends_at (f, 60, 0);
  ps_clock_test_wait (f, 61, 0);
  g_assert_cmpint (f->r.over_s, ==, 60);
  g_assert_true (f->r.closing_protected);
  ps_clock_test_ends_at (f, 61, 0);
  ps_clock_test_do (f, "end");
}

static void
test_two_hundred_segments (PsClockTest   *f,
                           gconstpointer  data G_GNUC_UNUSED)
{
  g_ptr_array_set_size (f->plans, 0);
  for (int i = 0; i < 200; i++)
    ps_clock_test_add (f, PS_SEGMENT_TOPIC, 1, 5, FALSE);
  ps_clock_test_make (f);
  ps_clock_test_do (f, "start");
  ps_clock_test_ends_at (f, 1000, 0);
  ps_clock_test_do (f, "refit trim");
  ps_clock_test_ends_at (f, 200, 0);
  for (int i = 1; i < 200; i++)
    ps_clock_test_do (f, "next");
  ps_clock_test_refuses (f, "next");
}

static void
test_segments_of_no_time_and_of_all_day (PsClockTest   *f,
                                         gconstpointer  data G_GNUC_UNUSED)
{
  g_ptr_array_set_size (f->plans, 0);
  ps_clock_test_add (f, PS_SEGMENT_WELCOME, 0, 0, FALSE);
  ps_clock_test_add (f, PS_SEGMENT_TOPIC, 1000, 1000, FALSE);
  ps_clock_test_make (f);
  ps_clock_test_do (f, "start");
  g_assert_cmpint (f->r.segment_left_s, ==, 0);
  g_assert_cmpint (f->r.over_s, ==, 0);
  ps_clock_test_do (f, "next");
  g_assert_cmpint (f->r.segment_left_s, ==, 60000);
  g_assert_cmpint (f->r.end_over_s, ==, 56400);
  ps_clock_test_refuses (f, "refit trim");
  ps_clock_test_refuses (f, "refit drop");
  ps_clock_test_do (f, "refit later");
  g_assert_cmpint (f->r.end_over_s, ==, 0);
}

static void
test_minima_above_the_meeting (PsClockTest   *f,
                               gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GPtrArray) refits = NULL;
  PsInstant now = ps_clock_test_now (f);

  f->planned_s = 600;
  ps_clock_test_make (f);
  ps_clock_test_do (f, "start");
  g_assert_cmpint (f->r.over_s, ==, 0);
  g_assert_cmpint (f->r.end_over_s, ==, 3000);
  ps_clock_test_ends_at (f, 60, 0);

  /* All that can be trimmed is 15 of the 50 minutes too many, and it says when it ends then. */
  refits = ps_meeting_clock_get_refits (f->clock, &now);
  g_assert_cmpint (ps_refit_find (refits, "trim")->ends_at, ==, PS_CLOCK_TEST_PLANNED + 45 * 60 * S);
  ps_clock_test_do (f, "refit trim");
  ps_clock_test_ends_at (f, 45, 0);
  ps_clock_test_do (f, "refit later");
  ps_clock_test_ends_at (f, 45, 0);
  g_assert_cmpint (f->r.end_over_s, ==, 0);
}

static void
test_a_plan_that_makes_no_sense_harms_nothing (PsClockTest   *f,
                                               gconstpointer  data G_GNUC_UNUSED)
{
  PsSegmentPlan *plan = g_ptr_array_index (f->plans, 1);

  plan->min_s = G_MININT64;
  plan->planned_s = G_MAXINT64;
  ((PsSegmentPlan *) g_ptr_array_index (f->plans, 2))->planned_s = -5;
  f->planned_s = G_MAXINT64;
  ps_clock_test_make (f);
  ps_clock_test_do (f, "start");
  ps_clock_test_do (f, "next");
  g_assert_cmpint (f->r.segment_left_s, ==, 86400);
  ps_clock_test_do (f, "next");
  g_assert_cmpint (f->r.segment_left_s, ==, 0);
  ps_clock_test_do (f, "end");
}

static void
test_started_a_day_late (PsClockTest   *f,
                         gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GPtrArray) refits = NULL;
  PsInstant now;

  ps_clock_test_wait (f, 24 * 60, 0);
  ps_clock_test_do (f, "start");
  g_assert_cmpint (f->r.over_s, ==, 86400);
  g_assert_cmpint (f->r.meeting_left_s, ==, 3600 - 86400);
  g_assert_false (f->r.closing_protected);
  ps_clock_test_ends_at (f, 25 * 60, 0);

  now = ps_clock_test_now (f);
  refits = ps_meeting_clock_get_refits (f->clock, &now);
  g_assert_cmpuint (refits->len, ==, 3);
  ps_clock_test_do (f, "refit later");
  g_assert_cmpint (f->r.over_s, ==, 0);
  g_assert_cmpint (f->r.meeting_left_s, ==, 3600);
  g_assert_true (f->r.closing_protected);
}

static void
test_ended_before_it_began (PsClockTest   *f,
                            gconstpointer  data G_GNUC_UNUSED)
{
  ps_clock_test_do (f, "start");

  /* Another boot whose clock stands an hour behind: nothing is negative, nothing is in disorder. */
  f->wall_off = -3600 * S;
  ps_clock_test_reboot (f);
  ps_clock_test_do (f, "end");
  g_assert_cmpint (f->r.meeting_elapsed_s, ==, 0);
  g_assert_cmpint (ps_meeting_clock_get_ended_at (f->clock), ==, PS_CLOCK_TEST_PLANNED);
  g_assert_true (f->r.estimated);
}

static void
test_the_wall_clock_is_set_to_before_the_start (PsClockTest   *f,
                                                gconstpointer  data G_GNUC_UNUSED)
{
  PsSegmentActual actual;
  PsInstant now;

  ps_clock_test_wait (f, 2, 0);
  ps_clock_test_do (f, "start");
  ps_clock_test_wait (f, 12, 0);
  f->wall_off = -3 * 3600 * S;
  ps_clock_test_do (f, "next");
  g_assert_cmpint (f->r.meeting_left_s, ==, 48 * 60);
  g_assert_cmpint (f->r.over_s, ==, 7 * 60);

  /* By the clock on the wall it ends before it began; by the record it does not. */
  ps_clock_test_do (f, "end");
  now = ps_clock_test_now (f);
  g_assert_cmpint (now.wall, <, ps_meeting_clock_get_started_at (f->clock));
  g_assert_cmpint (ps_meeting_clock_get_ended_at (f->clock), ==,
                   PS_CLOCK_TEST_PLANNED + 12 * 60 * S);
  ps_meeting_clock_get_actual (f->clock, 1, &now, &actual);
  g_assert_cmpint (actual.started_at, ==, actual.ended_at);
  g_assert_cmpint (f->r.meeting_elapsed_s, ==, 600);
}

static void
test_asleep_for_two_days (PsClockTest   *f,
                          gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GPtrArray) refits = NULL;
  PsInstant now;

  ps_clock_test_do (f, "start");
  ps_clock_test_wait (f, 4, 0);
  ps_clock_test_do (f, "marker strong-moment");
  ps_clock_test_wait (f, 4 + 2880, 0);
  g_assert_cmpint (f->r.segment_elapsed_s, ==, 240 + 172800);
  g_assert_cmpint (f->r.segment_left_s, ==, 60 - 172800);
  g_assert_cmpint (f->r.meeting_left_s, ==, 3360 - 172800);
  g_assert_false (f->r.closing_protected);
  g_assert_false (f->r.estimated);
  ps_clock_test_ends_at (f, 2880 + 59, 0);

  /* Nobody talked for two days: all of it can be a pause, though it is more than a day. */
  ps_clock_test_refuses (f, "away 172801");
  ps_clock_test_do (f, "away 172800");
  g_assert_cmpint (f->r.segment_left_s, ==, 60);
  g_assert_cmpint (f->r.paused_s, ==, 172800);
  g_assert_cmpint (f->r.over_s, ==, 172800);
  ps_clock_test_ends_at (f, 2880 + 60, 0);

  /* No trim is enough, and none says so; the plan can be moved to where they are. */
  now = ps_clock_test_now (f);
  refits = ps_meeting_clock_get_refits (f->clock, &now);
  g_assert_cmpint (ps_refit_find (refits, "trim")->ends_at, >,
                   PS_CLOCK_TEST_PLANNED + 172800 * S);
  ps_clock_test_do (f, "refit later");
  g_assert_cmpint (f->r.over_s, ==, 0);
  g_assert_cmpint (f->r.meeting_left_s, ==, 56 * 60);
  g_assert_true (f->r.closing_protected);

  ps_clock_test_crash (f);
  g_assert_cmpint (f->r.paused_s, ==, 172800);
  ps_clock_test_do (f, "end");
}

static void
test_more_away_than_there_are_seconds (PsClockTest   *f,
                                       gconstpointer  data G_GNUC_UNUSED)
{
  ps_clock_test_do (f, "start");
  ps_clock_test_refuses (f, "away 9223372036854");
  ps_clock_test_refuses (f, "away 9223372036855");
  ps_clock_test_refuses (f, "away 99999999999999999999");
  ps_clock_test_refuses (f, "away -9223372036854775808");
  ps_clock_test_refuses (f, "extend 9223372036854775807");
}

static void
test_a_minimum_above_its_own_plan (PsClockTest   *f,
                                   gconstpointer  data G_GNUC_UNUSED)
{
  for (guint i = 0; i < f->plans->len; i++)
    ((PsSegmentPlan *) g_ptr_array_index (f->plans, i))->min_s = 7200;
  f->planned_s = 1800;
  ps_clock_test_make (f);
  ps_clock_test_do (f, "start");

  /* Nothing is made longer by being trimmed. */
  ps_clock_test_refuses (f, "refit trim");
  ps_clock_test_do (f, "refit drop");
  ps_clock_test_ends_at (f, 50, 0);
}

#define add_test(name, func) \
  g_test_add ("/meeting-clock-bad-input/" name, PsClockTest, NULL, ps_clock_test_set_up, func, \
              ps_clock_test_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add_test ("a-meeting-without-an-agenda", test_a_meeting_without_an_agenda);
  add_test ("two-hundred-segments", test_two_hundred_segments);
  add_test ("segments-of-no-time-and-of-all-day", test_segments_of_no_time_and_of_all_day);
  add_test ("minima-above-the-meeting", test_minima_above_the_meeting);
  add_test ("a-plan-that-makes-no-sense-harms-nothing",
            test_a_plan_that_makes_no_sense_harms_nothing);
  add_test ("started-a-day-late", test_started_a_day_late);
  add_test ("ended-before-it-began", test_ended_before_it_began);
  add_test ("the-wall-clock-is-set-to-before-the-start",
            test_the_wall_clock_is_set_to_before_the_start);
  add_test ("asleep-for-two-days", test_asleep_for_two_days);
  add_test ("more-away-than-there-are-seconds", test_more_away_than_there_are_seconds);
  add_test ("a-minimum-above-its-own-plan", test_a_minimum_above_its_own_plan);

  return g_test_run ();
}
