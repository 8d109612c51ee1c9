#pragma once

#include <gio/gio.h>

#include "ps-decode.h"
#include "ps-import-progress.h"
#include "ps-member-index.h"

G_BEGIN_DECLS

/* More rows than this are not a clinic's roster. */
#define PS_MEMBER_IMPORT_ROWS_MAX 100000

/**
 * PsMemberImport:
 *
 * What would become of a file of members: a preview, record by record, that changes nothing. It is
 * worked out from bytes and a #PsMemberIndex alone, so that it may be done by a worker, and is never
 * changed afterwards, so that any thread may have a reference.
 */
typedef struct _PsMemberImport PsMemberImport;

PsMemberImport        *ps_member_import_new           (GBytes                 *bytes,
                                                       const PsMemberColumns  *columns,
                                                       const PsMemberIndex    *known,
                                                       GCancellable           *cancellable,
                                                       PsFileSpot             *spot,
                                                       GError                **error);
PsMemberImport        *ps_member_import_read          (GBytes                 *bytes,
                                                       const PsMemberColumns  *columns,
                                                       const PsMemberIndex    *known,
                                                       GCancellable           *cancellable,
                                                       PsImportProgress       *progress,
                                                       PsFileSpot             *spot,
                                                       GError                **error);
PsMemberImport        *ps_member_import_ref           (PsMemberImport         *self);
void                   ps_member_import_unref         (PsMemberImport         *self);
guint                  ps_member_import_get_n_records (const PsMemberImport   *self);
const PsMemberRecord  *ps_member_import_get_record    (const PsMemberImport   *self,
                                                       guint                   index);
guint                  ps_member_import_count         (const PsMemberImport   *self,
                                                       PsMemberOutcome         outcome);
guint                  ps_member_import_count_joining (const PsMemberImport *self);
gboolean               ps_member_import_is_vcard      (const PsMemberImport   *self);
GPtrArray             *ps_member_import_get_left_out  (const PsMemberImport   *self);
const PsMemberColumns *ps_member_import_get_columns   (const PsMemberImport   *self);
PsEncoding             ps_member_import_get_encoding  (const PsMemberImport   *self);
char                   ps_member_import_get_delimiter (const PsMemberImport   *self);
const char            *ps_member_outcome_title        (PsMemberOutcome         outcome);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsMemberImport, ps_member_import_unref)

G_END_DECLS
