#pragma once

#include "ps-clock.h"
#include "ps-db.h"
#include "ps-import-store.h"

G_BEGIN_DECLS

GPtrArray *ps_imports_list        (PsDb                *db,
                                   GError             **error);
void       ps_imports_undo_async  (PsDb                *db,
                                   const PsClock       *clock,
                                   gint64               id,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data);
gboolean   ps_imports_undo_finish (PsDb                *db,
                                   GAsyncResult        *result,
                                   PsImportUndone      *undone,
                                   GError             **error);

G_END_DECLS
