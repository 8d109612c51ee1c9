#pragma once

#include <gtk/gtk.h>

#include "ps-db.h"
#include "ps-pages.h"

G_BEGIN_DECLS

/**
 * PsPagesPaper:
 * @detail: static: what the log calls it, "cards"
 * @save_title: the title of the dialog that asks for a file
 * @file_name: what the file is called unless somebody calls it something else
 * @saved: what is said when it is there
 *
 * What has to be known of pages to print or save them.
 */
typedef struct {
  const char *detail;
  const char *save_title;
  const char *file_name;
  const char *saved;
} PsPagesPaper;

void ps_pages_print (GtkWidget          *near,
                     PsPages            *pages,
                     const PsPagesPaper *paper,
                     gboolean            print,
                     PsDb               *db,
                     gint64              group_id);

G_END_DECLS
