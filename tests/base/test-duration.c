#include "ps-duration.h"

static void
assert_text (char       *text,
             const char *expected)
{
  g_assert_cmpstr (text, ==, expected);
  g_free (text);
}

static void
test_as_a_clock (void)
{
  assert_text (ps_duration_as_clock (0), "0:00");
  assert_text (ps_duration_as_clock (9), "0:09");
  assert_text (ps_duration_as_clock (760), "12:40");
  assert_text (ps_duration_as_clock (3599), "59:59");
  assert_text (ps_duration_as_clock (3760), "1:02:40");
  assert_text (ps_duration_as_clock (360000), "100:00:00");
  assert_text (ps_duration_as_clock (-35), "−0:35");
  assert_text (ps_duration_as_clock (G_MININT64), "−2562047788015215:30:08");
}

static void
test_more_and_less_have_their_sign (void)
{
  assert_text (ps_duration_as_signed_clock (35), "+0:35");
  assert_text (ps_duration_as_signed_clock (0), "0:00");
  assert_text (ps_duration_as_signed_clock (-120), "−2:00");
}

static void
test_a_countdown_counts_up_once_it_is_over (void)
{
  assert_text (ps_duration_as_countdown (1), "0:01");
  assert_text (ps_duration_as_countdown (0), "0:00");
  assert_text (ps_duration_as_countdown (-1), "+0:01");
  assert_text (ps_duration_as_countdown (-3661), "+1:01:01");
}

static void
test_minutes_never_say_none_while_time_is_left (void)
{
  assert_text (ps_duration_as_minutes (721), "13 min");
  assert_text (ps_duration_as_minutes (720), "12 min");
  assert_text (ps_duration_as_minutes (1), "1 min");
  assert_text (ps_duration_as_minutes (0), "0 min");
  assert_text (ps_duration_as_minutes (-59), "0 min");
  assert_text (ps_duration_as_minutes (-60), "+1 min");
  assert_text (ps_duration_as_minutes (-179), "+2 min");
}

static void
test_the_last_five_minutes_are_shown_to_the_second (void)
{
  assert_text (ps_duration_left (301, FALSE), "6 min");
  assert_text (ps_duration_left (300, FALSE), "5:00");
  assert_text (ps_duration_left (-35, FALSE), "+0:35");
  assert_text (ps_duration_left (760, TRUE), "12:40");
}

static void
test_in_words (void)
{
  assert_text (ps_duration_in_words (0), "0 seconds");
  assert_text (ps_duration_in_words (1), "1 second");
  assert_text (ps_duration_in_words (59), "59 seconds");
  assert_text (ps_duration_in_words (60), "1 minute");
  assert_text (ps_duration_in_words (89), "1 minute");
  assert_text (ps_duration_in_words (90), "2 minutes");
  assert_text (ps_duration_in_words (720), "12 minutes");
  assert_text (ps_duration_in_words (-720), "12 minutes");
  assert_text (ps_duration_in_words (3569), "59 minutes");
  assert_text (ps_duration_in_words (3570), "1 hour");
  assert_text (ps_duration_in_words (3900), "1 hour 5 minutes");
  assert_text (ps_duration_in_words (7260), "2 hours 1 minute");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/duration/as-a-clock", test_as_a_clock);
  g_test_add_func ("/duration/more-and-less-have-their-sign", test_more_and_less_have_their_sign);
  g_test_add_func ("/duration/a-countdown-counts-up-once-it-is-over",
                   test_a_countdown_counts_up_once_it_is_over);
  g_test_add_func ("/duration/minutes-never-say-none-while-time-is-left",
                   test_minutes_never_say_none_while_time_is_left);
  g_test_add_func ("/duration/the-last-five-minutes-are-shown-to-the-second",
                   test_the_last_five_minutes_are_shown_to_the_second);
  g_test_add_func ("/duration/in-words", test_in_words);

  return g_test_run ();
}
