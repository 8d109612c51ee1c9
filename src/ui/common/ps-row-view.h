#pragma once

#include "ps-list-detail.h"
#include "ps-row-list.h"

G_BEGIN_DECLS

#define PS_TYPE_ROW_VIEW (ps_row_view_get_type ())

G_DECLARE_FINAL_TYPE (PsRowView, ps_row_view, PS, ROW_VIEW, GObject)

PsRowView *ps_row_view_new      (GtkListView        *view,
                                 PsListDetail       *list_detail,
                                 PsRowList          *rows,
                                 GtkListItemFactory *factory);
void       ps_row_view_select   (PsRowView          *self,
                                 gint64              id);
void       ps_row_view_open     (PsRowView          *self,
                                 guint               position);
void       ps_row_view_unselect (PsRowView          *self);

G_END_DECLS
