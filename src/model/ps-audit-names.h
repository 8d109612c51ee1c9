#pragma once

#include "ps-audit-store.h"
#include "ps-keyring.h"

G_BEGIN_DECLS

/**
 * PsAuditNames:
 * @keyring: (unowned): who users are
 * @people: whether members may be named
 *
 * What the things in the log are called today.
 */
typedef struct {
  PsKeyring *keyring;
  gboolean   people;
} PsAuditNames;

char      *ps_audit_names_dup_user   (const PsAuditNames *self,
                                      const PsUid        *id);
char      *ps_audit_names_dup_object (const PsAuditNames *self,
                                      PsConn             *conn,
                                      const char         *object);
GStrv      ps_audit_names_get_all    (const PsAuditNames *self);
GPtrArray *ps_audit_names_get_ids    (const PsAuditNames *self,
                                      const char         *name);
GPtrArray *ps_audit_names_find_users (const PsAuditNames *self,
                                      const char         *part);

G_END_DECLS
