#include "ps-segment-editor.h"

#include <glib/gi18n-lib.h>

#include "ps-a11y.h"
#include "ps-agenda-check.h"
#include "ps-group-words.h"
#include "ps-segment-form.h"
#include "ps-wrap-box.h"

/**
 * PsSegmentEditor:
 *
 * One segment of an agenda that is being changed: a row that opens.
 *
 * It knows nothing of the others. "moved" asks for it to be moved by so many places, "removed" to be
 * taken away, "duplicated" for another like it, "dropped" says that another one wants its place, and
 * "changed" that it is another segment now. It can be dragged, and moved with Alt+Up and Alt+Down.
 */
struct _PsSegmentEditor
{
  AdwExpanderRow  parent_instance;

  guint           index;
  guint           n;

  GtkWidget      *up_button;
  GtkWidget      *down_button;
  GtkWidget      *duplicate_button;
  GtkWidget      *remove_button;
  PsSegmentForm  *form;
};

enum {
  SIGNAL_CHANGED,
  SIGNAL_MOVED,
  SIGNAL_DUPLICATED,
  SIGNAL_REMOVED,
  SIGNAL_DROPPED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PsSegmentEditor, ps_segment_editor, ADW_TYPE_EXPANDER_ROW)

static void
name_button (GtkWidget  *button,
             const char *what,
             const char *title)
{
  /* Translators: a button as a screen reader says it: what it does, and to what. */
  g_autofree char *name = g_strdup_printf (_("%s: %s"), what, title);

  ps_a11y_name_button (GTK_BUTTON (button), name);
}

/* What has the focus, and is read out, is the row inside the row. */
static GtkWidget *
find_header (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = ADW_IS_ACTION_ROW (child) ? child : find_header (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
name_row (PsSegmentEditor     *self,
          const PsSegmentPlan *plan,
          const char          *words)
{
  GtkWidget *header = find_header (GTK_WIDGET (self));
  g_autofree char *minutes = ps_group_words_minutes (plan->planned_s);
  /* Translators: a row as a screen reader says it: “Segment 3 of 9, Check-in round, 20 minutes”. */
  g_autofree char *name = g_strdup_printf (_("Segment %1$u of %2$u, %3$s, %4$s"), self->index + 1,
                                           self->n, plan->title, minutes);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
  if (header == NULL)
    return;

  gtk_accessible_reset_relation (GTK_ACCESSIBLE (header), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (header),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
}

static void
describe (PsSegmentEditor *self)
{
  g_autoptr (PsSegmentPlan) plan = ps_segment_form_dup_plan (self->form);
  g_autofree char *words = ps_group_words_segment (plan);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), plan->title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), words);
  name_row (self, plan, words);
  name_button (self->up_button, _("Move Up"), plan->title);
  name_button (self->down_button, _("Move Down"), plan->title);
  name_button (self->duplicate_button, _("Duplicate"), plan->title);
  name_button (self->remove_button, _("Remove Segment"), plan->title);
}

static void
changed_cb (PsSegmentEditor *self)
{
  describe (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
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

static void
duplicate_cb (GtkWidget  *widget,
              const char *action_name G_GNUC_UNUSED,
              GVariant   *parameter G_GNUC_UNUSED)
{
  g_signal_emit (widget, signals[SIGNAL_DUPLICATED], 0);
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
ps_segment_editor_class_init (PsSegmentEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->dispose = ps_segment_editor_dispose;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
  signals[SIGNAL_MOVED] = g_signal_new ("moved", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_INT);
  signals[SIGNAL_DUPLICATED] = g_signal_new ("duplicated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                             NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_REMOVED] = g_signal_new ("removed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
  /* Another one was dropped on this one and wants its place. */
  signals[SIGNAL_DROPPED] = g_signal_new ("dropped", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, PS_TYPE_SEGMENT_EDITOR);

  gtk_widget_class_install_action (widget_class, "segment.up", NULL, up_cb);
  gtk_widget_class_install_action (widget_class, "segment.down", NULL, down_cb);
  gtk_widget_class_install_action (widget_class, "segment.duplicate", NULL, duplicate_cb);
  gtk_widget_class_install_action (widget_class, "segment.remove", NULL, remove_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "segment.up", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "segment.down",
                                       NULL);

  g_type_ensure (PS_TYPE_SEGMENT_FORM);
  g_type_ensure (PS_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/peerside/Peerside/ui/ps-segment-editor.ui");

#define BIND(child) gtk_widget_class_bind_template_child (widget_class, PsSegmentEditor, child)
  BIND (up_button);
  BIND (down_button);
  BIND (duplicate_button);
  BIND (remove_button);
  BIND (form);
#undef BIND
}

static void
ps_segment_editor_init (PsSegmentEditor *self)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (PS_TYPE_SEGMENT_EDITOR, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));

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

  ps_segment_form_set_plan (self->form, plan);
  describe (self);
  g_signal_connect_object (self->form, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

/**
 * ps_segment_editor_dup_plan:
 *
 * Returns: (transfer full): as ps_segment_form_dup_plan()
 */
PsSegmentPlan *
ps_segment_editor_dup_plan (PsSegmentEditor *self)
{
  g_return_val_if_fail (PS_IS_SEGMENT_EDITOR (self), NULL);

  return ps_segment_form_dup_plan (self->form);
}

/**
 * ps_segment_editor_set_planned_s:
 * @planned_s: how long the segment is to take, seconds
 */
void
ps_segment_editor_set_planned_s (PsSegmentEditor *self,
                                 gint64           planned_s)
{
  g_return_if_fail (PS_IS_SEGMENT_EDITOR (self));

  ps_segment_times_set_planned_s (ps_segment_form_get_times (self->form), planned_s);
}

/**
 * ps_segment_editor_set_place:
 * @index: where it stands, from 0
 * @n: of how many
 *
 * Says where it stands, so that it can be said, and whether it can be moved from there.
 */
void
ps_segment_editor_set_place (PsSegmentEditor *self,
                             guint            index,
                             guint            n)
{
  g_return_if_fail (PS_IS_SEGMENT_EDITOR (self));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "segment.up", index > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "segment.down", index + 1 < n);
  if (self->index == index && self->n == n)
    return;

  self->index = index;
  self->n = n;
  describe (self);
}

/**
 * ps_segment_editor_check:
 * @shipped: (nullable): the template whose words can be brought back
 *
 * Says what is wrong with the segment, and offers the built-in words where others stand there.
 */
void
ps_segment_editor_check (PsSegmentEditor        *self,
                         const PsAgendaTemplate *shipped)
{
  g_autoptr (PsSegmentPlan) plan = NULL;
  g_autoptr (GError) error = NULL;
  const PsSegmentPlan *like = NULL;

  g_return_if_fail (PS_IS_SEGMENT_EDITOR (self));

  plan = ps_segment_form_dup_plan (self->form);
  ps_agenda_check_segment (plan, &error);
  ps_segment_times_set_error (ps_segment_form_get_times (self->form),
                              error != NULL ? error->message : NULL);

  if (shipped != NULL)
    like = ps_agenda_template_find_segment (shipped, plan->kind, plan->title);
  ps_segment_form_set_shipped (self->form, like != NULL ? like->cue : NULL);
}

/**
 * ps_segment_editor_open:
 *
 * Opens the row and gives its first field the focus.
 */
void
ps_segment_editor_open (PsSegmentEditor *self)
{
  g_return_if_fail (PS_IS_SEGMENT_EDITOR (self));

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), TRUE);
  gtk_widget_child_focus (GTK_WIDGET (self->form), GTK_DIR_TAB_FORWARD);
}
