#include "ps-users-change.h"

/**
 * ps_users_change_new:
 * @name: (nullable): see #PsUsersChange
 *
 * Returns: (transfer full): a change, to be told the rest
 */
PsUsersChange *
ps_users_change_new (PsUsersDeed  deed,
                     const char  *folder,
                     PsKeys      *keys,
                     const char  *name)
{
  PsUsersChange *change = g_new0 (PsUsersChange, 1);

  change->deed = deed;
  change->folder = g_strdup (folder);
  change->keys = ps_keys_ref (keys);
  change->name = g_strdup (name);

  return change;
}

void
ps_users_change_free (PsUsersChange *change)
{
  g_free (change->folder);
  ps_keys_unref (change->keys);
  g_free (change->name);
  g_clear_pointer (&change->current, ps_secret_unref);
  g_clear_pointer (&change->passphrase, ps_secret_unref);
  g_clear_pointer (&change->keyring, ps_keyring_unref);
  g_free (change);
}

static gboolean
apply (PsUsersChange  *change,
       PsKeyring      *keyring,
       GError        **error)
{
  PsKeyringPassphrase passphrase = { .text = change->passphrase };

  if (change->deed == PS_USERS_ADD || change->deed == PS_USERS_SET_PASSPHRASE ||
      change->deed == PS_USERS_CHANGE_OWN)
    passphrase.kdf = ps_keyring_choose_kdf (keyring);

  switch (change->deed)
    {
    case PS_USERS_ADD:
      passphrase.given = TRUE;
      return ps_keyring_add_user (keyring, change->keys, change->name, change->roles, &passphrase,
                                  &change->user, error);

    case PS_USERS_SET_ROLES:
      return ps_keyring_set_roles (keyring, change->keys, change->name, change->roles, error);

    case PS_USERS_SET_PASSPHRASE:
      passphrase.given = TRUE;
      return ps_keyring_set_passphrase (keyring, change->keys, change->name, &passphrase, error);

    case PS_USERS_CHANGE_OWN:
      return ps_keyring_change_own_passphrase (keyring, change->keys, change->current, &passphrase,
                                               error);

    case PS_USERS_RENEW_SHEET:
    default:
      return ps_keyring_renew_recovery (keyring, change->keys, change->passphrase, error);
    }
}

/**
 * ps_users_change_work_out:
 *
 * Makes the change in memory. As slow as checking a passphrase, on any thread.
 *
 * Errors: those of the change itself, in ps-keyring-users.h, and of ps_keyring_load().
 *
 * Returns: whether @change has a keyring to be saved now
 */
gboolean
ps_users_change_work_out (PsUsersChange  *change,
                          GError        **error)
{
  g_autoptr (PsKeyring) keyring = ps_keyring_load (change->folder, NULL, error);

  if (keyring == NULL || !apply (change, keyring, error))
    return FALSE;

  if (change->deed == PS_USERS_CHANGE_OWN)
    change->user = *ps_keys_get_user_id (change->keys);
  else if (change->name != NULL)
    ps_keyring_find_id (keyring, change->name, &change->user);
  change->keyring = g_steal_pointer (&keyring);

  return TRUE;
}
