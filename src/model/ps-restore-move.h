#pragma once

#include "ps-vault-dir.h"

G_BEGIN_DECLS

/* Where a vault that is being restored is put together, in the folder of the one it replaces. */
#define PS_RESTORE_FOLDER "restoring"

char     *ps_restore_move_begin     (PsVaultDir   *dir,
                                     GError      **error);
gboolean  ps_restore_move_ready     (PsVaultDir   *dir,
                                     const char   *kept,
                                     GError      **error);
gboolean  ps_restore_move_complete  (PsVaultDir   *dir,
                                     GError      **error);
void      ps_restore_move_discard   (PsVaultDir   *dir);
gboolean  ps_restore_move_make_kept (PsVaultDir   *dir,
                                     gint64        now,
                                     char        **kept,
                                     GError      **error);
gboolean  ps_restore_move_is_ready  (const char   *vault);

G_END_DECLS
