#pragma once

#include <adwaita.h>

#include "ps-workspace.h"

G_BEGIN_DECLS

#define PS_TYPE_SERIES_WINDOW (ps_series_window_get_type ())

G_DECLARE_FINAL_TYPE (PsSeriesWindow, ps_series_window, PS, SERIES_WINDOW, AdwWindow)

GtkWidget *ps_series_window_new (PsWorkspace *workspace,
                                 gint64       group_id);

G_END_DECLS
