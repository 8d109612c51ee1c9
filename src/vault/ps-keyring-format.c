#include "ps-keyring-private.h"

#include "ps-error.h"
#include "ps-wire.h"

#include <glib/gi18n-lib.h>

static const guint8 magic[8] = { 'P', 'e', 'e', 'r', 'K', 'e', 'y', 's' };

#define HEAD_SIZE (sizeof magic + 1)
#define FRAME_SIZE                                                                                 \
  (HEAD_SIZE + PS_UID_SIZE + 8 + crypto_sign_PUBLICKEYBYTES + 2 + 2 * PS_KEYRING_HASH_SIZE)
#define RECORD_SIZE                                                                                \
  (PS_UID_SIZE + 1 + PS_KEYRING_NAME_MAX + 4 + 4 + crypto_box_PUBLICKEYBYTES +                     \
   crypto_sign_PUBLICKEYBYTES + 2 * crypto_sign_BYTES + 1 + 4 + 4 + PS_KDF_SALT_SIZE +             \
   crypto_aead_xchacha20poly1305_ietf_NPUBBYTES + PS_SEED_SEALED_SIZE + 2)
#define WRAP_SIZE (1 + 4 + PS_UID_SIZE + PS_WRAP_SEALED_SIZE + crypto_sign_BYTES)

static gboolean
set_damaged (GError     **error,
             const char  *what)
{
  g_set_error_literal (error, PS_ERROR, PS_ERROR_DAMAGED, what);

  return FALSE;
}

static gboolean
set_newer (GError **error)
{
  g_set_error_literal (error, PS_ERROR, PS_ERROR_NEWER,
                       _("The keyring was made by a newer version of Peerside, which is needed to "
                         "open it. It was left as it is."));

  return FALSE;
}

static void
write_record (PsWriter       *writer,
              const PsRecord *record)
{
  gsize name_len = strlen (record->name);

  ps_write_bytes (writer, &record->id, sizeof record->id);
  ps_write_uint (writer, name_len, 1);
  ps_write_bytes (writer, record->name, name_len);
  ps_write_uint (writer, record->roles, 4);
  ps_write_uint (writer, record->flags, 4);
  ps_write_bytes (writer, record->box_public, sizeof record->box_public);
  ps_write_bytes (writer, record->sign_public, sizeof record->sign_public);
  ps_write_bytes (writer, record->root_signature, sizeof record->root_signature);
  ps_write_uint (writer, ps_record_get_kdf_byte (record), 1);
  ps_write_uint (writer, record->kdf.memory_kib, 4);
  ps_write_uint (writer, record->kdf.passes, 4);
  ps_write_bytes (writer, record->salt, sizeof record->salt);
  ps_write_bytes (writer, record->nonce, sizeof record->nonce);
  ps_write_bytes (writer, record->sealed_seed, sizeof record->sealed_seed);
  ps_write_bytes (writer, record->own_signature, sizeof record->own_signature);
  ps_write_uint (writer, record->wraps->len, 2);

  for (guint i = 0; i < record->wraps->len; i++)
    {
      const PsWrap *wrap = &g_array_index (record->wraps, PsWrap, i);

      ps_write_uint (writer, wrap->type, 1);
      ps_write_uint (writer, wrap->epoch, 4);
      ps_write_bytes (writer, &wrap->granter, sizeof wrap->granter);
      ps_write_bytes (writer, wrap->sealed, sizeof wrap->sealed);
      ps_write_bytes (writer, wrap->signature, sizeof wrap->signature);
    }
}

static gsize
write_body (PsKeyring *self,
            guint8   **bytes)
{
  gsize len = FRAME_SIZE;
  PsWriter writer = { 0 };

  for (guint i = 0; i < self->records->len; i++)
    {
      const PsRecord *record = g_ptr_array_index (self->records, i);

      len += RECORD_SIZE + record->wraps->len * WRAP_SIZE;
    }

  writer.bytes = g_malloc (len);
  writer.len = len;

  ps_write_bytes (&writer, magic, sizeof magic);
  ps_write_uint (&writer, PS_KEYRING_VERSION, 1);
  ps_write_bytes (&writer, &self->vault_id, sizeof self->vault_id);
  ps_write_uint (&writer, self->generation, 8);
  ps_write_bytes (&writer, self->root_public, sizeof self->root_public);
  ps_write_uint (&writer, self->records->len, 2);
  for (guint i = 0; i < self->records->len; i++)
    write_record (&writer, g_ptr_array_index (self->records, i));

  *bytes = writer.bytes;

  return writer.at;
}

/**
 * ps_keyring_get_mac:
 * @data_key: (array fixed-size=32): the newest DATA key
 * @mac: (out caller-allocates) (array fixed-size=32): what the keyed hash has to be
 */
void
ps_keyring_get_mac (PsKeyring    *self,
                    const guint8 *data_key,
                    guint8       *mac)
{
  g_autoptr (PsSecret) key = ps_secret_new_zeroed (PS_KEY_SIZE);
  g_autofree guint8 *body = NULL;
  gsize len = write_body (self, &body);

  crypto_kdf_derive_from_key (ps_secret_get_writable (key), PS_KEY_SIZE, 1, "PSkrgMAC", data_key);
  crypto_generichash (mac, PS_KEYRING_HASH_SIZE, body, len, ps_secret_get_bytes (key), PS_KEY_SIZE);
}

/**
 * ps_keyring_serialise:
 *
 * Returns: (transfer full): the keyring as a file has it
 */
GBytes *
ps_keyring_serialise (PsKeyring *self)
{
  guint8 *bytes;
  gsize len = write_body (self, &bytes);

  memcpy (bytes + len, self->mac, sizeof self->mac);
  len += sizeof self->mac;
  crypto_generichash (bytes + len, PS_KEYRING_HASH_SIZE, bytes, len, NULL, 0);
  len += PS_KEYRING_HASH_SIZE;

  return g_bytes_new_take (bytes, len);
}

static gboolean
read_wraps (PsReader  *reader,
            PsRecord  *record,
            GError   **error)
{
  guint n = (guint) ps_read_uint (reader, 2);

  if (n > PS_KEYRING_WRAPS_MAX)
    return set_damaged (error, _("The keyring is damaged: a user has too many keys."));

  for (guint i = 0; i < n && !reader->failed; i++)
    {
      PsWrap wrap;

      wrap.type = (guint8) ps_read_uint (reader, 1);
      wrap.epoch = (guint32) ps_read_uint (reader, 4);
      ps_read_bytes (reader, &wrap.granter, sizeof wrap.granter);
      ps_read_bytes (reader, wrap.sealed, sizeof wrap.sealed);
      ps_read_bytes (reader, wrap.signature, sizeof wrap.signature);

      if (wrap.type > PS_KEY_ROOT)
        return set_newer (error);
      if (wrap.type < PS_KEY_DATA || wrap.epoch == 0)
        return set_damaged (error, _("The keyring is damaged: it has a key without a purpose."));

      for (guint j = 0; j < i; j++)
        {
          const PsWrap *other = &g_array_index (record->wraps, PsWrap, j);

          if (other->type == wrap.type && other->epoch == wrap.epoch)
            return set_damaged (error, _("The keyring is damaged: it has the same key twice."));
        }

      g_array_append_val (record->wraps, wrap);
    }

  return TRUE;
}

static gboolean
check_kind (const PsRecord  *record,
            GError         **error)
{
  gboolean recovery = (record->flags & PS_RECORD_RECOVERY) != 0;

  if ((record->flags & ~(guint32) (PS_RECORD_RECOVERY | PS_RECORD_REMOVED)) != 0 ||
      (record->roles & ~(guint32) PS_ROLE_ALL) != 0)
    return set_newer (error);

  if (recovery ? record->roles != 0 || record->name[0] != '\0' : record->name[0] == '\0')
    return set_damaged (error, _("The keyring is damaged: it has a user without a name."));

  if (recovery && record->given)
    return set_damaged (error, _("The keyring is damaged: the recovery sheet has a passphrase."));

  if (!recovery && record->roles == 0)
    return set_damaged (error, _("The keyring is damaged: it has a user without a role."));

  if ((record->flags & PS_RECORD_REMOVED) != 0)
    {
      if (record->wraps->len > 0)
        return set_damaged (error, _("The keyring is damaged: a removed user still has keys."));

      return TRUE;
    }

  if (record->kdf_kind > PS_KDF_ARGON2ID)
    return set_newer (error);

  if (record->kdf_kind != PS_KDF_ARGON2ID || !ps_kdf_params_allowed (&record->kdf))
    return set_damaged (error, _("The keyring is damaged: checking a passphrase would take more "
                                 "memory or time than Peerside allows, or too little."));

  return TRUE;
}

static PsRecord *
read_record (PsReader  *reader,
             GError   **error)
{
  g_autoptr (PsRecord) record = ps_record_new ();
  gsize name_len;

  ps_read_bytes (reader, &record->id, sizeof record->id);
  name_len = ps_read_uint (reader, 1);
  if (name_len > PS_KEYRING_NAME_MAX)
    {
      set_damaged (error, _("The keyring is damaged: a user’s name is too long."));
      return NULL;
    }
  ps_read_bytes (reader, record->name, name_len);
  record->roles = (guint32) ps_read_uint (reader, 4);
  record->flags = (guint32) ps_read_uint (reader, 4);
  ps_read_bytes (reader, record->box_public, sizeof record->box_public);
  ps_read_bytes (reader, record->sign_public, sizeof record->sign_public);
  ps_read_bytes (reader, record->root_signature, sizeof record->root_signature);
  ps_record_set_kdf_byte (record, (guint8) ps_read_uint (reader, 1));
  record->kdf.memory_kib = (guint32) ps_read_uint (reader, 4);
  record->kdf.passes = (guint32) ps_read_uint (reader, 4);
  ps_read_bytes (reader, record->salt, sizeof record->salt);
  ps_read_bytes (reader, record->nonce, sizeof record->nonce);
  ps_read_bytes (reader, record->sealed_seed, sizeof record->sealed_seed);
  ps_read_bytes (reader, record->own_signature, sizeof record->own_signature);

  if (!reader->failed && !g_utf8_validate_len (record->name, name_len, NULL))
    {
      set_damaged (error, _("The keyring is damaged: a user’s name is not text."));
      return NULL;
    }

  if (!read_wraps (reader, record, error))
    return NULL;

  if (reader->failed)
    {
      set_damaged (error, _("The keyring is damaged: it ends in the middle."));
      return NULL;
    }

  if (!check_kind (record, error))
    return NULL;

  return g_steal_pointer (&record);
}

static gboolean
check_together (PsKeyring  *self,
                GError    **error)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_bytes_hash, g_bytes_equal,
                                                      (GDestroyNotify) g_bytes_unref, NULL);
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint sheets = 0;

  for (guint i = 0; i < self->records->len; i++)
    {
      const PsRecord *record = g_ptr_array_index (self->records, i);

      if (!g_hash_table_add (ids, g_bytes_new (&record->id, sizeof record->id)))
        return set_damaged (error, _("The keyring is damaged: it has the same user twice."));

      if ((record->flags & PS_RECORD_REMOVED) != 0)
        continue;

      if ((record->flags & PS_RECORD_RECOVERY) != 0)
        sheets++;
      else if (!g_hash_table_add (names, ps_user_name_fold (record->name)))
        return set_damaged (error, _("The keyring is damaged: two users have the same name."));
    }

  if (sheets > 1 || g_hash_table_size (names) > PS_KEYRING_USERS_MAX)
    return set_damaged (error, _("The keyring is damaged: it has too many users."));

  return TRUE;
}

/**
 * ps_keyring_parse:
 * @bytes: (array length=len): a whole file
 *
 * Reads a keyring. Needs no key and asks nothing of the system, and so cannot tell whether
 * somebody who knows the format changed it: ps_keyring_unlock() does.
 *
 * Returns: (transfer full) (nullable): the keyring, or %NULL with %PS_ERROR_NOT_A_VAULT if it never
 *   was one, %PS_ERROR_NEWER, or %PS_ERROR_DAMAGED
 */
PsKeyring *
ps_keyring_parse (const guint8  *bytes,
                  gsize          len,
                  GError       **error)
{
  g_autoptr (PsKeyring) self = NULL;
  guint8 hash[PS_KEYRING_HASH_SIZE];
  PsReader reader = { bytes, len, HEAD_SIZE, FALSE };
  guint n;

  if (len > 0 && memcmp (bytes, magic, MIN (len, sizeof magic)) != 0)
    {
      g_set_error_literal (error, PS_ERROR, PS_ERROR_NOT_A_VAULT,
                           _("This is not a keyring of Peerside."));
      return NULL;
    }

  if (len < FRAME_SIZE || len > PS_KEYRING_FILE_MAX)
    {
      set_damaged (error, _("The keyring is damaged: its length is wrong."));
      return NULL;
    }

  crypto_generichash (hash, sizeof hash, bytes, len - sizeof hash, NULL, 0);
  if (sodium_memcmp (hash, bytes + len - sizeof hash, sizeof hash) != 0)
    {
      set_damaged (error, _("The keyring is damaged: its checksum does not match."));
      return NULL;
    }

  if (bytes[sizeof magic] > PS_KEYRING_VERSION)
    {
      set_newer (error);
      return NULL;
    }
  if (bytes[sizeof magic] != PS_KEYRING_VERSION)
    {
      set_damaged (error, _("The keyring is damaged: its version is wrong."));
      return NULL;
    }

  self = ps_keyring_new ();
  reader.len = len - 2 * PS_KEYRING_HASH_SIZE;
  ps_read_bytes (&reader, &self->vault_id, sizeof self->vault_id);
  self->generation = ps_read_uint (&reader, 8);
  ps_read_bytes (&reader, self->root_public, sizeof self->root_public);
  n = (guint) ps_read_uint (&reader, 2);
  memcpy (self->mac, bytes + reader.len, sizeof self->mac);

  if (n > PS_KEYRING_RECORDS_MAX)
    {
      set_damaged (error, _("The keyring is damaged: it has too many users."));
      return NULL;
    }

  for (guint i = 0; i < n; i++)
    {
      PsRecord *record = read_record (&reader, error);

      if (record == NULL)
        return NULL;
      g_ptr_array_add (self->records, record);
    }

  if (reader.at != reader.len)
    {
      set_damaged (error, _("The keyring is damaged: there is more in it than users."));
      return NULL;
    }

  return check_together (self, error) ? g_steal_pointer (&self) : NULL;
}
