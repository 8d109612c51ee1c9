#include <glib/gstdio.h>
#include <string.h>

#include "ps-export-dialog.h"
#include "ps-field.h"
#include "ps-ui-test.h"
#include "ps-ui-vault.h"

/* It is Tuesday, 3 November 2026. */
typedef struct {
  PsUiVault  vault;
  GtkWidget *page;
  GtkWidget *window;
  GtkWidget *dialog;
  char      *path;
  gint64     group;
  gint64     ana;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data G_GNUC_UNUSED)
{
  ps_ui_vault_set_up (&fixture->vault);
  fixture->group = ps_ui_vault_add_group (&fixture->vault, "Steady Steps", "FREQ=WEEKLY;BYDAY=TU", 1080,
                                          "Room 3");
  fixture->ana = ps_ui_vault_add_member (&fixture->vault, "Ana", fixture->group);
  ps_ui_vault_add_member (&fixture->vault, "Ben", fixture->group);
  ps_test_db_exec (&fixture->vault.db,
                   "INSERT INTO contact_way (person_id, kind, value, value_fold, ok_call) SELECT id,"
                   " 'phone', '555-0101', '5550101', 1 FROM person");
  fixture->page = gtk_label_new ("");
  fixture->window = ps_ui_test_window (fixture->page, 800, 700);
  fixture->path = g_build_filename (fixture->vault.dir, "export", NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data G_GNUC_UNUSED)
{
  if (fixture->dialog != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->dialog));
  ps_ui_test_wait_for (fixture->dialog == NULL);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  ps_ui_test_settle ();
  g_unlink (fixture->path);
  g_free (fixture->path);
  ps_ui_vault_tear_down (&fixture->vault);
}

static void
show (Fixture   *fixture,
      GtkWidget *dialog)
{
  fixture->dialog = dialog;
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &fixture->dialog);
  ps_dialog_present (PS_DIALOG (dialog), fixture->page);
  ps_ui_test_settle ();
}

static AdwComboRow *
row (Fixture    *fixture,
     const char *title)
{
  GtkWidget *label = ps_ui_test_find (fixture->dialog, ADW_TYPE_COMBO_ROW, NULL);

  label = ps_ui_test_find (fixture->dialog, GTK_TYPE_LABEL, title);
  g_assert_nonnull (label);

  return ADW_COMBO_ROW (gtk_widget_get_ancestor (label, ADW_TYPE_COMBO_ROW));
}

static PsField *
field (Fixture    *fixture,
       const char *title)
{
  GtkWidget *label = ps_ui_test_find (fixture->dialog, GTK_TYPE_LABEL, title);

  g_assert_nonnull (label);

  return PS_FIELD (gtk_widget_get_ancestor (label, PS_TYPE_FIELD));
}

/* Any text that is seen and has @text in it. */
static gboolean
says (Fixture    *fixture,
      const char *text)
{
  g_autoptr (GPtrArray) open = g_ptr_array_new ();

  g_ptr_array_add (open, fixture->dialog);
  while (open->len > 0)
    {
      GtkWidget *widget = g_ptr_array_steal_index (open, open->len - 1);

      if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
          strstr (gtk_label_get_label (GTK_LABEL (widget)), text) != NULL)
        return TRUE;

      for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
           child = gtk_widget_get_next_sibling (child))
        g_ptr_array_add (open, child);
    }

  return FALSE;
}

/* GTK's own chooser is not for a test: it is closed, and the file given. */
static gboolean
close_chooser (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (GTK_IS_FILE_CHOOSER (window))
        {
          gtk_window_close (window);
          return TRUE;
        }
    }

  return FALSE;
}

static void
press_export (Fixture *fixture)
{
  ps_ui_test_click (fixture->dialog, "_Export…");
  ps_ui_test_wait_for (close_chooser ());
}

static char *
export_to (Fixture    *fixture,
           const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  char *text = NULL;

  press_export (fixture);
  ps_export_dialog_save_to (PS_EXPORT_DIALOG (fixture->dialog), file);
  ps_ui_test_wait_for (fixture->dialog == NULL || says (fixture, "Choose another"));
  if (fixture->dialog == NULL)
    g_assert_true (g_file_get_contents (path, &text, NULL, NULL));

  return text;
}

static void
consent (Fixture *fixture)
{
  ps_test_db_exec (&fixture->vault.db,
                   "INSERT INTO consent (uid, person_id, kind, content, discloser, recipients, purpose,"
                   " expires_on, given_on, created_at, updated_at) SELECT randomblob (16), id,"
                   " 'disclosure', 'contact', 'Birch Street', 'Mill Road Clinic', 'care', '2099-12-31',"
                   " '2026-01-06', 1, 1 FROM person WHERE preferred_name = 'Ana'");
}

static void
test_everything_is_named (Fixture       *fixture,
                          gconstpointer  data G_GNUC_UNUSED)
{
  show (fixture, ps_export_dialog_new (fixture->vault.workspace, fixture->page, fixture->group));
  for (guint kind = 0; kind < 4; kind++)
    {
      g_autofree char *unnamed = NULL;

      adw_combo_row_set_selected (row (fixture, "_What"), kind);
      ps_ui_test_settle ();
      unnamed = ps_ui_test_unnamed (fixture->dialog);
      g_assert_cmpstr (unnamed, ==, "");
    }

  /* The one that asks for the most. */
  adw_combo_row_set_selected (row (fixture, "_What"), 1);
  ps_ui_test_settle ();
  ps_ui_test_assert_fits (fixture->dialog);
}

static void
test_members_become_a_table (Fixture       *fixture,
                             gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *text = NULL;
  GStatBuf info;

  show (fixture, ps_export_dialog_new (fixture->vault.workspace, fixture->page, 0));
  adw_combo_row_set_selected (row (fixture, "Between the cell_s"), 1);
  gtk_switch_set_active (GTK_SWITCH (ps_ui_test_find (fixture->dialog, GTK_TYPE_SWITCH, NULL)), TRUE);
  text = export_to (fixture, fixture->path);
  g_assert_true (g_str_has_prefix (text, "\357\273\277Preferred name;"));
  g_assert_nonnull (strstr (text, "\r\nAna;"));
  g_assert_cmpint (g_stat (fixture->path, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0600);
  g_assert_cmpint (ps_test_db_int64 (&fixture->vault.db, "SELECT count (*) FROM disclosure_person"), ==, 2);
}

static void
test_a_calendar_has_no_members (Fixture       *fixture,
                                gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *text = NULL;

  show (fixture, ps_export_dialog_new (fixture->vault.workspace, fixture->page, fixture->group));
  adw_combo_row_set_selected (row (fixture, "_What"), 3);
  ps_ui_test_settle ();
  g_assert_false (says (fixture, "Who ge_ts it"));
  text = export_to (fixture, fixture->path);
  g_assert_nonnull (strstr (text, "SUMMARY:Steady Steps\r\n"));
  g_assert_null (strstr (text, "Ana"));
  g_assert_cmpint (ps_test_db_int64 (&fixture->vault.db, "SELECT count (*) FROM disclosure"), ==, 0);
  g_assert_cmpint (ps_test_db_int64 (&fixture->vault.db,
                                     "SELECT count (*) FROM audit WHERE detail = 'calendar'"), ==, 1);
}

static void
test_cards_say_how_many_agreed (Fixture       *fixture,
                                gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *text = NULL;

  show (fixture, ps_export_dialog_new (fixture->vault.workspace, fixture->page, 0));
  adw_combo_row_set_selected (row (fixture, "_What"), 2);
  ps_ui_test_wait_for (says (fixture, "Nobody has a consent"));
  consent (fixture);
  adw_combo_row_set_selected (row (fixture, "_Group"), 1);
  ps_ui_test_wait_for (says (fixture, "1 of 2 members have agreed to this."));
  ps_field_set_text (field (fixture, "Who ge_ts it"), "Somebody Else");
  ps_ui_test_wait_for (says (fixture, "Nobody has a consent"));
  ps_field_set_text (field (fixture, "Who ge_ts it"), "");
  ps_ui_test_wait_for (says (fixture, "1 of 2 members"));
  text = export_to (fixture, fixture->path);
  g_assert_nonnull (strstr (text, "NICKNAME:Ana\r\n"));
  g_assert_null (strstr (text, "Ben"));
}

static void
test_a_part_2_group_asks_who_gets_it (Fixture       *fixture,
                                      gconstpointer  data G_GNUC_UNUSED)
{
  ps_test_db_exec (&fixture->vault.db, "UPDATE support_group SET part2 = 1");
  show (fixture, ps_export_dialog_new (fixture->vault.workspace, fixture->page, 0));
  ps_ui_test_click (fixture->dialog, "_Export…");
  ps_ui_test_wait_for (says (fixture, "There are records of a Part 2 group among this."));
  g_assert_nonnull (ps_field_get_error (field (fixture, "Who ge_ts it")));

  /* Every one of them has to have agreed, not only some. */
  consent (fixture);
  ps_field_set_text (field (fixture, "Who ge_ts it"), "Mill Road Clinic");
  adw_combo_row_set_selected (row (fixture, "What f_or"), 1);
  ps_ui_test_click (fixture->dialog, "_Export…");
  ps_ui_test_wait_for (says (fixture, "Nothing was given."));
  g_assert_cmpint (ps_test_db_int64 (&fixture->vault.db, "SELECT count (*) FROM disclosure"), ==, 0);
}

static void
test_days_are_checked (Fixture       *fixture,
                       gconstpointer  data G_GNUC_UNUSED)
{
  show (fixture, ps_export_dialog_new (fixture->vault.workspace, fixture->page, 0));
  adw_combo_row_set_selected (row (fixture, "_What"), 1);
  ps_field_set_text (field (fixture, "_First day"), "some day");
  ps_ui_test_click (fixture->dialog, "_Export…");
  ps_ui_test_settle ();
  g_assert_nonnull (ps_field_get_error (field (fixture, "_First day")));
  ps_field_set_text (field (fixture, "_First day"), "2026-11-03");
  ps_field_set_text (field (fixture, "_Last day"), "2026-11-02");
  ps_ui_test_click (fixture->dialog, "_Export…");
  ps_ui_test_settle ();
  g_assert_cmpstr (ps_field_get_error (field (fixture, "_Last day")), ==,
                   "The last day is before the first one.");
}

static void
test_what_cannot_be_written_is_said (Fixture       *fixture,
                                     gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *gone = g_build_filename (fixture->vault.dir, "gone", "members.csv", NULL);
  g_autofree char *text = NULL;

  show (fixture, ps_export_dialog_new (fixture->vault.workspace, fixture->page, 0));
  g_assert_null (export_to (fixture, gone));
  g_assert_nonnull (fixture->dialog);
  g_assert_true (says (fixture, "is not there any more"));
  g_assert_cmpint (ps_test_db_int64 (&fixture->vault.db, "SELECT count (*) FROM disclosure"), ==, 0);
  /* And then elsewhere. */
  text = export_to (fixture, fixture->path);
  g_assert_nonnull (strstr (text, "Ana"));
}

static void
test_the_desk_exports_a_calendar (Fixture       *fixture,
                                  gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *text = NULL;

  ps_ui_vault_add_user (&fixture->vault, "Dora", PS_ROLE_FRONT_DESK);
  ps_ui_vault_enter (&fixture->vault, "Dora");
  show (fixture, ps_export_dialog_new (fixture->vault.workspace, fixture->page, fixture->group));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->dialog)), ==, "Export the Calendar");
  g_assert_false (says (fixture, "_What"));
  text = export_to (fixture, fixture->path);
  g_assert_nonnull (strstr (text, "BEGIN:VCALENDAR"));
}

static void
test_one_record (Fixture       *fixture,
                 gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *text = NULL;

  ps_test_db_exec (&fixture->vault.db,
                   "UPDATE person SET access_needs = 'sits with Ben' WHERE preferred_name = 'Ana'");
  show (fixture, ps_export_dialog_new_person (fixture->vault.workspace, fixture->page, fixture->ana));
  g_assert_false (says (fixture, "_Group"));
  adw_combo_row_set_selected (row (fixture, "For_mat"), 2);
  text = export_to (fixture, fixture->path);
  g_assert_true (g_str_has_prefix (text, "# Ana\n"));
  g_assert_nonnull (strstr (text, "sits with another member"));
  g_assert_cmpint (ps_test_db_int64 (&fixture->vault.db,
                                     "SELECT count (*) FROM disclosure WHERE audience = 'member'"), ==, 1);
}

static GtkWidget *
find_chooser (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (GTK_IS_FILE_CHOOSER (window))
        return window;
    }

  return NULL;
}

/* It goes onto paper as other papers do, and a file that a program for PDF files reads has nobody else's
 * name.
 */
static void
test_one_record_on_paper (Fixture       *fixture,
                          gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *path = g_strconcat (fixture->path, ".pdf", NULL);
  g_autofree char *command = g_strdup_printf ("pdftotext -layout %s -", path);
  g_autofree char *text = NULL;
  GtkWidget *chooser, *entry;

  ps_test_db_exec (&fixture->vault.db,
                   "UPDATE person SET access_needs = 'sits with Ben' WHERE preferred_name = 'Ana'");
  show (fixture, ps_export_dialog_new_person (fixture->vault.workspace, fixture->page, fixture->ana));
  g_assert_true (says (fixture, "Printed on paper"));
  g_assert_nonnull (ps_ui_test_find (fixture->dialog, GTK_TYPE_BUTTON, "_Print…"));

  adw_combo_row_set_selected (row (fixture, "For_mat"), 1);
  ps_ui_test_click (fixture->dialog, "_Export…");
  ps_ui_test_wait_for (fixture->dialog == NULL && (chooser = find_chooser ()) != NULL);
  ps_ui_test_wait_for ((entry = ps_ui_test_find (chooser, GTK_TYPE_ENTRY, "own-record.pdf")) != NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), path);
  ps_ui_test_settle ();
  ps_ui_test_click (chooser, "_Save");
  ps_ui_test_wait_for (g_file_test (path, G_FILE_TEST_EXISTS));
  ps_ui_test_wait_for (find_chooser () == NULL);

  g_assert_true (g_spawn_command_line_sync (command, &text, NULL, NULL, NULL));
  g_assert_nonnull (strstr (text, "Ana"));
  g_assert_nonnull (strstr (text, "About you"));
  g_assert_nonnull (strstr (text, "Steady Steps"));
  g_assert_nonnull (strstr (text, "sits with another member"));
  g_assert_null (strstr (text, "Ben"));
  ps_test_db_settle (&fixture->vault.db);
  g_assert_cmpint (ps_test_db_int64 (&fixture->vault.db,
                                     "SELECT count (*) FROM disclosure WHERE audience = 'member'"
                                     " AND form = 'pdf'"), ==, 1);
  g_assert_cmpint (ps_test_db_int64 (&fixture->vault.db,
                                     "SELECT count (*) FROM audit WHERE action = 'print'"
                                     " AND detail LIKE 'form=pdf content=%to=member%'"), ==, 1);
  g_unlink (path);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ps_ui_test_init ();

#define ADD(path, func) g_test_add ("/ui/export/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("everything-is-named", test_everything_is_named);
  ADD ("members-become-a-table", test_members_become_a_table);
  ADD ("a-calendar-has-no-members", test_a_calendar_has_no_members);
  ADD ("cards-say-how-many-agreed", test_cards_say_how_many_agreed);
  ADD ("a-part-2-group-asks-who-gets-it", test_a_part_2_group_asks_who_gets_it);
  ADD ("days-are-checked", test_days_are_checked);
  ADD ("what-cannot-be-written-is-said", test_what_cannot_be_written_is_said);
  ADD ("the-desk-exports-a-calendar", test_the_desk_exports_a_calendar);
  ADD ("one-record", test_one_record);
  ADD ("one-record-on-paper", test_one_record_on_paper);
#undef ADD

  return g_test_run ();
}
