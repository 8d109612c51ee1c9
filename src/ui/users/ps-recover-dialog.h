#pragma once

#include "ps-dialog.h"
#include "ps-workspace.h"

G_BEGIN_DECLS

#define PS_TYPE_RECOVER_DIALOG (ps_recover_dialog_get_type ())

G_DECLARE_FINAL_TYPE (PsRecoverDialog, ps_recover_dialog, PS, RECOVER_DIALOG, PsDialog)

PsDialog *ps_recover_dialog_new (PsWorkspace *workspace);

G_END_DECLS
