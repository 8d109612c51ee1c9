#include "ps-agenda-dialog.h"

#include <glib/gi18n-lib.h>

#include "ps-a11y.h"
#include "ps-agenda-advice-row.h"
#include "ps-agenda-check.h"
#include "ps-agenda-fit.h"
#include "ps-agenda-hint.h"
#include "ps-agenda-list.h"
#include "ps-date-words.h"
#include "ps-date.h"
#include "ps-group-words.h"
#include "ps-template-dialog.h"
#include "ps-toast.h"
#include "ps-wrap-box.h"

/**
 * PsAgendaDialog:
 *
 * The agenda that a group's next meeting starts from: its segments, in their order, whether they fit
 * the meeting, and what the last meetings say about them.
 *
 * What one click does to many segments can be taken back, here and with Ctrl+Z.
 */
struct _PsAgendaDialog
{
  PsDialog            parent_instance;

  PsGroups           *groups;
  PsContent          *content;
  const PsClock      *clock;
  PsGroupRow         *group;
  GArray             *habits;       /* of PsSegmentHabit */
  PsAgendaAdvice     *advice;
  gboolean            asks_safety;  /* the agenda had the question, or the template has it */

  GtkLabel           *total_label;
  GtkButton          *fit_button;
  GtkWidget          *last_button;
  GtkWidget          *hint_box;
  GtkLabel           *hint_label;
  GtkButton          *hint_button;
  GtkWidget          *advice_list;
  PsAgendaAdviceRow  *advice_row;
  PsAgendaList       *list;
  AdwComboRow        *kind_row;
};

/* What a new segment starts with. */
#define NEW_S (10 * 60)

G_DEFINE_FINAL_TYPE (PsAgendaDialog, ps_agenda_dialog, PS_TYPE_DIALOG)

static int
find_kind (GPtrArray     *agenda,
           PsSegmentKind  kind)
{
  for (guint i = 0; i < agenda->len; i++)
    if (((const PsSegmentPlan *) g_ptr_array_index (agenda, i))->kind == kind)
      return (int) i;

  return -1;
}

static const PsAgendaTemplate *
get_template (PsAgendaDialog *self)
{
  return ps_content_find_nearest_agenda (self->content, self->group->model, self->group->minutes);
}

static void
show_total (PsAgendaDialog *self,
            GPtrArray      *agenda)
{
  gint64 total_s = ps_segment_plans_total (agenda);
  g_autofree char *words =
    ps_group_words_total (total_s, ps_agenda_protected (agenda), self->group->minutes);

  gtk_label_set_label (self->total_label, words);
  gtk_widget_set_visible (GTK_WIDGET (self->fit_button),
                          agenda->len > 0 && total_s != (gint64) self->group->minutes * 60);
}

static void
show_hint (PsAgendaDialog *self,
           GPtrArray      *agenda)
{
  PsSafetyHint hint = ps_agenda_safety_hint (agenda, self->asks_safety);

  gtk_widget_set_visible (self->hint_box, hint != PS_SAFETY_HINT_NONE);
  if (hint == PS_SAFETY_HINT_NONE)
    return;

  gtk_label_set_label (self->hint_label, ps_safety_hint_text (hint));
  gtk_button_set_label (self->hint_button,
                        hint == PS_SAFETY_HINT_MISSING ? _("A_dd It") : _("_Put It There"));
  ps_a11y_name_button (self->hint_button, NULL);
}

static void
show_advice (PsAgendaDialog *self,
             GPtrArray      *agenda)
{
  g_clear_pointer (&self->advice, ps_agenda_advice_free);
  self->advice = ps_agenda_advice_new (agenda, self->habits, self->group->minutes);
  ps_agenda_advice_row_set (self->advice_row, self->advice);
  gtk_widget_set_visible (self->advice_list, self->advice->reasons->len > 0);
}

static void
update (PsAgendaDialog *self)
{
  g_autoptr (GPtrArray) agenda = ps_agenda_list_dup (self->list);

  show_total (self, agenda);
  show_hint (self, agenda);
  show_advice (self, agenda);
  ps_dialog_set_error (PS_DIALOG (self), NULL);
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

  ps_agenda_list_insert (self->list, plan, -1);
}

static void
fit_cb (GtkWidget  *widget,
        const char *action_name G_GNUC_UNUSED,
        GVariant   *parameter G_GNUC_UNUSED)
{
  PsAgendaDialog *self = PS_AGENDA_DIALOG (widget);
  g_autoptr (GPtrArray) agenda = ps_agenda_list_dup (self->list);
  g_autoptr (GPtrArray) fitted = ps_agenda_fit (agenda, self->group->minutes);
  g_autoptr (GError) error = NULL;

  if (fitted != NULL)
    {
      ps_agenda_list_set_times (self->list, fitted, _("Fitted to the meeting"));
      return;
    }

  ps_agenda_check (agenda, self->group->minutes, NULL, &error);
  ps_dialog_set_error (PS_DIALOG (self), error != NULL ? error->message : NULL);
}

static void
apply_cb (PsAgendaDialog *self)
{
  g_autoptr (GPtrArray) agenda = NULL;

  if (self->advice == NULL || self->advice->agenda == NULL)
    return;

  /* The advice is made anew with the first of its times that is set. */
  agenda = g_ptr_array_ref (self->advice->agenda);
  ps_agenda_list_set_times (self->list, agenda, _("Suggested times taken over"));
}

static void
chosen_cb (PsAgendaDialog *self,
           GPtrArray      *agenda)
{
  self->asks_safety = find_kind (agenda, PS_SEGMENT_SAFETY_ASK) >= 0;
  ps_agenda_list_replace (self->list, agenda, _("Template used"));
}

static void
template_cb (GtkWidget  *widget,
             const char *action_name G_GNUC_UNUSED,
             GVariant   *parameter G_GNUC_UNUSED)
{
  PsAgendaDialog *self = PS_AGENDA_DIALOG (widget);
  PsDialog *dialog = ps_template_dialog_new (self->content, self->group->model,
                                             self->group->minutes);

  g_signal_connect_object (dialog, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  ps_dialog_present (dialog, widget);
}

static void
last_cb (GtkWidget  *widget,
         const char *action_name G_GNUC_UNUSED,
         GVariant   *parameter G_GNUC_UNUSED)
{
  PsAgendaDialog *self = PS_AGENDA_DIALOG (widget);
  g_autoptr (GError) error = NULL;
  gint64 held_at = 0;
  g_autoptr (GPtrArray) agenda =
    ps_groups_get_last_agenda (self->groups, self->group->id, &held_at, &error);
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *day = NULL;
  g_autofree char *text = NULL;
  GDate date, today;

  if (agenda == NULL)
    {
      ps_dialog_set_error (PS_DIALOG (self), error != NULL ? error->message : NULL);
      return;
    }

  date = ps_date_of_instant (held_at, zone, NULL);
  today = ps_date_of_instant (ps_clock_wall (self->clock), zone, NULL);
  day = ps_date_words_day (&date, &today, NULL);
  /* Translators: %s is a day: “Tuesday, 9 March”. */
  text = g_strdup_printf (_("Agenda as on %s"), day);
  ps_agenda_list_replace (self->list, agenda, text);
}

static void
place_safety_cb (GtkWidget  *widget,
                 const char *action_name G_GNUC_UNUSED,
                 GVariant   *parameter G_GNUC_UNUSED)
{
  PsAgendaDialog *self = PS_AGENDA_DIALOG (widget);
  g_autoptr (GPtrArray) agenda = ps_agenda_list_dup (self->list);
  g_autoptr (PsSegmentPlan) plan = NULL;
  int place = (int) ps_agenda_safety_place (agenda);
  int index = find_kind (agenda, PS_SEGMENT_SAFETY_ASK);

  if (index >= 0)
    {
      ps_agenda_list_move (self->list, index, place);
      return;
    }

  plan = ps_agenda_safety_question (get_template (self));
  ps_agenda_list_insert (self->list, plan, place);
}

static void
undo_cb (GtkWidget  *widget,
         const char *action_name G_GNUC_UNUSED,
         GVariant   *parameter G_GNUC_UNUSED)
{
  ps_toast_run_undo (GTK_WIDGET (PS_AGENDA_DIALOG (widget)->list));
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
  g_autoptr (GPtrArray) agenda = ps_agenda_list_dup (self->list);
  g_autoptr (GError) error = NULL;
  int segment;

  if (!ps_agenda_check (agenda, self->group->minutes, &segment, &error))
    {
      ps_dialog_set_error (dialog, error->message);
      if (segment >= 0)
        ps_agenda_list_show (self->list, segment);
      return;
    }

  ps_dialog_set_busy (dialog, TRUE);
  ps_groups_save_agenda_async (self->groups, self->group->id, agenda, NULL,
                               saved_cb, g_object_ref (self));
}

static void
ps_agenda_dialog_dispose (GObject *object)
{
  PsAgendaDialog *self = PS_AGENDA_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PS_TYPE_AGENDA_DIALOG);
  g_clear_object (&self->groups);
  g_clear_object (&self->content);
  g_clear_pointer (&self->group, ps_group_row_free);
  g_clear_pointer (&self->habits, g_array_unref);
  g_clear_pointer (&self->advice, ps_agenda_advice_free);

  G_OBJECT_CLASS (ps_agenda_dialog_parent_class)->dispose (object);
}

static void
ps_agenda_dialog_class_init (PsAgendaDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ps_agenda_dialog_dispose;
  PS_DIALOG_CLASS (klass)->save = ps_agenda_dialog_save;

  gtk_widget_class_install_action (widget_class, "agenda.add", NULL, add_cb);
  gtk_widget_class_install_action (widget_class, "agenda.fit", NULL, fit_cb);
  gtk_widget_class_install_action (widget_class, "agenda.template", NULL, template_cb);
  gtk_widget_class_install_action (widget_class, "agenda.last", NULL, last_cb);
  gtk_widget_class_install_action (widget_class, "agenda.place-safety", NULL, place_safety_cb);
  gtk_widget_class_install_action (widget_class, "agenda.undo", NULL, undo_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "agenda.undo",
                                       NULL);

  g_type_ensure (PS_TYPE_AGENDA_ADVICE_ROW);
  g_type_ensure (PS_TYPE_AGENDA_LIST);
  g_type_ensure (PS_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/peerside/Peerside/ui/ps-agenda-dialog.ui");
#define BIND(child) gtk_widget_class_bind_template_child (widget_class, PsAgendaDialog, child)
  BIND (total_label);
  BIND (fit_button);
  BIND (last_button);
  BIND (hint_box);
  BIND (hint_label);
  BIND (hint_button);
  BIND (advice_list);
  BIND (advice_row);
  BIND (list);
  BIND (kind_row);
#undef BIND
}

static void
ps_agenda_dialog_init (PsAgendaDialog *self)
{
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  ps_dialog_add_toasts (PS_DIALOG (self));

  for (guint i = 0; i < PS_N_SEGMENT_KINDS; i++)
    gtk_string_list_append (kinds, ps_segment_kind_get_label (i));
  adw_combo_row_set_model (self->kind_row, G_LIST_MODEL (kinds));
  adw_combo_row_set_selected (self->kind_row, PS_SEGMENT_OPEN_SHARING);
  ps_combo_row_describe (self->kind_row);
  ps_a11y_name_buttons (GTK_WIDGET (self));
  g_signal_connect_object (self->list, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->advice_row, "apply", G_CALLBACK (apply_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
set_group (PsAgendaDialog   *self,
           const PsGroupRow *group)
{
  g_autofree char *length = ps_group_words_minutes ((gint64) group->minutes * 60);
  /* Translators: a button: makes the agenda as long as the meeting; %s is “90 minutes”. */
  g_autofree char *fit = g_strdup_printf (_("_Fit to %s"), length);
  g_autoptr (GPtrArray) last = NULL;
  gint64 held_at;

  self->group = ps_group_row_copy (group);
  self->habits = ps_groups_get_habits (self->groups, group->id, NULL);
  if (self->habits == NULL)
    self->habits = g_array_new (FALSE, FALSE, sizeof (PsSegmentHabit));

  last = ps_groups_get_last_agenda (self->groups, group->id, &held_at, NULL);
  gtk_widget_set_visible (self->last_button, last != NULL);
  gtk_button_set_label (self->fit_button, fit);
  ps_a11y_name_button (self->fit_button, NULL);
}

/**
 * ps_agenda_dialog_new:
 * @workspace: open
 * @group: whose agenda
 * @agenda: (element-type PsSegmentPlan): as it is
 *
 * Returns: (transfer floating): the dialog
 */
PsDialog *
ps_agenda_dialog_new (PsWorkspace      *workspace,
                      const PsGroupRow *group,
                      GPtrArray        *agenda)
{
  PsAgendaDialog *self = g_object_new (PS_TYPE_AGENDA_DIALOG, NULL);
  const PsAgendaTemplate *template;

  self->groups = g_object_ref (ps_workspace_get_groups (workspace));
  self->content = g_object_ref (ps_workspace_get_content (workspace));
  self->clock = ps_workspace_get_clock (workspace);
  set_group (self, group);

  template = get_template (self);
  self->asks_safety = find_kind (agenda, PS_SEGMENT_SAFETY_ASK) >= 0 ||
                      (template != NULL && find_kind (template->segments,
                                                      PS_SEGMENT_SAFETY_ASK) >= 0);
  ps_agenda_list_set_shipped (self->list, template);
  ps_agenda_list_set (self->list, agenda);

  return PS_DIALOG (self);
}
