#include "ps-closing.h"

#include "ps-meeting-clock.h"

/* 2026-11-03 18:00 UTC. */
#define SIX_O_CLOCK G_GINT64_CONSTANT (1793728800000000)

/* An hour: 10 of check-in, 20 of topic, 15 of sharing, 15 of a closing in two protected parts. */
typedef struct {
  PsMeetingClock *clock;
  gint64          now_s;
} Evening;

static PsInstant
get_now (const Evening *evening)
{
  PsInstant now = { .boot_id = "boot" };

  now.wall = SIX_O_CLOCK + evening->now_s * G_TIME_SPAN_SECOND;
  now.boot = (evening->now_s + 100000) * G_TIME_SPAN_SECOND;

  return now;
}

static void
evening_begin (Evening *evening,
               gint64   late_s)
{
  static const struct {
    PsSegmentKind  kind;
    const char    *title;
    gint64         min_s;
    gint64         planned_s;
  } parts[] = {
    { PS_SEGMENT_CHECK_IN, "Check-in", 300, 600 },
    { PS_SEGMENT_TOPIC, "Topic", 600, 1200 },
    { PS_SEGMENT_OPEN_SHARING, "Sharing", 300, 900 },
    { PS_SEGMENT_FEEDBACK, "Feedback", 300, 300 },
    { PS_SEGMENT_CHECK_OUT, "Check-out", 600, 600 },
  };
  g_autoptr (GPtrArray) plans = ps_segment_plans_new ();
  PsClockEvent start = { PS_CLOCK_START, NULL, { 0 } };

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      PsSegmentPlan *plan = ps_segment_plan_new (parts[i].kind, parts[i].title, parts[i].min_s,
                                                 parts[i].planned_s, parts[i].planned_s);

      plan->is_protected = i >= 3;
      g_ptr_array_add (plans, plan);
    }

  evening->clock = ps_meeting_clock_new (SIX_O_CLOCK, 3600, plans);
  evening->now_s = late_s;
  start.at = get_now (evening);
  g_assert_true (ps_meeting_clock_apply (evening->clock, &start, NULL));
}

/* It is @minutes past six, and somebody does something. */
static void
at (Evening     *evening,
    gint64       minutes,
    PsClockVerb  verb,
    const char  *argument)
{
  PsClockEvent event = { verb, argument, { 0 } };

  evening->now_s = minutes * 60;
  event.at = get_now (evening);
  g_assert_true (ps_meeting_clock_apply (evening->clock, &event, NULL));
}

static PsClosingAlert
look (Evening        *evening,
      gint64          seconds,
      PsClockReading *reading)
{
  PsInstant now;

  evening->now_s = seconds;
  now = get_now (evening);
  ps_meeting_clock_read (evening->clock, &now, reading);

  return ps_closing_get_alert (reading);
}

#define assert_alert(evening, minutes, expected) \
  G_STMT_START { \
    PsClockReading reading_; \
    g_assert_cmpint (look ((evening), (minutes) * 60, &reading_), ==, (expected)); \
  } G_STMT_END

static void
test_on_time_there_is_nothing_to_say (void)
{
  Evening evening;

  evening_begin (&evening, 0);
  assert_alert (&evening, 0, PS_CLOSING_SAFE);
  at (&evening, 10, PS_CLOCK_NEXT, NULL);
  at (&evening, 30, PS_CLOCK_NEXT, NULL);
  assert_alert (&evening, 31, PS_CLOSING_SAFE);
  assert_alert (&evening, 44, PS_CLOSING_SAFE);
  at (&evening, 45, PS_CLOCK_NEXT, NULL);
  assert_alert (&evening, 46, PS_CLOSING_SAFE);
  ps_meeting_clock_free (evening.clock);
}

static void
test_the_last_discussion_is_told_at_once (void)
{
  Evening evening;
  PsClockReading reading;

  evening_begin (&evening, 0);
  at (&evening, 10, PS_CLOCK_NEXT, NULL);

  /* The topic takes five minutes more than planned; sharing could still give way. */
  assert_alert (&evening, 34, PS_CLOSING_SAFE);
  at (&evening, 35, PS_CLOCK_NEXT, NULL);
  g_assert_cmpint (look (&evening, 35 * 60, &reading), ==, PS_CLOSING_NEAR);

  /* The closing takes 15 of the 60 minutes. */
  g_assert_cmpint (ps_closing_get_begin (&reading), ==,
                   SIX_O_CLOCK + 45 * G_TIME_SPAN_MINUTE);
  g_assert_cmpint (reading.talk_left_s, ==, 900);
  g_assert_cmpuint (reading.talk_ahead, ==, 0);
  ps_meeting_clock_free (evening.clock);
}

static void
test_others_are_told_in_the_last_ten_minutes (void)
{
  Evening evening;

  evening_begin (&evening, 0);
  at (&evening, 10, PS_CLOCK_NEXT, NULL);

  /* The topic goes on and on, and sharing is still to come: ten minutes before 18:45. */
  assert_alert (&evening, 34, PS_CLOSING_SAFE);
  assert_alert (&evening, 35, PS_CLOSING_NEAR);
  assert_alert (&evening, 45, PS_CLOSING_NEAR);
  assert_alert (&evening, 46, PS_CLOSING_EATEN);
  ps_meeting_clock_free (evening.clock);
}

static void
test_under_a_minute_is_not_late (void)
{
  Evening evening;
  PsClockReading reading;

  evening_begin (&evening, 0);
  at (&evening, 10, PS_CLOCK_NEXT, NULL);
  at (&evening, 30, PS_CLOCK_NEXT, NULL);
  at (&evening, 31, PS_CLOCK_EXTEND, "59");
  g_assert_cmpint (look (&evening, 32 * 60, &reading), ==, PS_CLOSING_SAFE);
  at (&evening, 32, PS_CLOCK_EXTEND, "1");
  g_assert_cmpint (look (&evening, 32 * 60, &reading), ==, PS_CLOSING_NEAR);

  /* Taken back, it is safe until the segment runs past its own end. */
  at (&evening, 33, PS_CLOCK_UNDO, NULL);
  g_assert_cmpint (look (&evening, 34 * 60, &reading), ==, PS_CLOSING_SAFE);
  at (&evening, 34, PS_CLOCK_UNDO, NULL);
  at (&evening, 34, PS_CLOCK_EXTEND, "-300");
  g_assert_cmpint (look (&evening, 40 * 60 - 1, &reading), ==, PS_CLOSING_SAFE);
  g_assert_cmpint (look (&evening, 40 * 60, &reading), ==, PS_CLOSING_NEAR);
  ps_meeting_clock_free (evening.clock);
}

static void
test_a_pause_does_not_stop_it (void)
{
  Evening evening;

  evening_begin (&evening, 0);
  at (&evening, 10, PS_CLOCK_NEXT, NULL);
  at (&evening, 30, PS_CLOCK_NEXT, NULL);
  at (&evening, 31, PS_CLOCK_PAUSE, "break");
  assert_alert (&evening, 31, PS_CLOSING_SAFE);
  assert_alert (&evening, 36, PS_CLOSING_NEAR);
  assert_alert (&evening, 46, PS_CLOSING_EATEN);
  ps_meeting_clock_free (evening.clock);
}

static void
test_a_fit_makes_it_safe_again (void)
{
  Evening evening;

  evening_begin (&evening, 240);
  at (&evening, 14, PS_CLOCK_NEXT, NULL);
  at (&evening, 34, PS_CLOCK_NEXT, NULL);
  assert_alert (&evening, 34, PS_CLOSING_NEAR);
  at (&evening, 34, PS_CLOCK_EXTEND, "-240");
  assert_alert (&evening, 35, PS_CLOSING_SAFE);
  ps_meeting_clock_free (evening.clock);
}

static void
test_in_the_closing_only_what_is_lost_is_told (void)
{
  Evening evening;

  evening_begin (&evening, 0);
  at (&evening, 10, PS_CLOCK_NEXT, NULL);
  at (&evening, 30, PS_CLOCK_NEXT, NULL);
  at (&evening, 45, PS_CLOCK_NEXT, NULL);
  assert_alert (&evening, 45, PS_CLOSING_SAFE);

  /* Feedback takes eight minutes instead of five. */
  assert_alert (&evening, 50, PS_CLOSING_SAFE);
  assert_alert (&evening, 53, PS_CLOSING_EATEN);
  at (&evening, 60, PS_CLOCK_NEXT, NULL);
  at (&evening, 70, PS_CLOCK_END, NULL);
  assert_alert (&evening, 70, PS_CLOSING_SAFE);
  ps_meeting_clock_free (evening.clock);
}

static void
test_a_meeting_that_began_a_day_late (void)
{
  Evening evening;

  evening_begin (&evening, 24 * 3600);
  assert_alert (&evening, 24 * 60, PS_CLOSING_EATEN);
  ps_meeting_clock_free (evening.clock);
}

static void
test_the_last_marker_can_be_taken_back (void)
{
  Evening evening;
  PsClockReading reading;
  PsClockEvent event = { PS_CLOCK_UNDO, PS_CLOCK_UNDO_MARKER, { 0 } };
  g_autoptr (GError) error = NULL;

  evening_begin (&evening, 0);
  at (&evening, 3, PS_CLOCK_EXTEND, "-60");
  at (&evening, 4, PS_CLOCK_MARKER, "topic-idea");
  look (&evening, 240, &reading);
  g_assert_true (reading.can_undo_marker);
  g_assert_true (reading.can_undo);
  g_assert_cmpint (reading.undo, ==, PS_CLOCK_EXTEND);
  g_assert_cmpint (reading.undo_s, ==, -60);

  /* It changes nothing else. */
  at (&evening, 5, PS_CLOCK_UNDO, PS_CLOCK_UNDO_MARKER);
  look (&evening, 300, &reading);
  g_assert_false (reading.can_undo_marker);
  g_assert_cmpint (reading.segment_planned_s, ==, 540);

  event.at = get_now (&evening);
  g_assert_false (ps_meeting_clock_apply (evening.clock, &event, &error));
  g_assert_cmpstr (error->message, ==, "There is nothing to undo.");

  /* One that is older than another touch waits its turn. */
  at (&evening, 6, PS_CLOCK_MARKER, "follow-up");
  at (&evening, 7, PS_CLOCK_NEXT, NULL);
  look (&evening, 420, &reading);
  g_assert_false (reading.can_undo_marker);
  at (&evening, 8, PS_CLOCK_UNDO, NULL);
  look (&evening, 480, &reading);
  g_assert_true (reading.can_undo_marker);
  ps_meeting_clock_free (evening.clock);
}

static void
test_a_pause_is_as_long_as_all_its_reasons (void)
{
  Evening evening;
  PsClockReading reading;

  evening_begin (&evening, 0);
  at (&evening, 2, PS_CLOCK_PAUSE, "break");
  at (&evening, 4, PS_CLOCK_PAUSE, "crisis");
  look (&evening, 300, &reading);
  g_assert_cmpint (reading.pause_s, ==, 180);
  g_assert_cmpint (reading.reason, ==, PS_PAUSE_CRISIS);
  at (&evening, 6, PS_CLOCK_RESUME, NULL);
  at (&evening, 9, PS_CLOCK_PAUSE, NULL);
  look (&evening, 600, &reading);
  g_assert_cmpint (reading.pause_s, ==, 60);
  g_assert_cmpint (reading.paused_s, ==, 300);
  ps_meeting_clock_free (evening.clock);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add_func ("/model/closing/" path, func)
  ADD ("on-time-there-is-nothing-to-say", test_on_time_there_is_nothing_to_say);
  ADD ("the-last-discussion-is-told-at-once", test_the_last_discussion_is_told_at_once);
  ADD ("others-are-told-in-the-last-ten-minutes", test_others_are_told_in_the_last_ten_minutes);
  ADD ("under-a-minute-is-not-late", test_under_a_minute_is_not_late);
  ADD ("a-pause-does-not-stop-it", test_a_pause_does_not_stop_it);
  ADD ("a-fit-makes-it-safe-again", test_a_fit_makes_it_safe_again);
  ADD ("in-the-closing-only-what-is-lost-is-told", test_in_the_closing_only_what_is_lost_is_told);
  ADD ("a-meeting-that-began-a-day-late", test_a_meeting_that_began_a_day_late);
  ADD ("the-last-marker-can-be-taken-back", test_the_last_marker_can_be_taken_back);
  ADD ("a-pause-is-as-long-as-all-its-reasons", test_a_pause_is_as_long_as_all_its_reasons);
#undef ADD

  return g_test_run ();
}
