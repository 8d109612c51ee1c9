#include "ps-guest-dialog.h"

#include <glib/gi18n-lib.h>

#include "ps-error.h"
#include "ps-field.h"
#include "ps-form.h"
#include "ps-guest-words.h"
#include "ps-number-entry.h"

/**
 * PsGuestDialog:
 *
 * Adds a guest speaker, or changes what is known of one. Only the name is required. That somebody of
 * that name is there already is said while it is typed, and refuses nothing.
 */
struct _PsGuestDialog
{
  PsDialog    parent_instance;

  PsGuests   *guests;
  PsGuestRow *guest;    /* as it was; a new one when somebody is added */

  PsField    *name_field;
  PsField    *subject_field;
  PsField    *organisation_field;
  PsField    *phone_field;
  PsField    *email_field;
  PsField    *note_field;
};

enum {
  SAVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PsGuestDialog, ps_guest_dialog, PS_TYPE_DIALOG)

static void
name_changed_cb (PsGuestDialog *self)
{
  g_autofree char *name = ps_field_dup_text (self->name_field);
  g_autoptr (PsGuestRow) namesake =
    ps_guests_find_namesake (self->guests, name, self->guest->id);
  g_autofree char *hint = NULL;

  if (namesake != NULL)
    {
      g_autofree char *about = ps_guest_words_about (namesake);

      hint = *about != '\0'
        /* Translators: a name, and what that other person speaks about and where they are from. */
        ? g_strdup_printf (_("There is a guest named %s already: %s."), namesake->name, about)
        /* Translators: %s is a name. */
        : g_strdup_printf (_("There is a guest named %s already."), namesake->name);
    }
  ps_field_set_hint (self->name_field, hint);
}

static void
take_text (PsField  *field,
           char    **place)
{
  g_free (*place);
  *place = ps_field_dup_text (field);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (PsGuestDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 id = ps_guests_save_finish (PS_GUESTS (source), result, &error);

  if (id != 0)
    g_signal_emit (self, signals[SAVED], 0, id);

  if (g_error_matches (error, PS_ERROR, PS_ERROR_INVALID) && self->name_field != NULL)
    {
      ps_dialog_set_busy (PS_DIALOG (self), FALSE);
      ps_field_set_error (self->name_field, error->message);
      gtk_widget_grab_focus (GTK_WIDGET (self->name_field));
      return;
    }

  ps_dialog_saved (PS_DIALOG (self), error);
}

static void
ps_guest_dialog_save (PsDialog *dialog)
{
  PsGuestDialog *self = PS_GUEST_DIALOG (dialog);

  take_text (self->name_field, &self->guest->name);
  take_text (self->subject_field, &self->guest->subject);
  take_text (self->organisation_field, &self->guest->organisation);
  take_text (self->phone_field, &self->guest->phone);
  take_text (self->email_field, &self->guest->email);
  take_text (self->note_field, &self->guest->note);

  ps_dialog_set_busy (dialog, TRUE);
  ps_guests_save_async (self->guests, self->guest, NULL, saved_cb, g_object_ref (self));
}

static void
ps_guest_dialog_dispose (GObject *object)
{
  PsGuestDialog *self = PS_GUEST_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PS_TYPE_GUEST_DIALOG);
  g_clear_pointer (&self->guest, ps_guest_row_free);
  g_clear_object (&self->guests);

  G_OBJECT_CLASS (ps_guest_dialog_parent_class)->dispose (object);
}

static void
ps_guest_dialog_class_init (PsGuestDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ps_guest_dialog_dispose;
  PS_DIALOG_CLASS (klass)->save = ps_guest_dialog_save;

  /**
   * PsGuestDialog::saved:
   * @id: the guest
   *
   * What was typed is stored.
   */
  signals[SAVED] = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  g_type_ensure (PS_TYPE_FIELD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/peerside/Peerside/ui/ps-guest-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PsGuestDialog, name_field);
  gtk_widget_class_bind_template_child (widget_class, PsGuestDialog, subject_field);
  gtk_widget_class_bind_template_child (widget_class, PsGuestDialog, organisation_field);
  gtk_widget_class_bind_template_child (widget_class, PsGuestDialog, phone_field);
  gtk_widget_class_bind_template_child (widget_class, PsGuestDialog, email_field);
  gtk_widget_class_bind_template_child (widget_class, PsGuestDialog, note_field);
}

static void
ps_guest_dialog_init (PsGuestDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ps_number_entry (GTK_WIDGET (self->phone_field));
}

/**
 * ps_guest_dialog_new:
 * @guest: (nullable): whom to change; %NULL to add somebody
 * @name: (nullable): what was typed already, such as a search that found nobody
 *
 * Returns: (transfer floating): the dialog
 */
PsDialog *
ps_guest_dialog_new (PsGuests         *guests,
                     const PsGuestRow *guest,
                     const char       *name)
{
  PsGuestDialog *self = g_object_new (PS_TYPE_GUEST_DIALOG, NULL);

  self->guests = g_object_ref (guests);
  self->guest = guest != NULL ? ps_guest_row_copy (guest) : ps_guest_row_new ();
  ps_form_set_name (GTK_WINDOW (self), "guest", self->guest->id, NULL);

  gtk_window_set_title (GTK_WINDOW (self),
                        guest != NULL ? _("Edit Guest Speaker") : _("Add Guest Speaker"));
  if (guest == NULL)
    ps_dialog_set_save_label (PS_DIALOG (self), _("_Add"));

  ps_field_set_text (self->name_field, guest != NULL ? guest->name : name);
  ps_field_set_text (self->subject_field, self->guest->subject);
  ps_field_set_text (self->organisation_field, self->guest->organisation);
  ps_field_set_text (self->phone_field, self->guest->phone);
  ps_field_set_text (self->email_field, self->guest->email);
  ps_field_set_text (self->note_field, self->guest->note);
  g_signal_connect_object (self->name_field, "changed", G_CALLBACK (name_changed_cb), self,
                           G_CONNECT_SWAPPED);
  name_changed_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->name_field));

  return PS_DIALOG (self);
}
