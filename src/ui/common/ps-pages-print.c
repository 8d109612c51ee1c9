/* What a group has on paper, printed or saved from wherever there is some. */
#include "ps-pages-print.h"

#include "ps-audit-note.h"
#include "ps-platform.h"
#include "ps-print.h"
#include "ps-toast.h"

/* What a print job, or the choice of a file, needs for as long as it lives. */
typedef struct {
  GtkWidget  *near;
  PsPages    *pages;
  const char *detail;
  char       *saved;
  PsDb       *db;
  gint64      group_id;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->near);
  ps_pages_free (job->pages);
  g_free (job->saved);
  g_object_unref (job->db);
  g_free (job);
}

/* There is no member in it, so that it may be on its way when it is logged. */
static void
note (Job *job)
{
  if (ps_db_is_open (job->db))
    ps_audit_note_later (job->db, PS_AUDIT_PRINT, PS_AUDIT_GROUP, job->group_id, job->detail);
}

static guint
count_cb (double   width,
          double   height,
          gpointer data)
{
  Job *job = data;

  return ps_pages_count (job->pages, width, height);
}

static void
draw_cb (cairo_t  *cr,
         double    width,
         double    height,
         guint     page,
         gpointer  data)
{
  Job *job = data;

  ps_pages_draw (job->pages, cr, width, height, page);
}

static void
printed_cb (const GError *error,
            gpointer      user_data)
{
  Job *job = user_data;

  if (error != NULL)
    ps_toast_error (job->near, error);
  else
    note (job);
}

static void
chosen_cb (GFile    *file,
           gpointer  user_data)
{
  Job *job = user_data;
  g_autoptr (GError) error = NULL;

  if (!ps_pages_save_pdf (job->pages, file, ps_print_get_paper_size (), NULL, &error))
    {
      ps_toast_error (job->near, error);
      return;
    }

  note (job);
  ps_toast (job->near, job->saved);
}

/**
 * ps_pages_print:
 * @near: a widget of the window that asks
 * @pages: (transfer full): what is wanted on paper
 * @paper: what it is
 * @print: whether it is printed, and not saved as a PDF file
 * @db: where it is logged
 * @group_id: whose it is
 *
 * Shows the print dialog and prints, or asks for a file and writes it.
 */
void
ps_pages_print (GtkWidget          *near,
                PsPages            *pages,
                const PsPagesPaper *paper,
                gboolean            print,
                PsDb               *db,
                gint64              group_id)
{
  Job *job = g_new0 (Job, 1);

  job->near = g_object_ref (near);
  job->pages = pages;
  job->detail = paper->detail;
  job->saved = g_strdup (paper->saved);
  job->db = g_object_ref (db);
  job->group_id = group_id;

  if (print)
    ps_print_pages (near, ps_pages_get_title (pages), count_cb, draw_cb, job, printed_cb, job,
                    job_free);
  else
    ps_platform_save_file (near, paper->save_title, paper->file_name, chosen_cb, job, job_free);
}
