#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PS_TYPE_LIST_DETAIL (ps_list_detail_get_type ())

G_DECLARE_FINAL_TYPE (PsListDetail, ps_list_detail, PS, LIST_DETAIL, GtkWidget)

GtkWidget *ps_list_detail_new             (void);
void       ps_list_detail_set_list        (PsListDetail *self,
                                           GtkWidget    *list);
void       ps_list_detail_set_detail      (PsListDetail *self,
                                           GtkWidget    *detail);
gboolean   ps_list_detail_get_narrow      (PsListDetail *self);
void       ps_list_detail_set_show_detail (PsListDetail *self,
                                           gboolean      show_detail);
gboolean   ps_list_detail_get_show_detail (PsListDetail *self);
gboolean   ps_list_detail_back            (PsListDetail *self);

G_END_DECLS
