/* What the window says of backups and of the vault's file. */
#include "ps-backup-making.h"
#include "ps-backups-window.h"
#include "ps-error.h"
#include "ps-keyring.h"
#include "ps-today-page.h"
#include "ps-ui-test.h"
#include "ps-ui-vault.h"
#include "ps-window.h"

#include <glib/gstdio.h>
#include <string.h>

#define PASSPHRASE "four quiet words here"

typedef struct {
  PsUiVault       vault;
  GtkApplication *application;
  GtkWidget      *window;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  application)
{
  g_setenv ("TZ", "UTC", TRUE);
  ps_ui_vault_set_up (&fixture->vault);
  fixture->application = GTK_APPLICATION (application);
  fixture->window = NULL;
}

static PsBackups *
get_backups (Fixture *fixture)
{
  return ps_workspace_get_backups (fixture->vault.workspace);
}

static void
settle (Fixture *fixture)
{
  if (ps_workspace_get_state (fixture->vault.workspace) == PS_WORKSPACE_OPEN)
    ps_ui_test_wait_for (!ps_backups_is_busy (get_backups (fixture)));
  ps_ui_test_settle ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data G_GNUC_UNUSED)
{
  settle (fixture);
  if (fixture->window != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->window));
  ps_ui_test_settle ();
  ps_ui_vault_tear_down (&fixture->vault);
}

static void
show_today (Fixture *fixture)
{
  fixture->window = ps_ui_test_window (ps_today_page_new (fixture->vault.workspace), 800, 700);
}

static void
show_backups (Fixture *fixture)
{
  fixture->window = ps_backups_window_new (fixture->vault.workspace);
  gtk_window_present (GTK_WINDOW (fixture->window));
  ps_ui_test_settle ();
}

static void
show_window (Fixture *fixture)
{
  fixture->window = GTK_WIDGET (ps_window_new (fixture->application, fixture->vault.workspace, NULL));
  ps_window_retry (PS_WINDOW (fixture->window));
  gtk_window_present (GTK_WINDOW (fixture->window));
  ps_ui_test_settle ();
}

static gboolean
shows (Fixture    *fixture,
       const char *text)
{
  GtkWidget *label = ps_ui_test_find (fixture->window, GTK_TYPE_LABEL, text);

  return label != NULL && gtk_widget_get_mapped (label);
}

static char *
make (Fixture  *fixture,
      GError  **error)
{
  return ps_backups_make (get_backups (fixture), PS_BACKUP_MANUAL, NULL, error);
}

static char *
in_vault (Fixture    *fixture,
          const char *name)
{
  return g_build_filename (ps_workspace_get_path (fixture->vault.workspace), name, NULL);
}

static void
test_a_calm_day_says_nothing (Fixture       *fixture,
                              gconstpointer  data G_GNUC_UNUSED)
{
  show_today (fixture);
  g_assert_false (shows (fixture, "The Last Backup Is Older than a Week"));
  g_assert_false (shows (fixture, "The Last Backup Could Not Be Made"));
}

static void
test_an_old_backup_is_told (Fixture       *fixture,
                            gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *path G_GNUC_UNUSED = make (fixture, NULL);
  g_autofree char *again = NULL;

  ps_ui_vault_add_group (&fixture->vault, "Mornings", "FREQ=WEEKLY;BYDAY=WE", 9 * 60, "");
  ps_ui_test_settle ();
  fixture->vault.now += 8 * G_TIME_SPAN_DAY;
  show_today (fixture);
  g_assert_true (shows (fixture, "The Last Backup Is Older than a Week"));
  g_assert_true (shows (fixture, "Last verified backup: Tuesday, November 3, 12:00"));

  again = make (fixture, NULL);
  ps_ui_test_wait_for (!shows (fixture, "The Last Backup Is Older than a Week"));
}

static void
test_a_failed_backup_is_told_with_its_reason (Fixture       *fixture,
                                              gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *keyring = in_vault (fixture, "keyring");
  g_autofree char *copy = in_vault (fixture, "keyring.bak");
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_unlink (keyring) + g_unlink (copy), ==, 0);
  show_today (fixture);
  g_assert_null (make (fixture, &error));
  ps_ui_test_wait_for (shows (fixture, "The Last Backup Could Not Be Made"));
  g_assert_true (shows (fixture, error->message));
}

static void
test_one_is_made_at_a_click (Fixture       *fixture,
                             gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *unnamed = NULL;

  show_backups (fixture);
  g_assert_true (shows (fixture, "There is no backup yet."));
  g_assert_false (shows (fixture, "Kept on This Computer"));

  ps_ui_test_click (fixture->window, "_Back Up Now");
  g_assert_true (ps_backups_is_busy (get_backups (fixture)));
  ps_ui_test_wait_for (shows (fixture, "Kept on This Computer"));
  g_assert_true (shows (fixture, "Last verified backup: Tuesday, November 3, 12:00"));
  g_assert_true (shows (fixture, "Tuesday, November 3, 12:00"));
  g_assert_nonnull (ps_ui_test_find (fixture->window, GTK_TYPE_BUTTON, "Restore…"));

  unnamed = ps_ui_test_unnamed (fixture->window);
  g_assert_cmpstr (unnamed, ==, "");
}

static void
test_a_damaged_one_says_so_and_is_not_offered (Fixture       *fixture,
                                               gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *path = make (fixture, NULL);

  g_assert_true (g_file_set_contents (path, "PeerBack, cut short", -1, NULL));
  show_backups (fixture);
  g_assert_true (shows (fixture, "20261103-120000-manual.peerbak"));
  g_assert_null (ps_ui_test_find (fixture->window, GTK_TYPE_BUTTON, "Restore…"));
}

static void
test_the_day_begins_with_a_backup (Fixture       *fixture,
                                   gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *path G_GNUC_UNUSED = make (fixture, NULL);

  ps_ui_vault_add_group (&fixture->vault, "Mornings", "FREQ=WEEKLY;BYDAY=WE", 9 * 60, "");
  ps_workspace_lock (fixture->vault.workspace);
  fixture->vault.now += G_TIME_SPAN_DAY;
  show_window (fixture);
  g_assert_true (ps_workspace_unlock (fixture->vault.workspace, "Rosa",
                                      ps_secret_new (PASSPHRASE, strlen (PASSPHRASE)), NULL));
  ps_ui_test_wait_for (ps_backups_get_verified_at (get_backups (fixture)) == fixture->vault.now);
}

static void
test_a_replaced_file_is_asked_about (Fixture       *fixture,
                                     gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *database = in_vault (fixture, "peerside.db");
  g_autofree char *other = in_vault (fixture, "other");
  g_autofree char *bytes = NULL;

  show_window (fixture);
  settle (fixture);
  g_assert_true (g_file_set_contents (other, "of another computer", -1, NULL));
  g_assert_cmpint (g_rename (other, database), ==, 0);
  ps_clinic_save_async (ps_workspace_get_clinic (fixture->vault.workspace), "Another name", NULL, NULL,
                        NULL, NULL, NULL);

  ps_ui_test_wait_for (ps_ui_test_dialog (GTK_TYPE_BUTTON, "_Use the Other File") != NULL);
  g_assert_cmpint (ps_workspace_get_state (fixture->vault.workspace), ==, PS_WORKSPACE_LOCKED);
  g_assert_nonnull (ps_ui_test_dialog (GTK_TYPE_LABEL, "The Vault’s File Was Replaced"));
  ps_ui_test_answer ("_Use the Other File");
  ps_ui_test_settle ();
  g_assert_true (g_file_get_contents (database, &bytes, NULL, NULL));
  g_assert_cmpstr (bytes, ==, "of another computer");
}

static void
test_an_old_file_is_asked_about (Fixture       *fixture,
                                 gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *database = in_vault (fixture, "peerside.db");
  g_autofree char *bytes = NULL;
  gsize len;

  ps_workspace_lock (fixture->vault.workspace);
  g_assert_true (g_file_get_contents (database, &bytes, &len, NULL));
  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (ps_workspace_unlock (fixture->vault.workspace, "Rosa",
                                          ps_secret_new (PASSPHRASE, strlen (PASSPHRASE)), NULL));
      ps_workspace_lock (fixture->vault.workspace);
    }

  g_assert_true (g_file_set_contents (database, bytes, (gssize) len, NULL));
  show_window (fixture);
  g_assert_true (ps_workspace_unlock (fixture->vault.workspace, "Rosa",
                                      ps_secret_new (PASSPHRASE, strlen (PASSPHRASE)), NULL));
  ps_ui_test_wait_for (ps_ui_test_dialog (GTK_TYPE_LABEL, "An Older File Was Put Back") != NULL);
  ps_ui_test_answer ("_Lock");
  ps_ui_test_settle ();
  g_assert_cmpint (ps_workspace_get_state (fixture->vault.workspace), ==, PS_WORKSPACE_LOCKED);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (AdwApplication) application = NULL;

  g_test_init (&argc, &argv, NULL);
  ps_ui_test_init ();

  application = adw_application_new ("org.peerside.Peerside", G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));

#define ADD(path, test) \
  g_test_add ("/ui/backups/" path, Fixture, application, set_up, test, tear_down)

  ADD ("a-calm-day-says-nothing", test_a_calm_day_says_nothing);
  ADD ("an-old-backup-is-told", test_an_old_backup_is_told);
  ADD ("a-failed-backup-is-told", test_a_failed_backup_is_told_with_its_reason);
  ADD ("one-is-made-at-a-click", test_one_is_made_at_a_click);
  ADD ("a-damaged-one-says-so", test_a_damaged_one_says_so_and_is_not_offered);
  ADD ("the-day-begins-with-a-backup", test_the_day_begins_with_a_backup);
  ADD ("a-replaced-file-is-asked-about", test_a_replaced_file_is_asked_about);
  ADD ("an-old-file-is-asked-about", test_an_old_file_is_asked_about);

  return g_test_run ();
}
