#include "ps-disclosure-dialog.h"

#include <glib/gi18n-lib.h>

#include "ps-a11y.h"
#include "ps-consent-words.h"
#include "ps-disclosure.h"
#include "ps-error.h"
#include "ps-field.h"
#include "ps-form.h"
#include "ps-member-facts.h"

/**
 * PsDisclosureDialog:
 *
 * Writes down what was given of a member by word of mouth or on paper, by a consent of theirs. It goes
 * through the same gate as what Peerside prints and exports, so that nobody is written down whom the
 * consent does not name.
 */
struct _PsDisclosureDialog
{
  PsDialog      parent_instance;

  PsWorkspace  *workspace;
  PsConsentRow *consent;

  GtkLabel     *who_label;
  GtkLabel     *scope_label;
  PsField      *recipient_field;
  AdwComboRow  *form_row;
};

G_DEFINE_FINAL_TYPE (PsDisclosureDialog, ps_disclosure_dialog, PS_TYPE_DIALOG)

/* In the order of the choices. */
static const char * const forms[] = { "spoken", "letter" };

static void
given_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (PsDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  ps_disclosure_give_finish (PS_DB (source), result, &error);
  ps_dialog_saved (self, error);
}

/* The consent says more exactly who may have it than the gate, which asks Part 2 groups only. */
static gboolean
check (PsDisclosureDialog  *self,
       const char          *recipient,
       PsDisclosure        *gate,
       GError             **error)
{
  const PsClock *clock = ps_workspace_get_clock (self->workspace);
  PsConn *conn = ps_db_get_reader (ps_workspace_get_db (self->workspace));
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  GDate today = ps_date_of_instant (ps_clock_wall (clock), zone, NULL);
  char on[PS_DATE_ISO_SIZE];
  PsConsentAsk ask = { self->consent->group_id, ps_given_from_string (self->consent->content), recipient,
                       self->consent->purpose, on };
  PsConsentAnswer answer;

  ps_date_to_iso (&today, on);
  answer = ps_consent_ask (self->consent, &ask);
  if (*recipient == '\0' || answer != PS_CONSENT_ALLOWS)
    {
      g_set_error_literal (error, PS_ERROR, PS_ERROR_CONFLICT,
                           *recipient == '\0' ? _("Say who got it.")
                                              : ps_consent_answer_describe (answer));
      return FALSE;
    }

  if (self->consent->group_id != 0)
    ps_disclosure_add (gate, self->consent->person_id, self->consent->group_id);
  else if (!ps_disclosure_add_person (gate, conn, self->consent->person_id, error))
    return FALSE;

  return ps_disclosure_check (gate, conn, clock, error);
}

static void
ps_disclosure_dialog_save (PsDialog *dialog)
{
  PsDisclosureDialog *self = PS_DISCLOSURE_DIALOG (dialog);
  g_autofree char *recipient = g_strstrip (ps_field_dup_text (self->recipient_field));
  guint form = MIN (adw_combo_row_get_selected (self->form_row), G_N_ELEMENTS (forms) - 1);
  g_autoptr (PsDisclosure) gate =
    ps_disclosure_new (PS_AUDIENCE_OUTSIDE, ps_given_from_string (self->consent->content), forms[form],
                       recipient, self->consent->purpose);
  g_autoptr (GError) error = NULL;

  if (!check (self, recipient, gate, &error))
    {
      ps_field_set_error (self->recipient_field, error->message);
      gtk_widget_grab_focus (GTK_WIDGET (self->recipient_field));
      return;
    }

  ps_dialog_set_busy (dialog, TRUE);
  ps_disclosure_give_async (gate, ps_workspace_get_db (self->workspace),
                            ps_workspace_get_keys (self->workspace),
                            ps_workspace_get_clock (self->workspace), NULL, NULL, NULL, NULL, given_cb,
                            g_object_ref (self));
}

static void
ps_disclosure_dialog_dispose (GObject *object)
{
  PsDisclosureDialog *self = PS_DISCLOSURE_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PS_TYPE_DISCLOSURE_DIALOG);
  g_clear_pointer (&self->consent, ps_consent_row_free);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (ps_disclosure_dialog_parent_class)->dispose (object);
}

static void
ps_disclosure_dialog_class_init (PsDisclosureDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ps_disclosure_dialog_dispose;
  PS_DIALOG_CLASS (klass)->save = ps_disclosure_dialog_save;

  g_type_ensure (PS_TYPE_FIELD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/peerside/Peerside/ui/ps-disclosure-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PsDisclosureDialog, who_label);
  gtk_widget_class_bind_template_child (widget_class, PsDisclosureDialog, scope_label);
  gtk_widget_class_bind_template_child (widget_class, PsDisclosureDialog, recipient_field);
  gtk_widget_class_bind_template_child (widget_class, PsDisclosureDialog, form_row);
}

static void
ps_disclosure_dialog_init (PsDisclosureDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ps_combo_row_describe (self->form_row);
  ps_dialog_set_save_label (PS_DIALOG (self), _("_Write Down"));
}

/**
 * ps_disclosure_dialog_new:
 * @workspace: a workspace that is open
 * @consent: one that holds, to give something
 *
 * Returns: (transfer floating): the dialog
 */
GtkWidget *
ps_disclosure_dialog_new (PsWorkspace        *workspace,
                          const PsConsentRow *consent)
{
  PsDisclosureDialog *self = g_object_new (PS_TYPE_DISCLOSURE_DIALOG, NULL);
  g_auto (GStrv) recipients = g_strsplit (consent->recipients, "\n", 2);
  g_autofree char *scope = ps_consent_words_scope (consent);
  g_autofree char *who = ps_member_facts_dup_label_of (workspace, consent->person_id);

  self->workspace = g_object_ref (workspace);
  self->consent = ps_consent_row_copy (consent);
  ps_form_set_name (GTK_WINDOW (self), "disclosure", consent->id, NULL);
  gtk_label_set_label (self->who_label, who);
  gtk_label_set_label (self->scope_label, scope);
  ps_field_set_text (self->recipient_field, recipients[0]);
  gtk_widget_grab_focus (GTK_WIDGET (self->recipient_field));

  return GTK_WIDGET (self);
}
