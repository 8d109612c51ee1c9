#pragma once

#include "ps-export.h"

G_BEGIN_DECLS

const char *ps_export_words_file  (const PsExportOrder *order);
char       *ps_export_words_done  (const PsExportOrder *order,
                                   const PsExported    *exported);
char       *ps_export_words_cards (const PsExported    *exported);
const char *ps_export_words_about (PsExportKind         kind);

G_END_DECLS
