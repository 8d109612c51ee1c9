/* The roster's list in a list view, at a size that is handed in and at 1,000: made and shown, jumped
 * to the end of, searched, changed. A frame counts when it is painted.
 *
 * usage: headless.sh list-view [PEOPLE]
 */
#include <adwaita.h>
#include <malloc.h>
#include <stdlib.h>

#include "ps-bench.h"
#include "ps-member-store.h"
#include "ps-member.h"
#include "ps-row-list.h"
#include "ps-test-db.h"

typedef struct {
  PsTestDb   store;
  GtkWidget *window;
  double     start_ms;  /* what the program took until its empty window was painted */
} Bench;

/* How many rows were made into objects: what a list costs that is longer than a window. */
static guint n_made;

/* As the roster has it (ps-roster-list.c), and counting. */
static GArray *
list_ids (PsConn         *conn,
          gconstpointer   query,
          gint            limit,
          GError        **error)
{
  return ps_member_store_search (conn, query, 0, NULL, limit, error);
}

static GObject *
load (PsConn  *conn,
      gint64   id,
      GError **error)
{
  g_autoptr (PsMemberRow) row = ps_member_store_get (conn, id, error);

  n_made++;

  return row != NULL ? G_OBJECT (ps_member_new_from_row (row)) : NULL;
}

static void
reload (GObject *item,
        PsConn  *conn)
{
  g_autoptr (PsMemberRow) row =
    ps_member_store_get (conn, ps_member_get_id (PS_MEMBER (item)), NULL);

  if (row != NULL)
    ps_member_update (PS_MEMBER (item), row);
}

static const char * const tables[] = { "person", NULL };

static const PsRowKind kind = {
  .tables = tables,
  .get_item_type = ps_member_get_type,
  .list_ids = list_ids,
  .load = load,
  .reload = reload,
};

static void
fill (Bench *bench,
      guint  n)
{
  g_autofree char *sql = NULL;

  sql = g_strdup_printf (
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT %u)"
    " INSERT INTO person (uid, preferred_name, name_fold, created_at, updated_at)"
    " SELECT randomblob (16), name, name, 1, 1 FROM ("
    "  SELECT char (97 + i * 7 %% 26, 97 + i * 11 %% 25, 97 + i * 3 %% 23) || 'a member ' || i AS name"
    "  FROM n);"
    "INSERT OR IGNORE INTO person_word SELECT substr (name_fold, 1, 4), id FROM person", n);
  ps_test_db_set_up (&bench->store);
  ps_test_db_exec (&bench->store, sql);
  ps_test_db_reopen (&bench->store);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  gtk_list_item_set_child (item, gtk_label_new (NULL));
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)),
                       ps_member_get_name (gtk_list_item_get_item (item)));
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

static GtkWidget *
view_new (PsRowList *list)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), gtk_list_view_new (
    GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (g_object_ref (list)))), factory));

  return scroller;
}

static PsRowList *
show_list (Bench *bench)
{
  PsRowList *list = ps_row_list_new (bench->store.db, &kind, PS_ROW_LIST_FIRST_PAGE, NULL, g_free);

  adw_application_window_set_content (ADW_APPLICATION_WINDOW (bench->window), view_new (list));
  paint (bench->window);
  ps_row_list_load_rest (list);
  paint (bench->window);

  return list;
}

static void
hide_list (Bench     *bench,
           PsRowList *list)
{
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (bench->window), NULL);
  paint (bench->window);
  g_object_unref (list);
}

/* The goal is about a program that shows the list, so its start belongs to it. */
static double
time_ready (Bench *bench)
{
  double begun = ps_bench_cpu ();
  PsRowList *list = show_list (bench);
  double ms = ps_bench_cpu () - begun + bench->start_ms;

  hide_list (bench, list);

  return ms;
}

static double
time_jump (Bench *bench)
{
  PsRowList *list = show_list (bench);
  GtkWidget *scroller =
    adw_application_window_get_content (ADW_APPLICATION_WINDOW (bench->window));
  guint last = g_list_model_get_n_items (G_LIST_MODEL (list)) - 1;
  double begun = ps_bench_cpu ();
  double ms;

  gtk_widget_activate_action (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (scroller)),
                              "list.scroll-to-item", "u", last);
  paint (bench->window);
  ms = ps_bench_cpu () - begun;
  hide_list (bench, list);

  return ms;
}

static void
compare (const char *name,
         Bench      *many,
         Bench      *few,
         double    (*run) (Bench *))
{
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
  ps_bench_say (name, ours_ms, "ms CPU", "%.2f of 1,000 rows: %.3f ms; %d pairs, load %.1f",
                ours_ms / theirs_ms, theirs_ms, PS_BENCH_PAIRS, ps_bench_load ());
}

/* All rows go and others come, which is the most that a refresh can come to. */
static void
say_rows_made (Bench      *bench,
               const char *size)
{
  PsRowList *list = show_list (bench);
  g_autofree char *name = NULL;

  n_made = 0;
  ps_test_db_exec (&bench->store, "UPDATE person SET name_fold = printf ('%07d', id * 7919 % 1000003)");
  paint (bench->window);
  name = g_strdup_printf ("rows made when all of %s rows are others", size);
  ps_bench_say (name, n_made, "rows", "%.4f of all", n_made / (double)
                g_list_model_get_n_items (G_LIST_MODEL (list)));

  n_made = 0;
  ps_test_db_exec (&bench->store, "UPDATE person SET preferred_name = 'Zoe', name_fold = 'zoe' WHERE id = 1");
  paint (bench->window);
  g_free (name);
  name = g_strdup_printf ("rows made when one of %s rows is renamed", size);
  ps_bench_say (name, n_made, "rows", "%.4f of all", n_made / (double)
                g_list_model_get_n_items (G_LIST_MODEL (list)));

  hide_list (bench, list);
}

/* What the ids and the rows in sight take together: nothing else grows with the list. */
static void
say_memory (Bench      *bench,
            const char *size)
{
  PsRowList *list = ps_row_list_new (bench->store.db, &kind, PS_ROW_LIST_WHOLE, NULL, g_free);
  gsize before;
  gsize after;
  g_autofree char *name = g_strdup_printf ("memory of a list of %s rows", size);

  /* The first one has filled SQLite's cache of pages, which is another matter. */
  g_object_unref (list);
  before = mallinfo2 ().uordblks + mallinfo2 ().hblkhd;
  list = ps_row_list_new (bench->store.db, &kind, PS_ROW_LIST_WHOLE, NULL, g_free);
  after = mallinfo2 ().uordblks + mallinfo2 ().hblkhd;

  ps_bench_say (name, (double) (after - before) / g_list_model_get_n_items (G_LIST_MODEL (list)),
                "bytes a row", "%.1f MB in all", (double) (after - before) / 1e6);
  g_object_unref (list);
}

/* Each key of a name, one after the other, until the list on the screen is the one that it finds. */
static void
say_keys (Bench      *bench,
          const char *size)
{
  static const char * const typed[] = { "k", "ka", "kam", "kama" };
  PsRowList *list = show_list (bench);

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      double cpu[PS_BENCH_PAIRS];
      g_autofree char *name = NULL;
      g_autoptr (GError) error = NULL;
      double ms;

      for (guint k = 0; k < PS_BENCH_PAIRS; k++)
        {
          double begun;

          ps_row_list_set_query (list, i > 0 ? g_strdup (typed[i - 1]) : NULL, &error);
          ps_row_list_load_rest (list);
          paint (bench->window);

          begun = ps_bench_cpu ();
          ps_row_list_set_query (list, g_strdup (typed[i]), &error);
          paint (bench->window);
          cpu[k] = ps_bench_cpu () - begun;
          g_assert_no_error (error);
        }

      ps_row_list_load_rest (list);
      ms = ps_bench_median (cpu, PS_BENCH_PAIRS);
      name = g_strdup_printf ("key %u of a search among %s, painted", i + 1, size);
      ps_bench_say (name, ms, "ms CPU", "%.2f of one frame of 16.7 ms; %u found; load %.1f",
                    ms / 16.7, g_list_model_get_n_items (G_LIST_MODEL (list)), ps_bench_load ());
    }

  hide_list (bench, list);
}

int
main (int   argc,
      char *argv[])
{
  guint n = argc > 1 ? (guint) atoi (argv[1]) : 100000;
  g_autofree char *size = g_strdup_printf ("%u", n);
  g_autofree char *ready = g_strdup_printf ("a list view of %u rows made, shown and whole", n);
  g_autofree char *jump = g_strdup_printf ("jump to the end of %u rows", n);
  Bench many = { 0 };
  g_autofree char *alone = g_strdup_printf ("the same without the start of the program, %u rows", n);
  Bench few = { 0 };

  adw_init ();
  many.window = few.window = g_object_ref_sink (g_object_new (ADW_TYPE_APPLICATION_WINDOW,
                                                "default-width", 800, "default-height", 600, NULL));
  gtk_window_present (GTK_WINDOW (many.window));
  paint (many.window);
  many.start_ms = few.start_ms = ps_bench_cpu ();
  fill (&many, n);
  fill (&few, 1000);

  say_memory (&many, size);
  compare (ready, &many, &few, time_ready);
  many.start_ms = few.start_ms = 0;
  compare (alone, &many, &few, time_ready);
  compare (jump, &many, &few, time_jump);
  say_keys (&many, size);
  say_rows_made (&many, size);

  gtk_window_destroy (GTK_WINDOW (many.window));
  g_object_unref (many.window);
  ps_test_db_tear_down (&many.store);
  ps_test_db_tear_down (&few.store);

  return 0;
}
