/* What speaks against a plan, and which topics are suggested: both from a plan alone. */
#include "ps-series-check.h"
#include "ps-series-suggest.h"

/* 2026-12-01 12:00 UTC, a Tuesday. */
#define NOW (G_GINT64_CONSTANT (1796126400) * G_TIME_SPAN_SECOND)
#define SIX_O_CLOCK (NOW + 6 * G_TIME_SPAN_HOUR)
#define WEEK (7 * G_TIME_SPAN_DAY)

/* Every Tuesday at six, from today on. */
static PsSeriesPlan *
weekly (guint n)
{
  PsSeriesPlan *plan = ps_series_plan_new (1, NOW);

  g_free (plan->zone);
  g_free (plan->place);
  plan->zone = g_strdup ("UTC");
  plan->place = g_strdup ("Room 4");
  plan->topic_s = 30 * 60;
  plan->guest_segment = TRUE;
  for (guint i = 0; i < n; i++)
    {
      PsSeriesDate *date = ps_series_date_new ();
      GDate day;

      date->starts_at = SIX_O_CLOCK + i * WEEK;
      date->ends_at = date->starts_at + 90 * G_TIME_SPAN_MINUTE;
      g_date_clear (&day, 1);
      g_date_set_dmy (&day, 1, G_DATE_DECEMBER, 2026);
      g_date_add_days (&day, 7 * i);
      ps_date_to_iso (&day, date->day_on);
      ps_date_to_iso (&day, date->rule_on);
      g_ptr_array_add (plan->dates, date);
    }

  return plan;
}

static PsSeriesDate *
nth (PsSeriesPlan *plan,
     guint         n)
{
  return g_ptr_array_index (plan->dates, n);
}

static void
set_topic (PsSeriesDate *date,
           gint64        id,
           const char   *title,
           guint         minutes)
{
  g_free (date->topic_title);
  date->topic_id = id;
  date->topic_title = g_strdup (title);
  date->topic_minutes = minutes;
}

static void
set_guest (PsSeriesDate *date,
           const char   *state,
           const char   *briefed_on)
{
  date->booking = ps_booking_row_new ();
  date->booking->guest_id = 7;
  date->booking->guest_name = g_strdup ("Noor");
  date->booking->state = g_strdup (state);
  date->booking->briefed_on = g_strdup (briefed_on);
}

static char *
join_conflicts (PsSeriesPlan *plan,
                guint         index)
{
  g_autoptr (GPtrArray) conflicts = ps_series_check (plan, index);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < conflicts->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                            ((PsSeriesConflict *) g_ptr_array_index (conflicts, i))->text);

  return g_string_free (text, FALSE);
}

#define assert_conflicts(plan, index, expected) \
  G_STMT_START { \
    g_autofree char *got_ = join_conflicts (plan, index); \
    g_assert_cmpstr (got_, ==, expected); \
  } G_STMT_END

static void
test_an_empty_date_has_nothing_against_it (void)
{
  g_autoptr (PsSeriesPlan) plan = weekly (8);

  for (guint i = 0; i < 8; i++)
    assert_conflicts (plan, i, "");
}

static void
test_a_closed_day_says_why (void)
{
  g_autoptr (PsSeriesPlan) plan = weekly (2);

  nth (plan, 0)->closed = g_strdup ("");
  nth (plan, 1)->closed = g_strdup ("Founders’ Day");
  assert_conflicts (plan, 0, "The clinic is closed on this day.");
  assert_conflicts (plan, 1, "The clinic is closed on this day: Founders’ Day.");

  nth (plan, 1)->skipped = TRUE;
  assert_conflicts (plan, 1, "");
}

static PsSeriesOther *
add_other (PsSeriesPlan *plan,
           const char   *place,
           gint64        starts_at,
           gint64        ends_at)
{
  PsSeriesOther *other = ps_series_other_new ("Steady Steps", place, starts_at, ends_at);

  g_ptr_array_add (plan->others, other);

  return other;
}

static void
test_a_guest_cannot_be_at_two_groups (void)
{
  g_autoptr (PsSeriesPlan) plan = weekly (2);

  set_guest (nth (plan, 0), "asked", "2026-11-01");
  add_other (plan, "Elsewhere", SIX_O_CLOCK + G_TIME_SPAN_HOUR,
             SIX_O_CLOCK + 2 * G_TIME_SPAN_HOUR)->guest_id = 7;
  assert_conflicts (plan, 0, "Noor is also asked to “Steady Steps” at that time.");
  assert_conflicts (plan, 1, "");

  g_free (nth (plan, 0)->booking->state);
  nth (plan, 0)->booking->state = g_strdup ("declined");
  assert_conflicts (plan, 0, "");
}

static void
test_two_groups_cannot_be_in_one_room (void)
{
  g_autoptr (PsSeriesPlan) plan = weekly (1);
  PsSeriesOther *other =
    add_other (plan, "room 4", SIX_O_CLOCK - G_TIME_SPAN_HOUR, SIX_O_CLOCK + G_TIME_SPAN_MINUTE);

  assert_conflicts (plan, 0, "“Steady Steps” is at the same place at that time: room 4.");

  /* The one ends when the other begins. */
  other->ends_at = SIX_O_CLOCK;
  assert_conflicts (plan, 0, "");
  other->starts_at = nth (plan, 0)->ends_at;
  other->ends_at = other->starts_at + G_TIME_SPAN_HOUR;
  assert_conflicts (plan, 0, "");

  /* Two groups that meet at no place are not at the same. */
  other->starts_at = SIX_O_CLOCK;
  g_free (other->place);
  other->place = g_strdup ("");
  g_free (plan->place);
  plan->place = g_strdup ("");
  assert_conflicts (plan, 0, "");
}

static void
test_a_topic_comes_once_in_a_series (void)
{
  g_autoptr (PsSeriesPlan) plan = weekly (3);

  set_topic (nth (plan, 0), 5, "Pacing", 30);
  set_topic (nth (plan, 2), 5, "Pacing", 30);
  assert_conflicts (plan, 0, "“Pacing” is also planned for Tuesday, December 15.");
  assert_conflicts (plan, 2, "“Pacing” is also planned for Tuesday, December 1.");

  nth (plan, 2)->skipped = TRUE;
  assert_conflicts (plan, 0, "");
}

static void
test_a_topic_rests_for_four_weeks (void)
{
  g_autoptr (PsSeriesPlan) plan = weekly (2);

  set_topic (nth (plan, 0), 5, "Pacing", 30);
  set_topic (nth (plan, 1), 6, "Sleep", 30);
  nth (plan, 0)->topic_used_at = SIX_O_CLOCK - 4 * WEEK + 1;
  nth (plan, 1)->topic_used_at = SIX_O_CLOCK - 3 * WEEK;
  assert_conflicts (plan, 0, "The group had “Pacing” less than 4 weeks before.");
  assert_conflicts (plan, 1, "");
}

static void
test_a_topic_fits_into_its_segment (void)
{
  g_autoptr (PsSeriesPlan) plan = weekly (1);

  set_topic (nth (plan, 0), 5, "Pacing", 40);
  assert_conflicts (plan, 0, "“Pacing” takes 40 minutes; the agenda has 30 minutes for a topic at most.");
  plan->topic_s = 0;
  assert_conflicts (plan, 0, "");
}

static void
test_a_guest_is_briefed_a_week_before (void)
{
  g_autoptr (PsSeriesPlan) plan = weekly (2);

  set_guest (nth (plan, 0), "agreed", "");
  set_guest (nth (plan, 1), "agreed", "");
  assert_conflicts (plan, 0, "Noor has not been told yet what stays in the room.");
  assert_conflicts (plan, 1, "");

  plan->guest_segment = FALSE;
  assert_conflicts (plan, 1, "The group’s agenda has no segment for a guest.");
}

static void
test_a_guest_is_told_that_there_is_no_meeting (void)
{
  g_autoptr (PsSeriesPlan) plan = weekly (1);

  set_guest (nth (plan, 0), "agreed", "");
  nth (plan, 0)->skipped = TRUE;
  assert_conflicts (plan, 0, "Noor was asked to this date: say that there is no meeting.");
}

/* The first letter is a favourite's if it is a capital; the number is how many weeks ago it was used, 0
 * for never. "P9 s0" are two topics, with the ids 1 and 2.
 */
static GArray *
topics_from (const char *string)
{
  GArray *topics = g_array_new (FALSE, FALSE, sizeof (PsTopicUse));
  g_auto (GStrv) words = g_strsplit (string, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      int weeks = atoi (words[i] + 1);
      PsTopicUse topic = {
        .id = i + 1,
        .minutes = 20,
        .favourite = g_ascii_isupper (words[i][0]),
        .used_at = weeks > 0 ? SIX_O_CLOCK - weeks * WEEK : 0,
      };

      g_array_append_val (topics, topic);
    }

  return topics;
}

static char *
join_ideas (PsSeriesPlan *plan,
            GArray       *topics)
{
  g_autoptr (GArray) ideas = ps_series_suggest (plan, topics);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < ideas->len; i++)
    g_string_append_printf (text, "%s%" G_GINT64_FORMAT, i > 0 ? " " : "",
                            g_array_index (ideas, gint64, i));

  return g_string_free (text, FALSE);
}

static void
assert_ideas (PsSeriesPlan *plan,
              const char   *string,
              const char   *expected)
{
  g_autoptr (GArray) topics = topics_from (string);
  g_autofree char *got = join_ideas (plan, topics);
  g_autofree char *again = join_ideas (plan, topics);

  g_assert_cmpstr (got, ==, expected);
  g_assert_cmpstr (again, ==, got);
}

static void
test_favourites_come_first_then_the_longest_unused (void)
{
  g_autoptr (PsSeriesPlan) plan = weekly (4);

  assert_ideas (plan, "a9 b0 C9 D20 e30", "4 3 2 5");
}

static void
test_what_was_used_lately_comes_last_or_not_at_all (void)
{
  g_autoptr (PsSeriesPlan) plan = weekly (3);

  /* Used five weeks ago a favourite waits for what is fresh, then has its turn; used a week ago it
   * would be four weeks in three weeks' time.
   */
  assert_ideas (plan, "A5 b9 C1", "2 1 0");
}

static void
test_nothing_comes_twice (void)
{
  g_autoptr (PsSeriesPlan) plan = weekly (3);

  set_topic (nth (plan, 1), 2, "Taken", 20);
  assert_ideas (plan, "a0 B0", "1 0 0");
}

static void
test_only_open_dates_get_an_idea (void)
{
  g_autoptr (PsSeriesPlan) plan = weekly (3);

  nth (plan, 0)->closed = g_strdup ("");
  nth (plan, 1)->skipped = TRUE;
  assert_ideas (plan, "a0 b0", "0 0 1");
}

static void
test_what_is_too_long_is_no_idea (void)
{
  g_autoptr (PsSeriesPlan) plan = weekly (2);

  plan->topic_s = 10 * 60;
  assert_ideas (plan, "a0 b0", "0 0");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/series/an-empty-date-has-nothing-against-it",
                   test_an_empty_date_has_nothing_against_it);
  g_test_add_func ("/series/a-closed-day-says-why", test_a_closed_day_says_why);
  g_test_add_func ("/series/a-guest-cannot-be-at-two-groups", test_a_guest_cannot_be_at_two_groups);
  g_test_add_func ("/series/two-groups-cannot-be-in-one-room",
                   test_two_groups_cannot_be_in_one_room);
  g_test_add_func ("/series/a-topic-comes-once-in-a-series", test_a_topic_comes_once_in_a_series);
  g_test_add_func ("/series/a-topic-rests-for-four-weeks", test_a_topic_rests_for_four_weeks);
  g_test_add_func ("/series/a-topic-fits-into-its-segment", test_a_topic_fits_into_its_segment);
  g_test_add_func ("/series/a-guest-is-briefed-a-week-before",
                   test_a_guest_is_briefed_a_week_before);
  g_test_add_func ("/series/a-guest-is-told-that-there-is-no-meeting",
                   test_a_guest_is_told_that_there_is_no_meeting);
  g_test_add_func ("/series/favourites-come-first-then-the-longest-unused",
                   test_favourites_come_first_then_the_longest_unused);
  g_test_add_func ("/series/what-was-used-lately-comes-last-or-not-at-all",
                   test_what_was_used_lately_comes_last_or_not_at_all);
  g_test_add_func ("/series/nothing-comes-twice", test_nothing_comes_twice);
  g_test_add_func ("/series/only-open-dates-get-an-idea", test_only_open_dates_get_an_idea);
  g_test_add_func ("/series/what-is-too-long-is-no-idea", test_what_is_too_long_is_no_idea);

  return g_test_run ();
}
