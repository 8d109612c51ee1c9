/* A process is killed in the middle of something long: a new schema, an import. Each is whole or
 * absent, and what was there before is there.
 *
 * The controls do the same in pieces.
 */
#include "ps-check.h"
#include "ps-kill.h"
#include "ps-member-import-work.h"
#include "ps-schema.h"
#include "ps-test-rows.h"

#include <string.h>

#ifdef PS_LONG_TESTS
#define FACTOR 10
#else
#define FACTOR 1
#endif

#define N_MIGRATIONS (80 * FACTOR)
#define N_IMPORTS (60 * FACTOR)
#define N_CARELESS 30

#define N_PEOPLE 200
#define N_BEFORE 3

static char *
path_in (const char *vault)
{
  return g_build_filename (vault, "peerside.db", NULL);
}

static PsDb *
open_db (const char  *vault,
         GError     **error)
{
  g_autofree char *path = path_in (vault);

  return ps_db_open (path, ps_test_key, ps_test_vault, PS_DB_OPEN, error);
}

/* What "peersidectl check" would find, but for the check that is called @but; takes the database. */
static char *
find_failure (PsDb       *db,
              const char *but)
{
  g_autoptr (GPtrArray) checks = ps_check_db (db, ps_test_vault, TRUE);
  char *wrong = NULL;

  for (guint i = 0; i < checks->len && wrong == NULL; i++)
    {
      const PsCheck *check = g_ptr_array_index (checks, i);

      if (!check->ok && !g_str_equal (check->name, but) &&
          (ps_conn_has_cipher () || !g_str_equal (check->name, "cipher")))
        wrong = g_strdup_printf ("%s: %s", check->name, check->detail);
    }

  ps_db_close (db);
  g_object_unref (db);

  return wrong;
}

static gint64
read_number (PsDb       *db,
             const char *sql)
{
  g_autoptr (GError) error = NULL;
  PsConn *conn = ps_db_get_reader (db);
  PsStmt *stmt = ps_conn_prepare (conn, sql, &error);
  gint64 value = 0;

  g_assert_no_error (error);
  ps_conn_take_int64 (conn, stmt, &value, &error);
  g_assert_no_error (error);

  return value;
}

/* A new schema */

static void
prepare_old_file (const char *vault)
{
  g_autofree char *golden =
    g_test_build_filename (G_TEST_DIST, "data", "golden",
                           ps_conn_has_cipher () ? "schema-1.db" : "schema-1-plain.db", NULL);
  g_autofree char *path = path_in (vault);
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize n;

  g_file_get_contents (golden, &bytes, &n, &error);
  g_assert_no_error (error);
  g_file_set_contents_full (path, bytes, (gssize) n, G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);
}

static void
migrate (const char *vault,
         PsKill     *kill)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PsDb) db = NULL;

  ps_kill_arm (kill);
  db = open_db (vault, &error);
  g_assert_no_error (error);
  ps_kill_done (kill, 1);
  ps_db_close (db);
}

/* Every statement by itself, as if a step of the schema were not one unit of work. */
static void
migrate_carelessly (const char *vault,
                    PsKill     *kill)
{
  g_autofree char *path = path_in (vault);
  g_autofree char *step = g_build_filename (g_getenv ("G_TEST_SRCDIR"), "..", "src", "store",
                                            "schema", "002.sql", NULL);
  g_autofree char *sql = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (PsConn) conn = NULL;

  g_file_get_contents (step, &sql, NULL, &error);
  g_assert_no_error (error);

  ps_kill_arm (kill);
  conn = ps_conn_open (path, ps_test_key, PS_CONN_WRITE, &error);
  g_assert_no_error (error);
  ps_conn_prepare_files (conn, &error);
  g_assert_no_error (error);
  ps_conn_exec (conn, sql, &error);
  g_assert_no_error (error);
  ps_conn_exec (conn, "PRAGMA user_version = 2", &error);
  g_assert_no_error (error);
  ps_kill_done (kill, 1);
}

/* Opening it again brings it to its end; what the golden file holds is still in it. */
static char *
look_at_schema (const char *vault,
                guint       done)
{
  g_autofree char *path = path_in (vault);
  g_autoptr (GError) error = NULL;
  g_autoptr (PsConn) conn = ps_conn_open (path, ps_test_key, PS_CONN_READ, &error);
  guint version = 0;
  PsDb *db;

  if (conn == NULL || !ps_schema_check (conn, ps_test_vault, &version, &error))
    return g_strdup (error->message);
  g_clear_pointer (&conn, ps_conn_close);
  if (done > 0 && version < 2)
    return g_strdup_printf ("acknowledged, and at version %u", version);

  db = open_db (vault, &error);
  if (db == NULL)
    return g_strdup (error->message);

  g_assert_cmpint (read_number (db, "SELECT count (*) FROM person"), ==, 2);
  g_assert_cmpint (read_number (db, "SELECT count (*) FROM clock_event"), ==, 2);
  g_assert_cmpint (read_number (db, "PRAGMA user_version"), ==, ps_schema_newest ());

  /* The meeting in a golden file ended without a debrief being asked for. */
  return find_failure (db, "debriefs-owed");
}

/* An import */

static void
prepare_members (const char *vault)
{
  PsTestDb test = { .path = path_in (vault) };
  g_autoptr (GError) error = NULL;

  test.db = ps_db_open (test.path, ps_test_key, ps_test_vault, PS_DB_CREATE, &error);
  g_assert_no_error (error);
  ps_test_add_group (&test, "Tuesday group");
  for (guint i = 0; i < N_BEFORE; i++)
    {
      g_autofree char *name = g_strdup_printf ("Wren %u", i);

      ps_test_add_member (&test, name);
    }
  ps_test_db_close (&test);
  g_free (test.path);
}

static PsMemberImport *
preview (PsDb  *db,
         guint  from,
         guint  n)
{
  g_autoptr (GString) text = g_string_new ("Name,Phone\n");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (PsMemberIndex) known = ps_member_index_read (ps_db_get_reader (db), 1, &error);
  PsMemberImport *import;

  g_assert_no_error (error);
  for (guint i = from; i < from + n; i++)
    g_string_append_printf (text, "Quill %u,555-01%02u\n", i, i % 100);
  bytes = g_bytes_new (text->str, text->len);
  import = ps_member_import_new (bytes, NULL, known, NULL, NULL, &error);
  g_assert_no_error (error);

  return import;
}

/* In one unit of work, or in @pieces. */
static void
import_in_pieces (const char *vault,
                  PsKill     *kill,
                  guint       pieces)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PsDb) db = open_db (vault, &error);

  g_assert_no_error (error);
  ps_kill_arm (kill);
  for (guint i = 0; i < pieces; i++)
    {
      g_autoptr (PsMemberImport) import = preview (db, i * (N_PEOPLE / pieces), N_PEOPLE / pieces);
      g_autoptr (PsMemberImportWork) work =
        ps_member_import_work_new (import, 1, "2026-11-03", PS_TEST_NOW);

      ps_db_write_sync (db, ps_member_import_work, work, &error);
      g_assert_no_error (error);
    }
  ps_kill_done (kill, 1);
  ps_db_close (db);
}

static void
import (const char *vault,
        PsKill     *kill)
{
  import_in_pieces (vault, kill, 1);
}

static void
import_carelessly (const char *vault,
                   PsKill     *kill)
{
  import_in_pieces (vault, kill, 10);
}

static char *
look_at_members (const char *vault,
                 guint       done)
{
  g_autoptr (GError) error = NULL;
  PsDb *db = open_db (vault, &error);
  gint64 n;

  if (db == NULL)
    return g_strdup (error->message);

  n = read_number (db, "SELECT count (*) FROM person");
  if (n == N_BEFORE + N_PEOPLE || (n == N_BEFORE && done == 0))
    return find_failure (db, "");

  ps_db_close (db);
  g_object_unref (db);

  return g_strdup_printf ("%" G_GINT64_FORMAT " people of %u", n, N_BEFORE + N_PEOPLE);
}

static const PsKillVerb verbs[] = {
  { "migration", prepare_old_file, migrate, look_at_schema },
  { "careless-migration", prepare_old_file, migrate_carelessly, look_at_schema },
  { "import", prepare_members, import, look_at_members },
  { "careless-import", prepare_members, import_carelessly, look_at_members },
};

static void
test_a_new_schema_is_whole (void)
{
  PsKillTally tally = ps_kill_many (&verbs[0], N_MIGRATIONS);

  g_assert_cmpuint (tally.wrong, ==, 0);
}

static void
test_half_a_schema_is_found_out (void)
{
  PsKillTally tally = ps_kill_many (&verbs[1], N_CARELESS);

  g_assert_cmpuint (tally.wrong, >, 0);
}

static void
test_an_import_is_whole (void)
{
  PsKillTally tally = ps_kill_many (&verbs[2], N_IMPORTS);

  g_assert_cmpuint (tally.wrong, ==, 0);
}

static void
test_half_an_import_is_found_out (void)
{
  PsKillTally tally = ps_kill_many (&verbs[3], N_CARELESS);

  g_assert_cmpuint (tally.wrong, >, 0);
}

int
main (int   argc,
      char *argv[])
{
  if (ps_kill_is_child (argc, argv))
    return ps_kill_child (argv, verbs, G_N_ELEMENTS (verbs));

  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/kill-verbs/a-new-schema-is-whole", test_a_new_schema_is_whole);
  g_test_add_func ("/kill-verbs/half-a-schema-is-found-out", test_half_a_schema_is_found_out);
  g_test_add_func ("/kill-verbs/an-import-is-whole", test_an_import_is_whole);
  g_test_add_func ("/kill-verbs/half-an-import-is-found-out", test_half_an_import_is_found_out);

  return g_test_run ();
}
