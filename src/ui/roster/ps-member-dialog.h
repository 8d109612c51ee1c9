#pragma once

#include "ps-dialog.h"
#include "ps-workspace.h"

G_BEGIN_DECLS

#define PS_TYPE_MEMBER_DIALOG (ps_member_dialog_get_type ())

G_DECLARE_FINAL_TYPE (PsMemberDialog, ps_member_dialog, PS, MEMBER_DIALOG, PsDialog)

GtkWidget *ps_member_dialog_new_add  (PsWorkspace *workspace,
                                      GtkWidget   *near,
                                      gint64       group_id,
                                      const char  *name);
GtkWidget *ps_member_dialog_new_edit (PsWorkspace *workspace,
                                      GtkWidget   *near,
                                      PsMember    *member);

G_END_DECLS
