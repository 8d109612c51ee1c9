#pragma once

#include "ps-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PS_TYPE_MEMBER_IMPORT_DIALOG (ps_member_import_dialog_get_type ())

G_DECLARE_FINAL_TYPE (PsMemberImportDialog, ps_member_import_dialog, PS, MEMBER_IMPORT_DIALOG,
                      AdwWindow)

GtkWidget *ps_member_import_dialog_new (PsWorkspace *workspace,
                                        GtkWidget   *near,
                                        GFile       *file,
                                        gint64       group_id);

G_END_DECLS
