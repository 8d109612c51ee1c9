#include "ps-segment-editor.h"

#include <glib/gi18n-lib.h>

#include "ps-a11y.h"
#include "ps-field.h"
#include "ps-group-words.h"

/**
 * PsSegmentEditor:
 *
 * One segment of an agenda that is being changed: a row that opens.
 *
 * It knows nothing of the others. "moved" asks for it to be moved by so many places, "removed" to be
 * taken away, "changed" says that its minutes are others now. It can be dragged, and moved with
 * Alt+Up and Alt+Down.
 */
struct _PsSegmentEditor
{
  AdwExpanderRow  parent_instance;

  PsSegmentPlan  *plan;

  GtkWidget      *up_button;
  GtkWidget      *down_button;
  GtkWidget      *remove_button;
  PsField        *title_field;
  PsField        *cue_field;
  GtkSpinButton  *planned_spin;
  GtkSpinButton  *min_spin;
  GtkSpinButton  *max_spin;
  AdwComboRow    *led_by_row;
  GtkSwitch      *protected_switch;
};

enum {
  SIGNAL_CHANGED,
  SIGNAL_MOVED,
  SIGNAL_REMOVED,
  SIGNAL_DROPPED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PsSegmentEditor, ps_segment_editor, ADW_TYPE_EXPANDER_ROW)

/* A time that was not touched keeps its seconds, which a re-fit or an import may have given it. */
static gint64
get_seconds (GtkSpinButton *spin,
             gint64         seconds)
{
  int minutes = gtk_spin_button_get_value_as_int (spin);

  return minutes == (seconds + 30) / 60 ? seconds : (gint64) minutes * 60;
}

static void
set_seconds (GtkSpinButton *spin,
             gint64         seconds)
{
  gtk_spin_button_set_value (spin, (double) ((seconds + 30) / 60));
}

static void
name_button (GtkWidget  *button,
             const char *what,
             const char *title)
{
  /* Translators: a button as a screen reader says it: what it does, and to what. */
  g_autofree char *name = g_strdup_printf (_("%s: %s"), what, title);

  ps_a11y_name_button (GTK_BUTTON (button), name);
}

static void
describe (PsSegmentEditor *self)
{
  g_autoptr (PsSegmentPlan) plan = ps_segment_editor_dup_plan (self);
  g_autofree char *words = ps_group_words_segment (plan);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), plan->title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, plan->title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
  name_button (self->up_button, _("Move Up"), plan->title);
  name_button (self->down_button, _("Move Down"), plan->title);
  name_button (self->remove_button, _("Remove Segment"), plan->title);
}

static void
changed_cb (PsSegmentEditor *self)
{
  describe (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* What is kept whole cannot be shortened; what is at least so long is not planned shorter. */
static void
planned_changed_cb (PsSegmentEditor *self)
{
  double planned = gtk_spin_button_get_value (self->planned_spin);

  if (gtk_switch_get_active (self->protected_switch) ||
      gtk_spin_button_get_value (self->min_spin) > planned)
    gtk_spin_button_set_value (self->min_spin, planned);
  if (gtk_spin_button_get_value (self->max_spin) < planned)
    gtk_spin_button_set_value (self->max_spin, planned);

  gtk_widget_set_sensitive (GTK_WIDGET (self->min_spin),
                            !gtk_switch_get_active (self->protected_switch));
  changed_cb (self);
}

static void
limit_changed_cb (PsSegmentEditor *self)
{
  double planned = gtk_spin_button_get_value (self->planned_spin);

  if (gtk_spin_button_get_value (self->min_spin) > planned)
    gtk_spin_button_set_value (self->planned_spin, gtk_spin_button_get_value (self->min_spin));
  if (gtk_spin_button_get_value (self->max_spin) < planned)
    gtk_spin_button_set_value (self->planned_spin, gtk_spin_button_get_value (self->max_spin));
}

static void
up_cb (GtkWidget  *widget,
       const char *action_name G_GNUC_UNUSED,
       GVariant   *parameter G_GNUC_UNUSED)
{
  g_signal_emit (widget, signals[SIGNAL_MOVED], 0, -1);
}

static void
down_cb (GtkWidget  *widget,
         const char *action_name G_GNUC_UNUSED,
         GVariant   *parameter G_GNUC_UNUSED)
{
  g_signal_emit (widget, signals[SIGNAL_MOVED], 0, 1);
}

static void
remove_cb (GtkWidget  *widget,
           const char *action_name G_GNUC_UNUSED,
           GVariant   *parameter G_GNUC_UNUSED)
{
  g_signal_emit (widget, signals[SIGNAL_REMOVED], 0);
}

static GdkContentProvider *
prepare_cb (GtkDragSource   *source,
            double           x,
            double           y,
            PsSegmentEditor *self)
{
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (GTK_WIDGET (self));

  gtk_drag_source_set_icon (source, picture, (int) x, (int) y);

  return gdk_content_provider_new_typed (PS_TYPE_SEGMENT_EDITOR, self);
}

static gboolean
drop_cb (GtkDropTarget   *target G_GNUC_UNUSED,
         const GValue    *value,
         double           x G_GNUC_UNUSED,
         double           y G_GNUC_UNUSED,
         PsSegmentEditor *self)
{
  PsSegmentEditor *dragged = g_value_get_object (value);

  if (dragged == NULL || dragged == self)
    return FALSE;

  g_signal_emit (self, signals[SIGNAL_DROPPED], 0, dragged);

  return TRUE;
}

static void
ps_segment_editor_dispose (GObject *object)
{
  PsSegmentEditor *self = PS_SEGMENT_EDITOR (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PS_TYPE_SEGMENT_EDITOR);

  G_OBJECT_CLASS (ps_segment_editor_parent_class)->dispose (object);
}

static void
ps_segment_editor_finalize (GObject *object)
{
  PsSegmentEditor *self = PS_SEGMENT_EDITOR (object);

  g_clear_pointer (&self->plan, ps_segment_plan_free);

  G_OBJECT_CLASS (ps_segment_editor_parent_class)->finalize (object);
}

static void
ps_segment_editor_class_init (PsSegmentEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->dispose = ps_segment_editor_dispose;
  object_class->finalize = ps_segment_editor_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
  signals[SIGNAL_MOVED] = g_signal_new ("moved", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_INT);
  signals[SIGNAL_REMOVED] = g_signal_new ("removed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
  /* Another one was dropped on this one and wants its place. */
  signals[SIGNAL_DROPPED] = g_signal_new ("dropped", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, PS_TYPE_SEGMENT_EDITOR);

  gtk_widget_class_install_action (widget_class, "segment.up", NULL, up_cb);
  gtk_widget_class_install_action (widget_class, "segment.down", NULL, down_cb);
  gtk_widget_class_install_action (widget_class, "segment.remove", NULL, remove_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "segment.up", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "segment.down",
                                       NULL);

  g_type_ensure (PS_TYPE_FIELD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/peerside/Peerside/ui/ps-segment-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, PsSegmentEditor, up_button);
  gtk_widget_class_bind_template_child (widget_class, PsSegmentEditor, down_button);
  gtk_widget_class_bind_template_child (widget_class, PsSegmentEditor, remove_button);
  gtk_widget_class_bind_template_child (widget_class, PsSegmentEditor, title_field);
  gtk_widget_class_bind_template_child (widget_class, PsSegmentEditor, cue_field);
  gtk_widget_class_bind_template_child (widget_class, PsSegmentEditor, planned_spin);
  gtk_widget_class_bind_template_child (widget_class, PsSegmentEditor, min_spin);
  gtk_widget_class_bind_template_child (widget_class, PsSegmentEditor, max_spin);
  gtk_widget_class_bind_template_child (widget_class, PsSegmentEditor, led_by_row);
  gtk_widget_class_bind_template_child (widget_class, PsSegmentEditor, protected_switch);
}

static void
ps_segment_editor_init (PsSegmentEditor *self)
{
  g_autoptr (GtkStringList) leaders = gtk_string_list_new (NULL);
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (PS_TYPE_SEGMENT_EDITOR, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));

  for (guint i = 0; i < PS_N_LED_BY; i++)
    gtk_string_list_append (leaders, ps_led_by_get_label (i));
  adw_combo_row_set_model (self->led_by_row, G_LIST_MODEL (leaders));
  ps_combo_row_describe (self->led_by_row);

  g_signal_connect (source, "prepare", G_CALLBACK (prepare_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (source));
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/**
 * ps_segment_editor_new:
 * @plan: the segment as it is
 *
 * Returns: (transfer floating): a row to change it by
 */
GtkWidget *
ps_segment_editor_new (const PsSegmentPlan *plan)
{
  PsSegmentEditor *self = g_object_new (PS_TYPE_SEGMENT_EDITOR, NULL);

  self->plan = ps_segment_plan_copy (plan);
  ps_field_set_text (self->title_field, plan->title);
  ps_field_set_text (self->cue_field, plan->cue != NULL ? plan->cue : "");
  set_seconds (self->planned_spin, plan->planned_s);
  set_seconds (self->min_spin, plan->min_s);
  set_seconds (self->max_spin, plan->max_s);
  adw_combo_row_set_selected (self->led_by_row, plan->led_by);
  gtk_switch_set_active (self->protected_switch, plan->is_protected);
  gtk_widget_set_sensitive (GTK_WIDGET (self->min_spin), !plan->is_protected);
  describe (self);

  g_signal_connect_object (self->title_field, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->planned_spin, "value-changed", G_CALLBACK (planned_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->min_spin, "value-changed", G_CALLBACK (limit_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->max_spin, "value-changed", G_CALLBACK (limit_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->led_by_row, "notify::selected", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->protected_switch, "notify::active",
                           G_CALLBACK (planned_changed_cb), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

/**
 * ps_segment_editor_dup_plan:
 *
 * Returns: (transfer full): the segment as it now is; one without a title has that of its kind
 */
PsSegmentPlan *
ps_segment_editor_dup_plan (PsSegmentEditor *self)
{
  PsSegmentPlan *plan = ps_segment_plan_copy (self->plan);

  g_free (plan->title);
  g_free (plan->cue);
  plan->title = g_strstrip (ps_field_dup_text (self->title_field));
  plan->cue = ps_field_dup_text (self->cue_field);
  plan->planned_s = get_seconds (self->planned_spin, self->plan->planned_s);
  plan->min_s = MIN (get_seconds (self->min_spin, self->plan->min_s), plan->planned_s);
  plan->max_s = MAX (get_seconds (self->max_spin, self->plan->max_s), plan->planned_s);
  plan->led_by = adw_combo_row_get_selected (self->led_by_row);
  plan->is_protected = gtk_switch_get_active (self->protected_switch);
  if (plan->is_protected)
    plan->min_s = plan->planned_s;

  if (*plan->title == '\0')
    {
      g_free (plan->title);
      plan->title = g_strdup (ps_segment_kind_get_label (plan->kind));
    }

  return plan;
}

/**
 * ps_segment_editor_get_planned_s:
 *
 * Returns: how long the segment is to take, seconds
 */
gint64
ps_segment_editor_get_planned_s (PsSegmentEditor *self)
{
  return get_seconds (self->planned_spin, self->plan->planned_s);
}
