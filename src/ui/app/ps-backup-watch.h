#pragma once

#include "ps-backups.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PS_TYPE_BACKUP_WATCH (ps_backup_watch_get_type ())

G_DECLARE_FINAL_TYPE (PsBackupWatch, ps_backup_watch, PS, BACKUP_WATCH, GObject)

PsBackupWatch *ps_backup_watch_new (GtkWidget     *window,
                                    PsBackups     *backups,
                                    const PsClock *clock);

G_END_DECLS
