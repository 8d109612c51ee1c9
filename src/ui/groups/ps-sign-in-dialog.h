#pragma once

#include "ps-dialog.h"
#include "ps-door.h"
#include "ps-workspace.h"

G_BEGIN_DECLS

#define PS_TYPE_SIGN_IN_DIALOG (ps_sign_in_dialog_get_type ())

G_DECLARE_FINAL_TYPE (PsSignInDialog, ps_sign_in_dialog, PS, SIGN_IN_DIALOG, PsDialog)

PsDialog *ps_sign_in_dialog_new     (PsWorkspace         *workspace,
                                     GtkWidget           *near,
                                     GPtrArray           *meetings);
void      ps_sign_in_dialog_present (PsWorkspace         *workspace,
                                     GtkWidget           *near,
                                     gint64               group_id);

G_END_DECLS
