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
  ps_write_uint (&writer, ps_record_get_kdf_byte (record), 1);
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
