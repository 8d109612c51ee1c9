#include "ps-backup-file.h"
#include "ps-backup-making.h"
#include "ps-error.h"
#include "ps-setting-store.h"
#include "ps-test-vault.h"

#include <glib/gstdio.h>
#include <string.h>

#define MARKER "An unlikely sentence about a lighthouse"

typedef struct {
  PsTestVault vault;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  roles)
{
  g_autoptr (GError) error = NULL;

  ps_test_vault_set_up (&fixture->vault, GPOINTER_TO_UINT (roles));
  ps_keyring_save (fixture->vault.keyring, fixture->vault.store.dir, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data G_GNUC_UNUSED)
{
  ps_test_vault_tear_down (&fixture->vault);
}

static gboolean
put (PsConn    *conn,
     gpointer   data,
     GError   **error)
{
  return ps_setting_store_set (conn, "test", data, error);
}

static char *
make (Fixture  *fixture,
      GError  **error)
{
  return ps_backup_make_db (fixture->vault.store.dir, fixture->vault.store.db, fixture->vault.keys,
                            &fixture->vault.clock, PS_BACKUP_ROTATION, error);
}

/* What the database in a backup has under "test". */
static char *
read_inside (Fixture    *fixture,
             const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PsBackupFile) file = ps_backup_file_open (path, &error);
  g_autoptr (PsConn) conn = NULL;
  char *value = NULL;

  g_assert_no_error (error);
  conn = ps_conn_open_inside (path, ps_backup_file_get_database_at (file),
                              ps_backup_file_get_header (file)->database_size,
                              ps_keys_get_data_key (fixture->vault.keys), &error);
  g_assert_no_error (error);
  g_assert_true (ps_setting_store_get (conn, "test", &value, &error));
  g_assert_no_error (error);

  return value;
}

static void
test_it_holds_what_was_committed (Fixture       *fixture,
                                  gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_autofree char *name = NULL;
  g_autofree char *value = NULL;

  ps_test_db_write (&fixture->vault.store, put, (gpointer) MARKER);
  path = make (fixture, &error);
  g_assert_no_error (error);

  name = g_path_get_basename (path);
  g_assert_cmpstr (name, ==, "20261201-120000-rotation.peerbak");
  value = read_inside (fixture, path);
  g_assert_cmpstr (value, ==, MARKER);
  g_assert_true (ps_backup_verify (path, fixture->vault.keys, NULL, &error));
  g_assert_no_error (error);
}

static void
test_later_changes_are_not_in_it (Fixture       *fixture,
                                  gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  ps_test_db_write (&fixture->vault.store, put, (gpointer) "one");
  first = make (fixture, NULL);
  ps_test_db_write (&fixture->vault.store, put, (gpointer) "two");
  second = make (fixture, NULL);

  before = read_inside (fixture, first);
  after = read_inside (fixture, second);
  g_assert_cmpstr (before, ==, "one");
  g_assert_cmpstr (after, ==, "two");
  g_assert_true (g_str_has_suffix (second, "-rotation-2.peerbak"));
}

static void
test_nothing_in_it_is_plain (Fixture       *fixture,
                             gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *path = NULL;
  g_autofree char *bytes = NULL;
  g_autofree char *folder = g_build_filename (fixture->vault.store.dir, PS_BACKUP_FOLDER, NULL);
  g_autoptr (GDir) dir = NULL;
  gsize len;

  if (!ps_conn_has_cipher ())
    {
      g_test_skip ("Built without encryption");
      return;
    }

  ps_test_db_write (&fixture->vault.store, put, (gpointer) MARKER);
  path = make (fixture, NULL);
  g_assert_true (g_file_get_contents (path, &bytes, &len, NULL));
  g_assert_null (memmem (bytes, len, MARKER, strlen (MARKER)));
  g_assert_null (memmem (bytes, len, "SQLite format 3", 15));

  /* And nothing but it was left behind. */
  dir = g_dir_open (folder, 0, NULL);
  g_assert_nonnull (g_dir_read_name (dir));
  g_assert_null (g_dir_read_name (dir));
}

static void
test_it_can_be_made_while_somebody_reads (Fixture       *fixture,
                                          gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_autofree char *value = NULL;

  ps_test_db_write (&fixture->vault.store, put, (gpointer) "one");
  g_assert_true (ps_setting_store_get (ps_test_db_reader (&fixture->vault.store), "test", &value,
                                       &error));
  path = make (fixture, &error);
  g_assert_no_error (error);
  g_assert_nonnull (path);
}

static void
test_a_target_is_replaced_only_by_its_like (Fixture       *fixture,
                                            gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *target = g_build_filename (fixture->vault.store.dir, "letter.odt", NULL);
  g_autofree char *path = NULL;
  g_autofree char *bytes = NULL;
  PsBackupOrder order = { fixture->vault.store.dir, target, PS_BACKUP_MANUAL };
  g_autoptr (PsConn) conn = NULL;
  PsBackupWriter *writer;

  ps_test_db_close (&fixture->vault.store);
  conn = ps_conn_open (fixture->vault.store.path, ps_keys_get_data_key (fixture->vault.keys),
                       PS_CONN_WRITE, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (target, "a letter", -1, NULL));
  g_assert_null (ps_backup_copy (&order, conn, fixture->vault.keys, 1, &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_true (g_file_get_contents (target, &bytes, NULL, NULL));
  g_assert_cmpstr (bytes, ==, "a letter");

  g_assert_cmpint (g_unlink (target), ==, 0);
  for (guint i = 1; i <= 2; i++)
    {
      g_autoptr (PsBackupFile) file = NULL;

      writer = ps_backup_copy (&order, conn, fixture->vault.keys, i, &error);
      g_assert_no_error (error);
      g_free (path);
      path = ps_backup_complete (writer, &order, fixture->vault.keys, i, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (path, ==, target);
      file = ps_backup_file_open (target, &error);
      g_assert_cmpint (ps_backup_file_get_header (file)->made_at, ==, i);
    }
}

/* The checksums are made right again, so that only opening the database can tell. */
static void
test_a_bad_database_is_found (Fixture       *fixture,
                              gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PsBackupWriter) writer = NULL;
  g_autoptr (PsKeyring) keyring = NULL;
  g_autofree char *bytes = NULL;
  gsize len;

  ps_test_db_close (&fixture->vault.store);
  g_assert_true (g_file_get_contents (fixture->vault.store.path, &bytes, &len, NULL));
  bytes[len / 2] ^= 1;

  keyring = ps_keyring_load (fixture->vault.store.dir, NULL, &error);
  writer = ps_backup_writer_new (fixture->vault.store.dir, keyring, &error);
  g_assert_no_error (error);
  g_assert_true (ps_backup_writer_append ((guint8 *) bytes, len, writer, &error));
  g_assert_true (ps_backup_writer_finish (writer, fixture->vault.keys, 2, PS_BACKUP_DAILY, 1, &error));
  g_assert_false (ps_backup_verify (ps_backup_writer_get_path (writer), fixture->vault.keys, NULL,
                                    &error));

  if (ps_conn_has_cipher ())
    g_assert_error (error, PS_ERROR, PS_ERROR_DAMAGED);
}

static void
test_another_vaults_is_told_apart (Fixture       *fixture,
                                   gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = make (fixture, NULL);
  Fixture other;

  set_up (&other, GUINT_TO_POINTER (PS_ROLE_ADMINISTRATOR));
  g_assert_false (ps_backup_verify (path, other.vault.keys, NULL, &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_NOT_A_VAULT);
  tear_down (&other, NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define add(name, function) \
  g_test_add (name, Fixture, GUINT_TO_POINTER (PS_ROLE_ADMINISTRATOR), set_up, function, tear_down)

  add ("/backup-making/holds-what-was-committed", test_it_holds_what_was_committed);
  add ("/backup-making/later-changes-are-not-in-it", test_later_changes_are_not_in_it);
  add ("/backup-making/nothing-in-it-is-plain", test_nothing_in_it_is_plain);
  add ("/backup-making/while-somebody-reads", test_it_can_be_made_while_somebody_reads);
  add ("/backup-making/replaced-only-by-its-like", test_a_target_is_replaced_only_by_its_like);
  add ("/backup-making/a-bad-database-is-found", test_a_bad_database_is_found);
  add ("/backup-making/another-vaults-is-told-apart", test_another_vaults_is_told_apart);

  return g_test_run ();
}
