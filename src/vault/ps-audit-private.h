#pragma once

/* For the log's two halves, writing and proving, and their tests. */

#include "ps-audit-seal.h"
#include "ps-keys-private.h"

G_BEGIN_DECLS

/* The most that ps_audit_write_message() writes. */
#define PS_AUDIT_MESSAGE_MAX                                                                       \
  (8 + PS_UID_SIZE + 8 + 8 + PS_UID_SIZE + 3 + PS_AUDIT_ACTION_MAX + PS_AUDIT_OBJECT_MAX +         \
   PS_AUDIT_DETAIL_MAX + PS_AUDIT_HASH_SIZE)

gsize    ps_audit_write_message (const PsAuditEntry *entry,
                                 const PsUid        *vault_id,
                                 guint8             *message);
void     ps_audit_hash_keyed    (const guint8       *message,
                                 gsize               len,
                                 const guint8       *signature,
                                 const guint8       *key,
                                 guint8             *keyed);
void     ps_audit_hash_entry    (const guint8       *message,
                                 gsize               len,
                                 const PsAuditEntry *entry,
                                 guint8             *hash);
void     ps_audit_hash_start    (const PsUid        *vault_id,
                                 const guint8       *first,
                                 guint8             *hash);
void     ps_audit_next_key      (guint8             *key);
gboolean ps_audit_open_first    (const guint8       *first,
                                 const PsKeys       *keys,
                                 guint8             *key);

G_END_DECLS
