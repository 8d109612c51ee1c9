#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkListItemFactory *ps_topic_cell_factory_new (void);

G_END_DECLS
