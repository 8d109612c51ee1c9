#pragma once

#include "ps-backup-header.h"
#include "ps-keyring.h"

G_BEGIN_DECLS

typedef struct _PsBackupWriter PsBackupWriter;

PsBackupWriter *ps_backup_writer_new      (const char            *folder,
                                           PsKeyring             *keyring,
                                           GError               **error);
gboolean        ps_backup_writer_append   (const guint8          *bytes,
                                           gsize                  len,
                                           gpointer               self,
                                           GError               **error);
gboolean        ps_backup_writer_finish   (PsBackupWriter        *self,
                                           const PsKeys          *keys,
                                           guint                  schema,
                                           PsBackupReason         reason,
                                           gint64                 made_at,
                                           GError               **error);
const char     *ps_backup_writer_get_path (PsBackupWriter        *self);
gboolean        ps_backup_writer_publish  (PsBackupWriter        *self,
                                           const char            *path,
                                           gboolean               replace,
                                           GError               **error);
void            ps_backup_writer_free     (PsBackupWriter        *self);

void            ps_backup_writer_sweep    (const char            *folder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsBackupWriter, ps_backup_writer_free)

G_END_DECLS
