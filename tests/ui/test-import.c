/* Files of members in the window: dropped on a page, in the dialog, and what is left of them. */
#include <glib/gstdio.h>
#include <string.h>

#include "ps-groups-page.h"
#include "ps-import-job.h"
#include "ps-member-import-dialog.h"
#include "ps-right.h"
#include "ps-roster-page.h"
#include "ps-skipped-save.h"
#include "ps-toast.h"
#include "ps-ui-test.h"
#include "ps-ui-vault.h"

typedef struct {
  PsUiVault  vault;
  GtkWidget *page;
  GtkWidget *window;
  GtkWidget *dialog;   /* weak */
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data G_GNUC_UNUSED)
{
  ps_ui_vault_set_up (&fixture->vault);
}

static void
show (Fixture   *fixture,
      GtkWidget *page)
{
  fixture->page = page;
  fixture->window = ps_ui_test_window (page, 800, 700);
  g_object_add_weak_pointer (G_OBJECT (page), (gpointer *) &fixture->page);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data G_GNUC_UNUSED)
{
  if (fixture->dialog != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->dialog));
  ps_ui_test_wait_for (fixture->dialog == NULL);
  if (fixture->window != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->window));
  ps_ui_test_wait_for (fixture->page == NULL);
  ps_ui_vault_tear_down (&fixture->vault);
}

static GFile *
write_file (Fixture    *fixture,
            const char *name,
            const char *text)
{
  g_autofree char *path = g_build_filename (fixture->vault.dir, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));

  return g_file_new_for_path (path);
}

static gboolean
says (GtkWidget  *root,
      const char *words)
{
  return ps_ui_test_find (root, GTK_TYPE_LABEL, words) != NULL;
}

static gint64
count_people (Fixture *fixture)
{
  return ps_test_db_int64 (&fixture->vault.db, "SELECT count (*) FROM person");
}

/* NULL where the page takes no files. */
static GtkDropTarget *
find_target (GtkWidget *page)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (page);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        return GTK_DROP_TARGET (controller);
    }

  return NULL;
}

static gboolean
drop (Fixture *fixture,
      GFile   *first,
      GFile   *second)
{
  GFile *files[] = { first, second };
  GtkDropTarget *target = find_target (fixture->page);
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean taken = FALSE;

  g_assert_nonnull (target);
  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, gdk_file_list_new_from_array (files, second != NULL ? 2 : 1));
  g_signal_emit_by_name (target, "drop", &value, 10.0, 10.0, &taken);

  return taken;
}

static GtkWidget *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (PS_IS_MEMBER_IMPORT_DIALOG (window))
        return window;
    }

  return NULL;
}

static void
follow (Fixture   *fixture,
        GtkWidget *dialog)
{
  fixture->dialog = dialog;
  g_assert_nonnull (dialog);
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &fixture->dialog);
  ps_ui_test_wait_for (!says (dialog, "Reading the file…"));
}

/* Shows what would become of a file. */
static void
open (Fixture    *fixture,
      const char *text)
{
  g_autoptr (GFile) file = write_file (fixture, "people.csv", text);
  GtkWidget *dialog;

  show (fixture, ps_roster_page_new (fixture->vault.workspace));
  dialog = ps_member_import_dialog_new (fixture->vault.workspace, fixture->page, file, 0);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (fixture->window));
  gtk_window_present (GTK_WINDOW (dialog));
  follow (fixture, dialog);
}

static void
test_a_dropped_file_is_imported (Fixture       *fixture,
                                 gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GFile) file = write_file (fixture, "people.vcf",
                                       "BEGIN:VCARD\nVERSION:3.0\nFN:Mira\nEND:VCARD\n");

  show (fixture, ps_roster_page_new (fixture->vault.workspace));
  g_assert_true (drop (fixture, file, NULL));
  follow (fixture, find_dialog ());
  g_assert_true (says (fixture->dialog, "1 person is new."));

  ps_ui_test_click (fixture->dialog, "_Import");
  ps_ui_test_wait_for (fixture->dialog == NULL);
  g_assert_cmpint (count_people (fixture), ==, 1);
}

static void
test_a_second_file_is_not_dropped_behind_the_dialog (Fixture       *fixture,
                                                     gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GFile) file = write_file (fixture, "people.csv", "Name\nMira\n");

  show (fixture, ps_roster_page_new (fixture->vault.workspace));
  g_assert_true (drop (fixture, file, NULL));
  follow (fixture, find_dialog ());
  g_assert_false (drop (fixture, file, NULL));
}

static void
test_of_several_files_none_is_taken (Fixture       *fixture,
                                     gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GFile) one = write_file (fixture, "one.csv", "Name\nMira\n");
  g_autoptr (GFile) other = write_file (fixture, "other.csv", "Name\nNoor\n");

  show (fixture, ps_roster_page_new (fixture->vault.workspace));
  g_assert_false (drop (fixture, one, other));
  g_assert_null (find_dialog ());
  ps_ui_test_wait_for (says (fixture->window, "Files are imported one at a time: drop one of them."));
}

static void
assert_refused (Fixture    *fixture,
                GFile      *file,
                const char *sentence)
{
  show (fixture, ps_roster_page_new (fixture->vault.workspace));
  g_assert_true (drop (fixture, file, NULL));
  follow (fixture, find_dialog ());
  g_assert_true (says (fixture->dialog, "This File Cannot Be Imported"));
  if (!says (fixture->dialog, sentence))
    g_error ("it does not say “%s”", sentence);
  g_assert_false (gtk_widget_is_sensitive (ps_ui_test_find (fixture->dialog, GTK_TYPE_BUTTON,
                                                            "_Import")));
}

static void
test_a_dropped_folder_is_refused (Fixture       *fixture,
                                  gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GFile) file = g_file_new_for_path (fixture->vault.dir);
  g_autofree char *sentence = g_strdup_printf ("“%s” is not a file that can be imported.",
                                               fixture->vault.dir);

  assert_refused (fixture, file, sentence);
}

static void
test_a_dropped_calendar_is_refused (Fixture       *fixture,
                                    gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GFile) file = write_file (fixture, "meetings.ics", "BEGIN:VCALENDAR\nEND:VCALENDAR\n");

  assert_refused (fixture, file, "This is a calendar, which holds no people.");
}

static void
test_a_file_of_another_computer_is_refused (Fixture       *fixture,
                                            gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GFile) file = g_file_new_for_uri ("smb://desk/people.csv");

  assert_refused (fixture, file,
                  "The file is not on this computer. Copy it into a folder here first.");
}

static void
test_17_mib_are_too_many (Fixture       *fixture,
                          gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *text = g_strnfill (17 * 1024 * 1024, 'a');
  g_autoptr (GFile) file = write_file (fixture, "long.csv", text);
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *size = g_format_size_full (17 * 1024 * 1024, G_FORMAT_SIZE_IEC_UNITS);
  g_autofree char *sentence =
    g_strdup_printf ("The file “%s” has %s. Files of up to 16 MiB can be imported.", path, size);

  assert_refused (fixture, file, sentence);
}

static void
test_what_is_dropped_while_it_is_locked_is_not_read (Fixture       *fixture,
                                                     gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GFile) file = write_file (fixture, "people.csv", "Name\nMira\n");

  show (fixture, ps_roster_page_new (fixture->vault.workspace));
  ps_workspace_lock (fixture->vault.workspace);
  drop (fixture, file, NULL);
  g_assert_null (find_dialog ());
}

/* The desk has no roster, and drops on its groups; a Peer Leader and an administrator on nothing. */
static void
test_only_who_may_import_is_offered_it (Fixture       *fixture,
                                        gconstpointer  data G_GNUC_UNUSED)
{
  static const struct {
    PsRole   role;
    gboolean roster, groups;
  } rules[] = {
    { PS_ROLE_FRONT_DESK, FALSE, TRUE },
    { PS_ROLE_PEER_LEADER, FALSE, FALSE },
    { PS_ROLE_CO_FACILITATOR, TRUE, FALSE },
    { PS_ROLE_ADMINISTRATOR, FALSE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_autofree char *name = g_strdup_printf ("User %u", i);

      ps_ui_vault_add_user (&fixture->vault, name, rules[i].role);
    }

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_autofree char *name = g_strdup_printf ("User %u", i);
      g_autoptr (GtkWidget) roster = NULL;
      g_autoptr (GtkWidget) groups = NULL;

      ps_ui_vault_enter (&fixture->vault, name);
      roster = g_object_ref_sink (ps_roster_page_new (fixture->vault.workspace));
      groups = g_object_ref_sink (ps_groups_page_new (fixture->vault.workspace));
      g_test_message ("%s", name);
      g_assert_cmpint (find_target (roster) != NULL, ==,
                       ps_roles_may (ps_workspace_get_roles (fixture->vault.workspace), PS_RIGHT_IMPORT));
      g_assert_cmpint (find_target (groups) != NULL, ==, rules[i].groups);
      if (rules[i].roster)
        g_assert_nonnull (find_target (roster));
    }
}

/* With rows that were skipped the dialog is not done, and says what can be done with them. */
static void
test_what_was_skipped_can_be_saved (Fixture       *fixture,
                                    gconstpointer  data G_GNUC_UNUSED)
{
  open (fixture, "Name;Phone\nMira;555-0111\n;555-0112\n");
  g_assert_true (gtk_widget_is_visible (ps_ui_test_find (fixture->dialog, GTK_TYPE_BUTTON,
                                                         "Save S_kipped Rows…")));
  ps_ui_test_click (fixture->dialog, "_Import");
  ps_ui_test_wait_for (says (fixture->dialog,
                             "1 person was added to the roster. 1 row could not be imported. It can be"
                             " saved as a table, mended and imported again."));
  g_assert_nonnull (ps_ui_test_find (fixture->dialog, GTK_TYPE_BUTTON, "_Save Skipped Rows…"));
  g_assert_null (ps_ui_test_find (fixture->dialog, GTK_TYPE_BUTTON, "_Import"));

  /* What was done is told, and can be taken back, when it is closed. */
  ps_ui_test_click (fixture->dialog, "_Close");
  ps_ui_test_wait_for (says (fixture->window, "1 person was added to the roster."));
  ps_ui_test_wait_for (ps_toast_run_undo (fixture->page));
  ps_ui_test_wait_for (count_people (fixture) == 0);
}

static void
test_with_nothing_skipped_there_is_nothing_to_save (Fixture       *fixture,
                                                    gconstpointer  data G_GNUC_UNUSED)
{
  open (fixture, "Name\nMira\n");
  g_assert_null (ps_ui_test_find (fixture->dialog, GTK_TYPE_BUTTON, "Save S_kipped Rows…"));
}

typedef struct {
  GBytes         *bytes;
  PsMemberImport *import;
} Skipped;

static Skipped
read_skipped (const char *text)
{
  Skipped skipped = { g_bytes_new_static (text, strlen (text)), NULL };

  skipped.import = ps_member_import_new (skipped.bytes, NULL, NULL, NULL, NULL, NULL);
  g_assert_nonnull (skipped.import);

  return skipped;
}

static void
clear_skipped (Skipped *skipped)
{
  g_bytes_unref (skipped->bytes);
  ps_member_import_unref (skipped->import);
}

/* By the desk, which brings people in; its owner alone may read the file, and the log knows of it. */
static void
test_the_desk_saves_them_and_it_is_logged (Fixture       *fixture,
                                           gconstpointer  data G_GNUC_UNUSED)
{
  Skipped skipped = read_skipped ("Name\nMira\n,x\n");
  g_autofree char *path = g_build_filename (fixture->vault.dir, "skipped.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *written = NULL;
  GStatBuf info;

  ps_ui_vault_add_user (&fixture->vault, "Dora", PS_ROLE_FRONT_DESK);
  ps_ui_vault_enter (&fixture->vault, "Dora");
  show (fixture, ps_groups_page_new (fixture->vault.workspace));
  ps_skipped_save_to (fixture->page, fixture->vault.workspace, skipped.bytes, skipped.import, file);
  ps_ui_test_wait_for (says (fixture->window, "The skipped rows are saved"));

  g_assert_true (g_file_get_contents (path, &written, NULL, NULL));
  g_assert_nonnull (strstr (written, "3,"));
  g_assert_null (strstr (written, "Mira"));
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  ps_ui_vault_enter (&fixture->vault, "Rosa");
  g_assert_cmpint (ps_test_db_int64 (&fixture->vault.db,
                                     "SELECT count (*) FROM audit WHERE action = 'export' AND detail ="
                                     " 'skipped rows=1'"), ==, 1);
  clear_skipped (&skipped);
}

static void
test_who_may_not_import_saves_nothing (Fixture       *fixture,
                                       gconstpointer  data G_GNUC_UNUSED)
{
  Skipped skipped = read_skipped ("Name\nMira\n,x\n");
  g_autofree char *path = g_build_filename (fixture->vault.dir, "skipped.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  ps_ui_vault_add_user (&fixture->vault, "Adam", PS_ROLE_ADMINISTRATOR);
  ps_ui_vault_enter (&fixture->vault, "Adam");
  show (fixture, ps_groups_page_new (fixture->vault.workspace));
  ps_skipped_save_to (fixture->page, fixture->vault.workspace, skipped.bytes, skipped.import, file);
  ps_ui_test_settle ();
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  clear_skipped (&skipped);
}

static void
test_where_nothing_can_be_written_it_says_so (Fixture       *fixture,
                                              gconstpointer  data G_GNUC_UNUSED)
{
  Skipped skipped = read_skipped ("Name\nMira\n,x\n");
  g_autofree char *path = g_build_filename (fixture->vault.dir, "gone", "skipped.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *sentence =
    g_strdup_printf ("The folder of “%s” is not there any more. Choose another one.", path);

  show (fixture, ps_roster_page_new (fixture->vault.workspace));
  ps_skipped_save_to (fixture->page, fixture->vault.workspace, skipped.bytes, skipped.import, file);
  ps_ui_test_wait_for (says (fixture->window, sentence));
  g_assert_cmpint (ps_test_db_int64 (&fixture->vault.db,
                                     "SELECT count (*) FROM audit WHERE detail LIKE 'skipped%'"), ==, 0);
  clear_skipped (&skipped);
}

static char *
many_people (guint n)
{
  GString *text = g_string_new ("Name,Phone\n");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "Wren Example%u,555-%05u\n", i, i);

  return g_string_free (text, FALSE);
}

/* However a dialog is closed while it imports, nothing of it is imported, and it says so. */
static void
test_closing_while_it_imports_cancels (Fixture       *fixture,
                                       gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *text = many_people (10000);

  open (fixture, text);
  g_assert_true (says (fixture->dialog, "10000 people are new."));
  ps_ui_test_click (fixture->dialog, "_Import");
  gtk_window_close (GTK_WINDOW (fixture->dialog));
  ps_ui_test_wait_for (says (fixture->dialog, "Cancelled. Nothing was imported."));
  g_assert_cmpint (count_people (fixture), ==, 0);

  /* And it can be begun again. */
  ps_ui_test_click (fixture->dialog, "_Import");
  ps_ui_test_wait_for (fixture->dialog == NULL);
  g_assert_cmpint (count_people (fixture), ==, 10000);
}

static void
test_closing_while_it_reads_leaves_nothing_behind (Fixture       *fixture,
                                                   gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *text = many_people (10000);
  g_autoptr (GFile) file = write_file (fixture, "people.csv", text);
  GtkWidget *dialog;

  show (fixture, ps_roster_page_new (fixture->vault.workspace));
  dialog = ps_member_import_dialog_new (fixture->vault.workspace, fixture->page, file, 0);
  fixture->dialog = dialog;
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &fixture->dialog);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_window_close (GTK_WINDOW (dialog));
  ps_ui_test_wait_for (fixture->dialog == NULL);
}

/* Of 10,000 rows those that are seen are made, and the last can be gone to. */
static void
test_a_long_preview_is_scrolled (Fixture       *fixture,
                                 gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *text = many_people (10000);
  GtkWidget *list;
  guint n = 0;

  open (fixture, text);
  list = ps_ui_test_find (fixture->dialog, GTK_TYPE_LIST_VIEW, NULL);
  g_assert_nonnull (list);
  g_assert_cmpuint (g_list_model_get_n_items (
                      G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)))), ==, 10000);
  ps_ui_test_settle ();
  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    n++;
  g_assert_cmpuint (n, <, 400);

  gtk_widget_activate_action (list, "list.scroll-to-item", "u", 9999);
  ps_ui_test_wait_for (says (list, "Line 10001: New"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ps_ui_test_init ();

#define ADD(name, func) g_test_add ("/import/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("a-dropped-file-is-imported", test_a_dropped_file_is_imported);
  ADD ("a-second-file-is-not-dropped-behind-the-dialog",
       test_a_second_file_is_not_dropped_behind_the_dialog);
  ADD ("of-several-files-none-is-taken", test_of_several_files_none_is_taken);
  ADD ("a-dropped-folder-is-refused", test_a_dropped_folder_is_refused);
  ADD ("a-dropped-calendar-is-refused", test_a_dropped_calendar_is_refused);
  ADD ("a-file-of-another-computer-is-refused", test_a_file_of_another_computer_is_refused);
  ADD ("17-mib-are-too-many", test_17_mib_are_too_many);
  ADD ("what-is-dropped-while-it-is-locked-is-not-read",
       test_what_is_dropped_while_it_is_locked_is_not_read);
  ADD ("only-who-may-import-is-offered-it", test_only_who_may_import_is_offered_it);
  ADD ("what-was-skipped-can-be-saved", test_what_was_skipped_can_be_saved);
  ADD ("with-nothing-skipped-there-is-nothing-to-save",
       test_with_nothing_skipped_there_is_nothing_to_save);
  ADD ("the-desk-saves-them-and-it-is-logged", test_the_desk_saves_them_and_it_is_logged);
  ADD ("who-may-not-import-saves-nothing", test_who_may_not_import_saves_nothing);
  ADD ("where-nothing-can-be-written-it-says-so", test_where_nothing_can_be_written_it_says_so);
  ADD ("closing-while-it-imports-cancels", test_closing_while_it_imports_cancels);
  ADD ("closing-while-it-reads-leaves-nothing-behind",
       test_closing_while_it_reads_leaves_nothing_behind);
  ADD ("a-long-preview-is-scrolled", test_a_long_preview_is_scrolled);

  return g_test_run ();
}
