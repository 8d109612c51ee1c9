#include "ps-backups-window.h"

#include <glib/gi18n-lib.h>

#include "ps-a11y.h"
#include "ps-backup-making.h"
#include "ps-backup-words.h"
#include "ps-list-box.h"
#include "ps-platform.h"
#include "ps-right.h"
#include "ps-toast.h"
#include "ps-window.h"
#include "ps-wrap-box.h"

/**
 * PsBackupsWindow:
 *
 * The backups of the vault: how they stand, making one, saving a copy elsewhere, and restoring one,
 * which is for an administrator.
 */
struct _PsBackupsWindow
{
  AdwWindow      parent_instance;

  PsBackups     *backups;
  const PsClock *clock;
  gboolean       may_restore;

  GtkWidget     *form;
  GtkLabel      *last_label;
  GtkSpinner    *spinner;
  GtkWidget     *restore_button;
  GtkWidget     *group;
  GtkListBox    *list;
};

G_DEFINE_FINAL_TYPE (PsBackupsWindow, ps_backups_window, ADW_TYPE_WINDOW)

static GtkWidget *
make_row (PsBackupsWindow     *self,
          const PsBackupEntry *entry)
{
  gboolean fine = entry->problem == NULL;
  g_autofree char *name = g_path_get_basename (entry->path);
  g_autofree char *when = ps_backup_words_when (entry->header.made_at, ps_clock_wall (self->clock));
  g_autofree char *about = ps_backup_words_about (entry);
  GtkWidget *row = ps_row_new (fine ? "object-select-symbolic" : "dialog-warning-symbolic",
                               fine ? when : name, about);

  if (fine && self->may_restore)
    {
      GtkWidget *button = ps_row_add_button (row, "document-revert-symbolic", _("Restore…"));

      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", entry->path);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "backups.restore");
    }

  return row;
}

static void
refresh (PsBackupsWindow *self)
{
  gboolean busy = ps_backups_is_busy (self->backups);
  g_autofree char *last = ps_backup_words_last (self->backups, ps_clock_wall (self->clock));
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  gtk_label_set_label (self->last_label, last);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), busy);
  gtk_spinner_set_spinning (self->spinner, busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "backups.make", !busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "backups.copy", !busy);

  if (busy)
    return;

  entries = ps_backups_list (self->backups);
  for (guint i = 0; i < entries->len; i++)
    g_ptr_array_add (rows, make_row (self, g_ptr_array_index (entries, i)));
  ps_list_box_refill (self->list, rows);
  gtk_widget_set_visible (self->group, rows->len > 0);
}

static void
made_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (PsBackupsWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = ps_backups_make_finish (PS_BACKUPS (source), result, &error);

  /* The window may have been closed, or the vault locked, meanwhile. */
  if (self->form == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  refresh (self);
  if (path == NULL)
    {
      ps_toast_error (self->form, error);
      return;
    }

  ps_toast (self->form, _("The backup was made and verified"));
}

static void
make_cb (GtkWidget  *widget,
         const char *action_name G_GNUC_UNUSED,
         GVariant   *parameter G_GNUC_UNUSED)
{
  PsBackupsWindow *self = PS_BACKUPS_WINDOW (widget);

  ps_backups_make_async (self->backups, PS_BACKUP_MANUAL, NULL, NULL, made_cb, g_object_ref (self));
}

static void
target_chosen_cb (GFile    *file,
                  gpointer  user_data)
{
  PsBackupsWindow *self = user_data;
  g_autofree char *path = g_file_get_path (file);

  if (path != NULL && self->form != NULL)
    ps_backups_make_async (self->backups, PS_BACKUP_MANUAL, path, NULL, made_cb,
                           g_object_ref (self));
}

static void
copy_cb (GtkWidget  *widget,
         const char *action_name G_GNUC_UNUSED,
         GVariant   *parameter G_GNUC_UNUSED)
{
  PsBackupsWindow *self = PS_BACKUPS_WINDOW (widget);
  g_autoptr (GDateTime) utc =
    g_date_time_new_from_unix_utc (ps_clock_wall (self->clock) / G_TIME_SPAN_SECOND);
  g_autoptr (GDateTime) today = g_date_time_to_local (utc);
  g_autofree char *name = g_date_time_format (today, "peerside-%Y-%m-%d" PS_BACKUP_SUFFIX);

  ps_platform_save_file (widget, _("Save a Copy of the Vault"), name, target_chosen_cb,
                         g_object_ref (self), g_object_unref);
}

/* The window behind does it: this one goes when the vault locks for it. */
static void
restore_cb (GtkWidget  *widget,
            const char *action_name G_GNUC_UNUSED,
            GVariant   *parameter)
{
  GtkWindow *window = GTK_WINDOW (widget);

  while (window != NULL && !PS_IS_WINDOW (window))
    window = gtk_window_get_transient_for (window);
  if (window != NULL)
    ps_window_choose_restore (PS_WINDOW (window), widget, g_variant_get_string (parameter, NULL));
}

static void
ps_backups_window_dispose (GObject *object)
{
  PsBackupsWindow *self = PS_BACKUPS_WINDOW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PS_TYPE_BACKUPS_WINDOW);
  g_clear_object (&self->backups);

  G_OBJECT_CLASS (ps_backups_window_parent_class)->dispose (object);
}

static void
ps_backups_window_class_init (PsBackupsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ps_backups_window_dispose;

  gtk_widget_class_install_action (widget_class, "backups.make", NULL, make_cb);
  gtk_widget_class_install_action (widget_class, "backups.copy", NULL, copy_cb);
  gtk_widget_class_install_action (widget_class, "backups.restore", "s", restore_cb);

  g_type_ensure (PS_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/peerside/Peerside/ui/ps-backups-window.ui");
  gtk_widget_class_bind_template_child (widget_class, PsBackupsWindow, form);
  gtk_widget_class_bind_template_child (widget_class, PsBackupsWindow, last_label);
  gtk_widget_class_bind_template_child (widget_class, PsBackupsWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, PsBackupsWindow, restore_button);
  gtk_widget_class_bind_template_child (widget_class, PsBackupsWindow, group);
  gtk_widget_class_bind_template_child (widget_class, PsBackupsWindow, list);
}

static void
ps_backups_window_init (PsBackupsWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ps_a11y_name_buttons (GTK_WIDGET (self));
}

/**
 * ps_backups_window_new:
 * @workspace: a workspace that is open
 *
 * Returns: (transfer none): a #PsBackupsWindow, not shown yet
 */
GtkWidget *
ps_backups_window_new (PsWorkspace *workspace)
{
  PsBackupsWindow *self = g_object_new (PS_TYPE_BACKUPS_WINDOW, NULL);

  self->backups = g_object_ref (ps_workspace_get_backups (workspace));
  self->clock = ps_workspace_get_clock (workspace);
  self->may_restore = ps_roles_may (ps_workspace_get_roles (workspace), PS_RIGHT_RESTORE);
  gtk_widget_set_visible (self->restore_button, self->may_restore);
  g_signal_connect_object (self->backups, "notify", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);

  return GTK_WIDGET (self);
}
