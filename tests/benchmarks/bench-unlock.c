/* From the passphrase to an open vault, against the key derivation alone, which is dear on purpose.
 */
#include <string.h>

#include "ps-bench.h"
#include "ps-content.h"
#include "ps-keyring-private.h"
#include "ps-opened.h"
#include "ps-recovery.h"
#include "ps-test-db.h"
#include "ps-vault.h"

#define USER       "Ana"
#define PASSPHRASE "correct horse battery staple"

typedef struct {
  char       *path;
  PsSecret   *passphrase;
  PsKdfParams kdf;
  guint8      salt[PS_KDF_SALT_SIZE];
} Bench;

static void
make_vault (Bench *bench)
{
  g_autoptr (PsFounding) founding = ps_founding_new ();
  g_autoptr (PsContent) content = ps_content_new (NULL, NULL, NULL);
  g_autoptr (PsKeyring) keyring = NULL;
  g_autoptr (GError) error = NULL;
  gboolean used_backup;
  PsOpened *opened;

  founding->user_name = g_strdup (USER);
  founding->passphrase = ps_secret_ref (bench->passphrase);
  founding->recovery_code = ps_recovery_code_new ();
  opened = ps_opened_create (bench->path, founding, content, &ps_clock_system, &error);
  g_assert_no_error (error);
  ps_opened_free (opened);

  keyring = ps_keyring_load (bench->path, &used_backup, &error);
  g_assert_no_error (error);
  bench->kdf = ps_keyring_find (keyring, USER)->kdf;
  memcpy (bench->salt, ps_keyring_find (keyring, USER)->salt, sizeof bench->salt);
}

static void
unlock (gpointer data)
{
  Bench *bench = data;
  g_autoptr (GError) error = NULL;
  PsOpened *opened =
    ps_opened_unlock (bench->path, USER, bench->passphrase, &ps_clock_system, &error);

  g_assert_no_error (error);
  ps_db_adopt (opened->db);
  ps_opened_free (opened);
}

static void
derive (gpointer data)
{
  Bench *bench = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PsSecret) key =
    ps_kdf_derive (&bench->kdf, bench->salt, bench->passphrase, &error);

  g_assert_no_error (error);
  g_assert_nonnull (key);
}

int
main (void)
{
  Bench bench = { 0 };
  g_autofree char *dir = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;

  ps_vault_init (&error);
  g_assert_no_error (error);
  dir = g_dir_make_tmp ("peerside-bench-XXXXXX", &error);
  g_assert_no_error (error);
  bench.path = g_build_filename (dir, "vault", NULL);
  bench.passphrase = ps_secret_new (PASSPHRASE, strlen (PASSPHRASE));
  make_vault (&bench);

  name = g_strdup_printf ("unlock, closing again included (%u MiB, %u passes)",
                          bench.kdf.memory_kib / 1024, bench.kdf.passes);
  ps_bench_pair (name, unlock, "the Argon2id call alone", derive, &bench);

  ps_secret_unref (bench.passphrase);
  ps_test_remove_dir (bench.path);
  ps_test_remove_dir (dir);
  g_free (bench.path);

  return 0;
}
