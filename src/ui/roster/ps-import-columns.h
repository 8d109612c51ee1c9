#pragma once

#include "ps-member-columns.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PS_TYPE_IMPORT_COLUMNS (ps_import_columns_get_type ())

G_DECLARE_FINAL_TYPE (PsImportColumns, ps_import_columns, PS, IMPORT_COLUMNS, AdwBin)

void                   ps_import_columns_show (PsImportColumns       *self,
                                               const PsMemberColumns *columns);
const PsMemberColumns *ps_import_columns_get  (PsImportColumns       *self);

G_END_DECLS
