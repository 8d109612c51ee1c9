#pragma once

/* For the vault and its tests only: what is here must not leave the vault. */

#include "ps-keys.h"
#include "ps-secret.h"

#include <sodium.h>

G_BEGIN_DECLS

/**
 * PsKeyType:
 * @PS_KEY_DATA: opens the database
 * @PS_KEY_NOTES: seals notes
 * @PS_KEY_ROOT: the seed of the pair that signs the list of users
 *
 * The numbers are in the keyring file and never change.
 */
typedef enum {
  PS_KEY_DATA  = 1,
  PS_KEY_NOTES = 2,
  PS_KEY_ROOT  = 3,
} PsKeyType;

typedef struct {
  guint32 type;
  guint32 epoch;
  guint8  bytes[PS_KEY_SIZE];
} PsHeldKey;

/**
 * PsPairs:
 *
 * What a user's seed stands for: a pair to be sealed to and a pair to sign with.
 */
typedef struct {
  guint8 box_public[crypto_box_PUBLICKEYBYTES];
  guint8 box_secret[crypto_box_SECRETKEYBYTES];
  guint8 sign_public[crypto_sign_PUBLICKEYBYTES];
  guint8 sign_secret[crypto_sign_SECRETKEYBYTES];
} PsPairs;

PsPairs         *ps_pairs_new          (const PsSecret   *seed);
void             ps_pairs_free         (PsPairs          *self);

PsKeys          *ps_keys_new           (const char       *user_name,
                                        const PsUid      *user_id,
                                        const PsUid      *vault_id,
                                        PsRole            roles,
                                        gboolean          recovery,
                                        PsSecret         *seed,
                                        const PsHeldKey  *held,
                                        guint             n_held);
void             ps_keys_set_root      (PsKeys           *self,
                                        const guint8     *root_public);
const guint8    *ps_keys_get_root      (const PsKeys     *self);
const guint8    *ps_keys_lookup        (const PsKeys     *self,
                                        PsKeyType         type,
                                        guint32           epoch);
guint32          ps_keys_get_epoch     (const PsKeys     *self,
                                        PsKeyType         type);
const PsHeldKey *ps_keys_get_held      (const PsKeys     *self,
                                        guint             n);
void             ps_keys_set_given     (PsKeys           *self,
                                        gboolean          given);
const PsPairs   *ps_keys_get_pairs     (const PsKeys     *self);
const PsSecret  *ps_keys_get_seed      (const PsKeys     *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsPairs, ps_pairs_free)

G_END_DECLS
