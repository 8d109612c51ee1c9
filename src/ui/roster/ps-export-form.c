#include "ps-export-form.h"

#include <glib/gi18n-lib.h>

#include "ps-a11y.h"
#include "ps-consent-choices.h"
#include "ps-date.h"
#include "ps-day-field.h"
#include "ps-export-words.h"
#include "ps-field.h"
#include "ps-group-choice.h"
#include "ps-right.h"

/**
 * PsExportForm:
 *
 * What somebody says of an export: what, of whom, as what, and to whom it goes. It shows what can be
 * said of the kind that is chosen, and nothing else.
 */
struct _PsExportForm
{
  AdwBin       parent_instance;

  PsWorkspace *workspace;
  gint64       person_id;   /* whose record it is about, or 0 */

  AdwComboRow *what_row;
  AdwComboRow *group_row;
  AdwComboRow *format_row;
  AdwComboRow *delimiter_row;
  GtkWidget   *mark_row;
  GtkSwitch   *mark_switch;
  GtkLabel    *about_label;
  GtkLabel    *count_label;
  GtkWidget   *days_box;
  PsField     *from_field;
  PsField     *to_field;
  GtkWidget   *recipient_box;
  PsField     *recipient_field;
  AdwComboRow *purpose_row;
  PsField     *purpose_field;
};

enum {
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PsExportForm, ps_export_form, ADW_TYPE_BIN)

/* What there is to choose, in the order of the rows; whoever may not export members has the last. */
static const PsExportKind kinds[] = {
  PS_EXPORT_MEMBERS, PS_EXPORT_ATTENDANCE, PS_EXPORT_CARDS, PS_EXPORT_CALENDAR,
};

static const char delimiters[] = { ',', ';', '\t' };

/* People ask for their record on paper. */
static const PsExportFormat person_formats[] = {
  PS_EXPORT_PRINT, PS_EXPORT_PDF, PS_EXPORT_TEXT, PS_EXPORT_JSON,
};

/**
 * ps_export_form_may_export_members:
 *
 * Returns: whether more than a calendar is offered
 */
gboolean
ps_export_form_may_export_members (PsExportForm *self)
{
  return ps_roles_may (ps_workspace_get_roles (self->workspace), PS_RIGHT_EXPORT);
}

static PsExportKind
get_kind (PsExportForm *self)
{
  guint selected = adw_combo_row_get_selected (self->what_row);

  if (self->person_id != 0)
    return PS_EXPORT_PERSON;

  return ps_export_form_may_export_members (self) && selected < G_N_ELEMENTS (kinds) ? kinds[selected]
                                                                      : PS_EXPORT_CALENDAR;
}

static PsExportFormat
get_format (PsExportForm *self)
{
  gboolean second = adw_combo_row_get_selected (self->format_row) == 1;

  switch (get_kind (self))
    {
    case PS_EXPORT_CARDS:
      return second ? PS_EXPORT_VCARD_4 : PS_EXPORT_VCARD_3;

    case PS_EXPORT_CALENDAR:
      return PS_EXPORT_ICS;

    case PS_EXPORT_PERSON:
      return person_formats[MIN (adw_combo_row_get_selected (self->format_row),
                                 G_N_ELEMENTS (person_formats) - 1)];

    case PS_EXPORT_MEMBERS:
    case PS_EXPORT_ATTENDANCE:
    default:
      return second ? PS_EXPORT_JSON : PS_EXPORT_CSV;
    }
}

static void
fill_formats (PsExportForm *self)
{
  const char *names[G_N_ELEMENTS (person_formats) + 1] = { NULL };
  g_autoptr (GtkStringList) list = NULL;

  switch (get_kind (self))
    {
    case PS_EXPORT_CARDS:
      names[0] = _("vCard 3.0, usual");
      names[1] = _("vCard 4.0");
      break;

    case PS_EXPORT_PERSON:
      names[0] = _("Printed on paper");
      names[1] = _("Pages to keep (PDF)");
      names[2] = _("Text to read (Markdown)");
      names[3] = _("For programs (JSON)");
      break;

    case PS_EXPORT_CALENDAR:
      names[0] = _("iCalendar");
      break;

    case PS_EXPORT_MEMBERS:
    case PS_EXPORT_ATTENDANCE:
    default:
      names[0] = _("Table (CSV)");
      names[1] = _("For programs (JSON)");
    }

  list = gtk_string_list_new (names);
  adw_combo_row_set_model (self->format_row, G_LIST_MODEL (list));
  adw_combo_row_set_selected (self->format_row, 0);
}

static gboolean
is_addressed (PsExportForm *self)
{
  return get_kind (self) != PS_EXPORT_CALENDAR && get_kind (self) != PS_EXPORT_PERSON;
}

static char *
dup_purpose (PsExportForm *self)
{
  const char *word = ps_consent_choice_get (self->purpose_row, PS_CONSENT_CHOICE_PURPOSE);

  return *word != '\0' ? g_strdup (word) : g_strstrip (ps_field_dup_text (self->purpose_field));
}

/* A purpose is of no use without somebody who has it. */
static PsExportOrder *
make_order (PsExportForm *self)
{
  PsExportOrder *order = ps_export_order_new (get_kind (self), get_format (self),
                                              ps_group_choice_get_id (self->group_row));
  guint delimiter = adw_combo_row_get_selected (self->delimiter_row);

  order->person_id = self->person_id;
  order->delimiter = delimiters[MIN (delimiter, G_N_ELEMENTS (delimiters) - 1)];
  order->byte_order_mark = gtk_switch_get_active (self->mark_switch);
  if (is_addressed (self))
    {
      g_free (order->recipient);
      order->recipient = g_strstrip (ps_field_dup_text (self->recipient_field));
      if (*order->recipient != '\0')
        {
          g_free (order->purpose);
          order->purpose = dup_purpose (self);
        }
    }

  return order;
}

static void
update (PsExportForm *self)
{
  PsExportKind kind = get_kind (self);
  gboolean table = get_format (self) == PS_EXPORT_CSV;
  const char *purpose = ps_consent_choice_get (self->purpose_row, PS_CONSENT_CHOICE_PURPOSE);

  gtk_widget_set_visible (GTK_WIDGET (self->group_row), self->person_id == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->format_row), kind != PS_EXPORT_CALENDAR);
  gtk_widget_set_visible (GTK_WIDGET (self->delimiter_row), table);
  gtk_widget_set_visible (self->mark_row, table);
  gtk_widget_set_visible (self->days_box, kind == PS_EXPORT_ATTENDANCE);
  gtk_widget_set_visible (self->recipient_box, is_addressed (self));
  gtk_widget_set_visible (GTK_WIDGET (self->purpose_field), *purpose == '\0');
  gtk_label_set_label (self->about_label, ps_export_words_about (kind));
}

static void
changed_cb (PsExportForm *self)
{
  update (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
what_cb (PsExportForm *self)
{
  fill_formats (self);
  changed_cb (self);
}

/* Reads the days; says at the field what is wrong with one. */
static gboolean
take_days (PsExportForm *self,
           PsExportOrder  *order)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  GDate today = ps_date_of_instant (ps_clock_wall (ps_workspace_get_clock (self->workspace)), zone, NULL);
  PsField *fields[] = { self->from_field, self->to_field };
  char **days[] = { &order->from_on, &order->to_on };

  if (order->kind != PS_EXPORT_ATTENDANCE)
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *day = NULL;

      if (!ps_day_field_read (fields[i], &today, &day, &error))
        {
          ps_field_set_error (fields[i], error->message);
          gtk_widget_grab_focus (GTK_WIDGET (fields[i]));
          return FALSE;
        }
      if (day != NULL)
        {
          g_free (*days[i]);
          *days[i] = g_steal_pointer (&day);
        }
    }

  if (*order->from_on != '\0' && *order->to_on != '\0' && g_strcmp0 (order->to_on, order->from_on) < 0)
    {
      ps_field_set_error (self->to_field, _("The last day is before the first one."));
      gtk_widget_grab_focus (GTK_WIDGET (self->to_field));
      return FALSE;
    }

  return TRUE;
}

static void
ps_export_form_dispose (GObject *object)
{
  PsExportForm *self = PS_EXPORT_FORM (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PS_TYPE_EXPORT_FORM);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (ps_export_form_parent_class)->dispose (object);
}

static void
ps_export_form_class_init (PsExportFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ps_export_form_dispose;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (PS_TYPE_FIELD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/peerside/Peerside/ui/ps-export-form.ui");
  gtk_widget_class_bind_template_child (widget_class, PsExportForm, what_row);
  gtk_widget_class_bind_template_child (widget_class, PsExportForm, group_row);
  gtk_widget_class_bind_template_child (widget_class, PsExportForm, format_row);
  gtk_widget_class_bind_template_child (widget_class, PsExportForm, delimiter_row);
  gtk_widget_class_bind_template_child (widget_class, PsExportForm, mark_row);
  gtk_widget_class_bind_template_child (widget_class, PsExportForm, mark_switch);
  gtk_widget_class_bind_template_child (widget_class, PsExportForm, about_label);
  gtk_widget_class_bind_template_child (widget_class, PsExportForm, count_label);
  gtk_widget_class_bind_template_child (widget_class, PsExportForm, days_box);
  gtk_widget_class_bind_template_child (widget_class, PsExportForm, from_field);
  gtk_widget_class_bind_template_child (widget_class, PsExportForm, to_field);
  gtk_widget_class_bind_template_child (widget_class, PsExportForm, recipient_box);
  gtk_widget_class_bind_template_child (widget_class, PsExportForm, recipient_field);
  gtk_widget_class_bind_template_child (widget_class, PsExportForm, purpose_row);
  gtk_widget_class_bind_template_child (widget_class, PsExportForm, purpose_field);
}

static void
ps_export_form_init (PsExportForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ps_a11y_name_buttons (GTK_WIDGET (self));
  ps_consent_choice_fill (self->purpose_row, PS_CONSENT_CHOICE_PURPOSE);
  ps_combo_row_describe (self->what_row);
  ps_combo_row_describe (self->group_row);
  ps_combo_row_describe (self->format_row);
  ps_combo_row_describe (self->delimiter_row);
}

static void
connect_all (PsExportForm *self)
{
  g_signal_connect_object (self->what_row, "notify::selected", G_CALLBACK (what_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->group_row, "notify::selected", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->format_row, "notify::selected", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->purpose_row, "notify::selected", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->recipient_field, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->purpose_field, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * ps_export_form_set_up:
 * @workspace: a workspace that is open
 * @group_id: the group that is chosen at first, or 0 for all
 * @person_id: whose record it is about, or 0 where that is not asked for
 *
 * Fills in what there is to choose. Whoever may not export members is offered the calendar.
 */
void
ps_export_form_set_up (PsExportForm *self,
                       PsWorkspace  *workspace,
                       gint64        group_id,
                       gint64        person_id)
{
  g_set_object (&self->workspace, workspace);
  self->person_id = person_id;
  ps_group_choice_fill (self->group_row, ps_groups_get_list (ps_workspace_get_groups (workspace)),
                        _("All groups"), group_id);
  gtk_widget_set_visible (GTK_WIDGET (self->what_row),
                          person_id == 0 && ps_export_form_may_export_members (self));
  fill_formats (self);
  update (self);
  connect_all (self);
}

/**
 * ps_export_form_dup_order:
 *
 * Returns: (transfer full) (nullable): what is wanted; %NULL where a field says that something is wrong
 */
PsExportOrder *
ps_export_form_dup_order (PsExportForm *self)
{
  g_autoptr (PsExportOrder) order = make_order (self);

  return take_days (self, order) ? g_steal_pointer (&order) : NULL;
}

/**
 * ps_export_form_set_count:
 * @text: (nullable): how many it comes to
 *
 * Says below the choice what comes of it.
 */
void
ps_export_form_set_count (PsExportForm *self,
                          const char   *text)
{
  gtk_label_set_label (self->count_label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->count_label), text != NULL);
}

/**
 * ps_export_form_set_recipient_error:
 * @sentence: what is missing
 *
 * Says at the field for who gets it, if there is one now.
 *
 * Returns: whether there is
 */
gboolean
ps_export_form_set_recipient_error (PsExportForm *self,
                                    const char   *sentence)
{
  if (!is_addressed (self))
    return FALSE;

  ps_field_set_error (self->recipient_field, sentence);
  gtk_widget_grab_focus (GTK_WIDGET (self->recipient_field));

  return TRUE;
}
