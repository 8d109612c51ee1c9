/* Two records of one person become one, and two again as they were. */
#include "ps-check.h"
#include "ps-consent-store.h"
#include "ps-contact-store.h"
#include "ps-disclosure-store.h"
#include "ps-error.h"
#include "ps-member-store.h"
#include "ps-membership-store.h"
#include "ps-merge-store.h"
#include "ps-test-rows.h"

#include <string.h>

#define NOW PS_TEST_NOW

static void
set_up (PsTestDb      *fixture,
        gconstpointer  data G_GNUC_UNUSED)
{
  ps_test_db_set_up (fixture);
  ps_test_add_group (fixture, "Tuesday");
  ps_test_add_group (fixture, "Friday");
}

static void
tear_down (PsTestDb      *fixture,
           gconstpointer  data G_GNUC_UNUSED)
{
  ps_test_db_tear_down (fixture);
}

typedef struct {
  gint64              kept;
  gint64              merged;
  const char * const *fields;
  gint64              id;
  GError             *error;
} Order;

static gboolean
join (PsConn   *conn,
      gpointer  data,
      GError  **error)
{
  Order *order = data;

  return ps_merge_store_join (conn, order->kept, order->merged, order->fields, NOW, "Robin",
                              &order->id, error);
}

static gboolean
apart (PsConn    *conn,
       gpointer   data,
       GError   **error)
{
  return ps_merge_store_apart (conn, ((Order *) data)->id, NOW + 1, error);
}

static gint64
merge_taking (PsTestDb           *fixture,
              gint64              kept,
              gint64              merged,
              const char * const *fields)
{
  Order order = { kept, merged, fields, 0, NULL };

  ps_test_db_write (fixture, join, &order);

  return order.id;
}

static gint64
merge (PsTestDb *fixture,
       gint64    kept,
       gint64    merged)
{
  return merge_taking (fixture, kept, merged, NULL);
}

static void
take_apart (PsTestDb *fixture,
            gint64    id)
{
  Order order = { 0, 0, NULL, id, NULL };

  ps_test_db_write (fixture, apart, &order);
}

static void
assert_refused (PsTestDb   *fixture,
                PsDbWork    work,
                Order      *order,
                const char *message)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (ps_db_write_sync (fixture->db, work, order, &error));
  g_assert_cmpstr (error->message, ==, message);
}

static void
assert_is (PsTestDb   *fixture,
           const char *sql,
           const char *expected)
{
  g_autofree char *value = ps_test_db_string (fixture, sql);

  if (g_strcmp0 (value, expected) != 0)
    g_error ("%s\nis %s and not %s", sql, value, expected);
}

/* Everything that is in the database but which merges there were. */
static char *
dump (PsTestDb *fixture)
{
  g_autofree char *names =
    ps_test_db_string (fixture,
                       "SELECT group_concat (name, ' ') FROM (SELECT name FROM sqlite_schema"
                       " WHERE type = 'table' AND name NOT LIKE 'topic_text%'"
                       " AND name NOT LIKE 'person_merge%' ORDER BY name)");
  g_auto (GStrv) tables = g_strsplit (names, " ", -1);
  GString *all = g_string_new (NULL);

  for (guint i = 0; tables[i] != NULL; i++)
    {
      g_autofree char *of = g_strdup_printf ("SELECT group_concat ('quote (' || name || ')',"
                                             " '||'' ''||') FROM pragma_table_info ('%s')",
                                             tables[i]);
      g_autofree char *columns = ps_test_db_string (fixture, of);
      g_autofree char *sql =
        g_strdup_printf ("SELECT ifnull (group_concat (line, char (10)), '')"
                         " FROM (SELECT %s AS line FROM %s ORDER BY line)", columns, tables[i]);
      g_autofree char *rows = ps_test_db_string (fixture, sql);

      g_string_append_printf (all, "-- %s\n%s\n", tables[i], rows);
    }

  return g_string_free (all, FALSE);
}

static void
assert_sound (PsTestDb *fixture)
{
  g_autoptr (GPtrArray) checks = ps_check_db (fixture->db, ps_test_vault, TRUE);

  for (guint i = 0; i < checks->len; i++)
    {
      PsCheck *check = g_ptr_array_index (checks, i);

      if (!check->ok && strcmp (check->name, "cipher") != 0)
        g_error ("%s: %s", check->name, check->detail);
    }
}

static void
test_what_was_the_one_s_is_the_other_s (PsTestDb      *fixture,
                                        gconstpointer  data G_GNUC_UNUSED)
{
  static const char * const fields[] = { "full_name", "pronouns", NULL };
  gint64 ana = ps_test_add_member (fixture, "Ana");
  gint64 other = ps_test_add_member (fixture, "Ana S");

  ps_test_db_exec (fixture,
                   "UPDATE person SET full_name = 'Ana Silva', pronouns = 'she', walk_in = 0,"
                   " language = 'pt' WHERE id = 2;"
                   "UPDATE person SET walk_in = 1, buddy_id = 2 WHERE id = 1;"
                   "INSERT INTO contact_way (person_id, kind, value, value_fold, position) VALUES"
                   " (1, 'phone', '555-0101', '5550101', 0), (2, 'phone', '5550101', '5550101', 0),"
                   " (2, 'email', 'ana@example.org', 'ana@example.org', 1);"
                   "INSERT INTO follow_up (uid, person_id, owner, due_on, what, created_at)"
                   " VALUES (randomblob (16), 2, 'desk', '2026-01-06', 'Call', 1)");
  merge_taking (fixture, ana, other, fields);

  assert_is (fixture,
             "SELECT full_name || '|' || pronouns || '|' || language || '|' || walk_in || '|'"
             " || ifnull (buddy_id, 'none') FROM person WHERE id = 1", "Ana Silva|she||0|none");
  assert_is (fixture, "SELECT merged_into_id || '|' || (archived_at > 0) FROM person WHERE id = 2",
             "1|1");
  assert_is (fixture,
             "SELECT group_concat (value, ' ') FROM (SELECT value FROM contact_way"
             " WHERE person_id = 1 ORDER BY position)", "555-0101 ana@example.org");
  assert_is (fixture, "SELECT person_id FROM follow_up", "1");
  /* Found by what the other record knew. */
  assert_is (fixture,
             "SELECT count (*) FROM person_word WHERE person_id = 1"
             " AND word IN ('silva', 'ana@example.org')", "2");
  assert_sound (fixture);
}

static void
add_sessions (PsTestDb *fixture)
{
  ps_test_db_exec (fixture,
                   "INSERT INTO session (id, uid, group_id, kind, state, planned_at, planned_s,"
                   " started_at, ended_at) VALUES"
                   " (1, randomblob (16), 1, 'social', 'ended', 10, 60, 10, 20),"
                   " (2, randomblob (16), 1, 'social', 'ended', 30, 60, 30, 40),"
                   " (3, randomblob (16), 1, 'social', 'ended', 50, 60, 50, 60)");
}

static void
test_nobody_is_counted_twice (PsTestDb      *fixture,
                              gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gint64 ana = ps_test_add_member (fixture, "Ana");
  gint64 other = ps_test_add_member (fixture, "Ana S");
  gint64 id;

  add_sessions (fixture);
  ps_test_db_exec (fixture,
                   "INSERT INTO attendance (session_id, person_id, status, first_time, updated_at)"
                   " VALUES (1, 1, 'present', 1, 1), (1, 2, 'late', 1, 1), (2, 1, 'absent', 0, 1),"
                   " (2, 2, 'present', 0, 1), (3, 2, 'excused', 0, 1);"
                   "INSERT INTO attendance_change (session_id, person_id, old_status, new_status,"
                   " changed_at, changed_by) VALUES (1, 2, 'absent', 'late', 5, 'Robin | Lee'),"
                   " (2, 1, 'present', 'absent', 6, 'Robin'), (2, 2, 'late', 'present', 7, 'Robin'),"
                   " (3, 2, 'absent', 'excused', 8, 'Robin')");
  assert_sound (fixture);
  before = dump (fixture);
  id = merge (fixture, ana, other);

  assert_is (fixture, "SELECT group_concat (session_id || person_id || status || first_time, ' ')"
                      " FROM attendance", "11present1 21present0 31excused0");
  assert_is (fixture, "SELECT group_concat (session_id || person_id || new_status, ' ')"
                      " FROM attendance_change", "21present 31excused");
  assert_sound (fixture);

  take_apart (fixture, id);
  after = dump (fixture);
  g_assert_cmpstr (before, ==, after);
}

static void
test_nobody_comes_for_the_first_time_twice (PsTestDb      *fixture,
                                            gconstpointer  data G_GNUC_UNUSED)
{
  gint64 ana = ps_test_add_member (fixture, "Ana");
  gint64 other = ps_test_add_member (fixture, "Ana S");

  add_sessions (fixture);
  ps_test_db_exec (fixture,
                   "INSERT INTO attendance (session_id, person_id, status, first_time, updated_at)"
                   " VALUES (2, 1, 'present', 1, 1), (1, 2, 'present', 1, 1)");
  merge (fixture, ana, other);
  assert_is (fixture, "SELECT group_concat (session_id) FROM attendance WHERE first_time = 1", "1");
}

static void
add_spell (PsTestDb   *fixture,
           gint64      person,
           const char *joined_on,
           const char *left_on)
{
  g_autofree char *sql =
    g_strdup_printf ("INSERT INTO membership (uid, group_id, person_id, joined_on, left_on,"
                     " leave_reason) VALUES (randomblob (16), 1, %" G_GINT64_FORMAT ", '%s',"
                     " nullif ('%s', ''), CASE '%s' WHEN '' THEN NULL ELSE 'health' END)",
                     person, joined_on, left_on, left_on);

  ps_test_db_exec (fixture, sql);
}

#define SPELLS \
  "SELECT group_concat (joined_on || '..' || ifnull (left_on, ''), ' ') FROM" \
  " (SELECT * FROM membership WHERE person_id = 1 ORDER BY joined_on)"

static void
test_spells_that_overlap_become_one (PsTestDb      *fixture,
                                     gconstpointer  data G_GNUC_UNUSED)
{
  gint64 ana = ps_test_add_member (fixture, "Ana");
  gint64 other = ps_test_add_member (fixture, "Ana S");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gint64 id;

  add_spell (fixture, ana, "2025-01-07", "2025-02-04");
  add_spell (fixture, ana, "2025-03-04", "");
  add_spell (fixture, other, "2025-01-28", "2025-03-11");
  add_spell (fixture, other, "2024-02-29", "2024-03-05");
  ps_test_db_exec (fixture,
                   "INSERT INTO member_import (id, uid, format, imported_at, imported_by)"
                   " VALUES (1, randomblob (16), 'csv', 1, 'Robin');"
                   "INSERT INTO member_import_person (import_id, person_id, is_new, membership_id)"
                   " VALUES (1, 1, 0, 2)");
  before = dump (fixture);
  id = merge (fixture, ana, other);
  assert_is (fixture, SPELLS, "2024-02-29..2024-03-05 2025-01-07..");
  assert_sound (fixture);

  take_apart (fixture, id);
  after = dump (fixture);
  g_assert_cmpstr (before, ==, after);
}

static void
test_a_membership_that_was_changed_since_stays (PsTestDb      *fixture,
                                                gconstpointer  data G_GNUC_UNUSED)
{
  gint64 ana = ps_test_add_member (fixture, "Ana");
  gint64 other = ps_test_add_member (fixture, "Ana S");
  Order order = { 0 };

  add_spell (fixture, ana, "2025-01-07", "2025-02-04");
  add_spell (fixture, other, "2025-01-28", "");
  order.id = merge (fixture, ana, other);
  ps_test_db_exec (fixture,
                   "UPDATE membership SET left_on = '2025-06-03', leave_reason = 'health'"
                   " WHERE person_id = 1");
  assert_refused (fixture, apart, &order,
                  "The two cannot be taken apart: when they joined or left Tuesday was changed since.");

  /* Nothing of it was done. */
  assert_is (fixture, "SELECT merged_into_id FROM person WHERE id = 2", "1");
  ps_test_db_exec (fixture,
                   "UPDATE membership SET left_on = NULL, leave_reason = NULL WHERE person_id = 1");
  take_apart (fixture, order.id);
  assert_refused (fixture, apart, &order, "The two have been taken apart already.");
}

/* One who comes back after the merge comes back as the one person they are. */
static void
test_joined_again_since (PsTestDb      *fixture,
                         gconstpointer  data G_GNUC_UNUSED)
{
  gint64 ana = ps_test_add_member (fixture, "Ana");
  gint64 other = ps_test_add_member (fixture, "Ana S");
  Order order = { 0 };

  add_spell (fixture, ana, "2025-01-07", "2025-02-04");
  add_spell (fixture, ana, "2025-02-11", "2025-09-02");
  add_spell (fixture, other, "2025-01-28", "2025-02-18");
  order.id = merge (fixture, ana, other);
  ps_test_db_exec (fixture, "UPDATE membership SET left_on = '2025-09-02' WHERE person_id = 1");
  add_spell (fixture, ana, "2025-09-02", "");
  take_apart (fixture, order.id);
  assert_sound (fixture);
  assert_is (fixture, SPELLS, "2025-01-07..2025-02-04 2025-02-11..2025-09-02 2025-09-02..");
}

static void
test_a_chain_is_taken_apart_from_its_end (PsTestDb      *fixture,
                                          gconstpointer  data G_GNUC_UNUSED)
{
  gint64 a = ps_test_add_member (fixture, "Ana A");
  gint64 b = ps_test_add_member (fixture, "Ana B");
  gint64 c = ps_test_add_member (fixture, "Ana C");
  g_autofree char *before = dump (fixture);
  g_autofree char *after = NULL;
  Order first = { 0 };
  gint64 second;

  first.id = merge (fixture, b, c);
  second = merge (fixture, a, b);
  assert_sound (fixture);
  assert_is (fixture, "SELECT group_concat (merged_into_id) FROM person WHERE id > 1", "1,1");
  assert_refused (fixture, apart, &first,
                  "The record of Ana B was merged later. Take that apart first.");

  take_apart (fixture, second);
  assert_is (fixture, "SELECT merged_into_id FROM person WHERE id = 3", "2");
  take_apart (fixture, first.id);
  after = dump (fixture);
  g_assert_cmpstr (before, ==, after);
}

static void
test_who_cannot_be_merged (PsTestDb      *fixture,
                           gconstpointer  data G_GNUC_UNUSED)
{
  gint64 ana = ps_test_add_member (fixture, "Ana");
  gint64 gone = ps_test_add_member (fixture, "Ben");
  Order same = { ana, ana, NULL, 0, NULL };
  Order archived = { ana, gone, NULL, 0, NULL };
  Order nobody = { ana, 77, NULL, 0, NULL };

  ps_test_db_exec (fixture, "UPDATE person SET archived_at = 1 WHERE id = 2");
  assert_refused (fixture, join, &same, "A record cannot be merged with itself.");
  assert_refused (fixture, join, &archived,
                  "Ben is not on the roster any more, and cannot be merged.");
  assert_refused (fixture, join, &nobody, "There is no such member any more.");
  assert_is (fixture, "SELECT count (*) FROM person_merge", "0");
}

static gboolean
rename_merged (PsConn    *conn,
               gpointer   data,
               GError   **error)
{
  const gint64 *id = data;
  g_autoptr (PsMemberRow) row = ps_member_store_get (conn, *id, error);

  if (row == NULL)
    return FALSE;

  g_free (row->preferred_name);
  row->preferred_name = g_strdup ("Anita");

  return ps_member_store_save (conn, row, PS_TEST_NOW, error);
}

/* Nobody would see it again. */
static void
test_a_merged_record_is_not_edited (PsTestDb      *fixture,
                                    gconstpointer  data G_GNUC_UNUSED)
{
  gint64 ana = ps_test_add_member (fixture, "Ana");
  gint64 other = ps_test_add_member (fixture, "Ana S");
  g_autoptr (GError) error = NULL;

  merge (fixture, ana, other);
  g_assert_false (ps_db_write_sync (fixture->db, rename_merged, &other, &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_NOT_FOUND);
  ps_test_db_write (fixture, rename_merged, &ana);
}

/* What was signed, and what was given of it, is found with the kept record and stays as it is. */
static void
test_consents_are_found_with_the_kept_record (PsTestDb      *fixture,
                                              gconstpointer  data G_GNUC_UNUSED)
{
  gint64 ana = ps_test_add_member (fixture, "Ana");
  gint64 other = ps_test_add_member (fixture, "Ana S");
  gint64 third = ps_test_add_member (fixture, "Ana Silva");
  g_autoptr (GPtrArray) consents = NULL;
  g_autoptr (GPtrArray) given = NULL;
  g_autoptr (GPtrArray) for_the_gate = NULL;

  ps_test_db_exec (fixture,
                   "INSERT INTO consent (id, uid, person_id, kind, given_on, created_at, updated_at)"
                   " VALUES (1, randomblob (16), 2, 'disclosure', '2026-01-06', 1, 1),"
                   " (2, randomblob (16), 3, 'participation', '2026-01-06', 1, 1);"
                   "INSERT INTO disclosure (id, uid, given_at, given_by, audience, recipient, purpose,"
                   " content, form) VALUES (1, randomblob (16), 1, 'Robin', 'outside', 'Clinic',"
                   " 'care', 'roster', 'print');"
                   "INSERT INTO disclosure_person (disclosure_id, person_id, consent_id, part2)"
                   " VALUES (1, 2, 1, 0)");
  merge (fixture, other, third);
  merge (fixture, ana, other);
  consents = ps_consent_store_of_person (ps_test_db_reader (fixture), ana, NULL);
  for_the_gate = ps_consent_store_without_notes (ps_test_db_reader (fixture), ana, NULL);
  given = ps_disclosure_store_of_person (ps_test_db_reader (fixture), ana, NULL);
  g_assert_cmpuint (consents->len, ==, 2);
  g_assert_cmpuint (for_the_gate->len, ==, 2);
  g_assert_cmpuint (given->len, ==, 1);
  assert_is (fixture, "SELECT group_concat (person_id) FROM consent", "2,3");
}

static void
test_what_was_edited_since_stays_edited (PsTestDb      *fixture,
                                         gconstpointer  data G_GNUC_UNUSED)
{
  static const char * const fields[] = { "preferred_name", "pronouns", NULL };
  gint64 ana = ps_test_add_member (fixture, "Ana");
  gint64 other = ps_test_add_member (fixture, "Ana S");
  gint64 id;

  ps_test_db_exec (fixture, "UPDATE person SET pronouns = 'she' WHERE id = 2");
  id = merge_taking (fixture, ana, other, fields);
  ps_test_db_exec (fixture, "UPDATE person SET pronouns = 'they', updated_at = 9 WHERE id = 1");
  take_apart (fixture, id);
  assert_is (fixture, "SELECT preferred_name || name_fold || pronouns || updated_at FROM person"
                      " WHERE id = 1", "Anaanathey9");
}

/* Random people: how many of each, and of how few days, so that they collide. */
#define N_PEOPLE   6
#define N_SESSIONS 8
#define N_DAYS     20

static void
add_random_person (GString *sql,
                   int      id)
{
  static const char * const statuses[] = {
    "expected", "present", "late", "left-early", "excused", "absent",
  };

  g_string_append_printf (sql,
                          "UPDATE person SET full_name = %s, pronouns = %s, walk_in = %d,"
                          " buddy_id = nullif (%d, %d), home_group_id = nullif (%d, 0)"
                          " WHERE id = %d;",
                          g_test_rand_bit () ? "'Ana Silva'" : "''",
                          g_test_rand_bit () ? "'she'" : "''", g_test_rand_bit (),
                          g_test_rand_int_range (1, N_PEOPLE + 1), id,
                          g_test_rand_int_range (0, 3), id);

  for (int way = 0; way < g_test_rand_int_range (0, 4); way++)
    g_string_append_printf (sql,
                            "INSERT INTO contact_way (person_id, kind, value, value_fold, position)"
                            " VALUES (%d, 'phone', '555-010%d', '555010%d', %d);", id, way,
                            g_test_rand_int_range (0, 4), way);

  for (int session = 1; session <= N_SESSIONS; session++)
    {
      const char *status = statuses[g_test_rand_int_range (0, 6)];

      if (g_test_rand_bit ())
        continue;

      g_string_append_printf (sql,
                              "INSERT INTO attendance (session_id, person_id, status, first_time,"
                              " updated_at) VALUES (%d, %d, '%s', %d, %d);", session, id, status,
                              g_test_rand_bit (), g_test_rand_int_range (1, 99));
      for (int i = 0; i < g_test_rand_int_range (0, 3); i++)
        g_string_append_printf (sql,
                                "INSERT INTO attendance_change (session_id, person_id, old_status,"
                                " new_status, changed_at, changed_by) VALUES (%d, %d, 'late', '%s',"
                                " %d, 'Robin|Lee');", session, id, status, i);
    }

  for (int group = 1; group <= 2; group++)
    {
      int day = g_test_rand_int_range (1, N_DAYS);

      while (day < N_DAYS)
        {
          int end = day + g_test_rand_int_range (0, N_DAYS);

          g_autofree char *left = end >= N_DAYS ? g_strdup ("NULL")
                                                : g_strdup_printf ("'2026-01-%02d'", end);

          g_string_append_printf (sql,
                                  "INSERT INTO membership (uid, group_id, person_id, joined_on,"
                                  " left_on, leave_reason) VALUES (randomblob (16), %d, %d,"
                                  " '2026-01-%02d', %s, %s);", group, id, day, left,
                                  end >= N_DAYS ? "NULL" : "'health'");
          day = end + g_test_rand_int_range (0, 5);
        }

      g_string_append_printf (sql,
                              "INSERT INTO welcome_step (group_id, person_id, step, done_at, done_by)"
                              " SELECT %d, %d, 'greeted', 1, 'Robin' WHERE %d;"
                              "INSERT INTO not_seen (group_id, person_id, noticed_at)"
                              " SELECT %d, %d, 1 WHERE %d;"
                              "INSERT INTO waitlist (uid, group_id, person_id, added_at)"
                              " SELECT randomblob (16), %d, %d, 1 WHERE %d;"
                              "INSERT INTO door (group_id, rule_on, person_id, status, updated_at)"
                              " SELECT %d, '2026-02-03', %d, '%s', 1 WHERE %d;",
                              group, id, g_test_rand_bit (), group, id, g_test_rand_bit (),
                              group, id, g_test_rand_bit (), group, id, statuses[g_test_rand_int_range (0, 6)], g_test_rand_bit ());
    }

  g_string_append_printf (sql,
                          "INSERT INTO follow_up (uid, person_id, owner, due_on, what, created_at)"
                          " VALUES (randomblob (16), %d, 'desk', '2026-01-06', 'Call', 1);"
                          "INSERT INTO consent (uid, person_id, kind, given_on, created_at,"
                          " updated_at) VALUES (randomblob (16), %d, 'participation', '2026-01-06',"
                          " 1, 1);"
                          "INSERT INTO date_plan (group_id, rule_on, presenter_id, updated_at)"
                          " VALUES (1, '2026-03-%02d', %d, 1);", id, id, id, id);
  if (id > 1)
    g_string_append_printf (sql,
                            "INSERT INTO person_distinct (one_id, other_id, said_at, said_by)"
                            " VALUES (%d, %d, 1, 'Robin');", g_test_rand_int_range (1, id), id);
}

static void
fill (PsTestDb *fixture)
{
  g_autoptr (GString) sql = g_string_new (NULL);

  for (int i = 1; i <= N_PEOPLE; i++)
    ps_test_add_member (fixture, i % 2 == 0 ? "Ana" : "Ana Silva");
  for (int i = 1; i <= N_SESSIONS; i++)
    g_string_append_printf (sql,
                            "INSERT INTO session (id, uid, group_id, kind, state, planned_at,"
                            " planned_s, started_at, ended_at) VALUES (%d, randomblob (16), %d,"
                            " 'social', 'ended', %d, 60, %d, %d);", i, 1 + i % 2, i, i, i);
  for (int i = 1; i <= N_PEOPLE; i++)
    add_random_person (sql, i);
  ps_test_db_exec (fixture, sql->str);
  /* As the stores would have them. */
  ps_test_db_exec (fixture, "DELETE FROM person_word");
}

static gboolean
index_all (PsConn    *conn,
           gpointer   data G_GNUC_UNUSED,
           GError   **error)
{
  for (int i = 1; i <= N_PEOPLE; i++)
    if (!ps_member_store_index (conn, i, error))
      return FALSE;

  return TRUE;
}

/* However two records are, they are the same again afterwards; also when more were merged meanwhile. */
static void
test_taking_apart_restores_everything (void)
{
  static const char * const all_fields[] = {
    "preferred_name", "full_name", "pronouns", "buddy_id", "home_group_id", NULL,
  };
  guint rounds = g_test_slow () ? 300 : 12;

  for (guint round = 0; round < rounds; round++)
    {
      PsTestDb fixture = { NULL };
      GPtrArray *dumps = g_ptr_array_new_with_free_func (g_free);
      gint64 ids[N_PEOPLE];
      gboolean gone[N_PEOPLE + 1] = { FALSE };
      guint n = 0;

      set_up (&fixture, NULL);
      fill (&fixture);
      ps_test_db_write (&fixture, index_all, NULL);
      assert_sound (&fixture);
      while (n < N_PEOPLE - 2)
        {
          int kept = g_test_rand_int_range (1, N_PEOPLE + 1);
          int merged = g_test_rand_int_range (1, N_PEOPLE + 1);

          if (kept == merged || gone[kept] || gone[merged])
            continue;

          gone[merged] = TRUE;
          g_ptr_array_add (dumps, dump (&fixture));
          ids[n++] = merge_taking (&fixture, kept, merged, g_test_rand_bit () ? all_fields : NULL);
          assert_sound (&fixture);
          assert_is (&fixture,
                     "SELECT count (*) FROM (SELECT 1 FROM attendance AS a JOIN person AS p"
                     " ON p.id = a.person_id WHERE p.merged_into_id IS NOT NULL)", "0");
        }

      while (n-- > 0)
        {
          g_autofree char *after = NULL;

          take_apart (&fixture, ids[n]);
          after = dump (&fixture);
          g_assert_cmpstr (after, ==, g_ptr_array_index (dumps, n));
        }

      g_ptr_array_unref (dumps);
      ps_test_db_tear_down (&fixture);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add ("/merge-store/" path, PsTestDb, NULL, set_up, func, tear_down)
  ADD ("taken-over", test_what_was_the_one_s_is_the_other_s);
  ADD ("counted-once", test_nobody_is_counted_twice);
  ADD ("first-time-once", test_nobody_comes_for_the_first_time_twice);
  ADD ("spells-join", test_spells_that_overlap_become_one);
  ADD ("changed-since", test_a_membership_that_was_changed_since_stays);
  ADD ("joined-since", test_joined_again_since);
  ADD ("chain", test_a_chain_is_taken_apart_from_its_end);
  ADD ("refused", test_who_cannot_be_merged);
  ADD ("not-edited", test_a_merged_record_is_not_edited);
  ADD ("consents", test_consents_are_found_with_the_kept_record);
  ADD ("edited-since", test_what_was_edited_since_stays_edited);
#undef ADD
  g_test_add_func ("/merge-store/restores-everything", test_taking_apart_restores_everything);

  return g_test_run ();
}
