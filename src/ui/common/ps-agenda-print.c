/* The agenda for the room, printed or saved from wherever there is one. */
#include "ps-agenda-print.h"

#include <glib/gi18n-lib.h>

#include "ps-pages-print.h"

static guint
put_cb (gconstpointer  data,
        cairo_t       *cr,
        double         width,
        double         height,
        guint          page)
{
  guint n = ps_agenda_page_count (data, width, height);

  if (page < n)
    ps_agenda_page_draw (data, cr, width, height, page);

  return n;
}

static void
put_on_paper (GtkWidget    *near,
              PsAgendaPage *page,
              gboolean      print,
              PsDb         *db,
              gint64        group_id)
{
  const PsPagesPaper paper = {
    .detail = "agenda",
    .save_title = _("Save the Agenda"),
    /* Translators: a file’s name. */
    .file_name = _("agenda.pdf"),
    .saved = _("Agenda saved"),
  };

  ps_pages_print (near,
                  ps_pages_new (_("Agenda"), put_cb, page, (GDestroyNotify) ps_agenda_page_free),
                  &paper, print, db, group_id);
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
  put_on_paper (near, page, TRUE, db, group_id);
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
  put_on_paper (near, page, FALSE, db, group_id);
}
