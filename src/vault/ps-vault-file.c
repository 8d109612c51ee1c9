#include "ps-vault-file.h"

#include "ps-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

/* Whole small files, replaced in two steps so that several can be ready on the disk before the
 * first of them counts: ps_vault_file_prepare() writes and syncs a file beside the old one,
 * ps_vault_file_commit() puts it in its place.
 */

/**
 * ps_vault_file_set_error:
 * @errsv: errno as a system call left it
 * @path: what the call was about
 *
 * Says in words for a person why @path could not be written: %PS_ERROR_DISK_FULL with the room
 * that is left, %PS_ERROR_READ_ONLY, or %PS_ERROR_STORAGE for the rest.
 */
void
ps_vault_file_set_error (GError     **error,
                         int          errsv,
                         const char  *path)
{
  switch (errsv)
    {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      {
        g_autofree char *folder = g_path_get_dirname (path);
        g_autofree char *left = NULL;
        struct statvfs fs;

        left = statvfs (folder, &fs) == 0 ? g_format_size ((guint64) fs.f_bavail * fs.f_frsize)
                                          : g_strdup ("?");
        /* Translators: the first %s is a path, the second a size such as 1.2 MB. */
        g_set_error (error, PS_ERROR, PS_ERROR_DISK_FULL,
                     _("There is no room to write “%s”; %s are free."), path, left);
        break;
      }

    case EROFS:
    case EACCES:
    case EPERM:
      g_set_error (error, PS_ERROR, PS_ERROR_READ_ONLY,
                   _("“%s” cannot be written, because it is read-only for you."), path);
      break;

    default:
      /* Translators: the first %s is a path, the second what the system says about it. */
      g_set_error (error, PS_ERROR, PS_ERROR_STORAGE, _("“%s” cannot be written: %s."), path,
                   g_strerror (errsv));
    }
}

/**
 * ps_vault_file_read:
 * @max: the most bytes the file may have
 *
 * Returns: (transfer full) (nullable): the whole file, or %NULL with %PS_ERROR_NOT_FOUND if there
 *   is none, %PS_ERROR_DAMAGED if it is longer than @max or not a regular file, or
 *   %PS_ERROR_STORAGE
 */
GBytes *
ps_vault_file_read (const char  *path,
                    gsize        max,
                    GError     **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  struct stat st;
  int errsv = 0;
  int fd;

  /* Not blocking, since a pipe left under that name would be waited for. */
  fd = open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
  if (fd < 0 && errno == ENOENT)
    {
      g_set_error (error, PS_ERROR, PS_ERROR_NOT_FOUND, _("There is no “%s”."), path);
      return NULL;
    }

  if (fd < 0 || fstat (fd, &st) < 0)
    errsv = errno;
  else if (!S_ISREG (st.st_mode) || st.st_size < 0 || (guint64) st.st_size > max)
    {
      close (fd);
      g_set_error (error, PS_ERROR, PS_ERROR_DAMAGED,
                   _("“%s” is not a file that Peerside wrote."), path);
      return NULL;
    }

  while (errsv == 0)
    {
      guint8 buffer[16 * 1024];
      gssize n = read (fd, buffer, sizeof buffer);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        errsv = errno;
      if (n <= 0 || bytes->len + (gsize) n > max)
        break;

      g_byte_array_append (bytes, buffer, (guint) n);
    }

  if (fd >= 0)
    close (fd);

  if (errsv != 0)
    {
      /* Translators: the first %s is a path, the second what the system says about it. */
      g_set_error (error, PS_ERROR, PS_ERROR_STORAGE, _("“%s” cannot be read: %s."), path,
                   g_strerror (errsv));
      return NULL;
    }

  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/**
 * ps_vault_file_dup_temp:
 *
 * Returns: (transfer full): where ps_vault_file_commit() looks for what is to be at @path: for who
 *   writes it in another way than ps_vault_file_prepare()
 */
char *
ps_vault_file_dup_temp (const char *path)
{
  return g_strconcat (path, ".tmp", NULL);
}

static gboolean
write_all (int     fd,
           GBytes *bytes)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  for (gsize done = 0; done < size;)
    {
      gssize n = write (fd, data + done, size - done);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return FALSE;

      done += (gsize) n;
    }

  return TRUE;
}

/**
 * ps_vault_file_prepare:
 * @path: the file to be replaced, untouched so far
 *
 * Puts @bytes on the disk beside @path, readable by the user alone. One process at a time: the
 * vault's lock sees to that.
 *
 * Returns: whether it could; errors as of ps_vault_file_set_error()
 */
gboolean
ps_vault_file_prepare (const char  *path,
                       GBytes      *bytes,
                       GError     **error)
{
  g_autofree char *temp = ps_vault_file_dup_temp (path);
  int errsv = 0;
  int fd;

  /* What a crash left behind; never written into, since it may be somebody's link. */
  g_unlink (temp);

  fd = open (temp, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
  if (fd < 0)
    {
      ps_vault_file_set_error (error, errno, path);
      return FALSE;
    }

  if (!write_all (fd, bytes) || fsync (fd) < 0)
    errsv = errno;
  if (close (fd) < 0 && errsv == 0)
    errsv = errno;

  if (errsv != 0)
    {
      g_unlink (temp);
      ps_vault_file_set_error (error, errsv, path);
      return FALSE;
    }

  return TRUE;
}

/**
 * ps_vault_file_commit:
 *
 * Puts what was prepared in the place of @path; after a power cut one of the two is there, whole.
 *
 * Returns: whether it could; errors as of ps_vault_file_set_error()
 */
gboolean
ps_vault_file_commit (const char  *path,
                      GError     **error)
{
  g_autofree char *temp = ps_vault_file_dup_temp (path);
  g_autofree char *folder = g_path_get_dirname (path);
  int errsv = 0;
  int fd;

  if (rename (temp, path) < 0)
    {
      ps_vault_file_set_error (error, errno, path);
      g_unlink (temp);
      return FALSE;
    }

  fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0 || fsync (fd) < 0)
    errsv = errno;
  if (fd >= 0)
    close (fd);

  if (errsv != 0)
    {
      ps_vault_file_set_error (error, errsv, path);
      return FALSE;
    }

  return TRUE;
}

/**
 * ps_vault_file_discard:
 *
 * Removes what was prepared for @path, if anything was.
 */
void
ps_vault_file_discard (const char *path)
{
  g_autofree char *temp = ps_vault_file_dup_temp (path);

  g_unlink (temp);
}
