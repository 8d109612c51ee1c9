/* What the vault's database looked like when it was left. Each page of it has a seal that nobody makes
 * without the key, but an old page, or all of an old file, has a good one too: a sync program or a
 * person who puts one back would not be noticed. The file, little-endian, without padding:
 *
 *   magic "PeerWitn", version u8, state u8, epoch of the DATA key u32, size of the database u64,
 *   number of the last entry of the audit log u64, BLAKE2b of the database 32,
 *   keyed hash of all of it 32 (by a key made from the DATA key)
 *
 * The hash of the database is taken without a key and sealed afterwards, so that it can be taken
 * while the passphrase is still being checked. Whoever takes the witness away, or puts the one of the
 * time beside an old file, is not noticed by it; the clinic's own backups are what is left then.
 */
#include "ps-witness.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ps-error.h"
#include "ps-secret.h"
#include "ps-vault-file.h"
#include "ps-wire.h"

#define NAME    "witness"
#define VERSION 1
#define SIZE    (sizeof magic + 1 + 1 + 4 + 8 + 8 + PS_WITNESS_DIGEST_SIZE + crypto_generichash_BYTES)
#define MAC_AT  (SIZE - crypto_generichash_BYTES)

/* What is held of a database at once, however large it is. */
#define CHUNK (256 * 1024)

static const guint8 magic[8] = { 'P', 'e', 'e', 'r', 'W', 'i', 't', 'n' };

static gboolean
pass_file (int            fd,
           PsWitnessLook *look)
{
  g_autofree guint8 *chunk = g_malloc (CHUNK);
  crypto_generichash_state state;

  crypto_generichash_init (&state, NULL, 0, sizeof look->digest);

  while (TRUE)
    {
      gssize n = read (fd, chunk, CHUNK);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return FALSE;
      if (n == 0)
        break;

      crypto_generichash_update (&state, chunk, (gsize) n);
      look->size += (guint64) n;
    }

  crypto_generichash_final (&state, look->digest, sizeof look->digest);

  return TRUE;
}

/**
 * ps_witness_look:
 * @database: its path; nobody may have it open, since closing a file lets go of all its locks
 * @look: (out caller-allocates)
 *
 * Reads all of it, a piece at a time.
 *
 * Returns: whether it could be read; %PS_ERROR_STORAGE
 */
gboolean
ps_witness_look (const char     *database,
                 PsWitnessLook  *look,
                 GError        **error)
{
  g_autofree char *log = g_strconcat (database, "-wal", NULL);
  int fd = open (database, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  struct stat st;
  int errsv = 0;

  *look = (PsWitnessLook) { 0 };
  if (fd < 0 || !pass_file (fd, look))
    errsv = errno;
  if (fd >= 0)
    close (fd);

  if (errsv != 0)
    {
      look->size = 0;
      /* Translators: the first %s is a path, the second what the system says about it. */
      g_set_error (error, PS_ERROR, PS_ERROR_STORAGE, _("“%s” cannot be read: %s."), database,
                   g_strerror (errsv));
      return FALSE;
    }

  look->has_log = stat (log, &st) == 0 && st.st_size > 0;

  return TRUE;
}

static void
make_mac (const guint8 *bytes,
          const PsKeys *keys,
          guint32       epoch,
          guint8       *mac)
{
  g_autoptr (PsSecret) key = ps_secret_new_zeroed (PS_KEY_SIZE);

  crypto_kdf_derive_from_key (ps_secret_get_writable (key), PS_KEY_SIZE, 1, "PSwitMAC",
                              ps_keys_lookup_data_key (keys, epoch));
  crypto_generichash (mac, crypto_generichash_BYTES, bytes, MAC_AT, ps_secret_get_bytes (key),
                      PS_KEY_SIZE);
}

/**
 * ps_witness_write:
 * @folder: the vault's
 * @keys: of whoever has it open
 * @look: what the file looks like; of an open one nothing of it matters
 * @audit_seq: the number of the last entry of the audit log that is known to be in it
 *
 * Returns: whether it is on the disk; errors as of ps_vault_file_set_error()
 */
gboolean
ps_witness_write (const char           *folder,
                  const PsKeys         *keys,
                  PsWitnessState        state,
                  const PsWitnessLook  *look,
                  gint64                audit_seq,
                  GError              **error)
{
  g_autofree char *path = g_build_filename (folder, NAME, NULL);
  g_autofree guint8 *bytes = g_malloc0 (SIZE);
  guint32 epoch = ps_keys_get_data_epoch (keys);
  PsWriter writer = { bytes, SIZE, 0 };
  g_autoptr (GBytes) file = NULL;

  ps_write_bytes (&writer, magic, sizeof magic);
  ps_write_uint (&writer, VERSION, 1);
  ps_write_uint (&writer, state, 1);
  ps_write_uint (&writer, epoch, 4);
  ps_write_uint (&writer, look->size, 8);
  ps_write_uint (&writer, (guint64) audit_seq, 8);
  ps_write_bytes (&writer, look->digest, sizeof look->digest);
  make_mac (bytes, keys, epoch, bytes + MAC_AT);
  file = g_bytes_new (bytes, SIZE);

  return ps_vault_file_prepare (path, file, error) && ps_vault_file_commit (path, error);
}

/**
 * ps_witness_judge:
 * @folder: the vault's
 * @keys: of whoever opens it
 * @look: what the file looks like before it is opened
 * @audit_seq: the number of the last entry of its audit log
 *
 * A witness that is missing, that a later Peerside wrote, or that is of before the keys were changed
 * has nothing to say.
 *
 * Returns: what is to be told
 */
PsWitnessVerdict
ps_witness_judge (const char           *folder,
                  const PsKeys         *keys,
                  const PsWitnessLook  *look,
                  gint64                audit_seq)
{
  g_autofree char *path = g_build_filename (folder, NAME, NULL);
  g_autoptr (GBytes) file = ps_vault_file_read (path, SIZE, NULL);
  PsReader reader = { 0 };
  guint8 found[8];
  guint8 mac[crypto_generichash_BYTES];
  guint8 digest[PS_WITNESS_DIGEST_SIZE];
  PsWitnessState state;
  guint32 epoch;
  guint64 size;
  gint64 seq;

  if (file == NULL || look->size == 0)
    return PS_WITNESS_FINE;

  reader.bytes = g_bytes_get_data (file, &reader.len);
  ps_read_bytes (&reader, found, sizeof found);
  if (reader.len != SIZE || memcmp (found, magic, sizeof magic) != 0 ||
      ps_read_uint (&reader, 1) != VERSION)
    return PS_WITNESS_FINE;

  state = (PsWitnessState) ps_read_uint (&reader, 1);
  epoch = (guint32) ps_read_uint (&reader, 4);
  size = ps_read_uint (&reader, 8);
  seq = (gint64) ps_read_uint (&reader, 8);
  ps_read_bytes (&reader, digest, sizeof digest);
  if (ps_keys_lookup_data_key (keys, epoch) == NULL)
    return PS_WITNESS_FINE;

  make_mac (reader.bytes, keys, epoch, mac);
  if (sodium_memcmp (mac, reader.bytes + MAC_AT, sizeof mac) != 0)
    return PS_WITNESS_CHANGED;

  if (audit_seq < seq)
    return PS_WITNESS_OLD;

  if (state == PS_WITNESS_OPEN)
    return PS_WITNESS_FINE;

  return size == look->size && !look->has_log && memcmp (digest, look->digest, sizeof digest) == 0
           ? PS_WITNESS_FINE
           : PS_WITNESS_CHANGED;
}
