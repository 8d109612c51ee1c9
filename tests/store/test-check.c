#include "ps-check.h"
#include "ps-test-rows.h"

#include <string.h>

static void
set_up (PsTestDb      *fixture,
        gconstpointer  data G_GNUC_UNUSED)
{
  ps_test_db_set_up (fixture);
  ps_test_join (fixture, ps_test_add_group (fixture, "Tuesday"),
                ps_test_add_member (fixture, "Ana"), "2026-01-06");
}

static void
tear_down (PsTestDb      *fixture,
           gconstpointer  data G_GNUC_UNUSED)
{
  ps_test_db_tear_down (fixture);
}

/* The names of the checks that fail, by spaces; a build without encryption is one of them always. */
static char *
failures (PsTestDb *fixture,
          gboolean  deep)
{
  g_autoptr (GPtrArray) checks = ps_check_db (fixture->db, ps_test_vault, deep);
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < checks->len; i++)
    {
      PsCheck *check = g_ptr_array_index (checks, i);

      if (check->ok || (!ps_conn_has_cipher () && strcmp (check->name, "cipher") == 0))
        continue;

      g_test_message ("%s: %s", check->name, check->detail);
      g_assert_cmpstr (check->detail, !=, "");
      g_string_append_printf (names, "%s%s", names->len > 0 ? " " : "", check->name);
    }

  return g_string_free (names, FALSE);
}

static void
test_a_sound_vault_has_no_failures (PsTestDb      *fixture,
                                    gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GPtrArray) checks = ps_check_db (fixture->db, ps_test_vault, TRUE);
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *quick = failures (fixture, FALSE);
  g_autofree char *deep = failures (fixture, TRUE);

  g_assert_cmpstr (quick, ==, "");
  g_assert_cmpstr (deep, ==, "");
  g_assert_cmpuint (checks->len, >=, 16);
  for (guint i = 0; i < checks->len; i++)
    g_assert_true (g_hash_table_add (names, (gpointer) ((PsCheck *) g_ptr_array_index (checks, i))->name));
}

/* Each is something that the schema lets through and no function of a store would write. */
static void
test_what_is_wrong_is_found (PsTestDb      *fixture,
                             gconstpointer  data G_GNUC_UNUSED)
{
  static const struct {
    const char *sql;
    const char *undo;
    const char *expected;
  } wrongs[] = {
    { "INSERT INTO session (id, uid, group_id, state, planned_at, planned_s, started_at)"
      " VALUES (1, randomblob (16), 1, 'running', 1, 60, 1)",
      "DELETE FROM session", "running-clock" },
    { "INSERT INTO session (id, uid, group_id, kind, state, planned_at, planned_s, started_at, ended_at)"
      " VALUES (1, randomblob (16), 1, 'social', 'ended', 9, 60, 9, 8)",
      "DELETE FROM session", "meeting-times" },
    { "INSERT INTO agenda_segment (group_id, position, kind, title, min_s, planned_s, max_s)"
      " VALUES (1, 1, 'topic', 'Topic', 1, 1, 1)",
      "DELETE FROM agenda_segment", "agenda-order" },
    { "INSERT INTO membership (uid, group_id, person_id, joined_on, left_on, leave_reason)"
      " VALUES (randomblob (16), 1, 1, '2025-01-01', '2026-01-07', 'unknown')",
      "DELETE FROM membership WHERE left_on IS NOT NULL", "memberships-apart" },
    { "UPDATE membership SET joined_on = '6.1.2026'",
      "UPDATE membership SET joined_on = '2026-01-06'", "membership-days" },
    { "UPDATE membership SET joined_on = '2026-02-30'",
      "UPDATE membership SET joined_on = '2026-01-06'", "membership-days" },
    { "INSERT INTO follow_up (uid, owner, due_on, what, created_at)"
      " VALUES (randomblob (16), 'desk', 'soon', 'call', 1)",
      "DELETE FROM follow_up", "follow-up-days" },
    { "INSERT INTO follow_up (id, uid, owner, due_on, what, created_at)"
      " VALUES (7, randomblob (16), 'desk', '2026-01-06', 'call', 1);"
      "INSERT INTO not_seen VALUES (1, 1, 7, 1)",
      "DELETE FROM not_seen; DELETE FROM follow_up", "not-seen-calls" },
    { "UPDATE person SET merged_into_id = id, archived_at = 1",
      "UPDATE person SET merged_into_id = NULL, archived_at = NULL", "member-merges" },
    { "UPDATE person SET buddy_id = id",
      "UPDATE person SET buddy_id = NULL", "buddies" },
    { "UPDATE person SET died_on = '2026-02-03', archived_at = 1",
      "UPDATE person SET died_on = NULL, archived_at = NULL", "bereavements" },
    { "INSERT INTO remembrance (uid, group_id, person_id, created_at)"
      " VALUES (randomblob (16), 1, 1, 1)",
      "DELETE FROM remembrance", "remembrances" },
    { "DELETE FROM person_word", NULL, "member-words" },
    { "PRAGMA user_version = 99", NULL, "schema-version" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrongs); i++)
    {
      g_autofree char *found = NULL;

      g_test_message ("%s", wrongs[i].sql);
      ps_test_db_exec (fixture, wrongs[i].sql);
      found = failures (fixture, FALSE);
      g_assert_cmpstr (found, ==, wrongs[i].expected);
      if (wrongs[i].undo != NULL)
        ps_test_db_exec (fixture, wrongs[i].undo);
    }
}

static void
test_gaps_in_a_meeting_are_found (PsTestDb      *fixture,
                                  gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *found = NULL;

  ps_test_db_exec (fixture,
                   "INSERT INTO session (id, uid, group_id, state, planned_at, planned_s, started_at,"
                   " ended_at) VALUES (1, randomblob (16), 1, 'ended', 1, 60, 1, 2);"
                   "INSERT INTO segment (session_id, position, kind, title, min_s, planned_s, max_s,"
                   " led_by, place, allotted_s) VALUES (1, 1, 'topic', 'Topic', 1, 1, 1, 'peer', 0, 1);"
                   "INSERT INTO note (uid, session_id, class, author, revision, epoch, sealed,"
                   " written_at) VALUES (randomblob (16), 1, 'debrief', randomblob (16), 2, 1, x'01',"
                   " 1)");
  found = failures (fixture, FALSE);
  g_assert_cmpstr (found, ==, "meeting-segments debriefs-owed note-revisions");
}

/* The index of the library says something else than the library. */
static void
test_a_stale_search_index_is_found (PsTestDb      *fixture,
                                    gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *found = NULL;

  ps_test_db_exec (fixture,
                   "INSERT INTO topic (id, uid, title, created_at, updated_at)"
                   " VALUES (1, randomblob (16), 'Pacing', 1, 1);"
                   "INSERT INTO topic_text (topic_text, rowid, title, category, objective, prompts,"
                   " exercise, caution) VALUES ('delete', 1, 'Pacing', '', '', '', '', '')");
  found = failures (fixture, FALSE);
  g_assert_cmpstr (found, ==, "search-index");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, PsTestDb, NULL, set_up, func, tear_down)
  ADD ("/check/a-sound-vault-has-no-failures", test_a_sound_vault_has_no_failures);
  ADD ("/check/what-is-wrong-is-found", test_what_is_wrong_is_found);
  ADD ("/check/gaps-in-a-meeting-are-found", test_gaps_in_a_meeting_are_found);
  ADD ("/check/a-stale-search-index-is-found", test_a_stale_search_index_is_found);
#undef ADD

  return g_test_run ();
}
