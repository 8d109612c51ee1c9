#include "ps-round-store.h"

#include "ps-attendance-store.h"
#include "ps-segment-store.h"
#include "ps-session-store.h"
#include "ps-test-rows.h"

typedef struct {
  PsTestDb base;
  gint64   group;
  gint64   session;
} Fixture;

static gboolean
add_segment (PsConn     *conn,
             Fixture    *fixture,
             guint       position,
             GError    **error)
{
  PsSegmentRow row = { .session_id = fixture->session, .position = position,
                       .kind = (char *) "check-in", .title = (char *) "Check-in",
                       .planned_s = 600, .max_s = 600, .led_by = (char *) "peer" };

  return ps_segment_store_add (conn, &row, error);
}

static gboolean
start (PsConn    *conn,
       gpointer   data,
       GError   **error)
{
  Fixture *fixture = data;
  g_autoptr (PsSessionRow) row = ps_session_row_new ();

  row->uid = ps_uid_new (PS_TEST_NOW);
  row->group_id = fixture->group;
  row->planned_at = PS_TEST_NOW;
  row->planned_s = 5400;
  row->started_at = PS_TEST_NOW;
  if (!ps_session_store_add (conn, row, error))
    return FALSE;

  fixture->session = row->id;

  return add_segment (conn, fixture, 0, error) && add_segment (conn, fixture, 1, error);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data G_GNUC_UNUSED)
{
  ps_test_db_set_up (&fixture->base);
  fixture->group = ps_test_add_group (&fixture->base, "Tuesday");
  ps_test_db_write (&fixture->base, start, fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data G_GNUC_UNUSED)
{
  ps_test_db_tear_down (&fixture->base);
}

typedef struct {
  gint64     session;
  PsRoundRow row;
} Round;

static gboolean
set_work (PsConn    *conn,
          gpointer   data,
          GError   **error)
{
  Round *round = data;

  return ps_round_store_set (conn, round->session, &round->row, error);
}

static gboolean
remove_work (PsConn    *conn,
             gpointer   data,
             GError   **error)
{
  Round *round = data;

  return ps_round_store_remove (conn, round->session, round->row.position, error);
}

/* The meeting's rounds: "0: 9, 1: 4". */
static char *
say (Fixture *fixture)
{
  g_autoptr (GArray) rows =
    ps_round_store_list (ps_test_db_reader (&fixture->base), fixture->session, NULL);
  GString *line = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      const PsRoundRow *row = &g_array_index (rows, PsRoundRow, i);

      g_string_append_printf (line, i > 0 ? ", %u: %u" : "%u: %u", row->position, row->people);
    }

  return g_string_free (line, FALSE);
}

#define assert_rounds(fixture, expected) \
  G_STMT_START { \
    g_autofree char *said_ = say (fixture); \
    g_assert_cmpstr (said_, ==, expected); \
  } G_STMT_END

static void
test_a_round_is_how_many_it_reached (Fixture       *fixture,
                                     gconstpointer  data G_GNUC_UNUSED)
{
  Round round = { fixture->session, { 1, 4, PS_TEST_NOW } };

  assert_rounds (fixture, "");
  ps_test_db_write (&fixture->base, set_work, &round);
  round.row = (PsRoundRow) { 0, 9, PS_TEST_NOW + 1 };
  ps_test_db_write (&fixture->base, set_work, &round);
  assert_rounds (fixture, "0: 9, 1: 4");

  /* Somebody came late, and then it was not complete after all. */
  round.row = (PsRoundRow) { 0, 10, PS_TEST_NOW + 2 };
  ps_test_db_write (&fixture->base, set_work, &round);
  assert_rounds (fixture, "0: 10, 1: 4");
  ps_test_db_write (&fixture->base, remove_work, &round);
  assert_rounds (fixture, "1: 4");
  ps_test_db_write (&fixture->base, remove_work, &round);
  assert_rounds (fixture, "1: 4");
}

static void
test_who_is_there_now_has_a_seat (Fixture       *fixture,
                                  gconstpointer  data G_GNUC_UNUSED)
{
  static const char * const people[][2] = {
    { "Dora", "absent" }, { "Cleo", "late" }, { "Ben", "left-early" }, { "Ana", "present" },
    { "Edda", "expected" },
  };
  g_autoptr (GPtrArray) rows = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (people); i++)
    {
      gint64 id = ps_test_add_member (&fixture->base, people[i][0]);
      g_autofree char *sql =
        g_strdup_printf ("INSERT INTO attendance (session_id, person_id, status, updated_at)"
                         " VALUES (%" G_GINT64_FORMAT ", %" G_GINT64_FORMAT ", '%s', 1)",
                         fixture->session, id, people[i][1]);

      ps_test_db_exec (&fixture->base, sql);
    }

  rows = ps_round_store_seats (ps_test_db_reader (&fixture->base), fixture->session, NULL);
  g_assert_cmpuint (rows->len, ==, 2);
  g_assert_cmpstr (((PsRoundSeatRow *) rows->pdata[0])->name, ==, "Ana");
  g_assert_cmpstr (((PsRoundSeatRow *) rows->pdata[1])->name, ==, "Cleo");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add ("/round-store/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("people", test_a_round_is_how_many_it_reached);
  ADD ("seats", test_who_is_there_now_has_a_seat);
#undef ADD

  return g_test_run ();
}
