#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PS_TYPE_WALK_IN_BOX (ps_walk_in_box_get_type ())

G_DECLARE_FINAL_TYPE (PsWalkInBox, ps_walk_in_box, PS, WALK_IN_BOX, GtkBox)

void ps_walk_in_box_clear     (PsWalkInBox  *self);
void ps_walk_in_box_set_error (PsWalkInBox  *self,
                               const GError *error);
const char *ps_walk_in_box_get_name (PsWalkInBox *self);

G_END_DECLS
