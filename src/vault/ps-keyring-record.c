#include "ps-keyring-private.h"

#include "ps-error.h"
#include "ps-wire.h"

#include <glib/gi18n-lib.h>

/* Every message that is signed or sealed begins with eight bytes that say what it is, so that one
 * can never be passed off as another.
 */
#define DOMAIN_SIZE 8

PsRecord *
ps_record_new (void)
{
  PsRecord *record = g_new0 (PsRecord, 1);

  record->wraps = g_array_new (FALSE, TRUE, sizeof (PsWrap));

  return record;
}

void
ps_record_free (PsRecord *record)
{
  g_array_unref (record->wraps);
  g_free (record);
}

static gsize
write_identity (PsKeyring      *self,
                const PsRecord *record,
                guint8         *message,
                gsize           room)
{
  PsWriter writer = { message, room, 0 };
  gsize name_len = strlen (record->name);

  ps_write_bytes (&writer, "PSuserID", DOMAIN_SIZE);
  ps_write_bytes (&writer, &self->vault_id, sizeof self->vault_id);
  ps_write_bytes (&writer, &record->id, sizeof record->id);
  ps_write_uint (&writer, name_len, 1);
  ps_write_bytes (&writer, record->name, name_len);
  ps_write_uint (&writer, record->roles, 4);
  ps_write_uint (&writer, record->flags, 4);
  ps_write_bytes (&writer, record->box_public, sizeof record->box_public);
  ps_write_bytes (&writer, record->sign_public, sizeof record->sign_public);

  return writer.at;
}

static gsize
write_seed_ad (PsKeyring      *self,
               const PsRecord *record,
               guint8         *message,
               gsize           room)
{
  PsWriter writer = { message, room, 0 };

  ps_write_bytes (&writer, "PSseedAD", DOMAIN_SIZE);
  ps_write_bytes (&writer, &self->vault_id, sizeof self->vault_id);
  ps_write_bytes (&writer, &record->id, sizeof record->id);
  ps_write_uint (&writer, record->kdf_kind, 1);
  ps_write_uint (&writer, record->kdf.memory_kib, 4);
  ps_write_uint (&writer, record->kdf.passes, 4);
  ps_write_bytes (&writer, record->salt, sizeof record->salt);

  return writer.at;
}

static gsize
write_own (PsKeyring      *self,
           const PsRecord *record,
           guint8         *message,
           gsize           room)
{
  gsize at = write_seed_ad (self, record, message, room);
  PsWriter writer = { message, room, at };

  ps_write_bytes (&writer, record->nonce, sizeof record->nonce);
  ps_write_bytes (&writer, record->sealed_seed, sizeof record->sealed_seed);
  memcpy (message, "PSseedOK", DOMAIN_SIZE);

  return writer.at;
}

static gsize
write_grant (PsKeyring      *self,
             const PsRecord *record,
             const PsWrap   *wrap,
             guint8         *message,
             gsize           room)
{
  PsWriter writer = { message, room, 0 };

  ps_write_bytes (&writer, "PSgrant1", DOMAIN_SIZE);
  ps_write_bytes (&writer, &self->vault_id, sizeof self->vault_id);
  ps_write_bytes (&writer, &record->id, sizeof record->id);
  ps_write_uint (&writer, wrap->type, 1);
  ps_write_uint (&writer, wrap->epoch, 4);
  ps_write_bytes (&writer, &wrap->granter, sizeof wrap->granter);
  ps_write_bytes (&writer, wrap->sealed, sizeof wrap->sealed);

  return writer.at;
}

/**
 * ps_record_sign:
 * @root_secret: the secret half of the root pair
 *
 * Puts the root's signature under who @record is and what they may do.
 */
void
ps_record_sign (PsKeyring      *self,
                PsRecord       *record,
                const PsSecret *root_secret)
{
  guint8 message[512];
  gsize len = write_identity (self, record, message, sizeof message);

  crypto_sign_detached (record->root_signature, NULL, message, len,
                        ps_secret_get_bytes (root_secret));
}

/**
 * ps_record_verify:
 *
 * Returns: whether root made @record as it is and its user sealed its seed; %PS_ERROR_DAMAGED
 */
gboolean
ps_record_verify (PsKeyring       *self,
                  const PsRecord  *record,
                  GError         **error)
{
  guint8 message[512];
  gsize len = write_identity (self, record, message, sizeof message);

  if (crypto_sign_verify_detached (record->root_signature, message, len, self->root_public) != 0)
    {
      if (record->name[0] != '\0')
        g_set_error (error, PS_ERROR, PS_ERROR_DAMAGED,
                     _("The keyring was tampered with: no administrator has made “%s” what the "
                       "list of users says."),
                     record->name);
      else
        g_set_error_literal (error, PS_ERROR, PS_ERROR_DAMAGED,
                             _("The keyring was tampered with: the entry of the recovery sheet is "
                               "not the one that was made."));
      return FALSE;
    }

  if ((record->flags & PS_RECORD_REMOVED) != 0)
    return TRUE;

  len = write_own (self, record, message, sizeof message);
  if (crypto_sign_verify_detached (record->own_signature, message, len, record->sign_public) != 0)
    {
      g_set_error (error, PS_ERROR, PS_ERROR_DAMAGED,
                   _("The keyring was tampered with: what checks the passphrase of “%s” is not "
                     "what they set."),
                   record->name[0] != '\0' ? record->name : _("recovery sheet"));
      return FALSE;
    }

  return TRUE;
}

/**
 * ps_record_seal_seed:
 * @record: with its KDF parameters set
 * @seed: 32 bytes
 * @passphrase: in normal form
 *
 * Seals @seed with a key made from @passphrase and a new salt. Slow on purpose.
 *
 * Returns: whether it could; errors as of ps_kdf_derive(), @record is then as it was
 */
gboolean
ps_record_seal_seed (PsKeyring       *self,
                     PsRecord        *record,
                     const PsSecret  *seed,
                     const PsSecret  *passphrase,
                     GError         **error)
{
  g_autoptr (PsSecret) plain = ps_secret_new_zeroed (PS_SEED_PLAIN_SIZE);
  g_autoptr (PsSecret) key = NULL;
  g_autoptr (PsPairs) pairs = ps_pairs_new (seed);
  guint8 salt[PS_KDF_SALT_SIZE];
  guint8 message[512];
  gsize len;

  randombytes_buf (salt, sizeof salt);
  key = ps_kdf_derive (&record->kdf, salt, passphrase, error);
  if (key == NULL)
    return FALSE;

  memcpy (ps_secret_get_writable (plain), ps_secret_get_bytes (seed), PS_KEY_SIZE);
  memcpy (ps_secret_get_writable (plain) + PS_KEY_SIZE, self->root_public,
          sizeof self->root_public);

  record->kdf_kind = PS_KDF_ARGON2ID;
  memcpy (record->salt, salt, sizeof salt);
  randombytes_buf (record->nonce, sizeof record->nonce);
  len = write_seed_ad (self, record, message, sizeof message);
  crypto_aead_xchacha20poly1305_ietf_encrypt (record->sealed_seed, NULL,
                                              ps_secret_get_bytes (plain), PS_SEED_PLAIN_SIZE,
                                              message, len, NULL, record->nonce,
                                              ps_secret_get_bytes (key));

  len = write_own (self, record, message, sizeof message);
  crypto_sign_detached (record->own_signature, NULL, message, len, pairs->sign_secret);

  return TRUE;
}

/**
 * ps_record_open_seed:
 * @passphrase: in normal form
 *
 * Returns: (transfer full) (nullable): the user's seed, or %NULL with %PS_ERROR_WRONG_PASSPHRASE,
 *   %PS_ERROR_NO_MEMORY, or %PS_ERROR_DAMAGED if the seed was sealed under another root
 */
PsSecret *
ps_record_open_seed (PsKeyring       *self,
                     const PsRecord  *record,
                     const PsSecret  *passphrase,
                     GError         **error)
{
  g_autoptr (PsSecret) plain = ps_secret_new_zeroed (PS_SEED_PLAIN_SIZE);
  g_autoptr (PsSecret) key = NULL;
  guint8 message[512];
  gsize len = write_seed_ad (self, record, message, sizeof message);

  key = ps_kdf_derive (&record->kdf, record->salt, passphrase, error);
  if (key == NULL)
    return NULL;

  if (crypto_aead_xchacha20poly1305_ietf_decrypt (ps_secret_get_writable (plain), NULL, NULL,
                                                  record->sealed_seed, PS_SEED_SEALED_SIZE,
                                                  message, len, record->nonce,
                                                  ps_secret_get_bytes (key)) != 0)
    {
      if ((record->flags & PS_RECORD_RECOVERY) != 0)
        g_set_error_literal (error, PS_ERROR, PS_ERROR_WRONG_PASSPHRASE,
                             _("This recovery code belongs to another vault, or a newer one was "
                               "printed since."));
      else
        g_set_error_literal (error, PS_ERROR, PS_ERROR_WRONG_PASSPHRASE,
                             _("The passphrase is wrong."));
      return NULL;
    }

  if (sodium_memcmp (ps_secret_get_bytes (plain) + PS_KEY_SIZE, self->root_public,
                     sizeof self->root_public) != 0)
    {
      g_set_error_literal (error, PS_ERROR, PS_ERROR_DAMAGED,
                           _("The keyring was tampered with: its whole list of users was replaced "
                             "by one that no administrator has made."));
      return NULL;
    }

  return ps_secret_new (ps_secret_get_bytes (plain), PS_KEY_SIZE);
}

/**
 * ps_record_may_hold:
 *
 * Returns: whether the roles of @record give it keys of @type (SECURITY, Keys: the table)
 */
gboolean
ps_record_may_hold (const PsRecord *record,
                    PsKeyType       type)
{
  if ((record->flags & PS_RECORD_REMOVED) != 0)
    return FALSE;
  if ((record->flags & PS_RECORD_RECOVERY) != 0)
    return TRUE;

  switch (type)
    {
    case PS_KEY_DATA:
      return TRUE;
    case PS_KEY_NOTES:
      return ps_roles_hold_notes (record->roles);
    case PS_KEY_ROOT:
      return ps_roles_hold_root (record->roles);
    default:
      return FALSE;
    }
}

/**
 * ps_record_add_wrap:
 * @key: (array fixed-size=32): what to give
 * @granter: (nullable): who gives it, a user who holds notes; %NULL for root
 * @granter_secret: the granter's secret half to sign with
 *
 * Seals @key to the public key of @record.
 */
void
ps_record_add_wrap (PsKeyring    *self,
                    PsRecord     *record,
                    PsKeyType     type,
                    guint32       epoch,
                    const guint8 *key,
                    const PsUid  *granter,
                    const guint8 *granter_secret)
{
  g_autoptr (PsSecret) plain = ps_secret_new_zeroed (PS_WRAP_PLAIN_SIZE);
  PsWriter writer = { ps_secret_get_writable (plain), PS_WRAP_PLAIN_SIZE, 0 };
  PsWrap wrap = { .type = (guint8) type, .epoch = epoch };
  guint8 message[512];
  gsize len;

  ps_write_uint (&writer, type, 1);
  ps_write_uint (&writer, epoch, 4);
  ps_write_bytes (&writer, &self->vault_id, sizeof self->vault_id);
  ps_write_bytes (&writer, &record->id, sizeof record->id);
  ps_write_bytes (&writer, key, PS_KEY_SIZE);
  ps_write_bytes (&writer, self->root_public, sizeof self->root_public);

  if (crypto_box_seal (wrap.sealed, ps_secret_get_bytes (plain), PS_WRAP_PLAIN_SIZE,
                       record->box_public) != 0)
    g_error ("A key pair of our own making is of no use");

  if (granter != NULL)
    wrap.granter = *granter;
  len = write_grant (self, record, &wrap, message, sizeof message);
  crypto_sign_detached (wrap.signature, NULL, message, len, granter_secret);

  g_array_append_val (record->wraps, wrap);
}

static const guint8 *
granter_public (PsKeyring    *self,
                const PsWrap *wrap)
{
  if (sodium_is_zero (wrap->granter.bytes, sizeof wrap->granter.bytes))
    return self->root_public;

  /* Who holds notes may pass them on. Nobody but root gives anything else. */
  if (wrap->type != PS_KEY_NOTES)
    return NULL;

  for (guint i = 0; i < self->records->len; i++)
    {
      const PsRecord *record = g_ptr_array_index (self->records, i);

      if (memcmp (&record->id, &wrap->granter, sizeof record->id) == 0)
        return ps_record_may_hold (record, PS_KEY_NOTES) ? record->sign_public : NULL;
    }

  return NULL;
}

/**
 * ps_record_open_wrap:
 * @pairs: of the user whom @record is about
 * @held: (out caller-allocates): the key
 *
 * Returns: whether @wrap is a key that was given to this user, in this vault, under this root, by
 *   somebody who may
 */
gboolean
ps_record_open_wrap (PsKeyring      *self,
                     const PsRecord *record,
                     const PsWrap   *wrap,
                     const PsPairs  *pairs,
                     PsHeldKey      *held)
{
  g_autoptr (PsSecret) plain = ps_secret_new_zeroed (PS_WRAP_PLAIN_SIZE);
  const guint8 *public = granter_public (self, wrap);
  PsReader reader = { ps_secret_get_bytes (plain), PS_WRAP_PLAIN_SIZE, 0, FALSE };
  guint8 root[crypto_sign_PUBLICKEYBYTES];
  guint8 message[512];
  PsUid vault;
  PsUid user;
  gsize len = write_grant (self, record, wrap, message, sizeof message);

  if (public == NULL || !ps_record_may_hold (record, wrap->type) ||
      crypto_sign_verify_detached (wrap->signature, message, len, public) != 0 ||
      crypto_box_seal_open (ps_secret_get_writable (plain), wrap->sealed, sizeof wrap->sealed,
                            pairs->box_public, pairs->box_secret) != 0)
    return FALSE;

  held->type = (guint32) ps_read_uint (&reader, 1);
  held->epoch = (guint32) ps_read_uint (&reader, 4);
  ps_read_bytes (&reader, &vault, sizeof vault);
  ps_read_bytes (&reader, &user, sizeof user);
  ps_read_bytes (&reader, held->bytes, sizeof held->bytes);
  ps_read_bytes (&reader, root, sizeof root);

  return held->type == wrap->type && held->epoch == wrap->epoch &&
         memcmp (&vault, &self->vault_id, sizeof vault) == 0 &&
         memcmp (&user, &record->id, sizeof user) == 0 &&
         memcmp (root, self->root_public, sizeof root) == 0;
}
