/* The page of the roster as it is, at a size that is handed in and at 1,000: opened, scrolled, gone
 * through to its end, and each key of what somebody types. A frame counts when it is painted.
 *
 * usage: headless.sh bench-roster [PEOPLE [TEXT...]]
 *
 * With a TEXT only its keys are typed.
 */
#include <stdlib.h>

#include "ps-bench-people.h"
#include "ps-bench.h"
#include "ps-roster-page.h"
#include "ps-ui-test.h"
#include "ps-ui-vault.h"

typedef struct {
  PsUiVault  vault;
  GtkWidget *window;
  GtkWidget *page;
  guint      n_people;
  char       key[2];    /* to be typed */
} Bench;

/* What is typed, a key at a time: a name that many have; one at the end of the list; a family name;
 * how nearly all numbers in town begin; the end of a number; a name and a family name; and what is
 * the beginning of nothing.
 */
static const char * const typed[] = {
  "marwen", "zoya", "corbel", "5550142", "0142", "mar da", "a b", "s 555", "qx", NULL,
};

static void
painted_cb (double *at)
{
  *at = ps_bench_cpu ();
}

/* Changes what is seen, waits until that is on the screen, and says what it took: whatever else waits
 * for the frame comes after it.
 */
static double
time_paint (Bench   *bench,
            void   (*change) (Bench *))
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (bench->window);
  double begun = ps_bench_cpu ();
  double painted = 0;
  gulong id = g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (painted_cb), &painted);

  if (change != NULL)
    change (bench);
  gtk_widget_queue_draw (bench->window);
  while (painted == 0)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, id);

  return painted - begun;
}

static gboolean
waited_cb (gboolean *waited)
{
  *waited = TRUE;

  return G_SOURCE_REMOVE;
}

/* For as long as nobody types. */
static void
pause_typing (void)
{
  gboolean waited = FALSE;

  g_timeout_add (150, G_SOURCE_FUNC (waited_cb), &waited);
  while (!waited)
    g_main_context_iteration (NULL, TRUE);
}

/* Of the page, whether it is seen or not: a search without a hit hides the list. */
static GtkWidget *
find_below (GtkWidget *widget,
            GType      type)
{
  GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (widget), type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_below (child, type);

  return found;
}

static GListModel *
get_rows (Bench *bench)
{
  GtkWidget *view = find_below (bench->page, GTK_TYPE_LIST_VIEW);

  return G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (view)));
}

/* Until the list has come to its whole length, which it does by itself after its first frame. */
static void
wait_for_rest (Bench *bench)
{
  while (g_list_model_get_n_items (get_rows (bench)) < bench->n_people)
    g_main_context_iteration (NULL, TRUE);
  time_paint (bench, NULL);
}

static void
close_page (Bench *bench)
{
  bench->page = NULL;
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (bench->window), NULL);
  time_paint (bench, NULL);
}

static void
show_page (Bench *bench)
{
  bench->page = ps_roster_page_new (bench->vault.workspace);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (bench->window), bench->page);
}

static double
time_first (Bench *bench)
{
  double ms = time_paint (bench, show_page);

  wait_for_rest (bench);
  close_page (bench);

  return ms;
}

static double
time_whole (Bench *bench)
{
  double begun = ps_bench_cpu ();
  double ms;

  time_paint (bench, show_page);
  wait_for_rest (bench);
  ms = ps_bench_cpu () - begun;
  close_page (bench);

  return ms;
}

static GtkAdjustment *
get_adjustment (Bench *bench)
{
  GtkWidget *view = find_below (bench->page, GTK_TYPE_LIST_VIEW);

  return gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));
}

static void
scroll_page (Bench *bench)
{
  GtkAdjustment *adjustment = get_adjustment (bench);

  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) +
                                        gtk_adjustment_get_page_size (adjustment));
}

static void
scroll_to_end (Bench *bench)
{
  gtk_adjustment_set_value (get_adjustment (bench), G_MAXINT);
}

/* Ten pages on, each painted. */
static double
time_pages (Bench *bench)
{
  double ms = 0;

  time_paint (bench, show_page);
  wait_for_rest (bench);
  for (guint i = 0; i < 10; i++)
    ms += time_paint (bench, scroll_page);
  close_page (bench);

  return ms / 10;
}

static double
time_end (Bench *bench)
{
  double ms;

  time_paint (bench, show_page);
  wait_for_rest (bench);
  ms = time_paint (bench, scroll_to_end);
  close_page (bench);

  return ms;
}

static void
compare (const char *what,
         Bench      *many,
         Bench      *few,
         double    (*run) (Bench *))
{
  g_autofree char *name = g_strdup_printf ("roster of %u: %s", many->n_people, what);
  double ours[PS_BENCH_PAIRS];
  double theirs[PS_BENCH_PAIRS];
  double ours_ms;
  double theirs_ms;

  run (many);
  run (few);
  for (guint i = 0; i < PS_BENCH_PAIRS; i++)
    {
      ours[i] = run (many);
      theirs[i] = run (few);
    }

  ours_ms = ps_bench_median (ours, PS_BENCH_PAIRS);
  theirs_ms = ps_bench_median (theirs, PS_BENCH_PAIRS);
  ps_bench_say (name, ours_ms, "ms CPU", "%.2f of 1,000 people: %.3f ms; %d pairs, load %.1f",
                ours_ms / theirs_ms, theirs_ms, PS_BENCH_PAIRS, ps_bench_load ());
}

static void
type_key (Bench *bench)
{
  GtkEditable *entry = GTK_EDITABLE (find_below (bench->page, GTK_TYPE_SEARCH_ENTRY));
  int end = -1;

  gtk_editable_insert_text (entry, bench->key, 1, &end);
}

/* What a key takes until the first of what is found is painted; and the rest of it after that. */
static void
say_key (Bench      *bench,
         const char *before,
         char        key)
{
  GtkEditable *entry = GTK_EDITABLE (find_below (bench->page, GTK_TYPE_SEARCH_ENTRY));
  g_autofree char *name = g_strdup_printf ("roster of %u: “%s” and then “%c”, painted",
                                           bench->n_people, before, key);
  double first[PS_BENCH_PAIRS];
  double rest[PS_BENCH_PAIRS];
  double ms;

  for (guint i = 0; i < PS_BENCH_PAIRS; i++)
    {
      double begun;

      gtk_editable_set_text (entry, before);
      pause_typing ();
      time_paint (bench, NULL);

      bench->key[0] = key;
      first[i] = time_paint (bench, type_key);

      begun = ps_bench_cpu ();
      pause_typing ();
      time_paint (bench, NULL);
      rest[i] = ps_bench_cpu () - begun;
    }

  ms = ps_bench_median (first, PS_BENCH_PAIRS);
  ps_bench_say (name, ms, "ms CPU", "%.2f of a frame of 16.7 ms; then %.1f ms for the rest of %u;"
                " load %.1f",
                ms / 16.7, ps_bench_median (rest, PS_BENCH_PAIRS),
                g_list_model_get_n_items (get_rows (bench)), ps_bench_load ());
}

static void
say_keys (Bench              *bench,
          const char * const *texts)
{
  time_paint (bench, show_page);
  wait_for_rest (bench);

  for (guint i = 0; texts[i] != NULL; i++)
    for (guint k = 1; texts[i][k - 1] != '\0'; k++)
      {
        g_autofree char *before = g_strndup (texts[i], k - 1);

        if (texts[i][k - 1] != ' ')
          say_key (bench, before, texts[i][k - 1]);
      }

  close_page (bench);
}

static void
fill (Bench *bench,
      guint  n)
{
  g_autofree char *sql = ps_bench_people_sql (n);

  bench->n_people = n;
  ps_ui_vault_set_up (&bench->vault);
  ps_test_db_exec (&bench->vault.db, sql);
}

int
main (int   argc,
      char *argv[])
{
  guint n = argc > 1 ? (guint) atoi (argv[1]) : 100000;
  Bench many = { 0 };
  Bench few = { 0 };

  ps_ui_test_init ();
  many.window = few.window = g_object_ref_sink (g_object_new (ADW_TYPE_APPLICATION_WINDOW,
                                                "default-width", 1000, "default-height", 700, NULL));
  gtk_window_present (GTK_WINDOW (many.window));
  time_paint (&many, NULL);
  fill (&many, n);
  fill (&few, 1000);

  if (argc <= 2)
    {
      compare ("opened, its first rows painted", &many, &few, time_first);
      compare ("opened, whole", &many, &few, time_whole);
      compare ("a page further down", &many, &few, time_pages);
      compare ("gone to its end", &many, &few, time_end);
    }
  say_keys (&many, argc > 2 ? (const char * const *) &argv[2] : typed);

  gtk_window_destroy (GTK_WINDOW (many.window));
  g_object_unref (many.window);
  ps_ui_vault_tear_down (&many.vault);
  ps_ui_vault_tear_down (&few.vault);

  return 0;
}
