#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PsFaultKind:
 * @PS_FAULT_WRITE: a write fails, and nothing of it is there
 * @PS_FAULT_HALF_WRITE: a write fails, and half of it is there
 * @PS_FAULT_FULL: a write finds no room on the disk, and half of it is there
 * @PS_FAULT_SYNC: what was written cannot be brought onto the disk
 * @PS_FAULT_TRUNCATE: a file cannot be cut
 * @PS_FAULT_OPEN: a file cannot be opened
 * @PS_FAULT_DELETE: a file cannot be deleted
 * @PS_FAULT_READ: a read fails
 * @PS_FAULT_LOCK: a lock cannot be taken
 *
 * What a disk can say no to.
 */
typedef enum {
  PS_FAULT_WRITE,
  PS_FAULT_HALF_WRITE,
  PS_FAULT_FULL,
  PS_FAULT_SYNC,
  PS_FAULT_TRUNCATE,
  PS_FAULT_OPEN,
  PS_FAULT_DELETE,
  PS_FAULT_READ,
  PS_FAULT_LOCK,
  PS_FAULT_N_KINDS,
} PsFaultKind;

/**
 * PsDiskOp:
 * @PS_DISK_CREATE: a file that was not there is there, and empty
 * @PS_DISK_WRITE: bytes
 * @PS_DISK_TRUNCATE: a new length
 * @PS_DISK_SYNC: everything of that file so far is on the disk
 * @PS_DISK_DELETE: the file is there no more
 * @PS_DISK_MARK: not of the disk: somebody was told that something is saved
 */
typedef enum {
  PS_DISK_CREATE,
  PS_DISK_WRITE,
  PS_DISK_TRUNCATE,
  PS_DISK_SYNC,
  PS_DISK_DELETE,
  PS_DISK_MARK,
} PsDiskOp;

/**
 * PsDiskStep:
 * @op: what was done
 * @file: to which file: an index into the names of the record
 * @offset: of a write; the new length of a cut; the number of a mark
 * @bytes: (nullable): what was written
 * @with_folder: of a sync or a deletion: the folder was synced, so names last as well
 *
 * One thing that was done to a disk, as it can be done again to another.
 */
typedef struct {
  PsDiskOp  op;
  guint     file;
  gint64    offset;
  GBytes   *bytes;
  gboolean  with_folder;
} PsDiskStep;

/**
 * PsDiskRecord:
 * @names: (element-type utf8): base names of files
 * @steps: (element-type PsDiskStep): in their order
 */
typedef struct {
  GPtrArray *names;
  GArray    *steps;
} PsDiskRecord;

void          ps_fault_vfs_install  (void);

void          ps_fault_vfs_arm      (PsFaultKind   kind,
                                     guint         nth,
                                     gboolean      lasting);
guint         ps_fault_vfs_disarm   (void);
guint         ps_fault_vfs_count    (PsFaultKind   kind);
const char   *ps_fault_kind_name    (PsFaultKind   kind);

void          ps_fault_vfs_record   (void);
void          ps_fault_vfs_mark     (guint         number);
PsDiskRecord *ps_fault_vfs_take     (void);
void          ps_disk_record_free   (PsDiskRecord *record);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsDiskRecord, ps_disk_record_free)

G_END_DECLS
