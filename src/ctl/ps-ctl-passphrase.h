#pragma once

#include "ps-ctl-options.h"
#include "ps-secret.h"

G_BEGIN_DECLS

PsSecret *ps_ctl_passphrase_get (const PsCtlOptions  *options,
                                 gboolean             is_new,
                                 GError             **error);
PsSecret *ps_ctl_passphrase_get_new  (const PsCtlOptions  *options,
                                      GError             **error);
PsSecret *ps_ctl_passphrase_get_code (const PsCtlOptions  *options,
                                      GError             **error);

G_END_DECLS
