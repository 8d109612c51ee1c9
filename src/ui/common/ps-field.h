#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PS_TYPE_FIELD (ps_field_get_type ())

G_DECLARE_FINAL_TYPE (PsField, ps_field, PS, FIELD, GtkWidget)

GtkWidget  *ps_field_new       (const char   *title);
char       *ps_field_dup_text  (PsField      *self);
void        ps_field_set_text  (PsField      *self,
                                const char   *text);
void        ps_field_set_hint  (PsField      *self,
                                const char   *hint);
const char *ps_field_get_hint  (PsField      *self);
void        ps_field_set_error (PsField      *self,
                                const char   *sentence);
const char *ps_field_get_error (PsField      *self);

G_END_DECLS
