#include "ps-keyring-private.h"

#include "ps-error.h"
#include "ps-passphrase.h"
#include "ps-recovery.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
set_forged_key (GError         **error,
                const PsRecord  *record)
{
  if (record->name[0] != '\0')
    g_set_error (error, PS_ERROR, PS_ERROR_DAMAGED,
                 _("The keyring was tampered with: a key of “%s” was not given by anybody who "
                   "may."),
                 record->name);
  else
    g_set_error_literal (error, PS_ERROR, PS_ERROR_DAMAGED,
                         _("The keyring was tampered with: a key of the recovery sheet was not "
                           "given by anybody who may."));
}

static gboolean
is_root (PsKeyring    *self,
         const guint8 *seed)
{
  g_autoptr (PsSecret) secret = ps_secret_new_zeroed (crypto_sign_SECRETKEYBYTES);
  guint8 public[crypto_sign_PUBLICKEYBYTES];

  crypto_sign_seed_keypair (public, ps_secret_get_writable (secret), seed);

  return memcmp (public, self->root_public, sizeof public) == 0;
}

/**
 * ps_record_open:
 * @seed: the seed of the user whom @record is about
 *
 * Unwraps every key of the user, and believes none of them before the keyed hash over the whole
 * keyring is right.
 *
 * Returns: (transfer full) (nullable): the keys, or %NULL with %PS_ERROR_DAMAGED
 */
PsKeys *
ps_record_open (PsKeyring       *self,
                const PsRecord  *record,
                PsSecret        *seed,
                GError         **error)
{
  g_autoptr (PsPairs) pairs = ps_pairs_new (seed);
  g_autoptr (PsSecret) memory = NULL;
  g_autoptr (PsKeys) keys = NULL;
  PsHeldKey *held;
  guint8 mac[PS_KEYRING_HASH_SIZE];

  /* Three bytes and the zero after them keep the start aligned; see ps-passphrase.c. */
  memory = ps_secret_new_zeroed (record->wraps->len * sizeof *held + 3);
  held = (PsHeldKey *) (gpointer) ps_secret_get_writable (memory);

  if (memcmp (pairs->box_public, record->box_public, sizeof record->box_public) != 0 ||
      memcmp (pairs->sign_public, record->sign_public, sizeof record->sign_public) != 0)
    {
      set_forged_key (error, record);
      return NULL;
    }

  for (guint i = 0; i < record->wraps->len; i++)
    {
      const PsWrap *wrap = &g_array_index (record->wraps, PsWrap, i);

      if (!ps_record_open_wrap (self, record, wrap, pairs, &held[i]) ||
          (wrap->type == PS_KEY_ROOT && !is_root (self, held[i].bytes)))
        {
          set_forged_key (error, record);
          return NULL;
        }
    }

  keys = ps_keys_new (record->name, &record->id, &self->vault_id,
                      (record->flags & PS_RECORD_RECOVERY) != 0
                          ? PS_ROLE_ADMINISTRATOR | PS_ROLE_CO_FACILITATOR
                          : record->roles,
                      (record->flags & PS_RECORD_RECOVERY) != 0, seed, held, record->wraps->len);
  ps_keys_set_root (keys, self->root_public);

  ps_keys_set_given (keys, record->given);

  if (ps_keys_get_data_epoch (keys) == 0)
    {
      g_set_error_literal (error, PS_ERROR, PS_ERROR_DAMAGED,
                           _("The keyring was tampered with: the key of the database was taken out "
                             "of it."));
      return NULL;
    }

  ps_keyring_get_mac (self, ps_keys_get_data_key (keys), mac);
  if (sodium_memcmp (mac, self->mac, sizeof mac) != 0)
    {
      g_set_error_literal (error, PS_ERROR, PS_ERROR_DAMAGED,
                           _("The keyring was tampered with: it was changed by somebody without "
                             "the keys."));
      return NULL;
    }

  return g_steal_pointer (&keys);
}

/**
 * ps_keyring_verify:
 *
 * Returns: whether root made every user what they are; %PS_ERROR_DAMAGED
 */
gboolean
ps_keyring_verify (PsKeyring  *self,
                   GError    **error)
{
  for (guint i = 0; i < self->records->len; i++)
    if (!ps_record_verify (self, g_ptr_array_index (self->records, i), error))
      return FALSE;

  return TRUE;
}

static PsKeys *
unlock (PsKeyring       *self,
        const PsRecord  *record,
        const PsSecret  *passphrase,
        GError         **error)
{
  g_autoptr (PsSecret) seed = ps_record_open_seed (self, record, passphrase, error);

  return seed != NULL ? ps_record_open (self, record, seed, error) : NULL;
}

/**
 * ps_keyring_unlock:
 * @user_name: in any case
 * @passphrase: (array length=passphrase_len): as typed; stays the caller's, to be wiped
 * @passphrase_len: bytes
 *
 * Takes 0.4 to 1 s on purpose, so never on the main thread. Signatures are checked first: in a
 * forged keyring no passphrase is tried at all.
 *
 * Returns: (transfer full) (nullable): the user's keys, or %NULL with %PS_ERROR_UNKNOWN_USER,
 *   %PS_ERROR_WRONG_PASSPHRASE, %PS_ERROR_DAMAGED if the keyring is not as those who may have
 *   written it wrote it, or %PS_ERROR_NO_MEMORY
 */
PsKeys *
ps_keyring_unlock (PsKeyring   *self,
                   const char  *user_name,
                   const char  *passphrase,
                   gsize        passphrase_len,
                   GError     **error)
{
  g_autoptr (PsSecret) normal = NULL;
  g_autoptr (GError) local = NULL;
  const PsRecord *record;

  if (!ps_keyring_verify (self, error))
    return NULL;

  record = ps_keyring_find (self, user_name);
  if (record == NULL)
    {
      g_autofree char *valid = g_utf8_make_valid (user_name, -1);

      g_set_error (error, PS_ERROR, PS_ERROR_UNKNOWN_USER,
                   _("There is no user called “%s” in this vault."), valid);
      return NULL;
    }

  normal = ps_passphrase_normalise (passphrase, passphrase_len, &local);
  if (normal == NULL)
    {
      /* What cannot be a passphrase is a wrong one; the sentence says more. */
      g_set_error_literal (error, PS_ERROR, PS_ERROR_WRONG_PASSPHRASE, local->message);
      return NULL;
    }

  return unlock (self, record, normal, error);
}

/**
 * ps_keyring_unlock_recovery:
 * @code: (array length=code_len): the recovery code as typed; stays the caller's, to be wiped
 * @code_len: bytes
 *
 * As ps_keyring_unlock(), with the printed sheet in the place of a user and a passphrase.
 *
 * Returns: (transfer full) (nullable): every key, or %NULL with errors as of ps_keyring_unlock(), and
 *   %PS_ERROR_INVALID if @code cannot be one, however many were printed
 */
PsKeys *
ps_keyring_unlock_recovery (PsKeyring   *self,
                            const char  *code,
                            gsize        code_len,
                            GError     **error)
{
  g_autoptr (PsSecret) normal = NULL;

  if (!ps_keyring_verify (self, error))
    return NULL;

  normal = ps_recovery_normalise (code, code_len, error);
  if (normal == NULL)
    return NULL;

  for (guint i = 0; i < self->records->len; i++)
    {
      const PsRecord *record = g_ptr_array_index (self->records, i);

      if ((record->flags & PS_RECORD_RECOVERY) != 0 && (record->flags & PS_RECORD_REMOVED) == 0)
        return unlock (self, record, normal, error);
    }

  g_set_error_literal (error, PS_ERROR, PS_ERROR_UNKNOWN_USER,
                       _("This vault has no recovery sheet."));

  return NULL;
}
