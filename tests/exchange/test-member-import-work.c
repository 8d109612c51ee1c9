#include "ps-bereavement-store.h"
#include "ps-error.h"
#include "ps-group-store.h"
#include "ps-import-store.h"
#include "ps-member-import-work.h"
#include "ps-membership-store.h"
#include "ps-merge-store.h"
#include "ps-test-db.h"

#include <locale.h>
#include <string.h>

#define NOW (G_GINT64_CONSTANT (1772560800) * G_TIME_SPAN_SECOND)
#define TODAY "2026-03-03"

typedef struct {
  PsTestDb test;
  gint64   group_id;
} Fixture;

static gboolean
add_group (PsConn    *conn,
           gpointer   data,
           GError   **error)
{
  g_autoptr (PsGroupRow) row = ps_group_row_new ();
  gint64 *id = data;

  row->name = g_strdup ("Tuesday group");
  row->model = g_strdup ("co-facilitated");
  row->minutes = 90;
  if (!ps_group_store_add (conn, row, NOW, error))
    return FALSE;

  *id = row->id;

  return TRUE;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data G_GNUC_UNUSED)
{
  ps_test_db_set_up (&fixture->test);
  ps_test_db_write (&fixture->test, add_group, &fixture->group_id);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data G_GNUC_UNUSED)
{
  ps_test_db_tear_down (&fixture->test);
}

static PsMemberImport *
preview (Fixture    *fixture,
         gint64      group_id,
         const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (PsMemberIndex) known = NULL;
  PsMemberImport *import;

  known = ps_member_index_read (ps_test_db_reader (&fixture->test), group_id, &error);
  g_assert_no_error (error);
  import = ps_member_import_new (bytes, NULL, known, NULL, NULL, &error);
  g_assert_no_error (error);

  return import;
}

static void
assert_counts (const PsMemberImport *import,
               guint                 created,
               guint                 updated,
               guint                 duplicates)
{
  g_assert_cmpuint (ps_member_import_count (import, PS_MEMBER_CREATED), ==, created);
  g_assert_cmpuint (ps_member_import_count (import, PS_MEMBER_UPDATED), ==, updated);
  g_assert_cmpuint (ps_member_import_count (import, PS_MEMBER_DUPLICATE), ==, duplicates);
}

static void
import (Fixture        *fixture,
        gint64          group_id,
        PsMemberImport *what)
{
  g_autoptr (PsMemberImportWork) work = ps_member_import_work_new (what, group_id, TODAY, NOW);

  ps_test_db_write (&fixture->test, ps_member_import_work, work);
}

static void
test_a_preview_comes_true (Fixture       *fixture,
                           gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsMemberImport) what = NULL;
  g_autofree char *ana = NULL;
  g_autofree char *way = NULL;

  what = preview (fixture, fixture->group_id,
                  "First name,Last name,Pronouns,Mobile,E-mail\n"
                  "Ana,Silva,she/her,555-0101,ana@example.org\n"
                  "Ünal,Öztürk,,,\n"
                  ",,,555-0102,\n");
  g_assert_cmpint (ps_test_db_int64 (&fixture->test, "SELECT count (*) FROM person"), ==, 0);

  import (fixture, fixture->group_id, what);
  ana = ps_test_db_string (&fixture->test,
                           "SELECT preferred_name || '/' || full_name || '/' || initial || '/'"
                           " || pronouns FROM person ORDER BY id LIMIT 1");
  way = ps_test_db_string (&fixture->test,
                           "SELECT group_concat (kind || ' ' || value_fold || ' ' || label) FROM"
                           " (SELECT * FROM contact_way ORDER BY position)");

  g_assert_cmpstr (ana, ==, "Ana/Ana Silva/S/she/her");
  g_assert_cmpstr (way, ==, "phone 5550101 mobile,email ana@example.org ");
  g_assert_cmpint (ps_test_db_int64 (&fixture->test, "SELECT count (*) FROM person"), ==, 2);
  g_assert_cmpint (ps_test_db_int64 (&fixture->test, "SELECT sum (ok_call + ok_text + ok_message"
                                     " + ok_mail) FROM contact_way"), ==, 0);
  g_assert_cmpint (ps_test_db_int64 (&fixture->test, "SELECT count (*) FROM membership"
                                     " WHERE joined_on = '" TODAY "' AND left_on IS NULL"), ==, 2);
}

static void
test_the_same_file_twice_changes_nothing (Fixture       *fixture,
                                          gconstpointer  data G_GNUC_UNUSED)
{
  const char *text = "Name,Phone\nAna Silva,555-0101\nBen\nAna Silva,555-0102\n";
  g_autoptr (PsMemberImport) first = preview (fixture, fixture->group_id, text);
  g_autoptr (PsMemberImport) second = NULL;

  assert_counts (first, 3, 0, 0);
  import (fixture, fixture->group_id, first);

  second = preview (fixture, fixture->group_id, text);
  assert_counts (second, 0, 0, 3);
  import (fixture, fixture->group_id, second);
  g_assert_cmpint (ps_test_db_int64 (&fixture->test, "SELECT count (*) FROM person"), ==, 3);
  g_assert_cmpint (ps_test_db_int64 (&fixture->test, "SELECT count (*) FROM membership"), ==, 3);
}

static void
test_who_is_known_joins_the_group (Fixture       *fixture,
                                   gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsMemberImport) without = preview (fixture, 0, "Name,Phone\nAna Silva,555-0101\n");
  g_autoptr (PsMemberImport) with = NULL;

  import (fixture, 0, without);
  g_assert_cmpint (ps_test_db_int64 (&fixture->test, "SELECT count (*) FROM membership"), ==, 0);

  with = preview (fixture, fixture->group_id, "Name,Phone\nAna Silva,555-0101\nBen,\n");
  assert_counts (with, 1, 1, 0);
  import (fixture, fixture->group_id, with);
  g_assert_cmpint (ps_test_db_int64 (&fixture->test, "SELECT count (*) FROM person"), ==, 2);
  g_assert_cmpint (ps_test_db_int64 (&fixture->test, "SELECT count (*) FROM membership"), ==, 2);
}

static void
test_who_left_can_join_again (Fixture       *fixture,
                              gconstpointer  data G_GNUC_UNUSED)
{
  const char *text = "Name\nAna Silva\n";
  g_autoptr (PsMemberImport) first = preview (fixture, fixture->group_id, text);
  g_autoptr (PsMemberImport) again = NULL;

  import (fixture, fixture->group_id, first);
  ps_test_db_exec (&fixture->test, "UPDATE membership SET left_on = '" TODAY "',"
                   " leave_reason = 'schedule'");

  again = preview (fixture, fixture->group_id, text);
  assert_counts (again, 0, 1, 0);
  import (fixture, fixture->group_id, again);
  g_assert_cmpint (ps_test_db_int64 (&fixture->test, "SELECT count (*) FROM membership"), ==, 2);
}

static void
test_a_failure_leaves_nothing_behind (Fixture       *fixture,
                                      gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsMemberImport) what = preview (fixture, 0, "Name\nAna\nBen\n");
  g_autoptr (PsMemberImportWork) work = NULL;
  g_autoptr (GError) error = NULL;

  /* There is no such group. */
  work = ps_member_import_work_new (what, 4711, TODAY, NOW);
  g_assert_false (ps_db_write_sync (fixture->test.db, ps_member_import_work, work, &error));
  g_assert_nonnull (error);
  g_assert_cmpint (ps_test_db_int64 (&fixture->test, "SELECT count (*) FROM person"), ==, 0);
}

static gpointer
preview_cb (gpointer data)
{
  return preview (data, 0, "Name,Phone\nAna Silva,555-0101\nBen,\n");
}

static void
test_an_archived_member_is_not_known (Fixture       *fixture,
                                      gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsMemberImport) first = preview_cb (fixture);
  g_autoptr (PsMemberImport) second = NULL;

  import (fixture, 0, first);
  ps_test_db_exec (&fixture->test, "UPDATE person SET archived_at = 1 WHERE preferred_name = 'Ben'");
  second = preview_cb (fixture);
  assert_counts (second, 1, 0, 1);
}

static void
open_as (Fixture *fixture,
         PsRole   roles)
{
  g_autoptr (GError) error = NULL;

  ps_test_db_close (&fixture->test);
  fixture->test.db = ps_db_open_as (fixture->test.path, ps_test_key, ps_test_vault, PS_DB_OPEN, roles,
                                    &error);
  g_assert_no_error (error);
}

static gboolean
die (PsConn    *conn,
     gpointer   data G_GNUC_UNUSED,
     GError   **error)
{
  return ps_bereavement_store_record (conn, 1, TODAY, NOW, error);
}

static void
test_who_died_does_not_come_back (Fixture       *fixture,
                                  gconstpointer  data G_GNUC_UNUSED)
{
  const char *text = "Name,Phone\nAna Silva,555-0101\nAna Silva,555-0109\nAna Silva,\n";
  g_autoptr (PsMemberImport) first = preview (fixture, 0, "Name,Phone\nAna Silva,555-0101\n");
  g_autoptr (PsMemberImport) second = NULL;

  import (fixture, 0, first);
  ps_test_db_write (&fixture->test, die, NULL);
  second = preview (fixture, fixture->group_id, text);

  /* Whoever has another number is another Ana Silva. */
  g_assert_cmpint (ps_member_import_get_record (second, 0)->outcome, ==, PS_MEMBER_SKIPPED);
  g_assert_nonnull (strstr (ps_member_import_get_record (second, 0)->reason, "died"));
  g_assert_cmpint (ps_member_import_get_record (second, 1)->outcome, ==, PS_MEMBER_CREATED);
  g_assert_cmpint (ps_member_import_get_record (second, 2)->outcome, ==, PS_MEMBER_SKIPPED);

  open_as (fixture, PS_ROLE_FRONT_DESK);
  g_clear_pointer (&second, ps_member_import_unref);
  second = preview (fixture, fixture->group_id, text);
  g_assert_cmpint (ps_member_import_get_record (second, 0)->outcome, ==, PS_MEMBER_SKIPPED);
}

static gboolean
merge_all (PsConn    *conn,
           gpointer   data G_GNUC_UNUSED,
           GError   **error)
{
  gint64 merge_id;

  return ps_merge_store_join (conn, 1, 2, NULL, NOW, "Bea", &merge_id, error) &&
         ps_merge_store_join (conn, 1, 3, NULL, NOW, "Bea", &merge_id, error);
}

/* The list that had them twice comes again every month. */
static void
test_who_was_merged_stays_one (Fixture       *fixture,
                               gconstpointer  data G_GNUC_UNUSED)
{
  const char *text = "Name,Phone\nAna Silva,555-0101\nAna S.,555-0102\nAnita da Silva,\n";
  g_autoptr (PsMemberImport) first = preview (fixture, 0, text);
  g_autoptr (PsMemberImport) second = NULL;

  import (fixture, 0, first);
  g_assert_cmpint (ps_test_db_int64 (&fixture->test, "SELECT count (*) FROM person"), ==, 3);
  ps_test_db_write (&fixture->test, merge_all, NULL);

  second = preview (fixture, 0, text);
  assert_counts (second, 0, 0, 3);
}

/* Everything about a row is as it was, whatever it is called by now. */
static char *
state (Fixture *fixture)
{
  return ps_test_db_string (&fixture->test,
                            "SELECT ifnull ((SELECT group_concat (preferred_name || '/' || full_name"
                            " || '/' || initial || '/' || pronouns || '/' || language || '/'"
                            " || access_needs || '/' || ifnull (archived_at, 'here'), ', ')"
                            " FROM person), '')"
                            " || ' | ' || ifnull ((SELECT group_concat (person_id || ':' || value, ', ')"
                            " FROM contact_way), '')"
                            " || ' | ' || ifnull ((SELECT group_concat (person_id || ':' || joined_on"
                            " || ':' || ifnull (left_on, ''), ', ') FROM membership), '')"
                            " || ' | ' || (SELECT count (*) FROM person_word)");
}

static gint64
last_import (Fixture *fixture)
{
  return ps_test_db_int64 (&fixture->test, "SELECT max (id) FROM member_import");
}

typedef struct {
  gint64          id;
  PsImportUndone  undone;
} Undoing;

static gboolean
undo_work (PsConn    *conn,
           gpointer   data,
           GError   **error)
{
  Undoing *undoing = data;

  return ps_import_store_undo (conn, undoing->id, NOW + G_TIME_SPAN_HOUR, &undoing->undone, error);
}

/* Takes the last import back, and says how many are removed, left, cleared and kept. */
static void
assert_undo (Fixture    *fixture,
             const char *expected)
{
  Undoing undoing = { last_import (fixture), { 0 } };
  g_autofree char *said = NULL;

  ps_test_db_write (&fixture->test, undo_work, &undoing);
  said = g_strdup_printf ("%u %u %u %u", undoing.undone.removed, undoing.undone.left,
                          undoing.undone.cleared, undoing.undone.kept);
  g_assert_cmpstr (said, ==, expected);
}

/* Somebody known, who is not all there. */
static void
add_ana (Fixture *fixture)
{
  ps_test_db_exec (&fixture->test,
                   "INSERT INTO person (id, uid, preferred_name, full_name, name_fold, pronouns,"
                   " created_at, updated_at) VALUES (7, randomblob (16), 'Ana', 'Ana Silva', 'ana',"
                   " 'she/her', 1, 1);"
                   "INSERT INTO person_word VALUES ('ana', 7), ('silva', 7), ('5550101', 7);"
                   "INSERT INTO contact_way (person_id, kind, value, value_fold, ok_call)"
                   " VALUES (7, 'phone', '555-0101', '5550101', 1)");
}

#define LIST \
  "Name,Pronouns,Language,Access needs,Phone,E-mail\n" \
  "Ana Silva,they/them,pt,ramp,555-0101,ana@example.org\n" \
  "Ben Costa,,,,555-0102,\n" \
  "Cleo Haddad,,,,,\n"

static void
bring_list (Fixture *fixture)
{
  g_autoptr (PsMemberImport) what = preview (fixture, fixture->group_id, LIST);

  assert_counts (what, 2, 1, 0);
  import (fixture, fixture->group_id, what);
}

static void
test_what_was_blank_is_filled (Fixture       *fixture,
                               gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *ana = NULL;
  g_autofree char *ways = NULL;

  add_ana (fixture);
  bring_list (fixture);

  ana = ps_test_db_string (&fixture->test, "SELECT preferred_name || '/' || full_name || '/' || pronouns"
                           " || '/' || language || '/' || access_needs FROM person WHERE id = 7");
  ways = ps_test_db_string (&fixture->test, "SELECT group_concat (ok_call || ' ' || value, ', ')"
                            " FROM contact_way WHERE person_id = 7");
  g_assert_cmpstr (ana, ==, "Ana/Ana Silva/she/her/pt/ramp");
  g_assert_cmpstr (ways, ==, "1 555-0101, 0 ana@example.org");
  g_assert_cmpint (ps_test_db_int64 (&fixture->test, "SELECT count (*) FROM person_word"
                                     " WHERE word LIKE 'ana@example%'"), ==, 1);
}

static void
test_an_import_is_taken_back (Fixture       *fixture,
                              gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  Undoing again = { 0, { 0 } };
  g_autoptr (GError) error = NULL;

  add_ana (fixture);
  before = state (fixture);
  bring_list (fixture);
  assert_undo (fixture, "2 1 1 0");
  after = state (fixture);

  g_assert_cmpstr (after, ==, before);
  g_assert_cmpint (ps_test_db_int64 (&fixture->test, "SELECT count (*) FROM tombstone"
                                     " WHERE kind = 'person'"), ==, 2);
  g_assert_cmpint (ps_test_db_int64 (&fixture->test, "SELECT count (*) FROM tombstone"
                                     " WHERE kind = 'membership'"), ==, 3);

  again.id = last_import (fixture);
  g_assert_false (ps_db_write_sync (fixture->test.db, undo_work, &again, &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_NOT_FOUND);
}

/* What hangs on somebody by now, and how often: they stay, with it. */
static void
test_what_was_used_since_stays (Fixture       *fixture,
                                gconstpointer  data G_GNUC_UNUSED)
{
  static const struct
  {
    const char *use;
    const char *undone;
  } uses[] = {
    { "UPDATE person SET updated_at = updated_at + 1 WHERE preferred_name = 'Ben Costa'", "1 1 1 1" },
    { "INSERT INTO session (id, uid, group_id, state, planned_at, planned_s, started_at) SELECT 1,"
      " randomblob (16), min (id), 'running', 1, 60, 1772564400000000 FROM support_group;"
      "INSERT INTO attendance (session_id, person_id, status, updated_at) SELECT 1, id, 'present',"
      " 1772564400000000 FROM person", "0 0 1 3" },
    { "INSERT INTO follow_up (uid, owner, due_on, what, created_at, person_id) SELECT randomblob (16),"
      " 'desk', '2026-03-10', 'Call', 1, id FROM person WHERE preferred_name = 'Cleo Haddad'", "1 1 1 1" },
    { "UPDATE membership SET left_on = '" TODAY "', leave_reason = 'schedule'", "0 0 1 3" },
    { "UPDATE person SET pronouns = 'x', updated_at = 9 WHERE id = 7", "2 1 1 1" },
    { "UPDATE person SET buddy_id = (SELECT id FROM person WHERE preferred_name = 'Ben Costa')"
      " WHERE id = 7", "1 1 1 1" },
    { "INSERT INTO welcome_step SELECT min (g.id), p.id, 'greeted', 1, 'Ana' FROM support_group AS g,"
      " person AS p WHERE p.preferred_name = 'Ben Costa'", "1 1 1 1" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (uses); i++)
    {
      if (i > 0)
        {
          tear_down (fixture, NULL);
          set_up (fixture, NULL);
        }

      add_ana (fixture);
      bring_list (fixture);
      ps_test_db_exec (&fixture->test, uses[i].use);
      assert_undo (fixture, uses[i].undone);
    }
}

static void
test_who_waited_waits_again (Fixture       *fixture,
                             gconstpointer  data G_GNUC_UNUSED)
{
  add_ana (fixture);
  ps_test_db_exec (&fixture->test, "INSERT INTO waitlist (uid, group_id, person_id, added_at)"
                   " SELECT randomblob (16), id, 7, 1 FROM support_group");
  bring_list (fixture);
  g_assert_cmpint (ps_test_db_int64 (&fixture->test, "SELECT count (*) FROM waitlist"
                                     " WHERE ended_how = 'joined'"), ==, 1);

  assert_undo (fixture, "2 1 1 0");
  g_assert_cmpint (ps_test_db_int64 (&fixture->test, "SELECT count (*) FROM waitlist"
                                     " WHERE ended_at IS NULL"), ==, 1);
}

/* Ben came with one file, and his address with the next. */
static void
test_who_a_later_file_added_to_stays (Fixture       *fixture,
                                      gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsMemberImport) first = preview (fixture, 0, "Name,Phone\nBen Costa,555-0101\n");
  g_autoptr (PsMemberImport) second = NULL;
  gint64 earlier;
  Undoing undoing = { 0, { 0 } };

  import (fixture, 0, first);
  earlier = last_import (fixture);
  second = preview (fixture, 0, "Name,Phone,E-mail\nBen Costa,555-0101,ben@example.org\n");
  import (fixture, 0, second);

  undoing.id = earlier;
  ps_test_db_write (&fixture->test, undo_work, &undoing);
  g_assert_cmpuint (undoing.undone.kept, ==, 1);
  g_assert_cmpint (ps_test_db_int64 (&fixture->test, "SELECT count (*) FROM contact_way"), ==, 2);
}

/* What the later file added is gone again, and so may he be. */
static void
test_files_are_taken_back_from_the_last (Fixture       *fixture,
                                         gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsMemberImport) first = preview (fixture, 0, "Name,Phone\nBen Costa,555-0101\n");
  g_autoptr (PsMemberImport) second = NULL;
  Undoing undoing = { 0, { 0 } };
  gint64 earlier;

  import (fixture, 0, first);
  earlier = last_import (fixture);
  second = preview (fixture, 0, "Name,Phone,E-mail\nBen Costa,555-0101,ben@example.org\n");
  import (fixture, 0, second);

  assert_undo (fixture, "0 0 1 0");
  undoing.id = earlier;
  ps_test_db_write (&fixture->test, undo_work, &undoing);
  g_assert_cmpint (ps_test_db_int64 (&fixture->test, "SELECT count (*) FROM person"), ==, 0);
}

static void
test_the_desk_brings_a_list_and_takes_it_back (Fixture       *fixture,
                                               gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *ana = NULL;

  add_ana (fixture);
  open_as (fixture, PS_ROLE_FRONT_DESK);
  bring_list (fixture);

  open_as (fixture, PS_ROLE_CO_FACILITATOR);
  ana = ps_test_db_string (&fixture->test, "SELECT language || '/' || access_needs FROM person"
                           " WHERE id = 7");
  g_assert_cmpstr (ana, ==, "pt/");
  g_assert_cmpint (ps_test_db_int64 (&fixture->test, "SELECT count (*) FROM membership"), ==, 3);

  open_as (fixture, PS_ROLE_FRONT_DESK);
  assert_undo (fixture, "2 1 1 0");

  open_as (fixture, PS_ROLE_CO_FACILITATOR);
  g_assert_cmpint (ps_test_db_int64 (&fixture->test, "SELECT count (*) FROM membership"), ==, 0);
  g_assert_cmpint (ps_test_db_int64 (&fixture->test, "SELECT count (*) FROM person"
                                     " WHERE archived_at IS NULL"), ==, 1);
  g_assert_cmpint (ps_test_db_int64 (&fixture->test, "SELECT count (*) FROM contact_way"
                                     " WHERE person_id = 7"), ==, 1);
}

static void
test_a_peer_leader_brings_nobody (Fixture       *fixture,
                                  gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsMemberImport) what = preview (fixture, 0, LIST);
  g_autoptr (PsMemberImportWork) work = ps_member_import_work_new (what, 0, NULL, NOW);
  g_autoptr (GError) error = NULL;

  open_as (fixture, PS_ROLE_PEER_LEADER);
  g_assert_false (ps_db_write_sync (fixture->test.db, ps_member_import_work, work, &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_NOT_PERMITTED);
}

static void
test_cancelled_it_leaves_everything_as_it_was (Fixture       *fixture,
                                               gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsMemberImport) what = preview (fixture, fixture->group_id, LIST);
  g_autoptr (PsMemberImportWork) work = ps_member_import_work_new (what, fixture->group_id, TODAY, NOW);
  g_autoptr (GError) error = NULL;
  PsImportProgress progress = { 0, 0 };

  work->progress = &progress;
  work->cancellable = g_cancellable_new ();
  g_cancellable_cancel (work->cancellable);
  g_assert_false (ps_db_write_sync (fixture->test.db, ps_member_import_work, work, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (ps_test_db_int64 (&fixture->test, "SELECT count (*) FROM member_import"), ==, 0);
  g_clear_error (&error);

  g_clear_object (&work->cancellable);
  g_assert_true (ps_db_write_sync (fixture->test.db, ps_member_import_work, work, &error));
  g_assert_cmpfloat (ps_import_progress_get (&progress), ==, 1);
}

/* One line has the phone and one the address of the same person: they join once. */
static void
test_two_lines_about_one_person_are_one (Fixture       *fixture,
                                         gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsMemberImport) what = NULL;

  add_ana (fixture);
  ps_test_db_exec (&fixture->test, "INSERT INTO contact_way (person_id, kind, value, value_fold)"
                   " VALUES (7, 'email', 'a@example.org', 'a@example.org')");
  what = preview (fixture, fixture->group_id,
                  "Name,Phone,E-mail\nAna Silva,555-0101,\nAna Silva,,a@example.org\n");
  assert_counts (what, 0, 1, 1);
  import (fixture, fixture->group_id, what);
}

static void
test_ten_thousand_rows_go_in_at_once (Fixture       *fixture,
                                      gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GString) text = g_string_new ("Given Name,Family Name,Phone,E-mail\n");
  g_autoptr (PsMemberImport) what = NULL;
  gint64 start;

  for (guint i = 0; i < 10000; i++)
    g_string_append_printf (text, "Ana,Silva %u,503-555-%04u,ana%u@example.org\n", i, i, i);

  start = g_get_monotonic_time ();
  what = preview (fixture, fixture->group_id, text->str);
  g_test_message ("preview: %" G_GINT64_FORMAT " ms",
                  (g_get_monotonic_time () - start) / G_TIME_SPAN_MILLISECOND);
  assert_counts (what, 10000, 0, 0);

  start = g_get_monotonic_time ();
  import (fixture, fixture->group_id, what);
  g_test_message ("import: %" G_GINT64_FORMAT " ms",
                  (g_get_monotonic_time () - start) / G_TIME_SPAN_MILLISECOND);
  g_assert_cmpint (ps_test_db_int64 (&fixture->test, "SELECT count (*) FROM membership"), ==, 10000);
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test) \
  g_test_add ("/member-import-work/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("a-preview-comes-true", test_a_preview_comes_true);
  ADD ("the-same-file-twice-changes-nothing", test_the_same_file_twice_changes_nothing);
  ADD ("who-is-known-joins-the-group", test_who_is_known_joins_the_group);
  ADD ("who-left-can-join-again", test_who_left_can_join_again);
  ADD ("a-failure-leaves-nothing-behind", test_a_failure_leaves_nothing_behind);
  ADD ("an-archived-member-is-not-known", test_an_archived_member_is_not_known);
  ADD ("who-died-does-not-come-back", test_who_died_does_not_come_back);
  ADD ("who-was-merged-stays-one", test_who_was_merged_stays_one);
  ADD ("what-was-blank-is-filled", test_what_was_blank_is_filled);
  ADD ("an-import-is-taken-back", test_an_import_is_taken_back);
  ADD ("what-was-used-since-stays", test_what_was_used_since_stays);
  ADD ("who-waited-waits-again", test_who_waited_waits_again);
  ADD ("who-a-later-file-added-to-stays", test_who_a_later_file_added_to_stays);
  ADD ("files-are-taken-back-from-the-last", test_files_are_taken_back_from_the_last);
  ADD ("the-desk-brings-a-list-and-takes-it-back", test_the_desk_brings_a_list_and_takes_it_back);
  ADD ("a-peer-leader-brings-nobody", test_a_peer_leader_brings_nobody);
  ADD ("cancelled-it-leaves-everything-as-it-was", test_cancelled_it_leaves_everything_as_it_was);
  ADD ("two-lines-about-one-person-are-one", test_two_lines_about_one_person_are_one);
  ADD ("ten-thousand-rows-go-in-at-once", test_ten_thousand_rows_go_in_at_once);

  return g_test_run ();
}
