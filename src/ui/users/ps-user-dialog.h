#pragma once

#include "ps-dialog.h"
#include "ps-users.h"

G_BEGIN_DECLS

#define PS_TYPE_USER_DIALOG (ps_user_dialog_get_type ())

G_DECLARE_FINAL_TYPE (PsUserDialog, ps_user_dialog, PS, USER_DIALOG, PsDialog)

PsDialog *ps_user_dialog_new (PsUsers *users,
                              PsUser  *user);

G_END_DECLS
