#pragma once

#include "ps-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PS_TYPE_IMPORTS_WINDOW (ps_imports_window_get_type ())

G_DECLARE_FINAL_TYPE (PsImportsWindow, ps_imports_window, PS, IMPORTS_WINDOW, AdwWindow)

GtkWidget *ps_imports_window_new (PsWorkspace *workspace);

G_END_DECLS
