#include "ps-setup-group.h"

#include <glib/gi18n-lib.h>

#include "ps-a11y.h"
#include "ps-content.h"
#include "ps-error-label.h"
#include "ps-rule.h"
#include "ps-time-words.h"
#include "ps-zone.h"

/**
 * PsSetupGroup:
 *
 * Last step of the first run: the first group. What is asked here is what a first meeting needs;
 * everything else, a fortnightly or monthly rule for one, is on the page of the groups.
 */
struct _PsSetupGroup
{
  AdwBin        parent_instance;

  PsContent    *content;
  GPtrArray    *models;        /* of PsAgendaTemplate, not owned: one for each group model */
  PsForms       forms;

  GtkWidget    *name_entry;
  PsErrorLabel *name_error;
  AdwComboRow  *model_row;
  AdwComboRow  *day_row;
  GtkWidget    *time_entry;
  PsErrorLabel *time_error;
  AdwComboRow  *minutes_row;
  GtkLabel     *agenda_label;
};

/* The lengths that templates are shipped for (the list of agenda templates). */
static const guint lengths[] = { 60, 75, 90 };

G_DEFINE_FINAL_TYPE (PsSetupGroup, ps_setup_group, ADW_TYPE_BIN)

static const PsAgendaTemplate *
get_agenda (PsSetupGroup *self)
{
  guint model = adw_combo_row_get_selected (self->model_row);
  guint length = adw_combo_row_get_selected (self->minutes_row);

  if (model >= self->models->len || length >= G_N_ELEMENTS (lengths))
    return NULL;

  return ps_content_find_agenda (self->content,
                                 ((PsAgendaTemplate *) g_ptr_array_index (self->models,
                                                                          model))->model,
                                 lengths[length]);
}

static void
show_agenda_cb (PsSetupGroup *self)
{
  const PsAgendaTemplate *agenda = get_agenda (self);
  g_autofree char *segments = NULL;

  if (agenda == NULL)
    return;

  segments = g_strdup_printf (ngettext ("The agenda starts with %u segment.",
                                        "The agenda starts with %u segments.",
                                        agenda->segments->len),
                              agenda->segments->len);
  gtk_label_set_label (self->agenda_label, segments);
}

static void
fill_models (PsSetupGroup *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GPtrArray *agendas = ps_content_get_agendas (self->content);

  for (guint i = 0; i < agendas->len; i++)
    {
      PsAgendaTemplate *agenda = g_ptr_array_index (agendas, i);
      PsAgendaTemplate *last = NULL;

      if (self->models->len > 0)
        last = g_ptr_array_index (self->models, self->models->len - 1);
      if (last != NULL && g_str_equal (last->model, agenda->model))
        continue;

      g_ptr_array_add (self->models, agenda);
      gtk_string_list_append (names, agenda->name);
    }

  adw_combo_row_set_model (self->model_row, G_LIST_MODEL (names));
}

/* The week in the order of the locale, from the day it begins with. */
static GDateWeekday
get_weekday (PsSetupGroup *self,
             guint         index)
{
  return (GDateWeekday) ((self->forms.first_weekday - 1 + index) % 7 + 1);
}

static void
fill_days (PsSetupGroup *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < 7; i++)
    {
      /* The 3rd of January 2000 was a Monday. */
      g_autoptr (GDateTime) day =
        g_date_time_new_utc (2000, 1, 2 + (int) get_weekday (self, i), 12, 0, 0);
      g_autofree char *name = g_date_time_format (day, "%A");

      gtk_string_list_append (names, name);
      if (get_weekday (self, i) == G_DATE_TUESDAY)
        g_object_set_data (G_OBJECT (names), "ps-tuesday", GUINT_TO_POINTER (i));
    }

  adw_combo_row_set_model (self->day_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->day_row,
                              GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (names),
                                                                   "ps-tuesday")));
}

static void
fill_lengths (PsSetupGroup *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_autofree char *name = g_strdup_printf (ngettext ("%u minute", "%u minutes", lengths[i]),
                                               lengths[i]);

      gtk_string_list_append (names, name);
    }

  adw_combo_row_set_model (self->minutes_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->minutes_row, G_N_ELEMENTS (lengths) - 1);
}

static void
name_changed_cb (PsSetupGroup *self)
{
  ps_error_label_set_text (self->name_error, NULL);
}

static void
time_changed_cb (PsSetupGroup *self)
{
  ps_error_label_set_text (self->time_error, NULL);
}

static void
activate_cb (PsSetupGroup *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "setup.next", NULL);
}

static gboolean
ps_setup_group_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (PS_SETUP_GROUP (widget)->name_entry);
}

static void
ps_setup_group_dispose (GObject *object)
{
  PsSetupGroup *self = PS_SETUP_GROUP (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PS_TYPE_SETUP_GROUP);
  g_clear_pointer (&self->models, g_ptr_array_unref);
  g_clear_object (&self->content);

  G_OBJECT_CLASS (ps_setup_group_parent_class)->dispose (object);
}

static void
ps_setup_group_class_init (PsSetupGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ps_setup_group_dispose;
  widget_class->grab_focus = ps_setup_group_grab_focus;
  ps_a11y_class_tab_through (widget_class);

  g_type_ensure (PS_TYPE_ERROR_LABEL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/peerside/Peerside/ui/ps-setup-group.ui");
  gtk_widget_class_bind_template_child (widget_class, PsSetupGroup, name_entry);
  gtk_widget_class_bind_template_child (widget_class, PsSetupGroup, name_error);
  gtk_widget_class_bind_template_child (widget_class, PsSetupGroup, model_row);
  gtk_widget_class_bind_template_child (widget_class, PsSetupGroup, day_row);
  gtk_widget_class_bind_template_child (widget_class, PsSetupGroup, time_entry);
  gtk_widget_class_bind_template_child (widget_class, PsSetupGroup, time_error);
  gtk_widget_class_bind_template_child (widget_class, PsSetupGroup, minutes_row);
  gtk_widget_class_bind_template_child (widget_class, PsSetupGroup, agenda_label);
}

static void
ps_setup_group_init (PsSetupGroup *self)
{
  g_autofree char *time = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  ps_a11y_name_buttons (GTK_WIDGET (self));

  self->content = ps_content_new (NULL, NULL, NULL);
  self->models = g_ptr_array_new ();
  self->forms = ps_forms_of_locale ();
  fill_models (self);
  fill_days (self);
  fill_lengths (self);

  time = ps_time_words_minute (18 * 60, &self->forms);
  gtk_editable_set_text (GTK_EDITABLE (self->time_entry), time);

  ps_combo_row_describe (self->model_row);
  ps_combo_row_describe (self->day_row);
  ps_combo_row_describe (self->minutes_row);

  g_signal_connect_object (self->model_row, "notify::selected",
                           G_CALLBACK (show_agenda_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->minutes_row, "notify::selected",
                           G_CALLBACK (show_agenda_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->name_entry, "changed",
                           G_CALLBACK (name_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->name_entry, "activate",
                           G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->time_entry, "changed",
                           G_CALLBACK (time_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->time_entry, "activate",
                           G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  show_agenda_cb (self);
}

/**
 * ps_setup_group_new:
 *
 * Returns: (transfer floating): a #PsSetupGroup
 */
GtkWidget *
ps_setup_group_new (void)
{
  return g_object_new (PS_TYPE_SETUP_GROUP, NULL);
}

/**
 * ps_setup_group_check:
 * @widget: a #PsSetupGroup
 *
 * Looks at what was typed, says beside the field what cannot be, and goes there.
 *
 * Returns: whether all of it can be
 */
gboolean
ps_setup_group_check (GtkWidget *widget)
{
  PsSetupGroup *self = PS_SETUP_GROUP (widget);
  g_autofree char *name =
    g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name_entry))));
  g_autoptr (GError) error = NULL;
  int minute;

  if (*name == '\0')
    {
      ps_error_label_set_text (self->name_error, _("Type the name of the group first."));
      gtk_widget_grab_focus (self->name_entry);
      return FALSE;
    }

  if (!ps_time_words_parse (gtk_editable_get_text (GTK_EDITABLE (self->time_entry)),
                            &minute, &error))
    {
      ps_error_label_set_error (self->time_error, error);
      gtk_widget_grab_focus (self->time_entry);
      return FALSE;
    }

  return TRUE;
}

/**
 * ps_setup_group_make_row:
 * @self: the step, checked
 * @today: from when on the group meets
 *
 * Makes the group that was described.
 *
 * Returns: (transfer full) (nullable): the row, or %NULL with %PS_ERROR_INVALID
 */
PsGroupRow *
ps_setup_group_make_row (PsSetupGroup  *self,
                         const GDate   *today,
                         GError       **error)
{
  const PsAgendaTemplate *agenda = get_agenda (self);
  GDateWeekday weekday = get_weekday (self, adw_combo_row_get_selected (self->day_row));
  g_autofree char *zone = ps_zone_local ();
  g_autoptr (PsRule) rule = NULL;
  PsGroupRow *row;
  int minute;

  if (!ps_time_words_parse (gtk_editable_get_text (GTK_EDITABLE (self->time_entry)),
                            &minute, error))
    return NULL;

  rule = ps_rule_new_weekly (weekday, 1, today, minute, zone, error);
  if (rule == NULL)
    return NULL;

  row = ps_group_row_new ();
  row->name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name_entry))));
  row->model = g_strdup (agenda->model);
  row->minutes = agenda->minutes;
  row->rule = g_strdup (ps_rule_get_value (rule));
  row->starts_on = g_strdup (ps_rule_get_starts_on (rule));
  row->start_minute = (guint) ps_rule_get_start_minute (rule);
  row->zone = g_steal_pointer (&zone);

  return row;
}
