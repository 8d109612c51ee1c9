#include "ps-idle-watch.h"
#include "ps-practice-clock.h"
#include "ps-ticker.h"
#include "ps-ui-test.h"

static gint64 boot;

static void
test_now (PsInstant *instant,
          gpointer   data)
{
  instant->wall = boot;
  instant->boot = boot;
}

static const PsClock test_clock = { test_now };

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
test_idle_after_the_minutes_that_were_set (void)
{
  g_autoptr (PsIdleWatch) watch = ps_idle_watch_new (&test_clock);
  guint n = 0;

  g_signal_connect_swapped (watch, "idle", G_CALLBACK (count_cb), &n);
  ps_idle_watch_set_minutes (watch, 5);
  ps_idle_watch_start (watch);

  boot += 5 * G_TIME_SPAN_MINUTE - 1;
  g_assert_false (ps_idle_watch_check (watch));
  g_assert_cmpuint (n, ==, 0);

  boot += 1;
  g_assert_true (ps_idle_watch_check (watch));
  g_assert_cmpuint (n, ==, 1);
}

static void
test_a_touch_counts_anew (void)
{
  g_autoptr (PsIdleWatch) watch = ps_idle_watch_new (&test_clock);

  ps_idle_watch_set_minutes (watch, 1);
  ps_idle_watch_start (watch);

  boot += 50 * G_TIME_SPAN_SECOND;
  ps_idle_watch_touch (watch);
  boot += 50 * G_TIME_SPAN_SECOND;
  g_assert_false (ps_idle_watch_check (watch));
  boot += 10 * G_TIME_SPAN_SECOND;
  g_assert_true (ps_idle_watch_check (watch));
}

static void
test_fewer_minutes_count_from_the_last_touch (void)
{
  g_autoptr (PsIdleWatch) watch = ps_idle_watch_new (&test_clock);

  ps_idle_watch_set_minutes (watch, 10);
  ps_idle_watch_start (watch);

  boot += 2 * G_TIME_SPAN_MINUTE;
  ps_idle_watch_set_minutes (watch, 2);
  g_assert_true (ps_idle_watch_check (watch));
}

static void
test_practice_clock_runs_faster_from_now_on (void)
{
  g_autoptr (PsPracticeClock) practice = ps_practice_clock_new (&test_clock, 10);
  const PsClock *clock = ps_practice_clock_get_clock (practice);
  gint64 start = ps_clock_wall (clock);

  g_assert_cmpint (start, ==, boot);
  boot += 6 * G_TIME_SPAN_SECOND;
  g_assert_cmpint (ps_clock_wall (clock), ==, start + G_TIME_SPAN_MINUTE);
  g_assert_cmpint (ps_clock_now (clock).boot, ==, start + G_TIME_SPAN_MINUTE);
  g_assert_cmpuint (clock->rate, ==, 10);
}

static void
tick_cb (gboolean *ticked)
{
  *ticked = TRUE;
}

/* A minute of practice is a sixteenth of a second; at the real rate this would not end in time. */
static void
test_practice_clock_is_waited_for_less (void)
{
  g_autoptr (PsPracticeClock) practice = ps_practice_clock_new (&ps_clock_system, 1000);
  const PsClock *clock = ps_practice_clock_get_clock (practice);
  g_autoptr (PsTicker) ticker = ps_ticker_new (clock);
  gboolean ticked = FALSE;

  g_signal_connect_swapped (ticker, "tick", G_CALLBACK (tick_cb), &ticked);
  ps_ticker_run (ticker, ps_clock_now (clock).boot + G_TIME_SPAN_MINUTE, 0);
  ps_ui_test_wait_for (ticked);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ps_ui_test_init ();

  g_test_add_func ("/ui/idle-watch/idle-after-the-minutes-that-were-set",
                   test_idle_after_the_minutes_that_were_set);
  g_test_add_func ("/ui/idle-watch/a-touch-counts-anew", test_a_touch_counts_anew);
  g_test_add_func ("/ui/idle-watch/fewer-minutes-count-from-the-last-touch",
                   test_fewer_minutes_count_from_the_last_touch);
  g_test_add_func ("/ui/practice-clock/runs-faster-from-now-on",
                   test_practice_clock_runs_faster_from_now_on);
  g_test_add_func ("/ui/practice-clock/is-waited-for-less", test_practice_clock_is_waited_for_less);

  return g_test_run ();
}
