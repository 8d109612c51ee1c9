#pragma once

#include "ps-backup-header.h"

G_BEGIN_DECLS

/* How many are kept: of days, weeks and months that have one, of each reason before something that
 * cannot be undone, and of those that somebody asked for.
 */
#define PS_BACKUP_KEEP_DAYS   14
#define PS_BACKUP_KEEP_WEEKS  8
#define PS_BACKUP_KEEP_MONTHS 12
#define PS_BACKUP_KEEP_BEFORE 3
#define PS_BACKUP_KEEP_ASKED  5

/**
 * PsBackupStamp:
 * @made_at: microseconds UTC
 * @reason: why it was made
 * @keep: (out): whether it stays
 *
 * What matters of a backup to whether it stays.
 */
typedef struct {
  gint64         made_at;
  PsBackupReason reason;
  gboolean       keep;
} PsBackupStamp;

void ps_backup_keep (PsBackupStamp *stamps,
                     guint          n_stamps,
                     GTimeZone     *zone);

G_END_DECLS
