#pragma once

#include "ps-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PS_TYPE_TODAY_PAGE (ps_today_page_get_type ())

G_DECLARE_FINAL_TYPE (PsTodayPage, ps_today_page, PS, TODAY_PAGE, AdwBin)

GtkWidget *ps_today_page_new (PsWorkspace *workspace);

G_END_DECLS
