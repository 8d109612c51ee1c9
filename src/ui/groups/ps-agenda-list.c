#include "ps-agenda-list.h"

#include <glib/gi18n-lib.h>

#include "ps-segment-editor.h"
#include "ps-times-change.h"
#include "ps-toast.h"

/**
 * PsAgendaList:
 *
 * The segments of an agenda that is being changed, in their order. "changed" goes out when any of
 * them did.
 *
 * What takes a segment or a plan away can be taken back, and taking it back loses nothing that was
 * typed meanwhile: a removed segment comes back as it was, and times that were set by one click go
 * back only where nobody has set others since.
 */
struct _PsAgendaList
{
  AdwBin                  parent_instance;

  GtkListBox             *list;
  const PsAgendaTemplate *shipped;   /* nullable */
};

enum {
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PsAgendaList, ps_agenda_list, ADW_TYPE_BIN)

static PsSegmentEditor *
get_editor (PsAgendaList *self,
            int           index)
{
  return (PsSegmentEditor *) gtk_list_box_get_row_at_index (self->list, index);
}

static int
get_index (PsSegmentEditor *editor)
{
  return gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (editor));
}

static guint
count (PsAgendaList *self)
{
  guint n = 0;

  while (get_editor (self, (int) n) != NULL)
    n++;

  return n;
}

static void
update (PsAgendaList *self)
{
  guint n = count (self);

  for (guint i = 0; i < n; i++)
    {
      ps_segment_editor_set_place (get_editor (self, (int) i), i, n);
      ps_segment_editor_check (get_editor (self, (int) i), self->shipped);
    }

  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* A list box lets go of a row before it takes it again, so the row is held meanwhile. */
static void
move_to (PsAgendaList    *self,
         PsSegmentEditor *editor,
         int              index)
{
  g_autoptr (GtkWidget) held = g_object_ref (GTK_WIDGET (editor));

  gtk_list_box_remove (self->list, held);
  gtk_list_box_insert (self->list, held, index);
  update (self);
}

static void
moved_cb (PsAgendaList    *self,
          int              places,
          PsSegmentEditor *editor)
{
  int index = get_index (editor) + places;

  if (index < 0 || get_editor (self, index) == NULL)
    return;

  move_to (self, editor, index);
  gtk_widget_child_focus (GTK_WIDGET (editor), GTK_DIR_TAB_FORWARD);
}

static void
dropped_cb (PsAgendaList    *self,
            PsSegmentEditor *dragged,
            PsSegmentEditor *target)
{
  if (gtk_widget_is_ancestor (GTK_WIDGET (dragged), GTK_WIDGET (self)))
    move_to (self, dragged, get_index (target));
}

typedef struct {
  PsAgendaList    *list;      /* weak */
  PsSegmentEditor *editor;
  int              index;
} Removal;

static void
removal_free (gpointer data)
{
  Removal *removal = data;

  g_clear_weak_pointer (&removal->list);
  g_object_unref (removal->editor);
  g_free (removal);
}

static void
undo_remove_cb (gpointer user_data)
{
  Removal *removal = user_data;

  if (removal->list == NULL)
    return;

  gtk_list_box_insert (removal->list->list, GTK_WIDGET (removal->editor),
                       MIN (removal->index, (int) count (removal->list)));
  update (removal->list);
  gtk_widget_child_focus (GTK_WIDGET (removal->editor), GTK_DIR_TAB_FORWARD);
}

static void
removed_cb (PsAgendaList    *self,
            PsSegmentEditor *editor)
{
  g_autoptr (PsSegmentPlan) plan = ps_segment_editor_dup_plan (editor);
  Removal *removal = g_new0 (Removal, 1);
  PsSegmentEditor *next;
  g_autofree char *text = NULL;

  g_set_weak_pointer (&removal->list, self);
  removal->editor = g_object_ref (editor);
  removal->index = get_index (editor);

  gtk_list_box_remove (self->list, GTK_WIDGET (editor));
  update (self);

  next = get_editor (self, removal->index) != NULL ? get_editor (self, removal->index)
                                                   : get_editor (self, removal->index - 1);
  if (next != NULL)
    gtk_widget_child_focus (GTK_WIDGET (next), GTK_DIR_TAB_FORWARD);

  /* Translators: %s is a segment of an agenda. */
  text = g_strdup_printf (_("“%s” removed"), plan->title);
  ps_toast_undo (GTK_WIDGET (self), text, undo_remove_cb, removal, removal_free);
}

static void
duplicated_cb (PsAgendaList    *self,
               PsSegmentEditor *editor)
{
  g_autoptr (PsSegmentPlan) plan = ps_segment_editor_dup_plan (editor);

  ps_agenda_list_insert (self, plan, get_index (editor) + 1);
}

static PsSegmentEditor *
put (PsAgendaList        *self,
     const PsSegmentPlan *plan,
     int                  index)
{
  const struct { const char *signal; GCallback callback; } handlers[] = {
    { "changed", G_CALLBACK (update) },
    { "moved", G_CALLBACK (moved_cb) },
    { "removed", G_CALLBACK (removed_cb) },
    { "duplicated", G_CALLBACK (duplicated_cb) },
    { "dropped", G_CALLBACK (dropped_cb) },
  };
  GtkWidget *editor = ps_segment_editor_new (plan);

  for (guint i = 0; i < G_N_ELEMENTS (handlers); i++)
    g_signal_connect_object (editor, handlers[i].signal, handlers[i].callback, self,
                             G_CONNECT_SWAPPED);
  gtk_list_box_insert (self->list, editor, index);

  return PS_SEGMENT_EDITOR (editor);
}

static void
ps_agenda_list_class_init (PsAgendaListClass *klass)
{
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
ps_agenda_list_init (PsAgendaList *self)
{
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Segments"), -1);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->list));
}

/**
 * ps_agenda_list_set:
 * @agenda: (element-type PsSegmentPlan): takes the place of what was there
 */
void
ps_agenda_list_set (PsAgendaList *self,
                    GPtrArray    *agenda)
{
  PsSegmentEditor *editor;

  g_return_if_fail (PS_IS_AGENDA_LIST (self));

  while ((editor = get_editor (self, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (editor));
  for (guint i = 0; i < agenda->len; i++)
    put (self, g_ptr_array_index (agenda, i), -1);
  update (self);
}

/**
 * ps_agenda_list_dup:
 *
 * Returns: (transfer full) (element-type PsSegmentPlan): the agenda as it was entered
 */
GPtrArray *
ps_agenda_list_dup (PsAgendaList *self)
{
  GPtrArray *agenda = ps_segment_plans_new ();
  PsSegmentEditor *editor;

  g_return_val_if_fail (PS_IS_AGENDA_LIST (self), agenda);

  for (int i = 0; (editor = get_editor (self, i)) != NULL; i++)
    g_ptr_array_add (agenda, ps_segment_editor_dup_plan (editor));

  return agenda;
}

/**
 * ps_agenda_list_set_shipped:
 * @shipped: (nullable): the template whose words can be brought back; outlives the list
 */
void
ps_agenda_list_set_shipped (PsAgendaList           *self,
                            const PsAgendaTemplate *shipped)
{
  g_return_if_fail (PS_IS_AGENDA_LIST (self));

  self->shipped = shipped;
}

/**
 * ps_agenda_list_insert:
 * @plan: another segment
 * @index: where, or -1 for the end
 *
 * Adds a segment and opens it, so that it can be told what it is.
 */
void
ps_agenda_list_insert (PsAgendaList        *self,
                       const PsSegmentPlan *plan,
                       int                  index)
{
  PsSegmentEditor *editor;

  g_return_if_fail (PS_IS_AGENDA_LIST (self));

  editor = put (self, plan, index);
  update (self);
  ps_segment_editor_open (editor);
}

/**
 * ps_agenda_list_move:
 * @from: which segment
 * @to: where to, itself not counted
 */
void
ps_agenda_list_move (PsAgendaList *self,
                     int           from,
                     int           to)
{
  g_return_if_fail (PS_IS_AGENDA_LIST (self));
  g_return_if_fail (get_editor (self, from) != NULL);

  move_to (self, get_editor (self, from), to);
}

typedef struct {
  PsAgendaList *list;      /* weak */
  GPtrArray    *agenda;
} Replacement;

static void
replacement_free (gpointer data)
{
  Replacement *replacement = data;

  g_clear_weak_pointer (&replacement->list);
  g_ptr_array_unref (replacement->agenda);
  g_free (replacement);
}

static void
undo_replace_cb (gpointer user_data)
{
  Replacement *replacement = user_data;

  if (replacement->list != NULL)
    ps_agenda_list_set (replacement->list, replacement->agenda);
}

/**
 * ps_agenda_list_replace:
 * @agenda: (element-type PsSegmentPlan): takes the place of what was there
 * @done: what was done, translated
 *
 * Puts another agenda there, with a way to take it back.
 */
void
ps_agenda_list_replace (PsAgendaList *self,
                        GPtrArray    *agenda,
                        const char   *done)
{
  Replacement *before;

  g_return_if_fail (PS_IS_AGENDA_LIST (self));

  before = g_new0 (Replacement, 1);
  g_set_weak_pointer (&before->list, self);
  before->agenda = ps_agenda_list_dup (self);
  ps_agenda_list_set (self, agenda);
  ps_toast_undo (GTK_WIDGET (self), done, undo_replace_cb, before, replacement_free);
}

/**
 * ps_agenda_list_set_times:
 * @agenda: (element-type PsSegmentPlan): the agenda that is there, with other planned times
 * @done: what was done, translated
 *
 * Sets the planned times, with a way to take it back.
 */
void
ps_agenda_list_set_times (PsAgendaList *self,
                          GPtrArray    *agenda,
                          const char   *done)
{
  PsTimesChange *change;

  g_return_if_fail (PS_IS_AGENDA_LIST (self));
  g_return_if_fail (agenda->len == count (self));

  change = ps_times_change_new ();
  for (guint i = 0; i < agenda->len; i++)
    {
      const PsSegmentPlan *plan = g_ptr_array_index (agenda, i);

      ps_times_change_set (change, get_editor (self, (int) i), plan->planned_s);
    }

  ps_toast_undo (GTK_WIDGET (self), done, ps_times_change_undo, change, ps_times_change_free);
}

/**
 * ps_agenda_list_show:
 * @index: which segment
 *
 * Opens a segment and gives it the focus.
 */
void
ps_agenda_list_show (PsAgendaList *self,
                     int           index)
{
  PsSegmentEditor *editor;

  g_return_if_fail (PS_IS_AGENDA_LIST (self));

  editor = get_editor (self, index);
  if (editor != NULL)
    ps_segment_editor_open (editor);
}
