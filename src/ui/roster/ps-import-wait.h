#pragma once

#include "ps-import-progress.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PS_TYPE_IMPORT_WAIT (ps_import_wait_get_type ())

G_DECLARE_FINAL_TYPE (PsImportWait, ps_import_wait, PS, IMPORT_WAIT, AdwBin)

void ps_import_wait_start (PsImportWait     *self,
                           const char       *words,
                           PsImportProgress *progress);
void ps_import_wait_stop  (PsImportWait     *self);

G_END_DECLS
