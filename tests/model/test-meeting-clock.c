#include "ps-clock-test.h"

#define S G_TIME_SPAN_SECOND

static void
test_counts_down_the_segment_and_the_meeting (PsClockTest   *f,
                                              gconstpointer  data G_GNUC_UNUSED)
{
  ps_clock_test_do (f, "start");
  g_assert_cmpint (f->r.segment_left_s, ==, 300);
  g_assert_cmpint (f->r.meeting_left_s, ==, 3600);

  ps_clock_test_wait (f, 4, 59);
  g_assert_cmpint (f->r.segment_left_s, ==, 1);
  g_assert_cmpint (f->r.segment_elapsed_s, ==, 299);
  g_assert_cmpint (f->r.over_s, ==, 0);

  ps_clock_test_wait (f, 5, 35);
  g_assert_cmpint (f->r.segment, ==, 0);
  g_assert_cmpint (f->r.segment_left_s, ==, -35);
  g_assert_cmpint (f->r.over_s, ==, 35);
  g_assert_cmpint (f->r.meeting_left_s, ==, 3600 - 335);
  ps_clock_test_ends_at (f, 60, 35);
}

static void
test_a_second_is_shown_until_it_is_over (PsClockTest   *f,
                                         gconstpointer  data G_GNUC_UNUSED)
{
  ps_clock_test_do (f, "start");

  f->now = S - 1;
  ps_clock_test_look (f);
  g_assert_cmpint (f->r.segment_left_s, ==, 300);
  g_assert_cmpint (f->r.meeting_left_s, ==, 3600);
  g_assert_cmpint (f->r.next_change, ==, ps_clock_test_now (f).boot + 1);

  f->now = S;
  ps_clock_test_look (f);
  g_assert_cmpint (f->r.segment_left_s, ==, 299);
  g_assert_cmpint (f->r.next_change, ==, ps_clock_test_now (f).boot + S);
}

static void
test_a_late_tick_loses_nothing (PsClockTest   *f,
                                gconstpointer  data G_GNUC_UNUSED)
{
  ps_clock_test_do (f, "start");
  ps_clock_test_wait (f, 61, 0);
  g_assert_cmpint (f->r.segment_elapsed_s, ==, 3660);
  g_assert_cmpint (f->r.meeting_left_s, ==, -60);
}

static void
test_a_late_start_is_over_from_the_first_second (PsClockTest   *f,
                                                 gconstpointer  data G_GNUC_UNUSED)
{
  ps_clock_test_wait (f, 3, 0);
  g_assert_cmpint (f->r.over_s, ==, 180);
  ps_clock_test_ends_at (f, 63, 0);

  ps_clock_test_do (f, "start");
  g_assert_cmpint (f->r.over_s, ==, 180);
  g_assert_cmpint (f->r.meeting_left_s, ==, 3420);
  ps_clock_test_ends_at (f, 63, 0);
}

static void
test_before_the_start_it_waits_for_the_planned_time (PsClockTest   *f,
                                                     gconstpointer  data G_GNUC_UNUSED)
{
  ps_clock_test_wait (f, -10, 0);
  g_assert_cmpint (f->r.state, ==, PS_CLOCK_READY);
  g_assert_cmpint (f->r.over_s, ==, 0);
  g_assert_cmpint (f->r.segment, ==, 0);
  g_assert_cmpint (f->r.segment_left_s, ==, 300);
  g_assert_cmpint (f->r.next_change, ==, 0);
  ps_clock_test_ends_at (f, 60, 0);

  ps_clock_test_do (f, "start");
  g_assert_cmpint (f->r.over_s, ==, -600);
  g_assert_cmpint (f->r.meeting_left_s, ==, 4200);
  ps_clock_test_ends_at (f, 50, 0);
}

static void
test_a_pause_stops_the_segment_but_not_the_evening (PsClockTest   *f,
                                                    gconstpointer  data G_GNUC_UNUSED)
{
  ps_clock_test_do (f, "start");
  ps_clock_test_wait (f, 2, 0);
  ps_clock_test_do (f, "pause break");
  ps_clock_test_wait (f, 6, 0);
  g_assert_cmpint (f->r.state, ==, PS_CLOCK_PAUSED);
  g_assert_cmpint (f->r.reason, ==, PS_PAUSE_BREAK);
  g_assert_cmpint (f->r.segment_elapsed_s, ==, 120);
  g_assert_cmpint (f->r.segment_paused_s, ==, 240);
  g_assert_cmpint (f->r.paused_s, ==, 240);
  g_assert_cmpint (f->r.meeting_elapsed_s, ==, 120);
  g_assert_cmpint (f->r.meeting_left_s, ==, 3600 - 360);
  g_assert_cmpint (f->r.over_s, ==, 240);
  ps_clock_test_ends_at (f, 64, 0);

  ps_clock_test_do (f, "resume");
  ps_clock_test_wait (f, 7, 0);
  g_assert_cmpint (f->r.segment_elapsed_s, ==, 180);
  g_assert_cmpint (f->r.segment_paused_s, ==, 240);
  g_assert_cmpint (f->r.over_s, ==, 240);
}

static void
test_extending_moves_the_end_and_not_the_lateness (PsClockTest   *f,
                                                   gconstpointer  data G_GNUC_UNUSED)
{
  ps_clock_test_do (f, "start");
  ps_clock_test_wait (f, 2, 0);
  ps_clock_test_do (f, "extend 300");
  g_assert_cmpint (f->r.segment_planned_s, ==, 600);
  g_assert_cmpint (f->r.segment_left_s, ==, 480);
  g_assert_cmpint (f->r.over_s, ==, 0);
  g_assert_cmpint (f->r.end_over_s, ==, 300);
  ps_clock_test_ends_at (f, 65, 0);

  ps_clock_test_wait (f, 10, 0);
  ps_clock_test_do (f, "next");
  g_assert_cmpint (f->r.over_s, ==, 300);
  ps_clock_test_ends_at (f, 65, 0);
}

static void
test_shortening_never_takes_away_what_was_spent (PsClockTest   *f,
                                                 gconstpointer  data G_GNUC_UNUSED)
{
  ps_clock_test_do (f, "start");
  ps_clock_test_wait (f, 3, 0);
  ps_clock_test_do (f, "extend -60");
  g_assert_cmpint (f->r.segment_left_s, ==, 60);
  ps_clock_test_ends_at (f, 59, 0);

  ps_clock_test_do (f, "extend -300");
  g_assert_cmpint (f->r.segment_planned_s, ==, 180);
  g_assert_cmpint (f->r.segment_left_s, ==, 0);
  g_assert_cmpint (f->r.over_s, ==, 0);
  ps_clock_test_ends_at (f, 58, 0);

  ps_clock_test_refuses (f, "extend -60");
}

static void
test_extending_wants_a_number_within_a_day (PsClockTest   *f,
                                            gconstpointer  data G_GNUC_UNUSED)
{
  ps_clock_test_do (f, "start");
  ps_clock_test_refuses (f, "extend");
  ps_clock_test_refuses (f, "extend five");
  ps_clock_test_refuses (f, "extend 1e3");
  ps_clock_test_refuses (f, "extend 0");
  ps_clock_test_refuses (f, "extend 86400");
  ps_clock_test_refuses (f, "extend 99999999999999999999");
  ps_clock_test_do (f, "extend 86100");
}

static void
test_back_goes_on_where_it_was (PsClockTest   *f,
                                gconstpointer  data G_GNUC_UNUSED)
{
  PsSegmentActual actual;
  PsInstant now;

  ps_clock_test_do (f, "start");
  ps_clock_test_refuses (f, "back");
  ps_clock_test_wait (f, 5, 0);
  ps_clock_test_do (f, "next");
  ps_clock_test_wait (f, 6, 0);
  ps_clock_test_do (f, "back");
  g_assert_cmpint (f->r.segment, ==, 0);
  g_assert_cmpint (f->r.segment_elapsed_s, ==, 300);
  g_assert_cmpint (f->r.over_s, ==, 0);
  ps_clock_test_ends_at (f, 60, 0);

  ps_clock_test_wait (f, 7, 0);
  g_assert_cmpint (f->r.over_s, ==, 60);
  ps_clock_test_do (f, "next");
  g_assert_cmpint (f->r.segment_elapsed_s, ==, 60);
  g_assert_cmpint (f->r.over_s, ==, 60);
  ps_clock_test_ends_at (f, 61, 0);

  now = ps_clock_test_now (f);
  ps_meeting_clock_get_actual (f->clock, 0, &now, &actual);
  g_assert_cmpint (actual.elapsed_s, ==, 360);
  g_assert_cmpint (actual.started_at, ==, PS_CLOCK_TEST_PLANNED);
  g_assert_cmpint (actual.ended_at, ==, PS_CLOCK_TEST_PLANNED + 420 * S);
}

static void
test_skipping_makes_early (PsClockTest   *f,
                           gconstpointer  data G_GNUC_UNUSED)
{
  PsSegmentActual actual;
  PsInstant now;

  ps_clock_test_do (f, "start");
  ps_clock_test_wait (f, 5, 0);
  ps_clock_test_do (f, "next");
  ps_clock_test_do (f, "skip");
  g_assert_cmpint (f->r.segment, ==, 2);
  g_assert_cmpint (f->r.over_s, ==, -900);
  ps_clock_test_ends_at (f, 45, 0);
  now = ps_clock_test_now (f);
  ps_meeting_clock_get_actual (f->clock, 1, &now, &actual);
  g_assert_true (actual.skipped);

  ps_clock_test_do (f, "back");
  g_assert_cmpint (f->r.segment, ==, 1);
  g_assert_cmpint (f->r.over_s, ==, 0);
  ps_meeting_clock_get_actual (f->clock, 1, &now, &actual);
  g_assert_false (actual.skipped);
}

static void
test_swap_exchanges_the_next_two (PsClockTest   *f,
                                  gconstpointer  data G_GNUC_UNUSED)
{
  PsSegmentActual actual;
  PsInstant now;

  ps_clock_test_do (f, "start");
  ps_clock_test_do (f, "swap");
  now = ps_clock_test_now (f);
  ps_meeting_clock_get_actual (f->clock, 1, &now, &actual);
  g_assert_cmpuint (actual.plan_index, ==, 2);
  g_assert_cmpint (ps_meeting_clock_get_plan (f->clock, 1)->kind, ==, PS_SEGMENT_MINDFULNESS);

  ps_clock_test_wait (f, 5, 0);
  ps_clock_test_do (f, "next");
  g_assert_cmpint (f->r.segment_planned_s, ==, 600);
  g_assert_cmpint (f->r.over_s, ==, 0);
  ps_clock_test_ends_at (f, 60, 0);

  ps_clock_test_wait (f, 15, 0);
  ps_clock_test_do (f, "next");
  g_assert_cmpint (f->r.over_s, ==, 0);
  ps_clock_test_do (f, "next");
  g_assert_false (f->r.can_swap);
  ps_clock_test_refuses (f, "swap");
}

static void
test_the_last_segment_waits_for_a_person (PsClockTest   *f,
                                          gconstpointer  data G_GNUC_UNUSED)
{
  ps_clock_test_do (f, "start");
  for (int i = 0; i < 4; i++)
    ps_clock_test_do (f, "next");

  g_assert_cmpint (f->r.next, ==, -1);
  g_assert_false (f->r.can_next);
  ps_clock_test_refuses (f, "next");
  ps_clock_test_refuses (f, "skip");

  ps_clock_test_wait (f, 20, 0);
  ps_clock_test_do (f, "end");
  g_assert_cmpint (f->r.state, ==, PS_CLOCK_ENDED);
  ps_clock_test_ends_at (f, 20, 0);
}

static void
test_verbs_out_of_place_change_nothing (PsClockTest   *f,
                                        gconstpointer  data G_GNUC_UNUSED)
{
  const char * const all[] = { "next", "back", "skip", "swap", "extend 60", "pause", "resume",
                               "refit later", "away 0", "marker follow-up", "undo", "end" };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    ps_clock_test_refuses (f, all[i]);

  ps_clock_test_do (f, "start");
  ps_clock_test_refuses (f, "start");
  ps_clock_test_refuses (f, "resume");
  ps_clock_test_refuses (f, "pause tired");
  ps_clock_test_refuses (f, "marker gossip");
  ps_clock_test_refuses (f, "undo");
  ps_clock_test_refuses (f, "refit trim");
  ps_clock_test_do (f, "pause");
  ps_clock_test_refuses (f, "pause none");

  ps_clock_test_do (f, "end");
  ps_clock_test_refuses (f, "start");
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    ps_clock_test_refuses (f, all[i]);
}

static void
test_a_crisis_in_a_break_goes_on_as_a_pause (PsClockTest   *f,
                                             gconstpointer  data G_GNUC_UNUSED)
{
  ps_clock_test_do (f, "start");
  ps_clock_test_do (f, "pause break");
  ps_clock_test_wait (f, 1, 0);
  ps_clock_test_do (f, "pause crisis");
  ps_clock_test_wait (f, 3, 0);
  g_assert_cmpint (f->r.reason, ==, PS_PAUSE_CRISIS);
  g_assert_cmpint (f->r.paused_s, ==, 180);
}

static void
test_moving_on_in_a_pause_stays_a_pause (PsClockTest   *f,
                                         gconstpointer  data G_GNUC_UNUSED)
{
  PsSegmentActual actual;
  PsInstant now;

  ps_clock_test_do (f, "start");
  ps_clock_test_wait (f, 5, 0);
  ps_clock_test_do (f, "pause");
  ps_clock_test_wait (f, 7, 0);
  ps_clock_test_do (f, "next");
  ps_clock_test_wait (f, 8, 0);
  g_assert_cmpint (f->r.state, ==, PS_CLOCK_PAUSED);
  g_assert_cmpint (f->r.segment_elapsed_s, ==, 0);
  g_assert_cmpint (f->r.segment_paused_s, ==, 60);
  g_assert_cmpint (f->r.over_s, ==, 180);

  now = ps_clock_test_now (f);
  ps_meeting_clock_get_actual (f->clock, 0, &now, &actual);
  g_assert_cmpint (actual.paused_s, ==, 120);
}

static void
test_the_closing_is_protected_while_it_fits (PsClockTest   *f,
                                             gconstpointer  data G_GNUC_UNUSED)
{
  ps_clock_test_do (f, "start");
  ps_clock_test_wait (f, 50, 0);
  g_assert_cmpint (f->r.protected_left_s, ==, 600);
  g_assert_true (f->r.closing_protected);
  ps_clock_test_wait (f, 50, 1);
  g_assert_false (f->r.closing_protected);

  ps_clock_test_do (f, "refit later");
  g_assert_true (f->r.closing_protected);
}

static void
test_without_a_closing_nothing_is_lost (PsClockTest   *f,
                                        gconstpointer  data G_GNUC_UNUSED)
{
  g_ptr_array_set_size (f->plans, 4);
  ps_clock_test_make (f);
  ps_clock_test_do (f, "start");
  ps_clock_test_wait (f, 90, 0);
  g_assert_true (f->r.closing_protected);
}

static void
test_a_trim_ends_on_time_and_keeps_the_lateness (PsClockTest   *f,
                                                 gconstpointer  data G_GNUC_UNUSED)
{
  ps_clock_test_do (f, "start");
  ps_clock_test_wait (f, 11, 0);
  ps_clock_test_do (f, "next");
  g_assert_cmpint (f->r.over_s, ==, 360);
  ps_clock_test_ends_at (f, 66, 0);

  ps_clock_test_do (f, "refit trim");
  g_assert_cmpint (f->r.over_s, ==, 360);
  g_assert_cmpint (f->r.end_over_s, ==, 0);
  ps_clock_test_ends_at (f, 60, 0);
  ps_clock_test_refuses (f, "refit trim");

  /* The check-in, which has just begun, can give five minutes and the topic ten. */
  g_assert_cmpint (f->r.segment_planned_s, ==, 13 * 60);
  ps_clock_test_wait (f, 24, 0);
  ps_clock_test_do (f, "next");
  ps_clock_test_wait (f, 34, 0);
  ps_clock_test_do (f, "next");
  g_assert_cmpint (f->r.segment_planned_s, ==, 16 * 60);
  ps_clock_test_wait (f, 50, 0);
  ps_clock_test_do (f, "next");
  g_assert_cmpint (f->r.over_s, ==, 0);
}

static void
test_a_trim_of_the_segment_that_runs_leaves_it_a_minute (PsClockTest   *f,
                                                         gconstpointer  data G_GNUC_UNUSED)
{
  ps_clock_test_do (f, "start");
  ps_clock_test_wait (f, 5, 0);
  ps_clock_test_do (f, "next");
  ps_clock_test_wait (f, 10, 0);
  ps_clock_test_do (f, "skip");
  ps_clock_test_wait (f, 10, 0);
  ps_clock_test_do (f, "next");
  ps_clock_test_do (f, "extend 1200");

  /* Thirty of forty minutes had, of which ten are the minimum; eight minutes late. */
  ps_clock_test_wait (f, 40, 0);
  ps_clock_test_do (f, "extend 480");
  g_assert_cmpint (f->r.end_over_s, ==, 480);
  ps_clock_test_do (f, "refit trim");
  g_assert_cmpint (f->r.segment_left_s, ==, 10 * 60);
  ps_clock_test_do (f, "extend 1800");
  ps_clock_test_do (f, "refit trim");
  g_assert_cmpint (f->r.segment_left_s, ==, 10 * 60);
  ps_clock_test_wait (f, 49, 30);
  ps_clock_test_do (f, "extend 60");
  ps_clock_test_do (f, "refit trim");
  g_assert_cmpint (f->r.segment_left_s, ==, 60);
  g_assert_cmpint (f->r.segment_elapsed_s, ==, 39 * 60 + 30);
  ps_clock_test_refuses (f, "refit trim");
  g_assert_cmpint (f->r.end_over_s, ==, 30);

  /* What had gone by has not changed. */
  ps_clock_test_do (f, "undo");
  g_assert_cmpint (f->r.segment_left_s, ==, 90);
}

static void
test_the_reserved_minutes_are_those_still_to_come (PsClockTest   *f,
                                                   gconstpointer  data G_GNUC_UNUSED)
{
  ps_clock_test_add (f, PS_SEGMENT_CONTACT, 5, 5, TRUE);
  f->planned_s = 65 * 60;
  ps_clock_test_make (f);
  ps_clock_test_look (f);
  g_assert_cmpint (f->r.protected_left_s, ==, 15 * 60);

  ps_clock_test_do (f, "start");
  for (int i = 0; i < 3; i++)
    ps_clock_test_do (f, "next");

  /* The discussion may go on until 18:50; the second after, it eats of the closing. */
  ps_clock_test_wait (f, 50, 0);
  g_assert_true (f->r.closing_protected);
  g_assert_cmpint (f->r.protected_left_s, ==, 15 * 60);
  ps_clock_test_wait (f, 50, 1);
  g_assert_false (f->r.closing_protected);

  /* What the closing has had need not be kept any more. */
  ps_clock_test_wait (f, 50, 0);
  ps_clock_test_do (f, "next");
  ps_clock_test_wait (f, 54, 0);
  g_assert_true (f->r.closing_protected);
  g_assert_cmpint (f->r.protected_left_s, ==, 11 * 60);

  /* One that was left out, or is over its own time, keeps nothing. */
  ps_clock_test_wait (f, 60, 30);
  g_assert_cmpint (f->r.protected_left_s, ==, 5 * 60);
  g_assert_false (f->r.closing_protected);
  ps_clock_test_do (f, "next");
  ps_clock_test_do (f, "back");
  ps_clock_test_do (f, "skip");
  g_assert_cmpint (f->r.protected_left_s, ==, 5 * 60);
}

static void
test_a_pause_eats_of_the_reserved_minutes_as_well (PsClockTest   *f,
                                                   gconstpointer  data G_GNUC_UNUSED)
{
  ps_clock_test_do (f, "start");
  ps_clock_test_wait (f, 45, 0);
  ps_clock_test_do (f, "pause crisis");
  ps_clock_test_wait (f, 50, 0);
  g_assert_true (f->r.closing_protected);
  ps_clock_test_wait (f, 50, 1);
  g_assert_false (f->r.closing_protected);
}

static void
test_a_dropped_segment_is_passed_over (PsClockTest   *f,
                                       gconstpointer  data G_GNUC_UNUSED)
{
  ps_clock_test_do (f, "start");
  ps_clock_test_wait (f, 15, 0);
  ps_clock_test_do (f, "next");
  ps_clock_test_do (f, "refit drop");
  ps_clock_test_ends_at (f, 60, 0);
  g_assert_cmpint (f->r.next, ==, 3);

  ps_clock_test_wait (f, 30, 0);
  ps_clock_test_do (f, "next");
  g_assert_cmpint (f->r.segment, ==, 3);
  g_assert_cmpint (f->r.over_s, ==, 0);
  ps_clock_test_do (f, "back");
  g_assert_cmpint (f->r.segment, ==, 1);
}

static void
test_ending_later_moves_the_plan (PsClockTest   *f,
                                  gconstpointer  data G_GNUC_UNUSED)
{
  ps_clock_test_do (f, "start");
  ps_clock_test_wait (f, 9, 0);
  ps_clock_test_do (f, "next");
  ps_clock_test_do (f, "refit later");
  g_assert_cmpint (f->r.over_s, ==, 0);
  g_assert_cmpint (f->r.meeting_left_s, ==, 55 * 60);
  g_assert_cmpint (f->r.planned_end, ==, PS_CLOCK_TEST_PLANNED + 64 * 60 * S);
  ps_clock_test_ends_at (f, 64, 0);
}

static void
test_undo_is_as_if_it_had_never_been (PsClockTest   *f,
                                      gconstpointer  data G_GNUC_UNUSED)
{
  ps_clock_test_do (f, "start");
  ps_clock_test_wait (f, 4, 0);
  ps_clock_test_do (f, "next");
  g_assert_true (f->r.can_undo);
  g_assert_cmpint (f->r.undo, ==, PS_CLOCK_NEXT);
  ps_clock_test_wait (f, 4, 30);
  ps_clock_test_do (f, "pause break");
  ps_clock_test_wait (f, 5, 0);
  ps_clock_test_do (f, "marker strong-moment");

  ps_clock_test_do (f, "undo");
  g_assert_cmpint (f->r.state, ==, PS_CLOCK_RUNNING);
  g_assert_cmpint (f->r.segment_elapsed_s, ==, 60);
  g_assert_cmpint (f->r.paused_s, ==, 0);

  ps_clock_test_do (f, "undo");
  g_assert_cmpint (f->r.segment, ==, 0);
  g_assert_cmpint (f->r.segment_elapsed_s, ==, 300);
  g_assert_cmpint (f->r.over_s, ==, 0);
  g_assert_false (f->r.can_undo);
  ps_clock_test_refuses (f, "undo");
}

static void
test_a_segment_can_ask_to_be_moved_on (PsClockTest   *f,
                                       gconstpointer  data G_GNUC_UNUSED)
{
  ((PsSegmentPlan *) g_ptr_array_index (f->plans, 0))->auto_advance = TRUE;
  ps_clock_test_make (f);
  ps_clock_test_do (f, "start");
  ps_clock_test_wait (f, 4, 59);
  g_assert_false (f->r.advance_due);
  ps_clock_test_wait (f, 5, 0);
  g_assert_true (f->r.advance_due);
  ps_clock_test_do (f, "pause");
  g_assert_false (f->r.advance_due);
  ps_clock_test_do (f, "next");
  ps_clock_test_do (f, "resume");
  ps_clock_test_wait (f, 40, 0);
  g_assert_false (f->r.advance_due);
}

static void
test_what_has_ended_stands_still (PsClockTest   *f,
                                  gconstpointer  data G_GNUC_UNUSED)
{
  PsClockReading at_end;

  ps_clock_test_do (f, "start");
  ps_clock_test_wait (f, 30, 0);
  ps_clock_test_do (f, "pause");
  ps_clock_test_wait (f, 31, 0);
  ps_clock_test_do (f, "end");
  at_end = f->r;
  g_assert_cmpint (f->r.paused_s, ==, 60);
  g_assert_cmpint (f->r.next_change, ==, 0);
  ps_clock_test_ends_at (f, 31, 0);

  ps_clock_test_wait (f, 6000, 0);
  ps_clock_test_same (&at_end, &f->r);
  ps_clock_test_reboot (f);
  ps_clock_test_same (&at_end, &f->r);
}

#define add_test(name, func) \
  g_test_add ("/meeting-clock/" name, PsClockTest, NULL, ps_clock_test_set_up, func, \
              ps_clock_test_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add_test ("counts-down-the-segment-and-the-meeting",
            test_counts_down_the_segment_and_the_meeting);
  add_test ("a-second-is-shown-until-it-is-over", test_a_second_is_shown_until_it_is_over);
  add_test ("a-late-tick-loses-nothing", test_a_late_tick_loses_nothing);
  add_test ("a-late-start-is-over-from-the-first-second",
            test_a_late_start_is_over_from_the_first_second);
  add_test ("before-the-start-it-waits-for-the-planned-time",
            test_before_the_start_it_waits_for_the_planned_time);
  add_test ("a-pause-stops-the-segment-but-not-the-evening",
            test_a_pause_stops_the_segment_but_not_the_evening);
  add_test ("extending-moves-the-end-and-not-the-lateness",
            test_extending_moves_the_end_and_not_the_lateness);
  add_test ("shortening-never-takes-away-what-was-spent",
            test_shortening_never_takes_away_what_was_spent);
  add_test ("extending-wants-a-number-within-a-day", test_extending_wants_a_number_within_a_day);
  add_test ("back-goes-on-where-it-was", test_back_goes_on_where_it_was);
  add_test ("skipping-makes-early", test_skipping_makes_early);
  add_test ("swap-exchanges-the-next-two", test_swap_exchanges_the_next_two);
  add_test ("the-last-segment-waits-for-a-person", test_the_last_segment_waits_for_a_person);
  add_test ("verbs-out-of-place-change-nothing", test_verbs_out_of_place_change_nothing);
  add_test ("a-crisis-in-a-break-goes-on-as-a-pause", test_a_crisis_in_a_break_goes_on_as_a_pause);
  add_test ("moving-on-in-a-pause-stays-a-pause", test_moving_on_in_a_pause_stays_a_pause);
  add_test ("the-closing-is-protected-while-it-fits", test_the_closing_is_protected_while_it_fits);
  add_test ("without-a-closing-nothing-is-lost", test_without_a_closing_nothing_is_lost);
  add_test ("a-trim-ends-on-time-and-keeps-the-lateness",
            test_a_trim_ends_on_time_and_keeps_the_lateness);
  add_test ("a-trim-of-the-segment-that-runs-leaves-it-a-minute",
            test_a_trim_of_the_segment_that_runs_leaves_it_a_minute);
  add_test ("the-reserved-minutes-are-those-still-to-come",
            test_the_reserved_minutes_are_those_still_to_come);
  add_test ("a-pause-eats-of-the-reserved-minutes-as-well",
            test_a_pause_eats_of_the_reserved_minutes_as_well);
  add_test ("a-dropped-segment-is-passed-over", test_a_dropped_segment_is_passed_over);
  add_test ("ending-later-moves-the-plan", test_ending_later_moves_the_plan);
  add_test ("undo-is-as-if-it-had-never-been", test_undo_is_as_if_it_had_never_been);
  add_test ("a-segment-can-ask-to-be-moved-on", test_a_segment_can_ask_to_be_moved_on);
  add_test ("what-has-ended-stands-still", test_what_has_ended_stands_still);

  return g_test_run ();
}
