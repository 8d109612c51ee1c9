#pragma once

#include "ps-dialog.h"
#include "ps-workspace.h"

G_BEGIN_DECLS

#define PS_TYPE_EXPORT_DIALOG (ps_export_dialog_get_type ())

G_DECLARE_FINAL_TYPE (PsExportDialog, ps_export_dialog, PS, EXPORT_DIALOG, PsDialog)

GtkWidget *ps_export_dialog_new        (PsWorkspace    *workspace,
                                        GtkWidget      *near,
                                        gint64          group_id);
GtkWidget *ps_export_dialog_new_person (PsWorkspace    *workspace,
                                        GtkWidget      *near,
                                        gint64          person_id);
void       ps_export_dialog_save_to    (PsExportDialog *self,
                                        GFile          *file);

G_END_DECLS
