/* Bytes of a vault change by themselves, or somebody changes them: it is noticed, and said as what it
 * is. Never a crash, and never something that nobody wrote.
 *
 * A database, a keyring and a backup are spoilt in every way that a disk, a copy or a hand can spoil
 * them, and then opened and read as the program does. Whoever is in doubt looks at all of it, as
 * "peersidectl check --deep" does: there every spoilt page has to be found.
 *
 * The control is a database without encryption, which has no seals on its pages: there changed bytes
 * must be found to be taken for what somebody wrote.
 */
#include "ps-backup-file.h"
#include "ps-backup-writer.h"
#include "ps-check.h"
#include "ps-error.h"
#include "ps-keyring.h"
#include "ps-recovery.h"
#include "ps-story.h"
#include "ps-test-db.h"
#include "ps-vault.h"
#include "ps-witness.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#ifdef PS_LONG_TESTS
#define FACTOR 10
#else
#define FACTOR 1
#endif

#define N_DATABASE (1200 * FACTOR)
#define N_LOG (200 * FACTOR)
#define N_KEYRING (400 * FACTOR)
#define N_BACKUP (400 * FACTOR)
#define N_CONTROL 200

#define N_ACTS 25
#define PAGE 4096
#define MAGIC_SIZE 8

/**
 * Damage:
 * @DAMAGE_BIT: one bit, anywhere
 * @DAMAGE_BURST: some hundred bytes of something else
 * @DAMAGE_CUT: the end is missing
 * @DAMAGE_SWAP: two pages have changed places
 * @DAMAGE_ZEROS: a page of zeros, as a disk gives that has lost one
 * @DAMAGE_FOREIGN: a page of another vault's file
 */
typedef enum {
  DAMAGE_BIT,
  DAMAGE_BURST,
  DAMAGE_CUT,
  DAMAGE_SWAP,
  DAMAGE_ZEROS,
  DAMAGE_FOREIGN,
  DAMAGE_N_KINDS,
} Damage;

static const char * const damages[] = { "bit", "burst", "cut", "swap", "zeros", "foreign page" };

/* How often what was noticed when. */
typedef struct {
  guint at_open;
  guint at_reading;
  guint at_a_look;  /* at all of it */
  guint wrong;      /* something that nobody wrote was read */
  guint unnoticed;  /* even by the look at all of it */
} Tally;

static GByteArray *
copy_of (GBytes *bytes)
{
  GByteArray *copy = g_byte_array_new ();

  return g_byte_array_append (copy, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static guint
random_below (guint n)
{
  return (guint) g_test_rand_int_range (0, (int) n);
}

/* The @nth of a kind, as far as there is anything to count; the rest by chance. */
static void
spoil (GByteArray *bytes,
       Damage      damage,
       guint       nth)
{
  guint n_pages = bytes->len / PAGE;
  guint at = random_below (bytes->len);
  guint8 page[PAGE];
  guint a, b;

  switch (damage)
    {
    case DAMAGE_BURST:
      for (guint i = at; i < MIN (at + 300, bytes->len); i++)
        bytes->data[i] ^= (guint8) (1 + random_below (255));
      break;

    case DAMAGE_CUT:
      g_byte_array_set_size (bytes, at % 2 == 0 || n_pages == 0 ? at : at / PAGE * PAGE);
      break;

    case DAMAGE_SWAP:
      if (n_pages < 2)
        break;
      a = random_below (n_pages);
      b = (a + 1 + random_below (n_pages - 1)) % n_pages;
      memcpy (page, bytes->data + a * PAGE, PAGE);
      memcpy (bytes->data + a * PAGE, bytes->data + b * PAGE, PAGE);
      memcpy (bytes->data + b * PAGE, page, PAGE);
      break;

    case DAMAGE_ZEROS:
      if (n_pages > 0)
        memset (bytes->data + nth % n_pages * PAGE, 0, PAGE);
      break;

    case DAMAGE_FOREIGN:
      if (n_pages > 0)
        for (guint i = 0, start = nth % n_pages * PAGE; i < PAGE; i++)
          bytes->data[start + i] = (guint8) random_below (256);
      break;

    case DAMAGE_BIT:
    default:
      bytes->data[at] ^= (guint8) (1 << random_below (8));
      break;
    }
}

static void
assert_damaged (const GError *error)
{
  g_assert_error (error, PS_ERROR, PS_ERROR_DAMAGED);
  g_assert_cmpstr (error->message, !=, "");
}

/* The database */

typedef struct {
  PsStoryPlace place;
  GBytes      *whole;  /* after the last act */
  GBytes      *older;  /* after the act before it */
} Fixture;

static GBytes *
read_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *bytes;
  gsize n;

  g_file_get_contents (path, &bytes, &n, &error);
  g_assert_no_error (error);

  return g_bytes_new_take (bytes, n);
}

static void
tell (Fixture *fixture,
      guint    from,
      guint    to)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PsDb) db = ps_story_place_open (&fixture->place, &error);

  g_assert_no_error (error);
  for (guint i = from; i <= to; i++)
    {
      ps_story_tell (db, i, &error);
      g_assert_no_error (error);
    }
  ps_db_close (db);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data G_GNUC_UNUSED)
{
  ps_story_place_make (&fixture->place, N_ACTS);
  ps_story_place_put (&fixture->place, fixture->place.fresh);
  tell (fixture, 1, N_ACTS - 1);
  fixture->older = read_file (fixture->place.path);
  tell (fixture, N_ACTS, N_ACTS);
  fixture->whole = read_file (fixture->place.path);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data G_GNUC_UNUSED)
{
  g_bytes_unref (fixture->whole);
  g_bytes_unref (fixture->older);
  ps_story_place_clear (&fixture->place);
}

static gboolean
has_failures (PsDb *db)
{
  g_autoptr (GPtrArray) checks = ps_check_db (db, ps_test_vault, TRUE);

  for (guint i = 0; i < checks->len; i++)
    {
      const PsCheck *check = g_ptr_array_index (checks, i);

      if (!check->ok && !g_str_equal (check->name, "cipher"))
        return TRUE;
    }

  return FALSE;
}

/* Opens it and reads every row, and at last looks at all of it. */
static void
look (Fixture *fixture,
      Tally   *tally)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PsDb) db = ps_story_place_open (&fixture->place, &error);
  g_autofree char *digest = NULL;

  if (db == NULL)
    {
      assert_damaged (error);
      tally->at_open++;
      return;
    }

  digest = ps_story_digest (ps_db_get_reader (db), &error);
  if (digest == NULL)
    {
      assert_damaged (error);
      tally->at_reading++;
    }
  else
    {
      gboolean right = g_str_equal (digest, g_ptr_array_index (fixture->place.digests, N_ACTS));
      gboolean found = has_failures (db);

      tally->wrong += !right;
      tally->at_a_look += found;
      tally->unnoticed += !found;
    }
  ps_db_close (db);
}

static void
put_spoilt (Fixture *fixture,
            Damage   damage,
            guint    nth)
{
  g_autoptr (GByteArray) bytes = copy_of (fixture->whole);
  g_autoptr (GBytes) spoilt = NULL;

  spoil (bytes, damage, nth);
  spoilt = g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
  ps_story_place_put (&fixture->place, spoilt);
}

static void
say (const char  *what,
     guint        n,
     const Tally *tally)
{
  g_test_message ("%u times %s: noticed %u at opening, %u at reading, %u at a look at all; %u wrong,"
                  " %u unnoticed", n, what, tally->at_open, tally->at_reading, tally->at_a_look,
                  tally->wrong, tally->unnoticed);
}

static void
test_a_database_is_never_believed_wrongly (Fixture       *fixture,
                                           gconstpointer  data G_GNUC_UNUSED)
{
  if (!ps_conn_has_cipher ())
    {
      g_test_skip ("This build has no encryption, and so no seals on its pages");
      return;
    }

  for (Damage damage = 0; damage < DAMAGE_N_KINDS; damage++)
    {
      Tally tally = { 0 };

      for (guint i = 0; i < N_DATABASE / DAMAGE_N_KINDS; i++)
        {
          put_spoilt (fixture, damage, i);
          look (fixture, &tally);
        }

      say (damages[damage], N_DATABASE / DAMAGE_N_KINDS, &tally);
      g_assert_cmpuint (tally.unnoticed, ==, 0);
      g_assert_cmpuint (tally.wrong, ==, 0);
    }
}

#define PASSPHRASE "wachtelhuegel vor dem regen"

static PsKeyring *
make_keyring (PsKeys **keys)
{
  g_autoptr (PsSecret) code = ps_recovery_code_new ();
  g_autoptr (GError) error = NULL;
  PsKeyringFounder founder = {
    .user_name = "Rosa",
    .roles = PS_ROLE_ADMINISTRATOR | PS_ROLE_CO_FACILITATOR,
    .passphrase = PASSPHRASE,
    .passphrase_len = strlen (PASSPHRASE),
    .kdf = { PS_KDF_MEMORY_MIN_KIB, PS_KDF_PASSES_MIN },
    .recovery_code = code,
  };
  PsKeyring *keyring = ps_keyring_create (&founder, keys, &error);

  g_assert_no_error (error);

  return keyring;
}

/* What the witness says of the file that is there now. */
static PsWitnessVerdict
ask_witness (Fixture      *fixture,
             const PsKeys *keys)
{
  g_autoptr (GError) error = NULL;
  PsWitnessLook now;

  g_assert_true (ps_witness_look (fixture->place.path, &now, &error));
  g_assert_no_error (error);

  return ps_witness_judge (fixture->place.dir, keys, &now, 1);
}

/* A page as it was before is sealed as well as the one that is there now: no seal tells them apart. Of
 * a file that was closed in order, its witness does.
 */
static void
test_an_old_page_is_seen_by_the_witness (Fixture       *fixture,
                                         gconstpointer  data G_GNUC_UNUSED)
{
  const guint8 *old = g_bytes_get_data (fixture->older, NULL);
  guint n_pages = MIN (g_bytes_get_size (fixture->older), g_bytes_get_size (fixture->whole)) / PAGE;
  g_autoptr (PsKeys) keys = NULL;
  g_autoptr (PsKeyring) keyring G_GNUC_UNUSED = make_keyring (&keys);
  g_autoptr (GError) error = NULL;
  PsWitnessLook closed;
  Tally tally = { 0 };
  guint n = 0, seen = 0;

  if (!ps_conn_has_cipher ())
    {
      g_test_skip ("This build has no encryption, and so no seals on its pages");
      return;
    }

  ps_story_place_put (&fixture->place, fixture->whole);
  g_assert_true (ps_witness_look (fixture->place.path, &closed, &error));
  ps_witness_write (fixture->place.dir, keys, PS_WITNESS_CLOSED, &closed, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpint (ask_witness (fixture, keys), ==, PS_WITNESS_FINE);

  for (guint i = 0; i < n_pages; i++)
    {
      g_autoptr (GByteArray) bytes = copy_of (fixture->whole);
      g_autoptr (GBytes) spoilt = NULL;

      if (memcmp (bytes->data + i * PAGE, old + i * PAGE, PAGE) == 0)
        continue;

      memcpy (bytes->data + i * PAGE, old + i * PAGE, PAGE);
      spoilt = g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
      ps_story_place_put (&fixture->place, spoilt);
      seen += ask_witness (fixture, keys) != PS_WITNESS_FINE;
      look (fixture, &tally);
      n++;
    }

  ps_story_place_put (&fixture->place, fixture->older);
  g_assert_cmpint (ask_witness (fixture, keys), !=, PS_WITNESS_FINE);

  say ("an old page put back, by its seal", n, &tally);
  g_test_message ("%u times an old page put back: %u seen by the witness", n, seen);
  g_assert_cmpuint (n, >, 0);
  g_assert_cmpuint (seen, ==, n);
  g_assert_cmpuint (tally.unnoticed, >, 0);
}

/* The log of a program that was killed. What is behind a frame that does not hold is as if it had
 * never been written; what is before it is all there.
 */
static void
test_a_spoilt_log_ends_where_it_is_spoilt (Fixture       *fixture,
                                           gconstpointer  data G_GNUC_UNUSED)
{
  static const Damage kinds[] = { DAMAGE_BIT, DAMAGE_BURST, DAMAGE_CUT, DAMAGE_SWAP };
  g_autofree char *path = g_strconcat (fixture->place.path, "-wal", NULL);
  g_autoptr (GBytes) log = NULL;
  g_autoptr (GError) error = NULL;
  guint whole = 0, shorter = 0;

  ps_story_place_put (&fixture->place, fixture->place.fresh);
  {
    g_autoptr (PsDb) db = ps_story_place_open (&fixture->place, &error);

    g_assert_no_error (error);
    for (guint i = 1; i <= N_ACTS; i++)
      g_assert_true (ps_story_tell (db, i, &error));
    log = read_file (path);
    ps_db_close (db);
  }

  for (guint i = 0; i < N_LOG; i++)
    {
      g_autoptr (GByteArray) bytes = copy_of (log);
      g_autofree char *digest = NULL;
      PsDb *db;
      guint n;

      spoil (bytes, kinds[i % G_N_ELEMENTS (kinds)], i);
      ps_story_place_put (&fixture->place, fixture->place.fresh);
      g_file_set_contents (path, (char *) bytes->data, bytes->len, &error);
      g_assert_no_error (error);

      db = ps_story_place_open (&fixture->place, &error);
      g_assert_no_error (error);
      g_assert_true (ps_story_count (ps_db_get_reader (db), &n, &error));
      digest = ps_story_digest (ps_db_get_reader (db), &error);
      g_assert_cmpstr (digest, ==, g_ptr_array_index (fixture->place.digests, n));
      g_assert_false (has_failures (db));
      whole += n == N_ACTS;
      shorter += n < N_ACTS;
      ps_db_close (db);
      g_object_unref (db);
    }

  g_test_message ("%u logs spoilt: %u whole all the same, %u shorter, 0 half", N_LOG, whole, shorter);
  g_assert_cmpuint (shorter, >, N_LOG / 2);
}

/* A file without seals: what was changed is read as if somebody had written it. */
static void
test_without_seals_it_would_be_believed (Fixture       *fixture,
                                         gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *path = g_build_filename (fixture->place.dir, "plain.db", NULL);
  g_autoptr (GBytes) whole = NULL;
  g_autofree char *right = NULL;
  guint believed = 0;

  for (guint i = 0; i <= N_CONTROL; i++)
    {
      g_autofree char *sum = NULL;
      sqlite3_stmt *stmt = NULL;
      sqlite3 *db;

      if (i > 0)
        {
          g_autoptr (GByteArray) bytes = copy_of (whole);

          spoil (bytes, DAMAGE_BIT, i);
          g_assert_true (g_file_set_contents (path, (char *) bytes->data, bytes->len, NULL));
        }

      g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
      if (i == 0)
        g_assert_cmpint (sqlite3_exec (db,
                                       "CREATE TABLE person (name TEXT);"
                                       "WITH RECURSIVE n (i) AS"
                                       " (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 2000)"
                                       "INSERT INTO person SELECT 'Wren ' || i FROM n",
                                       NULL, NULL, NULL), ==, SQLITE_OK);
      if (sqlite3_prepare_v2 (db, "SELECT group_concat (name) FROM person", -1, &stmt, NULL)
            == SQLITE_OK && sqlite3_step (stmt) == SQLITE_ROW)
        sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256,
                                             (const char *) sqlite3_column_text (stmt, 0), -1);
      sqlite3_finalize (stmt);
      sqlite3_close (db);

      if (i == 0)
        {
          right = g_steal_pointer (&sum);
          whole = read_file (path);
        }
      else
        believed += sum != NULL && !g_str_equal (sum, right);
    }

  g_test_message ("without seals: %u of %u flipped bits were believed", believed, N_CONTROL);
  g_assert_cmpuint (believed, >, N_CONTROL / 4);
}

/* The keyring and the backup */

/* "Not a keyring" is right where its first bytes are no longer those of one; of a backup also where they
 * are not all there.
 */
static void
assert_says_damaged (const GError     *error,
                     const GByteArray *bytes,
                     GBytes           *whole,
                     guint             least)
{
  gboolean starts_right =
    bytes->len >= least &&
    (bytes->len == 0 ||
     memcmp (bytes->data, g_bytes_get_data (whole, NULL), MIN (bytes->len, MAGIC_SIZE)) == 0);

  if (starts_right)
    assert_damaged (error);
  else
    g_assert_error (error, PS_ERROR, PS_ERROR_NOT_A_VAULT);
}

static const Damage small_damages[] = { DAMAGE_BIT, DAMAGE_BURST, DAMAGE_CUT };

static void
test_a_spoilt_keyring_is_said_to_be (Fixture       *fixture,
                                     gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *path = g_build_filename (fixture->place.dir, "keyring", NULL);
  g_autofree char *copy = g_build_filename (fixture->place.dir, "keyring.bak", NULL);
  g_autoptr (PsKeys) keys = NULL;
  g_autoptr (PsKeyring) keyring = make_keyring (&keys);
  g_autoptr (GBytes) whole = ps_keyring_serialise (keyring);

  for (guint i = 0; i < N_KEYRING; i++)
    {
      g_autoptr (GByteArray) bytes = copy_of (whole);
      g_autoptr (PsKeyring) found = NULL;
      g_autoptr (GError) error = NULL;
      gboolean used_copy;

      spoil (bytes, small_damages[i % G_N_ELEMENTS (small_damages)], i);
      g_assert_true (g_file_set_contents (path, (char *) bytes->data, bytes->len, NULL));

      /* With a copy that is whole nobody is kept out. */
      g_assert_true (g_file_set_contents (copy, g_bytes_get_data (whole, NULL),
                                          (gssize) g_bytes_get_size (whole), NULL));
      found = ps_keyring_load (fixture->place.dir, &used_copy, &error);
      g_assert_no_error (error);
      g_assert_true (used_copy);
      g_clear_pointer (&found, ps_keyring_unref);

      /* With one that is as bad, or none, it is said. */
      if (i % 2 == 0)
        g_unlink (copy);
      else
        g_assert_true (g_file_set_contents (copy, (char *) bytes->data, bytes->len, NULL));
      found = ps_keyring_load (fixture->place.dir, &used_copy, &error);
      g_assert_null (found);
      assert_says_damaged (error, bytes, whole, 0);
    }

  g_test_message ("%u keyrings spoilt, %u said to be", N_KEYRING, N_KEYRING);
}

static GBytes *
make_backup (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->place.dir, "whole.peerbak", NULL);
  g_autoptr (PsKeys) keys = NULL;
  g_autoptr (PsKeyring) keyring = make_keyring (&keys);
  g_autoptr (GError) error = NULL;
  g_autoptr (PsBackupWriter) writer = ps_backup_writer_new (fixture->place.dir, keyring, &error);

  g_assert_no_error (error);
  ps_backup_writer_append (g_bytes_get_data (fixture->whole, NULL), g_bytes_get_size (fixture->whole),
                           writer, &error);
  g_assert_no_error (error);
  ps_backup_writer_finish (writer, keys, 1, PS_BACKUP_DAILY, 1, &error);
  g_assert_no_error (error);
  ps_backup_writer_publish (writer, path, FALSE, &error);
  g_assert_no_error (error);

  return read_file (path);
}

static void
test_a_spoilt_backup_is_said_to_be (Fixture       *fixture,
                                    gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *path = g_build_filename (fixture->place.dir, "spoilt.peerbak", NULL);
  g_autoptr (GBytes) whole = make_backup (fixture);

  for (guint i = 0; i < N_BACKUP; i++)
    {
      g_autoptr (GByteArray) bytes = copy_of (whole);
      g_autoptr (PsBackupFile) file = NULL;
      g_autoptr (GError) error = NULL;

      spoil (bytes, (Damage) (i % DAMAGE_N_KINDS), i);
      /* Its beginning is a small part of it, and says most. */
      if (i % 4 == 0 && bytes->len > 0)
        bytes->data[i / 4 % MIN (bytes->len, PS_BACKUP_HEADER_SIZE)] ^= 1;
      /* Without encryption some pages are empty, and all of those the same. */
      if (bytes->len == g_bytes_get_size (whole) &&
          memcmp (bytes->data, g_bytes_get_data (whole, NULL), bytes->len) == 0)
        bytes->data[bytes->len / 2] ^= 1;
      g_assert_true (g_file_set_contents (path, (char *) bytes->data, bytes->len, NULL));

      file = ps_backup_file_open (path, &error);
      g_assert_true (file == NULL || !ps_backup_file_verify (file, NULL, &error));
      assert_says_damaged (error, bytes, whole, MAGIC_SIZE);
    }

  g_test_message ("%u backups spoilt, %u said to be", N_BACKUP, N_BACKUP);
}

int
main (int   argc,
      char *argv[])
{
  g_assert_true (ps_vault_init (NULL));
  g_test_init (&argc, &argv, NULL);

#define TEST(name, function) g_test_add ("/damage/" name, Fixture, NULL, set_up, function, tear_down)
  TEST ("a-database-is-never-believed-wrongly", test_a_database_is_never_believed_wrongly);
  TEST ("an-old-page-is-seen-by-the-witness", test_an_old_page_is_seen_by_the_witness);
  TEST ("a-spoilt-log-ends-where-it-is-spoilt", test_a_spoilt_log_ends_where_it_is_spoilt);
  TEST ("without-seals-it-would-be-believed", test_without_seals_it_would_be_believed);
  TEST ("a-spoilt-keyring-is-said-to-be", test_a_spoilt_keyring_is_said_to_be);
  TEST ("a-spoilt-backup-is-said-to-be", test_a_spoilt_backup_is_said_to_be);
#undef TEST

  return g_test_run ();
}
