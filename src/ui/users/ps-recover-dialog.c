#include "ps-recover-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ps-a11y.h"
#include "ps-error.h"
#include "ps-field.h"
#include "ps-new-passphrase.h"
#include "ps-recovery-paper.h"

/**
 * PsRecoverDialog:
 *
 * Lets somebody in with the recovery sheet, in three steps: its code, a new passphrase for whom, and
 * a new sheet. Nothing is changed before the last of them: whoever closes it finds the old sheet as
 * good as before.
 */
struct _PsRecoverDialog
{
  PsDialog         parent_instance;

  PsWorkspace     *workspace;
  GStrv            names;

  GtkStack        *steps;
  PsField         *code_field;
  AdwComboRow     *users_row;
  PsNewPassphrase *passphrase;
  PsRecoveryPaper *paper;
};

G_DEFINE_FINAL_TYPE (PsRecoverDialog, ps_recover_dialog, PS_TYPE_DIALOG)

static const char *
get_user_name (PsRecoverDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->users_row);

  return selected < g_strv_length (self->names) ? self->names[selected] : NULL;
}

static PsSecret *
dup_code (PsRecoverDialog *self)
{
  g_autofree char *text = ps_field_dup_text (self->code_field);

  return ps_secret_new (text, strlen (text));
}

static void
show_step (PsRecoverDialog *self,
           const char      *name,
           GtkWidget       *focus)
{
  gtk_stack_set_visible_child_name (self->steps, name);
  ps_dialog_set_save_label (PS_DIALOG (self),
                            g_str_equal (name, "sheet") ? _("_Finish") : _("_Continue"));
  gtk_widget_grab_focus (focus);
}

/* What is wrong with the code is said beside it, and anything else at the top. */
static void
fail (PsRecoverDialog *self,
      const GError    *error)
{
  ps_dialog_set_busy (PS_DIALOG (self), FALSE);

  if (g_error_matches (error, PS_ERROR, PS_ERROR_INVALID)
      || g_error_matches (error, PS_ERROR, PS_ERROR_WRONG_PASSPHRASE)
      || g_error_matches (error, PS_ERROR, PS_ERROR_UNKNOWN_USER)
      || g_error_matches (error, PS_ERROR, PS_ERROR_TOO_SOON))
    {
      show_step (self, "code", GTK_WIDGET (self->code_field));
      ps_field_set_error (self->code_field, error->message);
    }
  else
    ps_dialog_set_error (PS_DIALOG (self), error->message);
}

static void
check_code (PsRecoverDialog *self)
{
  g_autofree char *typed = ps_field_dup_text (self->code_field);
  g_autoptr (PsSecret) code = NULL;
  g_autoptr (GError) error = NULL;

  if (*typed == '\0')
    {
      ps_field_set_error (self->code_field, _("Type the code from the sheet first."));
      gtk_widget_grab_focus (GTK_WIDGET (self->code_field));
      return;
    }

  code = dup_code (self);
  if (ps_workspace_check_sheet (self->workspace, code, &error))
    show_step (self, "user", GTK_WIDGET (self->names[1] != NULL ? GTK_WIDGET (self->users_row)
                                                                : GTK_WIDGET (self->passphrase)));
  else
    fail (self, error);
}

static void
recovered_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (PsRecoverDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean recovered = ps_workspace_recover_finish (PS_WORKSPACE (source), result, &error);

  /* Closed meanwhile: what was typed is gone, and the vault open, if it was. */
  if (self->steps == NULL)
    return;

  if (!recovered)
    {
      fail (self, error);
      return;
    }

  ps_new_passphrase_wipe (self->passphrase);
  ps_field_set_text (self->code_field, "");
  ps_dialog_saved (PS_DIALOG (self), NULL);
}

static void
recover (PsRecoverDialog *self)
{
  PsRecovering *recovering = ps_recovering_new ();

  recovering->code = dup_code (self);
  recovering->user_name = g_strdup (get_user_name (self));
  recovering->passphrase = ps_new_passphrase_dup (self->passphrase);
  recovering->next_code = ps_secret_ref (ps_recovery_paper_get_code (self->paper));
  ps_dialog_set_busy (PS_DIALOG (self), TRUE);
  ps_workspace_recover_async (self->workspace, recovering, NULL, recovered_cb, g_object_ref (self));
}

static void
ps_recover_dialog_save (PsDialog *dialog)
{
  PsRecoverDialog *self = PS_RECOVER_DIALOG (dialog);
  const char *step = gtk_stack_get_visible_child_name (self->steps);

  if (ps_workspace_get_state (self->workspace) != PS_WORKSPACE_LOCKED)
    return;

  if (g_str_equal (step, "code"))
    check_code (self);
  else if (g_str_equal (step, "sheet"))
    {
      if (ps_recovery_paper_check (GTK_WIDGET (self->paper)))
        recover (self);
    }
  else if (get_user_name (self) != NULL && ps_new_passphrase_check (self->passphrase))
    {
      ps_recovery_paper_set_user_name (self->paper, get_user_name (self));
      show_step (self, "sheet", GTK_WIDGET (self->paper));
    }
}

static void
ps_recover_dialog_dispose (GObject *object)
{
  PsRecoverDialog *self = PS_RECOVER_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PS_TYPE_RECOVER_DIALOG);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->names, g_strfreev);

  G_OBJECT_CLASS (ps_recover_dialog_parent_class)->dispose (object);
}

static void
ps_recover_dialog_class_init (PsRecoverDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ps_recover_dialog_dispose;
  PS_DIALOG_CLASS (klass)->save = ps_recover_dialog_save;

  g_type_ensure (PS_TYPE_FIELD);
  g_type_ensure (PS_TYPE_NEW_PASSPHRASE);
  g_type_ensure (PS_TYPE_RECOVERY_PAPER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/peerside/Peerside/ui/ps-recover-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PsRecoverDialog, steps);
  gtk_widget_class_bind_template_child (widget_class, PsRecoverDialog, code_field);
  gtk_widget_class_bind_template_child (widget_class, PsRecoverDialog, users_row);
  gtk_widget_class_bind_template_child (widget_class, PsRecoverDialog, passphrase);
  gtk_widget_class_bind_template_child (widget_class, PsRecoverDialog, paper);
}

static void
ps_recover_dialog_init (PsRecoverDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ps_a11y_stack (self->steps);
  ps_combo_row_describe (self->users_row);
  ps_new_passphrase_set_title (self->passphrase, _("New _passphrase"));
}

/**
 * ps_recover_dialog_new:
 * @workspace: a workspace that is locked
 *
 * Returns: (transfer floating): the dialog
 */
PsDialog *
ps_recover_dialog_new (PsWorkspace *workspace)
{
  PsRecoverDialog *self = g_object_new (PS_TYPE_RECOVER_DIALOG, NULL);
  g_autoptr (GtkStringList) model = NULL;

  self->workspace = g_object_ref (workspace);
  self->names = ps_workspace_get_user_names (workspace);
  model = gtk_string_list_new ((const char * const *) self->names);
  adw_combo_row_set_model (self->users_row, G_LIST_MODEL (model));
  show_step (self, "code", GTK_WIDGET (self->code_field));

  return PS_DIALOG (self);
}
