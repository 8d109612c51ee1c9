#include "ps-care.h"

#include "ps-error.h"
#include "ps-groups.h"
#include "ps-meetings.h"
#include "ps-remembrance.h"
#include "ps-roster.h"
#include "ps-test-rows.h"
#include "ps-test-vault.h"

typedef struct {
  PsTestVault   vault;
  PsCare       *care;
  PsRoster     *roster;
  GAsyncResult *result;
  gint64        group;
  gint64        ana;
  gint64        ben;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data G_GNUC_UNUSED)
{
  ps_test_vault_set_up (&fixture->vault, PS_ROLE_ADMINISTRATOR | PS_ROLE_CO_FACILITATOR);
  fixture->group = ps_test_add_group (&fixture->vault.store, "Pain");
  fixture->ana = ps_test_add_member (&fixture->vault.store, "Ana");
  fixture->ben = ps_test_add_member (&fixture->vault.store, "Ben");
  fixture->care = ps_care_new (fixture->vault.store.db, &fixture->vault.clock);
  fixture->roster = ps_roster_new (fixture->vault.store.db, &fixture->vault.clock);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data G_GNUC_UNUSED)
{
  g_clear_object (&fixture->result);
  g_assert_finalize_object (fixture->care);
  g_assert_finalize_object (fixture->roster);
  ps_test_vault_tear_down (&fixture->vault);
}

#define DO(function, ...) \
  G_STMT_START { \
    g_autoptr (GError) error_ = NULL; \
    ps_test_call (fixture->result, function, fixture->care, __VA_ARGS__); \
    g_assert_true (ps_care_finish (fixture->care, fixture->result, &error_)); \
    g_assert_no_error (error_); \
  } G_STMT_END

static void
test_a_group_is_full_and_nobody_is_refused (Fixture       *fixture,
                                            gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *room = NULL;
  g_autofree char *places = NULL;
  g_autofree char *full = NULL;
  g_autofree char *any = NULL;

  ps_test_db_exec (&fixture->vault.store, "UPDATE support_group SET capacity = 2");
  ps_test_join (&fixture->vault.store, fixture->group, fixture->ana, "2026-01-01");
  room = ps_care_dup_full_words (fixture->care, fixture->group, 1);
  g_assert_null (room);
  places = ps_care_dup_places_words (fixture->care, fixture->group);
  g_assert_cmpstr (places, ==, "1 of 2 places");

  ps_test_join (&fixture->vault.store, fixture->group, fixture->ben, "2026-01-01");
  full = ps_care_dup_full_words (fixture->care, fixture->group, 1);
  g_assert_cmpstr (full, ==, "This makes 3 members; the group is meant for 2.");

  /* None is any number. */
  ps_test_db_exec (&fixture->vault.store, "UPDATE support_group SET capacity = 0");
  any = ps_care_dup_full_words (fixture->care, fixture->group, 50);
  g_assert_null (any);
}

static void
test_a_place_is_offered_and_taken (Fixture       *fixture,
                                   gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsMemberRow) row = ps_member_row_new ();
  g_autoptr (GPtrArray) waiting = NULL;
  g_autoptr (GPtrArray) nobody = NULL;
  g_autoptr (GPtrArray) again = NULL;
  guint taken;
  guint capacity;
  gint64 wait;

  row->preferred_name = g_strdup (" Dara ");
  ps_test_call (fixture->result, ps_care_wait_new_async, fixture->care, fixture->group, row);
  wait = ps_care_finish_id (fixture->care, fixture->result, NULL);
  g_assert_cmpint (wait, >, 0);
  waiting = ps_care_list_waiting (fixture->care, fixture->group, NULL);
  g_assert_cmpuint (waiting->len, ==, 1);
  g_assert_cmpstr (((PsWaitlistRow *) waiting->pdata[0])->name, ==, "Dara");

  DO (ps_care_offer_async, wait, PS_TEST_VAULT_NOW);
  DO (ps_care_end_wait_async, wait, "joined");
  nobody = ps_care_list_waiting (fixture->care, fixture->group, NULL);
  g_assert_cmpuint (nobody->len, ==, 0);
  g_assert_true (ps_care_get_places (fixture->care, fixture->group, &taken, &capacity));
  g_assert_cmpuint (taken, ==, 1);

  DO (ps_care_reopen_wait_async, wait);
  again = ps_care_list_waiting (fixture->care, fixture->group, NULL);
  g_assert_cmpuint (again->len, ==, 1);
  g_assert_true (ps_care_get_places (fixture->care, fixture->group, &taken, &capacity));
  g_assert_cmpuint (taken, ==, 0);
}

static void
test_taking_a_no_back_ends_no_membership (Fixture       *fixture,
                                          gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GPtrArray) waiting = NULL;
  gint64 wait;

  ps_test_call (fixture->result, ps_care_wait_async, fixture->care, fixture->group, fixture->ana);
  wait = ps_care_finish_id (fixture->care, fixture->result, NULL);
  DO (ps_care_end_wait_async, wait, "declined");
  ps_test_join (&fixture->vault.store, fixture->group, fixture->ana, "2026-01-01");

  DO (ps_care_reopen_wait_async, wait);
  waiting = ps_care_list_waiting (fixture->care, fixture->group, NULL);
  g_assert_cmpuint (waiting->len, ==, 0);
  g_assert_cmpint (ps_test_db_int64 (&fixture->vault.store, "SELECT count (*) FROM membership"), ==, 1);
}

static gint64
spell_of_ana (Fixture *fixture)
{
  /* The first who joined; without an order it would be whichever has the lesser random name. */
  return ps_test_db_int64 (&fixture->vault.store, "SELECT min (id) FROM membership");
}

static gboolean
leave (Fixture    *fixture,
       const char *reason)
{
  ps_test_call (fixture->result, ps_roster_leave_async, fixture->roster, spell_of_ana (fixture),
                reason);

  return ps_roster_membership_finish (fixture->roster, fixture->result, NULL);
}

static void
test_leaving_by_death_is_the_same_as_dying (Fixture       *fixture,
                                            gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *died_on = NULL;
  g_autofree char *alive = NULL;
  g_autoptr (GPtrArray) asked = NULL;

  ps_test_join (&fixture->vault.store, fixture->group, fixture->ana, "2026-01-01");
  g_assert_true (leave (fixture, "died"));
  died_on = ps_care_dup_died_on (fixture->care, fixture->ana);
  g_assert_cmpstr (died_on, ==, "2026-12-01");
  asked = ps_care_list_remembrances (fixture->care, fixture->group);
  g_assert_cmpuint (asked->len, ==, 1);

  g_assert_true (leave (fixture, NULL));
  alive = ps_care_dup_died_on (fixture->care, fixture->ana);
  g_assert_null (alive);
  g_assert_cmpint (ps_test_db_int64 (&fixture->vault.store,
                                     "SELECT count (*) FROM membership WHERE left_on IS NULL"), ==, 1);
}

#define REFUSED(finish, function, ...) \
  G_STMT_START { \
    g_autoptr (GError) error_ = NULL; \
    ps_test_call (fixture->result, function, fixture->roster, __VA_ARGS__); \
    g_assert_false (finish (fixture->roster, fixture->result, &error_)); \
    g_assert_nonnull (error_); \
  } G_STMT_END

/* A toast of before may still have its button, and a window its form. */
static void
test_who_died_is_brought_back_by_nothing_else (Fixture       *fixture,
                                               gconstpointer  data G_GNUC_UNUSED)
{
  gint64 other = ps_test_add_group (&fixture->vault.store, "Sleep");
  gint64 spell;
  g_autoptr (GPtrArray) waits = NULL;
  g_autoptr (GPtrArray) candidates = NULL;
  static const char still[] =
    "SELECT count (*) FROM person WHERE died_on IS NOT NULL AND archived_at IS NOT NULL AND NOT EXISTS"
    " (SELECT 1 FROM membership WHERE person_id = person.id AND left_on IS NULL)";

  ps_test_join (&fixture->vault.store, fixture->group, fixture->ana, "2026-01-06");
  ps_test_join (&fixture->vault.store, fixture->group, fixture->ben, "2026-01-06");
  spell = ps_test_db_int64 (&fixture->vault.store, "SELECT min (id) FROM membership");
  g_assert_true (leave (fixture, "schedule"));
  DO (ps_care_died_async, fixture->ana, "2026-12-01");

  REFUSED (ps_roster_archive_finish, ps_roster_archive_async, fixture->ana, FALSE);
  REFUSED (ps_roster_membership_finish, ps_roster_join_async, fixture->ana, other);
  REFUSED (ps_roster_membership_finish, ps_roster_leave_async, spell, NULL);
  REFUSED (ps_roster_membership_finish, ps_roster_save_spell_async, spell, "2026-01-06", NULL, NULL);
  g_assert_cmpint (ps_test_db_int64 (&fixture->vault.store, still), ==, 1);

  ps_test_call (fixture->result, ps_care_wait_async, fixture->care, other, fixture->ana);
  g_assert_false (ps_care_finish (fixture->care, fixture->result, NULL));
  ps_test_call (fixture->result, ps_care_set_buddy_async, fixture->care, fixture->ben, fixture->ana);
  g_assert_false (ps_care_finish (fixture->care, fixture->result, NULL));
  waits = ps_care_list_waits_of (fixture->care, fixture->ana);
  g_assert_cmpuint (waits->len, ==, 0);
  candidates = ps_care_list_candidates (fixture->care, fixture->ben, NULL);
  g_assert_cmpuint (candidates->len, ==, 0);

  DO (ps_care_undo_died_async, fixture->ana);
  g_assert_cmpint (ps_test_db_int64 (&fixture->vault.store,
                                     "SELECT count (*) FROM person WHERE died_on IS NULL"
                                     " AND archived_at IS NULL"), ==, 2);
}

static void
test_nobody_died_tomorrow (Fixture       *fixture,
                           gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;

  ps_test_call (fixture->result, ps_care_died_async, fixture->care, fixture->ana, "2026-12-02");
  g_assert_false (ps_care_finish (fixture->care, fixture->result, &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_INVALID);
}

static void
test_a_moment_of_remembrance_comes_after_the_check_in (Fixture       *fixture G_GNUC_UNUSED,
                                                       gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GPtrArray) agenda = ps_segment_plans_new ();
  const PsSegmentPlan *plan;

  g_ptr_array_add (agenda, ps_segment_plan_new (PS_SEGMENT_WELCOME, "Welcome", 60, 60, 60));
  g_ptr_array_add (agenda, ps_segment_plan_new (PS_SEGMENT_CHECK_IN, "Check-in", 60, 60, 60));
  g_ptr_array_add (agenda, ps_segment_plan_new (PS_SEGMENT_TOPIC, "Topic", 60, 60, 60));
  ps_remembrance_add (agenda);
  ps_remembrance_add (agenda);
  g_assert_cmpuint (agenda->len, ==, 4);
  g_assert_cmpint (ps_remembrance_find (agenda), ==, 2);
  plan = g_ptr_array_index (agenda, 2);
  g_assert_true (ps_segment_plan_check (plan, NULL));
  g_assert_cmpint (plan->planned_s, ==, 300);

  ps_remembrance_take_out (agenda);
  g_assert_cmpuint (agenda->len, ==, 3);

  /* Where nobody checks in it follows the opening. */
  g_ptr_array_remove_index (agenda, 1);
  ps_remembrance_add (agenda);
  g_assert_cmpint (ps_remembrance_find (agenda), ==, 1);
}

/* Who has a meeting with such a moment, and comes to it, is not asked again. */
static void
test_a_meeting_that_remembered_settles_it (Fixture       *fixture,
                                           gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsMeetings) meetings = NULL;
  g_autoptr (PsMeetingDraft) draft = NULL;
  g_autoptr (GPtrArray) asked = NULL;
  g_autoptr (GPtrArray) settled = NULL;
  g_autoptr (GError) error = NULL;
  PsLiveMeeting *live;
  gint64 id;

  ps_test_join (&fixture->vault.store, fixture->group, fixture->ana, "2026-01-01");
  DO (ps_care_died_async, fixture->ana, NULL);
  asked = ps_care_list_remembrances (fixture->care, 0);
  id = ((PsRemembranceRow *) asked->pdata[0])->id;

  meetings = ps_meetings_new (fixture->vault.store.db, &fixture->vault.clock, "Bea", NULL);
  draft = ps_meetings_prepare (meetings, fixture->group, NULL, PS_TEST_VAULT_NOW, &error);
  g_assert_no_error (error);
  g_ptr_array_add (draft->agenda, ps_segment_plan_new (PS_SEGMENT_WELCOME, "Welcome", 60, 60, 60));
  ps_remembrance_add (draft->agenda);
  draft->remembering = g_array_new (FALSE, FALSE, sizeof id);
  g_array_append_val (draft->remembering, id);
  ps_test_call (fixture->result, ps_meetings_start_async, meetings, g_steal_pointer (&draft));
  g_assert_true (ps_meetings_start_finish (meetings, fixture->result, &error));
  g_assert_no_error (error);

  live = ps_meetings_get_current (meetings);
  ps_test_call (fixture->result, ps_live_meeting_do_async, live, PS_CLOCK_NEXT, NULL);
  g_assert_true (ps_live_meeting_do_finish (live, fixture->result, &error));
  ps_test_call (fixture->result, ps_live_meeting_do_async, live, PS_CLOCK_END, NULL);
  g_assert_true (ps_live_meeting_do_finish (live, fixture->result, &error));
  g_assert_no_error (error);
  settled = ps_care_list_remembrances (fixture->care, 0);
  g_assert_cmpuint (settled->len, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) \
  g_test_add ("/care/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("a-group-is-full-and-nobody-is-refused", test_a_group_is_full_and_nobody_is_refused);
  ADD ("a-place-is-offered-and-taken", test_a_place_is_offered_and_taken);
  ADD ("taking-a-no-back-ends-no-membership", test_taking_a_no_back_ends_no_membership);
  ADD ("leaving-by-death-is-the-same-as-dying", test_leaving_by_death_is_the_same_as_dying);
  ADD ("who-died-is-brought-back-by-nothing-else", test_who_died_is_brought_back_by_nothing_else);
  ADD ("nobody-died-tomorrow", test_nobody_died_tomorrow);
  ADD ("a-moment-of-remembrance-comes-after-the-check-in",
       test_a_moment_of_remembrance_comes_after_the_check_in);
  ADD ("a-meeting-that-remembered-settles-it", test_a_meeting_that_remembered_settles_it);
#undef ADD

  return g_test_run ();
}
