/* The form of a consent, printed or saved to be signed. It goes to the member, through the gate. */
#include "ps-consent-print.h"

#include <glib/gi18n-lib.h>

#include "ps-consent-page.h"
#include "ps-disclosure.h"
#include "ps-platform.h"
#include "ps-print.h"
#include "ps-toast.h"

/* What printing, or the choice of a file, needs for as long as it lives. */
typedef struct {
  PsWorkspace   *workspace;
  GtkWidget     *near;
  PsConsentPage *page;
  PsDisclosure  *gate;
  GFile         *file;   /* where it was asked for */
  GFile         *fresh;  /* where it is before it is written down */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->workspace);
  g_object_unref (job->near);
  g_clear_pointer (&job->page, ps_consent_page_free);
  g_clear_pointer (&job->gate, ps_disclosure_unref);
  g_clear_object (&job->file);
  g_clear_object (&job->fresh);
  g_free (job);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Job, job_free)

static Job *
job_new (PsWorkspace         *workspace,
         GtkWidget           *near,
         const PsConsentRow  *consent,
         const char          *member_name,
         const char          *form,
         GError             **error)
{
  PsConn *conn = ps_db_get_reader (ps_workspace_get_db (workspace));
  g_autoptr (Job) job = g_new0 (Job, 1);

  job->workspace = g_object_ref (workspace);
  job->near = g_object_ref (near);
  job->gate = ps_disclosure_new (PS_AUDIENCE_MEMBER, PS_GIVEN_ROSTER, form, NULL, NULL);
  if (consent->group_id != 0)
    ps_disclosure_add (job->gate, consent->person_id, consent->group_id);
  else if (!ps_disclosure_add_person (job->gate, conn, consent->person_id, error))
    return NULL;

  if (!ps_disclosure_check (job->gate, conn, ps_workspace_get_clock (workspace), error))
    return NULL;

  job->page = ps_consent_page_new (consent, member_name,
                                   ps_clinic_get_name (ps_workspace_get_clinic (workspace)),
                                   ps_disclosure_get_notice (job->gate, consent->person_id, 0));

  return g_steal_pointer (&job);
}

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
  return ps_consent_page_count (((Job *) data)->page, width, height);
}

static void
draw_cb (cairo_t  *cr,
         double    width,
         double    height,
         guint     page,
         gpointer  data)
{
  ps_consent_page_draw (((Job *) data)->page, cr, width, height, page);
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

  ps_print_pages (near, _("Consent"), count_cb, draw_cb, job, printed_cb, job, job_free);
  (void) g_steal_pointer (&job);
}

/**
 * ps_consent_print:
 * @near: a widget of the window that asks
 *
 * Writes down that the form is printed, shows the print dialog and prints it.
 */
void
ps_consent_print (PsWorkspace        *workspace,
                  GtkWidget          *near,
                  const PsConsentRow *consent,
                  const char         *member_name)
{
  g_autoptr (GError) error = NULL;
  Job *job = job_new (workspace, near, consent, member_name, "print", &error);

  if (job != NULL)
    pass (job, print_cb);
  else
    ps_toast_error (near, error);
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
      ps_toast (job->near, _("The form is saved"));
      return;
    }

  g_file_delete (job->fresh, NULL, NULL);
  ps_toast_error (job->near, error);
}

/* The page is made under a name that nobody looks at, and gets its own when it is written down. */
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
  job->page = g_steal_pointer (&chosen->page);
  job->gate = g_steal_pointer (&chosen->gate);
  job->file = g_object_ref (file);
  job->fresh = g_file_get_child (folder, fresh);

  if (!ps_consent_page_save_pdf (job->page, job->fresh, ps_print_get_paper_size (), NULL, &error))
    {
      ps_toast_error (job->near, error);
      return;
    }

  pass (g_steal_pointer (&job), save_cb);
}

/**
 * ps_consent_print_save:
 * @near: a widget of the window that asks
 *
 * Asks for a file and writes the form there as PDF. The name that it proposes names nobody.
 */
void
ps_consent_print_save (PsWorkspace        *workspace,
                       GtkWidget          *near,
                       const PsConsentRow *consent,
                       const char         *member_name)
{
  g_autoptr (GError) error = NULL;
  Job *job = job_new (workspace, near, consent, member_name, "pdf", &error);

  if (job == NULL)
    {
      ps_toast_error (near, error);
      return;
    }

  ps_platform_save_file (near, _("Save the Form"),
                         /* Translators: a file’s name. */
                         _("consent.pdf"), chosen_cb, job, job_free);
}
