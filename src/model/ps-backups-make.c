#include "ps-backups-private.h"

#include <glib/gi18n-lib.h>

#include "ps-audit.h"
#include "ps-backup-making.h"
#include "ps-error.h"

/* One backup on its way: copied on the writer's thread, checked on another, noted at home. */
typedef struct {
  char           *vault;
  char           *target;    /* nullable */
  PsBackupReason  reason;
  PsKeys         *keys;
  gint64          made_at;
  guint           n_changes;
  PsBackupWriter *writer;    /* between the two */
} Making;

static Making *
making_new (PsBackups      *self,
            PsBackupReason  reason,
            const char     *target)
{
  Making *making = g_new0 (Making, 1);

  making->vault = g_strdup (self->vault);
  making->target = g_strdup (target);
  making->reason = reason;
  making->keys = ps_keys_ref (self->keys);
  making->made_at = ps_clock_wall (self->clock);
  making->n_changes = self->n_changes;

  return making;
}

static void
making_free (gpointer data)
{
  Making *making = data;

  g_clear_pointer (&making->writer, ps_backup_writer_free);
  ps_keys_unref (making->keys);
  g_free (making->vault);
  g_free (making->target);
  g_free (making);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Making, making_free)

static gboolean
copy (PsConn    *conn,
      gpointer   data,
      GError   **error)
{
  Making *making = data;
  PsBackupOrder order = { making->vault, making->target, making->reason };

  making->writer = ps_backup_copy (&order, conn, making->keys, making->made_at, error);

  return making->writer != NULL;
}

/* On any thread. Those whose turn is over go only once there is a new one. */
static char *
complete (Making        *making,
          GCancellable  *cancellable,
          GError       **error)
{
  PsBackupOrder order = { making->vault, making->target, making->reason };
  char *path = ps_backup_complete (g_steal_pointer (&making->writer), &order, making->keys,
                                   making->made_at, cancellable, error);

  if (path != NULL && making->target == NULL)
    {
      g_autoptr (GTimeZone) zone = g_time_zone_new_local ();

      ps_backup_list_thin (making->vault, making->keys, zone);
    }

  return path;
}

/* A copy for somewhere else says nothing about the vault's own backups, one way or the other. */
static void
note_result (PsBackups    *self,
             const Making *making,
             const GError *error)
{
  if (making->target != NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (error == NULL)
    ps_backups_note_done (self, making->made_at, making->n_changes);
  else
    ps_backups_note_fail (self, error->message);
}

static char *
describe (const Making *making)
{
  return g_strconcat ("reason=", ps_backup_reason_to_string (making->reason),
                      making->target != NULL ? " to=elsewhere" : "", NULL);
}

static void
logged_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;

  /* The backup is there, and is not taken back for it. */
  if (!ps_audit_log_finish (PS_DB (source), result, &error))
    g_info ("A backup was not logged: %s", error->message);
}

static void
completed_cb (GObject      *source G_GNUC_UNUSED,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) outer = user_data;
  PsBackups *self = g_task_get_source_object (outer);
  const Making *making = g_task_get_task_data (outer);
  GError *error = NULL;
  char *path = g_task_propagate_pointer (G_TASK (result), &error);

  ps_backups_set_busy (self, FALSE);
  if (self->db != NULL)
    note_result (self, making, error);

  if (path != NULL)
    {
      g_autofree char *detail = describe (making);

      ps_audit_log_async (self->db, self->keys, self->clock, PS_AUDIT_BACKUP, "", detail, NULL,
                          logged_cb, NULL);
      g_task_return_pointer (outer, path, g_free);
    }
  else
    g_task_return_error (outer, error);
}

static void
complete_in_thread (GTask        *task,
                    gpointer      source G_GNUC_UNUSED,
                    gpointer      data,
                    GCancellable *cancellable)
{
  GError *error = NULL;
  char *path = complete (data, cancellable, &error);

  if (path != NULL)
    g_task_return_pointer (task, path, g_free);
  else
    g_task_return_error (task, error);
}

static void
copied_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) outer = user_data;
  PsBackups *self = g_task_get_source_object (outer);
  Making *making = g_task_get_task_data (outer);
  g_autoptr (GTask) inner = NULL;
  GError *error = NULL;

  if (!ps_db_aside_finish (PS_DB (source), result, &error) ||
      g_cancellable_set_error_if_cancelled (self->closing, &error))
    {
      ps_backups_set_busy (self, FALSE);
      if (self->db != NULL)
        note_result (self, making, error);
      g_task_return_error (outer, error);
      return;
    }

  /* The inner task must not own the service: a worker thread may be the last to let go of it. */
  inner = g_task_new (NULL, self->closing, completed_cb, g_steal_pointer (&outer));
  g_task_set_source_tag (inner, ps_backups_make_async);
  g_task_set_check_cancellable (inner, FALSE);
  g_task_set_task_data (inner, making, NULL);
  g_task_run_in_thread (inner, complete_in_thread);
}

/**
 * ps_backups_make_async:
 * @reason: why
 * @target: (nullable): the file to make; %NULL for one of the vault's own, which is then noted as the
 *   last, and those whose turn is over are removed
 * @cancellable: (nullable): keeps the copy from beginning
 *
 * Makes a backup and verifies it, without keeping the window. Other changes wait for the copy of the
 * file but not for its verification. Where the vault is locked meanwhile, it is given up.
 *
 * Errors: those of ps_backup_copy() and ps_backup_complete(); %PS_ERROR_CONFLICT where another is
 * being made.
 */
void
ps_backups_make_async (PsBackups           *self,
                       PsBackupReason       reason,
                       const char          *target,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  GTask *task;
  Making *making;

  g_return_if_fail (PS_IS_BACKUPS (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, ps_backups_make_async);
  g_task_set_check_cancellable (task, FALSE);

  if (self->busy || self->db == NULL)
    {
      g_task_return_new_error (task, PS_ERROR, PS_ERROR_CONFLICT,
                               _("Another backup is being made. Try again when it is done."));
      g_object_unref (task);
      return;
    }

  making = making_new (self, reason, target);
  g_task_set_task_data (task, making, making_free);
  ps_backups_set_busy (self, TRUE);
  ps_db_aside_async (self->db, copy, making, NULL, cancellable, copied_cb, task);
}

/**
 * ps_backups_make_finish:
 *
 * Returns: (transfer full) (nullable): the path of the backup, which is there and verified
 */
char *
ps_backups_make_finish (PsBackups     *self,
                        GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * ps_backups_make:
 *
 * ps_backups_make_async() for who has no main loop and can wait.
 *
 * Returns: (transfer full) (nullable): the path of the backup, which is there and verified
 */
char *
ps_backups_make (PsBackups       *self,
                 PsBackupReason   reason,
                 const char      *target,
                 GError         **error)
{
  g_autoptr (Making) making = NULL;
  g_autoptr (GError) local = NULL;
  char *path = NULL;

  g_return_val_if_fail (PS_IS_BACKUPS (self), NULL);

  making = making_new (self, reason, target);
  if (ps_db_aside_sync (self->db, copy, making, &local))
    path = complete (making, NULL, &local);

  note_result (self, making, local);
  if (path != NULL)
    {
      g_autofree char *detail = describe (making);

      if (!ps_audit_log (self->db, self->keys, self->clock, PS_AUDIT_BACKUP, "", detail, &local))
        {
          g_info ("A backup was not logged: %s", local->message);
          g_clear_error (&local);
        }
    }
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));

  return path;
}

static void
tended_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = ps_backups_make_finish (PS_BACKUPS (source), result, &error);

  /* What went wrong is in #PsBackups:failure, where whoever can act on it sees it. */
  if (path == NULL)
    g_info ("The day’s backup: %s", error->message);
}

/**
 * ps_backups_tend:
 *
 * Makes the day's backup if one is due. To be called when the vault was opened, and each time another
 * day begins.
 */
void
ps_backups_tend (PsBackups *self)
{
  g_return_if_fail (PS_IS_BACKUPS (self));

  if (!self->busy && ps_backups_is_due (self))
    ps_backups_make_async (self, PS_BACKUP_DAILY, NULL, NULL, tended_cb, NULL);
}
