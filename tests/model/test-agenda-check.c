#include "ps-agenda-check.h"
#include "ps-agenda-hint.h"
#include "ps-error.h"

/* Segments with planned minutes, or "least<planned<most"; "!" for protected. */
static GPtrArray *
agenda_of (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  GPtrArray *agenda = ps_segment_plans_new ();

  for (guint i = 0; words[i] != NULL && *words[i] != '\0'; i++)
    {
      g_auto (GStrv) times = g_strsplit (words[i], "<", -1);
      guint n = g_strv_length (times);
      gint64 planned = g_ascii_strtoll (times[n == 3 ? 1 : 0], NULL, 10) * 60;
      gint64 least = n == 3 ? g_ascii_strtoll (times[0], NULL, 10) * 60 : planned;
      gint64 most = n == 3 ? g_ascii_strtoll (times[2], NULL, 10) * 60 : planned;
      g_autofree char *title = g_strdup_printf ("S%u", i + 1);
      PsSegmentPlan *plan = ps_segment_plan_new (PS_SEGMENT_TOPIC, title, least, planned, most);

      plan->is_protected = g_str_has_suffix (words[i], "!");
      g_ptr_array_add (agenda, plan);
    }

  return agenda;
}

static void
assert_refused (const char *text,
                guint       minutes,
                int         segment,
                const char *sentence)
{
  g_autoptr (GPtrArray) agenda = agenda_of (text);
  g_autoptr (GError) error = NULL;
  int at = -2;

  g_assert_false (ps_agenda_check (agenda, minutes, &at, &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, sentence);
  g_assert_cmpint (at, ==, segment);
}

static void
test_an_agenda_that_fits_is_taken (void)
{
  g_autoptr (GPtrArray) agenda = agenda_of ("5 10<20<30 15!");
  g_autoptr (GError) error = NULL;

  g_assert_true (ps_agenda_check (agenda, 40, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (ps_agenda_check (agenda, 90, NULL, &error));
}

static void
test_no_segment_is_refused (void)
{
  assert_refused ("", 90, -1, "The agenda is empty. Add at least one segment, so that the clock has "
                              "something to count.");
}

static void
test_two_hundred_segments_are_refused (void)
{
  g_autoptr (GString) most = g_string_new ("1");
  g_autoptr (GPtrArray) agenda = NULL;

  while (most->len < 2 * PS_AGENDA_MAX_SEGMENTS - 1)
    g_string_append (most, " 1");
  agenda = agenda_of (most->str);
  g_assert_cmpuint (agenda->len, ==, PS_AGENDA_MAX_SEGMENTS);
  g_assert_true (ps_agenda_check (agenda, 1440, NULL, NULL));

  while (most->len < 2 * 200 - 1)
    g_string_append (most, " 1");
  assert_refused (most->str, 1440, -1,
                  "An agenda has at most 40 segments, because nobody in the room could follow more; "
                  "this one has 200.");
}

static void
test_no_time_is_refused (void)
{
  assert_refused ("10 0", 90, 1, "“S2” has no time. Give it at least 1 minute, or remove it.");
}

static void
test_a_thousand_minutes_are_refused (void)
{
  assert_refused ("10 1000", 90, 1,
                  "“S2” alone takes 16 hours 40 minutes, and the meeting is 1 hour 30 minutes long. "
                  "Shorten it, or make the meeting longer.");
  assert_refused ("1441", 1440, 0,
                  "“S1” is longer than a day. A segment has at most 1440 minutes.");
}

static void
test_limits_that_cross_are_refused (void)
{
  assert_refused ("25<20<30", 90, 0,
                  "“S1” is to take not less than 25 minutes, and is planned with 20 minutes. Lower "
                  "the least, or plan more.");
  assert_refused ("10<20<15", 90, 0,
                  "“S1” is to take not more than 15 minutes, and is planned with 20 minutes. Raise "
                  "the most, or plan less.");
}

static void
test_least_times_above_the_meeting_are_refused (void)
{
  assert_refused ("50<50<60 47<50<60", 90, -1,
                  "Even as short as its segments may be, the agenda takes 97 minutes, and the "
                  "meeting has 90. Remove a segment, or lower the least that one takes.");
  assert_refused ("10<50<60 50!", 90, -1,
                  "The agenda takes 10 minutes more than the meeting. Shorten a segment, or make "
                  "the meeting longer.");
}

/* w a s c: welcome, agreement, safety question, check-in; d: arrive and drinks. */
static PsSafetyHint
hint_of (const char *kinds)
{
  g_autoptr (GPtrArray) agenda = ps_segment_plans_new ();

  for (const char *p = kinds; *p != '\0'; p++)
    {
      PsSegmentKind kind = *p == 'w' ? PS_SEGMENT_WELCOME
                         : *p == 'a' ? PS_SEGMENT_AGREEMENT
                         : *p == 's' ? PS_SEGMENT_SAFETY_ASK
                         : *p == 'd' ? PS_SEGMENT_SOCIAL : PS_SEGMENT_CHECK_IN;

      g_ptr_array_add (agenda, ps_segment_plan_new (kind, "T", 60, 60, 60));
    }

  return ps_agenda_safety_hint (agenda, TRUE);
}

static void
test_the_safety_question_comes_after_the_guidelines (void)
{
  g_assert_cmpint (hint_of ("wsc"), ==, PS_SAFETY_HINT_NONE);
  g_assert_cmpint (hint_of ("wasc"), ==, PS_SAFETY_HINT_NONE);
  g_assert_cmpint (hint_of ("dwsc"), ==, PS_SAFETY_HINT_NONE);
  g_assert_cmpint (hint_of ("sc"), ==, PS_SAFETY_HINT_NONE);

  g_assert_cmpint (hint_of ("wsac"), ==, PS_SAFETY_HINT_MOVED);
  g_assert_cmpint (hint_of ("swc"), ==, PS_SAFETY_HINT_MOVED);
  g_assert_cmpint (hint_of ("wcs"), ==, PS_SAFETY_HINT_MOVED);
  g_assert_cmpint (hint_of ("wac"), ==, PS_SAFETY_HINT_MISSING);
}

static void
test_an_agenda_that_never_had_it_is_left_alone (void)
{
  g_autoptr (GPtrArray) agenda = agenda_of ("10 20");
  g_autoptr (GPtrArray) empty = agenda_of ("");

  g_assert_cmpint (ps_agenda_safety_hint (agenda, FALSE), ==, PS_SAFETY_HINT_NONE);
  g_assert_cmpint (ps_agenda_safety_hint (empty, TRUE), ==, PS_SAFETY_HINT_NONE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/agenda-check/an-agenda-that-fits-is-taken", test_an_agenda_that_fits_is_taken);
  g_test_add_func ("/agenda-check/no-segment-is-refused", test_no_segment_is_refused);
  g_test_add_func ("/agenda-check/two-hundred-segments-are-refused",
                   test_two_hundred_segments_are_refused);
  g_test_add_func ("/agenda-check/no-time-is-refused", test_no_time_is_refused);
  g_test_add_func ("/agenda-check/a-thousand-minutes-are-refused",
                   test_a_thousand_minutes_are_refused);
  g_test_add_func ("/agenda-check/limits-that-cross-are-refused",
                   test_limits_that_cross_are_refused);
  g_test_add_func ("/agenda-check/least-times-above-the-meeting-are-refused",
                   test_least_times_above_the_meeting_are_refused);
  g_test_add_func ("/agenda-check/the-safety-question-comes-after-the-guidelines",
                   test_the_safety_question_comes_after_the_guidelines);
  g_test_add_func ("/agenda-check/an-agenda-that-never-had-it-is-left-alone",
                   test_an_agenda_that_never_had_it_is_left_alone);

  return g_test_run ();
}
