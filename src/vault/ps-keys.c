#include "ps-keys-private.h"

#include <string.h>

/**
 * PsKeys:
 *
 * The unlocked keys of one user, for as long as the vault is open.
 *
 * The keys are in locked memory that cannot even be written to any more, and are wiped when the
 * last reference goes; so locking the vault means that everybody lets go, and whoever keeps a
 * reference keeps the vault unlocked. May be shared between threads.
 */
struct _PsKeys {
  gatomicrefcount ref_count;
  char           *user_name;
  PsUid           user_id;
  PsUid           vault_id;
  PsRole          roles;
  gboolean        recovery;
  gboolean        given;
  PsSecret       *seed;
  PsPairs        *pairs;
  guint8          root_public[crypto_sign_PUBLICKEYBYTES];
  guint           n_held;
  PsHeldKey      *held;
};

/**
 * ps_pairs_new:
 * @seed: 32 bytes
 *
 * Returns: (transfer full): the two pairs that belong to @seed
 */
PsPairs *
ps_pairs_new (const PsSecret *seed)
{
  g_autoptr (PsSecret) part = ps_secret_new_zeroed (PS_KEY_SIZE);
  guint8 *bytes = ps_secret_get_writable (part);
  PsPairs *self = sodium_malloc (sizeof *self);

  if (self == NULL)
    g_error ("No memory for keys");

  crypto_kdf_derive_from_key (bytes, PS_KEY_SIZE, 1, "PSuserBx", ps_secret_get_bytes (seed));
  crypto_box_seed_keypair (self->box_public, self->box_secret, bytes);
  crypto_kdf_derive_from_key (bytes, PS_KEY_SIZE, 1, "PSuserSg", ps_secret_get_bytes (seed));
  crypto_sign_seed_keypair (self->sign_public, self->sign_secret, bytes);
  sodium_mprotect_readonly (self);

  return self;
}

/**
 * ps_pairs_free:
 *
 * Wipes the pairs.
 */
void
ps_pairs_free (PsPairs *self)
{
  sodium_free (self);
}

/**
 * ps_keys_new:
 * @seed: shared, not copied
 * @held: (array length=n_held): what was unwrapped; stays the caller's, to be wiped
 *
 * Returns: (transfer full): the keys
 */
PsKeys *
ps_keys_new (const char      *user_name,
             const PsUid     *user_id,
             const PsUid     *vault_id,
             PsRole           roles,
             gboolean         recovery,
             PsSecret        *seed,
             const PsHeldKey *held,
             guint            n_held)
{
  PsKeys *self = g_new0 (PsKeys, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->user_name = g_strdup (user_name);
  self->user_id = *user_id;
  self->vault_id = *vault_id;
  self->roles = roles;
  self->recovery = recovery;
  self->seed = ps_secret_ref (seed);
  self->pairs = ps_pairs_new (seed);
  self->n_held = n_held;
  self->held = sodium_allocarray (n_held, sizeof *held);
  if (self->held == NULL)
    g_error ("No memory for keys");
  memcpy (self->held, held, n_held * sizeof *held);
  sodium_mprotect_readonly (self->held);

  return self;
}

/**
 * ps_keys_set_root:
 * @root_public: (array fixed-size=32): of the keyring that the keys came out of, which has been
 *   found to be the one that their user knows
 *
 * Called once, before anybody else sees the keys.
 */
void
ps_keys_set_root (PsKeys       *self,
                  const guint8 *root_public)
{
  memcpy (self->root_public, root_public, sizeof self->root_public);
}

/**
 * ps_keys_get_root:
 *
 * Returns: (transfer none) (array fixed-size=32): the public key that the list of users is signed
 *   with
 */
const guint8 *
ps_keys_get_root (const PsKeys *self)
{
  return self->root_public;
}

/**
 * ps_keys_ref:
 *
 * Returns: (transfer full): the same keys, held once more; from any thread
 */
PsKeys *
ps_keys_ref (PsKeys *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * ps_keys_unref:
 *
 * Lets go of the keys, and wipes them if nobody else holds them.
 */
void
ps_keys_unref (PsKeys *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  sodium_free (self->held);
  ps_pairs_free (self->pairs);
  ps_secret_unref (self->seed);
  g_free (self->user_name);
  g_free (self);
}

/**
 * ps_keys_get_user_name:
 *
 * Returns: (transfer none): who unlocked the vault; "" for the recovery sheet
 */
const char *
ps_keys_get_user_name (const PsKeys *self)
{
  return self->user_name;
}

/**
 * ps_keys_get_user_id:
 *
 * Returns: (transfer none): what the user is called as the author of notes; stays the same when
 *   their name, roles or passphrase change
 */
const PsUid *
ps_keys_get_user_id (const PsKeys *self)
{
  return &self->user_id;
}

/**
 * ps_keys_get_vault_id:
 *
 * Returns: (transfer none): which vault these keys belong to
 */
const PsUid *
ps_keys_get_vault_id (const PsKeys *self)
{
  return &self->vault_id;
}

/**
 * ps_keys_get_roles:
 *
 * Returns: what the user is; of the recovery sheet, an administrator and co-facilitator
 */
PsRole
ps_keys_get_roles (const PsKeys *self)
{
  return self->roles;
}

/**
 * ps_keys_is_recovery:
 *
 * Returns: whether the vault was unlocked with the recovery sheet and not by a user
 */
gboolean
ps_keys_is_recovery (const PsKeys *self)
{
  return self->recovery;
}

/**
 * ps_keys_set_given:
 * @given: see ps_keys_is_given(); before the keys are shared
 */
void
ps_keys_set_given (PsKeys   *self,
                   gboolean  given)
{
  self->given = given;
}

/**
 * ps_keys_is_given:
 *
 * Returns: whether the passphrase is one that an administrator gave, who therefore knows it: the user
 *   has to choose one of their own before anything else
 */
gboolean
ps_keys_is_given (const PsKeys *self)
{
  return self->given;
}

/**
 * ps_keys_forget_given:
 *
 * The user has chosen a passphrase of their own, and it is on the disk. On the main thread.
 */
void
ps_keys_forget_given (PsKeys *self)
{
  self->given = FALSE;
}

/**
 * ps_keys_get_held:
 * @n: from 0
 *
 * Returns: (transfer none) (nullable): one of the keys that the user holds; %NULL past the last
 */
const PsHeldKey *
ps_keys_get_held (const PsKeys *self,
                  guint         n)
{
  return n < self->n_held ? &self->held[n] : NULL;
}

/**
 * ps_keys_lookup:
 *
 * Returns: (transfer none) (nullable): 32 bytes, or %NULL if the user does not hold that key
 */
const guint8 *
ps_keys_lookup (const PsKeys *self,
                PsKeyType     type,
                guint32       epoch)
{
  for (guint i = 0; i < self->n_held; i++)
    if (self->held[i].type == type && self->held[i].epoch == epoch)
      return self->held[i].bytes;

  return NULL;
}

/**
 * ps_keys_get_epoch:
 *
 * Returns: the newest epoch of @type that the user holds, from 1; 0 if they hold none
 */
guint32
ps_keys_get_epoch (const PsKeys *self,
                   PsKeyType     type)
{
  guint32 epoch = 0;

  for (guint i = 0; i < self->n_held; i++)
    if (self->held[i].type == type)
      epoch = MAX (epoch, self->held[i].epoch);

  return epoch;
}

/**
 * ps_keys_get_pairs:
 *
 * Returns: (transfer none): the user's own pairs
 */
const PsPairs *
ps_keys_get_pairs (const PsKeys *self)
{
  return self->pairs;
}

/**
 * ps_keys_get_seed:
 *
 * Returns: (transfer none): what the user's pairs are made of
 */
const PsSecret *
ps_keys_get_seed (const PsKeys *self)
{
  return self->seed;
}

/**
 * ps_keys_has_notes:
 *
 * Returns: whether the user can read and write sealed notes
 */
gboolean
ps_keys_has_notes (const PsKeys *self)
{
  return ps_keys_get_notes_epoch (self) > 0;
}

/**
 * ps_keys_has_root:
 *
 * Returns: whether the user can change the list of users
 */
gboolean
ps_keys_has_root (const PsKeys *self)
{
  return ps_keys_get_epoch (self, PS_KEY_ROOT) > 0;
}

/**
 * ps_keys_get_data_epoch:
 *
 * Returns: the newest epoch of the database's key, from 1
 */
guint32
ps_keys_get_data_epoch (const PsKeys *self)
{
  return ps_keys_get_epoch (self, PS_KEY_DATA);
}

/**
 * ps_keys_get_notes_epoch:
 *
 * Returns: the epoch to seal new notes with, from 1; 0 if the user holds no key to notes
 */
guint32
ps_keys_get_notes_epoch (const PsKeys *self)
{
  return ps_keys_get_epoch (self, PS_KEY_NOTES);
}

/**
 * ps_keys_get_data_key:
 *
 * Returns: (transfer none) (array fixed-size=32): the key of the database, of the newest epoch;
 *   good for as long as the keys are
 */
const guint8 *
ps_keys_get_data_key (const PsKeys *self)
{
  return ps_keys_lookup (self, PS_KEY_DATA, ps_keys_get_data_epoch (self));
}

/**
 * ps_keys_lookup_data_key:
 * @epoch: from 1
 *
 * While keys are changed there are two epochs, and after a power cut in between the database is
 * still under the older one.
 *
 * Returns: (transfer none) (nullable) (array fixed-size=32): the key of the database in @epoch
 */
const guint8 *
ps_keys_lookup_data_key (const PsKeys *self,
                         guint32       epoch)
{
  return ps_keys_lookup (self, PS_KEY_DATA, epoch);
}
