#pragma once

#include "ps-export.h"
#include "ps-workspace.h"

G_BEGIN_DECLS

void        ps_export_job_make_async   (PsWorkspace          *workspace,
                                        const PsExportOrder  *order,
                                        PsExportProgress     *progress,
                                        GCancellable         *cancellable,
                                        GAsyncReadyCallback   callback,
                                        gpointer              user_data);
PsExported *ps_export_job_make_finish  (PsDb                 *db,
                                        GAsyncResult         *result,
                                        GError              **error);
void        ps_export_job_write_async  (PsWorkspace          *workspace,
                                        const PsExportOrder  *order,
                                        PsExported           *exported,
                                        const char           *path,
                                        GAsyncReadyCallback   callback,
                                        gpointer              user_data);
gboolean    ps_export_job_write_finish (PsDb                 *db,
                                        GAsyncResult         *result,
                                        GError              **error);

G_END_DECLS
