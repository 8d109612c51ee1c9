#include "vault-test.h"

static PsKeyring *
parse_bytes (GBytes  *bytes,
             GError **error)
{
  return ps_keyring_parse (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), error);
}

static void
test_opens_with_its_passphrase (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PsKeys) made = NULL;
  g_autoptr (PsKeyring) keyring = make_keyring (&made);
  g_autoptr (GBytes) bytes = ps_keyring_serialise (keyring);
  g_autoptr (PsKeyring) again = parse_bytes (bytes, &error);
  g_autoptr (PsKeys) keys = unlock_with (again, "Ana", PASSPHRASE, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (ps_keys_get_user_name (keys), ==, "Ana");
  g_assert_cmpint (ps_keys_get_roles (keys), ==, PS_ROLE_ADMINISTRATOR | PS_ROLE_CO_FACILITATOR);
  g_assert_cmpmem (ps_keys_get_user_id (keys), PS_UID_SIZE, ps_keys_get_user_id (made),
                   PS_UID_SIZE);
  g_assert_cmpmem (ps_keys_get_vault_id (keys), PS_UID_SIZE, ps_keyring_get_vault_id (keyring),
                   PS_UID_SIZE);
  g_assert_cmpmem (ps_keys_get_data_key (keys), PS_KEY_SIZE, ps_keys_get_data_key (made),
                   PS_KEY_SIZE);
  g_assert_cmpuint (ps_keys_get_data_epoch (keys), ==, 1);
  g_assert_cmpuint (ps_keys_get_notes_epoch (keys), ==, 1);
  g_assert_true (ps_keys_has_notes (keys));
  g_assert_true (ps_keys_has_root (keys));
  g_assert_false (ps_keys_is_recovery (keys));
  g_assert_null (ps_keys_lookup_data_key (keys, 2));
}

static void
test_two_vaults_have_nothing_in_common (void)
{
  g_autoptr (PsKeys) a = NULL;
  g_autoptr (PsKeys) b = NULL;
  g_autoptr (PsKeyring) one = make_keyring (&a);
  g_autoptr (PsKeyring) two = make_keyring (&b);

  g_assert_true (memcmp (ps_keys_get_data_key (a), ps_keys_get_data_key (b), PS_KEY_SIZE) != 0);
  g_assert_true (memcmp (ps_keyring_get_vault_id (one), ps_keyring_get_vault_id (two),
                         PS_UID_SIZE) != 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_assert_true (ps_vault_init (NULL));

  g_test_add_func ("/keyring/opens-with-its-passphrase", test_opens_with_its_passphrase);
  g_test_add_func ("/keyring/two-vaults-have-nothing-in-common",
                   test_two_vaults_have_nothing_in_common);

  return g_test_run ();
}
