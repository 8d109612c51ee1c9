/* A disk that says no, anywhere and to anything: a unit of work is whole or absent, what was
 * acknowledged is there, the error says what it is, and the file opens again.
 *
 * A story of units of work is told to the store as it is, on a disk that fails once, or from some
 * moment on; see ps-fault-vfs.h for the ways. Afterwards the disk is well, and the file is held
 * against what it is when nothing fails.
 *
 * The control is a unit of work that goes on after an error: it must be found to save halves.
 */
#include "ps-check.h"
#include "ps-error.h"
#include "ps-fault-vfs.h"
#include "ps-story.h"
#include "ps-test-db.h"

#include <glib/gstdio.h>

#ifdef PS_LONG_TESTS
#define N_FAULTS 40000
#define N_ACTS 30
#else
#define N_FAULTS 4000
#define N_ACTS 10
#endif

/* After how many pages the log goes to the file: by itself it would not for so few. Each of these is
 * another story to the disk.
 */
static const char * const checkpoints[] = {
  "PRAGMA wal_autocheckpoint = 30",
  "PRAGMA wal_autocheckpoint = 6",
  "PRAGMA wal_autocheckpoint = 14",
#ifdef PS_LONG_TESTS
  "PRAGMA wal_autocheckpoint = 1",
  "PRAGMA wal_autocheckpoint = 4",
  "PRAGMA wal_autocheckpoint = 9",
  "PRAGMA wal_autocheckpoint = 20",
  "PRAGMA wal_autocheckpoint = 50",
  "PRAGMA wal_autocheckpoint = 90",
#endif
};

/* How often all that can be wrong with a vault is looked at; the story's own rows are each time. */
#define DEEP 5

typedef struct {
  PsStoryPlace place;
  guint        faults;       /* how often the disk failed */
  guint        said;         /* how many errors were given */
  guint        wrong;        /* how often something was wrong afterwards */
  gboolean     careless;
} Fixture;

/* One run of the story. */
typedef struct {
  const char  *checkpoint;
  PsFaultKind  kind;
  guint        nth;
  gboolean     lasting;
  guint        acknowledged;
  guint        begun;
} Run;

static void
set_up (Fixture       *fixture,
        gconstpointer  data G_GNUC_UNUSED)
{
  ps_story_place_make (&fixture->place, N_ACTS);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data G_GNUC_UNUSED)
{
  ps_story_place_clear (&fixture->place);
}

static void
complain (Fixture    *fixture,
          const Run  *run,
          const char *what)
{
  fixture->wrong++;
  if (!fixture->careless)
    g_test_message ("%s %u%s: %s", ps_fault_kind_name (run->kind), run->nth,
                    run->lasting ? " and after" : "", what);
}

/* What a page can do about it: make room, or look after the disk. Never "damaged". */
static void
check_error (Fixture      *fixture,
             const Run    *run,
             const GError *error)
{
  PsError expected = run->kind == PS_FAULT_FULL ? PS_ERROR_DISK_FULL : PS_ERROR_STORAGE;

  fixture->said++;
  if (!g_error_matches (error, PS_ERROR, (int) expected))
    complain (fixture, run, error->message);
}

/* Who hears of an error looks what is there, and goes on from it. */
static void
tell_acts (Fixture *fixture,
           Run     *run,
           PsDb    *db)
{
  /* Where every act fails, somebody gives up. */
  for (guint tries = 0; tries <= N_ACTS + 1; tries++)
    {
      g_autoptr (GError) error = NULL;
      PsStoryAct act = { 0, fixture->careless };
      guint n;

      if (!ps_story_count (ps_db_get_reader (db), &n, &error))
        {
          check_error (fixture, run, error);
          return;
        }
      if (n >= N_ACTS)
        return;

      act.number = n + 1;
      run->begun = MAX (run->begun, act.number);
      if (ps_db_write_sync (db, ps_story_work, &act, &error))
        run->acknowledged = act.number;
      else
        check_error (fixture, run, error);
    }
}

static gboolean
set_checkpoint (PsConn    *conn,
                gpointer   checkpoint,
                GError   **error)
{
  return ps_conn_exec (conn, checkpoint, error);
}

/* Whoever could not open it tries once more. */
static void
tell (Fixture *fixture,
      Run     *run)
{
  g_autoptr (PsDb) db = NULL;
  g_autoptr (GError) error = NULL;

  for (guint tries = 0; tries < 2 && db == NULL; tries++)
    {
      g_clear_error (&error);
      db = ps_story_place_open (&fixture->place, &error);
      if (db == NULL)
        check_error (fixture, run, error);
    }

  if (db == NULL)
    return;

  if (!ps_db_write_sync (db, set_checkpoint, (gpointer) run->checkpoint, &error))
    check_error (fixture, run, error);
  tell_acts (fixture, run, db);
  ps_db_close (db);
}

static void
look (Fixture   *fixture,
      const Run *run)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PsDb) db = ps_story_place_open (&fixture->place, &error);
  g_autofree char *wrong = NULL;

  if (db == NULL)
    {
      complain (fixture, run, error->message);
      return;
    }

  wrong = ps_story_wrong (db, run->acknowledged, run->begun, fixture->place.digests,
                          run->nth % DEEP == 0);
  if (wrong != NULL)
    complain (fixture, run, wrong);
  ps_db_close (db);
}

static void
inject (Fixture *fixture,
        Run     *run)
{
  ps_story_place_put (&fixture->place, fixture->place.fresh);
  ps_fault_vfs_arm (run->kind, run->nth, run->lasting);
  tell (fixture, run);
  fixture->faults += ps_fault_vfs_disarm ();
  look (fixture, run);
}

/* Every fault that there can be in the story, once by itself and once with all after it. */
static GArray *
list_runs (Fixture *fixture)
{
  GArray *runs = g_array_new (FALSE, FALSE, sizeof (Run));

  for (guint i = 0; i < G_N_ELEMENTS (checkpoints); i++)
    {
      Run well = { checkpoints[i] };

      inject (fixture, &well);
      g_assert_cmpuint (well.acknowledged, ==, N_ACTS);
      g_assert_cmpuint (fixture->said, ==, 0);
      g_assert_cmpuint (fixture->wrong, ==, 0);

      /* What look() does afterwards is not of the story, but then the disk is well. */
      ps_story_place_put (&fixture->place, fixture->place.fresh);
      ps_fault_vfs_arm (0, 0, FALSE);
      tell (fixture, &well);
      for (PsFaultKind kind = 0; kind < PS_FAULT_N_KINDS; kind++)
        for (guint n = 0; n < 2 * ps_fault_vfs_count (kind); n++)
          {
            Run run = { checkpoints[i], kind, 1 + n / 2, n % 2 == 1 };

            g_array_append_val (runs, run);
          }
    }

  return runs;
}

static void
shuffle (GArray *runs)
{
  for (guint i = runs->len; i > 1; i--)
    {
      Run *a = &g_array_index (runs, Run, i - 1);
      Run *b = &g_array_index (runs, Run, g_test_rand_int_range (0, (int) i));
      Run between = *a;

      *a = *b;
      *b = between;
    }
}

static void
test_a_unit_of_work_is_whole_or_absent (Fixture       *fixture,
                                        gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GArray) runs = list_runs (fixture);
  guint counts[PS_FAULT_N_KINDS] = { 0 };
  GString *words = g_string_new (NULL);

  g_assert_cmpuint (runs->len, >=, N_FAULTS);
  shuffle (runs);
  for (guint i = 0; i < N_FAULTS; i++)
    {
      Run *run = &g_array_index (runs, Run, i);

      counts[run->kind]++;
      inject (fixture, run);
    }

  for (PsFaultKind kind = 0; kind < PS_FAULT_N_KINDS; kind++)
    g_string_append_printf (words, ", %u %s", counts[kind], ps_fault_kind_name (kind));
  g_test_message ("%u faults%s; %u errors said, %u lost, half or damaged", N_FAULTS, words->str,
                  fixture->said, fixture->wrong);
  g_string_free (words, TRUE);

  g_assert_cmpuint (fixture->wrong, ==, 0);
  g_assert_cmpuint (fixture->faults, >=, N_FAULTS);
  g_assert_cmpuint (fixture->said, >, N_FAULTS / 2);
}

/* Where a read fails, the rest of the unit of work can still be done: the harness has to see that it
 * was, in some of them.
 */
static void
test_one_that_goes_on_saves_halves (Fixture       *fixture,
                                    gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GArray) runs = list_runs (fixture);
  guint n = 0;

  fixture->careless = TRUE;
  for (guint i = 0; i < runs->len; i++)
    {
      Run *run = &g_array_index (runs, Run, i);

      if (run->checkpoint != checkpoints[0] || run->kind != PS_FAULT_READ || run->lasting)
        continue;

      inject (fixture, run);
      n++;
    }

  g_test_message ("going on after an error: %u faults, %u times something was wrong", n,
                  fixture->wrong);
  g_assert_cmpuint (fixture->wrong, >, 0);
}

/* Makes a database; whatever went wrong, the next try has a free way. */
static void
create (Fixture    *fixture,
        PsFaultKind kind,
        guint       nth,
        gboolean    lasting)
{
  Run run = { NULL, kind, nth, lasting };
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) again = NULL;
  g_autoptr (PsDb) db = NULL;

  ps_story_place_remove (&fixture->place);
  ps_fault_vfs_arm (kind, nth, lasting);
  db = ps_db_open (fixture->place.path, ps_test_key, ps_test_vault, PS_DB_CREATE, &error);
  if (db != NULL)
    ps_db_close (db);
  fixture->faults += ps_fault_vfs_disarm ();

  if (db != NULL)
    {
      g_clear_object (&db);
      db = ps_story_place_open (&fixture->place, &again);
    }
  else
    {
      check_error (fixture, &run, error);
      db = ps_db_open (fixture->place.path, ps_test_key, ps_test_vault, PS_DB_CREATE, &again);
    }

  if (again != NULL)
    complain (fixture, &run, again->message);
  else
    ps_db_close (db);
}

static void
test_half_a_new_database_is_none (Fixture       *fixture,
                                  gconstpointer  data G_GNUC_UNUSED)
{
  guint counts[PS_FAULT_N_KINDS];
  guint runs = 0;

  create (fixture, 0, 0, FALSE);
  for (PsFaultKind kind = 0; kind < PS_FAULT_N_KINDS; kind++)
    counts[kind] = ps_fault_vfs_count (kind);

  for (PsFaultKind kind = 0; kind < PS_FAULT_N_KINDS; kind++)
    for (guint nth = 1; nth <= counts[kind]; nth++, runs++)
      create (fixture, kind, nth, nth % 2 == 0);

  g_test_message ("%u databases made on a disk that fails, %u times something was wrong", runs,
                  fixture->wrong);
  g_assert_cmpuint (fixture->wrong, ==, 0);
  g_assert_cmpuint (fixture->faults, >=, runs);
}

/* That a last checkpoint failed is said, and nothing is wrong with it. */
static void
ignore_info_cb (const char     *domain G_GNUC_UNUSED,
                GLogLevelFlags  level G_GNUC_UNUSED,
                const char     *message G_GNUC_UNUSED,
                gpointer        user_data G_GNUC_UNUSED)
{
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_log_set_handler ("peerside-store", G_LOG_LEVEL_INFO, ignore_info_cb, NULL);
  ps_fault_vfs_install ();

#define TEST(name, function) \
  g_test_add ("/io-faults/" name, Fixture, NULL, set_up, function, tear_down)
  TEST ("a-unit-of-work-is-whole-or-absent", test_a_unit_of_work_is_whole_or_absent);
  TEST ("one-that-goes-on-saves-halves", test_one_that_goes_on_saves_halves);
  TEST ("half-a-new-database-is-none", test_half_a_new_database_is_none);
#undef TEST

  return g_test_run ();
}
