#include "ps-own-passphrase-page.h"

#include "ps-a11y.h"
#include "ps-error-label.h"
#include "ps-error.h"
#include "ps-new-passphrase.h"
#include "ps-page-header.h"

/**
 * PsOwnPassphrasePage:
 *
 * Stands before everything else for somebody who has unlocked with a passphrase that they were given,
 * until they have chosen one of their own. #PsUsers:given says when that is.
 */
struct _PsOwnPassphrasePage
{
  AdwBin           parent_instance;

  PsUsers         *users;

  PsErrorLabel    *error_label;
  PsNewPassphrase *passphrase;
};

G_DEFINE_FINAL_TYPE (PsOwnPassphrasePage, ps_own_passphrase_page, ADW_TYPE_BIN)

static void
changed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (PsOwnPassphrasePage) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean changed = ps_users_change_finish (PS_USERS (source), result, &error);

  /* Locked meanwhile, or already gone. */
  if (self->passphrase == NULL)
    return;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "setup.next", TRUE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->passphrase), TRUE);

  if (changed)
    ps_new_passphrase_wipe (self->passphrase);
  else if (g_error_matches (error, PS_ERROR, PS_ERROR_INVALID))
    ps_new_passphrase_refuse (self->passphrase, error->message);
  else
    ps_error_label_set_error (self->error_label, error);
}

static void
next_cb (GtkWidget  *widget,
         const char *action_name G_GNUC_UNUSED,
         GVariant   *parameter G_GNUC_UNUSED)
{
  PsOwnPassphrasePage *self = PS_OWN_PASSPHRASE_PAGE (widget);

  ps_error_label_set_text (self->error_label, NULL);
  if (!ps_new_passphrase_check (self->passphrase))
    return;

  gtk_widget_action_set_enabled (widget, "setup.next", FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->passphrase), FALSE);
  ps_users_change_own_async (self->users, NULL, ps_new_passphrase_dup (self->passphrase), NULL,
                             changed_cb, g_object_ref (self));
}

static gboolean
ps_own_passphrase_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (PS_OWN_PASSPHRASE_PAGE (widget)->passphrase));
}

static void
ps_own_passphrase_page_dispose (GObject *object)
{
  PsOwnPassphrasePage *self = PS_OWN_PASSPHRASE_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PS_TYPE_OWN_PASSPHRASE_PAGE);
  g_clear_object (&self->users);

  G_OBJECT_CLASS (ps_own_passphrase_page_parent_class)->dispose (object);
}

static void
ps_own_passphrase_page_class_init (PsOwnPassphrasePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ps_own_passphrase_page_dispose;
  widget_class->grab_focus = ps_own_passphrase_page_grab_focus;
  ps_a11y_class_tab_through (widget_class);

  g_type_ensure (PS_TYPE_ERROR_LABEL);
  g_type_ensure (PS_TYPE_NEW_PASSPHRASE);
  g_type_ensure (PS_TYPE_PAGE_HEADER);
  gtk_widget_class_install_action (widget_class, "setup.next", NULL, next_cb);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/peerside/Peerside/ui/ps-own-passphrase-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PsOwnPassphrasePage, error_label);
  gtk_widget_class_bind_template_child (widget_class, PsOwnPassphrasePage, passphrase);
}

static void
ps_own_passphrase_page_init (PsOwnPassphrasePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ps_a11y_name_buttons (GTK_WIDGET (self));
}

/**
 * ps_own_passphrase_page_new:
 * @users: where one is chosen
 *
 * Returns: (transfer floating): a #PsOwnPassphrasePage
 */
GtkWidget *
ps_own_passphrase_page_new (PsUsers *users)
{
  PsOwnPassphrasePage *self = g_object_new (PS_TYPE_OWN_PASSPHRASE_PAGE, NULL);

  self->users = g_object_ref (users);

  return GTK_WIDGET (self);
}
