#pragma once

#include "ps-dialog.h"
#include "ps-workspace.h"

G_BEGIN_DECLS

#define PS_TYPE_CONSENT_DIALOG (ps_consent_dialog_get_type ())

G_DECLARE_FINAL_TYPE (PsConsentDialog, ps_consent_dialog, PS, CONSENT_DIALOG, PsDialog)

GtkWidget *ps_consent_dialog_new_add  (PsWorkspace        *workspace,
                                       gint64              person_id);
GtkWidget *ps_consent_dialog_new_edit (PsWorkspace        *workspace,
                                       const PsConsentRow *row);

G_END_DECLS
