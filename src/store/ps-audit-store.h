#pragma once

#include "ps-audit-seal.h"
#include "ps-conn.h"

G_BEGIN_DECLS

gboolean      ps_audit_store_get_head  (PsConn              *conn,
                                        PsAuditHead         *head,
                                        gboolean            *found,
                                        GError             **error);
gboolean      ps_audit_store_begin     (PsConn              *conn,
                                        const PsAuditHead   *head,
                                        GError             **error);
gboolean      ps_audit_store_append    (PsConn              *conn,
                                        const PsAuditEntry  *entry,
                                        const PsAuditHead   *head,
                                        GError             **error);
PsAuditEntry *ps_audit_store_get       (PsConn              *conn,
                                        gint64               seq,
                                        GError             **error);
GPtrArray    *ps_audit_store_list      (PsConn              *conn,
                                        gint64               after,
                                        guint                limit,
                                        GError             **error);

G_END_DECLS
