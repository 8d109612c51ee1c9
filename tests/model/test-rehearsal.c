#include "ps-rehearsal.h"

#include <string.h>

#include "ps-error.h"
#include "ps-segment-plan.h"

/* 2026-03-03 18:00:00 UTC. */
#define PLANNED (G_GINT64_CONSTANT (1772560800) * G_TIME_SPAN_SECOND)

static GPtrArray *plans;

static void
add (PsSegmentKind  kind,
     const char    *title,
     int            min,
     int            minutes,
     gboolean       is_protected)
{
  PsSegmentPlan *plan = ps_segment_plan_new (kind, title, min * 60, minutes * 60, minutes * 90);

  plan->is_protected = is_protected;
  g_ptr_array_add (plans, plan);
}

/* The co-facilitated meeting of 90 minutes. */
static void
make_plans (void)
{
  plans = ps_segment_plans_new ();
  add (PS_SEGMENT_WELCOME, "Welcome", 5, 5, FALSE);
  add (PS_SEGMENT_SAFETY_ASK, "Safety question", 2, 2, FALSE);
  add (PS_SEGMENT_CHECK_IN, "Check-in", 14, 20, FALSE);
  add (PS_SEGMENT_MINDFULNESS, "Breathing", 5, 8, FALSE);
  add (PS_SEGMENT_TOPIC, "Pacing", 15, 25, FALSE);
  add (PS_SEGMENT_OPEN_SHARING, "Sharing", 8, 15, FALSE);
  add (PS_SEGMENT_FEEDBACK, "Feedback", 5, 5, TRUE);
  add (PS_SEGMENT_CONFIDENTIALITY, "Confidentiality", 3, 3, TRUE);
  add (PS_SEGMENT_CONTACT, "Contacts", 7, 7, TRUE);
}

static GPtrArray *
run (const char  *events,
     GError     **error)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();

  return ps_rehearsal_run (plans, 5400, PLANNED, utc, events, strlen (events), NULL, error);
}

static GPtrArray *
run_well (const char *events)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *lines = run (events, &error);

  g_assert_no_error (error);

  return lines;
}

typedef struct {
  const char *event;
  const char *at;
  int         segment;
  const char *kind;
  const char *title;
  int         planned_s;
  int         actual_s;
  int         left_s;
  int         over_s;
  const char *end;
  gboolean    closing;
  const char *refits;
} Step;

#define TRIM(n, minutes, at) "{'choice':'trim','text':'Shorten " n " by " minutes "'," \
                             "'ends_at':'2026-03-03T" at "Z'}"
#define DROP(what, at) "{'choice':'drop','text':'Leave out " what ".'," \
                       "'ends_at':'2026-03-03T" at "Z'}"
#define LATER(minutes, at) "{'choice':'later','text':'Keep everything and end " minutes " later.'," \
                           "'ends_at':'2026-03-03T" at "Z'}"
#define FOUR "4 coming segments"
#define TWO "2 coming segments"
#define THIS "this segment"
#define THIS_AND_ONE "this segment and 1 coming one"
#define THIS_AND_TWO "this segment and 2 coming ones"
#define THIS_AND_THREE "this segment and 3 coming ones"
#define BREATHING "“Breathing” (8 minutes)"
#define SHARING "“Sharing” (15 minutes)"

/* Every figure here was worked out on paper. */
static const Step evening[] = {
  { "+02:00 start", "18:02:00", 0, "welcome", "Welcome", 300, 0, 5280, 120, "19:32:00", TRUE,
    TRIM (FOUR, "2 minutes in all.", "19:30:00") "," DROP (BREATHING, "19:24:00") ","
    LATER ("2 minutes", "19:32:00") },
  { "+07:00 next", "18:07:00", 1, "safety-ask", "Safety question", 120, 0, 4980, 120, "19:32:00",
    TRUE,
    TRIM (FOUR, "2 minutes in all.", "19:30:00") "," DROP (BREATHING, "19:24:00") ","
    LATER ("2 minutes", "19:32:00") },

  /* Half a minute won. */
  { "+08:30 next", "18:08:30", 2, "check-in", "Check-in", 1200, 0, 4890, 90, "19:31:30", TRUE,
    TRIM (THIS_AND_THREE, "2 minutes in all.", "19:30:00") "," DROP (BREATHING, "19:23:30") ","
    LATER ("2 minutes", "19:31:30") },
  { "+20:00 pause crisis", "18:20:00", 2, "check-in", "Check-in", 1200, 690, 4200, 90, "19:31:30",
    TRUE,
    TRIM (THIS_AND_THREE, "2 minutes in all.", "19:30:00") "," DROP (BREATHING, "19:23:30") ","
    LATER ("2 minutes", "19:31:30") },

  /* The four minutes are late, and none of the check-in's. */
  { "+24:00 resume", "18:24:00", 2, "check-in", "Check-in", 1200, 690, 3960, 330, "19:35:30", TRUE,
    TRIM (THIS_AND_THREE, "6 minutes in all.", "19:30:00") "," DROP (BREATHING, "19:27:30") ","
    LATER ("6 minutes", "19:35:30") },

  /* Thirty seconds over already, then two and a half minutes to go: 66 - 0.5 from 18:33. The
   * breathing is thirty seconds short of 8:30.
   */
  { "+33:00 extend 3", "18:33:00", 2, "check-in", "Check-in", 1380, 1230, 3420, 330, "19:38:30",
    TRUE,
    TRIM (THIS_AND_THREE, "9 minutes in all.", "19:30:00") ","
    DROP (BREATHING " and shorten 3 others by 30 seconds in all", "19:30:00") ","
    LATER ("9 minutes", "19:38:30") },
  { "+36:00 next", "18:36:00", 3, "mindfulness", "Breathing", 480, 0, 3240, 540, "19:39:00", TRUE,
    TRIM (THIS_AND_TWO, "9 minutes in all.", "19:30:00") "," DROP (SHARING, "19:24:00") ","
    LATER ("9 minutes", "19:39:00") },
  { "+36:00 swap", "18:36:00", 3, "mindfulness", "Breathing", 480, 0, 3240, 540, "19:39:00", TRUE,
    TRIM (THIS_AND_TWO, "9 minutes in all.", "19:30:00") "," DROP (SHARING, "19:24:00") ","
    LATER ("9 minutes", "19:39:00") },
  { "+36:30 undo", "18:36:30", 3, "mindfulness", "Breathing", 480, 30, 3210, 540, "19:39:00", TRUE,
    TRIM (THIS_AND_TWO, "9 minutes in all.", "19:30:00") "," DROP (SHARING, "19:24:00") ","
    LATER ("9 minutes", "19:39:00") },

  /* The breathing can give 3 minutes, pacing 10 and the sharing 7: of 540 s that is 81, 270, 189. */
  { "+37:00 refit trim", "18:37:00", 3, "mindfulness", "Breathing", 399, 60, 3180, 540, "19:30:00",
    TRUE, "" },

  /* Asleep from 18:40 to 18:46, so 201 s over its 399. */
  { "+40:00 suspend 6", "18:46:00", 3, "mindfulness", "Breathing", 399, 600, 2640, 741, "19:33:21",
    TRUE,
    TRIM (TWO, "3 minutes in all.", "19:30:00") "," DROP ("“Sharing” (12 minutes)", "19:21:30") ","
    LATER ("3 minutes", "19:33:21") },
  { "+46:00 next", "18:46:00", 4, "topic", "Pacing", 1230, 0, 2640, 660, "19:33:21", TRUE,
    TRIM (THIS_AND_ONE, "3 minutes in all.", "19:30:00") ","
    DROP ("“Sharing” (12 minutes)", "19:21:30") "," LATER ("3 minutes", "19:33:21") },

  /* Ten minutes later than the plan's 19:00; 711 s of sharing, of which 231 can be given, and 900 of
   * closing are left.
   */
  { "+70:00 skip", "19:10:00", 5, "open-sharing", "Sharing", 711, 0, 1200, 600, "19:36:51", TRUE,
    TRIM (THIS, "4 minutes.", "19:33:00") "," LATER ("7 minutes", "19:36:51") },

  /* The closing needs 900 s, and 840 are left. */
  { "+76:00 back", "19:16:00", 4, "topic", "Pacing", 1230, 1440, 840, 870, "19:36:51", FALSE,
    TRIM ("1 coming segment", "4 minutes.", "19:33:00") "," LATER ("7 minutes", "19:36:51") },
  { "+77:00 next", "19:17:00", 5, "open-sharing", "Sharing", 711, 360, 780, 660, "19:37:51", FALSE,
    TRIM (THIS, "4 minutes.", "19:34:00") "," LATER ("8 minutes", "19:37:51") },
  { "+77:00 refit later", "19:17:00", 5, "open-sharing", "Sharing", 711, 360, 1251, 189, "19:37:51",
    TRUE, "" },
  { "+82:51 next", "19:22:51", 6, "feedback", "Feedback", 300, 0, 900, 0, "19:37:51", TRUE, "" },
  { "+86:51 next", "19:26:51", 7, "confidentiality", "Confidentiality", 180, 0, 660, -60,
    "19:36:51", TRUE, "" },
  { "+89:51 next", "19:29:51", 8, "contact", "Contacts", 420, 0, 480, -60, "19:36:51", TRUE, "" },
  { "+97:51 end", "19:37:51", 8, "contact", "Contacts", 420, 480, 0, 0, "19:37:51", TRUE, "" },
};

static void
test_a_whole_evening (void)
{
  g_autoptr (GString) events = g_string_new ("# One evening\r\n\r\n");
  g_autoptr (GPtrArray) lines = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (evening); i++)
    g_string_append_printf (events, "%s\r\n", evening[i].event);

  lines = run_well (events->str);
  g_assert_cmpuint (lines->len, ==, G_N_ELEMENTS (evening));

  for (guint i = 0; i < lines->len; i++)
    {
      const Step *step = &evening[i];
      g_auto (GStrv) words = g_strsplit (step->event, " ", 3);
      g_autoptr (GString) expected = g_string_new (NULL);

      g_string_printf (expected,
                       "{'at':'2026-03-03T%sZ','verb':'%s','segment':%d,'kind':'%s','title':'%s',"
                       "'planned_s':%d,'actual_s':%d,'meeting_left_s':%d,'over_s':%d,"
                       "'projected_end':'2026-03-03T%sZ','closing_protected':%s,'refits':[%s]}",
                       step->at, words[1], step->segment, step->kind, step->title, step->planned_s,
                       step->actual_s, step->left_s, step->over_s, step->end,
                       step->closing ? "true" : "false", step->refits);
      g_string_replace (expected, "'", "\"", 0);
      g_assert_cmpstr (g_ptr_array_index (lines, i), ==, expected->str);
    }
}

static void
test_moments_are_in_the_zone_of_the_place (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset (-5 * 3600);
  g_autoptr (GPtrArray) lines = NULL;
  const char *events = "-05:00 start";

  lines = ps_rehearsal_run (plans, 5400, PLANNED, zone, events, strlen (events), NULL, NULL);
  g_assert_cmpuint (lines->len, ==, 1);
  g_assert_nonnull (strstr (lines->pdata[0], "\"at\":\"2026-03-03T12:55:00-05:00\""));
  g_assert_nonnull (strstr (lines->pdata[0], "\"over_s\":-300"));
  g_assert_nonnull (strstr (lines->pdata[0], "\"projected_end\":\"2026-03-03T14:25:00-05:00\""));
}

static void
test_a_segment_that_moves_on_by_itself_does (void)
{
  g_autoptr (GPtrArray) lines = NULL;

  ((PsSegmentPlan *) plans->pdata[0])->auto_advance = TRUE;
  ((PsSegmentPlan *) plans->pdata[1])->auto_advance = TRUE;
  lines = run_well ("+00:00 start\n+03:00 suspend 3\n+07:30 pause\n");
  ((PsSegmentPlan *) plans->pdata[0])->auto_advance = FALSE;
  ((PsSegmentPlan *) plans->pdata[1])->auto_advance = FALSE;

  /* Asleep when it was due at 18:05, so it moves on when it wakes; two minutes later it is awake,
   * and half a minute before that somebody has pressed pause.
   */
  g_assert_cmpuint (lines->len, ==, 4);
  g_assert_nonnull (strstr (lines->pdata[1], "\"verb\":\"suspend\",\"segment\":0"));
  g_assert_nonnull (strstr (lines->pdata[2], "18:06:00Z\",\"verb\":\"next\",\"segment\":1"));
  g_assert_nonnull (strstr (lines->pdata[3], "18:07:30Z\",\"verb\":\"pause\",\"segment\":1"));
}

static void
test_without_an_agenda_there_is_no_segment (void)
{
  GPtrArray *kept = plans;
  g_autoptr (GPtrArray) lines = NULL;

  plans = ps_segment_plans_new ();
  lines = run_well ("+00:00 start\n+95:00 end");
  g_ptr_array_unref (plans);
  plans = kept;

  g_assert_nonnull (strstr (lines->pdata[1], "\"segment\":null,\"kind\":null"));
  g_assert_nonnull (strstr (lines->pdata[1], "\"meeting_left_s\":-300,\"over_s\":300"));
}

static void
test_nothing_to_do_is_no_error (void)
{
  g_autoptr (GPtrArray) lines = run_well ("");

  g_assert_cmpuint (lines->len, ==, 0);
}

static void
test_a_bad_line_is_named_and_nothing_comes_out (void)
{
  const struct {
    const char *events;
    guint       line;
    const char *field;
    const char *message;
  } bad[] = {
    { "\n# x\nstart", 3, "time", "“start” is not a time; one is written as +MM:SS since the planned "
                                 "start." },
    { "+00:60 start", 1, "time", "“+00:60” is not a time" },
    { "+1:2:03 start", 1, "time", "“+1:2:03” is not a time" },
    { "+:00 start", 1, "time", "“+:00” is not a time" },
    { "+99999:00 start", 1, "time", "“+99999:00” is not a time" },
    { "+00:00", 1, "verb", "After the time there is nothing to do." },
    { "+00:00 jump", 1, "verb", "“jump” is not something that can be done to the clock." },
    { "+00:00 next", 1, "verb", "The meeting has not been started yet." },
    { "+00:00 extend 5", 1, "verb", "The meeting has not been started yet." },
    { "+00:00 start\n+01:00 end\n+02:00 pause break", 3, "verb", "The meeting has ended." },
    { "+05:00 start\n+04:59 next", 2, "time", "+04:59 has gone by already." },
    { "+00:00 start\n+01:00 suspend 10\n+10:59 next", 3, "time", "+10:59 has gone by already." },
    { "+00:00 start\n+01:00 suspend", 2, "minutes", "“” is not a number of minutes." },
    { "+00:00 start\n+01:00 suspend -1", 2, "minutes", "“-1” is not a number of minutes." },
    { "+00:00 start\n+01:00 extend many", 2, "minutes", "“many” is not a number of minutes." },
    { "+00:00 start\n+01:00 extend 1441", 2, "minutes", "“86460” is not a number of seconds." },
    { "+00:00 start\n+01:00 extend 1440", 2, "minutes", "The segment “Welcome” would be longer" },
    { "+00:00 start\n+01:00 away 2", 2, "minutes", "More time was to be counted as a pause" },
    { "+00:00 start\n+01:00 pause lunch", 2, "reason", "“lunch” is not a reason for a pause" },
    { "+00:00 start\n+01:00 next please", 2, "verb", "“next” takes nothing after it" },
    { "+00:00 start\n+01:00 pause break now", 2, "verb", "There is more than a time" },
    { "+00:00 start\n+01:00 refit trim", 2, "verb", "The meeting is not running late" },
    { "+02:00 start\n+03:00 refit stretch", 2, "choice", "“stretch” is not one of the ways" },
    { "+02:00 start\n+03:00 refit", 2, "choice", "“” is not one of the ways" },
    { "+00:00 start\n+01:00 back", 2, "verb", "There is no segment before this one" },
    { "+00:00 start\n+01:00 resume", 2, "verb", "The meeting is not paused." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
      g_autoptr (GError) error = NULL;
      g_autofree char *message = g_strdup_printf ("Line %u, %s: %s", bad[i].line, bad[i].field,
                                                  bad[i].message);
      PsRehearsalSpot spot;

      g_assert_null (ps_rehearsal_run (plans, 5400, PLANNED, utc, bad[i].events,
                                       strlen (bad[i].events), &spot, &error));
      g_assert_error (error, PS_ERROR, PS_ERROR_INVALID);
      if (!g_str_has_prefix (error->message, message))
        g_assert_cmpstr (error->message, ==, message);
      g_assert_cmpuint (spot.line, ==, bad[i].line);
      g_assert_cmpstr (spot.field, ==, bad[i].field);
    }
}

static void
test_what_is_no_text_is_told (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (run ("+00:00 start\n\xff", &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, "The events are not text in UTF-8.");
}

static void
test_a_zero_byte_is_told (void)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GError) error = NULL;

  g_assert_null (ps_rehearsal_run (plans, 5400, PLANNED, utc, "+00:00 start\0x", 14, NULL, &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_INVALID);
}

/* What was read from a file has a length and no end. */
static void
test_only_the_length_is_read (void)
{
  static const char events[] = "+00:00 start\n+05:00 nexthing else";
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GPtrArray) none = NULL;

  lines = ps_rehearsal_run (plans, 5400, PLANNED, utc, events, strlen ("+00:00 start\n+05:00 next"),
                            NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (lines->len, ==, 2);

  none = ps_rehearsal_run (plans, 5400, PLANNED, utc, NULL, 0, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (none->len, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  make_plans ();

  g_test_add_func ("/rehearsal/a-whole-evening", test_a_whole_evening);
  g_test_add_func ("/rehearsal/moments-are-in-the-zone-of-the-place",
                   test_moments_are_in_the_zone_of_the_place);
  g_test_add_func ("/rehearsal/a-segment-that-moves-on-by-itself-does",
                   test_a_segment_that_moves_on_by_itself_does);
  g_test_add_func ("/rehearsal/without-an-agenda-there-is-no-segment",
                   test_without_an_agenda_there_is_no_segment);
  g_test_add_func ("/rehearsal/nothing-to-do-is-no-error", test_nothing_to_do_is_no_error);
  g_test_add_func ("/rehearsal/a-bad-line-is-named-and-nothing-comes-out",
                   test_a_bad_line_is_named_and_nothing_comes_out);
  g_test_add_func ("/rehearsal/what-is-no-text-is-told", test_what_is_no_text_is_told);
  g_test_add_func ("/rehearsal/only-the-length-is-read", test_only_the_length_is_read);
  g_test_add_func ("/rehearsal/a-zero-byte-is-told", test_a_zero_byte_is_told);

  result = g_test_run ();
  g_ptr_array_unref (plans);

  return result;
}
