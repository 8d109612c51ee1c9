#pragma once

#include <adwaita.h>

#include "ps-workspace.h"

G_BEGIN_DECLS

#define PS_TYPE_SETUP (ps_setup_get_type ())

G_DECLARE_FINAL_TYPE (PsSetup, ps_setup, PS, SETUP, AdwBin)

GtkWidget *ps_setup_new (PsWorkspace *workspace);

G_END_DECLS
