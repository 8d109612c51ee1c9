/* No list of the program reads a whole table to show a page of it: every statement of the stores is
 * prepared once, and SQLite says how it would go about it.
 */
#include "ps-attendance-store.h"
#include "ps-bereavement-store.h"
#include "ps-booking-store.h"
#include "ps-closed-day-store.h"
#include "ps-consent-store.h"
#include "ps-contact-store.h"
#include "ps-date-plan-store.h"
#include "ps-debrief-store.h"
#include "ps-disclosure-store.h"
#include "ps-attendance-trail.h"
#include "ps-door-store.h"
#include "ps-head-count-store.h"
#include "ps-sheet-person.h"
#include "ps-follow-up-store.h"
#include "ps-guest-store.h"
#include "ps-history-store.h"
#include "ps-member-hits.h"
#include "ps-member-order.h"
#include "ps-membership-store.h"
#include "ps-namesake-store.h"
#include "ps-not-seen-store.h"
#include "ps-note-store.h"
#include "ps-presenter-store.h"
#include "ps-segment-history.h"
#include "ps-segment-store.h"
#include "ps-session-store.h"
#include "ps-setting-store.h"
#include "ps-test-rows.h"
#include "ps-topic-store.h"
#include "ps-topic-use.h"

#include <string.h>

#define DAY "2026-01-06"

/* What a search asks when a word fits many. */
static void
prepare_hits (PsConn *conn)
{
  g_autoptr (GArray) many = g_array_new (FALSE, TRUE, sizeof (gint64));
  gboolean is_hit;

  g_array_set_size (many, PS_MEMBER_FEW_HITS + 1);
  g_array_unref (ps_member_order (conn, many, "an", 24, NULL));
  g_array_unref (ps_member_order (conn, many, "an", -1, NULL));
  g_array_unref (ps_member_hits (conn, "0101", -1, NULL));
  ps_member_is_hit (conn, 1, "0101", &is_hit, NULL);
}

/* Who died is asked for at every key as well. */
static void
prepare_died (PsConn *conn)
{
  g_array_unref (ps_bereavement_store_ids (conn, NULL));
  g_array_unref (ps_member_store_search_died (conn, "an", -1, NULL));
  g_array_unref (ps_member_store_search_removed (conn, "an", -1, NULL));
}

static void
prepare_roster (PsConn *conn)
{
  g_autoptr (PsMembershipRow) spell = NULL;
  g_autofree char *fold = NULL;
  gboolean archived;
  guint n;

  g_array_unref (ps_member_store_ids (conn, -1, NULL));
  g_array_unref (ps_member_store_archived_ids (conn, -1, NULL));
  g_array_unref (ps_member_store_group_ids (conn, 1, DAY, -1, NULL));
  g_array_unref (ps_member_store_search (conn, "an", 0, NULL, -1, NULL));
  prepare_hits (conn);
  prepare_died (conn);
  g_array_unref (ps_member_store_same_name (conn, "Ana", NULL));
  g_array_unref (ps_member_store_same_contact (conn, "phone", "555-0101", NULL));
  ps_member_store_count (conn, &n, NULL);
  ps_member_row_free (ps_member_store_get (conn, 1, NULL));
  ps_member_store_set_archived (conn, 1, FALSE, 1, NULL);
  g_ptr_array_unref (ps_contact_store_list (conn, 1, NULL));
  ps_namesake_store_fold (conn, 1, &fold, &archived, NULL);
  g_ptr_array_unref (ps_namesake_store_list (conn, "ana", NULL));
  g_ptr_array_unref (ps_namesake_store_list_all (conn, "ana", NULL));
  g_ptr_array_unref (ps_membership_store_of_person (conn, 1, NULL));
  g_ptr_array_unref (ps_membership_store_of_group (conn, 1, NULL));
  spell = ps_membership_store_find_open (conn, 1, 1, NULL);
  ps_membership_store_count (conn, 1, DAY, &n, NULL);
  ps_membership_store_leave (conn, 1, 1, DAY, "unknown", NULL);
  g_array_unref (ps_group_store_ids (conn, FALSE, -1, NULL));
  ps_group_row_free (ps_group_store_get (conn, 1, NULL));
  g_ptr_array_unref (ps_agenda_store_list (conn, 1, NULL));
  g_ptr_array_unref (ps_group_store_dates (conn, 1, NULL));
}

static void
prepare_consents (PsConn *conn)
{
  g_ptr_array_unref (ps_consent_store_of_person (conn, 1, NULL));
  g_ptr_array_unref (ps_consent_store_without_notes (conn, 1, NULL));
  ps_consent_row_free (ps_consent_store_get (conn, 1, NULL));
  ps_consent_store_set_revoked (conn, 1, NULL, NULL, 1, NULL);
  ps_consent_store_remove (conn, 1, 1, NULL);
  g_ptr_array_unref (ps_disclosure_store_of_person (conn, 1, NULL));
  g_ptr_array_unref (ps_presenter_store_of_person (conn, 1, NULL));
}

static void
prepare_meetings (PsConn *conn)
{
  static const PsUid author = { "an author, alone" };
  gboolean held;
  gint64 id;
  guint n;

  g_array_unref (ps_session_store_ids (conn, 0, -1, NULL));
  g_array_unref (ps_session_store_ids (conn, 1, -1, NULL));
  ps_session_store_find_running (conn, &id, NULL);
  ps_session_store_held_on (conn, 1, DAY, &held, NULL);
  ps_session_row_free (ps_session_store_get (conn, 1, NULL));
  g_ptr_array_unref (ps_segment_store_list (conn, 1, NULL));
  g_ptr_array_unref (ps_segment_history_list (conn, 1, 8, NULL));
  ps_segment_history_last (conn, 1, &id, NULL);
  g_ptr_array_unref (ps_presenter_store_list (conn, 1, NULL));
  ps_presenter_store_set (conn, 1, 0, 1, DAY, NULL);
  g_ptr_array_unref (ps_clock_event_store_list (conn, 1, NULL));
  g_ptr_array_unref (ps_attendance_store_list (conn, 1, NULL));
  g_ptr_array_unref (ps_attendance_store_expected (conn, 1, DAY, NULL));
  g_ptr_array_unref (ps_attendance_store_history (conn, 1, 1, 5, NULL));
  ps_attendance_store_close (conn, 1, 1, NULL);
  ps_attendance_store_set (conn,
                           &(PsAttendanceRow) { .session_id = 1, .person_id = 1,
                                                .status = (char *) "late",
                                                .mode = (char *) "phone" },
                           1, "test", NULL);
  g_array_unref (ps_debrief_store_ids (conn, -1, NULL));
  ps_debrief_store_find (conn, 1, &id, NULL);
  ps_debrief_store_count_waiting (conn, &n, NULL);
  ps_note_row_free (ps_note_store_get_draft (conn, 1, "debrief", &author, NULL));
  ps_note_row_free (ps_note_store_get_newest (conn, 1, "debrief", NULL));
  g_ptr_array_unref (ps_note_store_list_newest (conn, "debrief", 0, 500, NULL));
  ps_note_store_delete_draft (conn, 1, "debrief", &author, NULL);
  g_ptr_array_unref (ps_follow_up_store_open (conn, "2027-01-01", NULL));
  g_ptr_array_unref (ps_follow_up_store_list (conn, 1, NULL));
}

static void
prepare_door (PsConn *conn)
{
  g_autoptr (GPtrArray) attendance =
    g_ptr_array_new_with_free_func ((GDestroyNotify) ps_attendance_row_free);
  PsHeadCount heads;
  gboolean by_name;
  gboolean is_running;
  gint64 started_at;
  gint64 id;

  g_ptr_array_unref (ps_door_store_sessions (conn, 1, NULL));
  ps_door_store_started_at (conn, 1, &started_at, &is_running, NULL);
  ps_door_store_apply (conn, 1, DAY, attendance, NULL);
  ps_door_store_find_session (conn, 1, DAY, &id, NULL);
  ps_door_store_group_of (conn, 1, &id, NULL);
  ps_door_store_remove (conn, 1, DAY, 1, NULL);
  ps_door_store_clear (conn, 1, DAY, NULL);
  ps_head_count_store_get (conn, 1, &heads, &by_name, NULL);
  ps_head_count_store_set (conn, 1, &(PsHeadCount) { 2, 1 }, NULL);
  g_ptr_array_unref (ps_attendance_trail_list (conn, 1, NULL));
  ps_attendance_store_remove (conn, 1, 1, 1, "test", NULL);
  ps_sheet_person_free (ps_sheet_person_get (conn, 1, NULL));
  ps_sheet_person_is_stray (conn, 1, &by_name, NULL);
  g_ptr_array_unref (ps_follow_up_store_open_desk (conn, "2027-01-01", NULL));
}

static void
prepare_history (PsConn *conn)
{
  gint64 id, other;
  gboolean any;
  guint after;

  g_array_unref (ps_history_store_sessions (conn, 1, 1, 24, NULL));
  g_array_unref (ps_history_store_marks (conn, 1, 1, NULL));
  g_array_unref (ps_history_store_marks_of (conn, 1, 1, 1, NULL));
  g_ptr_array_unref (ps_history_store_people (conn, 1, 1, DAY, NULL));
  ps_history_store_home (conn, 1, &id, NULL);
  g_ptr_array_unref (ps_not_seen_store_list (conn, 1, 0, NULL));
  ps_not_seen_store_get_after (conn, 1, &after, NULL);
  ps_not_seen_store_find (conn, 1, &id, &other, NULL);
  ps_not_seen_store_link (conn, 1, 1, 1, NULL);
  ps_not_seen_store_remove (conn, 1, 1, NULL);
  ps_not_seen_store_any_gone (conn, &any, NULL);
  ps_follow_up_row_free (ps_follow_up_store_get (conn, 1, NULL));
  ps_follow_up_store_remove (conn, 1, NULL);
  g_ptr_array_unref (ps_follow_up_store_calls (conn, 1, NULL));
}

static void
prepare_series (PsConn *conn)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;

  g_ptr_array_unref (ps_guest_store_list (conn, NULL));
  g_ptr_array_unref (ps_guest_store_same_name (conn, "Ana", NULL));
  ps_guest_row_free (ps_guest_store_get (conn, 1, &error));
  ps_guest_store_set_archived (conn, 1, FALSE, 1, NULL);
  ps_guest_store_set_speaker (conn, 1, 1, 0, NULL);
  ps_guest_store_find_speaker (conn, 1, 1, &name, NULL);
  g_ptr_array_unref (ps_booking_store_of_date (conn, 1, DAY, NULL));
  g_ptr_array_unref (ps_booking_store_of_guest (conn, 1, DAY, NULL));
  ps_date_plan_row_free (ps_date_plan_store_find (conn, 1, DAY, NULL));
  ps_date_plan_store_set_topic (conn, 1, DAY, 0, 1, NULL);
  ps_date_plan_store_set_note (conn, 1, DAY, "", 1, NULL);
  g_ptr_array_unref (ps_closed_day_store_list (conn, DAY, NULL));
  ps_closed_day_store_put (conn, DAY, "", NULL);
  ps_closed_day_store_remove (conn, DAY, NULL);
  g_array_unref (ps_topic_use_list (conn, 1, NULL));
}

static void
prepare_library (PsConn *conn)
{
  g_autofree char *snippet = NULL;
  g_autofree char *setting = NULL;
  gint64 at;

  g_array_unref (ps_topic_store_ids (conn, NULL, -1, NULL));
  g_array_unref (ps_topic_store_search (conn, "\"a\"*", NULL, -1, NULL));
  ps_topic_store_snippet (conn, "\"a\"*", 1, &snippet, NULL);
  ps_topic_row_free (ps_topic_store_get (conn, 1, NULL));
  g_strfreev (ps_topic_store_categories (conn, NULL));
  ps_topic_store_last_used (conn, 1, 0, &at, NULL);
  ps_topic_store_find_origin (conn, "pacing", &at, NULL);
  ps_setting_store_get (conn, "clinic-name", &setting, NULL);
  g_ptr_array_unref (ps_local_contact_store_list (conn, NULL));
}

static gboolean
describe (PsConn    *conn,
          gpointer   data,
          GError   **error)
{
  char **plans = data;

  prepare_roster (conn);
  prepare_consents (conn);
  prepare_meetings (conn);
  prepare_library (conn);
  prepare_series (conn);
  prepare_door (conn);
  prepare_history (conn);
  *plans = ps_conn_describe_plans (conn);

  return TRUE;
}

/* What may be read from end to end: what is short by nature, or all wanted. */
static gboolean
may_scan (const char *step,
          const char *sql)
{
  static const char * const allowed[] = {
    "SCAN local_contact",
    "SCAN support_group",
    "SCAN CONSTANT ROW",
    "SCAN 10 CONSTANT ROWS",
    "SCAN digit",
    "SCAN head",
    "SCAN topic_text VIRTUAL TABLE INDEX",
    "SCAN w",  /* the people of one group, who were sought */
    NULL
  };

  for (guint i = 0; allowed[i] != NULL; i++)
    if (g_str_has_prefix (step, allowed[i]))
      return TRUE;

  /* The archive is looked at once in a while, the list of categories when the filter is opened, and
   * the newest notes when the index of a whole vault is built. Those who were not seen are few.
   */
  return strstr (sql, "archived_at IS NOT NULL ORDER BY archived_at") != NULL ||
         strstr (sql, "SELECT DISTINCT category") != NULL ||
         (strstr (sql, "note newer") != NULL && g_str_has_prefix (step, "SCAN n")) ||
         (strstr (sql, "FROM not_seen n") != NULL && g_str_has_prefix (step, "SCAN n"));
}

static void
test_no_list_reads_a_whole_table (void)
{
  PsTestDb fixture = { NULL };
  g_autofree char *plans = NULL;
  g_auto (GStrv) lines = NULL;
  const char *sql = NULL;
  guint n_statements = 0;

  ps_test_db_set_up (&fixture);
  ps_test_join (&fixture, ps_test_add_group (&fixture, "Tuesday"),
                ps_test_add_member (&fixture, "Ana"), DAY);
  ps_test_db_exec (&fixture,
                   "INSERT INTO session (uid, group_id, state, planned_at, planned_s, started_at)"
                   " VALUES (randomblob (16), 1, 'running', 1, 3600, 1);"
                   "INSERT INTO topic (uid, title, created_at, updated_at)"
                   " VALUES (randomblob (16), 'Pacing', 1, 1)");
  ps_test_db_write (&fixture, describe, &plans);

  lines = g_strsplit (plans, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *step = lines[i] + 2;

      if (!g_str_has_prefix (lines[i], "  "))
        {
          sql = lines[i];
          n_statements++;
          continue;
        }

      if (g_str_has_prefix (step, "SCAN ") && strstr (step, " USING ") == NULL &&
          !may_scan (step, sql))
        g_error ("%s\n  %s", sql, step);
    }

  g_assert_cmpuint (n_statements, >, 50);
  ps_test_db_tear_down (&fixture);
}

static void
assert_step (const char *plans,
             const char *sql,
             const char *step)
{
  const char *at = strstr (plans, sql);

  g_assert_nonnull (at);
  if (!g_str_has_prefix (strchr (at, '\n') + 3, step))
    g_error ("%s\nis not: %s", at, step);
}

/* The two that are read at every key and every frame. */
static void
test_the_roster_seeks (void)
{
  PsTestDb fixture = { NULL };
  g_autofree char *plans = NULL;

  ps_test_db_set_up (&fixture);
  g_array_unref (ps_member_store_ids (ps_test_db_reader (&fixture), 24, NULL));
  plans = ps_conn_describe_plans (ps_test_db_reader (&fixture));
  assert_step (plans, "SELECT id FROM person WHERE archived_at IS NULL",
               "SCAN person USING INDEX person_by_name");
  g_assert_null (strstr (plans, "TEMP B-TREE"));
  g_clear_pointer (&plans, g_free);

  g_array_unref (ps_member_store_search (ps_test_db_reader (&fixture), "an", 0, NULL, -1, NULL));
  plans = ps_conn_describe_plans (ps_test_db_reader (&fixture));
  assert_step (plans, "SELECT person_id FROM person_word",
               "SEARCH person_word USING PRIMARY KEY (word>? AND word<?)");
  g_clear_pointer (&plans, g_free);

  prepare_hits (ps_test_db_reader (&fixture));
  plans = ps_conn_describe_plans (ps_test_db_reader (&fixture));
  assert_step (plans, "SELECT 1 FROM person_word WHERE person_id",
               "SEARCH person_word USING COVERING INDEX person_word_by_person"
               " (person_id=? AND word>? AND word<?)");
  assert_step (plans, "SELECT 1 FROM contact_way WHERE person_id",
               "SEARCH contact_way USING INDEX contact_way_by_person (person_id=?)");
  g_assert_nonnull (strstr (plans, "SEARCH w USING PRIMARY KEY (word=?)"));
  g_assert_nonnull (strstr (plans, "SEARCH c USING INDEX contact_way_by_person (person_id=?)"));
  assert_step (plans, "SELECT id FROM person WHERE archived_at IS NULL AND name_fold >= ?1",
               "SEARCH person USING INDEX person_by_name (name_fold>? AND name_fold<?)");
  assert_step (plans, "SELECT max (id) FROM person", "SEARCH person");
  g_assert_null (strstr (plans, "TEMP B-TREE"));
  g_clear_pointer (&plans, g_free);

  g_array_unref (ps_session_store_ids (ps_test_db_reader (&fixture), 1, 24, NULL));
  plans = ps_conn_describe_plans (ps_test_db_reader (&fixture));
  assert_step (plans, "SELECT id FROM session WHERE group_id",
               "SEARCH session USING COVERING INDEX session_by_group (group_id=?)");
  g_assert_null (strstr (plans, "TEMP B-TREE"));
  ps_test_db_tear_down (&fixture);
}

/* They are few, so that they are sorted by hand. */
static void
test_who_died_is_sought (void)
{
  PsTestDb fixture = { NULL };
  g_autofree char *plans = NULL;

  ps_test_db_set_up (&fixture);
  prepare_died (ps_test_db_reader (&fixture));
  plans = ps_conn_describe_plans (ps_test_db_reader (&fixture));
  assert_step (plans, "SELECT p.id FROM setting AS s",
               "SEARCH s USING PRIMARY KEY (key>? AND key<?)");
  g_assert_nonnull (strstr (plans, "SEARCH p USING INTEGER PRIMARY KEY (rowid=?)"));
  ps_test_db_tear_down (&fixture);
}

/* Five years of a large group are eighty thousand marks. */
static void
test_the_grid_seeks (void)
{
  PsTestDb fixture = { NULL };
  PsConn *conn;
  g_autofree char *plans = NULL;

  ps_test_db_set_up (&fixture);
  conn = ps_test_db_reader (&fixture);
  g_array_unref (ps_history_store_sessions (conn, 1, 1, 24, NULL));
  g_array_unref (ps_history_store_marks (conn, 1, 1, NULL));
  g_array_unref (ps_history_store_marks_of (conn, 1, 1, 1, NULL));
  plans = ps_conn_describe_plans (conn);
  assert_step (plans, "SELECT s.id, s.started_at",
               "SEARCH s USING INDEX session_by_group (group_id=? AND started_at>?)");
  assert_step (plans, "SELECT a.session_id, a.person_id",
               "SEARCH s USING INDEX session_by_group (group_id=? AND started_at>?)");
  g_assert_nonnull (strstr (plans, "SEARCH a USING PRIMARY KEY (session_id=?)"));
  g_assert_nonnull (strstr (plans, "SEARCH a USING PRIMARY KEY (session_id=? AND person_id=?)"));
  g_assert_null (strstr (plans, "TEMP B-TREE"));
  ps_test_db_tear_down (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plans/no-list-reads-a-whole-table", test_no_list_reads_a_whole_table);
  g_test_add_func ("/plans/the-roster-seeks", test_the_roster_seeks);
  g_test_add_func ("/plans/who-died-is-sought", test_who_died_is_sought);
  g_test_add_func ("/plans/the-grid-seeks", test_the_grid_seeks);

  return g_test_run ();
}
