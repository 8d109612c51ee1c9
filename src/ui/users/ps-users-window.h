#pragma once

#include <adwaita.h>

#include "ps-workspace.h"

G_BEGIN_DECLS

#define PS_TYPE_USERS_WINDOW (ps_users_window_get_type ())

G_DECLARE_FINAL_TYPE (PsUsersWindow, ps_users_window, PS, USERS_WINDOW, AdwWindow)

GtkWidget *ps_users_window_new (PsWorkspace *workspace);

G_END_DECLS
