#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PS_TYPE_SPLIT_VIEW (ps_split_view_get_type ())

G_DECLARE_FINAL_TYPE (PsSplitView, ps_split_view, PS, SPLIT_VIEW, GtkWidget)

GtkWidget *ps_split_view_new              (void);
void       ps_split_view_set_sidebar      (PsSplitView *self,
                                           GtkWidget   *sidebar);
GtkWidget *ps_split_view_get_sidebar      (PsSplitView *self);
void       ps_split_view_set_content      (PsSplitView *self,
                                           GtkWidget   *content);
GtkWidget *ps_split_view_get_content      (PsSplitView *self);
gboolean   ps_split_view_get_folded       (PsSplitView *self);
void       ps_split_view_set_show_content (PsSplitView *self,
                                           gboolean     show_content);
gboolean   ps_split_view_get_show_content (PsSplitView *self);
gboolean   ps_split_view_back             (PsSplitView *self);

G_END_DECLS
