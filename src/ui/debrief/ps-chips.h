#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PS_TYPE_CHIPS (ps_chips_get_type ())

G_DECLARE_FINAL_TYPE (PsChips, ps_chips, PS, CHIPS, GtkWidget)

GtkWidget *ps_chips_new       (const char *label,
                               GPtrArray  *items);
void       ps_chips_set_keys  (PsChips    *self,
                               GPtrArray  *keys);
GPtrArray *ps_chips_dup_keys  (PsChips    *self);

G_END_DECLS
