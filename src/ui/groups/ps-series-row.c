/* One date of a series, as a row: when it is, what is planned, and what speaks against that. */
#include "ps-series-row.h"

#include <glib/gi18n-lib.h>

#include "ps-a11y.h"
#include "ps-series-words.h"

#define RULE_ON "ps-rule-on"

static GtkWidget *
make_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);

  return label;
}

static GtkWidget *
make_conflict (const PsSeriesConflict *conflict)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  GtkWidget *label = make_label (conflict->text);

  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_widget_add_css_class (icon, "warning");
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);

  return box;
}

static void
add_item (GMenu      *menu,
          const char *label,
          const char *action,
          const char *rule_on)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", rule_on);
  g_menu_append_item (menu, item);
}

static GMenuModel *
make_menu (const PsSeriesDate *date)
{
  GMenu *menu = g_menu_new ();

  add_item (menu, _("_Plan…"), "series.plan", date->rule_on);
  if (!date->skipped)
    {
      add_item (menu, _("_Move…"), "series.move", date->rule_on);
      add_item (menu, _("_Skip"), "series.skip", date->rule_on);
    }
  if (date->skipped || date->moved)
    add_item (menu, _("Put _Back"), "series.put-back", date->rule_on);

  return G_MENU_MODEL (menu);
}

static GtkWidget *
make_menu_button (const PsSeriesDate *date,
                  const char         *day)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenuModel) menu = make_menu (date);
  /* Translators: a menu button as a screen reader says it; %s is a day. */
  g_autofree char *name = g_strdup_printf (_("Menu for %s"), day);

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  gtk_widget_set_tooltip_text (button, _("Move or skip"));
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "flat");

  /* The focus goes to a button inside the button. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  ps_a11y_name_button (GTK_BUTTON (gtk_widget_get_first_child (button)), name);

  return button;
}

/**
 * ps_series_row_new:
 * @index: which of the dates of @plan
 *
 * Its menu has the actions "series.plan", "series.move", "series.skip" and "series.put-back", each with
 * the date of the rule.
 *
 * Returns: (transfer floating): a #GtkListBoxRow
 */
GtkWidget *
ps_series_row_new (const PsSeriesPlan *plan,
                   guint               index)
{
  const PsSeriesDate *date = g_ptr_array_index (plan->dates, index);
  g_autoptr (GPtrArray) conflicts = ps_series_check (plan, index);
  g_autofree char *day = ps_series_words_day (date, plan->now);
  g_autofree char *facts = ps_series_words_facts (date);
  g_autofree char *spoken = ps_series_words_spoken (date, conflicts, plan->now);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *day_label = make_label (day);
  GtkWidget *facts_label = make_label (facts);

  gtk_widget_add_css_class (facts_label, "dim-label");
  gtk_widget_add_css_class (day_label, "heading");
  gtk_box_append (GTK_BOX (texts), day_label);
  gtk_box_append (GTK_BOX (texts), facts_label);
  for (guint i = 0; i < conflicts->len; i++)
    gtk_box_append (GTK_BOX (texts), make_conflict (g_ptr_array_index (conflicts, i)));

  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_add_css_class (box, "ps-card");
  gtk_box_append (GTK_BOX (box), texts);
  gtk_box_append (GTK_BOX (box), make_menu_button (date, day));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data_full (G_OBJECT (row), RULE_ON, g_strdup (date->rule_on), g_free);

  return row;
}

/**
 * ps_series_row_get_rule_on:
 * @row: from ps_series_row_new()
 *
 * Returns: (transfer none): which date of the rule it shows
 */
const char *
ps_series_row_get_rule_on (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), RULE_ON);
}
