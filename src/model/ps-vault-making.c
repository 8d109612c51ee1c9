#include "ps-vault-making.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "ps-audit.h"
#include "ps-db.h"
#include "ps-error.h"
#include "ps-keyring.h"
#include "ps-restore-move.h"
#include "ps-setting-store.h"
#include "ps-topics-shipped.h"

/* A vault is made in this folder inside its own, and moved out of it when all of it is there: first
 * the database, then the keyring. A crash before the last move leaves either nothing that counts, or
 * all that is needed to make that move the next time.
 */
#define MAKING "making"

static const char * const keyring_names[] = { "keyring.bak", "keyring" };

typedef struct {
  const PsFounding *founding;
  PsContent        *content;
  const PsClock    *clock;
  gint64            wall;
  PsKeys           *keys;  /* of the first user */
} Filling;

static gboolean
fail (GError     **error,
      const char  *path,
      int          code)
{
  PsError kind = code == ENOSPC || code == EDQUOT ? PS_ERROR_DISK_FULL
               : code == EROFS || code == EACCES || code == EPERM ? PS_ERROR_READ_ONLY
               : PS_ERROR_STORAGE;

  g_set_error (error, PS_ERROR, kind, _("“%s” could not be written: %s"), path, g_strerror (code));

  return FALSE;
}

static char *
get_making (PsVaultDir *dir)
{
  return ps_vault_dir_build_path (dir, MAKING);
}

/* Our own folder, without folders in it. */
static void
remove_folder (const char *path)
{
  g_autoptr (GDir) entries = g_dir_open (path, 0, NULL);
  const char *name;

  while (entries != NULL && (name = g_dir_read_name (entries)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      g_unlink (file);
    }

  g_rmdir (path);
}

static gboolean
sync_folder (const char  *path,
             GError     **error)
{
  int fd = g_open (path, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  gboolean ok = fd >= 0 && fsync (fd) == 0;

  if (!ok)
    fail (error, path, errno);
  if (fd >= 0)
    g_close (fd, NULL);

  return ok;
}

static gboolean
move_out (PsVaultDir  *dir,
          const char  *name,
          GError     **error)
{
  g_autofree char *making = get_making (dir);
  g_autofree char *from = g_build_filename (making, name, NULL);
  g_autofree char *to = ps_vault_dir_build_path (dir, name);

  if (g_rename (from, to) < 0)
    return fail (error, to, errno);

  return sync_folder (ps_vault_dir_get_path (dir), error);
}

static gboolean
move_keyring (PsVaultDir  *dir,
              GError     **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (keyring_names); i++)
    {
      if (!move_out (dir, keyring_names[i], error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
put_setting (PsConn      *conn,
             const char  *key,
             const char  *value,
             GError     **error)
{
  return value == NULL || ps_setting_store_set (conn, key, value, error);
}

/* What a new database holds before anybody has worked with it. */
static gboolean
fill (PsConn    *conn,
      gpointer   data,
      GError   **error)
{
  const Filling *filling = data;
  const PsFounding *founding = filling->founding;

  if (!put_setting (conn, "clinic-name", founding->clinic_name, error) ||
      !put_setting (conn, "clinic-phone", founding->clinic_phone, error))
    return FALSE;

  if (founding->contacts != NULL &&
      !ps_local_contact_store_set (conn, founding->contacts, filling->wall, error))
    return FALSE;

  /* The log begins with the vault, so that there is none without a beginning. */
  return ps_topics_install_shipped (conn, filling->content, filling->wall, error) &&
         ps_audit_add (conn, filling->keys, filling->clock, PS_AUDIT_CREATE, NULL, NULL, error);
}

static gboolean
make_database (const char    *making,
               PsKeys        *keys,
               Filling       *filling,
               GError       **error)
{
  g_autofree char *path = g_build_filename (making, "peerside.db", NULL);
  g_autoptr (PsDb) db = ps_db_open (path, ps_keys_get_data_key (keys),
                                    ps_keys_get_vault_id (keys)->bytes, PS_DB_CREATE, error);
  gboolean ok;

  if (db == NULL)
    return FALSE;

  filling->keys = keys;
  ok = ps_db_write_sync (db, fill, filling, error);
  ps_db_close (db);

  return ok;
}

static PsKeyring *
make_keyring (const PsFounding  *founding,
              PsKeys           **keys,
              GError           **error)
{
  PsKeyringFounder founder = {
    .user_name = founding->user_name,
    .roles = founding->roles != PS_ROLE_NONE ? founding->roles
                                             : PS_ROLE_ADMINISTRATOR | PS_ROLE_CO_FACILITATOR,
    .passphrase = ps_secret_get_text (founding->passphrase),
    .passphrase_len = ps_secret_get_size (founding->passphrase),
    .kdf = ps_kdf_calibrate (),
    .recovery_code = founding->recovery_code,
  };

  if (founding->quick)
    founder.kdf = (PsKdfParams) { PS_KDF_MEMORY_MIN_KIB, PS_KDF_PASSES_MIN };

  return ps_keyring_create (&founder, keys, error);
}

static PsKeys *
make (const char        *making,
      const PsFounding  *founding,
      PsContent         *content,
      const PsClock     *clock,
      GError           **error)
{
  Filling filling = { founding, content, clock, ps_clock_wall (clock), NULL };
  g_autoptr (PsKeys) keys = NULL;
  g_autoptr (PsKeyring) keyring = make_keyring (founding, &keys, error);

  if (keyring == NULL ||
      !make_database (making, keys, &filling, error) ||
      !ps_keyring_save (keyring, making, error))
    return NULL;

  return g_steal_pointer (&keys);
}

/**
 * ps_vault_making_run:
 * @dir: the new vault's folder, held
 * @founding: who makes it, and with what
 * @content: what is shipped
 *
 * Returns: (transfer full): the keys of the first user; %NULL with @error set, and then there is no
 *   vault in the folder
 */
PsKeys *
ps_vault_making_run (PsVaultDir        *dir,
                     const PsFounding  *founding,
                     PsContent         *content,
                     const PsClock     *clock,
                     GError           **error)
{
  g_autofree char *making = get_making (dir);
  g_autoptr (PsKeys) keys = NULL;

  remove_folder (making);
  if (g_mkdir (making, 0700) < 0)
    {
      fail (error, making, errno);
      return NULL;
    }

  keys = make (making, founding, content, clock, error);
  if (keys == NULL)
    {
      remove_folder (making);
      return NULL;
    }

  if (!move_out (dir, "peerside.db", error) || !move_keyring (dir, error))
    return NULL;

  remove_folder (making);

  return g_steal_pointer (&keys);
}

/**
 * ps_vault_making_complete:
 * @dir: a vault's folder, held
 *
 * Makes the last moves of a vault whose making was cut short between them. Otherwise it does nothing.
 *
 * Returns: %FALSE with @error set if they could not be made
 */
gboolean
ps_vault_making_complete (PsVaultDir  *dir,
                          GError     **error)
{
  g_autofree char *making = get_making (dir);

  for (guint i = 0; i < G_N_ELEMENTS (keyring_names); i++)
    {
      g_autofree char *waiting = g_build_filename (making, keyring_names[i], NULL);
      g_autofree char *there = ps_vault_dir_build_path (dir, keyring_names[i]);

      if (g_file_test (waiting, G_FILE_TEST_EXISTS) && !g_file_test (there, G_FILE_TEST_EXISTS) &&
          !move_out (dir, keyring_names[i], error))
        return FALSE;
    }

  remove_folder (making);

  return TRUE;
}

/**
 * ps_vault_making_load_keyring:
 * @path: a vault's folder, which need not be held
 *
 * Reads the keyring, also where the making or the restoring of the vault was cut short before it was
 * moved to its place. Nothing is changed.
 *
 * Returns: (transfer full) (nullable): the keyring, or %NULL with an error of ps_keyring_load()
 */
PsKeyring *
ps_vault_making_load_keyring (const char  *path,
                              GError     **error)
{
  g_autofree char *making = g_build_filename (path, MAKING, NULL);
  g_autofree char *restoring = g_build_filename (path, PS_RESTORE_FOLDER, NULL);
  g_autoptr (GError) local_error = NULL;
  PsKeyring *keyring = NULL;

  /* The one that a restore was about to put in its place, which the next unlocking does. */
  if (ps_restore_move_is_ready (path))
    keyring = ps_keyring_load (restoring, NULL, NULL);
  if (keyring != NULL)
    return keyring;

  keyring = ps_keyring_load (path, NULL, &local_error);
  if (g_error_matches (local_error, PS_ERROR, PS_ERROR_NO_VAULT))
    keyring = ps_keyring_load (making, NULL, NULL);
  if (keyring == NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));

  return keyring;
}
