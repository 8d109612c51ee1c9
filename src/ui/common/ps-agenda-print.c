/* The agenda for the room, printed or saved from wherever there is one. */
#include "ps-agenda-print.h"

#include <glib/gi18n-lib.h>

#include "ps-audit-note.h"
#include "ps-platform.h"
#include "ps-print.h"
#include "ps-toast.h"

/* What a print job, or the choice of a file, needs for as long as it lives. */
typedef struct {
  GtkWidget    *near;
  PsAgendaPage *page;
  PsDb         *db;
  gint64        group_id;
} Job;

static Job *
job_new (GtkWidget    *near,
         PsAgendaPage *page,
         PsDb         *db,
         gint64        group_id)
{
  Job *job = g_new0 (Job, 1);

  job->near = g_object_ref (near);
  job->page = page;
  job->db = g_object_ref (db);
  job->group_id = group_id;

  return job;
}

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->near);
  ps_agenda_page_free (job->page);
  g_object_unref (job->db);
  g_free (job);
}

/* There is no member in it, so that it may be on its way when it is logged. */
static void
note (Job *job)
{
  if (ps_db_is_open (job->db))
    ps_audit_note_later (job->db, PS_AUDIT_PRINT, PS_AUDIT_GROUP, job->group_id, "agenda");
}

static guint
count_cb (double   width,
          double   height,
          gpointer data)
{
  Job *job = data;

  return ps_agenda_page_count (job->page, width, height);
}

static void
draw_cb (cairo_t  *cr,
         double    width,
         double    height,
         guint     page,
         gpointer  data)
{
  Job *job = data;

  ps_agenda_page_draw (job->page, cr, width, height, page);
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

/**
 * ps_agenda_print:
 * @near: a widget of the window that asks
 * @page: (transfer full): what is to be printed
 * @db: where it is logged
 * @group_id: whose agenda it is
 *
 * Shows the print dialog and prints the agenda.
 */
void
ps_agenda_print (GtkWidget    *near,
                 PsAgendaPage *page,
                 PsDb         *db,
                 gint64        group_id)
{
  Job *job = job_new (near, page, db, group_id);

  ps_print_pages (near, _("Agenda"), count_cb, draw_cb, job, printed_cb, job, job_free);
}

static void
chosen_cb (GFile   *file,
           gpointer user_data)
{
  Job *job = user_data;
  g_autoptr (GError) error = NULL;

  if (ps_agenda_page_save_pdf (job->page, file, ps_print_get_paper_size (), NULL, &error))
    {
      note (job);
      ps_toast (job->near, _("Agenda saved"));
    }
  else
    {
      ps_toast_error (job->near, error);
    }
}

/**
 * ps_agenda_print_save:
 * @near: a widget of the window that asks
 * @page: (transfer full): what is to be saved
 * @db: where it is logged
 * @group_id: whose agenda it is
 *
 * Asks for a file and writes the agenda there as PDF.
 */
void
ps_agenda_print_save (GtkWidget    *near,
                      PsAgendaPage *page,
                      PsDb         *db,
                      gint64        group_id)
{
  ps_platform_save_file (near, _("Save the Agenda"),
                         /* Translators: a file’s name. */
                         _("agenda.pdf"), chosen_cb, job_new (near, page, db, group_id),
                         job_free);
}
