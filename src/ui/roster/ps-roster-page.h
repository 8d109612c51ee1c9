#pragma once

#include "ps-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PS_TYPE_ROSTER_PAGE (ps_roster_page_get_type ())

G_DECLARE_FINAL_TYPE (PsRosterPage, ps_roster_page, PS, ROSTER_PAGE, AdwBin)

GtkWidget *ps_roster_page_new (PsWorkspace *workspace);

G_END_DECLS
