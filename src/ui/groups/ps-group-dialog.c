#include "ps-group-dialog.h"

#include <glib/gi18n-lib.h>

#include "ps-a11y.h"
#include "ps-date-words.h"
#include "ps-field.h"
#include "ps-form.h"
#include "ps-occurrence.h"
#include "ps-rule-reader.h"
#include "ps-rule-words.h"
#include "ps-text.h"
#include "ps-upcoming.h"
#include "ps-zone.h"

/**
 * PsGroupDialog:
 *
 * What a group is: asked for when it is new, changed later. When it meets is typed in words and read
 * back at once, with the next date, so that nobody has to guess what was understood.
 */
struct _PsGroupDialog
{
  PsDialog       parent_instance;

  PsGroups      *groups;
  const PsClock *clock;
  GPtrArray     *agendas;    /* of PsAgendaTemplate, not owned: one for each group model */
  PsGroupRow    *row;        /* what is changed; its id is 0 for a new group */
  char          *rule_text;  /* what the rule said at first: left as it is, it stays the same rule */
  PsGroupSaved   saved;
  GWeakRef       near;

  PsField       *name_field;
  AdwComboRow   *model_row;
  GtkLabel      *model_label;
  GtkSpinButton *minutes_spin;
  GtkSpinButton *not_seen_spin;
  GtkSpinButton *capacity_spin;
  PsField       *neutral_field;
  PsField       *rule_field;
  PsField       *place_field;
  PsField       *peer_field;
  PsField       *professional_field;
  GtkSwitch     *part2_switch;
};

G_DEFINE_FINAL_TYPE (PsGroupDialog, ps_group_dialog, PS_TYPE_DIALOG)

static const PsAgendaTemplate *
get_template (PsGroupDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->model_row);

  return selected < self->agendas->len ? g_ptr_array_index (self->agendas, selected) : NULL;
}

static void
describe_model_cb (PsGroupDialog *self)
{
  const PsAgendaTemplate *agenda = get_template (self);

  gtk_label_set_label (self->model_label, agenda != NULL ? agenda->description : "");
}

static void
fill_models (PsGroupDialog *self,
             PsContent     *content)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GPtrArray *all = ps_content_get_agendas (content);

  for (guint i = 0; i < all->len; i++)
    {
      PsAgendaTemplate *agenda = g_ptr_array_index (all, i);
      PsAgendaTemplate *last =
        self->agendas->len > 0 ? g_ptr_array_index (self->agendas, self->agendas->len - 1) : NULL;

      if (last != NULL && g_str_equal (last->model, agenda->model))
        continue;

      g_ptr_array_add (self->agendas, agenda);
      gtk_string_list_append (names, agenda->name);
    }

  adw_combo_row_set_model (self->model_row, G_LIST_MODEL (names));
  for (guint i = 0; i < self->agendas->len; i++)
    {
      PsAgendaTemplate *agenda = g_ptr_array_index (self->agendas, i);

      if (g_strcmp0 (agenda->model, self->row->model) == 0)
        adw_combo_row_set_selected (self->model_row, i);
    }
}

/* Returns: (transfer full) (nullable): what was typed, or NULL with or without @error: a group may
 * have no fixed dates */
static PsRule *
read_rule (PsGroupDialog  *self,
           GError        **error)
{
  g_autofree char *text = ps_field_dup_text (self->rule_field);
  g_autofree char *local = NULL;
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  GDate today = ps_date_of_instant (ps_clock_wall (self->clock), zone, NULL);

  if (*g_strstrip (text) == '\0')
    return NULL;

  if (self->row->id != 0 && g_strcmp0 (text, self->rule_text) == 0)
    return ps_upcoming_rule (self->row, error);

  local = ps_zone_local ();

  return ps_rule_parse (text, local, &today, NULL, error);
}

static char *
describe_rule (PsGroupDialog *self,
               PsRule        *rule)
{
  gint64 now = ps_clock_wall (self->clock);
  g_autoptr (GArray) next = ps_rule_next (rule, now, 1, NULL, 0);
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *plain = ps_rule_describe (rule, NULL);
  g_autofree char *words = ps_text_capitalize (plain);
  g_autofree char *day = NULL;
  GDate today, date;

  if (next->len == 0)
    return g_steal_pointer (&words);

  today = ps_date_of_instant (now, zone, NULL);
  date = ps_date_of_instant (g_array_index (next, PsOccurrence, 0).starts_at, zone, NULL);
  day = ps_date_words_day (&date, &today, NULL);

  /* Translators: when a group meets, and the next date of that: "Every Tuesday, 18:00. Next: Tuesday,
   * 24 November". */
  return g_strdup_printf (_("%s. Next: %s"), words, day);
}

static void
rule_changed_cb (PsGroupDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PsRule) rule = read_rule (self, &error);
  g_autofree char *hint = NULL;

  if (rule != NULL)
    hint = describe_rule (self, rule);
  else if (error != NULL)
    hint = g_strdup (error->message);
  else
    hint = g_strdup (_("No fixed dates. Try “every Tuesday 18:00” or “first Monday 10:00”."));

  ps_field_set_hint (self->rule_field, hint);
}

static gboolean
take_rule (PsGroupDialog  *self,
           PsGroupRow     *row,
           GError        **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (PsRule) rule = read_rule (self, &local_error);

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  g_free (row->rule);
  g_free (row->starts_on);
  g_free (row->zone);
  row->rule = g_strdup (rule != NULL ? ps_rule_get_value (rule) : "");
  row->starts_on = g_strdup (rule != NULL ? ps_rule_get_starts_on (rule) : "");
  row->start_minute = rule != NULL ? (guint) ps_rule_get_start_minute (rule) : 0;
  row->zone = rule != NULL ? g_strdup (ps_rule_get_zone (rule)) : ps_zone_local ();

  return TRUE;
}

static void
take_text (PsField  *field,
           char    **text)
{
  g_free (*text);
  *text = g_strstrip (ps_field_dup_text (field));
}

static void
tell (PsGroupDialog *self,
      gint64         id)
{
  g_autoptr (GObject) near = g_weak_ref_get (&self->near);

  if (near != NULL && self->saved != NULL)
    self->saved (id, near);
}

static void
added_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (PsGroupDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 id = ps_groups_add_finish (PS_GROUPS (source), result, &error);

  if (id != 0)
    tell (self, id);
  ps_dialog_saved (PS_DIALOG (self), error);
}

static void
changed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (PsGroupDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  if (ps_groups_save_finish (PS_GROUPS (source), result, &error))
    tell (self, self->row->id);
  ps_dialog_saved (PS_DIALOG (self), error);
}

static void
ps_group_dialog_save (PsDialog *dialog)
{
  PsGroupDialog *self = PS_GROUP_DIALOG (dialog);
  g_autoptr (PsGroupRow) row = ps_group_row_copy (self->row);
  g_autoptr (GError) error = NULL;

  take_text (self->name_field, &row->name);
  take_text (self->neutral_field, &row->neutral_name);
  take_text (self->place_field, &row->place);
  take_text (self->peer_field, &row->peer_leader);
  take_text (self->professional_field, &row->professional);
  row->minutes = (guint) gtk_spin_button_get_value_as_int (self->minutes_spin);
  row->not_seen_after = (guint) gtk_spin_button_get_value_as_int (self->not_seen_spin);
  row->capacity = (guint) gtk_spin_button_get_value_as_int (self->capacity_spin);
  row->part2 = gtk_switch_get_active (self->part2_switch);
  g_free (row->model);
  row->model = g_strdup (get_template (self)->model);

  if (*row->name == '\0')
    {
      ps_field_set_error (self->name_field, _("Type the name of the group first."));
      gtk_widget_grab_focus (GTK_WIDGET (self->name_field));
      return;
    }

  if (!take_rule (self, row, &error))
    {
      ps_field_set_error (self->rule_field, error->message);
      gtk_widget_grab_focus (GTK_WIDGET (self->rule_field));
      return;
    }

  ps_dialog_set_busy (dialog, TRUE);
  if (row->id == 0)
    ps_groups_add_async (self->groups, row, NULL, NULL, added_cb, g_object_ref (self));
  else
    ps_groups_save_async (self->groups, row, NULL, changed_cb, g_object_ref (self));
}

static void
ps_group_dialog_dispose (GObject *object)
{
  PsGroupDialog *self = PS_GROUP_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PS_TYPE_GROUP_DIALOG);
  g_clear_object (&self->groups);

  G_OBJECT_CLASS (ps_group_dialog_parent_class)->dispose (object);
}

static void
ps_group_dialog_finalize (GObject *object)
{
  PsGroupDialog *self = PS_GROUP_DIALOG (object);

  g_clear_pointer (&self->agendas, g_ptr_array_unref);
  g_clear_pointer (&self->row, ps_group_row_free);
  g_clear_pointer (&self->rule_text, g_free);
  g_weak_ref_clear (&self->near);

  G_OBJECT_CLASS (ps_group_dialog_parent_class)->finalize (object);
}

static void
ps_group_dialog_class_init (PsGroupDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ps_group_dialog_dispose;
  object_class->finalize = ps_group_dialog_finalize;
  PS_DIALOG_CLASS (klass)->save = ps_group_dialog_save;

  g_type_ensure (PS_TYPE_FIELD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/peerside/Peerside/ui/ps-group-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PsGroupDialog, name_field);
  gtk_widget_class_bind_template_child (widget_class, PsGroupDialog, model_row);
  gtk_widget_class_bind_template_child (widget_class, PsGroupDialog, model_label);
  gtk_widget_class_bind_template_child (widget_class, PsGroupDialog, minutes_spin);
  gtk_widget_class_bind_template_child (widget_class, PsGroupDialog, not_seen_spin);
  gtk_widget_class_bind_template_child (widget_class, PsGroupDialog, capacity_spin);
  gtk_widget_class_bind_template_child (widget_class, PsGroupDialog, neutral_field);
  gtk_widget_class_bind_template_child (widget_class, PsGroupDialog, rule_field);
  gtk_widget_class_bind_template_child (widget_class, PsGroupDialog, place_field);
  gtk_widget_class_bind_template_child (widget_class, PsGroupDialog, peer_field);
  gtk_widget_class_bind_template_child (widget_class, PsGroupDialog, professional_field);
  gtk_widget_class_bind_template_child (widget_class, PsGroupDialog, part2_switch);
}

static void
ps_group_dialog_init (PsGroupDialog *self)
{
  self->agendas = g_ptr_array_new ();
  g_weak_ref_init (&self->near, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  ps_a11y_name_buttons (GTK_WIDGET (self));
}

static char *
first_rule_text (PsGroupDialog *self)
{
  g_autoptr (PsRule) rule = self->row->id != 0 ? ps_upcoming_rule (self->row, NULL) : NULL;

  /* What most groups start from; it shows how a rule is said. */
  if (self->row->id == 0)
    return g_strdup (_("every Tuesday 18:00"));

  return rule != NULL ? ps_rule_describe (rule, NULL) : g_strdup ("");
}

/**
 * ps_group_dialog_new:
 * @content: what kinds of groups there are
 * @clock: outlives the dialog
 * @row: (nullable): the group to change, or %NULL for a new one
 * @saved: (nullable): told when it is saved
 * @near: handed to @saved, as long as it is there
 *
 * Returns: (transfer floating): the dialog
 */
PsDialog *
ps_group_dialog_new (PsGroups         *groups,
                     PsContent        *content,
                     const PsClock    *clock,
                     const PsGroupRow *row,
                     PsGroupSaved      saved,
                     GObject          *near)
{
  PsGroupDialog *self = g_object_new (PS_TYPE_GROUP_DIALOG, NULL);

  self->groups = g_object_ref (groups);
  self->clock = clock;
  self->row = row != NULL ? ps_group_row_copy (row) : ps_group_row_new ();
  ps_form_set_name (GTK_WINDOW (self), "group", self->row->id, NULL);
  self->saved = saved;
  g_weak_ref_set (&self->near, near);

  fill_models (self, content);
  if (row != NULL)
    {
      ps_field_set_text (self->name_field, row->name);
      ps_field_set_text (self->neutral_field, row->neutral_name);
      ps_field_set_text (self->place_field, row->place);
      ps_field_set_text (self->peer_field, row->peer_leader);
      ps_field_set_text (self->professional_field, row->professional);
      gtk_spin_button_set_value (self->minutes_spin, row->minutes);
      gtk_spin_button_set_value (self->not_seen_spin, row->not_seen_after);
      gtk_spin_button_set_value (self->capacity_spin, row->capacity);
      gtk_switch_set_active (self->part2_switch, row->part2);
      gtk_window_set_title (GTK_WINDOW (self), _("Edit Group"));
    }
  else
    {
      gtk_window_set_title (GTK_WINDOW (self), _("New Group"));
      ps_dialog_set_save_label (PS_DIALOG (self), _("_Add"));
    }

  g_signal_connect_object (self->model_row, "notify::selected", G_CALLBACK (describe_model_cb),
                           self, G_CONNECT_SWAPPED);
  ps_combo_row_describe (self->model_row);
  describe_model_cb (self);

  self->rule_text = first_rule_text (self);
  ps_field_set_text (self->rule_field, self->rule_text);
  g_signal_connect_object (self->rule_field, "changed", G_CALLBACK (rule_changed_cb), self,
                           G_CONNECT_SWAPPED);
  rule_changed_cb (self);

  return PS_DIALOG (self);
}
