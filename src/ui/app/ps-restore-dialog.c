#include "ps-restore-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ps-a11y.h"
#include "ps-backup-file.h"
#include "ps-backup-words.h"

/**
 * PsRestoreDialog:
 *
 * Asks who somebody was when a backup was made, and for the passphrase of then, and makes sure that
 * both the backup and the passphrase are good. It changes nothing: the signal "confirmed" says that
 * it may begin.
 */
struct _PsRestoreDialog
{
  PsDialog       parent_instance;

  PsWorkspace   *workspace;
  char          *path;
  GStrv          names;
  PsSecret      *secret;        /* nullable: once it was typed */
  GCancellable  *cancellable;

  GtkLabel      *when_label;
  GtkLabel      *about_label;
  AdwComboRow   *users_row;
  GtkLabel      *secret_label;
  GtkWidget     *entry;
  GtkWidget     *busy_box;
  GtkSpinner    *spinner;
};

enum {
  CONFIRMED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PsRestoreDialog, ps_restore_dialog, PS_TYPE_DIALOG)

static void
set_busy (PsRestoreDialog *self,
          gboolean         busy)
{
  ps_dialog_set_busy (PS_DIALOG (self), busy);
  gtk_widget_set_sensitive (self->entry, !busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->users_row), !busy);
  gtk_widget_set_visible (self->busy_box, busy);
  gtk_spinner_set_spinning (self->spinner, busy);
}

static void
checked_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (PsRestoreDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean good = ps_workspace_check_restore_finish (PS_WORKSPACE (source), result, &error);

  if (self->entry == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  set_busy (self, FALSE);
  if (good)
    {
      /* Whoever hears of it may lock the vault, and this window goes with it. */
      g_signal_emit (self, signals[CONFIRMED], 0);
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }

  g_clear_pointer (&self->secret, ps_secret_unref);
  ps_dialog_saved (PS_DIALOG (self), error);
  gtk_widget_grab_focus (self->entry);
}

/* Read once, by pointer, from memory that GTK keeps from being swapped and wipes. */
static void
ps_restore_dialog_save (PsDialog *dialog)
{
  PsRestoreDialog *self = PS_RESTORE_DIALOG (dialog);
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  if (*typed == '\0')
    {
      ps_dialog_set_error (dialog, _("Type your passphrase first."));
      gtk_widget_grab_focus (self->entry);
      return;
    }

  g_clear_pointer (&self->secret, ps_secret_unref);
  self->secret = ps_secret_new (typed, strlen (typed));
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  set_busy (self, TRUE);
  ps_workspace_check_restore_async (self->workspace, self->path, ps_restore_dialog_get_user (self),
                                    ps_secret_ref (self->secret), self->cancellable, checked_cb,
                                    g_object_ref (self));
}

static void
user_cb (PsRestoreDialog *self)
{
  gtk_label_set_label (self->secret_label, ps_restore_dialog_get_user (self) != NULL
                                             ? _("_Passphrase of that time")
                                             : _("_Recovery code of that time"));
}

static void
ps_restore_dialog_dispose (GObject *object)
{
  PsRestoreDialog *self = PS_RESTORE_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), PS_TYPE_RESTORE_DIALOG);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->secret, ps_secret_unref);

  G_OBJECT_CLASS (ps_restore_dialog_parent_class)->dispose (object);
}

static void
ps_restore_dialog_finalize (GObject *object)
{
  PsRestoreDialog *self = PS_RESTORE_DIALOG (object);

  g_clear_object (&self->cancellable);
  g_free (self->path);
  g_strfreev (self->names);

  G_OBJECT_CLASS (ps_restore_dialog_parent_class)->finalize (object);
}

static void
ps_restore_dialog_class_init (PsRestoreDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ps_restore_dialog_dispose;
  object_class->finalize = ps_restore_dialog_finalize;
  PS_DIALOG_CLASS (klass)->save = ps_restore_dialog_save;

  /**
   * PsRestoreDialog::confirmed:
   *
   * The backup and what was typed are good.
   */
  signals[CONFIRMED] = g_signal_new ("confirmed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                     0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/peerside/Peerside/ui/ps-restore-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PsRestoreDialog, when_label);
  gtk_widget_class_bind_template_child (widget_class, PsRestoreDialog, about_label);
  gtk_widget_class_bind_template_child (widget_class, PsRestoreDialog, users_row);
  gtk_widget_class_bind_template_child (widget_class, PsRestoreDialog, secret_label);
  gtk_widget_class_bind_template_child (widget_class, PsRestoreDialog, entry);
  gtk_widget_class_bind_template_child (widget_class, PsRestoreDialog, busy_box);
  gtk_widget_class_bind_template_child (widget_class, PsRestoreDialog, spinner);
}

static void
ps_restore_dialog_init (PsRestoreDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  ps_combo_row_describe (self->users_row);
}

static void
show_users (PsRestoreDialog *self)
{
  g_autoptr (GtkStringList) model = gtk_string_list_new ((const char * const *) self->names);

  /* Translators: the printed sheet that opens the vault where a passphrase was forgotten. */
  gtk_string_list_append (model, _("Recovery sheet"));
  adw_combo_row_set_model (self->users_row, G_LIST_MODEL (model));
  g_signal_connect_object (self->users_row, "notify::selected", G_CALLBACK (user_cb), self,
                           G_CONNECT_SWAPPED);
  user_cb (self);
}

static void
show_about (PsRestoreDialog *self,
            PsBackupFile    *file)
{
  gint64 now = ps_clock_wall (ps_workspace_get_clock (self->workspace));
  g_autofree char *when =
    ps_backup_words_when (ps_backup_file_get_header (file)->made_at, now);
  /* Translators: %s is a day and a time. */
  g_autofree char *title = g_strdup_printf (_("Backup of %s"), when);

  gtk_label_set_label (self->when_label, title);
  gtk_label_set_label (self->about_label,
                       ps_workspace_get_state (self->workspace) == PS_WORKSPACE_NONE
                         ? _("Everything will be as it was then.")
                         : _("Everything will be as it was then. What was changed since is kept in a "
                             "folder beside the vault, and the vault locks meanwhile."));
}

/**
 * ps_restore_dialog_new:
 * @workspace: a workspace, in every state
 * @path: a backup
 *
 * Errors: those of ps_backup_file_open() and ps_backup_file_read_keyring().
 *
 * Returns: (transfer none) (nullable): a #PsRestoreDialog, not shown yet
 */
GtkWidget *
ps_restore_dialog_new (PsWorkspace  *workspace,
                       const char   *path,
                       GError      **error)
{
  g_autoptr (PsBackupFile) file = ps_backup_file_open (path, error);
  g_autoptr (PsKeyring) keyring = file != NULL ? ps_backup_file_read_keyring (file, error) : NULL;
  PsRestoreDialog *self;

  if (keyring == NULL)
    return NULL;

  self = g_object_new (PS_TYPE_RESTORE_DIALOG, NULL);
  self->workspace = g_object_ref (workspace);
  self->path = g_strdup (path);
  self->names = ps_keyring_get_user_names (keyring);
  show_users (self);
  show_about (self, file);
  gtk_widget_grab_focus (self->entry);

  return GTK_WIDGET (self);
}

const char *
ps_restore_dialog_get_path (PsRestoreDialog *self)
{
  return self->path;
}

/**
 * ps_restore_dialog_get_user:
 *
 * Returns: (transfer none) (nullable): who it is; %NULL for whoever has the recovery sheet
 */
const char *
ps_restore_dialog_get_user (PsRestoreDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->users_row);

  return selected < g_strv_length (self->names) ? self->names[selected] : NULL;
}

/**
 * ps_restore_dialog_get_secret:
 *
 * Returns: (transfer full) (nullable): what was typed and found right
 */
PsSecret *
ps_restore_dialog_get_secret (PsRestoreDialog *self)
{
  return self->secret != NULL ? ps_secret_ref (self->secret) : NULL;
}
