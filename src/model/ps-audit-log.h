#pragma once

#include "ps-audit-item.h"
#include "ps-audit-words.h"
#include "ps-keyring.h"
#include "ps-row-list.h"

G_BEGIN_DECLS

#define PS_TYPE_AUDIT_LOG (ps_audit_log_get_type ())

G_DECLARE_FINAL_TYPE (PsAuditLog, ps_audit_log, PS, AUDIT_LOG, GObject)

PsAuditLog *ps_audit_log_new           (PsDb                *db,
                                        PsKeyring           *keyring,
                                        GError             **error);
PsRowList  *ps_audit_log_list_new      (PsAuditLog          *self);
gboolean    ps_audit_log_list_filter   (PsAuditLog          *self,
                                        PsRowList           *list,
                                        const char          *actor,
                                        PsAuditGroup         group,
                                        const char          *text,
                                        GError             **error);
GStrv       ps_audit_log_get_actors    (PsAuditLog          *self);
char       *ps_audit_log_dup_actor     (PsAuditLog          *self,
                                        const PsAuditEntry  *entry);
char       *ps_audit_log_dup_sentence  (PsAuditLog          *self,
                                        const PsAuditEntry  *entry);
gint64      ps_audit_log_get_last      (PsAuditLog          *self);
gint64      ps_audit_log_get_start     (PsAuditLog          *self);

G_END_DECLS
