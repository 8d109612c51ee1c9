#pragma once

#include <gio/gio.h>
#include <pango/pangocairo.h>

G_BEGIN_DECLS

/**
 * PsPaperSize:
 * @PS_PAPER_A4: 210 by 297 mm, ISO 216
 * @PS_PAPER_LETTER: 8.5 by 11 inches, ANSI/ASME Y14.1
 *
 * What is printed on.
 */
typedef enum {
  PS_PAPER_A4,
  PS_PAPER_LETTER,
} PsPaperSize;

/* Draws a page of @width by @height points (1/72 inch) whose origin is its top left corner, margins
 * included. */
typedef void (*PsPaperDraw) (cairo_t  *cr,
                             double    width,
                             double    height,
                             gpointer  data);

/* Draws page number @page, from 0, of several. */
typedef void (*PsPaperDrawPage) (cairo_t  *cr,
                                 double    width,
                                 double    height,
                                 guint     page,
                                 gpointer  data);

void     ps_paper_get_size  (PsPaperSize           size,
                             double               *width,
                             double               *height);
gboolean ps_paper_save_pdf  (GFile                *file,
                             PsPaperSize           size,
                             const char           *title,
                             PsPaperDraw           draw,
                             gpointer              data,
                             GCancellable         *cancellable,
                             GError              **error);
gboolean ps_paper_save_pages (GFile               *file,
                             PsPaperSize           size,
                             const char           *title,
                             guint                 n_pages,
                             PsPaperDrawPage       draw,
                             gpointer              data,
                             GCancellable         *cancellable,
                             GError              **error);
gboolean ps_paper_is_rtl    (cairo_t              *cr,
                             const char           *text);
double   ps_paper_measure_text (cairo_t           *cr,
                             double                width,
                             const char           *font,
                             const char           *text);
double   ps_paper_draw_text (cairo_t              *cr,
                             double                x,
                             double                y,
                             double                width,
                             const char           *font,
                             PangoAlignment        alignment,
                             const char           *text);

G_END_DECLS
