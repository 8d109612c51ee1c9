/* Getting in with the recovery sheet, and removing a user, which needs everything closed. */
#include "ps-workspace-private.h"

#include <glib/gi18n-lib.h>

#include "ps-attempts.h"
#include "ps-error.h"
#include "ps-keyring-users.h"
#include "ps-right.h"
#include "ps-rotation.h"

/**
 * ps_workspace_get_wait:
 *
 * Returns: microseconds until the next passphrase may be tried; 0 if it may be tried now
 */
gint64
ps_workspace_get_wait (PsWorkspace *self)
{
  g_return_val_if_fail (PS_IS_WORKSPACE (self), 0);

  return ps_attempts_get_wait (self->path, self->clock);
}

/**
 * ps_workspace_check_sheet:
 * @code: as typed from the sheet
 *
 * Errors: those of ps_recovering_check().
 *
 * Returns: whether the recovery sheet is the one that is good now
 */
gboolean
ps_workspace_check_sheet (PsWorkspace     *self,
                          const PsSecret  *code,
                          GError         **error)
{
  g_return_val_if_fail (PS_IS_WORKSPACE (self), FALSE);
  g_return_val_if_fail (self->state == PS_WORKSPACE_LOCKED, FALSE);

  return ps_recovering_check (self->path, code, self->clock, error);
}

/**
 * ps_workspace_get_progress:
 *
 * Returns: #PsWorkspace:progress
 */
double
ps_workspace_get_progress (PsWorkspace *self)
{
  g_return_val_if_fail (PS_IS_WORKSPACE (self), 0);

  return self->progress;
}

/* A user on the way out, with all that the thread needs; the workspace has let go of it. */
typedef struct {
  char          *user_name;
  PsVaultDir    *dir;
  PsKeys        *keys;
  const PsClock *clock;
  PsWorkspace   *workspace; /* touched on the main thread only */
  PsOpened      *opened;
  GError        *error;
} Removal;

static void
removal_free (gpointer data)
{
  Removal *removal = data;

  g_free (removal->user_name);
  g_clear_pointer (&removal->opened, ps_opened_free);
  g_clear_pointer (&removal->keys, ps_keys_unref);
  g_clear_pointer (&removal->dir, ps_vault_dir_close);
  g_clear_error (&removal->error);
  g_free (removal);
}

typedef struct {
  PsWorkspace *workspace;
  double       fraction;
} Report;

static gboolean
report_cb (gpointer data)
{
  Report *report = data;

  ps_workspace_set_progress (report->workspace, report->fraction);

  return G_SOURCE_REMOVE;
}

static void
report_free (gpointer data)
{
  Report *report = data;

  g_object_unref (report->workspace);
  g_free (report);
}

/* On the thread of the work. The outer task holds the workspace for longer than this takes. */
static void
progress_cb (double   fraction,
             gpointer data)
{
  Removal *removal = data;
  Report *report = g_new0 (Report, 1);

  report->workspace = g_object_ref (removal->workspace);
  report->fraction = fraction;
  g_idle_add_full (G_PRIORITY_DEFAULT, report_cb, report, report_free);
}

static void
remove_in_thread (GTask        *task,
                  gpointer      source G_GNUC_UNUSED,
                  gpointer      data,
                  GCancellable *cancellable G_GNUC_UNUSED)
{
  Removal *removal = data;
  GError *error = NULL;

  ps_rotation_remove_user (removal->dir, &removal->keys, removal->clock, removal->user_name,
                           progress_cb, removal, &removal->error);
  removal->opened = ps_opened_reopen (g_steal_pointer (&removal->dir),
                                      g_steal_pointer (&removal->keys), removal->clock, &error);

  /* That nothing opens any more is worse than that nobody was removed. */
  if (error != NULL)
    {
      g_clear_error (&removal->error);
      removal->error = error;
    }

  g_task_return_boolean (task, TRUE);
}

static void
removed_cb (GObject      *source G_GNUC_UNUSED,
            GAsyncResult *result G_GNUC_UNUSED,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Removal *removal = g_task_get_task_data (task);

  ps_workspace_end_work (g_task_get_source_object (task), g_steal_pointer (&removal->opened));

  if (removal->error != NULL)
    g_task_return_error (task, g_steal_pointer (&removal->error));
  else
    g_task_return_boolean (task, TRUE);
}

/* All that can be known to be in the way, before everything is closed for it. */
static gboolean
may_remove (PsWorkspace  *self,
            const char   *user_name,
            GError      **error)
{
  g_autoptr (PsKeyring) keyring = NULL;

  if (!ps_right_check (self->db, PS_RIGHT_USERS, error))
    return FALSE;

  if (ps_meetings_get_current (self->meetings) != NULL)
    {
      g_set_error_literal (error, PS_ERROR, PS_ERROR_CONFLICT,
                           _("A meeting is running. Removing somebody closes everything for a "
                             "moment, so end the meeting first."));
      return FALSE;
    }

  keyring = ps_keyring_load (ps_vault_dir_get_path (self->dir), NULL, error);

  return keyring != NULL && ps_keyring_remove_user (keyring, self->keys, user_name, error);
}

/**
 * ps_workspace_remove_user_async:
 * @user_name: who is to go
 *
 * Removes a user and changes the keys of the vault, on a thread of its own. Everybody has to let go
 * of it meanwhile, as for locking; the state is %PS_WORKSPACE_WORKING until it is open again, for the
 * same user.
 *
 * Errors: those of ps_rotation_remove_user(); %PS_ERROR_CONFLICT while a meeting runs; and those of
 * ps_db_open(), after which it is locked.
 */
void
ps_workspace_remove_user_async (PsWorkspace         *self,
                                const char          *user_name,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  GTask *task;
  g_autoptr (GTask) inner = NULL;
  GError *error = NULL;
  Removal *removal;

  g_return_if_fail (PS_IS_WORKSPACE (self));
  g_return_if_fail (self->state == PS_WORKSPACE_OPEN);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, ps_workspace_remove_user_async);
  if (!may_remove (self, user_name, &error))
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }

  removal = g_new0 (Removal, 1);
  removal->user_name = g_strdup (user_name);
  removal->clock = self->clock;
  removal->workspace = self;
  g_task_set_task_data (task, removal, removal_free);
  ps_workspace_begin_work (self, &removal->dir, &removal->keys);

  inner = g_task_new (NULL, NULL, removed_cb, task);
  g_task_set_source_tag (inner, ps_workspace_remove_user_async);
  g_task_set_task_data (inner, removal, NULL);
  g_task_run_in_thread (inner, remove_in_thread);
}

/**
 * ps_workspace_remove_user_finish:
 *
 * Returns: whether the user is removed
 */
gboolean
ps_workspace_remove_user_finish (PsWorkspace   *self,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
