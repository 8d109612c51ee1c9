#pragma once

#include "ps-dialog.h"
#include "ps-series.h"
#include "ps-workspace.h"

G_BEGIN_DECLS

#define PS_TYPE_DATE_PLAN_DIALOG (ps_date_plan_dialog_get_type ())

G_DECLARE_FINAL_TYPE (PsDatePlanDialog, ps_date_plan_dialog, PS, DATE_PLAN_DIALOG, PsDialog)

PsDialog *ps_date_plan_dialog_new (PsWorkspace        *workspace,
                                   GtkWidget          *near,
                                   const PsSeriesPlan *plan,
                                   const char         *rule_on);

G_END_DECLS
