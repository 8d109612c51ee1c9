#pragma once

#include <adwaita.h>

#include "ps-users.h"

G_BEGIN_DECLS

#define PS_TYPE_OWN_PASSPHRASE_PAGE (ps_own_passphrase_page_get_type ())

G_DECLARE_FINAL_TYPE (PsOwnPassphrasePage, ps_own_passphrase_page, PS, OWN_PASSPHRASE_PAGE, AdwBin)

GtkWidget *ps_own_passphrase_page_new (PsUsers *users);

G_END_DECLS
