#include "ps-restore.h"

#include <glib/gi18n-lib.h>

#include "ps-audit.h"
#include "ps-backup-file.h"
#include "ps-backup-making.h"
#include "ps-error.h"
#include "ps-restore-move.h"
#include "ps-right.h"
#include "ps-vault-making.h"

/* What is to be left free beside a second copy of the database. */
#define ROOM_TO_SPARE (8 * 1024 * 1024)

/* A backup takes the place of the vault it was made of and of no other: that one has its own. A keyring
 * that cannot be read any more is no reason not to put a good one in its place.
 */
static gboolean
check_same_vault (const PsRestoreOrder  *order,
                  PsBackupFile          *file,
                  GError               **error)
{
  g_autoptr (PsKeyring) keyring = ps_vault_making_load_keyring (order->vault, NULL);

  if (keyring == NULL ||
      memcmp (ps_keyring_get_vault_id (keyring), &ps_backup_file_get_header (file)->vault_id,
              PS_UID_SIZE) == 0)
    return TRUE;

  g_set_error (error, PS_ERROR, PS_ERROR_NOT_A_VAULT,
               _("“%s” is a backup of another vault than the one in “%s”. It was left as it is."),
               order->backup, order->vault);

  return FALSE;
}

static PsKeys *
unlock (const PsRestoreOrder  *order,
        PsBackupFile          *file,
        GError               **error)
{
  g_autoptr (PsKeyring) keyring = ps_backup_file_read_keyring (file, error);
  const char *text = ps_secret_get_text (order->passphrase);
  gsize len = ps_secret_get_size (order->passphrase);

  if (keyring == NULL)
    return NULL;

  return order->user_name != NULL ? ps_keyring_unlock (keyring, order->user_name, text, len, error)
                                  : ps_keyring_unlock_recovery (keyring, text, len, error);
}

static gboolean
check_room (PsVaultDir    *dir,
            PsBackupFile  *file,
            GError       **error)
{
  guint64 needed = ps_backup_file_get_size (file) + ROOM_TO_SPARE;
  g_autofree char *has = NULL;
  g_autofree char *wants = NULL;
  guint64 left;

  if (!ps_vault_dir_get_free_space (dir, &left, error))
    return FALSE;
  if (left >= needed)
    return TRUE;

  has = g_format_size (left);
  wants = g_format_size (needed);
  /* Translators: a path, and two sizes such as 1.2 MB. */
  g_set_error (error, PS_ERROR, PS_ERROR_DISK_FULL,
               _("There is no room to restore into “%s”; %s are free and %s are needed."),
               ps_vault_dir_get_path (dir), has, wants);

  return FALSE;
}

typedef struct {
  const PsKeys  *keys;
  const PsClock *clock;
  gint64         made_at;
} Logging;

static gboolean
log_restore (PsConn    *conn,
             gpointer   data,
             GError   **error)
{
  const Logging *logging = data;
  g_autofree char *detail = g_strdup_printf ("of=%" G_GINT64_FORMAT,
                                             logging->made_at / G_TIME_SPAN_SECOND);

  return ps_audit_add (conn, logging->keys, logging->clock, PS_AUDIT_RESTORE, "", detail, error);
}

/* That it was restored stands in the log of what was restored, before anybody sees it. Tables of an
 * older Peerside are brought to ours here: what they were before is in the backup.
 */
static gboolean
put_together (const char     *folder,
              PsBackupFile   *file,
              const PsKeys   *keys,
              const PsClock  *clock,
              GCancellable   *cancellable,
              GError        **error)
{
  const PsBackupHeader *header = ps_backup_file_get_header (file);
  g_autofree char *path = g_build_filename (folder, "peerside.db", NULL);
  g_autoptr (PsKeyring) keyring = ps_backup_file_read_keyring (file, error);
  Logging logging = { keys, clock, header->made_at };
  g_autoptr (PsDb) db = NULL;
  gboolean ok;

  if (keyring == NULL ||
      !ps_backup_file_extract (file, path, cancellable, error) ||
      !ps_keyring_save (keyring, folder, error))
    return FALSE;

  db = ps_db_open (path, ps_keys_lookup_data_key (keys, header->data_epoch), header->vault_id.bytes,
                   PS_DB_OPEN, error);
  if (db == NULL)
    return FALSE;

  ok = ps_db_write_sync (db, log_restore, &logging, error);
  ps_db_close (db);

  return ok && !g_cancellable_set_error_if_cancelled (cancellable, error);
}

static gboolean
make_parents (const char  *vault,
              GError     **error)
{
  g_autofree char *parent = g_path_get_dirname (vault);

  if (g_mkdir_with_parents (parent, 0700) == 0)
    return TRUE;

  g_set_error (error, PS_ERROR, PS_ERROR_READ_ONLY,
               _("The folder “%s” could not be made: %s"), parent, g_strerror (errno));

  return FALSE;
}

static gboolean
replace (const PsRestoreOrder  *order,
         PsBackupFile          *file,
         const PsKeys          *keys,
         const PsClock         *clock,
         char                 **kept,
         GCancellable          *cancellable,
         GError               **error)
{
  gboolean is_new = ps_vault_dir_looks (order->vault) == PS_VAULT_LOOKS_NEW;
  g_autoptr (PsVaultDir) dir = NULL;
  g_autofree char *folder = NULL;

  dir = ps_vault_dir_open (order->vault, is_new ? PS_VAULT_DIR_CREATE : PS_VAULT_DIR_MUST_EXIST,
                           ps_keys_get_user_name (keys), clock, error);
  if (dir == NULL ||
      !ps_vault_making_complete (dir, error) ||
      !ps_restore_move_complete (dir, error) ||
      !check_room (dir, file, error))
    return FALSE;

  folder = ps_restore_move_begin (dir, error);
  if (folder == NULL)
    return FALSE;

  if (!put_together (folder, file, keys, clock, cancellable, error) ||
      !ps_restore_move_make_kept (dir, ps_clock_wall (clock), kept, error) ||
      !ps_restore_move_ready (dir, *kept, error))
    {
      ps_restore_move_discard (dir);
      g_clear_pointer (kept, g_free);
      return FALSE;
    }

  return ps_restore_move_complete (dir, error);
}

static PsKeys *
check (const PsRestoreOrder  *order,
       PsBackupFile          *file,
       GCancellable          *cancellable,
       GError               **error)
{
  g_autoptr (PsKeys) keys = NULL;

  if (!check_same_vault (order, file, error))
    return NULL;

  keys = unlock (order, file, error);

  /* Before the long reading, so that who may not is told at once. */
  if (keys == NULL ||
      (ps_vault_dir_looks (order->vault) != PS_VAULT_LOOKS_NEW &&
       !ps_right_check_roles (ps_keys_get_roles (keys), PS_RIGHT_RESTORE, error)) ||
      !ps_backup_verify (order->backup, keys, cancellable, error))
    return NULL;

  return g_steal_pointer (&keys);
}

/**
 * ps_restore_check:
 * @cancellable: (nullable): for who no longer wants to know
 *
 * Looks whether ps_restore_run() would do it, as far as that can be told without touching anything:
 * also while the vault is open.
 *
 * Errors: those of ps_restore_run().
 *
 * Returns: whether the backup and the passphrase are good
 */
gboolean
ps_restore_check (const PsRestoreOrder  *order,
                  GCancellable          *cancellable,
                  GError               **error)
{
  g_autoptr (PsBackupFile) file = ps_backup_file_open (order->backup, error);
  g_autoptr (PsKeys) keys = file != NULL ? check (order, file, cancellable, error) : NULL;

  return keys != NULL;
}

/**
 * ps_restore_run:
 * @kept: (out) (transfer full) (nullable): where the vault that was there before is now; %NULL where
 *   there was none
 * @cancellable: (nullable): for who no longer wants it, until the old vault is touched
 *
 * Puts a backup in the place of the vault, or where there is none yet, after reading all of it and
 * opening it with the passphrase that held when it was made. The old vault is kept, whole, in a folder
 * beside. There is the old vault after it or the new one, wherever the power goes, and never parts of
 * both. It may be called on any thread and takes as long as the key derivation and two readings of the
 * backup. Nobody may have the vault open.
 *
 * Whoever replaces a vault has to have been an administrator; where there is none anybody may who has
 * a passphrase.
 *
 * Errors: those of ps_backup_verify() about the file, %PS_ERROR_NOT_A_VAULT too if it is of another
 * vault than the one in the folder; %PS_ERROR_UNKNOWN_USER and %PS_ERROR_WRONG_PASSPHRASE;
 * %PS_ERROR_NOT_PERMITTED; those of ps_vault_dir_open() about the folder; %PS_ERROR_DISK_FULL,
 * %PS_ERROR_READ_ONLY, %PS_ERROR_STORAGE; %G_IO_ERROR_CANCELLED.
 *
 * Returns: whether the vault is the restored one now
 */
gboolean
ps_restore_run (const PsRestoreOrder  *order,
                const PsClock         *clock,
                char                 **kept,
                GCancellable          *cancellable,
                GError               **error)
{
  g_autoptr (PsBackupFile) file = ps_backup_file_open (order->backup, error);
  g_autoptr (PsKeys) keys = file != NULL ? check (order, file, cancellable, error) : NULL;

  *kept = NULL;

  return keys != NULL &&
         make_parents (order->vault, error) &&
         replace (order, file, keys, clock, kept, cancellable, error);
}
