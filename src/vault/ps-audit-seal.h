#pragma once

#include "ps-keys.h"

G_BEGIN_DECLS

#define PS_AUDIT_HASH_SIZE      32
#define PS_AUDIT_SIGNATURE_SIZE 64
#define PS_AUDIT_FIRST_SIZE     80

/* The most bytes that an entry's words can have. */
#define PS_AUDIT_ACTION_MAX 32
#define PS_AUDIT_OBJECT_MAX 64
#define PS_AUDIT_DETAIL_MAX 200

/**
 * PsAuditEntry:
 * @seq: its number, from 1
 * @done_at: microseconds UTC, as the actor's computer had it
 * @actor: a user's id in the keyring, or the recovery sheet's
 * @action: what was done, a word
 * @object: what it was done to, as "person:" and 32 digits; or ""
 * @detail: machine's words; or ""
 * @previous: the hash of the entry before it
 * @keyed: the keyed hash of all of it, under the key of its number
 * @signature: the actor's
 *
 * One deed in the log.
 */
typedef struct {
  gint64  seq;
  gint64  done_at;
  PsUid   actor;
  char   *action;
  char   *object;
  char   *detail;
  guint8  previous[PS_AUDIT_HASH_SIZE];
  guint8  keyed[PS_AUDIT_HASH_SIZE];
  guint8  signature[PS_AUDIT_SIGNATURE_SIZE];
} PsAuditEntry;

/**
 * PsAuditHead:
 * @seq: the last entry's number; 0 before the first
 * @hash: the last entry's hash
 * @key: the key of the entry to come
 * @first: the first entry's key, sealed to root
 *
 * Where the log ends: all that is needed to write the next entry.
 */
typedef struct {
  gint64 seq;
  guint8 hash[PS_AUDIT_HASH_SIZE];
  guint8 key[PS_AUDIT_HASH_SIZE];
  guint8 first[PS_AUDIT_FIRST_SIZE];
} PsAuditHead;

PsAuditEntry *ps_audit_entry_new       (void);
void          ps_audit_entry_free      (PsAuditEntry  *entry);

void          ps_audit_head_init       (PsAuditHead   *head,
                                        const PsKeys  *keys);
void          ps_audit_head_clear      (PsAuditHead   *head);
gboolean      ps_audit_seal            (PsAuditHead   *head,
                                        PsAuditEntry  *entry,
                                        const PsKeys  *keys,
                                        GError       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsAuditEntry, ps_audit_entry_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PsAuditHead, ps_audit_head_clear)

G_END_DECLS
