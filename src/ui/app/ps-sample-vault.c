#include "ps-sample-vault.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "ps-practice-clock.h"
#include "ps-recovery.h"
#include "ps-sample.h"

/**
 * PsSampleVault:
 *
 * A vault of invented people in a temporary folder, which goes with this object.
 *
 * It is a vault like any other, encrypted under a passphrase that nobody knows, so that what is
 * tried out in it is what the program really does.
 */
struct _PsSampleVault
{
  GObject          parent_instance;

  char            *folder;
  PsPracticeClock *clock;
  guint            rate;
  PsSecret        *passphrase;
  PsWorkspace     *workspace;
};

/* How fast a meeting is practised: ninety minutes in nine (PRODUCT.md, 120). */
#define PRACTICE_RATE 10

/* Which sample: the same one each time, so that a picture of it can be found again. */
#define SEED 120

G_DEFINE_FINAL_TYPE (PsSampleVault, ps_sample_vault, G_TYPE_OBJECT)

/* Files and folders below @path, without following links. What cannot be removed stays. */
static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        remove_tree (child);
      else
        g_unlink (child);
    }

  g_rmdir (path);
}

static void
ps_sample_vault_finalize (GObject *object)
{
  PsSampleVault *self = PS_SAMPLE_VAULT (object);

  if (self->workspace != NULL)
    ps_workspace_lock (self->workspace);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->clock, ps_practice_clock_free);
  g_clear_pointer (&self->passphrase, ps_secret_unref);

  if (self->folder != NULL)
    remove_tree (self->folder);
  g_free (self->folder);

  G_OBJECT_CLASS (ps_sample_vault_parent_class)->finalize (object);
}

static void
ps_sample_vault_class_init (PsSampleVaultClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ps_sample_vault_finalize;
}

static void
ps_sample_vault_init (PsSampleVault *self)
{
}

/**
 * ps_sample_vault_new:
 * @rate: how many times faster than the real one its clock runs, at least 1
 *
 * Makes the temporary folder. ps_sample_vault_fill_async() makes what is in it.
 *
 * Returns: (transfer full) (nullable): a #PsSampleVault, or %NULL when there is no place for one
 */
PsSampleVault *
ps_sample_vault_new (guint    rate,
                     GError **error)
{
  g_autoptr (PsSampleVault) self = g_object_new (PS_TYPE_SAMPLE_VAULT, NULL);
  g_autofree char *vault = NULL;

  self->folder = g_dir_make_tmp ("peerside-sample-XXXXXX", error);
  if (self->folder == NULL)
    return NULL;

  vault = g_build_filename (self->folder, "vault", NULL);
  self->rate = MAX (rate, 1);
  self->clock = ps_practice_clock_new (&ps_clock_system, self->rate);
  self->passphrase = ps_recovery_code_new ();
  self->workspace = ps_workspace_new (vault, ps_practice_clock_get_clock (self->clock));

  return g_steal_pointer (&self);
}

/**
 * ps_sample_vault_get_workspace:
 * @self: a sample vault
 *
 * Returns: (transfer none): its workspace
 */
PsWorkspace *
ps_sample_vault_get_workspace (PsSampleVault *self)
{
  g_return_val_if_fail (PS_IS_SAMPLE_VAULT (self), NULL);

  return self->workspace;
}

/**
 * ps_sample_vault_get_passphrase:
 * @self: a sample vault
 *
 * Returns: (transfer none): what opens it
 */
PsSecret *
ps_sample_vault_get_passphrase (PsSampleVault *self)
{
  g_return_val_if_fail (PS_IS_SAMPLE_VAULT (self), NULL);

  return self->passphrase;
}

/**
 * ps_sample_vault_set_practising:
 * @self: a sample vault in which no meeting runs
 * @practising: whether one is about to be practised
 *
 * Has the clock run ten times as fast, or faster if the program was started so; or as before.
 */
void
ps_sample_vault_set_practising (PsSampleVault *self,
                                gboolean       practising)
{
  g_return_if_fail (PS_IS_SAMPLE_VAULT (self));

  ps_practice_clock_set_rate (self->clock,
                              practising ? MAX (self->rate, PRACTICE_RATE) : self->rate);
}

static void
created_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  PsWorkspace *workspace = PS_WORKSPACE (source);
  g_autoptr (GError) error = NULL;

  if (ps_workspace_create_finish (workspace, result, &error)
      && ps_sample_fill (ps_workspace_get_db (workspace), ps_workspace_get_keys (workspace),
                         ps_workspace_get_clock (workspace), ps_workspace_get_content (workspace),
                         &ps_sample_demo, SEED, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * ps_sample_vault_fill_async:
 * @self: a sample vault
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when the workspace is open
 * @user_data: handed to @callback
 *
 * Makes the vault and the people in it.
 */
void
ps_sample_vault_fill_async (PsSampleVault       *self,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr (PsSecret) code = ps_recovery_code_new ();
  PsFounding *founding = ps_founding_new ();
  GTask *task;

  g_return_if_fail (PS_IS_SAMPLE_VAULT (self));

  founding->user_name = g_strdup (_("Sample User"));
  founding->passphrase = ps_secret_ref (self->passphrase);
  founding->recovery_code = g_steal_pointer (&code);
  founding->clinic_name = g_strdup (_("Example Clinic"));
  founding->clinic_phone = g_strdup ("555-0100");
  founding->quick = TRUE;

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, ps_sample_vault_fill_async);
  ps_workspace_create_async (self->workspace, founding, cancellable, created_cb, task);
}

/**
 * ps_sample_vault_fill_finish:
 * @self: a sample vault
 * @result: as the callback got it
 *
 * Returns: whether it is there, with the errors of ps_workspace_create_async() if not
 */
gboolean
ps_sample_vault_fill_finish (PsSampleVault  *self,
                             GAsyncResult   *result,
                             GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
