#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void ps_number_entry (GtkWidget *root);

G_END_DECLS
