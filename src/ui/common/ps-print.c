#include "ps-print.h"

#include "ps-settings.h"

/* Either one page, or as many as there are. */
typedef struct {
  PsPaperDraw      draw;
  PsPaperDrawPage  draw_page;
  PsPrintCount     count;
  gpointer         data;
  PsPrinted        printed;
  gpointer         user_data;
  GDestroyNotify   destroy;
} Job;

static void
job_free (gpointer  data,
          GClosure *closure G_GNUC_UNUSED)
{
  Job *job = data;

  if (job->destroy != NULL)
    job->destroy (job->user_data);
  g_free (job);
}

/**
 * ps_print_get_paper_size:
 *
 * Which paper is laid out for: the one that was set, or what is usual where the language of the
 * system is spoken.
 *
 * Returns: a paper size
 */
PsPaperSize
ps_print_get_paper_size (void)
{
  g_autoptr (GSettings) settings = ps_settings_new ();
  g_autofree char *chosen = NULL;

  if (settings != NULL)
    chosen = g_settings_get_string (settings, "paper-size");

  if (g_strcmp0 (chosen, "a4") == 0)
    return PS_PAPER_A4;
  if (g_strcmp0 (chosen, "letter") == 0)
    return PS_PAPER_LETTER;

  return g_str_equal (gtk_paper_size_get_default (), GTK_PAPER_NAME_LETTER) ? PS_PAPER_LETTER
                                                                            : PS_PAPER_A4;
}

/* Which paper it is is only known when the person has chosen. */
static void
begin_print_cb (GtkPrintOperation *operation,
                GtkPrintContext   *context,
                Job               *job)
{
  if (job->count != NULL)
    gtk_print_operation_set_n_pages (operation,
                                     (int) job->count (gtk_print_context_get_width (context),
                                                       gtk_print_context_get_height (context),
                                                       job->data));
}

static void
draw_page_cb (GtkPrintOperation *operation,
              GtkPrintContext   *context,
              int                page_nr,
              Job               *job)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double width = gtk_print_context_get_width (context);
  double height = gtk_print_context_get_height (context);

  if (job->draw_page != NULL)
    job->draw_page (cr, width, height, (guint) page_nr, job->data);
  else
    job->draw (cr, width, height, job->data);
}

static void
done_cb (GtkPrintOperation       *operation,
         GtkPrintOperationResult  result,
         Job                     *job)
{
  g_autoptr (GError) error = NULL;

  if (job->printed == NULL)
    return;

  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    gtk_print_operation_get_error (operation, &error);
  if (result != GTK_PRINT_OPERATION_RESULT_CANCEL)
    job->printed (error, job->user_data);
}

static void
run (GtkWidget  *parent,
     const char *job_name,
     Job        *job)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  g_autoptr (GError) error = NULL;
  GtkRoot *root = gtk_widget_get_root (parent);
  GtkPaperSize *paper;

  paper = gtk_paper_size_new (ps_print_get_paper_size () == PS_PAPER_LETTER ? GTK_PAPER_NAME_LETTER
                                                                            : GTK_PAPER_NAME_A4);
  gtk_page_setup_set_paper_size_and_default_margins (setup, paper);
  gtk_paper_size_free (paper);

  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_job_name (operation, job_name);
  gtk_print_operation_set_n_pages (operation, 1);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_print_cb), job);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), job);
  g_signal_connect_data (operation, "done", G_CALLBACK (done_cb), job, job_free, 0);

  /* An error is told by "done" as well. */
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                           GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, &error);
}

/**
 * ps_print_page:
 * @parent: a widget of the window that asks
 * @job_name: what the printer's queue shows, translated; never has a member's name in it
 * @draw: draws the page, as for a PDF file
 * @data: handed to @draw; has to live until @destroy is called
 * @printed: (nullable): told how it went; not called when the person cancelled
 * @user_data: handed to @printed
 * @destroy: (nullable): frees @user_data when all is done
 *
 * Shows the print dialog and prints one page.
 */
void
ps_print_page (GtkWidget      *parent,
               const char     *job_name,
               PsPaperDraw     draw,
               gpointer        data,
               PsPrinted       printed,
               gpointer        user_data,
               GDestroyNotify  destroy)
{
  Job *job = g_new0 (Job, 1);

  job->draw = draw;
  job->data = data;
  job->printed = printed;
  job->user_data = user_data;
  job->destroy = destroy;

  run (parent, job_name, job);
}

/**
 * ps_print_pages:
 * @count: says how many pages there are
 * @draw: draws one of them, as for a PDF file
 *
 * Shows the print dialog and prints several pages. All else is as with ps_print_page().
 */
void
ps_print_pages (GtkWidget       *parent,
                const char      *job_name,
                PsPrintCount     count,
                PsPaperDrawPage  draw,
                gpointer         data,
                PsPrinted        printed,
                gpointer         user_data,
                GDestroyNotify   destroy)
{
  Job *job = g_new0 (Job, 1);

  job->count = count;
  job->draw_page = draw;
  job->data = data;
  job->printed = printed;
  job->user_data = user_data;
  job->destroy = destroy;

  run (parent, job_name, job);
}
