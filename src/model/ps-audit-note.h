#pragma once

#include "ps-audit.h"

G_BEGIN_DECLS

gboolean ps_audit_note        (PsConn         *conn,
                               PsAuditAction   action,
                               PsAuditKind     kind,
                               gint64          id,
                               const char     *detail,
                               GError        **error);
gboolean ps_audit_note_within (PsConn         *conn,
                               PsAuditAction   action,
                               PsAuditKind     kind,
                               gint64          id,
                               const char     *detail,
                               PsAuditKind     within,
                               gint64          within_id,
                               GError        **error);
gboolean ps_audit_note_now    (PsDb           *db,
                               PsAuditAction   action,
                               PsAuditKind     kind,
                               gint64          id,
                               const char     *detail,
                               GError        **error);
void     ps_audit_note_later  (PsDb           *db,
                               PsAuditAction   action,
                               PsAuditKind     kind,
                               gint64          id,
                               const char     *detail);

G_END_DECLS
