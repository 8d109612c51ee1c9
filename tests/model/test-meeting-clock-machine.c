#include "ps-clock-test.h"

#include <string.h>

#include "ps-error.h"

#define S G_TIME_SPAN_SECOND

static void
test_sleep_goes_on_counting (PsClockTest   *f,
                             gconstpointer  data G_GNUC_UNUSED)
{
  ps_clock_test_do (f, "start");
  ps_clock_test_wait (f, 1, 0);

  /* Six minutes without a look, as when the lid is closed; boot time goes on. */
  ps_clock_test_wait (f, 7, 0);
  g_assert_cmpint (f->r.segment_elapsed_s, ==, 420);
  g_assert_false (f->r.estimated);

  ps_clock_test_do (f, "away 360");
  g_assert_cmpint (f->r.segment_elapsed_s, ==, 60);
  g_assert_cmpint (f->r.segment_paused_s, ==, 360);
  g_assert_cmpint (f->r.over_s, ==, 360);
  ps_clock_test_refuses (f, "away 1");
  ps_clock_test_do (f, "undo");
  g_assert_cmpint (f->r.segment_elapsed_s, ==, 420);
}

static void
test_only_what_went_by_unseen_can_be_a_pause (PsClockTest   *f,
                                              gconstpointer  data G_GNUC_UNUSED)
{
  ps_clock_test_do (f, "start");
  ps_clock_test_wait (f, 2, 0);
  ps_clock_test_do (f, "marker topic-idea");
  ps_clock_test_wait (f, 4, 0);
  ps_clock_test_refuses (f, "away 121");
  ps_clock_test_refuses (f, "away -1");
  ps_clock_test_refuses (f, "away");
  ps_clock_test_do (f, "away 120");

  ps_clock_test_do (f, "pause");
  ps_clock_test_wait (f, 9, 0);
  ps_clock_test_refuses (f, "away 60");
  ps_clock_test_do (f, "away 0");
}

static void
test_setting_the_wall_clock_changes_no_figure (PsClockTest   *f,
                                               gconstpointer  data)
{
  gint64 jump = GPOINTER_TO_INT (data) * 60 * S;
  PsSegmentActual actual;
  PsInstant now;

  ps_clock_test_do (f, "start");
  ps_clock_test_wait (f, 5, 0);
  ps_clock_test_do (f, "next");
  f->wall_off = jump;
  ps_clock_test_wait (f, 8, 0);
  g_assert_cmpint (f->r.segment_elapsed_s, ==, 180);
  g_assert_cmpint (f->r.meeting_left_s, ==, 52 * 60);
  g_assert_cmpint (f->r.over_s, ==, 0);
  g_assert_false (f->r.estimated);

  /* Said on the clock that now hangs on the wall. */
  g_assert_cmpint (f->r.planned_end, ==, PS_CLOCK_TEST_PLANNED + 3600 * S + jump);
  g_assert_cmpint (f->r.projected_end, ==, PS_CLOCK_TEST_PLANNED + 3600 * S + jump);

  /* The record stays in order. */
  ps_clock_test_do (f, "end");
  now = ps_clock_test_now (f);
  ps_meeting_clock_get_actual (f->clock, 1, &now, &actual);
  g_assert_cmpint (actual.started_at, ==, PS_CLOCK_TEST_PLANNED + 300 * S);
  g_assert_cmpint (actual.ended_at, ==, PS_CLOCK_TEST_PLANNED + 480 * S);
  g_assert_cmpint (ps_meeting_clock_get_ended_at (f->clock), ==, PS_CLOCK_TEST_PLANNED + 480 * S);
}

static void
test_saying_to_be_here_is_nothing_to_undo (PsClockTest   *f,
                                           gconstpointer  data G_GNUC_UNUSED)
{
  ps_clock_test_do (f, "start");
  ps_clock_test_wait (f, 7, 0);
  ps_clock_test_do (f, "away 0");
  g_assert_false (f->r.can_undo);
  ps_clock_test_refuses (f, "undo");
}

static void
test_the_end_does_not_flicker (PsClockTest   *f,
                               gconstpointer  data G_GNUC_UNUSED)
{
  ps_clock_test_do (f, "start");

  /* The two clocks are never read in quite the same moment. */
  for (int i = -3; i <= 3; i++)
    {
      f->wall_off = i;
      ps_clock_test_wait (f, 3 - ABS (i), 0);
      g_assert_cmpint (f->r.planned_end, ==, PS_CLOCK_TEST_PLANNED + 3600 * S);
      ps_clock_test_ends_at (f, 60, 0);
      g_assert_cmpint (f->r.projected_end % S, ==, 0);
    }
}

static void
test_a_restart_of_the_machine_is_an_estimate (PsClockTest   *f,
                                              gconstpointer  data G_GNUC_UNUSED)
{
  ps_clock_test_do (f, "start");
  ps_clock_test_wait (f, 4, 0);
  ps_clock_test_reboot (f);
  ps_clock_test_wait (f, 6, 0);
  g_assert_true (f->r.estimated);
  g_assert_cmpint (f->r.segment_elapsed_s, ==, 360);

  /* From here on this boot counts, and the wall clock does not. */
  ps_clock_test_do (f, "away 0");
  f->wall_off = -3600 * S;
  ps_clock_test_wait (f, 7, 0);
  g_assert_cmpint (f->r.segment_elapsed_s, ==, 420);
  g_assert_true (f->r.estimated);
}

static void
test_after_a_restart_it_never_goes_backwards (PsClockTest   *f,
                                              gconstpointer  data G_GNUC_UNUSED)
{
  ps_clock_test_do (f, "start");
  ps_clock_test_wait (f, 4, 0);
  ps_clock_test_do (f, "marker follow-up");
  f->wall_off = -86400 * S;
  ps_clock_test_reboot (f);
  ps_clock_test_wait (f, 6, 0);
  g_assert_cmpint (f->r.segment_elapsed_s, ==, 240);
  ps_clock_test_do (f, "away 0");
  ps_clock_test_wait (f, 7, 0);
  g_assert_cmpint (f->r.segment_elapsed_s, ==, 300);
}

static void
test_a_pause_lasts_over_a_restart (PsClockTest   *f,
                                   gconstpointer  data G_GNUC_UNUSED)
{
  ps_clock_test_do (f, "start");
  ps_clock_test_wait (f, 4, 0);
  ps_clock_test_do (f, "pause technical");
  ps_clock_test_wait (f, 5, 0);
  ps_clock_test_reboot (f);
  ps_clock_test_wait (f, 9, 0);
  g_assert_cmpint (f->r.state, ==, PS_CLOCK_PAUSED);
  g_assert_cmpint (f->r.reason, ==, PS_PAUSE_TECHNICAL);
  g_assert_cmpint (f->r.segment_elapsed_s, ==, 240);
  g_assert_cmpint (f->r.segment_paused_s, ==, 300);

  ps_clock_test_do (f, "resume");
  ps_clock_test_wait (f, 10, 0);
  g_assert_cmpint (f->r.segment_elapsed_s, ==, 300);
  g_assert_cmpint (f->r.over_s, ==, 300);
}

static void
test_an_unknown_boot_counts_as_another (PsClockTest   *f,
                                        gconstpointer  data G_GNUC_UNUSED)
{
  f->boot = 0;
  ps_clock_test_do (f, "start");
  f->booted = 100 * 3600 * S;
  ps_clock_test_wait (f, 3, 0);
  g_assert_true (f->r.estimated);
  g_assert_cmpint (f->r.segment_elapsed_s, ==, 180);
}

static void
test_every_prefix_replays_to_the_same_clock (PsClockTest   *f,
                                             gconstpointer  data G_GNUC_UNUSED)
{
  const char * const script[] = {
    "start", "extend 60", "pause break", "resume", "next", "marker strong-moment", "undo", "next",
    "refit trim", "swap", "skip", "back", "away 30", "pause crisis", "next", "undo", "resume",
    "refit later", "end",
  };

  for (guint i = 0; i < G_N_ELEMENTS (script); i++)
    {
      PsClockReading live;
      g_autoptr (PsMeetingClock) kept = NULL;

      f->now += 97 * S + 123456;
      ps_clock_test_do (f, script[i]);

      f->now += 61 * S;
      ps_clock_test_look (f);
      live = f->r;
      kept = g_steal_pointer (&f->clock);
      ps_clock_test_crash (f);
      ps_clock_test_same (&live, &f->r);
      ps_meeting_clock_free (f->clock);
      f->clock = g_steal_pointer (&kept);
    }
}

static void
test_a_record_that_does_not_fit_is_damaged (PsClockTest   *f,
                                            gconstpointer  data G_GNUC_UNUSED)
{
  PsClockEvent events[] = {
    { PS_CLOCK_START, "", ps_clock_test_now (f) },
    { PS_CLOCK_RESUME, "", ps_clock_test_now (f) },
  };
  g_autoptr (GError) error = NULL;

  g_assert_null (ps_meeting_clock_replay (PS_CLOCK_TEST_PLANNED, 3600, f->plans, events, 2, &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_DAMAGED);
  g_assert_nonnull (strstr (error->message, "entry 2 (resume)"));
}

#define add_test(name, func) \
  g_test_add ("/meeting-clock-machine/" name, PsClockTest, NULL, ps_clock_test_set_up, func, \
              ps_clock_test_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add_test ("sleep-goes-on-counting", test_sleep_goes_on_counting);
  add_test ("only-what-went-by-unseen-can-be-a-pause",
            test_only_what_went_by_unseen_can_be_a_pause);
  add_test ("saying-to-be-here-is-nothing-to-undo", test_saying_to_be_here_is_nothing_to_undo);
  add_test ("the-end-does-not-flicker", test_the_end_does_not_flicker);
  add_test ("a-restart-of-the-machine-is-an-estimate",
            test_a_restart_of_the_machine_is_an_estimate);
  add_test ("after-a-restart-it-never-goes-backwards",
            test_after_a_restart_it_never_goes_backwards);
  add_test ("a-pause-lasts-over-a-restart", test_a_pause_lasts_over_a_restart);
  add_test ("an-unknown-boot-counts-as-another", test_an_unknown_boot_counts_as_another);
  add_test ("every-prefix-replays-to-the-same-clock", test_every_prefix_replays_to_the_same_clock);
  add_test ("a-record-that-does-not-fit-is-damaged", test_a_record_that_does_not_fit_is_damaged);
  g_test_add ("/meeting-clock-machine/setting-the-wall-clock-forward-changes-no-figure", PsClockTest,
              GINT_TO_POINTER (60), ps_clock_test_set_up,
              test_setting_the_wall_clock_changes_no_figure, ps_clock_test_tear_down);
  g_test_add ("/meeting-clock-machine/setting-the-wall-clock-back-changes-no-figure", PsClockTest,
              GINT_TO_POINTER (-1440), ps_clock_test_set_up,
              test_setting_the_wall_clock_changes_no_figure, ps_clock_test_tear_down);
  g_test_add ("/meeting-clock-machine/setting-the-wall-clock-back-an-hour-changes-no-figure",
              PsClockTest, GINT_TO_POINTER (-60), ps_clock_test_set_up,
              test_setting_the_wall_clock_changes_no_figure, ps_clock_test_tear_down);

  return g_test_run ();
}
