#include "ps-backup-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ps-error.h"
#include "ps-vault-file.h"

/* What is held of a database at once, however large it is. */
#define CHUNK (256 * 1024)

/**
 * PsBackupFile:
 *
 * A backup that is there, to be looked at or restored. It needs no key; what needs one is said.
 */
struct _PsBackupFile {
  char           *path;
  int             fd;
  guint64         size;
  PsBackupHeader  header;
};

static gboolean
set_unreadable (PsBackupFile  *self,
                int            errsv,
                GError       **error)
{
  /* Translators: the first %s is a path, the second what the system says about it. */
  g_set_error (error, PS_ERROR, PS_ERROR_STORAGE, _("“%s” cannot be read: %s."), self->path,
               g_strerror (errsv));

  return FALSE;
}

static gboolean
set_mismatch (PsBackupFile  *self,
              GError       **error)
{
  g_set_error (error, PS_ERROR, PS_ERROR_DAMAGED,
               _("The backup “%s” is damaged: what is in it does not match its checksum."),
               self->path);

  return FALSE;
}

/* Reads up to @len bytes; fewer only at the end of the file. */
static gboolean
read_at (PsBackupFile  *self,
         guint64        at,
         guint8        *bytes,
         gsize          len,
         gsize         *n_read,
         GError       **error)
{
  gsize done = 0;

  while (done < len)
    {
      gssize n = pread (self->fd, bytes + done, len - done, (goffset) (at + done));

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return set_unreadable (self, errno, error);
      if (n == 0)
        break;

      done += (gsize) n;
    }

  *n_read = done;

  return TRUE;
}

/**
 * ps_backup_file_open:
 * @path: a file
 *
 * Opens it and reads its head.
 *
 * Errors: %PS_ERROR_NOT_FOUND, %PS_ERROR_NOT_A_VAULT if it is no backup, %PS_ERROR_NEWER,
 * %PS_ERROR_DAMAGED, %PS_ERROR_STORAGE.
 *
 * Returns: (transfer full) (nullable): the backup
 */
PsBackupFile *
ps_backup_file_open (const char  *path,
                     GError     **error)
{
  g_autoptr (PsBackupFile) self = g_new0 (PsBackupFile, 1);
  guint8 bytes[PS_BACKUP_HEADER_SIZE_MAX];
  struct stat st;
  gsize len;

  self->path = g_strdup (path);
  /* Not blocking, since a pipe under that name would be waited for. */
  self->fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (self->fd < 0 && errno == ENOENT)
    {
      g_set_error (error, PS_ERROR, PS_ERROR_NOT_FOUND, _("There is no “%s”."), path);
      return NULL;
    }

  if (self->fd < 0 || fstat (self->fd, &st) < 0)
    {
      set_unreadable (self, errno, error);
      return NULL;
    }

  if (!S_ISREG (st.st_mode))
    {
      g_set_error (error, PS_ERROR, PS_ERROR_NOT_A_VAULT,
                   _("“%s” is not a backup of Peerside."), path);
      return NULL;
    }

  self->size = (guint64) st.st_size;
  if (!read_at (self, 0, bytes, sizeof bytes, &len, error) ||
      !ps_backup_header_parse (&self->header, bytes, len, self->size, path, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * ps_backup_file_close:
 * @self: (transfer full): a backup
 */
void
ps_backup_file_close (PsBackupFile *self)
{
  if (self->fd >= 0)
    close (self->fd);
  g_free (self->path);
  g_free (self);
}

const char *
ps_backup_file_get_path (PsBackupFile *self)
{
  return self->path;
}

/**
 * ps_backup_file_get_header:
 *
 * Returns: (transfer none): what it says about itself
 */
const PsBackupHeader *
ps_backup_file_get_header (PsBackupFile *self)
{
  return &self->header;
}

/**
 * ps_backup_file_get_size:
 *
 * Returns: bytes of the whole file
 */
guint64
ps_backup_file_get_size (PsBackupFile *self)
{
  return self->size;
}

/**
 * ps_backup_file_get_database_at:
 *
 * Returns: where in the file the database begins; see ps_conn_open_inside()
 */
guint64
ps_backup_file_get_database_at (PsBackupFile *self)
{
  return PS_BACKUP_HEADER_SIZE + self->header.keyring_size;
}

/**
 * ps_backup_file_read_keyring:
 *
 * Returns: (transfer full) (nullable): the keyring of the time; the passphrases that held then open
 *   it. %PS_ERROR_DAMAGED, %PS_ERROR_NEWER or %PS_ERROR_STORAGE
 */
PsKeyring *
ps_backup_file_read_keyring (PsBackupFile  *self,
                             GError       **error)
{
  g_autofree guint8 *bytes = g_malloc (self->header.keyring_size + 1);
  guint8 hash[PS_BACKUP_HASH_SIZE];
  g_autoptr (PsKeyring) keyring = NULL;
  gsize len;

  if (!read_at (self, PS_BACKUP_HEADER_SIZE, bytes, self->header.keyring_size, &len, error))
    return NULL;

  crypto_generichash (hash, sizeof hash, bytes, len, NULL, 0);
  if (len != self->header.keyring_size ||
      sodium_memcmp (hash, self->header.keyring_hash, sizeof hash) != 0)
    {
      set_mismatch (self, error);
      return NULL;
    }

  keyring = ps_keyring_parse (bytes, len, error);
  if (keyring != NULL &&
      memcmp (ps_keyring_get_vault_id (keyring), &self->header.vault_id, PS_UID_SIZE) != 0)
    {
      set_mismatch (self, error);
      return NULL;
    }

  return g_steal_pointer (&keyring);
}

static gboolean
write_all (int           fd,
           const guint8 *bytes,
           gsize         len)
{
  for (gsize done = 0; done < len;)
    {
      gssize n = write (fd, bytes + done, len - done);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return FALSE;

      done += (gsize) n;
    }

  return TRUE;
}

/* Goes through the database, a piece at a time, and on the way writes it to @fd if that is not -1. */
static gboolean
pass_database (PsBackupFile  *self,
               int            fd,
               const char    *path,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autofree guint8 *chunk = g_malloc (CHUNK);
  crypto_generichash_state state;
  guint8 hash[PS_BACKUP_HASH_SIZE];
  guint64 at = ps_backup_file_get_database_at (self);
  guint64 left = self->header.database_size;

  crypto_generichash_init (&state, NULL, 0, sizeof hash);

  while (left > 0)
    {
      gsize n;

      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !read_at (self, at, chunk, (gsize) MIN (left, (guint64) CHUNK), &n, error))
        return FALSE;
      if (n == 0)
        return set_mismatch (self, error);

      crypto_generichash_update (&state, chunk, n);
      if (fd >= 0 && !write_all (fd, chunk, n))
        {
          ps_vault_file_set_error (error, errno, path);
          return FALSE;
        }

      at += n;
      left -= n;
    }

  crypto_generichash_final (&state, hash, sizeof hash);

  return sodium_memcmp (hash, self->header.database_hash, sizeof hash) == 0 ||
         set_mismatch (self, error);
}

/**
 * ps_backup_file_verify:
 * @cancellable: (nullable): for who no longer wants to know
 *
 * Reads all of it, however long that takes.
 *
 * Returns: whether it is what it was when it was made; %PS_ERROR_DAMAGED, %PS_ERROR_NEWER or
 *   %PS_ERROR_STORAGE
 */
gboolean
ps_backup_file_verify (PsBackupFile  *self,
                       GCancellable  *cancellable,
                       GError       **error)
{
  g_autoptr (PsKeyring) keyring = ps_backup_file_read_keyring (self, error);

  return keyring != NULL && pass_database (self, -1, NULL, cancellable, error);
}

/**
 * ps_backup_file_extract:
 * @path: a file that must not be there yet
 * @cancellable: (nullable): for who no longer wants it
 *
 * Writes the database, still encrypted, to a file of its own and sees it to the disk. Where that
 * fails, or the checksum does not match, there is no file afterwards.
 *
 * Errors: %PS_ERROR_DAMAGED, %PS_ERROR_STORAGE, and those of ps_vault_file_set_error().
 *
 * Returns: whether the file is there
 */
gboolean
ps_backup_file_extract (PsBackupFile  *self,
                        const char    *path,
                        GCancellable  *cancellable,
                        GError       **error)
{
  int fd = open (path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
  gboolean ok;

  if (fd < 0)
    {
      ps_vault_file_set_error (error, errno, path);
      return FALSE;
    }

  ok = pass_database (self, fd, path, cancellable, error);
  if (ok && fsync (fd) < 0)
    {
      ps_vault_file_set_error (error, errno, path);
      ok = FALSE;
    }

  close (fd);
  if (!ok)
    g_unlink (path);

  return ok;
}
