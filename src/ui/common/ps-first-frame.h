#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef void (*PsFirstFrameFunc) (gpointer self);

void ps_first_frame_then (GtkWidget        *widget,
                          PsFirstFrameFunc  func,
                          gpointer          self);

G_END_DECLS
