#include "ps-file-write.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "ps-error.h"

struct _PsFileWrite
{
  char   *path;
  char   *fresh;
  GBytes *bytes;
};

/**
 * ps_file_write_new:
 * @path: where it is wanted
 *
 * Returns: (transfer full): a file that is nowhere yet
 */
PsFileWrite *
ps_file_write_new (const char *path,
                   GBytes     *bytes)
{
  PsFileWrite *self = g_new0 (PsFileWrite, 1);
  g_autofree char *folder = g_path_get_dirname (path);

  self->path = g_strdup (path);
  self->bytes = g_bytes_ref (bytes);
  /* A name of its own and not a longer one, which the folder might not take. */
  self->fresh = g_strdup_printf ("%s/.peerside-%08x%08x.part", folder, g_random_int (), g_random_int ());

  return self;
}

/**
 * ps_file_write_free:
 * @self: (transfer full): is freed; what was prepared and not committed is gone
 */
void
ps_file_write_free (PsFileWrite *self)
{
  if (self->fresh != NULL)
    g_unlink (self->fresh);
  g_free (self->fresh);
  g_free (self->path);
  g_bytes_unref (self->bytes);
  g_free (self);
}

static gboolean
refuse (const char *path,
        int         code,
        GError    **error)
{
  g_autofree char *name = g_filename_display_name (path);
  PsError kind = code == ENOSPC || code == EDQUOT || code == EFBIG ? PS_ERROR_DISK_FULL
               : code == EACCES || code == EPERM || code == EROFS ? PS_ERROR_READ_ONLY
               : PS_ERROR_STORAGE;

  if (kind == PS_ERROR_DISK_FULL)
    g_set_error (error, PS_ERROR, kind,
                 _("There is no room for the export in “%s”. Nothing was written."), name);
  else if (kind == PS_ERROR_READ_ONLY)
    g_set_error (error, PS_ERROR, kind,
                 _("You may not write to “%s”. Choose another folder."), name);
  else if (code == ENOENT || code == ENOTDIR)
    g_set_error (error, PS_ERROR, kind,
                 _("The folder of “%s” is not there any more. Choose another one."), name);
  else
    g_set_error (error, PS_ERROR, kind, _("The export could not be written to “%s”: %s"), name,
                 g_strerror (code));

  return FALSE;
}

/* As write (2), but all of it. */
static gboolean
write_all (int         fd,
           const char *bytes,
           gsize       length)
{
  while (length > 0)
    {
      gssize n = write (fd, bytes, length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return FALSE;

      bytes += n;
      length -= (gsize) n;
    }

  return TRUE;
}

/* Closes it in any case; what was wrong first is what is wrong. */
static int
fill (int     fd,
      GBytes *bytes,
      gboolean sync)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  int code = write_all (fd, data, length) && (!sync || fsync (fd) == 0) ? 0 : errno;

  if (close (fd) != 0 && code == 0)
    code = errno;

  return code;
}

/**
 * ps_file_write_prepare:
 * @self: a #PsFileWrite, as ps_disclosure_give() takes it
 *
 * Writes all of it, onto the disk, where nobody looks.
 *
 * Errors: %PS_ERROR_DISK_FULL, %PS_ERROR_READ_ONLY, %PS_ERROR_STORAGE.
 */
gboolean
ps_file_write_prepare (gpointer   self,
                       GError   **error)
{
  PsFileWrite *file = self;
  int fd = g_open (file->fresh, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
  int code = fd < 0 ? errno : fill (fd, file->bytes, TRUE);

  return code == 0 || refuse (file->path, code, error);
}

/**
 * ps_file_write_commit:
 * @self: one that was prepared
 *
 * Puts it where it is wanted, in the place of what was there.
 *
 * Errors: as ps_file_write_prepare().
 */
gboolean
ps_file_write_commit (PsFileWrite  *self,
                      GError      **error)
{
  if (g_rename (self->fresh, self->path) != 0)
    return refuse (self->path, errno, error);

  g_clear_pointer (&self->fresh, g_free);

  return TRUE;
}

/* What is no file, a pipe or a device, is written to and stays what it is. */
static gboolean
write_into (const char  *path,
            GBytes      *bytes,
            GError     **error)
{
  int fd = g_open (path, O_WRONLY | O_CLOEXEC, 0);
  int code = fd < 0 ? errno : fill (fd, bytes, FALSE);

  return code == 0 || refuse (path, code, error);
}

/**
 * ps_file_write_to:
 * @path: a file, or a pipe or a device that is there
 *
 * Writes @bytes there at once. A file is written whole or stays as it was.
 *
 * Errors: as ps_file_write_prepare().
 */
gboolean
ps_file_write_to (const char  *path,
                  GBytes      *bytes,
                  GError     **error)
{
  g_autoptr (PsFileWrite) file = NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS) && !g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return write_into (path, bytes, error);

  file = ps_file_write_new (path, bytes);

  return ps_file_write_prepare (file, error) && ps_file_write_commit (file, error);
}
