#include "ps-start-agenda.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ps-a11y.h"
#include "ps-date-words.h"
#include "ps-date.h"
#include "ps-duration.h"
#include "ps-list-box.h"
#include "ps-remembrance.h"
#include "ps-segment-plan.h"
#include "ps-spin.h"
#include "ps-start-remember.h"
#include "ps-time-words.h"

/**
 * PsStartAgenda:
 *
 * The segments of a meeting that is about to begin, with their minutes, and what they come to.
 *
 * An agenda that is longer than the meeting is said to be so and nothing more: the people in the
 * room may want it that way.
 */
struct _PsStartAgenda
{
  GtkBox      parent_instance;

  GPtrArray  *agenda;      /* of PsSegmentPlan, changed in place */
  GPtrArray  *other;       /* nullable: the one of the two that is not seen, as it was left */
  gint64      planned_s;
  gint64      starts_at;
  GTimeZone  *zone;
  GPtrArray  *rows;        /* of AdwActionRow, as the segments */
  PsRefit    *fit;         /* nullable: shortens the segments when the meeting begins */

  GtkWidget   *source_list;
  AdwComboRow *source_row;
  GtkListBox  *list;
  GtkLabel    *total;
  GtkWidget   *paper_button;
  GtkWidget   *too_long;
  GtkLabel    *too_long_label;
};

/* No spin button needs to go further; a day is the limit of the schema. */
#define MAX_MINUTES 480

enum {
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PsStartAgenda, ps_start_agenda, GTK_TYPE_BOX)

static char *
get_total_text (PsStartAgenda *self,
                gint64         total_s)
{
  gint64 end = self->starts_at + total_s * G_TIME_SPAN_SECOND;
  g_autofree char *words = ps_duration_in_words (total_s);
  g_autofree char *time = ps_time_words (end, self->zone, NULL);

  /* Translators: the whole agenda: %1$s is a duration, %2$s a time of day. */
  return g_strdup_printf (_("%1$s, ends about %2$s"), words, time);
}

static char *
get_hint (PsStartAgenda       *self,
          guint                index,
          const PsSegmentPlan *plan)
{
  const char *led_by = ps_led_by_get_label (plan->led_by);
  g_autofree char *least = ps_duration_as_minutes (plan->min_s);
  g_autofree char *most = ps_duration_as_minutes (plan->max_s);
  g_autofree char *fitted = NULL;

  if (self->fit == NULL || self->fit->planned_s[index] == plan->planned_s)
    /* Translators: who leads a segment, and how long it may take: “Peer Leader · 5 min to 15 min”. */
    return g_strdup_printf (_("%1$s · %2$s to %3$s"), led_by, least, most);

  fitted = ps_duration_as_minutes ((self->fit->planned_s[index] + 30) / 60 * 60);

  /* Translators: who leads a segment, and what it is shortened to: “Peer Leader · shortened to 16
   * min”. */
  return g_strdup_printf (_("%1$s · shortened to %2$s"), led_by, fitted);
}

static void
show_hints (PsStartAgenda *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      g_autofree char *hint = get_hint (self, i, g_ptr_array_index (self->agenda, i));

      adw_action_row_set_subtitle (g_ptr_array_index (self->rows, i), hint);
    }
}

static void
count (PsStartAgenda *self)
{
  gint64 whole_s = ps_segment_plans_total (self->agenda);
  gint64 total_s = whole_s - (self->fit != NULL ? self->fit->win_s : 0);
  g_autofree char *total = get_total_text (self, total_s);
  g_autofree char *longer = ps_duration_in_words (whole_s - self->planned_s);
  /* Translators: %s is a duration. */
  g_autofree char *sentence =
    g_strdup_printf (_("The agenda is %s longer than the meeting. You can start all the same."),
                     longer);

  gtk_label_set_text (self->total, total);
  gtk_label_set_text (self->too_long_label, sentence);
  gtk_widget_set_visible (self->too_long, whole_s > self->planned_s && self->fit == NULL);
}

/* What a person sets here is what they want, so the bounds for re-fits make way. */
static void
value_cb (GtkSpinButton *spin,
          PsStartAgenda *self)
{
  PsSegmentPlan *plan = g_object_get_data (G_OBJECT (spin), "ps-plan");

  plan->planned_s = (gint64) gtk_spin_button_get_value_as_int (spin) * 60;
  plan->min_s = MIN (plan->min_s, plan->planned_s);
  plan->max_s = MAX (plan->max_s, plan->planned_s);
  count (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static GtkWidget *
make_row (PsStartAgenda *self,
          PsSegmentPlan *plan)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *spin = gtk_spin_button_new_with_range (1, MAX_MINUTES, 1);
  /* Translators: names the field for a segment’s length to a screen reader. */
  g_autofree char *label = g_strdup_printf (_("Minutes for %s"), plan->title);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), plan->title);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);

  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), (double) ((plan->planned_s + 30) / 60));
  ps_spin_scroll_past (spin);
  gtk_editable_set_width_chars (GTK_EDITABLE (spin), 3);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (spin), 3);
  gtk_widget_set_valign (spin, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_object_set_data (G_OBJECT (spin), "ps-plan", plan);
  g_signal_connect_object (spin, "value-changed", G_CALLBACK (value_cb), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), spin);

  return row;
}

static void
fill (PsStartAgenda *self)
{
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < self->agenda->len; i++)
    g_ptr_array_add (self->rows, make_row (self, g_ptr_array_index (self->agenda, i)));
  ps_list_box_refill (self->list, self->rows);
  show_hints (self);
  count (self);
}

/* The two change places, so that minutes that were set in one are still there on the way back. */
static void
source_cb (PsStartAgenda *self)
{
  g_autoptr (GPtrArray) seen = ps_segment_plans_copy (self->agenda);

  g_ptr_array_set_size (self->agenda, 0);
  for (guint i = 0; i < self->other->len; i++)
    g_ptr_array_add (self->agenda, ps_segment_plan_copy (g_ptr_array_index (self->other, i)));
  g_ptr_array_unref (self->other);
  self->other = g_steal_pointer (&seen);
  /* What the segments of the one are shortened to says nothing of the other's. */
  g_clear_pointer (&self->fit, ps_refit_free);

  fill (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
ps_start_agenda_dispose (GObject *object)
{
  PsStartAgenda *self = PS_START_AGENDA (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PS_TYPE_START_AGENDA);
  g_clear_pointer (&self->agenda, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->fit, ps_refit_free);
  g_clear_pointer (&self->other, g_ptr_array_unref);
  g_clear_pointer (&self->zone, g_time_zone_unref);

  G_OBJECT_CLASS (ps_start_agenda_parent_class)->dispose (object);
}

static void
ps_start_agenda_class_init (PsStartAgendaClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ps_start_agenda_dispose;

  /**
   * PsStartAgenda::changed:
   *
   * Somebody has set other minutes, or another agenda is seen.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/peerside/Peerside/ui/ps-start-agenda.ui");
  gtk_widget_class_bind_template_child (widget_class, PsStartAgenda, source_list);
  gtk_widget_class_bind_template_child (widget_class, PsStartAgenda, source_row);
  gtk_widget_class_bind_template_child (widget_class, PsStartAgenda, list);
  gtk_widget_class_bind_template_child (widget_class, PsStartAgenda, total);
  gtk_widget_class_bind_template_child (widget_class, PsStartAgenda, paper_button);
  gtk_widget_class_bind_template_child (widget_class, PsStartAgenda, too_long);
  gtk_widget_class_bind_template_child (widget_class, PsStartAgenda, too_long_label);
}

static void
ps_start_agenda_init (PsStartAgenda *self)
{
  self->zone = g_time_zone_new_local ();
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  ps_a11y_name_menu (GTK_MENU_BUTTON (self->paper_button), _("Agenda on paper"));
}

/**
 * ps_start_agenda_set:
 * @self: a start agenda
 * @agenda: (element-type PsSegmentPlan): the segments, which are changed in place
 * @planned_s: how long the meeting is meant to take, seconds
 * @starts_at: when it begins, microseconds UTC
 *
 * Sets what is shown. Once.
 */
void
ps_start_agenda_set (PsStartAgenda *self,
                     GPtrArray     *agenda,
                     gint64         planned_s,
                     gint64         starts_at)
{
  g_return_if_fail (PS_IS_START_AGENDA (self));
  g_return_if_fail (self->agenda == NULL);

  self->agenda = g_ptr_array_ref (agenda);
  self->planned_s = planned_s;
  self->starts_at = starts_at;
  fill (self);
}

/**
 * ps_start_agenda_set_start:
 * @self: a start agenda
 * @starts_at: when the meeting would begin now, microseconds UTC
 * @fit: (transfer full) (nullable): what its segments are shortened to when it does
 *
 * Shows when it would end, and what each segment is shortened to.
 */
void
ps_start_agenda_set_start (PsStartAgenda *self,
                           gint64         starts_at,
                           PsRefit       *fit)
{
  g_return_if_fail (PS_IS_START_AGENDA (self));

  self->starts_at = starts_at;
  ps_refit_free (self->fit);
  self->fit = fit;
  show_hints (self);
  count (self);
}

/**
 * ps_start_agenda_offer_last:
 * @last: (element-type PsSegmentPlan): what the last meeting was planned to be
 * @held_at: when that was, microseconds UTC
 *
 * Offers the last meeting's plan beside the group's agenda. Once, after ps_start_agenda_set().
 */
void
ps_start_agenda_offer_last (PsStartAgenda *self,
                            GPtrArray     *last,
                            gint64         held_at)
{
  g_autoptr (GtkStringList) sources = gtk_string_list_new (NULL);
  GDate date = ps_date_of_instant (held_at, self->zone, NULL);
  GDate today = ps_date_of_instant (self->starts_at, self->zone, NULL);
  g_autofree char *day = ps_date_words_day (&date, &today, NULL);
  /* Translators: the agenda of the last meeting; %s is a day. */
  g_autofree char *as_last = g_strdup_printf (_("As last time (%s)"), day);

  g_return_if_fail (PS_IS_START_AGENDA (self));
  g_return_if_fail (self->agenda != NULL && self->other == NULL);

  self->other = ps_segment_plans_copy (last);
  /* Translators: where the agenda of a meeting comes from: it is the one the group has. */
  gtk_string_list_append (sources, _("The group’s"));
  gtk_string_list_append (sources, as_last);
  adw_combo_row_set_model (self->source_row, G_LIST_MODEL (sources));
  ps_combo_row_describe (self->source_row);
  gtk_widget_set_visible (self->source_list, TRUE);
  g_signal_connect_object (self->source_row, "notify::selected", G_CALLBACK (source_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
remember_cb (PsStartAgenda   *self,
             PsStartRemember *remember)
{
  void (*change) (GPtrArray *) = ps_start_remember_get_ids (remember)->len > 0
                                 ? ps_remembrance_add : ps_remembrance_take_out;

  /* Whichever of the two is seen in the end. */
  change (self->agenda);
  if (self->other != NULL)
    change (self->other);
  /* It is of other segments. */
  g_clear_pointer (&self->fit, ps_refit_free);

  fill (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * ps_start_agenda_ask:
 * @clock: outlives it
 * @draft: the meeting; is told whom it remembers
 *
 * Asks whether the group wants to remember somebody, if there is somebody: yes puts a moment into the
 * agenda. Once, after ps_start_agenda_set().
 */
void
ps_start_agenda_ask (PsStartAgenda  *self,
                     PsDb           *db,
                     const PsClock  *clock,
                     PsMeetingDraft *draft)
{
  GtkWidget *remember = g_object_new (PS_TYPE_START_REMEMBER, NULL);

  g_return_if_fail (PS_IS_START_AGENDA (self));

  ps_start_remember_set (PS_START_REMEMBER (remember), db, clock, draft->group_id);
  g_clear_pointer (&draft->remembering, g_array_unref);
  draft->remembering = g_array_ref (ps_start_remember_get_ids (PS_START_REMEMBER (remember)));
  gtk_box_prepend (GTK_BOX (self), remember);
  g_signal_connect_object (remember, "changed", G_CALLBACK (remember_cb), self, G_CONNECT_SWAPPED);
}
