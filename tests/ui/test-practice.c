#include "ps-main-view.h"
#include "ps-meeting-view.h"
#include "ps-practice-bar.h"
#include "ps-practice-clock.h"
#include "ps-ui-test.h"
#include "ps-ui-vault.h"
#include "ps-vault.h"
#include "ps-window.h"

typedef struct {
  GtkApplication *application;
  PsSampleVault  *sample;
  PsWorkspace    *workspace;
  GtkWidget      *window;
  gboolean        filled;
} Fixture;

static void
filled_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Fixture *fixture = user_data;
  g_autoptr (GError) error = NULL;

  ps_sample_vault_fill_finish (PS_SAMPLE_VAULT (source), result, &error);
  g_assert_no_error (error);
  fixture->filled = TRUE;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  application)
{
  g_autoptr (GError) error = NULL;

  fixture->application = GTK_APPLICATION (application);
  fixture->sample = ps_sample_vault_new (1, &error);
  g_assert_no_error (error);
  fixture->workspace = ps_sample_vault_get_workspace (fixture->sample);

  ps_sample_vault_fill_async (fixture->sample, NULL, filled_cb, fixture);
  ps_ui_test_wait_for (fixture->filled);

  fixture->window = GTK_WIDGET (ps_window_new (fixture->application, fixture->workspace, NULL));
  ps_window_set_sample (PS_WINDOW (fixture->window), fixture->sample);
  ps_window_retry (PS_WINDOW (fixture->window));
  gtk_window_present (GTK_WINDOW (fixture->window));
  ps_ui_test_settle ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  application G_GNUC_UNUSED)
{
  ps_workspace_lock (fixture->workspace);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  ps_ui_test_settle ();
  g_assert_finalize_object (fixture->sample);
}

#define shows(type, text) (ps_ui_test_find (fixture->window, (type), (text)) != NULL)

static gboolean
can_practice (GtkWidget *window)
{
  GtkWidget *button = g_object_ref_sink (gtk_button_new ());
  gboolean can;

  gtk_widget_insert_before (button, window, NULL);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.practice");
  can = gtk_widget_get_sensitive (button);
  gtk_widget_unparent (button);
  g_object_unref (button);

  return can;
}

static PsLiveMeeting *
get_live (Fixture *fixture)
{
  return ps_meetings_get_current (ps_workspace_get_meetings (fixture->workspace));
}

static void
practice (Fixture *fixture)
{
  g_assert_true (can_practice (fixture->window));
  gtk_widget_activate_action (fixture->window, "win.practice", NULL);
  ps_ui_test_wait_for (shows (PS_TYPE_MEETING_VIEW, NULL));
  ps_ui_test_settle ();
}

static void
do_verb (Fixture     *fixture,
         PsClockVerb  verb,
         const char  *argument)
{
  ps_live_meeting_do_async (get_live (fixture), verb, argument, NULL, NULL, NULL);
}

static void
test_it_starts_the_next_meeting_and_says_how_fast (Fixture       *fixture,
                                                   gconstpointer  data G_GNUC_UNUSED)
{
  PsClockReading reading;

  practice (fixture);

  g_assert_true (shows (GTK_TYPE_LABEL, "Practice: ten times as fast"));
  g_assert_cmpuint (ps_workspace_get_clock (fixture->workspace)->rate, ==, 10);
  g_assert_false (can_practice (fixture->window));

  /* It is on time: who practises has not to make up for anything first. */
  ps_live_meeting_read (get_live (fixture), &reading);
  g_assert_cmpint (reading.state, ==, PS_CLOCK_RUNNING);
  g_assert_cmpint (ABS (reading.over_s), <=, 60);
}

static void
test_each_hint_goes_when_it_was_tried (Fixture       *fixture,
                                       gconstpointer  data G_GNUC_UNUSED)
{
  practice (fixture);

  g_assert_true (shows (GTK_TYPE_LABEL, "Try “Next”, or Page Down: the next segment begins when you "
                                        "say so."));
  do_verb (fixture, PS_CLOCK_NEXT, NULL);
  ps_ui_test_wait_for (shows (GTK_TYPE_LABEL, "Try “+1 min” or “+5 min”: this segment takes longer, "
                                              "and the meeting ends later."));

  /* Not in this order: nobody is held to it. */
  do_verb (fixture, PS_CLOCK_PAUSE, "break");
  ps_ui_test_wait_for (shows (GTK_TYPE_LABEL, "When a meeting would end late, you choose how it still "
                                              "ends on time. Give this segment more minutes to see "
                                              "it."));

  /* It does not say that it is late before it is. */
  do_verb (fixture, PS_CLOCK_EXTEND, "3600");
  ps_ui_test_wait_for (shows (GTK_TYPE_LABEL, "It would end late now. Choose one of the ways to still "
                                              "end on time: nothing is done unless you do."));
  do_verb (fixture, PS_CLOCK_REFIT, "later");
  ps_ui_test_wait_for (shows (GTK_TYPE_LABEL, "Undo takes back the last step. When you have seen "
                                              "enough, end the meeting: its debrief comes next."));
  do_verb (fixture, PS_CLOCK_UNDO, NULL);
  ps_ui_test_settle ();
  g_assert_true (shows (GTK_TYPE_BUTTON, "_Hide Hints"));
}

static void
test_hints_are_hidden_until_the_next_time (Fixture       *fixture,
                                           gconstpointer  data G_GNUC_UNUSED)
{
  GtkWidget *button;

  practice (fixture);
  button = ps_ui_test_find (fixture->window, GTK_TYPE_BUTTON, "_Hide Hints");
  g_assert_true (gtk_widget_get_mapped (button));

  ps_ui_test_click (fixture->window, "_Hide Hints");
  ps_ui_test_settle ();
  g_assert_false (gtk_widget_get_mapped (button));
  do_verb (fixture, PS_CLOCK_NEXT, NULL);
  ps_ui_test_settle ();
  g_assert_false (gtk_widget_get_mapped (button));

  /* What it is stays said. */
  g_assert_true (shows (GTK_TYPE_LABEL, "Practice: ten times as fast"));

  do_verb (fixture, PS_CLOCK_END, NULL);
  ps_ui_test_wait_for (shows (PS_TYPE_MAIN_VIEW, NULL) && get_live (fixture) == NULL);
  ps_ui_test_settle ();
  practice (fixture);
  g_assert_true (gtk_widget_get_mapped (button));
}

static void
test_it_ends_in_its_debrief_at_its_own_pace (Fixture       *fixture,
                                             gconstpointer  data G_GNUC_UNUSED)
{
  GtkWidget *bar = ps_ui_test_find (fixture->window, PS_TYPE_PRACTICE_BAR, NULL);

  g_assert_null (bar);
  practice (fixture);
  bar = ps_ui_test_find (fixture->window, PS_TYPE_PRACTICE_BAR, NULL);
  g_assert_nonnull (bar);

  do_verb (fixture, PS_CLOCK_END, NULL);
  ps_ui_test_wait_for (g_strcmp0 (shows (PS_TYPE_MAIN_VIEW, NULL)
                                    ? ps_main_view_get_page_id (PS_MAIN_VIEW (
                                        ps_ui_test_find (fixture->window, PS_TYPE_MAIN_VIEW, NULL)))
                                    : NULL,
                                  "debriefs") == 0);
  g_assert_false (gtk_widget_get_visible (bar));
  g_assert_cmpuint (ps_workspace_get_clock (fixture->workspace)->rate, ==, 1);
  g_assert_true (can_practice (fixture->window));
}

/* Whatever is tried, a vault that is somebody's keeps real time. */
static void
test_a_real_vault_cannot_be_practised_in (gconstpointer application)
{
  PsUiVault vault;
  GtkWidget *window;

  ps_ui_vault_set_up (&vault);
  ps_ui_vault_add_group (&vault, "Living with Pain", "FREQ=WEEKLY;BYDAY=TU", 18 * 60, "");
  window = GTK_WIDGET (ps_window_new (GTK_APPLICATION (application), vault.workspace, NULL));
  ps_window_retry (PS_WINDOW (window));
  gtk_window_present (GTK_WINDOW (window));
  ps_ui_test_settle ();

  g_assert_nonnull (ps_ui_test_find (window, PS_TYPE_MAIN_VIEW, NULL));
  g_assert_false (can_practice (window));
  gtk_widget_activate_action (window, "win.practice", NULL);
  ps_window_practice (PS_WINDOW (window));
  ps_ui_test_settle ();
  g_assert_null (ps_meetings_get_current (ps_workspace_get_meetings (vault.workspace)));
  g_assert_cmpuint (ps_workspace_get_clock (vault.workspace)->rate, <=, 1);

  ps_workspace_lock (vault.workspace);
  gtk_window_destroy (GTK_WINDOW (window));
  ps_ui_test_settle ();
  ps_ui_vault_tear_down (&vault);
}

static void
hand_clock_now (PsInstant *instant,
                gpointer   data)
{
  instant->boot = *(gint64 *) data;
  instant->wall = 1000 + instant->boot;
}

static void
test_its_clock_does_not_jump_when_its_pace_changes (void)
{
  gint64 now = 5000;
  PsClock hand = { hand_clock_now, &now, 1 };
  g_autoptr (PsPracticeClock) practice = ps_practice_clock_new (&hand, 1);
  const PsClock *clock = ps_practice_clock_get_clock (practice);

  now += 100;
  g_assert_cmpint (ps_clock_now (clock).boot, ==, 5100);
  ps_practice_clock_set_rate (practice, 10);
  g_assert_cmpint (ps_clock_now (clock).boot, ==, 5100);
  now += 100;
  g_assert_cmpint (ps_clock_now (clock).boot, ==, 6100);
  g_assert_cmpint (ps_clock_now (clock).wall, ==, 7100);
  ps_practice_clock_set_rate (practice, 0);
  g_assert_cmpint (ps_clock_now (clock).boot, ==, 6100);
  now += 100;
  g_assert_cmpint (ps_clock_now (clock).boot, ==, 6200);
  g_assert_cmpint (ps_clock_now (clock).wall, ==, 7200);
}

#define ADD(path, test) \
  g_test_add ("/ui/practice/" path, Fixture, application, set_up, test, tear_down)

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

  ADD ("it-starts-the-next-meeting-and-says-how-fast",
       test_it_starts_the_next_meeting_and_says_how_fast);
  ADD ("each-hint-goes-when-it-was-tried", test_each_hint_goes_when_it_was_tried);
  ADD ("hints-are-hidden-until-the-next-time", test_hints_are_hidden_until_the_next_time);
  ADD ("it-ends-in-its-debrief-at-its-own-pace", test_it_ends_in_its_debrief_at_its_own_pace);
  g_test_add_data_func ("/ui/practice/a-real-vault-cannot-be-practised-in", application,
                        test_a_real_vault_cannot_be_practised_in);
  g_test_add_func ("/ui/practice/its-clock-does-not-jump-when-its-pace-changes",
                   test_its_clock_does_not_jump_when_its_pace_changes);

  return g_test_run ();
}
