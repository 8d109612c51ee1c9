#include "ps-keyring-private.h"

#include "ps-wire.h"

/* As in ps-keyring-record.c: what a message is stands in its first eight bytes. */
#define DOMAIN_SIZE 8

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
 * ps_record_wrap_is_genuine:
 *
 * Returns: whether @wrap was given to this user by somebody who may; what is in it only the user can
 *   tell
 */
gboolean
ps_record_wrap_is_genuine (PsKeyring      *self,
                           const PsRecord *record,
                           const PsWrap   *wrap)
{
  const guint8 *public = granter_public (self, wrap);
  guint8 message[512];
  gsize len = write_grant (self, record, wrap, message, sizeof message);

  return public != NULL && ps_record_may_hold (record, wrap->type) &&
         crypto_sign_verify_detached (wrap->signature, message, len, public) == 0;
}

/**
 * ps_record_vouch:
 * @wrap: one that is genuine, of @record
 * @root_secret: the secret half of the root pair
 *
 * Puts root's signature in the place of that of the user who gave the key, who will soon be somebody
 * who may not. It needs no knowledge of the key.
 */
void
ps_record_vouch (PsKeyring      *self,
                 PsRecord       *record,
                 PsWrap         *wrap,
                 const PsSecret *root_secret)
{
  guint8 message[512];
  gsize len;

  memset (&wrap->granter, 0, sizeof wrap->granter);
  len = write_grant (self, record, wrap, message, sizeof message);
  crypto_sign_detached (wrap->signature, NULL, message, len, ps_secret_get_bytes (root_secret));
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
  PsReader reader = { ps_secret_get_bytes (plain), PS_WRAP_PLAIN_SIZE, 0, FALSE };
  guint8 root[crypto_sign_PUBLICKEYBYTES];
  PsUid vault;
  PsUid user;

  if (!ps_record_wrap_is_genuine (self, record, wrap) ||
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
