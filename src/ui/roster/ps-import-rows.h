#pragma once

#include "ps-member-import.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PS_TYPE_IMPORT_ROWS (ps_import_rows_get_type ())

G_DECLARE_FINAL_TYPE (PsImportRows, ps_import_rows, PS, IMPORT_ROWS, GObject)

PsImportRows *ps_import_rows_new        (GtkListView    *view);
void          ps_import_rows_set_import (PsImportRows   *self,
                                         PsMemberImport *import);

G_END_DECLS
