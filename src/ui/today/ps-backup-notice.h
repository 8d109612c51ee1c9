#pragma once

#include <adwaita.h>

#include "ps-workspace.h"

G_BEGIN_DECLS

#define PS_TYPE_BACKUP_NOTICE (ps_backup_notice_get_type ())

G_DECLARE_FINAL_TYPE (PsBackupNotice, ps_backup_notice, PS, BACKUP_NOTICE, AdwBin)

void ps_backup_notice_watch   (PsBackupNotice *self,
                               PsWorkspace    *workspace);
void ps_backup_notice_refresh (PsBackupNotice *self);

G_END_DECLS
