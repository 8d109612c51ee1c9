/* A process is killed while it makes a backup, and while it restores one. What is called a backup is
 * one; and the vault is as it was before or as it was restored, with the old one whole beside it, and
 * nothing in between.
 *
 * The controls write to the place where it counts at once.
 */
#include "ps-backup-file.h"
#include "ps-backup-making.h"
#include "ps-kill.h"
#include "ps-recovery.h"
#include "ps-restore.h"
#include "ps-vault.h"
#include "ps-workspace.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#ifdef PS_LONG_TESTS
#define FACTOR 10
#else
#define FACTOR 1
#endif

#define N_BACKUPS  (50 * FACTOR)
#define N_RESTORES (60 * FACTOR)
#define N_CARELESS 20

#define PASSPHRASE "four quiet words here"
#define BACKUP     "of-before.peerbak"

static PsSecret *
secret (void)
{
  return ps_secret_new (PASSPHRASE, strlen (PASSPHRASE));
}

static PsWorkspace *
unlock (const char  *vault,
        GError     **error)
{
  g_autoptr (PsWorkspace) workspace = ps_workspace_new (vault, &ps_clock_system);

  return ps_workspace_unlock (workspace, "Rosa", secret (), error) ? g_steal_pointer (&workspace)
                                                                   : NULL;
}

static gboolean
set_value (PsConn    *conn,
           gpointer   data,
           GError   **error)
{
  return ps_setting_store_set (conn, "test", data, error);
}

static char *
get_value (PsWorkspace *workspace)
{
  char *value = NULL;

  ps_setting_store_get (ps_db_get_reader (ps_workspace_get_db (workspace)), "test", &value, NULL);

  return value;
}

/* The room that is kept would only be copied over and over. */
static void
lock (PsWorkspace *workspace)
{
  g_autofree char *ballast = g_build_filename (ps_workspace_get_path (workspace), "ballast", NULL);

  ps_workspace_lock (workspace);
  g_unlink (ballast);
}

static void
prepare (const char *vault)
{
  g_autoptr (PsWorkspace) workspace = ps_workspace_new (vault, &ps_clock_system);
  g_autofree char *target = g_build_filename (vault, PS_BACKUP_FOLDER, BACKUP, NULL);
  g_autofree char *folder = g_path_get_dirname (target);
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  PsFounding *founding = ps_founding_new ();

  founding->user_name = g_strdup ("Rosa");
  founding->passphrase = secret ();
  founding->recovery_code = ps_recovery_code_new ();
  founding->clinic_name = g_strdup ("Birch Street Clinic");
  founding->quick = TRUE;
  ps_workspace_create (workspace, founding, &error);
  g_assert_no_error (error);

  ps_db_write_sync (ps_workspace_get_db (workspace), set_value, (gpointer) "before", &error);
  g_assert_no_error (error);
  g_mkdir (folder, 0700);
  path = ps_backups_make (ps_workspace_get_backups (workspace), PS_BACKUP_MANUAL, target, &error);
  g_assert_no_error (error);
  ps_db_write_sync (ps_workspace_get_db (workspace), set_value, (gpointer) "after", &error);
  g_assert_no_error (error);
  lock (workspace);
}

/* Making one */

static void
back_up (const char *vault,
         PsKill     *kill)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PsWorkspace) workspace = unlock (vault, &error);
  g_autofree char *path = NULL;

  g_assert_no_error (error);
  ps_kill_arm (kill);
  path = ps_backups_make (ps_workspace_get_backups (workspace), PS_BACKUP_MANUAL, NULL, &error);
  g_assert_no_error (error);
  ps_kill_done (kill, 1);
  lock (workspace);
}

/* Under the name that counts, from the first byte on. */
static void
back_up_carelessly (const char *vault,
                    PsKill     *kill)
{
  g_autofree char *good = g_build_filename (vault, PS_BACKUP_FOLDER, BACKUP, NULL);
  g_autofree char *path = g_build_filename (vault, PS_BACKUP_FOLDER, "careless.peerbak", NULL);
  g_autofree char *bytes = NULL;
  gsize len;
  int fd;

  g_assert_true (g_file_get_contents (good, &bytes, &len, NULL));
  ps_kill_arm (kill);
  fd = g_open (path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  for (gsize at = 0; at < len; at += 16384)
    g_assert_cmpint (write (fd, bytes + at, MIN (len - at, 16384)), >, 0);
  close (fd);
  ps_kill_done (kill, 1);
}

static char *
look_at_backups (const char *vault,
                 guint       done)
{
  g_autofree char *folder = g_build_filename (vault, PS_BACKUP_FOLDER, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (PsWorkspace) workspace = unlock (vault, &error);
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;

  if (workspace == NULL)
    return g_strdup (error->message);

  list = ps_backups_list (ps_workspace_get_backups (workspace));
  if (list->len < 1 + MIN (done, 1))
    return g_strdup ("an acknowledged backup is not there");

  for (guint i = 0; i < list->len; i++)
    {
      const PsBackupEntry *entry = g_ptr_array_index (list, i);

      if (!ps_backup_verify (entry->path, ps_workspace_get_keys (workspace), NULL, &error))
        return g_strdup (error->message);
    }

  /* Half a one does not stay behind for good. */
  dir = g_dir_open (folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, ".peerside-"))
      return g_strdup_printf ("%s was left behind", name);

  return NULL;
}

/* Restoring one */

static void
restore (const char *vault,
         PsKill     *kill)
{
  g_autofree char *backup = g_build_filename (vault, PS_BACKUP_FOLDER, BACKUP, NULL);
  g_autoptr (PsSecret) passphrase = secret ();
  PsRestoreOrder order = { backup, vault, "Rosa", passphrase };
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;

  ps_kill_arm (kill);
  ps_restore_run (&order, &ps_clock_system, &kept, NULL, &error);
  g_assert_no_error (error);
  ps_kill_done (kill, 1);
}

/* As somebody would with a file manager, after copying the old vault. */
static void
restore_carelessly (const char *vault,
                    PsKill     *kill)
{
  g_autofree char *backup = g_build_filename (vault, PS_BACKUP_FOLDER, BACKUP, NULL);
  g_autofree char *database = g_build_filename (vault, "peerside.db", NULL);
  g_autofree char *copy = g_strconcat (vault, "-replaced-carelessly", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (PsBackupFile) file = ps_backup_file_open (backup, &error);

  g_assert_no_error (error);
  ps_proof_copy_vault (vault, copy);
  ps_kill_arm (kill);
  unlink (database);
  ps_backup_file_extract (file, database, NULL, &error);
  g_assert_no_error (error);
  ps_kill_done (kill, 1);
}

/* The folders of old vaults beside @vault; they are taken away. */
static guint
take_kept (const char  *vault,
           gboolean    *whole)
{
  g_autofree char *parent = g_path_get_dirname (vault);
  g_autofree char *prefix = g_path_get_basename (vault);
  g_autofree char *start = g_strconcat (prefix, "-replaced-", NULL);
  g_autoptr (GDir) dir = g_dir_open (parent, 0, NULL);
  const char *name;
  guint n = 0;

  *whole = FALSE;
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, start))
      {
        g_autofree char *path = g_build_filename (parent, name, NULL);
        g_autoptr (PsWorkspace) old = unlock (path, NULL);
        g_autofree char *value = old != NULL ? get_value (old) : NULL;

        n++;
        *whole = *whole || g_strcmp0 (value, "after") == 0;
        g_clear_object (&old);
        ps_proof_remove (path);
      }

  return n;
}

static char *
look_at_vault (const char *vault,
               guint       done)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PsWorkspace) workspace = unlock (vault, &error);
  g_autofree char *value = NULL;
  gboolean whole;
  guint n_kept;

  if (workspace == NULL)
    return g_strdup (error->message);

  value = get_value (workspace);
  lock (workspace);
  n_kept = take_kept (vault, &whole);

  if (g_strcmp0 (value, "before") == 0 && n_kept == 1 && whole)
    return NULL;

  if (g_strcmp0 (value, "after") == 0 && done == 0)
    return NULL;

  return g_strdup_printf ("the vault says “%s”, and %u are kept", value, n_kept);
}

static const PsKillVerb verbs[] = {
  { "backup", prepare, back_up, look_at_backups },
  { "careless-backup", prepare, back_up_carelessly, look_at_backups },
  { "restore", prepare, restore, look_at_vault },
  { "careless-restore", prepare, restore_carelessly, look_at_vault },
};

static void
test_what_is_called_a_backup_is_one (void)
{
  PsKillTally tally = ps_kill_many (&verbs[0], N_BACKUPS);

  g_assert_cmpuint (tally.wrong, ==, 0);
}

static void
test_half_a_backup_is_found_out (void)
{
  PsKillTally tally = ps_kill_many (&verbs[1], N_CARELESS);

  g_assert_cmpuint (tally.wrong, >, 0);
}

static void
test_a_restored_vault_is_whole_or_the_old_one (void)
{
  PsKillTally tally = ps_kill_many (&verbs[2], N_RESTORES);

  g_assert_cmpuint (tally.wrong, ==, 0);
}

static void
test_half_a_restored_vault_is_found_out (void)
{
  PsKillTally tally = ps_kill_many (&verbs[3], N_CARELESS);

  g_assert_cmpuint (tally.wrong, >, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_assert_true (ps_vault_init (NULL));
  if (ps_kill_is_child (argc, argv))
    return ps_kill_child (argv, verbs, G_N_ELEMENTS (verbs));

  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/kill-backup/what-is-called-a-backup-is-one", test_what_is_called_a_backup_is_one);
  g_test_add_func ("/kill-backup/half-a-backup-is-found-out", test_half_a_backup_is_found_out);
  g_test_add_func ("/kill-backup/restored-or-the-old-one", test_a_restored_vault_is_whole_or_the_old_one);
  g_test_add_func ("/kill-backup/half-restored-is-found-out", test_half_a_restored_vault_is_found_out);

  return g_test_run ();
}
