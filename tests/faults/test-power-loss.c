/* The power goes away, at any moment: what was acknowledged is there, the rest is whole or absent, and
 * the vault opens.
 *
 * A story of units of work is told to the store on a disk that remembers everything; see
 * ps-fault-vfs.h. Then it is played again up to each step, and the power cut there, with what was not
 * synced dropped, in another order, or torn; see ps-power.h. The store has to make of it what there
 * should be.
 *
 * The control is the same story with PRAGMA synchronous = OFF: it must be found to lose.
 */
#include "ps-fault-vfs.h"
#include "ps-power.h"
#include "ps-story.h"
#include "ps-test-db.h"

#include <string.h>

#ifdef PS_LONG_TESTS
#define N_CUTS 100000
#else
#define N_CUTS 10000
#endif

#define N_CARELESS 500
#define N_ACTS 20

/* How often all that can be wrong with a vault is looked at; the story's own rows are each time. */
#define DEEP 10

typedef struct {
  PsStoryPlace  place;
  PsDiskRecord *record;
  guint         wrong;
  guint         torn;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data G_GNUC_UNUSED)
{
  ps_story_place_make (&fixture->place, N_ACTS);
  ps_story_place_put (&fixture->place, fixture->place.fresh);
  ps_fault_vfs_record ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data G_GNUC_UNUSED)
{
  ps_disk_record_free (fixture->record);
  ps_story_place_clear (&fixture->place);
}

static gboolean
checkpoint_often (PsConn    *conn,
                  gpointer   data G_GNUC_UNUSED,
                  GError   **error)
{
  return ps_conn_exec (conn, "PRAGMA wal_autocheckpoint = 25", error);
}

/* Closed and opened again in the middle of it. */
static void
tell (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (PsDb) db = ps_story_place_open (&fixture->place, &error);

      g_assert_no_error (error);
      ps_db_write_sync (db, checkpoint_often, NULL, &error);
      g_assert_no_error (error);
      for (guint act = 1 + i * N_ACTS / 2; act <= (i + 1) * N_ACTS / 2; act++)
        {
          ps_story_tell (db, act, &error);
          g_assert_no_error (error);
          ps_fault_vfs_mark (act);
        }
      ps_db_close (db);
    }

  fixture->record = ps_fault_vfs_take ();
}

/* By a connection of its own, since PsDb does not let that be changed. */
static void
tell_without_syncing (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PsConn) conn =
    ps_conn_open (fixture->place.path, ps_test_key, PS_CONN_WRITE, &error);

  g_assert_no_error (error);
  g_assert_true (ps_conn_prepare_files (conn, &error));
  g_assert_true (ps_conn_exec (conn, "PRAGMA synchronous = OFF", &error));
  g_assert_true (checkpoint_often (conn, NULL, &error));

  for (guint i = 1; i <= N_ACTS; i++)
    {
      PsStoryAct act = { i, FALSE };

      g_assert_true (ps_conn_begin (conn, &error));
      g_assert_true (ps_story_work (conn, &act, &error));
      g_assert_true (ps_conn_commit (conn, &error));
      ps_fault_vfs_mark (i);
    }

  g_clear_pointer (&conn, ps_conn_close);
  fixture->record = ps_fault_vfs_take ();
}

static char *
look (Fixture  *fixture,
      guint     acknowledged,
      gboolean  deep)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PsDb) db = ps_story_place_open (&fixture->place, &error);
  char *wrong;

  if (db == NULL)
    return g_strdup (error->message);

  wrong = ps_story_wrong (db, acknowledged, MIN (acknowledged + 1, N_ACTS), fixture->place.digests,
                          deep);
  ps_db_close (db);

  return wrong;
}

/* Cuts the power @n times, as often after each step as after any other. */
static void
cut_many (Fixture *fixture,
          guint    n)
{
  g_autoptr (GRand) random = g_rand_new_with_seed ((guint32) g_test_rand_int ());
  g_autoptr (PsPower) power = NULL;
  guint n_steps = fixture->record->steps->len;
  guint cuts = 0;

  power = ps_power_new (fixture->record, "peerside.db", fixture->place.fresh);
  for (guint step = 0; ps_power_step (power); step++)
    for (guint i = 0; cuts < (guint) ((guint64) (step + 1) * n / n_steps); i++)
      {
        /* There is only one nothing and one all; of the others no two are the same. */
        PsPowerStyle style = i == 0 ? PS_POWER_NOTHING : i == 1 ? PS_POWER_ALL :
                             i % 2 == 0 ? PS_POWER_SOME : PS_POWER_TORN;
        g_autofree char *wrong = NULL;

        ps_story_place_remove (&fixture->place);
        ps_power_cut (power, style, random, fixture->place.dir);
        wrong = look (fixture, ps_power_mark (power), cuts % DEEP == 0);
        if (wrong != NULL && ++fixture->wrong <= 5)
          g_test_message ("after step %u of %u, style %d: %s", step, n_steps, style, wrong);
        fixture->torn += style == PS_POWER_TORN;
        cuts++;
      }

  g_assert_cmpuint (cuts, ==, n);
  g_test_message ("%u power losses after one of %u steps, %u of them torn, %u lost, half or damaged", n,
                  n_steps, fixture->torn, fixture->wrong);
}

static void
test_nothing_acknowledged_is_lost (Fixture       *fixture,
                                   gconstpointer  data G_GNUC_UNUSED)
{
  tell (fixture);
  cut_many (fixture, N_CUTS);
  g_assert_cmpuint (fixture->wrong, ==, 0);
}

static void
test_without_syncing_it_is (Fixture       *fixture,
                            gconstpointer  data G_GNUC_UNUSED)
{
  tell_without_syncing (fixture);
  cut_many (fixture, N_CARELESS);
  g_assert_cmpuint (fixture->wrong, >, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ps_fault_vfs_install ();

#define TEST(name, function) \
  g_test_add ("/power-loss/" name, Fixture, NULL, set_up, function, tear_down)
  TEST ("nothing-acknowledged-is-lost", test_nothing_acknowledged_is_lost);
  TEST ("without-syncing-it-is", test_without_syncing_it_is);
#undef TEST

  return g_test_run ();
}
