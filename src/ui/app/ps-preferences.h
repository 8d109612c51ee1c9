#pragma once

#include <adwaita.h>

#include "ps-workspace.h"

G_BEGIN_DECLS

#define PS_TYPE_PREFERENCES (ps_preferences_get_type ())

G_DECLARE_FINAL_TYPE (PsPreferences, ps_preferences, PS, PREFERENCES, AdwWindow)

GtkWidget *ps_preferences_new (PsWorkspace *workspace);

G_END_DECLS
