#pragma once

#include "ps-clock.h"

G_BEGIN_DECLS

typedef struct _PsVaultLock PsVaultLock;

PsVaultLock *ps_vault_lock_take    (const char     *folder,
                                    const char     *who,
                                    const PsClock  *clock,
                                    GError        **error);
void         ps_vault_lock_release (PsVaultLock    *self);
void         ps_vault_lock_set_who (PsVaultLock    *self,
                                    const char     *who);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsVaultLock, ps_vault_lock_release)

G_END_DECLS
