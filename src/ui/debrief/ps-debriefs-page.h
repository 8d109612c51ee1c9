#pragma once

#include <adwaita.h>

#include "ps-workspace.h"

G_BEGIN_DECLS

#define PS_TYPE_DEBRIEFS_PAGE (ps_debriefs_page_get_type ())

G_DECLARE_FINAL_TYPE (PsDebriefsPage, ps_debriefs_page, PS, DEBRIEFS_PAGE, AdwBin)

GtkWidget *ps_debriefs_page_new (PsWorkspace *workspace);

G_END_DECLS
