/* Any bytes are a keyring or a refusal, and what is taken for a keyring is written as it was read.
 * Nobody is let in by one that was made up.
 *
 * The checksum at the end is made right, or nothing would ever get past it.
 */
#include "ps-error.h"
#include "ps-fuzz.h"
#include "ps-keyring-private.h"

static void
parse (const guint8 *bytes,
       gsize         size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) stranger = NULL;
  g_autoptr (PsKeyring) keyring = ps_keyring_parse (bytes, size, &error);
  g_autoptr (GBytes) again = NULL;
  g_auto (GStrv) names = NULL;

  ps_fuzz_check_error (keyring != NULL, error);
  if (keyring == NULL)
    return;

  again = ps_keyring_serialise (keyring);
  g_assert_cmpmem (g_bytes_get_data (again, NULL), g_bytes_get_size (again), bytes, size);

  names = ps_keyring_get_user_names (keyring);
  for (guint i = 0; names[i] != NULL; i++)
    g_assert_true (g_utf8_validate (names[i], -1, NULL));

  /* As far as signatures go; nobody of that name is asked for a passphrase, which takes its time. */
  g_assert_null (ps_keyring_unlock (keyring, "\xf4\x8f\xbf\xbd", "passphrase", 10, &stranger));
  ps_fuzz_check_error (FALSE, stranger);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree guint8 *bytes = ps_fuzz_copy (data, size);

  g_assert_cmpint (sodium_init (), >=, 0);
  parse (bytes, size);

  if (size > PS_KEYRING_HASH_SIZE)
    {
      crypto_generichash (bytes + size - PS_KEYRING_HASH_SIZE, PS_KEYRING_HASH_SIZE, bytes,
                          size - PS_KEYRING_HASH_SIZE, NULL, 0);
      parse (bytes, size);
    }

  return 0;
}
