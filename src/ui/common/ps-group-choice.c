/* Choosing one of the groups: in a form, or from a menu. */
#include "ps-group-choice.h"

#define IDS "ps-group-ids"

/**
 * ps_group_choice_fill:
 * @row: a combo row of a form
 * @groups: (element-type PsGroup): what there is to choose
 * @none: (nullable): what choosing none is called, translated; %NULL where there has to be one
 * @group_id: what is chosen at first, or 0
 *
 * Fills a combo row with the names of the groups as they are now.
 */
void
ps_group_choice_fill (AdwComboRow *row,
                      GListModel  *groups,
                      const char  *none,
                      gint64       group_id)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GArray *ids = g_array_new (FALSE, TRUE, sizeof (gint64));
  guint selected = 0;
  gint64 no_id = 0;

  if (none != NULL)
    {
      gtk_string_list_append (names, none);
      g_array_append_val (ids, no_id);
    }

  for (guint i = 0; i < g_list_model_get_n_items (groups); i++)
    {
      g_autoptr (PsGroup) group = g_list_model_get_item (groups, i);
      gint64 id = ps_group_get_id (group);

      if (id == group_id)
        selected = ids->len;
      gtk_string_list_append (names, ps_group_get_name (group));
      g_array_append_val (ids, id);
    }

  g_object_set_data_full (G_OBJECT (row), IDS, ids, (GDestroyNotify) g_array_unref);
  adw_combo_row_set_model (row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (row, selected);
}

/**
 * ps_group_choice_get_id:
 * @row: a combo row that was filled
 *
 * Returns: the id of the group that is chosen, or 0
 */
gint64
ps_group_choice_get_id (AdwComboRow *row)
{
  GArray *ids = g_object_get_data (G_OBJECT (row), IDS);
  guint selected = adw_combo_row_get_selected (row);

  return ids != NULL && selected < ids->len ? g_array_index (ids, gint64, selected) : 0;
}

/**
 * ps_group_choice_new_menu:
 * @groups: (element-type PsGroup): what there is to choose
 * @action: takes the id of the one that was chosen
 *
 * Returns: (transfer full): a menu of the groups
 */
GMenu *
ps_group_choice_new_menu (GListModel *groups,
                          const char *action)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < g_list_model_get_n_items (groups); i++)
    {
      g_autoptr (PsGroup) group = g_list_model_get_item (groups, i);
      g_autoptr (GMenuItem) item = NULL;
      /* A menu takes an underscore for a mnemonic, and a name may have one. */
      g_auto (GStrv) parts = g_strsplit (ps_group_get_name (group), "_", -1);
      g_autofree char *label = g_strjoinv ("__", parts);

      item = g_menu_item_new (label, NULL);
      g_menu_item_set_action_and_target (item, action, "x", ps_group_get_id (group));
      g_menu_append_item (menu, item);
    }

  return menu;
}
