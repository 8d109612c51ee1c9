#pragma once

#include "ps-dialog.h"
#include "ps-users.h"

G_BEGIN_DECLS

#define PS_TYPE_SHEET_DIALOG (ps_sheet_dialog_get_type ())

G_DECLARE_FINAL_TYPE (PsSheetDialog, ps_sheet_dialog, PS, SHEET_DIALOG, PsDialog)

PsDialog *ps_sheet_dialog_new (PsUsers    *users,
                               const char *user_name);

G_END_DECLS
