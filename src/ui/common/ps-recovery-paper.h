#pragma once

#include <adwaita.h>

#include "ps-secret.h"

G_BEGIN_DECLS

#define PS_TYPE_RECOVERY_PAPER (ps_recovery_paper_get_type ())

G_DECLARE_FINAL_TYPE (PsRecoveryPaper, ps_recovery_paper, PS, RECOVERY_PAPER, AdwBin)

GtkWidget *ps_recovery_paper_new           (void);
gboolean   ps_recovery_paper_check         (GtkWidget       *widget);
void       ps_recovery_paper_set_user_name (PsRecoveryPaper *self,
                                            const char      *user_name);
PsSecret  *ps_recovery_paper_get_code      (PsRecoveryPaper *self);

G_END_DECLS
