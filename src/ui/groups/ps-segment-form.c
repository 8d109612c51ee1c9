#include "ps-segment-form.h"

#include <glib/gi18n-lib.h>

#include "ps-a11y.h"
#include "ps-field.h"
#include "ps-segment-times.h"
#include "ps-toast.h"

/**
 * PsSegmentForm:
 *
 * All that can be said of one segment of an agenda. "changed" goes out when any of it did.
 */
struct _PsSegmentForm
{
  GtkBox          parent_instance;

  PsSegmentPlan  *plan;      /* as it was; the fields say what it is */
  char           *shipped;   /* nullable: the built-in words for it */

  PsField        *title_field;
  PsSegmentTimes *times;
  PsField        *cue_field;
  GtkWidget      *reset_button;
  PsField        *materials_field;
  AdwComboRow    *kind_row;
  AdwComboRow    *led_by_row;
  GtkSwitch      *protected_switch;
  GtkSwitch      *auto_switch;
};

enum {
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PsSegmentForm, ps_segment_form, GTK_TYPE_BOX)

static void
show_reset (PsSegmentForm *self)
{
  g_autofree char *cue = ps_field_dup_text (self->cue_field);

  gtk_widget_set_visible (self->reset_button,
                          self->shipped != NULL && g_strcmp0 (self->shipped, cue) != 0);
}

static void
changed_cb (PsSegmentForm *self)
{
  show_reset (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
protected_cb (PsSegmentForm *self)
{
  ps_segment_times_set_protected (self->times, gtk_switch_get_active (self->protected_switch));
  changed_cb (self);
}

/* A title that nobody changed goes with the kind. */
static void
kind_cb (PsSegmentForm *self)
{
  PsSegmentKind kind = adw_combo_row_get_selected (self->kind_row);
  g_autofree char *title = ps_field_dup_text (self->title_field);

  if (g_strcmp0 (title, ps_segment_kind_get_label (self->plan->kind)) == 0)
    ps_field_set_text (self->title_field, ps_segment_kind_get_label (kind));
  self->plan->kind = kind;
  changed_cb (self);
}

typedef struct {
  PsSegmentForm *form;
  char            *cue;
} OldCue;

static void
old_cue_free (gpointer data)
{
  OldCue *old = data;

  g_object_unref (old->form);
  g_free (old->cue);
  g_free (old);
}

static void
undo_reset_cb (gpointer user_data)
{
  OldCue *old = user_data;

  if (old->form->cue_field != NULL)
    ps_field_set_text (old->form->cue_field, old->cue);
}

static void
reset_cb (GtkWidget  *widget,
          const char *action_name G_GNUC_UNUSED,
          GVariant   *parameter G_GNUC_UNUSED)
{
  PsSegmentForm *self = PS_SEGMENT_FORM (widget);
  /* Whoever hears that the text changes may set other words to bring back. */
  g_autofree char *shipped = g_strdup (self->shipped);
  OldCue *old;

  if (shipped == NULL)
    return;

  old = g_new0 (OldCue, 1);
  old->form = g_object_ref (self);
  old->cue = ps_field_dup_text (self->cue_field);
  ps_field_set_text (self->cue_field, shipped);
  ps_toast_undo (widget, _("The built-in words are back"), undo_reset_cb, old, old_cue_free);
}

static void
ps_segment_form_dispose (GObject *object)
{
  PsSegmentForm *self = PS_SEGMENT_FORM (object);

  self->cue_field = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), PS_TYPE_SEGMENT_FORM);

  G_OBJECT_CLASS (ps_segment_form_parent_class)->dispose (object);
}

static void
ps_segment_form_finalize (GObject *object)
{
  PsSegmentForm *self = PS_SEGMENT_FORM (object);

  g_clear_pointer (&self->plan, ps_segment_plan_free);
  g_clear_pointer (&self->shipped, g_free);

  G_OBJECT_CLASS (ps_segment_form_parent_class)->finalize (object);
}

static void
ps_segment_form_class_init (PsSegmentFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ps_segment_form_dispose;
  object_class->finalize = ps_segment_form_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "segment.reset-cue", NULL, reset_cb);

  g_type_ensure (PS_TYPE_FIELD);
  g_type_ensure (PS_TYPE_SEGMENT_TIMES);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/peerside/Peerside/ui/ps-segment-form.ui");

#define BIND(child) gtk_widget_class_bind_template_child (widget_class, PsSegmentForm, child)
  BIND (title_field);
  BIND (times);
  BIND (cue_field);
  BIND (reset_button);
  BIND (materials_field);
  BIND (kind_row);
  BIND (led_by_row);
  BIND (protected_switch);
  BIND (auto_switch);
#undef BIND
}

static void
fill_combo (AdwComboRow  *row,
            guint         n,
            const char *(*get_label) (guint))
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  for (guint i = 0; i < n; i++)
    gtk_string_list_append (labels, get_label (i));
  adw_combo_row_set_model (row, G_LIST_MODEL (labels));
  ps_combo_row_describe (row);
}

static const char *
get_kind_label (guint kind)
{
  return ps_segment_kind_get_label (kind);
}

static const char *
get_led_by_label (guint led_by)
{
  return ps_led_by_get_label (led_by);
}

static void
watch (PsSegmentForm *self,
       gpointer       field,
       const char    *signal,
       GCallback      callback)
{
  g_signal_connect_object (field, signal, callback, self, G_CONNECT_SWAPPED);
}

static void
ps_segment_form_init (PsSegmentForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ps_a11y_name_buttons (GTK_WIDGET (self));

  fill_combo (self->kind_row, PS_N_SEGMENT_KINDS, get_kind_label);
  fill_combo (self->led_by_row, PS_N_LED_BY, get_led_by_label);
}

/**
 * ps_segment_form_set_plan:
 * @plan: the segment as it is
 *
 * Fills the form in. Once.
 */
void
ps_segment_form_set_plan (PsSegmentForm       *self,
                          const PsSegmentPlan *plan)
{
  g_return_if_fail (PS_IS_SEGMENT_FORM (self));
  g_return_if_fail (self->plan == NULL);

  self->plan = ps_segment_plan_copy (plan);
  ps_field_set_text (self->title_field, plan->title);
  ps_field_set_text (self->cue_field, plan->cue);
  ps_field_set_text (self->materials_field, plan->materials);
  ps_segment_times_set (self->times, plan);
  adw_combo_row_set_selected (self->kind_row, plan->kind);
  adw_combo_row_set_selected (self->led_by_row, plan->led_by);
  gtk_switch_set_active (self->protected_switch, plan->is_protected);
  gtk_switch_set_active (self->auto_switch, plan->auto_advance);
  show_reset (self);

  watch (self, self->title_field, "changed", G_CALLBACK (changed_cb));
  watch (self, self->cue_field, "changed", G_CALLBACK (changed_cb));
  watch (self, self->materials_field, "changed", G_CALLBACK (changed_cb));
  watch (self, self->times, "changed", G_CALLBACK (changed_cb));
  watch (self, self->kind_row, "notify::selected", G_CALLBACK (kind_cb));
  watch (self, self->led_by_row, "notify::selected", G_CALLBACK (changed_cb));
  watch (self, self->protected_switch, "notify::active", G_CALLBACK (protected_cb));
  watch (self, self->auto_switch, "notify::active", G_CALLBACK (changed_cb));
}

/**
 * ps_segment_form_dup_plan:
 *
 * Returns: (transfer full): the segment as it was entered, its times whether they can be so or not;
 *   one without a title has that of its kind
 */
PsSegmentPlan *
ps_segment_form_dup_plan (PsSegmentForm *self)
{
  PsSegmentPlan *plan = ps_segment_plan_copy (self->plan);

  g_free (plan->title);
  g_free (plan->cue);
  g_free (plan->materials);
  plan->title = ps_field_dup_text (self->title_field);
  plan->cue = ps_field_dup_text (self->cue_field);
  plan->materials = ps_field_dup_text (self->materials_field);
  plan->kind = adw_combo_row_get_selected (self->kind_row);
  plan->led_by = adw_combo_row_get_selected (self->led_by_row);
  plan->is_protected = gtk_switch_get_active (self->protected_switch);
  plan->auto_advance = gtk_switch_get_active (self->auto_switch);
  ps_segment_times_fill (self->times, plan);

  if (*plan->title == '\0')
    {
      g_free (plan->title);
      plan->title = g_strdup (ps_segment_kind_get_label (plan->kind));
    }

  return plan;
}

/**
 * ps_segment_form_get_times:
 *
 * Returns: (transfer none): how long the segment takes
 */
PsSegmentTimes *
ps_segment_form_get_times (PsSegmentForm *self)
{
  g_return_val_if_fail (PS_IS_SEGMENT_FORM (self), NULL);

  return self->times;
}

/**
 * ps_segment_form_set_shipped:
 * @cue: (nullable): the built-in words for such a segment
 *
 * Offers to bring the built-in words back where others stand there.
 */
void
ps_segment_form_set_shipped (PsSegmentForm *self,
                             const char    *cue)
{
  g_return_if_fail (PS_IS_SEGMENT_FORM (self));

  g_free (self->shipped);
  self->shipped = g_strdup (cue);
  show_reset (self);
}
