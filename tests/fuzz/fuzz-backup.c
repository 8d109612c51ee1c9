/* Any bytes are a backup or a refusal, and what is taken for the head of one is written as it was
 * read. The checksum of the head is made right, or nothing would ever get past it.
 */
#include "ps-backup-file.h"
#include "ps-fuzz.h"

#include <fcntl.h>
#include <sodium.h>
#include <string.h>
#include <unistd.h>

#define PATH_MAX_LEN 64

/* "PeerBack", or whatever it is, and the version: then how long the head is. */
#define SIZE_AT 9

static void
parse (const guint8 *bytes,
       gsize         size)
{
  g_autoptr (GError) error = NULL;
  PsBackupHeader header;
  guint8 again[PS_BACKUP_HEADER_SIZE];
  gboolean read = ps_backup_header_parse (&header, bytes, MIN (size, PS_BACKUP_HEADER_SIZE_MAX), size,
                                          "one", &error);

  ps_fuzz_check_error (read, error);
  if (!read)
    return;

  ps_backup_header_write (&header, again);
  g_assert_cmpmem (again, sizeof again, bytes, PS_BACKUP_HEADER_SIZE);
  g_assert_nonnull (ps_backup_reason_to_string (header.reason));
}

/* In memory, where there is such a folder. */
static void
open_file (const guint8 *bytes,
           gsize         size)
{
  char path[PATH_MAX_LEN];
  g_autoptr (GError) error = NULL;
  g_autoptr (PsBackupFile) file = NULL;
  g_autoptr (PsKeyring) keyring = NULL;
  gboolean read;
  int fd;

  g_snprintf (path, sizeof path, "%s/peerside-fuzz-%d.peerbak",
              g_file_test ("/dev/shm", G_FILE_TEST_IS_DIR) ? "/dev/shm" : "/tmp", getpid ());
  fd = open (path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (write (fd, bytes, size), ==, size);
  close (fd);

  file = ps_backup_file_open (path, &error);
  read = file != NULL && ps_backup_file_verify (file, NULL, &error);
  if (read)
    keyring = ps_backup_file_read_keyring (file, &error);
  unlink (path);

  ps_fuzz_check_error (keyring != NULL, error);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree guint8 *bytes = ps_fuzz_copy (data, size);
  guint32 head = 0;

  g_assert_cmpint (sodium_init (), >=, 0);
  parse (bytes, size);
  open_file (bytes, size);

  if (size >= SIZE_AT + sizeof head)
    memcpy (&head, bytes + SIZE_AT, sizeof head);
  head = GUINT32_FROM_LE (head);
  if (head > PS_BACKUP_HASH_SIZE && head <= size)
    {
      crypto_generichash (bytes + head - PS_BACKUP_HASH_SIZE, PS_BACKUP_HASH_SIZE, bytes,
                          head - PS_BACKUP_HASH_SIZE, NULL, 0);
      parse (bytes, size);
      open_file (bytes, size);
    }

  return 0;
}
