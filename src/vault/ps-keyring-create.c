#include "ps-keyring-private.h"

#include "ps-error.h"
#include "ps-passphrase.h"
#include "ps-recovery.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The recovery code has 130 random bits, so making its key dear protects nothing and would only
 * ask for memory on the day when a strange computer is all there is.
 */
const PsKdfParams ps_keyring_recovery_kdf = { PS_KDF_MEMORY_MIN_KIB, PS_KDF_PASSES_MIN };

static void
make_id (PsUid *id)
{
  randombytes_buf (id->bytes, sizeof id->bytes);

  /* A UUID of version 4 (RFC 9562, 5.4): when a user was added is nobody's business. */
  id->bytes[6] = 0x40 | (id->bytes[6] & 0x0f);
  id->bytes[8] = 0x80 | (id->bytes[8] & 0x3f);
}

static gboolean
take_name (PsRecord    *record,
           const char  *user_name,
           GError     **error)
{
  g_autofree char *name = ps_user_name_take (user_name, error);

  if (name == NULL)
    return FALSE;

  g_strlcpy (record->name, name, sizeof record->name);

  return TRUE;
}

/**
 * ps_record_make:
 * @user_name: (nullable): what the user is called; not looked at for the recovery sheet
 * @given: whether the user has to choose another passphrase
 * @passphrase: in normal form
 * @seed: 32 random bytes
 * @root_secret: the secret half of the root pair
 *
 * Returns: (transfer full) (nullable): a new user of the vault, who has no keys yet; or %NULL with
 *   %PS_ERROR_INVALID or %PS_ERROR_NO_MEMORY
 */
PsRecord *
ps_record_make (PsKeyring          *self,
                const char         *user_name,
                guint32             roles,
                guint32             flags,
                const PsKdfParams  *kdf,
                gboolean            given,
                const PsSecret     *passphrase,
                const PsSecret     *seed,
                const PsSecret     *root_secret,
                GError            **error)
{
  g_autoptr (PsRecord) record = ps_record_new ();
  g_autoptr (PsPairs) pairs = ps_pairs_new (seed);

  if ((flags & PS_RECORD_RECOVERY) == 0 && !take_name (record, user_name, error))
    return NULL;

  make_id (&record->id);
  record->roles = roles;
  record->flags = flags;
  record->kdf = *kdf;
  record->given = given;
  memcpy (record->box_public, pairs->box_public, sizeof record->box_public);
  memcpy (record->sign_public, pairs->sign_public, sizeof record->sign_public);
  ps_record_sign (self, record, root_secret);

  return ps_record_seal_seed (self, record, seed, passphrase, error) ? g_steal_pointer (&record)
                                                                    : NULL;
}

static void
give_keys (PsKeyring      *self,
           PsRecord       *record,
           const PsSecret *data,
           const PsSecret *notes,
           const PsSecret *root,
           const PsSecret *root_secret)
{
  const struct {
    PsKeyType       type;
    const PsSecret *key;
  } all[] = { { PS_KEY_DATA, data }, { PS_KEY_NOTES, notes }, { PS_KEY_ROOT, root } };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    if (ps_record_may_hold (record, all[i].type))
      ps_record_add_wrap (self, record, all[i].type, 1, ps_secret_get_bytes (all[i].key), NULL,
                          ps_secret_get_bytes (root_secret));
}

/**
 * ps_keyring_check_first_user:
 * @user_name: what the first user is to be called
 * @roles: what they are to be
 *
 * Looks at what can be known to be wrong before anything is made.
 *
 * Returns: whether there can be such a user, with %PS_ERROR_INVALID if not
 */
gboolean
ps_keyring_check_first_user (const char  *user_name,
                             PsRole       roles,
                             GError     **error)
{
  g_autoptr (PsRecord) record = ps_record_new ();

  if ((roles & PS_ROLE_ADMINISTRATOR) == 0 || (roles & ~PS_ROLE_ALL) != 0)
    {
      g_set_error_literal (error, PS_ERROR, PS_ERROR_INVALID,
                           _("The first user of a vault has to be an administrator."));
      return FALSE;
    }

  return take_name (record, user_name, error);
}

/**
 * ps_keyring_create:
 * @founder: the first user
 * @keys: (out) (transfer full): their keys, as if they had just unlocked the vault
 *
 * Makes the keys of a new vault. Nothing is written yet. Takes 0.4 to 1 s, so never on the main
 * thread.
 *
 * Returns: (transfer full) (nullable): the keyring, or %NULL with %PS_ERROR_INVALID if the name,
 *   the roles, the passphrase or the recovery code cannot be so, or %PS_ERROR_NO_MEMORY
 */
PsKeyring *
ps_keyring_create (const PsKeyringFounder  *founder,
                   PsKeys                 **keys,
                   GError                 **error)
{
  g_autoptr (PsKeyring) self = ps_keyring_new ();
  g_autoptr (PsSecret) data = ps_secret_random (PS_KEY_SIZE);
  g_autoptr (PsSecret) notes = ps_secret_random (PS_KEY_SIZE);
  g_autoptr (PsSecret) root = ps_secret_random (PS_KEY_SIZE);
  g_autoptr (PsSecret) root_secret = ps_secret_new_zeroed (crypto_sign_SECRETKEYBYTES);
  g_autoptr (PsSecret) seed = ps_secret_random (PS_KEY_SIZE);
  g_autoptr (PsSecret) sheet_seed = ps_secret_random (PS_KEY_SIZE);
  g_autoptr (PsSecret) passphrase = NULL;
  g_autoptr (PsSecret) code = NULL;
  g_autoptr (PsKeys) opened = NULL;
  PsRecord *first;
  PsRecord *sheet;

  if (!ps_keyring_check_first_user (founder->user_name, founder->roles, error))
    return NULL;

  passphrase = ps_passphrase_normalise (founder->passphrase, founder->passphrase_len, error);
  if (passphrase == NULL)
    return NULL;

  code = ps_recovery_normalise (ps_secret_get_text (founder->recovery_code),
                                ps_secret_get_size (founder->recovery_code), error);
  if (code == NULL)
    return NULL;

  make_id (&self->vault_id);
  self->generation = 1;
  crypto_sign_seed_keypair (self->root_public, ps_secret_get_writable (root_secret),
                            ps_secret_get_bytes (root));

  first = ps_record_make (self, founder->user_name, founder->roles, 0, &founder->kdf, FALSE,
                          passphrase, seed, root_secret, error);
  if (first == NULL)
    return NULL;
  g_ptr_array_add (self->records, first);

  sheet = ps_record_make (self, NULL, 0, PS_RECORD_RECOVERY, &ps_keyring_recovery_kdf, FALSE, code,
                          sheet_seed, root_secret, error);
  if (sheet == NULL)
    return NULL;
  g_ptr_array_add (self->records, sheet);

  give_keys (self, first, data, notes, root, root_secret);
  give_keys (self, sheet, data, notes, root, root_secret);
  ps_keyring_get_mac (self, ps_secret_get_bytes (data), self->mac);

  opened = ps_record_open (self, first, seed, error);
  if (opened == NULL)
    return NULL;

  if (keys != NULL)
    *keys = g_steal_pointer (&opened);

  return g_steal_pointer (&self);
}
