#pragma once

#include "ps-db.h"
#include "ps-member-import.h"

G_BEGIN_DECLS

/**
 * PsMemberImportWork:
 * @import: the preview that is to come true
 * @group_id: the group that they join, or 0
 * @on: the day they join it, YYYY-MM-DD
 * @now: microseconds UTC
 * @cancellable: (nullable): asked at every record
 * @progress: (nullable): told at every record
 * @import_id: set by it, to be taken back by
 *
 * What ps_member_import_work() is to do.
 */
typedef struct {
  PsMemberImport *import;
  gint64          group_id;
  char           *on;
  gint64          now;
  GCancellable   *cancellable;
  PsImportProgress *progress;
  gint64          import_id;
} PsMemberImportWork;

PsMemberImportWork *ps_member_import_work_new  (PsMemberImport      *import,
                                                gint64               group_id,
                                                const char          *on,
                                                gint64               now);
void                ps_member_import_work_free (PsMemberImportWork  *work);
gboolean            ps_member_import_work      (PsConn              *conn,
                                                gpointer             data,
                                                GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsMemberImportWork, ps_member_import_work_free)

G_END_DECLS
