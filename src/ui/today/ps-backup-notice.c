#include "ps-backup-notice.h"

#include <glib/gi18n-lib.h>

#include "ps-backup-words.h"

/**
 * PsBackupNotice:
 *
 * Says calmly, at the top of the day, that the last verified backup is old or that the last one could
 * not be made, and leads to the backups. Where all is well it is not there.
 */
struct _PsBackupNotice
{
  AdwBin         parent_instance;

  PsBackups     *backups;   /* nullable */
  const PsClock *clock;
  AdwActionRow  *row;
};

G_DEFINE_FINAL_TYPE (PsBackupNotice, ps_backup_notice, ADW_TYPE_BIN)

static void
ps_backup_notice_dispose (GObject *object)
{
  PsBackupNotice *self = PS_BACKUP_NOTICE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PS_TYPE_BACKUP_NOTICE);
  g_clear_object (&self->backups);

  G_OBJECT_CLASS (ps_backup_notice_parent_class)->dispose (object);
}

static void
ps_backup_notice_class_init (PsBackupNoticeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ps_backup_notice_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/peerside/Peerside/ui/ps-backup-notice.ui");
  gtk_widget_class_bind_template_child (widget_class, PsBackupNotice, row);
}

static void
ps_backup_notice_init (PsBackupNotice *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ps_backup_notice_refresh:
 *
 * Looks again: what is old becomes so with the day, and not by anything that is done.
 */
void
ps_backup_notice_refresh (PsBackupNotice *self)
{
  g_autofree char *last = NULL;
  gboolean failed;

  g_return_if_fail (PS_IS_BACKUP_NOTICE (self));

  if (self->backups == NULL || !ps_backups_is_overdue (self->backups))
    {
      gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
      return;
    }

  failed = ps_backups_get_failure (self->backups) != NULL;
  last = ps_backup_words_last (self->backups, ps_clock_wall (self->clock));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row),
                                 failed ? _("The Last Backup Could Not Be Made")
                                        : _("The Last Backup Is Older than a Week"));
  adw_action_row_set_subtitle (self->row, failed ? ps_backups_get_failure (self->backups) : last);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

/**
 * ps_backup_notice_watch:
 * @workspace: a workspace that is open
 *
 * Shows how the backups of its vault stand from here on.
 */
void
ps_backup_notice_watch (PsBackupNotice *self,
                        PsWorkspace    *workspace)
{
  g_return_if_fail (PS_IS_BACKUP_NOTICE (self));
  g_return_if_fail (self->backups == NULL);

  self->backups = g_object_ref (ps_workspace_get_backups (workspace));
  self->clock = ps_workspace_get_clock (workspace);
  g_signal_connect_object (self->backups, "notify", G_CALLBACK (ps_backup_notice_refresh), self,
                           G_CONNECT_SWAPPED);
  ps_backup_notice_refresh (self);
}
