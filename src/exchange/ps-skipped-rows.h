#pragma once

#include "ps-member-import.h"

G_BEGIN_DECLS

GBytes *ps_skipped_rows_write (GBytes                *bytes,
                               const PsMemberImport  *import,
                               GError               **error);

G_END_DECLS
