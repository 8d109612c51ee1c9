#pragma once

#include "ps-contact-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PS_TYPE_WAYS_EDITOR (ps_ways_editor_get_type ())

G_DECLARE_FINAL_TYPE (PsWaysEditor, ps_ways_editor, PS, WAYS_EDITOR, GtkWidget)

GtkWidget *ps_ways_editor_new   (void);
void       ps_ways_editor_load  (PsWaysEditor *self,
                                 GPtrArray    *ways);
GPtrArray *ps_ways_editor_store (PsWaysEditor *self);

G_END_DECLS
