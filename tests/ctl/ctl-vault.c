/* A vault for the tests of peersidectl, made in no time because nothing in it is worth a dear key.
 *
 * usage: ctl-vault make DIR    a group, two members, a meeting from start to end, its debrief
 *        ctl-vault empty DIR   a vault with nobody in it
 *        ctl-vault sheet DIR   the same, and says its recovery code
 *        ctl-vault users DIR   adds to a vault somebody of each role, named by it
 *        ctl-vault hold DIR    unlocks it, says so, and holds it until standard input ends
 *        ctl-vault sql DIR     does to its database what standard input says, whatever the rules
 *        ctl-vault ask DIR     prints the number that standard input asks its database for
 */
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ps-keyring-users.h"
#include "ps-live-round.h"
#include "ps-recovery.h"
#include "ps-vault.h"
#include "ps-workspace.h"

/* 2026-11-03 18:00 UTC, a Tuesday. */
#define SIX_O_CLOCK G_GINT64_CONSTANT (1793728800000000)
#define PASSPHRASE "one two three four"

static PsInstant now = { SIX_O_CLOCK, 1000 * G_TIME_SPAN_SECOND, "first-boot" };

static void
get_now (PsInstant *instant,
         gpointer   data G_GNUC_UNUSED)
{
  *instant = now;
}

static const PsClock test_clock = { get_now, NULL };

static void
be_at (int minutes)
{
  gint64 wall = SIX_O_CLOCK + minutes * G_TIME_SPAN_MINUTE;

  now.boot += wall - now.wall;
  now.wall = wall;
}

static void
need (gboolean      done,
      const GError *error)
{
  if (done)
    return;

  fprintf (stderr, "ctl-vault: %s\n", error != NULL ? error->message : "failed");
  exit (1);
}

static void
keep_cb (GObject      *source G_GNUC_UNUSED,
         GAsyncResult *result,
         gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return *result;
}

static PsSecret *
passphrase (void)
{
  return ps_secret_new (PASSPHRASE, strlen (PASSPHRASE));
}

static PsWorkspace *
make (const char *path,
      gboolean    say_code)
{
  PsWorkspace *workspace = ps_workspace_new (path, &test_clock);
  PsFounding *founding = ps_founding_new ();
  g_autoptr (GError) error = NULL;

  founding->user_name = g_strdup ("ana");
  founding->clinic_name = g_strdup ("A clinic");
  founding->passphrase = passphrase ();
  founding->recovery_code = ps_recovery_code_new ();
  if (say_code)
    puts (ps_secret_get_text (founding->recovery_code));
  founding->quick = TRUE;
  need (ps_workspace_create (workspace, founding, &error), error);

  return workspace;
}

static gint64
add_group (PsWorkspace *workspace)
{
  g_autoptr (PsGroupRow) row = ps_group_row_new ();
  g_autoptr (GPtrArray) agenda = ps_segment_plans_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  PsGroups *groups = ps_workspace_get_groups (workspace);
  gint64 id;

  row->name = g_strdup ("Tuesday group");
  row->model = g_strdup ("recovery");
  row->minutes = 60;
  row->rule = g_strdup ("FREQ=WEEKLY;BYDAY=TU");
  row->starts_on = g_strdup ("2026-11-03");
  row->start_minute = 18 * 60;
  row->zone = g_strdup ("UTC");
  g_ptr_array_add (agenda, ps_segment_plan_new (PS_SEGMENT_CHECK_IN, "Check-in", 300, 600, 900));
  g_ptr_array_add (agenda, ps_segment_plan_new (PS_SEGMENT_TOPIC, "Topic", 600, 1800, 2400));
  g_ptr_array_add (agenda, ps_segment_plan_new (PS_SEGMENT_CHECK_OUT, "Check-out", 600, 1200, 1200));

  ps_groups_add_async (groups, row, agenda, NULL, keep_cb, &result);
  id = ps_groups_add_finish (groups, wait_for (&result), &error);
  need (id != 0, error);

  return id;
}

static gint64
add_member (PsWorkspace *workspace,
            const char  *name,
            gint64       group_id)
{
  g_autoptr (PsMemberRow) row = ps_member_row_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  PsRoster *roster = ps_workspace_get_roster (workspace);
  gint64 id;

  row->preferred_name = g_strdup (name);
  row->initial = g_strdup ("S");
  ps_roster_add_async (roster, row, group_id, NULL, keep_cb, &result);
  id = ps_roster_add_finish (roster, wait_for (&result), &error);
  need (id != 0, error);

  return id;
}

static void
touch (PsWorkspace *workspace,
       int          minutes,
       PsClockVerb  verb,
       const char  *argument)
{
  PsLiveMeeting *meeting = ps_meetings_get_current (ps_workspace_get_meetings (workspace));
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  be_at (minutes);
  ps_live_meeting_do_async (meeting, verb, argument, NULL, keep_cb, &result);
  need (ps_live_meeting_do_finish (meeting, wait_for (&result), &error), error);
}

static guint
draw_none (guint    below G_GNUC_UNUSED,
           gpointer data G_GNUC_UNUSED)
{
  return 0;
}

/* The touch that follows waits until it is stored. */
static void
go_round (PsWorkspace *workspace)
{
  PsLiveMeeting *meeting = ps_meetings_get_current (ps_workspace_get_meetings (workspace));
  g_autoptr (GError) error = NULL;
  g_autoptr (PsLiveRound) round = ps_live_round_new (meeting, draw_none, NULL, &error);

  need (round != NULL, error);
  need (ps_live_round_do (round, PS_ROUND_BEGIN, 0), NULL);
  need (ps_live_round_do (round, PS_ROUND_SHARED, 0), NULL);
}

/* Somebody from outside leads the second segment. */
static void
invite_guest (PsWorkspace    *workspace,
              PsMeetingDraft *draft)
{
  PsGuests *guests = ps_workspace_get_guests (workspace);
  PsSegmentPlan *topic = g_ptr_array_index (draft->agenda, 1);
  g_autoptr (PsGuestRow) row = ps_guest_row_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  row->name = g_strdup ("Noor");
  ps_guests_save_async (guests, row, NULL, keep_cb, &result);
  draft->guest_id = ps_guests_save_finish (guests, wait_for (&result), &error);
  need (draft->guest_id != 0, error);
  topic->led_by = PS_LED_BY_GUEST;
}

static gint64
hold_meeting (PsWorkspace *workspace,
              gint64       group_id,
              gint64       present_id)
{
  PsMeetings *meetings = ps_workspace_get_meetings (workspace);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  PsMeetingDraft *draft;
  gint64 id;

  draft = ps_meetings_prepare (meetings, group_id, "2026-11-03", SIX_O_CLOCK, &error);
  need (draft != NULL, error);
  invite_guest (workspace, draft);
  for (guint i = 0; i < draft->attendance->len; i++)
    {
      PsAttendanceRow *row = g_ptr_array_index (draft->attendance, i);

      g_free (row->status);
      row->status = g_strdup (row->person_id == present_id ? "present" : "expected");
    }

  be_at (2);
  ps_meetings_start_async (meetings, draft, NULL, keep_cb, &result);
  need (ps_meetings_start_finish (meetings, wait_for (&result), &error), error);
  id = ps_session_get_id (ps_live_meeting_get_session (ps_meetings_get_current (meetings)));

  go_round (workspace);
  touch (workspace, 14, PS_CLOCK_NEXT, NULL);
  touch (workspace, 20, PS_CLOCK_PAUSE, "break");
  touch (workspace, 25, PS_CLOCK_RESUME, NULL);
  touch (workspace, 50, PS_CLOCK_NEXT, NULL);
  touch (workspace, 65, PS_CLOCK_END, NULL);

  return id;
}

static void
write_debrief (PsWorkspace *workspace,
               gint64       session_id)
{
  PsDebriefs *debriefs = ps_workspace_get_debriefs (workspace);
  g_autoptr (PsDebriefText) text = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  text = ps_debriefs_load (debriefs, session_id, &error);
  need (text != NULL, error);
  ps_debrief_text_set_answer (text, "helped", "Everybody had a turn.");
  ps_debriefs_finish_async (debriefs, session_id, text, NULL, keep_cb, &result);
  need (ps_debriefs_finish (debriefs, wait_for (&result), &error), error);
}

static void
hold (const char *path)
{
  g_autoptr (PsWorkspace) workspace = ps_workspace_new (path, &ps_clock_system);
  g_autoptr (GError) error = NULL;

  need (ps_workspace_probe (workspace, &error), error);
  need (ps_workspace_unlock (workspace, "ana", passphrase (), &error), error);
  puts ("held");
  fflush (stdout);
  while (getchar () != EOF)
    ;
}

static void
add_users (const char *path)
{
  static const PsRole roles[] = {
    PS_ROLE_FRONT_DESK, PS_ROLE_PEER_LEADER, PS_ROLE_CO_FACILITATOR, PS_ROLE_ADMINISTRATOR,
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (PsKeyring) keyring = ps_keyring_load (path, NULL, &error);
  g_autoptr (PsSecret) secret = passphrase ();
  PsKeyringPassphrase given = { secret, { PS_KDF_MEMORY_MIN_KIB, PS_KDF_PASSES_MIN }, FALSE };
  g_autoptr (PsKeys) keys = NULL;

  need (keyring != NULL, error);
  keys = ps_keyring_unlock (keyring, "ana", ps_secret_get_text (secret), ps_secret_get_size (secret),
                            &error);
  need (keys != NULL, error);
  for (gsize i = 0; i < G_N_ELEMENTS (roles); i++)
    need (ps_keyring_add_user (keyring, keys, ps_role_to_string (roles[i]), roles[i], &given, NULL,
                               &error), error);
  need (ps_keyring_save (keyring, path, &error), error);
}

/* As whoever has the key can with SQLite's own shell, past every function of a store. */
static void
do_sql (const char *path,
        gboolean    asks)
{
  g_autofree char *database = g_build_filename (path, "peerside.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (PsKeyring) keyring = ps_keyring_load (path, NULL, &error);
  g_autoptr (PsSecret) secret = passphrase ();
  g_autoptr (GString) sql = g_string_new (asks ? "" : "PRAGMA foreign_keys = OFF;"
                                                      "PRAGMA ignore_check_constraints = ON;");
  PsKeys *keys = NULL;
  PsConn *conn = NULL;
  gint64 number = 0;
  int c;

  while ((c = getchar ()) != EOF)
    g_string_append_c (sql, (char) c);

  if (keyring != NULL)
    keys = ps_keyring_unlock (keyring, "ana", ps_secret_get_text (secret),
                              ps_secret_get_size (secret), &error);
  if (keys != NULL)
    conn = ps_conn_open (database, ps_keys_get_data_key (keys), PS_CONN_WRITE, &error);
  need (conn != NULL && ps_conn_prepare_files (conn, &error), error);
  if (asks)
    {
      PsStmt *stmt = ps_conn_prepare (conn, sql->str, &error);

      need (stmt != NULL && ps_conn_take_int64 (conn, stmt, &number, &error), error);
      printf ("%" G_GINT64_FORMAT "\n", number);
    }
  else
    {
      need (ps_conn_exec (conn, sql->str, &error), error);
    }
  ps_conn_close (conn);
  ps_keys_unref (keys);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (PsWorkspace) workspace = NULL;
  gint64 group_id;
  gint64 ana_id;

  setlocale (LC_ALL, "");
  need (argc == 3 && ps_vault_init (NULL), NULL);

  if (strcmp (argv[1], "hold") == 0)
    {
      hold (argv[2]);
      return 0;
    }
  if (strcmp (argv[1], "users") == 0)
    {
      add_users (argv[2]);
      return 0;
    }
  if (strcmp (argv[1], "sql") == 0 || strcmp (argv[1], "ask") == 0)
    {
      do_sql (argv[2], strcmp (argv[1], "ask") == 0);
      return 0;
    }

  workspace = make (argv[2], strcmp (argv[1], "sheet") == 0);
  if (strcmp (argv[1], "empty") == 0 || strcmp (argv[1], "sheet") == 0)
    return 0;

  group_id = add_group (workspace);
  ana_id = add_member (workspace, "Ana", group_id);
  add_member (workspace, "Ben", group_id);
  write_debrief (workspace, hold_meeting (workspace, group_id, ana_id));

  return 0;
}
