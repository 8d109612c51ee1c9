/* Pages with something of members on them, printed or saved. They pass the gate first. */
#include "ps-pages-give.h"

#include "ps-platform.h"
#include "ps-print.h"
#include "ps-toast.h"

/* What printing, or the choice of a file, needs for as long as it lives. */
typedef struct {
  PsWorkspace  *workspace;
  GtkWidget    *near;
  PsPages      *pages;
  PsDisclosure *gate;
  char         *saved;
  GFile        *file;    /* where it was asked for */
  GFile        *fresh;   /* where it is before it is written down */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->workspace);
  g_object_unref (job->near);
  g_clear_pointer (&job->pages, ps_pages_free);
  g_clear_pointer (&job->gate, ps_disclosure_unref);
  g_free (job->saved);
  g_clear_object (&job->file);
  g_clear_object (&job->fresh);
  g_free (job);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Job, job_free)

static void
pass (Job                 *job,
      GAsyncReadyCallback  callback)
{
  ps_disclosure_give_async (job->gate, ps_workspace_get_db (job->workspace),
                            ps_workspace_get_keys (job->workspace),
                            ps_workspace_get_clock (job->workspace), NULL, NULL, NULL, NULL, callback,
                            job);
}

static guint
count_cb (double   width,
          double   height,
          gpointer data)
{
  return ps_pages_count (((Job *) data)->pages, width, height);
}

static void
draw_cb (cairo_t  *cr,
         double    width,
         double    height,
         guint     page,
         gpointer  data)
{
  ps_pages_draw (((Job *) data)->pages, cr, width, height, page);
}

static void
printed_cb (const GError *error,
            gpointer      user_data)
{
  if (error != NULL)
    ps_toast_error (((Job *) user_data)->near, error);
}

static void
print_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Job) job = user_data;
  g_autoptr (GError) error = NULL;
  GtkWidget *near = job->near;

  if (!ps_disclosure_give_finish (PS_DB (source), result, &error))
    {
      ps_toast_error (near, error);
      return;
    }

  /* Locked meanwhile: whoever comes back prints it again. */
  if (gtk_widget_get_root (near) == NULL)
    return;

  ps_print_pages (near, ps_pages_get_title (job->pages), count_cb, draw_cb, job, printed_cb, job,
                  job_free);
  (void) g_steal_pointer (&job);
}

static void
save_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (Job) job = user_data;
  g_autoptr (GError) error = NULL;

  if (ps_disclosure_give_finish (PS_DB (source), result, &error) &&
      g_file_move (job->fresh, job->file, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error))
    {
      ps_toast (job->near, job->saved);
      return;
    }

  g_file_delete (job->fresh, NULL, NULL);
  ps_toast_error (job->near, error);
}

/* The pages are made under a name that nobody looks at, and get their own when they are written
 * down.
 */
static void
chosen_cb (GFile   *file,
           gpointer user_data)
{
  Job *chosen = user_data;
  g_autoptr (Job) job = NULL;
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *fresh = g_strdup_printf (".%s.%08x.part", name, g_random_int ());
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autoptr (GError) error = NULL;

  if (ps_workspace_get_state (chosen->workspace) != PS_WORKSPACE_OPEN)
    return;

  job = g_new0 (Job, 1);
  job->workspace = g_object_ref (chosen->workspace);
  job->near = g_object_ref (chosen->near);
  job->pages = g_steal_pointer (&chosen->pages);
  job->gate = g_steal_pointer (&chosen->gate);
  job->saved = g_steal_pointer (&chosen->saved);
  job->file = g_object_ref (file);
  job->fresh = g_file_get_child (folder, fresh);

  if (!ps_pages_save_pdf (job->pages, job->fresh, ps_print_get_paper_size (), NULL, &error))
    {
      ps_toast_error (job->near, error);
      return;
    }

  pass (g_steal_pointer (&job), save_cb);
}

/**
 * ps_pages_give:
 * @near: a widget of the window that asks
 * @pages: (transfer full): what is wanted on paper; its title names nobody
 * @gate: (transfer full): one that ps_disclosure_check() lets pass
 * @paper: what it is; the gate writes down what is to be written down, and no detail of it
 * @print: whether it is printed, and not saved as a PDF file
 *
 * Writes down that the pages are given, shows the print dialog and prints; or asks for a file, and
 * writes it when that is written down.
 */
void
ps_pages_give (GtkWidget          *near,
               PsWorkspace        *workspace,
               PsPages            *pages,
               PsDisclosure       *gate,
               const PsPagesPaper *paper,
               gboolean            print)
{
  Job *job = g_new0 (Job, 1);

  job->workspace = g_object_ref (workspace);
  job->near = g_object_ref (near);
  job->pages = pages;
  job->gate = gate;
  job->saved = g_strdup (paper->saved);

  if (print)
    pass (job, print_cb);
  else
    ps_platform_save_file (near, paper->save_title, paper->file_name, chosen_cb, job, job_free);
}
