/* How a backup gets into the place of a workspace's vault. */
#include "ps-restore.h"
#include "ps-workspace-private.h"

/* What a worker thread needs to restore without touching the workspace. */
typedef struct {
  char          *backup;
  char          *vault;
  char          *user_name;   /* nullable */
  PsSecret      *passphrase;
  const PsClock *clock;
  char          *kept;        /* afterwards */
  PsOpened      *opened;      /* afterwards; NULL where it is restored but did not open */
} Restoring;

static Restoring *
restoring_new (PsWorkspace *self,
               const char  *backup,
               const char  *user_name,
               PsSecret    *passphrase)
{
  Restoring *restoring = g_new0 (Restoring, 1);

  restoring->backup = g_strdup (backup);
  restoring->vault = g_strdup (self->path);
  restoring->user_name = g_strdup (user_name);
  restoring->passphrase = passphrase;
  restoring->clock = self->clock;

  return restoring;
}

static void
restoring_free (gpointer data)
{
  Restoring *restoring = data;

  g_free (restoring->backup);
  g_free (restoring->vault);
  g_free (restoring->user_name);
  ps_secret_unref (restoring->passphrase);
  g_free (restoring->kept);
  g_clear_pointer (&restoring->opened, ps_opened_free);
  g_free (restoring);
}

static PsRestoreOrder
get_order (const Restoring *restoring)
{
  return (PsRestoreOrder) { restoring->backup, restoring->vault, restoring->user_name,
                            restoring->passphrase };
}

static void
check_in_thread (GTask        *task,
                 gpointer      source G_GNUC_UNUSED,
                 gpointer      data,
                 GCancellable *cancellable)
{
  PsRestoreOrder order = get_order (data);
  GError *error = NULL;

  if (ps_restore_check (&order, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
checked_cb (GObject      *source G_GNUC_UNUSED,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) outer = user_data;
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_boolean (outer, TRUE);
  else
    g_task_return_error (outer, error);
}

static void
restore_in_thread (GTask        *task,
                   gpointer      source G_GNUC_UNUSED,
                   gpointer      data,
                   GCancellable *cancellable)
{
  Restoring *restoring = data;
  PsRestoreOrder order = get_order (restoring);
  GError *error = NULL;

  if (!ps_restore_run (&order, restoring->clock, &restoring->kept, cancellable, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  /* The same passphrase opens it; where it does not the locked page says why. */
  if (restoring->user_name != NULL)
    restoring->opened = ps_opened_unlock (restoring->vault, restoring->user_name,
                                          restoring->passphrase, restoring->clock, NULL);

  g_task_return_boolean (task, TRUE);
}

static void
restored_cb (GObject      *source G_GNUC_UNUSED,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) outer = user_data;
  PsWorkspace *self = g_task_get_source_object (outer);
  Restoring *restoring = g_task_get_task_data (outer);
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_task_return_error (outer, error);
      return;
    }

  if (restoring->opened == NULL ||
      !ps_workspace_take_opened (self, g_steal_pointer (&restoring->opened), NULL))
    ps_workspace_probe (self, NULL);

  g_task_return_boolean (outer, TRUE);
}

/* The inner task must not own the workspace: a worker thread may be the last to let go of it. */
static void
run (PsWorkspace         *self,
     Restoring           *restoring,
     GTaskThreadFunc      func,
     GAsyncReadyCallback  done_cb,
     gpointer             source_tag,
     GCancellable        *cancellable,
     GAsyncReadyCallback  callback,
     gpointer             user_data)
{
  GTask *outer = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (GTask) inner = g_task_new (NULL, cancellable, done_cb, outer);

  g_task_set_source_tag (outer, source_tag);
  g_task_set_check_cancellable (outer, FALSE);
  g_task_set_task_data (outer, restoring, restoring_free);
  g_task_set_source_tag (inner, source_tag);
  g_task_set_check_cancellable (inner, FALSE);
  g_task_set_task_data (inner, restoring, NULL);
  g_task_run_in_thread (inner, func);
}

/**
 * ps_workspace_check_restore_async:
 * @backup: the file
 * @user_name: (nullable): as for #PsRestoreOrder
 * @passphrase: (transfer full): as typed
 *
 * ps_restore_check() on a thread of its own, in every state of the workspace.
 */
void
ps_workspace_check_restore_async (PsWorkspace         *self,
                                  const char          *backup,
                                  const char          *user_name,
                                  PsSecret            *passphrase,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  g_return_if_fail (PS_IS_WORKSPACE (self));

  run (self, restoring_new (self, backup, user_name, passphrase), check_in_thread, checked_cb,
       ps_workspace_check_restore_async, cancellable, callback, user_data);
}

/**
 * ps_workspace_check_restore_finish:
 *
 * Returns: whether the backup and the passphrase are good
 */
gboolean
ps_workspace_check_restore_finish (PsWorkspace   *self,
                                   GAsyncResult  *result,
                                   GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * ps_workspace_restore_async:
 * @backup: the file
 * @user_name: (nullable): as for #PsRestoreOrder
 * @passphrase: (transfer full): as typed
 * @cancellable: (nullable): as for ps_restore_run()
 *
 * Puts the backup in the place of the vault, which has to be locked, on a thread of its own, and opens
 * it where @passphrase is somebody's.
 *
 * Errors: those of ps_restore_run().
 */
void
ps_workspace_restore_async (PsWorkspace         *self,
                            const char          *backup,
                            const char          *user_name,
                            PsSecret            *passphrase,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_return_if_fail (PS_IS_WORKSPACE (self));
  g_return_if_fail (self->state != PS_WORKSPACE_OPEN);

  run (self, restoring_new (self, backup, user_name, passphrase), restore_in_thread, restored_cb,
       ps_workspace_restore_async, cancellable, callback, user_data);
}

/**
 * ps_workspace_restore_finish:
 * @kept: (out) (transfer full) (nullable): where the vault that was there before is now
 *
 * Returns: whether the vault is the restored one now
 */
gboolean
ps_workspace_restore_finish (PsWorkspace   *self,
                             GAsyncResult  *result,
                             char         **kept,
                             GError       **error)
{
  Restoring *restoring;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;

  restoring = g_task_get_task_data (G_TASK (result));
  *kept = g_steal_pointer (&restoring->kept);

  return TRUE;
}
