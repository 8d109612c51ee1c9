/* The sheet to sign in on, from the window: what can be chosen, and the file that is written. */
#include "ps-attendance-window.h"
#include "ps-groups-page.h"
#include "ps-sign-in-dialog.h"
#include "ps-today-page.h"
#include "ps-ui-test.h"
#include "ps-ui-vault.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

/* It is Tuesday, 3 November 2026, noon; the group meets at 18:00. */
typedef struct {
  PsUiVault   vault;
  GtkWidget  *page;
  GtkWidget  *window;
  gint64      group_id;
  char       *folder;
  char       *path;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data G_GNUC_UNUSED)
{
  ps_ui_vault_set_up (&fixture->vault);
  fixture->group_id = ps_ui_vault_add_group (&fixture->vault, "Living with Pain",
                                             "FREQ=WEEKLY;BYDAY=TU", 18 * 60, "Room 204");
  ps_ui_vault_add_member (&fixture->vault, "Ana", fixture->group_id);
  ps_ui_vault_add_member (&fixture->vault, "Ben", fixture->group_id);
  ps_ui_vault_add_member (&fixture->vault, "Nobody", 0);
  fixture->folder = g_dir_make_tmp ("peerside-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "sign-in-sheet.pdf", NULL);
}

static void
show (Fixture *fixture)
{
  fixture->page = ps_groups_page_new (fixture->vault.workspace);
  fixture->window = ps_ui_test_window (fixture->page, 1000, 800);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data G_GNUC_UNUSED)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  ps_ui_test_settle ();
  ps_ui_vault_tear_down (&fixture->vault);
  g_unlink (fixture->path);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static GtkWidget *
find_toplevel (GType type)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (toplevels, i);

      if (g_type_is_a (G_OBJECT_TYPE (window), type))
        return window;
    }

  return NULL;
}

static GtkWidget *
open_dialog (Fixture *fixture)
{
  GtkWidget *dialog;

  gtk_widget_activate_action (ps_ui_test_find (fixture->page, GTK_TYPE_MENU_BUTTON, "On paper"),
                              "group.print-sign-in", NULL);
  ps_ui_test_settle ();
  dialog = find_toplevel (PS_TYPE_SIGN_IN_DIALOG);
  g_assert_nonnull (dialog);

  return dialog;
}

static GtkWidget *
get_row (GtkWidget  *dialog,
         const char *title)
{
  return ps_ui_test_find (dialog, ADW_TYPE_PREFERENCES_ROW, title);
}

/* The chooser is GTK’s own, in this process: a path is typed and Save is pressed, as people do. */
static void
choose_file (Fixture    *fixture,
             const char *offered)
{
  GtkWidget *chooser;
  GtkWidget *entry;

  ps_ui_test_wait_for ((chooser = find_toplevel (GTK_TYPE_FILE_CHOOSER)) != NULL);
  ps_ui_test_wait_for ((entry = ps_ui_test_find (chooser, GTK_TYPE_ENTRY, offered)) != NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), fixture->path);
  ps_ui_test_settle ();
  ps_ui_test_click (chooser, "_Save");
  ps_ui_test_wait_for (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
  ps_ui_test_wait_for (find_toplevel (GTK_TYPE_FILE_CHOOSER) == NULL);
}

static char *
read_back (Fixture *fixture)
{
  g_autofree char *command = g_strdup_printf ("pdftotext -layout %s -", fixture->path);
  g_autoptr (GError) error = NULL;
  char *text = NULL;
  GStatBuf status;

  g_assert_cmpint (g_stat (fixture->path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_spawn_command_line_sync (command, &text, NULL, NULL, &error);
  g_assert_no_error (error);

  return text;
}

static gint64
count_log (Fixture    *fixture,
           const char *detail)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM audit WHERE action = 'print'"
                                          " AND detail = '%s'", detail);

  ps_test_db_settle (&fixture->vault.db);

  return ps_test_db_int64 (&fixture->vault.db, sql);
}

static void
test_all_is_chosen_already (Fixture       *fixture,
                            gconstpointer  data G_GNUC_UNUSED)
{
  GtkWidget *dialog;
  g_autofree char *unnamed = NULL;

  show (fixture);
  dialog = open_dialog (fixture);
  g_assert_nonnull (ps_ui_test_find (dialog, GTK_TYPE_LABEL, "Tuesday, November 3, 18:00"));
  g_assert_true (gtk_switch_get_active (GTK_SWITCH (ps_ui_test_find (dialog, GTK_TYPE_SWITCH, NULL))));
  g_assert_nonnull (ps_ui_test_find (dialog, GTK_TYPE_LABEL, "As many as fill the page"));
  unnamed = ps_ui_test_unnamed (dialog);
  g_assert_cmpstr (unnamed, ==, "");
  ps_ui_test_assert_fits (dialog);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_it_is_saved (Fixture       *fixture,
                  gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *text = NULL;
  GtkWidget *dialog;

  show (fixture);
  dialog = open_dialog (fixture);
  ps_ui_test_click (dialog, "Save as P_DF…");
  g_assert_null (find_toplevel (PS_TYPE_SIGN_IN_DIALOG));
  choose_file (fixture, "sign-in-sheet.pdf");
  ps_ui_test_wait_for (ps_ui_test_find (fixture->window, GTK_TYPE_LABEL, "Sign-in sheet saved") != NULL);

  text = read_back (fixture);
  g_assert_nonnull (strstr (text, "Living with Pain"));
  g_assert_nonnull (strstr (text, "Tuesday, November 3"));
  g_assert_nonnull (strstr (text, "Ana"));
  g_assert_nonnull (strstr (text, "Ben"));
  g_assert_null (strstr (text, "Nobody"));
  g_assert_cmpint (count_log (fixture, "form=pdf content=roster to=inside people=2 part2=no"), ==, 1);
}

static void
test_another_meeting_in_large_print_without_names (Fixture       *fixture,
                                                   gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *text = NULL;
  GtkWidget *dialog;

  show (fixture);
  dialog = open_dialog (fixture);
  adw_combo_row_set_selected (ADW_COMBO_ROW (get_row (dialog, "Meeting")), 1);
  adw_combo_row_set_selected (ADW_COMBO_ROW (get_row (dialog, "Blank lines")), 2);
  gtk_widget_activate (get_row (dialog, "Names of the members"));
  gtk_widget_activate (get_row (dialog, "Large print"));
  ps_ui_test_click (dialog, "Save as P_DF…");
  choose_file (fixture, "sign-in-sheet.pdf");
  ps_ui_test_wait_for (ps_ui_test_find (fixture->window, GTK_TYPE_LABEL, "Sign-in sheet saved") != NULL);

  text = read_back (fixture);
  g_assert_nonnull (strstr (text, "Tuesday, November 10"));
  g_assert_null (strstr (text, "Ana"));
  g_assert_cmpint (count_log (fixture, "sign-in"), ==, 1);
}

/* Nobody is named on what may lie at the door, unless it is asked for. */
static void
test_a_part_2_group_begins_without_names (Fixture       *fixture,
                                          gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *text = NULL;
  GtkWidget *dialog;
  GtkWidget *names;

  ps_test_db_exec (&fixture->vault.db, "UPDATE support_group SET part2 = 1, neutral_name = 'Room 204'");
  show (fixture);
  dialog = open_dialog (fixture);
  g_assert_nonnull (ps_ui_test_find (dialog, GTK_TYPE_LABEL, "The sheet says “Room 204”."));
  names = ps_ui_test_find (dialog, GTK_TYPE_SWITCH, NULL);
  g_assert_false (gtk_switch_get_active (GTK_SWITCH (names)));
  gtk_widget_activate (get_row (dialog, "Names of the members"));
  g_assert_true (gtk_switch_get_active (GTK_SWITCH (names)));
  ps_ui_test_click (dialog, "Save as P_DF…");
  choose_file (fixture, "sign-in-sheet.pdf");
  ps_ui_test_wait_for (ps_ui_test_find (fixture->window, GTK_TYPE_LABEL, "Sign-in sheet saved") != NULL);

  text = read_back (fixture);
  g_assert_nonnull (strstr (text, "Ana"));
  g_assert_nonnull (strstr (text, "42 CFR part 2"));
  g_assert_nonnull (strstr (text, "For those who lead the group only"));
  g_assert_null (strstr (text, "Living with Pain"));
  g_assert_cmpint (count_log (fixture, "form=pdf content=roster to=inside people=2 part2=yes"), ==, 1);
}

static void
test_a_head_count_has_no_names_to_choose (Fixture       *fixture,
                                          gconstpointer  data G_GNUC_UNUSED)
{
  GtkWidget *dialog;

  ps_test_db_exec (&fixture->vault.db, "UPDATE support_group SET head_count = 1");
  show (fixture);
  dialog = open_dialog (fixture);
  g_assert_null (get_row (dialog, "Names of the members"));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_who_cancels_gives_nothing (Fixture       *fixture,
                                gconstpointer  data G_GNUC_UNUSED)
{
  GtkWidget *dialog;

  show (fixture);
  dialog = open_dialog (fixture);
  ps_ui_test_click (dialog, "Save as P_DF…");
  ps_ui_test_wait_for (find_toplevel (GTK_TYPE_FILE_CHOOSER) != NULL);
  ps_ui_test_click (find_toplevel (GTK_TYPE_FILE_CHOOSER), "_Cancel");
  ps_ui_test_wait_for (find_toplevel (GTK_TYPE_FILE_CHOOSER) == NULL);
  g_assert_cmpint (count_log (fixture, "form=pdf content=roster to=inside people=2 part2=no"), ==, 0);
}

/* Whoever leads no meetings has the sheets of the day where the attendance is taken. */
static void
test_the_desk_has_todays (Fixture       *fixture,
                          gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *text = NULL;
  GtkWidget *dialog;

  ps_ui_vault_add_user (&fixture->vault, "Dora", PS_ROLE_FRONT_DESK);
  ps_ui_vault_enter (&fixture->vault, "Dora");
  fixture->page = ps_today_page_new (fixture->vault.workspace);
  fixture->window = ps_ui_test_window (fixture->page, 360, 600);

  ps_ui_test_click (fixture->page, "Sign-In Sheet…");
  ps_ui_test_settle ();
  dialog = find_toplevel (PS_TYPE_SIGN_IN_DIALOG);
  g_assert_nonnull (dialog);
  g_assert_null (get_row (dialog, "Meeting"));
  g_assert_nonnull (ps_ui_test_find (dialog, GTK_TYPE_LABEL, "Tuesday, November 3, 18:00"));
  ps_ui_test_click (dialog, "Save as P_DF…");
  choose_file (fixture, "sign-in-sheet.pdf");
  ps_ui_test_wait_for (ps_ui_test_find (fixture->window, GTK_TYPE_LABEL, "Sign-in sheet saved") != NULL);

  text = read_back (fixture);
  g_assert_nonnull (strstr (text, "Ana"));
  g_assert_nonnull (strstr (text, "Ben"));
  g_assert_null (strstr (text, "Nobody"));
}

/* A list in which every choice ends in three dots is none to choose from. */
static void
test_the_meetings_to_choose_from_are_whole (Fixture       *fixture,
                                            gconstpointer  data G_GNUC_UNUSED)
{
  GtkWidget *dialog;
  GtkWidget *row;
  GtkWidget *choice;

  show (fixture);
  dialog = open_dialog (fixture);
  row = get_row (dialog, "Meeting");
  gtk_widget_activate (row);
  ps_ui_test_wait_for ((choice = ps_ui_test_find (row, GTK_TYPE_LABEL,
                                                  "Tuesday, November 10, 18:00")) != NULL);
  g_assert_cmpint (gtk_label_get_ellipsize (GTK_LABEL (choice)), ==, PANGO_ELLIPSIZE_NONE);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* What came of the sheet, for the group’s own binder. */
static void
test_attendance_on_paper (Fixture       *fixture,
                          gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *text = NULL;

  ps_ui_vault_add_meeting (&fixture->vault, fixture->group_id,
                           PS_UI_VAULT_NOON - 7 * G_TIME_SPAN_DAY, 60, FALSE);
  ps_test_db_exec (&fixture->vault.db,
                   "UPDATE support_group SET part2 = 1;"
                   "INSERT INTO attendance (session_id, person_id, status, mode, first_time, updated_at)"
                   " SELECT s.id, p.id, CASE p.preferred_name WHEN 'Ana' THEN 'late' ELSE 'excused' END,"
                   " 'phone', 0, 1 FROM session s, person p WHERE p.preferred_name IN ('Ana', 'Ben')");
  fixture->window = ps_attendance_window_new (fixture->vault.workspace, fixture->group_id);
  gtk_window_present (GTK_WINDOW (fixture->window));
  ps_ui_test_settle ();
  gtk_widget_activate_action (fixture->window, "attendance.save", NULL);
  choose_file (fixture, "attendance.pdf");
  ps_ui_test_wait_for (ps_ui_test_find (fixture->window, GTK_TYPE_LABEL, "Attendance saved") != NULL);

  text = read_back (fixture);
  g_assert_nonnull (strstr (text, "Living with Pain"));
  g_assert_nonnull (strstr (text, "Tuesday, October 27 · 1 was there"));
  g_assert_nonnull (strstr (text, "Late · By phone"));
  g_assert_nonnull (strstr (text, "Excused"));
  g_assert_nonnull (strstr (text, "42 CFR part 2"));
  g_assert_null (strstr (text, "Nobody"));
  g_assert_cmpint (count_log (fixture,
                              "form=pdf content=roster+attendance to=inside people=2 part2=yes"), ==, 1);
}

/* In a narrow window, and in a language with long words: the title takes two lines before it is cut. */
static void
test_a_dialog_fits_a_narrow_window (Fixture       *fixture,
                                    gconstpointer  data G_GNUC_UNUSED)
{
  GtkWidget *dialog;
  GtkWidget *title;
  int width;

  show (fixture);
  dialog = open_dialog (fixture);
  gtk_window_set_title (GTK_WINDOW (dialog), "Anwesenheitsliste zum Eintragen");
  ps_dialog_set_save_label (PS_DIALOG (dialog), "_Wiederherstellen");
  gtk_widget_measure (dialog, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_assert_cmpint (width, <=, 360);
  title = ps_ui_test_find (dialog, GTK_TYPE_LABEL, "Anwesenheitsliste zum Eintragen");
  g_assert_cmpint (gtk_label_get_lines (GTK_LABEL (title)), ==, 2);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

#define TEST(path, func) \
  g_test_add ("/sign-in/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ps_ui_test_init ();

  TEST ("all-is-chosen-already", test_all_is_chosen_already);
  TEST ("it-is-saved", test_it_is_saved);
  TEST ("another-meeting-in-large-print-without-names",
        test_another_meeting_in_large_print_without_names);
  TEST ("a-part-2-group-begins-without-names", test_a_part_2_group_begins_without_names);
  TEST ("a-head-count-has-no-names-to-choose", test_a_head_count_has_no_names_to_choose);
  TEST ("who-cancels-gives-nothing", test_who_cancels_gives_nothing);

  TEST ("a-dialog-fits-a-narrow-window", test_a_dialog_fits_a_narrow_window);
  TEST ("the-meetings-to-choose-from-are-whole", test_the_meetings_to_choose_from_are_whole);
  TEST ("attendance-on-paper", test_attendance_on_paper);
  TEST ("the-desk-has-todays", test_the_desk_has_todays);

  return g_test_run ();
}
