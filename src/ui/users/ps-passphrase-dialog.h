#pragma once

#include "ps-dialog.h"
#include "ps-users.h"

G_BEGIN_DECLS

#define PS_TYPE_PASSPHRASE_DIALOG (ps_passphrase_dialog_get_type ())

G_DECLARE_FINAL_TYPE (PsPassphraseDialog, ps_passphrase_dialog, PS, PASSPHRASE_DIALOG, PsDialog)

PsDialog *ps_passphrase_dialog_new (PsUsers *users,
                                    PsUser  *user);

G_END_DECLS
