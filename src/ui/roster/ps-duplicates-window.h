#pragma once

#include "ps-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PS_TYPE_DUPLICATES_WINDOW (ps_duplicates_window_get_type ())

G_DECLARE_FINAL_TYPE (PsDuplicatesWindow, ps_duplicates_window, PS, DUPLICATES_WINDOW, AdwWindow)

GtkWidget *ps_duplicates_window_new (PsWorkspace *workspace);

G_END_DECLS
