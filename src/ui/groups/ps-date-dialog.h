#pragma once

#include "ps-dialog.h"
#include "ps-groups.h"

G_BEGIN_DECLS

#define PS_TYPE_DATE_DIALOG (ps_date_dialog_get_type ())

G_DECLARE_FINAL_TYPE (PsDateDialog, ps_date_dialog, PS, DATE_DIALOG, PsDialog)

PsDialog *ps_date_dialog_new (PsGroups         *groups,
                              const PsClock    *clock,
                              const PsUpcoming *upcoming);

G_END_DECLS
