/* What the window shows each role, and what it leaves of one user to the next. */
#include <string.h>

#include "ps-attendance-dialog.h"
#include "ps-curtain.h"
#include "ps-locked-page.h"
#include "ps-main-view.h"
#include "ps-meeting-view.h"
#include "ps-page-table.h"
#include "ps-ui-test.h"
#include "ps-ui-vault.h"
#include "ps-window.h"

static const struct {
  const char *name;
  PsRole      role;
  char        letter;
} users[] = {
  { "Dora", PS_ROLE_FRONT_DESK, 'D' },
  { "Paul", PS_ROLE_PEER_LEADER, 'P' },
  { "Carla", PS_ROLE_CO_FACILITATOR, 'C' },
  { "Adam", PS_ROLE_ADMINISTRATOR, 'A' },
};



typedef struct {
  PsUiVault  vault;
  GtkWidget *window;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  application)
{
  ps_ui_vault_set_up (&fixture->vault);
  ps_ui_vault_fill (&fixture->vault);
  for (gsize i = 0; i < G_N_ELEMENTS (users); i++)
    ps_ui_vault_add_user (&fixture->vault, users[i].name, users[i].role);

  fixture->window = GTK_WIDGET (ps_window_new (GTK_APPLICATION (application),
                                               fixture->vault.workspace, NULL));
  ps_window_retry (PS_WINDOW (fixture->window));
  gtk_window_present (GTK_WINDOW (fixture->window));
  ps_ui_test_settle ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data G_GNUC_UNUSED)
{
  ps_workspace_lock (fixture->vault.workspace);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  ps_ui_test_settle ();
  ps_ui_vault_tear_down (&fixture->vault);
}

static void
enter (Fixture    *fixture,
       const char *name)
{
  ps_ui_vault_enter (&fixture->vault, name);
  ps_ui_test_settle ();
}

static PsMainView *
main_view (Fixture *fixture)
{
  GtkWidget *view = ps_ui_test_find (fixture->window, PS_TYPE_MAIN_VIEW, NULL);

  g_assert_nonnull (view);

  return PS_MAIN_VIEW (view);
}

static void
show (Fixture    *fixture,
      const char *page)
{
  g_assert_true (ps_main_view_show_page (main_view (fixture), page));
  ps_ui_test_settle ();
}

static gboolean
shows (GtkWidget  *root,
       const char *text)
{
  return ps_ui_test_find (root, GTK_TYPE_WIDGET, text) != NULL;
}

static gboolean
may (const char *who,
     char        letter)
{
  return strchr (who, letter) != NULL;
}

/* What stands on a page, or is one, and who is to see it. */
static const struct {
  const char *who;
  const char *page;
  const char *text;
} things[] = {
  { "DPCA", "today", "Today" },
  { "DPCA", "today", "Groups" },
  { "PC", "today", "Roster" },
  { "PC", "today", "Topics" },
  { "PC", "today", "Debriefs" },
  { "PC", "today", "_Start Meeting…" },
  { "DA", "today", "Meetings Today" },
  { "DPC", "today", "Attendance…" },
  { "DPC", "today", "Ask the library for a bigger room" },
  { "PC", "today", "Debrief for Mood & Energy" },
  { "DPCA", "today", "Next Seven Days" },

  { "DPCA", "groups", "Living with Pain" },
  { "DPCA", "groups", "Next Dates" },
  { "DPCA", "groups", "E_xport…" },
  { "PCA", "groups", "New Group" },
  { "PCA", "groups", "_Edit Group…" },
  { "PCA", "groups", "Remove Group" },
  { "PCA", "groups", "Skip" },
  { "PCA", "groups", "Move…" },
  { "PC", "groups", "_Start Meeting…" },
  { "PC", "groups", "_Guest Speakers…" },
  { "PC", "groups", "Plan…" },
  { "PC", "groups", "Agenda" },
  { "PC", "groups", "Members" },
  { "PC", "groups", "Comfort Agreement" },
};

/* Returns: how many things are seen, or not, against the table. */
static guint
count_wrong (Fixture *fixture,
             char     letter)
{
  guint n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (things); i++)
    {
      gboolean seen;

      show (fixture, things[i].page);
      seen = shows (fixture->window, things[i].text);
      if (seen == may (things[i].who, letter))
        continue;

      g_test_message ("%c, %s: %s is %s", letter, things[i].page, things[i].text,
                      seen ? "seen" : "not seen");
      n++;
    }

  return n;
}

static void
test_each_role_sees_its_own (Fixture       *fixture,
                             gconstpointer  data G_GNUC_UNUSED)
{
  guint wrong = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (users); i++)
    {
      enter (fixture, users[i].name);
      wrong += count_wrong (fixture, users[i].letter);
    }

  g_assert_cmpuint (wrong, ==, 0);
}

/* The control: who sees more than the desk is found out by the desk's column. */
static void
test_a_window_of_another_is_found_out (Fixture       *fixture,
                                       gconstpointer  data G_GNUC_UNUSED)
{
  enter (fixture, "Carla");
  g_assert_cmpuint (count_wrong (fixture, 'D'), >, 10);
}

static gboolean
is_enabled (Fixture    *fixture,
            const char *action)
{
  GtkWidget *button = g_object_ref_sink (gtk_button_new ());
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;
  gboolean enabled;

  g_assert_true (g_action_parse_detailed_name (action, &name, &target, NULL));
  gtk_widget_insert_before (button, fixture->window, NULL);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), name);
  enabled = gtk_widget_get_sensitive (button);
  gtk_widget_unparent (button);
  g_object_unref (button);

  return enabled;
}

static void
test_no_key_leads_further_than_a_button (Fixture       *fixture,
                                         gconstpointer  data G_GNUC_UNUSED)
{
  static const struct {
    const char *who;
    const char *action;
  } actions[] = {
    { "PC", "win.start-meeting((int64 0, ''))" },
    { "PC", "win.show-member(int64 1)" },
    { "PC", "win.show-topic(int64 1)" },
    { "PC", "win.open-debrief(int64 1)" },
    { "PCA", "win.new-group" },
    { "DPCA", "win.show-group(int64 1)" },
    { "DPCA", "win.lock" },
    { "DPCA", "win.switch-user" },
    { "DPCA", "win.preferences" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (users); i++)
    {
      enter (fixture, users[i].name);
      for (gsize j = 0; j < G_N_ELEMENTS (actions); j++)
        {
          g_test_message ("%s, by %s", actions[j].action, users[i].name);
          g_assert_cmpint (is_enabled (fixture, actions[j].action), ==,
                           may (actions[j].who, users[i].letter));
        }

      g_assert_cmpint (ps_main_view_show_page (main_view (fixture), "roster"), ==,
                       may ("PC", users[i].letter));
    }
}

/* Alt and a number go by the place in the sidebar, whatever stands there. */
static void
test_pages_are_numbered_as_they_are_seen (void)
{
  g_assert_cmpuint (ps_page_table_get_size (PS_ROLE_FRONT_DESK), ==, 2);
  g_assert_cmpuint (ps_page_table_get_size (PS_ROLE_CO_FACILITATOR), ==, 5);
  g_assert_cmpstr (ps_page_table_get (PS_ROLE_FRONT_DESK, 1)->id, ==, "groups");
  g_assert_null (ps_page_table_get (PS_ROLE_FRONT_DESK, 2));
  g_assert_null (ps_page_table_find (PS_ROLE_FRONT_DESK, "debriefs"));
  g_assert_cmpuint (ps_page_table_get_size (PS_ROLE_NONE), ==, 0);
}

static void
test_the_desk_takes_attendance (Fixture       *fixture,
                                gconstpointer  data G_GNUC_UNUSED)
{
  GtkWidget *dialog;
  GtkWidget *row;

  enter (fixture, "Dora");
  ps_ui_test_click (fixture->window, "Attendance…");
  ps_ui_test_settle ();
  dialog = ps_ui_test_dialog (GTK_TYPE_LABEL, "Who Is Here");
  g_assert_true (PS_IS_ATTENDANCE_DIALOG (dialog));
  g_assert_true (shows (dialog, "Ana"));

  row = ps_ui_test_find (dialog, ADW_TYPE_ACTION_ROW, "Ana");
  adw_action_row_activate (ADW_ACTION_ROW (row));
  ps_ui_test_wait_for (shows (dialog, "1 of 7 here"));
  g_assert_cmpint (ps_test_db_int64 (&fixture->vault.db,
                                     "SELECT count (*) FROM door WHERE status = 'present'"), ==, 1);

  gtk_window_destroy (GTK_WINDOW (dialog));
  ps_ui_test_settle ();
}

/* A group that keeps no list of names: before its meeting has begun there is nothing to count in, and
 * then there is nothing but a number.
 */
static void
test_the_desk_counts_heads (Fixture       *fixture,
                            gconstpointer  data G_GNUC_UNUSED)
{
  GtkWidget *dialog;
  GtkWidget *label;

  ps_test_db_exec (&fixture->vault.db,
                   "DELETE FROM membership WHERE group_id = 1;"
                   "UPDATE support_group SET head_count = 1 WHERE id = 1");
  enter (fixture, "Dora");
  g_assert_true (shows (fixture->window, "18:00 to 19:30 · Room 204 · Heads are counted once it has begun"));
  g_assert_null (ps_ui_test_find (fixture->window, GTK_TYPE_BUTTON, "Head Count…"));

  enter (fixture, "Carla");
  ps_test_db_exec (&fixture->vault.db,
                   "INSERT INTO session (uid, group_id, rule_on, state, planned_at, planned_s, started_at,"
                   " ended_at) VALUES (randomblob (16), 1, '2026-11-03', 'ended', 1793700000000000, 3600,"
                   " 1793700000000000, 1793703600000000)");
  enter (fixture, "Dora");
  ps_ui_test_click (fixture->window, "Head Count…");
  ps_ui_test_settle ();
  dialog = ps_ui_test_dialog (GTK_TYPE_LABEL, "_How many people are here?");
  label = ps_ui_test_find (dialog, GTK_TYPE_LABEL, "_How many people are here?");
  gtk_spin_button_spin (GTK_SPIN_BUTTON (gtk_label_get_mnemonic_widget (GTK_LABEL (label))),
                        GTK_SPIN_STEP_FORWARD, 4);
  ps_ui_test_wait_for (ps_test_db_int64 (&fixture->vault.db, "SELECT max (head_count) FROM session") == 4);
  ps_ui_test_wait_for (shows (dialog, "4 here"));

  gtk_window_destroy (GTK_WINDOW (dialog));
  ps_ui_test_settle ();
}

static const char *
chosen_user (Fixture *fixture)
{
  GtkWidget *list = ps_ui_test_find (ps_ui_test_find (fixture->window, PS_TYPE_LOCKED_PAGE, NULL),
                                     GTK_TYPE_LIST_BOX, NULL);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (list));

  return row != NULL ? adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)) : NULL;
}

static void
test_who_was_there_last_is_chosen (Fixture       *fixture,
                                   gconstpointer  data G_GNUC_UNUSED)
{
  enter (fixture, "Paul");
  gtk_widget_activate_action (fixture->window, "win.lock", NULL);
  ps_ui_test_settle ();
  g_assert_cmpstr (chosen_user (fixture), ==, "Paul");
  g_assert_true (GTK_IS_TEXT (gtk_window_get_focus (GTK_WINDOW (fixture->window))));
}

/* Of several nobody is chosen for somebody else, and who they are is asked first. */
static void
test_a_switch_asks_who (Fixture       *fixture,
                        gconstpointer  data G_GNUC_UNUSED)
{
  enter (fixture, "Paul");
  gtk_widget_activate_action (fixture->window, "win.switch-user", NULL);
  ps_ui_test_settle ();
  g_assert_cmpint (ps_workspace_get_state (fixture->vault.workspace), ==, PS_WORKSPACE_LOCKED);
  g_assert_null (chosen_user (fixture));
  g_assert_true (GTK_IS_LIST_BOX_ROW (gtk_window_get_focus (GTK_WINDOW (fixture->window))));

  gtk_widget_activate_action (ps_ui_test_find (fixture->window, PS_TYPE_LOCKED_PAGE, NULL),
                              "locked.unlock", NULL);
  g_assert_true (shows (fixture->window, "Choose your name first."));

  /* The next lock is none for somebody else. */
  enter (fixture, "Carla");
  gtk_widget_activate_action (fixture->window, "win.lock", NULL);
  ps_ui_test_settle ();
  g_assert_cmpstr (chosen_user (fixture), ==, "Carla");
}

static void
test_each_goes_on_where_they_were (Fixture       *fixture,
                                   gconstpointer  data G_GNUC_UNUSED)
{
  enter (fixture, "Carla");
  show (fixture, "topics");
  enter (fixture, "Paul");
  g_assert_cmpstr (ps_main_view_get_page_id (main_view (fixture)), ==, "today");
  show (fixture, "roster");
  enter (fixture, "Dora");
  g_assert_cmpstr (ps_main_view_get_page_id (main_view (fixture)), ==, "today");
  enter (fixture, "Carla");
  g_assert_cmpstr (ps_main_view_get_page_id (main_view (fixture)), ==, "topics");
  enter (fixture, "Paul");
  g_assert_cmpstr (ps_main_view_get_page_id (main_view (fixture)), ==, "roster");
}

static void
test_nothing_stays_for_the_next (Fixture       *fixture,
                                 gconstpointer  data G_GNUC_UNUSED)
{
  enter (fixture, "Carla");
  show (fixture, "groups");
  g_assert_true (shows (fixture->window, "Cleo"));

  gtk_widget_activate_action (fixture->window, "win.switch-user", NULL);
  ps_ui_test_settle ();
  g_assert_false (shows (fixture->window, "Cleo"));
  g_assert_false (shows (fixture->window, "Living with Pain"));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==, "Peerside");

  enter (fixture, "Dora");
  show (fixture, "groups");
  g_assert_false (shows (fixture->window, "Cleo"));
}

static const char running_meeting[] =
  "INSERT INTO session (id, uid, group_id, state, planned_at, planned_s, started_at)"
  " SELECT 77, randomblob (16), id, 'running', 1793706300000000, 5400, 1793706300000000"
  " FROM support_group WHERE name = 'Living with Pain';"
  "INSERT INTO segment (session_id, position, kind, title, min_s, planned_s, max_s, led_by, place,"
  " allotted_s) VALUES (77, 0, 'open-sharing', 'Open sharing', 60, 5400, 6000, 'peer', 0, 5400);"
  "INSERT INTO clock_event (session_id, seq, verb, wall_at, boot_us)"
  " VALUES (77, 0, 'start', 1793706300000000, 0)";

/* The clock is worked out from when it was started, so who is signed in is all the same to it. */
static void
test_a_meeting_goes_on_meanwhile (Fixture       *fixture,
                                  gconstpointer  data G_GNUC_UNUSED)
{
  ps_test_db_exec (&fixture->vault.db, running_meeting);

  enter (fixture, "Carla");
  g_assert_true (shows (fixture->window, "Open sharing"));
  g_assert_nonnull (ps_ui_test_find (fixture->window, PS_TYPE_MEETING_VIEW, NULL));

  enter (fixture, "Dora");
  g_assert_null (ps_ui_test_find (fixture->window, PS_TYPE_MEETING_VIEW, NULL));
  g_assert_false (shows (fixture->window, "Open sharing"));
  g_assert_true (shows (fixture->window, "Now, until 13:15 · Room 204")
                 || shows (fixture->window, "Now, until 13:15"));
  g_assert_false (is_enabled (fixture, "win.start-meeting((int64 0, ''))"));

  enter (fixture, "Paul");
  g_assert_nonnull (ps_ui_test_find (fixture->window, PS_TYPE_MEETING_VIEW, NULL));
  g_assert_nonnull (ps_meetings_get_current (ps_workspace_get_meetings (fixture->vault.workspace)));
}

static void
test_the_curtain_can_be_handed_over (Fixture       *fixture,
                                     gconstpointer  data G_GNUC_UNUSED)
{
  enter (fixture, "Carla");
  gtk_widget_activate_action (fixture->window, "win.curtain", NULL);
  ps_ui_test_settle ();
  g_assert_nonnull (ps_ui_test_find (fixture->window, PS_TYPE_CURTAIN, NULL));

  ps_ui_test_click (fixture->window, "_Switch User…");
  ps_ui_test_settle ();
  g_assert_cmpint (ps_workspace_get_state (fixture->vault.workspace), ==, PS_WORKSPACE_LOCKED);
  g_assert_nonnull (ps_ui_test_find (fixture->window, PS_TYPE_LOCKED_PAGE, NULL));
}

#define TEST(path, func) g_test_add (path, Fixture, application, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  GtkApplication *application;
  int status;

  g_test_init (&argc, &argv, NULL);
  ps_ui_test_init ();

  application = GTK_APPLICATION (adw_application_new ("org.peerside.PeersideTest",
                                                      G_APPLICATION_NON_UNIQUE));
  g_application_register (G_APPLICATION (application), NULL, NULL);

  TEST ("/roles/each-role-sees-its-own", test_each_role_sees_its_own);
  TEST ("/roles/a-window-of-another-is-found-out", test_a_window_of_another_is_found_out);
  TEST ("/roles/no-key-leads-further-than-a-button", test_no_key_leads_further_than_a_button);
  g_test_add_func ("/roles/pages-are-numbered-as-they-are-seen",
                   test_pages_are_numbered_as_they_are_seen);
  TEST ("/roles/the-desk-takes-attendance", test_the_desk_takes_attendance);
  TEST ("/roles/the-desk-counts-heads", test_the_desk_counts_heads);
  TEST ("/roles/who-was-there-last-is-chosen", test_who_was_there_last_is_chosen);
  TEST ("/roles/a-switch-asks-who", test_a_switch_asks_who);
  TEST ("/roles/each-goes-on-where-they-were", test_each_goes_on_where_they_were);
  TEST ("/roles/nothing-stays-for-the-next", test_nothing_stays_for_the_next);
  TEST ("/roles/a-meeting-goes-on-meanwhile", test_a_meeting_goes_on_meanwhile);
  TEST ("/roles/the-curtain-can-be-handed-over", test_the_curtain_can_be_handed_over);

  status = g_test_run ();
  g_object_unref (application);

  return status;
}
