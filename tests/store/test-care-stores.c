/* Newcomers, buddies, waitlists, and what is done when somebody has died. */
#include "ps-attendance-store.h"
#include "ps-bereavement-store.h"
#include "ps-buddy-store.h"
#include "ps-error.h"
#include "ps-membership-store.h"
#include "ps-remembrance-store.h"
#include "ps-test-rows.h"
#include "ps-waitlist-store.h"
#include "ps-welcome-store.h"

typedef struct {
  PsTestDb base;
  gint64   group;
  gint64   ana;
  gint64   ben;
  gint64   cleo;
  guint    n_meetings;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data G_GNUC_UNUSED)
{
  ps_test_db_set_up (&fixture->base);
  fixture->group = ps_test_add_group (&fixture->base, "Tuesday");
  fixture->ana = ps_test_add_member (&fixture->base, "Ana");
  fixture->ben = ps_test_add_member (&fixture->base, "Ben");
  fixture->cleo = ps_test_add_member (&fixture->base, "Cleo");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data G_GNUC_UNUSED)
{
  ps_test_db_tear_down (&fixture->base);
}

typedef struct {
  gint64      person;
  gint64      group;
  gint64      id;
  gint64      at;
  const char *word;
  gboolean    undo;
  GError     *error;
} Deed;

/* A unit of work that is expected to be refused keeps why, and is committed as if it had not been. */
#define WORK(name, call) \
  static gboolean \
  name (PsConn    *conn, \
        gpointer   data, \
        GError   **error G_GNUC_UNUSED) \
  { \
    Deed *deed = data; \
    g_clear_error (&deed->error); \
    (void) (call); \
    return TRUE; \
  }

WORK (tick_work, ps_welcome_store_set (conn, deed->group, deed->person, deed->word, deed->at, "Bea",
                                       &deed->error))
WORK (buddy_work, ps_buddy_store_set (conn, deed->person, deed->id, PS_TEST_NOW, &deed->error))
WORK (home_work, ps_home_group_store_set (conn, deed->person, deed->group, PS_TEST_NOW, &deed->error))
WORK (wait_work, ps_waitlist_store_add (conn, deed->group, deed->person, deed->at, &deed->id,
                                        &deed->error))
WORK (offer_work, ps_waitlist_store_offer (conn, deed->id, deed->at, &deed->error))
WORK (end_work, ps_waitlist_store_end (conn, deed->id, deed->word, deed->at, &deed->error))
WORK (reopen_work, ps_waitlist_store_reopen (conn, deed->id, &deed->error))
WORK (leave_work, ps_membership_store_leave (conn, deed->group, deed->person, deed->word, "schedule",
                                             &deed->error))
WORK (unjoin_work, ps_membership_store_remove (conn, deed->id, deed->at, &deed->error))
WORK (died_work, deed->undo ? ps_bereavement_store_undo (conn, deed->person, &deed->error)
                            : ps_bereavement_store_record (conn, deed->person, deed->word, deed->at,
                                                           &deed->error))
WORK (settle_work, ps_remembrance_store_settle (conn, deed->id, deed->word, deed->at, &deed->error))
WORK (held_work, ps_remembrance_store_held (conn, deed->id, deed->at, &deed->error))

#define DO(work, ...) \
  G_STMT_START { \
    Deed deed_ = { __VA_ARGS__ }; \
    ps_test_db_write (&fixture->base, work, &deed_); \
    g_assert_no_error (deed_.error); \
  } G_STMT_END

#define REFUSE(code, work, ...) \
  G_STMT_START { \
    Deed deed_ = { __VA_ARGS__ }; \
    ps_test_db_write (&fixture->base, work, &deed_); \
    g_assert_error (deed_.error, PS_ERROR, code); \
    g_clear_error (&deed_.error); \
  } G_STMT_END

/* One meeting a week, the first a week before @week 1, with whom by their ids. */
static void
meet (Fixture    *fixture,
      int         week,
      const char *people)
{
  gint64 at = PS_TEST_NOW + (gint64) week * 7 * G_TIME_SPAN_DAY;
  g_auto (GStrv) names = g_strsplit (people, " ", -1);
  g_autofree char *session =
    g_strdup_printf ("INSERT INTO session (id, uid, group_id, state, planned_at, planned_s, started_at,"
                     " ended_at) VALUES (%u, randomblob (16), %" G_GINT64_FORMAT ", 'ended', %"
                     G_GINT64_FORMAT ", 3600, %" G_GINT64_FORMAT ", %" G_GINT64_FORMAT ")",
                     ++fixture->n_meetings, fixture->group, at, at, at + G_TIME_SPAN_HOUR);

  ps_test_db_exec (&fixture->base, session);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *sql =
        g_strdup_printf ("INSERT INTO attendance (session_id, person_id, status, first_time,"
                         " updated_at) SELECT %u, id, 'present', NOT EXISTS (SELECT 1"
                         " FROM attendance AS a WHERE a.person_id = person.id), 1 FROM person"
                         " WHERE preferred_name = '%s'", fixture->n_meetings, names[i]);

      ps_test_db_exec (&fixture->base, sql);
    }
}

/* Who is new, how often they came and what was done: "Ben 1 (greeted call), Cleo 2 ()". */
static char *
new_here (Fixture *fixture,
          int      week)
{
  g_autoptr (GPtrArray) rows =
    ps_welcome_store_list (ps_test_db_reader (&fixture->base), fixture->group, 0,
                           PS_TEST_NOW + (gint64) week * 7 * G_TIME_SPAN_DAY + G_TIME_SPAN_DAY, NULL);
  GString *string = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      const PsWelcomeRow *row = g_ptr_array_index (rows, i);

      g_string_append_printf (string, "%s%s %u (", i > 0 ? ", " : "", row->name, row->n_meetings);
      for (guint j = 0; j < PS_WELCOME_N_STEPS; j++)
        if (row->done_at[j] != 0)
          g_string_append_printf (string, "%s by %s;", ps_welcome_steps[j], row->done_by[j]);
      g_string_append_c (string, ')');
    }

  return g_string_free (string, FALSE);
}

#define assert_new(week, expected) \
  G_STMT_START { \
    g_autofree char *got_ = new_here (fixture, week); \
    g_assert_cmpstr (got_, ==, expected); \
  } G_STMT_END

static void
test_a_newcomer_is_new_until_the_third_meeting (Fixture       *fixture,
                                                gconstpointer  data G_GNUC_UNUSED)
{
  /* When a group is first seen nobody is new: who knows how long they have come. */
  meet (fixture, 0, "Ana");
  assert_new (0, "");
  meet (fixture, 1, "Ana Ben");
  assert_new (1, "Ben 1 ()");
  meet (fixture, 2, "Ana Ben Cleo");
  assert_new (2, "Cleo 1 (), Ben 2 ()");
  meet (fixture, 3, "Ben");
  assert_new (3, "Cleo 1 ()");
  /* Who came once and has not come again is not new for ever. */
  assert_new (12, "");
}

static void
test_steps_are_kept_with_who_and_when (Fixture       *fixture,
                                       gconstpointer  data G_GNUC_UNUSED)
{
  meet (fixture, 0, "Ana");
  meet (fixture, 1, "Ben");
  DO (tick_work, .group = fixture->group, .person = fixture->ben, .word = "greeted", .at = 5);
  DO (tick_work, .group = fixture->group, .person = fixture->ben, .word = "call", .at = 6);
  /* Twice is once. */
  DO (tick_work, .group = fixture->group, .person = fixture->ben, .word = "call", .at = 7);
  assert_new (1, "Ben 1 (greeted by Bea;call by Bea;)");
  g_assert_cmpint (ps_test_db_int64 (&fixture->base,
                                     "SELECT done_at FROM welcome_step WHERE step = 'call'"), ==, 6);
  DO (tick_work, .group = fixture->group, .person = fixture->ben, .word = "call", .at = 0);
  assert_new (1, "Ben 1 (greeted by Bea;)");
}

static void
test_who_left_is_not_welcomed (Fixture       *fixture,
                               gconstpointer  data G_GNUC_UNUSED)
{
  ps_test_join (&fixture->base, fixture->group, fixture->ben, "2025-11-25");
  meet (fixture, 0, "Ana");
  meet (fixture, 1, "Ben");
  assert_new (1, "Ben 1 ()");
  DO (leave_work, .group = fixture->group, .person = fixture->ben, .word = "2025-12-03");
  assert_new (1, "");
}

/* "Cleo 3, Ana 1" */
static char *
candidates (Fixture *fixture,
            gint64   person)
{
  g_autoptr (GPtrArray) rows =
    ps_buddy_store_candidates (ps_test_db_reader (&fixture->base), person, NULL);
  GString *string = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      const PsBuddyRow *row = g_ptr_array_index (rows, i);

      g_string_append_printf (string, "%s%s %u", i > 0 ? ", " : "", row->name, row->n_meetings);
    }

  return g_string_free (string, FALSE);
}

static void
test_a_buddy_is_somebody_of_the_group (Fixture       *fixture,
                                       gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *found = NULL;
  g_autoptr (PsBuddyRow) buddy = NULL;
  g_autoptr (PsBuddyRow) gone = NULL;
  g_autoptr (GPtrArray) of = NULL;

  ps_test_join (&fixture->base, fixture->group, fixture->ana, "2025-01-01");
  ps_test_join (&fixture->base, fixture->group, fixture->ben, "2025-01-01");
  ps_test_join (&fixture->base, fixture->group, fixture->cleo, "2025-01-01");
  for (int week = 0; week < 3; week++)
    meet (fixture, week, week == 0 ? "Ana Cleo" : "Cleo");
  found = candidates (fixture, fixture->ben);
  g_assert_cmpstr (found, ==, "Cleo 3, Ana 1");

  DO (buddy_work, .person = fixture->ben, .id = fixture->cleo);
  buddy = ps_buddy_store_get (ps_test_db_reader (&fixture->base), fixture->ben, NULL);
  g_assert_cmpstr (buddy->name, ==, "Cleo");
  g_assert_true (buddy->shares);
  of = ps_buddy_store_of (ps_test_db_reader (&fixture->base), fixture->cleo, NULL);
  g_assert_cmpuint (of->len, ==, 1);

  REFUSE (PS_ERROR_INVALID, buddy_work, .person = fixture->ben, .id = fixture->ben);
  REFUSE (PS_ERROR_INVALID, buddy_work, .person = fixture->ben, .id = 77);

  /* Who has left is named, as somebody who cannot be it any more. */
  DO (leave_work, .group = fixture->group, .person = fixture->cleo, .word = "2025-12-30");
  gone = ps_buddy_store_get (ps_test_db_reader (&fixture->base), fixture->ben, NULL);
  g_assert_false (gone->shares);
}

static void
test_home_is_where_one_is_a_member (Fixture       *fixture,
                                    gconstpointer  data G_GNUC_UNUSED)
{
  gint64 home;

  REFUSE (PS_ERROR_NOT_FOUND, home_work, .person = fixture->ana, .group = fixture->group);
  ps_test_join (&fixture->base, fixture->group, fixture->ana, "2025-01-01");
  DO (home_work, .person = fixture->ana, .group = fixture->group);
  g_assert_true (ps_home_group_store_get (ps_test_db_reader (&fixture->base), fixture->ana, &home,
                                          NULL));
  g_assert_cmpint (home, ==, fixture->group);
  DO (home_work, .person = fixture->ana, .group = 0);
  g_assert_true (ps_home_group_store_get (ps_test_db_reader (&fixture->base), fixture->ana, &home,
                                          NULL));
  g_assert_cmpint (home, ==, 0);
}

static char *
waiting (Fixture *fixture,
         gboolean free_only)
{
  PsConn *reader = ps_test_db_reader (&fixture->base);
  g_autoptr (GPtrArray) rows = free_only
                               ? ps_waitlist_store_free (reader, "2026-06-01", NULL)
                               : ps_waitlist_store_list (reader, fixture->group, NULL);
  GString *string = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      const PsWaitlistRow *row = g_ptr_array_index (rows, i);

      g_string_append_printf (string, "%s%s%s", i > 0 ? ", " : "", row->name,
                              row->offered_at != 0 ? "*" : "");
    }

  return g_string_free (string, FALSE);
}

#define assert_waiting(expected, expected_free) \
  G_STMT_START { \
    g_autofree char *got_ = waiting (fixture, FALSE); \
    g_autofree char *free_ = waiting (fixture, TRUE); \
    g_assert_cmpstr (got_, ==, expected); \
    g_assert_cmpstr (free_, ==, expected_free); \
  } G_STMT_END

static gint64
wait_for (Fixture *fixture,
          gint64   person,
          gint64   at)
{
  Deed deed = { .group = fixture->group, .person = person, .at = at };

  ps_test_db_write (&fixture->base, wait_work, &deed);
  g_assert_no_error (deed.error);

  return deed.id;
}

static void
test_a_place_goes_to_who_waited_longest (Fixture       *fixture,
                                         gconstpointer  data G_GNUC_UNUSED)
{
  gint64 ben;

  ps_test_db_exec (&fixture->base, "UPDATE support_group SET capacity = 1");
  ps_test_join (&fixture->base, fixture->group, fixture->ana, "2025-01-01");
  wait_for (fixture, fixture->cleo, 20);
  ben = wait_for (fixture, fixture->ben, 10);
  assert_waiting ("Ben, Cleo", "");
  REFUSE (PS_ERROR_CONFLICT, wait_work, .group = fixture->group, .person = fixture->ben);
  REFUSE (PS_ERROR_CONFLICT, wait_work, .group = fixture->group, .person = fixture->ana);

  DO (leave_work, .group = fixture->group, .person = fixture->ana, .word = "2025-12-30");
  assert_waiting ("Ben, Cleo", "Ben");
  /* The one place is Ben's until he says no. */
  DO (offer_work, .id = ben, .at = 30);
  assert_waiting ("Ben*, Cleo", "");
  DO (end_work, .id = ben, .word = "declined", .at = 40);
  assert_waiting ("Cleo", "Cleo");
  DO (reopen_work, .id = ben);
  assert_waiting ("Ben*, Cleo", "");
}

static void
test_who_joins_waits_no_more_by_whichever_way (Fixture       *fixture,
                                               gconstpointer  data G_GNUC_UNUSED)
{
  gint64 spell;

  wait_for (fixture, fixture->ben, 10);
  ps_test_join (&fixture->base, fixture->group, fixture->ben, "2025-12-01");
  assert_waiting ("", "");
  spell = ps_test_db_int64 (&fixture->base, "SELECT id FROM membership");
  DO (unjoin_work, .id = spell, .at = 20);
  assert_waiting ("Ben", "Ben");
}

static void
test_a_leaving_taken_back_hides_nobody_behind (Fixture       *fixture,
                                               gconstpointer  data G_GNUC_UNUSED)
{
  ps_test_db_exec (&fixture->base, "UPDATE support_group SET capacity = 2");
  ps_test_join (&fixture->base, fixture->group, fixture->ana, "2025-01-01");
  DO (leave_work, .group = fixture->group, .person = fixture->ana, .word = "2025-12-30");
  wait_for (fixture, fixture->ana, 10);
  wait_for (fixture, fixture->cleo, 20);
  assert_waiting ("Ana, Cleo", "Ana");

  /* Ana is a member again, and her wait is of no account: the other place is Cleo's. */
  ps_test_db_exec (&fixture->base, "UPDATE membership SET left_on = NULL, leave_reason = NULL");
  assert_waiting ("Cleo", "Cleo");
  ps_test_db_exec (&fixture->base, "UPDATE waitlist SET offered_at = 30 WHERE person_id = 1");
  assert_waiting ("Cleo", "Cleo");
}

static void
test_a_wait_of_long_ago_stays_over (Fixture       *fixture,
                                    gconstpointer  data G_GNUC_UNUSED)
{
  gint64 spell;

  wait_for (fixture, fixture->ben, 10);
  ps_test_join (&fixture->base, fixture->group, fixture->ben, "2025-12-01");
  DO (leave_work, .group = fixture->group, .person = fixture->ben, .word = "2025-12-30");
  /* By the clock of the tests both memberships begin at one moment. */
  ps_test_db_exec (&fixture->base, "UPDATE waitlist SET ended_at = ended_at - 86400000000");

  ps_test_join (&fixture->base, fixture->group, fixture->ben, "2026-02-01");
  spell = ps_test_db_int64 (&fixture->base, "SELECT id FROM membership WHERE left_on IS NULL");
  DO (unjoin_work, .id = spell, .at = 20);
  assert_waiting ("", "");
}

#define ROWS(columns, table) \
  "SELECT '" table ":' || coalesce (group_concat (row, char (10)), '')" \
  " FROM (SELECT json_array (" columns ") AS row FROM " table " ORDER BY 1)"

/* All there is about people and their groups. */
static char *
dump (Fixture *fixture)
{
  static const char * const tables[] = {
    ROWS ("id, preferred_name, buddy_id, merged_into_id, created_at, updated_at, archived_at,"
          " home_group_id, died_on", "person"),
    ROWS ("id, group_id, person_id, joined_on, left_on, leave_reason", "membership"),
    ROWS ("id, person_id, owner, due_on, what, created_at, done_at", "follow_up"),
    ROWS ("group_id, person_id, follow_up_id, noticed_at", "not_seen"),
    ROWS ("id, group_id, person_id, added_at, offered_at, ended_at, ended_how", "waitlist"),
    ROWS ("group_id, rule_on, person_id, status, mode, updated_at", "door"),
    ROWS ("id, group_id, person_id, settled_at", "remembrance"),
    ROWS ("key, value", "setting"),
    ROWS ("word, person_id", "person_word"),
  };
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *rows = ps_test_db_string (&fixture->base, tables[i]);

      g_string_append_printf (all, "%s\n", rows);
    }

  return g_string_free (all, FALSE);
}

/* Ana is in two groups, waits for a third, is expected, missed, to be called and two people's buddy. */
static void
involve (Fixture *fixture)
{
  g_autofree char *sql = NULL;
  gint64 other = ps_test_add_group (&fixture->base, "Friday");
  gint64 third = ps_test_add_group (&fixture->base, "Monday");

  ps_test_join (&fixture->base, fixture->group, fixture->ana, "2025-01-01");
  ps_test_join (&fixture->base, other, fixture->ana, "2025-02-01");
  sql = g_strdup_printf (
    "UPDATE person SET buddy_id = 1, updated_at = 4 WHERE id IN (2, 3);"
    "UPDATE person SET buddy_id = 2 WHERE id = 1;"
    "INSERT INTO follow_up (id, uid, person_id, owner, due_on, what, created_at)"
    " VALUES (1, randomblob (16), 1, 'desk', '2026-03-05', 'Call', 1);"
    "INSERT INTO follow_up (id, uid, person_id, owner, due_on, what, created_at, done_at)"
    " VALUES (2, randomblob (16), 1, 'desk', '2026-03-05', 'Done', 1, 2);"
    "INSERT INTO not_seen VALUES (%" G_GINT64_FORMAT ", 1, 1, 9);"
    "INSERT INTO not_seen VALUES (%" G_GINT64_FORMAT ", 1, NULL, 10);"
    "INSERT INTO waitlist (uid, group_id, person_id, added_at, offered_at)"
    " VALUES (randomblob (16), %" G_GINT64_FORMAT ", 1, 3, 5);"
    "INSERT INTO door VALUES (%" G_GINT64_FORMAT ", '2026-03-10', 1, 'excused', 'online', 8);",
    fixture->group, other, third, fixture->group);
  ps_test_db_exec (&fixture->base, sql);
}

static void
test_a_death_ends_everything_and_a_mistake_nothing (Fixture       *fixture,
                                                    gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  PsTestDb *base = &fixture->base;

  involve (fixture);
  before = dump (fixture);
  DO (died_work, .person = fixture->ana, .word = "2026-03-03", .at = 50);

  g_assert_cmpint (ps_test_db_int64 (base, "SELECT count (*) FROM person WHERE died_on = '2026-03-03'"
                                     " AND archived_at = 50 AND buddy_id IS NULL"), ==, 1);
  g_assert_cmpint (ps_test_db_int64 (base, "SELECT count (*) FROM membership WHERE left_on = '2026-03-03'"
                                     " AND leave_reason = 'died'"), ==, 2);
  g_assert_cmpint (ps_test_db_int64 (base, "SELECT count (*) FROM follow_up WHERE done_at IS NULL"), ==, 0);
  g_assert_cmpint (ps_test_db_int64 (base, "SELECT count (*) FROM not_seen"), ==, 0);
  g_assert_cmpint (ps_test_db_int64 (base, "SELECT count (*) FROM door"), ==, 0);
  g_assert_cmpint (ps_test_db_int64 (base, "SELECT count (*) FROM waitlist WHERE ended_at IS NULL"), ==, 0);
  g_assert_cmpint (ps_test_db_int64 (base, "SELECT count (buddy_id) FROM person"), ==, 0);
  g_assert_cmpint (ps_test_db_int64 (base, "SELECT count (*) FROM remembrance"), ==, 2);
  REFUSE (PS_ERROR_CONFLICT, died_work, .person = fixture->ana, .word = "2026-03-04", .at = 60);

  DO (died_work, .person = fixture->ana, .undo = TRUE);
  after = dump (fixture);
  g_assert_cmpstr (after, ==, before);
  REFUSE (PS_ERROR_NOT_FOUND, died_work, .person = fixture->ana, .undo = TRUE);
}

static void
test_a_mistake_found_late_undoes_what_it_did_alone (Fixture       *fixture,
                                                    gconstpointer  data G_GNUC_UNUSED)
{
  PsTestDb *base = &fixture->base;

  involve (fixture);
  DO (died_work, .person = fixture->ana, .word = "2026-03-03", .at = 50);
  /* Ben has another buddy since, and the follow-up went with its debrief. */
  ps_test_db_exec (base, "UPDATE person SET buddy_id = 3 WHERE id = 2; DELETE FROM follow_up WHERE id = 1");
  DO (died_work, .person = fixture->ana, .undo = TRUE);
  g_assert_cmpint (ps_test_db_int64 (base, "SELECT buddy_id FROM person WHERE id = 2"), ==, 3);
  g_assert_cmpint (ps_test_db_int64 (base, "SELECT buddy_id FROM person WHERE id = 3"), ==, 1);
  g_assert_cmpint (ps_test_db_int64 (base, "SELECT count (*) FROM not_seen WHERE follow_up_id IS NULL"),
                   ==, 2);
}

static void
test_who_was_edited_since_still_says_so (Fixture       *fixture,
                                         gconstpointer  data G_GNUC_UNUSED)
{
  PsTestDb *base = &fixture->base;
  g_autofree char *times = NULL;

  involve (fixture);
  DO (died_work, .person = fixture->ana, .word = "2026-03-03", .at = 50);
  ps_test_db_exec (base, "UPDATE person SET pronouns = 'she', updated_at = 60 WHERE id IN (1, 2)");
  DO (died_work, .person = fixture->ana, .undo = TRUE);

  times = ps_test_db_string (base, "SELECT group_concat (updated_at) FROM person ORDER BY id");
  g_assert_cmpstr (times, ==, "60,60,4");
  g_assert_cmpint (ps_test_db_int64 (base, "SELECT count (buddy_id) FROM person"), ==, 3);
}

/* As it was written before it told when. */
static void
test_a_note_of_long_ago_is_understood (Fixture       *fixture,
                                       gconstpointer  data G_GNUC_UNUSED)
{
  PsTestDb *base = &fixture->base;
  g_autofree char *times = NULL;

  DO (died_work, .person = fixture->ana, .word = "2026-03-03", .at = 50);
  ps_test_db_exec (base, "UPDATE setting SET value ="
                   " '[[[nothing, just ''7'', nothing]], [], [], [], [], [], [[''2'', ''8'']]]'"
                   " WHERE key = 'bereavement:1'");
  DO (died_work, .person = fixture->ana, .undo = TRUE);
  times = ps_test_db_string (base, "SELECT updated_at || ' ' || (SELECT updated_at || ' ' || buddy_id"
                             " FROM person WHERE id = 2) FROM person WHERE id = 1");
  g_assert_cmpstr (times, ==, "7 8 1");
}

static void
test_groups_left_within_a_year_are_told (Fixture       *fixture,
                                         gconstpointer  data G_GNUC_UNUSED)
{
  ps_test_join (&fixture->base, fixture->group, fixture->ana, "2024-01-01");
  DO (leave_work, .group = fixture->group, .person = fixture->ana, .word = "2025-03-02");
  DO (died_work, .person = fixture->ana, .word = "2026-03-03", .at = 50);
  g_assert_cmpint (ps_test_db_int64 (&fixture->base, "SELECT count (*) FROM remembrance"), ==, 0);
  DO (died_work, .person = fixture->ana, .undo = TRUE);
  DO (died_work, .person = fixture->ana, .word = "2026-03-02", .at = 50);
  g_assert_cmpint (ps_test_db_int64 (&fixture->base, "SELECT count (*) FROM remembrance"), ==, 1);
}

static guint
count_asked (Fixture *fixture)
{
  g_autoptr (GPtrArray) rows =
    ps_remembrance_store_list (ps_test_db_reader (&fixture->base), fixture->group, NULL);

  return rows->len;
}

static gboolean
plan_work (PsConn    *conn,
           gpointer   data,
           GError   **error)
{
  const Deed *deed = data;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_val (ids, deed->id);

  return ps_remembrance_store_plan (conn, deed->at, 1, ids, error);
}

static void
test_a_group_is_asked_until_it_was_held (Fixture       *fixture,
                                         gconstpointer  data G_GNUC_UNUSED)
{
  gint64 id;

  ps_test_join (&fixture->base, fixture->group, fixture->ana, "2025-01-01");
  DO (died_work, .person = fixture->ana, .word = "2026-03-03", .at = 50);
  id = ps_test_db_int64 (&fixture->base, "SELECT id FROM remembrance");
  g_assert_cmpuint (count_asked (fixture), ==, 1);
  DO (settle_work, .id = id, .word = "not-wanted", .at = 60);
  g_assert_cmpuint (count_asked (fixture), ==, 0);
  DO (settle_work, .id = id);
  g_assert_cmpuint (count_asked (fixture), ==, 1);

  /* A meeting that had none says nothing; nor does one that had no time for it in the end. */
  meet (fixture, 0, "Ben");
  DO (held_work, .id = 1, .at = 70);
  DO (plan_work, .id = id, .at = 1);
  ps_test_db_exec (&fixture->base,
                   "INSERT INTO segment (session_id, position, kind, title, min_s, planned_s, max_s,"
                   " led_by, place, allotted_s, skipped, started_at) VALUES"
                   " (1, 1, 'mindfulness', 'Remembrance', 60, 300, 600, 'peer', 1, 300, 1, 5)");
  DO (held_work, .id = 1, .at = 80);
  g_assert_cmpuint (count_asked (fixture), ==, 1);

  DO (plan_work, .id = id, .at = 1);
  ps_test_db_exec (&fixture->base, "UPDATE segment SET skipped = 0");
  DO (held_work, .id = 1, .at = 90);
  g_assert_cmpuint (count_asked (fixture), ==, 0);
  g_assert_cmpint (ps_test_db_int64 (&fixture->base, "SELECT count (*) FROM setting"
                                     " WHERE key LIKE 'remembrance:%'"), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) \
  g_test_add ("/care-stores/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("a-newcomer-is-new-until-the-third-meeting", test_a_newcomer_is_new_until_the_third_meeting);
  ADD ("steps-are-kept-with-who-and-when", test_steps_are_kept_with_who_and_when);
  ADD ("who-left-is-not-welcomed", test_who_left_is_not_welcomed);
  ADD ("a-buddy-is-somebody-of-the-group", test_a_buddy_is_somebody_of_the_group);
  ADD ("home-is-where-one-is-a-member", test_home_is_where_one_is_a_member);
  ADD ("a-place-goes-to-who-waited-longest", test_a_place_goes_to_who_waited_longest);
  ADD ("who-joins-waits-no-more-by-whichever-way", test_who_joins_waits_no_more_by_whichever_way);
  ADD ("a-leaving-taken-back-hides-nobody-behind", test_a_leaving_taken_back_hides_nobody_behind);
  ADD ("a-wait-of-long-ago-stays-over", test_a_wait_of_long_ago_stays_over);
  ADD ("a-death-ends-everything-and-a-mistake-nothing",
       test_a_death_ends_everything_and_a_mistake_nothing);
  ADD ("a-mistake-found-late-undoes-what-it-did-alone",
       test_a_mistake_found_late_undoes_what_it_did_alone);
  ADD ("who-was-edited-since-still-says-so", test_who_was_edited_since_still_says_so);
  ADD ("a-note-of-long-ago-is-understood", test_a_note_of_long_ago_is_understood);
  ADD ("groups-left-within-a-year-are-told", test_groups_left_within_a_year_are_told);
  ADD ("a-group-is-asked-until-it-was-held", test_a_group_is_asked_until_it_was_held);
#undef ADD

  return g_test_run ();
}
