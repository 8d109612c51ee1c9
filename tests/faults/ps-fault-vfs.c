#include "ps-fault-vfs.h"

#include <errno.h>
#include <sqlite3.h>
#include <string.h>

/* A disk that fails when it is told to, and that remembers what was done to it.
 *
 * It stands between SQLite and the real files (https://www.sqlite.org/vfs.html), in the SQLite that
 * is inside this program, and is its default: the store is tested as it is and knows nothing of it.
 *
 * The state is one for the process and has no lock. That is right for PsDb, whose reader and writer
 * hand over to each other and never work at once where ps_db_write_sync() is used.
 */

/* What each file of SQLite's is here: SQLite's own, with a real one behind it. */
typedef struct {
  sqlite3_file  base;
  sqlite3_file *real;
  guint         id;        /* of its name in the record */
  gboolean      name_new;  /* its first sync has to bring its name to the disk as well */
} File;

static struct {
  sqlite3_vfs   vfs;
  sqlite3_vfs  *real;
  guint         counts[PS_FAULT_N_KINDS];
  gboolean      armed;
  PsFaultKind   kind;
  guint         nth;
  gboolean      lasting;
  guint         failed;
  PsDiskRecord *record;
} disk;

static const struct { const char *name; int code; int system_code; } kinds[] = {
  [PS_FAULT_WRITE] = { "write", SQLITE_IOERR_WRITE, EIO },
  [PS_FAULT_HALF_WRITE] = { "half write", SQLITE_IOERR_WRITE, EIO },
  [PS_FAULT_FULL] = { "full", SQLITE_FULL, ENOSPC },
  [PS_FAULT_SYNC] = { "sync", SQLITE_IOERR_FSYNC, EIO },
  [PS_FAULT_TRUNCATE] = { "truncate", SQLITE_IOERR_TRUNCATE, EIO },
  [PS_FAULT_OPEN] = { "open", SQLITE_CANTOPEN, EIO },
  [PS_FAULT_DELETE] = { "delete", SQLITE_IOERR_DELETE, EIO },
  [PS_FAULT_READ] = { "read", SQLITE_IOERR_READ, EIO },
  [PS_FAULT_LOCK] = { "lock", SQLITE_IOERR_LOCK, ENOLCK },
};

/* Whether this one, of @kind, has to fail; errno then says why, as a system call would. */
static gboolean
fails (PsFaultKind kind)
{
  guint n = ++disk.counts[kind];

  if (!disk.armed || kind != disk.kind || n < disk.nth || (n > disk.nth && !disk.lasting))
    return FALSE;

  disk.failed++;
  errno = kinds[kind].system_code;

  return TRUE;
}

static guint
id_of (const char *path)
{
  g_autofree char *name = g_path_get_basename (path != NULL ? path : "nameless");
  guint id;

  if (disk.record == NULL)
    return 0;

  if (g_ptr_array_find_with_equal_func (disk.record->names, name, g_str_equal, &id))
    return id;

  g_ptr_array_add (disk.record->names, g_steal_pointer (&name));

  return disk.record->names->len - 1;
}

static void
note (PsDiskOp      op,
      guint         file,
      gint64        offset,
      gconstpointer bytes,
      int           n,
      gboolean      with_folder)
{
  PsDiskStep step = { op, file, offset, NULL, with_folder };

  if (disk.record == NULL)
    return;

  if (bytes != NULL)
    step.bytes = g_bytes_new (bytes, (gsize) n);
  g_array_append_val (disk.record->steps, step);
}

#define REAL(file) (((File *) (file))->real)
#define CALL(file, method, ...) (REAL (file)->pMethods->method (REAL (file), ##__VA_ARGS__))

static int
file_close (sqlite3_file *file)
{
  int code = CALL (file, xClose);

  g_clear_pointer (&REAL (file), g_free);

  return code;
}

static int
file_read (sqlite3_file *file,
           void         *bytes,
           int           n,
           sqlite3_int64 offset)
{
  if (fails (PS_FAULT_READ))
    return kinds[PS_FAULT_READ].code;

  return CALL (file, xRead, bytes, n, offset);
}

static int
file_write (sqlite3_file *file,
            const void   *bytes,
            int           n,
            sqlite3_int64 offset)
{
  if (fails (PS_FAULT_WRITE))
    return kinds[PS_FAULT_WRITE].code;

  for (PsFaultKind kind = PS_FAULT_HALF_WRITE; kind <= PS_FAULT_FULL; kind++)
    if (fails (kind))
      {
        CALL (file, xWrite, bytes, n / 2, offset);
        errno = kinds[kind].system_code;
        return kinds[kind].code;
      }

  note (PS_DISK_WRITE, ((File *) file)->id, offset, bytes, n, FALSE);

  return CALL (file, xWrite, bytes, n, offset);
}

static int
file_truncate (sqlite3_file *file,
               sqlite3_int64 size)
{
  if (fails (PS_FAULT_TRUNCATE))
    return kinds[PS_FAULT_TRUNCATE].code;

  note (PS_DISK_TRUNCATE, ((File *) file)->id, size, NULL, 0, FALSE);

  return CALL (file, xTruncate, size);
}

/* Of a disk that is being recorded nothing is synced in truth: it is thrown away afterwards. */
static int
file_sync (sqlite3_file *file,
           int           flags)
{
  File *self = (File *) file;

  if (fails (PS_FAULT_SYNC))
    return kinds[PS_FAULT_SYNC].code;

  note (PS_DISK_SYNC, self->id, 0, NULL, 0, self->name_new);
  self->name_new = FALSE;

  return disk.record != NULL ? SQLITE_OK : CALL (file, xSync, flags);
}

static int
file_size (sqlite3_file  *file,
           sqlite3_int64 *size)
{
  return CALL (file, xFileSize, size);
}

static int
file_lock (sqlite3_file *file,
           int           level)
{
  if (fails (PS_FAULT_LOCK))
    return kinds[PS_FAULT_LOCK].code;

  return CALL (file, xLock, level);
}

static int
file_unlock (sqlite3_file *file,
             int           level)
{
  return CALL (file, xUnlock, level);
}

static int
file_check_reserved_lock (sqlite3_file *file,
                          int          *locked)
{
  return CALL (file, xCheckReservedLock, locked);
}

static int
file_control (sqlite3_file *file,
              int           op,
              void         *argument)
{
  /* Room taken beforehand is a write that the record would not see. */
  if (op == SQLITE_FCNTL_SIZE_HINT || op == SQLITE_FCNTL_CHUNK_SIZE)
    return SQLITE_OK;

  return CALL (file, xFileControl, op, argument);
}

static int
file_sector_size (sqlite3_file *file)
{
  return CALL (file, xSectorSize);
}

static int
file_characteristics (sqlite3_file *file)
{
  return CALL (file, xDeviceCharacteristics);
}

static int
file_shm_map (sqlite3_file    *file,
              int              region,
              int              size,
              int              extend,
              void volatile  **memory)
{
  return CALL (file, xShmMap, region, size, extend, memory);
}

/* Of the locks of write-ahead logging only the taking can fail. */
static int
file_shm_lock (sqlite3_file *file,
               int           offset,
               int           n,
               int           flags)
{
  if ((flags & SQLITE_SHM_LOCK) != 0 && fails (PS_FAULT_LOCK))
    return SQLITE_IOERR_SHMLOCK;

  return CALL (file, xShmLock, offset, n, flags);
}

static void
file_shm_barrier (sqlite3_file *file)
{
  CALL (file, xShmBarrier);
}

static int
file_shm_unmap (sqlite3_file *file,
                int           delete)
{
  return CALL (file, xShmUnmap, delete);
}

/* Version 2 has no memory mapping: reads are reads. */
static const sqlite3_io_methods methods = {
  2, file_close, file_read, file_write, file_truncate, file_sync, file_size, file_lock, file_unlock,
  file_check_reserved_lock, file_control, file_sector_size, file_characteristics, file_shm_map,
  file_shm_lock, file_shm_barrier, file_shm_unmap,
};

static int
vfs_open (sqlite3_vfs      *vfs G_GNUC_UNUSED,
          sqlite3_filename  path,
          sqlite3_file     *file,
          int               flags,
          int              *out_flags)
{
  File *self = (File *) file;
  int there = 0;
  int code;

  memset (self, 0, sizeof *self);
  if (fails (PS_FAULT_OPEN))
    return kinds[PS_FAULT_OPEN].code;

  if (path != NULL)
    disk.real->xAccess (disk.real, path, SQLITE_ACCESS_EXISTS, &there);

  self->real = g_malloc0 ((gsize) disk.real->szOsFile);
  code = disk.real->xOpen (disk.real, path, self->real, flags, out_flags);
  if (code != SQLITE_OK)
    {
      g_free (self->real);
      return code;
    }

  self->base.pMethods = &methods;
  self->id = id_of (path);
  if (!there)
    {
      /* The unix VFS syncs the folder with the first sync of a log or a journal, and of no other. */
      note (PS_DISK_CREATE, self->id, 0, NULL, 0, FALSE);
      self->name_new = (flags & (SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL)) != 0;
    }

  return SQLITE_OK;
}

static int
vfs_delete (sqlite3_vfs *vfs G_GNUC_UNUSED,
            const char  *path,
            int          sync_folder)
{
  if (fails (PS_FAULT_DELETE))
    return kinds[PS_FAULT_DELETE].code;

  note (PS_DISK_DELETE, id_of (path), 0, NULL, 0, sync_folder);

  return disk.real->xDelete (disk.real, path, sync_folder && disk.record == NULL);
}

/**
 * ps_fault_vfs_install:
 *
 * Puts itself between SQLite and the disk, for every file that is opened from now on.
 */
void
ps_fault_vfs_install (void)
{
  g_assert_cmpint (sqlite3_initialize (), ==, SQLITE_OK);
  disk.real = sqlite3_vfs_find (NULL);
  disk.vfs = *disk.real;
  disk.vfs.zName = "fault";
  disk.vfs.szOsFile = sizeof (File);
  disk.vfs.xOpen = vfs_open;
  disk.vfs.xDelete = vfs_delete;
  g_assert_cmpint (sqlite3_vfs_register (&disk.vfs, 1), ==, SQLITE_OK);
}

/**
 * ps_fault_vfs_arm:
 * @kind: what will fail
 * @nth: which of its kind from now on, from 1; 0 for none, to have them counted
 * @lasting: whether all after it fail as well
 */
void
ps_fault_vfs_arm (PsFaultKind kind,
                  guint       nth,
                  gboolean    lasting)
{
  memset (disk.counts, 0, sizeof disk.counts);
  disk.kind = kind;
  disk.nth = nth;
  disk.lasting = lasting;
  disk.failed = 0;
  disk.armed = nth > 0;
}

/**
 * ps_fault_vfs_disarm:
 *
 * The disk is well again.
 *
 * Returns: how often it failed
 */
guint
ps_fault_vfs_disarm (void)
{
  disk.armed = FALSE;

  return disk.failed;
}

/**
 * ps_fault_vfs_count:
 *
 * Returns: how many of @kind there were since ps_fault_vfs_arm()
 */
guint
ps_fault_vfs_count (PsFaultKind kind)
{
  return disk.counts[kind];
}

const char *
ps_fault_kind_name (PsFaultKind kind)
{
  return kinds[kind].name;
}

static void
clear_step (gpointer step)
{
  g_clear_pointer (&((PsDiskStep *) step)->bytes, g_bytes_unref);
}

void
ps_disk_record_free (PsDiskRecord *record)
{
  g_ptr_array_unref (record->names);
  g_array_unref (record->steps);
  g_free (record);
}

/**
 * ps_fault_vfs_record:
 *
 * Begins to remember everything that is done to the disk. To be called while no file is open.
 */
void
ps_fault_vfs_record (void)
{
  g_assert_null (disk.record);

  disk.record = g_new0 (PsDiskRecord, 1);
  disk.record->names = g_ptr_array_new_with_free_func (g_free);
  disk.record->steps = g_array_new (FALSE, TRUE, sizeof (PsDiskStep));
  g_array_set_clear_func (disk.record->steps, clear_step);
}

/**
 * ps_fault_vfs_mark:
 * @number: of what was acknowledged just now
 */
void
ps_fault_vfs_mark (guint number)
{
  note (PS_DISK_MARK, 0, number, NULL, 0, FALSE);
}

/**
 * ps_fault_vfs_take:
 *
 * Returns: (transfer full): what was done since ps_fault_vfs_record()
 */
PsDiskRecord *
ps_fault_vfs_take (void)
{
  return g_steal_pointer (&disk.record);
}
