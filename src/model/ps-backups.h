#pragma once

#include "ps-backup-list.h"
#include "ps-clock.h"
#include "ps-db.h"
#include "ps-keys.h"

G_BEGIN_DECLS

#define PS_TYPE_BACKUPS (ps_backups_get_type ())

G_DECLARE_FINAL_TYPE (PsBackups, ps_backups, PS, BACKUPS, GObject)

PsBackups  *ps_backups_new             (const char           *vault,
                                        PsDb                 *db,
                                        PsKeys               *keys,
                                        const PsClock        *clock);

GPtrArray  *ps_backups_list            (PsBackups            *self);
gint64      ps_backups_get_verified_at (PsBackups            *self);
const char *ps_backups_get_failure     (PsBackups            *self);
gboolean    ps_backups_is_busy         (PsBackups            *self);
gboolean    ps_backups_is_due          (PsBackups            *self);
gboolean    ps_backups_is_overdue      (PsBackups            *self);

void        ps_backups_tend            (PsBackups            *self);
void        ps_backups_make_async      (PsBackups            *self,
                                        PsBackupReason        reason,
                                        const char           *target,
                                        GCancellable         *cancellable,
                                        GAsyncReadyCallback   callback,
                                        gpointer              user_data);
char       *ps_backups_make_finish     (PsBackups            *self,
                                        GAsyncResult         *result,
                                        GError              **error);
char       *ps_backups_make            (PsBackups            *self,
                                        PsBackupReason        reason,
                                        const char           *target,
                                        GError              **error);

G_END_DECLS
