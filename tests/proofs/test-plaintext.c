/* What a person typed stands in no file that Peerside writes, at no moment, whatever became of it.
 *
 * A child fills a vault with words that occur nowhere else, and all files that it wrote are read
 * through for them: while it works, after it was killed in the middle, and after it locked. The
 * control is the same program built without encryption: there each of the words has to be found,
 * except those that are sealed once more.
 */
#include <fcntl.h>
#include <ftw.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ps-conn.h"
#include "ps-proof-child.h"
#include "ps-proof-kill.h"
#include "ps-recovery.h"
#include "ps-setting-store.h"
#include "ps-test-db.h"
#include "ps-vault.h"
#include "ps-workspace.h"

#ifdef PS_LONG_TESTS
#define N_KILLS 600
#else
#define N_KILLS 40
#endif

#define N_MEMBERS 12

/* Lower case, so that they are the same in an index that folds words. */
typedef struct {
  const char *word;
  gboolean    sealed;  /* by the notes' key, in every build */
} Marker;

#define CLINIC "quastrandklinik"
#define PHONE "zwirnfernruf"
#define CONTACT "krisenlaterne"
#define GROUP "moorgruppe"
#define PLACE "dachkammerraum"
#define AGREEMENT "stillschweigepakt"
#define LEADER "leitwendeline"
#define NAME "quittenjette"
#define FULL_NAME "quittenjettelang"
#define ACCESS "rollstuhlrampe"
#define STREET "zaunkoeniggasse"
#define TOPIC "kraeftehaushalt"
#define EXERCISE "loeffeluebung"
#define WALK_IN "ueberraschungsgast"
#define SEGMENT "runenrunde"
#define FOLLOW_UP "fahrdienstfrage"
#define DRAFT "entwurfsgeheimnis"
#define DEBRIEF "nachklanggeheimnis"
#define PRIVATE "eigenerfolgezettel"

static const Marker markers[] = {
  { CLINIC }, { PHONE }, { CONTACT }, { GROUP }, { PLACE }, { AGREEMENT }, { LEADER }, { NAME },
  { FULL_NAME }, { ACCESS }, { STREET }, { TOPIC }, { EXERCISE }, { WALK_IN }, { SEGMENT },
  { FOLLOW_UP },
  { DRAFT, TRUE }, { DEBRIEF, TRUE }, { PRIVATE, TRUE },
  /* What opens the vault is in no file of any build. */
  { "wachtelhuegel", TRUE },
};

/* The child */

/* What the fixed clock says: nothing here depends on how long anything takes. */
static void
tell_time (PsInstant *instant,
           gpointer   data)
{
  gint64 *calls = data;

  instant->wall = G_GINT64_CONSTANT (1796126400) * G_TIME_SPAN_SECOND + ++*calls * 1000;
  instant->boot = G_TIME_SPAN_HOUR + *calls * 1000;
  g_strlcpy (instant->boot_id, "the first start", sizeof instant->boot_id);
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
stage (const char *name)
{
  ps_proof_say ("%s", name);
  ps_proof_wait_for_go ();
}

static void
create (PsWorkspace *workspace)
{
  g_autoptr (GError) error = NULL;
  PsFounding *founding = ps_founding_new ();
  PsLocalContactRow *contact = ps_local_contact_row_new ();

  founding->user_name = g_strdup ("Rosa");
  founding->passphrase = ps_secret_new (PS_PROOF_PASSPHRASE, strlen (PS_PROOF_PASSPHRASE));
  founding->recovery_code = ps_recovery_code_new ();
  founding->clinic_name = g_strdup (CLINIC);
  founding->clinic_phone = g_strdup (PHONE);
  founding->quick = TRUE;
  contact->kind = g_strdup ("on-call");
  contact->name = g_strdup (CONTACT);
  contact->number = g_strdup ("555-0100");
  founding->contacts = g_ptr_array_new_with_free_func ((GDestroyNotify) ps_local_contact_row_free);
  g_ptr_array_add (founding->contacts, contact);

  ps_workspace_create (workspace, founding, &error);
  g_assert_no_error (error);
}

static void
add_group (PsWorkspace *workspace)
{
  g_autoptr (PsGroupRow) row = ps_group_row_new ();
  g_autoptr (GPtrArray) agenda = ps_segment_plans_new ();

  row->name = g_strdup (GROUP);
  row->model = g_strdup ("recovery");
  row->place = g_strdup (PLACE);
  row->zone = g_strdup ("UTC");
  row->rule = g_strdup ("FREQ=WEEKLY;BYDAY=TU");
  row->starts_on = g_strdup ("2026-12-01");
  row->start_minute = 18 * 60;
  row->minutes = 60;
  row->agreement = g_strdup (AGREEMENT);
  row->peer_leader = g_strdup (LEADER);
  g_ptr_array_add (agenda, ps_segment_plan_new (PS_SEGMENT_CHECK_IN, SEGMENT, 300, 600, 900));
  g_ptr_array_add (agenda, ps_segment_plan_new (PS_SEGMENT_TOPIC, "Topic", 600, 3000, 3000));
  CALL (ps_groups_add_finish, ps_groups_add_async, ps_workspace_get_groups (workspace), row, agenda);
}

/* Enough of them to have more than one page. */
static void
add_members (PsWorkspace *workspace)
{
  for (guint i = 0; i < N_MEMBERS; i++)
    {
      g_autoptr (PsMemberRow) row = ps_member_row_new ();
      PsContactWayRow *way = ps_contact_way_row_new ();

      row->preferred_name = g_strdup_printf (NAME " %u", i);
      row->full_name = g_strdup_printf (FULL_NAME " %u", i);
      row->access_needs = g_strdup (ACCESS);
      way->kind = g_strdup ("postal");
      way->value = g_strdup_printf (STREET " %u", i);
      row->ways = g_ptr_array_new_with_free_func ((GDestroyNotify) ps_contact_way_row_free);
      g_ptr_array_add (row->ways, way);
      CALL (ps_roster_add_finish, ps_roster_add_async, ps_workspace_get_roster (workspace), row, 1);
    }
}

static void
add_topic (PsWorkspace *workspace)
{
  g_autoptr (PsTopicRow) row = ps_topic_row_new ();

  row->title = g_strdup (TOPIC);
  row->exercise = g_strdup (EXERCISE);
  row->minutes = 30;
  CALL (ps_topics_save_finish, ps_topics_save_async, ps_workspace_get_topics (workspace), row);
}

static void
start (PsWorkspace *workspace)
{
  PsMeetings *meetings = ps_workspace_get_meetings (workspace);
  g_autoptr (GError) error = NULL;
  PsMeetingDraft *draft = ps_meetings_prepare (meetings, 1, NULL, 1, &error);
  g_autoptr (PsAttendanceSheet) sheet = NULL;

  g_assert_no_error (error);
  CALL (ps_meetings_start_finish, ps_meetings_start_async, meetings, draft);

  sheet = ps_meetings_get_attendance (meetings, 1, &error);
  g_assert_no_error (error);
  CALL (ps_attendance_sheet_added_finish, ps_attendance_sheet_walk_in_async, sheet, WALK_IN);
}

static void
touch (PsWorkspace *workspace,
       PsClockVerb  verb,
       const char  *argument)
{
  PsLiveMeeting *meeting = ps_meetings_get_current (ps_workspace_get_meetings (workspace));

  CALL (ps_live_meeting_do_finish, ps_live_meeting_do_async, meeting, verb, argument);
}

static PsDebriefText *
debrief_saying (const char *words)
{
  PsDebriefText *text = ps_debrief_text_new ();

  ps_debrief_text_set_answer (text, "helped", words);

  return text;
}

static void
add_follow_up (PsDebriefText *text,
               const char    *what,
               const char    *owner)
{
  PsFollowUp *follow_up = ps_follow_up_new ();

  g_free (follow_up->what);
  g_free (follow_up->owner);
  follow_up->what = g_strdup (what);
  follow_up->owner = g_strdup (owner);
  g_strlcpy (follow_up->due_on, "2026-12-08", sizeof follow_up->due_on);
  g_ptr_array_add (text->follow_ups, follow_up);
}

static void
save_draft (PsWorkspace *workspace)
{
  g_autoptr (PsDebriefText) text = debrief_saying (DRAFT);

  CALL (ps_debriefs_finish, ps_debriefs_save_draft_async, ps_workspace_get_debriefs (workspace), 1,
        text);
}

static void
finish_debrief (PsWorkspace *workspace)
{
  g_autoptr (PsDebriefText) text = debrief_saying (DEBRIEF);

  add_follow_up (text, FOLLOW_UP, "desk");
  add_follow_up (text, PRIVATE, "peer");
  CALL (ps_debriefs_finish, ps_debriefs_finish_async, ps_workspace_get_debriefs (workspace), 1, text);
}

/* Looking for something may need room, too. */
static void
search_everything (PsWorkspace *workspace)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PsRowList) members = ps_roster_list_new (ps_workspace_get_roster (workspace), 0);
  PsDebriefs *debriefs = ps_workspace_get_debriefs (workspace);
  g_autoptr (PsRowList) found = ps_debriefs_list_new (debriefs);

  ps_roster_list_search (members, NAME, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (members)), ==, N_MEMBERS);
  ps_debriefs_list_search (debriefs, found, DEBRIEF, &error);
  g_assert_no_error (error);
}

static void
back_up (PsWorkspace *workspace)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path =
    ps_backups_make (ps_workspace_get_backups (workspace), PS_BACKUP_MANUAL, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (path);
}

static int
fill (const char *path,
      guint       moment,
      PsProofCut  cut)
{
  gint64 calls = 0;
  const PsClock clock = { tell_time, &calls };
  g_autoptr (PsWorkspace) workspace = ps_workspace_new (path, &clock);

  ps_proof_kill_arm (moment, cut);
  create (workspace);
  stage ("a vault");
  add_group (workspace);
  stage ("a group");
  add_members (workspace);
  stage ("members");
  add_topic (workspace);
  stage ("a topic");
  start (workspace);
  stage ("a meeting");
  touch (workspace, PS_CLOCK_NEXT, NULL);
  touch (workspace, PS_CLOCK_END, NULL);
  stage ("its end");
  save_draft (workspace);
  stage ("a draft");
  finish_debrief (workspace);
  stage ("a debrief");
  search_everything (workspace);
  stage ("a search");
  back_up (workspace);
  stage ("a backup");
  ps_workspace_lock (workspace);
  ps_proof_say ("%u", ps_proof_kill_moments ());

  return 0;
}

/* The parent */

typedef struct {
  guint64 found;  /* a bit for each marker */
  guint   files;
} Search;

static Search *current;

static gboolean
holds (const char *bytes,
       gsize       n,
       const char *word)
{
  g_autofree char *wide = g_convert (word, -1, "UTF-16LE", "UTF-8", NULL, NULL, NULL);

  return memmem (bytes, n, word, strlen (word)) != NULL ||
         memmem (bytes, n, wide, 2 * strlen (word)) != NULL;
}

static void
search_file (const char *path)
{
  g_autofree char *bytes = NULL;
  gsize n;

  if (!g_file_get_contents (path, &bytes, &n, NULL))
    return;

  current->files++;
  for (guint i = 0; i < G_N_ELEMENTS (markers); i++)
    {
      if (holds (bytes, n, markers[i].word))
        current->found |= G_GUINT64_CONSTANT (1) << i;
    }
}

static int
search_cb (const char        *path,
           const struct stat *st G_GNUC_UNUSED,
           int                kind,
           struct FTW        *ftw G_GNUC_UNUSED)
{
  if (kind == FTW_F)
    search_file (path);

  return 0;
}

/* A temporary file without a name is in no folder: it is found by who holds it. */
static void
search_open_files (GPid pid)
{
  g_autofree char *folder = g_strdup_printf ("/proc/%d/fd", pid);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      struct stat st;

      if (stat (path, &st) == 0 && S_ISREG (st.st_mode))
        search_file (path);
    }
}

/* In every file below the place, and in those that @pid, if there is one, has open. */
static Search
search (const PsProofPlace *place,
        GPid                pid)
{
  Search result = { 0 };

  current = &result;
  g_assert_cmpint (nftw (place->root, search_cb, 8, FTW_PHYS), ==, 0);
  if (pid != 0)
    search_open_files (pid);
  current = NULL;

  return result;
}

static char *
words_of (guint64 bits)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (markers); i++)
    {
      if (bits & G_GUINT64_CONSTANT (1) << i)
        g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "", markers[i].word);
    }

  return g_string_free (words, FALSE);
}

/* What must never be found: everything, or what is sealed once more. */
static guint64
forbidden (void)
{
  guint64 bits = 0;

  for (guint i = 0; i < G_N_ELEMENTS (markers); i++)
    {
      if (ps_conn_has_cipher () || markers[i].sealed)
        bits |= G_GUINT64_CONSTANT (1) << i;
    }

  return bits;
}

static void
assert_nothing_shows (const Search *result)
{
  g_autofree char *words = words_of (result->found & forbidden ());

  g_assert_cmpstr (words, ==, "");
}

/* While it is open, after each step, and after it was closed: also the control that all of them are
 * written at all, and would be found.
 */
static void
test_nothing_shows_while_it_works (void)
{
  PsProofPlace place;
  PsProofChild *child;
  char *line;
  guint64 found = 0;
  guint stages = 0;

  ps_proof_place_make (&place);
  child = ps_proof_child_start (&place, "--child", place.vault, "0", "0", NULL);

  while ((line = ps_proof_child_hear (child)) != NULL)
    {
      Search result = search (&place, ps_proof_child_pid (child));

      g_test_message ("%s: %u files", line, result.files);
      assert_nothing_shows (&result);
      g_assert_cmpuint (result.files, >=, 3);
      found |= result.found;
      stages++;
      g_free (line);
      ps_proof_child_go_on (child);
    }

  g_assert_false (ps_proof_child_end (child));
  g_assert_cmpuint (stages, ==, 11);

  {
    Search result = search (&place, 0);
    g_autofree char *words = NULL;
    g_autofree char *expected = NULL;

    assert_nothing_shows (&result);
    words = words_of (found | result.found);
    expected = words_of (~forbidden ());
    g_assert_cmpstr (words, ==, expected);
  }

  ps_proof_place_clear (&place);
}

/* How many touches of the disk the whole story has. */
static guint
count_moments (void)
{
  PsProofPlace place;
  PsProofChild *child;
  guint moments = 0;
  char *line;

  ps_proof_place_make (&place);
  child = ps_proof_child_start (&place, "--child", place.vault, "0", "0", NULL);
  while ((line = ps_proof_child_hear (child)) != NULL)
    {
      moments = strtoul (line, NULL, 10);
      g_free (line);
      ps_proof_child_go_on (child);
    }
  g_assert_false (ps_proof_child_end (child));
  ps_proof_place_clear (&place);

  return moments;
}

static void
test_nothing_shows_after_a_kill (void)
{
  guint moments = count_moments ();
  guint killed = 0;

  g_assert_cmpuint (moments, >, N_KILLS);

  for (guint i = 0; i < N_KILLS; i++)
    {
      g_autofree char *moment = g_strdup_printf ("%d", g_test_rand_int_range (1, moments));
      g_autofree char *cut = g_strdup_printf ("%u", i % PS_PROOF_N_CUTS);
      PsProofPlace place;
      PsProofChild *child;
      Search result;
      char *line;

      ps_proof_place_make (&place);
      child = ps_proof_child_start (&place, "--child", place.vault, moment, cut, NULL);
      while ((line = ps_proof_child_hear (child)) != NULL)
        {
          g_free (line);
          ps_proof_child_go_on (child);
        }
      killed += ps_proof_child_end (child);

      result = search (&place, 0);
      assert_nothing_shows (&result);
      ps_proof_place_clear (&place);
    }

  /* The numbers may differ by a few from run to run, as two threads write. */
  g_test_message ("killed %u times at one of %u moments", killed, moments);
  g_assert_cmpuint (killed, >=, N_KILLS * 9 / 10);
}

int
main (int   argc,
      char *argv[])
{
  g_assert_true (ps_vault_init (NULL));
  if (argc == 5 && g_str_equal (argv[1], "--child"))
    return fill (argv[2], strtoul (argv[3], NULL, 10), strtoul (argv[4], NULL, 10));

  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plaintext/nothing-shows-while-it-works", test_nothing_shows_while_it_works);
  g_test_add_func ("/plaintext/nothing-shows-after-a-kill", test_nothing_shows_after_a_kill);

  return g_test_run ();
}
