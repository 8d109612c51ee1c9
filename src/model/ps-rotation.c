#include "ps-rotation.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "ps-audit.h"
#include "ps-backup-making.h"
#include "ps-error.h"
#include "ps-keyring-users.h"
#include "ps-schema.h"
#include "ps-vault-file.h"

/* When a user is removed the keys are changed, so that what they may have kept opens nothing that is
 * written afterwards (SECURITY, Keys). In this order, each step on the disk before the next begins:
 *
 *   1. a backup of all as it was
 *   2. the keyring without the user, with the old key of the database and a new one
 *   3. a copy of the database under the new key, beside it, read back and verified
 *   4. the copy in the place of the database
 *   5. the keyring without the old key
 *
 * From 2 on the user is out. Up to 4 the old key opens the database, from then on the new one, and
 * everybody else holds both, so a crash between any two of them locks nobody out: whoever unlocks the
 * vault next goes on from 3 or 5. The folder is held and the database closed meanwhile.
 */

/* Beyond the copy itself: keyrings, the log of the last changes, what the file system needs. */
#define ROOM_BESIDES (16 * 1024 * 1024)

/* The database by one of its keys; NULL with %PS_ERROR_DAMAGED if this one does not open it. */
static PsConn *
open_by (PsVaultDir    *dir,
         const PsKeys  *keys,
         guint32        epoch,
         GError       **error)
{
  g_autoptr (PsConn) conn = ps_conn_open (ps_vault_dir_get_database_path (dir),
                                          ps_keys_lookup_data_key (keys, epoch), PS_CONN_WRITE,
                                          error);

  if (conn == NULL ||
      !ps_schema_check (conn, ps_keys_get_vault_id (keys)->bytes, NULL, error))
    return NULL;

  return g_steal_pointer (&conn);
}

static gboolean
is_unfinished (const PsKeys *keys)
{
  for (guint32 epoch = ps_keys_get_data_epoch (keys) - 1; epoch > 0; epoch--)
    if (ps_keys_lookup_data_key (keys, epoch) != NULL)
      return TRUE;

  return FALSE;
}

/* By the newest key that opens it, and which that is. */
static PsConn *
open_by_any (PsVaultDir    *dir,
             const PsKeys  *keys,
             guint32       *epoch,
             GError       **error)
{
  g_autoptr (GError) first = NULL;

  for (*epoch = ps_keys_get_data_epoch (keys); *epoch > 0; (*epoch)--)
    {
      g_autoptr (GError) local = NULL;
      PsConn *conn;

      if (ps_keys_lookup_data_key (keys, *epoch) == NULL)
        continue;

      conn = open_by (dir, keys, *epoch, &local);
      if (conn != NULL)
        return conn;

      if (first == NULL)
        first = g_error_copy (local);
      if (!g_error_matches (local, PS_ERROR, PS_ERROR_DAMAGED))
        break;
    }

  g_propagate_error (error, g_steal_pointer (&first));

  return NULL;
}

static guint64
get_size (const char *path)
{
  GStatBuf st;

  return g_stat (path, &st) == 0 ? (guint64) st.st_size : 0;
}

static gboolean
check_room (PsVaultDir  *dir,
            guint        n_copies,
            GError     **error)
{
  const char *path = ps_vault_dir_get_database_path (dir);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  guint64 needed = n_copies * (get_size (path) + get_size (log)) + ROOM_BESIDES;
  g_autofree char *needed_text = NULL;
  g_autofree char *free_text = NULL;
  guint64 room;

  if (!ps_vault_dir_get_free_space (dir, &room, error))
    return FALSE;

  if (room >= needed)
    return TRUE;

  needed_text = g_format_size (needed);
  free_text = g_format_size (room);
  g_set_error (error, PS_ERROR, PS_ERROR_DISK_FULL,
               /* Translators: two sizes such as 1.2 MB, and a path. */
               _("Changing the keys needs %s for a while, and only %s are free in “%s”."),
               needed_text, free_text, ps_vault_dir_get_path (dir));

  return FALSE;
}

static gboolean
log_it (PsConn         *conn,
        const PsKeys   *keys,
        const PsClock  *clock,
        PsAuditAction   action,
        const PsUid    *user,
        GError        **error)
{
  g_autofree char *object = user != NULL ? ps_audit_object_new ("user", user) : NULL;

  if (!ps_conn_begin (conn, error))
    return FALSE;

  if (ps_audit_add (conn, keys, clock, action, object, NULL, error) && ps_conn_commit (conn, error))
    return TRUE;

  ps_conn_rollback (conn);

  return FALSE;
}

static gboolean
renew (PsKeyring    *keyring,
       PsVaultDir   *dir,
       PsKeys      **keys,
       GError      **error)
{
  PsKeys *renewed;

  if (!ps_keyring_save (keyring, ps_vault_dir_get_path (dir), error))
    return FALSE;

  renewed = ps_keyring_reopen (keyring, *keys, error);
  if (renewed == NULL)
    return FALSE;

  ps_keys_unref (*keys);
  *keys = renewed;

  return TRUE;
}

/* Steps 3 and 4. An old log must not meet the new file, so nothing may be left in it. */
static gboolean
change_key (PsVaultDir      *dir,
            PsConn          *opened,
            const PsKeys    *keys,
            const PsClock   *clock,
            PsConnProgress   progress,
            gpointer         data,
            GError         **error)
{
  g_autoptr (PsConn) conn = opened;
  const char *path = ps_vault_dir_get_database_path (dir);
  g_autofree char *copy = ps_vault_file_dup_temp (path);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);

  if (!check_room (dir, 1, error) || !ps_conn_prepare_files (conn, error) ||
      !log_it (conn, keys, clock, PS_AUDIT_ROTATE, NULL, error) ||
      !ps_conn_checkpoint (conn, error) ||
      !ps_conn_copy (conn, copy, ps_keys_get_data_key (keys), ps_keys_get_vault_id (keys)->bytes,
                     progress, data, error))
    return FALSE;

  g_clear_pointer (&conn, ps_conn_close);
  if (get_size (log) > 0)
    {
      ps_conn_remove_copy (copy);
      g_set_error (error, PS_ERROR, PS_ERROR_STORAGE,
                   /* Translators: a path. */
                   _("The log “%s” could not be emptied, so the keys were not changed."), log);
      return FALSE;
    }

  return ps_vault_file_commit (path, error);
}

/**
 * ps_rotation_finish:
 * @dir: the vault's folder, held, with the database closed
 * @keys: (inout) (transfer full): of anybody; those that they hold then
 * @progress: (nullable): told how far it has come, on the calling thread
 *
 * Goes on where changing the keys was cut short. Does nothing where it was not.
 *
 * Errors: %PS_ERROR_DISK_FULL and those of ps_conn_copy() and ps_keyring_save(). The vault opens
 * nevertheless, and the next time will do.
 *
 * Returns: whether the database is under the newest key and no older one is kept
 */
gboolean
ps_rotation_finish (PsVaultDir      *dir,
                    PsKeys         **keys,
                    const PsClock   *clock,
                    PsConnProgress   progress,
                    gpointer         data,
                    GError         **error)
{
  g_autofree char *copy = ps_vault_file_dup_temp (ps_vault_dir_get_database_path (dir));
  g_autoptr (PsKeyring) keyring = NULL;
  g_autoptr (PsConn) conn = NULL;
  guint32 epoch;

  ps_conn_remove_copy (copy);
  if (!is_unfinished (*keys))
    return TRUE;

  conn = open_by_any (dir, *keys, &epoch, error);
  if (conn == NULL)
    return FALSE;

  if (epoch < ps_keys_get_data_epoch (*keys) &&
      !change_key (dir, g_steal_pointer (&conn), *keys, clock, progress, data, error))
    return FALSE;

  g_clear_pointer (&conn, ps_conn_close);
  keyring = ps_keyring_load (ps_vault_dir_get_path (dir), NULL, error);

  return keyring != NULL && ps_keyring_forget_old_data_keys (keyring, *keys, error) &&
         renew (keyring, dir, keys, error);
}

/* What has to be so, and what has to be there, before anything is changed. */
static gboolean
prepare (PsVaultDir     *dir,
         const PsKeys   *keys,
         const PsClock  *clock,
         const PsUid    *user,
         GError        **error)
{
  g_autofree char *backup = NULL;
  g_autoptr (PsConn) conn = NULL;
  guint32 epoch;

  if (!check_room (dir, 2, error))
    return FALSE;

  conn = open_by_any (dir, keys, &epoch, error);
  if (conn == NULL || !ps_conn_prepare_files (conn, error))
    return FALSE;

  backup = ps_backup_make (ps_vault_dir_get_path (dir), conn, keys, clock, PS_BACKUP_ROTATION,
                           error);

  return backup != NULL && log_it (conn, keys, clock, PS_AUDIT_USER_REMOVE, user, error);
}

/**
 * ps_rotation_remove_user:
 * @dir: the vault's folder, held, with the database closed
 * @keys: (inout) (transfer full): of an administrator; those that they hold then
 * @user_name: who is to go
 * @progress: (nullable): told how far the copy has come, on the calling thread
 *
 * Removes a user and changes the keys. It takes as long as two backups, so never on the main thread.
 * The backup that is made first opens for the user as well, if they get hold of it.
 *
 * Errors: those of ps_keyring_remove_user() and ps_backup_make(), and %PS_ERROR_DISK_FULL, after
 * which the user is still there. Once they are out, what keeps the keys from being changed is no
 * error: it is tried again whenever somebody unlocks the vault.
 *
 * Returns: whether the user is removed
 */
gboolean
ps_rotation_remove_user (PsVaultDir      *dir,
                         PsKeys         **keys,
                         const PsClock   *clock,
                         const char      *user_name,
                         PsConnProgress   progress,
                         gpointer         data,
                         GError         **error)
{
  g_autoptr (PsKeyring) keyring = NULL;
  g_autoptr (GError) later = NULL;
  PsUid user = { { 0 } };

  /* What was cut short comes first: a backup is of a database under its newest key. */
  if (!ps_rotation_finish (dir, keys, clock, NULL, NULL, error))
    return FALSE;

  keyring = ps_keyring_load (ps_vault_dir_get_path (dir), NULL, error);
  if (keyring != NULL)
    ps_keyring_find_id (keyring, user_name, &user);
  if (keyring == NULL || !ps_keyring_remove_user (keyring, *keys, user_name, error) ||
      !prepare (dir, *keys, clock, &user, error) ||
      !renew (keyring, dir, keys, error))
    return FALSE;

  if (!ps_rotation_finish (dir, keys, clock, progress, data, &later))
    g_info ("The keys will be changed later: %s", later->message);

  return TRUE;
}

/**
 * ps_rotation_find_data_key:
 * @dir: the vault's folder, held
 *
 * Returns: (transfer none) (array fixed-size=32): the key that the database is under: the newest,
 *   unless changing it was cut short
 */
const guint8 *
ps_rotation_find_data_key (PsVaultDir   *dir,
                           const PsKeys *keys)
{
  g_autoptr (PsConn) conn = NULL;
  guint32 epoch;

  if (is_unfinished (keys))
    conn = open_by_any (dir, keys, &epoch, NULL);

  return conn != NULL ? ps_keys_lookup_data_key (keys, epoch) : ps_keys_get_data_key (keys);
}
