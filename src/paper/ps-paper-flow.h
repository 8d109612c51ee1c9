#pragma once

#include "ps-paper.h"

G_BEGIN_DECLS

/**
 * PsPaperFlow:
 * @cr: where to
 * @width: of the sheet, in points
 * @height: of the sheet, in points
 * @margin: on all sides
 * @y: where the next thing goes
 * @page: which page that is on, from 0
 * @wanted: the page that is drawn; %G_MAXUINT for none
 * @rtl: whether the language of the page runs from right to left
 * @running: what stands above all pages but the first
 *
 * Goes through the pages of something from its beginning to its end, to draw one of them or to count
 * them.
 */
typedef struct {
  cairo_t    *cr;
  double      width;
  double      height;
  double      margin;
  double      y;
  guint       page;
  guint       wanted;
  gboolean    rtl;
  const char *running;
} PsPaperFlow;

void     ps_paper_flow_begin     (PsPaperFlow *self,
                                  cairo_t     *cr,
                                  double       width,
                                  double       height,
                                  guint        wanted,
                                  const char  *running,
                                  const char  *words);
double   ps_paper_flow_get_inner (PsPaperFlow *self);
gboolean ps_paper_flow_is_wanted (PsPaperFlow *self);
double   ps_paper_flow_get_most  (PsPaperFlow *self);
void     ps_paper_flow_need      (PsPaperFlow *self,
                                  double       height);
double   ps_paper_flow_put       (PsPaperFlow *self,
                                  double       x,
                                  double       width,
                                  const char  *font,
                                  const char  *text);
void     ps_paper_flow_rule      (PsPaperFlow *self);
guint    ps_paper_flow_end       (PsPaperFlow *self);

G_END_DECLS
