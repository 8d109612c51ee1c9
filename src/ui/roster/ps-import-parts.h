#pragma once

#include <adwaita.h>

#include "ps-import-job.h"

G_BEGIN_DECLS

#define PS_TYPE_IMPORT_PARTS (ps_import_parts_get_type ())

G_DECLARE_FINAL_TYPE (PsImportParts, ps_import_parts, PS, IMPORT_PARTS, AdwBin)

void                   ps_import_parts_show        (PsImportParts         *self,
                                                    const PsImportPreview *preview,
                                                    gboolean               refused);
const PsMemberColumns *ps_import_parts_get_columns (PsImportParts         *self);

G_END_DECLS
