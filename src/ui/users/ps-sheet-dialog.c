#include "ps-sheet-dialog.h"

#include "ps-recovery-paper.h"

/**
 * PsSheetDialog:
 *
 * Prints a new recovery sheet. The old one is good until the new one was typed back in part.
 */
struct _PsSheetDialog
{
  PsDialog         parent_instance;

  PsUsers         *users;
  PsRecoveryPaper *paper;
};

G_DEFINE_FINAL_TYPE (PsSheetDialog, ps_sheet_dialog, PS_TYPE_DIALOG)

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (PsSheetDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  ps_users_change_finish (PS_USERS (source), result, &error);

  if (self->paper != NULL)
    ps_dialog_saved (PS_DIALOG (self), error);
}

static void
ps_sheet_dialog_save (PsDialog *dialog)
{
  PsSheetDialog *self = PS_SHEET_DIALOG (dialog);

  if (!ps_recovery_paper_check (GTK_WIDGET (self->paper)))
    return;

  ps_dialog_set_busy (dialog, TRUE);
  ps_users_renew_sheet_async (self->users, ps_secret_ref (ps_recovery_paper_get_code (self->paper)),
                              NULL, saved_cb, g_object_ref (self));
}

static void
ps_sheet_dialog_dispose (GObject *object)
{
  PsSheetDialog *self = PS_SHEET_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PS_TYPE_SHEET_DIALOG);
  g_clear_object (&self->users);

  G_OBJECT_CLASS (ps_sheet_dialog_parent_class)->dispose (object);
}

static void
ps_sheet_dialog_class_init (PsSheetDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ps_sheet_dialog_dispose;
  PS_DIALOG_CLASS (klass)->save = ps_sheet_dialog_save;

  g_type_ensure (PS_TYPE_RECOVERY_PAPER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/peerside/Peerside/ui/ps-sheet-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PsSheetDialog, paper);
}

static void
ps_sheet_dialog_init (PsSheetDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ps_sheet_dialog_new:
 * @user_name: who prints it, for the sheet
 *
 * Returns: (transfer floating): the dialog
 */
PsDialog *
ps_sheet_dialog_new (PsUsers    *users,
                     const char *user_name)
{
  PsSheetDialog *self = g_object_new (PS_TYPE_SHEET_DIALOG, NULL);

  self->users = g_object_ref (users);
  ps_recovery_paper_set_user_name (self->paper, user_name);
  gtk_widget_grab_focus (GTK_WIDGET (self->paper));

  return PS_DIALOG (self);
}
