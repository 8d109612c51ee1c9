#pragma once

#include "ps-clock.h"
#include "ps-db.h"
#include "ps-keyring.h"
#include "ps-vault-dir.h"

G_BEGIN_DECLS

PsKeys *ps_unlocking_try       (PsVaultDir      *dir,
                                PsKeyring       *keyring,
                                const char      *user_name,
                                const PsSecret  *passphrase,
                                const PsClock   *clock,
                                GError         **error);
PsKeys *ps_unlocking_try_sheet (PsVaultDir      *dir,
                                PsKeyring       *keyring,
                                const PsSecret  *code,
                                const PsClock   *clock,
                                GError         **error);
void    ps_unlocking_finish    (PsVaultDir      *dir,
                                PsKeys         **keys,
                                const PsClock   *clock);
void    ps_unlocking_settle    (PsVaultDir      *dir,
                                PsDb            *db,
                                PsKeys          *keys,
                                const PsClock   *clock);

G_END_DECLS
