/* Dialogs out of sight, until an undo brings them back or is forgotten. */
#include "ps-dialog.h"

#include "ps-toast.h"

static void
bring_back_cb (gpointer data)
{
  GtkWindow **dialog = data;

  if (*dialog != NULL)
    gtk_window_present (*dialog);
  g_clear_weak_pointer (dialog);
}

/* An undo that is forgotten, because fifty came after it, forgets nothing that was typed: the dialog stays
 * out of sight until the vault is locked, and is there again after that.
 */
static void
aside_free (gpointer data)
{
  GtkWindow **dialog = data;

  g_clear_weak_pointer (dialog);
  g_free (dialog);
}

/**
 * ps_dialog_put_aside:
 * @self: a dialog that is shown
 * @near: a widget of the window behind it
 * @text: what was put aside, translated, plain text
 *
 * Takes the dialog out of sight to look at something else, without losing what was typed: undo
 * brings it back, and so does unlocking, also where the window was closed, since it is a form that is
 * kept.
 */
void
ps_dialog_put_aside (PsDialog   *self,
                     GtkWidget  *near,
                     const char *text)
{
  GtkWindow **dialog;

  g_return_if_fail (PS_IS_DIALOG (self));
  g_return_if_fail (GTK_IS_WIDGET (near));

  dialog = g_new0 (GtkWindow *, 1);
  g_set_weak_pointer (dialog, GTK_WINDOW (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  ps_toast_undo (near, text, bring_back_cb, dialog, aside_free);
}
