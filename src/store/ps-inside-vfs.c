/* A file system for SQLite in which a database is a part of another file, to be read and never
 * written: so a backup is checked as it lies on the disk, without a second copy of it.
 *
 * A database that was saved from a vault says in its head that it has a write-ahead log. SQLite then
 * wants to open one, and is given an empty one that is nowhere.
 */
#include "ps-inside-vfs.h"

#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

typedef struct {
  sqlite3_file  base;
  int           fd;     /* -1 for the log */
  sqlite3_int64 offset;
  sqlite3_int64 size;
} InsideFile;

static int
inside_close (sqlite3_file *file)
{
  InsideFile *self = (InsideFile *) file;

  if (self->fd >= 0)
    close (self->fd);

  return SQLITE_OK;
}

static int
inside_read (sqlite3_file *file,
             void         *bytes,
             int           len,
             sqlite3_int64 at)
{
  InsideFile *self = (InsideFile *) file;
  int wanted = (int) CLAMP (self->size - at, 0, len);
  int done = 0;

  while (done < wanted)
    {
      ssize_t n = pread (self->fd, (char *) bytes + done, (size_t) (wanted - done),
                         self->offset + at + done);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return SQLITE_IOERR_READ;
      if (n == 0)
        break;

      done += (int) n;
    }

  if (done == len)
    return SQLITE_OK;

  memset ((char *) bytes + done, 0, (size_t) (len - done));

  return SQLITE_IOERR_SHORT_READ;
}

static int
inside_write (sqlite3_file  *file G_GNUC_UNUSED,
              const void    *bytes G_GNUC_UNUSED,
              int            len G_GNUC_UNUSED,
              sqlite3_int64  at G_GNUC_UNUSED)
{
  return SQLITE_READONLY;
}

static int
inside_truncate (sqlite3_file  *file G_GNUC_UNUSED,
                 sqlite3_int64  size G_GNUC_UNUSED)
{
  return SQLITE_READONLY;
}

static int
inside_sync (sqlite3_file *file G_GNUC_UNUSED,
             int           flags G_GNUC_UNUSED)
{
  return SQLITE_OK;
}

static int
inside_file_size (sqlite3_file  *file,
                  sqlite3_int64 *size)
{
  *size = ((InsideFile *) file)->size;

  return SQLITE_OK;
}

/* Nobody writes the file, so nobody has to be kept out of it. */
static int
inside_lock (sqlite3_file *file G_GNUC_UNUSED,
             int           level G_GNUC_UNUSED)
{
  return SQLITE_OK;
}

static int
inside_check_reserved_lock (sqlite3_file *file G_GNUC_UNUSED,
                            int          *taken)
{
  *taken = 0;

  return SQLITE_OK;
}

static int
inside_file_control (sqlite3_file *file G_GNUC_UNUSED,
                     int           operation G_GNUC_UNUSED,
                     void         *argument G_GNUC_UNUSED)
{
  return SQLITE_NOTFOUND;
}

static int
inside_sector_size (sqlite3_file *file G_GNUC_UNUSED)
{
  return 4096;
}

static int
inside_characteristics (sqlite3_file *file G_GNUC_UNUSED)
{
  return 0;
}

static const sqlite3_io_methods inside_methods = {
  .iVersion = 1,
  .xClose = inside_close,
  .xRead = inside_read,
  .xWrite = inside_write,
  .xTruncate = inside_truncate,
  .xSync = inside_sync,
  .xFileSize = inside_file_size,
  .xLock = inside_lock,
  .xUnlock = inside_lock,
  .xCheckReservedLock = inside_check_reserved_lock,
  .xFileControl = inside_file_control,
  .xSectorSize = inside_sector_size,
  .xDeviceCharacteristics = inside_characteristics,
};

static int
inside_open (sqlite3_vfs  *vfs G_GNUC_UNUSED,
             const char   *name,
             sqlite3_file *file,
             int           flags,
             int          *out_flags)
{
  InsideFile *self = (InsideFile *) file;

  memset (self, 0, sizeof *self);
  self->fd = -1;

  if ((flags & SQLITE_OPEN_MAIN_DB) != 0)
    {
      self->fd = open (name, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
      if (self->fd < 0)
        return SQLITE_CANTOPEN;

      self->offset = sqlite3_uri_int64 (name, "offset", 0);
      self->size = sqlite3_uri_int64 (name, "size", 0);
    }
  else if ((flags & SQLITE_OPEN_WAL) == 0)
    {
      return SQLITE_CANTOPEN;
    }

  self->base.pMethods = &inside_methods;
  if (out_flags != NULL)
    *out_flags = flags;

  return SQLITE_OK;
}

static int
inside_delete (sqlite3_vfs *vfs G_GNUC_UNUSED,
               const char  *name G_GNUC_UNUSED,
               int          sync_folder G_GNUC_UNUSED)
{
  return SQLITE_READONLY;
}

/* No journal and no log lies beside a part of a file. */
static int
inside_access (sqlite3_vfs *vfs G_GNUC_UNUSED,
               const char  *name G_GNUC_UNUSED,
               int          flags G_GNUC_UNUSED,
               int         *result)
{
  *result = 0;

  return SQLITE_OK;
}

static int
inside_full_path (sqlite3_vfs *vfs G_GNUC_UNUSED,
                  const char  *name,
                  int          len,
                  char        *path)
{
  return g_strlcpy (path, name, (gsize) len) < (gsize) len ? SQLITE_OK : SQLITE_CANTOPEN;
}

static sqlite3_vfs *
system_vfs (sqlite3_vfs *vfs)
{
  return vfs->pAppData;
}

static int
inside_randomness (sqlite3_vfs *vfs,
                   int          len,
                   char        *bytes)
{
  return system_vfs (vfs)->xRandomness (system_vfs (vfs), len, bytes);
}

static int
inside_sleep (sqlite3_vfs *vfs,
              int          microseconds)
{
  return system_vfs (vfs)->xSleep (system_vfs (vfs), microseconds);
}

static int
inside_current_time (sqlite3_vfs *vfs,
                     double      *day)
{
  return system_vfs (vfs)->xCurrentTime (system_vfs (vfs), day);
}

static int
inside_last_error (sqlite3_vfs *vfs G_GNUC_UNUSED,
                   int          len G_GNUC_UNUSED,
                   char        *text G_GNUC_UNUSED)
{
  return errno;
}

/**
 * ps_inside_vfs_register:
 *
 * Makes it known to SQLite, which keeps it by address for as long as the program runs. From any
 * thread, as often as one likes.
 */
void
ps_inside_vfs_register (void)
{
  static sqlite3_vfs inside = {
    .iVersion = 1,
    .szOsFile = sizeof (InsideFile),
    .zName = PS_INSIDE_VFS,
    .xOpen = inside_open,
    .xDelete = inside_delete,
    .xAccess = inside_access,
    .xFullPathname = inside_full_path,
    .xRandomness = inside_randomness,
    .xSleep = inside_sleep,
    .xCurrentTime = inside_current_time,
    .xGetLastError = inside_last_error,
  };
  static gsize once = 0;

  if (g_once_init_enter (&once))
    {
      sqlite3_vfs *system = sqlite3_vfs_find (NULL);

      inside.pAppData = system;
      inside.mxPathname = system->mxPathname;
      sqlite3_vfs_register (&inside, 0);
      g_once_init_leave (&once, 1);
    }
}

/**
 * ps_inside_vfs_make_uri:
 * @path: the file around it
 * @offset: where it begins
 * @size: how long it is
 *
 * Returns: (transfer full): what to have SQLite open, with SQLITE_OPEN_URI
 */
char *
ps_inside_vfs_make_uri (const char *path,
                        guint64     offset,
                        guint64     size)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *escaped = g_uri_escape_bytes ((const guint8 *) absolute, strlen (absolute),
                                                 G_URI_RESERVED_CHARS_ALLOWED_IN_PATH);

  return g_strdup_printf ("file:%s?offset=%" G_GUINT64_FORMAT "&size=%" G_GUINT64_FORMAT,
                          escaped, offset, size);
}
