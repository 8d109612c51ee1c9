/* The sheet of a meeting, before it, while it runs, and corrected afterwards. */
#include "ps-attendance-known.h"
#include "ps-attendance-words.h"
#include "ps-error.h"
#include "ps-meetings.h"
#include "ps-role-vault.h"

typedef struct {
  PsRoleVault   vault;
  GAsyncResult *result;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data G_GNUC_UNUSED)
{
  ps_role_vault_set_up (&fixture->vault);
  ps_role_vault_enter (&fixture->vault, PS_ROLE_PEER_LEADER);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data G_GNUC_UNUSED)
{
  g_clear_object (&fixture->result);
  ps_role_vault_tear_down (&fixture->vault);
}

static PsAttendanceSheet *
open_sheet (Fixture *fixture,
            gint64   session_id)
{
  g_autoptr (GError) error = NULL;
  PsAttendanceSheet *sheet = ps_attendance_sheet_new (fixture->vault.vault.store.db,
                                                      &fixture->vault.vault.clock, session_id, "Rosa",
                                                      &error);

  g_assert_no_error (error);

  return sheet;
}

static gboolean
set (Fixture           *fixture,
     PsAttendanceSheet *sheet,
     gint64             person_id,
     const char        *status,
     const char        *mode,
     GError           **error)
{
  ps_test_call (fixture->result, ps_attendance_sheet_set_async, sheet, person_id, status, mode);

  return ps_attendance_sheet_finish (sheet, fixture->result, error);
}

static void
must_set (Fixture           *fixture,
          PsAttendanceSheet *sheet,
          gint64             person_id,
          const char        *status,
          const char        *mode)
{
  g_autoptr (GError) error = NULL;

  set (fixture, sheet, person_id, status, mode, &error);
  g_assert_no_error (error);
}

static void
take_off (Fixture           *fixture,
          PsAttendanceSheet *sheet,
          gint64             person_id)
{
  g_autoptr (GError) error = NULL;

  ps_test_call (fixture->result, ps_attendance_sheet_remove_async, sheet, person_id);
  ps_attendance_sheet_finish (sheet, fixture->result, &error);
  g_assert_no_error (error);
}

static const char *
correction_of (PsAttendanceSheet *sheet,
               gint64             person_id)
{
  PsAttendee *attendee = ps_attendance_sheet_find (sheet, person_id);

  return attendee != NULL ? ps_attendee_get_correction (attendee) : NULL;
}

static void
test_a_correction_is_said_at_the_name (Fixture       *fixture,
                                       gconstpointer  data G_GNUC_UNUSED)
{
  gint64 person = fixture->vault.person_id;
  g_autoptr (PsAttendanceSheet) sheet = open_sheet (fixture, fixture->vault.old_id);

  g_assert_cmpint (ps_attendance_sheet_get_stage (sheet), ==, PS_SHEET_OVER);
  must_set (fixture, sheet, person, "absent", "in-person");
  must_set (fixture, sheet, person, "late", "in-person");
  g_assert_cmpstr (correction_of (sheet, person), ==,
                   "Corrected by Rosa on December 1, 2026: from Absent to Late");

  must_set (fixture, sheet, person, "late", "phone");
  g_assert_cmpstr (correction_of (sheet, person), ==,
                   "Corrected by Rosa on December 1, 2026: from In person to By phone");

  must_set (fixture, sheet, person, "present", "online");
  g_assert_cmpstr (correction_of (sheet, person), ==,
                   "Corrected by Rosa on December 1, 2026: from Late, By phone to Present, Online");
}

static void
test_taken_off_and_put_back_is_all_in_the_trail (Fixture       *fixture,
                                                 gconstpointer  data G_GNUC_UNUSED)
{
  gint64 person = fixture->vault.person_id;
  g_autoptr (PsAttendanceSheet) sheet = open_sheet (fixture, fixture->vault.old_id);
  guint before;
  g_autofree char *words = NULL;

  must_set (fixture, sheet, person, "present", "in-person");
  before = ps_attendance_sheet_get_trail (sheet)->len;
  take_off (fixture, sheet, person);
  g_assert_null (ps_attendance_sheet_find (sheet, person));
  words = ps_attendance_words_trail (ps_attendance_sheet_get_trail (sheet)->pdata[0], "Ana, …0142");
  g_assert_true (g_str_has_suffix (words, ", who was Present, taken off by Rosa on December 1, 2026"));

  must_set (fixture, sheet, person, "present", "in-person");
  g_assert_cmpuint (ps_attendance_sheet_get_trail (sheet)->len, ==, before + 2);
  g_assert_cmpstr (correction_of (sheet, person), ==,
                   "Added afterwards by Rosa on December 1, 2026");
}

static void
test_no_note_is_touched (Fixture       *fixture,
                         gconstpointer  data G_GNUC_UNUSED)
{
  PsTestDb *store = &fixture->vault.vault.store;
  static const char sql[] = "SELECT group_concat (hex (sealed) || revision || written_at) FROM note";
  g_autoptr (PsAttendanceSheet) sheet = open_sheet (fixture, fixture->vault.old_id);
  g_autofree char *before = ps_test_db_string (store, sql);
  g_autofree char *after = NULL;

  g_assert_nonnull (before);
  must_set (fixture, sheet, fixture->vault.person_id, "excused", "in-person");
  take_off (fixture, sheet, fixture->vault.person_id);
  after = ps_test_db_string (store, sql);
  g_assert_cmpstr (after, ==, before);
}

/* The door and the room look at one sheet. */
static void
test_two_sheets_stay_in_step (Fixture       *fixture,
                              gconstpointer  data G_GNUC_UNUSED)
{
  gint64 person = fixture->vault.person_id;
  g_autoptr (PsAttendanceSheet) one = open_sheet (fixture, fixture->vault.now_id);
  g_autoptr (PsAttendanceSheet) other = open_sheet (fixture, fixture->vault.now_id);

  must_set (fixture, one, person, "late", "phone");
  g_assert_cmpstr (ps_attendee_get_row (ps_attendance_sheet_find (other, person))->status, ==, "late");
  g_assert_cmpstr (ps_attendee_get_row (ps_attendance_sheet_find (other, person))->mode, ==, "phone");
}

static gboolean
end_work (PsConn    *conn,
          gpointer   data G_GNUC_UNUSED,
          GError   **error)
{
  return ps_conn_exec (conn, "UPDATE session SET state = 'ended', ended_at = started_at + 1"
                       " WHERE state = 'running'", error);
}

static void
test_a_meeting_that_ends_makes_it_a_record (Fixture       *fixture,
                                            gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsAttendanceSheet) sheet = open_sheet (fixture, fixture->vault.now_id);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (ps_attendance_sheet_get_stage (sheet), ==, PS_SHEET_RUNNING);
  ps_db_write_sync (fixture->vault.vault.store.db, end_work, NULL, &error);
  g_assert_no_error (error);
  ps_test_db_settle (&fixture->vault.vault.store);
  g_assert_cmpint (ps_attendance_sheet_get_stage (sheet), ==, PS_SHEET_OVER);
}

static void
test_a_merged_record_is_not_marked (Fixture       *fixture,
                                    gconstpointer  data G_GNUC_UNUSED)
{
  gint64 person = fixture->vault.person_id;
  g_autoptr (PsAttendanceSheet) sheet = open_sheet (fixture, fixture->vault.now_id);
  g_autofree char *merge =
    g_strdup_printf ("UPDATE person SET archived_at = 1, merged_into_id ="
                     " (SELECT min (id) FROM person WHERE id <> %" G_GINT64_FORMAT ")"
                     " WHERE id = %" G_GINT64_FORMAT, person, person);
  g_autoptr (GError) error = NULL;

  ps_test_db_exec (&fixture->vault.vault.store, merge);
  g_assert_false (set (fixture, sheet, person, "present", "in-person", &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_CONFLICT);
}

static gint64
walk_in (Fixture           *fixture,
         PsAttendanceSheet *sheet,
         const char        *name)
{
  g_autoptr (GError) error = NULL;
  gint64 id;

  ps_test_call (fixture->result, ps_attendance_sheet_walk_in_async, sheet, name);
  id = ps_attendance_sheet_added_finish (sheet, fixture->result, &error);
  g_assert_no_error (error);

  return id;
}

static gboolean
is_archived (Fixture *fixture,
             gint64   person_id)
{
  g_autofree char *sql = g_strdup_printf ("SELECT archived_at IS NOT NULL FROM person"
                                          " WHERE id = %" G_GINT64_FORMAT, person_id);

  return ps_test_db_int64 (&fixture->vault.vault.store, sql) != 0;
}

/* A mistyped name leaves nobody on the roster; somebody who is known stays on it. */
static void
test_a_walk_in_taken_back_is_gone (Fixture       *fixture,
                                   gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsAttendanceSheet) sheet = open_sheet (fixture, fixture->vault.now_id);
  gint64 id = walk_in (fixture, sheet, "Jörg");

  g_assert_nonnull (ps_attendance_sheet_find (sheet, id));
  take_off (fixture, sheet, id);
  g_assert_null (ps_attendance_sheet_find (sheet, id));
  g_assert_true (is_archived (fixture, id));
  must_set (fixture, sheet, id, "present", "in-person");
  g_assert_false (is_archived (fixture, id));

  take_off (fixture, sheet, fixture->vault.person_id);
  g_assert_false (is_archived (fixture, fixture->vault.person_id));
}

static GPtrArray *
find_known (PsAttendanceSheet *sheet,
            const char        *text)
{
  PsDb *db = ps_attendance_sheet_get_db (sheet);
  g_autoptr (PsMemberNames) names = ps_member_names_new (db);

  return ps_attendance_known_find (db, names, text);
}

static void
test_who_is_known_is_found_by_a_part_of_the_name (Fixture       *fixture,
                                                  gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsAttendanceSheet) sheet = open_sheet (fixture, fixture->vault.now_id);
  gint64 id = walk_in (fixture, sheet, "Jörg");
  g_autoptr (GPtrArray) part = find_known (sheet, "jor");
  g_autoptr (GPtrArray) none = find_known (sheet, "  ");
  const PsAttendanceKnown *known;

  g_assert_cmpuint (part->len, ==, 1);
  known = g_ptr_array_index (part, 0);
  g_assert_cmpint (known->person_id, ==, id);
  g_assert_cmpstr (known->name, ==, "Jörg");
  g_assert_cmpuint (none->len, ==, 0);
}

/* Two of one name are two lines that say which is which, from the moment there are two. */
static void
test_namesakes_are_told_apart (Fixture       *fixture,
                               gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsAttendanceSheet) sheet = open_sheet (fixture, fixture->vault.now_id);
  PsAttendee *one = ps_attendance_sheet_find (sheet, walk_in (fixture, sheet, "Ünal"));
  PsAttendee *other;

  g_assert_null (ps_attendee_get_hint (one));
  other = ps_attendance_sheet_find (sheet, walk_in (fixture, sheet, "Unal"));
  g_assert_nonnull (ps_attendee_get_hint (one));
  g_assert_cmpstr (ps_attendee_get_hint (one), !=, ps_attendee_get_hint (other));
}

/* The desk leafs through no roster: it hears of somebody only by their whole name. */
static void
test_the_desk_finds_only_the_whole_name (Fixture       *fixture,
                                         gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsAttendanceSheet) sheet = NULL;
  g_autoptr (GPtrArray) part = NULL;
  g_autoptr (GPtrArray) whole = NULL;

  ps_role_vault_enter (&fixture->vault, PS_ROLE_FRONT_DESK);
  sheet = open_sheet (fixture, fixture->vault.now_id);
  walk_in (fixture, sheet, "Jörg");
  part = find_known (sheet, "jor");
  whole = find_known (sheet, "JORG");
  g_assert_cmpuint (part->len, ==, 0);
  g_assert_cmpuint (whole->len, ==, 1);
  g_assert_false (ps_attendance_sheet_may_count (sheet));
  g_assert_false (ps_attendance_sheet_may_remove (sheet));
}

static void
count (Fixture           *fixture,
       PsAttendanceSheet *sheet,
       int                n,
       int                n_new)
{
  const PsHeadCount heads = { n, n_new };
  g_autoptr (GError) error = NULL;

  ps_test_call (fixture->result, ps_attendance_sheet_count_async, sheet, &heads);
  ps_attendance_sheet_finish (sheet, fixture->result, &error);
  g_assert_no_error (error);
}

static void
test_heads_are_counted_and_counted_again (Fixture       *fixture,
                                          gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsAttendanceSheet) now = open_sheet (fixture, fixture->vault.now_id);
  g_autoptr (PsAttendanceSheet) old = open_sheet (fixture, fixture->vault.old_id);

  g_assert_cmpint (ps_attendance_sheet_get_heads (now)->n, ==, -1);
  count (fixture, now, 2, 1);
  g_assert_cmpint (ps_attendance_sheet_get_heads (now)->n, ==, 2);
  g_assert_cmpint (ps_attendance_sheet_get_heads (now)->n_new, ==, 1);

  count (fixture, old, 3, -1);
  count (fixture, old, 4, 4);
  g_assert_cmpint (ps_attendance_sheet_get_heads (old)->n, ==, 4);
  g_assert_cmpint (ps_attendance_sheet_get_heads (now)->n, ==, 2);
}

static void
test_words_say_how_many (void)
{
  const PsHeadCount none = { -1, -1 };
  const PsHeadCount two = { 2, -1 };
  const PsHeadCount many = { 14, 3 };
  g_autofree char *names = ps_attendance_words_here (6, 9, &none, TRUE);
  g_autofree char *both = ps_attendance_words_here (6, 9, &two, TRUE);
  g_autofree char *heads = ps_attendance_words_here (0, 0, &many, FALSE);

  g_assert_cmpstr (names, ==, "6 of 9 here");
  g_assert_cmpstr (both, ==, "6 of 9 here, and 2 without a name");
  g_assert_cmpstr (heads, ==, "14 here");
}

#define TEST(path, func) g_test_add ("/attendance/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  TEST ("a-correction-is-said-at-the-name", test_a_correction_is_said_at_the_name);
  TEST ("taken-off-and-put-back-is-all-in-the-trail", test_taken_off_and_put_back_is_all_in_the_trail);
  TEST ("no-note-is-touched", test_no_note_is_touched);
  TEST ("two-sheets-stay-in-step", test_two_sheets_stay_in_step);
  TEST ("a-meeting-that-ends-makes-it-a-record", test_a_meeting_that_ends_makes_it_a_record);
  TEST ("a-merged-record-is-not-marked", test_a_merged_record_is_not_marked);
  TEST ("a-walk-in-taken-back-is-gone", test_a_walk_in_taken_back_is_gone);
  TEST ("who-is-known-is-found-by-a-part-of-the-name",
        test_who_is_known_is_found_by_a_part_of_the_name);
  TEST ("namesakes-are-told-apart", test_namesakes_are_told_apart);
  TEST ("the-desk-finds-only-the-whole-name", test_the_desk_finds_only_the_whole_name);
  TEST ("heads-are-counted-and-counted-again", test_heads_are_counted_and_counted_again);
  g_test_add_func ("/attendance/words-say-how-many", test_words_say_how_many);

  return g_test_run ();
}
