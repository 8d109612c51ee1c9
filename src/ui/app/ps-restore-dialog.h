#pragma once

#include "ps-dialog.h"
#include "ps-workspace.h"

G_BEGIN_DECLS

#define PS_TYPE_RESTORE_DIALOG (ps_restore_dialog_get_type ())

G_DECLARE_FINAL_TYPE (PsRestoreDialog, ps_restore_dialog, PS, RESTORE_DIALOG, PsDialog)

GtkWidget  *ps_restore_dialog_new           (PsWorkspace      *workspace,
                                             const char       *path,
                                             GError          **error);
const char *ps_restore_dialog_get_path      (PsRestoreDialog  *self);
const char *ps_restore_dialog_get_user      (PsRestoreDialog  *self);
PsSecret   *ps_restore_dialog_get_secret    (PsRestoreDialog  *self);

G_END_DECLS
