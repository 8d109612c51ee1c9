#include "ps-audit-window.h"

#include <glib/gstdio.h>
#include <string.h>

#include "ps-audit-cells.h"
#include "ps-audit-filter.h"
#include "ps-audit-note.h"
#include "ps-audit-save.h"
#include "ps-keyring.h"
#include "ps-ui-test.h"
#include "ps-ui-vault.h"

typedef struct {
  PsUiVault  vault;
  gint64     group_id;
  gint64     person_id;
  GtkWidget *window;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data G_GNUC_UNUSED)
{
  ps_ui_vault_set_up (&fixture->vault);
  fixture->group_id = ps_ui_vault_add_group (&fixture->vault, "Lanterns", "FREQ=WEEKLY;BYDAY=TU",
                                             18 * 60, "Room 204");
  fixture->person_id = ps_ui_vault_add_member (&fixture->vault, "Zoë", fixture->group_id);
}

static void
let_go (Fixture *fixture)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  ps_ui_test_wait_for (fixture->window == NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data G_GNUC_UNUSED)
{
  if (fixture->window != NULL)
    let_go (fixture);
  ps_ui_vault_tear_down (&fixture->vault);
}

static void
note (Fixture       *fixture,
      PsAuditAction  action,
      PsAuditKind    kind,
      gint64         id)
{
  g_autoptr (GError) error = NULL;

  ps_audit_note_now (fixture->vault.db.db, action, kind, id, NULL, &error);
  g_assert_no_error (error);
}

/* Ready when the list begins with its own opening. */
static void
show (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture->window = ps_audit_window_new (fixture->vault.workspace, &error);
  g_assert_no_error (error);
  gtk_window_present (GTK_WINDOW (fixture->window));
  ps_ui_test_wait_for (ps_ui_test_find (fixture->window, GTK_TYPE_LABEL, "Rosa read this log") != NULL);
}

static gboolean
says (Fixture    *fixture,
      const char *text)
{
  GtkWidget *label = ps_ui_test_find (fixture->window, GTK_TYPE_LABEL, text);

  return label != NULL && gtk_widget_get_mapped (label);
}

static GtkWidget *
find (Fixture *fixture,
      GType    type)
{
  GtkWidget *widget = ps_ui_test_find (fixture->window, type, NULL);

  g_assert_nonnull (widget);

  return widget;
}

static GtkWidget *
get_filter (Fixture *fixture)
{
  return find (fixture, PS_TYPE_AUDIT_FILTER);
}

static void
test_says_who_did_what (Fixture       *fixture,
                        gconstpointer  data G_GNUC_UNUSED)
{
  show (fixture);
  g_assert_true (says (fixture, "Rosa added Zoë to Lanterns"));
  g_assert_true (says (fixture, "Rosa added the group Lanterns"));
  g_assert_true (says (fixture, "Rosa made this vault"));
  g_assert_true (says (fixture, "Today"));

  /* This reading of it is an entry too, and counted with the others. */
  ps_ui_test_wait_for (says (fixture, "Rosa read this log"));
  g_assert_true (says (fixture, "4 entries since November 3, 2026"));
}

static void
test_a_day_stands_above_its_first (Fixture       *fixture,
                                   gconstpointer  data G_GNUC_UNUSED)
{
  fixture->vault.now += 2 * G_TIME_SPAN_DAY;
  note (fixture, PS_AUDIT_BACKUP, PS_AUDIT_NOTHING, 0);
  fixture->vault.now += G_TIME_SPAN_DAY;
  show (fixture);

  ps_ui_test_wait_for (says (fixture, "Yesterday"));
  g_assert_true (says (fixture, "Today"));
  g_assert_true (says (fixture, "Tuesday, November 3"));

  /* What comes above takes the heading over. */
  note (fixture, PS_AUDIT_RESTORE, PS_AUDIT_NOTHING, 0);
  ps_ui_test_wait_for (says (fixture, "Rosa restored a backup"));
  ps_ui_test_settle ();
  for (GtkWidget *row = gtk_widget_get_first_child (find (fixture, GTK_TYPE_LIST_VIEW)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *cell = gtk_widget_get_first_child (row);
      GtkWidget *heading = cell != NULL ? gtk_widget_get_first_child (cell) : NULL;

      if (heading != NULL && ps_ui_test_find (row, GTK_TYPE_LABEL, "Rosa read this log") != NULL)
        g_assert_false (gtk_widget_get_visible (heading));
    }
}

static void
test_it_is_narrowed (Fixture       *fixture,
                     gconstpointer  data G_GNUC_UNUSED)
{
  show (fixture);
  gtk_widget_activate_action (get_filter (fixture), "filter.group", "i", PS_AUDIT_CHANGES);
  ps_ui_test_wait_for (!says (fixture, "Rosa made this vault"));
  g_assert_true (says (fixture, "Rosa added Zoë to Lanterns"));
  g_assert_true (says (fixture, "Changes"));

  gtk_editable_set_text (GTK_EDITABLE (find (fixture, GTK_TYPE_SEARCH_ENTRY)), "zoe");
  ps_ui_test_wait_for (!says (fixture, "Rosa added the group Lanterns"));
  g_assert_true (says (fixture, "Rosa added Zoë to Lanterns"));

  gtk_widget_activate_action (get_filter (fixture), "filter.actor", "s", "The recovery sheet");
  ps_ui_test_wait_for (says (fixture, "No Results"));
  ps_ui_test_click (fixture->window, "_Show the Whole Log");
  ps_ui_test_wait_for (says (fixture, "Rosa made this vault"));
  g_assert_true (says (fixture, "Everybody"));
}

static void
test_it_is_verified (Fixture       *fixture,
                     gconstpointer  data G_GNUC_UNUSED)
{
  show (fixture);
  ps_ui_test_click (fixture->window, "_Verify");
  ps_ui_test_wait_for (says (fixture, "The log is whole: 4 entries checked."));
}

static void
test_what_is_wrong_is_said (Fixture       *fixture,
                            gconstpointer  data G_GNUC_UNUSED)
{
  ps_test_db_exec (&fixture->vault.db, "DROP TRIGGER audit_keep;"
                                       "UPDATE audit SET done_at = 1 WHERE seq = 2");
  show (fixture);
  ps_ui_test_click (fixture->window, "_Verify");
  ps_ui_test_wait_for (says (fixture, "Entry 2 of the log was changed."));
  gtk_widget_activate_action (fixture->window, "log.verify", NULL);
  ps_ui_test_wait_for (says (fixture, "Entry 2 of the log was changed."));
}

static void
test_everything_has_a_name (Fixture       *fixture,
                            gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *unnamed = NULL;

  show (fixture);
  unnamed = ps_ui_test_unnamed (fixture->window);
  g_assert_cmpstr (unnamed, ==, "");
}

typedef struct {
  guint    n;
} Many;

static gboolean
note_many (PsConn    *conn,
           gpointer   data,
           GError   **error)
{
  const Many *many = data;

  for (guint i = 0; i < many->n; i++)
    if (!ps_audit_note (conn, PS_AUDIT_VIEW, PS_AUDIT_PERSON, 1, NULL, error))
      return FALSE;

  return TRUE;
}

static guint
count_rows (Fixture *fixture)
{
  guint n = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (find (fixture, GTK_TYPE_LIST_VIEW)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    n++;

  return n;
}

/* Rows are made for what is to be seen, however long the log is. */
static void
test_a_long_log_is_no_longer_on_the_screen (Fixture       *fixture,
                                            gconstpointer  data G_GNUC_UNUSED)
{
  Many many = { 5000 };
  GtkListView *view;

  ps_test_db_write (&fixture->vault.db, note_many, &many);
  show (fixture);
  view = GTK_LIST_VIEW (find (fixture, GTK_TYPE_LIST_VIEW));
  ps_ui_test_wait_for (g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (view)))
                       == 5004);
  g_assert_cmpuint (count_rows (fixture), <, 300);
}

/* The log tells of it before the file is there, and the file is nobody else's. */
static void
test_saving_it_is_in_it (Fixture       *fixture,
                         gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsKeyring) keyring = ps_keyring_load (ps_workspace_get_path (fixture->vault.workspace),
                                                   NULL, NULL);
  g_autoptr (PsAuditLog) log = ps_audit_log_new (fixture->vault.db.db, keyring, NULL);
  g_autoptr (PsRowList) rows = ps_audit_log_list_new (log);
  g_autofree char *path = g_build_filename (fixture->vault.dir, "log.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *text = NULL;
  GStatBuf info;

  show (fixture);
  ps_audit_save_to (find (fixture, GTK_TYPE_STACK), fixture->vault.workspace, log, rows, file);
  ps_ui_test_wait_for (says (fixture, "Log saved"));

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "Rosa exported this log"));
  g_assert_nonnull (strstr (text, "Rosa made this vault"));
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_assert_cmpint (ps_test_db_int64 (&fixture->vault.db, "SELECT count (*) FROM audit"
                                                         " WHERE action = 'export'"), ==, 1);
}

static void
test_locking_takes_it_away (Fixture       *fixture,
                            gconstpointer  data G_GNUC_UNUSED)
{
  show (fixture);
  gtk_widget_activate_action (fixture->window, "log.verify", NULL);
  let_go (fixture);
  ps_workspace_lock (fixture->vault.workspace);
  ps_ui_test_settle ();
  g_assert_null (ps_workspace_get_keys (fixture->vault.workspace));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ps_ui_test_init ();

#define add(path, function) \
  g_test_add ("/audit-window/" path, Fixture, NULL, set_up, function, tear_down)

  add ("says-who-did-what", test_says_who_did_what);
  add ("a-day-stands-above-its-first", test_a_day_stands_above_its_first);
  add ("it-is-narrowed", test_it_is_narrowed);
  add ("it-is-verified", test_it_is_verified);
  add ("what-is-wrong-is-said", test_what_is_wrong_is_said);
  add ("everything-has-a-name", test_everything_has_a_name);
  add ("a-long-log-is-no-longer-on-the-screen", test_a_long_log_is_no_longer_on_the_screen);
  add ("saving-it-is-in-it", test_saving_it_is_in_it);
  add ("locking-takes-it-away", test_locking_takes_it_away);

#undef add

  return g_test_run ();
}
