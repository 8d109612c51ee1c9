#include "ps-audit-proof.h"

#include "ps-audit-private.h"
#include "ps-error.h"
#include "ps-keyring-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How far from its place a moved entry is looked for. */
#define MOVED_MAX 512

/**
 * PsAuditProof:
 *
 * Goes through the log once, entry by entry from the first, and finds the first that is not as it
 * was written. ps-audit-seal.c says what each proof stops.
 *
 * Whoever looks needs the keyring for the public keys of all who were ever users, and root for the
 * keyed hashes; without it the last entries of the log could have been taken away unnoticed.
 */
struct _PsAuditProof {
  const PsKeyring *keyring; /* (owned) */
  PsUid            vault_id;
  const PsKeys    *keys;    /* (owned) */
  gboolean         begun;
  PsAuditHead      head;
  guint8           hash[PS_AUDIT_HASH_SIZE]; /* of the last entry that holds */
  guint8           key[PS_AUDIT_HASH_SIZE];  /* of the entry to come */
  PsAuditFinding   found;
};

/**
 * ps_audit_proof_new:
 * @keyring: with whoever wrote in the log, also those who were removed since
 * @keys: of who looks
 *
 * The list of users is looked at first: whoever could add a user to it could sign anything.
 *
 * Returns: (transfer full) (nullable): a proof that has not begun; %PS_ERROR_DAMAGED if @keyring is
 *   not the one that @keys came out of
 */
PsAuditProof *
ps_audit_proof_new (PsKeyring     *keyring,
                    const PsKeys  *keys,
                    GError       **error)
{
  PsAuditProof *self;

  if (memcmp (keyring->root_public, ps_keys_get_root (keys), sizeof keyring->root_public) != 0)
    {
      g_set_error_literal (error, PS_ERROR, PS_ERROR_DAMAGED,
                           _("The keyring was tampered with: its whole list of users was replaced "
                             "by one that no administrator has made."));
      return NULL;
    }

  if (!ps_keyring_verify (keyring, error))
    return NULL;

  self = g_new0 (PsAuditProof, 1);
  self->keyring = ps_keyring_ref (keyring);
  self->vault_id = *ps_keys_get_vault_id (keys);
  self->keys = ps_keys_ref ((PsKeys *) keys);

  return self;
}

/**
 * ps_audit_proof_free:
 * @self: (transfer full) (nullable): is wiped and freed
 */
void
ps_audit_proof_free (PsAuditProof *self)
{
  if (self == NULL)
    return;

  ps_keyring_unref ((PsKeyring *) self->keyring);
  ps_keys_unref ((PsKeys *) self->keys);
  sodium_memzero (self, sizeof *self);
  g_free (self);
}

static gboolean
fail (PsAuditProof *self,
      PsAuditFault  fault,
      gint64        seq,
      gint64        other)
{
  self->found.fault = fault;
  self->found.seq = seq;
  self->found.other = other;

  return FALSE;
}

/**
 * ps_audit_proof_begin:
 * @head: (nullable): where the log says that it ends; %NULL if it has not begun
 *
 * Returns: whether there is reason to go on with ps_audit_proof_take()
 */
gboolean
ps_audit_proof_begin (PsAuditProof      *self,
                      const PsAuditHead *head)
{
  memset (&self->found, 0, sizeof self->found);
  self->found.keyed = ps_keys_has_root (self->keys);
  self->begun = head != NULL;
  if (head == NULL)
    return TRUE;

  self->head = *head;
  ps_audit_hash_start (&self->vault_id, head->first, self->hash);
  if (self->found.keyed && !ps_audit_open_first (head->first, self->keys, self->key))
    return fail (self, PS_AUDIT_BAD_START, 1, 0);

  return TRUE;
}

/**
 * ps_audit_proof_set_end:
 * @head: where the log ends now, if it has grown since ps_audit_proof_begin()
 */
void
ps_audit_proof_set_end (PsAuditProof      *self,
                        const PsAuditHead *head)
{
  self->head.seq = head->seq;
  memcpy (self->head.hash, head->hash, sizeof head->hash);
  memcpy (self->head.key, head->key, sizeof head->key);
}

static const PsRecord *
find_actor (PsAuditProof *self,
            const PsUid  *actor)
{
  for (guint i = 0; i < self->keyring->records->len; i++)
    {
      const PsRecord *record = g_ptr_array_index (self->keyring->records, i);

      if (memcmp (&record->id, actor, sizeof *actor) == 0)
        return record;
    }

  return NULL;
}

static gboolean
is_signed (PsAuditProof       *self,
           const PsAuditEntry *entry,
           const PsRecord     *actor)
{
  guint8 message[PS_AUDIT_MESSAGE_MAX];
  gsize len = ps_audit_write_message (entry, &self->vault_id, message);

  return crypto_sign_verify_detached (entry->signature, message, len, actor->sign_public) == 0;
}

/* An entry that does not hold where it stands holds where it was written. */
static gboolean
fail_changed (PsAuditProof       *self,
              const PsAuditEntry *entry,
              const PsRecord     *actor)
{
  PsAuditEntry moved = *entry;

  for (gint64 by = 1; by <= MOVED_MAX; by++)
    for (gint sign = -1; sign <= 1; sign += 2)
      {
        moved.seq = entry->seq + sign * by;
        if (moved.seq > 0 && is_signed (self, &moved, actor))
          return fail (self, PS_AUDIT_MOVED, entry->seq, moved.seq);
      }

  return fail (self, PS_AUDIT_CHANGED, entry->seq, 0);
}

/**
 * ps_audit_proof_take:
 * @entry: the next that there is, in the order of their numbers
 *
 * Returns: whether it holds; if not, ps_audit_proof_end() says why
 */
gboolean
ps_audit_proof_take (PsAuditProof       *self,
                     const PsAuditEntry *entry)
{
  gint64 next = self->found.n_checked + 1;
  const PsRecord *actor = find_actor (self, &entry->actor);
  guint8 message[PS_AUDIT_MESSAGE_MAX];
  guint8 keyed[PS_AUDIT_HASH_SIZE];
  gsize len;

  g_return_val_if_fail (self->found.fault == PS_AUDIT_WHOLE, FALSE);

  if (!self->begun || entry->seq > self->head.seq || entry->seq < next)
    return fail (self, PS_AUDIT_SURPLUS, entry->seq, 0);
  if (entry->seq > next)
    return fail (self, PS_AUDIT_MISSING, next, entry->seq - 1);
  if (actor == NULL)
    return fail (self, PS_AUDIT_STRANGER, entry->seq, 0);
  if (!is_signed (self, entry, actor))
    return fail_changed (self, entry, actor);
  if (memcmp (entry->previous, self->hash, sizeof self->hash) != 0)
    return entry->seq == 1 ? fail (self, PS_AUDIT_BAD_START, 1, 0)
                           : fail (self, PS_AUDIT_REPLACED, entry->seq - 1, 0);

  len = ps_audit_write_message (entry, &self->vault_id, message);
  if (self->found.keyed)
    {
      ps_audit_hash_keyed (message, len, entry->signature, self->key, keyed);
      if (sodium_memcmp (keyed, entry->keyed, sizeof keyed) != 0)
        return fail (self, PS_AUDIT_FORGED, entry->seq, 0);
      ps_audit_next_key (self->key);
    }

  ps_audit_hash_entry (message, len, entry, self->hash);
  self->found.n_checked++;

  return TRUE;
}

/**
 * ps_audit_proof_end:
 * @expected_seq: the number of the last entry as it was noted elsewhere, in the witness or on paper;
 *   0 if it was not. A log that has grown since is as it should be.
 * @finding: (out caller-allocates): what came of it
 */
void
ps_audit_proof_end (PsAuditProof   *self,
                    gint64          expected_seq,
                    PsAuditFinding *finding)
{
  gint64 last = self->found.n_checked;
  gint64 should = MAX (self->begun ? self->head.seq : 0, expected_seq);

  if (self->found.fault == PS_AUDIT_WHOLE)
    {
      if (last < should)
        fail (self, PS_AUDIT_CUT, last + 1, should);
      else if (self->begun &&
               (memcmp (self->head.hash, self->hash, sizeof self->hash) != 0 ||
                (self->found.keyed &&
                 sodium_memcmp (self->head.key, self->key, sizeof self->key) != 0)))
        fail (self, PS_AUDIT_BAD_END, last, 0);
    }

  *finding = self->found;
}

/**
 * ps_audit_finding_to_string:
 *
 * Returns: (transfer full): what was found, in a sentence for people
 */
char *
ps_audit_finding_to_string (const PsAuditFinding *finding)
{
  gulong seq = (gulong) finding->seq;
  gulong other = (gulong) finding->other;
  gulong n = (gulong) finding->n_checked;

  switch (finding->fault)
    {
    case PS_AUDIT_WHOLE:
      return g_strdup_printf (ngettext ("The log is whole: %lu entry checked.",
                                        "The log is whole: %lu entries checked.", n), n);

    case PS_AUDIT_BAD_START:
      return g_strdup (_("The beginning of the log is not the one that was written."));

    case PS_AUDIT_CHANGED:
      return g_strdup_printf (_("Entry %lu of the log was changed."), seq);

    case PS_AUDIT_STRANGER:
      return g_strdup_printf (_("Entry %lu of the log was put in by nobody who was ever a user of "
                                "this vault."), seq);

    case PS_AUDIT_MISSING:
      return seq == other
               ? g_strdup_printf (_("Entry %lu of the log is missing."), seq)
               : g_strdup_printf (_("Entries %lu to %lu of the log are missing."), seq, other);

    case PS_AUDIT_MOVED:
      return g_strdup_printf (_("Entry %lu of the log was written as entry %lu: entries were put "
                                "in, taken out or moved."), seq, other);

    case PS_AUDIT_REPLACED:
      return g_strdup_printf (_("Entry %lu of the log was put in the place of another."), seq);

    case PS_AUDIT_FORGED:
      return g_strdup_printf (_("Entry %lu of the log was not written by Peerside at its time: it "
                                "was put in or changed later."), seq);

    case PS_AUDIT_SURPLUS:
      return g_strdup_printf (_("There is an entry outside of the log, with the number %ld."),
                              (glong) finding->seq);

    case PS_AUDIT_CUT:
      return seq == other
               ? g_strdup_printf (_("The last entry of the log is missing, number %lu."), seq)
               : g_strdup_printf (_("The last entries of the log are missing, numbers %lu to %lu."),
                                  seq, other);

    case PS_AUDIT_BAD_END:
      return g_strdup_printf (_("The end of the log was written anew after entry %lu: entries that "
                                "came after it may be missing."), seq);

    default:
      g_return_val_if_reached (NULL);
    }
}
