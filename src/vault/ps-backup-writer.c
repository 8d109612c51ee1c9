#include "ps-backup-writer.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sodium.h>
#include <stdio.h>
#include <unistd.h>

#include "ps-error.h"
#include "ps-vault-file.h"

#define TEMP_PREFIX ".peerside-"
#define TEMP_SUFFIX ".tmp"

/**
 * PsBackupWriter:
 *
 * A backup on its way to the disk.
 *
 * It is written under a name that no other file has and nobody takes for a backup. Only
 * ps_backup_writer_publish(), called once it has been read again and found right, gives it its own;
 * so a file that is called a backup is one, whenever the power went. Freed before that, it is gone.
 */
struct _PsBackupWriter {
  char                    *folder;
  char                    *path;       /* the temporary name; NULL once it is published */
  int                      fd;
  PsBackupHeader           header;
  crypto_generichash_state database;
};

static gboolean
write_at (PsBackupWriter  *self,
          const guint8    *bytes,
          gsize            len,
          goffset          at,
          GError         **error)
{
  for (gsize done = 0; done < len;)
    {
      gssize n = pwrite (self->fd, bytes + done, len - done, at + (goffset) done);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          ps_vault_file_set_error (error, errno, self->path);
          return FALSE;
        }

      done += (gsize) n;
    }

  return TRUE;
}

static char *
make_temp_name (void)
{
  guint8 random[8];
  char hex[2 * sizeof random + 1];

  randombytes_buf (random, sizeof random);
  sodium_bin2hex (hex, sizeof hex, random, sizeof random);

  return g_strconcat (TEMP_PREFIX, hex, TEMP_SUFFIX, NULL);
}

/**
 * ps_backup_writer_new:
 * @folder: where the backup is going to be; made if it is missing, its parent has to be there
 * @keyring: goes into it
 *
 * Returns: (transfer full) (nullable): a writer that waits for the database; errors as of
 *   ps_vault_file_set_error()
 */
PsBackupWriter *
ps_backup_writer_new (const char  *folder,
                      PsKeyring   *keyring,
                      GError     **error)
{
  g_autoptr (PsBackupWriter) self = g_new0 (PsBackupWriter, 1);
  g_autofree char *name = make_temp_name ();
  g_autoptr (GBytes) bytes = ps_keyring_serialise (keyring);
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  self->fd = -1;
  self->folder = g_strdup (folder);
  if (g_mkdir (folder, 0700) < 0 && errno != EEXIST)
    {
      ps_vault_file_set_error (error, errno, folder);
      return NULL;
    }

  self->path = g_build_filename (folder, name, NULL);
  self->fd = open (self->path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
  if (self->fd < 0)
    {
      ps_vault_file_set_error (error, errno, self->path);
      g_clear_pointer (&self->path, g_free);
      return NULL;
    }

  self->header.vault_id = *ps_keyring_get_vault_id (keyring);
  self->header.generation = ps_keyring_get_generation (keyring);
  self->header.keyring_size = size;
  crypto_generichash (self->header.keyring_hash, PS_BACKUP_HASH_SIZE, data, size, NULL, 0);
  crypto_generichash_init (&self->database, NULL, 0, PS_BACKUP_HASH_SIZE);

  if (!write_at (self, data, size, PS_BACKUP_HEADER_SIZE, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * ps_backup_writer_append:
 * @bytes: (array length=len): what comes next of the database, as it is on the disk
 * @self: (type PsBackupWriter): a writer; in this place so that the store can call it
 *
 * Returns: whether it was written; errors as of ps_vault_file_set_error()
 */
gboolean
ps_backup_writer_append (const guint8  *bytes,
                         gsize          len,
                         gpointer       user_data,
                         GError       **error)
{
  PsBackupWriter *self = user_data;
  guint64 at = PS_BACKUP_HEADER_SIZE + self->header.keyring_size + self->header.database_size;

  if (!write_at (self, bytes, len, (goffset) at, error))
    return FALSE;

  crypto_generichash_update (&self->database, bytes, len);
  self->header.database_size += len;

  return TRUE;
}

/**
 * ps_backup_writer_finish:
 * @keys: of whoever makes the backup; they open the database that was appended
 * @schema: the version of its tables
 * @reason: why it is made
 * @made_at: microseconds UTC
 *
 * Writes the head and sees the file to the disk. It still has to be read again and published.
 *
 * Returns: whether it is on the disk; errors as of ps_vault_file_set_error()
 */
gboolean
ps_backup_writer_finish (PsBackupWriter  *self,
                         const PsKeys    *keys,
                         guint            schema,
                         PsBackupReason   reason,
                         gint64           made_at,
                         GError         **error)
{
  guint8 bytes[PS_BACKUP_HEADER_SIZE];

  self->header.data_epoch = ps_keys_get_data_epoch (keys);
  self->header.schema = schema;
  self->header.reason = reason;
  self->header.made_at = made_at;
  crypto_generichash_final (&self->database, self->header.database_hash, PS_BACKUP_HASH_SIZE);
  ps_backup_header_seal (&self->header, keys);
  ps_backup_header_write (&self->header, bytes);

  if (!write_at (self, bytes, sizeof bytes, 0, error))
    return FALSE;

  if (fsync (self->fd) < 0)
    {
      ps_vault_file_set_error (error, errno, self->path);
      return FALSE;
    }

  /* So that reading it again reads the disk and not what is still in memory, where that can be. */
  posix_fadvise (self->fd, 0, 0, POSIX_FADV_DONTNEED);

  return TRUE;
}

/**
 * ps_backup_writer_get_path:
 *
 * Returns: (transfer none) (nullable): where the file is until it is published
 */
const char *
ps_backup_writer_get_path (PsBackupWriter *self)
{
  return self->path;
}

static gboolean
sync_folder (const char  *folder,
             GError     **error)
{
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  int errsv = fd < 0 || fsync (fd) < 0 ? errno : 0;

  if (fd >= 0)
    close (fd);

  /* Some file systems of sticks and cameras cannot sync a folder; the file itself is on the disk. */
  if (errsv == 0 || errsv == EINVAL || errsv == ENOTSUP)
    return TRUE;

  ps_vault_file_set_error (error, errsv, folder);

  return FALSE;
}

/**
 * ps_backup_writer_publish:
 * @path: its name from now on, in the writer's folder
 * @replace: whether a file of that name is replaced
 *
 * Errors: %PS_ERROR_EXISTS, and those of ps_vault_file_set_error().
 *
 * Returns: whether the backup is there
 */
gboolean
ps_backup_writer_publish (PsBackupWriter  *self,
                          const char      *path,
                          gboolean         replace,
                          GError         **error)
{
  int result = replace ? rename (self->path, path)
                       : renameat2 (AT_FDCWD, self->path, AT_FDCWD, path, RENAME_NOREPLACE);

  /* What cannot do that in one step, as the FAT of a stick, has no second writer either. */
  if (result < 0 && !replace && errno == EINVAL && !g_file_test (path, G_FILE_TEST_EXISTS))
    result = rename (self->path, path);

  if (result < 0)
    {
      if (errno == EEXIST || errno == EINVAL)
        g_set_error (error, PS_ERROR, PS_ERROR_EXISTS, _("There is already a file “%s”."), path);
      else
        ps_vault_file_set_error (error, errno, path);
      return FALSE;
    }

  g_clear_pointer (&self->path, g_free);

  return sync_folder (self->folder, error);
}

/**
 * ps_backup_writer_free:
 * @self: (transfer full): a writer; what it has not published is removed
 */
void
ps_backup_writer_free (PsBackupWriter *self)
{
  if (self->fd >= 0)
    close (self->fd);
  if (self->path != NULL)
    g_unlink (self->path);

  g_free (self->path);
  g_free (self->folder);
  g_free (self);
}

/**
 * ps_backup_writer_sweep:
 * @folder: of a vault that this process holds, so that nobody else writes there
 *
 * Removes what a crash left half written.
 */
void
ps_backup_writer_sweep (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, TEMP_PREFIX) && g_str_has_suffix (name, TEMP_SUFFIX))
      {
        g_autofree char *path = g_build_filename (folder, name, NULL);

        g_unlink (path);
      }
}
