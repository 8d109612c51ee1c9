#include "vault-test.h"

#include "ps-keyring-private.h"

/* What somebody with a hex editor, the files and perhaps a passphrase of their own can do to a
 * keyring, and that it is noticed before anybody relies on it.
 */

#define DESK_PASSPHRASE "front desk"
#define PEER_PASSPHRASE "peer leader"

/**
 * Fixture:
 * @ana: an administrator and co-facilitator, who has made the vault
 * @cleo: at the front desk; the one who forges, with the keys that the front desk has
 *
 * A vault with three users; Ben is a Peer Leader.
 */
typedef struct {
  PsKeyring *keyring;
  PsKeys    *ana;
  PsKeys    *cleo;
  PsSecret  *root_secret;
} Fixture;

static PsSecret *
secret_of (const guint8 *root_seed)
{
  PsSecret *secret = ps_secret_new_zeroed (crypto_sign_SECRETKEYBYTES);
  guint8 public[crypto_sign_PUBLICKEYBYTES];

  crypto_sign_seed_keypair (public, ps_secret_get_writable (secret), root_seed);

  return secret;
}

static PsRecord *
add_user (Fixture    *fixture,
          const char *user_name,
          PsRole      roles,
          const char *passphrase)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PsSecret) words = ps_secret_new (passphrase, strlen (passphrase));
  g_autoptr (PsSecret) seed = ps_secret_random (PS_KEY_SIZE);
  const PsKdfParams cheap = CHEAP;
  PsRecord *record = ps_record_make (fixture->keyring, user_name, roles, 0, &cheap, FALSE, words, seed,
                                     fixture->root_secret, &error);

  g_assert_no_error (error);
  for (guint type = PS_KEY_DATA; type <= PS_KEY_ROOT; type++)
    if (ps_record_may_hold (record, type))
      ps_record_add_wrap (fixture->keyring, record, type, 1, ps_keys_lookup (fixture->ana, type, 1),
                          NULL, ps_secret_get_bytes (fixture->root_secret));
  g_ptr_array_add (fixture->keyring->records, record);

  return record;
}

/* What everybody with the DATA key can do after a change: make the keyed hash right. */
static void
settle (Fixture *fixture)
{
  ps_keyring_get_mac (fixture->keyring, ps_keys_get_data_key (fixture->ana),
                      fixture->keyring->mac);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data G_GNUC_UNUSED)
{
  fixture->keyring = make_keyring (&fixture->ana);
  fixture->root_secret = secret_of (ps_keys_lookup (fixture->ana, PS_KEY_ROOT, 1));
  add_user (fixture, "Ben", PS_ROLE_PEER_LEADER, PEER_PASSPHRASE);
  add_user (fixture, "Cleo", PS_ROLE_FRONT_DESK, DESK_PASSPHRASE);
  settle (fixture);

  fixture->cleo = unlock_with (fixture->keyring, "Cleo", DESK_PASSPHRASE, NULL);
  g_assert_nonnull (fixture->cleo);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data G_GNUC_UNUSED)
{
  ps_keys_unref (fixture->ana);
  ps_keys_unref (fixture->cleo);
  ps_secret_unref (fixture->root_secret);
  ps_keyring_unref (fixture->keyring);
}

static PsRecord *
record_of (Fixture    *fixture,
           const char *user_name)
{
  PsRecord *record = ps_keyring_find (fixture->keyring, user_name);

  g_assert_nonnull (record);

  return record;
}

/* Through the file, as the next person to unlock would find it. */
static PsKeys *
unlock_file (Fixture     *fixture,
             const char  *user_name,
             const char  *passphrase,
             GError     **error)
{
  g_autoptr (GBytes) bytes = ps_keyring_serialise (fixture->keyring);
  g_autoptr (PsKeyring) keyring = ps_keyring_parse (g_bytes_get_data (bytes, NULL),
                                                    g_bytes_get_size (bytes), error);

  return keyring != NULL ? unlock_with (keyring, user_name, passphrase, error) : NULL;
}

static void
assert_opens (Fixture    *fixture,
              const char *user_name,
              const char *passphrase)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PsKeys) keys = unlock_file (fixture, user_name, passphrase, &error);

  g_assert_no_error (error);
  g_assert_nonnull (keys);
}

static void
assert_noticed (Fixture    *fixture,
                const char *user_name,
                const char *passphrase,
                const char *sentence)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (unlock_file (fixture, user_name, passphrase, &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_DAMAGED);
  if (strstr (error->message, sentence) == NULL)
    g_error ("Expected “%s” in “%s”", sentence, error->message);
}

static void
test_each_role_holds_its_keys (Fixture       *fixture,
                               gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsKeys) ben = unlock_file (fixture, "Ben", PEER_PASSPHRASE, NULL);
  g_autoptr (PsKeys) cleo = unlock_file (fixture, "Cleo", DESK_PASSPHRASE, NULL);

  g_assert_true (ps_keys_has_notes (ben));
  g_assert_false (ps_keys_has_root (ben));
  g_assert_false (ps_keys_has_notes (cleo));
  g_assert_false (ps_keys_has_root (cleo));
  g_assert_cmpmem (ps_keys_get_data_key (cleo), PS_KEY_SIZE, ps_keys_get_data_key (ben),
                   PS_KEY_SIZE);
  g_assert_null (ps_keys_lookup (cleo, PS_KEY_NOTES, 1));
}

static void
test_any_changed_byte_is_noticed (Fixture       *fixture,
                                  gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GBytes) bytes = ps_keyring_serialise (fixture->keyring);
  gsize len = g_bytes_get_size (bytes);

  for (gsize i = 0; i < len; i++)
    {
      g_autofree guint8 *copy = g_memdup2 (g_bytes_get_data (bytes, NULL), len);
      g_autoptr (GError) error = NULL;

      copy[i] ^= 1 << (i % 8);
      g_assert_null (ps_keyring_parse (copy, len, &error));
      g_assert_error (error, PS_ERROR, (i < 8 ? PS_ERROR_NOT_A_VAULT : PS_ERROR_DAMAGED));
    }
}

static void
test_a_changed_byte_is_noticed_behind_the_checksum (Fixture       *fixture,
                                                    gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GBytes) bytes = ps_keyring_serialise (fixture->keyring);
  gsize len = g_bytes_get_size (bytes);
  gsize hashed = len - PS_KEYRING_HASH_SIZE;
  gsize step = 13;

#ifdef PS_LONG_TESTS
  step = 1;
#endif

  /* Where only the keyed hash can tell, the passphrase has to be tried, so not every byte is. */
  for (gsize i = 8; i < hashed; i += step)
    {
      g_autofree guint8 *copy = g_memdup2 (g_bytes_get_data (bytes, NULL), len);
      g_autoptr (GError) error = NULL;
      g_autoptr (PsKeyring) keyring = NULL;

      copy[i] ^= 1 << (i % 8);
      crypto_generichash (copy + hashed, PS_KEYRING_HASH_SIZE, copy, hashed, NULL, 0);
      keyring = ps_keyring_parse (copy, len, &error);
      if (keyring != NULL)
        g_assert_null (unlock_with (keyring, "Ana", PASSPHRASE, &error));

      if (!g_error_matches (error, PS_ERROR, PS_ERROR_DAMAGED) &&
          !g_error_matches (error, PS_ERROR, PS_ERROR_NEWER))
        g_error ("Byte %" G_GSIZE_FORMAT " of %" G_GSIZE_FORMAT ": %s", i, len, error->message);
    }
}

static void
test_any_missing_end_is_noticed (Fixture       *fixture,
                                 gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GBytes) bytes = ps_keyring_serialise (fixture->keyring);
  gsize len = g_bytes_get_size (bytes);

  for (gsize i = 0; i < len; i++)
    {
      /* A copy of just that length, so that reading past its end is seen by a memory checker. */
      g_autofree guint8 *copy = g_memdup2 (g_bytes_get_data (bytes, NULL), i);
      g_autoptr (GError) error = NULL;
      g_autoptr (GError) rehashed = NULL;

      g_assert_null (ps_keyring_parse (copy, i, &error));
      g_assert_error (error, PS_ERROR, PS_ERROR_DAMAGED);

      if (i < PS_KEYRING_HASH_SIZE + 9)
        continue;
      crypto_generichash (copy + i - PS_KEYRING_HASH_SIZE, PS_KEYRING_HASH_SIZE, copy,
                          i - PS_KEYRING_HASH_SIZE, NULL, 0);
      g_assert_null (ps_keyring_parse (copy, i, &rehashed));
      g_assert_error (rehashed, PS_ERROR, PS_ERROR_DAMAGED);
    }
}

static void
test_more_than_a_keyring_is_noticed (Fixture       *fixture,
                                     gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GBytes) bytes = ps_keyring_serialise (fixture->keyring);
  gsize len = g_bytes_get_size (bytes);
  gsize body = len - 2 * PS_KEYRING_HASH_SIZE;
  g_autofree guint8 *copy = g_malloc0 (len + 1);
  g_autoptr (GError) error = NULL;

  memcpy (copy, g_bytes_get_data (bytes, NULL), body);
  memcpy (copy + body + 1, fixture->keyring->mac, PS_KEYRING_HASH_SIZE);
  crypto_generichash (copy + len + 1 - PS_KEYRING_HASH_SIZE, PS_KEYRING_HASH_SIZE, copy,
                      len + 1 - PS_KEYRING_HASH_SIZE, NULL, 0);
  g_assert_null (ps_keyring_parse (copy, len + 1, &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_DAMAGED);
}

static void
test_a_wrong_root_key_is_noticed (Fixture       *fixture,
                                  gconstpointer  data G_GNUC_UNUSED)
{
  guint8 key[PS_KEY_SIZE] = { 42 };

  ps_record_add_wrap (fixture->keyring, record_of (fixture, "Ana"), PS_KEY_ROOT, 2, key, NULL,
                      ps_secret_get_bytes (fixture->root_secret));
  settle (fixture);
  assert_noticed (fixture, "Ana", PASSPHRASE, "a key of “Ana” was not given by anybody");
}

static void
test_an_outsider_changes_nothing (Fixture       *fixture,
                                  gconstpointer  data G_GNUC_UNUSED)
{
  fixture->keyring->generation++;
  assert_noticed (fixture, "Ana", PASSPHRASE, "somebody without the keys");
}

static void
test_nobody_promotes_themselves (Fixture       *fixture,
                                 gconstpointer  data G_GNUC_UNUSED)
{
  record_of (fixture, "Cleo")->roles |= PS_ROLE_PEER_LEADER | PS_ROLE_ADMINISTRATOR;
  settle (fixture);
  assert_noticed (fixture, "Cleo", DESK_PASSPHRASE, "no administrator has made “Cleo”");
  assert_noticed (fixture, "Ana", PASSPHRASE, "no administrator has made “Cleo”");
}

static void
test_nobody_takes_anothers_name (Fixture       *fixture,
                                 gconstpointer  data G_GNUC_UNUSED)
{
  g_strlcpy (record_of (fixture, "Ben")->name, "Dee", PS_KEYRING_NAME_MAX);
  settle (fixture);
  assert_noticed (fixture, "Ana", PASSPHRASE, "no administrator has made “Dee”");
}

static void
test_nobody_takes_anothers_place (Fixture       *fixture,
                                  gconstpointer  data G_GNUC_UNUSED)
{
  PsRecord *ben = record_of (fixture, "Ben");
  PsRecord *cleo = record_of (fixture, "Cleo");

  /* Ben's rights with Cleo's passphrase and keys. */
  memcpy (ben->box_public, cleo->box_public, sizeof ben->box_public);
  memcpy (ben->sign_public, cleo->sign_public, sizeof ben->sign_public);
  settle (fixture);
  assert_noticed (fixture, "Ben", DESK_PASSPHRASE, "no administrator has made “Ben”");
}

static void
test_nobody_weakens_anothers_passphrase (Fixture       *fixture,
                                         gconstpointer  data G_GNUC_UNUSED)
{
  PsRecord *ben = record_of (fixture, "Ben");

  ben->kdf.passes = 2;
  settle (fixture);
  assert_noticed (fixture, "Ben", PEER_PASSPHRASE, "checks the passphrase of “Ben”");
}

static void
test_a_swapped_seed_is_noticed (Fixture       *fixture,
                                gconstpointer  data G_GNUC_UNUSED)
{
  PsRecord *ben = record_of (fixture, "Ben");
  PsRecord *cleo = record_of (fixture, "Cleo");

  memcpy (ben->salt, cleo->salt, sizeof ben->salt);
  memcpy (ben->nonce, cleo->nonce, sizeof ben->nonce);
  memcpy (ben->sealed_seed, cleo->sealed_seed, sizeof ben->sealed_seed);
  memcpy (ben->own_signature, cleo->own_signature, sizeof ben->own_signature);
  settle (fixture);
  assert_noticed (fixture, "Ben", DESK_PASSPHRASE, "checks the passphrase of “Ben”");
}

static void
test_another_vaults_users_are_noticed (Fixture       *fixture,
                                       gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsKeyring) other = make_keyring (NULL);
  GPtrArray *records = fixture->keyring->records;

  fixture->keyring->records = other->records;
  other->records = records;
  settle (fixture);
  assert_noticed (fixture, "Ana", PASSPHRASE, "no administrator has made “Ana”");
}

/* Cleo makes a root of her own and signs everybody again, all of them administrators. */
static PsSecret *
replace_root (Fixture *fixture)
{
  g_autoptr (PsSecret) seed = ps_secret_random (PS_KEY_SIZE);
  PsSecret *secret = secret_of (ps_secret_get_bytes (seed));

  memcpy (fixture->keyring->root_public, ps_secret_get_bytes (secret) + 32, 32);
  for (guint i = 0; i < fixture->keyring->records->len; i++)
    ps_record_sign (fixture->keyring, g_ptr_array_index (fixture->keyring->records, i), secret);

  return secret;
}

static void
test_a_root_of_ones_own_is_noticed (Fixture       *fixture,
                                    gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsSecret) root_secret = replace_root (fixture);
  PsRecord *ana = record_of (fixture, "Ana");

  settle (fixture);
  assert_noticed (fixture, "Ana", PASSPHRASE, "whole list of users was replaced");

  /* Nor with keys that are sealed under that root, hers for notes among them. */
  g_array_set_size (ana->wraps, 0);
  ps_record_add_wrap (fixture->keyring, ana, PS_KEY_DATA, 1, ps_keys_get_data_key (fixture->cleo),
                      NULL, ps_secret_get_bytes (root_secret));
  ps_record_add_wrap (fixture->keyring, ana, PS_KEY_NOTES, 1, ps_keys_get_data_key (fixture->cleo),
                      NULL, ps_secret_get_bytes (root_secret));
  settle (fixture);
  assert_noticed (fixture, "Ana", PASSPHRASE, "whole list of users was replaced");
}

static void
test_nobody_slips_a_key_to_another (Fixture       *fixture,
                                    gconstpointer  data G_GNUC_UNUSED)
{
  /* A notes key that Cleo knows, newer than the real one, so that Ana would seal with it. */
  const PsPairs *pairs = ps_keys_get_pairs (fixture->cleo);
  const PsUid *granters[] = { NULL, ps_keys_get_user_id (fixture->cleo),
                              ps_keys_get_user_id (fixture->ana) };
  PsRecord *ana = record_of (fixture, "Ana");
  guint8 key[PS_KEY_SIZE] = { 42 };

  for (guint i = 0; i < G_N_ELEMENTS (granters); i++)
    {
      guint n = ana->wraps->len;

      ps_record_add_wrap (fixture->keyring, ana, PS_KEY_NOTES, 2, key, granters[i],
                          pairs->sign_secret);
      settle (fixture);
      assert_noticed (fixture, "Ana", PASSPHRASE, "a key of “Ana” was not given by anybody");
      g_array_set_size (ana->wraps, n);
    }

  settle (fixture);
  assert_opens (fixture, "Ana", PASSPHRASE);
}

static void
test_a_peer_gives_only_notes (Fixture       *fixture,
                              gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsKeys) ben = unlock_file (fixture, "Ben", PEER_PASSPHRASE, NULL);
  PsRecord *ana = record_of (fixture, "Ana");
  PsRecord *cleo = record_of (fixture, "Cleo");
  guint n = ana->wraps->len;
  guint8 key[PS_KEY_SIZE] = { 42 };

  ps_record_add_wrap (fixture->keyring, ana, PS_KEY_DATA, 2, key, ps_keys_get_user_id (ben),
                      ps_keys_get_pairs (ben)->sign_secret);
  settle (fixture);
  assert_noticed (fixture, "Ana", PASSPHRASE, "a key of “Ana” was not given by anybody");
  g_array_set_size (ana->wraps, n);

  /* And only to whom an administrator has made one who may read them. */
  ps_record_add_wrap (fixture->keyring, cleo, PS_KEY_NOTES, 1,
                      ps_keys_lookup (ben, PS_KEY_NOTES, 1), ps_keys_get_user_id (ben),
                      ps_keys_get_pairs (ben)->sign_secret);
  settle (fixture);
  assert_noticed (fixture, "Cleo", DESK_PASSPHRASE, "a key of “Cleo” was not given by anybody");
}

static void
test_notes_are_passed_on_by_who_holds_them (Fixture       *fixture,
                                            gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsKeys) ben = unlock_file (fixture, "Ben", PEER_PASSPHRASE, NULL);
  g_autoptr (PsKeys) dee = NULL;
  g_autoptr (PsKeys) before = NULL;
  PsRecord *record = add_user (fixture, "Dee", PS_ROLE_PEER_LEADER, "new here");

  /* As an administrator who holds no notes adds her: with the key of the database alone. */
  g_array_set_size (record->wraps, 1);
  settle (fixture);
  before = unlock_file (fixture, "Dee", "new here", NULL);
  g_assert_false (ps_keys_has_notes (before));

  ps_record_add_wrap (fixture->keyring, record, PS_KEY_NOTES, 1,
                      ps_keys_lookup (ben, PS_KEY_NOTES, 1), ps_keys_get_user_id (ben),
                      ps_keys_get_pairs (ben)->sign_secret);
  settle (fixture);
  dee = unlock_file (fixture, "Dee", "new here", NULL);
  g_assert_true (ps_keys_has_notes (dee));

  /* What Ben gave does not count any more once he is gone. */
  record_of (fixture, "Ben")->flags |= PS_RECORD_REMOVED;
  g_array_set_size (((PsRecord *) g_ptr_array_index (fixture->keyring->records, 2))->wraps, 0);
  ps_record_sign (fixture->keyring, g_ptr_array_index (fixture->keyring->records, 2),
                  fixture->root_secret);
  settle (fixture);
  assert_noticed (fixture, "Dee", "new here", "a key of “Dee” was not given by anybody");
}

static void
test_a_key_cannot_be_moved (Fixture       *fixture,
                            gconstpointer  data G_GNUC_UNUSED)
{
  PsRecord *ana = record_of (fixture, "Ana");
  PsRecord *ben = record_of (fixture, "Ben");

  g_array_index (ana->wraps, PsWrap, 0) = g_array_index (ben->wraps, PsWrap, 0);
  settle (fixture);
  assert_noticed (fixture, "Ana", PASSPHRASE, "a key of “Ana” was not given by anybody");
}

static void
test_a_taken_key_is_noticed (Fixture       *fixture,
                             gconstpointer  data G_GNUC_UNUSED)
{
  g_array_remove_index (record_of (fixture, "Ben")->wraps, 0);
  settle (fixture);
  assert_noticed (fixture, "Ben", PEER_PASSPHRASE, "the key of the database was taken out");
}

static void
test_a_removed_user_is_remembered_and_kept_out (Fixture       *fixture,
                                                gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;
  PsRecord *ben = record_of (fixture, "Ben");
  g_auto (GStrv) names = NULL;
  g_autofree char *joined = NULL;

  ben->flags |= PS_RECORD_REMOVED;
  g_array_set_size (ben->wraps, 0);
  ps_record_sign (fixture->keyring, ben, fixture->root_secret);
  settle (fixture);

  g_assert_null (unlock_file (fixture, "Ben", PEER_PASSPHRASE, &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_UNKNOWN_USER);
  assert_opens (fixture, "Ana", PASSPHRASE);

  names = ps_keyring_get_user_names (fixture->keyring);
  joined = g_strjoinv (" ", names);
  g_assert_cmpstr (joined, ==, "Ana Cleo");
  g_assert_cmpstr (ps_keyring_lookup_name (fixture->keyring, &ben->id), ==, "Ben");

  /* Another Ben may come. */
  add_user (fixture, "Ben", PS_ROLE_FRONT_DESK, "second");
  settle (fixture);
  assert_opens (fixture, "Ben", "second");

  /* But the first does not come back by himself. */
  ben->flags = 0;
  g_strlcpy (ben->name, "Bob", sizeof ben->name);
  settle (fixture);
  assert_noticed (fixture, "Ana", PASSPHRASE, "no administrator has made “Bob”");
}

static void
test_older_keys_are_kept_for_reading (Fixture       *fixture,
                                      gconstpointer  data G_GNUC_UNUSED)
{
  const PsKeyType types[] = { PS_KEY_DATA, PS_KEY_NOTES };
  g_autoptr (PsKeys) ben = NULL;
  PsRecord *record = record_of (fixture, "Ben");
  guint8 keys[2][PS_KEY_SIZE] = { { 7 }, { 8 } };

  for (guint i = 0; i < 2; i++)
    ps_record_add_wrap (fixture->keyring, record, types[i], 2, keys[i], NULL,
                        ps_secret_get_bytes (fixture->root_secret));
  ps_keyring_get_mac (fixture->keyring, keys[0], fixture->keyring->mac);

  ben = unlock_file (fixture, "Ben", PEER_PASSPHRASE, NULL);
  g_assert_nonnull (ben);
  g_assert_cmpuint (ps_keys_get_data_epoch (ben), ==, 2);
  g_assert_cmpuint (ps_keys_get_notes_epoch (ben), ==, 2);
  g_assert_cmpmem (ps_keys_get_data_key (ben), PS_KEY_SIZE, keys[0], PS_KEY_SIZE);
  g_assert_cmpmem (ps_keys_lookup_data_key (ben, 1), PS_KEY_SIZE,
                   ps_keys_get_data_key (fixture->ana), PS_KEY_SIZE);
  g_assert_cmpmem (ps_keys_lookup (ben, PS_KEY_NOTES, 1), PS_KEY_SIZE,
                   ps_keys_lookup (fixture->ana, PS_KEY_NOTES, 1), PS_KEY_SIZE);
}

static void
test_nobody_hides_that_a_passphrase_was_given (Fixture       *fixture,
                                               gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PsSecret) text = ps_secret_new ("given", 5);
  PsKeyringPassphrase passphrase = { text, CHEAP, TRUE };

  g_assert_true (ps_keyring_set_passphrase (fixture->keyring, fixture->ana, "Ben", &passphrase,
                                            &error));
  assert_opens (fixture, "Ben", "given");

  /* So that Ben would go on with one that somebody else knows. */
  record_of (fixture, "Ben")->given = FALSE;
  settle (fixture);
  assert_noticed (fixture, "Ben", "given", "checks the passphrase of “Ben”");
  record_of (fixture, "Ben")->given = TRUE;

  /* Nor does anybody make Ana choose another. */
  record_of (fixture, "Ana")->given = TRUE;
  settle (fixture);
  assert_noticed (fixture, "Ana", PASSPHRASE, "checks the passphrase of “Ana”");
}

/* No change is made in a keyring that was forged. */
static void
assert_not_built_on (Fixture *fixture)
{
  g_autoptr (PsSecret) code = ps_recovery_code_new ();
  gboolean changed;

  for (guint i = 0; i < 5; i++)
    {
      g_autoptr (GBytes) before = ps_keyring_serialise (fixture->keyring);
      g_autoptr (GBytes) after = NULL;
      g_autoptr (GError) error = NULL;
      gboolean done = i == 0   ? ps_keyring_remove_user (fixture->keyring, fixture->ana, "Ben", &error)
                      : i == 1 ? ps_keyring_set_roles (fixture->keyring, fixture->ana, "Ben",
                                                       PS_ROLE_FRONT_DESK, &error)
                      : i == 2 ? ps_keyring_renew_recovery (fixture->keyring, fixture->ana, code, &error)
                      : i == 3 ? ps_keyring_forget_old_data_keys (fixture->keyring, fixture->ana, &error)
                               : ps_keyring_grant_notes (fixture->keyring, fixture->ana, &changed, &error);

      /* Where nobody waits for notes there is nothing to grant. */
      if (i == 4 && done)
        continue;

      g_assert_false (done);
      g_assert_error (error, PS_ERROR, PS_ERROR_DAMAGED);
      after = ps_keyring_serialise (fixture->keyring);
      g_assert_true (g_bytes_equal (before, after));
    }
}

static void
test_root_signs_nothing_that_was_slipped_in (Fixture       *fixture,
                                             gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsKeys) ben = unlock_file (fixture, "Ben", PEER_PASSPHRASE, NULL);
  PsRecord *ana = record_of (fixture, "Ana");
  PsRecord *cleo = record_of (fixture, "Cleo");
  guint8 key[PS_KEY_SIZE] = { 42 };
  guint n = ana->wraps->len;

  /* As Ben, who may give notes, would have them given to Cleo by root when he is removed. */
  ps_record_add_wrap (fixture->keyring, cleo, PS_KEY_NOTES, 1,
                      ps_keys_lookup (ben, PS_KEY_NOTES, 1), ps_keys_get_user_id (ben),
                      ps_keys_get_pairs (ben)->sign_secret);
  settle (fixture);
  assert_not_built_on (fixture);
  g_array_set_size (cleo->wraps, cleo->wraps->len - 1);

  /* As Cleo, who may give nothing, in Ben's name. */
  ps_record_add_wrap (fixture->keyring, ana, PS_KEY_NOTES, 2, key, ps_keys_get_user_id (ben),
                      ps_keys_get_pairs (fixture->cleo)->sign_secret);
  settle (fixture);
  assert_not_built_on (fixture);
  g_array_set_size (ana->wraps, n);

  /* A role that nobody gave. */
  cleo->roles = PS_ROLE_CO_FACILITATOR;
  settle (fixture);
  assert_not_built_on (fixture);
  cleo->roles = PS_ROLE_FRONT_DESK;

  /* By somebody without the keys. */
  settle (fixture);
  fixture->keyring->generation += 7;
  assert_not_built_on (fixture);
  fixture->keyring->generation -= 7;
  assert_opens (fixture, "Ana", PASSPHRASE);
}

static void
test_notes_are_granted_to_nobody_who_promoted_themselves (Fixture       *fixture,
                                                          gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;
  gboolean changed = TRUE;

  record_of (fixture, "Cleo")->roles |= PS_ROLE_PEER_LEADER;
  settle (fixture);
  g_assert_false (ps_keyring_grant_notes (fixture->keyring, fixture->ana, &changed, &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_DAMAGED);
  g_assert_false (changed);
}

static void
test_keys_of_another_vault_change_nothing (Fixture       *fixture,
                                           gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsKeys) stranger = NULL;
  g_autoptr (PsKeyring) other G_GNUC_UNUSED = make_keyring (&stranger);
  g_autoptr (GError) error = NULL;

  g_assert_false (ps_keyring_remove_user (fixture->keyring, stranger, "Ben", &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_DAMAGED);
}

/* Cleo cuts out what Ben has of the new key, so that tidying up would lock him out. */
static void
test_nobody_is_locked_out_by_tidying_up (Fixture       *fixture,
                                         gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PsKeys) renewed = NULL;
  PsRecord *ben;

  add_user (fixture, "Dee", PS_ROLE_FRONT_DESK, "dee");
  settle (fixture);
  g_assert_true (ps_keyring_remove_user (fixture->keyring, fixture->ana, "Dee", &error));
  renewed = ps_keyring_reopen (fixture->keyring, fixture->ana, &error);
  g_assert_no_error (error);

  ben = record_of (fixture, "Ben");
  for (guint i = ben->wraps->len; i > 0; i--)
    {
      const PsWrap *wrap = &g_array_index (ben->wraps, PsWrap, i - 1);

      if (wrap->type == PS_KEY_DATA && wrap->epoch == 2)
        g_array_remove_index (ben->wraps, i - 1);
    }
  ps_keyring_get_mac (fixture->keyring, ps_keys_get_data_key (renewed), fixture->keyring->mac);
  g_assert_false (ps_keyring_forget_old_data_keys (fixture->keyring, renewed, &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_DAMAGED);
}

static void
assert_unreadable (Fixture *fixture,
                   PsError  code)
{
  g_autoptr (GBytes) bytes = ps_keyring_serialise (fixture->keyring);
  g_autoptr (GError) error = NULL;

  g_assert_null (ps_keyring_parse (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                   &error));
  g_assert_error (error, PS_ERROR, (int) code);
}

static void
test_a_greedy_passphrase_check_is_refused (Fixture       *fixture,
                                           gconstpointer  data G_GNUC_UNUSED)
{
  const PsKdfParams greedy[] = {
    { PS_KDF_MEMORY_MAX_KIB + 1, 3 }, { G_MAXUINT32, 1 }, { PS_KDF_MEMORY_MIN_KIB - 1, 3 },
    { 0, 3 }, { PS_KDF_MEMORY_MIN_KIB, 0 }, { PS_KDF_MEMORY_MIN_KIB, 17 },
    { PS_KDF_MEMORY_MIN_KIB, G_MAXUINT32 },
  };
  const PsKdfParams fair[] = {
    { PS_KDF_MEMORY_MAX_KIB, 16 }, { PS_KDF_MEMORY_MIN_KIB, 1 },
  };
  PsRecord *ben = record_of (fixture, "Ben");

  for (guint i = 0; i < G_N_ELEMENTS (greedy); i++)
    {
      ben->kdf = greedy[i];
      assert_unreadable (fixture, PS_ERROR_DAMAGED);
    }

  for (guint i = 0; i < G_N_ELEMENTS (fair); i++)
    {
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (PsKeyring) keyring = NULL;

      ben->kdf = fair[i];
      bytes = ps_keyring_serialise (fixture->keyring);
      keyring = ps_keyring_parse (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL);
      g_assert_nonnull (keyring);
    }
}

static void
test_what_a_later_version_adds_is_not_damage (Fixture       *fixture,
                                              gconstpointer  data G_GNUC_UNUSED)
{
  PsRecord *ben = record_of (fixture, "Ben");

  ben->roles |= 1 << 8;
  assert_unreadable (fixture, PS_ERROR_NEWER);
  ben->roles = PS_ROLE_PEER_LEADER;

  ben->flags = 1 << 5;
  assert_unreadable (fixture, PS_ERROR_NEWER);
  ben->flags = 0;

  ben->kdf_kind = 2;
  assert_unreadable (fixture, PS_ERROR_NEWER);
  ben->kdf_kind = PS_KDF_ARGON2ID;

  g_array_index (ben->wraps, PsWrap, 0).type = PS_KEY_ROOT + 1;
  assert_unreadable (fixture, PS_ERROR_NEWER);
}

static void
test_what_cannot_be_is_damage (Fixture       *fixture,
                               gconstpointer  data G_GNUC_UNUSED)
{
  PsRecord *ben = record_of (fixture, "Ben");
  PsRecord *cleo = record_of (fixture, "Cleo");
  PsRecord saved = *ben;

  ben->roles = 0;
  assert_unreadable (fixture, PS_ERROR_DAMAGED);
  *ben = saved;

  ben->name[0] = '\0';
  assert_unreadable (fixture, PS_ERROR_DAMAGED);
  *ben = saved;

  g_strlcpy (ben->name, "B\xff", sizeof ben->name);
  assert_unreadable (fixture, PS_ERROR_DAMAGED);
  *ben = saved;

  g_strlcpy (ben->name, "CLEO", sizeof ben->name);
  assert_unreadable (fixture, PS_ERROR_DAMAGED);
  *ben = saved;

  ben->id = cleo->id;
  assert_unreadable (fixture, PS_ERROR_DAMAGED);
  *ben = saved;

  ben->flags = PS_RECORD_REMOVED;
  assert_unreadable (fixture, PS_ERROR_DAMAGED);
  *ben = saved;

  /* A recovery sheet with a passphrase that has to be changed. */
  {
    PsRecord *sheet = g_ptr_array_index (fixture->keyring->records, 1);

    sheet->given = TRUE;
    assert_unreadable (fixture, PS_ERROR_DAMAGED);
    sheet->given = FALSE;
  }

  /* A second recovery sheet. */
  ben->flags = PS_RECORD_RECOVERY;
  ben->roles = 0;
  ben->name[0] = '\0';
  assert_unreadable (fixture, PS_ERROR_DAMAGED);
  *ben = saved;

  g_array_index (ben->wraps, PsWrap, 0).epoch = 0;
  assert_unreadable (fixture, PS_ERROR_DAMAGED);
  g_array_index (ben->wraps, PsWrap, 0).epoch = 1;

  g_array_index (ben->wraps, PsWrap, 0).type = PS_KEY_NOTES;
  assert_unreadable (fixture, PS_ERROR_DAMAGED);
}

static void
test_random_bytes_are_survived (Fixture       *fixture,
                                gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GBytes) bytes = ps_keyring_serialise (fixture->keyring);
  gsize len = g_bytes_get_size (bytes);
  guint runs = 4000;

#ifdef PS_LONG_TESTS
  runs *= 10;
#endif

  for (guint run = 0; run < runs; run++)
    {
      gsize cut = run % 3 == 0 ? (gsize) g_test_rand_int_range (73, (gint32) len) : len;
      g_autofree guint8 *copy = g_memdup2 (g_bytes_get_data (bytes, NULL), cut);
      g_autoptr (GError) error = NULL;
      g_autoptr (PsKeyring) keyring = NULL;

      for (gint n = g_test_rand_int_range (1, 5); n > 0; n--)
        copy[g_test_rand_int_range (8, (gint32) cut)] = (guint8) g_test_rand_int ();
      crypto_generichash (copy + cut - PS_KEYRING_HASH_SIZE, PS_KEYRING_HASH_SIZE, copy,
                          cut - PS_KEYRING_HASH_SIZE, NULL, 0);

      keyring = ps_keyring_parse (copy, cut, &error);
      g_assert_true ((keyring == NULL) == (error != NULL));
    }
}

#define ADD(path, func)                                                                            \
  g_test_add ("/keyring-forgery/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_assert_true (ps_vault_init (NULL));

  ADD ("each-role-holds-its-keys", test_each_role_holds_its_keys);
  ADD ("any-changed-byte-is-noticed", test_any_changed_byte_is_noticed);
  ADD ("a-changed-byte-is-noticed-behind-the-checksum",
       test_a_changed_byte_is_noticed_behind_the_checksum);
  ADD ("any-missing-end-is-noticed", test_any_missing_end_is_noticed);
  ADD ("more-than-a-keyring-is-noticed", test_more_than_a_keyring_is_noticed);
  ADD ("a-wrong-root-key-is-noticed", test_a_wrong_root_key_is_noticed);
  ADD ("an-outsider-changes-nothing", test_an_outsider_changes_nothing);
  ADD ("nobody-promotes-themselves", test_nobody_promotes_themselves);
  ADD ("nobody-takes-anothers-name", test_nobody_takes_anothers_name);
  ADD ("nobody-takes-anothers-place", test_nobody_takes_anothers_place);
  ADD ("nobody-weakens-anothers-passphrase", test_nobody_weakens_anothers_passphrase);
  ADD ("a-swapped-seed-is-noticed", test_a_swapped_seed_is_noticed);
  ADD ("another-vaults-users-are-noticed", test_another_vaults_users_are_noticed);
  ADD ("a-root-of-ones-own-is-noticed", test_a_root_of_ones_own_is_noticed);
  ADD ("nobody-slips-a-key-to-another", test_nobody_slips_a_key_to_another);
  ADD ("a-peer-gives-only-notes", test_a_peer_gives_only_notes);
  ADD ("notes-are-passed-on-by-who-holds-them", test_notes_are_passed_on_by_who_holds_them);
  ADD ("a-key-cannot-be-moved", test_a_key_cannot_be_moved);
  ADD ("a-taken-key-is-noticed", test_a_taken_key_is_noticed);
  ADD ("a-removed-user-is-remembered-and-kept-out",
       test_a_removed_user_is_remembered_and_kept_out);
  ADD ("nobody-hides-that-a-passphrase-was-given", test_nobody_hides_that_a_passphrase_was_given);
  ADD ("root-signs-nothing-that-was-slipped-in", test_root_signs_nothing_that_was_slipped_in);
  ADD ("notes-are-granted-to-nobody-who-promoted-themselves",
       test_notes_are_granted_to_nobody_who_promoted_themselves);
  ADD ("keys-of-another-vault-change-nothing", test_keys_of_another_vault_change_nothing);
  ADD ("nobody-is-locked-out-by-tidying-up", test_nobody_is_locked_out_by_tidying_up);
  ADD ("older-keys-are-kept-for-reading", test_older_keys_are_kept_for_reading);
  ADD ("a-greedy-passphrase-check-is-refused", test_a_greedy_passphrase_check_is_refused);
  ADD ("what-a-later-version-adds-is-not-damage", test_what_a_later_version_adds_is_not_damage);
  ADD ("what-cannot-be-is-damage", test_what_cannot_be_is_damage);
  ADD ("random-bytes-are-survived", test_random_bytes_are_survived);

  return g_test_run ();
}
