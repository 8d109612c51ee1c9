#pragma once

#include "ps-db.h"
#include "ps-member-import.h"
#include "ps-workspace.h"

G_BEGIN_DECLS

/**
 * PsImportPreview:
 * @bytes: (nullable): the file, to be looked at again with other columns
 * @columns: (nullable): what its columns are taken for, also where that is what is wrong
 * @import: (nullable): what would become of its rows
 *
 * What a file of members comes to.
 */
typedef struct {
  GBytes          *bytes;
  PsMemberColumns *columns;
  PsMemberImport  *import;
} PsImportPreview;

void             ps_import_preview_free   (PsImportPreview       *self);

void             ps_import_preview_async  (PsDb                  *db,
                                           const char            *path,
                                           GBytes                *bytes,
                                           const PsMemberColumns *columns,
                                           gint64                 group_id,
                                           PsImportProgress      *progress,
                                           GCancellable          *cancellable,
                                           GAsyncReadyCallback    callback,
                                           gpointer               user_data);
PsImportPreview *ps_import_preview_finish (PsDb                  *db,
                                           GAsyncResult          *result,
                                           char                 **refusal,
                                           GError               **error);

void             ps_import_run_async      (PsWorkspace            *workspace,
                                          PsMemberImport         *import,
                                          gint64                  group_id,
                                          PsImportProgress       *progress,
                                          GCancellable           *cancellable,
                                          GAsyncReadyCallback     callback,
                                          gpointer                user_data);
gint64           ps_import_run_finish     (PsWorkspace            *workspace,
                                          GAsyncResult           *result,
                                          GError                **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsImportPreview, ps_import_preview_free)

G_END_DECLS
