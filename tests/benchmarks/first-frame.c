/* Preloaded into a GTK program, this writes down when the first frame had been painted, so that a
 * program is measured as it is, with nothing in it for the sake of being measured.
 *
 * FIRST_FRAME_FILE  where to write one line: CLOCK_MONOTONIC and the processor time, in ms
 * FIRST_FRAME_EXIT  if set, the program ends there
 */
#include <gtk/gtk.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

static double
read_clock (clockid_t id)
{
  struct timespec now;

  clock_gettime (id, &now);

  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

static gboolean
has_mapped_window (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (gtk_widget_get_mapped (window) && gtk_widget_get_width (window) > 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
after_paint_cb (GSignalInvocationHint *hint,
                guint                  n_values,
                const GValue          *values,
                gpointer               data)
{
  const char *path = g_getenv ("FIRST_FRAME_FILE");
  g_autofree char *line = NULL;

  if (!has_mapped_window ())
    return TRUE;

  line = g_strdup_printf ("%.3f %.3f\n", read_clock (CLOCK_MONOTONIC),
                          read_clock (CLOCK_PROCESS_CPUTIME_ID));
  if (path != NULL)
    g_file_set_contents_full (path, line, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, NULL);
  if (g_getenv ("FIRST_FRAME_EXIT") != NULL)
    _exit (0);

  return FALSE;
}

/* Programs that are not GTK programs are in the chain too, valgrind's launcher for one. */
static void __attribute__ ((constructor))
begin (void)
{
  if (g_getenv ("FIRST_FRAME_FILE") == NULL)
    return;

  g_type_class_ref (GDK_TYPE_FRAME_CLOCK);
  g_signal_add_emission_hook (g_signal_lookup ("after-paint", GDK_TYPE_FRAME_CLOCK), 0,
                              after_paint_cb, NULL, NULL);
}
