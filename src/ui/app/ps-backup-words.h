#pragma once

#include "ps-backups.h"

G_BEGIN_DECLS

char       *ps_backup_words_when   (gint64               made_at,
                                    gint64               now);
const char *ps_backup_words_reason (PsBackupReason       reason);
char       *ps_backup_words_about  (const PsBackupEntry *entry);
char       *ps_backup_words_last   (PsBackups           *backups,
                                    gint64               now);

G_END_DECLS
