#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PS_TYPE_NARROW_BIN (ps_narrow_bin_get_type ())

G_DECLARE_FINAL_TYPE (PsNarrowBin, ps_narrow_bin, PS, NARROW_BIN, GtkWidget)

GtkWidget *ps_narrow_bin_new        (void);
void       ps_narrow_bin_set_child  (PsNarrowBin *self,
                                     GtkWidget   *child);
gboolean   ps_narrow_bin_get_narrow (PsNarrowBin *self);

G_END_DECLS
