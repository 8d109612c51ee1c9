#include "ps-attendance-store.h"
#include "ps-error.h"
#include "ps-note-store.h"
#include "ps-session-store.h"
#include "ps-test-rows.h"

#include <string.h>

typedef struct {
  PsTestDb base;
  gint64   group;
  gint64   ana;
  gint64   session;
} Fixture;

static gboolean
start (PsConn    *conn,
       gpointer   data,
       GError   **error)
{
  Fixture *fixture = data;
  g_autoptr (PsSessionRow) row = ps_session_row_new ();

  row->uid = ps_uid_new (PS_TEST_NOW);
  row->group_id = fixture->group;
  row->planned_at = PS_TEST_NOW;
  row->planned_s = 5400;
  row->started_at = PS_TEST_NOW;
  if (!ps_session_store_add (conn, row, error))
    return FALSE;

  fixture->session = row->id;

  return TRUE;
}

static gboolean
end (PsConn    *conn,
     gpointer   data,
     GError   **error)
{
  return ps_session_store_end (conn, ((Fixture *) data)->session, PS_TEST_NOW + 10, error);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data G_GNUC_UNUSED)
{
  ps_test_db_set_up (&fixture->base);
  fixture->group = ps_test_add_group (&fixture->base, "Tuesday");
  fixture->ana = ps_test_add_member (&fixture->base, "Ana");
  ps_test_db_write (&fixture->base, start, fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data G_GNUC_UNUSED)
{
  ps_test_db_tear_down (&fixture->base);
}

static void
test_two_meetings_never_run_at_once (Fixture       *fixture,
                                     gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;
  gint64 first = fixture->session;
  gint64 running;

  g_assert_false (ps_db_write_sync (fixture->base.db, start, fixture, &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_CONFLICT);
  g_assert_true (ps_session_store_find_running (ps_test_db_reader (&fixture->base), &running, NULL));
  g_assert_cmpint (running, ==, first);

  ps_test_db_write (&fixture->base, end, fixture);
  ps_test_db_write (&fixture->base, start, fixture);
  g_assert_cmpint (fixture->session, !=, first);
}

typedef struct {
  Fixture    *fixture;
  const char *status;
} Attend;

static gboolean
attend (PsConn    *conn,
        gpointer   data,
        GError   **error)
{
  Attend *one = data;
  PsAttendanceRow row = { .session_id = one->fixture->session, .person_id = one->fixture->ana,
                          .status = (char *) one->status, .mode = (char *) "in-person" };

  return ps_attendance_store_set (conn, &row, PS_TEST_NOW, "Bea", error);
}

static void
test_a_correction_leaves_a_trail (Fixture       *fixture,
                                  gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *trail = NULL;

  ps_test_db_write (&fixture->base, attend, &(Attend) { fixture, "expected" });
  ps_test_db_write (&fixture->base, attend, &(Attend) { fixture, "present" });
  g_assert_cmpint (ps_test_db_int64 (&fixture->base, "SELECT count (*) FROM attendance_change"),
                   ==, 0);

  ps_test_db_write (&fixture->base, end, fixture);
  ps_test_db_write (&fixture->base, attend, &(Attend) { fixture, "present" });
  ps_test_db_write (&fixture->base, attend, &(Attend) { fixture, "left-early" });

  trail = ps_test_db_string (&fixture->base,
                             "SELECT group_concat (old_status || '>' || new_status || ' by '"
                             " || changed_by, ', ') FROM attendance_change");
  g_assert_cmpstr (trail, ==, "present>left-early by Bea");
}

static void
test_attendance_is_one_of_the_words (Fixture       *fixture,
                                     gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (ps_db_write_sync (fixture->base.db, attend, &(Attend) { fixture, "dropped-out" },
                                    &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_INVALID);
}

static const PsUid author = { "somebody's uid.." };

static PsNoteRow *
note_of (Fixture    *fixture,
         guint       revision,
         const char *sealed)
{
  PsNoteRow *row = ps_note_row_new ();

  row->uid = ps_uid_new (PS_TEST_NOW);
  row->session_id = fixture->session;
  row->class = g_strdup ("debrief");
  row->author = author;
  row->revision = revision;
  row->epoch = 1;
  row->sealed = g_bytes_new (sealed, strlen (sealed));
  row->written_at = PS_TEST_NOW;

  return row;
}

static gboolean
put_draft (PsConn    *conn,
           gpointer   data,
           GError   **error)
{
  return ps_note_store_put_draft (conn, data, error);
}

static gboolean
add_note (PsConn    *conn,
          gpointer   data,
          GError   **error)
{
  return ps_note_store_add (conn, data, error);
}

static gboolean
rewrite_note (PsConn    *conn,
              gpointer   data G_GNUC_UNUSED,
              GError   **error)
{
  return ps_conn_exec (conn, "UPDATE note SET sealed = x'00'", error);
}

static void
test_a_draft_is_written_over_and_a_revision_never (Fixture       *fixture,
                                                   gconstpointer  data G_GNUC_UNUSED)
{
  PsConn *reader = ps_test_db_reader (&fixture->base);
  g_autoptr (PsNoteRow) first_draft = note_of (fixture, 0, "first draft");
  g_autoptr (PsNoteRow) second_draft = note_of (fixture, 0, "second draft");
  g_autoptr (PsNoteRow) first = note_of (fixture, 1, "first");
  g_autoptr (PsNoteRow) second = note_of (fixture, 2, "second");
  g_autoptr (PsNoteRow) draft = NULL;
  g_autoptr (PsNoteRow) newest = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GError) error = NULL;

  ps_test_db_write (&fixture->base, put_draft, first_draft);
  ps_test_db_write (&fixture->base, put_draft, second_draft);
  draft = ps_note_store_get_draft (reader, fixture->session, "debrief", &author, NULL);
  g_assert_cmpmem (g_bytes_get_data (draft->sealed, NULL), g_bytes_get_size (draft->sealed),
                   "second draft", 12);

  ps_test_db_write (&fixture->base, add_note, first);
  g_assert_false (ps_db_write_sync (fixture->base.db, rewrite_note, NULL, &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_false (ps_db_write_sync (fixture->base.db, add_note, first, &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_CONFLICT);

  ps_test_db_write (&fixture->base, add_note, second);
  newest = ps_note_store_get_newest (reader, fixture->session, "debrief", NULL);
  g_assert_cmpuint (newest->revision, ==, 2);
  all = ps_note_store_list_newest (reader, "debrief", 0, 500, NULL);
  g_assert_cmpuint (all->len, ==, 1);
  g_assert_cmpuint (((PsNoteRow *) g_ptr_array_index (all, 0))->revision, ==, 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/meeting-stores/two-meetings-never-run-at-once", test_two_meetings_never_run_at_once);
  ADD ("/meeting-stores/a-correction-leaves-a-trail", test_a_correction_leaves_a_trail);
  ADD ("/meeting-stores/attendance-is-one-of-the-words", test_attendance_is_one_of_the_words);
  ADD ("/meeting-stores/a-draft-is-written-over-and-a-revision-never",
       test_a_draft_is_written_over_and_a_revision_never);
#undef ADD

  return g_test_run ();
}
