#pragma once

#include "ps-backup-header.h"
#include "ps-backup-writer.h"
#include "ps-clock.h"
#include "ps-db.h"

G_BEGIN_DECLS

/* Where in a vault's folder its backups are, and how their names end. */
#define PS_BACKUP_FOLDER "backups"
#define PS_BACKUP_SUFFIX ".peerbak"

/**
 * PsBackupOrder:
 * @vault: the vault's folder
 * @target: (nullable): the file to make; %NULL for one in the vault's own backups
 * @reason: why
 *
 * What backup to make. A file that is at @target already is replaced if it is a backup of the same
 * vault, and nothing else ever is.
 */
typedef struct {
  const char     *vault;
  const char     *target;
  PsBackupReason  reason;
} PsBackupOrder;

char           *ps_backup_make     (const char           *vault,
                                    PsConn               *conn,
                                    const PsKeys         *keys,
                                    const PsClock        *clock,
                                    PsBackupReason        reason,
                                    GError              **error);
char           *ps_backup_make_db  (const char           *vault,
                                    PsDb                 *db,
                                    const PsKeys         *keys,
                                    const PsClock        *clock,
                                    PsBackupReason        reason,
                                    GError              **error);

PsBackupWriter *ps_backup_copy     (const PsBackupOrder  *order,
                                    PsConn               *conn,
                                    const PsKeys         *keys,
                                    gint64                made_at,
                                    GError              **error);
char           *ps_backup_complete (PsBackupWriter       *writer,
                                    const PsBackupOrder  *order,
                                    const PsKeys         *keys,
                                    gint64                made_at,
                                    GCancellable         *cancellable,
                                    GError              **error);
gboolean        ps_backup_verify   (const char           *path,
                                    const PsKeys         *keys,
                                    GCancellable         *cancellable,
                                    GError              **error);

G_END_DECLS
