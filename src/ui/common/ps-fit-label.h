#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PS_TYPE_FIT_LABEL (ps_fit_label_get_type ())

G_DECLARE_FINAL_TYPE (PsFitLabel, ps_fit_label, PS, FIT_LABEL, GtkWidget)

GtkWidget  *ps_fit_label_new           (const char *template);
void        ps_fit_label_set_label     (PsFitLabel *self,
                                        const char *label);
const char *ps_fit_label_get_label     (PsFitLabel *self);
void        ps_fit_label_set_template  (PsFitLabel *self,
                                        const char *template);
double      ps_fit_label_get_font_size (PsFitLabel *self);

G_END_DECLS
