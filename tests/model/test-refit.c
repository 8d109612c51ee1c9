#include "ps-refit.h"

#define END (G_GINT64_CONSTANT (1772566200) * G_TIME_SPAN_SECOND)

/* Welcome is over and the check-in is running; the rest lies ahead. */
static const PsRefitSegment evening[] = {
  { "Welcome", PS_SEGMENT_WELCOME, 300, 300, FALSE, FALSE },
  { "Check-in", PS_SEGMENT_CHECK_IN, 600, 1200, FALSE, FALSE },
  { "Body scan", PS_SEGMENT_MINDFULNESS, 300, 480, FALSE, TRUE },
  { "Pacing", PS_SEGMENT_TOPIC, 900, 1500, FALSE, TRUE },
  { "Sharing", PS_SEGMENT_OPEN_SHARING, 600, 900, FALSE, TRUE },
  { "Feedback", PS_SEGMENT_FEEDBACK, 100, 300, TRUE, TRUE },
};

static GPtrArray *
list (gint64 excess_s)
{
  return ps_refit_list (evening, G_N_ELEMENTS (evening), excess_s,
                        END + excess_s * G_TIME_SPAN_SECOND);
}

static void
test_on_time_there_is_nothing_to_choose (void)
{
  g_autoptr (GPtrArray) none = list (0);
  g_autoptr (GPtrArray) early = list (-600);

  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (early->len, ==, 0);
  g_assert_null (ps_refit_find (none, "trim"));
}

static void
test_the_choices_come_in_order_and_say_when_they_end (void)
{
  g_autoptr (GPtrArray) refits = list (360);
  const PsRefit *refit;

  g_assert_cmpuint (refits->len, ==, 3);

  refit = g_ptr_array_index (refits, 0);
  g_assert_cmpstr (refit->choice, ==, "trim");
  g_assert_cmpstr (refit->text, ==, "Shorten 3 coming segments by 6 minutes in all.");
  g_assert_cmpint (refit->ends_at, ==, END);

  refit = g_ptr_array_index (refits, 1);
  g_assert_cmpstr (refit->choice, ==, "drop");
  g_assert_cmpstr (refit->text, ==, "Leave out “Body scan” (8 minutes).");
  g_assert_cmpint (refit->ends_at, ==, END - 120 * G_TIME_SPAN_SECOND);

  refit = g_ptr_array_index (refits, 2);
  g_assert_cmpstr (refit->choice, ==, "later");
  g_assert_cmpstr (refit->text, ==, "Keep everything and end 6 minutes later.");
  g_assert_cmpint (refit->ends_at, ==, END + 360 * G_TIME_SPAN_SECOND);
}

static void
test_a_trim_takes_in_proportion_to_slack (void)
{
  /* They can give 180, 600 and 300: a third of it is 60, 200 and 100. */
  g_autoptr (GPtrArray) refits = list (360);
  const PsRefit *trim = ps_refit_find (refits, "trim");

  g_assert_cmpint (trim->planned_s[0], ==, 300);
  g_assert_cmpint (trim->planned_s[1], ==, 1200);
  g_assert_cmpint (trim->planned_s[2], ==, 420);
  g_assert_cmpint (trim->planned_s[3], ==, 1300);
  g_assert_cmpint (trim->planned_s[4], ==, 800);
  g_assert_cmpint (trim->planned_s[5], ==, 300);
}

static void
test_a_trim_that_is_not_enough_says_so (void)
{
  g_autoptr (GPtrArray) refits = list (2000);
  const PsRefit *trim = ps_refit_find (refits, "trim");

  g_assert_cmpint (trim->win_s, ==, 1080);
  g_assert_cmpint (trim->planned_s[3], ==, 900);
  g_assert_cmpint (trim->ends_at, ==, END + 920 * G_TIME_SPAN_SECOND);
}

static void
test_the_drop_is_the_least_missed_that_is_enough (void)
{
  g_autoptr (GPtrArray) nine = list (540);
  g_autoptr (GPtrArray) thirty = list (1800);

  g_assert_cmpint (ps_refit_find (nine, "drop")->drop, ==, 3);

  /* None is enough: the least missed. */
  g_assert_cmpint (ps_refit_find (thirty, "drop")->drop, ==, 2);
}

static void
test_with_only_the_closing_left_there_is_one_way (void)
{
  g_autoptr (GPtrArray) refits = ps_refit_list (evening + 5, 1, 60, END);

  g_assert_cmpuint (refits->len, ==, 1);
  g_assert_nonnull (ps_refit_find (refits, "later"));
}

static void
test_what_holds_the_group_is_not_left_out (void)
{
  const PsSegmentKind kinds[] = {
    PS_SEGMENT_WELCOME, PS_SEGMENT_AGREEMENT, PS_SEGMENT_SAFETY_ASK, PS_SEGMENT_CHECK_IN,
    PS_SEGMENT_GUEST, PS_SEGMENT_FEEDBACK, PS_SEGMENT_CONFIDENTIALITY, PS_SEGMENT_CONTACT,
    PS_SEGMENT_CHECK_OUT,
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      PsRefitSegment segment = { "It", kinds[i], 0, 600, FALSE, TRUE };
      g_autoptr (GPtrArray) refits = ps_refit_list (&segment, 1, 60, END);

      g_assert_null (ps_refit_find (refits, "drop"));
    }
}

/* Whatever the agenda: the promises of ps_refit_list(). */
static void
test_the_promises_hold_for_any_agenda (void)
{
  for (guint round = 0; round < 20000; round++)
    {
      PsRefitSegment segments[12];
      guint n = g_test_rand_int_range (0, 13);
      gint64 excess = g_test_rand_int_range (1, 7200);
      gint64 slack = 0;
      g_autoptr (GPtrArray) refits = NULL;

      for (guint i = 0; i < n; i++)
        {
          gint64 planned = g_test_rand_int_range (0, 3000);

          segments[i].title = "Segment";
          segments[i].kind = g_test_rand_int_range (0, PS_N_SEGMENT_KINDS);
          segments[i].planned_s = planned;
          segments[i].min_s = g_test_rand_int_range (0, 4000);
          segments[i].is_protected = g_test_rand_int_range (0, 4) == 0;
          segments[i].is_open = g_test_rand_int_range (0, 3) != 0;
          if (segments[i].is_open && !segments[i].is_protected && segments[i].min_s < planned)
            slack += planned - segments[i].min_s;
        }

      refits = ps_refit_list (segments, n, excess, END + excess * G_TIME_SPAN_SECOND);
      g_assert_cmpuint (refits->len, >=, 1);
      g_assert_cmpint (ps_refit_find (refits, "trim") != NULL, ==, slack > 0);

      for (guint r = 0; r < refits->len; r++)
        {
          const PsRefit *refit = g_ptr_array_index (refits, r);
          gint64 won = refit->drop >= 0 ? segments[refit->drop].planned_s : 0;

          for (guint i = 0; i < n; i++)
            {
              if (!segments[i].is_open || segments[i].is_protected)
                g_assert_cmpint (refit->planned_s[i], ==, segments[i].planned_s);
              g_assert_cmpint (refit->planned_s[i], <=, segments[i].planned_s);
              g_assert_cmpint (refit->planned_s[i], >=,
                               MIN (segments[i].min_s, segments[i].planned_s));
              won += segments[i].planned_s - refit->planned_s[i];
            }

          g_assert_cmpint (won, ==, refit->win_s);
          g_assert_cmpint (refit->ends_at, ==, END + (excess - won) * G_TIME_SPAN_SECOND);
          if (refit->drop >= 0)
            g_assert_true (segments[refit->drop].is_open && !segments[refit->drop].is_protected);
          if (g_str_equal (refit->choice, "trim"))
            g_assert_cmpint (won, ==, MIN (excess, slack));
          else if (g_str_equal (refit->choice, "later"))
            g_assert_cmpint (refit->later_s, ==, excess);
          g_assert_true (refit->win_s > 0 || refit->later_s > 0);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/refit/on-time-there-is-nothing-to-choose",
                   test_on_time_there_is_nothing_to_choose);
  g_test_add_func ("/refit/the-choices-come-in-order-and-say-when-they-end",
                   test_the_choices_come_in_order_and_say_when_they_end);
  g_test_add_func ("/refit/a-trim-takes-in-proportion-to-slack",
                   test_a_trim_takes_in_proportion_to_slack);
  g_test_add_func ("/refit/a-trim-that-is-not-enough-says-so",
                   test_a_trim_that_is_not_enough_says_so);
  g_test_add_func ("/refit/the-drop-is-the-least-missed-that-is-enough",
                   test_the_drop_is_the_least_missed_that_is_enough);
  g_test_add_func ("/refit/with-only-the-closing-left-there-is-one-way",
                   test_with_only_the_closing_left_there_is_one_way);
  g_test_add_func ("/refit/what-holds-the-group-is-not-left-out",
                   test_what_holds_the_group_is_not_left_out);
  g_test_add_func ("/refit/the-promises-hold-for-any-agenda", test_the_promises_hold_for_any_agenda);

  return g_test_run ();
}
