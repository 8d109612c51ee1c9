#pragma once

#include <adwaita.h>

#include "ps-audit-words.h"

G_BEGIN_DECLS

#define PS_TYPE_AUDIT_FILTER (ps_audit_filter_get_type ())

G_DECLARE_FINAL_TYPE (PsAuditFilter, ps_audit_filter, PS, AUDIT_FILTER, AdwBin)

void          ps_audit_filter_set_actors (PsAuditFilter      *self,
                                          const char * const *actors);
const char   *ps_audit_filter_get_actor  (PsAuditFilter      *self);
PsAuditGroup  ps_audit_filter_get_group  (PsAuditFilter      *self);
void          ps_audit_filter_clear      (PsAuditFilter      *self);

G_END_DECLS
