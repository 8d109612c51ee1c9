#pragma once

#include "ps-audit-store.h"
#include "ps-clock.h"
#include "ps-db.h"
#include "ps-keys.h"

G_BEGIN_DECLS

/**
 * PsAuditAction:
 *
 * What can be done that the log has to tell. Each stands there as a word of its own, and a new one
 * needs no new schema.
 */
typedef enum {
  PS_AUDIT_CREATE,
  PS_AUDIT_UNLOCK,
  PS_AUDIT_FAILED_UNLOCK,
  PS_AUDIT_LOCK,
  PS_AUDIT_VIEW,
  PS_AUDIT_PRINT,
  PS_AUDIT_EXPORT,
  PS_AUDIT_IMPORT,
  PS_AUDIT_ADD,
  PS_AUDIT_CHANGE,
  PS_AUDIT_DELETE,
  PS_AUDIT_USER_ADD,
  PS_AUDIT_USER_CHANGE,
  PS_AUDIT_USER_REMOVE,
  PS_AUDIT_PASSPHRASE,
  PS_AUDIT_RECOVERY,
  PS_AUDIT_ROTATE,
  PS_AUDIT_BACKUP,
  PS_AUDIT_RESTORE,
  PS_AUDIT_CONSENT,
  PS_AUDIT_DISCLOSURE,
  PS_AUDIT_N_ACTIONS,
} PsAuditAction;

const char *ps_audit_action_to_string   (PsAuditAction   action);
gboolean    ps_audit_action_from_string (const char     *string,
                                         PsAuditAction  *action);

gboolean    ps_audit_add                (PsConn         *conn,
                                         const PsKeys   *keys,
                                         const PsClock  *clock,
                                         PsAuditAction   action,
                                         const char     *object,
                                         const char     *detail,
                                         GError        **error);
gboolean    ps_audit_log                (PsDb           *db,
                                         const PsKeys   *keys,
                                         const PsClock  *clock,
                                         PsAuditAction   action,
                                         const char     *object,
                                         const char     *detail,
                                         GError        **error);
void        ps_audit_log_async          (PsDb                *db,
                                         PsKeys              *keys,
                                         const PsClock       *clock,
                                         PsAuditAction        action,
                                         const char          *object,
                                         const char          *detail,
                                         GCancellable        *cancellable,
                                         GAsyncReadyCallback  callback,
                                         gpointer             user_data);
gboolean    ps_audit_log_finish         (PsDb                *db,
                                         GAsyncResult        *result,
                                         GError             **error);

G_END_DECLS
