#pragma once

#include "ps-audit.h"

G_BEGIN_DECLS

/**
 * PsAuditGroup:
 *
 * The deeds as people look for them.
 */
typedef enum {
  PS_AUDIT_ALL,
  PS_AUDIT_VISITS,    /* who was there */
  PS_AUDIT_LOOKS,     /* what was looked at */
  PS_AUDIT_GIVEN_OUT, /* what left the vault */
  PS_AUDIT_CHANGES,   /* what was changed in the records */
  PS_AUDIT_KEYS,      /* users, passphrases and keys */
  PS_AUDIT_BACKUPS,
  PS_AUDIT_N_GROUPS,
} PsAuditGroup;

const char   *ps_audit_group_get_label (PsAuditGroup        group);
PsAuditGroup  ps_audit_group_of        (PsAuditAction       action);
char         *ps_audit_group_to_json   (PsAuditGroup        group);
char         *ps_audit_words           (const PsAuditEntry *entry,
                                        const char         *who,
                                        const char         *what,
                                        const char         *where,
                                        const char         *when);
guint64       ps_audit_words_number    (const char         *detail,
                                        const char         *name);

G_END_DECLS
