#include "ps-keyring-private.h"

#include "ps-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What every change of a keyring has in common. It is made in a copy: ps_keyring_begin() believes
 * nothing that is not proved, since root would otherwise put its name under what somebody else has
 * slipped in, and ps_keyring_settle() puts the copy in the place of the keyring, so that a change that
 * fails has changed nothing.
 */

static PsKeyring *
copy (PsKeyring *self)
{
  g_autoptr (GBytes) bytes = ps_keyring_serialise (self);
  PsKeyring *work = ps_keyring_parse (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                      NULL);

  /* It was read, or made, by the same code. */
  g_assert (work != NULL);

  return work;
}

static gboolean
set_damaged (GError **error)
{
  g_set_error_literal (error, PS_ERROR, PS_ERROR_DAMAGED,
                       _("The keyring was tampered with: it was changed by somebody without the "
                         "keys."));

  return FALSE;
}

static gboolean
prove (PsKeyring     *self,
       const PsKeys  *keys,
       GError       **error)
{
  guint8 mac[PS_KEYRING_HASH_SIZE];

  if (!ps_keyring_verify (self, error))
    return FALSE;

  ps_keyring_get_mac (self, ps_keys_get_data_key (keys), mac);
  if (memcmp (&self->vault_id, ps_keys_get_vault_id (keys), sizeof self->vault_id) != 0 ||
      sodium_memcmp (mac, self->mac, sizeof mac) != 0)
    return set_damaged (error);

  for (guint i = 0; i < self->records->len; i++)
    {
      const PsRecord *record = g_ptr_array_index (self->records, i);

      for (guint j = 0; j < record->wraps->len; j++)
        if (!ps_record_wrap_is_genuine (self, record, &g_array_index (record->wraps, PsWrap, j)))
          return set_damaged (error);
    }

  return TRUE;
}

/**
 * ps_keyring_begin:
 * @keys: who makes the change
 * @root_secret: (out) (optional) (transfer full): the secret half of the root pair, for a change that
 *   only an administrator may make
 *
 * Returns: (transfer full) (nullable): a copy to make the change in, or %NULL with
 *   %PS_ERROR_NOT_PERMITTED, or %PS_ERROR_DAMAGED if the keyring is not as those who may have
 *   written it wrote it
 */
PsKeyring *
ps_keyring_begin (PsKeyring     *self,
                  const PsKeys  *keys,
                  PsSecret     **root_secret,
                  GError       **error)
{
  const guint8 *root = ps_keys_lookup (keys, PS_KEY_ROOT, ps_keys_get_epoch (keys, PS_KEY_ROOT));
  guint8 public[crypto_sign_PUBLICKEYBYTES];

  if (root_secret != NULL && root == NULL)
    {
      g_set_error_literal (error, PS_ERROR, PS_ERROR_NOT_PERMITTED,
                           _("Only an administrator can change who may open the vault."));
      return NULL;
    }

  if (!prove (self, keys, error))
    return NULL;

  if (root_secret != NULL)
    {
      *root_secret = ps_secret_new_zeroed (crypto_sign_SECRETKEYBYTES);
      crypto_sign_seed_keypair (public, ps_secret_get_writable (*root_secret), root);
    }

  return copy (self);
}

/**
 * ps_keyring_settle:
 * @work: (transfer full): from ps_keyring_begin(), changed
 * @data_key: (array fixed-size=32): the newest DATA key that is in it
 *
 * Makes @self what @work is, one generation later.
 */
void
ps_keyring_settle (PsKeyring    *self,
                   PsKeyring    *work,
                   const guint8 *data_key)
{
  GPtrArray *records = self->records;

  self->records = work->records;
  work->records = records;
  self->generation++;
  ps_keyring_get_mac (self, data_key, self->mac);
  ps_keyring_unref (work);
}

/**
 * ps_keyring_need:
 *
 * Returns: (transfer none) (nullable): the user of that name, or %NULL with %PS_ERROR_NOT_FOUND
 */
PsRecord *
ps_keyring_need (PsKeyring   *self,
                 const char  *user_name,
                 GError     **error)
{
  PsRecord *record = ps_keyring_find (self, user_name);
  g_autofree char *valid = NULL;

  if (record != NULL)
    return record;

  valid = g_utf8_make_valid (user_name, -1);
  g_set_error (error, PS_ERROR, PS_ERROR_NOT_FOUND,
               _("There is no user called “%s” in this vault."), valid);

  return NULL;
}

/**
 * ps_keyring_check_room:
 * @n_records: how many are to be added
 *
 * Users who were removed stay in the keyring, so that what they signed can be put down to them; that
 * has an end, after some hundreds of them.
 *
 * Returns: whether there is room; %PS_ERROR_CONFLICT
 */
gboolean
ps_keyring_check_room (PsKeyring  *self,
                       guint       n_records,
                       GError    **error)
{
  if (self->records->len + n_records <= PS_KEYRING_RECORDS_MAX)
    return TRUE;

  g_set_error_literal (error, PS_ERROR, PS_ERROR_CONFLICT,
                       _("The keyring is full: users were added, removed and given passphrases "
                         "too often."));

  return FALSE;
}

/**
 * ps_keyring_keeps_an_administrator:
 * @without: the user who is to be one no more
 *
 * Returns: whether somebody else is an administrator; %PS_ERROR_CONFLICT
 */
gboolean
ps_keyring_keeps_an_administrator (PsKeyring       *self,
                                   const PsRecord  *without,
                                   GError         **error)
{
  for (guint i = 0; i < self->records->len; i++)
    {
      const PsRecord *record = g_ptr_array_index (self->records, i);

      if (record != without && (record->flags & (PS_RECORD_REMOVED | PS_RECORD_RECOVERY)) == 0 &&
          ps_roles_hold_root (record->roles))
        return TRUE;
    }

  g_set_error (error, PS_ERROR, PS_ERROR_CONFLICT,
               _("“%s” is the only administrator. Make somebody else one first."), without->name);

  return FALSE;
}
