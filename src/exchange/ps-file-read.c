#include "ps-file-read.h"

#include "ps-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <sys/stat.h>
#include <unistd.h>

static void
refuse_path (GError     **error,
             const char  *path,
             int          number)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, PS_ERROR,
               number == ENOENT ? PS_ERROR_NOT_FOUND : PS_ERROR_STORAGE,
               /* Translators: the first %s is a file, the second the system's reason. */
               _("The file “%s” cannot be read: %s."), name, g_strerror (number));
}

/**
 * ps_file_read:
 * @path: a file that a person chose
 *
 * Reads a whole file of at most %PS_FILE_READ_MAX bytes. Its size is asked for first, so that of
 * a bigger one nothing is read. May block: it belongs on a worker.
 *
 * Errors: %PS_ERROR_NOT_FOUND, %PS_ERROR_STORAGE, and %PS_ERROR_INVALID for what is too big or is
 * not a plain file.
 *
 * Returns: (transfer full): the bytes
 */
GBytes *
ps_file_read (const char  *path,
              GError     **error)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autofree char *data = NULL;
  struct stat info;
  gsize length = 0;
  /* A pipe without a writer must not hang the open. */
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);

  if (fd < 0 || fstat (fd, &info) < 0)
    {
      refuse_path (error, path, errno);
      if (fd >= 0)
        close (fd);
      return NULL;
    }

  if (!S_ISREG (info.st_mode))
    {
      close (fd);
      g_set_error (error, PS_ERROR, PS_ERROR_INVALID,
                   _("“%s” is not a file that can be imported."), name);
      return NULL;
    }

  if (info.st_size > PS_FILE_READ_MAX)
    {
      g_autofree char *size = g_format_size_full (info.st_size, G_FORMAT_SIZE_IEC_UNITS);

      close (fd);
      g_set_error (error, PS_ERROR, PS_ERROR_INVALID,
                   /* Translators: a file, and its size such as “190.7 MiB”. */
                   _("The file “%s” has %s. Files of up to 16 MiB can be imported."), name, size);
      return NULL;
    }

  /* One byte more, to notice a file that grows while it is read. */
  data = g_malloc (info.st_size + 1);
  while (length <= (gsize) info.st_size)
    {
      gssize got = read (fd, data + length, info.st_size + 1 - length);

      if (got < 0 && errno == EINTR)
        continue;

      if (got < 0)
        {
          refuse_path (error, path, errno);
          close (fd);
          return NULL;
        }

      if (got == 0)
        break;

      length += got;
    }

  close (fd);

  if (length > (gsize) info.st_size)
    {
      g_set_error (error, PS_ERROR, PS_ERROR_INVALID,
                   _("The file “%s” was written to while it was read. Try again."), name);
      return NULL;
    }

  return g_bytes_new_take (g_steal_pointer (&data), length);
}
