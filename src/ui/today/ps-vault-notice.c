#include "ps-vault-notice.h"

#include <glib/gi18n-lib.h>

#include "ps-backup-words.h"
#include "ps-ballast.h"

/**
 * PsVaultNotice:
 *
 * Says calmly, at the top of the day, that the last verified backup is old or that the last one could
 * not be made, and leads to the backups; and that there is little room left on the disk. Where all is
 * well it is not there.
 */
struct _PsVaultNotice
{
  AdwBin         parent_instance;

  PsWorkspace   *workspace;     /* nullable */
  PsBackups     *backups;       /* nullable */
  AdwActionRow  *backups_row;
  AdwActionRow  *room_row;
};

G_DEFINE_FINAL_TYPE (PsVaultNotice, ps_vault_notice, ADW_TYPE_BIN)

static void
ps_vault_notice_dispose (GObject *object)
{
  PsVaultNotice *self = PS_VAULT_NOTICE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PS_TYPE_VAULT_NOTICE);
  g_clear_object (&self->backups);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (ps_vault_notice_parent_class)->dispose (object);
}

static void
ps_vault_notice_class_init (PsVaultNoticeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ps_vault_notice_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/peerside/Peerside/ui/ps-vault-notice.ui");
  gtk_widget_class_bind_template_child (widget_class, PsVaultNotice, backups_row);
  gtk_widget_class_bind_template_child (widget_class, PsVaultNotice, room_row);
}

static void
ps_vault_notice_init (PsVaultNotice *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static gboolean
show_backups (PsVaultNotice *self)
{
  const char *failure = ps_backups_get_failure (self->backups);
  gint64 now = ps_clock_wall (ps_workspace_get_clock (self->workspace));
  g_autofree char *last = ps_backup_words_last (self->backups, now);
  gboolean overdue = ps_backups_is_overdue (self->backups);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->backups_row),
                                 failure != NULL ? _("The Last Backup Could Not Be Made")
                                                 : _("The Last Backup Is Older than a Week"));
  adw_action_row_set_subtitle (self->backups_row, failure != NULL ? failure : last);
  gtk_widget_set_visible (GTK_WIDGET (self->backups_row), overdue);

  return overdue;
}

static gboolean
show_room (PsVaultNotice *self)
{
  guint64 bytes = 0;
  gboolean little = ps_workspace_get_free_space (self->workspace, &bytes) &&
                    bytes < PS_BALLAST_LITTLE_ROOM;
  g_autofree char *size = g_format_size (bytes);
  /* Translators: %s is a size such as 1.2 MB. */
  g_autofree char *text = g_strdup_printf (_("%s are free on the disk of the vault. When it is full, "
                                             "nothing more can be saved."), size);

  adw_action_row_set_subtitle (self->room_row, text);
  gtk_widget_set_visible (GTK_WIDGET (self->room_row), little);

  return little;
}

/**
 * ps_vault_notice_refresh:
 *
 * Looks again: what is old becomes so with the day, and not by anything that is done.
 */
void
ps_vault_notice_refresh (PsVaultNotice *self)
{
  gboolean backups;
  gboolean room;

  g_return_if_fail (PS_IS_VAULT_NOTICE (self));

  /* Some news still come while the vault locks. */
  if (self->workspace == NULL || ps_workspace_get_state (self->workspace) != PS_WORKSPACE_OPEN)
    return;

  backups = show_backups (self);
  room = show_room (self);
  gtk_widget_set_visible (GTK_WIDGET (self), backups || room);
}

/**
 * ps_vault_notice_watch:
 * @workspace: a workspace that is open
 *
 * Shows how the backups of its vault stand from here on.
 */
void
ps_vault_notice_watch (PsVaultNotice *self,
                        PsWorkspace    *workspace)
{
  g_return_if_fail (PS_IS_VAULT_NOTICE (self));
  g_return_if_fail (self->backups == NULL);

  self->workspace = g_object_ref (workspace);
  self->backups = g_object_ref (ps_workspace_get_backups (workspace));
  g_signal_connect_object (self->backups, "notify", G_CALLBACK (ps_vault_notice_refresh), self,
                           G_CONNECT_SWAPPED);
  ps_vault_notice_refresh (self);
}
