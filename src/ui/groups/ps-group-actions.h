#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void ps_group_actions_install (GtkWidgetClass *widget_class);

G_END_DECLS
