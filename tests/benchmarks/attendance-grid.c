/* The grid of a group's attendance, 300 people by five years of weekly meetings, beside 12 people by 10
 * meetings: read, opened, and moved through by a page, each beside the sixtieth of a second that a frame
 * may take; and what it holds in memory. A frame counts when it is painted.
 *
 * usage: headless.sh attendance-grid
 */
#include <adwaita.h>
#include <malloc.h>

#include "ps-attendance-grid.h"
#include "ps-bench.h"
#include "ps-test-db.h"

#define PEOPLE 300
#define MEETINGS 260
#define FRAME_MS (1000.0 / 60)

/* Tuesday, 3 November 2026, noon. */
#define NOW (G_GINT64_CONSTANT (1793707200) * G_TIME_SPAN_SECOND)

typedef struct {
  PsTestDb             store;
  PsClock              clock;
  GtkWidget           *window;
  GtkWidget           *grid;
} Bench;

static void
tell_time (PsInstant *instant,
           gpointer   data)
{
  instant->wall = NOW;
}

static void
fill (Bench *bench,
      guint  n_people,
      guint  n_meetings)
{
  g_autofree char *sql = g_strdup_printf (
    "INSERT INTO support_group (uid, name, model, minutes, zone, created_at, updated_at)"
    " VALUES (randomblob (16), 'Tuesday', 'recovery', 90, 'UTC', 1, 1);"
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT %u)"
    " INSERT INTO person (uid, preferred_name, name_fold, created_at, updated_at)"
    " SELECT randomblob (16), name, lower (name), 1, 1 FROM ("
    "  SELECT char (65 + i * 7 %% 26, 97 + i * 11 %% 25, 97 + i * 3 %% 23) || 'a Member ' || i AS name"
    "  FROM n);"
    "INSERT INTO membership (uid, group_id, person_id, joined_on)"
    " SELECT randomblob (16), 1, id, '2020-01-01' FROM person;"
    "WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n LIMIT %u)"
    " INSERT INTO session (uid, group_id, state, planned_at, planned_s, started_at, ended_at)"
    " SELECT randomblob (16), 1, 'ended', at, 5400, at, at + 1 FROM ("
    "  SELECT %" G_GINT64_FORMAT " - i * 7 * 86400000000 AS at FROM n);"
    "INSERT INTO attendance (session_id, person_id, status, updated_at)"
    " SELECT s.id, p.id, CASE abs (random ()) %% 8 WHEN 0 THEN 'absent' WHEN 1 THEN 'excused'"
    "  WHEN 2 THEN 'late' ELSE 'present' END, 1 FROM session s JOIN person p",
    n_people, n_meetings, NOW - G_TIME_SPAN_DAY);

  bench->clock = (PsClock) { .now = tell_time };
  ps_test_db_set_up (&bench->store);
  ps_test_db_exec (&bench->store, sql);
  ps_test_db_reopen (&bench->store);
}

static void
painted_cb (gboolean *painted)
{
  *painted = TRUE;
}

/* Until what was changed is on the screen. */
static void
paint (GtkWidget *widget)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);
  gboolean painted = FALSE;
  gulong id = g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (painted_cb), &painted);

  gtk_widget_queue_draw (widget);
  while (!painted)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, id);
}

static PsAttendanceHistory *
load (Bench *bench)
{
  g_autoptr (GError) error = NULL;
  PsAttendanceHistory *history =
    ps_attendance_history_load (bench->store.db, &bench->clock, 1, PS_HISTORY_ALL, FALSE, &error);

  g_assert_no_error (error);

  return history;
}

static double
time_load (Bench *bench)
{
  double begun = ps_bench_cpu ();
  PsAttendanceHistory *history = load (bench);
  double ms = ps_bench_cpu () - begun;

  ps_attendance_history_unref (history);

  return ms;
}

static void
show (Bench *bench)
{
  g_autoptr (PsAttendanceHistory) history = load (bench);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  bench->grid = ps_attendance_grid_new ();
  ps_attendance_grid_set_history (PS_ATTENDANCE_GRID (bench->grid), history);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), bench->grid);
  adw_window_set_content (ADW_WINDOW (bench->window), scroller);
  paint (bench->window);
}

static double
time_open (Bench *bench)
{
  double begun = ps_bench_cpu ();

  show (bench);

  return ps_bench_cpu () - begun;
}

/* To the end and back in every run, so that a page has somewhere to go. */
static double
time_page (Bench *bench)
{
  double begun;

  ps_attendance_grid_move (PS_ATTENDANCE_GRID (bench->grid), -1000000, -1000000);
  paint (bench->window);
  begun = ps_bench_cpu ();
  ps_attendance_grid_move (PS_ATTENDANCE_GRID (bench->grid), 2000000, 0);
  paint (bench->window);
  ps_attendance_grid_move (PS_ATTENDANCE_GRID (bench->grid), 0, 2000000);
  paint (bench->window);

  return (ps_bench_cpu () - begun) / 2;
}

static void
compare (const char *name,
         Bench      *many,
         Bench      *few,
         double    (*run) (Bench *))
{
  double ours[PS_BENCH_PAIRS];
  double theirs[PS_BENCH_PAIRS];
  double ours_ms, theirs_ms;

  run (many);
  run (few);
  for (guint i = 0; i < PS_BENCH_PAIRS; i++)
    {
      ours[i] = run (many);
      theirs[i] = run (few);
    }

  ours_ms = ps_bench_median (ours, PS_BENCH_PAIRS);
  theirs_ms = ps_bench_median (theirs, PS_BENCH_PAIRS);
  ps_bench_say (name, ours_ms, "ms", "%.1f × 12 people by 10 meetings, %.1f × a frame",
                ours_ms / MAX (theirs_ms, .001), ours_ms / FRAME_MS);
}

static void
say_memory (Bench *many)
{
  gsize before = mallinfo2 ().uordblks;
  g_autoptr (PsAttendanceHistory) history G_GNUC_UNUSED = load (many);
  gsize bytes = mallinfo2 ().uordblks - before;

  ps_bench_say ("attendance-grid-memory", (double) bytes / 1024, "KiB", "%.1f bytes a cell",
                (double) bytes / (PEOPLE * MEETINGS));
}

int
main (int   argc,
      char *argv[])
{
  Bench many = { 0 };
  Bench few = { 0 };

  adw_init ();
  fill (&many, PEOPLE, MEETINGS);
  fill (&few, 12, 10);
  many.window = adw_window_new ();
  few.window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (many.window), 1200, 760);
  gtk_window_set_default_size (GTK_WINDOW (few.window), 1200, 760);
  gtk_window_present (GTK_WINDOW (many.window));
  gtk_window_present (GTK_WINDOW (few.window));

  compare ("attendance-grid-load", &many, &few, time_load);
  compare ("attendance-grid-open", &many, &few, time_open);
  compare ("attendance-grid-page", &many, &few, time_page);
  say_memory (&many);

  gtk_window_destroy (GTK_WINDOW (many.window));
  gtk_window_destroy (GTK_WINDOW (few.window));
  ps_test_db_tear_down (&many.store);
  ps_test_db_tear_down (&few.store);

  return 0;
}
