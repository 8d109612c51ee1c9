#include "ps-passphrase-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ps-error-label.h"
#include "ps-error.h"
#include "ps-new-passphrase.h"

/**
 * PsPassphraseDialog:
 *
 * Changes one's own passphrase, or gives one to somebody who has forgotten theirs.
 */
struct _PsPassphraseDialog
{
  PsDialog         parent_instance;

  PsUsers         *users;
  char            *user_name;   /* nullable: one's own is changed */

  GtkLabel        *text;
  GtkWidget       *current_box;
  GtkWidget       *current_entry;
  PsErrorLabel    *current_error;
  PsNewPassphrase *passphrase;
};

G_DEFINE_FINAL_TYPE (PsPassphraseDialog, ps_passphrase_dialog, PS_TYPE_DIALOG)

static void
current_changed_cb (PsPassphraseDialog *self)
{
  ps_error_label_set_text (self->current_error, NULL);
}

static void
activate_cb (PsPassphraseDialog *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->passphrase));
}

static void
refuse_current (PsPassphraseDialog *self,
                const char         *text)
{
  ps_error_label_set_text (self->current_error, text);
  gtk_widget_grab_focus (self->current_entry);
}

static void
wipe (PsPassphraseDialog *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->current_entry), "");
  ps_new_passphrase_wipe (self->passphrase);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (PsPassphraseDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean saved = ps_users_change_finish (PS_USERS (source), result, &error);

  /* Closed meanwhile, or locked. */
  if (self->passphrase == NULL)
    return;

  if (saved)
    wipe (self);

  if (g_error_matches (error, PS_ERROR, PS_ERROR_WRONG_PASSPHRASE))
    {
      ps_dialog_set_busy (PS_DIALOG (self), FALSE);
      refuse_current (self, _("This is not your current passphrase."));
    }
  else if (g_error_matches (error, PS_ERROR, PS_ERROR_INVALID))
    {
      ps_dialog_set_busy (PS_DIALOG (self), FALSE);
      ps_new_passphrase_refuse (self->passphrase, error->message);
    }
  else
    ps_dialog_saved (PS_DIALOG (self), error);
}

static void
ps_passphrase_dialog_save (PsDialog *dialog)
{
  PsPassphraseDialog *self = PS_PASSPHRASE_DIALOG (dialog);
  const char *current = gtk_editable_get_text (GTK_EDITABLE (self->current_entry));

  if (self->user_name == NULL && *current == '\0')
    {
      refuse_current (self, _("Type your current passphrase first."));
      return;
    }

  if (!ps_new_passphrase_check (self->passphrase))
    return;

  ps_dialog_set_busy (dialog, TRUE);
  if (self->user_name != NULL)
    ps_users_set_passphrase_async (self->users, self->user_name,
                                   ps_new_passphrase_dup (self->passphrase), NULL, saved_cb,
                                   g_object_ref (self));
  else
    ps_users_change_own_async (self->users, ps_secret_new (current, strlen (current)),
                               ps_new_passphrase_dup (self->passphrase), NULL, saved_cb,
                               g_object_ref (self));
}

static void
ps_passphrase_dialog_dispose (GObject *object)
{
  PsPassphraseDialog *self = PS_PASSPHRASE_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PS_TYPE_PASSPHRASE_DIALOG);
  g_clear_object (&self->users);

  G_OBJECT_CLASS (ps_passphrase_dialog_parent_class)->dispose (object);
}

static void
ps_passphrase_dialog_finalize (GObject *object)
{
  g_free (PS_PASSPHRASE_DIALOG (object)->user_name);

  G_OBJECT_CLASS (ps_passphrase_dialog_parent_class)->finalize (object);
}

static void
ps_passphrase_dialog_class_init (PsPassphraseDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ps_passphrase_dialog_dispose;
  object_class->finalize = ps_passphrase_dialog_finalize;
  PS_DIALOG_CLASS (klass)->save = ps_passphrase_dialog_save;

  g_type_ensure (PS_TYPE_ERROR_LABEL);
  g_type_ensure (PS_TYPE_NEW_PASSPHRASE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/peerside/Peerside/ui/ps-passphrase-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PsPassphraseDialog, text);
  gtk_widget_class_bind_template_child (widget_class, PsPassphraseDialog, current_box);
  gtk_widget_class_bind_template_child (widget_class, PsPassphraseDialog, current_entry);
  gtk_widget_class_bind_template_child (widget_class, PsPassphraseDialog, current_error);
  gtk_widget_class_bind_template_child (widget_class, PsPassphraseDialog, passphrase);
}

static void
ps_passphrase_dialog_init (PsPassphraseDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ps_new_passphrase_set_title (self->passphrase, _("New _passphrase"));
  g_signal_connect_object (self->current_entry, "changed", G_CALLBACK (current_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->current_entry, "activate", G_CALLBACK (activate_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * ps_passphrase_dialog_new:
 * @user: (nullable): to whom one is given; %NULL to change one's own
 *
 * Returns: (transfer floating): the dialog
 */
PsDialog *
ps_passphrase_dialog_new (PsUsers *users,
                          PsUser  *user)
{
  PsPassphraseDialog *self = g_object_new (PS_TYPE_PASSPHRASE_DIALOG, NULL);
  g_autofree char *text = NULL;

  self->users = g_object_ref (users);
  self->user_name = user != NULL ? g_strdup (ps_user_get_name (user)) : NULL;

  gtk_window_set_title (GTK_WINDOW (self),
                        user != NULL ? _("New Passphrase") : _("Change Passphrase"));
  gtk_window_set_default_size (GTK_WINDOW (self), 480, user != NULL ? 480 : 520);
  gtk_widget_set_visible (self->current_box, user == NULL);

  if (user != NULL)
    /* Translators: %s is a user’s name. */
    text = g_strdup_printf (_("Tell it to %s in person. When they next unlock Peerside they choose one "
                              "of their own.\n\nPrivate notes that they kept for themselves alone can "
                              "be read by nobody any more, not even by them. If somebody else may know "
                              "the passphrase that they had, remove them and add them again instead."),
                            ps_user_get_name (user));
  else
    text = g_strdup (_("Nobody can look a passphrase up. If you forget it, an administrator gives you a "
                       "new one, but your private notes are lost then."));
  gtk_label_set_label (self->text, text);
  gtk_widget_grab_focus (user != NULL ? GTK_WIDGET (self->passphrase) : self->current_entry);

  return PS_DIALOG (self);
}
