#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PS_TYPE_WRAP_BOX (ps_wrap_box_get_type ())

G_DECLARE_FINAL_TYPE (PsWrapBox, ps_wrap_box, PS, WRAP_BOX, GtkWidget)

GtkWidget *ps_wrap_box_new    (void);
void       ps_wrap_box_append (PsWrapBox *self,
                               GtkWidget *child);

G_END_DECLS
