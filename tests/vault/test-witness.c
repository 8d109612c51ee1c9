#include "ps-ballast.h"
#include "ps-witness.h"

#include <sys/stat.h>

#include "vault-test.h"

typedef struct {
  char      *folder;
  char      *database;
  PsKeyring *keyring;
  PsKeys    *keys;
} Fixture;

static void
write_database (Fixture    *fixture,
                const char *bytes)
{
  g_assert_true (g_file_set_contents (fixture->database, bytes, -1, NULL));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data G_GNUC_UNUSED)
{
  fixture->folder = make_folder ();
  fixture->database = g_build_filename (fixture->folder, "peerside.db", NULL);
  fixture->keyring = make_keyring (&fixture->keys);
  write_database (fixture, "as it was left");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data G_GNUC_UNUSED)
{
  remove_folder (fixture->folder);
  g_free (fixture->database);
  ps_keyring_unref (fixture->keyring);
  ps_keys_unref (fixture->keys);
}

static void
leave (Fixture        *fixture,
       PsWitnessState  state,
       gint64          seq)
{
  g_autoptr (GError) error = NULL;
  PsWitnessLook look;

  g_assert_true (ps_witness_look (fixture->database, &look, &error));
  g_assert_true (ps_witness_write (fixture->folder, fixture->keys, state, &look, seq, &error));
  g_assert_no_error (error);
}

static PsWitnessVerdict
come_back (Fixture *fixture,
           gint64   seq)
{
  PsWitnessLook look;

  g_assert_true (ps_witness_look (fixture->database, &look, NULL));

  return ps_witness_judge (fixture->folder, fixture->keys, &look, seq);
}

static void
test_as_it_was_left_it_is_fine (Fixture       *fixture,
                                gconstpointer  data G_GNUC_UNUSED)
{
  g_assert_cmpint (come_back (fixture, 0), ==, PS_WITNESS_FINE);
  leave (fixture, PS_WITNESS_CLOSED, 12);
  g_assert_cmpint (come_back (fixture, 12), ==, PS_WITNESS_FINE);
  g_assert_cmpint (come_back (fixture, 13), ==, PS_WITNESS_FINE);
}

static void
test_a_change_from_outside_shows (Fixture       *fixture,
                                  gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *log = g_strconcat (fixture->database, "-wal", NULL);

  leave (fixture, PS_WITNESS_CLOSED, 12);
  write_database (fixture, "as it was lefT");
  g_assert_cmpint (come_back (fixture, 12), ==, PS_WITNESS_CHANGED);
  write_database (fixture, "as it was left, and more");
  g_assert_cmpint (come_back (fixture, 12), ==, PS_WITNESS_CHANGED);

  /* The control: put back, it is fine; with a log beside it, that would be played in. */
  write_database (fixture, "as it was left");
  g_assert_cmpint (come_back (fixture, 12), ==, PS_WITNESS_FINE);
  g_assert_true (g_file_set_contents (log, "frames", -1, NULL));
  g_assert_cmpint (come_back (fixture, 12), ==, PS_WITNESS_CHANGED);
}

static void
test_an_old_file_shows (Fixture       *fixture,
                        gconstpointer  data G_GNUC_UNUSED)
{
  leave (fixture, PS_WITNESS_CLOSED, 12);
  write_database (fixture, "as it was last week");
  g_assert_cmpint (come_back (fixture, 11), ==, PS_WITNESS_OLD);
}

/* After a crash the file is not the one that was opened, and need not be; an old one is told apart. */
static void
test_after_a_crash (Fixture       *fixture,
                    gconstpointer  data G_GNUC_UNUSED)
{
  leave (fixture, PS_WITNESS_OPEN, 12);
  write_database (fixture, "as it was when the power went");
  g_assert_cmpint (come_back (fixture, 15), ==, PS_WITNESS_FINE);
  g_assert_cmpint (come_back (fixture, 12), ==, PS_WITNESS_FINE);
  g_assert_cmpint (come_back (fixture, 11), ==, PS_WITNESS_OLD);
}

/* Whoever changes the file can make its hash anew, but not the keyed one. */
static void
test_no_byte_of_the_witness_can_be_changed (Fixture       *fixture,
                                            gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *path = g_build_filename (fixture->folder, "witness", NULL);
  g_autofree char *bytes = NULL;
  gsize len;
  guint told = 0;

  leave (fixture, PS_WITNESS_CLOSED, 12);
  g_assert_true (g_file_get_contents (path, &bytes, &len, NULL));
  for (gsize i = 14; i < len; i++)
    {
      bytes[i] ^= 4;
      g_assert_true (g_file_set_contents (path, bytes, (gssize) len, NULL));
      told += come_back (fixture, 12) == PS_WITNESS_CHANGED;
      bytes[i] ^= 4;
    }

  g_assert_cmpuint (told, ==, len - 14);
}

static void
test_what_is_no_witness_says_nothing (Fixture       *fixture,
                                      gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *path = g_build_filename (fixture->folder, "witness", NULL);

  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  g_assert_cmpint (come_back (fixture, 1), ==, PS_WITNESS_FINE);
  g_assert_true (g_file_set_contents (path, "PeerWitn\002 of a later version", -1, NULL));
  g_assert_cmpint (come_back (fixture, 1), ==, PS_WITNESS_FINE);
}

static void
test_the_ballast_is_real_room (Fixture       *fixture,
                               gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *path = g_build_filename (fixture->folder, PS_BALLAST_NAME, NULL);
  struct stat st;

  if (!ps_ballast_take (fixture->folder))
    {
      g_test_skip ("There is too little room on this disk");
      return;
    }

  g_assert_cmpint (stat (path, &st), ==, 0);
  g_assert_cmpint (st.st_size, ==, PS_BALLAST_SIZE);
  g_assert_cmpint (st.st_blocks * 512, >=, PS_BALLAST_SIZE);
  g_assert_cmpint (st.st_mode & 0777, ==, 0600);
  g_assert_true (ps_ballast_take (fixture->folder));
  g_assert_true (ps_ballast_drop (fixture->folder));
  g_assert_false (ps_ballast_drop (fixture->folder));

  /* One that was cut short is made again. */
  g_assert_true (g_file_set_contents (path, "short", -1, NULL));
  g_assert_true (ps_ballast_take (fixture->folder));
  g_assert_cmpint (stat (path, &st), ==, 0);
  g_assert_cmpint (st.st_size, ==, PS_BALLAST_SIZE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_assert_true (ps_vault_init (NULL));

#define add(name, function) \
  g_test_add (name, Fixture, NULL, set_up, function, tear_down)

  add ("/witness/as-it-was-left", test_as_it_was_left_it_is_fine);
  add ("/witness/a-change-from-outside", test_a_change_from_outside_shows);
  add ("/witness/an-old-file", test_an_old_file_shows);
  add ("/witness/after-a-crash", test_after_a_crash);
  add ("/witness/no-byte-can-be-changed", test_no_byte_of_the_witness_can_be_changed);
  add ("/witness/what-is-none", test_what_is_no_witness_says_nothing);
  add ("/witness/the-ballast-is-real-room", test_the_ballast_is_real_room);

  return g_test_run ();
}
