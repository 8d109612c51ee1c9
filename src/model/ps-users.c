#include "ps-users-private.h"

#include <string.h>

/**
 * PsUsers:
 *
 * Who can unlock the vault, and the changes to that which need the vault open.
 *
 * A change is worked out on a thread of its own, which takes as long as checking a passphrase; then it
 * is in the audit log, and only then on the disk, so that nothing is ever changed that the log does not
 * know of. Removing somebody changes the keys under everything that is open, so that is
 * ps_workspace_remove_user_async().
 */

enum {
  PROP_0,
  PROP_GIVEN,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PsUsers, ps_users, G_TYPE_OBJECT)

/* Shows whom the keyring has. */
void
ps_users_refresh (PsUsers   *self,
                  PsKeyring *keyring)
{
  g_autoptr (GPtrArray) users = ps_keyring_list_users (keyring);
  g_autoptr (GPtrArray) objects = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < users->len; i++)
    {
      const PsKeyringUser *user = g_ptr_array_index (users, i);
      gboolean is_self = memcmp (&user->id, ps_keys_get_user_id (self->keys), PS_UID_SIZE) == 0;

      g_ptr_array_add (objects, ps_user_new (user, is_self));
    }

  self->sheet_waits = ps_keyring_sheet_waits_for_notes (keyring);
  g_list_store_splice (self->list, 0, g_list_model_get_n_items (G_LIST_MODEL (self->list)),
                       objects->pdata, objects->len);
}

static void
ps_users_get_property (GObject    *object,
                       guint       prop_id,
                       GValue     *value,
                       GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_GIVEN:
      g_value_set_boolean (value, ps_users_has_given_passphrase (PS_USERS (object)));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ps_users_dispose (GObject *object)
{
  PsUsers *self = PS_USERS (object);

  g_clear_object (&self->list);
  g_clear_object (&self->db);
  g_clear_pointer (&self->keys, ps_keys_unref);

  G_OBJECT_CLASS (ps_users_parent_class)->dispose (object);
}

static void
ps_users_finalize (GObject *object)
{
  g_free (PS_USERS (object)->folder);

  G_OBJECT_CLASS (ps_users_parent_class)->finalize (object);
}

static void
ps_users_class_init (PsUsersClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = ps_users_dispose;
  object_class->finalize = ps_users_finalize;
  object_class->get_property = ps_users_get_property;

  /**
   * PsUsers:given:
   *
   * Whether the one who unlocked the vault did so with a passphrase that they were given. Until they
   * have chosen one of their own there is nothing else for them to do.
   */
  properties[PROP_GIVEN] =
    g_param_spec_boolean ("given", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ps_users_init (PsUsers *self)
{
  self->list = g_list_store_new (PS_TYPE_USER);
}

/**
 * ps_users_new:
 * @folder: the vault's, held
 * @keys: of who unlocked it
 * @clock: outlives the service
 *
 * Returns: (transfer full): the users of that vault
 */
PsUsers *
ps_users_new (PsDb          *db,
              const char    *folder,
              PsKeys        *keys,
              const PsClock *clock)
{
  PsUsers *self = g_object_new (PS_TYPE_USERS, NULL);
  g_autoptr (PsKeyring) keyring = ps_keyring_load (folder, NULL, NULL);

  self->db = g_object_ref (db);
  self->folder = g_strdup (folder);
  self->keys = ps_keys_ref (keys);
  self->clock = clock;
  if (keyring != NULL)
    ps_users_refresh (self, keyring);

  return self;
}

/**
 * ps_users_get_list:
 *
 * Returns: (transfer none): the users, as #PsUser, in the order in which they were added
 */
GListModel *
ps_users_get_list (PsUsers *self)
{
  g_return_val_if_fail (PS_IS_USERS (self), NULL);

  return G_LIST_MODEL (self->list);
}

/**
 * ps_users_find:
 *
 * Returns: (transfer full) (nullable): the user of that name, in any case
 */
PsUser *
ps_users_find (PsUsers    *self,
               const char *name)
{
  g_autofree char *wanted = NULL;

  g_return_val_if_fail (PS_IS_USERS (self), NULL);

  if (!g_utf8_validate (name, -1, NULL))
    return NULL;

  wanted = ps_user_name_fold (name);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->list)); i++)
    {
      g_autoptr (PsUser) user = g_list_model_get_item (G_LIST_MODEL (self->list), i);
      g_autofree char *folded = ps_user_name_fold (ps_user_get_name (user));

      if (g_str_equal (folded, wanted))
        return g_steal_pointer (&user);
    }

  return NULL;
}

/**
 * ps_users_sheet_waits_for_notes:
 *
 * Returns: whether the recovery sheet would not open the notes yet; see ps_keyring_grant_notes()
 */
gboolean
ps_users_sheet_waits_for_notes (PsUsers *self)
{
  g_return_val_if_fail (PS_IS_USERS (self), FALSE);

  return self->sheet_waits;
}

/**
 * ps_users_has_given_passphrase:
 *
 * Returns: #PsUsers:given
 */
gboolean
ps_users_has_given_passphrase (PsUsers *self)
{
  g_return_val_if_fail (PS_IS_USERS (self), FALSE);

  return self->keys != NULL && ps_keys_is_given (self->keys);
}

/* The user has a passphrase of their own now. */
void
ps_users_forget_given (PsUsers *self)
{
  if (!ps_keys_is_given (self->keys))
    return;

  ps_keys_forget_given (self->keys);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_GIVEN]);
}
