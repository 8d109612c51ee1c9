#include "ps-paper.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

#include "ps-error.h"

/**
 * ps_paper_get_size:
 * @size: a paper size
 * @width: (out): in points
 * @height: (out): in points
 *
 * Says how large a sheet is, upright.
 */
void
ps_paper_get_size (PsPaperSize  size,
                   double      *width,
                   double      *height)
{
  switch (size)
    {
    case PS_PAPER_LETTER:
      *width = 612;
      *height = 792;
      break;

    case PS_PAPER_A4:
    default:
      *width = 210 / 25.4 * 72;
      *height = 297 / 25.4 * 72;
      break;
    }
}

typedef struct {
  GOutputStream  *stream;
  GCancellable   *cancellable;
  GError        **error;
} Writing;

static cairo_status_t
write_cb (void                *closure,
          const unsigned char *bytes,
          unsigned int         len)
{
  Writing *writing = closure;

  if (!g_output_stream_write_all (writing->stream, bytes, len, NULL,
                                  writing->cancellable, writing->error))
    return CAIRO_STATUS_WRITE_ERROR;

  return CAIRO_STATUS_SUCCESS;
}

static gboolean
draw_pdf (Writing          *writing,
          PsPaperSize       size,
          const char       *title,
          guint             n_pages,
          PsPaperDrawPage   draw,
          gpointer          data,
          GError          **error)
{
  cairo_surface_t *surface;
  cairo_t *cr;
  cairo_status_t status;
  double width, height;

  ps_paper_get_size (size, &width, &height);
  surface = cairo_pdf_surface_create_for_stream (write_cb, writing, width, height);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Peerside");

  cr = cairo_create (surface);
  for (guint i = 0; i < n_pages; i++)
    {
      draw (cr, width, height, i, data);
      cairo_show_page (cr);
    }
  status = cairo_status (cr);
  cairo_destroy (cr);

  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);

  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;

  /* The stream has said more than cairo can. */
  if (error == NULL || *error == NULL)
    g_set_error (error, PS_ERROR, PS_ERROR_STORAGE,
                 _("The page could not be drawn: %s."), cairo_status_to_string (status));

  return FALSE;
}

/**
 * ps_paper_save_pages:
 * @file: where to; a file that is there is replaced, and stays as it was when this fails
 * @size: the sheet
 * @title: what the document says it is called, translated; no member's name
 * @n_pages: how many pages
 * @draw: draws one of them
 * @data: handed to @draw
 * @cancellable: (nullable): a #GCancellable
 *
 * Writes pages as a PDF file that only this user may read.
 *
 * Returns: whether the file was written, with the errors of GIO if not
 */
gboolean
ps_paper_save_pages (GFile            *file,
                     PsPaperSize       size,
                     const char       *title,
                     guint             n_pages,
                     PsPaperDrawPage   draw,
                     gpointer          data,
                     GCancellable     *cancellable,
                     GError          **error)
{
  g_autoptr (GFileOutputStream) stream = NULL;
  g_autoptr (GError) problem = NULL;
  Writing writing;

  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  stream = g_file_replace (file, NULL, FALSE,
                           G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION,
                           cancellable, error);
  if (stream == NULL)
    return FALSE;

  writing.stream = G_OUTPUT_STREAM (stream);
  writing.cancellable = cancellable;
  writing.error = &problem;

  if (!draw_pdf (&writing, size, title, n_pages, draw, data, &problem))
    {
      g_autoptr (GCancellable) give_up = g_cancellable_new ();

      /* Closed while it is cancelled, a stream leaves the old file in its place. */
      g_cancellable_cancel (give_up);
      g_output_stream_close (G_OUTPUT_STREAM (stream), give_up, NULL);
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }

  return g_output_stream_close (G_OUTPUT_STREAM (stream), cancellable, error);
}

typedef struct {
  PsPaperDraw draw;
  gpointer    data;
} OnePage;

static void
draw_one_cb (cairo_t  *cr,
             double    width,
             double    height,
             guint     page G_GNUC_UNUSED,
             gpointer  data)
{
  OnePage *one = data;

  one->draw (cr, width, height, one->data);
}

/**
 * ps_paper_save_pdf:
 * @draw: draws the page
 *
 * Writes one page as ps_paper_save_pages() does.
 *
 * Returns: whether the file was written, with the errors of GIO if not
 */
gboolean
ps_paper_save_pdf (GFile         *file,
                   PsPaperSize    size,
                   const char    *title,
                   PsPaperDraw    draw,
                   gpointer       data,
                   GCancellable  *cancellable,
                   GError       **error)
{
  OnePage one = { draw, data };

  return ps_paper_save_pages (file, size, title, 1, draw_one_cb, &one, cancellable, error);
}

static PangoLayout *
make_layout (cairo_t        *cr,
             double          width,
             const char     *font,
             PangoAlignment  alignment,
             const char     *text)
{
  PangoLayout *layout = pango_cairo_create_layout (cr);
  PangoFontDescription *description = pango_font_description_from_string (font);
  cairo_font_options_t *options = cairo_font_options_create ();

  /* Points on paper are the unit of the page, whatever the screen is like. Letters are not moved onto
   * the dots of one either: a text that is measured before there is a page would come out another
   * length than on it, and with it the number of pages.
   */
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  pango_cairo_context_set_font_options (pango_layout_get_context (layout), options);
  cairo_font_options_destroy (options);
  pango_cairo_context_set_resolution (pango_layout_get_context (layout), 72);
  pango_layout_context_changed (layout);
  pango_layout_set_font_description (layout, description);
  pango_font_description_free (description);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_alignment (layout, alignment);
  pango_layout_set_line_spacing (layout, 1.15f);
  pango_layout_set_text (layout, text, -1);

  return layout;
}

static double
get_height (PangoLayout *layout)
{
  PangoRectangle extents;

  pango_layout_get_extents (layout, NULL, &extents);

  return (double) extents.height / PANGO_SCALE;
}

/**
 * ps_paper_is_rtl:
 * @cr: a page
 * @text: plain text
 *
 * Returns: whether the text begins at the right and runs to the left; not for figures alone
 */
gboolean
ps_paper_is_rtl (cairo_t    *cr,
                 const char *text)
{
  g_autoptr (PangoLayout) layout = pango_cairo_create_layout (cr);

  pango_layout_set_text (layout, text, -1);

  return pango_layout_get_direction (layout, 0) == PANGO_DIRECTION_RTL;
}

/**
 * ps_paper_measure_text:
 * @cr: a page
 * @width: where lines are broken, in points
 * @font: as for ps_paper_draw_text()
 * @text: plain text
 *
 * Returns: how high the paragraph would be, in points
 */
double
ps_paper_measure_text (cairo_t    *cr,
                       double      width,
                       const char *font,
                       const char *text)
{
  g_autoptr (PangoLayout) layout = make_layout (cr, width, font, PANGO_ALIGN_LEFT, text);

  return get_height (layout);
}

/**
 * ps_paper_draw_text:
 * @cr: a page
 * @x: left edge, in points
 * @y: top edge, in points
 * @width: where lines are broken, in points
 * @font: as for pango_font_description_from_string(), in points
 * @alignment: of the lines; left is right in a text that runs from right to left
 * @text: plain text
 *
 * Draws a paragraph.
 *
 * Returns: how high it is, in points
 */
double
ps_paper_draw_text (cairo_t        *cr,
                    double          x,
                    double          y,
                    double          width,
                    const char     *font,
                    PangoAlignment  alignment,
                    const char     *text)
{
  g_autoptr (PangoLayout) layout = make_layout (cr, width, font, alignment, text);

  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, layout);

  return get_height (layout);
}
