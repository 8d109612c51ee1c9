#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PsBackupState:
 * @vault: the vault's folder
 * @verified_at: when the last backup was made that was found right afterwards, microseconds UTC; 0 if
 *   there is none
 * @failure: (nullable): why the last one could not be made, in a sentence
 * @due: whether something was changed since the last one
 * @checked_at: when the whole database was last looked over and held together, microseconds UTC
 *
 * How the backups of a vault stand.
 */
typedef struct {
  char     *vault;
  gint64    verified_at;
  char     *failure;
  gboolean  due;
  gint64    checked_at;
} PsBackupState;

void           ps_backup_state_load  (PsBackupState        *self,
                                      const char           *vault);
gboolean       ps_backup_state_save  (const PsBackupState  *self,
                                      GError              **error);
PsBackupState *ps_backup_state_copy  (const PsBackupState  *self);
void           ps_backup_state_clear (PsBackupState        *self);
void           ps_backup_state_free  (PsBackupState        *self);

G_END_DECLS
