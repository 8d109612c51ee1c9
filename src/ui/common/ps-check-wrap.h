#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void ps_check_wrap (GtkWidget *root);

G_END_DECLS
