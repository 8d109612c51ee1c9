#pragma once

#include "ps-member-columns.h"

#include <adwaita.h>

G_BEGIN_DECLS

GtkWidget *ps_import_column_row_new  (const PsMemberColumns *columns,
                                      guint                  column);
gboolean   ps_import_column_row_take (AdwComboRow           *row,
                                      PsMemberColumns       *columns);

G_END_DECLS
