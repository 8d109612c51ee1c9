#include "ps-paper-flow.h"

#include <glib/gi18n-lib.h>

/* In points. */
#define MARGIN 54
#define GAP    10
/* Above the bottom margin, for the number of the page. */
#define FOOT   20

#define SMALL_FONT "Sans 10"

/**
 * ps_paper_flow_begin:
 * @self: (out caller-allocates): what goes through the pages
 * @cr: where to
 * @width: of the sheet, in points
 * @height: of the sheet, in points
 * @wanted: the page that is drawn, from 0; %G_MAXUINT for none
 * @running: what stands above all pages but the first; kept as it is
 * @words: something in the language of the page, which tells from which side it is read
 *
 * Begins at the top of the first page.
 */
void
ps_paper_flow_begin (PsPaperFlow *self,
                     cairo_t     *cr,
                     double       width,
                     double       height,
                     guint        wanted,
                     const char  *running,
                     const char  *words)
{
  *self = (PsPaperFlow) {
    .cr = cr,
    .width = width,
    .height = height,
    .margin = MARGIN,
    .y = MARGIN,
    .wanted = wanted,
    .rtl = ps_paper_is_rtl (cr, words),
    .running = running,
  };
  cairo_set_source_rgb (cr, 0, 0, 0);
}

/**
 * ps_paper_flow_get_inner:
 *
 * Returns: how wide the page is between its margins, in points
 */
double
ps_paper_flow_get_inner (PsPaperFlow *self)
{
  return self->width - 2 * self->margin;
}

/**
 * ps_paper_flow_is_wanted:
 *
 * Returns: whether what comes next is on the page that is drawn
 */
gboolean
ps_paper_flow_is_wanted (PsPaperFlow *self)
{
  return self->page == self->wanted;
}

/**
 * ps_paper_flow_get_most:
 *
 * Returns: how high something may be to fit on a page, in points
 */
double
ps_paper_flow_get_most (PsPaperFlow *self)
{
  double running = ps_paper_measure_text (self->cr, ps_paper_flow_get_inner (self), SMALL_FONT,
                                          self->running);

  return self->height - 2 * self->margin - FOOT - running - GAP;
}

/**
 * ps_paper_flow_need:
 * @height: in points
 *
 * Goes on to the next page when there is no room for @height, unless this one is empty.
 */
void
ps_paper_flow_need (PsPaperFlow *self,
                    double       height)
{
  if (height <= self->height - self->margin - FOOT - self->y || self->y <= self->margin)
    return;

  self->page++;
  self->y = self->margin;
  self->y += ps_paper_flow_put (self, 0, ps_paper_flow_get_inner (self), SMALL_FONT, self->running)
             + GAP;
}

/**
 * ps_paper_flow_put:
 * @x: from the side at which the page is read from, in points
 * @width: in points
 * @font: as for ps_paper_draw_text()
 * @text: plain text
 *
 * Puts a text in its column; where the next thing goes stays as it is.
 *
 * Returns: how high it is, in points
 */
double
ps_paper_flow_put (PsPaperFlow *self,
                   double       x,
                   double       width,
                   const char  *font,
                   const char  *text)
{
  PangoAlignment alignment = PANGO_ALIGN_LEFT;

  if (!ps_paper_flow_is_wanted (self))
    return ps_paper_measure_text (self->cr, width, font, text);

  if (self->rtl)
    {
      x = ps_paper_flow_get_inner (self) - x - width;
      /* "Left" is right for a text that runs from right to left, but not for figures alone. */
      if (!ps_paper_is_rtl (self->cr, text))
        alignment = PANGO_ALIGN_RIGHT;
    }

  return ps_paper_draw_text (self->cr, self->margin + x, self->y, width, font, alignment, text);
}

/**
 * ps_paper_flow_rule:
 *
 * Draws a line from one margin to the other.
 */
void
ps_paper_flow_rule (PsPaperFlow *self)
{
  if (!ps_paper_flow_is_wanted (self))
    return;

  cairo_set_line_width (self->cr, 0.5);
  cairo_move_to (self->cr, self->margin, self->y);
  cairo_line_to (self->cr, self->width - self->margin, self->y);
  cairo_stroke (self->cr);
}

/**
 * ps_paper_flow_end:
 *
 * Numbers the page that was drawn, where there are several.
 *
 * Returns: how many pages there are
 */
guint
ps_paper_flow_end (PsPaperFlow *self)
{
  guint n = self->page + 1;
  g_autofree char *number = NULL;

  if (n < 2 || self->wanted >= n)
    return n;

  /* Translators: at the foot of a sheet of paper. */
  number = g_strdup_printf (_("Page %1$u of %2$u"), self->wanted + 1, n);
  ps_paper_draw_text (self->cr, self->margin, self->height - self->margin - FOOT / 2,
                      ps_paper_flow_get_inner (self), SMALL_FONT, PANGO_ALIGN_CENTER, number);

  return n;
}
