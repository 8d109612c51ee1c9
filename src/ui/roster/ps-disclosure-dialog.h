#pragma once

#include "ps-dialog.h"
#include "ps-workspace.h"

G_BEGIN_DECLS

#define PS_TYPE_DISCLOSURE_DIALOG (ps_disclosure_dialog_get_type ())

G_DECLARE_FINAL_TYPE (PsDisclosureDialog, ps_disclosure_dialog, PS, DISCLOSURE_DIALOG, PsDialog)

GtkWidget *ps_disclosure_dialog_new (PsWorkspace        *workspace,
                                     const PsConsentRow *consent);

G_END_DECLS
