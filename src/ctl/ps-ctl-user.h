#pragma once

#include "ps-ctl.h"

G_BEGIN_DECLS

gboolean ps_ctl_read_roles (const PsCtlOptions  *options,
                            PsRole              *roles,
                            GError             **error);
gboolean ps_ctl_print_code (PsCtl               *ctl,
                            const PsSecret      *secret,
                            GError             **error);

G_END_DECLS
