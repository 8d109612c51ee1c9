#include "ps-field.h"
#include "ps-list-detail.h"
#include "ps-member-columns.h"
#include "ps-member-dialog.h"
#include "ps-member-import-dialog.h"
#include "ps-member-rows.h"
#include "ps-number-entry.h"
#include "ps-roster-page.h"
#include "ps-spell-dialog.h"
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
  if (fixture->page != NULL)
    {
      g_object_add_weak_pointer (G_OBJECT (fixture->page), (gpointer *) &fixture->page);
      gtk_window_destroy (GTK_WINDOW (fixture->window));
      ps_ui_test_wait_for (fixture->page == NULL);
    }
  ps_ui_vault_tear_down (&fixture->vault);
}

static void
show (Fixture *fixture,
      int      width)
{
  fixture->page = ps_roster_page_new (fixture->vault.workspace);
  fixture->window = ps_ui_test_window (fixture->page, width, 700);
}

static gboolean
shows (Fixture    *fixture,
       const char *text)
{
  return ps_ui_test_find (fixture->page, GTK_TYPE_LABEL, text) != NULL;
}

static void
act (Fixture    *fixture,
     const char *action)
{
  g_assert_true (gtk_widget_activate_action_variant (fixture->page, action, NULL));
}

static void
show_member (Fixture *fixture,
             gint64   id)
{
  gtk_widget_activate_action (fixture->page, "page.show", "x", id);
}

static gint64
count (Fixture    *fixture,
       const char *sql)
{
  return ps_test_db_int64 (&fixture->vault.db, sql);
}

/* Types into the first field of a form. */
static void
type_name (GtkWidget  *dialog,
           const char *name)
{
  ps_field_set_text (PS_FIELD (ps_ui_test_find (dialog, PS_TYPE_FIELD, NULL)), name);
}

static void
test_without_members_it_says_how_to_begin (Fixture       *fixture,
                                           gconstpointer  data G_GNUC_UNUSED)
{
  show (fixture, 800);
  g_assert_true (shows (fixture, "No Members Yet"));
  g_assert_nonnull (ps_ui_test_find (fixture->page, GTK_TYPE_BUTTON, "_Add Member"));
  g_assert_nonnull (ps_ui_test_find (fixture->page, GTK_TYPE_BUTTON, "_Import…"));
}

static void
test_adding_needs_a_name_and_nothing_else (Fixture       *fixture,
                                           gconstpointer  data G_GNUC_UNUSED)
{
  GtkWidget *dialog;

  show (fixture, 800);
  act (fixture, "page.new");
  dialog = ps_ui_test_dialog (PS_TYPE_FIELD, NULL);
  g_assert_nonnull (dialog);

  ps_ui_test_click (dialog, "_Add");
  ps_ui_test_wait_for (ps_ui_test_find (dialog, GTK_TYPE_LABEL,
                                        "Enter what this person likes to be called.") != NULL);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM person"), ==, 0);

  type_name (dialog, "  Ana ");
  ps_ui_test_click (dialog, "_Add");
  ps_ui_test_wait_for (shows (fixture, "Ana") && shows (fixture, "How to Reach Them"));

  ps_ui_test_wait_for (ps_toast_run_undo (fixture->page));
  ps_ui_test_wait_for (shows (fixture, "No Members Yet"));
}

static void
test_the_search_narrows_and_offers_to_add (Fixture       *fixture,
                                           gconstpointer  data G_GNUC_UNUSED)
{
  GtkWidget *entry, *dialog;

  ps_ui_vault_add_member (&fixture->vault, "Ana", 0);
  ps_ui_vault_add_member (&fixture->vault, "Ben", 0);
  show (fixture, 800);
  g_assert_true (shows (fixture, "Ana") && shows (fixture, "Ben"));

  entry = ps_ui_test_find (fixture->page, GTK_TYPE_SEARCH_ENTRY, NULL);
  gtk_test_accessible_assert_property (entry, GTK_ACCESSIBLE_PROPERTY_LABEL, "Search the roster");
  gtk_editable_set_text (GTK_EDITABLE (entry), "be");
  ps_ui_test_wait_for (!shows (fixture, "Ana") && shows (fixture, "Ben"));

  gtk_editable_set_text (GTK_EDITABLE (entry), "Zoe");
  ps_ui_test_wait_for (shows (fixture, "No Results"));
  ps_ui_test_click (fixture->page, "_Add as a Member");
  dialog = ps_ui_test_dialog (PS_TYPE_FIELD, NULL);
  g_assert_nonnull (ps_ui_test_find (dialog, GTK_TYPE_TEXT, "Zoe"));
  gtk_window_destroy (GTK_WINDOW (dialog));

  ps_ui_test_click (fixture->page, "_Clear Search");
  ps_ui_test_wait_for (shows (fixture, "Ana"));
}

static void
test_removing_can_be_taken_back (Fixture       *fixture,
                                 gconstpointer  data G_GNUC_UNUSED)
{
  gint64 ana = ps_ui_vault_add_member (&fixture->vault, "Ana & Co", 0);

  ps_ui_vault_add_member (&fixture->vault, "Ben", 0);
  show (fixture, 800);
  show_member (fixture, ana);
  g_assert_true (shows (fixture, "How to Reach Them"));

  act (fixture, "page.delete");
  ps_ui_test_wait_for (!shows (fixture, "Ana & Co") && shows (fixture, "Nobody Selected"));

  ps_ui_test_wait_for (ps_toast_run_undo (fixture->page));
  ps_ui_test_wait_for (shows (fixture, "Ana & Co"));
}

static void
test_joining_and_leaving_can_be_taken_back (Fixture       *fixture,
                                            gconstpointer  data G_GNUC_UNUSED)
{
  gint64 group = ps_ui_vault_add_group (&fixture->vault, "Pain", "", 0, "");
  gint64 ana = ps_ui_vault_add_member (&fixture->vault, "Ana", 0);
  GtkWidget *pane;

  show (fixture, 800);
  show_member (fixture, ana);
  g_assert_true (shows (fixture, "Not a member of a group"));
  pane = ps_ui_test_find (fixture->page, g_type_from_name ("PsMemberPane"), NULL);

  gtk_widget_activate_action (pane, "member.join", "x", group);
  ps_ui_test_wait_for (shows (fixture, "Joined today"));
  ps_ui_test_wait_for (ps_toast_run_undo (fixture->page));
  ps_ui_test_wait_for (shows (fixture, "Not a member of a group"));

  gtk_widget_activate_action (pane, "member.join", "x", group);
  ps_ui_test_wait_for (shows (fixture, "Joined today"));
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM membership"), ==, 1);
  ps_test_db_exec (&fixture->vault.db,
                   "UPDATE membership SET joined_on = '2026-10-01' WHERE left_on IS NULL");
  gtk_widget_activate_action (pane, "member.leave", "(xs)",
                              count (fixture, "SELECT id FROM membership WHERE left_on IS NULL"),
                              "moved-on-well");
  ps_ui_test_wait_for (shows (fixture, "October 1, 2026 to November 3, 2026: Moved on well"));
  ps_ui_test_wait_for (ps_toast_run_undo (fixture->page));
  ps_ui_test_wait_for (shows (fixture, "Joined 4 weeks ago"));
}

static void
test_what_was_typed_is_kept_and_permissions_are_said (Fixture       *fixture,
                                                      gconstpointer  data G_GNUC_UNUSED)
{
  gint64 ana = ps_ui_vault_add_member (&fixture->vault, "Ana", 0);
  GtkWidget *dialog, *phone;

  show (fixture, 800);
  show_member (fixture, ana);
  g_assert_true (shows (fixture, "No way to reach them is noted"));

  ps_ui_test_click (fixture->page, "_Edit…");
  dialog = ps_ui_test_dialog (PS_TYPE_FIELD, NULL);
  phone = ps_ui_test_find (dialog, PS_TYPE_FIELD, "Phone");
  ps_field_set_text (PS_FIELD (phone), "555-0100");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (ps_ui_test_find (dialog, GTK_TYPE_CHECK_BUTTON,
                                                                  "May be called")), TRUE);
  ps_ui_test_click (dialog, "_Save");
  ps_ui_test_wait_for (shows (fixture, "555-0100"));
  g_assert_true (shows (fixture, "calls are fine"));
}

static void
edit_name (Fixture    *fixture,
           const char *name)
{
  GtkWidget *dialog;

  ps_ui_test_click (fixture->page, "_Edit…");
  dialog = ps_ui_test_dialog (PS_TYPE_MEMBER_DIALOG, NULL);
  type_name (dialog, name);
  ps_field_set_text (PS_FIELD (ps_ui_test_find (dialog, PS_TYPE_FIELD, "Phone")), "555-0100");
  ps_ui_test_click (dialog, "_Save");
  ps_ui_test_wait_for (ps_ui_test_dialog (PS_TYPE_MEMBER_DIALOG, NULL) == NULL);
}

static void
test_an_edit_can_be_taken_back (Fixture       *fixture,
                                gconstpointer  data G_GNUC_UNUSED)
{
  gint64 ana = ps_ui_vault_add_member (&fixture->vault, "Ana", 0);

  show (fixture, 800);
  show_member (fixture, ana);
  edit_name (fixture, "Anna");
  ps_ui_test_wait_for (shows (fixture, "555-0100") && shows (fixture, "Anna"));
  ps_ui_test_wait_for (ps_ui_test_find (fixture->window, GTK_TYPE_LABEL,
                                        "Anna was updated.") != NULL);
  g_assert_true (ps_toast_run_undo (fixture->page));
  ps_ui_test_wait_for (shows (fixture, "No way to reach them is noted"));
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM person WHERE preferred_name = 'Ana'"), ==, 1);

  /* What somebody else stored since then is not thrown away. */
  edit_name (fixture, "Anna");
  ps_test_db_exec (&fixture->vault.db, "UPDATE person SET pronouns = 'she/her', updated_at = updated_at + 1");
  g_assert_true (ps_toast_run_undo (fixture->page));
  ps_ui_test_wait_for (ps_ui_test_find (fixture->window, GTK_TYPE_LABEL,
                                        "The record was changed again since then, and stays as it is.")
                       != NULL);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM person WHERE preferred_name = 'Anna'"
                          " AND pronouns = 'she/her'"), ==, 1);
}

static void
test_saving_what_is_as_it_was_says_nothing (Fixture       *fixture,
                                            gconstpointer  data G_GNUC_UNUSED)
{
  gint64 ana = ps_ui_vault_add_member (&fixture->vault, "Ana", 0);

  show (fixture, 800);
  show_member (fixture, ana);
  ps_ui_test_click (fixture->page, "_Edit…");
  ps_ui_test_click (ps_ui_test_dialog (PS_TYPE_MEMBER_DIALOG, NULL), "_Save");
  ps_ui_test_wait_for (ps_ui_test_dialog (PS_TYPE_MEMBER_DIALOG, NULL) == NULL);
  g_assert_false (ps_toast_run_undo (fixture->page));
}

static void
test_a_narrow_window_goes_in_and_back (Fixture       *fixture,
                                       gconstpointer  data G_GNUC_UNUSED)
{
  gint64 ana = ps_ui_vault_add_member (&fixture->vault, "Ana", 0);
  GtkWidget *list_detail;
  int width;

  show (fixture, 370);
  list_detail = ps_ui_test_find (fixture->page, PS_TYPE_LIST_DETAIL, NULL);
  ps_ui_test_wait_for (ps_list_detail_get_narrow (PS_LIST_DETAIL (list_detail)));
  gtk_widget_measure (fixture->page, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_assert_cmpint (width, <=, 360);

  show_member (fixture, ana);
  g_assert_true (shows (fixture, "How to Reach Them"));
  g_assert_null (ps_ui_test_find (fixture->page, GTK_TYPE_SEARCH_ENTRY, NULL));

  ps_ui_test_click (fixture->page, "Back");
  g_assert_nonnull (ps_ui_test_find (fixture->page, GTK_TYPE_SEARCH_ENTRY, NULL));
  g_assert_false (shows (fixture, "How to Reach Them"));
}

static void
test_dots_have_a_shape_each (Fixture       *fixture,
                             gconstpointer  data G_GNUC_UNUSED)
{
  static const char * const statuses[] = { "present", "late", "absent", "excused", "", NULL };
  g_autofree char *dots = ps_member_dots (statuses);

  g_assert_cmpstr (dots, ==, "● ◐ ○ ◎ ·");
}

static GtkWidget *
open_import (Fixture    *fixture,
             const char *text)
{
  g_autofree char *path = g_build_filename (fixture->vault.dir, "people.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  GtkWidget *dialog;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  dialog = ps_member_import_dialog_new (fixture->vault.workspace, fixture->page, file, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  ps_ui_test_wait_for (ps_ui_test_find (dialog, GTK_TYPE_LABEL, "Reading the file…") == NULL);

  return dialog;
}

static void
test_an_import_is_seen_before_it_is_done (Fixture       *fixture,
                                          gconstpointer  data G_GNUC_UNUSED)
{
  GtkWidget *dialog;

  ps_ui_vault_add_member (&fixture->vault, "Ana", 0);
  show (fixture, 800);
  dialog = open_import (fixture, "Name,Phone\nAna,\nMira,555-0111\n,555-0112\nNoor,555-0113\n");

  g_assert_nonnull (ps_ui_test_find (dialog, GTK_TYPE_LABEL,
                                     "2 people are new. 1 is known already and stays as they are."
                                     " 1 row cannot be imported."));
  g_assert_nonnull (ps_ui_test_find (dialog, GTK_TYPE_LABEL,
                                     "Line 4: Skipped · Column “Name”: The row has no name."));
  ps_ui_test_assert_fits (dialog);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM person"), ==, 1);

  ps_ui_test_click (dialog, "_Import");
  ps_ui_test_wait_for (ps_ui_test_find (dialog, GTK_TYPE_BUTTON, "_Close") != NULL);
  ps_ui_test_click (dialog, "_Close");
  ps_ui_test_wait_for (ps_ui_test_find (fixture->window, GTK_TYPE_LABEL,
                                        "2 people were added to the roster.") != NULL);
  ps_ui_test_wait_for (shows (fixture, "Mira") && shows (fixture, "Noor"));
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM person"), ==, 3);

  /* And it can be taken back at once, by the toast or by Ctrl+Z. */
  ps_ui_test_wait_for (ps_toast_run_undo (fixture->page));
  ps_ui_test_wait_for (!shows (fixture, "Mira") && !shows (fixture, "Noor"));
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM person"), ==, 1);
}

static void
test_an_import_says_that_the_group_would_be_full (Fixture       *fixture,
                                                  gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *path = g_build_filename (fixture->vault.dir, "people.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  gint64 group = ps_ui_vault_add_group (&fixture->vault, "Steady Steps", "FREQ=WEEKLY;BYDAY=TU",
                                        18 * 60, "Room 2");
  GtkWidget *dialog;

  ps_ui_vault_add_member (&fixture->vault, "Ana", group);
  ps_ui_vault_add_member (&fixture->vault, "Ben", 0);
  ps_test_db_exec (&fixture->vault.db, "UPDATE support_group SET capacity = 3");
  g_assert_true (g_file_set_contents (path, "Name\nAna\nBen\nMira\nNoor\n", -1, NULL));
  show (fixture, 800);
  dialog = ps_member_import_dialog_new (fixture->vault.workspace, fixture->page, file, group);
  gtk_window_present (GTK_WINDOW (dialog));
  ps_ui_test_wait_for (ps_ui_test_find (dialog, GTK_TYPE_LABEL,
                                        "2 people are new. 1 is on the roster already and joins Steady"
                                        " Steps or gets what was not known. 1 is known already and stays"
                                        " as they are. This makes 4 members; the group is meant for 3.")
                       != NULL);
  ps_ui_test_click (dialog, "_Import");
  ps_ui_test_wait_for (count (fixture, "SELECT count (*) FROM membership") == 4);
}

static void
test_a_refused_file_says_why_and_nothing_is_imported (Fixture       *fixture,
                                                      gconstpointer  data G_GNUC_UNUSED)
{
  GtkWidget *dialog, *button;

  show (fixture, 800);
  dialog = open_import (fixture, "Name,Phone\nAna,\"555\n");

  g_assert_nonnull (ps_ui_test_find (dialog, GTK_TYPE_LABEL, "This File Cannot Be Imported"));
  g_assert_nonnull (ps_ui_test_find (dialog, GTK_TYPE_BUTTON, "Choose _Another File…"));
  button = ps_ui_test_find (dialog, GTK_TYPE_BUTTON, "_Import");
  g_assert_false (gtk_widget_is_sensitive (button));
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM person"), ==, 0);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_a_person_can_say_what_the_columns_are (Fixture       *fixture,
                                            gconstpointer  data G_GNUC_UNUSED)
{
  GtkWidget *dialog, *row;

  show (fixture, 800);
  dialog = open_import (fixture, "Who,Number\nMira,555-0111\n");
  row = ps_ui_test_find (dialog, ADW_TYPE_COMBO_ROW, "Who");
  g_assert_nonnull (row);
  g_assert_false (gtk_widget_is_sensitive (ps_ui_test_find (dialog, GTK_TYPE_BUTTON, "_Import")));

  adw_combo_row_set_selected (ADW_COMBO_ROW (row), PS_MEMBER_FIELD_NAME);
  ps_ui_test_wait_for (ps_ui_test_find (dialog, GTK_TYPE_LABEL,
                                         "1 person is new. Not imported: “Number”.") != NULL);
  ps_ui_test_assert_fits (dialog);
  ps_ui_test_click (dialog, "_Import");
  ps_ui_test_wait_for (shows (fixture, "Mira"));
}

static void
test_everything_has_a_name (Fixture       *fixture,
                            gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *page = NULL;
  g_autofree char *form = NULL;
  GtkWidget *dialog;

  ps_ui_vault_fill (&fixture->vault);
  show (fixture, 900);
  show_member (fixture, 1);
  ps_ui_test_settle ();
  page = ps_ui_test_unnamed (fixture->page);
  g_assert_cmpstr (page, ==, "");

  act (fixture, "page.new");
  dialog = ps_ui_test_dialog (PS_TYPE_FIELD, NULL);
  ps_ui_test_wait_for (gtk_widget_get_mapped (dialog));
  form = ps_ui_test_unnamed (dialog);
  g_assert_cmpstr (form, ==, "");
  ps_ui_test_assert_fits (dialog);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* Who is typed may be there already: it is said quietly, and adding them is not stopped. */
static void
test_who_is_typed_may_be_there_already (Fixture       *fixture,
                                        gconstpointer  data G_GNUC_UNUSED)
{
  GtkWidget *dialog, *button;

  ps_ui_vault_add_member (&fixture->vault, "Sørensen", 0);
  show (fixture, 900);
  act (fixture, "page.new");
  dialog = ps_ui_test_dialog (PS_TYPE_FIELD, NULL);
  type_name (dialog, "Soerensen");
  ps_ui_test_wait_for (ps_ui_test_find (dialog, GTK_TYPE_LABEL, "Sørensen is on the roster") != NULL);
  g_assert_nonnull (ps_ui_test_find (dialog, GTK_TYPE_LABEL, "With the same name"));
  button = ps_ui_test_find (dialog, GTK_TYPE_BUTTON, "Open");
  gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL, "Open Sørensen");

  type_name (dialog, "Soerense");
  ps_ui_test_wait_for (ps_ui_test_find (dialog, GTK_TYPE_LABEL, "With the same name") == NULL);
  type_name (dialog, "Soerensen");
  ps_ui_test_click (dialog, "_Add");
  ps_ui_test_wait_for (count (fixture, "SELECT count (*) FROM person") == 2);
  ps_ui_test_wait_for (ps_ui_test_dialog (PS_TYPE_MEMBER_DIALOG, NULL) == NULL);
}

/* A new record would not have what they came to. */
static void
test_who_is_typed_may_have_been_removed (Fixture       *fixture,
                                         gconstpointer  data G_GNUC_UNUSED)
{
  gint64 id = ps_ui_vault_add_member (&fixture->vault, "Ana Silva", 0);
  g_autoptr (GAsyncResult) result = NULL;
  GtkWidget *dialog;

  ps_ui_vault_add_member (&fixture->vault, "Ben", 0);
  ps_roster_archive_async (ps_workspace_get_roster (fixture->vault.workspace), id, TRUE, NULL,
                           ps_test_take_result_cb, &result);
  ps_test_wait (&result);
  show (fixture, 900);
  act (fixture, "page.new");
  dialog = ps_ui_test_dialog (PS_TYPE_MEMBER_DIALOG, NULL);
  type_name (dialog, "ana silva");
  ps_ui_test_wait_for (ps_ui_test_find (dialog, GTK_TYPE_LABEL,
                                        "Ana Silva was removed from the roster") != NULL);
  type_name (dialog, "ana silv");
  ps_ui_test_wait_for (ps_ui_test_find (dialog, GTK_TYPE_BUTTON, "Open") == NULL);
  type_name (dialog, "Ana Silva");
  ps_ui_test_wait_for (ps_ui_test_find (dialog, GTK_TYPE_BUTTON, "Open") != NULL);
  gtk_test_accessible_assert_property (ps_ui_test_find (dialog, GTK_TYPE_BUTTON, "Open"),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Open Ana Silva");

  ps_ui_test_click (dialog, "Open");
  ps_toast_forget (fixture->page);
  g_assert_null (ps_ui_test_dialog (PS_TYPE_MEMBER_DIALOG, NULL));
}

/* Whoever looks at the other one has not lost what was typed. */
static void
test_what_was_typed_is_put_aside (Fixture       *fixture,
                                  gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *text = NULL;
  GtkWidget *dialog;

  ps_ui_vault_add_member (&fixture->vault, "Sørensen", 0);
  show (fixture, 900);
  act (fixture, "page.new");
  dialog = ps_ui_test_dialog (PS_TYPE_MEMBER_DIALOG, NULL);
  type_name (dialog, "Soerensen");
  ps_ui_test_wait_for (ps_ui_test_find (dialog, GTK_TYPE_BUTTON, "Open") != NULL);
  ps_ui_test_click (dialog, "Open");
  g_assert_false (gtk_widget_get_visible (dialog));

  g_assert_true (ps_toast_run_undo (fixture->page));
  g_assert_true (gtk_widget_get_visible (dialog));
  text = ps_field_dup_text (PS_FIELD (ps_ui_test_find (dialog, PS_TYPE_FIELD, NULL)));
  g_assert_cmpstr (text, ==, "Soerensen");

  ps_ui_test_click (dialog, "Open");
  ps_toast_forget (fixture->page);
  g_assert_null (ps_ui_test_dialog (PS_TYPE_MEMBER_DIALOG, NULL));
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM person"), ==, 1);
}

static void
test_a_light_record_is_completed (Fixture       *fixture,
                                  gconstpointer  data G_GNUC_UNUSED)
{
  gint64 id = ps_ui_vault_add_member (&fixture->vault, "Ana", 0);
  GtkWidget *dialog;

  ps_test_db_exec (&fixture->vault.db, "UPDATE person SET walk_in = 1");
  show (fixture, 900);
  g_assert_true (shows (fixture, "Walk-in"));
  show_member (fixture, id);
  ps_ui_test_wait_for (shows (fixture, "Complete the Record…"));
  ps_ui_test_click (fixture->page, "Complete the Record…");
  dialog = ps_ui_test_dialog (PS_TYPE_MEMBER_DIALOG, NULL);
  ps_ui_test_click (dialog, "_Save");
  ps_ui_test_wait_for (count (fixture, "SELECT walk_in FROM person") == 0);
  ps_ui_test_wait_for (!shows (fixture, "Complete the Record…") && !shows (fixture, "Walk-in"));
  ps_ui_test_wait_for (ps_ui_test_dialog (PS_TYPE_MEMBER_DIALOG, NULL) == NULL);
}

static GtkWidget *
field_titled (GtkWidget  *root,
              const char *title)
{
  GtkWidget *label = ps_ui_test_find (root, GTK_TYPE_LABEL, title);

  g_assert_nonnull (label);

  return gtk_widget_get_ancestor (label, PS_TYPE_FIELD);
}

static void
test_the_days_of_a_membership_are_corrected (Fixture       *fixture,
                                             gconstpointer  data G_GNUC_UNUSED)
{
  gint64 group = ps_ui_vault_add_group (&fixture->vault, "Pain", "FREQ=WEEKLY;BYDAY=TU", 720, "");
  gint64 id = ps_ui_vault_add_member (&fixture->vault, "Ana", group);
  GtkWidget *dialog, *joined, *left;

  show (fixture, 900);
  show_member (fixture, id);
  ps_ui_test_wait_for (shows (fixture, "Pain"));
  g_assert_true (gtk_widget_activate_action (ps_ui_test_find (fixture->page,
                                                              g_type_from_name ("PsMemberPane"), NULL),
                                             "member.edit-spell", "x", (gint64) 1));
  dialog = ps_ui_test_dialog (PS_TYPE_SPELL_DIALOG, NULL);
  g_assert_true (ps_ui_test_find (dialog, GTK_TYPE_LABEL, "Ana in Pain") != NULL);
  joined = field_titled (dialog, "_Joined on");
  left = field_titled (dialog, "_Left on");
  ps_field_set_text (PS_FIELD (joined), "29 February 2024");
  ps_field_set_text (PS_FIELD (left), "28 February 2024");
  ps_ui_test_click (dialog, "_Save");
  ps_ui_test_wait_for (ps_field_get_error (PS_FIELD (left)) != NULL);
  g_assert_cmpstr (ps_field_get_error (PS_FIELD (left)), ==, "They cannot leave before they joined.");
  ps_ui_test_assert_fits (dialog);
  ps_field_set_text (PS_FIELD (left), "the day after never");
  ps_ui_test_click (dialog, "_Save");
  g_assert_nonnull (ps_field_get_error (PS_FIELD (left)));

  ps_field_set_text (PS_FIELD (left), "4 March 2025");
  ps_ui_test_click (dialog, "_Save");
  ps_ui_test_wait_for (shows (fixture, "February 29, 2024 to March 4, 2025: Not known"));
  ps_ui_test_wait_for (ps_toast_run_undo (fixture->page));
  ps_ui_test_wait_for (!shows (fixture, "February 29, 2024 to March 4, 2025: Not known"));
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM membership WHERE left_on IS NULL"), ==, 1);
}

static void
test_somebody_in_forty_groups (Fixture       *fixture,
                               gconstpointer  data G_GNUC_UNUSED)
{
  gint64 id = ps_ui_vault_add_member (&fixture->vault, "Ana", 0);

  for (guint i = 1; i <= 40; i++)
    {
      g_autofree char *name = g_strdup_printf ("Group %u", i);
      g_autofree char *sql =
        g_strdup_printf ("INSERT INTO membership (uid, group_id, person_id, joined_on)"
                         " VALUES (randomblob (16), %u, 1, '2026-01-06')", i);

      ps_ui_vault_add_group (&fixture->vault, name, "FREQ=WEEKLY;BYDAY=TU", 720, "");
      ps_test_db_exec (&fixture->vault.db, sql);
    }
  show (fixture, 900);
  show_member (fixture, id);
  ps_ui_test_wait_for (shows (fixture, "Group 1") && shows (fixture, "Group 40"));
}

#define ADD(name, func) \
  g_test_add ("/ui/roster/" name, Fixture, NULL, set_up, func, tear_down)

/* Once for each time that a record is opened, and not when it is brought up to date. */
static void
test_looking_is_logged_once (Fixture       *fixture,
                             gconstpointer  data G_GNUC_UNUSED)
{
  static const char looks[] = "SELECT count (*) FROM audit WHERE action = 'view'";
  gint64 group = ps_ui_vault_add_group (&fixture->vault, "Lanterns", "", 0, "");
  gint64 ana = ps_ui_vault_add_member (&fixture->vault, "Ana", 0);
  gint64 ben = ps_ui_vault_add_member (&fixture->vault, "Ben", 0);

  show (fixture, 800);
  ps_test_db_settle (&fixture->vault.db);
  g_assert_cmpint (count (fixture, looks), ==, 0);

  show_member (fixture, ana);
  ps_test_db_settle (&fixture->vault.db);
  g_assert_cmpint (count (fixture, looks), ==, 1);

  /* The pane shows anew what changed, and the same member once more is not opened again. */
  ps_test_db_exec (&fixture->vault.db, "UPDATE person SET pronouns = 'she/her'");
  ps_ui_test_settle ();
  show_member (fixture, ana);
  ps_test_db_settle (&fixture->vault.db);
  g_assert_cmpint (count (fixture, looks), ==, 1);

  show_member (fixture, ben);
  show_member (fixture, ana);
  ps_test_db_settle (&fixture->vault.db);
  g_assert_cmpint (count (fixture, looks), ==, 3);
  g_assert_cmpint (group, >, 0);
}

/* What does not fit is in the menu. */
static void
test_a_narrow_window_has_room_for_its_buttons (Fixture       *fixture,
                                               gconstpointer  data G_GNUC_UNUSED)
{
  int width;

  ps_ui_vault_add_member (&fixture->vault, "Ana", 0);
  show (fixture, 360);
  ps_ui_test_wait_for (ps_ui_test_find (fixture->page, GTK_TYPE_BUTTON, "Import…") == NULL);
  gtk_widget_measure (fixture->page, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_assert_cmpint (width, <=, 360);
}

/* Where people read from the right, the parts of a number stay in their order; an address runs as it
 * is written.
 */
static void
test_a_number_reads_as_it_is_dialled (void)
{
  static const char * const ways[][2] = { { "phone", "(555) 0100" }, { "postal", "شارع ٥" } };
  static const char * const shown[] = { "\u2066(555) 0100\u2069", "شارع ٥" };
  g_autoptr (GtkWidget) field = NULL;
  GtkWidget *entry;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      PsContactWayRow way = { .kind = (char *) ways[i][0], .value = (char *) ways[i][1], .label = "" };
      g_autoptr (GPtrArray) list = g_ptr_array_new ();
      g_autoptr (GPtrArray) rows = NULL;
      g_autoptr (GtkWidget) row = NULL;

      g_ptr_array_add (list, &way);
      rows = ps_member_rows_ways (list);
      row = g_object_ref_sink (g_ptr_array_index (rows, 0));
      g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, shown[i]);
    }

  /* And where it is typed. */
  field = g_object_ref_sink (ps_field_new ("Phone"));
  ps_number_entry (field);
  entry = ps_ui_test_find (field, GTK_TYPE_TEXT, NULL);
  g_assert_cmpint (gtk_widget_get_direction (entry), ==, GTK_TEXT_DIR_LTR);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ps_ui_test_init ();

  ADD ("without-members-it-says-how-to-begin", test_without_members_it_says_how_to_begin);
  ADD ("adding-needs-a-name-and-nothing-else", test_adding_needs_a_name_and_nothing_else);
  ADD ("the-search-narrows-and-offers-to-add", test_the_search_narrows_and_offers_to_add);
  ADD ("removing-can-be-taken-back", test_removing_can_be_taken_back);
  ADD ("joining-and-leaving-can-be-taken-back", test_joining_and_leaving_can_be_taken_back);
  ADD ("what-was-typed-is-kept-and-permissions-are-said",
       test_what_was_typed_is_kept_and_permissions_are_said);
  ADD ("an-edit-can-be-taken-back", test_an_edit_can_be_taken_back);
  ADD ("saving-what-is-as-it-was-says-nothing", test_saving_what_is_as_it_was_says_nothing);
  ADD ("a-narrow-window-goes-in-and-back", test_a_narrow_window_goes_in_and_back);
  ADD ("a-narrow-window-has-room-for-its-buttons", test_a_narrow_window_has_room_for_its_buttons);
  g_test_add_func ("/ui/roster/a-number-reads-as-it-is-dialled", test_a_number_reads_as_it_is_dialled);
  ADD ("dots-have-a-shape-each", test_dots_have_a_shape_each);
  ADD ("an-import-is-seen-before-it-is-done", test_an_import_is_seen_before_it_is_done);
  ADD ("an-import-says-that-the-group-would-be-full",
       test_an_import_says_that_the_group_would_be_full);
  ADD ("a-refused-file-says-why-and-nothing-is-imported",
       test_a_refused_file_says_why_and_nothing_is_imported);
  ADD ("a-person-can-say-what-the-columns-are", test_a_person_can_say_what_the_columns_are);
  ADD ("who-is-typed-may-be-there-already", test_who_is_typed_may_be_there_already);
  ADD ("who-is-typed-may-have-been-removed", test_who_is_typed_may_have_been_removed);
  ADD ("what-was-typed-is-put-aside", test_what_was_typed_is_put_aside);
  ADD ("a-light-record-is-completed", test_a_light_record_is_completed);
  ADD ("the-days-of-a-membership-are-corrected", test_the_days_of_a_membership_are_corrected);
  ADD ("somebody-in-forty-groups", test_somebody_in_forty_groups);
  ADD ("everything-has-a-name", test_everything_has_a_name);
  ADD ("looking-is-logged-once", test_looking_is_logged_once);

  return g_test_run ();
}
