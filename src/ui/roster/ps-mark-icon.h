#pragma once

#include "ps-mark-shape.h"

G_BEGIN_DECLS

#define PS_TYPE_MARK_ICON (ps_mark_icon_get_type ())

G_DECLARE_FINAL_TYPE (PsMarkIcon, ps_mark_icon, PS, MARK_ICON, GtkWidget)

GtkWidget *ps_mark_icon_new        (PsHistoryCell  cell);
GtkWidget *ps_mark_icon_new_legend (void);

G_END_DECLS
