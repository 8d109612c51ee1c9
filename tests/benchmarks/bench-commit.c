/* Somebody ticks off a member: until it is on the disk, against the same row written by a bare C
 * program. Both wait for the same disk, commit by commit in turns, and are told apart by the median.
 */
#include <stdlib.h>

#include "ps-attendance-store.h"
#include "ps-bench-raw.h"
#include "ps-bench.h"
#include "ps-test-rows.h"

#define N_COMMITS 200
#define N_PEOPLE  12

static gboolean
tick_work (PsConn    *conn,
           gpointer   data,
           GError   **error)
{
  return ps_attendance_store_set (conn, data, 3, "Ana", error);
}

static void
tick (PsTestDb *store,
      guint     i)
{
  g_autoptr (PsAttendanceRow) row = ps_attendance_row_new ();
  g_autoptr (GError) error = NULL;

  row->session_id = 1;
  row->person_id = 1 + i % N_PEOPLE;
  g_free (row->status);
  row->status = g_strdup (i / N_PEOPLE % 2 == 0 ? "present" : "absent");
  ps_db_write_sync (store->db, tick_work, row, &error);
  g_assert_no_error (error);
}

static void
tick_raw (sqlite3      *db,
          sqlite3_stmt *update,
          guint         i)
{
  sqlite3_bind_int (update, 1, 1 + (int) (i % N_PEOPLE));
  sqlite3_bind_text (update, 2, i / N_PEOPLE % 2 == 0 ? "present" : "absent", -1, SQLITE_STATIC);
  ps_bench_raw_exec (db, "BEGIN IMMEDIATE");
  ps_bench_raw_run (update);
  ps_bench_raw_exec (db, "COMMIT");
}

static void
set_up (PsTestDb *store)
{
  ps_test_db_set_up (store);
  ps_test_add_group (store, "Tuesday group");
  for (guint i = 0; i < N_PEOPLE; i++)
    {
      g_autofree char *name = g_strdup_printf ("Member %u", i);

      ps_test_add_member (store, name);
    }

  ps_test_db_exec (store,
                   "INSERT INTO session (uid, group_id, state, planned_at, planned_s, started_at)"
                   " VALUES (randomblob (16), 1, 'running', 1, 5400, 1);"
                   "INSERT INTO attendance (session_id, person_id, status, updated_at)"
                   " SELECT 1, id, 'expected', 2 FROM person");
}

int
main (void)
{
  PsTestDb ours = { 0 };
  PsTestDb theirs = { 0 };
  double wall[N_COMMITS], raw_wall[N_COMMITS];
  double cpu[N_COMMITS], raw_cpu[N_COMMITS];
  double ours_ms, raw_ms;
  sqlite3 *raw;
  sqlite3_stmt *update;

  set_up (&ours);
  set_up (&theirs);
  ps_test_db_close (&theirs);
  raw = ps_bench_raw_open (theirs.path);
  update = ps_bench_raw_prepare (raw, "UPDATE attendance SET status = ?2, updated_at = 3"
                                 " WHERE session_id = 1 AND person_id = ?1");

  for (guint i = 0; i < N_COMMITS; i++)
    {
      double begun = ps_bench_wall ();
      double cpu_begun = ps_bench_cpu ();

      tick (&ours, i);
      wall[i] = ps_bench_wall () - begun;
      cpu[i] = ps_bench_cpu () - cpu_begun;

      begun = ps_bench_wall ();
      cpu_begun = ps_bench_cpu ();
      tick_raw (raw, update, i);
      raw_wall[i] = ps_bench_wall () - begun;
      raw_cpu[i] = ps_bench_cpu () - cpu_begun;
    }

  ours_ms = ps_bench_median (wall, N_COMMITS);
  raw_ms = ps_bench_median (raw_wall, N_COMMITS);
  ps_bench_say ("durable commit of an attendance tick, p50", ours_ms, "ms",
                "%.2f of a raw SQLCipher commit: %.3f ms; p95 %.1f and %.1f ms; %d pairs, load %.1f",
                ours_ms / raw_ms, raw_ms, wall[N_COMMITS * 95 / 100], raw_wall[N_COMMITS * 95 / 100],
                N_COMMITS, ps_bench_load ());

  ours_ms = ps_bench_median (cpu, N_COMMITS);
  raw_ms = ps_bench_median (raw_cpu, N_COMMITS);
  ps_bench_say ("durable commit of an attendance tick, CPU", ours_ms, "ms CPU",
                "%.2f of a raw SQLCipher commit: %.3f ms", ours_ms / raw_ms, raw_ms);

  sqlite3_finalize (update);
  sqlite3_close (raw);
  ps_test_db_tear_down (&ours);
  ps_test_db_tear_down (&theirs);

  return 0;
}
