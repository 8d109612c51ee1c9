#pragma once

#include "ps-audit-log.h"

G_BEGIN_DECLS

/**
 * PsAuditExport:
 *
 * The log, or a part of it, on its way to a CSV text. It is written row by row, so that whoever has a
 * window can draw it in between.
 */
typedef struct _PsAuditExport PsAuditExport;

PsAuditExport *ps_audit_export_new    (PsAuditLog    *log,
                                       char           delimiter,
                                       gboolean       byte_order_mark);
void           ps_audit_export_free   (PsAuditExport *self);
void           ps_audit_export_add    (PsAuditExport *self,
                                       PsAuditItem   *item);
GBytes        *ps_audit_export_finish (PsAuditExport *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsAuditExport, ps_audit_export_free)

G_END_DECLS
