#include "ps-list-box.h"

#include "ps-a11y.h"
#include "ps-wrap-box.h"

#include <glib/gi18n-lib.h>

/* Short lists are made anew when what they show has changed. */

static int
take_focused_index (GtkListBox *box)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (box));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (box)))
    return -1;

  row = GTK_IS_LIST_BOX_ROW (focus) ? focus
                                    : gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW);

  return row != NULL ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) : -1;
}

/**
 * ps_list_box_refill:
 * @box: a list
 * @rows: (element-type GtkWidget): what is to be in it, floating
 *
 * Puts other rows into a list. Whoever had the focus on a row has it at the same place afterwards,
 * so that the keyboard is not thrown back to the beginning of the window.
 */
void
ps_list_box_refill (GtkListBox *box,
                    GPtrArray  *rows)
{
  int focused = take_focused_index (box);
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (box, 0)) != NULL)
    gtk_list_box_remove (box, GTK_WIDGET (row));

  for (guint i = 0; i < rows->len; i++)
    gtk_list_box_append (box, g_ptr_array_index (rows, i));

  if (focused < 0 || rows->len == 0)
    return;

  row = gtk_list_box_get_row_at_index (box, MIN (focused, (int) rows->len - 1));
  if (!gtk_widget_grab_focus (GTK_WIDGET (row)))
    gtk_widget_child_focus (GTK_WIDGET (row), GTK_DIR_TAB_FORWARD);
}

/**
 * ps_row_new:
 * @icon_name: (nullable): what kind of row it is
 * @title: plain text
 * @subtitle: (nullable): plain text
 *
 * Makes a row of a short list. What is in it is never taken for markup.
 *
 * Returns: (transfer floating): an #AdwActionRow
 */
GtkWidget *
ps_row_new (const char *icon_name,
            const char *title,
            const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);

  if (icon_name != NULL)
    {
      GtkWidget *icon = gtk_image_new_from_icon_name (icon_name);

      gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
    }

  return row;
}

/**
 * ps_row_set_spoken:
 * @row: an #AdwActionRow
 * @name: how it is read out, where its title alone would not do
 */
void
ps_row_set_spoken (GtkWidget  *row,
                   const char *name)
{
  /* GTK 4.8 would read the title as well. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * ps_row_add_arrow:
 * @row: an #AdwActionRow
 *
 * Shows that the row leads somewhere.
 */
void
ps_row_add_arrow (GtkWidget *row)
{
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  gtk_accessible_update_state (GTK_ACCESSIBLE (arrow), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
}

static char *
dup_name (GtkWidget  *row,
          const char *label)
{
  const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row));

  /* Translators: a button as a screen reader says it: what it does, and to what. */
  return g_strdup_printf (_("%s: %s"), label, title);
}

/**
 * ps_row_add_button:
 * @row: an #AdwActionRow
 * @icon_name: (nullable): %NULL for a button with words
 * @label: what it does; the tooltip and the name of one with an icon
 *
 * Adds a button to the end of a row. For a screen reader its name is @label followed by the row's
 * title, because "Skip" alone says nothing in a list of dates.
 *
 * Returns: (transfer none): the #GtkButton
 */
GtkWidget *
ps_row_add_button (GtkWidget  *row,
                   const char *icon_name,
                   const char *label)
{
  GtkWidget *button = icon_name != NULL ? gtk_button_new_from_icon_name (icon_name)
                                        : gtk_button_new_with_label (label);
  g_autofree char *name = dup_name (row, label);

  if (icon_name != NULL)
    {
      gtk_widget_set_tooltip_text (button, label);
      gtk_widget_add_css_class (button, "flat");
    }
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  ps_a11y_name_button (GTK_BUTTON (button), name);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);

  return button;
}

static GtkWidget *
find_words (GtkWidget *row)
{
  GtkWidget *header = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row));

  for (GtkWidget *child = header != NULL ? gtk_widget_get_first_child (header) : NULL;
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (GTK_IS_BOX (child) && gtk_widget_has_css_class (child, "title"))
        return child;
    }

  return NULL;
}

/**
 * ps_row_put_below:
 * @row: an #AdwActionRow
 * @button: a button with words, either at the end of @row or nowhere yet
 *
 * Puts a button below the words of a row. At its end it would leave them no room on a telephone.
 */
void
ps_row_put_below (GtkWidget *row,
                  GtkWidget *button)
{
  GtkWidget *words = find_words (row);
  GtkWidget *buttons = words != NULL ? gtk_widget_get_last_child (words) : NULL;

  g_object_ref_sink (button);
  if (gtk_widget_get_parent (button) != NULL)
    adw_action_row_remove (ADW_ACTION_ROW (row), button);

  if (words == NULL)
    {
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
    }
  else
    {
      if (!PS_IS_WRAP_BOX (buttons))
        {
          buttons = ps_wrap_box_new ();
          gtk_widget_set_margin_top (buttons, 6);
          gtk_box_append (GTK_BOX (words), buttons);
        }
      ps_wrap_box_append (PS_WRAP_BOX (buttons), button);
    }
  g_object_unref (button);
}

/**
 * ps_row_activates:
 * @row: an #AdwActionRow
 * @widget: something in it that has a name of its own
 *
 * Lets a click on @row do what @widget does, which keeps its name: libadwaita 1.2 also gives it the
 * row's title, which would then be read twice.
 */
void
ps_row_activates (GtkWidget *row,
                  GtkWidget *widget)
{
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), widget);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}

/**
 * ps_row_add_menu:
 * @row: an #AdwActionRow
 * @label: what can be done there; the tooltip
 * @menu: what there is to choose
 *
 * Adds a button with a menu to the end of a row. Its name is made as in ps_row_add_button().
 *
 * Returns: (transfer none): the #GtkMenuButton
 */
GtkWidget *
ps_row_add_menu (GtkWidget  *row,
                 const char *label,
                 GMenuModel *menu)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autofree char *name = dup_name (row, label);

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  gtk_widget_set_tooltip_text (button, label);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");

  ps_a11y_name_menu (GTK_MENU_BUTTON (button), name);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);

  return button;
}
