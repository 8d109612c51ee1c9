#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *ps_text_area_new (int         lines,
                             GtkWidget **view);

G_END_DECLS
