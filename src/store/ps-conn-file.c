#include "ps-conn-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ps-error.h"
#include "ps-vault-file.h"

static void
set_errno_error (const char *path,
                 int         code,
                 GError    **error)
{
  if (code == EACCES || code == EPERM || code == EROFS)
    g_set_error (error, PS_ERROR, PS_ERROR_READ_ONLY,
                 _("The file “%s” or its folder may not be written."), path);
  else if (code == ENOSPC || code == EDQUOT)
    ps_vault_file_set_error (error, code, path);
  else
    g_set_error (error, PS_ERROR, PS_ERROR_STORAGE,
                 _("The file “%s” could not be opened: %s."), path, g_strerror (code));
}

/* Reads the 16 bytes that tell a plain database from an encrypted one. */
static gboolean
read_start (const char *path,
            char        start[16],
            goffset    *size,
            GError    **error)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  struct stat st;
  ssize_t n = 0;

  if (fd < 0 || fstat (fd, &st) != 0)
    {
      int code = errno;

      if (fd >= 0)
        close (fd);

      if (code == ENOENT)
        g_set_error (error, PS_ERROR, PS_ERROR_DAMAGED,
                     _("The file “%s” is missing. Restore a backup."), path);
      else
        set_errno_error (path, code, error);

      return FALSE;
    }

  memset (start, 0, 16);
  *size = S_ISREG (st.st_mode) ? st.st_size : 0;
  if (*size >= 16)
    n = pread (fd, start, 16, 0);
  close (fd);

  if (n < 0)
    {
      set_errno_error (path, EIO, error);
      return FALSE;
    }

  return TRUE;
}

/**
 * ps_conn_check_file:
 *
 * An empty file must never become a new database, a plain one never be taken for ours.
 */
gboolean
ps_conn_check_file (const char  *path,
                    GError     **error)
{
  char start[16];
  goffset size;
  gboolean plain;

  if (!read_start (path, start, &size, error))
    return FALSE;

  if (size < PS_SMALLEST_FILE)
    {
      g_set_error (error, PS_ERROR, PS_ERROR_DAMAGED,
                   _("The file “%s” is empty or cut short. Restore a backup."), path);
      return FALSE;
    }

  plain = memcmp (start, PS_SQLITE_MAGIC, sizeof start) == 0;

  if (PS_HAVE_CIPHER && plain)
    {
      g_set_error (error, PS_ERROR, PS_ERROR_NO_CIPHER,
                   _("The file “%s” is not encrypted. A Peerside built without encryption made it, "
                     "or it is not a Peerside vault; it was not opened."), path);
      return FALSE;
    }

  if (!PS_HAVE_CIPHER && !plain)
    {
      g_set_error (error, PS_ERROR, PS_ERROR_NO_CIPHER,
                   _("The file “%s” is encrypted, or damaged, and this Peerside was built without "
                     "encryption; it can only read practice data."), path);
      return FALSE;
    }

  return TRUE;
}

/**
 * ps_conn_check_salt:
 * @salt: (nullable): the file's first 16 bytes in hexadecimal, as the cipher has read them
 *
 * The cipher makes up a salt where it could not read the file's, and then takes every page for
 * damaged. A disk that cannot be read is not a damaged vault: nothing has to be restored.
 */
gboolean
ps_conn_check_salt (const char  *path,
                    const char  *salt,
                    GError     **error)
{
  char start[16];
  char digits[2 * sizeof start + 1];
  goffset size;

  if (!read_start (path, start, &size, error))
    return FALSE;

  for (guint i = 0; i < sizeof start; i++)
    g_snprintf (digits + 2 * i, 3, "%02x", (guint8) start[i]);

  if (salt != NULL && g_ascii_strcasecmp (salt, digits) == 0)
    return TRUE;

  set_errno_error (path, EIO, error);

  return FALSE;
}

/**
 * ps_conn_make_file:
 *
 * Made here and not by SQLite, which would leave the mode to the umask and not mind a file that is
 * there already. What an earlier file of the name left beside it must not meet the new one.
 */
gboolean
ps_conn_make_file (const char  *path,
                   GError     **error)
{
  static const char * const suffixes[] = { "-journal", "-wal", "-shm" };
  int fd = open (path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

  if (fd < 0)
    {
      if (errno == EEXIST)
        g_set_error (error, PS_ERROR, PS_ERROR_EXISTS,
                     _("There is already a file “%s”."), path);
      else
        set_errno_error (path, errno, error);

      return FALSE;
    }

  close (fd);

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *other = g_strconcat (path, suffixes[i], NULL);

      unlink (other);
    }

  return TRUE;
}

/**
 * ps_conn_check_new_file:
 *
 * Page 1 of a new file is written by going to write-ahead logging, before there is anything in it.
 */
gboolean
ps_conn_check_new_file (const char  *path,
                        GError     **error)
{
  char start[16];
  goffset size;

  if (!PS_HAVE_CIPHER)
    return TRUE;

  if (!read_start (path, start, &size, error))
    return FALSE;

  if (size < PS_SMALLEST_FILE || memcmp (start, PS_SQLITE_MAGIC, sizeof start) == 0)
    {
      g_set_error (error, PS_ERROR, PS_ERROR_NO_CIPHER,
                   _("The new file “%s” would have been written in plain text; nothing was kept."),
                   path);
      return FALSE;
    }

  return TRUE;
}
