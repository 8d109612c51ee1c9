#include "vault-test.h"

#include "ps-keyring-private.h"

#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static PsKeyring *
parse_bytes (GBytes  *bytes,
             GError **error)
{
  return ps_keyring_parse (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), error);
}

static void
assert_unlock_fails (PsKeyring  *keyring,
                     const char *user_name,
                     const char *passphrase,
                     PsError     code,
                     const char *sentence)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (unlock_with (keyring, user_name, passphrase, &error));
  g_assert_error (error, PS_ERROR, (int) code);
  g_assert_cmpstr (error->message, ==, sentence);
}

static void
assert_load_fails (const char *folder,
                   PsError     code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (ps_keyring_load (folder, NULL, &error));
  g_assert_error (error, PS_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, folder));
}

static void
put_bytes (const char    *folder,
           const char    *name,
           gconstpointer  bytes,
           gsize          len)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, bytes, (gssize) len, NULL));
}

static GBytes *
get_bytes (const char *folder,
           const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  char *bytes;
  gsize len;

  g_assert_true (g_file_get_contents (path, &bytes, &len, NULL));

  return g_bytes_new_take (bytes, len);
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
test_says_who_is_in_it (void)
{
  g_autoptr (PsKeys) keys = NULL;
  g_autoptr (PsKeyring) keyring = make_keyring (&keys);
  g_auto (GStrv) names = ps_keyring_get_user_names (keyring);
  PsUid stranger = ps_uid_new (0);

  g_assert_cmpuint (g_strv_length (names), ==, 1);
  g_assert_cmpstr (names[0], ==, "Ana");
  g_assert_cmpint (ps_keyring_get_roles (keyring, "ana"), ==,
                   PS_ROLE_ADMINISTRATOR | PS_ROLE_CO_FACILITATOR);
  g_assert_cmpint (ps_keyring_get_roles (keyring, "Ben"), ==, PS_ROLE_NONE);
  g_assert_cmpint (ps_keyring_get_roles (keyring, ""), ==, PS_ROLE_NONE);
  g_assert_cmpstr (ps_keyring_lookup_name (keyring, ps_keys_get_user_id (keys)), ==, "Ana");
  g_assert_null (ps_keyring_lookup_name (keyring, &stranger));
  g_assert_cmpuint (ps_keyring_get_generation (keyring), ==, 1);
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

static void
test_holds_no_key_in_the_open (void)
{
  g_autoptr (PsKeys) keys = NULL;
  g_autoptr (PsKeyring) keyring = make_keyring (&keys);
  g_autoptr (GBytes) bytes = ps_keyring_serialise (keyring);
  const guint8 *data = g_bytes_get_data (bytes, NULL);
  gsize len = g_bytes_get_size (bytes);

  for (guint type = PS_KEY_DATA; type <= PS_KEY_ROOT; type++)
    g_assert_null (memmem (data, len, ps_keys_lookup (keys, type, 1), 8));
  g_assert_null (memmem (data, len, ps_secret_get_bytes (ps_keys_get_seed (keys)), 8));
  g_assert_null (memmem (data, len, PASSPHRASE, 8));

  /* The control: what is in the open is found. */
  g_assert_nonnull (memmem (data, len, "Ana", 3));
}

static void
test_an_administrator_alone_reads_no_notes (void)
{
  g_autoptr (PsSecret) code = ps_recovery_code_new ();
  g_autoptr (PsKeys) keys = NULL;
  g_autoptr (PsKeyring) keyring = make_keyring_for ("Ana", PS_ROLE_ADMINISTRATOR, PASSPHRASE, code,
                                                    &keys);

  g_assert_nonnull (keyring);
  g_assert_false (ps_keys_has_notes (keys));
  g_assert_cmpuint (ps_keys_get_notes_epoch (keys), ==, 0);
  g_assert_true (ps_keys_has_root (keys));
  g_assert_nonnull (ps_keys_get_data_key (keys));
}

static void
test_says_why_it_does_not_open (void)
{
  g_autoptr (PsKeyring) keyring = make_keyring (NULL);

  assert_unlock_fails (keyring, "Ana", "correct horse battery stable", PS_ERROR_WRONG_PASSPHRASE,
                       "The passphrase is wrong.");
  assert_unlock_fails (keyring, "Ben", PASSPHRASE, PS_ERROR_UNKNOWN_USER,
                       "There is no user called “Ben” in this vault.");
  assert_unlock_fails (keyring, "", PASSPHRASE, PS_ERROR_UNKNOWN_USER,
                       "There is no user called “” in this vault.");
  assert_unlock_fails (keyring, "Ana", "", PS_ERROR_WRONG_PASSPHRASE,
                       "The passphrase is empty.");
  assert_unlock_fails (keyring, "Ana", "\xff\xfe", PS_ERROR_WRONG_PASSPHRASE,
                       "The passphrase is not valid UTF-8 text.");
}

static void
test_the_sheet_opens_everything (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PsSecret) code = ps_recovery_code_new ();
  g_autoptr (PsKeys) first = NULL;
  g_autoptr (PsKeyring) keyring = make_keyring_for ("Ana", PS_ROLE_ADMINISTRATOR, PASSPHRASE, code,
                                                    &first);
  g_autofree char *typed = g_ascii_strdown (ps_secret_get_text (code), -1);
  g_autoptr (PsKeys) keys = ps_keyring_unlock_recovery (keyring, typed, strlen (typed), &error);

  g_assert_no_error (error);
  g_assert_true (ps_keys_is_recovery (keys));
  g_assert_true (ps_keys_has_notes (keys));
  g_assert_true (ps_keys_has_root (keys));
  g_assert_cmpstr (ps_keys_get_user_name (keys), ==, "");
  g_assert_cmpmem (ps_keys_get_data_key (keys), PS_KEY_SIZE, ps_keys_get_data_key (first),
                   PS_KEY_SIZE);
}

static void
test_another_sheet_opens_nothing (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) half = NULL;
  g_autoptr (PsSecret) code = ps_recovery_code_new ();
  g_autoptr (PsKeyring) keyring = make_keyring (NULL);

  g_assert_null (ps_keyring_unlock_recovery (keyring, ps_secret_get_text (code),
                                             ps_secret_get_size (code), &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_WRONG_PASSPHRASE);

  g_assert_null (ps_keyring_unlock_recovery (keyring, ps_secret_get_text (code), 14, &half));
  g_assert_error (half, PS_ERROR, PS_ERROR_INVALID);
}

static void
test_typing_the_same_is_enough (void)
{
  /* é and ﬁ as one character, as two, and as a keyboard for another script sends them. */
  g_autoptr (PsSecret) code = ps_recovery_code_new ();
  g_autoptr (PsKeyring) keyring = make_keyring_for ("José", PS_ROLE_ADMINISTRATOR, "caf\u00e9 ﬁn",
                                                    code, NULL);
  const struct {
    const char *user_name;
    const char *passphrase;
  } spellings[] = {
    { "José", "caf\u00e9 fin" },
    { "Jose\u0301", "cafe\u0301 fin" },
    { "JOSÉ", "ｃａｆ\u00e9\u00a0fin" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (spellings); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PsKeys) keys = unlock_with (keyring, spellings[i].user_name,
                                             spellings[i].passphrase, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (ps_keys_get_user_name (keys), ==, "José");
    }

  assert_unlock_fails (keyring, "José", "cafe fin", PS_ERROR_WRONG_PASSPHRASE,
                       "The passphrase is wrong.");
}

static void
test_a_founder_who_cannot_be_is_refused (void)
{
  g_autoptr (PsSecret) code = ps_recovery_code_new ();
  g_autoptr (PsSecret) bad_code = ps_secret_new ("0000", 4);
  g_autofree char *long_name = g_strnfill (PS_KEYRING_NAME_MAX + 1, 'a');
  g_autofree char *long_words = g_strnfill (1025, 'a');
  const PsKeyringFounder good = { "Ana", PS_ROLE_ADMINISTRATOR, "x", 1, CHEAP, code };
  PsKeyringFounder founders[12];
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (founders); i++)
    founders[i] = good;

  founders[n++].user_name = "";
  founders[n++].user_name = "  ";
  founders[n++].user_name = "A\nna";
  founders[n++].user_name = "\xff";
  founders[n++].user_name = long_name;
  founders[n++].roles = PS_ROLE_FRONT_DESK;
  founders[n++].roles = PS_ROLE_ADMINISTRATOR | 1 << 9;
  founders[n++].passphrase_len = 0;
  founders[n].passphrase = long_words;
  founders[n++].passphrase_len = 1025;
  founders[n++].kdf.memory_kib = PS_KDF_MEMORY_MIN_KIB - 1;
  founders[n++].kdf.passes = 17;
  founders[n++].recovery_code = bad_code;
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (founders));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GError) error = NULL;
      PsKeys *keys = NULL;

      g_assert_null (ps_keyring_create (&founders[i], &keys, &error));
      g_assert_error (error, PS_ERROR, PS_ERROR_INVALID);
      g_assert_null (keys);
    }
}

static void
test_is_saved_twice_and_for_its_owner (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (Folder) folder = make_folder ();
  g_autoptr (PsKeyring) keyring = make_keyring (NULL);
  g_autoptr (PsKeyring) loaded = NULL;
  g_autoptr (GBytes) bytes = ps_keyring_serialise (keyring);
  g_autoptr (GBytes) again = NULL;
  g_autofree char *names = NULL;
  g_autofree char *path = g_build_filename (folder, "keyring", NULL);
  gboolean used_backup;
  struct stat st;

  g_assert_true (ps_keyring_save (keyring, folder, &error));
  g_assert_no_error (error);
  g_assert_true (ps_keyring_save (keyring, folder, &error));
  g_assert_no_error (error);

  names = list_folder (folder);
  g_assert_cmpstr (names, ==, "keyring keyring.bak");
  g_assert_cmpint (stat (path, &st), ==, 0);
  g_assert_cmpuint (st.st_mode & 07777, ==, 0600);

  loaded = ps_keyring_load (folder, &used_backup, &error);
  g_assert_no_error (error);
  g_assert_false (used_backup);
  again = ps_keyring_serialise (loaded);
  g_assert_true (g_bytes_equal (bytes, again));
}

static void
test_the_copy_stands_in (void)
{
  const char *broken[] = { "", "PeerKeys", "some other text" };
  g_autoptr (Folder) folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "keyring", NULL);
  g_autoptr (PsKeyring) keyring = make_keyring (NULL);

  g_assert_true (ps_keyring_save (keyring, folder, NULL));

  for (guint i = 0; i <= G_N_ELEMENTS (broken); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PsKeyring) loaded = NULL;
      gboolean used_backup;

      if (i < G_N_ELEMENTS (broken))
        put_bytes (folder, "keyring", broken[i], strlen (broken[i]));
      else
        g_assert_cmpint (g_unlink (path), ==, 0);

      loaded = ps_keyring_load (folder, &used_backup, &error);
      g_assert_no_error (error);
      g_assert_true (used_backup);
    }
}

static void
test_says_why_it_cannot_be_loaded (void)
{
  g_autoptr (Folder) folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "keyring", NULL);
  g_autoptr (PsKeyring) keyring = make_keyring (NULL);
  g_autoptr (GBytes) bytes = ps_keyring_serialise (keyring);
  gsize len = g_bytes_get_size (bytes);
  g_autofree guint8 *newer = g_memdup2 (g_bytes_get_data (bytes, NULL), len);
  g_autofree char *large = g_malloc0 (PS_KEYRING_FILE_MAX + 1);

  assert_load_fails (folder, PS_ERROR_NO_VAULT);

  put_bytes (folder, "keyring", "Dear Ana, ", 10);
  assert_load_fails (folder, PS_ERROR_NOT_A_VAULT);

  put_bytes (folder, "keyring", "", 0);
  assert_load_fails (folder, PS_ERROR_DAMAGED);

  put_bytes (folder, "keyring", large, PS_KEYRING_FILE_MAX + 1);
  assert_load_fails (folder, PS_ERROR_DAMAGED);

  g_assert_cmpint (g_unlink (path), ==, 0);
  put_bytes (folder, "keyring.bak", g_bytes_get_data (bytes, NULL), len - 1);
  assert_load_fails (folder, PS_ERROR_DAMAGED);

  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
  assert_load_fails (folder, PS_ERROR_DAMAGED);
  g_assert_cmpint (g_unlink (path), ==, 0);

  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  assert_load_fails (folder, PS_ERROR_DAMAGED);
  g_assert_cmpint (g_rmdir (path), ==, 0);

  /* A copy of this version must not stand in for a newer keyring: it has keys of the past. */
  g_assert_true (ps_keyring_save (keyring, folder, NULL));
  newer[8] = PS_KEYRING_VERSION + 1;
  crypto_generichash (newer + len - 32, 32, newer, len - 32, NULL, 0);
  put_bytes (folder, "keyring", newer, len);
  assert_load_fails (folder, PS_ERROR_NEWER);
}

static void
test_a_failed_save_changes_nothing (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) missing = NULL;
  g_autoptr (Folder) folder = make_folder ();
  g_autofree char *file = g_build_filename (folder, "file", NULL);
  g_autofree char *backup = g_build_filename (folder, "keyring.bak", NULL);
  g_autofree char *names = NULL;
  g_autoptr (PsKeyring) keyring = make_keyring (NULL);
  g_autoptr (GBytes) after = NULL;

  put_bytes (folder, "file", "x", 1);
  g_assert_false (ps_keyring_save (keyring, file, &missing));
  g_assert_error (missing, PS_ERROR, PS_ERROR_STORAGE);
  g_assert_nonnull (strstr (missing->message, file));

  /* Root may write what is read-only, but not even root renames a file over a folder. */
  put_bytes (folder, "keyring", "old", 3);
  g_assert_cmpint (g_mkdir (backup, 0700), ==, 0);
  g_assert_false (ps_keyring_save (keyring, folder, &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_STORAGE);
  g_assert_nonnull (strstr (error->message, backup));

  after = get_bytes (folder, "keyring");
  g_assert_cmpmem (g_bytes_get_data (after, NULL), g_bytes_get_size (after), "old", 3);
  names = list_folder (folder);
  g_assert_cmpstr (names, ==, "file keyring keyring.bak");
}

static void
test_no_room_changes_nothing (void)
{
  g_autoptr (Folder) folder = make_folder ();
  g_autofree char *names = NULL;
  g_autoptr (PsKeyring) keyring = make_keyring (NULL);
  g_autoptr (PsKeyring) other = make_keyring (NULL);
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;
  int status;
  pid_t pid;

  g_assert_true (ps_keyring_save (keyring, folder, NULL));
  before = get_bytes (folder, "keyring");

  pid = fork ();
  g_assert_cmpint (pid, >=, 0);
  if (pid == 0)
    {
      struct rlimit small = { 1000, 1000 };
      GError *error = NULL;

      if (setrlimit (RLIMIT_FSIZE, &small) < 0 || ps_keyring_save (other, folder, &error))
        _exit (1);
      _exit (g_error_matches (error, PS_ERROR, PS_ERROR_DISK_FULL) ? 0 : 2);
    }
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_cmpint (status, ==, 0);

  after = get_bytes (folder, "keyring");
  g_assert_true (g_bytes_equal (before, after));
  names = list_folder (folder);
  g_assert_cmpstr (names, ==, "keyring keyring.bak");
}

static void
test_what_a_crash_left_is_not_followed (void)
{
  g_autoptr (Folder) folder = make_folder ();
  g_autofree char *precious = g_build_filename (folder, "precious", NULL);
  g_autofree char *temp = g_build_filename (folder, "keyring.tmp", NULL);
  g_autoptr (PsKeyring) keyring = make_keyring (NULL);
  g_autoptr (GBytes) after = NULL;
  g_autofree char *names = NULL;

  put_bytes (folder, "precious", "text", 4);
  g_assert_cmpint (symlink (precious, temp), ==, 0);
  g_assert_true (ps_keyring_save (keyring, folder, NULL));

  after = get_bytes (folder, "precious");
  g_assert_cmpmem (g_bytes_get_data (after, NULL), g_bytes_get_size (after), "text", 4);
  names = list_folder (folder);
  g_assert_cmpstr (names, ==, "keyring keyring.bak precious");
}

static void
test_the_largest_keyring_fits (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PsKeyring) keyring = make_keyring (NULL);
  PsRecord *first = g_ptr_array_index (keyring->records, 0);
  g_autoptr (PsKeyring) again = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) bytes_again = NULL;
  PsWrap wrap = g_array_index (first->wraps, PsWrap, 0);

  g_ptr_array_set_size (keyring->records, 0);
  for (guint i = 0; i < PS_KEYRING_RECORDS_MAX; i++)
    {
      PsRecord *record = ps_record_new ();

      record->id = ps_uid_new (0);
      g_snprintf (record->name, sizeof record->name, "%064u", i);
      record->roles = PS_ROLE_ADMINISTRATOR;
      record->kdf_kind = PS_KDF_ARGON2ID;
      record->kdf = CHEAP;
      if (i >= PS_KEYRING_USERS_MAX)
        record->flags = PS_RECORD_REMOVED;

      for (guint j = 0; j < PS_KEYRING_WRAPS_MAX && record->flags == 0; j++)
        {
          wrap.epoch = j + 1;
          g_array_append_val (record->wraps, wrap);
        }
      g_ptr_array_add (keyring->records, record);
    }

  bytes = ps_keyring_serialise (keyring);
  g_assert_cmpuint (g_bytes_get_size (bytes), <=, PS_KEYRING_FILE_MAX);
  again = parse_bytes (bytes, &error);
  g_assert_no_error (error);
  bytes_again = ps_keyring_serialise (again);
  g_assert_true (g_bytes_equal (bytes, bytes_again));
}

static void
test_roles_have_words (void)
{
  const char *words[] = { "front-desk", "peer-leader", "co-facilitator", "administrator" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_assert_cmpint (ps_role_from_string (words[i]), ==, 1 << i);
      g_assert_cmpstr (ps_role_to_string (1 << i), ==, words[i]);
    }

  g_assert_cmpint (ps_role_from_string ("boss"), ==, PS_ROLE_NONE);
  g_assert_cmpint (ps_role_from_string (NULL), ==, PS_ROLE_NONE);
  g_assert_null (ps_role_to_string (PS_ROLE_NONE));
  g_assert_null (ps_role_to_string (PS_ROLE_ALL));
}

#define ADD(path, func) g_test_add_func ("/keyring/" path, func)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_assert_true (ps_vault_init (NULL));

  ADD ("opens-with-its-passphrase", test_opens_with_its_passphrase);
  ADD ("says-who-is-in-it", test_says_who_is_in_it);
  ADD ("two-vaults-have-nothing-in-common", test_two_vaults_have_nothing_in_common);
  ADD ("holds-no-key-in-the-open", test_holds_no_key_in_the_open);
  ADD ("an-administrator-alone-reads-no-notes", test_an_administrator_alone_reads_no_notes);
  ADD ("says-why-it-does-not-open", test_says_why_it_does_not_open);
  ADD ("the-sheet-opens-everything", test_the_sheet_opens_everything);
  ADD ("another-sheet-opens-nothing", test_another_sheet_opens_nothing);
  ADD ("typing-the-same-is-enough", test_typing_the_same_is_enough);
  ADD ("a-founder-who-cannot-be-is-refused", test_a_founder_who_cannot_be_is_refused);
  ADD ("is-saved-twice-and-for-its-owner", test_is_saved_twice_and_for_its_owner);
  ADD ("the-copy-stands-in", test_the_copy_stands_in);
  ADD ("says-why-it-cannot-be-loaded", test_says_why_it_cannot_be_loaded);
  ADD ("a-failed-save-changes-nothing", test_a_failed_save_changes_nothing);
  ADD ("no-room-changes-nothing", test_no_room_changes_nothing);
  ADD ("what-a-crash-left-is-not-followed", test_what_a_crash_left_is_not_followed);
  ADD ("the-largest-keyring-fits", test_the_largest_keyring_fits);
  ADD ("roles-have-words", test_roles_have_words);

  return g_test_run ();
}
