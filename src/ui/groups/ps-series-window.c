#include "ps-series-window.h"

#include <glib/gi18n-lib.h>

#include "ps-a11y.h"
#include "ps-closed-days-window.h"
#include "ps-date-dialog.h"
#include "ps-date-plan-dialog.h"
#include "ps-group-paper.h"
#include "ps-guests-window.h"
#include "ps-list-box.h"
#include "ps-series-deeds.h"
#include "ps-series-row.h"
#include "ps-text.h"
#include "ps-toast.h"
#include "ps-wrap-box.h"

/**
 * PsSeriesWindow:
 *
 * The next dates of a group and what is planned for each: a topic, a guest, a note. What speaks against
 * a plan is said at its date, and forbids nothing.
 */
struct _PsSeriesWindow
{
  AdwWindow     parent_instance;

  PsWorkspace  *workspace;
  gint64        group_id;
  guint         serial;       /* of the commit that was shown last */
  PsSeriesPlan *plan;         /* what is shown; %NULL where it could not be read */

  GtkStack     *stack;
  AdwStatusPage *empty_page;
  GtkMenuButton *paper_button;
  GtkLabel     *group_label;
  GtkLabel     *rule_label;
  GtkButton    *skip_button;
  AdwComboRow  *length_row;
  GtkListBox   *list;
};

/* How many dates are shown: two months of a weekly group to three. */
#define N_LEAST 8
#define N_MOST 12

G_DEFINE_FINAL_TYPE (PsSeriesWindow, ps_series_window, ADW_TYPE_WINDOW)

static PsSeries *
get_series (PsSeriesWindow *self)
{
  return ps_workspace_get_series (self->workspace);
}

static GtkWidget *
get_near (PsSeriesWindow *self)
{
  return GTK_WIDGET (self->stack);
}

static void
fill_list (PsSeriesWindow *self)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  guint closed = ps_series_count_closed (self->plan);
  g_autofree char *label =
    /* Translators: a button; %u is how many meetings are on a day on which the clinic is closed. */
    g_strdup_printf (ngettext ("S_kip %u Closed Day", "S_kip %u Closed Days", closed), closed);

  for (guint i = 0; i < self->plan->dates->len; i++)
    g_ptr_array_add (rows, ps_series_row_new (self->plan, i));
  ps_list_box_refill (self->list, rows);

  gtk_button_set_label (self->skip_button, label);
  ps_a11y_name_button (self->skip_button, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->skip_button), closed > 0);
}

static void
fill_head (PsSeriesWindow *self)
{
  g_autoptr (PsGroup) group =
    ps_groups_find (ps_workspace_get_groups (self->workspace), self->group_id, NULL);
  g_autofree char *words = NULL;
  g_autofree char *rule = NULL;

  if (group == NULL)
    return;

  words = ps_group_dup_rule_text (group);
  rule = ps_text_capitalize (words);
  gtk_label_set_label (self->group_label, ps_group_get_name (group));
  gtk_label_set_label (self->rule_label, rule);
}

static void
refresh (PsSeriesWindow *self)
{
  g_autoptr (GError) error = NULL;
  guint n = N_LEAST + MIN (adw_combo_row_get_selected (self->length_row), N_MOST - N_LEAST);
  g_autofree char *why = NULL;

  g_clear_pointer (&self->plan, ps_series_plan_free);
  self->plan = ps_series_load (get_series (self), self->group_id, n, &error);
  fill_head (self);

  if (self->plan != NULL && self->plan->dates->len > 0)
    {
      fill_list (self);
      gtk_stack_set_visible_child_name (self->stack, "dates");
      return;
    }

  why = g_markup_escape_text (error != NULL ? error->message
                                            : _("Give the group a day and a time first."), -1);
  adw_status_page_set_description (self->empty_page, why);
  gtk_stack_set_visible_child_name (self->stack, "empty");
}

static void
table_changed_cb (PsSeriesWindow *self)
{
  PsDb *db = ps_workspace_get_db (self->workspace);

  /* One commit may touch several tables; and a window that was closed may still be held. */
  if (self->stack == NULL || db == NULL || self->serial == ps_db_get_serial (db))
    return;

  self->serial = ps_db_get_serial (db);
  refresh (self);
}

static void
plan_date (PsSeriesWindow *self,
           const char     *rule_on)
{
  PsDialog *dialog = NULL;

  if (self->plan != NULL)
    dialog = ps_date_plan_dialog_new (self->workspace, get_near (self), self->plan, rule_on);
  if (dialog != NULL)
    ps_dialog_present (dialog, GTK_WIDGET (self));
}

static void
activated_cb (PsSeriesWindow *self,
              GtkListBoxRow  *row)
{
  plan_date (self, ps_series_row_get_rule_on (row));
}

static void
plan_cb (GtkWidget  *widget,
         const char *action_name G_GNUC_UNUSED,
         GVariant   *parameter)
{
  plan_date (PS_SERIES_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
move_cb (GtkWidget  *widget,
         const char *action_name G_GNUC_UNUSED,
         GVariant   *parameter)
{
  PsSeriesWindow *self = PS_SERIES_WINDOW (widget);
  const char *rule_on = g_variant_get_string (parameter, NULL);
  const PsSeriesDate *date =
    self->plan != NULL ? ps_series_find_date (self->plan, rule_on) : NULL;
  PsUpcoming upcoming = { .group_id = self->group_id };

  if (date == NULL)
    return;

  g_strlcpy (upcoming.rule_on, rule_on, sizeof upcoming.rule_on);
  upcoming.starts_at = date->starts_at;
  upcoming.minutes = (guint) ((date->ends_at - date->starts_at) / G_TIME_SPAN_MINUTE);
  upcoming.moved = date->moved;
  ps_dialog_present (ps_date_dialog_new (ps_workspace_get_groups (self->workspace),
                                         ps_workspace_get_clock (self->workspace), &upcoming),
                     widget);
}

static void
skip_cb (GtkWidget  *widget,
         const char *action_name G_GNUC_UNUSED,
         GVariant   *parameter)
{
  PsSeriesWindow *self = PS_SERIES_WINDOW (widget);

  if (self->plan != NULL)
    ps_series_deed_skip (get_series (self), get_near (self), self->plan,
                         g_variant_get_string (parameter, NULL));
}

static void
put_back_cb (GtkWidget  *widget,
             const char *action_name G_GNUC_UNUSED,
             GVariant   *parameter)
{
  PsSeriesWindow *self = PS_SERIES_WINDOW (widget);

  if (self->plan != NULL)
    ps_series_deed_put_back (get_series (self), get_near (self), self->plan,
                             g_variant_get_string (parameter, NULL));
}

static void
skip_closed_cb (GtkWidget  *widget,
                const char *action_name G_GNUC_UNUSED,
                GVariant   *parameter G_GNUC_UNUSED)
{
  PsSeriesWindow *self = PS_SERIES_WINDOW (widget);

  if (self->plan != NULL)
    ps_series_deed_skip_closed (get_series (self), get_near (self), self->plan);
}

static void
suggest_cb (GtkWidget  *widget,
            const char *action_name G_GNUC_UNUSED,
            GVariant   *parameter G_GNUC_UNUSED)
{
  PsSeriesWindow *self = PS_SERIES_WINDOW (widget);

  if (self->plan != NULL)
    ps_series_deed_suggest (get_series (self), get_near (self), self->plan);
}

static void
present (GtkWidget *window,
         GtkWidget *parent)
{
  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (parent));
  gtk_window_present (GTK_WINDOW (window));
}

static void
guests_cb (GtkWidget  *widget,
           const char *action_name G_GNUC_UNUSED,
           GVariant   *parameter G_GNUC_UNUSED)
{
  present (ps_guests_window_new (PS_SERIES_WINDOW (widget)->workspace), widget);
}

static void
closed_days_cb (GtkWidget  *widget,
                const char *action_name G_GNUC_UNUSED,
                GVariant   *parameter G_GNUC_UNUSED)
{
  present (ps_closed_days_window_new (PS_SERIES_WINDOW (widget)->workspace), widget);
}

static void
paper_cb (GtkWidget  *widget,
          const char *action_name,
          GVariant   *parameter G_GNUC_UNUSED)
{
  PsSeriesWindow *self = PS_SERIES_WINDOW (widget);

  if (self->plan != NULL)
    ps_group_paper_series (get_near (self), self->workspace, self->plan,
                           g_str_equal (action_name, "series.print"));
}

static void
undo_cb (GtkWidget  *widget,
         const char *action_name G_GNUC_UNUSED,
         GVariant   *parameter G_GNUC_UNUSED)
{
  ps_toast_run_undo (get_near (PS_SERIES_WINDOW (widget)));
}

static void
ps_series_window_dispose (GObject *object)
{
  PsSeriesWindow *self = PS_SERIES_WINDOW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PS_TYPE_SERIES_WINDOW);
  g_clear_pointer (&self->plan, ps_series_plan_free);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (ps_series_window_parent_class)->dispose (object);
}

static void
ps_series_window_class_init (PsSeriesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ps_series_window_dispose;

  gtk_widget_class_install_action (widget_class, "series.plan", "s", plan_cb);
  gtk_widget_class_install_action (widget_class, "series.move", "s", move_cb);
  gtk_widget_class_install_action (widget_class, "series.skip", "s", skip_cb);
  gtk_widget_class_install_action (widget_class, "series.put-back", "s", put_back_cb);
  gtk_widget_class_install_action (widget_class, "series.skip-closed", NULL, skip_closed_cb);
  gtk_widget_class_install_action (widget_class, "series.suggest", NULL, suggest_cb);
  gtk_widget_class_install_action (widget_class, "series.guests", NULL, guests_cb);
  gtk_widget_class_install_action (widget_class, "series.closed-days", NULL, closed_days_cb);
  gtk_widget_class_install_action (widget_class, "series.print", NULL, paper_cb);
  gtk_widget_class_install_action (widget_class, "series.save", NULL, paper_cb);
  gtk_widget_class_install_action (widget_class, "series.undo", NULL, undo_cb);

  g_type_ensure (PS_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/peerside/Peerside/ui/ps-series-window.ui");
  gtk_widget_class_bind_template_child (widget_class, PsSeriesWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, PsSeriesWindow, empty_page);
  gtk_widget_class_bind_template_child (widget_class, PsSeriesWindow, paper_button);
  gtk_widget_class_bind_template_child (widget_class, PsSeriesWindow, group_label);
  gtk_widget_class_bind_template_child (widget_class, PsSeriesWindow, rule_label);
  gtk_widget_class_bind_template_child (widget_class, PsSeriesWindow, skip_button);
  gtk_widget_class_bind_template_child (widget_class, PsSeriesWindow, length_row);
  gtk_widget_class_bind_template_child (widget_class, PsSeriesWindow, list);
}

static void
ps_series_window_init (PsSeriesWindow *self)
{
  g_autoptr (GtkStringList) lengths = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  ps_a11y_name_menu (self->paper_button, _("Next Dates on Paper"));
  ps_a11y_name_buttons (GTK_WIDGET (self));
  ps_a11y_stack (self->stack);

  for (guint n = N_LEAST; n <= N_MOST; n++)
    {
      g_autofree char *words = g_strdup_printf (ngettext ("%u date", "%u dates", n), n);

      gtk_string_list_append (lengths, words);
    }
  adw_combo_row_set_model (self->length_row, G_LIST_MODEL (lengths));
  ps_combo_row_describe (self->length_row);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * ps_series_window_new:
 * @workspace: a workspace that is open
 * @group_id: whose dates
 *
 * Returns: (transfer none): a #PsSeriesWindow, not shown yet
 */
GtkWidget *
ps_series_window_new (PsWorkspace *workspace,
                      gint64       group_id)
{
  static const char * const signals[] = {
    "changed::date_plan", "changed::booking", "changed::guest", "changed::closed_day",
    "changed::group_date", "changed::support_group", "changed::agenda_segment", "changed::topic",
    "changed::session", NULL,
  };
  PsSeriesWindow *self = g_object_new (PS_TYPE_SERIES_WINDOW, NULL);
  PsDb *db = ps_workspace_get_db (workspace);

  self->workspace = g_object_ref (workspace);
  self->group_id = group_id;
  self->serial = ps_db_get_serial (db);
  for (guint i = 0; signals[i] != NULL; i++)
    g_signal_connect_object (db, signals[i], G_CALLBACK (table_changed_cb), self,
                             G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->length_row, "notify::selected", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  refresh (self);

  return GTK_WIDGET (self);
}
