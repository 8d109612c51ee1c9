/* The drill: make, change, restore, compare; and every way in which it must not be done. */
#include "ps-error.h"
#include "ps-recovery.h"
#include "ps-restore-move.h"
#include "ps-restore.h"
#include "ps-test-db.h"
#include "ps-vault.h"
#include "ps-workspace.h"

#include <glib/gstdio.h>
#include <string.h>

#define PASSPHRASE "four quiet words here"

typedef struct {
  char        *dir;
  char        *path;
  PsWorkspace *workspace;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;
  PsFounding *founding = ps_founding_new ();

  g_assert_true (ps_vault_init (NULL));
  fixture->dir = g_dir_make_tmp ("peerside-test-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->dir, "peerside", NULL);
  fixture->workspace = ps_workspace_new (fixture->path, &ps_clock_system);

  founding->user_name = g_strdup ("Rosa");
  founding->passphrase = ps_secret_new (PASSPHRASE, strlen (PASSPHRASE));
  founding->recovery_code = ps_recovery_code_new ();
  founding->clinic_name = g_strdup ("Birch Street Clinic");
  founding->quick = TRUE;
  g_assert_true (ps_workspace_create (fixture->workspace, founding, &error));
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data G_GNUC_UNUSED)
{
  g_assert_finalize_object (fixture->workspace);
  ps_test_remove_dir (fixture->dir);
  g_free (fixture->path);
  g_free (fixture->dir);
}

static void
unlock (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (ps_workspace_unlock (fixture->workspace, "Rosa",
                                      ps_secret_new (PASSPHRASE, strlen (PASSPHRASE)), &error));
  g_assert_no_error (error);
}

static char *
make (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  char *path = ps_backups_make (ps_workspace_get_backups (fixture->workspace), PS_BACKUP_MANUAL, NULL,
                                &error);

  g_assert_no_error (error);

  return path;
}

static void
exec (Fixture    *fixture,
      const char *sql)
{
  PsTestDb db = { .db = ps_workspace_get_db (fixture->workspace) };

  ps_test_db_exec (&db, sql);
}

static gboolean
restore (Fixture      *fixture,
         const char   *backup,
         const char   *passphrase,
         char        **kept,
         GError      **error)
{
  g_autoptr (PsSecret) secret = ps_secret_new (passphrase, strlen (passphrase));
  PsRestoreOrder order = { backup, fixture->path, "Rosa", secret };

  return ps_restore_run (&order, &ps_clock_system, kept, NULL, error);
}

/* Every row of every table, but for the log, which says that it was restored. */
static char *
dump (PsConn *conn)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func (g_free);
  GString *text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  PsStmt *stmt = ps_conn_prepare (conn,
                                  "SELECT name FROM sqlite_schema WHERE type = 'table'"
                                  " AND name NOT LIKE 'audit%' AND name NOT LIKE 'sqlite%'"
                                  " AND name NOT LIKE 'topic_text%' ORDER BY name", &error);
  gboolean has_row;

  g_assert_no_error (error);
  while (ps_conn_step (conn, stmt, &has_row, NULL) && has_row)
    g_ptr_array_add (tables, ps_stmt_dup_text (stmt, 0));

  for (guint i = 0; i < tables->len; i++)
    {
      const char *table = g_ptr_array_index (tables, i);
      g_autofree char *columns_sql = g_strdup_printf ("SELECT group_concat ('quote (' || name || ')',"
                                                      " '||'',''||') FROM pragma_table_info ('%s')",
                                                      table);
      g_autofree char *columns = NULL;
      g_autofree char *sql = NULL;
      PsStmt *rows;

      /* Statements are kept by their address, so the texts have to stay. */
      stmt = ps_conn_prepare (conn, g_intern_string (columns_sql), &error);
      g_assert_no_error (error);
      g_assert_true (ps_conn_take_string (conn, stmt, &columns, &error));
      sql = g_strdup_printf ("SELECT %s FROM %s ORDER BY 1", columns, table);
      rows = ps_conn_prepare (conn, g_intern_string (sql), &error);
      g_assert_no_error (error);
      while (ps_conn_step (conn, rows, &has_row, &error) && has_row)
        {
          g_autofree char *row = ps_stmt_dup_text (rows, 0);

          g_string_append_printf (text, "%s: %s\n", table, row);
        }
      g_assert_no_error (error);
    }

  return g_string_free (text, FALSE);
}

static char *
dump_workspace (Fixture *fixture)
{
  return dump (ps_db_get_reader (ps_workspace_get_db (fixture->workspace)));
}

static void
test_drill (Fixture       *fixture,
            gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *backup = NULL;
  g_autofree char *before = NULL;
  g_autofree char *changed = NULL;
  g_autofree char *after = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *kept_database = NULL;
  guint rows = 0;

  exec (fixture, "INSERT INTO setting (key, value) VALUES ('drill', 'before')");
  before = dump_workspace (fixture);
  backup = make (fixture);

  exec (fixture, "UPDATE setting SET value = 'after' WHERE key = 'drill'");
  exec (fixture, "DELETE FROM topic WHERE id % 2");
  changed = dump_workspace (fixture);
  g_assert_cmpstr (changed, !=, before);
  ps_workspace_lock (fixture->workspace);

  g_assert_true (restore (fixture, backup, PASSPHRASE, &kept, &error));
  g_assert_no_error (error);
  unlock (fixture);
  after = dump_workspace (fixture);
  g_assert_cmpstr (after, ==, before);
  for (const char *p = after; *p != '\0'; p++)
    rows += *p == '\n';
  g_assert_cmpuint (rows, >, 50);
  g_test_message ("%u rows", rows);

  /* What was there before is whole, beside. */
  g_assert_nonnull (kept);
  kept_database = g_build_filename (kept, "peerside.db", NULL);
  g_assert_true (g_file_test (kept_database, G_FILE_TEST_EXISTS));
  g_assert_true (g_str_has_prefix (kept, fixture->path));
}

static void
test_the_old_vault_still_opens_where_it_is_kept (Fixture       *fixture,
                                                 gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *backup = make (fixture);
  g_autofree char *kept = NULL;
  g_autofree char *value = NULL;
  g_autoptr (PsWorkspace) old = NULL;

  exec (fixture, "INSERT INTO setting (key, value) VALUES ('drill', 'later')");
  ps_workspace_lock (fixture->workspace);
  g_assert_true (restore (fixture, backup, PASSPHRASE, &kept, &error));

  old = ps_workspace_new (kept, &ps_clock_system);
  g_assert_true (ps_workspace_unlock (old, "Rosa", ps_secret_new (PASSPHRASE, strlen (PASSPHRASE)),
                                      &error));
  g_assert_no_error (error);
  {
    PsTestDb db = { .db = ps_workspace_get_db (old) };

    value = ps_test_db_string (&db, "SELECT value FROM setting WHERE key = 'drill'");
  }
  g_assert_cmpstr (value, ==, "later");
}

/* A log left beside by a program that was killed would be played into the restored database. */
static void
test_stale_logs_go (Fixture       *fixture,
                    gconstpointer  data G_GNUC_UNUSED)
{
  static const char * const names[] = { "peerside.db-wal", "peerside.db-shm", "peerside.db-journal",
                                        "witness" };
  g_autoptr (GError) error = NULL;
  g_autofree char *backup = make (fixture);
  g_autofree char *kept = NULL;

  ps_workspace_lock (fixture->workspace);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (fixture->path, names[i], NULL);

      g_assert_true (g_file_set_contents (path, "stale", -1, NULL));
    }

  g_assert_true (restore (fixture, backup, PASSPHRASE, &kept, &error));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *there = g_build_filename (fixture->path, names[i], NULL);
      g_autofree char *away = g_build_filename (kept, names[i], NULL);

      g_assert_false (g_file_test (there, G_FILE_TEST_EXISTS));
      g_assert_true (g_file_test (away, G_FILE_TEST_EXISTS));
    }
}

static void
test_where_there_is_no_vault (Fixture       *fixture,
                              gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *backup = make (fixture);
  g_autofree char *fresh = g_build_filename (fixture->dir, "never", "used", NULL);
  g_autoptr (PsSecret) secret = ps_secret_new (PASSPHRASE, strlen (PASSPHRASE));
  PsRestoreOrder order = { backup, fresh, "Rosa", secret };
  g_autofree char *kept = NULL;
  g_autoptr (PsWorkspace) other = NULL;

  g_assert_true (ps_restore_run (&order, &ps_clock_system, &kept, NULL, &error));
  g_assert_no_error (error);
  g_assert_null (kept);
  other = ps_workspace_new (fresh, &ps_clock_system);
  g_assert_true (ps_workspace_unlock (other, "Rosa", ps_secret_new (PASSPHRASE, strlen (PASSPHRASE)),
                                      &error));
  g_assert_no_error (error);
}

/* The keyring and the database are gone, and only the backups are left: the day it is all for. */
static void
test_where_only_backups_are_left (Fixture       *fixture,
                                  gconstpointer  data G_GNUC_UNUSED)
{
  static const char * const names[] = { "keyring", "keyring.bak", "peerside.db" };
  g_autoptr (GError) error = NULL;
  g_autofree char *backup = make (fixture);
  g_autofree char *kept = NULL;

  ps_workspace_lock (fixture->workspace);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (fixture->path, names[i], NULL);

      g_assert_cmpint (g_unlink (path), ==, 0);
    }

  g_assert_true (ps_workspace_probe (fixture->workspace, &error));
  g_assert_cmpint (ps_workspace_get_state (fixture->workspace), ==, PS_WORKSPACE_NONE);
  g_assert_true (restore (fixture, backup, PASSPHRASE, &kept, &error));
  g_assert_no_error (error);
  unlock (fixture);
}

/* It fails with @code, nothing was touched, and the vault opens as before. */
static void
assert_refused (Fixture    *fixture,
                const char *backup,
                const char *passphrase,
                PsError     code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *folder = g_build_filename (fixture->path, PS_RESTORE_FOLDER, NULL);

  g_assert_false (restore (fixture, backup, passphrase, &kept, &error));
  g_assert_error (error, PS_ERROR, (int) code);
  g_test_message ("%s", error->message);
  g_assert_null (kept);
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));

  unlock (fixture);
  ps_workspace_lock (fixture->workspace);
}

static void
flip (const char *from,
      const char *to,
      gsize       at)
{
  g_autofree char *bytes = NULL;
  gsize len;

  g_assert_true (g_file_get_contents (from, &bytes, &len, NULL));
  bytes[at < len ? at : len - 1] ^= 1;
  g_assert_true (g_file_set_contents (to, bytes, (gssize) len, NULL));
}

static void
test_each_refusal_is_its_own (Fixture       *fixture,
                              gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *backup = make (fixture);
  g_autofree char *bad = g_build_filename (fixture->dir, "bad.peerbak", NULL);
  Fixture other;
  g_autofree char *others = NULL;

  set_up (&other, NULL);
  others = make (&other);
  ps_workspace_lock (fixture->workspace);

  assert_refused (fixture, backup, "something else", PS_ERROR_WRONG_PASSPHRASE);
  assert_refused (fixture, others, PASSPHRASE, PS_ERROR_NOT_A_VAULT);
  assert_refused (fixture, "/dev/null", PASSPHRASE, PS_ERROR_NOT_A_VAULT);
  assert_refused (fixture, "/nowhere/at/all", PASSPHRASE, PS_ERROR_NOT_FOUND);

  flip (backup, bad, 100);
  assert_refused (fixture, bad, PASSPHRASE, PS_ERROR_DAMAGED);
  flip (backup, bad, 400);
  assert_refused (fixture, bad, PASSPHRASE, PS_ERROR_DAMAGED);
  flip (backup, bad, G_MAXSIZE);
  assert_refused (fixture, bad, PASSPHRASE, PS_ERROR_DAMAGED);

  tear_down (&other, NULL);
}

/* Another Peerside has the vault: nothing is taken from under it. */
static void
test_an_open_vault_is_left_alone (Fixture       *fixture,
                                  gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *backup = make (fixture);
  g_autofree char *kept = NULL;

  g_assert_false (restore (fixture, backup, PASSPHRASE, &kept, &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_IN_USE);
  g_assert_cmpint (ps_workspace_get_state (fixture->workspace), ==, PS_WORKSPACE_OPEN);
}

static void
test_in_the_window_it_opens_by_itself (Fixture       *fixture,
                                       gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *backup = make (fixture);
  g_autofree char *kept = NULL;
  g_autofree char *before = dump_workspace (fixture);
  g_autofree char *after = NULL;

  ps_workspace_check_restore_async (fixture->workspace, backup, "Rosa",
                                    ps_secret_new (PASSPHRASE, strlen (PASSPHRASE)), NULL,
                                    ps_test_take_result_cb, &result);
  g_assert_true (ps_workspace_check_restore_finish (fixture->workspace, ps_test_wait (&result),
                                                    &error));
  g_clear_object (&result);

  exec (fixture, "INSERT INTO setting (key, value) VALUES ('drill', 'later')");
  ps_workspace_lock (fixture->workspace);
  ps_workspace_restore_async (fixture->workspace, backup, "Rosa",
                              ps_secret_new (PASSPHRASE, strlen (PASSPHRASE)), NULL,
                              ps_test_take_result_cb, &result);
  g_assert_true (ps_workspace_restore_finish (fixture->workspace, ps_test_wait (&result), &kept,
                                              &error));
  g_assert_no_error (error);
  g_assert_nonnull (kept);
  g_assert_cmpint (ps_workspace_get_state (fixture->workspace), ==, PS_WORKSPACE_OPEN);
  after = dump_workspace (fixture);
  g_assert_cmpstr (after, ==, before);
}

/* A step that cannot be taken leaves the old version, and a backup of it. */
static void
test_old_tables_are_backed_up_first (Fixture       *fixture,
                                     gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PsKeys) keys = ps_keys_ref (ps_workspace_get_keys (fixture->workspace));
  g_autoptr (PsConn) conn = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autofree char *database = g_build_filename (fixture->path, "peerside.db", NULL);
  const PsBackupEntry *entry;

  ps_workspace_lock (fixture->workspace);
  conn = ps_conn_open (database, ps_keys_get_data_key (keys), PS_CONN_WRITE, &error);
  g_assert_no_error (error);
  g_assert_true (ps_conn_exec (conn, "PRAGMA user_version = 1", &error));
  g_clear_pointer (&conn, ps_conn_close);

  g_assert_false (ps_workspace_unlock (fixture->workspace, "Rosa",
                                       ps_secret_new (PASSPHRASE, strlen (PASSPHRASE)), &error));
  list = ps_backup_list (fixture->path, keys);
  g_assert_cmpuint (list->len, ==, 1);
  entry = g_ptr_array_index (list, 0);
  g_assert_cmpint (entry->header.reason, ==, PS_BACKUP_MIGRATION);
  g_assert_cmpuint (entry->header.schema, ==, 1);
  g_assert_null (entry->problem);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define add(name, function) \
  g_test_add (name, Fixture, NULL, set_up, function, tear_down)

  add ("/restore/drill", test_drill);
  add ("/restore/the-old-vault-still-opens", test_the_old_vault_still_opens_where_it_is_kept);
  add ("/restore/stale-logs-go", test_stale_logs_go);
  add ("/restore/where-there-is-no-vault", test_where_there_is_no_vault);
  add ("/restore/where-only-backups-are-left", test_where_only_backups_are_left);
  add ("/restore/each-refusal-is-its-own", test_each_refusal_is_its_own);
  add ("/restore/an-open-vault-is-left-alone", test_an_open_vault_is_left_alone);
  add ("/restore/in-the-window", test_in_the_window_it_opens_by_itself);
  add ("/restore/old-tables-are-backed-up-first", test_old_tables_are_backed_up_first);

  return g_test_run ();
}
