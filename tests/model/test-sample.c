#include "ps-clock-touch.h"
#include "ps-debriefs.h"
#include "ps-error.h"
#include "ps-groups.h"
#include "ps-sample.h"
#include "ps-session-store.h"
#include "ps-test-rows.h"
#include "ps-test-vault.h"

typedef struct {
  PsTestVault  vault;
  PsContent   *content;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  ps_test_vault_set_up (&fixture->vault, (PsRole) GPOINTER_TO_INT (data));
  fixture->content = ps_content_new (NULL, NULL, NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data G_GNUC_UNUSED)
{
  g_assert_finalize_object (fixture->content);
  ps_test_vault_tear_down (&fixture->vault);
}

static void
fill (Fixture *fixture,
      guint32  seed)
{
  g_autoptr (GError) error = NULL;

  ps_sample_fill (fixture->vault.store.db, fixture->vault.keys, &fixture->vault.clock,
                  fixture->content, &ps_sample_demo, seed, &error);
  g_assert_no_error (error);
}

static void
test_the_demo_has_what_it_says (Fixture       *fixture,
                                gconstpointer  data G_GNUC_UNUSED)
{
  PsTestDb *store = &fixture->vault.store;

  fill (fixture, 1);
  g_assert_cmpint (ps_test_db_int64 (store, "SELECT count (*) FROM person"), ==, 24);
  g_assert_cmpint (ps_test_db_int64 (store, "SELECT count (*) FROM support_group"), ==, 3);
  g_assert_cmpint (ps_test_db_int64 (store, "SELECT count (DISTINCT model) FROM support_group"),
                   ==, 3);
  g_assert_cmpint (ps_test_db_int64 (store,
                                     "SELECT count (*) FROM session WHERE state = 'ended'"), ==, 26);
  g_assert_cmpint (ps_test_db_int64 (store,
                                     "SELECT count (*) FROM debrief WHERE state = 'finished'"),
                   ==, 23);
  g_assert_cmpint (ps_test_db_int64 (store,
                                     "SELECT count (*) FROM debrief WHERE state = 'waiting'"), ==, 3);
  g_assert_cmpint (ps_test_db_int64 (store, "SELECT count (*) FROM topic WHERE origin IS NULL"),
                   ==, 3);
  g_assert_cmpint (ps_test_db_int64 (store, "SELECT count (*) FROM topic WHERE origin IS NOT NULL"),
                   >, 10);
  g_assert_cmpint (ps_test_db_int64 (store, "SELECT min (n) FROM (SELECT count (*) AS n FROM"
                                            " attendance GROUP BY session_id)"), >, 3);
  g_assert_cmpint (ps_test_db_int64 (store, "SELECT count (*) FROM attendance"
                                            " WHERE status = 'expected'"), ==, 0);
}

/* What there is to see of how they look after each other. */
static void
test_people_are_looked_after (Fixture       *fixture,
                              gconstpointer  data G_GNUC_UNUSED)
{
  PsTestDb *store = &fixture->vault.store;

  fill (fixture, 1);
  g_assert_cmpint (ps_test_db_int64 (store, "SELECT count (*) FROM waitlist WHERE ended_at IS NULL"
                                     " AND NOT EXISTS (SELECT 1 FROM membership AS m"
                                     " WHERE m.person_id = waitlist.person_id"
                                     " AND m.group_id = waitlist.group_id AND left_on IS NULL)"), ==, 2);
  g_assert_cmpint (ps_test_db_int64 (store, "SELECT count (buddy_id) FROM person"), >, 2);
  g_assert_cmpint (ps_test_db_int64 (store, "SELECT count (home_group_id) FROM person"), >, 2);
  g_assert_cmpint (ps_test_db_int64 (store, "SELECT count (*) FROM welcome_step"), >, 0);
  g_assert_cmpint (ps_test_db_int64 (store, "SELECT count (*) FROM membership"
                                     " WHERE leave_reason IS NOT NULL"), >, 0);
  g_assert_cmpint (ps_test_db_int64 (store, "SELECT max (n) FROM (SELECT count (*) AS n FROM person"
                                     " GROUP BY preferred_name)"), >=, 2);
  /* Somebody was expected at the last three meetings of the first group, and at none of them. */
  g_assert_cmpint (ps_test_db_int64 (store, "SELECT count (*) FROM (SELECT 1 FROM attendance AS a"
                                     " WHERE session_id IN (SELECT id FROM session WHERE group_id = 1"
                                     " ORDER BY started_at DESC LIMIT 3) AND status = 'absent'"
                                     " GROUP BY person_id HAVING count (*) = 3)"), >=, 1);
}

static void
test_it_can_be_large (Fixture       *fixture,
                      gconstpointer  data G_GNUC_UNUSED)
{
  PsSampleSize size = { .members = 600, .meetings = 90, .topics = 20, .notes = 0 };
  PsTestDb *store = &fixture->vault.store;
  g_autoptr (GError) error = NULL;

  ps_sample_fill (store->db, fixture->vault.keys, &fixture->vault.clock, fixture->content, &size, 1,
                  &error);
  g_assert_no_error (error);
  g_assert_cmpint (ps_test_db_int64 (store, "SELECT count (*) FROM person"), ==, 600);
  g_assert_cmpint (ps_test_db_int64 (store, "SELECT count (*) FROM support_group"), ==, 30);
  g_assert_cmpint (ps_test_db_int64 (store, "SELECT count (*) FROM session"), ==, 90);
  g_assert_cmpint (ps_test_db_int64 (store, "SELECT count (*) FROM membership"
                                            " WHERE left_on IS NOT NULL"), >, 10);
}

static void
test_a_group_meets_today_soon (Fixture       *fixture,
                               gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsGroups) groups = NULL;
  g_autoptr (GPtrArray) dates = NULL;
  const PsUpcoming *first;

  fill (fixture, 1);
  groups = ps_groups_new (fixture->vault.store.db, &fixture->vault.clock, fixture->content);
  dates = ps_groups_get_upcoming (groups, PS_TEST_VAULT_NOW,
                                  PS_TEST_VAULT_NOW + 12 * G_TIME_SPAN_HOUR, NULL);
  g_assert_cmpuint (dates->len, >=, 1);
  first = g_ptr_array_index (dates, 0);
  g_assert_cmpint (first->starts_at, <=, PS_TEST_VAULT_NOW + 30 * G_TIME_SPAN_MINUTE);
  g_assert_cmpuint (first->expected, >, 4);
}

/* All that people would see of it, but for what was sealed. */
static char *
describe (Fixture *fixture)
{
  PsTestDb *store = &fixture->vault.store;
  g_autofree char *people =
    ps_test_db_string (store, "SELECT group_concat (full_name || pronouns || role, '|')"
                              " FROM (SELECT * FROM person ORDER BY id)");
  g_autofree char *ways =
    ps_test_db_string (store, "SELECT group_concat (value || label || ok_call, '|')"
                              " FROM (SELECT * FROM contact_way ORDER BY id)");
  g_autofree char *attendance =
    ps_test_db_string (store, "SELECT group_concat (person_id || status || mode, '|')"
                              " FROM (SELECT * FROM attendance ORDER BY session_id, person_id)");
  g_autofree char *clock =
    ps_test_db_string (store, "SELECT group_concat (verb || argument || wall_at, '|')"
                              " FROM (SELECT * FROM clock_event ORDER BY session_id, seq)");
  g_autofree char *segments =
    ps_test_db_string (store, "SELECT group_concat (title || elapsed_s || paused_s, '|')"
                              " FROM (SELECT * FROM segment ORDER BY session_id, position)");

  return g_strjoin ("\n", people, ways, attendance, clock, segments, NULL);
}

static char *
describe_seed (guint32 seed)
{
  Fixture fixture = { 0 };
  char *description;

  set_up (&fixture, GINT_TO_POINTER (PS_ROLE_ADMINISTRATOR | PS_ROLE_CO_FACILITATOR));
  fill (&fixture, seed);
  description = describe (&fixture);
  tear_down (&fixture, NULL);

  return description;
}

static void
test_the_same_seed_gives_the_same (void)
{
  g_autofree char *one = describe_seed (7);
  g_autofree char *same = describe_seed (7);
  g_autofree char *other = describe_seed (8);

  g_assert_cmpstr (one, ==, same);
  g_assert_cmpstr (one, !=, other);
}

static void
test_nobody_in_it_can_be_reached (Fixture       *fixture,
                                  gconstpointer  data G_GNUC_UNUSED)
{
  fill (fixture, 1);
  g_assert_cmpint (ps_test_db_int64 (&fixture->vault.store,
                                     "SELECT count (*) FROM contact_way WHERE kind = 'phone'"
                                     " AND value NOT GLOB '([0-9]*) 555-01[0-9][0-9]'"), ==, 0);
  g_assert_cmpint (ps_test_db_int64 (&fixture->vault.store,
                                     "SELECT count (*) FROM contact_way WHERE kind = 'email'"
                                     " AND value NOT LIKE '%@example.org'"), ==, 0);
  g_assert_cmpint (ps_test_db_int64 (&fixture->vault.store,
                                     "SELECT count (*) FROM contact_way"), >=, 24);
}

static void
assert_plays_again (PsConn *conn,
                    gint64  id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PsSessionRow) row = ps_session_store_get (conn, id, &error);
  g_autoptr (GPtrArray) agenda = ps_clock_touch_load_agenda (conn, id, &error);
  g_autoptr (GArray) events = ps_clock_touch_load (conn, id, &error);
  g_autoptr (PsMeetingClock) clock = NULL;

  g_assert_no_error (error);
  clock = ps_meeting_clock_replay (row->planned_at, row->planned_s, agenda,
                                   (const PsClockEvent *) (gconstpointer) events->data, events->len,
                                   &error);
  g_assert_no_error (error);
  g_assert_cmpint (ps_meeting_clock_get_ended_at (clock), ==, row->ended_at);
  g_assert_cmpint (row->ended_at, >, row->started_at);
  g_assert_cmpint (row->ended_at, <, PS_TEST_VAULT_NOW);
}

static void
test_its_meetings_play_again (Fixture       *fixture,
                              gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GArray) ids = NULL;

  fill (fixture, 1);
  ids = ps_session_store_ids (ps_test_db_reader (&fixture->vault.store), 0, -1, NULL);
  for (guint i = 0; i < ids->len; i++)
    assert_plays_again (ps_test_db_reader (&fixture->vault.store), g_array_index (ids, gint64, i));
}

static void
test_its_debriefs_can_be_read (Fixture       *fixture,
                               gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsDebriefs) debriefs = NULL;
  g_autoptr (PsDebriefText) text = NULL;
  g_autoptr (GError) error = NULL;
  gint64 session;

  fill (fixture, 1);
  session = ps_test_db_int64 (&fixture->vault.store,
                              "SELECT session_id FROM debrief WHERE state = 'finished' LIMIT 1");
  debriefs = ps_debriefs_new (fixture->vault.store.db, &fixture->vault.clock, fixture->vault.keys);
  text = ps_debriefs_load (debriefs, session, &error);
  g_assert_no_error (error);
  g_assert_false (ps_debrief_text_is_empty (text));
  g_assert_cmpstr (text->peer_leader, ==, "Rosa T.");
  g_assert_cmpuint (ps_debriefs_count_waiting (debriefs), ==, 3);

  /* The index of debriefs is still being made. */
  ps_db_close (fixture->vault.store.db);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
test_it_never_goes_among_real_people (Fixture       *fixture,
                                      gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;

  ps_test_add_member (&fixture->vault.store, "Somebody");
  ps_test_db_exec (&fixture->vault.store, "UPDATE person SET archived_at = 1");
  g_assert_false (ps_sample_fill (fixture->vault.store.db, fixture->vault.keys,
                                  &fixture->vault.clock, fixture->content, &ps_sample_demo, 1,
                                  &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_CONFLICT);
  g_assert_cmpint (ps_test_db_int64 (&fixture->vault.store, "SELECT count (*) FROM support_group"),
                   ==, 0);
}

static void
test_without_the_key_nothing_is_stored (Fixture       *fixture,
                                        gconstpointer  data G_GNUC_UNUSED)
{
  PsSampleSize silent = ps_sample_demo;
  g_autoptr (GError) error = NULL;

  g_assert_false (ps_sample_fill (fixture->vault.store.db, fixture->vault.keys,
                                  &fixture->vault.clock, fixture->content, &ps_sample_demo, 1,
                                  &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_NOT_PERMITTED);
  g_assert_cmpint (ps_test_db_int64 (&fixture->vault.store, "SELECT count (*) FROM person"), ==, 0);

  silent.notes = 0;
  g_assert_true (ps_sample_fill (fixture->vault.store.db, fixture->vault.keys,
                                 &fixture->vault.clock, fixture->content, &silent, 1, NULL));
}

int
main (int   argc,
      char *argv[])
{
  gconstpointer leads = GINT_TO_POINTER (PS_ROLE_ADMINISTRATOR | PS_ROLE_CO_FACILITATOR);
  gconstpointer manages = GINT_TO_POINTER (PS_ROLE_ADMINISTRATOR);

  g_test_init (&argc, &argv, NULL);

#define ADD(path, roles, func) g_test_add ("/sample/" path, Fixture, roles, set_up, func, tear_down)
  ADD ("the-demo-has-what-it-says", leads, test_the_demo_has_what_it_says);
  ADD ("people-are-looked-after", leads, test_people_are_looked_after);
  ADD ("it-can-be-large", leads, test_it_can_be_large);
  ADD ("a-group-meets-today-soon", leads, test_a_group_meets_today_soon);
  g_test_add_func ("/sample/the-same-seed-gives-the-same", test_the_same_seed_gives_the_same);
  ADD ("nobody-in-it-can-be-reached", leads, test_nobody_in_it_can_be_reached);
  ADD ("its-meetings-play-again", leads, test_its_meetings_play_again);
  ADD ("its-debriefs-can-be-read", leads, test_its_debriefs_can_be_read);
  ADD ("it-never-goes-among-real-people", leads, test_it_never_goes_among_real_people);
  ADD ("without-the-key-nothing-is-stored", manages, test_without_the_key_nothing_is_stored);
#undef ADD

  return g_test_run ();
}
