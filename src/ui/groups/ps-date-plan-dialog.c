#include "ps-date-plan-dialog.h"

#include <glib/gi18n-lib.h>

#include "ps-a11y.h"
#include "ps-date-words.h"
#include "ps-field.h"
#include "ps-form.h"
#include "ps-guest-words.h"
#include "ps-guests-window.h"
#include "ps-series-deeds.h"
#include "ps-series-words.h"
#include "ps-today.h"
#include "ps-topic-field.h"

/**
 * PsDatePlanDialog:
 *
 * What is planned for one date of a series: its topic, its guest and what came of asking them, and a
 * note.
 */
struct _PsDatePlanDialog
{
  PsDialog      parent_instance;

  PsWorkspace  *workspace;
  PsSeriesEdit *before;          /* what was planned when it was opened */
  PsSeriesEdit *edit;
  GtkWidget    *near;            /* weak: where the toast is shown */
  char          today_on[PS_DATE_ISO_SIZE];
  GtkWidget    *chooser;         /* weak */

  GtkLabel     *day_label;
  PsTopicField *topic_field;
  AdwActionRow *guest_row;
  AdwComboRow  *state_row;
  AdwActionRow *briefed_row;
  GtkSwitch    *briefed_switch;
  PsField      *note_field;
};

/* In the order of the combo row. */
static const char * const states[] = { "asked", "agreed", "declined" };

G_DEFINE_FINAL_TYPE (PsDatePlanDialog, ps_date_plan_dialog, PS_TYPE_DIALOG)

static char *
dup_guest_words (PsDatePlanDialog *self)
{
  g_autoptr (PsGuestRow) guest = NULL;
  g_autofree char *about = NULL;

  if (self->edit->guest_id != 0)
    guest = ps_guests_find (ps_workspace_get_guests (self->workspace), self->edit->guest_id, NULL);
  if (guest == NULL)
    return g_strdup (_("Nobody yet"));

  about = ps_guest_words_about (guest);
  if (*about == '\0')
    return g_strdup (guest->name);

  return g_strdup_printf ("%s\n%s", guest->name, about);
}

static void
show_briefed (PsDatePlanDialog *self)
{
  g_autofree char *day = NULL;
  g_autofree char *words = NULL;
  GDate date, today;

  if (ps_date_from_iso (self->edit->briefed_on, &date) &&
      ps_date_from_iso (self->today_on, &today))
    {
      day = ps_date_words_relative (&date, &today, NULL);
      /* Translators: when a guest speaker was told: %s is such as “today” or “3 weeks ago”. */
      words = g_strdup_printf (_("Told %s"), day);
    }

  adw_action_row_set_subtitle (self->briefed_row, words != NULL ? words : _("Not yet"));
}

static void
show_guest (PsDatePlanDialog *self)
{
  g_autofree char *words = dup_guest_words (self);
  gboolean asked = self->edit->guest_id != 0;

  adw_action_row_set_subtitle (self->guest_row, words);
  gtk_widget_set_visible (GTK_WIDGET (self->state_row), asked);
  gtk_widget_set_visible (GTK_WIDGET (self->briefed_row), asked);
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if (g_strcmp0 (self->edit->guest_state, states[i]) == 0)
      adw_combo_row_set_selected (self->state_row, i);
  gtk_switch_set_active (self->briefed_switch, *self->edit->briefed_on != '\0');
  show_briefed (self);
}

static void
briefed_cb (PsDatePlanDialog *self)
{
  gboolean briefed = gtk_switch_get_active (self->briefed_switch);

  /* The day on which it was said first stays, whatever the switch does meanwhile. */
  if (briefed == (*self->edit->briefed_on != '\0'))
    return;

  g_free (self->edit->briefed_on);
  self->edit->briefed_on = g_strdup (briefed ? self->today_on : "");
  show_briefed (self);
}

static void
chosen_cb (PsDatePlanDialog *self,
           gint64            id)
{
  if (self->edit->guest_id == id)
    return;

  /* Somebody else has neither answered nor been told anything. */
  self->edit->guest_id = id;
  g_free (self->edit->guest_state);
  g_free (self->edit->briefed_on);
  self->edit->guest_state = g_strdup ("asked");
  self->edit->briefed_on = g_strdup ("");
  show_guest (self);
}

static void
choose_cb (PsDatePlanDialog *self)
{
  if (self->chooser != NULL)
    return;

  g_set_weak_pointer (&self->chooser,
                      ps_guests_window_new_chooser (self->workspace, self->edit->guest_id != 0));
  g_signal_connect_object (self->chooser, "chosen", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_set_transient_for (GTK_WINDOW (self->chooser), GTK_WINDOW (self));
  gtk_window_present (GTK_WINDOW (self->chooser));
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (PsDatePlanDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  if (ps_series_finish (PS_SERIES (source), result, &error) && self->near != NULL &&
      self->before != NULL)
    ps_series_deed_planned (PS_SERIES (source), self->near, self->before,
                            gtk_label_get_label (self->day_label));
  ps_dialog_saved (PS_DIALOG (self), error);
}

static void
ps_date_plan_dialog_save (PsDialog *dialog)
{
  PsDatePlanDialog *self = PS_DATE_PLAN_DIALOG (dialog);
  g_autoptr (PsSeriesEdit) edit = ps_series_edit_copy (self->edit);
  g_autoptr (GPtrArray) edits =
    g_ptr_array_new_with_free_func ((GDestroyNotify) ps_series_edit_free);

  edit->topic_id = ps_topic_field_get_id (self->topic_field);
  g_free (edit->guest_state);
  edit->guest_state = g_strdup (states[MIN (adw_combo_row_get_selected (self->state_row),
                                            G_N_ELEMENTS (states) - 1)]);
  g_free (edit->note);
  edit->note = ps_field_dup_text (self->note_field);

  g_ptr_array_add (edits, g_steal_pointer (&edit));
  ps_dialog_set_busy (dialog, TRUE);
  ps_series_save_async (ps_workspace_get_series (self->workspace), edits, NULL, saved_cb,
                        g_object_ref (self));
}

static void
ps_date_plan_dialog_dispose (GObject *object)
{
  PsDatePlanDialog *self = PS_DATE_PLAN_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PS_TYPE_DATE_PLAN_DIALOG);
  g_clear_weak_pointer (&self->chooser);
  g_clear_weak_pointer (&self->near);
  g_clear_pointer (&self->before, ps_series_edit_free);
  g_clear_pointer (&self->edit, ps_series_edit_free);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (ps_date_plan_dialog_parent_class)->dispose (object);
}

static void
ps_date_plan_dialog_class_init (PsDatePlanDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ps_date_plan_dialog_dispose;
  PS_DIALOG_CLASS (klass)->save = ps_date_plan_dialog_save;

  g_type_ensure (PS_TYPE_FIELD);
  g_type_ensure (PS_TYPE_TOPIC_FIELD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/peerside/Peerside/ui/ps-date-plan-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PsDatePlanDialog, day_label);
  gtk_widget_class_bind_template_child (widget_class, PsDatePlanDialog, topic_field);
  gtk_widget_class_bind_template_child (widget_class, PsDatePlanDialog, guest_row);
  gtk_widget_class_bind_template_child (widget_class, PsDatePlanDialog, state_row);
  gtk_widget_class_bind_template_child (widget_class, PsDatePlanDialog, briefed_row);
  gtk_widget_class_bind_template_child (widget_class, PsDatePlanDialog, briefed_switch);
  gtk_widget_class_bind_template_child (widget_class, PsDatePlanDialog, note_field);
}

static void
ps_date_plan_dialog_init (PsDatePlanDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ps_a11y_name_buttons (GTK_WIDGET (self));
  ps_combo_row_describe (self->state_row);
  g_signal_connect_object (self->guest_row, "activated", G_CALLBACK (choose_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->briefed_switch, "notify::active", G_CALLBACK (briefed_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * ps_date_plan_dialog_new:
 * @workspace: a workspace that is open
 * @near: where it is said that it was stored
 * @plan: a series
 * @rule_on: one of its dates
 *
 * Returns: (transfer floating) (nullable): the dialog; %NULL where there is no such date any more
 */
PsDialog *
ps_date_plan_dialog_new (PsWorkspace        *workspace,
                         GtkWidget          *near,
                         const PsSeriesPlan *plan,
                         const char         *rule_on)
{
  const PsSeriesDate *date = ps_series_find_date (plan, rule_on);
  g_autofree char *day = NULL;
  PsDatePlanDialog *self;

  if (date == NULL)
    return NULL;

  self = g_object_new (PS_TYPE_DATE_PLAN_DIALOG, NULL);
  ps_form_set_name (GTK_WINDOW (self), "date-plan", plan->group_id, rule_on);
  self->workspace = g_object_ref (workspace);
  g_set_weak_pointer (&self->near, near);
  self->before = ps_series_edit_new (plan->group_id, date);
  self->edit = ps_series_edit_new (plan->group_id, date);
  ps_local_day (plan->now, plan->zone, self->today_on);

  day = ps_series_words_day (date, plan->now);
  gtk_label_set_label (self->day_label, day);
  ps_topic_field_set_topics (self->topic_field, ps_workspace_get_topics (workspace));
  ps_topic_field_set_id (self->topic_field, date->topic_id);
  ps_field_set_text (self->note_field, date->note);
  show_guest (self);

  return PS_DIALOG (self);
}
