#pragma once

#include "ps-content.h"
#include "ps-founding.h"
#include "ps-keyring.h"
#include "ps-keys.h"
#include "ps-vault-dir.h"

G_BEGIN_DECLS

PsKeys    *ps_vault_making_run          (PsVaultDir        *dir,
                                         const PsFounding  *founding,
                                         PsContent         *content,
                                         const PsClock     *clock,
                                         GError           **error);
gboolean   ps_vault_making_complete     (PsVaultDir        *dir,
                                         GError           **error);
PsKeyring *ps_vault_making_load_keyring (const char        *path,
                                         GError           **error);

G_END_DECLS
