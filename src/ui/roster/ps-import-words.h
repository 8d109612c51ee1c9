#pragma once

#include "ps-clock.h"
#include "ps-import-store.h"
#include "ps-member-import.h"
#include "ps-workspace.h"

G_BEGIN_DECLS

char *ps_import_words_summary (const PsMemberImport *import,
                               PsWorkspace          *workspace,
                               gint64                group_id);
char *ps_import_words_done    (guint                 created,
                               guint                 updated);
char *ps_import_words_left    (const PsMemberImport *import);

char *ps_import_words_undone (const PsImportUndone *undone);
char *ps_import_words_when   (const PsImportRow    *import,
                              const PsClock        *clock);
char *ps_import_words_row    (const PsImportRow    *import,
                              const PsClock        *clock);

G_END_DECLS
