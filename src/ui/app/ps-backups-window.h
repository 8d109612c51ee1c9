#pragma once

#include <adwaita.h>

#include "ps-workspace.h"

G_BEGIN_DECLS

#define PS_TYPE_BACKUPS_WINDOW (ps_backups_window_get_type ())

G_DECLARE_FINAL_TYPE (PsBackupsWindow, ps_backups_window, PS, BACKUPS_WINDOW, AdwWindow)

GtkWidget *ps_backups_window_new (PsWorkspace *workspace);

G_END_DECLS
