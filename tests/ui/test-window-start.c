#include "ps-main-view.h"
#include "ps-meeting-view.h"
#include "ps-start-sheet.h"
#include "ps-today-page.h"
#include "ps-ui-test.h"
#include "ps-ui-vault.h"
#include "ps-window.h"

typedef struct {
  PsUiVault       vault;
  GtkApplication *application;
  GtkWidget      *window;
  gint64          group_id;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  application)
{
  ps_ui_vault_set_up (&fixture->vault);
  fixture->application = GTK_APPLICATION (application);
  fixture->group_id = ps_ui_vault_add_group (&fixture->vault, "Living with Pain",
                                             "FREQ=WEEKLY;BYDAY=TU", 18 * 60, "Room 204");
  ps_ui_vault_add_group (&fixture->vault, "Later", "FREQ=WEEKLY;BYDAY=TH", 18 * 60, "");
  ps_ui_vault_add_member (&fixture->vault, "Ana", fixture->group_id);

  fixture->window = GTK_WIDGET (ps_window_new (fixture->application, fixture->vault.workspace,
                                               NULL));
  ps_window_retry (PS_WINDOW (fixture->window));
  gtk_window_present (GTK_WINDOW (fixture->window));
  ps_ui_test_settle ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  application G_GNUC_UNUSED)
{
  ps_workspace_lock (fixture->vault.workspace);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  ps_ui_test_settle ();
  ps_ui_vault_tear_down (&fixture->vault);
}

static GtkWidget *
open_sheet (Fixture    *fixture,
            gint64      group_id,
            const char *rule_on)
{
  g_assert_true (gtk_widget_activate_action (fixture->window, "win.start-meeting", "(xs)",
                                             group_id, rule_on));
  ps_ui_test_settle ();

  return ps_ui_test_dialog (GTK_TYPE_BUTTON, "_Start Meeting");
}

#define sees(widget, text) (ps_ui_test_find ((widget), GTK_TYPE_WIDGET, (text)) != NULL)

static void
test_the_next_meeting_is_the_next_of_all (Fixture       *fixture,
                                          gconstpointer  data G_GNUC_UNUSED)
{
  GtkWidget *sheet = open_sheet (fixture, 0, "");

  g_assert_true (sees (sheet, "Living with Pain"));
  g_assert_true (sees (sheet, "Tuesday, November 3, 18:00 to 19:30, Room 204"));
}

static void
test_a_meeting_outside_the_rule_is_now (Fixture       *fixture,
                                        gconstpointer  data G_GNUC_UNUSED)
{
  GtkWidget *sheet = open_sheet (fixture, fixture->group_id, "");

  g_assert_true (sees (sheet, "Tuesday, November 3, 12:00 to 13:30, Room 204"));
}

static void
test_started_it_fills_the_window (Fixture       *fixture,
                                  gconstpointer  data G_GNUC_UNUSED)
{
  ps_ui_test_click (open_sheet (fixture, fixture->group_id, "2026-11-03"), "_Start Meeting");
  ps_ui_test_wait_for (ps_ui_test_find (fixture->window, PS_TYPE_MEETING_VIEW, NULL) != NULL);
  g_assert_true (sees (fixture->window, "Living with Pain"));
  ps_ui_test_wait_for (ps_ui_test_dialog (GTK_TYPE_BUTTON, "_Start Meeting") == NULL);
}

/* There is nothing that would have to lead back to the meeting. */
static void
test_no_page_is_in_sight_while_it_runs (Fixture       *fixture,
                                        gconstpointer  data G_GNUC_UNUSED)
{
  g_assert_nonnull (ps_ui_test_find (fixture->window, PS_TYPE_TODAY_PAGE, NULL));
  ps_ui_test_click (open_sheet (fixture, fixture->group_id, "2026-11-03"), "_Start Meeting");
  ps_ui_test_wait_for (ps_ui_test_find (fixture->window, PS_TYPE_MEETING_VIEW, NULL) != NULL);
  g_assert_null (ps_ui_test_find (fixture->window, PS_TYPE_MAIN_VIEW, NULL));

  gtk_widget_activate_action (fixture->window, "win.curtain", NULL);
  ps_ui_test_settle ();
  g_assert_null (ps_ui_test_find (fixture->window, PS_TYPE_MAIN_VIEW, NULL));
  gtk_widget_activate_action (fixture->window, "win.curtain", NULL);
  ps_ui_test_settle ();
  g_assert_null (ps_ui_test_find (fixture->window, PS_TYPE_MAIN_VIEW, NULL));
  g_assert_nonnull (ps_ui_test_find (fixture->window, PS_TYPE_MEETING_VIEW, NULL));
}

static void
find_dead_ends (GtkWidget *widget,
                GtkWidget *window,
                GString   *names)
{
  const char *name = GTK_IS_ACTIONABLE (widget)
                     ? gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)) : NULL;
  const char *known = NULL, *property;
  const GVariantType *parameter;
  GType owner;
  guint i = 0;

  if (name != NULL && g_str_has_prefix (name, "win."))
    {
      while (gtk_widget_class_query_action (GTK_WIDGET_GET_CLASS (window), i++, &owner, &known,
                                            &parameter, &property)
             && !g_str_equal (known, name))
        known = NULL;
      if (known == NULL)
        g_string_append_printf (names, "%s ", name);
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    find_dead_ends (child, window, names);
}

static void
test_every_button_of_the_window_leads_somewhere (Fixture       *fixture,
                                                 gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GString) names = g_string_new (NULL);

  ps_ui_vault_add_meeting (&fixture->vault, fixture->group_id,
                           fixture->vault.now - 20 * G_TIME_SPAN_HOUR, 60, TRUE);
  ps_ui_test_settle ();
  find_dead_ends (fixture->window, fixture->window, names);
  g_assert_cmpstr (names->str, ==, "");
}

static void
test_the_curtain_takes_the_sheet_with_it (Fixture       *fixture,
                                          gconstpointer  data G_GNUC_UNUSED)
{
  GtkWidget *sheet = open_sheet (fixture, 0, "");
  GtkWidget *entry = ps_ui_test_find (sheet, GTK_TYPE_ENTRY, NULL);

  gtk_editable_set_text (GTK_EDITABLE (entry), "Dora");
  gtk_widget_activate_action (fixture->window, "win.curtain", NULL);
  ps_ui_test_settle ();
  g_assert_false (gtk_widget_get_visible (sheet));
  g_assert_null (ps_ui_test_dialog (GTK_TYPE_WIDGET, "Ana"));

  gtk_widget_activate_action (fixture->window, "win.curtain", NULL);
  ps_ui_test_settle ();
  g_assert_true (gtk_widget_get_visible (sheet));
  g_assert_true (sees (sheet, "Dora"));
}

#define ADD(path, test) \
  g_test_add ("/ui/window-start/" path, Fixture, application, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_autoptr (AdwApplication) application = NULL;

  g_test_init (&argc, &argv, NULL);
  ps_ui_test_init ();

  application = adw_application_new ("org.peerside.Peerside", G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));

  ADD ("the-next-meeting-is-the-next-of-all", test_the_next_meeting_is_the_next_of_all);
  ADD ("a-meeting-outside-the-rule-is-now", test_a_meeting_outside_the_rule_is_now);
  ADD ("started-it-fills-the-window", test_started_it_fills_the_window);
  ADD ("no-page-is-in-sight-while-it-runs", test_no_page_is_in_sight_while_it_runs);
  ADD ("every-button-of-the-window-leads-somewhere", test_every_button_of_the_window_leads_somewhere);
  ADD ("the-curtain-takes-the-sheet-with-it", test_the_curtain_takes_the_sheet_with_it);

  return g_test_run ();
}
