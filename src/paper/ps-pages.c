#include "ps-pages.h"

/**
 * PsPages:
 *
 * Something on several sheets of paper, which can be printed or written to a PDF file without
 * anybody having to know what it is.
 */
struct _PsPages
{
  char           *title;
  PsPagesPut      put;
  gpointer        data;
  GDestroyNotify  destroy;
};

/**
 * ps_pages_new:
 * @title: what it is called, for a printer’s queue and a reader of PDF files
 * @put: draws one of the pages
 * @data: (transfer full): for @put
 * @destroy: frees @data
 *
 * Returns: (transfer full): the pages
 */
PsPages *
ps_pages_new (const char     *title,
              PsPagesPut      put,
              gpointer        data,
              GDestroyNotify  destroy)
{
  PsPages *self = g_new0 (PsPages, 1);

  self->title = g_strdup (title);
  self->put = put;
  self->data = data;
  self->destroy = destroy;

  return self;
}

void
ps_pages_free (PsPages *self)
{
  self->destroy (self->data);
  g_free (self->title);
  g_free (self);
}

const char *
ps_pages_get_title (const PsPages *self)
{
  return self->title;
}

/**
 * ps_pages_count:
 * @width: of the sheet, in points
 * @height: of the sheet, in points
 *
 * Returns: how many pages there are
 */
guint
ps_pages_count (const PsPages *self,
                double         width,
                double         height)
{
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR, NULL);
  cairo_t *cr = cairo_create (surface);
  guint n = self->put (self->data, cr, width, height, G_MAXUINT);

  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  return n;
}

/**
 * ps_pages_draw:
 * @cr: where to
 * @width: of the sheet, in points
 * @height: of the sheet, in points
 * @page: which page, from 0
 *
 * Draws one page.
 */
void
ps_pages_draw (const PsPages *self,
               cairo_t       *cr,
               double         width,
               double         height,
               guint          page)
{
  self->put (self->data, cr, width, height, page);
}

static void
draw_cb (cairo_t  *cr,
         double    width,
         double    height,
         guint     page,
         gpointer  data)
{
  ps_pages_draw (data, cr, width, height, page);
}

/**
 * ps_pages_save_pdf:
 * @file: where to
 * @size: the sheet
 * @cancellable: (nullable): a #GCancellable
 *
 * Writes the pages as a PDF file that only this user may read.
 *
 * Returns: whether the file was written, with the errors of GIO if not
 */
gboolean
ps_pages_save_pdf (const PsPages  *self,
                   GFile          *file,
                   PsPaperSize     size,
                   GCancellable   *cancellable,
                   GError        **error)
{
  double width, height;

  ps_paper_get_size (size, &width, &height);

  return ps_paper_save_pages (file, size, self->title, ps_pages_count (self, width, height), draw_cb,
                              (gpointer) self, cancellable, error);
}
