#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PS_TYPE_LANDED_SCALE (ps_landed_scale_get_type ())

G_DECLARE_FINAL_TYPE (PsLandedScale, ps_landed_scale, PS, LANDED_SCALE, GtkBox)

GtkWidget *ps_landed_scale_new       (const char    *who);
void       ps_landed_scale_set_value (PsLandedScale *self,
                                      int            value);
int        ps_landed_scale_get_value (PsLandedScale *self);

G_END_DECLS
