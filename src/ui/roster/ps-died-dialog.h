#pragma once

#include "ps-dialog.h"
#include "ps-workspace.h"

G_BEGIN_DECLS

#define PS_TYPE_DIED_DIALOG (ps_died_dialog_get_type ())

G_DECLARE_FINAL_TYPE (PsDiedDialog, ps_died_dialog, PS, DIED_DIALOG, PsDialog)

GtkWidget *ps_died_dialog_new (PsWorkspace *workspace,
                               GtkWidget   *near,
                               PsMember    *member);

G_END_DECLS
