#include "ps-keyring-private.h"

#include "ps-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Keys that are given on, and keys that take the place of others. */

/**
 * ps_keyring_grant_notes:
 * @keys: of whoever has just unlocked the vault
 * @changed: (out): whether anybody was given a key, and so the keyring has to be saved
 *
 * Gives the keys to notes that @keys hold to everybody whom an administrator has made one who may
 * read them and who has not got them yet, the recovery sheet included. Root's signature says that
 * they may, so nothing is asked.
 *
 * Returns: whether it could; %PS_ERROR_DAMAGED
 */
gboolean
ps_keyring_grant_notes (PsKeyring     *self,
                        const PsKeys  *keys,
                        gboolean      *changed,
                        GError       **error)
{
  g_autoptr (PsSecret) root_secret = NULL;
  g_autoptr (PsKeyring) work = NULL;

  *changed = FALSE;
  if (!ps_keys_has_notes (keys) || !ps_keyring_has_waiting (self))
    return TRUE;

  /* The sheet is not there to stay, so it gives in root's name. */
  work = ps_keyring_begin (self, keys, ps_keys_has_root (keys) ? &root_secret : NULL, error);
  if (work == NULL)
    return FALSE;

  for (guint i = 0; i < work->records->len; i++)
    {
      PsRecord *record = g_ptr_array_index (work->records, i);
      guint before = record->wraps->len;

      if (!ps_record_lacks_notes (work, record))
        continue;

      ps_keyring_give (work, record, keys, root_secret);
      *changed |= record->wraps->len > before;
    }

  if (*changed)
    ps_keyring_settle (self, g_steal_pointer (&work), ps_keys_get_data_key (keys));

  return TRUE;
}

/**
 * ps_keyring_remove_user:
 * @keys: of an administrator
 *
 * Takes a user out and begins new keys of the database and of the notes, for everybody else. The
 * database is still under the older key, which therefore stays in the keyring until it is under the
 * newer one; then ps_keyring_forget_old_data_keys() follows. Older keys to notes stay for good, to
 * read with.
 *
 * What the user has kept a copy of, keyring and all, they can still read.
 *
 * Returns: whether it could; %PS_ERROR_NOT_PERMITTED, %PS_ERROR_NOT_FOUND, %PS_ERROR_CONFLICT if it is
 *   the last administrator or the one who asks, or %PS_ERROR_DAMAGED
 */
gboolean
ps_keyring_remove_user (PsKeyring     *self,
                        const PsKeys  *keys,
                        const char    *user_name,
                        GError       **error)
{
  g_autoptr (PsSecret) root_secret = NULL;
  g_autoptr (PsKeyring) work = ps_keyring_begin (self, keys, &root_secret, error);
  g_autoptr (PsSecret) data = NULL;
  PsRecord *record;

  if (work == NULL)
    return FALSE;

  record = ps_keyring_need (work, user_name, error);
  if (record == NULL)
    return FALSE;

  if (ps_roles_hold_root (record->roles) &&
      !ps_keyring_keeps_an_administrator (work, record, error))
    return FALSE;

  if (memcmp (&record->id, ps_keys_get_user_id (keys), sizeof record->id) == 0)
    {
      g_set_error_literal (error, PS_ERROR, PS_ERROR_CONFLICT,
                           _("Nobody can remove themselves. Ask another administrator."));
      return FALSE;
    }

  ps_keyring_retire (work, record, root_secret);
  if (!ps_keyring_new_epoch (work, PS_KEY_DATA, root_secret, &data, error) ||
      !ps_keyring_new_epoch (work, PS_KEY_NOTES, root_secret, NULL, error))
    return FALSE;

  ps_keyring_settle (self, g_steal_pointer (&work), ps_secret_get_bytes (data));

  return TRUE;
}

/**
 * ps_keyring_forget_old_data_keys:
 * @keys: of anybody; the database is under the newest key that they hold
 *
 * Takes every older key of the database out of the keyring. Whoever unlocks first after a crash may
 * have to do this, so it needs no administrator: that keys are missing nobody signs.
 *
 * Returns: whether it could; %PS_ERROR_DAMAGED, also if somebody has not got the newest key, who
 *   would be locked out
 */
gboolean
ps_keyring_forget_old_data_keys (PsKeyring     *self,
                                 const PsKeys  *keys,
                                 GError       **error)
{
  g_autoptr (PsKeyring) work = ps_keyring_begin (self, keys, NULL, error);
  guint32 newest = ps_keys_get_data_epoch (keys);

  if (work == NULL)
    return FALSE;

  for (guint i = 0; i < work->records->len; i++)
    {
      PsRecord *record = g_ptr_array_index (work->records, i);
      gboolean has_newest = FALSE;

      if (!ps_record_may_hold (record, PS_KEY_DATA))
        continue;

      for (guint j = record->wraps->len; j > 0; j--)
        {
          const PsWrap *wrap = &g_array_index (record->wraps, PsWrap, j - 1);

          if (wrap->type != PS_KEY_DATA)
            continue;

          if (wrap->epoch == newest)
            has_newest = TRUE;
          else
            g_array_remove_index (record->wraps, j - 1);
        }

      if (!has_newest)
        {
          g_set_error_literal (error, PS_ERROR, PS_ERROR_DAMAGED,
                               _("The keyring was tampered with: the key of the database was taken "
                                 "out of it."));
          return FALSE;
        }
    }

  ps_keyring_settle (self, g_steal_pointer (&work), ps_keys_get_data_key (keys));

  return TRUE;
}

/**
 * ps_keyring_reopen:
 * @keys: from this keyring before it was changed
 *
 * Gives the same user the keys that they hold now, without asking for a passphrase again.
 *
 * Returns: (transfer full) (nullable): the keys, or %NULL with %PS_ERROR_NOT_PERMITTED if they have
 *   none any more, or %PS_ERROR_DAMAGED
 */
PsKeys *
ps_keyring_reopen (PsKeyring     *self,
                   const PsKeys  *keys,
                   GError       **error)
{
  g_autoptr (PsSecret) seed = NULL;

  if (!ps_keyring_verify (self, error))
    return NULL;

  for (guint i = 0; i < self->records->len; i++)
    {
      const PsRecord *record = g_ptr_array_index (self->records, i);

      if (memcmp (&record->id, ps_keys_get_user_id (keys), sizeof record->id) != 0 ||
          (record->flags & PS_RECORD_REMOVED) != 0)
        continue;

      seed = ps_secret_ref ((PsSecret *) ps_keys_get_seed (keys));
      return ps_record_open (self, record, seed, error);
    }

  g_set_error_literal (error, PS_ERROR, PS_ERROR_NOT_PERMITTED,
                       _("You are not a user of this vault any more."));

  return NULL;
}
