#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void       ps_list_box_refill (GtkListBox *box,
                               GPtrArray  *rows);
GtkWidget *ps_row_new         (const char *icon_name,
                               const char *title,
                               const char *subtitle);
void       ps_row_set_spoken  (GtkWidget  *row,
                               const char *name);
void       ps_row_add_arrow   (GtkWidget  *row);
GtkWidget *ps_row_add_button  (GtkWidget  *row,
                               const char *icon_name,
                               const char *label);
void       ps_row_activates   (GtkWidget  *row,
                               GtkWidget  *widget);
void       ps_row_put_below   (GtkWidget  *row,
                               GtkWidget  *button);
GtkWidget *ps_row_add_menu    (GtkWidget  *row,
                               const char *label,
                               GMenuModel *menu);

G_END_DECLS
