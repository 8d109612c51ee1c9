#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void ps_spin_scroll_past (GtkWidget *root);

G_END_DECLS
