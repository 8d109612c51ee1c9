/* A vault that cannot be opened says why, and is left as it was: what is wrong has a code and a
 * sentence of its own, so that nobody restores a backup for a mistyped passphrase.
 *
 * One vault is made; each case spoils a copy of it, or knocks with something else, the way the window
 * and peersidectl do. Cases of different reasons must not share a sentence. The control is the vault
 * itself, and what only looks like a wrong passphrase: those open.
 */
#include "ps-check.h"
#include "ps-error.h"
#include "ps-keyring.h"
#include "ps-proof-child.h"
#include "ps-recovery.h"
#include "ps-schema.h"
#include "ps-story.h"
#include "ps-test-db.h"
#include "ps-vault-dir.h"
#include "ps-vault.h"
#include "ps-workspace.h"

#include <glib/gstdio.h>
#include <sodium.h>
#include <string.h>
#include <unistd.h>

#define USER "Zoë"
#define PASSPHRASE "wachtelhügel ﬁnden vor 2 regen"
#define OTHER_USER "Ben"

/* 2026-11-03 18:00 UTC. */
#define SIX_O_CLOCK G_GINT64_CONSTANT (1793728800000000)

typedef struct {
  char        *root;
  char        *fresh;   /* a vault */
  char        *another; /* and one more, of other people */
  char        *vault;   /* where the copy is */
  GHashTable  *sentences; /* by sentence, without the folder: of which code */
  guint        cases;
} Fixture;

static void
tell_time (PsInstant *instant,
           gpointer   data G_GNUC_UNUSED)
{
  *instant = (PsInstant) { SIX_O_CLOCK, G_TIME_SPAN_HOUR, "the only start" };
}

static const PsClock the_clock = { tell_time, NULL };

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
found (const char *path)
{
  g_autoptr (PsWorkspace) workspace = ps_workspace_new (path, &the_clock);
  g_autoptr (GError) error = NULL;
  PsFounding *founding = ps_founding_new ();

  founding->user_name = g_strdup (USER);
  founding->passphrase = ps_secret_new (PASSPHRASE, strlen (PASSPHRASE));
  founding->recovery_code = ps_recovery_code_new ();
  founding->clinic_name = g_strdup ("Birch Street");
  founding->quick = TRUE;
  ps_workspace_create (workspace, founding, &error);
  g_assert_no_error (error);
  ps_workspace_lock (workspace);
  settle ();
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data G_GNUC_UNUSED)
{
  fixture->root = ps_story_make_dir ();
  fixture->fresh = g_build_filename (fixture->root, "fresh", NULL);
  fixture->another = g_build_filename (fixture->root, "another", NULL);
  fixture->vault = g_build_filename (fixture->root, "vault", NULL);
  fixture->sentences = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  found (fixture->fresh);
  found (fixture->another);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data G_GNUC_UNUSED)
{
  ps_proof_remove (fixture->root);
  g_hash_table_unref (fixture->sentences);
  g_free (fixture->root);
  g_free (fixture->fresh);
  g_free (fixture->another);
  g_free (fixture->vault);
}

static char *
path_of (Fixture    *fixture,
         const char *name)
{
  return g_build_filename (fixture->vault, name, NULL);
}

static void
write_bytes (const char   *path,
             gconstpointer bytes,
             gsize         n)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, bytes, (gssize) n, &error);
  g_assert_no_error (error);
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/* Everything in the vault's folder and the folders in it, in order. */
static char *
sum_of (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *bytes = NULL;
      g_autofree char *sum = NULL;
      GStatBuf st;
      gsize n;

      /* Who knocked is written into the lock and taken out of it again, and that they did is kept. */
      if (g_str_equal (name, "lock") || g_str_equal (name, "attempts"))
        continue;

      /* Beside a file that was looked into there is a log, and nothing in it. */
      if (g_str_equal (name, "peerside.db-shm") || (g_str_equal (name, "peerside.db-wal") &&
                                                    g_stat (path, &st) == 0 && st.st_size == 0))
        continue;

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        sum = sum_of (path);
      else if (g_file_get_contents (path, &bytes, &n, NULL))
        sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (guchar *) bytes, n);
      g_ptr_array_add (lines, g_strdup_printf ("%s %s", name, sum));
    }

  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);

  return g_strjoinv ("\n", (char **) lines->pdata);
}

static gboolean
knock (Fixture     *fixture,
       const char  *user,
       const char  *passphrase,
       gsize        n,
       GError     **error)
{
  g_autoptr (PsWorkspace) workspace = ps_workspace_new (fixture->vault, &the_clock);
  gboolean open = ps_workspace_unlock (workspace, user, ps_secret_new (passphrase, n), error);

  ps_workspace_lock (workspace);
  settle ();

  return open;
}

/* What a sentence says, whatever the folder is called and whatever number is in it. */
static char *
without_names (Fixture    *fixture,
               const char *message,
               const char *user)
{
  GString *text = g_string_new (message);

  g_string_replace (text, fixture->vault, "FOLDER", 0);
  if (*user != '\0')
    {
      g_autofree char *shown = g_utf8_make_valid (user, -1);
      g_autofree char *quoted = g_strdup_printf ("“%s”", shown);

      g_string_replace (text, quoted, "USER", 0);
    }

  return g_string_free (text, FALSE);
}

static void
expect_refusal (Fixture    *fixture,
                const char *what,
                const char *user,
                const char *passphrase,
                gsize       n,
                PsError     code)
{
  g_autofree char *before = sum_of (fixture->vault);
  g_autofree char *after = NULL;
  g_autofree char *sentence = NULL;
  g_autoptr (GError) error = NULL;
  gpointer said;

  g_assert_false (knock (fixture, user, passphrase, n, &error));
  g_assert_nonnull (error);
  g_test_message ("%s: %s", what, error->message);
  g_assert_error (error, PS_ERROR, (int) code);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));

  after = sum_of (fixture->vault);
  g_assert_cmpstr (after, ==, before);

  sentence = without_names (fixture, error->message, user);
  if (g_hash_table_lookup_extended (fixture->sentences, sentence, NULL, &said))
    g_assert_cmpint (GPOINTER_TO_INT (said), ==, code);
  g_hash_table_insert (fixture->sentences, g_steal_pointer (&sentence), GINT_TO_POINTER (code));
  fixture->cases++;
}

static void
expect_open (Fixture    *fixture,
             const char *user,
             const char *passphrase)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (knock (fixture, user, passphrase, strlen (passphrase), &error));
  g_assert_no_error (error);
}

/* The right person knocks at a vault that was spoilt. */
static void
expect_spoilt (Fixture    *fixture,
               const char *what,
               PsError     code)
{
  expect_refusal (fixture, what, USER, PASSPHRASE, strlen (PASSPHRASE), code);
}

static void
copy_fresh (Fixture *fixture)
{
  ps_proof_copy_vault (fixture->fresh, fixture->vault);
}

/* Who knocks */

static void
knock_with_wrong_words (Fixture *fixture)
{
  static const struct { const char *what, *words; gsize n; } wrongs[] = {
    { "another passphrase", "entirely other words", 20 },
    { "nothing", "", 0 },
    { "one letter", "w", 1 },
    { "a capital letter", "Wachtelhügel ﬁnden vor 2 regen", 31 },
    { "the last letter missing", "wachtelhügel ﬁnden vor 2 rege", 30 },
    { "a letter more", "wachtelhügel ﬁnden vor 2 regenn", 32 },
    { "without the marks", "wachtelhugel finden vor 2 regen", 31 },
    { "a zero byte behind it", PASSPHRASE, sizeof PASSPHRASE },
    { "a zero byte in it", "wachtelhügel\0regen", 19 },
    { "not UTF-8", "wachtelh\xfcgel", 12 },
    { "half a letter", "wachtelh\xc3", 9 },
    { "tabs for spaces", "wachtelhügel\tﬁnden\tvor\t2\tregen", 31 },
    { "right to left", "كلمة السر", 17 },
    { "emoji", "🙂🙂🙂🙂🙂🙂🙂🙂", 32 },
  };
  g_autofree char *huge = g_strnfill (100000, 'w');

  /* After a few of them in one vault the next has to wait. */
  for (guint i = 0; i < G_N_ELEMENTS (wrongs); i++)
    {
      copy_fresh (fixture);
      expect_refusal (fixture, wrongs[i].what, USER, wrongs[i].words, wrongs[i].n,
                      PS_ERROR_WRONG_PASSPHRASE);
    }
  copy_fresh (fixture);
  expect_refusal (fixture, "100,000 letters", USER, huge, 100000, PS_ERROR_WRONG_PASSPHRASE);
}

static void
knock_as_somebody_else (Fixture *fixture)
{
  static const char * const strangers[] = {
    OTHER_USER, "", " ", "Zoe", "Zo", "ZoëZoë", "root", "Zo\xeb", "Zoë\n", "*", "' OR 1=1 --", "🙂",
  };

  for (guint i = 0; i < G_N_ELEMENTS (strangers); i++)
    {
      copy_fresh (fixture);
      expect_refusal (fixture, "a stranger", strangers[i], PASSPHRASE, strlen (PASSPHRASE),
                      PS_ERROR_UNKNOWN_USER);
    }
}

/* What is only written in another way is the same. */
static void
knock_rightly (Fixture *fixture)
{
  copy_fresh (fixture);
  expect_open (fixture, USER, PASSPHRASE);
  expect_open (fixture, "zoë", PASSPHRASE);
  expect_open (fixture, "Zoe\xcc\x88", PASSPHRASE);
  expect_open (fixture, USER, "wachtelhu\xcc\x88gel finden vor 2 regen");
}

/* The files */

static void
spoil_both (Fixture      *fixture,
            gconstpointer bytes,
            gsize         n)
{
  g_autofree char *keyring = path_of (fixture, "keyring");
  g_autofree char *copy = path_of (fixture, "keyring.bak");

  write_bytes (keyring, bytes, n);
  write_bytes (copy, bytes, n);
}

static void
spoil_the_keyring (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->fresh, "keyring", NULL);
  g_autofree char *bytes = NULL;
  g_autofree char *name = NULL;
  gsize n;

  g_assert_true (g_file_get_contents (path, &bytes, &n, NULL));

  copy_fresh (fixture);
  spoil_both (fixture, "", 0);
  expect_spoilt (fixture, "an empty keyring", PS_ERROR_DAMAGED);
  spoil_both (fixture, bytes, 8);
  expect_spoilt (fixture, "a keyring's first word", PS_ERROR_DAMAGED);
  spoil_both (fixture, bytes, n / 2);
  expect_spoilt (fixture, "half a keyring", PS_ERROR_DAMAGED);
  spoil_both (fixture, bytes, n - 1);
  expect_spoilt (fixture, "a keyring without its last byte", PS_ERROR_DAMAGED);
  bytes[n / 2] ^= 1;
  spoil_both (fixture, bytes, n);
  expect_spoilt (fixture, "a flipped bit", PS_ERROR_DAMAGED);

  /* Somebody who knows the format can make the checksum right, and nothing else. */
  crypto_generichash ((guint8 *) bytes + n - 32, 32, (guint8 *) bytes, n - 32, NULL, 0);
  spoil_both (fixture, bytes, n);
  expect_spoilt (fixture, "a flipped bit with a right checksum", PS_ERROR_DAMAGED);
  bytes[n / 2] ^= 1;

  bytes[8]++;
  spoil_both (fixture, bytes, n);
  expect_spoilt (fixture, "a changed version", PS_ERROR_DAMAGED);
  crypto_generichash ((guint8 *) bytes + n - 32, 32, (guint8 *) bytes, n - 32, NULL, 0);
  spoil_both (fixture, bytes, n);
  expect_spoilt (fixture, "a newer keyring", PS_ERROR_NEWER);
  bytes[8]--;

  spoil_both (fixture, "\x89PNG\r\n\x1a\n and what follows", 30);
  expect_spoilt (fixture, "a picture", PS_ERROR_NOT_A_VAULT);
  spoil_both (fixture, "[keyring]\nname=x\n", 17);
  expect_spoilt (fixture, "a text", PS_ERROR_NOT_A_VAULT);

  copy_fresh (fixture);
  g_unlink (name = path_of (fixture, "keyring"));
  g_free (name);
  g_unlink (name = path_of (fixture, "keyring.bak"));
  expect_spoilt (fixture, "no keyring", PS_ERROR_NO_VAULT);
}

static void
take_from_another (Fixture    *fixture,
                   const char *name)
{
  g_autofree char *from = g_build_filename (fixture->another, name, NULL);
  g_autofree char *to = path_of (fixture, name);
  g_autofree char *bytes = NULL;
  gsize n;

  g_assert_true (g_file_get_contents (from, &bytes, &n, NULL));
  write_bytes (to, bytes, n);
}

static void
spoil_the_database (Fixture *fixture)
{
  g_autofree char *path = NULL;
  g_autofree char *bytes = NULL;
  gsize n;

  copy_fresh (fixture);
  path = path_of (fixture, "peerside.db");
  g_assert_true (g_file_get_contents (path, &bytes, &n, NULL));

  g_unlink (path);
  expect_spoilt (fixture, "no database", PS_ERROR_DAMAGED);
  write_bytes (path, "", 0);
  expect_spoilt (fixture, "an empty database", PS_ERROR_DAMAGED);
  write_bytes (path, bytes, 1);
  expect_spoilt (fixture, "one byte", PS_ERROR_DAMAGED);
  write_bytes (path, bytes, 4095);
  expect_spoilt (fixture, "not a page", PS_ERROR_DAMAGED);
  write_bytes (path, bytes, 4096);
  expect_spoilt (fixture, "one page", PS_ERROR_DAMAGED);
  write_bytes (path, bytes, n / 2);
  expect_spoilt (fixture, "half a database", PS_ERROR_DAMAGED);
  write_bytes (path, bytes, n - 4096);
  expect_spoilt (fixture, "a database without its last page", PS_ERROR_DAMAGED);

  for (guint i = 0; i < 8; i++)
    {
      g_autofree char *what = g_strdup_printf ("a flipped bit at %u", i * 12);

      bytes[i * 12] ^= 1;
      write_bytes (path, bytes, n);
      expect_spoilt (fixture, what, PS_ERROR_DAMAGED);
      bytes[i * 12] ^= 1;
    }

  memset (bytes, 0, n);
  write_bytes (path, bytes, n);
  expect_spoilt (fixture, "zeros", PS_ERROR_DAMAGED);
  memset (bytes, 'x', n);
  write_bytes (path, bytes, n);
  expect_spoilt (fixture, "something else", PS_ERROR_DAMAGED);
  memcpy (bytes, "SQLite format 3", 16);
  write_bytes (path, bytes, n);
  expect_spoilt (fixture, "a database without encryption", PS_ERROR_NO_CIPHER);

  g_unlink (path);
  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  expect_spoilt (fixture, "a folder for a database", PS_ERROR_DAMAGED);

  copy_fresh (fixture);
  take_from_another (fixture, "peerside.db");
  expect_spoilt (fixture, "another vault's database", PS_ERROR_DAMAGED);
  copy_fresh (fixture);
  take_from_another (fixture, "keyring");
  take_from_another (fixture, "keyring.bak");
  expect_spoilt (fixture, "another vault's keyring", PS_ERROR_DAMAGED);
}

/* What only somebody with the key could have written. */
static void
write_inside (Fixture    *fixture,
              const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PsKeyring) keyring = NULL;
  g_autoptr (PsKeys) keys = NULL;
  g_autoptr (PsConn) conn = NULL;
  g_autofree char *path = NULL;

  copy_fresh (fixture);
  path = path_of (fixture, "peerside.db");
  keyring = ps_keyring_load (fixture->vault, NULL, &error);
  g_assert_no_error (error);
  keys = ps_keyring_unlock (keyring, USER, PASSPHRASE, strlen (PASSPHRASE), &error);
  g_assert_no_error (error);
  conn = ps_conn_open (path, ps_keys_get_data_key (keys), PS_CONN_WRITE, &error);
  g_assert_no_error (error);
  ps_conn_exec (conn, sql, &error);
  g_assert_no_error (error);
  ps_conn_checkpoint (conn, &error);
  g_clear_pointer (&conn, ps_conn_close);
}

static void
write_something_else_inside (Fixture *fixture)
{
  write_inside (fixture, "PRAGMA user_version = 999");
  expect_spoilt (fixture, "a newer database", PS_ERROR_NEWER);
  write_inside (fixture, "PRAGMA user_version = 0");
  expect_spoilt (fixture, "a database that was never finished", PS_ERROR_DAMAGED);
  write_inside (fixture, "PRAGMA application_id = 7");
  expect_spoilt (fixture, "another program's database", PS_ERROR_NOT_A_VAULT);
  write_inside (fixture, "DELETE FROM meta WHERE key = 'vault'");
  expect_spoilt (fixture, "a database that says not whose it is", PS_ERROR_NOT_A_VAULT);
  write_inside (fixture, "UPDATE meta SET value = x'00112233445566778899aabbccddeeff'"
                         " WHERE key = 'vault'");
  expect_spoilt (fixture, "a database that says it is another's", PS_ERROR_NOT_A_VAULT);
}

/* The folder */

static void
look_elsewhere (Fixture *fixture)
{
  g_autofree char *other = NULL;
  g_autoptr (PsVaultDir) held = NULL;
  g_autoptr (GError) error = NULL;

  ps_proof_remove (fixture->vault);
  expect_spoilt (fixture, "no folder", PS_ERROR_NO_VAULT);
  g_assert_cmpint (g_mkdir (fixture->vault, 0700), ==, 0);
  expect_spoilt (fixture, "an empty folder", PS_ERROR_NO_VAULT);
  other = path_of (fixture, "holiday.txt");
  write_bytes (other, "sun", 3);
  expect_spoilt (fixture, "a folder of something else", PS_ERROR_NOT_A_VAULT);
  ps_proof_remove (fixture->vault);
  write_bytes (fixture->vault, "sun", 3);
  expect_spoilt (fixture, "a file", PS_ERROR_NOT_A_VAULT);
  g_unlink (fixture->vault);

  copy_fresh (fixture);
  held = ps_vault_dir_open (fixture->vault, PS_VAULT_DIR_MUST_EXIST, OTHER_USER, &the_clock, &error);
  g_assert_no_error (error);
  expect_spoilt (fixture, "in use by somebody", PS_ERROR_IN_USE);
  ps_vault_dir_set_who (held, NULL);
  expect_spoilt (fixture, "in use by nobody knows whom", PS_ERROR_IN_USE);
  g_clear_pointer (&held, ps_vault_dir_close);
  expect_open (fixture, USER, PASSPHRASE);
}

static void
test_each_reason_has_its_own_sentence (Fixture       *fixture,
                                       gconstpointer  data G_GNUC_UNUSED)
{
  if (!ps_conn_has_cipher ())
    {
      g_test_skip ("This build has no encryption, and so refuses other things");
      return;
    }

  knock_rightly (fixture);
  knock_with_wrong_words (fixture);
  knock_as_somebody_else (fixture);
  spoil_the_keyring (fixture);
  spoil_the_database (fixture);
  write_something_else_inside (fixture);
  look_elsewhere (fixture);

  g_test_message ("%u refusals, %u sentences, none of them of two reasons", fixture->cases,
                  g_hash_table_size (fixture->sentences));
  g_assert_cmpuint (fixture->cases, >=, 60);
}

int
main (int   argc,
      char *argv[])
{
  g_assert_true (ps_vault_init (NULL));
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/refusals/each-reason-has-its-own-sentence", Fixture, NULL, set_up,
              test_each_reason_has_its_own_sentence, tear_down);

  return g_test_run ();
}
