#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void ps_a11y_class_tab_through (GtkWidgetClass *widget_class);
void ps_a11y_name_buttons      (GtkWidget      *root);
void ps_a11y_name_button       (GtkButton      *button,
                                const char     *label);
void ps_a11y_name_menu        (GtkMenuButton  *button,
                               const char     *label);
void ps_a11y_name_by_class     (GtkWidget      *root,
                                const char     *css_class,
                                const char     *label);
void ps_a11y_stack             (GtkStack       *stack);
void ps_combo_row_describe     (AdwComboRow    *row);

G_END_DECLS
