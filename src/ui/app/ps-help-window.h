#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PS_TYPE_HELP_WINDOW (ps_help_window_get_type ())

G_DECLARE_FINAL_TYPE (PsHelpWindow, ps_help_window, PS, HELP_WINDOW, AdwWindow)

GtkWidget *ps_help_window_new     (void);
void       ps_help_window_present (PsHelpWindow *self);

G_END_DECLS
