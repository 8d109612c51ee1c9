#pragma once

#include <glib-object.h>

#include "ps-audit-seal.h"

G_BEGIN_DECLS

#define PS_TYPE_AUDIT_ITEM (ps_audit_item_get_type ())

G_DECLARE_FINAL_TYPE (PsAuditItem, ps_audit_item, PS, AUDIT_ITEM, GObject)

PsAuditItem        *ps_audit_item_new       (PsAuditEntry *entry);
const PsAuditEntry *ps_audit_item_get_entry (PsAuditItem  *self);

G_END_DECLS
