/* The attendance sheet in its window: one key a person, what was not stored is not shown. */
#include "ps-attendance-dialog.h"

#include <time.h>

#include "ps-attendee-list.h"
#include "ps-head-count-box.h"
#include "ps-toast.h"
#include "ps-ui-meeting.h"
#include "ps-ui-test.h"
#include "ps-walk-in-box.h"

typedef struct {
  PsUiMeeting  meeting;
  GtkWidget   *dialog;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data G_GNUC_UNUSED)
{
  ps_ui_meeting_set_up (&fixture->meeting);
}

static void
let_go (Fixture *fixture)
{
  if (fixture->dialog != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->dialog));
  fixture->dialog = NULL;
  ps_ui_test_settle ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data G_GNUC_UNUSED)
{
  let_go (fixture);
  ps_ui_meeting_tear_down (&fixture->meeting);
}

/* The sheet of the only meeting there is. */
static void
open_sheet (Fixture *fixture)
{
  gint64 id = ps_test_db_int64 (&fixture->meeting.base, "SELECT id FROM session");
  g_autoptr (GError) error = NULL;
  g_autoptr (PsAttendanceSheet) sheet =
    ps_meetings_get_attendance (fixture->meeting.meetings, id, &error);

  g_assert_no_error (error);
  fixture->dialog = ps_attendance_dialog_new (sheet);
  gtk_window_present (GTK_WINDOW (fixture->dialog));
}

static void
show (Fixture *fixture)
{
  open_sheet (fixture);
  ps_ui_test_settle ();
}

static void
show_running (Fixture *fixture)
{
  ps_ui_meeting_start (&fixture->meeting);
  show (fixture);
}

static void
end (Fixture *fixture)
{
  ps_ui_meeting_do (&fixture->meeting, PS_CLOCK_END, NULL);
}

static gboolean
sees (Fixture    *fixture,
      const char *text)
{
  return ps_ui_test_find (fixture->dialog, GTK_TYPE_WIDGET, text) != NULL;
}

static GtkWidget *
row_of (Fixture    *fixture,
        const char *name)
{
  return ps_ui_test_find (fixture->dialog, PS_TYPE_ATTENDEE_ROW, name);
}

static const char *
status_of (Fixture    *fixture,
           const char *name)
{
  PsAttendeeRow *row = PS_ATTENDEE_ROW (row_of (fixture, name));

  return ps_attendee_get_row (ps_attendee_row_get_attendee (row))->status;
}

static const char *
mode_of (Fixture    *fixture,
         const char *name)
{
  PsAttendeeRow *row = PS_ATTENDEE_ROW (row_of (fixture, name));

  return ps_attendee_get_row (ps_attendee_row_get_attendee (row))->mode;
}

/* Whose row has the keyboard. */
static const char *
focused (Fixture *fixture)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->dialog));

  return PS_IS_ATTENDEE_ROW (focus)
         ? adw_preferences_row_get_title (ADW_PREFERENCES_ROW (focus)) : NULL;
}

static void
go_to (Fixture    *fixture,
       const char *name)
{
  gtk_widget_grab_focus (row_of (fixture, name));
}

static void
press (Fixture *fixture,
       guint    keyval)
{
  GtkWidget *list = ps_ui_test_find (fixture->dialog, PS_TYPE_ATTENDEE_LIST, NULL);
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (list);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);
      gboolean handled;

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, (GdkModifierType) 0, &handled);
    }
}

static void
test_one_key_a_person (Fixture       *fixture,
                       gconstpointer  data G_GNUC_UNUSED)
{
  show_running (fixture);
  go_to (fixture, "Ana");
  press (fixture, GDK_KEY_space);
  g_assert_cmpstr (focused (fixture), ==, "Ben");
  press (fixture, GDK_KEY_2);
  g_assert_cmpstr (focused (fixture), ==, "Cleo");
  press (fixture, GDK_KEY_KP_4);

  /* Nobody is left, and the keyboard stays. */
  g_assert_cmpstr (focused (fixture), ==, "Cleo");
  ps_ui_test_wait_for (sees (fixture, "2 of 3 here"));
  ps_ui_test_wait_for (g_str_equal (status_of (fixture, "Cleo"), "excused"));
  g_assert_cmpstr (status_of (fixture, "Ana"), ==, "present");
  g_assert_cmpstr (status_of (fixture, "Ben"), ==, "late");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row_of (fixture, "Ben")),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Late");
}

/* Who is marked already is passed over, and from the end it goes on at the beginning. */
static void
test_it_goes_on_to_whoever_is_not_marked (Fixture       *fixture,
                                          gconstpointer  data G_GNUC_UNUSED)
{
  show_running (fixture);
  go_to (fixture, "Ben");
  press (fixture, GDK_KEY_1);
  ps_ui_test_wait_for (g_str_equal (status_of (fixture, "Ben"), "present"));
  g_assert_cmpstr (focused (fixture), ==, "Cleo");
  press (fixture, GDK_KEY_5);
  g_assert_cmpstr (focused (fixture), ==, "Ana");
  ps_ui_test_wait_for (g_str_equal (status_of (fixture, "Cleo"), "absent"));
}

static void
test_every_status_and_mode_has_a_key (Fixture       *fixture,
                                      gconstpointer  data G_GNUC_UNUSED)
{
  static const struct {
    guint       key;
    const char *status;
    const char *mode;
  } keys[] = {
    { GDK_KEY_8, "present", "phone" },
    { GDK_KEY_2, "late", "phone" },
    { GDK_KEY_7, "late", "online" },
    { GDK_KEY_3, "left-early", "online" },
    { GDK_KEY_6, "left-early", "in-person" },
    { GDK_KEY_4, "excused", "in-person" },
    { GDK_KEY_5, "absent", "in-person" },
    { GDK_KEY_1, "present", "in-person" },
    { GDK_KEY_0, "expected", "in-person" },
  };

  show_running (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      go_to (fixture, "Ana");
      press (fixture, keys[i].key);
      ps_ui_test_wait_for (g_str_equal (status_of (fixture, "Ana"), keys[i].status) &&
                           g_str_equal (mode_of (fixture, "Ana"), keys[i].mode));
    }
}

static void
test_the_last_mark_is_taken_back (Fixture       *fixture,
                                  gconstpointer  data G_GNUC_UNUSED)
{
  GtkWidget *child;

  show_running (fixture);
  child = gtk_window_get_child (GTK_WINDOW (fixture->dialog));
  go_to (fixture, "Ana");
  press (fixture, GDK_KEY_1);
  ps_ui_test_wait_for (sees (fixture, "Ana: Present"));
  press (fixture, GDK_KEY_2);
  ps_ui_test_wait_for (sees (fixture, "Ben: Late"));

  g_assert_true (ps_toast_run_undo (child));
  ps_ui_test_wait_for (g_str_equal (status_of (fixture, "Ben"), "expected"));
  g_assert_cmpstr (status_of (fixture, "Ana"), ==, "present");
  g_assert_true (ps_toast_run_undo (child));
  ps_ui_test_wait_for (g_str_equal (status_of (fixture, "Ana"), "expected"));
}

/* What the door said meanwhile is not undone by who has not seen it. */
static void
test_what_somebody_else_marked_stays (Fixture       *fixture,
                                      gconstpointer  data G_GNUC_UNUSED)
{
  show_running (fixture);
  go_to (fixture, "Ana");
  press (fixture, GDK_KEY_1);
  ps_ui_test_wait_for (sees (fixture, "Ana: Present"));
  ps_test_db_exec (&fixture->meeting.base, "UPDATE attendance SET status = 'late' WHERE person_id ="
                   " (SELECT id FROM person WHERE preferred_name = 'Ana')");
  ps_ui_test_wait_for (g_str_equal (status_of (fixture, "Ana"), "late"));
  g_assert_true (ps_toast_run_undo (gtk_window_get_child (GTK_WINDOW (fixture->dialog))));
  ps_ui_test_wait_for (sees (fixture, "Ana was marked otherwise meanwhile."));
  g_assert_cmpstr (status_of (fixture, "Ana"), ==, "late");
}

static void
test_what_is_not_stored_is_not_shown (Fixture       *fixture,
                                      gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *said = NULL;

  show_running (fixture);
  ps_test_db_exec (&fixture->meeting.base,
                   "CREATE TRIGGER full BEFORE UPDATE ON attendance"
                   " BEGIN SELECT raise (ABORT, 'no room'); END");
  go_to (fixture, "Ana");
  press (fixture, GDK_KEY_1);
  ps_ui_test_wait_for (focused (fixture) != NULL && g_str_equal (focused (fixture), "Ana"));
  g_assert_cmpstr (status_of (fixture, "Ana"), ==, "expected");
  g_assert_true (sees (fixture, "0 of 3 here"));
  said = ps_ui_meeting_say (fixture->dialog);
  g_assert_nonnull (strstr (said, "Ana was not marked."));
}

static void
test_over_it_is_a_correction (Fixture       *fixture,
                              gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *said = NULL;

  show_running (fixture);
  end (fixture);
  ps_ui_test_wait_for (sees (fixture, "Who Was Here"));
  g_assert_cmpstr (status_of (fixture, "Ana"), ==, "absent");

  go_to (fixture, "Ana");
  press (fixture, GDK_KEY_1);
  ps_ui_test_wait_for (g_str_equal (status_of (fixture, "Ana"), "present"));
  said = ps_ui_meeting_say (fixture->dialog);
  g_assert_nonnull (strstr (said, "Corrections"));
  g_assert_nonnull (strstr (said, "Ana from Absent to Present by "));
}

static void
test_a_namesake_is_asked_about_once (Fixture       *fixture,
                                     gconstpointer  data G_GNUC_UNUSED)
{
  GtkWidget *entry;

  show_running (fixture);
  entry = ps_ui_test_find (fixture->dialog, GTK_TYPE_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "ana");
  ps_ui_test_click (fixture->dialog, "_Add Walk-in");
  ps_ui_test_settle ();
  g_assert_true (sees (fixture, "Ana is on the roster already: choose them below. If this is somebody "
                       "else of that name, add them once more."));
  g_assert_cmpint (ps_test_db_int64 (&fixture->meeting.base, "SELECT count (*) FROM person"), ==, 3);

  ps_ui_test_click (fixture->dialog, "_Add Walk-in");
  ps_ui_test_wait_for (sees (fixture, "1 of 4 here"));
  g_assert_cmpint (ps_test_db_int64 (&fixture->meeting.base, "SELECT count (*) FROM person"), ==, 4);
}

static void
test_more_than_the_group_is_meant_for_are_let_in (Fixture       *fixture,
                                                  gconstpointer  data G_GNUC_UNUSED)
{
  GtkWidget *entry;

  ps_test_db_exec (&fixture->meeting.base, "UPDATE support_group SET capacity = 3");
  show_running (fixture);
  g_assert_false (sees (fixture, "3 people are on this list; the group is meant for 3."));
  entry = ps_ui_test_find (fixture->dialog, GTK_TYPE_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "Dora");
  ps_ui_test_click (fixture->dialog, "_Add Walk-in");
  ps_ui_test_wait_for (sees (fixture, "4 people are on this list; the group is meant for 3."));
  g_assert_cmpint (ps_test_db_int64 (&fixture->meeting.base, "SELECT count (*) FROM person"), ==, 4);
}

static void
test_who_is_looked_for_is_chosen (Fixture       *fixture,
                                  gconstpointer  data G_GNUC_UNUSED)
{
  GtkWidget *box, *row;

  show_running (fixture);
  go_to (fixture, "Ana");
  press (fixture, GDK_KEY_c);
  box = ps_ui_test_find (fixture->dialog, PS_TYPE_WALK_IN_BOX, NULL);
  g_assert_cmpstr (ps_walk_in_box_get_name (PS_WALK_IN_BOX (box)), ==, "c");

  row = ps_ui_test_find (box, ADW_TYPE_ACTION_ROW, "Cleo");
  adw_action_row_activate (ADW_ACTION_ROW (row));
  ps_ui_test_wait_for (g_str_equal (status_of (fixture, "Cleo"), "present"));
  g_assert_cmpstr (ps_walk_in_box_get_name (PS_WALK_IN_BOX (box)), ==, "");
  g_assert_cmpstr (focused (fixture), ==, "Ana");
}

static void
test_who_was_added_by_mistake_is_taken_off (Fixture       *fixture,
                                            gconstpointer  data G_GNUC_UNUSED)
{
  show_running (fixture);
  gtk_widget_activate_action (row_of (fixture, "Ben"), "row.remove", NULL);
  ps_ui_test_wait_for (row_of (fixture, "Ben") == NULL);
  ps_ui_test_wait_for (sees (fixture, "Ben is off the list"));
  g_assert_true (ps_toast_run_undo (gtk_window_get_child (GTK_WINDOW (fixture->dialog))));
  ps_ui_test_wait_for (row_of (fixture, "Ben") != NULL);
}

static void
test_those_without_a_name_are_counted (Fixture       *fixture,
                                       gconstpointer  data G_GNUC_UNUSED)
{
  GtkWidget *label, *spin;

  show_running (fixture);
  label = ps_ui_test_find (fixture->dialog, GTK_TYPE_LABEL, "And _how many who gave no name?");
  spin = gtk_label_get_mnemonic_widget (GTK_LABEL (label));
  gtk_spin_button_spin (GTK_SPIN_BUTTON (spin), GTK_SPIN_STEP_FORWARD, 1);
  gtk_spin_button_spin (GTK_SPIN_BUTTON (spin), GTK_SPIN_STEP_FORWARD, 1);
  ps_ui_test_wait_for (sees (fixture, "0 of 3 here, and 2 without a name"));
  g_assert_cmpint (ps_test_db_int64 (&fixture->meeting.base,
                                     "SELECT head_count FROM session WHERE head_count_new IS NULL"),
                   ==, 2);

  /* Typed, not confirmed, and meant. */
  gtk_editable_set_text (GTK_EDITABLE (spin), "5");
  gtk_window_close (GTK_WINDOW (fixture->dialog));
  fixture->dialog = NULL;
  ps_ui_test_wait_for (ps_test_db_int64 (&fixture->meeting.base,
                                         "SELECT head_count FROM session") == 5);
}

static void
test_everything_has_a_name (Fixture       *fixture,
                            gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *unnamed = NULL;

  show_running (fixture);
  unnamed = ps_ui_test_unnamed (fixture->dialog);
  g_assert_cmpstr (unnamed, ==, "");
  ps_ui_test_assert_fits (fixture->dialog);
}

static int
since (gint64 monotonic)
{
  return (int) ((g_get_monotonic_time () - monotonic) / G_TIME_SPAN_MILLISECOND);
}

/* Of the processor, which other programs have no part in. */
static int
since_clock (clock_t start)
{
  return (int) ((clock () - start) * 1000 / CLOCKS_PER_SEC);
}

/* How long that takes is told, and not claimed. */
static void
test_three_hundred_are_on_one_sheet (Fixture       *fixture,
                                     gconstpointer  data G_GNUC_UNUSED)
{
  clock_t c;
  gint64 t;

  ps_test_db_exec (&fixture->meeting.base,
                   "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 297)"
                   " INSERT INTO person (uid, preferred_name, name_fold, created_at, updated_at)"
                   " SELECT randomblob (16), 'Member ' || i, 'member ' || i, 1, 1 FROM n;"
                   " INSERT INTO membership (uid, group_id, person_id, joined_on)"
                   " SELECT randomblob (16), 1, id, '2026-01-01' FROM person"
                   " WHERE preferred_name LIKE 'Member%'");
  ps_ui_meeting_start (&fixture->meeting);
  c = clock ();
  open_sheet (fixture);
  g_test_message ("300 on a sheet: its first people after %d ms of the processor", since_clock (c));
  ps_ui_test_settle ();
  g_test_message ("and all of them after %d ms of the processor", since_clock (c));
  ps_ui_test_wait_for (row_of (fixture, "Member 99") != NULL);
  g_assert_true (sees (fixture, "0 of 300 here"));
  t = g_get_monotonic_time ();
  go_to (fixture, "Member 5");
  press (fixture, GDK_KEY_1);
  g_test_message ("a mark until the next has the keyboard: %d ms", since (t));
  ps_ui_test_wait_for (sees (fixture, "1 of 300 here"));
  g_test_message ("and until it is stored and shown: %d ms", since (t));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ps_ui_test_init ();

#define ADD(path, func) g_test_add ("/attendance/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("one-key-a-person", test_one_key_a_person);
  ADD ("it-goes-on-to-whoever-is-not-marked", test_it_goes_on_to_whoever_is_not_marked);
  ADD ("every-status-and-mode-has-a-key", test_every_status_and_mode_has_a_key);
  ADD ("the-last-mark-is-taken-back", test_the_last_mark_is_taken_back);
  ADD ("what-somebody-else-marked-stays", test_what_somebody_else_marked_stays);
  ADD ("what-is-not-stored-is-not-shown", test_what_is_not_stored_is_not_shown);
  ADD ("over-it-is-a-correction", test_over_it_is_a_correction);
  ADD ("a-namesake-is-asked-about-once", test_a_namesake_is_asked_about_once);
  ADD ("more-than-the-group-is-meant-for-are-let-in",
       test_more_than_the_group_is_meant_for_are_let_in);
  ADD ("who-is-looked-for-is-chosen", test_who_is_looked_for_is_chosen);
  ADD ("who-was-added-by-mistake-is-taken-off", test_who_was_added_by_mistake_is_taken_off);
  ADD ("those-without-a-name-are-counted", test_those_without_a_name_are_counted);
  ADD ("three-hundred-are-on-one-sheet", test_three_hundred_are_on_one_sheet);
  ADD ("everything-has-a-name", test_everything_has_a_name);
#undef ADD

  return g_test_run ();
}
