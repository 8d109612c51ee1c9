#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PsFormPart:
 * @get_type: which kind of widget this is about
 * @store: gives what is in it now
 * @load: puts that back; it may come from another version, and so be anything
 *
 * How to ask a widget that is made of rows which come and go.
 */
typedef struct {
  GType      (*get_type) (void);
  GVariant * (*store)    (GtkWidget *widget);
  void       (*load)     (GtkWidget *widget,
                          GVariant  *value);
} PsFormPart;

GVariant   *ps_form_store    (GtkWidget         *root,
                              const PsFormPart  *parts,
                              gsize              n_parts);
void        ps_form_load     (GtkWidget         *root,
                              const PsFormPart  *parts,
                              gsize              n_parts,
                              GVariant          *fields);

void        ps_form_set_name (GtkWindow         *window,
                              const char        *form,
                              gint64             id,
                              const char        *day);
const char *ps_form_get_name (GtkWindow         *window,
                              const char       **object);

G_END_DECLS
