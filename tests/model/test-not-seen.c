/* Whom a group has not seen for some meetings is called, once for each absence. The meetings of the
 * group are held one a week, each with a letter for Ana: P there, X excused, A absent, n for a sheet
 * that nobody filled in, s for an outing without her. Ben is always there.
 */
#include "ps-attendance-sheet.h"
#include "ps-conn-actor.h"
#include "ps-contact-store.h"
#include "ps-debriefs.h"
#include "ps-error.h"
#include "ps-meetings.h"
#include "ps-membership-store.h"
#include "ps-not-seen.h"
#include "ps-session-store.h"
#include "ps-attendance-store.h"
#include "ps-test-rows.h"
#include "ps-test-vault.h"

typedef struct {
  PsTestVault   vault;
  PsDebriefs   *debriefs;
  GAsyncResult *result;
  gint64        group;
  gint64        ana;
  gint64        ben;
  gint64        session;   /* the latest */
} Fixture;

static gboolean
set_actor (PsConn    *conn,
           gpointer   data,
           GError   **error G_GNUC_UNUSED)
{
  PsTestVault *vault = data;

  ps_conn_set_actor (conn, vault->keys, &vault->clock);

  return TRUE;
}

static gboolean
clear_actor (PsConn    *conn,
             gpointer   data G_GNUC_UNUSED,
             GError   **error G_GNUC_UNUSED)
{
  ps_conn_set_actor (conn, NULL, NULL);

  return TRUE;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data G_GNUC_UNUSED)
{
  ps_test_vault_set_up (&fixture->vault, PS_ROLE_PEER_LEADER | PS_ROLE_ADMINISTRATOR);
  ps_test_db_write (&fixture->vault.store, set_actor, &fixture->vault);
  fixture->group = ps_test_add_group (&fixture->vault.store, "Tuesday");
  fixture->ana = ps_test_add_member (&fixture->vault.store, "Ana Silva");
  fixture->ben = ps_test_add_member (&fixture->vault.store, "Ben");
  ps_test_join (&fixture->vault.store, fixture->group, fixture->ana, "2026-01-01");
  ps_test_join (&fixture->vault.store, fixture->group, fixture->ben, "2026-01-01");
  ps_test_db_exec (&fixture->vault.store,
                   "UPDATE support_group SET zone = 'Etc/UTC', not_seen_after = 3;"
                   "INSERT INTO contact_way (person_id, kind, value, value_fold, ok_call)"
                   " SELECT id, 'phone', '555-0101', '5550101', 1 FROM person");
  fixture->debriefs = ps_debriefs_new (fixture->vault.store.db, &fixture->vault.clock,
                                       fixture->vault.keys);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data G_GNUC_UNUSED)
{
  g_clear_object (&fixture->result);
  ps_test_db_settle (&fixture->vault.store);
  g_assert_finalize_object (fixture->debriefs);
  if (fixture->vault.store.db != NULL)
    ps_test_db_write (&fixture->vault.store, clear_actor, NULL);
  ps_test_vault_tear_down (&fixture->vault);
}

static const char *
status_of (char letter)
{
  return letter == 'P' ? "present" : letter == 'X' ? "excused" : "absent";
}

typedef struct {
  Fixture *fixture;
  char     letter;
  gboolean notice;
} Evening;

static gboolean
mark (PsConn      *conn,
      gint64       session,
      gint64       person,
      const char  *status,
      gint64       at,
      GError     **error)
{
  PsAttendanceRow row = { .session_id = session, .person_id = person, .status = (char *) status,
                          .mode = (char *) "in-person" };

  return ps_attendance_store_set (conn, &row, at, "Ana", error);
}

static gboolean
hold_work (PsConn    *conn,
           gpointer   data,
           GError   **error)
{
  Evening *evening = data;
  Fixture *fixture = evening->fixture;
  gint64 at = fixture->vault.now.wall;
  g_autoptr (PsSessionRow) session = ps_session_row_new ();

  session->uid = ps_uid_new (at);
  session->group_id = fixture->group;
  g_free (session->kind);
  session->kind = g_strdup (evening->letter == 's' ? "social" : "meeting");
  session->planned_at = at;
  session->planned_s = 5400;
  session->started_at = at;
  if (!ps_session_store_add (conn, session, error))
    return FALSE;

  fixture->session = session->id;

  return mark (conn, session->id, fixture->ana, status_of (evening->letter), at, error) &&
         mark (conn, session->id, fixture->ben, evening->letter == 'n' ? "absent" : "present", at,
               error) &&
         ps_session_store_end (conn, session->id, at + 1, error) &&
         (!evening->notice || ps_not_seen_notice (conn, fixture->group, 0, at + 1, error));
}

static void
hold (Fixture    *fixture,
      const char *letters)
{
  for (const char *p = letters; *p != '\0'; p++)
    {
      Evening evening = { fixture, *p, TRUE };

      ps_test_vault_wait (&fixture->vault, 7 * G_TIME_SPAN_DAY);
      ps_test_db_write (&fixture->vault.store, hold_work, &evening);
    }
}

static gint64
count (Fixture    *fixture,
       const char *from)
{
  g_autofree char *sql = g_strconcat ("SELECT count (*) FROM ", from, NULL);

  return ps_test_db_int64 (&fixture->vault.store, sql);
}

/* What is on the list of things to do, one line each. */
static char *
list (Fixture *fixture)
{
  g_autoptr (GPtrArray) follow_ups =
    ps_debriefs_get_follow_ups (fixture->debriefs, "2099-01-01", NULL);
  GString *string = g_string_new (NULL);

  for (guint i = 0; i < follow_ups->len; i++)
    {
      const PsFollowUp *follow_up = g_ptr_array_index (follow_ups, i);

      g_assert_true (follow_up->not_seen);
      g_string_append_printf (string, "%s%s, %s, %s", i > 0 ? "; " : "", follow_up->what,
                              follow_up->owner, follow_up->due_on);
    }

  return g_string_free (string, FALSE);
}

#define assert_list(fixture, expected) \
  G_STMT_START { \
    g_autofree char *got_ = list (fixture); \
    g_assert_cmpstr (got_, ==, expected); \
  } G_STMT_END

static void
test_three_make_a_call (Fixture       *fixture,
                        gconstpointer  data G_GNUC_UNUSED)
{
  hold (fixture, "PAA");
  assert_list (fixture, "");
  hold (fixture, "A");

  /* The fourth meeting is on the 29th. */
  assert_list (fixture, "Call Ana Silva: not seen at the last 3 meetings of Tuesday, peer,"
                        " 2026-12-31");
  g_assert_cmpint (count (fixture, "not_seen WHERE follow_up_id IS NOT NULL"), ==, 1);
  g_assert_false (ps_test_vault_has_bytes (&fixture->vault, "not seen at the last"));
}

static void
test_one_absence_is_one_call (Fixture       *fixture,
                              gconstpointer  data G_GNUC_UNUSED)
{
  hold (fixture, "PAAAAAA");
  g_assert_cmpint (count (fixture, "follow_up"), ==, 1);
}

static void
test_seen_again_takes_the_call_back (Fixture       *fixture,
                                     gconstpointer  data G_GNUC_UNUSED)
{
  hold (fixture, "AAAP");
  assert_list (fixture, "");
  g_assert_cmpint (count (fixture, "follow_up"), ==, 0);
  g_assert_cmpint (count (fixture, "not_seen"), ==, 0);

  /* Another absence is another call. */
  hold (fixture, "AAA");
  g_assert_cmpint (count (fixture, "follow_up"), ==, 1);
}

static void
test_excused_has_been_heard_from (Fixture       *fixture,
                                  gconstpointer  data G_GNUC_UNUSED)
{
  hold (fixture, "AAXAA");
  assert_list (fixture, "");
  hold (fixture, "A");
  g_assert_cmpint (count (fixture, "follow_up"), ==, 1);
  hold (fixture, "X");
  g_assert_cmpint (count (fixture, "follow_up"), ==, 0);
}

static void
test_what_does_not_count (Fixture       *fixture,
                          gconstpointer  data G_GNUC_UNUSED)
{
  hold (fixture, "AAnsns");
  assert_list (fixture, "");
  hold (fixture, "A");
  g_assert_cmpint (count (fixture, "follow_up"), ==, 1);
}

static void
test_a_call_that_was_made_stays (Fixture       *fixture,
                                 gconstpointer  data G_GNUC_UNUSED)
{
  gint64 id;

  hold (fixture, "AAA");
  id = ps_test_db_int64 (&fixture->vault.store, "SELECT id FROM follow_up");
  ps_test_call (fixture->result, ps_debriefs_set_done_async, fixture->debriefs, id, TRUE);
  g_assert_true (ps_debriefs_finish (fixture->debriefs, fixture->result, NULL));
  hold (fixture, "AA");
  g_assert_cmpint (count (fixture, "follow_up"), ==, 1);
  hold (fixture, "P");
  g_assert_cmpint (count (fixture, "follow_up WHERE done_at IS NOT NULL"), ==, 1);
  g_assert_cmpint (count (fixture, "not_seen"), ==, 0);
}

static void
correct (Fixture    *fixture,
         gint64      session,
         const char *status)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PsAttendanceSheet) sheet =
    ps_attendance_sheet_new (fixture->vault.store.db, &fixture->vault.clock, session, "Ana", &error);

  g_assert_no_error (error);
  ps_test_call (fixture->result, ps_attendance_sheet_set_async, sheet, fixture->ana, status,
                "in-person");
  ps_attendance_sheet_finish (sheet, fixture->result, &error);
  g_assert_no_error (error);
}

static void
test_a_correction_counts (Fixture       *fixture,
                          gconstpointer  data G_GNUC_UNUSED)
{
  hold (fixture, "PAAA");
  ps_test_vault_wait (&fixture->vault, G_TIME_SPAN_HOUR);

  /* The middle one: they are not away for three meetings any more. */
  correct (fixture, fixture->session - 1, "late");
  assert_list (fixture, "");
  g_assert_cmpint (count (fixture, "not_seen"), ==, 0);

  /* And back again. */
  correct (fixture, fixture->session - 1, "absent");
  g_assert_cmpint (count (fixture, "follow_up"), ==, 1);

  /* That they were there by telephone long ago is no news of the last weeks. */
  correct (fixture, fixture->session - 3, "late");
  g_assert_cmpint (count (fixture, "follow_up"), ==, 1);
}

static void
test_the_number_is_the_groups (Fixture       *fixture,
                               gconstpointer  data G_GNUC_UNUSED)
{
  ps_test_db_exec (&fixture->vault.store, "UPDATE support_group SET not_seen_after = 0");
  hold (fixture, "PAAAA");
  assert_list (fixture, "");

  ps_test_db_exec (&fixture->vault.store, "UPDATE support_group SET not_seen_after = 5");
  hold (fixture, "A");
  assert_list (fixture, "Call Ana Silva: not seen at the last 5 meetings of Tuesday, peer,"
                        " 2027-01-14");

  /* A larger number is no news of anybody. */
  ps_test_db_exec (&fixture->vault.store, "UPDATE support_group SET not_seen_after = 20");
  hold (fixture, "A");
  g_assert_cmpint (count (fixture, "follow_up"), ==, 1);
  ps_test_db_exec (&fixture->vault.store, "UPDATE support_group SET not_seen_after = 1");
  hold (fixture, "PA");
  assert_list (fixture, "Call Ana Silva: not seen at the last meeting of Tuesday, peer,"
                        " 2027-02-04");
}

static void
test_not_out_of_the_blue (Fixture       *fixture,
                          gconstpointer  data G_GNUC_UNUSED)
{
  ps_test_db_exec (&fixture->vault.store, "UPDATE support_group SET not_seen_after = 0");
  hold (fixture, "PAAAAAAAAA");
  ps_test_db_exec (&fixture->vault.store, "UPDATE support_group SET not_seen_after = 3");
  hold (fixture, "A");
  assert_list (fixture, "");
}

static void
test_who_may_not_be_called (Fixture       *fixture,
                            gconstpointer  data G_GNUC_UNUSED)
{
  ps_test_db_exec (&fixture->vault.store, "UPDATE contact_way SET ok_call = 0");
  hold (fixture, "AAA");
  assert_list (fixture, "Reach out to Ana Silva, who may not be called: not seen at the last 3"
                        " meetings of Tuesday, peer, 2026-12-24");
}

static void
test_names (Fixture       *fixture,
            gconstpointer  data G_GNUC_UNUSED)
{
  ps_test_db_exec (&fixture->vault.store,
                   "UPDATE person SET preferred_name = 'Lu', full_name = 'Ana Silva' WHERE id = 1");
  hold (fixture, "AAA");
  assert_list (fixture, "Call Lu (Ana Silva): not seen at the last 3 meetings of Tuesday, peer,"
                        " 2026-12-24");
}

/* Nobody is called by a name that is theirs no longer, nor by words that told them from somebody who has
 * gone since: the name is read when the call is.
 */
static void
test_the_name_is_that_of_now (Fixture       *fixture,
                              gconstpointer  data G_GNUC_UNUSED)
{
  hold (fixture, "AAA");
  assert_list (fixture, "Call Ana Silva: not seen at the last 3 meetings of Tuesday, peer, 2026-12-24");
  ps_test_db_exec (&fixture->vault.store,
                   "INSERT INTO person (id, uid, preferred_name, name_fold, created_at, updated_at)"
                   " SELECT 77, randomblob (16), preferred_name, name_fold, 1, 1 FROM person WHERE id = 1;"
                   "UPDATE contact_way SET value = '555-0142', value_fold = '5550142'"
                   " WHERE person_id = 1");
  assert_list (fixture, "Call Ana Silva, …0142: not seen at the last 3 meetings of Tuesday, peer,"
                        " 2026-12-24");
  ps_test_db_exec (&fixture->vault.store,
                   "UPDATE person SET preferred_name = 'Lu', name_fold = 'lu' WHERE id = 1");
  assert_list (fixture, "Call Lu: not seen at the last 3 meetings of Tuesday, peer, 2026-12-24");
  ps_test_db_exec (&fixture->vault.store, "UPDATE follow_up SET person_id = NULL");
  assert_list (fixture, "Call somebody: not seen at the last 3 meetings of Tuesday, peer, 2026-12-24");
}

static guint
count_by (Fixture    *fixture,
          const char *until_on)
{
  g_autoptr (GPtrArray) follow_ups =
    ps_debriefs_get_follow_ups (fixture->debriefs, until_on, NULL);

  return follow_ups->len;
}

/* There are days to make it in, and when they are over it is owed still. */
static void
test_from_the_first_day_until_it_is_made (Fixture       *fixture,
                                          gconstpointer  data G_GNUC_UNUSED)
{
  hold (fixture, "AAA");
  g_assert_cmpuint (count_by (fixture, "2026-12-22"), ==, 1);
  g_assert_cmpuint (count_by (fixture, "2026-12-24"), ==, 1);
  g_assert_cmpuint (count_by (fixture, "2027-03-01"), ==, 1);
  ps_test_db_exec (&fixture->vault.store, "UPDATE follow_up SET done_at = 1");
  g_assert_cmpuint (count_by (fixture, "2026-12-22"), ==, 0);
  g_assert_cmpuint (count_by (fixture, "2027-03-01"), ==, 0);
}

/* Who is gone is not called, and the call goes at once, without a meeting. */
static void
test_gone (Fixture       *fixture,
           gconstpointer  data)
{
  hold (fixture, "AAA");
  g_assert_cmpint (count (fixture, "follow_up"), ==, 1);
  ps_test_db_exec (&fixture->vault.store, data);
  ps_test_db_settle (&fixture->vault.store);
  while (count (fixture, "not_seen") > 0)
    g_main_context_iteration (NULL, TRUE);
  assert_list (fixture, "");

  hold (fixture, "A");
  assert_list (fixture, "");
}

static void
test_before_they_joined (Fixture       *fixture,
                         gconstpointer  data G_GNUC_UNUSED)
{
  ps_test_db_exec (&fixture->vault.store,
                   "UPDATE membership SET joined_on = '2026-12-22' WHERE person_id = 1");
  hold (fixture, "AAAA");
  assert_list (fixture, "");
  hold (fixture, "A");
  g_assert_cmpint (count (fixture, "follow_up"), ==, 1);
}

static void
test_not_needed (Fixture       *fixture,
                 gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;
  PsNotSeenCall *call;

  hold (fixture, "AAA");
  call = ps_not_seen_call_new (ps_test_db_int64 (&fixture->vault.store,
                                                 "SELECT id FROM follow_up"));
  ps_test_call (fixture->result, ps_debriefs_drop_call_async, fixture->debriefs, call, FALSE);
  g_assert_true (ps_debriefs_finish (fixture->debriefs, fixture->result, NULL));
  assert_list (fixture, "");

  /* The absence stays noticed: nobody asks again. */
  hold (fixture, "A");
  assert_list (fixture, "");

  ps_test_call (fixture->result, ps_debriefs_drop_call_async, fixture->debriefs, call, TRUE);
  g_assert_true (ps_debriefs_finish (fixture->debriefs, fixture->result, NULL));
  assert_list (fixture, "Call Ana Silva: not seen at the last 3 meetings of Tuesday, peer,"
                        " 2026-12-24");

  /* Not once they have been seen. */
  ps_test_call (fixture->result, ps_debriefs_drop_call_async, fixture->debriefs, call, FALSE);
  hold (fixture, "P");
  ps_test_call (fixture->result, ps_debriefs_drop_call_async, fixture->debriefs, call, TRUE);
  g_assert_false (ps_debriefs_finish (fixture->debriefs, fixture->result, &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_NOT_FOUND);
  assert_list (fixture, "");
  ps_not_seen_call_unref (call);
}

/* Whoever holds no key to the notes makes no call; the next who does makes up for it. */
static void
test_catch_up (Fixture       *fixture,
               gconstpointer  data G_GNUC_UNUSED)
{
  ps_test_db_write (&fixture->vault.store, clear_actor, NULL);
  hold (fixture, "PAAA");
  assert_list (fixture, "");

  ps_test_db_write (&fixture->vault.store, set_actor, &fixture->vault);
  ps_not_seen_catch_up (fixture->vault.store.db, &fixture->vault.clock);
  ps_test_db_settle (&fixture->vault.store);
  assert_list (fixture, "Call Ana Silva: not seen at the last 3 meetings of Tuesday, peer,"
                        " 2026-12-31");

  ps_not_seen_catch_up (fixture->vault.store.db, &fixture->vault.clock);
  ps_test_db_settle (&fixture->vault.store);
  g_assert_cmpint (count (fixture, "follow_up"), ==, 1);
}

/* It is the end of the meeting that does it, in the unit of work that the end is. */
static void
test_the_end_of_a_meeting (Fixture       *fixture,
                           gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PsMeetings) meetings = NULL;
  PsMeetingDraft *draft;
  PsLiveMeeting *live;

  hold (fixture, "PAA");
  ps_test_vault_wait (&fixture->vault, 7 * G_TIME_SPAN_DAY);
  meetings = ps_meetings_new (fixture->vault.store.db, &fixture->vault.clock, "Ana", &error);
  g_assert_no_error (error);
  draft = ps_meetings_prepare (meetings, fixture->group, NULL, fixture->vault.now.wall, &error);
  g_assert_no_error (error);
  g_ptr_array_add (draft->agenda,
                   ps_segment_plan_new (PS_SEGMENT_TOPIC, "Topic", 600, 1800, 2400));
  for (guint i = 0; i < draft->attendance->len; i++)
    {
      PsAttendanceRow *row = g_ptr_array_index (draft->attendance, i);

      if (row->person_id == fixture->ben)
        {
          g_free (row->status);
          row->status = g_strdup ("present");
        }
    }
  ps_test_call (fixture->result, ps_meetings_start_async, meetings, draft);
  ps_meetings_start_finish (meetings, fixture->result, &error);
  g_assert_no_error (error);
  assert_list (fixture, "");

  ps_test_vault_wait (&fixture->vault, G_TIME_SPAN_HOUR);
  live = g_object_ref (ps_meetings_get_current (meetings));
  ps_test_call (fixture->result, ps_live_meeting_do_async, live, PS_CLOCK_END, NULL);
  g_assert_true (ps_live_meeting_do_finish (live, fixture->result, &error));
  assert_list (fixture, "Call Ana Silva: not seen at the last 3 meetings of Tuesday, peer,"
                        " 2026-12-31");
  g_clear_object (&fixture->result);
  g_object_unref (live);
}

/* Weeks of anything, beside a ledger that is kept by hand. */
static void
test_random (Fixture       *fixture,
             gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (41);
  guint run = 0, calls = 0, most = 0;
  gboolean noticed = FALSE;

  for (guint week = 0; week < 300; week++)
    {
      char letters[] = { "PXAAAAAns"[g_rand_int_range (rand, 0, 9)], '\0' };
      gint64 made;

      hold (fixture, letters);
      if (*letters == 'A')
        run++;
      else if (*letters == 'P' || *letters == 'X')
        run = 0;

      if (run == 0)
        noticed = FALSE;
      else if (run == 3 && !noticed)
        {
          noticed = TRUE;
          calls++;
        }

      most = MAX (most, run);
      g_assert_cmpint (count (fixture, "not_seen"), ==, noticed);
      g_assert_cmpint (count (fixture, "follow_up"), ==, noticed);
      made = count (fixture, "audit WHERE detail LIKE '%not-seen%' AND action = 'add'");
      g_assert_cmpint (made, ==, calls);
    }

  g_assert_cmpuint (calls, >, 10);
  g_assert_cmpuint (most, >, 6);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, data, function) \
  g_test_add ("/not-seen/" path, Fixture, data, set_up, function, tear_down)

  ADD ("three-make-a-call", NULL, test_three_make_a_call);
  ADD ("one-absence-is-one-call", NULL, test_one_absence_is_one_call);
  ADD ("seen-again-takes-the-call-back", NULL, test_seen_again_takes_the_call_back);
  ADD ("excused-has-been-heard-from", NULL, test_excused_has_been_heard_from);
  ADD ("what-does-not-count", NULL, test_what_does_not_count);
  ADD ("a-call-that-was-made-stays", NULL, test_a_call_that_was_made_stays);
  ADD ("a-correction-counts", NULL, test_a_correction_counts);
  ADD ("the-number-is-the-groups", NULL, test_the_number_is_the_groups);
  ADD ("not-out-of-the-blue", NULL, test_not_out_of_the_blue);
  ADD ("who-may-not-be-called", NULL, test_who_may_not_be_called);
  ADD ("names", NULL, test_names);
  ADD ("left", "UPDATE membership SET left_on = '2027-01-01', leave_reason = 'schedule'"
               " WHERE person_id = 1", test_gone);
  ADD ("died", "UPDATE person SET died_on = '2027-01-01' WHERE id = 1", test_gone);
  ADD ("archived", "UPDATE person SET archived_at = 1 WHERE id = 1", test_gone);
  ADD ("the-name-is-that-of-now", NULL, test_the_name_is_that_of_now);
  ADD ("from-the-first-day-until-it-is-made", NULL, test_from_the_first_day_until_it_is_made);
  ADD ("before-they-joined", NULL, test_before_they_joined);
  ADD ("not-needed", NULL, test_not_needed);
  ADD ("catch-up", NULL, test_catch_up);
  ADD ("the-end-of-a-meeting", NULL, test_the_end_of_a_meeting);
  ADD ("random", NULL, test_random);

  return g_test_run ();
}
