/* No room, no right to write, somebody else in the vault, and a file that is no longer the one that was
 * opened: it is said, what was acknowledged stays, what is there can be read, and once the cause is
 * gone it goes on.
 *
 * Room ends by a limit on the size of files, which needs no rights, and on a small file system, which
 * needs those of root and a mount that nobody else sees.
 */
#include "ps-ballast.h"
#include "ps-error.h"
#include "ps-keyring.h"
#include "ps-kill.h"
#include "ps-proof-child.h"
#include "ps-recovery.h"
#include "ps-story.h"
#include "ps-test-db.h"
#include "ps-vault-dir.h"
#include "ps-vault.h"
#include "ps-workspace.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sched.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#ifdef PS_LONG_TESTS
#define N_LIMITS 400
#else
#define N_LIMITS 40
#endif

#define N_ACTS 20

/* Several times what the database and its log need for all acts: they grow with the schema. */
#define SMALL "8m"
#define PASSPHRASE "wachtelhuegel vor dem regen"

typedef struct {
  PsStoryPlace place;
} Fixture;

static void
tell_time (PsInstant *instant,
           gpointer   data G_GNUC_UNUSED)
{
  *instant = (PsInstant) { G_GINT64_CONSTANT (1793728800000000), G_TIME_SPAN_HOUR, "the only start" };
}

static const PsClock the_clock = { tell_time, NULL };

static void
set_up (Fixture       *fixture,
        gconstpointer  data G_GNUC_UNUSED)
{
  ps_story_place_make (&fixture->place, N_ACTS);
  ps_story_place_put (&fixture->place, fixture->place.fresh);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data G_GNUC_UNUSED)
{
  ps_story_place_clear (&fixture->place);
}

/* Of files that are written from now on; 0 for none. */
static void
limit_files (rlim_t bytes)
{
  struct rlimit limit;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = bytes > 0 ? bytes : limit.rlim_max;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

/* Acts from the next on, until all are told or there is an error. Returns the last acknowledged. */
static guint
tell_on (PsDb    *db,
         GError **error)
{
  guint n;

  g_assert_true (ps_story_count (ps_db_get_reader (db), &n, NULL));
  while (n < N_ACTS && ps_story_tell (db, n + 1, error))
    n++;

  return n;
}

static void
assert_right (PsStoryPlace *place,
              PsDb         *db,
              guint         acknowledged,
              gboolean      deep)
{
  g_autofree char *wrong = ps_story_wrong (db, acknowledged, MIN (acknowledged + 1, N_ACTS),
                                           place->digests, deep);

  g_assert_cmpstr (wrong, ==, NULL);
}

/* The rest, now that there is room. */
static void
assert_goes_on (PsStoryPlace *place,
                PsDb         *db)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (tell_on (db, &error), ==, N_ACTS);
  g_assert_no_error (error);
  assert_right (place, db, N_ACTS, TRUE);
}

static void
test_a_limit_on_files_is_a_full_disk (Fixture       *fixture,
                                      gconstpointer  data G_GNUC_UNUSED)
{
  guint full_at_open = 0, full_at_work = 0;

  for (guint i = 1; i <= N_LIMITS; i++)
    {
      rlim_t limit = (rlim_t) (700 * 1024) * i / N_LIMITS;
      g_autoptr (GError) error = NULL;
      g_autoptr (PsDb) db = NULL;
      guint acknowledged = 0;

      ps_story_place_put (&fixture->place, fixture->place.fresh);
      limit_files (limit);
      db = ps_story_place_open (&fixture->place, &error);
      if (db != NULL)
        {
          acknowledged = tell_on (db, &error);
          full_at_work += error != NULL;
          /* In the same session, with the disk as full as it is, everything can be read. */
          assert_right (&fixture->place, db, acknowledged, FALSE);
        }
      else
        full_at_open++;

      if (error != NULL)
        g_assert_error (error, PS_ERROR, PS_ERROR_DISK_FULL);
      if (error != NULL && strstr (error->message, fixture->place.path) == NULL)
        g_error ("“%s” does not say which file", error->message);

      limit_files (0);
      if (db == NULL)
        {
          g_clear_error (&error);
          db = ps_story_place_open (&fixture->place, &error);
          g_assert_no_error (error);
        }
      assert_goes_on (&fixture->place, db);
      ps_db_close (db);
    }

  g_test_message ("%u limits: full at opening %u times, at work %u times, 0 lost", N_LIMITS,
                  full_at_open, full_at_work);
  g_assert_cmpuint (full_at_work, >, 0);
}

static PsFounding *
make_founding (void)
{
  PsFounding *founding = ps_founding_new ();

  founding->user_name = g_strdup ("Rosa");
  founding->passphrase = ps_secret_new (PASSPHRASE, strlen (PASSPHRASE));
  founding->recovery_code = ps_recovery_code_new ();
  founding->clinic_name = g_strdup ("Birch Street");
  founding->quick = TRUE;

  return founding;
}

static gboolean
create (const char  *path,
        GError     **error)
{
  g_autoptr (PsWorkspace) workspace = ps_workspace_new (path, &the_clock);
  gboolean made = ps_workspace_create (workspace, make_founding (), error);

  ps_workspace_lock (workspace);
  while (g_main_context_iteration (NULL, FALSE))
    ;

  return made;
}

static gboolean
unlock (const char  *path,
        GError     **error)
{
  g_autoptr (PsWorkspace) workspace = ps_workspace_new (path, &the_clock);
  gboolean open = ps_workspace_unlock (workspace, "Rosa",
                                       ps_secret_new (PASSPHRASE, strlen (PASSPHRASE)), error);

  ps_workspace_lock (workspace);
  while (g_main_context_iteration (NULL, FALSE))
    ;

  return open;
}

/* Whatever is left of it is in nobody's way. */
static void
test_half_a_vault_is_none (Fixture       *fixture,
                           gconstpointer  data G_GNUC_UNUSED)
{
  static const rlim_t limits[] = { 64, 1024, 3 * 1024, 8 * 1024, 64 * 1024, 256 * 1024 };
  g_autofree char *path = g_build_filename (fixture->place.dir, "vault", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      g_autoptr (GError) error = NULL;

      limit_files (limits[i]);
      g_assert_false (create (path, &error));
      limit_files (0);
      g_assert_error (error, PS_ERROR, PS_ERROR_DISK_FULL);
      g_clear_error (&error);

      g_assert_true (create (path, &error));
      g_assert_no_error (error);
      g_assert_true (unlock (path, &error));
      g_assert_no_error (error);
      ps_proof_remove (path);
    }
}

static void
test_a_keyring_is_whole_or_as_it_was (Fixture       *fixture,
                                      gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *path = g_build_filename (fixture->place.dir, "vault", NULL);
  g_autoptr (PsKeyring) keyring = NULL;
  g_autoptr (PsKeyring) again = NULL;
  g_autoptr (GError) error = NULL;
  gboolean used_copy;

  g_assert_true (create (path, &error));
  keyring = ps_keyring_load (path, NULL, &error);
  g_assert_no_error (error);

  for (rlim_t limit = 1; limit < 2048; limit += 97)
    {
      limit_files (limit);
      g_assert_false (ps_keyring_save (keyring, path, &error));
      limit_files (0);
      g_assert_error (error, PS_ERROR, PS_ERROR_DISK_FULL);
      g_clear_error (&error);

      again = ps_keyring_load (path, &used_copy, &error);
      g_assert_no_error (error);
      g_assert_false (used_copy);
      g_clear_pointer (&again, ps_keyring_unref);
    }
  ps_proof_remove (path);
}

/* A small disk of its own */

/* Nobody else sees it, and it is gone with this process. */
static gboolean
mount_small (const char *path)
{
  return unshare (CLONE_NEWNS) == 0 && mount ("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0 &&
         mount ("peerside", path, "tmpfs", 0, "size=" SMALL ",mode=700") == 0;
}

static gboolean
can_mount (const char *path)
{
  pid_t pid = fork ();
  int status;

  if (pid == 0)
    _exit (mount_small (path) ? 0 : 1);

  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);

  return status == 0;
}

/* Takes all the room there is; with @left, but for that many bytes. */
static void
fill_disk (const char *path,
           gsize       left)
{
  g_autofree char *zeros = g_malloc0 (4096);
  int fd = open (path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  off_t n = 0;
  ssize_t done;

  g_assert_cmpint (fd, >=, 0);
  while ((done = write (fd, zeros, 4096)) > 0)
    n += done;
  g_assert_cmpint (errno, ==, ENOSPC);
  g_assert_cmpint (ftruncate (fd, MAX (0, n - (off_t) left)), ==, 0);
  close (fd);
}

static void
work_on_a_full_disk (PsStoryPlace *place,
                     const char   *filler)
{
  for (gsize left = 0; left < 400 * 1024; left += 12 * 1024)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PsDb) db = NULL;
      guint acknowledged = 0;

      ps_story_place_put (place, place->fresh);
      fill_disk (filler, left);
      db = ps_story_place_open (place, &error);
      if (db != NULL)
        {
          acknowledged = tell_on (db, &error);
          assert_right (place, db, acknowledged, FALSE);
        }
      if (error != NULL)
        g_assert_error (error, PS_ERROR, PS_ERROR_DISK_FULL);

      g_unlink (filler);
      if (db == NULL)
        {
          g_clear_error (&error);
          db = ps_story_place_open (place, &error);
          g_assert_no_error (error);
        }
      assert_goes_on (place, db);
      ps_db_close (db);
    }
}

/* The room that was kept: what was told gets into the database, the log is empty, and it goes on. */
static void
use_the_ballast (PsStoryPlace *place,
                 const char   *mounted,
                 const char   *filler)
{
  g_autofree char *ballast = g_build_filename (mounted, PS_BALLAST_NAME, NULL);
  g_autofree char *log = g_strconcat (place->path, "-wal", NULL);

  g_assert_cmpint (mount (NULL, mounted, NULL, MS_REMOUNT, "size=16m"), ==, 0);
  for (gsize left = 0; left < 200 * 1024; left += 40 * 1024)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PsDb) db = NULL;
      g_autofree char *zeros = g_malloc0 (PS_BALLAST_SIZE);
      guint acknowledged;
      GStatBuf info;

      ps_story_place_put (place, place->fresh);
      g_assert_true (g_file_set_contents (ballast, zeros, PS_BALLAST_SIZE, NULL));
      db = ps_story_place_open (place, &error);
      g_assert_no_error (error);
      fill_disk (filler, left);
      acknowledged = tell_on (db, &error);
      g_assert_error (error, PS_ERROR, PS_ERROR_DISK_FULL);

      g_assert_false (g_file_test (ballast, G_FILE_TEST_EXISTS));
      g_assert_cmpint (g_stat (log, &info), ==, 0);
      g_assert_cmpint (info.st_size, ==, 0);
      assert_right (place, db, acknowledged, FALSE);
      assert_goes_on (place, db);
      ps_db_close (db);
      g_unlink (filler);
    }
}

static void
be_refused_a_disk_to_read (PsStoryPlace *place,
                           const char   *mounted)
{
  g_autofree char *vault = g_build_filename (mounted, "vault", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (mount (NULL, mounted, NULL, MS_REMOUNT, "size=16m"), ==, 0);
  ps_story_place_put (place, place->fresh);
  create (vault, &error);
  g_assert_no_error (error);
  g_assert_cmpint (mount (NULL, mounted, NULL, MS_REMOUNT | MS_RDONLY, "size=16m"), ==, 0);

  g_assert_null (ps_story_place_open (place, &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_false (unlock (vault, &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_READ_ONLY);
  g_clear_error (&error);

  g_assert_cmpint (mount (NULL, mounted, NULL, MS_REMOUNT, "size=16m"), ==, 0);
  g_assert_true (unlock (vault, &error));
  g_assert_no_error (error);
}

/* In a process of its own, as the mount is. */
static void
test_a_small_disk (Fixture       *fixture,
                   gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *mounted = g_build_filename (fixture->place.dir, "small", NULL);
  g_autofree char *filler = g_build_filename (mounted, "filler", NULL);

  g_assert_cmpint (g_mkdir (mounted, 0700), ==, 0);
  if (!g_test_subprocess ())
    {
      if (can_mount (mounted))
        {
          g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
          g_test_trap_assert_passed ();
        }
      else
        g_test_skip ("Only root can mount a small disk");
      g_rmdir (mounted);
      return;
    }

  g_assert_true (mount_small (mounted));
  g_free (fixture->place.path);
  fixture->place.path = g_build_filename (mounted, "peerside.db", NULL);
  work_on_a_full_disk (&fixture->place, filler);
  use_the_ballast (&fixture->place, mounted, filler);
  be_refused_a_disk_to_read (&fixture->place, mounted);
  g_assert_cmpint (umount2 (mounted, MNT_DETACH), ==, 0);
  g_rmdir (mounted);
}

/* Somebody else */

static void
hold_the_vault (const char *vault,
                PsKill     *kill G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PsVaultDir) dir G_GNUC_UNUSED =
    ps_vault_dir_open (vault, PS_VAULT_DIR_MUST_EXIST, "Ben", &the_clock, &error);

  g_assert_no_error (error);
  ps_proof_say ("held");
  ps_proof_wait_for_go ();
}

static const PsKillVerb verbs[] = {
  { "hold", NULL, hold_the_vault, NULL },
};

/* The second one is told who is in it; and a first one that was killed keeps nobody out. */
static void
test_a_second_one_is_kept_out (Fixture       *fixture,
                               gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *path = g_build_filename (fixture->place.dir, "vault", NULL);
  g_autofree char *said = NULL;
  g_autoptr (GError) error = NULL;
  PsProofPlace place;
  PsProofChild *child;

  g_assert_true (create (path, &error));
  ps_proof_place_make (&place);
  child = ps_proof_child_start (&place, "--kill-child", "hold", path, "0", "0", NULL);
  said = ps_proof_child_hear (child);
  g_assert_cmpstr (said, ==, "held");

  g_assert_false (unlock (path, &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_IN_USE);
  g_assert_nonnull (strstr (error->message, "Ben"));
  g_clear_error (&error);

  ps_proof_child_kill (child);
  g_assert_true (ps_proof_child_end (child));
  g_assert_true (unlock (path, &error));
  g_assert_no_error (error);

  ps_proof_place_clear (&place);
  ps_proof_remove (path);
}

/* What a sync tool does behind our back: each leaves another file, or none, where ours was. */
static void
replace_by_another (const char *path,
                    GBytes     *another)
{
  g_autoptr (GError) error = NULL;

  /* Under a name of its own first, and then in our file's place. */
  g_file_set_contents (path, g_bytes_get_data (another, NULL), (gssize) g_bytes_get_size (another),
                       &error);
  g_assert_no_error (error);
}

static void
take_away (const char *path,
           GBytes     *another G_GNUC_UNUSED)
{
  g_unlink (path);
}

static void
rename_away (const char *path,
             GBytes     *another G_GNUC_UNUSED)
{
  g_autofree char *conflict = g_strconcat (path, ".sync-conflict", NULL);

  g_assert_cmpint (g_rename (path, conflict), ==, 0);
}

static void
rename_and_replace (const char *path,
                    GBytes     *another)
{
  rename_away (path, another);
  replace_by_another (path, another);
}

/* The only database there, or NULL; a log may be there by itself. */
static char *
find_in_quarantine (PsStoryPlace *place)
{
  g_autofree char *folder = g_build_filename (place->dir, "quarantine", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name = NULL;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL && !g_str_has_suffix (name, ".db"))
    ;

  return name != NULL ? g_build_filename (folder, name, NULL) : NULL;
}

/* What was acknowledged is in the vault's place again, and what was put there is aside, as it was. */
static void
test_a_foreign_file_is_noticed_and_put_aside (Fixture       *fixture,
                                              gconstpointer  data G_GNUC_UNUSED)
{
  static const struct { void (* replace) (const char *, GBytes *); gboolean leaves_one; } ways[] = {
    { replace_by_another, TRUE }, { take_away, FALSE }, { rename_away, FALSE },
    { rename_and_replace, TRUE },
  };
  g_autofree char *quarantine = g_build_filename (fixture->place.dir, "quarantine", NULL);

  for (guint i = 0; i < 4 * G_N_ELEMENTS (ways); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PsDb) db = NULL;
      g_autofree char *aside = NULL;
      guint way = i % G_N_ELEMENTS (ways);
      guint told = 3 * (i / G_N_ELEMENTS (ways));

      ps_story_place_put (&fixture->place, fixture->place.fresh);
      db = ps_story_place_open (&fixture->place, &error);
      g_assert_no_error (error);
      for (guint act = 1; act <= told; act++)
        g_assert_true (ps_story_tell (db, act, &error));

      ways[way].replace (fixture->place.path, fixture->place.fresh);
      g_assert_false (ps_story_tell (db, told + 1, &error));
      g_assert_error (error, PS_ERROR, PS_ERROR_REPLACED);
      g_clear_error (&error);
      assert_right (&fixture->place, db, told, FALSE);
      ps_db_close (db);
      g_clear_object (&db);

      aside = find_in_quarantine (&fixture->place);
      g_assert_true ((aside != NULL) == ways[way].leaves_one);
      if (aside != NULL)
        {
          g_autofree char *bytes = NULL;
          gsize n;

          g_assert_true (g_file_get_contents (aside, &bytes, &n, NULL));
          g_assert_cmpmem (bytes, n, g_bytes_get_data (fixture->place.fresh, NULL),
                           g_bytes_get_size (fixture->place.fresh));
        }
      ps_proof_remove (quarantine);

      db = ps_story_place_open (&fixture->place, &error);
      g_assert_no_error (error);
      assert_goes_on (&fixture->place, db);
      ps_db_close (db);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_assert_true (ps_vault_init (NULL));
  if (ps_kill_is_child (argc, argv))
    return ps_kill_child (argv, verbs, G_N_ELEMENTS (verbs));

  g_test_init (&argc, &argv, NULL);

#define TEST(name, function) g_test_add ("/no-room/" name, Fixture, NULL, set_up, function, tear_down)
  TEST ("a-limit-on-files-is-a-full-disk", test_a_limit_on_files_is_a_full_disk);
  TEST ("half-a-vault-is-none", test_half_a_vault_is_none);
  TEST ("a-keyring-is-whole-or-as-it-was", test_a_keyring_is_whole_or_as_it_was);
  TEST ("a-small-disk", test_a_small_disk);
  TEST ("a-second-one-is-kept-out", test_a_second_one_is_kept_out);
  TEST ("a-foreign-file-is-noticed-and-put-aside", test_a_foreign_file_is_noticed_and_put_aside);
#undef TEST

  return g_test_run ();
}
