#include "ps-refit.h"

#include <string.h>

#define END (G_GINT64_CONSTANT (1772566200) * G_TIME_SPAN_SECOND)

/* Welcome is over and the check-in is in its last minute; the rest lies ahead. */
static const PsRefitSegment evening[] = {
  { "Welcome", PS_SEGMENT_WELCOME, 300, 300, FALSE, FALSE, FALSE, TRUE, 300 },
  { "Check-in", PS_SEGMENT_CHECK_IN, 600, 1200, FALSE, TRUE, TRUE, TRUE, 1140 },
  { "Body scan", PS_SEGMENT_MINDFULNESS, 300, 480, FALSE, TRUE, FALSE, FALSE, 0 },
  { "Pacing", PS_SEGMENT_TOPIC, 900, 1500, FALSE, TRUE, FALSE, FALSE, 0 },
  { "Sharing", PS_SEGMENT_OPEN_SHARING, 600, 900, FALSE, TRUE, FALSE, FALSE, 0 },
  { "Feedback", PS_SEGMENT_FEEDBACK, 100, 300, TRUE, TRUE, FALSE, FALSE, 0 },
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
test_the_segment_that_runs_gives_too (void)
{
  PsRefitSegment segments[G_N_ELEMENTS (evening)];
  g_autoptr (GPtrArray) refits = NULL;
  const PsRefit *trim;

  /* Five minutes into the check-in: it can give ten, as the topic can, and the others eight. */
  memcpy (segments, evening, sizeof evening);
  segments[1].spent_s = 300;
  refits = ps_refit_list (segments, G_N_ELEMENTS (segments), 560, END);
  trim = ps_refit_find (refits, "trim");
  g_assert_cmpint (trim->planned_s[1], ==, 1200 - 200);
  g_assert_cmpint (trim->planned_s[2], ==, 480 - 60);
  g_assert_cmpint (trim->planned_s[3], ==, 1500 - 200);
  g_assert_cmpint (trim->planned_s[4], ==, 900 - 100);
  g_assert_cmpstr (trim->text, ==, "Shorten this segment and 3 coming ones by 9 minutes in all.");
}

static void
test_the_segment_that_runs_is_not_cut_off (void)
{
  PsRefitSegment segment = { "Pacing", PS_SEGMENT_TOPIC, 300, 1500, FALSE, TRUE, TRUE, TRUE, 1000 };
  g_autoptr (GPtrArray) refits = ps_refit_list (&segment, 1, 3600, END);
  const PsRefit *trim = ps_refit_find (refits, "trim");

  /* It has a minute to come to an end, whatever its minimum. */
  g_assert_cmpint (trim->planned_s[0], ==, 1060);
  g_assert_cmpint (trim->win_s, ==, 440);
  g_assert_cmpstr (trim->text, ==, "Shorten this segment by 7 minutes.");

  /* And it is not left out: that is what “skip” is for. */
  g_assert_null (ps_refit_find (refits, "drop"));
}

static void
test_a_trim_leaves_no_segment_of_no_time (void)
{
  PsRefitSegment segment = { "Pacing", PS_SEGMENT_TOPIC, 0, 600, FALSE, TRUE, FALSE, FALSE, 0 };
  PsRefitSegment brief = { "Pacing", PS_SEGMENT_TOPIC, 0, 40, FALSE, TRUE, FALSE, FALSE, 0 };
  g_autoptr (GPtrArray) refits = ps_refit_list (&segment, 1, 3600, END);
  g_autoptr (GPtrArray) none = ps_refit_list (&brief, 1, 3600, END);

  g_assert_cmpint (ps_refit_find (refits, "trim")->planned_s[0], ==, 60);
  g_assert_null (ps_refit_find (none, "trim"));
  g_assert_cmpint (ps_refit_find (none, "drop")->win_s, ==, 40);
}

static void
test_every_share_is_within_a_second_of_its_due (void)
{
  PsRefitSegment segments[200];
  g_autoptr (GPtrArray) refits = NULL;
  const PsRefit *trim;

  /* 199 that can give a second each, and one that can give 3600: half of all is asked for. If each
   * were rounded for itself, the small ones would give all they have.
   */
  for (guint i = 0; i < G_N_ELEMENTS (segments); i++)
    segments[i] = (PsRefitSegment) { "It", PS_SEGMENT_TOPIC, 299, 300, FALSE, TRUE, FALSE, FALSE, 0 };
  segments[199].planned_s = 299 + 3600;
  refits = ps_refit_list (segments, G_N_ELEMENTS (segments), 1900, END);
  trim = ps_refit_find (refits, "trim");
  g_assert_cmpint (trim->win_s, ==, 1900);
  g_assert_cmpint (segments[199].planned_s - trim->planned_s[199], ==, 1800);
}

static void
test_the_drop_is_the_least_missed_and_a_trim_helps_it (void)
{
  g_autoptr (GPtrArray) nine = list (540);
  g_autoptr (GPtrArray) thirty = list (1800);
  g_autoptr (GPtrArray) hours = list (7200);
  const PsRefit *drop = ps_refit_find (nine, "drop");

  /* Eight of the nine minutes; the topic and the sharing can give ten and five. */
  g_assert_cmpint (drop->drop, ==, 2);
  g_assert_cmpint (drop->planned_s[3], ==, 1500 - 40);
  g_assert_cmpint (drop->planned_s[4], ==, 900 - 20);
  g_assert_cmpint (drop->ends_at, ==, END);
  g_assert_cmpstr (drop->text, ==, "Leave out “Body scan” (8 minutes) and shorten 2 others by "
                                   "1 minute in all.");

  /* The body scan and all that the others can give is not thirty minutes; the topic’s 25 are, with
   * five of theirs.
   */
  g_assert_cmpint (ps_refit_find (thirty, "drop")->drop, ==, 3);
  g_assert_cmpint (ps_refit_find (thirty, "drop")->ends_at, ==, END);

  /* None is enough: the least missed, and all the rest can give. It says how late it still is. */
  drop = ps_refit_find (hours, "drop");
  g_assert_cmpint (drop->drop, ==, 2);
  g_assert_cmpint (drop->ends_at, ==, END + (7200 - 480 - 900) * G_TIME_SPAN_SECOND);
}

static void
test_the_drop_costs_no_more_than_it_must (void)
{
  const PsRefitSegment segments[] = {
    { "Agenda", PS_SEGMENT_GOAL_ROUND, 120, 180, FALSE, TRUE, FALSE, FALSE, 0 },
    { "Working time", PS_SEGMENT_TOPIC, 900, 1440, FALSE, TRUE, FALSE, FALSE, 0 },
    { "Moving", PS_SEGMENT_EXERCISE, 120, 240, FALSE, TRUE, FALSE, FALSE, 0 },
  };
  g_autoptr (GPtrArray) four = ps_refit_list (segments, 3, 240, END);
  g_autoptr (GPtrArray) three = ps_refit_list (segments, 3, 180, END);

  /* Not 24 minutes for the sake of four; of the two that cost just that, the one missed less. */
  g_assert_cmpint (ps_refit_find (four, "drop")->drop, ==, 2);

  /* And not four for the sake of three. */
  g_assert_cmpint (ps_refit_find (three, "drop")->drop, ==, 0);
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

/* What no agenda is, but a damaged one might be: nothing is won that is not there. */
static void
test_figures_that_make_no_sense_win_nothing (void)
{
  for (guint round = 0; round < 20000; round++)
    {
      PsRefitSegment segments[12];
      guint n = (guint) g_test_rand_int_range (0, 13);
      gint64 excess = g_test_rand_int_range (1, 7200);
      g_autoptr (GPtrArray) refits = NULL;

      for (guint i = 0; i < n; i++)
        segments[i] = (PsRefitSegment) {
          .title = "It",
          .kind = (PsSegmentKind) g_test_rand_int_range (0, PS_N_SEGMENT_KINDS),
          .planned_s = g_test_rand_int_range (-60, 3000),
          .min_s = g_test_rand_int_range (-60, 4000),
          .is_protected = g_test_rand_int_range (0, 4) == 0,
          .is_open = g_test_rand_int_range (0, 3) != 0,
          .has_begun = g_test_rand_int_range (0, 2) == 0,
          .spent_s = g_test_rand_int_range (0, 4000),
        };

      refits = ps_refit_list (segments, n, excess, END + excess * G_TIME_SPAN_SECOND);
      g_assert_nonnull (ps_refit_find (refits, "later"));

      for (guint r = 0; r < refits->len; r++)
        {
          const PsRefit *refit = g_ptr_array_index (refits, r);
          gint64 won = refit->drop >= 0 ? segments[refit->drop].planned_s : 0;

          for (guint i = 0; i < n; i++)
            {
              if (!segments[i].is_open || segments[i].is_protected)
                g_assert_cmpint (refit->planned_s[i], ==, segments[i].planned_s);
              g_assert_cmpint (refit->planned_s[i], <=, segments[i].planned_s);
              if (refit->planned_s[i] < segments[i].planned_s)
                g_assert_cmpint (refit->planned_s[i], >=, segments[i].min_s);
              won += segments[i].planned_s - refit->planned_s[i];
            }

          g_assert_cmpint (won, ==, refit->win_s);
          g_assert_cmpint (refit->ends_at, ==, END + (excess - won) * G_TIME_SPAN_SECOND);
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
  g_test_add_func ("/refit/the-segment-that-runs-gives-too", test_the_segment_that_runs_gives_too);
  g_test_add_func ("/refit/the-segment-that-runs-is-not-cut-off",
                   test_the_segment_that_runs_is_not_cut_off);
  g_test_add_func ("/refit/a-trim-leaves-no-segment-of-no-time",
                   test_a_trim_leaves_no_segment_of_no_time);
  g_test_add_func ("/refit/every-share-is-within-a-second-of-its-due",
                   test_every_share_is_within_a_second_of_its_due);
  g_test_add_func ("/refit/the-drop-is-the-least-missed-and-a-trim-helps-it",
                   test_the_drop_is_the_least_missed_and_a_trim_helps_it);
  g_test_add_func ("/refit/the-drop-costs-no-more-than-it-must",
                   test_the_drop_costs_no_more_than_it_must);
  g_test_add_func ("/refit/with-only-the-closing-left-there-is-one-way",
                   test_with_only_the_closing_left_there_is_one_way);
  g_test_add_func ("/refit/what-holds-the-group-is-not-left-out",
                   test_what_holds_the_group_is_not_left_out);
  g_test_add_func ("/refit/figures-that-make-no-sense-win-nothing",
                   test_figures_that_make_no_sense_win_nothing);

  return g_test_run ();
}
