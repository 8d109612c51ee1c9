#include "ps-user-dialog.h"

#include <glib/gi18n-lib.h>

#include "ps-error-label.h"
#include "ps-error.h"
#include "ps-field.h"
#include "ps-list-box.h"
#include "ps-new-passphrase.h"
#include "ps-role-words.h"

/**
 * PsUserDialog:
 *
 * Adds a user, or changes what one is. A name cannot be changed: it stands under what they wrote.
 */
struct _PsUserDialog
{
  PsDialog         parent_instance;

  PsUsers         *users;
  PsUser          *user;        /* nullable: somebody is added */
  GPtrArray       *switches;    /* GtkSwitch, by role */

  PsField         *name_field;
  GtkListBox      *roles_list;
  PsErrorLabel    *roles_error;
  GtkLabel        *note;
  GtkWidget       *passphrase_box;
  PsNewPassphrase *passphrase;
};

G_DEFINE_FINAL_TYPE (PsUserDialog, ps_user_dialog, PS_TYPE_DIALOG)

static PsRole
get_roles (PsUserDialog *self)
{
  PsRole roles = PS_ROLE_NONE;

  for (guint i = 0; i < self->switches->len; i++)
    if (gtk_switch_get_active (g_ptr_array_index (self->switches, i)))
      roles |= 1 << i;

  return roles;
}

/* What a change of roles brings with it, before it is made. */
static void
roles_changed_cb (PsUserDialog *self)
{
  PsRole roles = get_roles (self);
  PsRole before = self->user != NULL ? ps_user_get_roles (self->user) : PS_ROLE_NONE;
  const char *text = NULL;

  if (ps_roles_hold_notes (before) && !ps_roles_hold_notes (roles))
    text = _("They cannot read debriefs any more. What is written after the next unlock is sealed with a "
             "new key.");
  else if (!ps_roles_hold_notes (before) && ps_roles_hold_notes (roles))
    text = _("They can read the debriefs that there are once you, or somebody else who can read them, "
             "have unlocked Peerside again; if you can, it is at once.");
  else if (ps_roles_hold_root (before) && !ps_roles_hold_root (roles))
    text = _("If you do not trust them any more, remove them instead: only that changes the keys.");

  gtk_label_set_label (self->note, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), text != NULL);
  ps_error_label_set_text (self->roles_error, NULL);
}

static void
add_role (PsUserDialog *self,
          PsRole        role)
{
  GtkWidget *row = ps_row_new (NULL, ps_role_words_name (role), ps_role_words_about (role));
  GtkWidget *toggle = gtk_switch_new ();

  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  gtk_switch_set_active (GTK_SWITCH (toggle),
                         self->user != NULL && (ps_user_get_roles (self->user) & role) != 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (toggle),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, ps_role_words_name (role),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, ps_role_words_about (role),
                                  -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  ps_row_activates (row, toggle);
  gtk_list_box_append (self->roles_list, row);
  g_ptr_array_add (self->switches, toggle);
  g_signal_connect_object (toggle, "notify::active", G_CALLBACK (roles_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (PsUserDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean saved = ps_users_change_finish (PS_USERS (source), result, &error);

  /* Closed meanwhile, or locked. */
  if (self->name_field == NULL)
    return;

  if (saved)
    ps_new_passphrase_wipe (self->passphrase);

  if (self->user == NULL && (g_error_matches (error, PS_ERROR, PS_ERROR_CONFLICT)
                             || g_error_matches (error, PS_ERROR, PS_ERROR_INVALID)))
    {
      ps_dialog_set_busy (PS_DIALOG (self), FALSE);
      ps_field_set_error (self->name_field, error->message);
      gtk_widget_grab_focus (GTK_WIDGET (self->name_field));
      return;
    }

  ps_dialog_saved (PS_DIALOG (self), error);
}

static void
ps_user_dialog_save (PsDialog *dialog)
{
  PsUserDialog *self = PS_USER_DIALOG (dialog);
  g_autofree char *name = ps_field_dup_text (self->name_field);
  PsRole roles = get_roles (self);

  if (self->user == NULL && *name == '\0')
    {
      ps_field_set_error (self->name_field, _("Type a name first."));
      gtk_widget_grab_focus (GTK_WIDGET (self->name_field));
      return;
    }

  if (roles == PS_ROLE_NONE)
    {
      ps_error_label_set_text (self->roles_error, _("Choose at least one role."));
      gtk_widget_grab_focus (g_ptr_array_index (self->switches, 0));
      return;
    }

  if (self->user == NULL && !ps_new_passphrase_check (self->passphrase))
    return;

  ps_dialog_set_busy (dialog, TRUE);
  if (self->user != NULL)
    ps_users_set_roles_async (self->users, ps_user_get_name (self->user), roles, NULL, saved_cb,
                              g_object_ref (self));
  else
    ps_users_add_async (self->users, name, roles, ps_new_passphrase_dup (self->passphrase), NULL,
                        saved_cb, g_object_ref (self));
}

static void
ps_user_dialog_dispose (GObject *object)
{
  PsUserDialog *self = PS_USER_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PS_TYPE_USER_DIALOG);
  g_clear_object (&self->user);
  g_clear_object (&self->users);

  G_OBJECT_CLASS (ps_user_dialog_parent_class)->dispose (object);
}

static void
ps_user_dialog_finalize (GObject *object)
{
  g_ptr_array_unref (PS_USER_DIALOG (object)->switches);

  G_OBJECT_CLASS (ps_user_dialog_parent_class)->finalize (object);
}

static void
ps_user_dialog_class_init (PsUserDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ps_user_dialog_dispose;
  object_class->finalize = ps_user_dialog_finalize;
  PS_DIALOG_CLASS (klass)->save = ps_user_dialog_save;

  g_type_ensure (PS_TYPE_ERROR_LABEL);
  g_type_ensure (PS_TYPE_FIELD);
  g_type_ensure (PS_TYPE_NEW_PASSPHRASE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/peerside/Peerside/ui/ps-user-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PsUserDialog, name_field);
  gtk_widget_class_bind_template_child (widget_class, PsUserDialog, roles_list);
  gtk_widget_class_bind_template_child (widget_class, PsUserDialog, roles_error);
  gtk_widget_class_bind_template_child (widget_class, PsUserDialog, note);
  gtk_widget_class_bind_template_child (widget_class, PsUserDialog, passphrase_box);
  gtk_widget_class_bind_template_child (widget_class, PsUserDialog, passphrase);
}

static void
ps_user_dialog_init (PsUserDialog *self)
{
  self->switches = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  ps_new_passphrase_set_title (self->passphrase, _("_Passphrase to begin with"));
}

/**
 * ps_user_dialog_new:
 * @user: (nullable): whose roles to change; %NULL to add somebody
 *
 * Returns: (transfer floating): the dialog
 */
PsDialog *
ps_user_dialog_new (PsUsers *users,
                    PsUser  *user)
{
  PsUserDialog *self = g_object_new (PS_TYPE_USER_DIALOG, NULL);

  self->users = g_object_ref (users);
  self->user = user != NULL ? g_object_ref (user) : NULL;

  /* No name of anybody in a title. */
  gtk_window_set_title (GTK_WINDOW (self), user != NULL ? _("Change Roles") : _("Add User"));
  if (user == NULL)
    ps_dialog_set_save_label (PS_DIALOG (self), _("_Add"));
  ps_field_set_text (self->name_field, user != NULL ? ps_user_get_name (user) : NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->name_field), user == NULL);
  gtk_widget_set_visible (self->passphrase_box, user == NULL);

  for (guint role = 1; role <= PS_ROLE_ALL; role <<= 1)
    add_role (self, role);
  roles_changed_cb (self);
  if (user == NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->name_field));
  else
    gtk_widget_grab_focus (g_ptr_array_index (self->switches, 0));

  return PS_DIALOG (self);
}
