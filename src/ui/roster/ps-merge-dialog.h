#pragma once

#include "ps-dialog.h"
#include "ps-workspace.h"

G_BEGIN_DECLS

#define PS_TYPE_MERGE_DIALOG (ps_merge_dialog_get_type ())

G_DECLARE_FINAL_TYPE (PsMergeDialog, ps_merge_dialog, PS, MERGE_DIALOG, PsDialog)

GtkWidget *ps_merge_dialog_new (PsWorkspace *workspace,
                                GtkWidget   *near,
                                PsMember    *one,
                                PsMember    *other);

G_END_DECLS
