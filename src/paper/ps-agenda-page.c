#include "ps-agenda-page-private.h"

#include <glib/gi18n-lib.h>

#include "ps-segment-plan.h"

/**
 * ps_agenda_page_new:
 * @group_name: whose meeting
 * @place: where, or ""
 * @starts_at: when it begins, microseconds UTC; 0 for a group without dates: then it says how long
 *   each segment is
 * @zone: the group's
 * @agenda: (element-type PsSegmentPlan): copied
 * @agreement: (nullable): what the group agreed on, one point a line
 *
 * Makes the description of the pages.
 *
 * Returns: (transfer full): a #PsAgendaPage
 */
PsAgendaPage *
ps_agenda_page_new (const char *group_name,
                    const char *place,
                    gint64      starts_at,
                    GTimeZone  *zone,
                    GPtrArray  *agenda,
                    const char *agreement)
{
  PsAgendaPage *self = g_new0 (PsAgendaPage, 1);

  self->group_name = g_strdup (group_name);
  self->place = g_strdup (place);
  self->starts_at = starts_at;
  self->zone = g_time_zone_ref (zone);
  self->agenda = ps_segment_plans_copy (agenda);
  self->agreement = g_strsplit (agreement != NULL ? agreement : "", "\n", -1);

  return self;
}

void
ps_agenda_page_free (PsAgendaPage *self)
{
  g_free (self->group_name);
  g_free (self->place);
  g_time_zone_unref (self->zone);
  g_ptr_array_unref (self->agenda);
  g_strfreev (self->agreement);
  g_free (self);
}

/**
 * ps_agenda_page_count:
 * @width: of the sheet, in points
 * @height: of the sheet, in points
 *
 * Returns: how many pages there are
 */
guint
ps_agenda_page_count (const PsAgendaPage *self,
                      double              width,
                      double              height)
{
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR, NULL);
  cairo_t *cr = cairo_create (surface);
  guint n = ps_agenda_page_put (self, cr, width, height, G_MAXUINT);

  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  return n;
}

/**
 * ps_agenda_page_draw:
 * @cr: where to
 * @width: of the sheet, in points
 * @height: of the sheet, in points
 * @page: which page, from 0
 *
 * Draws one page.
 */
void
ps_agenda_page_draw (const PsAgendaPage *self,
                     cairo_t            *cr,
                     double              width,
                     double              height,
                     guint               page)
{
  ps_agenda_page_put (self, cr, width, height, page);
}

static void
draw_cb (cairo_t  *cr,
         double    width,
         double    height,
         guint     page,
         gpointer  data)
{
  ps_agenda_page_draw (data, cr, width, height, page);
}

/**
 * ps_agenda_page_save_pdf:
 * @file: where to
 * @size: the sheet
 * @cancellable: (nullable): a #GCancellable
 *
 * Writes the pages as a PDF file that only this user may read.
 *
 * Returns: whether the file was written, with the errors of GIO if not
 */
gboolean
ps_agenda_page_save_pdf (const PsAgendaPage  *self,
                         GFile               *file,
                         PsPaperSize          size,
                         GCancellable        *cancellable,
                         GError             **error)
{
  double width, height;

  ps_paper_get_size (size, &width, &height);

  return ps_paper_save_pages (file, size, _("Agenda"), ps_agenda_page_count (self, width, height),
                              draw_cb, (gpointer) self, cancellable, error);
}
