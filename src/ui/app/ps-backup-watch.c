#include "ps-backup-watch.h"

#include "ps-wake.h"

/**
 * PsBackupWatch:
 *
 * Has the day's backup made while the vault is open: once there is nothing else to do after the
 * unlocking, and whenever another day begins.
 */
struct _PsBackupWatch
{
  GObject        parent_instance;

  PsBackups     *backups;
  const PsClock *clock;
  PsWake        *wake;
  guint          idle_id;
};

G_DEFINE_FINAL_TYPE (PsBackupWatch, ps_backup_watch, G_TYPE_OBJECT)

static void
tend (PsBackupWatch *self)
{
  ps_wake_set (self->wake, ps_wake_midnight (ps_clock_wall (self->clock), 1));
  ps_backups_tend (self->backups);
}

static gboolean
idle_cb (gpointer user_data)
{
  PsBackupWatch *self = user_data;

  self->idle_id = 0;
  tend (self);

  return G_SOURCE_REMOVE;
}

static void
ps_backup_watch_dispose (GObject *object)
{
  PsBackupWatch *self = PS_BACKUP_WATCH (object);

  g_clear_handle_id (&self->idle_id, g_source_remove);
  g_clear_object (&self->wake);
  g_clear_object (&self->backups);

  G_OBJECT_CLASS (ps_backup_watch_parent_class)->dispose (object);
}

static void
ps_backup_watch_class_init (PsBackupWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ps_backup_watch_dispose;
}

static void
ps_backup_watch_init (PsBackupWatch *self G_GNUC_UNUSED)
{
}

/**
 * ps_backup_watch_new:
 * @window: whose becoming active is a sign that the machine may have slept over midnight
 * @backups: of the vault that is open
 * @clock: says when a day begins; outlives the watch
 *
 * Returns: (transfer full): a watch; freed when the vault locks
 */
PsBackupWatch *
ps_backup_watch_new (GtkWidget     *window,
                     PsBackups     *backups,
                     const PsClock *clock)
{
  PsBackupWatch *self = g_object_new (PS_TYPE_BACKUP_WATCH, NULL);

  self->backups = g_object_ref (backups);
  self->clock = clock;
  self->wake = ps_wake_new (clock);
  ps_wake_watch_window (self->wake, window);
  g_signal_connect_object (self->wake, "woke", G_CALLBACK (tend), self, G_CONNECT_SWAPPED);
  self->idle_id = g_idle_add_full (G_PRIORITY_LOW, idle_cb, self, NULL);

  return self;
}
