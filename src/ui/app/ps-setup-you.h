#pragma once

#include <adwaita.h>

#include "ps-secret.h"

G_BEGIN_DECLS

#define PS_TYPE_SETUP_YOU (ps_setup_you_get_type ())

G_DECLARE_FINAL_TYPE (PsSetupYou, ps_setup_you, PS, SETUP_YOU, AdwBin)

GtkWidget *ps_setup_you_new            (void);
gboolean   ps_setup_you_check          (GtkWidget  *widget);
char      *ps_setup_you_dup_name       (PsSetupYou *self);
PsSecret  *ps_setup_you_dup_passphrase (PsSetupYou *self);
void       ps_setup_you_wipe           (PsSetupYou *self);

G_END_DECLS
