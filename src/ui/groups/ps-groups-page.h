#pragma once

#include <adwaita.h>

#include "ps-workspace.h"

G_BEGIN_DECLS

#define PS_TYPE_GROUPS_PAGE (ps_groups_page_get_type ())

G_DECLARE_FINAL_TYPE (PsGroupsPage, ps_groups_page, PS, GROUPS_PAGE, AdwBin)

GtkWidget *ps_groups_page_new (PsWorkspace *workspace);

G_END_DECLS
