#include "ps-meetings.h"

#include "ps-agenda.h"
#include "ps-debrief-store.h"
#include "ps-error.h"
#include "ps-group-store.h"
#include "ps-member-store.h"
#include "ps-membership-store.h"
#include "ps-segment-store.h"
#include "ps-test-db.h"

/* 2026-11-03 18:00 UTC, a Tuesday. */
#define SIX_O_CLOCK G_GINT64_CONSTANT (1793728800000000)

typedef struct {
  PsTestDb    base;
  PsInstant   now;
  PsClock     clock;
  PsMeetings *meetings;
  gint64      group_id;
  gint64      member_id;
  GString    *log;
} Fixture;

static void
fixture_now (PsInstant *instant,
             gpointer   data)
{
  *instant = ((Fixture *) data)->now;
}

static void
pass (Fixture *fixture,
      gint64   seconds)
{
  fixture->now.wall += seconds * G_TIME_SPAN_SECOND;
  fixture->now.boot += seconds * G_TIME_SPAN_SECOND;
}

static gboolean
fill (PsConn    *conn,
      gpointer   data,
      GError   **error)
{
  Fixture *fixture = data;
  g_autoptr (PsGroupRow) group = ps_group_row_new ();
  g_autoptr (PsMemberRow) member = ps_member_row_new ();
  g_autoptr (GPtrArray) agenda = ps_segment_plans_new ();

  group->name = g_strdup ("Tuesday group");
  group->model = g_strdup ("recovery");
  group->minutes = 60;
  group->zone = g_strdup ("UTC");
  group->peer_leader = g_strdup ("Rosa");
  if (!ps_group_store_add (conn, group, fixture->now.wall, error))
    return FALSE;
  fixture->group_id = group->id;

  g_ptr_array_add (agenda, ps_segment_plan_new (PS_SEGMENT_CHECK_IN, "Check-in", 300, 600, 900));
  g_ptr_array_add (agenda, ps_segment_plan_new (PS_SEGMENT_TOPIC, "Topic", 600, 1800, 2400));
  g_ptr_array_add (agenda, ps_segment_plan_new (PS_SEGMENT_CHECK_OUT, "Check-out", 600, 1200, 1200));
  if (!ps_agenda_store (conn, group->id, agenda, error))
    return FALSE;

  member->preferred_name = g_strdup ("Ana");
  if (!ps_member_store_add (conn, member, fixture->now.wall, error))
    return FALSE;
  fixture->member_id = member->id;

  return ps_conn_exec (conn,
                       "INSERT INTO membership (uid, group_id, person_id, joined_on)"
                       " VALUES (randomblob (16), 1, 1, '2026-01-01')",
                       error);
}

static void
open_meetings (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture->meetings = ps_meetings_new (fixture->base.db, &fixture->clock, "Desk", &error);
  g_assert_no_error (error);
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
  fixture->log = g_string_new (NULL);

  ps_db_write_sync (fixture->base.db, fill, fixture, &error);
  g_assert_no_error (error);
  open_meetings (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data G_GNUC_UNUSED)
{
  g_assert_finalize_object (fixture->meetings);
  ps_test_db_tear_down (&fixture->base);
  g_string_free (fixture->log, TRUE);
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

static gboolean
start (Fixture         *fixture,
       PsMeetingDraft  *draft,
       GError         **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  ps_meetings_start_async (fixture->meetings, draft, NULL, ps_test_take_result_cb, &result);

  return ps_meetings_start_finish (fixture->meetings, ps_test_wait (&result), error);
}

static PsLiveMeeting *
started (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (start (fixture, prepare (fixture), &error));
  g_assert_no_error (error);

  return ps_meetings_get_current (fixture->meetings);
}

static gboolean
try_do (PsLiveMeeting  *meeting,
        PsClockVerb     verb,
        const char     *argument,
        GError        **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  ps_live_meeting_do_async (meeting, verb, argument, NULL, ps_test_take_result_cb, &result);

  return ps_live_meeting_do_finish (meeting, ps_test_wait (&result), error);
}

static void
do_verb (PsLiveMeeting *meeting,
         PsClockVerb    verb,
         const char    *argument)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (try_do (meeting, verb, argument, &error));
  g_assert_no_error (error);
}

static char *
where (PsLiveMeeting *meeting)
{
  PsClockReading r;

  ps_live_meeting_read (meeting, &r);

  return g_strdup_printf ("%d: %" G_GINT64_FORMAT " left, %" G_GINT64_FORMAT " of the meeting, "
                          "over %" G_GINT64_FORMAT "%s",
                          r.segment, r.segment_left_s, r.meeting_left_s, r.over_s,
                          r.state == PS_CLOCK_PAUSED ? ", paused" : "");
}

#define assert_where(meeting, expected) \
  G_STMT_START { \
    g_autofree char *where_ = where (meeting); \
    g_assert_cmpstr (where_, ==, expected); \
  } G_STMT_END

static void
test_the_draft_is_filled_in (Fixture       *fixture,
                             gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsMeetingDraft) draft = prepare (fixture);
  const PsAttendanceRow *ana;

  g_assert_cmpstr (draft->group_name, ==, "Tuesday group");
  g_assert_cmpstr (draft->peer_leader, ==, "Rosa");
  g_assert_cmpint (draft->planned_s, ==, 3600);
  g_assert_cmpuint (draft->agenda->len, ==, 3);
  g_assert_cmpuint (draft->attendance->len, ==, 1);

  ana = g_ptr_array_index (draft->attendance, 0);
  g_assert_cmpstr (ana->name, ==, "Ana");
  g_assert_cmpstr (ana->status, ==, "expected");
  g_assert_true (ana->first_time);
}

static void
test_the_topic_that_was_chosen_is_named (Fixture       *fixture,
                                         gconstpointer  data G_GNUC_UNUSED)
{
  PsLiveMeeting *meeting;

  ps_test_db_exec (&fixture->base,
                   "INSERT INTO topic (uid, title, created_at, updated_at)"
                   " VALUES (randomblob (16), 'Pacing', 1, 1)");
  ps_test_db_exec (&fixture->base, "UPDATE support_group SET next_topic_id = 1");

  meeting = started (fixture);
  g_assert_cmpstr (ps_live_meeting_get_segment (meeting, 1)->title, ==, "Pacing");
  g_assert_cmpstr (ps_session_get_row (ps_live_meeting_get_session (meeting))->topic_title, ==,
                   "Pacing");
  g_assert_cmpint (ps_test_db_int64 (&fixture->base, "SELECT next_topic_id FROM support_group"),
                   ==, 0);
}

static void
test_a_started_meeting_is_the_current_one (Fixture       *fixture,
                                           gconstpointer  data G_GNUC_UNUSED)
{
  PsLiveMeeting *meeting = started (fixture);

  g_assert_cmpstr (ps_live_meeting_get_group_name (meeting), ==, "Tuesday group");
  assert_where (meeting, "0: 600 left, 3600 of the meeting, over 0");

  pass (fixture, 61);
  assert_where (meeting, "0: 539 left, 3539 of the meeting, over 0");
}

static void
test_a_second_meeting_is_refused (Fixture       *fixture,
                                  gconstpointer  data G_GNUC_UNUSED)
{
  PsLiveMeeting *first = started (fixture);
  g_autoptr (GError) error = NULL;

  g_assert_false (start (fixture, prepare (fixture), &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_CONFLICT);
  g_assert_true (ps_meetings_get_current (fixture->meetings) == first);
}

static void
test_an_empty_agenda_is_refused (Fixture       *fixture,
                                 gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;
  PsMeetingDraft *draft = prepare (fixture);

  g_ptr_array_set_size (draft->agenda, 0);
  g_assert_false (start (fixture, draft, &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_INVALID);
  g_assert_null (ps_meetings_get_current (fixture->meetings));
}

static void
test_a_meeting_without_people_runs (Fixture       *fixture,
                                    gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;
  PsMeetingDraft *draft = prepare (fixture);

  g_ptr_array_set_size (draft->attendance, 0);
  g_assert_true (start (fixture, draft, &error));
  g_assert_no_error (error);
}

static void
test_a_walk_in_of_the_draft_gets_a_record (Fixture       *fixture,
                                           gconstpointer  data G_GNUC_UNUSED)
{
  PsMeetingDraft *draft = prepare (fixture);
  PsAttendanceRow *dora = ps_attendance_row_new ();
  g_autoptr (GError) error = NULL;

  dora->name = g_strdup ("Dora");
  g_free (dora->status);
  dora->status = g_strdup ("present");
  g_ptr_array_add (draft->attendance, dora);

  g_assert_true (start (fixture, draft, &error));
  g_assert_no_error (error);
  g_assert_cmpint (ps_test_db_int64 (&fixture->base,
                                     "SELECT count (*) FROM attendance a"
                                     " JOIN person p ON p.id = a.person_id"
                                     " WHERE p.preferred_name = 'Dora' AND p.walk_in = 1"
                                     " AND a.status = 'present' AND a.first_time = 1"), ==, 1);
}

static void
put_on (PsMeetingDraft *draft,
        gint64          person_id,
        const char     *name,
        const char     *status)
{
  PsAttendanceRow *row = ps_attendance_row_new ();

  row->person_id = person_id;
  row->name = g_strdup (name);
  g_free (row->status);
  row->status = g_strdup (status);
  g_ptr_array_add (draft->attendance, row);
}

/* The sheet was put away at the lock, and others have been at the roster since. */
static void
test_a_sheet_of_long_ago_begins (Fixture       *fixture,
                                 gconstpointer  data G_GNUC_UNUSED)
{
  PsMeetingDraft *draft = prepare (fixture);
  g_autoptr (GError) error = NULL;
  g_autofree char *sheet = NULL;

  ps_test_db_exec (&fixture->base,
                   "INSERT INTO person (id, uid, preferred_name, name_fold, created_at, updated_at,"
                   " merged_into_id, archived_at)"
                   " VALUES (7, randomblob (16), 'Anna', 'anna', 1, 1, 1, 1)");
  put_on (draft, 7, "Anna", "present");
  put_on (draft, 99, "Ben", "late");

  g_assert_true (start (fixture, draft, &error));
  g_assert_no_error (error);
  sheet = ps_test_db_string (&fixture->base, "SELECT group_concat (p.preferred_name || ' ' || a.status)"
                             " FROM attendance AS a JOIN person AS p ON p.id = a.person_id");
  g_assert_cmpstr (sheet, ==, "Ana present,Ben late");
}

static void
test_an_agenda_longer_than_the_meeting_runs (Fixture       *fixture,
                                             gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;
  PsMeetingDraft *draft = prepare (fixture);

  draft->planned_s = 1800;
  g_assert_true (start (fixture, draft, &error));
  g_assert_no_error (error);
  assert_where (ps_meetings_get_current (fixture->meetings),
                "0: 600 left, 1800 of the meeting, over 0");
}

static void
changed_cb (PsLiveMeeting *meeting,
            Fixture       *fixture)
{
  g_autoptr (GPtrArray) events =
    ps_clock_event_store_list (ps_db_get_reader (fixture->base.db),
                               ps_session_get_id (ps_live_meeting_get_session (meeting)), NULL);
  PsClockReading reading;

  ps_live_meeting_read (meeting, &reading);
  g_string_append_printf (fixture->log, " %u events, segment %d;", events->len, reading.segment);
}

/* Not to be fooled: before the commit neither the screen nor a reader may see the new segment. */
static void
test_every_touch_is_stored_before_it_shows (Fixture       *fixture,
                                            gconstpointer  data G_GNUC_UNUSED)
{
  PsLiveMeeting *meeting = started (fixture);
  g_autoptr (GAsyncResult) result = NULL;

  g_signal_connect (meeting, "changed", G_CALLBACK (changed_cb), fixture);
  ps_live_meeting_do_async (meeting, PS_CLOCK_NEXT, NULL, NULL, ps_test_take_result_cb, &result);
  assert_where (meeting, "0: 600 left, 3600 of the meeting, over 0");

  ps_test_wait (&result);
  g_assert_cmpstr (fixture->log->str, ==, " 2 events, segment 1;");
}

static void
test_two_quick_keys_are_both_right (Fixture       *fixture,
                                    gconstpointer  data G_GNUC_UNUSED)
{
  PsLiveMeeting *meeting = started (fixture);
  g_autoptr (GAsyncResult) first = NULL;
  g_autoptr (GAsyncResult) second = NULL;

  pass (fixture, 100);
  ps_live_meeting_do_async (meeting, PS_CLOCK_NEXT, NULL, NULL, ps_test_take_result_cb, &first);
  pass (fixture, 1);
  ps_live_meeting_do_async (meeting, PS_CLOCK_NEXT, NULL, NULL, ps_test_take_result_cb, &second);
  g_assert_true (ps_live_meeting_do_finish (meeting, ps_test_wait (&first), NULL));
  g_assert_true (ps_live_meeting_do_finish (meeting, ps_test_wait (&second), NULL));

  assert_where (meeting, "2: 1200 left, 3499 of the meeting, over -2299");
}

static void
test_what_makes_no_sense_changes_nothing (Fixture       *fixture,
                                          gconstpointer  data G_GNUC_UNUSED)
{
  PsLiveMeeting *meeting = started (fixture);
  g_autoptr (GError) error = NULL;

  g_assert_false (ps_live_meeting_can (meeting, PS_CLOCK_RESUME));
  g_assert_false (try_do (meeting, PS_CLOCK_RESUME, NULL, &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_INVALID);
  assert_where (meeting, "0: 600 left, 3600 of the meeting, over 0");

  do_verb (meeting, PS_CLOCK_NEXT, NULL);
  assert_where (meeting, "1: 1800 left, 3600 of the meeting, over -600");
}

/* As after SIGKILL: nothing of the old object is asked, all of it comes from the database. */
static void
reopen (Fixture *fixture)
{
  g_assert_finalize_object (fixture->meetings);
  open_meetings (fixture);
}

static void
test_a_crash_loses_not_a_second (Fixture       *fixture,
                                 gconstpointer  data G_GNUC_UNUSED)
{
  PsLiveMeeting *meeting = started (fixture);
  g_autofree char *before = NULL;

  pass (fixture, 400);
  do_verb (meeting, PS_CLOCK_EXTEND, "300");
  pass (fixture, 200);
  do_verb (meeting, PS_CLOCK_PAUSE, "break");
  pass (fixture, 120);
  do_verb (meeting, PS_CLOCK_RESUME, NULL);
  do_verb (meeting, PS_CLOCK_NEXT, NULL);
  pass (fixture, 37);
  before = where (meeting);

  reopen (fixture);
  assert_where (ps_meetings_get_current (fixture->meetings), before);
  g_assert_null (ps_live_meeting_get_gap (ps_meetings_get_current (fixture->meetings)));
}

static void
test_a_long_absence_is_asked_about (Fixture       *fixture,
                                    gconstpointer  data G_GNUC_UNUSED)
{
  PsLiveMeeting *meeting = started (fixture);
  g_autoptr (GAsyncResult) result = NULL;

  pass (fixture, 360);
  reopen (fixture);
  meeting = ps_meetings_get_current (fixture->meetings);
  g_assert_nonnull (ps_live_meeting_get_gap (meeting));
  g_assert_cmpint (ps_live_meeting_get_gap (meeting)->away_s, ==, 360);
  assert_where (meeting, "0: 240 left, 3240 of the meeting, over 0");

  ps_live_meeting_settle_gap_async (meeting, TRUE, NULL, ps_test_take_result_cb, &result);
  g_assert_true (ps_live_meeting_do_finish (meeting, ps_test_wait (&result), NULL));
  g_assert_null (ps_live_meeting_get_gap (meeting));
  assert_where (meeting, "0: 600 left, 3240 of the meeting, over 360");
}

static void
test_a_reboot_in_between_is_estimated (Fixture       *fixture,
                                       gconstpointer  data G_GNUC_UNUSED)
{
  PsLiveMeeting *meeting = started (fixture);
  PsClockReading reading;

  pass (fixture, 60);
  do_verb (meeting, PS_CLOCK_NEXT, NULL);
  fixture->now.wall += 120 * G_TIME_SPAN_SECOND;
  fixture->now.boot = 20 * G_TIME_SPAN_SECOND;
  g_strlcpy (fixture->now.boot_id, "second-boot", sizeof fixture->now.boot_id);

  reopen (fixture);
  meeting = ps_meetings_get_current (fixture->meetings);
  assert_where (meeting, "1: 1680 left, 3420 of the meeting, over -540");
  ps_live_meeting_read (meeting, &reading);
  g_assert_true (reading.estimated);
  g_assert_true (ps_live_meeting_get_gap (meeting)->estimated);
}

static void
test_a_quick_reboot_is_settled_at_once (Fixture       *fixture,
                                        gconstpointer  data G_GNUC_UNUSED)
{
  PsLiveMeeting *meeting = started (fixture);

  fixture->now.wall += 40 * G_TIME_SPAN_SECOND;
  fixture->now.boot = 20 * G_TIME_SPAN_SECOND;
  g_strlcpy (fixture->now.boot_id, "second-boot", sizeof fixture->now.boot_id);
  reopen (fixture);
  meeting = ps_meetings_get_current (fixture->meetings);
  g_assert_null (ps_live_meeting_get_gap (meeting));
  do_verb (meeting, PS_CLOCK_EXTEND, "60");

  /* From here on the wall clock has no say. */
  fixture->now.wall -= 3600 * G_TIME_SPAN_SECOND;
  assert_where (meeting, "0: 620 left, 3560 of the meeting, over 0");
}

static void
test_the_wall_clock_may_jump (Fixture       *fixture,
                              gconstpointer  data G_GNUC_UNUSED)
{
  PsLiveMeeting *meeting = started (fixture);

  pass (fixture, 60);
  fixture->now.wall -= 3600 * G_TIME_SPAN_SECOND;
  assert_where (meeting, "0: 540 left, 3540 of the meeting, over 0");

  reopen (fixture);
  assert_where (ps_meetings_get_current (fixture->meetings),
                "0: 540 left, 3540 of the meeting, over 0");
}

/* The vault is locked with keys still on their way: they count, and nothing is asked of what is gone. */
static void
test_a_lock_in_between_loses_no_key (Fixture       *fixture,
                                     gconstpointer  data G_GNUC_UNUSED)
{
  PsLiveMeeting *meeting = started (fixture);
  g_autoptr (PsAttendanceSheet) sheet =
    ps_meetings_get_attendance (fixture->meetings,
                                ps_session_get_id (ps_live_meeting_get_session (meeting)), NULL);
  g_autoptr (GAsyncResult) next = NULL;
  g_autoptr (GAsyncResult) end = NULL;
  g_autoptr (GAsyncResult) present = NULL;

  ps_attendance_sheet_set_async (sheet, fixture->member_id, "present", "in-person",
                                 NULL, ps_test_take_result_cb, &present);
  ps_live_meeting_do_async (meeting, PS_CLOCK_NEXT, NULL, NULL, ps_test_take_result_cb, &next);
  ps_live_meeting_do_async (meeting, PS_CLOCK_END, NULL, NULL, ps_test_take_result_cb, &end);
  ps_db_close (fixture->base.db);

  g_assert_true (ps_live_meeting_do_finish (meeting, ps_test_wait (&next), NULL));
  g_assert_false (ps_live_meeting_do_finish (meeting, ps_test_wait (&end), NULL));
  g_assert_true (ps_attendance_sheet_finish (sheet, ps_test_wait (&present), NULL));
  g_clear_object (&end);
  g_clear_object (&next);
  g_clear_object (&present);
  g_clear_object (&sheet);

  g_assert_finalize_object (fixture->meetings);
  ps_test_db_reopen (&fixture->base);
  open_meetings (fixture);
  assert_where (ps_meetings_get_current (fixture->meetings),
                "1: 1800 left, 3600 of the meeting, over -600");
}

static const char *
status_of (Fixture *fixture,
           gint64   session_id)
{
  g_autoptr (PsAttendanceSheet) sheet =
    ps_meetings_get_attendance (fixture->meetings, session_id, NULL);
  g_autoptr (PsAttendee) ana = g_list_model_get_item (G_LIST_MODEL (sheet), 0);

  return g_intern_string (ps_attendee_get_row (ana)->status);
}

static void
test_the_end_settles_everything (Fixture       *fixture,
                                 gconstpointer  data G_GNUC_UNUSED)
{
  PsLiveMeeting *meeting = started (fixture);
  gint64 id = ps_session_get_id (ps_live_meeting_get_session (meeting));
  g_autoptr (GPtrArray) segments = NULL;
  g_autoptr (PsSession) session = NULL;
  const PsSegmentRow *first;
  guint waiting;

  pass (fixture, 700);
  do_verb (meeting, PS_CLOCK_NEXT, NULL);
  pass (fixture, 50);
  do_verb (meeting, PS_CLOCK_END, NULL);

  g_assert_null (ps_meetings_get_current (fixture->meetings));
  g_assert_cmpstr (status_of (fixture, id), ==, "absent");
  g_assert_true (ps_debrief_store_count_waiting (ps_db_get_reader (fixture->base.db),
                                                 &waiting, NULL));
  g_assert_cmpuint (waiting, ==, 1);

  session = ps_meetings_find (fixture->meetings, id, NULL);
  g_assert_cmpstr (ps_session_get_row (session)->state, ==, "ended");
  g_assert_cmpint (ps_session_get_row (session)->ended_at, ==,
                   SIX_O_CLOCK + 750 * G_TIME_SPAN_SECOND);

  segments = ps_meetings_get_segments (fixture->meetings, id, NULL);
  first = g_ptr_array_index (segments, 0);
  g_assert_cmpint (first->planned_s, ==, 600);
  g_assert_cmpint (first->elapsed_s, ==, 700);
  g_assert_cmpint (first->started_at, ==, SIX_O_CLOCK);
}

static void
test_attendance_is_one_step_each (Fixture       *fixture,
                                  gconstpointer  data G_GNUC_UNUSED)
{
  PsLiveMeeting *meeting = started (fixture);
  gint64 id = ps_session_get_id (ps_live_meeting_get_session (meeting));
  g_autoptr (PsAttendanceSheet) sheet =
    ps_meetings_get_attendance (fixture->meetings, id, NULL);
  g_autoptr (GAsyncResult) present = NULL;
  g_autoptr (GAsyncResult) walk_in = NULL;
  g_autoptr (GAsyncResult) nameless = NULL;
  g_autoptr (GError) error = NULL;

  ps_attendance_sheet_set_async (sheet, fixture->member_id, "present", "in-person",
                                 NULL, ps_test_take_result_cb, &present);
  g_assert_true (ps_attendance_sheet_finish (sheet, ps_test_wait (&present), &error));
  g_assert_cmpuint (ps_attendance_sheet_count_here (sheet), ==, 1);

  ps_attendance_sheet_walk_in_async (sheet, "  Bo ", NULL, ps_test_take_result_cb, &walk_in);
  g_assert_cmpint (ps_attendance_sheet_added_finish (sheet, ps_test_wait (&walk_in), &error), >, 0);
  g_assert_cmpuint (ps_attendance_sheet_count_here (sheet), ==, 2);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (sheet)), ==, 2);

  ps_attendance_sheet_walk_in_async (sheet, "  ", NULL, ps_test_take_result_cb, &nameless);
  g_assert_cmpint (ps_attendance_sheet_added_finish (sheet, ps_test_wait (&nameless), &error), ==, 0);
  g_assert_error (error, PS_ERROR, PS_ERROR_INVALID);
}

static void
test_the_agenda_is_as_it_began (Fixture       *fixture,
                                gconstpointer  data G_GNUC_UNUSED)
{
  PsLiveMeeting *meeting = started (fixture);
  g_autofree char *before = NULL;

  do_verb (meeting, PS_CLOCK_SWAP, NULL);
  do_verb (meeting, PS_CLOCK_EXTEND, "-60");
  do_verb (meeting, PS_CLOCK_NEXT, NULL);
  g_assert_cmpstr (ps_live_meeting_get_segment (meeting, 1)->title, ==, "Check-out");
  before = where (meeting);

  reopen (fixture);
  meeting = ps_meetings_get_current (fixture->meetings);
  g_assert_cmpstr (ps_live_meeting_get_segment (meeting, 1)->title, ==, "Check-out");
  assert_where (meeting, before);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add ("/meetings/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("the-draft-is-filled-in", test_the_draft_is_filled_in);
  ADD ("the-topic-that-was-chosen-is-named", test_the_topic_that_was_chosen_is_named);
  ADD ("a-started-meeting-is-the-current-one", test_a_started_meeting_is_the_current_one);
  ADD ("a-second-meeting-is-refused", test_a_second_meeting_is_refused);
  ADD ("an-empty-agenda-is-refused", test_an_empty_agenda_is_refused);
  ADD ("a-meeting-without-people-runs", test_a_meeting_without_people_runs);
  ADD ("a-walk-in-of-the-draft-gets-a-record", test_a_walk_in_of_the_draft_gets_a_record);
  ADD ("a-sheet-of-long-ago-begins", test_a_sheet_of_long_ago_begins);
  ADD ("an-agenda-longer-than-the-meeting-runs", test_an_agenda_longer_than_the_meeting_runs);
  ADD ("every-touch-is-stored-before-it-shows", test_every_touch_is_stored_before_it_shows);
  ADD ("two-quick-keys-are-both-right", test_two_quick_keys_are_both_right);
  ADD ("what-makes-no-sense-changes-nothing", test_what_makes_no_sense_changes_nothing);
  ADD ("a-crash-loses-not-a-second", test_a_crash_loses_not_a_second);
  ADD ("a-long-absence-is-asked-about", test_a_long_absence_is_asked_about);
  ADD ("a-reboot-in-between-is-estimated", test_a_reboot_in_between_is_estimated);
  ADD ("a-quick-reboot-is-settled-at-once", test_a_quick_reboot_is_settled_at_once);
  ADD ("the-wall-clock-may-jump", test_the_wall_clock_may_jump);
  ADD ("a-lock-in-between-loses-no-key", test_a_lock_in_between_loses_no_key);
  ADD ("the-end-settles-everything", test_the_end_settles_everything);
  ADD ("attendance-is-one-step-each", test_attendance_is_one_step_each);
  ADD ("the-agenda-is-as-it-began", test_the_agenda_is_as_it_began);
#undef ADD

  return g_test_run ();
}
