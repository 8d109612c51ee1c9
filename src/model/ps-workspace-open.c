#include "ps-memory.h"
#include "ps-workspace-private.h"

/* What a worker thread needs to open the vault without touching the workspace. */
typedef struct {
  char          *path;
  const PsClock *clock;
  PsContent     *content;
  PsFounding    *founding;   /* to make a vault; otherwise it is unlocked */
  char          *user_name;
  PsSecret      *passphrase;
  PsRecovering  *recovering; /* to get in with the recovery sheet before it is unlocked */
} Opening;

static Opening *
opening_new (PsWorkspace *self)
{
  Opening *opening = g_new0 (Opening, 1);

  opening->path = g_strdup (self->path);
  opening->clock = self->clock;
  opening->content = g_object_ref (self->content);

  return opening;
}

static void
opening_free (gpointer data)
{
  Opening *opening = data;

  g_free (opening->path);
  g_clear_object (&opening->content);
  g_clear_pointer (&opening->founding, ps_founding_free);
  g_free (opening->user_name);
  g_clear_pointer (&opening->passphrase, ps_secret_unref);
  g_clear_pointer (&opening->recovering, ps_recovering_free);
  g_free (opening);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opening, opening_free)

static PsOpened *
open_vault (const Opening  *opening,
            GError        **error)
{
  ps_memory_wipe_what_is_freed ();

  if (opening->founding != NULL)
    return ps_opened_create (opening->path, opening->founding, opening->content,
                             opening->clock, error);

  if (opening->recovering != NULL &&
      !ps_recovering_run (opening->path, opening->recovering, opening->clock, error))
    return NULL;

  return ps_opened_unlock (opening->path, opening->user_name, opening->passphrase,
                           opening->clock, error);
}

static void
open_in_thread (GTask        *task,
                gpointer      source G_GNUC_UNUSED,
                gpointer      data,
                GCancellable *cancellable G_GNUC_UNUSED)
{
  GError *error = NULL;
  PsOpened *opened = open_vault (data, &error);

  if (opened != NULL)
    g_task_return_pointer (task, opened, (GDestroyNotify) ps_opened_free);
  else
    g_task_return_error (task, error);
}

static void
opened_cb (GObject      *source G_GNUC_UNUSED,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) outer = user_data;
  PsWorkspace *self = g_task_get_source_object (outer);
  GError *error = NULL;
  PsOpened *opened = g_task_propagate_pointer (G_TASK (result), &error);

  if (opened != NULL && ps_workspace_take_opened (self, opened, &error))
    g_task_return_boolean (outer, TRUE);
  else
    g_task_return_error (outer, error);
}

/* The inner task must not own the workspace: a worker thread may be the last to let go of it. */
static void
open_async (PsWorkspace         *self,
            Opening             *opening,
            gpointer             source_tag,
            GCancellable        *cancellable,
            GAsyncReadyCallback  callback,
            gpointer             user_data)
{
  GTask *outer = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (GTask) inner = g_task_new (NULL, NULL, opened_cb, outer);

  g_task_set_source_tag (outer, source_tag);
  g_task_set_source_tag (inner, source_tag);
  g_task_set_task_data (inner, opening, opening_free);
  g_task_run_in_thread (inner, open_in_thread);
}

/**
 * ps_workspace_create_async:
 * @founding: (transfer full): who makes the vault, and with what
 *
 * Makes a vault in the workspace's folder, on a thread of its own, and opens it. There is a vault
 * after it, or there is none and nothing was lost.
 *
 * Errors: those of ps_opened_create().
 */
void
ps_workspace_create_async (PsWorkspace         *self,
                           PsFounding          *founding,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  Opening *opening;

  g_return_if_fail (PS_IS_WORKSPACE (self));
  g_return_if_fail (self->state != PS_WORKSPACE_OPEN);

  opening = opening_new (self);
  opening->founding = founding;
  open_async (self, opening, ps_workspace_create_async, cancellable, callback, user_data);
}

/**
 * ps_workspace_create_finish:
 *
 * Returns: whether the vault was made; #PsWorkspace:state is then %PS_WORKSPACE_OPEN
 */
gboolean
ps_workspace_create_finish (PsWorkspace   *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * ps_workspace_create:
 * @founding: (transfer full): who makes the vault, and with what
 *
 * ps_workspace_create_async() for who has no main loop and can wait.
 *
 * Returns: whether the vault was made
 */
gboolean
ps_workspace_create (PsWorkspace  *self,
                     PsFounding   *founding,
                     GError      **error)
{
  g_autoptr (Opening) opening = NULL;
  PsOpened *opened;

  g_return_val_if_fail (PS_IS_WORKSPACE (self), FALSE);
  g_return_val_if_fail (self->state != PS_WORKSPACE_OPEN, FALSE);

  opening = opening_new (self);
  opening->founding = founding;
  opened = open_vault (opening, error);

  return opened != NULL && ps_workspace_take_opened (self, opened, error);
}

/**
 * ps_workspace_unlock_async:
 * @user_name: who they say they are
 * @passphrase: (transfer full): as typed
 *
 * Derives the key and opens the database on a thread of its own.
 *
 * Errors: those of ps_opened_unlock().
 */
void
ps_workspace_unlock_async (PsWorkspace         *self,
                           const char          *user_name,
                           PsSecret            *passphrase,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  Opening *opening;

  g_return_if_fail (PS_IS_WORKSPACE (self));
  g_return_if_fail (self->state != PS_WORKSPACE_OPEN);

  opening = opening_new (self);
  opening->user_name = g_strdup (user_name);
  opening->passphrase = passphrase;
  open_async (self, opening, ps_workspace_unlock_async, cancellable, callback, user_data);
}

/**
 * ps_workspace_unlock_finish:
 *
 * Returns: whether it is open now
 */
gboolean
ps_workspace_unlock_finish (PsWorkspace   *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * ps_workspace_unlock:
 * @user_name: who they say they are
 * @passphrase: (transfer full): as typed
 *
 * ps_workspace_unlock_async() for who has no main loop and can wait.
 *
 * Returns: whether it is open now
 */
gboolean
ps_workspace_unlock (PsWorkspace  *self,
                     const char   *user_name,
                     PsSecret     *passphrase,
                     GError      **error)
{
  g_autoptr (Opening) opening = NULL;
  PsOpened *opened;

  g_return_val_if_fail (PS_IS_WORKSPACE (self), FALSE);
  g_return_val_if_fail (self->state != PS_WORKSPACE_OPEN, FALSE);

  opening = opening_new (self);
  opening->user_name = g_strdup (user_name);
  opening->passphrase = passphrase;
  opened = open_vault (opening, error);

  return opened != NULL && ps_workspace_take_opened (self, opened, error);
}

/**
 * ps_workspace_recover_async:
 * @recovering: (transfer full): the sheet, whose passphrase is lost, and what is to be instead
 *
 * Gets in with the recovery sheet, on a thread of its own: the user has a new passphrase then, the
 * vault a new sheet, and the user has unlocked it.
 *
 * Errors: those of ps_recovering_run() and ps_opened_unlock().
 */
void
ps_workspace_recover_async (PsWorkspace         *self,
                            PsRecovering        *recovering,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  Opening *opening;

  g_return_if_fail (PS_IS_WORKSPACE (self));
  g_return_if_fail (self->state == PS_WORKSPACE_LOCKED);

  opening = opening_new (self);
  opening->user_name = g_strdup (recovering->user_name);
  opening->passphrase = ps_secret_ref (recovering->passphrase);
  opening->recovering = recovering;
  open_async (self, opening, ps_workspace_recover_async, cancellable, callback, user_data);
}

/**
 * ps_workspace_recover_finish:
 *
 * Returns: whether it is open now
 */
gboolean
ps_workspace_recover_finish (PsWorkspace   *self,
                             GAsyncResult  *result,
                             GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
