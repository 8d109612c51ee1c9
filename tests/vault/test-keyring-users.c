#include "vault-test.h"

#include "ps-keyring-private.h"

/* Who may open the vault is changed: what each then holds, and what a change that fails leaves. */

#define FIRST "a first one"
#define OWN "one of their own"

static PsSecret *
secret (const char *text)
{
  return ps_secret_new (text, strlen (text));
}

/* As it is after it was saved and loaded again. */
static PsKeyring *
again (PsKeyring *keyring)
{
  g_autoptr (GBytes) bytes = ps_keyring_serialise (keyring);
  g_autoptr (GError) error = NULL;
  PsKeyring *read = ps_keyring_parse (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                      &error);

  g_assert_no_error (error);

  return read;
}

static PsKeys *
unlock (PsKeyring  *keyring,
        const char *user_name,
        const char *passphrase)
{
  g_autoptr (PsKeyring) read = again (keyring);
  g_autoptr (GError) error = NULL;
  PsKeys *keys = unlock_with (read, user_name, passphrase, &error);

  g_assert_no_error (error);

  return keys;
}

static void
assert_shut (PsKeyring  *keyring,
             const char *user_name,
             const char *passphrase,
             PsError     code)
{
  g_autoptr (PsKeyring) read = again (keyring);
  g_autoptr (GError) error = NULL;

  g_assert_null (unlock_with (read, user_name, passphrase, &error));
  g_assert_error (error, PS_ERROR, (int) code);
}

static gboolean
try_add (PsKeyring     *keyring,
         const PsKeys  *keys,
         const char    *user_name,
         PsRole         roles,
         GError       **error)
{
  g_autoptr (PsSecret) text = secret (FIRST);
  PsKeyringPassphrase passphrase = { text, CHEAP, TRUE };

  return ps_keyring_add_user (keyring, keys, user_name, roles, &passphrase, NULL, error);
}

static void
add (PsKeyring    *keyring,
     const PsKeys *keys,
     const char   *user_name,
     PsRole        roles)
{
  g_autoptr (GError) error = NULL;

  try_add (keyring, keys, user_name, roles, &error);
  g_assert_no_error (error);
}

/* What fails changes not a byte. */
#define ASSERT_FAILS(keyring, code, words, call)                                                   \
  G_STMT_START                                                                                     \
    {                                                                                              \
      g_autoptr (GBytes) before_ = ps_keyring_serialise (keyring);                                 \
      g_autoptr (GBytes) after_ = NULL;                                                            \
      g_autoptr (GError) error = NULL;                                                             \
      g_assert_false (call);                                                                       \
      g_assert_error (error, PS_ERROR, code);                                                      \
      if (strstr (error->message, words) == NULL)                                                  \
        g_error ("Expected “%s” in “%s”", words, error->message);                                  \
      after_ = ps_keyring_serialise (keyring);                                                     \
      g_assert_true (g_bytes_equal (before_, after_));                                             \
    }                                                                                              \
  G_STMT_END

/* Names, with "+" who waits for notes and "*" who has a passphrase that was given. */
static void
assert_users (PsKeyring  *keyring,
              const char *expected)
{
  g_autoptr (GPtrArray) users = ps_keyring_list_users (keyring);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < users->len; i++)
    {
      const PsKeyringUser *user = g_ptr_array_index (users, i);

      g_string_append_printf (text, "%s%s%s%s", i > 0 ? " " : "", user->name,
                              user->waits_for_notes ? "+" : "", user->given ? "*" : "");
    }
  g_assert_cmpstr (text->str, ==, expected);
}

/* D, N, R with the newest epoch of each that is held. */
static void
assert_keys (PsKeys     *keys,
             const char *expected)
{
  g_autofree char *text = g_strdup_printf ("D%u N%u R%u", ps_keys_get_epoch (keys, PS_KEY_DATA),
                                           ps_keys_get_epoch (keys, PS_KEY_NOTES),
                                           ps_keys_get_epoch (keys, PS_KEY_ROOT));

  g_assert_cmpstr (text, ==, expected);
}

static void
grant (PsKeyring *keyring,
       PsKeys    *keys,
       gboolean   expected)
{
  g_autoptr (GError) error = NULL;
  gboolean changed;

  g_assert_true (ps_keyring_grant_notes (keyring, keys, &changed, &error));
  g_assert_no_error (error);
  g_assert_cmpint (changed, ==, expected);
}

static void
test_each_role_is_given_its_keys (void)
{
  static const struct {
    const char *name;
    PsRole      roles;
    const char *keys;
  } users[] = {
    { "Ben", PS_ROLE_PEER_LEADER, "D1 N1 R0" },
    { "Cleo", PS_ROLE_FRONT_DESK, "D1 N0 R0" },
    { "Dora", PS_ROLE_ADMINISTRATOR, "D1 N0 R1" },
    { "Ed", PS_ROLE_CO_FACILITATOR, "D1 N1 R0" },
    { "Fay", PS_ROLE_FRONT_DESK | PS_ROLE_PEER_LEADER | PS_ROLE_ADMINISTRATOR, "D1 N1 R1" },
  };
  g_autoptr (PsKeys) ana = NULL;
  g_autoptr (PsKeyring) keyring = make_keyring (&ana);

  for (guint i = 0; i < G_N_ELEMENTS (users); i++)
    {
      g_autoptr (PsKeys) keys = NULL;

      add (keyring, ana, users[i].name, users[i].roles);
      g_assert_cmpuint (ps_keyring_get_generation (keyring), ==, i + 2);
      keys = unlock (keyring, users[i].name, FIRST);
      assert_keys (keys, users[i].keys);
      g_assert_cmpint (ps_keys_get_roles (keys), ==, users[i].roles);
      g_assert_true (ps_keys_is_given (keys));
    }

  assert_users (keyring, "Ana Ben* Cleo* Dora* Ed* Fay*");
}

static void
test_only_an_administrator_changes_users (void)
{
  g_autoptr (PsKeys) ana = NULL;
  g_autoptr (PsKeyring) keyring = make_keyring (&ana);
  g_autoptr (PsSecret) text = secret (FIRST);
  g_autoptr (PsSecret) code = ps_recovery_code_new ();
  PsKeyringPassphrase passphrase = { text, CHEAP, TRUE };
  const char *others[] = { "Ben", "Cleo" };

  add (keyring, ana, "Ben", PS_ROLE_PEER_LEADER);
  add (keyring, ana, "Cleo", PS_ROLE_FRONT_DESK);
  add (keyring, ana, "Dora", PS_ROLE_FRONT_DESK);

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (PsKeys) keys = unlock (keyring, others[i], FIRST);

      ASSERT_FAILS (keyring, PS_ERROR_NOT_PERMITTED, "Only an administrator",
                    try_add (keyring, keys, "Ed", PS_ROLE_FRONT_DESK, &error));
      ASSERT_FAILS (keyring, PS_ERROR_NOT_PERMITTED, "Only an administrator",
                    ps_keyring_set_roles (keyring, keys, "Dora", PS_ROLE_PEER_LEADER, &error));
      ASSERT_FAILS (keyring, PS_ERROR_NOT_PERMITTED, "Only an administrator",
                    ps_keyring_set_passphrase (keyring, keys, "Dora", &passphrase, &error));
      ASSERT_FAILS (keyring, PS_ERROR_NOT_PERMITTED, "Only an administrator",
                    ps_keyring_remove_user (keyring, keys, "Dora", &error));
      ASSERT_FAILS (keyring, PS_ERROR_NOT_PERMITTED, "Only an administrator",
                    ps_keyring_renew_recovery (keyring, keys, code, &error));
    }
}

static void
test_names_that_look_the_same_are_one (void)
{
  static const struct {
    const char *name;
    PsError     code;
    const char *words;
  } refused[] = {
    { "Ana", PS_ERROR_CONFLICT, "There is a user called “Ana” already" },
    { "ANA", PS_ERROR_CONFLICT, "looks too much like the user “Ana”" },
    { "  ana ", PS_ERROR_CONFLICT, "looks too much like the user “Ana”" },
    { "\u0391na", PS_ERROR_CONFLICT, "looks too much like the user “Ana”" },
    { "\u0410n\u0430", PS_ERROR_CONFLICT, "looks too much like the user “Ana”" },
    { "\uff21\uff4e\uff41", PS_ERROR_CONFLICT, "looks too much like the user “Ana”" },
    { "Bill  \u00d6hm", PS_ERROR_CONFLICT, "looks too much like the user “Bill Öhm”" },
    { "Bi11 O\u0308hm", PS_ERROR_CONFLICT, "looks too much like the user “Bill Öhm”" },
    { "bill\u00a0\u00f6hm", PS_ERROR_CONFLICT, "looks too much like the user “Bill Öhm”" },
    { "", PS_ERROR_INVALID, "1 to 64 bytes" },
    { "\t ", PS_ERROR_INVALID, "1 to 64 bytes" },
    { "Jo\nAna", PS_ERROR_INVALID, "no line breaks" },
    { "An\u200ba", PS_ERROR_INVALID, "control characters" },
    { "\u202eanA", PS_ERROR_INVALID, "control characters" },
    { "A\xff", PS_ERROR_INVALID, "1 to 64 bytes" },
  };
  static const char * const taken[] = { "Anna", "Ana M.", "Älis", "Alis", "田中", "Ольга", "Ωμέγα" };
  g_autoptr (PsKeys) ana = NULL;
  g_autoptr (PsKeyring) keyring = make_keyring (&ana);
  g_autofree char *longest = g_strnfill (PS_USER_NAME_MAX, 'x');
  g_autofree char *longer = g_strnfill (PS_USER_NAME_MAX + 1, 'x');

  add (keyring, ana, "Bill Öhm", PS_ROLE_FRONT_DESK);
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    ASSERT_FAILS (keyring, (int) refused[i].code, refused[i].words,
                  try_add (keyring, ana, refused[i].name, PS_ROLE_FRONT_DESK, &error));
  for (guint i = 0; i < G_N_ELEMENTS (taken); i++)
    add (keyring, ana, taken[i], PS_ROLE_FRONT_DESK);

  add (keyring, ana, longest, PS_ROLE_FRONT_DESK);
  ASSERT_FAILS (keyring, PS_ERROR_INVALID, "1 to 64 bytes",
                try_add (keyring, ana, longer, PS_ROLE_FRONT_DESK, &error));
}

static void
test_a_user_has_roles_that_there_are (void)
{
  g_autoptr (PsKeys) ana = NULL;
  g_autoptr (PsKeyring) keyring = make_keyring (&ana);

  add (keyring, ana, "Ben", PS_ROLE_FRONT_DESK);
  ASSERT_FAILS (keyring, PS_ERROR_INVALID, "at least one role",
                try_add (keyring, ana, "Cleo", PS_ROLE_NONE, &error));
  ASSERT_FAILS (keyring, PS_ERROR_INVALID, "at least one role",
                try_add (keyring, ana, "Cleo", 1 << 4, &error));
  ASSERT_FAILS (keyring, PS_ERROR_INVALID, "at least one role",
                ps_keyring_set_roles (keyring, ana, "Ben", PS_ROLE_NONE, &error));
  ASSERT_FAILS (keyring, PS_ERROR_NOT_FOUND, "no user called “Cleo”",
                ps_keyring_set_roles (keyring, ana, "Cleo", PS_ROLE_FRONT_DESK, &error));
}

/* The administrator has not got the key to the notes, and the Peer Leader is no administrator. */
static void
test_notes_are_given_by_the_next_who_holds_them (void)
{
  g_autoptr (PsKeys) ana = NULL;
  g_autoptr (PsKeyring) keyring = make_keyring (&ana);
  g_autoptr (PsKeys) ben = NULL;
  g_autoptr (PsKeys) dora = NULL;
  g_autoptr (PsKeys) waiting = NULL;
  g_autoptr (PsKeys) ed = NULL;
  g_autoptr (PsKeys) ed_later = NULL;
  g_autoptr (GError) error = NULL;

  add (keyring, ana, "Ben", PS_ROLE_PEER_LEADER);
  add (keyring, ana, "Dora", PS_ROLE_ADMINISTRATOR);
  dora = unlock (keyring, "Dora", FIRST);

  add (keyring, dora, "Ed", PS_ROLE_CO_FACILITATOR);
  waiting = unlock (keyring, "Ed", FIRST);
  assert_keys (waiting, "D1 N0 R0");
  assert_users (keyring, "Ana Ben* Dora* Ed+*");
  g_assert_true (ps_keyring_has_waiting (keyring));

  /* Neither the administrator nor the one who waits can. */
  grant (keyring, dora, FALSE);
  grant (keyring, waiting, FALSE);

  ben = unlock (keyring, "Ben", FIRST);
  grant (keyring, ben, TRUE);
  grant (keyring, ben, FALSE);
  assert_users (keyring, "Ana Ben* Dora* Ed*");
  ed = unlock (keyring, "Ed", FIRST);
  assert_keys (ed, "D1 N1 R0");
  g_assert_cmpmem (ps_keys_lookup (ed, PS_KEY_NOTES, 1), PS_KEY_SIZE,
                   ps_keys_lookup (ana, PS_KEY_NOTES, 1), PS_KEY_SIZE);

  /* What Ben gave stays Ed's when Ben is gone, and Dora still holds no notes. */
  ps_keyring_remove_user (keyring, dora, "Ben", &error);
  g_assert_no_error (error);
  ed_later = unlock (keyring, "Ed", FIRST);
  assert_keys (ed_later, "D2 N2 R0");
  g_assert_nonnull (ps_keys_lookup (ed_later, PS_KEY_NOTES, 1));
  g_clear_pointer (&dora, ps_keys_unref);
  dora = unlock (keyring, "Dora", FIRST);
  assert_keys (dora, "D2 N0 R1");
}

static void
test_where_nobody_holds_notes_they_are_begun (void)
{
  g_autoptr (PsSecret) code = ps_recovery_code_new ();
  g_autoptr (PsKeys) dora = NULL;
  g_autoptr (PsKeyring) keyring = make_keyring_for ("Dora", PS_ROLE_ADMINISTRATOR, PASSPHRASE, code,
                                                    &dora);
  g_autoptr (PsKeys) ed = NULL;
  g_autoptr (PsKeys) fay = NULL;
  g_autoptr (PsKeys) sheet = NULL;
  g_autoptr (GError) error = NULL;

  add (keyring, dora, "Ed", PS_ROLE_CO_FACILITATOR);
  ed = unlock (keyring, "Ed", FIRST);
  assert_keys (ed, "D1 N2 R0");

  /* From now on Ed gives. */
  add (keyring, dora, "Fay", PS_ROLE_PEER_LEADER);
  fay = unlock (keyring, "Fay", FIRST);
  assert_keys (fay, "D1 N0 R0");
  grant (keyring, ed, TRUE);
  g_clear_pointer (&fay, ps_keys_unref);
  fay = unlock (keyring, "Fay", FIRST);
  assert_keys (fay, "D1 N2 R0");

  /* The sheet holds the first as well, and gives that. */
  sheet = ps_keyring_unlock_recovery (keyring, ps_secret_get_text (code),
                                      ps_secret_get_size (code), &error);
  g_assert_no_error (error);
  assert_keys (sheet, "D1 N2 R1");
  assert_users (keyring, "Dora Ed+* Fay+*");
  grant (keyring, sheet, TRUE);
  assert_users (keyring, "Dora Ed* Fay*");
}

static void
test_the_last_administrator_stays_one (void)
{
  g_autoptr (PsKeys) ana = NULL;
  g_autoptr (PsKeyring) keyring = make_keyring (&ana);
  g_autoptr (PsKeys) ben = NULL;
  g_autoptr (PsKeys) renewed = NULL;
  g_autoptr (GError) local = NULL;

  add (keyring, ana, "Ben", PS_ROLE_FRONT_DESK);
  ASSERT_FAILS (keyring, PS_ERROR_CONFLICT, "“Ana” is the only administrator",
                ps_keyring_set_roles (keyring, ana, "Ana", PS_ROLE_CO_FACILITATOR, &error));
  ASSERT_FAILS (keyring, PS_ERROR_CONFLICT, "“Ana” is the only administrator",
                ps_keyring_remove_user (keyring, ana, "Ana", &error));

  ps_keyring_set_roles (keyring, ana, "Ben", PS_ROLE_ADMINISTRATOR, &local);
  g_assert_no_error (local);
  ASSERT_FAILS (keyring, PS_ERROR_CONFLICT, "Nobody can remove themselves",
                ps_keyring_remove_user (keyring, ana, "Ana", &error));
  ben = unlock (keyring, "Ben", FIRST);
  ps_keyring_remove_user (keyring, ben, "Ana", &local);
  g_assert_no_error (local);
  renewed = ps_keyring_reopen (keyring, ben, &local);
  g_assert_no_error (local);
  ASSERT_FAILS (keyring, PS_ERROR_CONFLICT, "“Ben” is the only administrator",
                ps_keyring_set_roles (keyring, renewed, "Ben", PS_ROLE_FRONT_DESK, &error));
}

static void
test_roles_that_go_take_their_keys_along (void)
{
  g_autoptr (PsKeys) ana = NULL;
  g_autoptr (PsKeyring) keyring = make_keyring (&ana);
  g_autoptr (PsKeys) before = NULL;
  g_autoptr (PsKeys) ben = NULL;
  g_autoptr (PsKeys) ben_again = NULL;
  g_autoptr (PsKeys) cleo = NULL;
  g_autoptr (PsKeys) reopened = NULL;
  g_autoptr (GError) error = NULL;

  add (keyring, ana, "Ben", PS_ROLE_PEER_LEADER | PS_ROLE_ADMINISTRATOR);
  add (keyring, ana, "Cleo", PS_ROLE_PEER_LEADER);
  before = unlock (keyring, "Ben", FIRST);
  assert_keys (before, "D1 N1 R1");

  g_assert_true (ps_keyring_set_roles (keyring, ana, "Ben", PS_ROLE_FRONT_DESK, &error));
  ben = unlock (keyring, "Ben", FIRST);
  assert_keys (ben, "D1 N0 R0");
  g_assert_cmpmem (ps_keys_get_user_id (ben), PS_UID_SIZE, ps_keys_get_user_id (before),
                   PS_UID_SIZE);

  /* Notes from now on are for the others, who also read the old ones. */
  cleo = unlock (keyring, "Cleo", FIRST);
  assert_keys (cleo, "D1 N2 R0");
  g_assert_nonnull (ps_keys_lookup (cleo, PS_KEY_NOTES, 1));
  reopened = ps_keyring_reopen (keyring, ana, &error);
  g_assert_no_error (error);
  assert_keys (reopened, "D1 N2 R1");

  /* And back. */
  g_assert_true (ps_keyring_set_roles (keyring, reopened, "Ben", PS_ROLE_CO_FACILITATOR, &error));
  ben_again = unlock (keyring, "Ben", FIRST);
  assert_keys (ben_again, "D1 N2 R0");
  g_assert_nonnull (ps_keys_lookup (ben_again, PS_KEY_NOTES, 1));
}

static void
test_the_same_roles_change_nothing (void)
{
  g_autoptr (PsKeys) ana = NULL;
  g_autoptr (PsKeyring) keyring = make_keyring (&ana);
  g_autoptr (GError) error = NULL;

  add (keyring, ana, "Ben", PS_ROLE_FRONT_DESK);
  g_assert_true (ps_keyring_set_roles (keyring, ana, "Ben", PS_ROLE_FRONT_DESK, &error));
  g_assert_cmpuint (ps_keyring_get_generation (keyring), ==, 2);
}

static void
test_a_forgotten_passphrase_is_given_anew (void)
{
  g_autoptr (PsKeys) ana = NULL;
  g_autoptr (PsKeyring) keyring = make_keyring (&ana);
  g_autoptr (PsKeys) before = NULL;
  g_autoptr (PsKeys) ben = NULL;
  g_autoptr (PsSecret) text = secret ("another one");
  g_autoptr (PsSecret) empty = secret ("");
  g_autoptr (GError) local = NULL;
  PsKeyringPassphrase passphrase = { text, CHEAP, TRUE };
  PsKeyringPassphrase none = { empty, CHEAP, TRUE };

  add (keyring, ana, "Ben", PS_ROLE_PEER_LEADER);
  add (keyring, ana, "Cleo", PS_ROLE_FRONT_DESK);
  before = unlock (keyring, "Ben", FIRST);

  ps_keyring_set_passphrase (keyring, ana, "ben", &passphrase, &local);
  g_assert_no_error (local);
  assert_shut (keyring, "Ben", FIRST, PS_ERROR_WRONG_PASSPHRASE);
  ben = unlock (keyring, "Ben", "another one");
  assert_keys (ben, "D1 N1 R0");
  g_assert_true (ps_keys_is_given (ben));
  assert_users (keyring, "Ana Ben* Cleo*");

  /* A new seed, so a new author; whom the old one was is still known. */
  g_assert_true (memcmp (ps_keys_get_user_id (ben), ps_keys_get_user_id (before), PS_UID_SIZE) != 0);
  g_assert_false (ps_secret_equal (ps_keys_get_seed (ben), ps_keys_get_seed (before)));
  g_assert_cmpstr (ps_keyring_lookup_name (keyring, ps_keys_get_user_id (before)), ==, "Ben");

  ASSERT_FAILS (keyring, PS_ERROR_CONFLICT, "This is you",
                ps_keyring_set_passphrase (keyring, ana, "Ana", &passphrase, &error));
  ASSERT_FAILS (keyring, PS_ERROR_INVALID, "empty",
                ps_keyring_set_passphrase (keyring, ana, "Ben", &none, &error));
  ASSERT_FAILS (keyring, PS_ERROR_NOT_FOUND, "no user called “Eve”",
                ps_keyring_set_passphrase (keyring, ana, "Eve", &passphrase, &error));
}

static void
test_what_was_given_has_to_be_changed (void)
{
  g_autoptr (PsKeys) ana = NULL;
  g_autoptr (PsKeyring) keyring = make_keyring (&ana);
  g_autoptr (PsKeys) ben = NULL;
  g_autoptr (PsKeys) later = NULL;
  g_autoptr (PsSecret) same = secret (FIRST);
  g_autoptr (PsSecret) own = secret (OWN);
  g_autoptr (GError) local = NULL;
  PsKeyringPassphrase as_given = { same, CHEAP, FALSE };
  PsKeyringPassphrase wanted = { own, CHEAP, FALSE };

  add (keyring, ana, "Ben", PS_ROLE_FRONT_DESK);
  ben = unlock (keyring, "Ben", FIRST);
  ASSERT_FAILS (keyring, PS_ERROR_INVALID, "somebody else knows it",
                ps_keyring_change_own_passphrase (keyring, ben, NULL, &as_given, &error));

  ps_keyring_change_own_passphrase (keyring, ben, NULL, &wanted, &local);
  g_assert_no_error (local);
  assert_shut (keyring, "Ben", FIRST, PS_ERROR_WRONG_PASSPHRASE);
  later = unlock (keyring, "Ben", OWN);
  g_assert_false (ps_keys_is_given (later));
  assert_users (keyring, "Ana Ben");

  /* From then on the one that they have is asked for. */
  ASSERT_FAILS (keyring, PS_ERROR_WRONG_PASSPHRASE, "wrong",
                ps_keyring_change_own_passphrase (keyring, later, NULL, &wanted, &error));
}

static void
test_a_passphrase_is_changed_by_who_knows_it (void)
{
  g_autoptr (PsKeys) ana = NULL;
  g_autoptr (PsKeyring) keyring = make_keyring (&ana);
  g_autoptr (PsKeys) later = NULL;
  g_autoptr (PsSecret) current = secret (PASSPHRASE);
  g_autoptr (PsSecret) wrong = secret ("not this");
  g_autoptr (PsSecret) empty = secret ("");
  g_autoptr (PsSecret) own = secret (OWN);
  g_autoptr (PsSecret) code = ps_recovery_code_new ();
  g_autoptr (PsKeys) sheet = NULL;
  g_autoptr (GError) local = NULL;
  PsKeyringPassphrase wanted = { own, { PS_KDF_MEMORY_MIN_KIB, 2 }, FALSE };
  PsKeyringPassphrase none = { empty, CHEAP, FALSE };

  ASSERT_FAILS (keyring, PS_ERROR_WRONG_PASSPHRASE, "wrong",
                ps_keyring_change_own_passphrase (keyring, ana, wrong, &wanted, &error));
  ASSERT_FAILS (keyring, PS_ERROR_WRONG_PASSPHRASE, "wrong",
                ps_keyring_change_own_passphrase (keyring, ana, empty, &wanted, &error));
  ASSERT_FAILS (keyring, PS_ERROR_INVALID, "empty",
                ps_keyring_change_own_passphrase (keyring, ana, current, &none, &error));

  ps_keyring_change_own_passphrase (keyring, ana, current, &wanted, &local);
  g_assert_no_error (local);
  g_assert_cmpuint (ps_keyring_get_generation (keyring), ==, 2);
  assert_shut (keyring, "Ana", PASSPHRASE, PS_ERROR_WRONG_PASSPHRASE);
  later = unlock (keyring, "Ana", OWN);
  g_assert_true (ps_secret_equal (ps_keys_get_seed (later), ps_keys_get_seed (ana)));
  assert_keys (later, "D1 N1 R1");

  /* The sheet has a code and no passphrase. */
  ps_keyring_renew_recovery (keyring, ana, code, &local);
  g_assert_no_error (local);
  sheet = ps_keyring_unlock_recovery (keyring, ps_secret_get_text (code),
                                      ps_secret_get_size (code), &local);
  g_assert_no_error (local);
  ASSERT_FAILS (keyring, PS_ERROR_NOT_PERMITTED, "Only a user",
                ps_keyring_change_own_passphrase (keyring, sheet, current, &wanted, &error));
}

static PsKeys *
use_sheet (PsKeyring      *keyring,
           const PsSecret *code,
           GError        **error)
{
  g_autoptr (PsKeyring) read = again (keyring);

  return ps_keyring_unlock_recovery (read, ps_secret_get_text (code), ps_secret_get_size (code),
                                     error);
}

static void
test_a_sheet_is_used_once (void)
{
  g_autoptr (PsSecret) first = ps_recovery_code_new ();
  g_autoptr (PsSecret) second = ps_recovery_code_new ();
  g_autoptr (PsKeys) ana = NULL;
  g_autoptr (PsKeyring) keyring = make_keyring_for ("Ana", PS_ROLE_ALL, PASSPHRASE, first, &ana);
  g_autoptr (PsKeys) sheet = NULL;
  g_autoptr (PsKeys) next = NULL;
  g_autoptr (PsKeys) later = NULL;
  g_autoptr (PsSecret) own = secret (OWN);
  g_autoptr (GError) local = NULL;
  PsKeyringPassphrase wanted = { own, CHEAP, FALSE };

  /* Everybody has forgotten everything. */
  sheet = use_sheet (keyring, first, &local);
  g_assert_no_error (local);
  g_assert_true (ps_keyring_set_passphrase (keyring, sheet, "Ana", &wanted, &local));
  g_assert_true (ps_keyring_renew_recovery (keyring, sheet, second, &local));
  g_assert_cmpuint (ps_keyring_get_generation (keyring), ==, 3);

  later = unlock (keyring, "Ana", OWN);
  assert_keys (later, "D1 N1 R1");
  g_assert_false (ps_keys_is_given (later));
  assert_shut (keyring, "Ana", PASSPHRASE, PS_ERROR_WRONG_PASSPHRASE);

  next = use_sheet (keyring, second, &local);
  g_assert_no_error (local);
  assert_keys (next, "D1 N1 R1");
  g_assert_null (use_sheet (keyring, first, &local));
  g_assert_error (local, PS_ERROR, PS_ERROR_WRONG_PASSPHRASE);

  /* Whoever used it is still "" in the log. */
  g_assert_cmpstr (ps_keyring_lookup_name (keyring, ps_keys_get_user_id (sheet)), ==, "");
  ASSERT_FAILS (keyring, PS_ERROR_INVALID, "characters",
                ps_keyring_renew_recovery (keyring, ana, own, &error));
}

static void
test_a_sheet_waits_for_notes_too (void)
{
  g_autoptr (PsKeys) ana = NULL;
  g_autoptr (PsKeyring) keyring = make_keyring (&ana);
  g_autoptr (PsSecret) code = ps_recovery_code_new ();
  g_autoptr (PsKeys) dora = NULL;
  g_autoptr (PsKeys) sheet = NULL;
  g_autoptr (PsKeys) whole = NULL;
  g_autoptr (GError) error = NULL;

  add (keyring, ana, "Dora", PS_ROLE_ADMINISTRATOR);
  dora = unlock (keyring, "Dora", FIRST);
  g_assert_true (ps_keyring_renew_recovery (keyring, dora, code, &error));
  g_assert_true (ps_keyring_sheet_waits_for_notes (keyring));
  sheet = use_sheet (keyring, code, &error);
  assert_keys (sheet, "D1 N0 R1");

  grant (keyring, ana, TRUE);
  g_assert_false (ps_keyring_sheet_waits_for_notes (keyring));
  whole = use_sheet (keyring, code, &error);
  assert_keys (whole, "D1 N1 R1");
}

static void
test_removing_somebody_changes_the_keys (void)
{
  g_autoptr (PsSecret) code = ps_recovery_code_new ();
  g_autoptr (PsKeys) ana = NULL;
  g_autoptr (PsKeyring) keyring = make_keyring_for ("Ana", PS_ROLE_ALL, PASSPHRASE, code, &ana);
  g_autoptr (PsKeys) cleo = NULL;
  g_autoptr (PsKeys) both = NULL;
  g_autoptr (PsKeys) one = NULL;
  g_autoptr (PsKeys) sheet = NULL;
  g_autoptr (GError) error = NULL;

  add (keyring, ana, "Ben", PS_ROLE_PEER_LEADER);
  add (keyring, ana, "Cleo", PS_ROLE_FRONT_DESK);

  g_assert_true (ps_keyring_remove_user (keyring, ana, "Ben", &error));
  assert_users (keyring, "Ana Cleo*");
  assert_shut (keyring, "Ben", FIRST, PS_ERROR_UNKNOWN_USER);
  both = unlock (keyring, "Ana", PASSPHRASE);
  assert_keys (both, "D2 N2 R1");
  g_assert_cmpmem (ps_keys_lookup (both, PS_KEY_DATA, 1), PS_KEY_SIZE, ps_keys_get_data_key (ana),
                   PS_KEY_SIZE);
  g_assert_true (memcmp (ps_keys_get_data_key (both), ps_keys_get_data_key (ana), PS_KEY_SIZE) != 0);

  /* The database is under the new one by now; anybody may tidy up. */
  cleo = unlock (keyring, "Cleo", FIRST);
  g_assert_true (ps_keyring_forget_old_data_keys (keyring, cleo, &error));
  one = ps_keyring_reopen (keyring, ana, &error);
  g_assert_no_error (error);
  assert_keys (one, "D2 N2 R1");
  g_assert_null (ps_keys_lookup (one, PS_KEY_DATA, 1));
  g_assert_nonnull (ps_keys_lookup (one, PS_KEY_NOTES, 1));
  sheet = use_sheet (keyring, code, &error);
  g_assert_no_error (error);
  assert_keys (sheet, "D2 N2 R1");

  /* Another Ben is another Ben. */
  add (keyring, one, "Ben", PS_ROLE_FRONT_DESK);
  g_assert_cmpuint (ps_keyring_get_generation (keyring), ==, 6);
}

static void
test_a_removed_user_has_no_keys_to_reopen (void)
{
  g_autoptr (PsKeys) ana = NULL;
  g_autoptr (PsKeyring) keyring = make_keyring (&ana);
  g_autoptr (PsKeys) ben = NULL;
  g_autoptr (GError) local = NULL;

  add (keyring, ana, "Ben", PS_ROLE_ADMINISTRATOR);
  ben = unlock (keyring, "Ben", FIRST);
  g_assert_true (ps_keyring_remove_user (keyring, ana, "Ben", &local));
  g_assert_null (ps_keyring_reopen (keyring, ben, &local));
  g_assert_error (local, PS_ERROR, PS_ERROR_NOT_PERMITTED);
  g_clear_error (&local);

  /* Nor do the keys that they kept change anything in it. */
  ASSERT_FAILS (keyring, PS_ERROR_DAMAGED, "somebody without the keys",
                try_add (keyring, ben, "Eve", PS_ROLE_ADMINISTRATOR, &error));
}

static void
test_a_keyring_has_room_for_so_many (void)
{
  g_autoptr (PsKeys) ana = NULL;
  g_autoptr (PsKeyring) keyring = make_keyring (&ana);

  for (guint i = 1; i < PS_KEYRING_USERS_MAX; i++)
    {
      g_autofree char *name = g_strdup_printf ("User %c%c", 'a' + i / 26, 'a' + i % 26);

      add (keyring, ana, name, PS_ROLE_FRONT_DESK);
    }

  ASSERT_FAILS (keyring, PS_ERROR_CONFLICT, "no more than 64 users",
                try_add (keyring, ana, "One more", PS_ROLE_FRONT_DESK, &error));
}

/* Who were removed long ago; signed as they were. */
static void
fill_with_removed (PsKeyring *keyring,
                   PsKeys    *keys)
{
  g_autoptr (PsSecret) root_secret = ps_secret_new_zeroed (crypto_sign_SECRETKEYBYTES);
  guint8 public[crypto_sign_PUBLICKEYBYTES];

  crypto_sign_seed_keypair (public, ps_secret_get_writable (root_secret),
                            ps_keys_lookup (keys, PS_KEY_ROOT, 1));

  while (keyring->records->len < PS_KEYRING_RECORDS_MAX)
    {
      PsRecord *record = ps_record_new ();

      record->id = ps_uid_new (0);
      g_strlcpy (record->name, "Somebody", sizeof record->name);
      record->roles = PS_ROLE_FRONT_DESK;
      record->flags = PS_RECORD_REMOVED;
      ps_record_sign (keyring, record, root_secret);
      g_ptr_array_add (keyring->records, record);
    }
  ps_keyring_get_mac (keyring, ps_keys_get_data_key (keys), keyring->mac);
}

static void
test_a_full_keyring_says_so (void)
{
  g_autoptr (PsKeys) ana = NULL;
  g_autoptr (PsKeyring) keyring = make_keyring (&ana);
  g_autoptr (PsSecret) code = ps_recovery_code_new ();
  g_autoptr (PsSecret) text = secret (FIRST);
  PsKeyringPassphrase passphrase = { text, CHEAP, TRUE };
  g_autoptr (GError) local = NULL;

  add (keyring, ana, "Ben", PS_ROLE_FRONT_DESK);
  fill_with_removed (keyring, ana);

  ASSERT_FAILS (keyring, PS_ERROR_CONFLICT, "The keyring is full",
                ps_keyring_renew_recovery (keyring, ana, code, &error));
  ASSERT_FAILS (keyring, PS_ERROR_CONFLICT, "The keyring is full",
                try_add (keyring, ana, "Cleo", PS_ROLE_FRONT_DESK, &error));
  ASSERT_FAILS (keyring, PS_ERROR_CONFLICT, "The keyring is full",
                ps_keyring_set_passphrase (keyring, ana, "Ben", &passphrase, &error));

  /* Removing somebody needs no room, and that must never be kept from anybody. */
  ps_keyring_remove_user (keyring, ana, "Ben", &local);
  g_assert_no_error (local);
}

/* A year of changes by anybody, held against the table of who holds what (SECURITY, Keys). */

typedef struct {
  char    name[16];
  PsRole  roles;
  guint   passphrase;
} Known;

static char *
passphrase_of (guint n)
{
  return g_strdup_printf ("passphrase %u", n);
}

static void
check_all (PsKeyring *keyring,
           GArray    *known)
{
  for (guint i = 0; i < known->len; i++)
    {
      const Known *one = &g_array_index (known, Known, i);
      g_autofree char *passphrase = passphrase_of (one->passphrase);
      g_autoptr (PsKeys) keys = unlock (keyring, one->name, passphrase);

      g_assert_cmpint (ps_keys_get_roles (keys), ==, one->roles);
      g_assert_cmpint (ps_keys_has_root (keys), ==, ps_roles_hold_root (one->roles));
      if (ps_keys_has_notes (keys))
        g_assert_true (ps_roles_hold_notes (one->roles));
    }
}

static void
test_whatever_is_changed_the_table_holds (void)
{
  g_autoptr (PsSecret) code = ps_recovery_code_new ();
  g_autoptr (PsKeyring) keyring = make_keyring_for ("A0", PS_ROLE_ALL, "passphrase 0", code, NULL);
  g_autoptr (GArray) known = g_array_new (FALSE, TRUE, sizeof (Known));
  Known first = { "A0", PS_ROLE_ALL, 0 };
  guint64 generation = 1;
  guint counter = 0;
  guint steps = 50;

#ifdef PS_LONG_TESTS
  steps *= 10;
#endif

  g_array_append_val (known, first);
  for (guint step = 0; step < steps; step++)
    {
      Known *actor = &g_array_index (known, Known, g_test_rand_int_range (0, known->len));
      Known *target = &g_array_index (known, Known, g_test_rand_int_range (0, known->len));
      g_autofree char *own = passphrase_of (actor->passphrase);
      g_autofree char *words = passphrase_of (++counter);
      g_autoptr (PsSecret) text = secret (words);
      g_autoptr (PsSecret) current = secret (own);
      g_autoptr (PsKeys) keys = unlock (keyring, actor->name, own);
      g_autoptr (GError) error = NULL;
      PsKeyringPassphrase passphrase = { text, CHEAP, FALSE };
      PsRole roles = (PsRole) g_test_rand_int_range (1, PS_ROLE_ALL + 1);
      gboolean may = ps_roles_hold_root (actor->roles);
      gboolean granted;
      gboolean done = FALSE;
      Known added;

      g_assert_true (ps_keyring_grant_notes (keyring, keys, &granted, &error));
      generation += granted;

      switch (g_test_rand_int_range (0, 6))
        {
        case 0:
        case 1:
          if (known->len >= 7)
            break;
          added = (Known) { "", roles, counter };
          g_snprintf (added.name, sizeof added.name, "%c%u", 'B' + counter % 20, counter * 7 % 1000);
          done = ps_keyring_add_user (keyring, keys, added.name, roles, &passphrase, NULL, &error);
          if (done)
            g_array_append_val (known, added);
          g_assert_true (done || !may || g_error_matches (error, PS_ERROR, PS_ERROR_CONFLICT));
          break;

        case 2:
          done = ps_keyring_set_roles (keyring, keys, target->name, roles, &error) &&
                 roles != target->roles;
          if (done)
            target->roles = roles;
          break;

        case 3:
          done = ps_keyring_set_passphrase (keyring, keys, target->name, &passphrase, &error);
          if (done)
            target->passphrase = counter;
          break;

        case 4:
          done = ps_keyring_change_own_passphrase (keyring, keys, current, &passphrase, &error);
          g_assert_no_error (error);
          actor->passphrase = counter;
          break;

        default:
          done = ps_keyring_remove_user (keyring, keys, target->name, &error);
          if (!done)
            break;
          g_array_remove_index (known, (guint) (target - (Known *) (gpointer) known->data));
          generation++;
          check_all (keyring, known);
          {
            g_autoptr (PsKeys) renewed = ps_keyring_reopen (keyring, keys, &error);

            g_assert_no_error (error);
            g_assert_true (ps_keyring_forget_old_data_keys (keyring, renewed, &error));
          }
          break;
        }

      generation += done;
      g_assert_true (may || error == NULL || g_error_matches (error, PS_ERROR, PS_ERROR_NOT_PERMITTED));
      g_assert_cmpuint (ps_keyring_get_generation (keyring), ==, generation);
      check_all (keyring, known);
    }

  /* The sheet has opened everything all along. */
  {
    g_autoptr (GError) error = NULL;
    g_autoptr (PsKeys) sheet = use_sheet (keyring, code, &error);
    gboolean changed;

    g_assert_no_error (error);
    g_assert_true (ps_keyring_grant_notes (keyring, sheet, &changed, &error));
    g_assert_false (ps_keyring_has_waiting (keyring));
    check_all (keyring, known);
  }
}

#define ADD(path, func) g_test_add_func ("/keyring-users/" path, func)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_assert_true (ps_vault_init (NULL));

  ADD ("each-role-is-given-its-keys", test_each_role_is_given_its_keys);
  ADD ("only-an-administrator-changes-users", test_only_an_administrator_changes_users);
  ADD ("names-that-look-the-same-are-one", test_names_that_look_the_same_are_one);
  ADD ("a-user-has-roles-that-there-are", test_a_user_has_roles_that_there_are);
  ADD ("notes-are-given-by-the-next-who-holds-them",
       test_notes_are_given_by_the_next_who_holds_them);
  ADD ("where-nobody-holds-notes-they-are-begun", test_where_nobody_holds_notes_they_are_begun);
  ADD ("the-last-administrator-stays-one", test_the_last_administrator_stays_one);
  ADD ("roles-that-go-take-their-keys-along", test_roles_that_go_take_their_keys_along);
  ADD ("the-same-roles-change-nothing", test_the_same_roles_change_nothing);
  ADD ("a-forgotten-passphrase-is-given-anew", test_a_forgotten_passphrase_is_given_anew);
  ADD ("what-was-given-has-to-be-changed", test_what_was_given_has_to_be_changed);
  ADD ("a-passphrase-is-changed-by-who-knows-it", test_a_passphrase_is_changed_by_who_knows_it);
  ADD ("a-sheet-is-used-once", test_a_sheet_is_used_once);
  ADD ("a-sheet-waits-for-notes-too", test_a_sheet_waits_for_notes_too);
  ADD ("removing-somebody-changes-the-keys", test_removing_somebody_changes_the_keys);
  ADD ("a-removed-user-has-no-keys-to-reopen", test_a_removed_user_has_no_keys_to_reopen);
  ADD ("a-keyring-has-room-for-so-many", test_a_keyring_has_room_for_so_many);
  ADD ("a-full-keyring-says-so", test_a_full_keyring_says_so);
  ADD ("whatever-is-changed-the-table-holds", test_whatever_is_changed_the_table_holds);

  return g_test_run ();
}
