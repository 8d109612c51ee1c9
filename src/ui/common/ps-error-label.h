#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PS_TYPE_ERROR_LABEL (ps_error_label_get_type ())

G_DECLARE_FINAL_TYPE (PsErrorLabel, ps_error_label, PS, ERROR_LABEL, GtkWidget)

GtkWidget  *ps_error_label_new       (void);
void        ps_error_label_set_text  (PsErrorLabel *self,
                                      const char   *text);
const char *ps_error_label_get_text  (PsErrorLabel *self);
void        ps_error_label_set_error (PsErrorLabel *self,
                                      const GError *error);
void        ps_error_label_set_field (PsErrorLabel *self,
                                      GtkWidget    *field);

G_END_DECLS
