#include "ps-a11y.h"

/* What GTK 4.8 and libadwaita 1.2 do not tell a screen reader by themselves. */

static gboolean
tab_through (GtkWidget        *widget,
             GtkDirectionType  direction)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  return child != NULL && gtk_widget_child_focus (child, direction);
}

/**
 * ps_a11y_class_tab_through:
 * @widget_class: of a subclass of AdwBin that says by its own grab_focus where to begin
 *
 * Has Tab go through all of the widget. Otherwise it goes to where grab_focus begins each time that
 * it enters, and what stands before that, the buttons of a header bar, cannot be reached.
 */
void
ps_a11y_class_tab_through (GtkWidgetClass *widget_class)
{
  widget_class->focus = tab_through;
}

static char *
strip_mnemonic (const char *label)
{
  GString *plain = g_string_new (NULL);

  for (const char *p = label; *p != '\0'; p++)
    {
      /* Two underscores stand for one that is meant. */
      if (*p == '_' && p[1] == '_')
        p++;
      else if (*p == '_')
        continue;
      g_string_append_c (plain, *p);
    }

  return g_string_free (plain, FALSE);
}

/**
 * ps_a11y_name_button:
 * @button: a button with a mnemonic in its label, or with an icon only
 * @label: (nullable): what it is called; %NULL takes the button's label without the underscore
 *
 * Names a button for screen readers. Without this a button "_Start" is read as "_Start Start".
 */
void
ps_a11y_name_button (GtkButton  *button,
                     const char *label)
{
  g_autofree char *plain = NULL;

  g_return_if_fail (GTK_IS_BUTTON (button));

  if (label == NULL)
    label = gtk_button_get_label (button);
  if (label == NULL)
    return;

  plain = strip_mnemonic (label);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, plain,
                                  -1);
}

/**
 * ps_a11y_name_menu:
 * @button: a button that opens a menu
 * @label: what it is called
 *
 * Names a menu button for screen readers: itself and the button inside it, which has the focus.
 */
void
ps_a11y_name_menu (GtkMenuButton *button,
                   const char    *label)
{
  g_return_if_fail (GTK_IS_MENU_BUTTON (button));

  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  ps_a11y_name_button (GTK_BUTTON (gtk_widget_get_first_child (GTK_WIDGET (button))), label);
}

static void
name_check_button (GtkCheckButton *button)
{
  g_autofree char *plain = NULL;

  if (!gtk_check_button_get_use_underline (button) || gtk_check_button_get_label (button) == NULL)
    return;

  plain = strip_mnemonic (gtk_check_button_get_label (button));
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, plain, -1);
}

/* The buttons of a GtkStackSwitcher have a label with a mnemonic inside, and are named with it. */
static void
name_tab (GtkButton *button)
{
  GtkWidget *child = gtk_button_get_child (button);

  if (GTK_IS_LABEL (child) && gtk_label_get_use_underline (GTK_LABEL (child)))
    ps_a11y_name_button (button, gtk_label_get_label (GTK_LABEL (child)));
}

/**
 * ps_a11y_name_buttons:
 * @root: a widget
 *
 * Does ps_a11y_name_button() for every button with a mnemonic in @root and below it, check buttons and
 * those of a GtkStackSwitcher among them, and takes the title of an AdwActionRow from the widget that the row
 * activates: that has a name of its own, and GTK 4.8 would read both. A template calls it when it
 * was made.
 */
void
ps_a11y_name_buttons (GtkWidget *root)
{
  g_return_if_fail (GTK_IS_WIDGET (root));

  if (GTK_IS_BUTTON (root) && gtk_button_get_use_underline (GTK_BUTTON (root)))
    ps_a11y_name_button (GTK_BUTTON (root), NULL);
  /* Newer versions of GTK leave a menu button with a mnemonic without a name. */
  else if (GTK_IS_MENU_BUTTON (root) && gtk_menu_button_get_use_underline (GTK_MENU_BUTTON (root))
           && gtk_menu_button_get_label (GTK_MENU_BUTTON (root)) != NULL)
    {
      g_autofree char *plain = strip_mnemonic (gtk_menu_button_get_label (GTK_MENU_BUTTON (root)));

      ps_a11y_name_menu (GTK_MENU_BUTTON (root), plain);
    }
  else if (GTK_IS_BUTTON (root))
    name_tab (GTK_BUTTON (root));
  else if (GTK_IS_CHECK_BUTTON (root))
    name_check_button (GTK_CHECK_BUTTON (root));

  if (ADW_IS_ACTION_ROW (root)
      && adw_action_row_get_activatable_widget (ADW_ACTION_ROW (root)) != NULL)
    gtk_accessible_reset_relation (
      GTK_ACCESSIBLE (adw_action_row_get_activatable_widget (ADW_ACTION_ROW (root))),
      GTK_ACCESSIBLE_RELATION_LABELLED_BY);

  for (GtkWidget *child = gtk_widget_get_first_child (root);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    ps_a11y_name_buttons (child);
}

/**
 * ps_a11y_name_by_class:
 * @root: a widget of libadwaita
 * @css_class: by which its nameless button is known
 * @label: what that is called
 *
 * Names a button that a template of somebody else has left without a name.
 */
void
ps_a11y_name_by_class (GtkWidget  *root,
                       const char *css_class,
                       const char *label)
{
  g_return_if_fail (GTK_IS_WIDGET (root));

  if (GTK_IS_BUTTON (root) && gtk_widget_has_css_class (root, css_class))
    ps_a11y_name_button (GTK_BUTTON (root), label);

  for (GtkWidget *child = gtk_widget_get_first_child (root);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    ps_a11y_name_by_class (child, css_class, label);
}

/* The list of a stack's pages is made when it is asked for, and goes with its last user. */
static void
hide_other_pages_cb (GtkStack *stack)
{
  g_autoptr (GtkSelectionModel) pages = gtk_stack_get_pages (stack);
  GtkWidget *visible = gtk_stack_get_visible_child (stack);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (pages)); i++)
    {
      g_autoptr (GObject) page = g_list_model_get_item (G_LIST_MODEL (pages), i);

      gtk_accessible_update_state (GTK_ACCESSIBLE (page),
                                   GTK_ACCESSIBLE_STATE_HIDDEN,
                                   gtk_stack_page_get_child (GTK_STACK_PAGE (page)) != visible,
                                   -1);
    }
}

/**
 * ps_a11y_stack:
 * @stack: a stack with all of its pages, or whose pages are shown as soon as they are added
 *
 * Keeps the pages that are not seen away from screen readers, which GTK 4.8 does not: somebody who
 * looks through the window with one would come across all pages that there ever were.
 */
void
ps_a11y_stack (GtkStack *stack)
{
  g_return_if_fail (GTK_IS_STACK (stack));

  g_signal_connect (stack, "notify::visible-child", G_CALLBACK (hide_other_pages_cb), NULL);
  hide_other_pages_cb (stack);
}

static void
describe (AdwComboRow *row)
{
  GObject *item = adw_combo_row_get_selected_item (row);
  GtkExpression *expression = adw_combo_row_get_expression (row);
  g_auto (GValue) value = G_VALUE_INIT;

  if (item != NULL && expression != NULL
      && gtk_expression_evaluate (expression, item, &value)
      && G_VALUE_HOLDS_STRING (&value))
    gtk_accessible_update_property (GTK_ACCESSIBLE (row),
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    g_value_get_string (&value),
                                    -1);
  else if (GTK_IS_STRING_OBJECT (item))
    gtk_accessible_update_property (GTK_ACCESSIBLE (row),
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    gtk_string_object_get_string (GTK_STRING_OBJECT (item)),
                                    -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

/**
 * ps_combo_row_describe:
 * @row: a combo row over strings, or with an expression that gives one
 *
 * Keeps the row's accessible description at what is selected. AdwComboRow is read by its title
 * only, so without this nobody hears what was chosen.
 */
void
ps_combo_row_describe (AdwComboRow *row)
{
  g_return_if_fail (ADW_IS_COMBO_ROW (row));

  g_signal_connect (row, "notify::selected-item", G_CALLBACK (describe), NULL);
  describe (row);
}
