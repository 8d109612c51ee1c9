/* What the program's own window costs in a minute: with its pages open and nothing that counts, or with
 * a meeting that runs and shows its seconds, without and with the room view beside it; and how late each
 * of those is painted. It is the window of a sample vault, with everything in it.
 *
 * usage: headless.sh window-cost idle|running|room SECONDS
 */
#include <stdlib.h>
#include <sys/resource.h>

#include "ps-bench.h"
#include "ps-vault.h"
#include "ps-window.h"

typedef struct {
  GMainLoop     *loop;
  PsLiveMeeting *live;
  GArray        *late;
  gint64         next;  /* when the figures next change */
  gint64         due;   /* when those that are being painted did */
} Cost;

static gboolean
quit_cb (gpointer loop)
{
  g_main_loop_quit (loop);

  return G_SOURCE_REMOVE;
}

static void
wait_seconds (Cost  *self,
              guint  seconds)
{
  g_timeout_add_seconds (seconds, quit_cb, self->loop);
  g_main_loop_run (self->loop);
}

/* Until a second goes by in which next to nothing was done: what starting up still has to do, on a
 * busy machine, is no part of what is measured.
 */
static void
wait_for_rest (Cost *self)
{
  for (guint i = 0; i < 30; i++)
    {
      double begun = ps_bench_cpu ();

      wait_seconds (self, 1);
      if (ps_bench_cpu () - begun < 2)
        return;
    }
}

static void
filled_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Cost *self = user_data;
  g_autoptr (GError) error = NULL;

  if (!ps_sample_vault_fill_finish (PS_SAMPLE_VAULT (source), result, &error))
    g_error ("%s", error->message);
  g_main_loop_quit (self->loop);
}

static void
started_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Cost *self = user_data;
  g_autoptr (GError) error = NULL;

  if (!ps_meetings_start_finish (PS_MEETINGS (source), result, &error))
    g_error ("%s", error->message);
  g_main_loop_quit (self->loop);
}

static void
tick_cb (Cost *self)
{
  PsClockReading reading;

  self->due = self->next;
  ps_live_meeting_read (self->live, &reading);
  self->next = reading.next_change;
}

static void
after_paint_cb (Cost *self)
{
  double late;

  if (self->due == 0)
    return;

  late = (double) (ps_clock_now (&ps_clock_system).boot - self->due) / 1000;
  g_array_append_val (self->late, late);
  self->due = 0;
}

static void
start_meeting (Cost        *self,
               PsWorkspace *workspace)
{
  PsMeetings *meetings = ps_workspace_get_meetings (workspace);
  GListModel *groups = ps_groups_get_list (ps_workspace_get_groups (workspace));
  g_autoptr (PsGroup) group = g_list_model_get_item (groups, 0);
  g_autoptr (GError) error = NULL;
  PsMeetingDraft *draft;

  draft = ps_meetings_prepare (meetings, ps_group_get_id (group), NULL,
                               ps_clock_wall (&ps_clock_system), &error);
  if (draft == NULL)
    g_error ("%s", error->message);
  ps_meetings_start_async (meetings, draft, NULL, started_cb, self);
  g_main_loop_run (self->loop);

  self->live = ps_meetings_get_current (meetings);
  g_signal_connect_swapped (self->live, "tick", G_CALLBACK (tick_cb), self);
}

/* Milliseconds until the first timer that is armed, or -1. */
static int
get_next_timer (void)
{
  GMainContext *context = g_main_context_default ();
  GPollFD fds[64];
  int timeout = -1;
  int priority;

  g_main_context_acquire (context);
  g_main_context_prepare (context, &priority);
  g_main_context_query (context, G_MAXINT, &timeout, fds, G_N_ELEMENTS (fds));
  g_main_context_release (context);

  return timeout;
}

int
main (int   argc,
      char *argv[])
{
  const char *way = argc > 1 ? argv[1] : "idle";
  guint seconds = argc > 2 ? (guint) atoi (argv[2]) : 60;
  g_autoptr (AdwApplication) application = NULL;
  g_autoptr (PsSampleVault) sample = NULL;
  g_autoptr (GError) error = NULL;
  Cost self = { 0 };
  struct rusage before, after;
  PsWorkspace *workspace;
  GtkWidget *window;
  double begun;
  double spent;
  int timer;

  if (!ps_vault_init (&error))
    g_error ("%s", error->message);
  application = adw_application_new ("org.peerside.Peerside", G_APPLICATION_NON_UNIQUE);
  if (!g_application_register (G_APPLICATION (application), NULL, &error))
    g_error ("%s", error->message);
  self.loop = g_main_loop_new (NULL, FALSE);
  self.late = g_array_new (FALSE, FALSE, sizeof (double));

  sample = ps_sample_vault_new (1, &error);
  if (sample == NULL)
    g_error ("%s", error->message);
  workspace = ps_sample_vault_get_workspace (sample);
  ps_sample_vault_fill_async (sample, NULL, filled_cb, &self);
  g_main_loop_run (self.loop);

  window = GTK_WIDGET (ps_window_new (GTK_APPLICATION (application), workspace, NULL));
  ps_window_set_sample (PS_WINDOW (window), sample);
  ps_window_retry (PS_WINDOW (window));
  gtk_window_present (GTK_WINDOW (window));
  if (!g_str_equal (way, "idle"))
    start_meeting (&self, workspace);
  wait_seconds (&self, 5);
  if (g_str_equal (way, "room"))
    {
      gtk_widget_activate_action (gtk_window_get_focus (GTK_WINDOW (window)), "meeting.room-view",
                                  NULL);
      wait_seconds (&self, 3);
    }

  wait_for_rest (&self);

  g_signal_connect_swapped (gtk_widget_get_frame_clock (window), "after-paint",
                            G_CALLBACK (after_paint_cb), &self);
  timer = get_next_timer ();
  begun = ps_bench_cpu ();
  getrusage (RUSAGE_SELF, &before);
  wait_seconds (&self, seconds);
  spent = ps_bench_cpu () - begun;
  getrusage (RUSAGE_SELF, &after);

  /* One line of figures for countdown.py. */
  if (self.late->len > 0)
    ps_bench_median ((double *) (gpointer) self.late->data, self.late->len);
  g_print ("%.3f %.3f %ld %d\n", spent,
           self.late->len > 0 ? g_array_index (self.late, double, self.late->len * 95 / 100) : 0.0,
           after.ru_nvcsw - before.ru_nvcsw, timer);

  ps_workspace_lock (workspace);
  gtk_window_destroy (GTK_WINDOW (window));

  return 0;
}
