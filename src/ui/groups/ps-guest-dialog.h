#pragma once

#include "ps-dialog.h"
#include "ps-guests.h"

G_BEGIN_DECLS

#define PS_TYPE_GUEST_DIALOG (ps_guest_dialog_get_type ())

G_DECLARE_FINAL_TYPE (PsGuestDialog, ps_guest_dialog, PS, GUEST_DIALOG, PsDialog)

PsDialog *ps_guest_dialog_new (PsGuests         *guests,
                               const PsGuestRow *guest,
                               const char       *name);

G_END_DECLS
