#include "ps-error.h"
#include "ps-group-store.h"
#include "ps-member-import-work.h"
#include "ps-membership-store.h"
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
  g_assert_true (g_str_has_prefix (error->message, "Line 2: "));
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
  ADD ("ten-thousand-rows-go-in-at-once", test_ten_thousand_rows_go_in_at_once);

  return g_test_run ();
}
