#pragma once

#include <adwaita.h>

#include "ps-workspace.h"

G_BEGIN_DECLS

#define PS_TYPE_GUESTS_WINDOW (ps_guests_window_get_type ())

G_DECLARE_FINAL_TYPE (PsGuestsWindow, ps_guests_window, PS, GUESTS_WINDOW, AdwWindow)

GtkWidget *ps_guests_window_new         (PsWorkspace *workspace);
GtkWidget *ps_guests_window_new_chooser (PsWorkspace *workspace,
                                         gboolean     with_nobody);

G_END_DECLS
