#include "ps-window-private.h"

#include <glib/gi18n-lib.h>

#include "ps-backups-window.h"
#include "ps-platform.h"
#include "ps-restore-dialog.h"
#include "ps-right.h"

/* Putting a backup in the place of the vault: a file, who it is, and then it is the window's alone. */

typedef struct {
  PsWindow *window;
  char     *path;
  char     *user_name;    /* nullable */
  PsSecret *secret;
} Restore;

static void
restore_free (Restore *restore)
{
  g_object_unref (restore->window);
  g_free (restore->path);
  g_free (restore->user_name);
  ps_secret_unref (restore->secret);
  g_free (restore);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Restore, restore_free)

/* There is nothing to answer. */
static void
said_cb (const char *answer G_GNUC_UNUSED,
         gpointer    user_data G_GNUC_UNUSED)
{
}

/**
 * ps_window_say:
 * @heading: translated
 * @body: a sentence or two, translated
 *
 * Tells what there is nothing to answer to.
 */
void
ps_window_say (PsWindow   *self,
               const char *heading,
               const char *body)
{
  const PsAnswer answers[] = { { "close", _("_Close"), PS_ANSWER_PLAIN } };

  ps_platform_ask (GTK_WIDGET (self), heading, body, answers, G_N_ELEMENTS (answers), "close",
                   "close", said_cb, NULL, NULL);
}

static void
restored_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (Restore) restore = user_data;
  PsWindow *self = restore->window;
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *body = NULL;
  gboolean restored = ps_workspace_restore_finish (PS_WORKSPACE (source), result, &kept, &error);

  /* The window may have been closed meanwhile. */
  if (self->workspace == NULL)
    return;

  ps_window_set_waiting (self, NULL);
  if (!restored)
    {
      ps_window_retry (self);
      ps_window_say (self, _("The Backup Was Not Restored"), error->message);
      return;
    }

  ps_window_retry (self);
  if (kept != NULL)
    /* Translators: %s is a folder. */
    body = g_strdup_printf (_("Everything is as it was then. What the vault was before is kept in "
                              "“%s”. Delete that folder when it is not needed any more."), kept);
  else
    body = g_strdup (_("Everything is as it was then."));
  ps_window_say (self, _("The Backup Was Restored"), body);
}

static void
begin (Restore *restore)
{
  PsWindow *self = restore->window;

  ps_workspace_lock (self->workspace);
  ps_window_set_waiting (self, _("The Backup Is Being Restored…"));
  ps_workspace_restore_async (self->workspace, restore->path, restore->user_name,
                              ps_secret_ref (restore->secret), NULL, restored_cb, restore);
}

static void
backed_up_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  Restore *restore = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = ps_backups_make_finish (PS_BACKUPS (source), result, &error);

  /* A vault that is to be replaced because it is damaged cannot be backed up; it is kept whole. */
  if (path == NULL)
    g_info ("Before a restore: %s", error->message);

  begin (restore);
}

static void
confirmed_cb (PsWindow        *self,
              PsRestoreDialog *dialog)
{
  Restore *restore = g_new0 (Restore, 1);

  restore->window = g_object_ref (self);
  restore->path = g_strdup (ps_restore_dialog_get_path (dialog));
  restore->user_name = g_strdup (ps_restore_dialog_get_user (dialog));
  restore->secret = ps_restore_dialog_get_secret (dialog);

  if (ps_workspace_get_state (self->workspace) == PS_WORKSPACE_OPEN)
    ps_backups_make_async (ps_workspace_get_backups (self->workspace), PS_BACKUP_RESTORE, NULL,
                           NULL, backed_up_cb, restore);
  else
    begin (restore);
}

static void
show_dialog (PsWindow   *self,
             GtkWidget  *near,
             const char *path)
{
  g_autoptr (GError) error = NULL;
  GtkWidget *dialog = ps_restore_dialog_new (self->workspace, path, &error);

  if (dialog == NULL)
    {
      ps_window_say (self, _("This Cannot Be Restored"), error->message);
      return;
    }

  g_signal_connect_object (dialog, "confirmed", G_CALLBACK (confirmed_cb), self, G_CONNECT_SWAPPED);
  ps_dialog_present (PS_DIALOG (dialog), near);
}

static void
chosen_cb (GFile    *file,
           gpointer  user_data)
{
  PsWindow *self = user_data;
  g_autofree char *path = g_file_get_path (file);

  if (path != NULL && self->workspace != NULL)
    show_dialog (self, GTK_WIDGET (self), path);
}

/**
 * ps_window_can_restore:
 *
 * Returns: whether whoever is there may put a backup in the place of the vault
 */
gboolean
ps_window_can_restore (PsWindow *self)
{
  if (self->sample != NULL || self->waiting != NULL)
    return FALSE;

  if (ps_workspace_get_state (self->workspace) != PS_WORKSPACE_OPEN)
    return TRUE;

  return ps_window_get_live_meeting (self) == NULL &&
         ps_roles_may (ps_workspace_get_roles (self->workspace), PS_RIGHT_RESTORE);
}

/**
 * ps_window_choose_restore:
 * @near: the window or dialog that asks
 * @path: the backup; "" to have one chosen
 *
 * Lets somebody put a backup in the place of the vault.
 */
void
ps_window_choose_restore (PsWindow   *self,
                          GtkWidget  *near,
                          const char *path)
{
  static const char * const patterns[] = { "*.peerbak", NULL };

  if (*path != '\0')
    show_dialog (self, near, path);
  else
    ps_platform_open_file (near, _("Choose a Backup"), _("Backups of Peerside"), patterns, chosen_cb,
                           g_object_ref (self), g_object_unref);
}

/**
 * ps_window_show_backups:
 *
 * Shows how the backups stand.
 */
void
ps_window_show_backups (PsWindow *self)
{
  GtkWidget *backups = ps_backups_window_new (self->workspace);
  g_autoptr (GPtrArray) dialogs = ps_window_get_dialogs (self);
  guint i = 0;

  /* Over the preferences, where it is asked for there; over no dialog that was put aside. */
  while (i < dialogs->len && !gtk_widget_get_visible (g_ptr_array_index (dialogs, i)))
    i++;
  gtk_window_set_transient_for (GTK_WINDOW (backups), i < dialogs->len
                                                        ? g_ptr_array_index (dialogs, i)
                                                        : GTK_WINDOW (self));
  gtk_window_present (GTK_WINDOW (backups));
}
