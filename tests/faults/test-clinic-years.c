/* Years of a clinic, one after the other: what it costs to keep open does not grow with them.
 *
 * Three groups meet each week; each time somebody unlocks the vault, leads a meeting, writes the
 * debrief and locks. After every meeting there must be as many open files as before, and what is in
 * use of the heap must not rise from the second month to the last. A day's backup is made and the old
 * ones go. At the end all of it is there.
 *
 * The control is a clinic that forgets to close one file and to free one text an evening.
 */
#include "ps-backup-file.h"
#include "ps-check.h"
#include "ps-proof-child.h"
#include "ps-recovery.h"
#include "ps-story.h"
#include "ps-test-db.h"
#include "ps-vault.h"
#include "ps-workspace.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <malloc.h>
#include <string.h>
#include <unistd.h>

#ifdef PS_LONG_TESTS
#define N_WEEKS (10 * 52)
#else
#define N_WEEKS 26
#endif

#define N_GROUPS 3
#define N_CARELESS_BYTES (2 * SLACK / (N_GROUPS * (N_CARELESS_WEEKS - N_WARM_WEEKS)))
#define N_PEOPLE 8
#define N_CARELESS_WEEKS 12

/* After so many everything that is made once has been made. */
#define N_WARM_WEEKS 4

/* What the evenings since then may have left on the heap, in bytes, as pieces that lie elsewhere. */
#ifdef PS_LONG_TESTS
#define SLACK (256 * 1024)
#else
#define SLACK (96 * 1024)
#endif

#define PASSPHRASE "wachtelhuegel vor dem regen"

/* 2026-11-03 18:00 UTC, a Tuesday. */
#define FIRST_EVENING G_GINT64_CONSTANT (1793728800000000)

typedef struct {
  char        *root;
  char        *vault;
  PsInstant    now;
  PsClock      clock;
  PsWorkspace *workspace;
  guint        evenings;
  gboolean     careless;
} Fixture;

static void
tell_time (PsInstant *instant,
           gpointer   data)
{
  *instant = *(const PsInstant *) data;
}

/* Does one thing, and waits until it is done. */
#define CALL(finish, function, object, ...) \
  G_STMT_START { \
    g_autoptr (GAsyncResult) result_ = NULL; \
    g_autoptr (GError) error_ = NULL; \
    function (object, __VA_ARGS__, NULL, ps_test_take_result_cb, &result_); \
    finish (object, ps_test_wait (&result_), &error_); \
    g_assert_no_error (error_); \
  } G_STMT_END

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
pass (Fixture *fixture,
      gint64   us)
{
  fixture->now.wall += us;
  fixture->now.boot += us;
}

static void
lock (Fixture *fixture)
{
  ps_workspace_lock (fixture->workspace);
  settle ();
  g_assert_finalize_object (g_steal_pointer (&fixture->workspace));
}

static void
unlock (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture->workspace = ps_workspace_new (fixture->vault, &fixture->clock);
  ps_workspace_unlock (fixture->workspace, "Rosa",
                       ps_secret_new (PASSPHRASE, strlen (PASSPHRASE)), &error);
  g_assert_no_error (error);
}

static void
add_people (Fixture *fixture,
            gint64   group_id)
{
  for (guint i = 0; i < N_PEOPLE; i++)
    {
      g_autoptr (PsMemberRow) member = ps_member_row_new ();

      member->preferred_name = g_strdup_printf ("Wren %u", i);
      CALL (ps_roster_add_finish, ps_roster_add_async,
            ps_workspace_get_roster (fixture->workspace), member, group_id);
    }
}

static void
found (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  PsFounding *founding = ps_founding_new ();

  founding->user_name = g_strdup ("Rosa");
  founding->passphrase = ps_secret_new (PASSPHRASE, strlen (PASSPHRASE));
  founding->recovery_code = ps_recovery_code_new ();
  founding->clinic_name = g_strdup ("Birch Street");
  founding->quick = TRUE;
  fixture->workspace = ps_workspace_new (fixture->vault, &fixture->clock);
  ps_workspace_create (fixture->workspace, founding, &error);
  g_assert_no_error (error);

  for (guint i = 0; i < N_GROUPS; i++)
    {
      PsGroups *groups = ps_workspace_get_groups (fixture->workspace);
      g_autoptr (PsGroupRow) group = ps_group_row_new ();
      g_autoptr (GPtrArray) agenda = ps_groups_get_default_agenda (groups, "co-facilitated", 90);

      group->name = g_strdup_printf ("Group %u", i);
      group->model = g_strdup ("co-facilitated");
      group->zone = g_strdup ("UTC");
      group->minutes = 90;
      CALL (ps_groups_add_finish, ps_groups_add_async, groups, group, agenda);
      add_people (fixture, i + 1);
    }
  lock (fixture);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data G_GNUC_UNUSED)
{
  fixture->root = ps_story_make_dir ();
  fixture->vault = g_build_filename (fixture->root, "vault", NULL);
  fixture->now = (PsInstant) { FIRST_EVENING, G_TIME_SPAN_HOUR, "the only start" };
  fixture->clock = (PsClock) { tell_time, &fixture->now };
  found (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data G_GNUC_UNUSED)
{
  ps_proof_remove (fixture->root);
  g_free (fixture->root);
  g_free (fixture->vault);
}

static void
seat_everybody (Fixture *fixture,
                gint64   meeting_id)
{
  static const char * const statuses[] = { "present", "late", "present", "excused" };
  g_autoptr (GError) error = NULL;
  g_autoptr (PsAttendanceSheet) sheet =
    ps_meetings_get_attendance (ps_workspace_get_meetings (fixture->workspace), meeting_id, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (sheet)); i++)
    {
      g_autoptr (PsAttendee) person = g_list_model_get_item (G_LIST_MODEL (sheet), i);

      CALL (ps_attendance_sheet_finish, ps_attendance_sheet_set_async, sheet,
            ps_attendee_get_row (person)->person_id,
            statuses[(i + fixture->evenings) % G_N_ELEMENTS (statuses)], "in-person");
      pass (fixture, 20 * G_TIME_SPAN_SECOND);
    }
}

static void
touch (Fixture     *fixture,
       PsClockVerb  verb,
       const char  *argument)
{
  PsLiveMeeting *meeting =
    ps_meetings_get_current (ps_workspace_get_meetings (fixture->workspace));

  pass (fixture, 7 * G_TIME_SPAN_MINUTE);
  if (ps_live_meeting_can (meeting, verb))
    CALL (ps_live_meeting_do_finish, ps_live_meeting_do_async, meeting, verb, argument);
}

static void
write_debrief (Fixture *fixture,
               gint64   meeting_id)
{
  PsDebriefs *debriefs = ps_workspace_get_debriefs (fixture->workspace);
  g_autoptr (PsDebriefText) text = ps_debrief_text_new ();

  ps_debrief_text_set_answer (text, "helped", "the quiet minute");
  CALL (ps_debriefs_finish, ps_debriefs_save_draft_async, debriefs, meeting_id, text);
  ps_debrief_text_set_answer (text, "helped", "the quiet minute, and that nobody had to speak");
  CALL (ps_debriefs_finish, ps_debriefs_finish_async, debriefs, meeting_id, text);
}

static void
back_up (Fixture *fixture)
{
  PsBackups *backups = ps_workspace_get_backups (fixture->workspace);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  if (!ps_backups_is_due (backups))
    return;

  path = ps_backups_make (backups, PS_BACKUP_DAILY, NULL, &error);
  g_assert_no_error (error);
}

static void
run_evening (Fixture *fixture,
             gint64   group_id)
{
  PsMeetings *meetings;
  PsMeetingDraft *draft;
  g_autoptr (GError) error = NULL;
  gint64 meeting_id = ++fixture->evenings;

  unlock (fixture);
  meetings = ps_workspace_get_meetings (fixture->workspace);
  draft = ps_meetings_prepare (meetings, group_id, NULL, fixture->now.wall, &error);
  g_assert_no_error (error);
  CALL (ps_meetings_start_finish, ps_meetings_start_async, meetings, draft);
  seat_everybody (fixture, meeting_id);
  touch (fixture, PS_CLOCK_NEXT, NULL);
  touch (fixture, PS_CLOCK_PAUSE, "break");
  touch (fixture, PS_CLOCK_RESUME, NULL);
  touch (fixture, PS_CLOCK_EXTEND, "60");
  touch (fixture, PS_CLOCK_NEXT, NULL);
  touch (fixture, PS_CLOCK_END, NULL);
  write_debrief (fixture, meeting_id);
  back_up (fixture);
  lock (fixture);

  if (fixture->careless)
    {
      g_assert_cmpint (open ("/dev/null", O_RDONLY | O_CLOEXEC), >=, 0);
      g_assert_nonnull (g_strnfill (N_CARELESS_BYTES, 'x'));
    }
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

static gsize
heap_in_use (void)
{
  struct mallinfo2 info = mallinfo2 ();

  return info.uordblks + info.hblkhd;
}

typedef struct {
  guint files;
  gsize heap;
} Cost;

static Cost
cost_now (void)
{
  return (Cost) { count_files ("/proc/self/fd"), heap_in_use () };
}

/* What was the cost after the first weeks and is now. */
static void
run_weeks (Fixture *fixture,
           guint    n,
           Cost    *warm,
           Cost    *last)
{
  for (guint week = 0; week < n; week++)
    {
      gint64 monday = fixture->now.wall;

      for (guint i = 0; i < N_GROUPS; i++)
        {
          run_evening (fixture, i + 1);
          pass (fixture, G_TIME_SPAN_DAY);
        }
      pass (fixture, monday + 7 * G_TIME_SPAN_DAY - fixture->now.wall);

      if (week + 1 == N_WARM_WEEKS)
        *warm = cost_now ();
    }

  *last = cost_now ();
}

static void
check_all_is_there (Fixture *fixture)
{
  g_autoptr (GPtrArray) checks = NULL;
  PsDb *db;

  unlock (fixture);
  db = ps_workspace_get_db (fixture->workspace);
  checks = ps_check_db (db, ps_keys_get_vault_id (ps_workspace_get_keys (fixture->workspace))->bytes,
                        TRUE);
  for (guint i = 0; i < checks->len; i++)
    {
      const PsCheck *check = g_ptr_array_index (checks, i);

      if (!check->ok && (ps_conn_has_cipher () || !g_str_equal (check->name, "cipher")))
        g_error ("%s: %s", check->name, check->detail);
    }
  {
    g_autoptr (GError) error = NULL;
    PsConn *conn = ps_db_get_reader (db);
    gint64 ended = 0, revisions = 0;

    ps_conn_take_int64 (conn, ps_conn_prepare (conn, "SELECT count (*) FROM session"
                                                     " WHERE state = 'ended'", &error), &ended, &error);
    ps_conn_take_int64 (conn, ps_conn_prepare (conn, "SELECT count (*) FROM note WHERE revision = 1",
                                               &error), &revisions, &error);
    g_assert_no_error (error);
    g_assert_cmpint (ended, ==, fixture->evenings);
    g_assert_cmpint (revisions, ==, fixture->evenings);
  }
  lock (fixture);
}

static void
test_a_clinic_costs_what_it_cost (Fixture       *fixture,
                                  gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *backups = g_build_filename (fixture->vault, "backups", NULL);
  Cost warm = { 0 }, last = { 0 };

  run_weeks (fixture, N_WEEKS, &warm, &last);
  g_test_message ("%u evenings in %u weeks: %u files open then and %u now, heap %" G_GSIZE_FORMAT
                  " KiB then and %" G_GSIZE_FORMAT " now, %u backups", fixture->evenings, N_WEEKS,
                  warm.files, last.files, warm.heap / 1024, last.heap / 1024, count_files (backups));

  g_assert_cmpuint (last.files, ==, warm.files);
  g_assert_cmpuint (last.heap, <=, warm.heap + SLACK);
  g_assert_cmpuint (count_files (backups), <=, 14 + 8 + 12);
  check_all_is_there (fixture);
}

static void
test_a_careless_one_is_found_out (Fixture       *fixture,
                                  gconstpointer  data G_GNUC_UNUSED)
{
  Cost warm = { 0 }, last = { 0 };

  /* A build with a sanitizer keeps its own heap, and finds what is lost in its own way. */
  fixture->careless = TRUE;
  run_weeks (fixture, N_CARELESS_WEEKS, &warm, &last);
  g_assert_cmpuint (last.files, >, warm.files);
  if (heap_in_use () > 0)
    g_assert_cmpuint (last.heap, >, warm.heap + SLACK);
}

int
main (int   argc,
      char *argv[])
{
  g_assert_true (ps_vault_init (NULL));
  g_test_init (&argc, &argv, NULL);

#define TEST(name, function) \
  g_test_add ("/clinic-years/" name, Fixture, NULL, set_up, function, tear_down)
  TEST ("a-clinic-costs-what-it-cost", test_a_clinic_costs_what_it_cost);
  TEST ("a-careless-one-is-found-out", test_a_careless_one_is_found_out);
#undef TEST

  return g_test_run ();
}
