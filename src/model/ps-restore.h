#pragma once

#include "ps-clock.h"
#include "ps-secret.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PsRestoreOrder:
 * @backup: the file
 * @vault: the folder that the vault is going to be in; parents have to be there
 * @user_name: (nullable): somebody who was a user when the backup was made; %NULL where @passphrase is
 *   the code of the recovery sheet of that time
 * @passphrase: theirs, of that time
 *
 * What to restore, and by whom.
 */
typedef struct {
  const char     *backup;
  const char     *vault;
  const char     *user_name;
  const PsSecret *passphrase;
} PsRestoreOrder;

gboolean ps_restore_check (const PsRestoreOrder  *order,
                           GCancellable          *cancellable,
                           GError               **error);
gboolean ps_restore_run   (const PsRestoreOrder  *order,
                           const PsClock         *clock,
                           char                 **kept,
                           GCancellable          *cancellable,
                           GError               **error);

G_END_DECLS
