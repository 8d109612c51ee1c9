#pragma once

#include "ps-member-import.h"

G_BEGIN_DECLS

char *ps_import_words_summary (const PsMemberImport *import,
                               const char           *group_name);
char *ps_import_words_done    (guint                 created,
                               guint                 updated);

G_END_DECLS
