#include "ps-workspace-private.h"

#include <glib/gi18n-lib.h>

#include "ps-audit-note.h"
#include "ps-audit-store.h"
#include "ps-error.h"
#include "ps-folder.h"
#include "ps-memory.h"
#include "ps-vault-making.h"

/**
 * PsWorkspace:
 *
 * One vault folder and, while it is unlocked, the services that work on it.
 *
 * The application makes one, hands it to the window, and the window hands each page what it needs of
 * it. While the vault is locked the folder is not held, so that peersidectl can work on it.
 */

enum {
  SIGNAL_LOCKING,
  SIGNAL_REPLACED,
  N_SIGNALS,
};

enum {
  PROP_0,
  PROP_STATE,
  PROP_USER_NAME,
  PROP_PROGRESS,
  N_PROPS,
};

static guint signals[N_SIGNALS];
static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PsWorkspace, ps_workspace, G_TYPE_OBJECT)

static void
set_state (PsWorkspace      *self,
           PsWorkspaceState  state)
{
  if (self->state == state)
    return;

  self->state = state;
  g_object_freeze_notify (G_OBJECT (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_USER_NAME]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
  g_object_thaw_notify (G_OBJECT (self));
}

/* The services first, then the database under them, then the keys, and the folder when nothing of
 * ours is open in it any more.
 */
static void
close_services (PsWorkspace *self)
{
  g_clear_object (&self->users);
  g_clear_object (&self->backups);
  g_clear_object (&self->consents);
  g_clear_object (&self->care);
  g_clear_object (&self->series);
  g_clear_object (&self->guests);
  g_clear_object (&self->drafts);
  g_clear_object (&self->debriefs);
  g_clear_object (&self->meetings);
  g_clear_object (&self->topics);
  g_clear_object (&self->roster);
  g_clear_object (&self->member_names);
  g_clear_object (&self->duplicates);
  g_clear_object (&self->groups);
  g_clear_object (&self->clinic);

  if (self->db != NULL)
    ps_db_close (self->db);
  g_clear_object (&self->db);
}

/* Who may not read the log leaves the number of when it was opened, which is as good but for this
 * session.
 */
static void
note_audit_seq (PsWorkspace *self)
{
  g_auto (PsAuditHead) head = { 0 };
  gboolean found = FALSE;

  if (self->db != NULL && ps_db_is_open (self->db) &&
      ps_audit_store_get_head (ps_db_get_reader (self->db), &head, &found, NULL) && found)
    self->audit_seq = head.seq;
}

static void
close_all (PsWorkspace *self)
{
  gboolean was_open = self->db != NULL;

  note_audit_seq (self);
  close_services (self);
  if (was_open && !self->replaced)
    ps_finding_closed (self->dir, self->keys, self->audit_seq);
  self->finding = PS_FINDING_NONE;
  self->replaced = FALSE;
  g_clear_pointer (&self->keys, ps_keys_unref);
  g_clear_pointer (&self->dir, ps_vault_dir_close);
}

static void
ps_workspace_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  PsWorkspace *self = PS_WORKSPACE (object);

  switch (prop_id)
    {
    case PROP_STATE:
      g_value_set_uint (value, self->state);
      break;

    case PROP_USER_NAME:
      g_value_set_string (value, ps_workspace_get_user_name (self));
      break;

    case PROP_PROGRESS:
      g_value_set_double (value, self->progress);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ps_workspace_dispose (GObject *object)
{
  PsWorkspace *self = PS_WORKSPACE (object);

  close_all (self);
  g_clear_object (&self->content);

  G_OBJECT_CLASS (ps_workspace_parent_class)->dispose (object);
}

static void
ps_workspace_finalize (GObject *object)
{
  g_free (PS_WORKSPACE (object)->path);

  G_OBJECT_CLASS (ps_workspace_parent_class)->finalize (object);
}

static void
ps_workspace_class_init (PsWorkspaceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = ps_workspace_dispose;
  object_class->finalize = ps_workspace_finalize;
  object_class->get_property = ps_workspace_get_property;

  /**
   * PsWorkspace:state:
   *
   * A #PsWorkspaceState.
   */
  properties[PROP_STATE] =
    g_param_spec_uint ("state", NULL, NULL,
                       PS_WORKSPACE_NONE, PS_WORKSPACE_WORKING, PS_WORKSPACE_NONE,
                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * PsWorkspace:user-name:
   *
   * Who unlocked it, or %NULL.
   */
  properties[PROP_USER_NAME] =
    g_param_spec_string ("user-name", NULL, NULL,
                         NULL,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * PsWorkspace:progress:
   *
   * How far changing the keys has come, from 0 to 1, in the state %PS_WORKSPACE_WORKING.
   */
  properties[PROP_PROGRESS] =
    g_param_spec_double ("progress", NULL, NULL, 0, 1, 0,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * PsWorkspace::locking:
   *
   * The services, the database and the keys are about to go: whoever has a model, a text or a
   * service lets go of it now.
   */
  signals[SIGNAL_LOCKING] = g_signal_new ("locking", G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);

  /**
   * PsWorkspace::replaced:
   * @aside: (nullable): where the other file is now
   *
   * Another program put a file in the place of the database, or took that away; see PsDb::replaced.
   * Nothing can be saved until the vault is locked and unlocked again.
   */
  signals[SIGNAL_REPLACED] = g_signal_new ("replaced", G_TYPE_FROM_CLASS (klass),
                                           G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
ps_workspace_init (PsWorkspace *self)
{
  self->content = ps_content_new (NULL, NULL, NULL);
}

/**
 * ps_workspace_new:
 * @path: the vault's folder, which need not be there
 * @clock: where the time comes from; outlives the workspace
 *
 * Returns: (transfer full): a workspace that has not looked at its folder yet
 */
PsWorkspace *
ps_workspace_new (const char    *path,
                  const PsClock *clock)
{
  PsWorkspace *self = g_object_new (PS_TYPE_WORKSPACE, NULL);

  self->path = g_strdup (path);
  self->clock = clock;

  return self;
}

/**
 * ps_workspace_probe:
 *
 * Looks whether there is a vault that somebody can unlock, and sets #PsWorkspace:state by it. It
 * reads nothing that takes time and keeps nobody out.
 *
 * Errors: %PS_ERROR_UNSUITABLE_FOLDER when no vault can be kept there, %PS_ERROR_NOT_A_VAULT when there
 * is something else in the folder, %PS_ERROR_NO_VAULT when the keyring is missing, and
 * %PS_ERROR_DAMAGED, %PS_ERROR_NEWER or %PS_ERROR_STORAGE when it cannot be read.
 *
 * Returns: whether the folder can be used
 */
gboolean
ps_workspace_probe (PsWorkspace  *self,
                    GError      **error)
{
  g_autoptr (PsKeyring) keyring = NULL;

  g_return_val_if_fail (PS_IS_WORKSPACE (self), FALSE);
  g_return_val_if_fail (self->state != PS_WORKSPACE_OPEN, FALSE);

  /* There is one, and it is being worked on. */
  if (self->state == PS_WORKSPACE_WORKING)
    return TRUE;

  /* Before anybody types a passphrase or sets a clinic up in a folder that will not do. */
  if (!ps_folder_check (self->path, error))
    return FALSE;

  switch (ps_vault_dir_looks (self->path))
    {
    case PS_VAULT_LOOKS_NEW:
      set_state (self, PS_WORKSPACE_NONE);
      return TRUE;

    case PS_VAULT_LOOKS_VAULT:
      keyring = ps_vault_making_load_keyring (self->path, error);
      if (keyring == NULL)
        return FALSE;

      set_state (self, PS_WORKSPACE_LOCKED);
      return TRUE;

    case PS_VAULT_LOOKS_FOREIGN:
    default:
      g_set_error (error, PS_ERROR, PS_ERROR_NOT_A_VAULT,
                   _("The folder “%s” holds other files and no Peerside vault. "
                     "Choose an empty folder, or the vault’s own."),
                   self->path);
      return FALSE;
    }
}

static void
replaced_cb (PsWorkspace *self,
             const char  *aside)
{
  self->replaced = TRUE;
  g_signal_emit (self, signals[SIGNAL_REPLACED], 0, aside);
}

/* Takes over what another thread opened, and makes the services on it. */
gboolean
ps_workspace_take_opened (PsWorkspace  *self,
                          PsOpened     *opened,
                          GError      **error)
{
  g_autoptr (PsOpened) owned = opened;

  self->dir = g_steal_pointer (&owned->dir);
  self->keys = g_steal_pointer (&owned->keys);
  self->db = g_steal_pointer (&owned->db);
  self->finding = owned->finding;
  self->audit_seq = owned->audit_seq;
  ps_db_adopt (self->db);
  g_signal_connect_object (self->db, "replaced", G_CALLBACK (replaced_cb), self, G_CONNECT_SWAPPED);

  self->meetings = ps_meetings_new (self->db, self->clock,
                                    ps_keys_get_user_name (self->keys), error);
  if (self->meetings == NULL)
    {
      close_all (self);
      return FALSE;
    }

  ps_workspace_make_services (self);
  set_state (self, PS_WORKSPACE_OPEN);

  return TRUE;
}

/* Lets everybody let go, as for locking, and hands over what the work needs. */
void
ps_workspace_begin_work (PsWorkspace  *self,
                         PsVaultDir  **dir,
                         PsKeys      **keys)
{
  g_signal_emit (self, signals[SIGNAL_LOCKING], 0);
  close_services (self);
  *dir = g_steal_pointer (&self->dir);
  *keys = g_steal_pointer (&self->keys);
  self->lock_after = FALSE;
  self->progress = 0;
  set_state (self, PS_WORKSPACE_WORKING);
}

/* Takes it back, or stays without where that is %NULL or somebody wanted it locked meanwhile. */
void
ps_workspace_end_work (PsWorkspace *self,
                       PsOpened    *opened)
{
  g_autoptr (GError) error = NULL;

  if (opened != NULL && self->lock_after)
    {
      ps_db_adopt (opened->db);
      g_clear_pointer (&opened, ps_opened_free);
    }

  if (opened == NULL || !ps_workspace_take_opened (self, opened, &error))
    set_state (self, PS_WORKSPACE_LOCKED);
}

void
ps_workspace_set_progress (PsWorkspace *self,
                           double       progress)
{
  self->progress = progress;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROGRESS]);
}

/**
 * ps_workspace_lock:
 *
 * Lets everybody let go (#PsWorkspace::locking), waits for the writes under way, closes the
 * database, wipes the keys and frees the folder. It never asks and never fails. While the keys are
 * changed nothing is shown, and it is locked when that is over.
 */
void
ps_workspace_lock (PsWorkspace *self)
{
  g_return_if_fail (PS_IS_WORKSPACE (self));

  if (self->state == PS_WORKSPACE_WORKING)
    self->lock_after = TRUE;
  if (self->state != PS_WORKSPACE_OPEN)
    return;

  g_signal_emit (self, signals[SIGNAL_LOCKING], 0);
  ps_audit_note_now (self->db, PS_AUDIT_LOCK, PS_AUDIT_NOTHING, 0, NULL, NULL);
  close_all (self);
  set_state (self, PS_WORKSPACE_LOCKED);
  ps_memory_sweep ();
}
