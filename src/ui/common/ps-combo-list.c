/* The list that a combo row opens, with its words whole: libadwaita 1.2 cuts each after 20 letters. */
#include "ps-combo-list.h"

#define ITEM_CHECK "ps-combo-check"

static void
setup_cb (AdwComboRow *row G_GNUC_UNUSED,
          GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *check = gtk_image_new_from_icon_name ("object-select-symbolic");

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_accessible_update_state (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), check);
  gtk_list_item_set_child (item, box);
  g_object_set_data (G_OBJECT (item), ITEM_CHECK, check);
}

static void
update (GtkListItem *item,
        GParamSpec  *pspec G_GNUC_UNUSED,
        AdwComboRow *row)
{
  GtkWidget *check = g_object_get_data (G_OBJECT (item), ITEM_CHECK);

  gtk_widget_set_opacity (check,
                          adw_combo_row_get_selected (row) == gtk_list_item_get_position (item) ? 1 : 0);
}

static void
bind_cb (AdwComboRow *row,
         GtkListItem *item)
{
  GtkWidget *label = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkStringObject *string = gtk_list_item_get_item (item);

  gtk_label_set_label (GTK_LABEL (label), gtk_string_object_get_string (string));
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (update), item, G_CONNECT_SWAPPED);
  update (item, NULL, row);
}

static void
unbind_cb (AdwComboRow *row,
           GtkListItem *item)
{
  g_signal_handlers_disconnect_by_func (row, update, item);
}

/**
 * ps_combo_list_whole:
 * @row: a combo row over a #GtkStringList, or that will be
 *
 * From now on its list shows each choice whole, in as many lines as it takes.
 */
void
ps_combo_list_whole (AdwComboRow *row)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), row, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), row, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), row, G_CONNECT_SWAPPED);
  adw_combo_row_set_list_factory (row, factory);
}
