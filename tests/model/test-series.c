/* What is planned for a group's dates, from the planner to the meeting that begins. */
#include "ps-series.h"

#include "ps-error.h"
#include "ps-groups.h"
#include "ps-guests.h"
#include "ps-meeting-guest.h"
#include "ps-meetings.h"
#include "ps-series-check.h"
#include "ps-test-vault.h"

#include <string.h>

/* The vault's clock stands at Tuesday, 1 December 2026, 12:00 UTC; the group meets at six. */
#define FIRST "2026-12-01"
#define SECOND "2026-12-08"
#define SIX_O_CLOCK (PS_TEST_VAULT_NOW + 6 * G_TIME_SPAN_HOUR)

typedef struct {
  PsTestVault   vault;
  PsContent    *content;
  PsGroups     *groups;
  PsGuests     *guests;
  PsSeries     *series;
  PsMeetings   *meetings;
  gint64        group_id;
  gint64        guest_id;
  GAsyncResult *result;
} Fixture;

static gint64
add_group (Fixture    *fixture,
           const char *name,
           const char *place)
{
  g_autoptr (PsGroupRow) row = ps_group_row_new ();
  g_autoptr (GError) error = NULL;
  gint64 id;

  row->name = g_strdup (name);
  row->model = g_strdup ("co-facilitated");
  row->place = g_strdup (place);
  row->rule = g_strdup ("FREQ=WEEKLY;BYDAY=TU");
  row->starts_on = g_strdup ("2026-09-01");
  row->start_minute = 18 * 60;
  row->zone = g_strdup ("UTC");
  row->minutes = 90;
  ps_test_call (fixture->result, ps_groups_add_async, fixture->groups, row, NULL);
  id = ps_groups_add_finish (fixture->groups, fixture->result, &error);
  g_assert_no_error (error);

  return id;
}

static gint64
add_guest (Fixture    *fixture,
           const char *name,
           const char *subject)
{
  g_autoptr (PsGuestRow) row = ps_guest_row_new ();
  g_autoptr (GError) error = NULL;
  gint64 id;

  row->name = g_strdup (name);
  row->subject = g_strdup (subject);
  ps_test_call (fixture->result, ps_guests_save_async, fixture->guests, row);
  id = ps_guests_save_finish (fixture->guests, fixture->result, &error);
  g_assert_no_error (error);

  return id;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data G_GNUC_UNUSED)
{
  PsTestVault *vault = &fixture->vault;
  g_autoptr (GError) error = NULL;

  ps_test_vault_set_up (vault, PS_ROLE_ADMINISTRATOR | PS_ROLE_PEER_LEADER);
  fixture->content = ps_content_new (NULL, NULL, NULL);
  fixture->groups = ps_groups_new (vault->store.db, &vault->clock, fixture->content);
  fixture->guests = ps_guests_new (vault->store.db, &vault->clock);
  fixture->series = ps_series_new (vault->store.db, &vault->clock);
  fixture->meetings = ps_meetings_new (vault->store.db, &vault->clock, "Rosa", &error);
  g_assert_no_error (error);
  fixture->group_id = add_group (fixture, "Pain", "Room 4");
  fixture->guest_id = add_guest (fixture, "Noor Haddad", "physical therapist");
  ps_test_db_exec (&vault->store,
                   "INSERT INTO topic (uid, title, minutes, created_at, updated_at)"
                   " VALUES (randomblob (16), 'Pacing', 20, 1, 1),"
                   " (randomblob (16), 'Sleep', 20, 1, 1), (randomblob (16), 'Anger', 20, 1, 1)");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data G_GNUC_UNUSED)
{
  g_clear_object (&fixture->result);
  g_assert_finalize_object (fixture->meetings);
  g_assert_finalize_object (fixture->series);
  g_assert_finalize_object (fixture->guests);
  g_assert_finalize_object (fixture->groups);
  g_assert_finalize_object (fixture->content);
  ps_test_vault_tear_down (&fixture->vault);
}

static PsSeriesPlan *
load (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  PsSeriesPlan *plan = ps_series_load (fixture->series, fixture->group_id, 8, &error);

  g_assert_no_error (error);

  return plan;
}

static PsSeriesDate *
nth (PsSeriesPlan *plan,
     guint         n)
{
  g_assert_cmpuint (n, <, plan->dates->len);

  return g_ptr_array_index (plan->dates, n);
}

static void
save (Fixture      *fixture,
      PsSeriesEdit *edit)
{
  g_autoptr (GPtrArray) edits = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (edits, edit);
  ps_test_call (fixture->result, ps_series_save_async, fixture->series, edits);
  g_assert_true (ps_series_finish (fixture->series, fixture->result, &error));
  g_assert_no_error (error);
}

/* The second date gets a topic, a note and a guest. */
static void
plan_guest (Fixture    *fixture,
            guint       n,
            gint64      topic_id,
            gint64      guest_id,
            const char *state,
            const char *briefed_on)
{
  g_autoptr (PsSeriesPlan) plan = load (fixture);
  g_autoptr (PsSeriesEdit) edit = ps_series_edit_new (fixture->group_id, nth (plan, n));

  edit->topic_id = topic_id;
  edit->guest_id = guest_id;
  g_free (edit->guest_state);
  edit->guest_state = g_strdup (state);
  g_free (edit->briefed_on);
  edit->briefed_on = g_strdup (briefed_on);
  save (fixture, edit);
}

static void
test_a_plan_is_kept_and_taken_back (Fixture       *fixture,
                                    gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsSeriesPlan) before = load (fixture);
  g_autoptr (PsSeriesPlan) planned = NULL;
  g_autoptr (PsSeriesPlan) after = NULL;
  g_autoptr (PsSeriesEdit) undo = ps_series_edit_new (fixture->group_id, nth (before, 1));

  g_assert_cmpuint (before->dates->len, ==, 8);
  g_assert_cmpstr (nth (before, 1)->rule_on, ==, SECOND);
  plan_guest (fixture, 1, 1, fixture->guest_id, "agreed", FIRST);

  planned = load (fixture);
  g_assert_cmpstr (nth (planned, 1)->topic_title, ==, "Pacing");
  g_assert_cmpstr (nth (planned, 1)->booking->guest_name, ==, "Noor Haddad");
  g_assert_cmpstr (nth (planned, 1)->booking->briefed_on, ==, FIRST);
  g_assert_cmpint (nth (planned, 0)->topic_id, ==, 0);

  save (fixture, undo);
  after = load (fixture);
  g_assert_cmpint (nth (after, 1)->topic_id, ==, 0);
  g_assert_null (nth (after, 1)->booking);
}

static void
test_whoever_declined_stays_known (Fixture       *fixture,
                                   gconstpointer  data G_GNUC_UNUSED)
{
  gint64 other = add_guest (fixture, "Zoë Weiss", "nutrition");
  g_autoptr (PsSeriesPlan) plan = NULL;
  g_autoptr (PsSeriesPlan) back = NULL;

  plan_guest (fixture, 1, 0, fixture->guest_id, "declined", "");
  plan_guest (fixture, 1, 0, other, "asked", "");
  plan = load (fixture);
  g_assert_cmpstr (nth (plan, 1)->booking->guest_name, ==, "Zoë Weiss");
  g_assert_cmpint (ps_test_db_int64 (&fixture->vault.store, "SELECT count (*) FROM booking"), ==, 2);

  plan_guest (fixture, 1, 0, 0, "asked", "");
  back = load (fixture);
  g_assert_cmpstr (nth (back, 1)->booking->guest_name, ==, "Noor Haddad");
  g_assert_cmpstr (nth (back, 1)->booking->state, ==, "declined");
}

static PsGroupDateRow *
date_row (const char *rule_on,
          const char *action)
{
  PsGroupDateRow *row = ps_group_date_row_new ();

  row->rule_on = g_strdup (rule_on);
  row->action = g_strdup (action);

  return row;
}

static gboolean
put_dates (Fixture    *fixture,
           const char *action,
           GError    **error)
{
  g_autoptr (GPtrArray) rows =
    g_ptr_array_new_with_free_func ((GDestroyNotify) ps_group_date_row_free);

  g_ptr_array_add (rows, date_row (SECOND, action));
  g_ptr_array_add (rows, date_row (FIRST, action));
  ps_test_call (fixture->result, ps_series_put_dates_async, fixture->series, fixture->group_id,
                rows);

  return ps_series_finish (fixture->series, fixture->result, error);
}

static void
test_skipped_dates_stay_in_the_series (Fixture       *fixture,
                                       gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsSeriesPlan) plan = NULL;
  g_autoptr (PsSeriesPlan) back = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (put_dates (fixture, "skipped", &error));
  plan = load (fixture);
  g_assert_cmpuint (plan->dates->len, ==, 10);
  g_assert_true (nth (plan, 0)->skipped);
  g_assert_cmpstr (nth (plan, 1)->rule_on, ==, SECOND);
  g_assert_true (nth (plan, 1)->skipped);
  g_assert_false (nth (plan, 2)->skipped);

  g_assert_true (put_dates (fixture, "", &error));
  back = load (fixture);
  g_assert_cmpuint (back->dates->len, ==, 8);
}

static void
test_a_date_that_was_held_is_not_skipped (Fixture       *fixture,
                                          gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;

  ps_test_db_exec (&fixture->vault.store,
                   "INSERT INTO session (uid, group_id, rule_on, state, planned_at, planned_s,"
                   " started_at, ended_at)"
                   " VALUES (randomblob (16), 1, '" FIRST "', 'ended', 1, 60, 1, 2)");
  g_assert_false (put_dates (fixture, "skipped", &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_CONFLICT);
  g_assert_cmpint (ps_test_db_int64 (&fixture->vault.store, "SELECT count (*) FROM group_date"),
                   ==, 0);
}

static void
test_closed_days_and_other_groups_are_seen (Fixture       *fixture,
                                            gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsSeriesPlan) plan = NULL;
  g_autoptr (GPtrArray) conflicts = NULL;
  g_autoptr (GPtrArray) days = NULL;
  g_autoptr (GError) error = NULL;

  add_group (fixture, "Steady Steps", "room 4");
  ps_test_call (fixture->result, ps_series_close_day_async, fixture->series, SECOND, "Inventory");
  g_assert_true (ps_series_finish (fixture->series, fixture->result, &error));

  plan = load (fixture);
  conflicts = ps_series_check (plan, 1);
  g_assert_cmpuint (conflicts->len, ==, 2);
  g_assert_cmpint (((PsSeriesConflict *) g_ptr_array_index (conflicts, 0))->kind, ==,
                   PS_CONFLICT_CLOSED);
  g_assert_cmpint (((PsSeriesConflict *) g_ptr_array_index (conflicts, 1))->kind, ==,
                   PS_CONFLICT_PLACE);

  ps_test_call (fixture->result, ps_series_close_day_async, fixture->series, SECOND, NULL);
  g_assert_true (ps_series_finish (fixture->series, fixture->result, &error));
  days = ps_series_get_closed_days (fixture->series, &error);
  g_assert_cmpuint (days->len, ==, 0);
}

static void
test_the_guest_of_another_group_is_in_the_way (Fixture       *fixture,
                                               gconstpointer  data G_GNUC_UNUSED)
{
  gint64 mine = fixture->group_id;
  g_autoptr (PsSeriesPlan) plan = NULL;
  g_autoptr (GPtrArray) conflicts = NULL;

  fixture->group_id = add_group (fixture, "Steady Steps", "Elsewhere");
  plan_guest (fixture, 3, 0, fixture->guest_id, "asked", "");
  fixture->group_id = mine;
  plan_guest (fixture, 3, 0, fixture->guest_id, "agreed", FIRST);

  plan = load (fixture);
  plan->guest_segment = TRUE;
  conflicts = ps_series_check (plan, 3);
  g_assert_cmpuint (conflicts->len, ==, 1);
  g_assert_cmpstr (((PsSeriesConflict *) g_ptr_array_index (conflicts, 0))->text, ==,
                   "Noor Haddad is also asked to “Steady Steps” at that time.");
}

static gint64
get_int64 (Fixture    *fixture,
           const char *sql)
{
  return ps_test_db_int64 (&fixture->vault.store, sql);
}

static void
set_next (Fixture *fixture,
          gint64   topic_id)
{
  g_autoptr (GError) error = NULL;

  ps_test_call (fixture->result, ps_groups_set_next_topic_async, fixture->groups, fixture->group_id,
                topic_id);
  g_assert_true (ps_groups_set_next_topic_finish (fixture->groups, fixture->result, &error));
}

static void
test_the_next_topic_is_planned_for_the_next_date (Fixture       *fixture,
                                                  gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *title = NULL;

  ps_test_db_exec (&fixture->vault.store, "UPDATE support_group SET next_topic_id = 3");
  g_assert_cmpint (ps_groups_get_next_topic (fixture->groups, fixture->group_id), ==, 3);

  set_next (fixture, 2);
  g_assert_cmpint (get_int64 (fixture,
                              "SELECT topic_id FROM date_plan WHERE rule_on = '" FIRST "'"), ==, 2);
  g_assert_cmpint (get_int64 (fixture, "SELECT next_topic_id FROM support_group"), ==, 0);
  g_assert_cmpint (ps_groups_get_next_topic (fixture->groups, fixture->group_id), ==, 2);
  title = ps_series_dup_topic (fixture->series, fixture->group_id, FIRST);
  g_assert_cmpstr (title, ==, "Sleep");
  g_assert_null (ps_series_dup_topic (fixture->series, fixture->group_id, SECOND));
}

static void
test_without_a_date_the_next_topic_waits (Fixture       *fixture,
                                          gconstpointer  data G_GNUC_UNUSED)
{
  ps_test_db_exec (&fixture->vault.store, "UPDATE support_group SET rule = ''");
  set_next (fixture, 2);
  g_assert_cmpint (get_int64 (fixture, "SELECT count (*) FROM date_plan"), ==, 0);
  g_assert_cmpint (get_int64 (fixture, "SELECT next_topic_id FROM support_group"), ==, 2);
}

static PsMeetingDraft *
prepare (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  PsMeetingDraft *draft =
    ps_meetings_prepare (fixture->meetings, fixture->group_id, FIRST, SIX_O_CLOCK, &error);

  g_assert_no_error (error);

  return draft;
}

static void
start (Fixture        *fixture,
       PsMeetingDraft *draft)
{
  g_autoptr (GError) error = NULL;

  ps_test_call (fixture->result, ps_meetings_start_async, fixture->meetings, draft);
  g_assert_true (ps_meetings_start_finish (fixture->meetings, fixture->result, &error));
}

static void
test_a_meeting_begins_with_its_plan (Fixture       *fixture,
                                     gconstpointer  data G_GNUC_UNUSED)
{
  PsMeetingDraft *draft;

  ps_test_db_exec (&fixture->vault.store, "UPDATE support_group SET next_topic_id = 3");
  plan_guest (fixture, 0, 1, fixture->guest_id, "agreed", "");
  draft = prepare (fixture);
  g_assert_cmpint (draft->topic_id, ==, 1);
  g_assert_cmpint (draft->guest_id, ==, fixture->guest_id);
  g_assert_cmpstr (draft->guest_words, ==, "physical therapist");
  g_assert_false (draft->guest_briefed);
  g_ptr_array_add (draft->agenda,
                   ps_segment_plan_new (PS_SEGMENT_GUEST, "Guest", 300, 600, 900));

  draft->guest_briefed = TRUE;
  start (fixture, draft);
  g_assert_cmpint (get_int64 (fixture, "SELECT guest_id FROM segment WHERE title = 'Guest'"), ==,
                   fixture->guest_id);
  g_assert_cmpint (get_int64 (fixture, "SELECT count (*) FROM segment WHERE guest_id NOT NULL"), ==,
                   1);
  g_assert_cmpint (get_int64 (fixture,
                              "SELECT count (*) FROM booking WHERE briefed_on = '" FIRST "'"), ==, 1);

  /* The plan stays as history; what waits for any next meeting waits on. */
  g_assert_cmpint (get_int64 (fixture, "SELECT topic_id FROM date_plan"), ==, 1);
  g_assert_cmpint (get_int64 (fixture, "SELECT next_topic_id FROM support_group"), ==, 3);
}

static void
test_a_guest_can_speak_in_the_topics_place (Fixture       *fixture,
                                            gconstpointer  data G_GNUC_UNUSED)
{
  PsMeetingDraft *draft;

  plan_guest (fixture, 0, 0, fixture->guest_id, "agreed", FIRST);
  draft = prepare (fixture);
  g_ptr_array_set_size (draft->agenda, 0);
  g_ptr_array_add (draft->agenda,
                   ps_segment_plan_new (PS_SEGMENT_WELCOME, "Welcome", 300, 300, 300));
  g_assert_cmpint (ps_meeting_guest_find_segment (draft->agenda), ==, -1);
  g_ptr_array_add (draft->agenda,
                   ps_segment_plan_new (PS_SEGMENT_TOPIC, "Topic or guest", 900, 1500, 1800));
  start (fixture, draft);
  g_assert_cmpint (get_int64 (fixture,
                              "SELECT guest_id FROM segment WHERE title = 'Topic or guest'"), ==,
                   fixture->guest_id);
}

static void
test_who_has_not_agreed_does_not_speak (Fixture       *fixture,
                                        gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsMeetingDraft) draft = NULL;
  g_autoptr (PsBookingRow) coming = NULL;

  plan_guest (fixture, 0, 0, fixture->guest_id, "asked", "");
  draft = prepare (fixture);
  g_assert_cmpint (draft->guest_id, ==, 0);
  coming = ps_series_find_guest (fixture->series, fixture->group_id, FIRST);
  g_assert_null (coming);
}

static void
test_ideas_come_from_the_library (Fixture       *fixture,
                                  gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsSeriesPlan) plan = NULL;
  g_autoptr (GArray) ideas = NULL;
  g_autoptr (GError) error = NULL;

  plan_guest (fixture, 1, 2, 0, "asked", "");
  plan = load (fixture);
  ideas = ps_series_get_ideas (fixture->series, plan, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ideas->len, ==, 8);

  /* By title: Anger, Pacing; Sleep is planned. */
  g_assert_cmpint (g_array_index (ideas, gint64, 0), ==, 3);
  g_assert_cmpint (g_array_index (ideas, gint64, 1), ==, 0);
  g_assert_cmpint (g_array_index (ideas, gint64, 2), ==, 1);
  g_assert_cmpint (g_array_index (ideas, gint64, 3), ==, 0);
}

static void
test_a_namesake_is_found_and_not_refused (Fixture       *fixture,
                                          gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsGuestRow) namesake = NULL;
  g_autoptr (PsGuestRow) none = NULL;

  namesake = ps_guests_find_namesake (fixture->guests, "noor  HADDAD", 0);
  g_assert_cmpint (namesake->id, ==, fixture->guest_id);
  none = ps_guests_find_namesake (fixture->guests, "noor haddad", fixture->guest_id);
  g_assert_null (none);
  g_assert_cmpint (add_guest (fixture, "Noor Haddad", ""), !=, fixture->guest_id);
}

static void
test_a_guest_goes_and_comes_back (Fixture       *fixture,
                                  gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) one = NULL;
  g_autoptr (GPtrArray) bookings = NULL;

  plan_guest (fixture, 1, 0, fixture->guest_id, "asked", "");
  ps_test_call (fixture->result, ps_guests_archive_async, fixture->guests, fixture->guest_id, TRUE);
  g_assert_true (ps_guests_archive_finish (fixture->guests, fixture->result, NULL));
  none = ps_guests_list (fixture->guests, NULL);
  g_assert_cmpuint (none->len, ==, 0);

  ps_test_call (fixture->result, ps_guests_archive_async, fixture->guests, fixture->guest_id, FALSE);
  g_assert_true (ps_guests_archive_finish (fixture->guests, fixture->result, NULL));
  one = ps_guests_list (fixture->guests, NULL);
  g_assert_cmpuint (one->len, ==, 1);
  bookings = ps_guests_get_bookings (fixture->guests, fixture->guest_id, NULL);
  g_assert_cmpuint (bookings->len, ==, 1);
}

#define ADD(name, func) g_test_add ("/series/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("a-plan-is-kept-and-taken-back", test_a_plan_is_kept_and_taken_back);
  ADD ("whoever-declined-stays-known", test_whoever_declined_stays_known);
  ADD ("skipped-dates-stay-in-the-series", test_skipped_dates_stay_in_the_series);
  ADD ("a-date-that-was-held-is-not-skipped", test_a_date_that_was_held_is_not_skipped);
  ADD ("closed-days-and-other-groups-are-seen", test_closed_days_and_other_groups_are_seen);
  ADD ("the-guest-of-another-group-is-in-the-way", test_the_guest_of_another_group_is_in_the_way);
  ADD ("the-next-topic-is-planned-for-the-next-date",
       test_the_next_topic_is_planned_for_the_next_date);
  ADD ("without-a-date-the-next-topic-waits", test_without_a_date_the_next_topic_waits);
  ADD ("a-meeting-begins-with-its-plan", test_a_meeting_begins_with_its_plan);
  ADD ("a-guest-can-speak-in-the-topics-place", test_a_guest_can_speak_in_the_topics_place);
  ADD ("who-has-not-agreed-does-not-speak", test_who_has_not_agreed_does_not_speak);
  ADD ("ideas-come-from-the-library", test_ideas_come_from_the_library);
  ADD ("a-namesake-is-found-and-not-refused", test_a_namesake_is_found_and_not_refused);
  ADD ("a-guest-goes-and-comes-back", test_a_guest_goes_and_comes_back);

  return g_test_run ();
}
