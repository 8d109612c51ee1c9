#pragma once

#include <gio/gio.h>

#include "ps-backup-header.h"
#include "ps-keyring.h"

G_BEGIN_DECLS

typedef struct _PsBackupFile PsBackupFile;

PsBackupFile         *ps_backup_file_open            (const char     *path,
                                                      GError        **error);
void                  ps_backup_file_close           (PsBackupFile   *self);

const char           *ps_backup_file_get_path        (PsBackupFile   *self);
const PsBackupHeader *ps_backup_file_get_header      (PsBackupFile   *self);
guint64               ps_backup_file_get_size        (PsBackupFile   *self);
guint64               ps_backup_file_get_database_at (PsBackupFile   *self);

PsKeyring            *ps_backup_file_read_keyring    (PsBackupFile   *self,
                                                      GError        **error);
gboolean              ps_backup_file_verify          (PsBackupFile   *self,
                                                      GCancellable   *cancellable,
                                                      GError        **error);
gboolean              ps_backup_file_extract         (PsBackupFile   *self,
                                                      const char     *path,
                                                      GCancellable   *cancellable,
                                                      GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsBackupFile, ps_backup_file_close)

G_END_DECLS
