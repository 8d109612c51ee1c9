/* Attendance at the door: today's meetings, before they are started and after, and no others. */
#include "ps-care.h"
#include "ps-door.h"
#include "ps-error.h"
#include "ps-meetings.h"
#include "ps-role-vault.h"

/* Of the vault it is Tuesday, 1 December, at noon. A second group meets on Tuesdays at 18:00. */
#define EVENING "2026-12-01"

static const char evening_group[] =
  "INSERT INTO support_group (id, uid, name, model, minutes, place, rule, starts_on, start_minute,"
  " zone, created_at, updated_at) VALUES (1001, randomblob (16), 'Evening Group', 'recovery', 60,"
  " 'Room 204', 'FREQ=WEEKLY;BYDAY=TU', '2026-11-03', 1080, 'UTC', 1, 1);"
  "INSERT INTO agenda_segment (group_id, position, kind, title, min_s, planned_s, max_s)"
  " VALUES (1001, 0, 'open-sharing', 'Open sharing', 600, 1800, 3600);"
  "INSERT INTO membership (uid, group_id, person_id, joined_on)"
  " SELECT randomblob (16), 1001, id, '2026-11-03' FROM person ORDER BY id LIMIT 2";

#define GROUP_ID 1001

typedef struct {
  PsRoleVault   vault;
  PsGroups     *groups;
  GAsyncResult *result;
} Fixture;

static void
enter (Fixture *fixture,
       PsRole   roles)
{
  g_clear_object (&fixture->groups);
  ps_role_vault_enter (&fixture->vault, roles);
  fixture->groups = ps_groups_new (fixture->vault.vault.store.db, &fixture->vault.vault.clock,
                                   fixture->vault.content);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data G_GNUC_UNUSED)
{
  ps_role_vault_set_up (&fixture->vault);
  ps_test_db_exec (&fixture->vault.vault.store, evening_group);
  enter (fixture, PS_ROLE_FRONT_DESK);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data G_GNUC_UNUSED)
{
  g_clear_object (&fixture->result);
  g_clear_object (&fixture->groups);
  ps_role_vault_tear_down (&fixture->vault);
}

static PsDoorMeeting *
find (Fixture *fixture,
      gint64   group_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) meetings =
    ps_door_list (fixture->vault.vault.store.db, fixture->groups, &fixture->vault.vault.clock, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < meetings->len; i++)
    {
      const PsDoorMeeting *meeting = g_ptr_array_index (meetings, i);

      if (meeting->group_id == group_id)
        return ps_door_meeting_copy (meeting);
    }

  return NULL;
}

static PsAttendanceSheet *
open_sheet (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PsDoorMeeting) meeting = find (fixture, GROUP_ID);
  PsAttendanceSheet *sheet = ps_door_open_sheet (fixture->vault.vault.store.db,
                                                 &fixture->vault.vault.clock, meeting, "Desk", &error);

  g_assert_no_error (error);

  return sheet;
}

static const char *
status_of (PsAttendanceSheet *sheet,
           guint              position)
{
  g_autoptr (PsAttendee) attendee = g_list_model_get_item (G_LIST_MODEL (sheet), position);

  return ps_attendee_get_row (attendee)->status;
}

static gint64
id_of (PsAttendanceSheet *sheet,
       guint              position)
{
  g_autoptr (PsAttendee) attendee = g_list_model_get_item (G_LIST_MODEL (sheet), position);

  return ps_attendee_get_row (attendee)->person_id;
}

static void
tick (Fixture           *fixture,
      PsAttendanceSheet *sheet,
      guint              position,
      const char        *status)
{
  g_autoptr (GError) error = NULL;

  ps_test_call (fixture->result, ps_attendance_sheet_set_async, sheet, id_of (sheet, position), status,
                "in-person");
  ps_attendance_sheet_finish (sheet, fixture->result, &error);
  g_assert_no_error (error);
}

static void
walk_in (Fixture           *fixture,
         PsAttendanceSheet *sheet,
         const char        *name)
{
  g_autoptr (GError) error = NULL;

  ps_test_call (fixture->result, ps_attendance_sheet_walk_in_async, sheet, name);
  ps_attendance_sheet_added_finish (sheet, fixture->result, &error);
  g_assert_no_error (error);
}

/* By whoever leads it, once the one of the morning is over. */
static void
start_meeting (Fixture *fixture)
{
  PsTestVault *vault = &fixture->vault.vault;
  g_autoptr (PsMeetings) meetings = NULL;
  g_autoptr (PsDoorMeeting) planned = NULL;
  g_autoptr (GError) error = NULL;
  PsMeetingDraft *draft;

  enter (fixture, PS_ROLE_CO_FACILITATOR);
  ps_test_db_exec (&vault->store,
                   "UPDATE session SET state = 'ended', ended_at = 1796126400000000"
                   " WHERE state = 'running'");
  planned = find (fixture, GROUP_ID);
  meetings = ps_meetings_new (vault->store.db, &vault->clock, "Ana", &error);
  g_assert_no_error (error);
  draft = ps_meetings_prepare (meetings, GROUP_ID, planned->rule_on, planned->starts_at, &error);
  g_assert_no_error (error);
  ps_test_call (fixture->result, ps_meetings_start_async, meetings, draft);
  ps_meetings_start_finish (meetings, fixture->result, &error);
  g_assert_no_error (error);
  g_clear_object (&fixture->result);
  ps_test_db_settle (&vault->store);
}

static void
test_the_day_is_listed (Fixture       *fixture,
                        gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsDoorMeeting) running = find (fixture, fixture->vault.group_id);
  g_autoptr (PsDoorMeeting) evening = find (fixture, GROUP_ID);

  g_assert_cmpint (running->session_id, ==, fixture->vault.now_id);
  g_assert_true (running->is_running);

  g_assert_cmpint (evening->session_id, ==, 0);
  g_assert_false (evening->is_running);
  g_assert_cmpstr (evening->rule_on, ==, EVENING);
  g_assert_cmpstr (evening->place, ==, "Room 204");
  g_assert_cmpint (evening->ends_at - evening->starts_at, ==, G_TIME_SPAN_HOUR);
}

static void
test_the_next_day_it_is_not (Fixture       *fixture,
                             gconstpointer  data G_GNUC_UNUSED)
{
  ps_test_vault_wait (&fixture->vault.vault, G_TIME_SPAN_DAY);

  g_assert_null (find (fixture, GROUP_ID));
}

/* What runs past midnight is still there to be ticked off. */
static void
test_what_runs_is_listed_past_midnight (Fixture       *fixture,
                                        gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsDoorMeeting) running = NULL;
  g_autoptr (PsAttendanceSheet) sheet = NULL;

  ps_test_vault_wait (&fixture->vault.vault, G_TIME_SPAN_DAY);
  running = find (fixture, fixture->vault.group_id);
  g_assert_nonnull (running);
  sheet = ps_door_open_sheet (fixture->vault.vault.store.db, &fixture->vault.vault.clock, running,
                              "Desk", NULL);
  g_assert_nonnull (sheet);
}

/* It begins at 23:30, late, and is over at half past midnight. */
static void
test_a_meeting_past_midnight_is_of_both_days (Fixture       *fixture,
                                              gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsAttendanceSheet) sheet = NULL;
  g_autoptr (PsDoorMeeting) over = NULL;

  enter (fixture, PS_ROLE_CO_FACILITATOR);
  ps_test_db_exec (&fixture->vault.vault.store,
                   "UPDATE support_group SET start_minute = 1410 WHERE id = 1001");
  ps_test_vault_wait (&fixture->vault.vault, 12 * G_TIME_SPAN_HOUR + 10 * G_TIME_SPAN_MINUTE);
  enter (fixture, PS_ROLE_FRONT_DESK);
  sheet = open_sheet (fixture);
  tick (fixture, sheet, 0, "present");
  g_clear_object (&sheet);
  g_clear_object (&fixture->result);

  start_meeting (fixture);
  enter (fixture, PS_ROLE_CO_FACILITATOR);
  ps_test_db_exec (&fixture->vault.vault.store,
                   "UPDATE session SET state = 'ended', started_at = planned_at,"
                   " ended_at = planned_at + 3600000000 WHERE group_id = 1001");
  ps_test_vault_wait (&fixture->vault.vault, G_TIME_SPAN_HOUR);
  enter (fixture, PS_ROLE_FRONT_DESK);
  sheet = open_sheet (fixture);
  tick (fixture, sheet, 0, "late");

  ps_test_vault_wait (&fixture->vault.vault, G_TIME_SPAN_DAY);
  over = find (fixture, GROUP_ID);
  g_assert_null (over);
}

static void
test_before_the_start_everybody_is_expected (Fixture       *fixture,
                                             gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsAttendanceSheet) sheet = open_sheet (fixture);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (sheet)), ==, 2);
  g_assert_cmpstr (status_of (sheet, 0), ==, "expected");
  g_assert_cmpuint (ps_attendance_sheet_count_here (sheet), ==, 0);
}

static void
test_ticks_before_the_start_last (Fixture       *fixture,
                                  gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsAttendanceSheet) sheet = open_sheet (fixture);
  g_autoptr (PsAttendanceSheet) again = NULL;

  tick (fixture, sheet, 0, "present");
  tick (fixture, sheet, 1, "excused");
  tick (fixture, sheet, 1, "late");
  walk_in (fixture, sheet, "Cleo");
  g_assert_cmpuint (ps_attendance_sheet_count_here (sheet), ==, 3);

  again = open_sheet (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (again)), ==, 3);
  /* By name, whoever walked in among them. */
  g_assert_cmpstr (status_of (again, 0), ==, "present");
  g_assert_cmpstr (status_of (again, 1), ==, "present");
  g_assert_cmpstr (status_of (again, 2), ==, "late");
}

static void
test_the_meeting_begins_with_them (Fixture       *fixture,
                                   gconstpointer  data G_GNUC_UNUSED)
{
  PsTestDb *store = &fixture->vault.vault.store;
  g_autoptr (PsAttendanceSheet) sheet = open_sheet (fixture);

  tick (fixture, sheet, 0, "present");
  walk_in (fixture, sheet, "Cleo");
  g_clear_object (&sheet);
  g_clear_object (&fixture->result);

  start_meeting (fixture);
  g_assert_cmpint (ps_test_db_int64 (store, "SELECT count (*) FROM attendance a JOIN session s"
                                     " ON s.id = a.session_id WHERE s.group_id = 1001"), ==, 3);
  g_assert_cmpint (ps_test_db_int64 (store, "SELECT count (*) FROM attendance a JOIN session s"
                                     " ON s.id = a.session_id WHERE s.group_id = 1001"
                                     " AND a.status = 'present'"), ==, 2);
  g_assert_cmpint (ps_test_db_int64 (store, "SELECT count (*) FROM person"
                                     " WHERE preferred_name = 'Cleo'"), ==, 1);
  g_assert_cmpint (ps_test_db_int64 (store, "SELECT count (*) FROM door"), ==, 0);
}

static gboolean
begin_work (PsConn    *conn,
            gpointer   data G_GNUC_UNUSED,
            GError   **error)
{
  return ps_conn_exec (conn,
                       "INSERT INTO session (uid, group_id, rule_on, state, planned_at, planned_s,"
                       " started_at, ended_at) VALUES (randomblob (16), 1001, '2026-12-01', 'ended', 1,"
                       " 60, 1, 2)", error);
}

/* Somebody else starts it in the very moment in which somebody is ticked off. */
static void
test_a_tick_that_crosses_the_start_says_so (Fixture       *fixture,
                                            gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsAttendanceSheet) sheet = NULL;
  g_autoptr (GError) error = NULL;

  enter (fixture, PS_ROLE_PEER_LEADER);
  sheet = open_sheet (fixture);
  ps_db_write_async (fixture->vault.vault.store.db, begin_work, NULL, NULL, NULL, NULL, NULL);
  ps_test_call (fixture->result, ps_attendance_sheet_set_async, sheet, id_of (sheet, 0), "present",
                "in-person");
  g_assert_false (ps_attendance_sheet_finish (sheet, fixture->result, &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_CONFLICT);
}

/* A sheet that hears of it becomes the meeting's own. */
static void
test_at_the_start_the_sheet_becomes_the_meetings (Fixture       *fixture,
                                                  gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsAttendanceSheet) sheet = NULL;
  g_autoptr (GError) error = NULL;

  enter (fixture, PS_ROLE_PEER_LEADER);
  sheet = open_sheet (fixture);
  g_assert_cmpint (ps_attendance_sheet_get_stage (sheet), ==, PS_SHEET_TODAY);
  ps_db_write_sync (fixture->vault.vault.store.db, begin_work, NULL, &error);
  g_assert_no_error (error);
  ps_test_db_settle (&fixture->vault.vault.store);
  g_assert_cmpint (ps_attendance_sheet_get_stage (sheet), ==, PS_SHEET_OVER);
}

/* Somebody who is new said that they will come; the desk may take that back again. */
static void
test_a_newcomer_is_expected_and_not (Fixture       *fixture,
                                     gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsAttendanceSheet) sheet = open_sheet (fixture);
  g_autoptr (GError) error = NULL;
  gint64 id;

  ps_test_call (fixture->result, ps_attendance_sheet_expect_async, sheet, "Zoë");
  id = ps_attendance_sheet_added_finish (sheet, fixture->result, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (ps_attendee_get_row (ps_attendance_sheet_find (sheet, id))->status, ==, "expected");
  g_assert_true (ps_attendee_get_row (ps_attendance_sheet_find (sheet, id))->first_time);

  ps_test_call (fixture->result, ps_attendance_sheet_remove_async, sheet, id);
  g_assert_true (ps_attendance_sheet_finish (sheet, fixture->result, &error));
  g_assert_null (ps_attendance_sheet_find (sheet, id));

  /* Of whom nothing is known but a name that was mistyped: they do not stay on the roster. */
  g_assert_cmpint (ps_test_db_int64 (&fixture->vault.vault.store, "SELECT count (*) FROM person"
                                     " WHERE preferred_name = 'Zoë' AND archived_at IS NULL"), ==, 0);

  /* Until that is taken back. */
  ps_test_call (fixture->result, ps_attendance_sheet_set_async, sheet, id, "expected", "in-person");
  g_assert_true (ps_attendance_sheet_finish (sheet, fixture->result, &error));
  g_assert_cmpint (ps_test_db_int64 (&fixture->vault.vault.store, "SELECT count (*) FROM person"
                                     " WHERE preferred_name = 'Zoë' AND archived_at IS NULL"), ==, 1);
}

static void
test_who_waits_stays_known (Fixture       *fixture,
                            gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsAttendanceSheet) sheet = open_sheet (fixture);
  g_autoptr (PsCare) care = ps_care_new (fixture->vault.vault.store.db, &fixture->vault.vault.clock);
  g_autoptr (PsMemberRow) row = ps_member_row_new ();
  g_autoptr (GError) error = NULL;
  gint64 id;

  row->preferred_name = g_strdup ("Zoë");
  ps_test_call (fixture->result, ps_care_wait_new_async, care, GROUP_ID, row);
  g_assert_cmpint (ps_care_finish_id (care, fixture->result, NULL), >, 0);
  id = ps_test_db_int64 (&fixture->vault.vault.store,
                         "SELECT id FROM person WHERE preferred_name = 'Zoë'");

  ps_test_call (fixture->result, ps_attendance_sheet_set_async, sheet, id, "expected", "in-person");
  g_assert_true (ps_attendance_sheet_finish (sheet, fixture->result, &error));
  ps_test_call (fixture->result, ps_attendance_sheet_remove_async, sheet, id);
  g_assert_true (ps_attendance_sheet_finish (sheet, fixture->result, &error));
  g_assert_cmpint (ps_test_db_int64 (&fixture->vault.vault.store, "SELECT count (*) FROM person"
                                     " WHERE preferred_name = 'Zoë' AND archived_at IS NULL"), ==, 1);
}

static gboolean
count_heads (Fixture            *fixture,
             PsAttendanceSheet  *sheet,
             int                 n,
             GError            **error)
{
  const PsHeadCount heads = { n, 1 };

  ps_test_call (fixture->result, ps_attendance_sheet_count_async, sheet, &heads);

  return ps_attendance_sheet_finish (sheet, fixture->result, error);
}

static gint64
counted (Fixture *fixture)
{
  return ps_test_db_int64 (&fixture->vault.vault.store,
                           "SELECT 10 * head_count + head_count_new FROM session WHERE group_id = 1001");
}

/* The desk may count where a group keeps no list of names: while it meets, and later that day. */
static void
test_the_desk_counts_heads_without_names (Fixture       *fixture,
                                          gconstpointer  data G_GNUC_UNUSED)
{
  PsTestDb *store = &fixture->vault.vault.store;
  g_autoptr (PsAttendanceSheet) sheet = NULL;
  g_autoptr (GError) error = NULL;

  enter (fixture, PS_ROLE_PEER_LEADER);
  ps_test_db_exec (store, "UPDATE support_group SET head_count = 1 WHERE id = 1001;"
                   "DELETE FROM membership WHERE group_id = 1001");
  start_meeting (fixture);
  enter (fixture, PS_ROLE_FRONT_DESK);
  sheet = open_sheet (fixture);
  g_assert_false (ps_attendance_sheet_is_by_name (sheet));
  g_assert_true (ps_attendance_sheet_may_count (sheet));
  g_assert_true (count_heads (fixture, sheet, 7, &error));
  g_assert_no_error (error);
  g_assert_cmpint (counted (fixture), ==, 71);
  g_clear_object (&sheet);
  g_clear_object (&fixture->result);

  enter (fixture, PS_ROLE_PEER_LEADER);
  ps_test_db_exec (store, "UPDATE session SET state = 'ended', ended_at = started_at + 1"
                   " WHERE state = 'running'");
  enter (fixture, PS_ROLE_FRONT_DESK);
  sheet = open_sheet (fixture);
  g_assert_cmpint (ps_attendance_sheet_get_heads (sheet)->n, ==, 7);
  g_assert_true (count_heads (fixture, sheet, 8, &error));
  g_assert_no_error (error);
  g_assert_cmpint (counted (fixture), ==, 81);

  /* The next day it is the record of those who lead the group. */
  ps_test_vault_wait (&fixture->vault.vault, G_TIME_SPAN_DAY);
  g_assert_false (count_heads (fixture, sheet, 9, &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_NOT_PERMITTED);
  g_assert_cmpint (counted (fixture), ==, 81);
}

/* Who is in the room beside those on a list is not the desk's to say. */
static void
test_the_desk_counts_none_beside_a_list (Fixture       *fixture,
                                         gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsAttendanceSheet) sheet = NULL;
  g_autoptr (GError) error = NULL;

  start_meeting (fixture);
  enter (fixture, PS_ROLE_FRONT_DESK);
  sheet = open_sheet (fixture);
  g_assert_true (ps_attendance_sheet_is_by_name (sheet));
  g_assert_false (ps_attendance_sheet_may_count (sheet));
  g_assert_false (count_heads (fixture, sheet, 2, &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_NOT_PERMITTED);
}

static void
test_the_desk_corrects_today_and_leaves_a_trail (Fixture       *fixture,
                                                 gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsAttendanceSheet) sheet = NULL;

  start_meeting (fixture);
  ps_test_db_exec (&fixture->vault.vault.store,
                   "UPDATE session SET state = 'ended', ended_at = started_at + 1"
                   " WHERE state = 'running'");
  enter (fixture, PS_ROLE_FRONT_DESK);
  sheet = open_sheet (fixture);
  tick (fixture, sheet, 0, "present");
  g_clear_object (&sheet);
  g_clear_object (&fixture->result);

  enter (fixture, PS_ROLE_CO_FACILITATOR);
  g_assert_cmpint (ps_test_db_int64 (&fixture->vault.vault.store,
                                     "SELECT count (*) FROM attendance_change"
                                     " WHERE changed_by = 'Desk' AND new_status = 'present'"), ==, 1);
}

static void
assert_refused (Fixture             *fixture,
                const PsDoorMeeting *meeting)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (ps_door_open_sheet (fixture->vault.vault.store.db, &fixture->vault.vault.clock, meeting,
                                     "Desk", &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_NOT_PERMITTED);
}

static void
test_other_days_are_refused (Fixture       *fixture,
                             gconstpointer  data G_GNUC_UNUSED)
{
  PsDoorMeeting old = { .session_id = fixture->vault.old_id };
  PsDoorMeeting none = { .session_id = 123456 };
  g_autoptr (PsDoorMeeting) next_week = find (fixture, GROUP_ID);

  next_week->starts_at += 7 * G_TIME_SPAN_DAY;

  assert_refused (fixture, &old);
  assert_refused (fixture, &none);
  assert_refused (fixture, next_week);
}

/* A sheet that was left open over night is no way into yesterday. */
static void
test_the_day_goes_by (Fixture       *fixture,
                      gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsAttendanceSheet) sheet = open_sheet (fixture);
  g_autoptr (GError) error = NULL;

  ps_test_vault_wait (&fixture->vault.vault, G_TIME_SPAN_DAY);
  ps_test_call (fixture->result, ps_attendance_sheet_set_async, sheet, id_of (sheet, 0), "present",
                "in-person");
  g_assert_false (ps_attendance_sheet_finish (sheet, fixture->result, &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_NOT_PERMITTED);
}

static void
test_an_administrator_has_no_sheet (Fixture       *fixture,
                                    gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsDoorMeeting) meeting = NULL;

  enter (fixture, PS_ROLE_ADMINISTRATOR);
  meeting = find (fixture, GROUP_ID);
  assert_refused (fixture, meeting);
}

#define TEST(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  TEST ("/door/the-day-is-listed", test_the_day_is_listed);
  TEST ("/door/the-next-day-it-is-not", test_the_next_day_it_is_not);
  TEST ("/door/what-runs-is-listed-past-midnight", test_what_runs_is_listed_past_midnight);
  TEST ("/door/a-meeting-past-midnight-is-of-both-days", test_a_meeting_past_midnight_is_of_both_days);
  TEST ("/door/before-the-start-everybody-is-expected", test_before_the_start_everybody_is_expected);
  TEST ("/door/ticks-before-the-start-last", test_ticks_before_the_start_last);
  TEST ("/door/the-meeting-begins-with-them", test_the_meeting_begins_with_them);
  TEST ("/door/a-tick-that-crosses-the-start-says-so", test_a_tick_that_crosses_the_start_says_so);
  TEST ("/door/at-the-start-the-sheet-becomes-the-meetings",
        test_at_the_start_the_sheet_becomes_the_meetings);
  TEST ("/door/a-newcomer-is-expected-and-not", test_a_newcomer_is_expected_and_not);
  TEST ("/door/who-waits-stays-known", test_who_waits_stays_known);
  TEST ("/door/the-desk-counts-heads-without-names", test_the_desk_counts_heads_without_names);
  TEST ("/door/the-desk-counts-none-beside-a-list", test_the_desk_counts_none_beside_a_list);
  TEST ("/door/the-desk-corrects-today-and-leaves-a-trail",
        test_the_desk_corrects_today_and_leaves_a_trail);
  TEST ("/door/other-days-are-refused", test_other_days_are_refused);
  TEST ("/door/the-day-goes-by", test_the_day_goes_by);
  TEST ("/door/an-administrator-has-no-sheet", test_an_administrator_has_no_sheet);

  return g_test_run ();
}
