#pragma once

#include "ps-dialog.h"
#include "ps-groups.h"

G_BEGIN_DECLS

#define PS_TYPE_AGREEMENT_DIALOG (ps_agreement_dialog_get_type ())

G_DECLARE_FINAL_TYPE (PsAgreementDialog, ps_agreement_dialog, PS, AGREEMENT_DIALOG, PsDialog)

PsDialog *ps_agreement_dialog_new (PsGroups         *groups,
                                   PsContent        *content,
                                   const PsClock    *clock,
                                   const PsGroupRow *group);

G_END_DECLS
