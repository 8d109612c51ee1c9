#pragma once

#include <gtk/gtk.h>

#include "ps-paper.h"

G_BEGIN_DECLS

/* Told how printing went: @error is NULL when the page is on its way. */
typedef void (*PsPrinted) (const GError *error,
                           gpointer      user_data);

PsPaperSize ps_print_get_paper_size (void);
void        ps_print_page           (GtkWidget      *parent,
                                     const char     *job_name,
                                     PsPaperDraw     draw,
                                     gpointer        data,
                                     PsPrinted       printed,
                                     gpointer        user_data,
                                     GDestroyNotify  destroy);

G_END_DECLS
