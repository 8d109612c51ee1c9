#pragma once

#include <gtk/gtk.h>

#include "ps-paper.h"

G_BEGIN_DECLS

/* Told how printing went: @error is NULL when the page is on its way. */
typedef void (*PsPrinted) (const GError *error,
                           gpointer      user_data);

/* Says how many pages there are on sheets of @width by @height points. */
typedef guint (*PsPrintCount) (double   width,
                               double   height,
                               gpointer data);

PsPaperSize ps_print_get_paper_size (void);
void        ps_print_pages          (GtkWidget      *parent,
                                     const char     *job_name,
                                     PsPrintCount    count,
                                     PsPaperDrawPage draw,
                                     gpointer        data,
                                     PsPrinted       printed,
                                     gpointer        user_data,
                                     GDestroyNotify  destroy);
void        ps_print_page           (GtkWidget      *parent,
                                     const char     *job_name,
                                     PsPaperDraw     draw,
                                     gpointer        data,
                                     PsPrinted       printed,
                                     gpointer        user_data,
                                     GDestroyNotify  destroy);

G_END_DECLS
