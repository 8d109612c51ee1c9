#pragma once

#include "ps-backup-header.h"

G_BEGIN_DECLS

/**
 * PsBackupEntry:
 * @path: the file
 * @size: bytes
 * @header: what it says about itself; zeros where it cannot be read
 * @problem: (nullable): in a sentence, why it is of no use
 *
 * One of a vault's backups. By its name it was verified when it was made; @problem is what its head
 * shows since then.
 */
typedef struct {
  char           *path;
  guint64         size;
  PsBackupHeader  header;
  char           *problem;
} PsBackupEntry;

void       ps_backup_entry_free (PsBackupEntry  *entry);

GPtrArray *ps_backup_list       (const char     *vault,
                                 const PsKeys   *keys);
void       ps_backup_list_thin  (const char     *vault,
                                 const PsKeys   *keys,
                                 GTimeZone      *zone);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsBackupEntry, ps_backup_entry_free)

G_END_DECLS
