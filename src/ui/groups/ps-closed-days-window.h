#pragma once

#include <adwaita.h>

#include "ps-workspace.h"

G_BEGIN_DECLS

#define PS_TYPE_CLOSED_DAYS_WINDOW (ps_closed_days_window_get_type ())

G_DECLARE_FINAL_TYPE (PsClosedDaysWindow, ps_closed_days_window, PS, CLOSED_DAYS_WINDOW, AdwWindow)

GtkWidget *ps_closed_days_window_new (PsWorkspace *workspace);

G_END_DECLS
