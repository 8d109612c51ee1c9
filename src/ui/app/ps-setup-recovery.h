#pragma once

#include <adwaita.h>

#include "ps-secret.h"

G_BEGIN_DECLS

#define PS_TYPE_SETUP_RECOVERY (ps_setup_recovery_get_type ())

G_DECLARE_FINAL_TYPE (PsSetupRecovery, ps_setup_recovery, PS, SETUP_RECOVERY, AdwBin)

GtkWidget *ps_setup_recovery_new           (void);
gboolean   ps_setup_recovery_check         (GtkWidget       *widget);
void       ps_setup_recovery_set_user_name (PsSetupRecovery *self,
                                            const char      *user_name);
PsSecret  *ps_setup_recovery_get_code      (PsSetupRecovery *self);

G_END_DECLS
