#pragma once

/* For the parts of PsBackups only: ps-backups.c is what it knows, ps-backups-make.c what it does. */

#include "ps-backup-state.h"
#include "ps-backups.h"

G_BEGIN_DECLS

struct _PsBackups
{
  GObject        parent_instance;

  char          *vault;
  PsDb          *db;
  PsKeys        *keys;
  const PsClock *clock;
  GCancellable  *closing;      /* cancelled when the vault locks */

  PsBackupState  state;
  gboolean       busy;
  guint          n_changes;    /* since the start */
};

void ps_backups_set_busy  (PsBackups  *self,
                           gboolean    busy);
void ps_backups_note_done (PsBackups  *self,
                           gint64      verified_at,
                           guint       n_changes);
void ps_backups_note_fail (PsBackups  *self,
                           const char *failure);

G_END_DECLS
