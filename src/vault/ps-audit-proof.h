#pragma once

#include "ps-audit-seal.h"
#include "ps-keyring.h"

G_BEGIN_DECLS

/**
 * PsAuditFault:
 * @PS_AUDIT_WHOLE: nothing is wrong
 * @PS_AUDIT_BAD_START: the log's first key is not the one that it began with
 * @PS_AUDIT_CHANGED: the entry is not as its actor wrote it
 * @PS_AUDIT_STRANGER: nobody who was ever a user of the vault has written the entry
 * @PS_AUDIT_MISSING: entries are missing
 * @PS_AUDIT_MOVED: the entry was written under another number
 * @PS_AUDIT_REPLACED: the entry is not the one that the next was written after
 * @PS_AUDIT_FORGED: the entry was not written at its time by Peerside; only found with root
 * @PS_AUDIT_SURPLUS: there is an entry before the beginning or after the end
 * @PS_AUDIT_CUT: entries at the end are missing
 * @PS_AUDIT_BAD_END: the end was written anew, most likely after entries were taken away there
 *
 * What is wrong with a log.
 */
typedef enum {
  PS_AUDIT_WHOLE,
  PS_AUDIT_BAD_START,
  PS_AUDIT_CHANGED,
  PS_AUDIT_STRANGER,
  PS_AUDIT_MISSING,
  PS_AUDIT_MOVED,
  PS_AUDIT_REPLACED,
  PS_AUDIT_FORGED,
  PS_AUDIT_SURPLUS,
  PS_AUDIT_CUT,
  PS_AUDIT_BAD_END,
} PsAuditFault;

/**
 * PsAuditFinding:
 * @fault: what is wrong first; what comes after it was not looked at
 * @seq: which entry; of those that are missing the first
 * @other: of %PS_AUDIT_MISSING and %PS_AUDIT_CUT the last that is missing, of %PS_AUDIT_MOVED the
 *   number that it was written under
 * @n_checked: how many entries hold
 * @keyed: whether the keyed hashes were looked at, which takes root
 */
typedef struct {
  PsAuditFault fault;
  gint64       seq;
  gint64       other;
  gint64       n_checked;
  gboolean     keyed;
} PsAuditFinding;

typedef struct _PsAuditProof PsAuditProof;

PsAuditProof *ps_audit_proof_new         (PsKeyring           *keyring,
                                          const PsKeys        *keys,
                                          GError             **error);
void          ps_audit_proof_free        (PsAuditProof        *self);

gboolean      ps_audit_proof_begin       (PsAuditProof        *self,
                                          const PsAuditHead   *head);
void          ps_audit_proof_set_end     (PsAuditProof        *self,
                                          const PsAuditHead   *head);
gboolean      ps_audit_proof_take        (PsAuditProof        *self,
                                          const PsAuditEntry  *entry);
void          ps_audit_proof_end         (PsAuditProof        *self,
                                          gint64               expected_seq,
                                          PsAuditFinding      *finding);

char         *ps_audit_finding_to_string (const PsAuditFinding *finding);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsAuditProof, ps_audit_proof_free)

G_END_DECLS
