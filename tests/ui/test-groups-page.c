#include "ps-agenda-dialog.h"
#include "ps-field.h"
#include "ps-group-detail.h"
#include "ps-group-dialog.h"
#include "ps-groups-page.h"
#include "ps-guests-window.h"
#include "ps-segment-editor.h"
#include "ps-series-window.h"
#include "ps-toast.h"
#include "ps-ui-test.h"
#include "ps-ui-vault.h"

typedef struct {
  PsUiVault  vault;
  GtkWidget *page;
  GtkWidget *window;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data G_GNUC_UNUSED)
{
  ps_ui_vault_set_up (&fixture->vault);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data G_GNUC_UNUSED)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->page), (gpointer *) &fixture->page);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  ps_ui_test_settle ();
  g_assert_null (fixture->page);
  ps_ui_vault_tear_down (&fixture->vault);
}

static void
show (Fixture *fixture)
{
  fixture->page = ps_groups_page_new (fixture->vault.workspace);
  fixture->window = ps_ui_test_window (fixture->page, 1000, 800);
}

static gint64
add_group (Fixture *fixture)
{
  return ps_ui_vault_add_group (&fixture->vault, "Living with Pain", "FREQ=WEEKLY;BYDAY=TU",
                                18 * 60, "Room 204");
}

static gboolean
shows (Fixture    *fixture,
       const char *text)
{
  return ps_ui_test_find (fixture->page, GTK_TYPE_LABEL, text) != NULL;
}

static GtkWidget *
find_toplevel (GType type)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (toplevels, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type))
        return window;
    }

  return NULL;
}

static GtkWidget *
find_of_type (GtkWidget *root,
              GType      type,
              guint     *skip)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type) && (*skip)-- == 0)
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_of_type (child, type, skip);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static PsField *
nth_field (GtkWidget *dialog,
           guint      n)
{
  return PS_FIELD (find_of_type (dialog, PS_TYPE_FIELD, &n));
}

static void
test_without_a_group_it_offers_one (Fixture       *fixture,
                                    gconstpointer  data G_GNUC_UNUSED)
{
  show (fixture);
  g_assert_true (shows (fixture, "No Groups Yet"));
}

static void
test_a_group_says_when_it_meets (Fixture       *fixture,
                                 gconstpointer  data G_GNUC_UNUSED)
{
  gint64 id = add_group (fixture);

  ps_ui_vault_add_member (&fixture->vault, "Ana", id);
  show (fixture);
  g_assert_true (shows (fixture, "Every Tuesday, 18:00"));
  g_assert_true (shows (fixture, "1 hour 30 minutes · Room 204"));
  g_assert_true (shows (fixture, "Ana"));
  g_assert_true (shows (fixture, "1 hour 30 minutes: fits · 15 minutes kept whole"));
}

static void
test_a_date_can_be_skipped (Fixture       *fixture,
                            gconstpointer  data G_GNUC_UNUSED)
{
  GtkWidget *button;
  const char *next_on;

  add_group (fixture);
  show (fixture);
  g_assert_true (shows (fixture, "Tuesday, November 3"));

  ps_ui_test_click (fixture->page, "Skip");
  ps_ui_test_wait_for (shows (fixture, "No meeting"));
  g_assert_cmpint (ps_test_db_int64 (&fixture->vault.db, "SELECT count (*) FROM group_date"),
                   ==, 1);
  button = ps_ui_test_find (fixture->page, GTK_TYPE_BUTTON, "_Start Meeting…");
  g_variant_get (gtk_actionable_get_action_target_value (GTK_ACTIONABLE (button)), "(x&s)", NULL,
                 &next_on);
  g_assert_cmpstr (next_on, ==, "2026-11-10");
}

static gint64
n_changed (Fixture *fixture)
{
  return ps_test_db_int64 (&fixture->vault.db, "SELECT count (*) FROM group_date");
}

static void
test_a_skipped_date_is_listed_and_comes_back (Fixture       *fixture,
                                              gconstpointer  data G_GNUC_UNUSED)
{
  add_group (fixture);
  show (fixture);
  ps_ui_test_click (fixture->page, "Skip");
  ps_ui_test_wait_for (shows (fixture, "No meeting"));
  g_assert_true (shows (fixture, "Tuesday, November 3"));
  gtk_test_accessible_assert_property (ps_ui_test_find (fixture->page, GTK_TYPE_BUTTON,
                                                        "Bring Back"),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Bring Back: Tuesday, November 3");

  ps_ui_test_click (fixture->page, "Bring Back");
  ps_ui_test_wait_for (!shows (fixture, "No meeting"));
  g_assert_cmpint (n_changed (fixture), ==, 0);

  /* And that can be taken back, as skipping can. */
  ps_ui_test_wait_for (ps_toast_run_undo (fixture->page));
  ps_ui_test_wait_for (shows (fixture, "No meeting"));
  ps_ui_test_wait_for (ps_toast_run_undo (fixture->page));
  ps_ui_test_wait_for (!shows (fixture, "No meeting"));
}

static void
test_a_moved_date_says_from_when_and_goes_back (Fixture       *fixture,
                                                gconstpointer  data G_GNUC_UNUSED)
{
  gint64 id = add_group (fixture);
  g_autoptr (GAsyncResult) result = NULL;
  PsGroups *groups = ps_workspace_get_groups (fixture->vault.workspace);

  /* Far beyond the dates that are listed anyway. */
  ps_groups_move_date_async (groups, id, "2026-11-10", "2027-03-04", 17 * 60, NULL,
                             ps_test_take_result_cb, &result);
  g_assert_true (ps_groups_date_finish (groups, ps_test_wait (&result), NULL));
  show (fixture);
  g_assert_true (shows (fixture, "17:00 to 18:30 · moved from Tuesday, November 10"));

  ps_ui_test_click (fixture->page, "Put Back");
  ps_ui_test_wait_for (shows (fixture, "Tuesday, November 10"));
  g_assert_cmpint (n_changed (fixture), ==, 0);
  ps_ui_test_wait_for (ps_toast_run_undo (fixture->page));
  ps_ui_test_wait_for (shows (fixture, "17:00 to 18:30 · moved from Tuesday, November 10"));
}

static void
test_a_date_that_is_not_stored_stays_and_says_so (Fixture       *fixture,
                                                  gconstpointer  data G_GNUC_UNUSED)
{
  add_group (fixture);
  ps_test_db_exec (&fixture->vault.db,
                   "CREATE TRIGGER full BEFORE INSERT ON group_date"
                   " BEGIN SELECT RAISE (ABORT, 'no room'); END");
  show (fixture);
  ps_ui_test_click (fixture->page, "Skip");
  ps_ui_test_wait_for (ps_ui_test_find (fixture->window, g_type_from_name ("AdwToastWidget"),
                                        NULL) != NULL);
  g_assert_false (shows (fixture, "No meeting"));
}

static void
test_a_rule_is_read_back_as_it_is_typed (Fixture       *fixture,
                                         gconstpointer  data G_GNUC_UNUSED)
{
  GtkWidget *dialog;
  PsField *rule;

  show (fixture);
  gtk_widget_activate_action (fixture->page, "page.new", NULL);
  dialog = find_toplevel (PS_TYPE_GROUP_DIALOG);
  rule = nth_field (dialog, 1);

  ps_field_set_text (rule, "every second Thursday 10:00");
  g_assert_cmpstr (ps_field_get_hint (rule), ==,
                   "Every second Thursday, 10:00. Next: Thursday, November 5");
  ps_field_set_text (rule, "every Tuesday and Thursday 18:00");
  g_assert_cmpstr (ps_field_get_hint (rule), ==,
                   "Every Tuesday and Thursday, 18:00. Next: Tuesday, November 3");
  ps_ui_test_assert_fits (dialog);
  ps_field_set_text (rule, "First and third Tuesday 18:00");
  g_assert_cmpstr (ps_field_get_hint (rule), ==,
                   "First and third Tuesday of the month, 18:00. Next: Tuesday, November 3");
  ps_field_set_text (rule, "every blue moon");
  g_assert_nonnull (strstr (ps_field_get_hint (rule), "blue"));

  ps_field_set_text (nth_field (dialog, 0), "Mornings");
  ps_dialog_save (PS_DIALOG (dialog));
  g_assert_nonnull (strstr (ps_field_get_error (rule), "blue"));
  g_assert_cmpint (ps_test_db_int64 (&fixture->vault.db, "SELECT count (*) FROM support_group"),
                   ==, 0);

  ps_field_set_text (rule, "first Monday 10:00");
  ps_dialog_save (PS_DIALOG (dialog));
  ps_ui_test_wait_for (shows (fixture, "Mornings"));
  ps_ui_test_wait_for (find_toplevel (PS_TYPE_GROUP_DIALOG) == NULL);
}

static void
test_a_neutral_name_is_asked_for_and_shown (Fixture       *fixture,
                                            gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *stored = NULL;
  GtkWidget *dialog;
  PsField *neutral;

  add_group (fixture);
  show (fixture);
  ps_ui_test_click (fixture->page, "_Edit Group…");
  dialog = find_toplevel (PS_TYPE_GROUP_DIALOG);
  neutral = nth_field (dialog, 5);
  g_assert_nonnull (strstr (ps_field_get_hint (neutral), "read by everybody"));

  ps_field_set_text (neutral, " Tuesday Group ");
  ps_dialog_save (PS_DIALOG (dialog));
  ps_ui_test_wait_for (shows (fixture, "1 hour 30 minutes · Room 204 · Neutral name: Tuesday Group"));
  stored = ps_test_db_string (&fixture->vault.db, "SELECT neutral_name FROM support_group");
  g_assert_cmpstr (stored, ==, "Tuesday Group");

  /* It is there when the group is changed again, and goes when it is taken out. */
  ps_ui_test_wait_for (find_toplevel (PS_TYPE_GROUP_DIALOG) == NULL);
  ps_ui_test_click (fixture->page, "_Edit Group…");
  dialog = find_toplevel (PS_TYPE_GROUP_DIALOG);
  neutral = nth_field (dialog, 5);
  g_free (stored);
  stored = ps_field_dup_text (neutral);
  g_assert_cmpstr (stored, ==, "Tuesday Group");
  ps_field_set_text (neutral, "");
  ps_dialog_save (PS_DIALOG (dialog));
  ps_ui_test_wait_for (shows (fixture, "1 hour 30 minutes · Room 204"));
  ps_ui_test_wait_for (find_toplevel (PS_TYPE_GROUP_DIALOG) == NULL);
}

/* A new group calls after three meetings; it says of itself after how many. */
static void
test_it_is_said_when_somebody_is_called (Fixture       *fixture,
                                         gconstpointer  data G_GNUC_UNUSED)
{
  static const char sql[] = "SELECT not_seen_after FROM support_group";
  GtkSpinButton *spin;
  GtkWidget *dialog;
  guint at = 1;

  add_group (fixture);
  g_assert_cmpint (ps_test_db_int64 (&fixture->vault.db, sql), ==, 3);
  show (fixture);
  ps_ui_test_click (fixture->page, "_Edit Group…");
  dialog = find_toplevel (PS_TYPE_GROUP_DIALOG);
  spin = GTK_SPIN_BUTTON (find_of_type (dialog, GTK_TYPE_SPIN_BUTTON, &at));
  g_assert_cmpint (gtk_spin_button_get_value_as_int (spin), ==, 3);
  gtk_spin_button_set_value (spin, 0);
  ps_dialog_save (PS_DIALOG (dialog));
  ps_ui_test_wait_for (find_toplevel (PS_TYPE_GROUP_DIALOG) == NULL);
  g_assert_cmpint (ps_test_db_int64 (&fixture->vault.db, sql), ==, 0);
}

static void
test_an_agenda_that_is_too_long_says_by_how_much (Fixture       *fixture,
                                                  gconstpointer  data G_GNUC_UNUSED)
{
  GtkWidget *dialog, *editor;
  guint spin_at = 0;
  guint editor_at = 0;
  GtkSpinButton *minutes;

  add_group (fixture);
  show (fixture);
  ps_ui_test_click (fixture->page, "Edit…");
  dialog = find_toplevel (PS_TYPE_AGENDA_DIALOG);
  editor = find_of_type (dialog, PS_TYPE_SEGMENT_EDITOR, &editor_at);
  minutes = GTK_SPIN_BUTTON (find_of_type (editor, GTK_TYPE_SPIN_BUTTON, &spin_at));

  gtk_spin_button_set_value (minutes, gtk_spin_button_get_value (minutes) + 9);
  g_assert_nonnull (ps_ui_test_find (dialog, GTK_TYPE_LABEL,
                                     "1 hour 39 minutes: 9 minutes too long · 15 minutes kept whole"));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_a_segment_moves_down_and_is_stored (Fixture       *fixture,
                                         gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  GtkWidget *dialog, *editor;
  guint at = 0;

  add_group (fixture);
  show (fixture);
  first = ps_test_db_string (&fixture->vault.db,
                             "SELECT title FROM agenda_segment WHERE position = 0");
  ps_ui_test_click (fixture->page, "Edit…");
  dialog = find_toplevel (PS_TYPE_AGENDA_DIALOG);
  editor = find_of_type (dialog, PS_TYPE_SEGMENT_EDITOR, &at);
  gtk_widget_activate_action (editor, "segment.down", NULL);
  ps_dialog_save (PS_DIALOG (dialog));
  ps_ui_test_wait_for (find_toplevel (PS_TYPE_AGENDA_DIALOG) == NULL);

  second = ps_test_db_string (&fixture->vault.db,
                              "SELECT title FROM agenda_segment WHERE position = 1");
  g_assert_cmpstr (first, ==, second);
}

/* One that is closed may still be among the windows. */
static GtkWidget *
find_chooser (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (toplevels, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, GTK_TYPE_FILE_CHOOSER_DIALOG)
          && gtk_widget_get_visible (window))
        return window;
    }

  return NULL;
}

/* Takes back the dialog that asks for a file. */
static void
cancel_saving (const char *title,
               const char *name)
{
  GtkWidget *dialog = NULL;
  g_autofree char *offered = NULL;

  ps_ui_test_wait_for ((dialog = find_chooser ()) != NULL);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (dialog)), ==, title);
  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  offered = gtk_file_chooser_get_current_name (GTK_FILE_CHOOSER (dialog));
  g_assert_cmpstr (offered, ==, name);
  gtk_dialog_response (GTK_DIALOG (dialog), GTK_RESPONSE_CANCEL);
  G_GNUC_END_IGNORE_DEPRECATIONS
  ps_ui_test_wait_for (find_chooser () == NULL);
}

static void
test_script_cards_and_dates_ask_for_a_file (Fixture       *fixture,
                                            gconstpointer  data G_GNUC_UNUSED)
{
  GtkWidget *detail, *window;
  guint at = 0;

  add_group (fixture);
  show (fixture);

#ifdef __SANITIZE_ADDRESS__
  g_test_skip ("GTK's own file chooser leaks in libcloudproviders, which has no way to be told apart.");
  return;
#endif

  detail = find_of_type (fixture->page, PS_TYPE_GROUP_DETAIL, &at);
  gtk_widget_activate_action (detail, "group.save-cards", NULL);
  cancel_saving ("Save the Script Cards", "script-cards.pdf");

  ps_ui_test_click (fixture->page, "Plan…");
  window = find_toplevel (PS_TYPE_SERIES_WINDOW);
  gtk_widget_activate_action (window, "series.save", NULL);
  cancel_saving ("Save the Next Dates", "next-dates.pdf");
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_the_planner_and_the_guests_are_a_click_away (Fixture       *fixture,
                                                  gconstpointer  data G_GNUC_UNUSED)
{
  GtkWidget *window;

  add_group (fixture);
  show (fixture);
  ps_ui_test_click (fixture->page, "Plan…");
  window = find_toplevel (PS_TYPE_SERIES_WINDOW);
  g_assert_nonnull (ps_ui_test_find (window, GTK_TYPE_LABEL, "Living with Pain"));
  gtk_window_destroy (GTK_WINDOW (window));

  ps_ui_test_click (fixture->page, "_Guest Speakers…");
  window = find_toplevel (PS_TYPE_GUESTS_WINDOW);
  g_assert_nonnull (window);
  gtk_window_destroy (GTK_WINDOW (window));
}

#define ADD(name, func) \
  g_test_add ("/ui/groups/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ps_ui_test_init ();

  ADD ("without-a-group-it-offers-one", test_without_a_group_it_offers_one);
  ADD ("a-group-says-when-it-meets", test_a_group_says_when_it_meets);
  ADD ("a-date-can-be-skipped", test_a_date_can_be_skipped);
  ADD ("a-skipped-date-is-listed-and-comes-back", test_a_skipped_date_is_listed_and_comes_back);
  ADD ("a-moved-date-says-from-when-and-goes-back", test_a_moved_date_says_from_when_and_goes_back);
  ADD ("a-date-that-is-not-stored-stays-and-says-so",
       test_a_date_that_is_not_stored_stays_and_says_so);
  ADD ("a-rule-is-read-back-as-it-is-typed", test_a_rule_is_read_back_as_it_is_typed);
  ADD ("a-neutral-name-is-asked-for-and-shown", test_a_neutral_name_is_asked_for_and_shown);
  ADD ("it-is-said-when-somebody-is-called", test_it_is_said_when_somebody_is_called);
  ADD ("an-agenda-that-is-too-long-says-by-how-much",
       test_an_agenda_that_is_too_long_says_by_how_much);
  ADD ("a-segment-moves-down-and-is-stored", test_a_segment_moves_down_and_is_stored);
  ADD ("script-cards-and-dates-ask-for-a-file", test_script_cards_and_dates_ask_for_a_file);
  ADD ("the-planner-and-the-guests-are-a-click-away",
       test_the_planner_and_the_guests_are_a_click_away);

  return g_test_run ();
}
