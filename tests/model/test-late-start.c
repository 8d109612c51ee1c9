#include "ps-meetings.h"

#include "ps-agenda.h"
#include "ps-group-store.h"
#include "ps-segment-store.h"
#include "ps-session-words.h"
#include "ps-test-db.h"

/* 2026-11-03 18:00 UTC, a Tuesday. */
#define SIX_O_CLOCK G_GINT64_CONSTANT (1793728800000000)

/* A meeting of an hour: 10 minutes of check-in, 35 of topic, 15 of closing, which is protected. */
typedef struct {
  PsTestDb    base;
  PsInstant   now;
  PsClock     clock;
  PsMeetings *meetings;
  gint64      group_id;
} Fixture;

static void
fixture_now (PsInstant *instant,
             gpointer   data)
{
  *instant = ((Fixture *) data)->now;
}

static void
pass (Fixture *fixture,
      gint64   minutes)
{
  fixture->now.wall += minutes * G_TIME_SPAN_MINUTE;
  fixture->now.boot += minutes * G_TIME_SPAN_MINUTE;
}

static gboolean
fill (PsConn    *conn,
      gpointer   data,
      GError   **error)
{
  Fixture *fixture = data;
  g_autoptr (PsGroupRow) group = ps_group_row_new ();
  g_autoptr (GPtrArray) agenda = ps_segment_plans_new ();
  PsSegmentPlan *closing;

  group->name = g_strdup ("Tuesday group");
  group->model = g_strdup ("recovery");
  group->minutes = 60;
  group->zone = g_strdup ("UTC");
  if (!ps_group_store_add (conn, group, fixture->now.wall, error))
    return FALSE;
  fixture->group_id = group->id;

  g_ptr_array_add (agenda, ps_segment_plan_new (PS_SEGMENT_CHECK_IN, "Check-in", 300, 600, 900));
  g_ptr_array_add (agenda, ps_segment_plan_new (PS_SEGMENT_TOPIC, "Topic", 900, 2100, 2400));
  closing = ps_segment_plan_new (PS_SEGMENT_CHECK_OUT, "Closing", 600, 900, 900);
  closing->is_protected = TRUE;
  g_ptr_array_add (agenda, closing);

  return ps_agenda_store (conn, group->id, agenda, error);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;

  ps_test_db_set_up (&fixture->base);
  fixture->now.wall = SIX_O_CLOCK;
  fixture->now.boot = 1000 * G_TIME_SPAN_SECOND;
  g_strlcpy (fixture->now.boot_id, "first-boot", sizeof fixture->now.boot_id);
  fixture->clock = (PsClock) { fixture_now, fixture };

  ps_db_write_sync (fixture->base.db, fill, fixture, &error);
  g_assert_no_error (error);
  fixture->meetings = ps_meetings_new (fixture->base.db, &fixture->clock, "Desk", &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data G_GNUC_UNUSED)
{
  g_assert_finalize_object (fixture->meetings);
  ps_test_db_tear_down (&fixture->base);
}

static PsMeetingDraft *
prepare (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  PsMeetingDraft *draft =
    ps_meetings_prepare (fixture->meetings, fixture->group_id, NULL, SIX_O_CLOCK, &error);

  g_assert_no_error (error);

  return draft;
}

static PsLiveMeeting *
start (Fixture        *fixture,
       PsMeetingDraft *draft)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  ps_meetings_start_async (fixture->meetings, draft, NULL, ps_test_take_result_cb, &result);
  ps_meetings_start_finish (fixture->meetings, ps_test_wait (&result), &error);
  g_assert_no_error (error);

  return ps_meetings_get_current (fixture->meetings);
}

static void
do_verb (PsLiveMeeting *meeting,
         PsClockVerb    verb,
         const char    *argument)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  ps_live_meeting_do_async (meeting, verb, argument, NULL, ps_test_take_result_cb, &result);
  ps_live_meeting_do_finish (meeting, ps_test_wait (&result), &error);
  g_assert_no_error (error);
}

/* What all segments and the closing are to take, in minutes; how a trim is shared is no matter here. */
static void
assert_allotted (Fixture *fixture,
                 gint64   all,
                 gint64   closing)
{
  g_assert_cmpint (ps_test_db_int64 (&fixture->base, "SELECT sum (allotted_s) FROM segment"), ==,
                   all * 60);
  g_assert_cmpint (ps_test_db_int64 (&fixture->base, "SELECT sum (allotted_s) FROM segment"
                                                     " WHERE protected"), ==, closing * 60);
}

static void
test_it_can_still_end_on_time (Fixture       *fixture,
                               gconstpointer  data G_GNUC_UNUSED)
{
  PsMeetingDraft *draft = prepare (fixture);
  g_autoptr (PsRefit) fit = NULL;
  PsLiveMeeting *meeting;
  PsClockReading reading;

  pass (fixture, 12);
  fit = ps_meeting_draft_fit (draft, &fixture->now);
  g_assert_cmpint (fit->win_s, ==, 12 * 60);
  g_assert_cmpint (fit->ends_at, ==, SIX_O_CLOCK + G_TIME_SPAN_HOUR);

  draft->fit_to_end = TRUE;
  meeting = start (fixture, draft);
  assert_allotted (fixture, 48, 15);
  ps_live_meeting_read (meeting, &reading);
  g_assert_cmpint (reading.projected_end, ==, SIX_O_CLOCK + G_TIME_SPAN_HOUR);

  /* Two events in one unit of work, and the second can be taken back. */
  g_assert_cmpint (ps_test_db_int64 (&fixture->base, "SELECT count (*) FROM clock_event"), ==, 2);
  g_assert_true (reading.can_undo);
  do_verb (meeting, PS_CLOCK_UNDO, NULL);
  assert_allotted (fixture, 60, 15);
}

static void
test_nothing_is_shortened_unasked (Fixture       *fixture,
                                   gconstpointer  data G_GNUC_UNUSED)
{
  pass (fixture, 12);
  start (fixture, prepare (fixture));
  assert_allotted (fixture, 60, 15);
  g_assert_cmpint (ps_test_db_int64 (&fixture->base, "SELECT count (*) FROM clock_event"), ==, 1);
}

static void
test_on_time_there_is_nothing_to_shorten (Fixture       *fixture,
                                          gconstpointer  data G_GNUC_UNUSED)
{
  PsMeetingDraft *draft = prepare (fixture);

  g_assert_null (ps_meeting_draft_fit (draft, &fixture->now));

  /* The box was ticked, and then somebody made a segment shorter. */
  draft->fit_to_end = TRUE;
  start (fixture, draft);
  assert_allotted (fixture, 60, 15);
}

static void
test_too_late_to_end_on_time (Fixture       *fixture,
                              gconstpointer  data G_GNUC_UNUSED)
{
  PsMeetingDraft *draft = prepare (fixture);
  g_autoptr (PsRefit) fit = NULL;

  pass (fixture, 40);
  fit = ps_meeting_draft_fit (draft, &fixture->now);
  g_assert_cmpint (fit->win_s, <, 40 * 60);
  g_assert_cmpint (fit->ends_at, ==,
                   SIX_O_CLOCK + 100 * G_TIME_SPAN_MINUTE - fit->win_s * G_TIME_SPAN_SECOND);

  draft->fit_to_end = TRUE;
  start (fixture, draft);
  assert_allotted (fixture, 60 - fit->win_s / 60, 15);
}

/* A failure of either event leaves no meeting at all. */
static void
test_both_or_neither (Fixture       *fixture,
                      gconstpointer  data G_GNUC_UNUSED)
{
  PsMeetingDraft *draft = prepare (fixture);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  ps_test_db_exec (&fixture->base,
                   "CREATE TRIGGER full BEFORE INSERT ON clock_event WHEN NEW.verb = 'refit'"
                   " BEGIN SELECT RAISE (ABORT, 'no room'); END");
  pass (fixture, 12);
  draft->fit_to_end = TRUE;
  ps_meetings_start_async (fixture->meetings, draft, NULL, ps_test_take_result_cb, &result);
  g_assert_false (ps_meetings_start_finish (fixture->meetings, ps_test_wait (&result), &error));
  g_assert_nonnull (error);
  g_assert_null (ps_meetings_get_current (fixture->meetings));
  g_assert_cmpint (ps_test_db_int64 (&fixture->base, "SELECT count (*) FROM session"), ==, 0);
}

static void
test_markers_that_were_taken_back_are_gone (Fixture       *fixture,
                                            gconstpointer  data G_GNUC_UNUSED)
{
  PsLiveMeeting *meeting = start (fixture, prepare (fixture));
  g_autoptr (GPtrArray) markers = NULL;

  do_verb (meeting, PS_CLOCK_MARKER, "topic-idea");
  do_verb (meeting, PS_CLOCK_MARKER, "follow-up");
  do_verb (meeting, PS_CLOCK_MARKER, "strong-moment");
  do_verb (meeting, PS_CLOCK_UNDO, PS_CLOCK_UNDO_MARKER);
  do_verb (meeting, PS_CLOCK_UNDO, PS_CLOCK_UNDO_MARKER);
  do_verb (meeting, PS_CLOCK_MARKER, "resource-asked");

  markers = ps_meetings_get_markers (fixture->meetings, 1, NULL);
  g_assert_cmpuint (markers->len, ==, 2);
  g_assert_cmpstr (((PsClockEventRow *) markers->pdata[0])->argument, ==, "topic-idea");
  g_assert_cmpstr (((PsClockEventRow *) markers->pdata[1])->argument, ==, "resource-asked");
}

static void
test_how_it_kept_to_its_time_is_told (void)
{
  static const struct {
    int         began;
    int         ended;
    const char *words;
  } meetings[] = {
    { 0, 60, "Began on time, ended on time" },
    { 12, 60, "Began 12 minutes late, ended on time" },
    { -5, 71, "Began 5 minutes early, ended 11 minutes late" },
    { 0, 45, "Began on time, ended 15 minutes early" },
    { 1440, 1500, "Began 24 hours late, ended 24 hours late" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (meetings); i++)
    {
      g_autoptr (PsSessionRow) row = ps_session_row_new ();
      g_autofree char *words = NULL;

      row->planned_at = SIX_O_CLOCK;
      row->planned_s = 3600;
      row->started_at = SIX_O_CLOCK + meetings[i].began * G_TIME_SPAN_MINUTE;
      row->ended_at = SIX_O_CLOCK + meetings[i].ended * G_TIME_SPAN_MINUTE;
      words = ps_session_words_on_time (row);
      g_assert_cmpstr (words, ==, meetings[i].words);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) \
  g_test_add ("/model/late-start/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("it-can-still-end-on-time", test_it_can_still_end_on_time);
  ADD ("nothing-is-shortened-unasked", test_nothing_is_shortened_unasked);
  ADD ("on-time-there-is-nothing-to-shorten", test_on_time_there_is_nothing_to_shorten);
  ADD ("too-late-to-end-on-time", test_too_late_to_end_on_time);
  ADD ("both-or-neither", test_both_or_neither);
  ADD ("markers-that-were-taken-back-are-gone", test_markers_that_were_taken_back_are_gone);
#undef ADD
  g_test_add_func ("/model/late-start/how-it-kept-to-its-time-is-told",
                   test_how_it_kept_to_its_time_is_told);

  return g_test_run ();
}
