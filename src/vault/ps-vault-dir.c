#include "ps-vault-dir.h"

#include "ps-error.h"
#include "ps-folder.h"
#include "ps-vault-file.h"
#include "ps-vault-lock.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/statvfs.h>

/**
 * PsVaultDir:
 *
 * The folder of a vault, held for one process: whoever has one may write there, and nobody else
 * has one.
 */
struct _PsVaultDir {
  char        *path;
  char        *database_path;
  PsVaultLock *lock;
};

/* What is there before the first keyring is, if making or restoring the vault was cut short, and
 * what is left of one whose keyring and database are gone: its backups can be restored there.
 */
static gboolean
is_leftover (const char *name)
{
  static const char * const names[] = {
    "lock", "making", "restoring", "keyring.tmp", "keyring.bak.tmp",
    "backups", "quarantine", "witness", "witness.tmp", "attempts", "ballast", NULL,
  };

  return g_strv_contains (names, name);
}

/* A restored vault that only has to be moved into its place: see ps-restore-move.c in the model. */
static gboolean
is_restored (const char *path)
{
  g_autofree char *ready = g_build_filename (path, "restoring", "ready", NULL);

  return g_file_test (ready, G_FILE_TEST_EXISTS);
}

/**
 * ps_vault_dir_looks:
 *
 * Returns: what @path looks like from the outside, without opening or changing anything
 */
PsVaultLooks
ps_vault_dir_looks (const char *path)
{
  g_autoptr (GDir) dir = NULL;
  PsVaultLooks looks = PS_VAULT_LOOKS_NEW;
  const char *name;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return PS_VAULT_LOOKS_NEW;

  if (is_restored (path))
    return PS_VAULT_LOOKS_VAULT;

  dir = g_dir_open (path, 0, NULL);
  if (dir == NULL)
    return PS_VAULT_LOOKS_FOREIGN;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      if (g_str_equal (name, "keyring") || g_str_equal (name, "keyring.bak") ||
          g_str_equal (name, "peerside.db"))
        return PS_VAULT_LOOKS_VAULT;

      if (!is_leftover (name))
        looks = PS_VAULT_LOOKS_FOREIGN;
    }

  return looks;
}

static gboolean
check_looks (const char       *path,
             PsVaultDirFlags   flags,
             GError          **error)
{
  switch (ps_vault_dir_looks (path))
    {
    case PS_VAULT_LOOKS_NEW:
      if (flags == PS_VAULT_DIR_CREATE)
        return TRUE;
      g_set_error (error, PS_ERROR, PS_ERROR_NO_VAULT, _("There is no vault in “%s”."), path);
      return FALSE;

    case PS_VAULT_LOOKS_VAULT:
      if (flags == PS_VAULT_DIR_MUST_EXIST)
        return TRUE;
      g_set_error (error, PS_ERROR, PS_ERROR_EXISTS, _("There is a vault in “%s” already."), path);
      return FALSE;

    case PS_VAULT_LOOKS_FOREIGN:
    default:
      if (flags == PS_VAULT_DIR_CREATE)
        g_set_error (error, PS_ERROR, PS_ERROR_NOT_A_VAULT,
                     _("A vault needs a folder to itself, and there are other files in “%s”."),
                     path);
      else
        g_set_error (error, PS_ERROR, PS_ERROR_NOT_A_VAULT,
                     _("“%s” is not a vault of Peerside."), path);
      return FALSE;
    }
}

/* Returns @path with links resolved, having made the folder if it was missing. */
static char *
make_folder (const char       *path,
             PsVaultDirFlags   flags,
             GError          **error)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *parent = g_path_get_dirname (absolute);
  g_autofree char *name = g_path_get_basename (absolute);
  char *real_parent = NULL;
  char *real;
  char *result;

  real = realpath (absolute, NULL);
  if (real == NULL)
    {
      if (flags != PS_VAULT_DIR_CREATE || (errno != ENOENT && errno != ENOTDIR))
        {
          ps_vault_file_set_error (error, errno, absolute);
          return NULL;
        }

      real_parent = realpath (parent, NULL);
      if (real_parent == NULL || !g_file_test (real_parent, G_FILE_TEST_IS_DIR))
        {
          free (real_parent);
          g_set_error (error, PS_ERROR, PS_ERROR_INVALID,
                       _("“%s” cannot be made, because there is no folder “%s”."), absolute,
                       parent);
          return NULL;
        }

      result = g_build_filename (real_parent, name, NULL);
      free (real_parent);

      /* Before anything is made: a folder in a synchronised one would be synchronised at once. */
      g_free (parent);
      parent = g_path_get_dirname (result);
      if (!ps_folder_check (parent, error))
        {
          g_free (result);
          return NULL;
        }

      if (mkdir (result, 0700) < 0)
        {
          ps_vault_file_set_error (error, errno, result);
          g_free (result);
          return NULL;
        }

      return result;
    }

  result = g_strdup (real);
  free (real);

  if (!ps_folder_check (result, error))
    {
      g_free (result);
      return NULL;
    }

  return result;
}

/**
 * ps_vault_dir_open:
 * @path: the folder
 * @flags: whether there has to be a vault in it, or must not be
 * @who: (nullable): who is named to another Peerside that wants the same vault
 * @clock: says since when
 *
 * Takes the folder for this process, after making it if need be; its parent has to be there. Only
 * its owner can look into it afterwards.
 *
 * Returns: (transfer full) (nullable): the folder, or %NULL with %PS_ERROR_NO_VAULT,
 *   %PS_ERROR_EXISTS, %PS_ERROR_NOT_A_VAULT, %PS_ERROR_UNSUITABLE_FOLDER, %PS_ERROR_IN_USE,
 *   %PS_ERROR_INVALID if the parent is missing, %PS_ERROR_READ_ONLY, %PS_ERROR_DISK_FULL or
 *   %PS_ERROR_STORAGE
 */
PsVaultDir *
ps_vault_dir_open (const char       *path,
                   PsVaultDirFlags   flags,
                   const char       *who,
                   const PsClock    *clock,
                   GError          **error)
{
  g_autofree char *folder = NULL;
  g_autoptr (PsVaultLock) lock = NULL;
  PsVaultDir *self;

  if (!check_looks (path, flags, error))
    return NULL;

  folder = make_folder (path, flags, error);
  if (folder == NULL)
    return NULL;

  lock = ps_vault_lock_take (folder, who, clock, error);
  if (lock == NULL)
    return NULL;

  /* Another may have made the vault between the first look and the lock. */
  if (!check_looks (folder, flags, error))
    return NULL;

  if (g_chmod (folder, 0700) < 0)
    {
      ps_vault_file_set_error (error, errno, folder);
      return NULL;
    }

  self = g_new0 (PsVaultDir, 1);
  self->path = g_steal_pointer (&folder);
  self->database_path = g_build_filename (self->path, "peerside.db", NULL);
  self->lock = g_steal_pointer (&lock);

  return self;
}

/**
 * ps_vault_dir_close:
 *
 * Lets go of the folder; the last thing to do with a vault.
 */
void
ps_vault_dir_close (PsVaultDir *self)
{
  ps_vault_lock_release (self->lock);
  g_free (self->path);
  g_free (self->database_path);
  g_free (self);
}

/**
 * ps_vault_dir_set_who:
 * @who: the user who has unlocked the vault
 *
 * Changes the name that another Peerside, started meanwhile, gives as the one who has the vault.
 */
void
ps_vault_dir_set_who (PsVaultDir *self,
                      const char *who)
{
  ps_vault_lock_set_who (self->lock, who);
}

/**
 * ps_vault_dir_get_path:
 *
 * Returns: (transfer none): the folder, absolute and with links resolved
 */
const char *
ps_vault_dir_get_path (PsVaultDir *self)
{
  return self->path;
}

/**
 * ps_vault_dir_get_database_path:
 *
 * Returns: (transfer none): the path of the encrypted database
 */
const char *
ps_vault_dir_get_database_path (PsVaultDir *self)
{
  return self->database_path;
}

/**
 * ps_vault_dir_build_path:
 * @name: `backups`, `quarantine`, `attempts`, `witness` ...
 *
 * Returns: (transfer full): the path of @name in the folder
 */
char *
ps_vault_dir_build_path (PsVaultDir *self,
                         const char *name)
{
  return g_build_filename (self->path, name, NULL);
}

/**
 * ps_vault_dir_get_free_space:
 * @bytes: (out): how much room there is for the user
 *
 * Returns: whether it could be found out; %PS_ERROR_STORAGE
 */
gboolean
ps_vault_dir_get_free_space (PsVaultDir  *self,
                             guint64     *bytes,
                             GError     **error)
{
  struct statvfs fs;

  if (statvfs (self->path, &fs) < 0)
    {
      /* Translators: the first %s is a path, the second what the system says about it. */
      g_set_error (error, PS_ERROR, PS_ERROR_STORAGE, _("“%s” cannot be read: %s."), self->path,
                   g_strerror (errno));
      return FALSE;
    }

  *bytes = (guint64) fs.f_bavail * fs.f_frsize;

  return TRUE;
}
