#include "ps-ticker.h"

/* A time of its own, which goes on by a step with every look at it, so that nothing here depends on
 * how long the machine takes. Steps are microseconds, so the real timer never waits for longer.
 */
typedef struct {
  gint64     now;
  gint64     step;
  PsClock    clock;
  PsTicker  *ticker;
  GMainLoop *loop;
  guint      n_ticks;
  guint      enough;
  gint64     ticked_at[8];
  gint64     sleep_at_first;
  gboolean   stop;
} Fixture;

static void
now_cb (PsInstant *instant,
        gpointer   data)
{
  Fixture *f = data;

  f->now += f->step;
  *instant = (PsInstant) { 0, f->now, "boot" };
}

static void
tick_cb (Fixture *f)
{
  if (f->n_ticks < G_N_ELEMENTS (f->ticked_at))
    f->ticked_at[f->n_ticks] = f->now;

  f->n_ticks++;
  if (f->n_ticks == 1)
    f->now += f->sleep_at_first;

  if (f->n_ticks < f->enough)
    return;

  if (f->stop)
    ps_ticker_stop (f->ticker);
  g_main_loop_quit (f->loop);
}

static void
set_up (Fixture       *f,
        gconstpointer  data G_GNUC_UNUSED)
{
  f->now = 5000;
  f->step = 300;
  f->enough = 4;
  f->clock = (PsClock) { now_cb, f };
  f->loop = g_main_loop_new (NULL, FALSE);
  f->ticker = ps_ticker_new (&f->clock);
  g_signal_connect_swapped (f->ticker, "tick", G_CALLBACK (tick_cb), f);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data G_GNUC_UNUSED)
{
  if (f->ticker != NULL)
    g_assert_finalize_object (f->ticker);
  g_main_loop_unref (f->loop);

  /* Whatever it did, nothing of it is left in the main loop. */
  g_assert_false (g_main_context_pending (NULL));
}

static void
test_ticks_on_the_grid_and_never_early (Fixture       *f,
                                        gconstpointer  data G_GNUC_UNUSED)
{
  ps_ticker_run (f->ticker, 6700, 1000);
  g_assert_true (ps_ticker_is_running (f->ticker));
  g_assert_cmpint (ps_ticker_get_deadline (f->ticker), ==, 6700);
  g_main_loop_run (f->loop);

  /* It looks up to three times around a deadline. */
  for (guint i = 0; i < 4; i++)
    {
      g_assert_cmpint (f->ticked_at[i], >=, 6700 + i * 1000);
      g_assert_cmpint (f->ticked_at[i], <=, 6700 + i * 1000 + 3 * 300);
    }

  /* However late each was, the next is aimed at where it always was to be. */
  g_assert_cmpint (ps_ticker_get_deadline (f->ticker), ==, 6700 + 4 * 1000);
}

static void
test_a_missed_tick_is_not_made_up_for (Fixture       *f,
                                       gconstpointer  data G_GNUC_UNUSED)
{
  f->sleep_at_first = 3600 * G_TIME_SPAN_SECOND;
  f->enough = 2;
  ps_ticker_run (f->ticker, 6000, 1000);
  g_main_loop_run (f->loop);

  g_assert_cmpuint (f->n_ticks, ==, 2);
  g_assert_cmpint (f->ticked_at[1], >=, 3600 * G_TIME_SPAN_SECOND);
  g_assert_cmpint (ps_ticker_get_deadline (f->ticker), >, f->now - f->step);
  g_assert_cmpint (ps_ticker_get_deadline (f->ticker), <=, f->now + 1000);
  g_assert_cmpint (ps_ticker_get_deadline (f->ticker) % 1000, ==, 0);
}

static void
test_a_deadline_gone_by_ticks_at_once (Fixture       *f,
                                       gconstpointer  data G_GNUC_UNUSED)
{
  f->enough = 1;
  ps_ticker_run (f->ticker, 1000, 1000);
  g_main_loop_run (f->loop);

  g_assert_cmpuint (f->n_ticks, ==, 1);
  g_assert_cmpint (ps_ticker_get_deadline (f->ticker), >, f->now - f->step);
}

static void
test_once_is_once (Fixture       *f,
                   gconstpointer  data G_GNUC_UNUSED)
{
  f->enough = 1;
  ps_ticker_run (f->ticker, 6000, 0);
  g_main_loop_run (f->loop);

  g_assert_cmpuint (f->n_ticks, ==, 1);
  g_assert_false (ps_ticker_is_running (f->ticker));
  g_assert_cmpint (ps_ticker_get_deadline (f->ticker), ==, 0);
  g_assert_false (g_main_context_pending (NULL));
}

static void
test_stopped_from_within_a_tick (Fixture       *f,
                                 gconstpointer  data G_GNUC_UNUSED)
{
  f->stop = TRUE;
  f->enough = 2;
  ps_ticker_run (f->ticker, 6000, 1000);
  g_main_loop_run (f->loop);

  g_assert_cmpuint (f->n_ticks, ==, 2);
  g_assert_false (ps_ticker_is_running (f->ticker));
}

static void
stop_and_run_cb (Fixture *f)
{
  if (f->n_ticks > 1)
    return;

  ps_ticker_stop (f->ticker);
  ps_ticker_run (f->ticker, 20500, 1000);
}

static void
test_run_again_from_within_a_tick (Fixture       *f,
                                   gconstpointer  data G_GNUC_UNUSED)
{
  g_signal_connect_swapped (f->ticker, "tick", G_CALLBACK (stop_and_run_cb), f);
  f->enough = 2;
  ps_ticker_run (f->ticker, 6000, 1000);
  g_main_loop_run (f->loop);

  g_assert_cmpint (f->ticked_at[1], >=, 20500);
  g_assert_cmpint (ps_ticker_get_deadline (f->ticker), ==, 21500);
}

static void
drop_cb (Fixture *f)
{
  g_clear_object (&f->ticker);
}

static void
test_let_go_of_from_within_a_tick (Fixture       *f,
                                   gconstpointer  data G_GNUC_UNUSED)
{
  g_signal_connect_swapped (f->ticker, "tick", G_CALLBACK (drop_cb), f);
  f->enough = 1;
  ps_ticker_run (f->ticker, 6000, 1000);
  g_main_loop_run (f->loop);
  g_assert_null (f->ticker);
}

#define add_test(name, func) g_test_add ("/ticker/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add_test ("ticks-on-the-grid-and-never-early", test_ticks_on_the_grid_and_never_early);
  add_test ("a-missed-tick-is-not-made-up-for", test_a_missed_tick_is_not_made_up_for);
  add_test ("a-deadline-gone-by-ticks-at-once", test_a_deadline_gone_by_ticks_at_once);
  add_test ("once-is-once", test_once_is_once);
  add_test ("stopped-from-within-a-tick", test_stopped_from_within_a_tick);
  add_test ("run-again-from-within-a-tick", test_run_again_from_within_a_tick);
  add_test ("let-go-of-from-within-a-tick", test_let_go_of_from_within_a_tick);

  return g_test_run ();
}
