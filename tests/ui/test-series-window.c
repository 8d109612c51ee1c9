/* The series planner, the guest speakers and the days on which the clinic is closed. */
#include "ps-closed-days-window.h"
#include "ps-date-plan-dialog.h"
#include "ps-field.h"
#include "ps-guest-dialog.h"
#include "ps-guests-window.h"
#include "ps-series-row.h"
#include "ps-series-window.h"
#include "ps-toast.h"
#include "ps-topic-field.h"
#include "ps-ui-test.h"
#include "ps-ui-vault.h"

typedef struct {
  PsUiVault  vault;
  gint64     group_id;
  GtkWidget *window;
} Fixture;

/* It is noon of Tuesday, 3 November 2026; the group meets on Tuesdays at six. */
static void
set_up (Fixture       *fixture,
        gconstpointer  data G_GNUC_UNUSED)
{
  ps_ui_vault_set_up (&fixture->vault);
  fixture->group_id = ps_ui_vault_add_group (&fixture->vault, "Living with Pain",
                                             "FREQ=WEEKLY;BYDAY=TU", 18 * 60, "Room 204");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data G_GNUC_UNUSED)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  ps_ui_test_settle ();
  g_assert_null (fixture->window);
  ps_ui_vault_tear_down (&fixture->vault);
}

static void
present (Fixture   *fixture,
         GtkWidget *window)
{
  fixture->window = window;
  gtk_window_present (GTK_WINDOW (window));
  ps_ui_test_settle ();
}

static void
show_planner (Fixture *fixture)
{
  present (fixture, ps_series_window_new (fixture->vault.workspace, fixture->group_id));
}

static void
show_guests (Fixture *fixture)
{
  present (fixture, ps_guests_window_new (fixture->vault.workspace));
}

static gboolean
shows (Fixture    *fixture,
       const char *text)
{
  return ps_ui_test_find (fixture->window, GTK_TYPE_WIDGET, text) != NULL;
}

static GtkWidget *
find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type))
        return window;
    }

  return NULL;
}

static PsField *
find_field (GtkWidget  *root,
            const char *title)
{
  return PS_FIELD (ps_ui_test_find (root, PS_TYPE_FIELD, title));
}

static gint64
count (Fixture    *fixture,
       const char *from)
{
  g_autofree char *sql = g_strconcat ("SELECT count (*) FROM ", from, NULL);

  return ps_test_db_int64 (&fixture->vault.db, sql);
}

/* The rows of dates; the first list box is how far ahead. */
static GtkListBoxRow *
find_row (Fixture *fixture,
          int      index)
{
  GtkWidget *label = ps_ui_test_find (fixture->window, GTK_TYPE_LABEL, "Tuesday, November 3");

  return gtk_list_box_get_row_at_index (
    GTK_LIST_BOX (gtk_widget_get_ancestor (label, GTK_TYPE_LIST_BOX)), index);
}

static void
assert_spoken (Fixture    *fixture,
               int         index,
               const char *expected)
{
  g_autofree char *other =
    gtk_test_accessible_check_property (GTK_ACCESSIBLE (find_row (fixture, index)),
                                        GTK_ACCESSIBLE_PROPERTY_LABEL, expected);

  g_assert_cmpstr (other, ==, NULL);
}

static gint64
add_guest (Fixture    *fixture,
           const char *name,
           const char *subject)
{
  PsGuests *guests = ps_workspace_get_guests (fixture->vault.workspace);
  g_autoptr (PsGuestRow) row = ps_guest_row_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  row->name = g_strdup (name);
  row->subject = g_strdup (subject);
  ps_guests_save_async (guests, row, NULL, ps_test_take_result_cb, &result);
  id = ps_guests_save_finish (guests, ps_test_wait (&result), &error);
  g_assert_no_error (error);

  return id;
}

static void
test_a_guest_needs_only_a_name (Fixture       *fixture,
                                gconstpointer  data G_GNUC_UNUSED)
{
  GtkWidget *dialog;

  show_guests (fixture);
  g_assert_true (shows (fixture, "No Guest Speakers Yet"));
  ps_ui_test_click (fixture->window, "_Add Guest Speaker");
  dialog = find_window (PS_TYPE_GUEST_DIALOG);

  ps_dialog_save (PS_DIALOG (dialog));
  ps_ui_test_wait_for (ps_field_get_error (find_field (dialog, "_Name")) != NULL);
  ps_field_set_text (find_field (dialog, "_Name"), "Noor Haddad");
  ps_dialog_save (PS_DIALOG (dialog));
  ps_ui_test_wait_for (shows (fixture, "Noor Haddad"));
  ps_ui_test_wait_for (find_window (PS_TYPE_GUEST_DIALOG) == NULL);
}

static void
test_a_namesake_is_said_and_not_refused (Fixture       *fixture,
                                         gconstpointer  data G_GNUC_UNUSED)
{
  GtkWidget *dialog;

  add_guest (fixture, "Noor Haddad", "physical therapist");
  show_guests (fixture);
  ps_ui_test_click (fixture->window, "Add Guest Speaker");
  dialog = find_window (PS_TYPE_GUEST_DIALOG);
  ps_field_set_text (find_field (dialog, "_Name"), "noor haddad");
  g_assert_cmpstr (ps_field_get_hint (find_field (dialog, "_Name")), ==,
                   "There is a guest named Noor Haddad already: physical therapist.");

  ps_dialog_save (PS_DIALOG (dialog));
  ps_ui_test_wait_for (count (fixture, "guest") == 2);
  ps_ui_test_wait_for (find_window (PS_TYPE_GUEST_DIALOG) == NULL);
}

static void
test_a_guest_who_is_removed_comes_back (Fixture       *fixture,
                                        gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *unnamed = NULL;

  add_guest (fixture, "Noor & Co", "physical therapist");
  show_guests (fixture);
  unnamed = ps_ui_test_unnamed (fixture->window);
  g_assert_cmpstr (unnamed, ==, "");

  ps_ui_test_click (fixture->window, "Remove");
  ps_ui_test_wait_for (shows (fixture, "No Guest Speakers Yet"));
  gtk_widget_activate_action (fixture->window, "guests.undo", NULL);
  ps_ui_test_wait_for (shows (fixture, "Noor & Co"));
}

static void
test_many_guests_are_searched (Fixture       *fixture,
                               gconstpointer  data G_GNUC_UNUSED)
{
  GtkWidget *search;

  for (guint i = 0; i < 9; i++)
    {
      g_autofree char *name = g_strdup_printf ("Guest %u", i);

      add_guest (fixture, name, i == 4 ? "Ernährung" : "");
    }
  show_guests (fixture);
  search = ps_ui_test_find (fixture->window, GTK_TYPE_SEARCH_ENTRY, NULL);
  g_assert_nonnull (search);

  gtk_editable_set_text (GTK_EDITABLE (search), "ernahr");
  ps_ui_test_wait_for (!shows (fixture, "Guest 0"));
  g_assert_true (shows (fixture, "Guest 4"));
  gtk_editable_set_text (GTK_EDITABLE (search), "nobody");
  ps_ui_test_wait_for (shows (fixture, "No guest speaker has these words."));
}

static void
test_each_date_says_what_is_planned (Fixture       *fixture,
                                     gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *unnamed = NULL;
  g_autofree char *title = ps_test_db_string (&fixture->vault.db,
                                              "SELECT title FROM topic WHERE origin = 'pacing'");
  g_autofree char *facts = g_strdup_printf ("18:00 to 19:30\nTopic: %s\nBring cushions", title);

  ps_test_db_exec (&fixture->vault.db,
                   "INSERT INTO date_plan (group_id, rule_on, topic_id, note, updated_at)"
                   " SELECT 1, '2026-11-10', id, 'Bring cushions', 1 FROM topic"
                   " WHERE origin = 'pacing'");
  show_planner (fixture);
  g_assert_true (shows (fixture, "Every Tuesday, 18:00"));
  g_assert_nonnull (find_row (fixture, 7));
  g_assert_null (find_row (fixture, 8));
  assert_spoken (fixture, 0, "Tuesday, November 3, 18:00 to 19:30, No topic yet");
  g_assert_nonnull (ps_ui_test_find (GTK_WIDGET (find_row (fixture, 1)), GTK_TYPE_LABEL,
                                     facts));
  unnamed = ps_ui_test_unnamed (fixture->window);
  g_assert_cmpstr (unnamed, ==, "");

  adw_combo_row_set_selected (ADW_COMBO_ROW (ps_ui_test_find (fixture->window, ADW_TYPE_COMBO_ROW,
                                                              NULL)), 4);
  g_assert_nonnull (find_row (fixture, 11));
  g_assert_null (find_row (fixture, 12));
}

static void
test_topics_are_suggested_and_taken_back (Fixture       *fixture,
                                          gconstpointer  data G_GNUC_UNUSED)
{
  static const char with_topic[] = "date_plan WHERE topic_id NOT NULL";

  show_planner (fixture);
  ps_ui_test_click (fixture->window, "_Suggest Topics");
  ps_ui_test_wait_for (count (fixture, with_topic) == 8);
  g_assert_cmpint (ps_test_db_int64 (&fixture->vault.db,
                                     "SELECT count (DISTINCT topic_id) FROM date_plan"), ==, 8);

  ps_ui_test_wait_for (shows (fixture, "8 topics suggested"));
  gtk_widget_activate_action (fixture->window, "series.undo", NULL);
  ps_ui_test_wait_for (count (fixture, with_topic) == 0);
}

static void
test_closed_days_are_skipped_at_once (Fixture       *fixture,
                                      gconstpointer  data G_GNUC_UNUSED)
{
  ps_test_db_exec (&fixture->vault.db,
                   "INSERT INTO closed_day (closed_on, name) VALUES ('2026-11-10', 'Inventory'),"
                   " ('2026-11-24', '');"
                   "INSERT INTO group_date (group_id, rule_on, action, moved_on, moved_minute)"
                   " VALUES (1, '2026-11-17', 'moved', '2026-11-24', 600)");
  show_planner (fixture);
  g_assert_true (shows (fixture, "The clinic is closed on this day: Inventory."));

  /* Two of the rule's, and one that was moved to such a day. */
  ps_ui_test_click (fixture->window, "S_kip 3 Closed Days");
  ps_ui_test_wait_for (count (fixture, "group_date WHERE action = 'skipped'") == 3);
  ps_ui_test_wait_for (!shows (fixture, "The clinic is closed on this day: Inventory."));
  g_assert_true (shows (fixture, "No meeting"));

  ps_ui_test_wait_for (shows (fixture, "3 meetings skipped"));
  gtk_widget_activate_action (fixture->window, "series.undo", NULL);
  ps_ui_test_wait_for (count (fixture, "group_date WHERE action = 'skipped'") == 0);
  g_assert_cmpint (count (fixture, "group_date WHERE moved_on = '2026-11-24'"
                                   " AND moved_minute = 600"), ==, 1);
}

static void
test_a_date_is_skipped_and_put_back (Fixture       *fixture,
                                     gconstpointer  data G_GNUC_UNUSED)
{
  show_planner (fixture);
  gtk_widget_activate_action (fixture->window, "series.skip", "s", "2026-11-03");
  ps_ui_test_wait_for (count (fixture, "group_date") == 1);
  ps_ui_test_wait_for (shows (fixture, "No meeting"));
  gtk_widget_activate_action (fixture->window, "series.put-back", "s", "2026-11-03");
  ps_ui_test_wait_for (count (fixture, "group_date") == 0);
  ps_ui_test_wait_for (!shows (fixture, "No meeting"));
}

static GtkWidget *
open_plan (Fixture *fixture,
           int      index)
{
  GtkListBoxRow *row = find_row (fixture, index);

  g_signal_emit_by_name (gtk_widget_get_parent (GTK_WIDGET (row)), "row-activated", row);

  return find_window (PS_TYPE_DATE_PLAN_DIALOG);
}

static void
test_a_guest_is_asked_to_a_date (Fixture       *fixture,
                                 gconstpointer  data G_GNUC_UNUSED)
{
  GtkWidget *dialog, *chooser, *row;

  add_guest (fixture, "Noor Haddad", "physical therapist");
  show_planner (fixture);
  dialog = open_plan (fixture, 2);
  g_assert_nonnull (ps_ui_test_find (dialog, GTK_TYPE_LABEL, "Tuesday, November 17"));
  g_assert_null (ps_ui_test_find (dialog, ADW_TYPE_COMBO_ROW, NULL));

  adw_action_row_activate (ADW_ACTION_ROW (ps_ui_test_find (dialog, ADW_TYPE_ACTION_ROW,
                                                            "Guest speaker")));
  chooser = find_window (PS_TYPE_GUESTS_WINDOW);
  row = ps_ui_test_find (chooser, ADW_TYPE_ACTION_ROW, "Noor Haddad");
  g_signal_emit_by_name (gtk_widget_get_parent (row), "row-activated", row);
  ps_ui_test_settle ();
  adw_combo_row_set_selected (ADW_COMBO_ROW (ps_ui_test_find (dialog, ADW_TYPE_COMBO_ROW, NULL)), 1);
  gtk_switch_set_active (GTK_SWITCH (ps_ui_test_find (dialog, GTK_TYPE_SWITCH, NULL)), TRUE);
  ps_field_set_text (find_field (dialog, "_Note"), "Parking at the back");
  ps_dialog_save (PS_DIALOG (dialog));
  ps_ui_test_wait_for (find_window (PS_TYPE_DATE_PLAN_DIALOG) == NULL);

  assert_spoken (fixture, 2,
                 "Tuesday, November 17, 18:00 to 19:30, No topic yet,"
                 " Guest: Noor Haddad, physical therapist: agreed, briefed, Parking at the back");
  g_assert_cmpint (count (fixture, "booking WHERE rule_on = '2026-11-17' AND state = 'agreed'"
                                   " AND briefed_on = '2026-11-03'"), ==, 1);

  gtk_widget_activate_action (fixture->window, "series.undo", NULL);
  ps_ui_test_wait_for (count (fixture, "booking") == 0);
  g_assert_cmpint (count (fixture, "date_plan WHERE note <> ''"), ==, 0);
}

static void
test_a_group_without_dates_says_what_to_do (Fixture       *fixture,
                                            gconstpointer  data G_GNUC_UNUSED)
{
  fixture->group_id = ps_ui_vault_add_group (&fixture->vault, "Now and then", "", 0, "");
  show_planner (fixture);
  g_assert_true (shows (fixture, "No Dates to Plan"));
}

static void
test_a_closed_day_is_typed_as_one_says_it (Fixture       *fixture,
                                           gconstpointer  data G_GNUC_UNUSED)
{
  PsField *day;

  present (fixture, ps_closed_days_window_new (fixture->vault.workspace));
  day = find_field (fixture->window, "_Day");
  ps_field_set_text (day, "25 December");
  g_assert_cmpstr (ps_field_get_hint (day), ==, "Friday, December 25");
  ps_field_set_text (find_field (fixture->window, "_Why, such as the name of a holiday"),
                     "Christmas & all");
  ps_ui_test_click (fixture->window, "_Add Day");
  ps_ui_test_wait_for (shows (fixture, "Closed on Friday, December 25"));
  g_assert_true (shows (fixture, "Friday, December 25"));
  g_assert_true (shows (fixture, "Christmas & all"));
  g_assert_cmpstr (ps_field_get_hint (day), !=, "Friday, December 25");

  ps_field_set_text (day, "blue moon");
  ps_ui_test_click (fixture->window, "_Add Day");
  g_assert_nonnull (ps_field_get_error (day));
  ps_field_set_text (day, "yesterday");
  ps_ui_test_click (fixture->window, "_Add Day");
  g_assert_cmpstr (ps_field_get_error (day), ==, "This day is over. Enter one that is to come.");

  ps_ui_test_click (fixture->window, "Remove");
  ps_ui_test_wait_for (count (fixture, "closed_day") == 0);
  ps_ui_test_wait_for (shows (fixture, "Open on Friday, December 25"));
  gtk_widget_activate_action (fixture->window, "days.undo", NULL);
  ps_ui_test_wait_for (count (fixture, "closed_day WHERE name = 'Christmas & all'") == 1);
}

#define ADD(name, func) g_test_add ("/ui/series/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ps_ui_test_init ();

  ADD ("a-guest-needs-only-a-name", test_a_guest_needs_only_a_name);
  ADD ("a-namesake-is-said-and-not-refused", test_a_namesake_is_said_and_not_refused);
  ADD ("a-guest-who-is-removed-comes-back", test_a_guest_who_is_removed_comes_back);
  ADD ("many-guests-are-searched", test_many_guests_are_searched);
  ADD ("each-date-says-what-is-planned", test_each_date_says_what_is_planned);
  ADD ("topics-are-suggested-and-taken-back", test_topics_are_suggested_and_taken_back);
  ADD ("closed-days-are-skipped-at-once", test_closed_days_are_skipped_at_once);
  ADD ("a-date-is-skipped-and-put-back", test_a_date_is_skipped_and_put_back);
  ADD ("a-guest-is-asked-to-a-date", test_a_guest_is_asked_to_a_date);
  ADD ("a-group-without-dates-says-what-to-do", test_a_group_without_dates_says_what_to_do);
  ADD ("a-closed-day-is-typed-as-one-says-it", test_a_closed_day_is_typed_as_one_says_it);

  return g_test_run ();
}
