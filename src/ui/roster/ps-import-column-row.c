/* One column of a file, and the choice of what it is about. */
#include "ps-import-column-row.h"

#include "ps-a11y.h"

#include <glib/gi18n-lib.h>

#define COLUMN "ps-import-column"

/**
 * ps_import_column_row_new:
 * @columns: what the columns are taken for
 * @column: which one, from 0
 *
 * Returns: (transfer floating): an #AdwComboRow
 */
GtkWidget *
ps_import_column_row_new (const PsMemberColumns *columns,
                          guint                  column)
{
  const PsMemberColumn *info = ps_member_columns_get (columns, column);
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) fields = gtk_string_list_new (NULL);

  for (guint i = 0; i < PS_MEMBER_N_FIELDS; i++)
    gtk_string_list_append (fields, ps_member_field_title (i));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 *info->header != '\0' ? info->header
                                                       : _("A column without a name"));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (fields));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), info->field);
  ps_combo_row_describe (ADW_COMBO_ROW (row));
  g_object_set_data (G_OBJECT (row), COLUMN, GUINT_TO_POINTER (column));

  return row;
}

/**
 * ps_import_column_row_take:
 * @row: from ps_import_column_row_new()
 * @columns: (inout): what the columns are taken for
 *
 * Takes over what was chosen.
 *
 * Returns: whether that is another field than before
 */
gboolean
ps_import_column_row_take (AdwComboRow     *row,
                           PsMemberColumns *columns)
{
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), COLUMN));
  PsMemberField field = adw_combo_row_get_selected (row);

  if (ps_member_columns_get (columns, column)->field == field)
    return FALSE;

  ps_member_columns_set (columns, column, field, 0);

  return TRUE;
}
