#pragma once

#include <gio/gio.h>

#include "ps-audit-proof.h"
#include "ps-db.h"

G_BEGIN_DECLS

gboolean ps_audit_verify        (PsConn               *conn,
                                 PsKeyring            *keyring,
                                 const PsKeys         *keys,
                                 gint64                expected_seq,
                                 PsAuditFinding       *finding,
                                 GError              **error);
void     ps_audit_verify_async  (PsDb                 *db,
                                 PsKeyring            *keyring,
                                 PsKeys               *keys,
                                 gint64                expected_seq,
                                 GCancellable         *cancellable,
                                 GAsyncReadyCallback   callback,
                                 gpointer              user_data);
gboolean ps_audit_verify_finish (PsDb                 *db,
                                 GAsyncResult         *result,
                                 PsAuditFinding       *finding,
                                 GError              **error);

G_END_DECLS
