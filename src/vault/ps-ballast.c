/* Room that is kept for the day when the disk is full: what was saved is in the log by then and has to
 * get into the database, which may need more of it.
 */
#include "ps-ballast.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

/**
 * ps_ballast_take:
 * @folder: the vault's, held
 *
 * Takes it, unless it is taken or there is little room anyway.
 *
 * Returns: whether it is taken
 */
gboolean
ps_ballast_take (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, PS_BALLAST_NAME, NULL);
  struct statvfs fs;
  struct stat st;
  gboolean ok;
  int fd;

  /* One that was cut short is none. */
  if (stat (path, &st) == 0 && st.st_size == PS_BALLAST_SIZE)
    return TRUE;

  if (statvfs (folder, &fs) < 0 ||
      (guint64) fs.f_bavail * fs.f_frsize < PS_BALLAST_LITTLE_ROOM + PS_BALLAST_SIZE)
    return FALSE;

  unlink (path);
  fd = open (path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
  if (fd < 0)
    return FALSE;

  /* A hole would be no room at all. */
  ok = posix_fallocate (fd, 0, PS_BALLAST_SIZE) == 0;
  close (fd);
  if (!ok)
    unlink (path);

  return ok;
}

/**
 * ps_ballast_drop:
 * @folder: the vault's
 *
 * Returns: whether there is more room now than there was
 */
gboolean
ps_ballast_drop (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, PS_BALLAST_NAME, NULL);

  return unlink (path) == 0;
}
