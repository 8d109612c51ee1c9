#pragma once

#include <adwaita.h>

#include "ps-workspace.h"

G_BEGIN_DECLS

#define PS_TYPE_VAULT_NOTICE (ps_vault_notice_get_type ())

G_DECLARE_FINAL_TYPE (PsVaultNotice, ps_vault_notice, PS, VAULT_NOTICE, AdwBin)

void ps_vault_notice_watch   (PsVaultNotice *self,
                               PsWorkspace    *workspace);
void ps_vault_notice_refresh (PsVaultNotice *self);

G_END_DECLS
