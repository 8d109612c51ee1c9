/* A countdown of whole seconds in a window: how late each second is painted, and what a minute of it
 * costs. The ticker of a meeting does it the one way, and the other is the least that could do it: a
 * timeout aimed at each whole second that sets one label. With "idle" nothing counts.
 *
 * usage: headless.sh countdown ticker|timeout|idle SECONDS
 */
#include <adwaita.h>
#include <stdlib.h>
#include <sys/resource.h>

#include "ps-bench.h"
#include "ps-ticker.h"

typedef struct {
  GtkWidget *label;
  GMainLoop *loop;
  GArray    *late;
  gint64     due;
  guint      left;
} Countdown;

static void
second (Countdown *self)
{
  g_autofree char *text = g_strdup_printf ("%u:%02u", self->left / 60, self->left % 60);

  gtk_label_set_label (GTK_LABEL (self->label), text);
  self->due = ps_clock_now (&ps_clock_system).boot / G_TIME_SPAN_SECOND * G_TIME_SPAN_SECOND;
  if (self->left-- == 0)
    g_main_loop_quit (self->loop);
}

static gboolean timeout_cb (gpointer data);

static void
arm (Countdown *self)
{
  gint64 now = ps_clock_now (&ps_clock_system).boot;

  g_timeout_add ((guint) (G_TIME_SPAN_SECOND - now % G_TIME_SPAN_SECOND) / 1000 + 1, timeout_cb,
                 self);
}

static gboolean
timeout_cb (gpointer data)
{
  second (data);
  arm (data);

  return G_SOURCE_REMOVE;
}

static gboolean
quit_cb (gpointer loop)
{
  g_main_loop_quit (loop);

  return G_SOURCE_REMOVE;
}

static void
after_paint_cb (Countdown *self)
{
  double late;

  if (self->due == 0)
    return;

  late = (double) (ps_clock_now (&ps_clock_system).boot - self->due) / 1000;
  g_array_append_val (self->late, late);
  self->due = 0;
}

int
main (int   argc,
      char *argv[])
{
  const char *way = argc > 1 ? argv[1] : "ticker";
  guint seconds = argc > 2 ? (guint) atoi (argv[2]) : 60;
  Countdown self = { .left = seconds };
  g_autoptr (PsTicker) ticker = ps_ticker_new (&ps_clock_system);
  struct rusage before, after;
  GtkWidget *window;
  double begun;
  gint64 now;

  adw_init ();
  self.loop = g_main_loop_new (NULL, FALSE);
  self.late = g_array_new (FALSE, FALSE, sizeof (double));
  self.label = gtk_label_new ("0:00");
  window = g_object_new (ADW_TYPE_WINDOW, "default-width", 800, "default-height", 600,
                         "content", self.label, NULL);
  gtk_window_present (GTK_WINDOW (window));
  g_timeout_add (2000, quit_cb, self.loop);
  g_main_loop_run (self.loop);

  g_signal_connect_swapped (gtk_widget_get_frame_clock (window), "after-paint",
                            G_CALLBACK (after_paint_cb), &self);
  begun = ps_bench_cpu ();
  getrusage (RUSAGE_SELF, &before);
  now = ps_clock_now (&ps_clock_system).boot;
  if (g_str_equal (way, "ticker"))
    {
      g_signal_connect_swapped (ticker, "tick", G_CALLBACK (second), &self);
      ps_ticker_run (ticker, (now / G_TIME_SPAN_SECOND + 1) * G_TIME_SPAN_SECOND, G_TIME_SPAN_SECOND);
    }
  else if (g_str_equal (way, "timeout"))
    {
      arm (&self);
    }
  else
    {
      g_timeout_add_seconds (seconds, quit_cb, self.loop);
    }
  g_main_loop_run (self.loop);
  getrusage (RUSAGE_SELF, &after);

  /* One line of figures for countdown.py. */
  if (self.late->len > 0)
    ps_bench_median ((double *) (gpointer) self.late->data, self.late->len);
  g_print ("%.3f %.3f %ld\n", ps_bench_cpu () - begun,
           self.late->len > 0 ? g_array_index (self.late, double, self.late->len * 95 / 100) : 0.0,
           after.ru_nvcsw - before.ru_nvcsw);

  return 0;
}
