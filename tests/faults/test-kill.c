/* A process is killed while it commits, again and again: every commit that was acknowledged is there,
 * the one that was under way is whole or absent, and no file that was left shows anything of them.
 *
 * The controls are a process that acknowledges what it is only about to commit, and a build without
 * encryption, whose files do show it.
 */
#include "ps-kill.h"
#include "ps-story.h"
#include "ps-test-db.h"

#include <string.h>

#ifdef PS_LONG_TESTS
#define N_KILLS 3000
#else
#define N_KILLS 300
#endif

#define N_HASTY 30
#define N_ACTS 20

/* What the file is after each act, when nothing happens to it. */
static GPtrArray *digests;

/* In how many files, over all kills, words of the story stood. */
static guint n_showing;

static void
prepare (const char *vault)
{
  g_autofree char *path = g_build_filename (vault, "peerside.db", NULL);
  g_autoptr (GError) error = NULL;
  PsStoryPlace place;

  ps_story_place_make (&place, N_ACTS);
  g_file_set_contents_full (path, g_bytes_get_data (place.fresh, NULL), g_bytes_get_size (place.fresh),
                            G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);

  g_clear_pointer (&digests, g_ptr_array_unref);
  digests = g_ptr_array_ref (place.digests);
  ps_story_place_clear (&place);
}

static PsDb *
open_db (const char  *vault,
         GError     **error)
{
  g_autofree char *path = g_build_filename (vault, "peerside.db", NULL);

  return ps_db_open (path, ps_test_key, ps_test_vault, PS_DB_OPEN, error);
}

static gboolean
set_checkpoint (PsConn    *conn,
                gpointer   data G_GNUC_UNUSED,
                GError   **error)
{
  return ps_conn_exec (conn, "PRAGMA wal_autocheckpoint = 30", error);
}

static void
commit_all (const char *vault,
            PsKill     *kill,
            gboolean    hasty)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PsDb) db = NULL;

  ps_kill_arm (kill);
  db = open_db (vault, &error);
  g_assert_no_error (error);
  ps_db_write_sync (db, set_checkpoint, NULL, &error);
  g_assert_no_error (error);

  for (guint i = 1; i <= N_ACTS; i++)
    {
      if (hasty)
        ps_kill_done (kill, i);
      ps_story_tell (db, i, &error);
      g_assert_no_error (error);
      if (!hasty)
        ps_kill_done (kill, i);
    }

  ps_db_close (db);
}

static void
commit_patiently (const char *vault,
                  PsKill     *kill)
{
  commit_all (vault, kill, FALSE);
}

static void
commit_hastily (const char *vault,
                PsKill     *kill)
{
  commit_all (vault, kill, TRUE);
}

static void
look_for_words (const char *vault)
{
  static const char * const words[] = { "Wren", "Quill", "a chair with arms", "Tuesday group" };
  g_autoptr (GDir) dir = g_dir_open (vault, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (vault, name, NULL);
      g_autofree char *bytes = NULL;
      gboolean shows = FALSE;
      gsize n;

      g_assert_true (g_file_get_contents (path, &bytes, &n, NULL));
      for (guint i = 0; i < G_N_ELEMENTS (words); i++)
        shows |= memmem (bytes, n, words[i], strlen (words[i])) != NULL;
      n_showing += shows;
    }
}

static char *
look (const char *vault,
      guint       done)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PsDb) db = NULL;
  char *wrong;

  look_for_words (vault);
  db = open_db (vault, &error);
  if (db == NULL)
    return g_strdup (error->message);

  wrong = ps_story_wrong (db, done, MIN (done + 1, N_ACTS), digests, TRUE);
  ps_db_close (db);

  return wrong;
}

static const PsKillVerb verbs[] = {
  { "commit", prepare, commit_patiently, look },
  { "hasty-commit", prepare, commit_hastily, look },
};

static void
test_nothing_acknowledged_is_lost (void)
{
  PsKillTally tally = ps_kill_many (&verbs[0], N_KILLS);

  g_test_message ("%u files showed what was written", n_showing);
  g_assert_cmpuint (tally.wrong, ==, 0);
  if (ps_conn_has_cipher ())
    g_assert_cmpuint (n_showing, ==, 0);
  else
    g_assert_cmpuint (n_showing, >=, N_KILLS);
}

static void
test_haste_is_found_out (void)
{
  PsKillTally tally = ps_kill_many (&verbs[1], N_HASTY);

  g_assert_cmpuint (tally.wrong, >, 0);
}

int
main (int   argc,
      char *argv[])
{
  if (ps_kill_is_child (argc, argv))
    return ps_kill_child (argv, verbs, G_N_ELEMENTS (verbs));

  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/kill/nothing-acknowledged-is-lost", test_nothing_acknowledged_is_lost);
  g_test_add_func ("/kill/haste-is-found-out", test_haste_is_found_out);

  return g_test_run ();
}
