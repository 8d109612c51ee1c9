#pragma once

#include <gtk/gtk.h>

#include "ps-head-count-store.h"

G_BEGIN_DECLS

#define PS_TYPE_HEAD_COUNT_BOX (ps_head_count_box_get_type ())

G_DECLARE_FINAL_TYPE (PsHeadCountBox, ps_head_count_box, PS, HEAD_COUNT_BOX, GtkBox)

void ps_head_count_box_set_beside_names (PsHeadCountBox     *self,
                                         gboolean            beside_names);
void ps_head_count_box_set              (PsHeadCountBox     *self,
                                         const PsHeadCount  *heads);
void ps_head_count_box_get              (PsHeadCountBox     *self,
                                         PsHeadCount        *heads);

G_END_DECLS
