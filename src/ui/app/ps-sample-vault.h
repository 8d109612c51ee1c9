#pragma once

#include "ps-workspace.h"

G_BEGIN_DECLS

#define PS_TYPE_SAMPLE_VAULT (ps_sample_vault_get_type ())

G_DECLARE_FINAL_TYPE (PsSampleVault, ps_sample_vault, PS, SAMPLE_VAULT, GObject)

PsSampleVault *ps_sample_vault_new            (guint                 rate,
                                               GError              **error);
PsWorkspace   *ps_sample_vault_get_workspace  (PsSampleVault        *self);
PsSecret      *ps_sample_vault_get_passphrase (PsSampleVault        *self);
void           ps_sample_vault_set_practising (PsSampleVault        *self,
                                               gboolean              practising);
void           ps_sample_vault_fill_async     (PsSampleVault        *self,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
gboolean       ps_sample_vault_fill_finish    (PsSampleVault        *self,
                                               GAsyncResult         *result,
                                               GError              **error);

G_END_DECLS
