#pragma once

/* For the vault and its tests only.
 *
 * The file, little-endian, without padding:
 *
 *   magic "PeerKeys", version u8, vault id 16, generation u64, root public key 32, records u16
 *   per record:
 *     id 16, length of name u8, name, roles u32, flags u32,
 *     box public key 32, sign public key 32, root's signature of all this 64,
 *     KDF u8 (its highest bit: the passphrase is one that was given), memory u32 (KiB), passes u32, salt 16, nonce 24, sealed seed 80,
 *     the user's own signature of these 64,
 *     wraps u16, per wrap: type u8, epoch u32, granter 16, sealed key 149, granter's signature 64
 *   keyed hash of all of it 32 (by a key made from the newest DATA key)
 *   BLAKE2b of all of it 32
 *
 * The magic, the place of the version and the hash at the end are the same in every version to
 * come, so that a newer file can be told from a damaged one.
 *
 * What stops whom: the hash stops accidents; the keyed hash, everybody without the DATA key; the
 * root's signature, everybody but administrators, from making or promoting users; the granter's
 * signature, everybody else from slipping a key of their own to a user, who would then seal notes
 * with it; and the root public key inside each sealed seed and each sealed key, from replacing the
 * root itself and then all of the rest.
 *
 * Of each type of key the newest epoch is the one in use; older ones are there to read what is
 * still under them. When a user is removed or no longer holds notes, what they granted is signed
 * again by root, which needs no key but root's, or it opens for nobody.
 */

#include "ps-keyring-users.h"
#include "ps-keys-private.h"

G_BEGIN_DECLS

#define PS_KEYRING_VERSION     1
#define PS_KEYRING_RECORDS_MAX 512
#define PS_KEYRING_WRAPS_MAX   256
#define PS_KEYRING_HASH_SIZE   32
#define PS_KDF_ARGON2ID        1
#define PS_KDF_GIVEN           0x80

#define PS_SEED_PLAIN_SIZE  (PS_KEY_SIZE + crypto_sign_PUBLICKEYBYTES)
#define PS_SEED_SEALED_SIZE (PS_SEED_PLAIN_SIZE + crypto_aead_xchacha20poly1305_ietf_ABYTES)
#define PS_WRAP_PLAIN_SIZE                                                                         \
  (1 + 4 + PS_UID_SIZE + PS_UID_SIZE + PS_KEY_SIZE + crypto_sign_PUBLICKEYBYTES)
#define PS_WRAP_SEALED_SIZE (PS_WRAP_PLAIN_SIZE + crypto_box_SEALBYTES)

/**
 * PsRecordFlags:
 * @PS_RECORD_RECOVERY: this is the recovery sheet: no name, no roles, every key
 * @PS_RECORD_REMOVED: cannot unlock any more; kept for the name and the public keys, by which
 *   notes and the audit log are still put down to them. No seed and no wraps.
 */
typedef enum {
  PS_RECORD_RECOVERY = 1 << 0,
  PS_RECORD_REMOVED  = 1 << 1,
} PsRecordFlags;

typedef struct {
  guint8  type;
  guint32 epoch;
  PsUid   granter; /* all zeros for the root key, otherwise a user who holds notes */
  guint8  sealed[PS_WRAP_SEALED_SIZE];
  guint8  signature[crypto_sign_BYTES];
} PsWrap;

typedef struct {
  PsUid       id;
  char        name[PS_KEYRING_NAME_MAX + 1];
  guint32     roles;
  guint32     flags;
  guint8      box_public[crypto_box_PUBLICKEYBYTES];
  guint8      sign_public[crypto_sign_PUBLICKEYBYTES];
  guint8      root_signature[crypto_sign_BYTES];
  guint8      kdf_kind;
  gboolean    given; /* by an administrator; the user has still to choose a passphrase of their own */
  PsKdfParams kdf;
  guint8      salt[PS_KDF_SALT_SIZE];
  guint8      nonce[crypto_aead_xchacha20poly1305_ietf_NPUBBYTES];
  guint8      sealed_seed[PS_SEED_SEALED_SIZE];
  guint8      own_signature[crypto_sign_BYTES];
  GArray     *wraps; /* PsWrap */
} PsRecord;

struct _PsKeyring {
  gatomicrefcount ref_count;
  PsUid           vault_id;
  guint64         generation;
  guint8          root_public[crypto_sign_PUBLICKEYBYTES];
  GPtrArray      *records; /* PsRecord */
  guint8          mac[PS_KEYRING_HASH_SIZE];
};

/* How dear it is to try a recovery code, which has more random bits than anybody can try. */
extern const PsKdfParams ps_keyring_recovery_kdf;

/* What the file and the user's own signature have for how a passphrase is checked: that it was given
 * is theirs to change, and nobody else's to hide.
 */
static inline guint8
ps_record_get_kdf_byte (const PsRecord *record)
{
  return record->kdf_kind | (record->given ? PS_KDF_GIVEN : 0);
}

static inline void
ps_record_set_kdf_byte (PsRecord *record,
                        guint8    byte)
{
  record->kdf_kind = byte & (guint8) ~PS_KDF_GIVEN;
  record->given = (byte & PS_KDF_GIVEN) != 0;
}

PsKeyring *ps_keyring_new           (void);
gboolean   ps_keyring_verify        (PsKeyring          *self,
                                     GError            **error);
PsKeyring *ps_keyring_begin         (PsKeyring          *self,
                                     const PsKeys       *keys,
                                     PsSecret          **root_secret,
                                     GError            **error);
void       ps_keyring_settle        (PsKeyring          *self,
                                     PsKeyring          *work,
                                     const guint8       *data_key);
PsRecord  *ps_keyring_need          (PsKeyring          *self,
                                     const char         *user_name,
                                     GError            **error);
gboolean   ps_keyring_check_room    (PsKeyring          *self,
                                     guint               n_records,
                                     GError            **error);
gboolean   ps_keyring_keeps_an_administrator (PsKeyring       *self,
                                              const PsRecord  *without,
                                              GError         **error);
guint32    ps_keyring_newest_epoch  (PsKeyring          *self,
                                     PsKeyType           type);
void       ps_keyring_give          (PsKeyring          *self,
                                     PsRecord           *record,
                                     const PsKeys       *keys,
                                     const PsSecret     *root_secret);
gboolean   ps_keyring_new_epoch     (PsKeyring          *self,
                                     PsKeyType           type,
                                     const PsSecret     *root_secret,
                                     PsSecret          **key,
                                     GError            **error);
gboolean   ps_keyring_ensure_notes  (PsKeyring          *self,
                                     const PsSecret     *root_secret,
                                     GError            **error);
void       ps_keyring_vouch_for     (PsKeyring          *self,
                                     const PsUid        *granter,
                                     const PsSecret     *root_secret);
void       ps_keyring_retire        (PsKeyring          *self,
                                     PsRecord           *record,
                                     const PsSecret     *root_secret);
PsRecord  *ps_keyring_find_sheet    (PsKeyring          *self);
PsRecord  *ps_keyring_make_user     (PsKeyring          *self,
                                     const char         *user_name,
                                     PsRole              roles,
                                     const PsKeyringPassphrase *passphrase,
                                     const PsSecret     *root_secret,
                                     GError            **error);
gboolean   ps_record_lacks_notes    (PsKeyring          *self,
                                     const PsRecord     *record);
void       ps_keyring_get_mac       (PsKeyring          *self,
                                     const guint8       *data_key,
                                     guint8             *mac);
PsRecord  *ps_keyring_find          (PsKeyring          *self,
                                     const char         *user_name);

PsRecord  *ps_record_new            (void);
void       ps_record_free           (PsRecord           *record);
PsRecord  *ps_record_make           (PsKeyring          *self,
                                     const char         *user_name,
                                     guint32             roles,
                                     guint32             flags,
                                     const PsKdfParams  *kdf,
                                     gboolean            given,
                                     const PsSecret     *passphrase,
                                     const PsSecret     *seed,
                                     const PsSecret     *root_secret,
                                     GError            **error);
void       ps_record_sign           (PsKeyring          *self,
                                     PsRecord           *record,
                                     const PsSecret     *root_secret);
gboolean   ps_record_verify         (PsKeyring          *self,
                                     const PsRecord     *record,
                                     GError            **error);
gboolean   ps_record_seal_seed      (PsKeyring          *self,
                                     PsRecord           *record,
                                     const PsSecret     *seed,
                                     const PsSecret     *passphrase,
                                     GError            **error);
PsSecret  *ps_record_open_seed      (PsKeyring          *self,
                                     const PsRecord     *record,
                                     const PsSecret     *passphrase,
                                     GError            **error);
void       ps_record_add_wrap       (PsKeyring          *self,
                                     PsRecord           *record,
                                     PsKeyType           type,
                                     guint32             epoch,
                                     const guint8       *key,
                                     const PsUid        *granter,
                                     const guint8       *granter_secret);
gboolean   ps_record_wrap_is_genuine (PsKeyring         *self,
                                      const PsRecord    *record,
                                      const PsWrap      *wrap);
void       ps_record_vouch          (PsKeyring          *self,
                                     PsRecord           *record,
                                     PsWrap             *wrap,
                                     const PsSecret     *root_secret);
gboolean   ps_record_open_wrap      (PsKeyring          *self,
                                     const PsRecord     *record,
                                     const PsWrap       *wrap,
                                     const PsPairs      *pairs,
                                     PsHeldKey          *held);
gboolean   ps_record_may_hold       (const PsRecord     *record,
                                     PsKeyType           type);
PsKeys    *ps_record_open           (PsKeyring          *self,
                                     const PsRecord     *record,
                                     PsSecret           *seed,
                                     GError            **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsRecord, ps_record_free)

G_END_DECLS
