#include "ps-gap.h"

#define S G_TIME_SPAN_SECOND

static PsInstant
at (gint64      wall_s,
    gint64      boot_s,
    const char *boot_id)
{
  PsInstant instant = { wall_s * S, boot_s * S, "" };

  g_strlcpy (instant.boot_id, boot_id, sizeof instant.boot_id);

  return instant;
}

static void
assert_text (const PsGap *gap,
             const char  *expected)
{
  g_autofree char *text = ps_gap_get_text (gap);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_a_late_tick_is_no_absence (void)
{
  PsInstant due = at (1000, 10, "a");
  PsInstant now = at (1059, 69, "a");
  PsGap gap = { -1 };

  g_assert_false (ps_gap_notice (&due, &now, &gap));
  g_assert_cmpint (gap.away_s, ==, -1);
}

static void
test_sleep_is_noticed (void)
{
  PsInstant due = at (1000, 10, "a");
  PsInstant now = at (1360, 370, "a");
  PsGap gap;

  g_assert_true (ps_gap_notice (&due, &now, &gap));
  g_assert_cmpint (gap.away_s, ==, 360);
  g_assert_false (gap.estimated);
  assert_text (&gap, "Away for 6 minutes");
}

static void
test_setting_the_wall_clock_is_no_absence (void)
{
  PsInstant due = at (1000, 10, "a");
  PsInstant now = at (1000 + 86400, 11, "a");
  PsGap gap;

  g_assert_false (ps_gap_notice (&due, &now, &gap));
}

static void
test_a_restart_is_noticed_by_the_wall_clock (void)
{
  PsInstant due = at (1000, 5000, "a");
  PsInstant now = at (1300, 20, "b");
  PsGap gap;

  g_assert_true (ps_gap_notice (&due, &now, &gap));
  g_assert_cmpint (gap.away_s, ==, 300);
  g_assert_true (gap.estimated);
  assert_text (&gap, "Away for about 5 minutes");
}

static void
test_a_wall_clock_that_went_back_is_no_absence (void)
{
  PsInstant due = at (1000, 5000, "a");
  PsInstant now = at (10, 20, "b");
  PsGap gap;

  g_assert_false (ps_gap_notice (&due, &now, &gap));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/gap/a-late-tick-is-no-absence", test_a_late_tick_is_no_absence);
  g_test_add_func ("/gap/sleep-is-noticed", test_sleep_is_noticed);
  g_test_add_func ("/gap/setting-the-wall-clock-is-no-absence",
                   test_setting_the_wall_clock_is_no_absence);
  g_test_add_func ("/gap/a-restart-is-noticed-by-the-wall-clock",
                   test_a_restart_is_noticed_by_the_wall_clock);
  g_test_add_func ("/gap/a-wall-clock-that-went-back-is-no-absence",
                   test_a_wall_clock_that_went_back_is_no_absence);

  return g_test_run ();
}
