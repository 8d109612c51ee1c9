/* The head of a backup. The file, little-endian, without padding:
 *
 *   magic "PeerBack", version u8, length of the head u32,
 *   vault id 16, generation of the keyring u64, epoch of the DATA key u32, version of the tables u32,
 *   reason u8, made at i64 (microseconds UTC), size of the keyring u64, size of the database u64,
 *   BLAKE2b of the keyring 32, BLAKE2b of the database 32,
 *   keyed hash of all of it 32 (by a key made from the DATA key)
 *   BLAKE2b of all of it 32
 *   the keyring, the database: byte for byte as they are in a vault
 *
 * The magic, the places of the version and of the length, and the hash at the end of the head are the
 * same in every version to come, so that a newer file can be told from a damaged one.
 *
 * The hashes stop accidents and can be looked at by anybody; the keyed hash stops everybody without
 * the DATA key from putting a database beside a keyring it was not saved with, or another date on it.
 */
#include "ps-backup-header.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>

#include "ps-error.h"
#include "ps-keyring.h"
#include "ps-secret.h"
#include "ps-wire.h"

#define VERSION   1
#define HEAD_SIZE (sizeof magic + 1 + 4)
#define MAC_AT    (PS_BACKUP_HEADER_SIZE - 2 * PS_BACKUP_HASH_SIZE)
#define HASH_AT   (PS_BACKUP_HEADER_SIZE - PS_BACKUP_HASH_SIZE)

static const guint8 magic[8] = { 'P', 'e', 'e', 'r', 'B', 'a', 'c', 'k' };

G_STATIC_ASSERT (PS_BACKUP_HASH_SIZE == crypto_generichash_BYTES);

/**
 * ps_backup_reason_to_string:
 *
 * Returns: (transfer none): the reason as scripts, file names and the audit log have it
 */
const char *
ps_backup_reason_to_string (PsBackupReason reason)
{
  switch (reason)
    {
    case PS_BACKUP_DAILY:
      return "daily";

    case PS_BACKUP_MIGRATION:
      return "migration";

    case PS_BACKUP_ROTATION:
      return "rotation";

    case PS_BACKUP_RESTORE:
      return "restore";

    case PS_BACKUP_IMPORT:
      return "import";

    case PS_BACKUP_MANUAL:
    default:
      return "manual";
    }
}

static void
write_body (const PsBackupHeader *self,
            guint8               *bytes)
{
  PsWriter writer = { bytes, PS_BACKUP_HEADER_SIZE, 0 };

  ps_write_bytes (&writer, magic, sizeof magic);
  ps_write_uint (&writer, VERSION, 1);
  ps_write_uint (&writer, PS_BACKUP_HEADER_SIZE, 4);
  ps_write_bytes (&writer, &self->vault_id, sizeof self->vault_id);
  ps_write_uint (&writer, self->generation, 8);
  ps_write_uint (&writer, self->data_epoch, 4);
  ps_write_uint (&writer, self->schema, 4);
  ps_write_uint (&writer, self->reason, 1);
  ps_write_uint (&writer, (guint64) self->made_at, 8);
  ps_write_uint (&writer, self->keyring_size, 8);
  ps_write_uint (&writer, self->database_size, 8);
  ps_write_bytes (&writer, self->keyring_hash, sizeof self->keyring_hash);
  ps_write_bytes (&writer, self->database_hash, sizeof self->database_hash);
  g_assert (writer.at == MAC_AT);
}

static void
make_mac (const PsBackupHeader *self,
          const guint8         *data_key,
          guint8               *mac)
{
  g_autoptr (PsSecret) key = ps_secret_new_zeroed (PS_KEY_SIZE);
  guint8 body[PS_BACKUP_HEADER_SIZE];

  write_body (self, body);
  crypto_kdf_derive_from_key (ps_secret_get_writable (key), PS_KEY_SIZE, 1, "PSbkpMAC", data_key);
  crypto_generichash (mac, PS_BACKUP_HASH_SIZE, body, MAC_AT, ps_secret_get_bytes (key), PS_KEY_SIZE);
}

/**
 * ps_backup_header_seal:
 * @self: everything but the keyed hash is filled in
 * @keys: of whoever makes the backup, in any role
 */
void
ps_backup_header_seal (PsBackupHeader *self,
                       const PsKeys   *keys)
{
  make_mac (self, ps_keys_lookup_data_key (keys, self->data_epoch), self->mac);
}

/**
 * ps_backup_header_check:
 * @keys: unlocked by the keyring that is in the same file
 * @path: for the message
 *
 * Returns: whether the head is as somebody with the keys wrote it; %PS_ERROR_DAMAGED
 */
gboolean
ps_backup_header_check (const PsBackupHeader  *self,
                        const PsKeys          *keys,
                        const char            *path,
                        GError               **error)
{
  const guint8 *data_key = ps_keys_lookup_data_key (keys, self->data_epoch);
  guint8 mac[PS_BACKUP_HASH_SIZE];

  if (data_key != NULL)
    make_mac (self, data_key, mac);

  if (data_key != NULL && sodium_memcmp (mac, self->mac, sizeof mac) == 0)
    return TRUE;

  g_set_error (error, PS_ERROR, PS_ERROR_DAMAGED,
               _("The backup “%s” was tampered with: its parts were not saved together."), path);

  return FALSE;
}

/**
 * ps_backup_header_write:
 * @bytes: (out caller-allocates): PS_BACKUP_HEADER_SIZE of them
 */
void
ps_backup_header_write (const PsBackupHeader *self,
                        guint8               *bytes)
{
  write_body (self, bytes);
  memcpy (bytes + MAC_AT, self->mac, sizeof self->mac);
  crypto_generichash (bytes + HASH_AT, PS_BACKUP_HASH_SIZE, bytes, HASH_AT, NULL, 0);
}

static gboolean
set_damaged (GError     **error,
             const char  *path)
{
  g_set_error (error, PS_ERROR, PS_ERROR_DAMAGED,
               _("The backup “%s” is damaged: its head does not match its checksum."), path);

  return FALSE;
}

static gboolean
set_short (GError     **error,
           const char  *path)
{
  g_set_error (error, PS_ERROR, PS_ERROR_DAMAGED,
               _("The backup “%s” is damaged: it is not as long as it says it is."), path);

  return FALSE;
}

/* What holds of the head in every version: see the top of this file. */
static gboolean
check_frame (const guint8  *bytes,
             gsize          len,
             const char    *path,
             GError       **error)
{
  guint8 hash[PS_BACKUP_HASH_SIZE];
  PsReader reader = { bytes, len, sizeof magic, FALSE };
  guint version;
  gsize size;

  if (len < sizeof magic || memcmp (bytes, magic, sizeof magic) != 0)
    {
      g_set_error (error, PS_ERROR, PS_ERROR_NOT_A_VAULT,
                   _("“%s” is not a backup of Peerside."), path);
      return FALSE;
    }

  version = (guint) ps_read_uint (&reader, 1);
  size = ps_read_uint (&reader, 4);
  if (reader.failed || size < HEAD_SIZE + sizeof hash || size > PS_BACKUP_HEADER_SIZE_MAX)
    return set_damaged (error, path);
  if (size > len)
    return set_short (error, path);

  crypto_generichash (hash, sizeof hash, bytes, size - sizeof hash, NULL, 0);
  if (sodium_memcmp (hash, bytes + size - sizeof hash, sizeof hash) != 0)
    return set_damaged (error, path);

  if (version > VERSION)
    {
      g_set_error (error, PS_ERROR, PS_ERROR_NEWER,
                   _("The backup “%s” was made by a newer Peerside."), path);
      return FALSE;
    }

  return (version == VERSION && size == PS_BACKUP_HEADER_SIZE) || set_damaged (error, path);
}

/**
 * ps_backup_header_parse:
 * @self: (out caller-allocates): what it says
 * @bytes: (array length=len): the start of the file, up to PS_BACKUP_HEADER_SIZE_MAX of it
 * @file_size: how long the file is
 * @path: for the message
 *
 * Needs no key and asks nothing of the system, and so cannot tell whether somebody who knows the
 * format changed it: ps_backup_header_check() does.
 *
 * Returns: whether it is the head of a backup: %PS_ERROR_NOT_A_VAULT, %PS_ERROR_NEWER or
 *   %PS_ERROR_DAMAGED
 */
gboolean
ps_backup_header_parse (PsBackupHeader  *self,
                        const guint8    *bytes,
                        gsize            len,
                        guint64          file_size,
                        const char      *path,
                        GError         **error)
{
  PsReader reader = { bytes, len, HEAD_SIZE, FALSE };

  if (!check_frame (bytes, len, path, error))
    return FALSE;

  ps_read_bytes (&reader, &self->vault_id, sizeof self->vault_id);
  self->generation = ps_read_uint (&reader, 8);
  self->data_epoch = (guint32) ps_read_uint (&reader, 4);
  self->schema = (guint32) ps_read_uint (&reader, 4);
  self->reason = (PsBackupReason) ps_read_uint (&reader, 1);
  self->made_at = (gint64) ps_read_uint (&reader, 8);
  self->keyring_size = ps_read_uint (&reader, 8);
  self->database_size = ps_read_uint (&reader, 8);
  ps_read_bytes (&reader, self->keyring_hash, sizeof self->keyring_hash);
  ps_read_bytes (&reader, self->database_hash, sizeof self->database_hash);
  ps_read_bytes (&reader, self->mac, sizeof self->mac);

  /* Sizes that could not be added up without a wrap are none. */
  if (self->keyring_size > PS_KEYRING_FILE_MAX || self->database_size > G_MAXINT64 / 2 ||
      PS_BACKUP_HEADER_SIZE + self->keyring_size + self->database_size != file_size)
    return set_short (error, path);

  return TRUE;
}
