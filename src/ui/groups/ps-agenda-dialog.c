#include "ps-agenda-dialog.h"

#include "ps-a11y.h"
#include "ps-group-words.h"
#include "ps-segment-editor.h"

/**
 * PsAgendaDialog:
 *
 * The agenda that a group's next meeting starts from: its segments, in their order, and whether they
 * fit the meeting.
 */
struct _PsAgendaDialog
{
  PsDialog     parent_instance;

  PsGroups    *groups;
  gint64       group_id;
  guint        minutes;

  GtkLabel    *total_label;
  GtkListBox  *list;
  AdwComboRow *kind_row;
};

/* What a new segment starts with. */
#define NEW_S (10 * 60)

G_DEFINE_FINAL_TYPE (PsAgendaDialog, ps_agenda_dialog, PS_TYPE_DIALOG)

static PsSegmentEditor *
get_editor (PsAgendaDialog *self,
            int             index)
{
  return (PsSegmentEditor *) gtk_list_box_get_row_at_index (self->list, index);
}

static void
update (PsAgendaDialog *self)
{
  PsSegmentEditor *editor;
  gint64 total = 0;
  g_autofree char *words = NULL;

  for (int i = 0; (editor = get_editor (self, i)) != NULL; i++)
    {
      total += ps_segment_editor_get_planned_s (editor);
      gtk_widget_action_set_enabled (GTK_WIDGET (editor), "segment.up", i > 0);
      gtk_widget_action_set_enabled (GTK_WIDGET (editor), "segment.down",
                                     get_editor (self, i + 1) != NULL);
    }

  words = ps_group_words_total (total, self->minutes);
  gtk_label_set_label (self->total_label, words);
}

/* A list box lets go of a row before it takes it again, so the row is held meanwhile. */
static void
move_to (PsAgendaDialog  *self,
         PsSegmentEditor *editor,
         int              index)
{
  g_autoptr (GtkWidget) held = g_object_ref (GTK_WIDGET (editor));

  gtk_list_box_remove (self->list, held);
  gtk_list_box_insert (self->list, held, index);
  update (self);
}

static void
moved_cb (PsAgendaDialog  *self,
          int              places,
          PsSegmentEditor *editor)
{
  int index = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (editor)) + places;

  if (index < 0 || get_editor (self, index) == NULL)
    return;

  move_to (self, editor, index);
  gtk_widget_child_focus (GTK_WIDGET (editor), GTK_DIR_TAB_FORWARD);
}

static void
dropped_cb (PsAgendaDialog  *self,
            PsSegmentEditor *dragged,
            PsSegmentEditor *target)
{
  move_to (self, dragged, gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (target)));
}

static void
removed_cb (PsAgendaDialog  *self,
            PsSegmentEditor *editor)
{
  int index = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (editor));
  PsSegmentEditor *next;

  gtk_list_box_remove (self->list, GTK_WIDGET (editor));
  update (self);

  next = get_editor (self, index) != NULL ? get_editor (self, index) : get_editor (self, index - 1);
  if (next != NULL)
    gtk_widget_child_focus (GTK_WIDGET (next), GTK_DIR_TAB_FORWARD);
}

static GtkWidget *
append (PsAgendaDialog      *self,
        const PsSegmentPlan *plan)
{
  GtkWidget *editor = ps_segment_editor_new (plan);

  g_signal_connect_object (editor, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "moved", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "removed", G_CALLBACK (removed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "dropped", G_CALLBACK (dropped_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (self->list, editor);

  return editor;
}

static void
add_cb (GtkWidget  *widget,
        const char *action_name G_GNUC_UNUSED,
        GVariant   *parameter G_GNUC_UNUSED)
{
  PsAgendaDialog *self = PS_AGENDA_DIALOG (widget);
  PsSegmentKind kind = adw_combo_row_get_selected (self->kind_row);
  g_autoptr (PsSegmentPlan) plan =
    ps_segment_plan_new (kind, ps_segment_kind_get_label (kind), NEW_S / 2, NEW_S, NEW_S * 2);
  GtkWidget *editor = append (self, plan);

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (editor), TRUE);
  update (self);
  gtk_widget_child_focus (editor, GTK_DIR_TAB_FORWARD);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (PsDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  ps_groups_save_agenda_finish (PS_GROUPS (source), result, &error);
  ps_dialog_saved (self, error);
}

static void
ps_agenda_dialog_save (PsDialog *dialog)
{
  PsAgendaDialog *self = PS_AGENDA_DIALOG (dialog);
  g_autoptr (GPtrArray) agenda = ps_segment_plans_new ();
  PsSegmentEditor *editor;

  for (int i = 0; (editor = get_editor (self, i)) != NULL; i++)
    g_ptr_array_add (agenda, ps_segment_editor_dup_plan (editor));

  ps_dialog_set_busy (dialog, TRUE);
  ps_groups_save_agenda_async (self->groups, self->group_id, agenda, NULL,
                               saved_cb, g_object_ref (self));
}

static void
ps_agenda_dialog_dispose (GObject *object)
{
  PsAgendaDialog *self = PS_AGENDA_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PS_TYPE_AGENDA_DIALOG);
  g_clear_object (&self->groups);

  G_OBJECT_CLASS (ps_agenda_dialog_parent_class)->dispose (object);
}

static void
ps_agenda_dialog_class_init (PsAgendaDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ps_agenda_dialog_dispose;
  PS_DIALOG_CLASS (klass)->save = ps_agenda_dialog_save;

  gtk_widget_class_install_action (widget_class, "agenda.add", NULL, add_cb);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/peerside/Peerside/ui/ps-agenda-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PsAgendaDialog, total_label);
  gtk_widget_class_bind_template_child (widget_class, PsAgendaDialog, list);
  gtk_widget_class_bind_template_child (widget_class, PsAgendaDialog, kind_row);
}

static void
ps_agenda_dialog_init (PsAgendaDialog *self)
{
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));

  for (guint i = 0; i < PS_N_SEGMENT_KINDS; i++)
    gtk_string_list_append (kinds, ps_segment_kind_get_label (i));
  adw_combo_row_set_model (self->kind_row, G_LIST_MODEL (kinds));
  adw_combo_row_set_selected (self->kind_row, PS_SEGMENT_OPEN_SHARING);
  ps_combo_row_describe (self->kind_row);
  ps_a11y_name_buttons (GTK_WIDGET (self));
}

/**
 * ps_agenda_dialog_new:
 * @group: whose agenda
 * @agenda: (element-type PsSegmentPlan): as it is
 *
 * Returns: (transfer floating): the dialog
 */
PsDialog *
ps_agenda_dialog_new (PsGroups         *groups,
                      const PsGroupRow *group,
                      GPtrArray        *agenda)
{
  PsAgendaDialog *self = g_object_new (PS_TYPE_AGENDA_DIALOG, NULL);

  self->groups = g_object_ref (groups);
  self->group_id = group->id;
  self->minutes = group->minutes;
  for (guint i = 0; i < agenda->len; i++)
    append (self, g_ptr_array_index (agenda, i));
  update (self);

  return PS_DIALOG (self);
}
