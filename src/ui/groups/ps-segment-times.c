#include "ps-segment-times.h"

#include <glib/gi18n-lib.h>

#include "ps-error-label.h"
#include "ps-spin.h"
#include "ps-wrap-box.h"

/**
 * PsSegmentTimes:
 *
 * How long a segment takes: at least, as planned, at most, in minutes.
 *
 * What is planned is what a person wants, so the other two make way for it. A limit that is set
 * across the plan stays as it was typed, and the sentence below says what is wrong with it.
 * "changed" goes out when one of the three did.
 */
struct _PsSegmentTimes
{
  GtkBox         parent_instance;

  gboolean       setting;
  gboolean       is_protected;
  gint64         seconds[3];   /* as they were set: see get_seconds() */
  GtkSpinButton *spins[3];
  PsErrorLabel  *error_label;
};

enum {
  LEAST,
  PLANNED,
  MOST,
};

enum {
  SIGNAL_CHANGED,
  N_SIGNALS,
};

/* Above what there can be, so that whoever types too much is told so and does not find another
 * number there.
 */
#define TYPED_MAX 9999

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PsSegmentTimes, ps_segment_times, GTK_TYPE_BOX)

/* A time that was not touched keeps its seconds, which a re-fit or an import may have given it. */
static gint64
get_seconds (PsSegmentTimes *self,
             guint           which)
{
  int minutes = gtk_spin_button_get_value_as_int (self->spins[which]);

  return minutes == (self->seconds[which] + 30) / 60 ? self->seconds[which] : (gint64) minutes * 60;
}

static void
set_seconds (PsSegmentTimes *self,
             guint           which,
             gint64          seconds)
{
  self->seconds[which] = seconds;
  gtk_spin_button_set_value (self->spins[which], (double) ((seconds + 30) / 60));
}

static void
make_way (PsSegmentTimes *self)
{
  gint64 planned_s = get_seconds (self, PLANNED);

  if (self->is_protected || get_seconds (self, LEAST) > planned_s)
    set_seconds (self, LEAST, planned_s);
  if (get_seconds (self, MOST) < planned_s)
    set_seconds (self, MOST, planned_s);
}

static void
value_cb (GtkSpinButton  *spin,
          PsSegmentTimes *self)
{
  if (self->setting)
    return;

  self->setting = TRUE;
  if (spin == self->spins[PLANNED])
    make_way (self);
  self->setting = FALSE;

  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static GtkWidget *
make_column (PsSegmentTimes *self,
             guint           which,
             const char     *title,
             const char     *name)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label = gtk_label_new_with_mnemonic (title);
  GtkWidget *spin = gtk_spin_button_new_with_range (0, TYPED_MAX, 1);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), spin);
  gtk_widget_add_css_class (label, "heading");
  gtk_editable_set_width_chars (GTK_EDITABLE (spin), 4);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (spin), 4);
  gtk_spin_button_set_numeric (GTK_SPIN_BUTTON (spin), TRUE);
  ps_spin_scroll_past (spin);
  gtk_spin_button_set_increments (GTK_SPIN_BUTTON (spin), 1, 5);
  gtk_widget_set_halign (spin, GTK_ALIGN_START);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (spin, "value-changed", G_CALLBACK (value_cb), self, 0);
  self->spins[which] = GTK_SPIN_BUTTON (spin);

  gtk_box_append (GTK_BOX (column), label);
  gtk_box_append (GTK_BOX (column), spin);

  return column;
}

static void
ps_segment_times_class_init (PsSegmentTimesClass *klass)
{
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
ps_segment_times_init (PsSegmentTimes *self)
{
  GtkWidget *box = g_object_new (PS_TYPE_WRAP_BOX, "spacing", 18, "line-spacing", 12, NULL);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);

  ps_wrap_box_append (PS_WRAP_BOX (box),
                      make_column (self, PLANNED, _("_Minutes"), _("Minutes")));
  ps_wrap_box_append (PS_WRAP_BOX (box),
                      make_column (self, LEAST, _("Not _less than"), _("Not less than, in minutes")));
  ps_wrap_box_append (PS_WRAP_BOX (box),
                      make_column (self, MOST, _("Not m_ore than"), _("Not more than, in minutes")));
  gtk_box_append (GTK_BOX (self), box);

  self->error_label = PS_ERROR_LABEL (ps_error_label_new ());
  ps_error_label_set_field (self->error_label, GTK_WIDGET (self->spins[PLANNED]));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->error_label));
}

/**
 * ps_segment_times_set:
 * @plan: has the times
 *
 * Shows the times of a segment. That is no change that somebody made.
 */
void
ps_segment_times_set (PsSegmentTimes      *self,
                      const PsSegmentPlan *plan)
{
  g_return_if_fail (PS_IS_SEGMENT_TIMES (self));

  self->setting = TRUE;
  set_seconds (self, PLANNED, plan->planned_s);
  set_seconds (self, LEAST, plan->min_s);
  set_seconds (self, MOST, plan->max_s);
  self->setting = FALSE;
  ps_segment_times_set_protected (self, plan->is_protected);
}

/**
 * ps_segment_times_fill:
 * @plan: is given the times as they were typed, whether they can be so or not
 */
void
ps_segment_times_fill (PsSegmentTimes *self,
                       PsSegmentPlan  *plan)
{
  g_return_if_fail (PS_IS_SEGMENT_TIMES (self));

  plan->planned_s = get_seconds (self, PLANNED);
  plan->min_s = get_seconds (self, LEAST);
  plan->max_s = get_seconds (self, MOST);
}

/**
 * ps_segment_times_get_planned_s:
 *
 * Returns: how long the segment is to take, seconds
 */
gint64
ps_segment_times_get_planned_s (PsSegmentTimes *self)
{
  g_return_val_if_fail (PS_IS_SEGMENT_TIMES (self), 0);

  return get_seconds (self, PLANNED);
}

/**
 * ps_segment_times_set_planned_s:
 * @planned_s: how long the segment is to take, seconds
 */
void
ps_segment_times_set_planned_s (PsSegmentTimes *self,
                                gint64          planned_s)
{
  g_return_if_fail (PS_IS_SEGMENT_TIMES (self));

  set_seconds (self, PLANNED, planned_s);
}

/**
 * ps_segment_times_set_protected:
 * @is_protected: whether the segment is kept whole: then what it takes at least is what is planned
 */
void
ps_segment_times_set_protected (PsSegmentTimes *self,
                                gboolean        is_protected)
{
  g_return_if_fail (PS_IS_SEGMENT_TIMES (self));

  self->is_protected = is_protected;
  gtk_widget_set_sensitive (GTK_WIDGET (self->spins[LEAST]), !is_protected);
  self->setting = TRUE;
  if (is_protected)
    make_way (self);
  self->setting = FALSE;
}

/**
 * ps_segment_times_set_error:
 * @sentence: (nullable): what is wrong, translated
 */
void
ps_segment_times_set_error (PsSegmentTimes *self,
                            const char     *sentence)
{
  g_return_if_fail (PS_IS_SEGMENT_TIMES (self));

  ps_error_label_set_text (self->error_label, sentence);
}
