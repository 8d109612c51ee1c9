#include "ps-agenda-advice.h"
#include "ps-groups.h"
#include "ps-meetings.h"
#include "ps-presenter-store.h"
#include "ps-test-db.h"

/* 2026-11-03 18:00 UTC, a Tuesday. */
#define SIX_O_CLOCK G_GINT64_CONSTANT (1793728800000000)

typedef struct {
  PsTestDb    base;
  PsClock     clock;
  PsContent  *content;
  PsGroups   *groups;
  PsMeetings *meetings;
} Fixture;

static void
fixture_now (PsInstant *instant,
             gpointer   data G_GNUC_UNUSED)
{
  *instant = (PsInstant) { .wall = SIX_O_CLOCK, .boot = G_TIME_SPAN_SECOND, .boot_id = "a-boot" };
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;

  ps_test_db_set_up (&fixture->base);
  fixture->clock = (PsClock) { fixture_now, NULL };
  ps_test_db_exec (&fixture->base,
                   "INSERT INTO support_group (uid, name, model, minutes, zone, created_at,"
                   " updated_at) VALUES (randomblob (16), 'Tuesday group', 'programme', 60, 'UTC', 1,"
                   " 1)");
  ps_test_db_exec (&fixture->base,
                   "INSERT INTO agenda_segment (group_id, position, kind, title, min_s, planned_s,"
                   " max_s) VALUES (1, 0, 'check-in', 'Check-in', 300, 600, 900),"
                   " (1, 1, 'topic', 'Topic or guest', 600, 1500, 2400),"
                   " (1, 2, 'member-presentation', 'A member presents', 300, 600, 900)");
  ps_test_db_exec (&fixture->base,
                   "INSERT INTO person (uid, preferred_name, name_fold, created_at, updated_at)"
                   " VALUES (randomblob (16), 'Ana', 'ana', 1, 1)");
  ps_test_db_exec (&fixture->base,
                   "INSERT INTO membership (uid, group_id, person_id, joined_on)"
                   " VALUES (randomblob (16), 1, 1, '2026-01-01')");
  ps_test_db_exec (&fixture->base,
                   "INSERT INTO topic (uid, title, created_at, updated_at)"
                   " VALUES (randomblob (16), 'Pacing', 1, 1), (randomblob (16), 'Sleep', 1, 1)");
  fixture->content = ps_content_new (NULL, NULL, NULL);
  fixture->groups = ps_groups_new (fixture->base.db, &fixture->clock, fixture->content);
  fixture->meetings = ps_meetings_new (fixture->base.db, &fixture->clock, "Desk", &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data G_GNUC_UNUSED)
{
  g_assert_finalize_object (fixture->meetings);
  g_assert_finalize_object (fixture->groups);
  g_assert_finalize_object (fixture->content);
  ps_test_db_tear_down (&fixture->base);
}

/* A meeting so many weeks ago, about the first topic, with the minutes its check-in took. */
static void
add_meeting (Fixture *fixture,
             guint    weeks_ago,
             guint    check_in,
             gboolean estimated)
{
  gint64 at = SIX_O_CLOCK - weeks_ago * 7 * G_TIME_SPAN_DAY;
  g_autofree char *session =
    g_strdup_printf ("INSERT INTO session (uid, group_id, state, planned_at, planned_s, started_at,"
                     " ended_at, topic_id, estimated) VALUES (randomblob (16), 1, 'ended', %"
                     G_GINT64_FORMAT ", 3600, %" G_GINT64_FORMAT ", %" G_GINT64_FORMAT ", 1, %d)",
                     at, at, at + 1, estimated);
  g_autofree char *segments =
    g_strdup_printf ("INSERT INTO segment (session_id, position, kind, title, min_s, planned_s,"
                     " max_s, led_by, place, allotted_s, started_at, elapsed_s)"
                     " SELECT max (id), 0, 'check-in', 'Check-in', 300, 900, 900, 'peer', 0, 900, 1,"
                     " %u FROM session"
                     " UNION ALL SELECT max (id), 1, 'topic', 'Pacing', 600, 1800, 2400, 'member', 1,"
                     " 1800, NULL, 0 FROM session",
                     check_in * 60);

  ps_test_db_exec (&fixture->base, session);
  ps_test_db_exec (&fixture->base, segments);
}

static PsMeetingDraft *
prepare (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  PsMeetingDraft *draft = ps_meetings_prepare (fixture->meetings, 1, NULL, SIX_O_CLOCK, &error);

  g_assert_no_error (error);

  return draft;
}

static void
start (Fixture        *fixture,
       PsMeetingDraft *draft)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  ps_meetings_start_async (fixture->meetings, draft, NULL, ps_test_take_result_cb, &result);
  g_assert_true (ps_meetings_start_finish (fixture->meetings, ps_test_wait (&result), &error));
  g_assert_no_error (error);
}

static char *
describe (GPtrArray *agenda)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < agenda->len; i++)
    {
      const PsSegmentPlan *plan = g_ptr_array_index (agenda, i);

      g_string_append_printf (text, "%s%s %d", i > 0 ? ", " : "", plan->title,
                              (int) (plan->planned_s / 60));
    }

  return g_string_free (text, FALSE);
}

static void
test_a_group_that_never_met_has_no_last_plan (Fixture       *fixture,
                                              gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsMeetingDraft) draft = prepare (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) habits = ps_groups_get_habits (fixture->groups, 1, &error);
  gint64 held_at;

  g_assert_null (draft->last_agenda);
  g_assert_null (ps_groups_get_last_agenda (fixture->groups, 1, &held_at, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (habits->len, ==, 0);
}

static void
test_the_last_plan_comes_without_its_topic (Fixture       *fixture,
                                            gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsMeetingDraft) draft = NULL;
  g_autofree char *text = NULL;

  add_meeting (fixture, 2, 10, FALSE);
  add_meeting (fixture, 1, 10, FALSE);
  draft = prepare (fixture);

  text = describe (draft->last_agenda);
  g_assert_cmpstr (text, ==, "Check-in 15, Topic or guest 30");
  g_assert_cmpint (draft->last_at, ==, SIX_O_CLOCK - 7 * G_TIME_SPAN_DAY);
}

static void
test_the_topic_that_was_chosen_names_its_segment (Fixture       *fixture,
                                                  gconstpointer  data G_GNUC_UNUSED)
{
  PsMeetingDraft *draft = prepare (fixture);
  g_autofree char *title = NULL;

  draft->topic_id = 2;
  start (fixture, draft);
  title = ps_test_db_string (&fixture->base, "SELECT title FROM segment WHERE kind = 'topic'");
  g_assert_cmpstr (title, ==, "Sleep");
}

static void
test_who_agreed_to_present_is_stored (Fixture       *fixture,
                                      gconstpointer  data G_GNUC_UNUSED)
{
  PsMeetingDraft *draft = prepare (fixture);
  g_autoptr (GPtrArray) presenters = NULL;
  const PsPresenterRow *ana;

  draft->presenter = 0;
  draft->presenter_agreed = TRUE;
  start (fixture, draft);

  presenters = ps_meetings_get_presenters (fixture->meetings, 1, NULL);
  g_assert_cmpuint (presenters->len, ==, 1);
  ana = g_ptr_array_index (presenters, 0);
  g_assert_cmpuint (ana->position, ==, 2);
  g_assert_cmpstr (ana->name, ==, "Ana");
  g_assert_cmpstr (ana->title, ==, "A member presents");
  g_assert_cmpstr (ana->consent_on, ==, "2026-11-03");
}

static void
test_nobody_presents_who_did_not_agree (Fixture       *fixture,
                                        gconstpointer  data G_GNUC_UNUSED)
{
  PsMeetingDraft *draft = prepare (fixture);

  draft->presenter = 0;
  start (fixture, draft);
  g_assert_cmpint (ps_test_db_int64 (&fixture->base, "SELECT count (*) FROM segment"
                                                     " WHERE presenter_id IS NOT NULL"), ==, 0);
}

static void
test_a_walk_in_can_present (Fixture       *fixture,
                            gconstpointer  data G_GNUC_UNUSED)
{
  PsMeetingDraft *draft = prepare (fixture);
  PsAttendanceRow *walk_in = ps_attendance_row_new ();
  g_autofree char *name = NULL;

  walk_in->name = g_strdup ("Dora");
  g_ptr_array_add (draft->attendance, walk_in);
  draft->presenter = 1;
  draft->presenter_agreed = TRUE;
  start (fixture, draft);

  name = ps_test_db_string (&fixture->base, "SELECT preferred_name FROM person p"
                                            " JOIN segment g ON g.presenter_id = p.id");
  g_assert_cmpstr (name, ==, "Dora");
}

static void
test_the_last_meetings_are_what_is_learnt_from (Fixture       *fixture,
                                                gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GArray) habits = NULL;
  const PsSegmentHabit *check_in, *topic;

  /* The oldest is too long ago, and an estimate is none to learn from. */
  add_meeting (fixture, 9, 90, FALSE);
  for (guint week = 8; week > 0; week--)
    add_meeting (fixture, week, 20 + week, FALSE);
  add_meeting (fixture, 0, 90, TRUE);

  habits = ps_groups_get_habits (fixture->groups, 1, NULL);
  g_assert_cmpuint (habits->len, ==, 2);
  check_in = &g_array_index (habits, PsSegmentHabit, 0);
  topic = &g_array_index (habits, PsSegmentHabit, 1);
  g_assert_cmpint (check_in->kind, ==, PS_SEGMENT_CHECK_IN);
  g_assert_cmpuint (check_in->n_held, ==, PS_HABIT_MEETINGS);
  g_assert_cmpint (check_in->elapsed_s, ==, 24 * 60 + 30);
  g_assert_cmpint (topic->kind, ==, PS_SEGMENT_TOPIC);
  g_assert_cmpuint (topic->n_held, ==, 0);
  g_assert_cmpuint (topic->n_meetings, ==, PS_HABIT_MEETINGS);
}

#define ADD(name, func) \
  g_test_add ("/agenda-past/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("a-group-that-never-met-has-no-last-plan", test_a_group_that_never_met_has_no_last_plan);
  ADD ("the-last-plan-comes-without-its-topic", test_the_last_plan_comes_without_its_topic);
  ADD ("the-topic-that-was-chosen-names-its-segment",
       test_the_topic_that_was_chosen_names_its_segment);
  ADD ("who-agreed-to-present-is-stored", test_who_agreed_to_present_is_stored);
  ADD ("nobody-presents-who-did-not-agree", test_nobody_presents_who_did_not_agree);
  ADD ("a-walk-in-can-present", test_a_walk_in_can_present);
  ADD ("the-last-meetings-are-what-is-learnt-from",
       test_the_last_meetings_are_what_is_learnt_from);

  return g_test_run ();
}
