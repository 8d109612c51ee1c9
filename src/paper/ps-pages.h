#pragma once

#include "ps-paper.h"

G_BEGIN_DECLS

typedef struct _PsPages PsPages;

/**
 * PsPagesPut:
 * @data: what the pages are about
 * @cr: where to
 * @width: of the sheet, in points
 * @height: of the sheet, in points
 * @page: which page is drawn, from 0; %G_MAXUINT for none, to count them
 *
 * Returns: how many pages there are
 */
typedef guint (*PsPagesPut) (gconstpointer  data,
                             cairo_t       *cr,
                             double         width,
                             double         height,
                             guint          page);

PsPages    *ps_pages_new       (const char     *title,
                                PsPagesPut      put,
                                gpointer        data,
                                GDestroyNotify  destroy);
void        ps_pages_free      (PsPages        *self);
const char *ps_pages_get_title (const PsPages  *self);
guint       ps_pages_count     (const PsPages  *self,
                                double          width,
                                double          height);
void        ps_pages_draw      (const PsPages  *self,
                                cairo_t        *cr,
                                double          width,
                                double          height,
                                guint           page);
gboolean    ps_pages_save_pdf  (const PsPages  *self,
                                GFile          *file,
                                PsPaperSize     size,
                                GCancellable   *cancellable,
                                GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsPages, ps_pages_free)

G_END_DECLS
