#include "ps-consent-dialog.h"

#include <glib/gi18n-lib.h>

#include "ps-a11y.h"
#include "ps-consent-choices.h"
#include "ps-consent-words.h"
#include "ps-day-field.h"
#include "ps-error-label.h"
#include "ps-form.h"
#include "ps-member-facts.h"
#include "ps-group-choice.h"
#include "ps-today.h"

/**
 * PsConsentDialog:
 *
 * What a member consents to, element by element of 42 CFR 2.31 (a). Without a day of signing it is a
 * draft, which may lack anything, to be printed and signed; with one, each field says what it lacks.
 */
struct _PsConsentDialog
{
  PsDialog        parent_instance;

  PsConsents     *consents;
  PsConsentRow   *row;      /* as it was; a new one when one is added */
  GDate           today;

  GtkLabel       *who_label;
  AdwComboRow    *kind_row;
  AdwComboRow    *group_row;
  GtkWidget      *giving_box;
  PsField        *recipients_field;
  GtkCheckButton *roster_check;
  GtkCheckButton *contact_check;
  GtkCheckButton *attendance_check;
  GtkCheckButton *notes_check;
  PsErrorLabel   *content_error;
  PsField        *information_field;
  AdwComboRow    *purpose_row;
  PsField        *purpose_field;
  PsField        *discloser_field;
  PsField        *expires_field;
  PsField        *event_field;
  PsField        *given_field;
  AdwComboRow    *form_row;
  AdwComboRow    *signed_by_row;
  PsField        *signer_field;
  PsField        *note_field;
};

G_DEFINE_FINAL_TYPE (PsConsentDialog, ps_consent_dialog, PS_TYPE_DIALOG)

static void
choice_changed_cb (PsConsentDialog *self)
{
  const char *kind = ps_consent_choice_get (self->kind_row, PS_CONSENT_CHOICE_KIND);
  const char *purpose = ps_consent_choice_get (self->purpose_row, PS_CONSENT_CHOICE_PURPOSE);
  const char *signed_by = ps_consent_choice_get (self->signed_by_row, PS_CONSENT_CHOICE_SIGNED_BY);

  gtk_widget_set_visible (self->giving_box, g_str_equal (kind, "disclosure"));
  gtk_widget_set_visible (GTK_WIDGET (self->purpose_field), *purpose == '\0');
  gtk_widget_set_visible (GTK_WIDGET (self->signer_field), !g_str_equal (signed_by, "member"));
  ps_field_set_hint (self->recipients_field,
                     g_str_equal (purpose, "care")
                     ? _("One person or organization a line. Empty: whoever treats the member, and who "
                         "pays for it.")
                     : _("One person or organization a line."));
}

static void
day_changed_cb (PsConsentDialog *self)
{
  ps_day_field_hint (self->given_field, &self->today,
                     _("Such as “today”. Empty: it is a draft, to be printed and signed."));
  ps_day_field_hint (self->expires_field, &self->today, _("Such as “31 December”."));
}

static void
take (PsField  *field,
      char    **place)
{
  g_free (*place);
  *place = g_strstrip (ps_field_dup_text (field));
}

static void
put (char       **place,
     const char  *word)
{
  g_free (*place);
  *place = g_strdup (word);
}

static void
take_all (PsConsentDialog *self,
          PsConsentRow    *row)
{
  PsGiven given = 0;

  put (&row->kind, ps_consent_choice_get (self->kind_row, PS_CONSENT_CHOICE_KIND));
  put (&row->form, ps_consent_choice_get (self->form_row, PS_CONSENT_CHOICE_FORM));
  put (&row->signed_by, ps_consent_choice_get (self->signed_by_row, PS_CONSENT_CHOICE_SIGNED_BY));
  put (&row->version, PS_CONSENT_FORM_VERSION);
  row->group_id = ps_group_choice_get_id (self->group_row);

  take (self->recipients_field, &row->recipients);
  take (self->information_field, &row->information);
  take (self->discloser_field, &row->discloser);
  take (self->event_field, &row->expires_event);
  take (self->note_field, &row->note);
  take (self->signer_field, &row->signer);
  put (&row->purpose, ps_consent_choice_get (self->purpose_row, PS_CONSENT_CHOICE_PURPOSE));
  if (*row->purpose == '\0')
    take (self->purpose_field, &row->purpose);

  given |= gtk_check_button_get_active (self->roster_check) ? PS_GIVEN_ROSTER : 0;
  given |= gtk_check_button_get_active (self->contact_check) ? PS_GIVEN_CONTACT : 0;
  given |= gtk_check_button_get_active (self->attendance_check) ? PS_GIVEN_ATTENDANCE : 0;
  given |= gtk_check_button_get_active (self->notes_check) ? PS_GIVEN_NOTES : 0;
  g_free (row->content);
  row->content = ps_given_to_string (given);
}

/* Says at each field what it lacks. Returns: the first of them, or NULL. */
static GtkWidget *
show_lacks (PsConsentDialog *self,
            PsConsentLack    lacks)
{
  const struct {
    PsConsentLack  lack;
    PsField       *field;
  } fields[] = {
    { PS_CONSENT_LACKS_RECIPIENT, self->recipients_field },
    { PS_CONSENT_LACKS_PURPOSE, self->purpose_field },
    { PS_CONSENT_LACKS_DISCLOSER, self->discloser_field },
    { PS_CONSENT_LACKS_END, self->expires_field },
    { PS_CONSENT_LACKS_WRITING, self->given_field },
    { PS_CONSENT_LACKS_SIGNER, self->signer_field },
  };
  PsConsentLack content = lacks & (PS_CONSENT_LACKS_CONTENT | PS_CONSENT_MIXES_NOTES);
  GtkWidget *first = content != 0 ? GTK_WIDGET (self->roster_check) : NULL;

  ps_error_label_set_text (self->content_error, ps_consent_lack_describe (content));
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      gboolean is_missing = (lacks & fields[i].lack) != 0;

      ps_field_set_error (fields[i].field,
                          is_missing ? ps_consent_lack_describe (fields[i].lack) : NULL);
      if (is_missing && (first == NULL || i == 0))
        first = GTK_WIDGET (fields[i].field);
    }

  return first;
}

static gboolean
take_day (PsConsentDialog  *self,
          PsField          *field,
          char            **place)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (place, g_free);
  if (ps_day_field_read (field, &self->today, place, &error))
    return TRUE;

  ps_field_set_error (field, error->message);
  gtk_widget_grab_focus (GTK_WIDGET (field));

  return FALSE;
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (PsDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  ps_consents_save_finish (PS_CONSENTS (source), result, &error);
  ps_dialog_saved (self, error);
}

static void
ps_consent_dialog_save (PsDialog *dialog)
{
  PsConsentDialog *self = PS_CONSENT_DIALOG (dialog);
  GtkWidget *first;

  take_all (self, self->row);
  if (!take_day (self, self->expires_field, &self->row->expires_on) ||
      !take_day (self, self->given_field, &self->row->given_on))
    return;

  first = show_lacks (self, self->row->given_on != NULL ? ps_consent_lacks (self->row) : 0);
  if (first != NULL)
    {
      gtk_widget_grab_focus (first);
      return;
    }

  ps_dialog_set_busy (dialog, TRUE);
  ps_consents_save_async (self->consents, self->row, NULL, saved_cb, g_object_ref (self));
}

static void
ps_consent_dialog_dispose (GObject *object)
{
  PsConsentDialog *self = PS_CONSENT_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PS_TYPE_CONSENT_DIALOG);
  g_clear_pointer (&self->row, ps_consent_row_free);
  g_clear_object (&self->consents);

  G_OBJECT_CLASS (ps_consent_dialog_parent_class)->dispose (object);
}

static void
ps_consent_dialog_class_init (PsConsentDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ps_consent_dialog_dispose;
  PS_DIALOG_CLASS (klass)->save = ps_consent_dialog_save;

  g_type_ensure (PS_TYPE_FIELD);
  g_type_ensure (PS_TYPE_ERROR_LABEL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/peerside/Peerside/ui/ps-consent-dialog.ui");
#define BIND(child) gtk_widget_class_bind_template_child (widget_class, PsConsentDialog, child)
  BIND (who_label);
  BIND (kind_row);
  BIND (group_row);
  BIND (giving_box);
  BIND (recipients_field);
  BIND (roster_check);
  BIND (contact_check);
  BIND (attendance_check);
  BIND (notes_check);
  BIND (content_error);
  BIND (information_field);
  BIND (purpose_row);
  BIND (purpose_field);
  BIND (discloser_field);
  BIND (expires_field);
  BIND (event_field);
  BIND (given_field);
  BIND (form_row);
  BIND (signed_by_row);
  BIND (signer_field);
  BIND (note_field);
#undef BIND
}

static void
ps_consent_dialog_init (PsConsentDialog *self)
{
  AdwComboRow **rows[] = { &self->kind_row, &self->purpose_row, &self->signed_by_row };
  GtkCheckButton **checks[] = {
    &self->roster_check, &self->contact_check, &self->attendance_check, &self->notes_check,
  };

  gtk_widget_init_template (GTK_WIDGET (self));
  ps_a11y_name_buttons (GTK_WIDGET (self));
  /* In 4.8 a check button has no way of its own to be narrower than its words. */
  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    gtk_label_set_wrap (GTK_LABEL (gtk_widget_get_last_child (GTK_WIDGET (*checks[i]))), TRUE);
  ps_consent_choice_fill (self->kind_row, PS_CONSENT_CHOICE_KIND);
  ps_consent_choice_fill (self->purpose_row, PS_CONSENT_CHOICE_PURPOSE);
  ps_consent_choice_fill (self->form_row, PS_CONSENT_CHOICE_FORM);
  ps_consent_choice_fill (self->signed_by_row, PS_CONSENT_CHOICE_SIGNED_BY);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_signal_connect_object (*rows[i], "notify::selected", G_CALLBACK (choice_changed_cb), self,
                             G_CONNECT_SWAPPED);
  g_signal_connect_object (self->given_field, "changed", G_CALLBACK (day_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->expires_field, "changed", G_CALLBACK (day_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
fill (PsConsentDialog *self)
{
  const PsConsentRow *row = self->row;
  PsGiven given = ps_given_from_string (row->content);

  ps_consent_choice_set (self->kind_row, PS_CONSENT_CHOICE_KIND, row->kind);
  ps_consent_choice_set (self->form_row, PS_CONSENT_CHOICE_FORM, row->form);
  ps_consent_choice_set (self->signed_by_row, PS_CONSENT_CHOICE_SIGNED_BY, row->signed_by);
  ps_consent_choice_set (self->purpose_row, PS_CONSENT_CHOICE_PURPOSE, row->purpose);
  if (*ps_consent_choice_get (self->purpose_row, PS_CONSENT_CHOICE_PURPOSE) == '\0')
    ps_field_set_text (self->purpose_field, row->purpose);
  ps_field_set_text (self->recipients_field, row->recipients);
  gtk_check_button_set_active (self->roster_check, (given & PS_GIVEN_ROSTER) != 0);
  gtk_check_button_set_active (self->contact_check, (given & PS_GIVEN_CONTACT) != 0);
  gtk_check_button_set_active (self->attendance_check, (given & PS_GIVEN_ATTENDANCE) != 0);
  gtk_check_button_set_active (self->notes_check, (given & PS_GIVEN_NOTES) != 0);
  ps_field_set_text (self->information_field, row->information);
  ps_field_set_text (self->discloser_field, row->discloser);
  ps_day_field_set (self->expires_field, row->expires_on);
  ps_field_set_text (self->event_field, row->expires_event);
  ps_day_field_set (self->given_field, row->given_on);
  ps_field_set_text (self->signer_field, row->signer);
  ps_field_set_text (self->note_field, row->note);
  choice_changed_cb (self);
  day_changed_cb (self);
}

static PsConsentDialog *
dialog_new (PsWorkspace  *workspace,
            PsConsentRow *row,
            gint64        person_id)
{
  PsConsentDialog *self = g_object_new (PS_TYPE_CONSENT_DIALOG, NULL);
  char today[PS_DATE_ISO_SIZE];
  g_autofree char *who = NULL;

  self->consents = g_object_ref (ps_workspace_get_consents (workspace));
  self->row = row;
  who = ps_member_facts_dup_label_of (workspace, person_id);
  gtk_label_set_label (self->who_label, who);
  ps_today (ps_workspace_get_clock (workspace), NULL, today);
  ps_date_from_iso (today, &self->today);
  ps_group_choice_fill (self->group_row, ps_groups_get_list (ps_workspace_get_groups (workspace)),
                        _("Whichever they are in"), row->group_id);

  return self;
}

/**
 * ps_consent_dialog_new_add:
 * @workspace: a workspace that is open
 * @person_id: whose
 *
 * Returns: (transfer floating): a dialog for a new consent, which begins with what is usual
 */
GtkWidget *
ps_consent_dialog_new_add (PsWorkspace *workspace,
                           gint64       person_id)
{
  PsConsentDialog *self = dialog_new (workspace, ps_consent_row_new (), person_id);
  g_autofree char *died_on = ps_care_dup_died_on (ps_workspace_get_care (workspace), person_id);
  char today[PS_DATE_ISO_SIZE];
  char end[PS_DATE_ISO_SIZE];

  gtk_window_set_title (GTK_WINDOW (self), _("Add Consent"));
  ps_form_set_name (GTK_WINDOW (self), "consent-new", person_id, NULL);
  ps_dialog_set_save_label (PS_DIALOG (self), _("_Add"));
  ps_date_to_iso (&self->today, today);
  ps_consent_suggest_end (today, end);
  self->row->person_id = person_id;
  self->row->expires_on = g_strdup (end);
  self->row->discloser = g_strdup (ps_clinic_get_name (ps_workspace_get_clinic (workspace)));
  self->row->content = g_strdup ("attendance");
  if (died_on != NULL)
    self->row->signed_by = g_strdup ("representative");
  fill (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->recipients_field));

  return GTK_WIDGET (self);
}

/**
 * ps_consent_dialog_new_edit:
 * @row: a consent that is not signed yet
 *
 * Returns: (transfer floating): a dialog with what it says
 */
GtkWidget *
ps_consent_dialog_new_edit (PsWorkspace        *workspace,
                            const PsConsentRow *row)
{
  PsConsentDialog *self = dialog_new (workspace, ps_consent_row_copy (row), row->person_id);

  gtk_window_set_title (GTK_WINDOW (self), _("Edit Consent"));
  ps_form_set_name (GTK_WINDOW (self), "consent", row->id, NULL);
  fill (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->recipients_field));

  return GTK_WIDGET (self);
}
