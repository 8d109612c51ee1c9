#include <glib/gstdio.h>
#include <string.h>

#include "ps-curtain.h"
#include "ps-error-label.h"
#include "ps-locked-page.h"
#include "ps-main-view.h"
#include "ps-meeting-view.h"
#include "ps-problem-page.h"
#include "ps-recovery.h"
#include "ps-sample.h"
#include "ps-setup.h"
#include "ps-recovery-paper.h"
#include "ps-test-db.h"
#include "ps-ui-test.h"
#include "ps-vault.h"
#include "ps-welcome-page.h"
#include "ps-window.h"

#define PASSPHRASE "green lamp in a boat"

typedef struct {
  char           *dir;
  char           *path;
  GtkApplication *application;
  PsWorkspace    *workspace;
  GtkWidget      *window;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  application)
{
  g_autoptr (GError) error = NULL;

  self->dir = g_dir_make_tmp ("peerside-window-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->dir, "vault", NULL);

  self->application = GTK_APPLICATION (application);
  self->workspace = ps_workspace_new (self->path, &ps_clock_system);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data G_GNUC_UNUSED)
{
  ps_workspace_lock (self->workspace);
  if (self->window != NULL)
    gtk_window_destroy (GTK_WINDOW (self->window));
  ps_ui_test_settle ();
  g_assert_finalize_object (self->workspace);
  ps_test_remove_dir (self->dir);
  g_free (self->dir);
  g_free (self->path);
}

static void
show_window (Fixture *self)
{
  self->window = GTK_WIDGET (ps_window_new (self->application, self->workspace, NULL));
  ps_window_retry (PS_WINDOW (self->window));
  gtk_window_present (GTK_WINDOW (self->window));
  ps_ui_test_settle ();
}

static void
make_vault (Fixture *self)
{
  PsFounding *founding = ps_founding_new ();
  g_autoptr (GError) error = NULL;

  founding->user_name = g_strdup ("Maria");
  founding->passphrase = ps_secret_new (PASSPHRASE, strlen (PASSPHRASE));
  founding->recovery_code = ps_recovery_code_new ();
  founding->clinic_name = g_strdup ("Example Clinic");
  founding->quick = TRUE;
  ps_workspace_create (self->workspace, founding, &error);
  g_assert_no_error (error);
  ps_workspace_lock (self->workspace);
}

static gboolean
shows (Fixture *self,
       GType    type)
{
  return ps_ui_test_find (self->window, type, NULL) != NULL;
}

static gboolean
is_enabled (Fixture    *self,
            const char *action)
{
  gboolean enabled = FALSE;

  /* A button of its own would be insensitive: this is what it goes by. */
  GtkWidget *button = g_object_ref_sink (gtk_button_new ());

  gtk_widget_insert_before (button, self->window, NULL);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  enabled = gtk_widget_get_sensitive (button);
  gtk_widget_unparent (button);
  g_object_unref (button);

  return enabled;
}

/* Types into what a label with a mnemonic is for. */
static void
type (Fixture    *self,
      const char *label,
      const char *text)
{
  GtkWidget *found = ps_ui_test_find (self->window, GTK_TYPE_LABEL, label);

  if (found == NULL)
    g_error ("There is no label “%s”", label);
  gtk_editable_set_text (GTK_EDITABLE (gtk_label_get_mnemonic_widget (GTK_LABEL (found))), text);
}

static char *
read_entry (Fixture    *self,
            const char *label)
{
  GtkWidget *found = ps_ui_test_find (self->window, GTK_TYPE_LABEL, label);
  GtkWidget *entry = gtk_label_get_mnemonic_widget (GTK_LABEL (found));

  return g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry)));
}

static void
fill_first_step (Fixture *self)
{
  ps_ui_test_click (self->window, "_Set Up Peerside");
  type (self, "Your _name", "Maria Example");
  type (self, "_Passphrase", PASSPHRASE);
  type (self, "Passphrase _again", PASSPHRASE);
  ps_ui_test_click (self->window, "_Continue");
}

static void
fill_second_step (Fixture *self)
{
  GtkWidget *step = ps_ui_test_find (self->window, PS_TYPE_RECOVERY_PAPER, NULL);
  PsSecret *code;

  g_assert_nonnull (step);
  code = ps_recovery_paper_get_code (PS_RECOVERY_PAPER (step));

  for (guint i = 0; i < PS_RECOVERY_N_GROUPS; i++)
    {
      g_autofree char *label = g_strdup_printf ("Group %u", i + 1);
      g_autoptr (PsSecret) group = ps_recovery_group (code, i);

      if (ps_ui_test_find (self->window, GTK_TYPE_LABEL, label) != NULL)
        type (self, label, ps_secret_get_text (group));
    }
  ps_ui_test_click (self->window, "_Continue");
}

static void
fill_all_steps (Fixture *self)
{
  fill_first_step (self);
  fill_second_step (self);
  type (self, "_Name of the clinic", "Example Clinic");
  ps_ui_test_click (self->window, "_Use 988");
  ps_ui_test_click (self->window, "_Continue");
  type (self, "_Name of the group", "Living with Pain");
}

static void
test_first_run_ends_in_an_open_vault (Fixture       *self,
                                      gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GPtrArray) contacts = NULL;
  GListModel *groups;

  show_window (self);
  g_assert_true (shows (self, PS_TYPE_WELCOME_PAGE));

  fill_all_steps (self);
  g_assert_false (g_file_test (self->path, G_FILE_TEST_EXISTS));
  ps_ui_test_click (self->window, "_Finish");
  ps_ui_test_wait_for (shows (self, PS_TYPE_MAIN_VIEW));

  g_assert_cmpint (ps_workspace_get_state (self->workspace), ==, PS_WORKSPACE_OPEN);
  g_assert_cmpstr (ps_workspace_get_user_name (self->workspace), ==, "Maria Example");
  g_assert_cmpstr (ps_clinic_get_name (ps_workspace_get_clinic (self->workspace)), ==,
                   "Example Clinic");
  contacts = ps_clinic_get_contacts (ps_workspace_get_clinic (self->workspace), NULL);
  g_assert_cmpuint (contacts->len, ==, 1);
  groups = ps_groups_get_list (ps_workspace_get_groups (self->workspace));
  g_assert_cmpuint (g_list_model_get_n_items (groups), ==, 1);
}

static void
test_first_run_can_do_without_a_group (Fixture       *self,
                                       gconstpointer  data G_GNUC_UNUSED)
{
  GListModel *groups;

  show_window (self);
  fill_all_steps (self);
  type (self, "_Name of the group", "");
  ps_ui_test_click (self->window, "_Without a Group for Now");
  ps_ui_test_wait_for (shows (self, PS_TYPE_MAIN_VIEW));

  groups = ps_groups_get_list (ps_workspace_get_groups (self->workspace));
  g_assert_cmpuint (g_list_model_get_n_items (groups), ==, 0);
}

static void
test_going_back_loses_nothing (Fixture       *self,
                               gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *name = NULL;
  g_autofree char *passphrase = NULL;
  g_autofree char *clinic = NULL;

  show_window (self);
  fill_first_step (self);
  fill_second_step (self);
  type (self, "_Name of the clinic", "Example Clinic");

  ps_ui_test_click (self->window, "Back");
  ps_ui_test_click (self->window, "Back");
  name = read_entry (self, "Your _name");
  g_assert_cmpstr (name, ==, "Maria Example");
  passphrase = read_entry (self, "Passphrase _again");
  g_assert_cmpstr (passphrase, ==, PASSPHRASE);

  ps_ui_test_click (self->window, "Back");
  g_assert_true (shows (self, PS_TYPE_WELCOME_PAGE));
  ps_ui_test_click (self->window, "_Set Up Peerside");

  ps_ui_test_click (self->window, "_Continue");
  ps_ui_test_click (self->window, "_Continue");
  clinic = read_entry (self, "_Name of the clinic");
  g_assert_cmpstr (clinic, ==, "Example Clinic");
}

static void
test_what_fails_can_be_tried_again (Fixture       *self,
                                    gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *in_the_way = g_build_filename (self->dir, "file", NULL);
  GtkWidget *label = NULL;

  /* A file where a folder has to be is refused to root as well. */
  g_assert_true (g_file_set_contents (in_the_way, "", 0, NULL));
  g_free (self->path);
  self->path = g_build_filename (in_the_way, "vault", NULL);
  g_object_unref (self->workspace);
  self->workspace = ps_workspace_new (self->path, &ps_clock_system);

  show_window (self);
  fill_all_steps (self);
  ps_ui_test_click (self->window, "_Finish");
  ps_ui_test_wait_for ((label = ps_ui_test_find (self->window, PS_TYPE_ERROR_LABEL, NULL)) != NULL);
  g_assert_nonnull (strstr (ps_error_label_get_text (PS_ERROR_LABEL (label)), in_the_way));
  g_assert_true (shows (self, PS_TYPE_SETUP));

  g_assert_cmpint (g_unlink (in_the_way), ==, 0);
  ps_ui_test_click (self->window, "_Try Again");
  ps_ui_test_wait_for (shows (self, PS_TYPE_MAIN_VIEW));
}

static void
test_locked_page_says_that_a_passphrase_is_wrong (Fixture       *self,
                                                  gconstpointer  data G_GNUC_UNUSED)
{
  GtkWidget *label = NULL;

  make_vault (self);
  show_window (self);
  g_assert_true (shows (self, PS_TYPE_LOCKED_PAGE));

  gtk_widget_activate_action (ps_ui_test_find (self->window, PS_TYPE_LOCKED_PAGE, NULL),
                              "locked.unlock", NULL);
  label = ps_ui_test_find (self->window, PS_TYPE_ERROR_LABEL, NULL);
  g_assert_cmpstr (ps_error_label_get_text (PS_ERROR_LABEL (label)), ==,
                   "Type your passphrase first.");

  type (self, "_Passphrase", "green lamp in a coat");
  gtk_widget_activate_action (ps_ui_test_find (self->window, PS_TYPE_LOCKED_PAGE, NULL),
                              "locked.unlock", NULL);
  g_assert_null (ps_ui_test_find (self->window, PS_TYPE_ERROR_LABEL, NULL));
  ps_ui_test_wait_for ((label = ps_ui_test_find (self->window, PS_TYPE_ERROR_LABEL, NULL)) != NULL);
  g_assert_true (shows (self, PS_TYPE_LOCKED_PAGE));

  type (self, "_Passphrase", PASSPHRASE);
  gtk_widget_activate_action (ps_ui_test_find (self->window, PS_TYPE_LOCKED_PAGE, NULL),
                              "locked.unlock", NULL);
  ps_ui_test_wait_for (shows (self, PS_TYPE_MAIN_VIEW));
}

static void
unlock (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  ps_workspace_unlock (self->workspace, "Maria", ps_secret_new (PASSPHRASE, strlen (PASSPHRASE)),
                       &error);
  g_assert_no_error (error);
  ps_ui_test_settle ();
}

/* The dialog below is still there: GTK 4.8 speaks to it when the one over it goes. */
static void
went_cb (gpointer  data,
         GObject  *over G_GNUC_UNUSED)
{
  GtkWidget **below = data;

  g_assert_nonnull (*below);
}

static void
test_locking_takes_everything_away (Fixture       *self,
                                    gconstpointer  data G_GNUC_UNUSED)
{
  GtkWidget *view, *preferences, *over;

  make_vault (self);
  show_window (self);
  unlock (self);

  view = ps_ui_test_find (self->window, PS_TYPE_MAIN_VIEW, NULL);
  g_object_add_weak_pointer (G_OBJECT (view), (gpointer *) &view);
  gtk_widget_activate_action (self->window, "win.preferences", NULL);
  preferences = ps_ui_test_dialog (GTK_TYPE_WINDOW, "Preferences");
  g_assert_nonnull (preferences);
  g_object_add_weak_pointer (G_OBJECT (preferences), (gpointer *) &preferences);

  /* What stands over a dialog goes before it. */
  over = gtk_window_new ();
  g_object_add_weak_pointer (G_OBJECT (over), (gpointer *) &over);
  g_object_weak_ref (G_OBJECT (over), went_cb, &preferences);
  gtk_window_set_transient_for (GTK_WINDOW (over), GTK_WINDOW (preferences));
  gtk_window_present (GTK_WINDOW (over));

  gtk_widget_activate_action (self->window, "win.lock", NULL);
  ps_ui_test_settle ();
  g_assert_true (shows (self, PS_TYPE_LOCKED_PAGE));
  g_assert_null (view);
  g_assert_null (preferences);
  g_assert_null (over);
  g_assert_cmpint (ps_workspace_get_state (self->workspace), ==, PS_WORKSPACE_LOCKED);
}

static void
test_actions_follow_the_state (Fixture       *self,
                               gconstpointer  data G_GNUC_UNUSED)
{
  make_vault (self);
  show_window (self);
  g_assert_false (is_enabled (self, "win.lock"));
  g_assert_false (is_enabled (self, "win.curtain"));
  g_assert_false (is_enabled (self, "win.preferences"));
  g_assert_false (is_enabled (self, "win.new-group"));

  unlock (self);
  g_assert_true (is_enabled (self, "win.lock"));
  g_assert_true (is_enabled (self, "win.curtain"));
  g_assert_true (is_enabled (self, "win.preferences"));

  gtk_widget_activate_action (self->window, "win.curtain", NULL);
  g_assert_true (shows (self, PS_TYPE_CURTAIN));
  g_assert_false (shows (self, PS_TYPE_MAIN_VIEW));
  g_assert_true (is_enabled (self, "win.lock"));
  g_assert_true (is_enabled (self, "win.curtain"));
  g_assert_false (is_enabled (self, "win.preferences"));
  g_assert_false (is_enabled (self, "win.undo"));

  ps_ui_test_click (self->window, "_Draw Back the Curtain");
  g_assert_true (shows (self, PS_TYPE_MAIN_VIEW));
}

static void
test_a_folder_of_something_else_is_a_problem (Fixture       *self,
                                              gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *other = g_build_filename (self->path, "holiday.txt", NULL);

  g_assert_cmpint (g_mkdir (self->path, 0700), ==, 0);
  g_assert_true (g_file_set_contents (other, "sand", -1, NULL));

  show_window (self);
  g_assert_true (shows (self, PS_TYPE_PROBLEM_PAGE));
  g_assert_nonnull (ps_window_get_problem (PS_WINDOW (self->window)));

  g_assert_cmpint (g_unlink (other), ==, 0);
  ps_ui_test_click (self->window, "_Try Again");
  g_assert_true (shows (self, PS_TYPE_WELCOME_PAGE));
  g_assert_null (ps_window_get_problem (PS_WINDOW (self->window)));
}

static void
test_preferences_are_kept (Fixture       *self,
                           gconstpointer  data G_GNUC_UNUSED)
{
  GtkWidget *preferences, *entry;

  make_vault (self);
  show_window (self);
  unlock (self);

  gtk_widget_activate_action (self->window, "win.preferences", NULL);
  preferences = ps_ui_test_dialog (GTK_TYPE_WINDOW, "Preferences");
  entry = ps_ui_test_find (preferences, GTK_TYPE_ENTRY, "Example Clinic");
  g_assert_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), "Riverside Example Clinic");

  /* Locked at once: what was typed a moment ago is not lost. */
  gtk_widget_activate_action (self->window, "win.lock", NULL);
  unlock (self);
  g_assert_cmpstr (ps_clinic_get_name (ps_workspace_get_clinic (self->workspace)), ==,
                   "Riverside Example Clinic");
}

static gboolean
tab_reaches (Fixture    *self,
             const char *tooltip)
{
  for (guint i = 0; i < 30; i++)
    {
      GtkWidget *focus;

      gtk_widget_child_focus (self->window, GTK_DIR_TAB_FORWARD);
      focus = gtk_window_get_focus (GTK_WINDOW (self->window));
      if (focus != NULL && g_strcmp0 (gtk_widget_get_tooltip_text (focus), tooltip) == 0)
        return TRUE;
    }

  return FALSE;
}

static void
test_tab_reaches_the_way_back (Fixture       *self,
                               gconstpointer  data G_GNUC_UNUSED)
{
  show_window (self);
  ps_ui_test_click (self->window, "_Set Up Peerside");
  g_assert_true (GTK_IS_TEXT (gtk_window_get_focus (GTK_WINDOW (self->window))));
  g_assert_true (tab_reaches (self, "Back"));
}

/* A meeting of ninety minutes, as the page Today would start it. */
static void
start_meeting (Fixture *self)
{
  PsMeetings *meetings = ps_workspace_get_meetings (self->workspace);
  GListModel *groups = ps_groups_get_list (ps_workspace_get_groups (self->workspace));
  g_autoptr (PsGroup) group = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  PsMeetingDraft *draft;

  g_assert_true (ps_sample_fill (ps_workspace_get_db (self->workspace),
                                 ps_workspace_get_keys (self->workspace), &ps_clock_system,
                                 ps_workspace_get_content (self->workspace),
                                 &(PsSampleSize) { 3, 0, 0, 0 }, 1, &error));
  g_assert_no_error (error);
  ps_ui_test_wait_for (g_list_model_get_n_items (groups) > 0);

  group = g_list_model_get_item (groups, 0);
  draft = ps_meetings_prepare (meetings, ps_group_get_id (group), NULL, g_get_real_time (), &error);
  g_assert_no_error (error);
  ps_meetings_start_async (meetings, draft, NULL, ps_test_take_result_cb, &result);
  ps_meetings_start_finish (meetings, ps_test_wait (&result), &error);
  g_assert_no_error (error);
  ps_ui_test_settle ();
}

static void
test_running_meeting_is_what_is_seen (Fixture       *self,
                                      gconstpointer  data G_GNUC_UNUSED)
{
  make_vault (self);
  show_window (self);
  unlock (self);
  start_meeting (self);
  g_assert_true (shows (self, PS_TYPE_MEETING_VIEW));

  /* The curtain hides it, and it goes on. */
  gtk_widget_activate_action (self->window, "win.curtain", NULL);
  g_assert_false (shows (self, PS_TYPE_MEETING_VIEW));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (self->window)), ==, "Peerside");
  gtk_widget_activate_action (self->window, "win.curtain", NULL);
  g_assert_true (shows (self, PS_TYPE_MEETING_VIEW));

  /* The vault locks, and it is there again afterwards. */
  gtk_widget_activate_action (self->window, "win.lock", NULL);
  g_assert_true (shows (self, PS_TYPE_LOCKED_PAGE));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (self->window)), ==, "Peerside");
  unlock (self);
  g_assert_true (shows (self, PS_TYPE_MEETING_VIEW));
}

static void
test_closing_asks_while_a_meeting_runs (Fixture       *self,
                                        gconstpointer  data G_GNUC_UNUSED)
{
  PsMeetings *meetings;

  make_vault (self);
  show_window (self);
  unlock (self);
  start_meeting (self);
  meetings = ps_workspace_get_meetings (self->workspace);

  gtk_window_close (GTK_WINDOW (self->window));
  ps_ui_test_answer ("_Keep Running");
  ps_ui_test_wait_for (ps_ui_test_dialog (GTK_TYPE_BUTTON, "_Keep Running") == NULL);
  g_assert_nonnull (ps_meetings_get_current (meetings));
  g_assert_true (shows (self, PS_TYPE_MEETING_VIEW));

  gtk_window_close (GTK_WINDOW (self->window));
  ps_ui_test_answer ("_End Meeting");
  ps_ui_test_wait_for (shows (self, PS_TYPE_MAIN_VIEW));
  g_assert_null (ps_meetings_get_current (meetings));
}

static GtkWidget *
find_toplevel (GType type)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (toplevels, i);

      /* For a screen reader of GTK 4.8 one that is hidden is a trap. */
      g_assert_true (gtk_widget_get_visible (window));
      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type))
        return window;
    }

  return NULL;
}

static void
test_keys_are_told_in_a_window_of_their_own (Fixture       *self,
                                             gconstpointer  data G_GNUC_UNUSED)
{
  GtkWidget *shortcuts;

  show_window (self);
  g_assert_null (find_toplevel (GTK_TYPE_SHORTCUTS_WINDOW));

  g_assert_true (gtk_widget_activate_action (self->window, "win.shortcuts", NULL));
  shortcuts = find_toplevel (GTK_TYPE_SHORTCUTS_WINDOW);
  g_assert_nonnull (shortcuts);

  gtk_window_close (GTK_WINDOW (shortcuts));
  ps_ui_test_wait_for (find_toplevel (GTK_TYPE_SHORTCUTS_WINDOW) == NULL);
}

#define ADD(path, test) g_test_add (path, Fixture, application, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_autoptr (AdwApplication) application = NULL;

  g_test_init (&argc, &argv, NULL);
  g_assert_true (ps_vault_init (NULL));
  ps_ui_test_init ();

  application = adw_application_new ("org.peerside.Peerside", G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));

  ADD ("/ui/window/first-run-ends-in-an-open-vault", test_first_run_ends_in_an_open_vault);
  ADD ("/ui/window/first-run-can-do-without-a-group", test_first_run_can_do_without_a_group);
  ADD ("/ui/window/going-back-loses-nothing", test_going_back_loses_nothing);
  ADD ("/ui/window/tab-reaches-the-way-back", test_tab_reaches_the_way_back);
  ADD ("/ui/window/what-fails-can-be-tried-again", test_what_fails_can_be_tried_again);
  ADD ("/ui/window/locked-page-says-that-a-passphrase-is-wrong",
       test_locked_page_says_that_a_passphrase_is_wrong);
  ADD ("/ui/window/locking-takes-everything-away", test_locking_takes_everything_away);
  ADD ("/ui/window/actions-follow-the-state", test_actions_follow_the_state);
  ADD ("/ui/window/a-folder-of-something-else-is-a-problem",
       test_a_folder_of_something_else_is_a_problem);
  ADD ("/ui/window/running-meeting-is-what-is-seen", test_running_meeting_is_what_is_seen);
  ADD ("/ui/window/closing-asks-while-a-meeting-runs", test_closing_asks_while_a_meeting_runs);
  ADD ("/ui/window/keys-are-told-in-a-window-of-their-own",
       test_keys_are_told_in_a_window_of_their_own);
  ADD ("/ui/window/preferences-are-kept", test_preferences_are_kept);

  return g_test_run ();
}
