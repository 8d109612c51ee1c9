#include "ps-audit-private.h"

#include "ps-error.h"
#include "ps-wire.h"

#include <glib/gi18n-lib.h>

/* How an entry of the log is proved, and what each proof stops.
 *
 *   message    "PSaudit1", vault, number, time, actor, action, object, detail, previous
 *   signature  Ed25519 of the message by the actor's own pair
 *   keyed      BLAKE2b of message and signature under the key of this number
 *   hash       BLAKE2b of message, signature and keyed; the next entry's "previous"
 *
 * The signature stops everybody from writing an entry in another's name or changing one that another
 * wrote, whatever keys to the database they hold; it stands on the public key in the keyring, which
 * root has signed and which stays there when a user is removed.
 *
 * The hash ties each signature to all that went before, so that nobody takes out, puts in or swaps
 * entries that another's entry comes after.
 *
 * That leaves the entries after the last one of anybody else. They are their own author's, and who
 * has looked into what is none of their business would like them gone. So the key of the keyed hash
 * is used once: the next is made from it by a hash, and it is then written over (B. Schneier,
 * J. Kelsey, Secure Audit Logs to Support Computer Forensics, 1999). Nobody can go back to the key of
 * an entry that is written, and so nobody can write that entry anew, nor end the log before it; but
 * the first key was sealed to root when the log began, and an administrator works out all of them.
 * It does not hang on the database's key, which changes when a user is removed.
 * While the vault is open SQLite's own log still has the keys since its last checkpoint; a clean lock
 * empties it, and what is deleted in the file is written over.
 *
 * What no file in this folder can tell: that all of the folder was copied before a deed and put
 * back after it. The number of the last entry, kept elsewhere, does (ps_audit_proof_end()).
 */

#define DOMAIN_SIZE 8

G_STATIC_ASSERT (PS_AUDIT_HASH_SIZE == crypto_generichash_BYTES);
G_STATIC_ASSERT (PS_AUDIT_SIGNATURE_SIZE == crypto_sign_BYTES);
G_STATIC_ASSERT (PS_AUDIT_FIRST_SIZE == PS_AUDIT_HASH_SIZE + crypto_box_SEALBYTES);

/**
 * ps_audit_entry_new:
 *
 * Returns: (transfer full): an entry that has still to be told what it is about
 */
PsAuditEntry *
ps_audit_entry_new (void)
{
  return g_new0 (PsAuditEntry, 1);
}

/**
 * ps_audit_entry_free:
 * @entry: (transfer full) (nullable): is freed
 */
void
ps_audit_entry_free (PsAuditEntry *entry)
{
  if (entry == NULL)
    return;

  g_free (entry->action);
  g_free (entry->object);
  g_free (entry->detail);
  g_free (entry);
}

static void
put_words (PsWriter   *writer,
           const char *words,
           gsize       max)
{
  gsize len = MIN (strlen (words), max);

  ps_write_uint (writer, len, 1);
  ps_write_bytes (writer, words, len);
}

/**
 * ps_audit_write_message:
 * @message: (out caller-allocates): %PS_AUDIT_MESSAGE_MAX bytes
 *
 * Returns: how many bytes of @message there are: what the actor signs
 */
gsize
ps_audit_write_message (const PsAuditEntry *entry,
                        const PsUid        *vault_id,
                        guint8             *message)
{
  PsWriter writer = { message, PS_AUDIT_MESSAGE_MAX, 0 };

  ps_write_bytes (&writer, "PSaudit1", DOMAIN_SIZE);
  ps_write_bytes (&writer, vault_id, PS_UID_SIZE);
  ps_write_uint (&writer, (guint64) entry->seq, 8);
  ps_write_uint (&writer, (guint64) entry->done_at, 8);
  ps_write_bytes (&writer, &entry->actor, PS_UID_SIZE);
  put_words (&writer, entry->action, PS_AUDIT_ACTION_MAX);
  put_words (&writer, entry->object, PS_AUDIT_OBJECT_MAX);
  put_words (&writer, entry->detail, PS_AUDIT_DETAIL_MAX);
  ps_write_bytes (&writer, entry->previous, PS_AUDIT_HASH_SIZE);

  return writer.at;
}

/**
 * ps_audit_hash_keyed:
 * @key: (array fixed-size=32): the key of the entry's number
 * @keyed: (out caller-allocates) (array fixed-size=32): the entry's keyed hash
 */
void
ps_audit_hash_keyed (const guint8 *message,
                     gsize         len,
                     const guint8 *signature,
                     const guint8 *key,
                     guint8       *keyed)
{
  crypto_generichash_state state;

  crypto_generichash_init (&state, key, PS_AUDIT_HASH_SIZE, PS_AUDIT_HASH_SIZE);
  crypto_generichash_update (&state, message, len);
  crypto_generichash_update (&state, signature, PS_AUDIT_SIGNATURE_SIZE);
  crypto_generichash_final (&state, keyed, PS_AUDIT_HASH_SIZE);
  sodium_memzero (&state, sizeof state);
}

/**
 * ps_audit_hash_entry:
 * @message: of @entry
 * @hash: (out caller-allocates) (array fixed-size=32): what the next entry has as its previous
 */
void
ps_audit_hash_entry (const guint8       *message,
                     gsize               len,
                     const PsAuditEntry *entry,
                     guint8             *hash)
{
  crypto_generichash_state state;

  crypto_generichash_init (&state, NULL, 0, PS_AUDIT_HASH_SIZE);
  crypto_generichash_update (&state, message, len);
  crypto_generichash_update (&state, entry->signature, PS_AUDIT_SIGNATURE_SIZE);
  crypto_generichash_update (&state, entry->keyed, PS_AUDIT_HASH_SIZE);
  crypto_generichash_final (&state, hash, PS_AUDIT_HASH_SIZE);
}

/**
 * ps_audit_hash_start:
 * @first: the sealed key of the first entry
 * @hash: (out caller-allocates) (array fixed-size=32): what the first entry has as its previous
 *
 * Ties the first entry, and so every entry, to the one sealed key that they can be proved by.
 */
void
ps_audit_hash_start (const PsUid  *vault_id,
                     const guint8 *first,
                     guint8       *hash)
{
  guint8 message[DOMAIN_SIZE + PS_UID_SIZE + PS_AUDIT_FIRST_SIZE];
  PsWriter writer = { message, sizeof message, 0 };

  ps_write_bytes (&writer, "PSaudit0", DOMAIN_SIZE);
  ps_write_bytes (&writer, vault_id, PS_UID_SIZE);
  ps_write_bytes (&writer, first, PS_AUDIT_FIRST_SIZE);
  crypto_generichash (hash, PS_AUDIT_HASH_SIZE, message, writer.at, NULL, 0);
}

/**
 * ps_audit_next_key:
 * @key: (inout) (array fixed-size=32): the key of one entry, afterwards of the one that follows it
 */
void
ps_audit_next_key (guint8 *key)
{
  guint8 next[PS_AUDIT_HASH_SIZE];

  crypto_generichash (next, sizeof next, (const guint8 *) "PSaudKey", DOMAIN_SIZE, key,
                      PS_AUDIT_HASH_SIZE);
  memcpy (key, next, sizeof next);
  sodium_memzero (next, sizeof next);
}

/* A pair for signatures is not one to seal to, but there is a way from one to the other. */
static gboolean
seal_to_root (guint8       *first,
              const guint8 *key,
              const guint8 *root_public)
{
  guint8 box_public[crypto_box_PUBLICKEYBYTES];

  return crypto_sign_ed25519_pk_to_curve25519 (box_public, root_public) == 0 &&
         crypto_box_seal (first, key, PS_AUDIT_HASH_SIZE, box_public) == 0;
}

/**
 * ps_audit_open_first:
 * @first: the sealed key of the first entry
 * @keys: of an administrator
 * @key: (out caller-allocates) (array fixed-size=32): the key of the first entry
 *
 * Returns: whether @keys hold root and it opens @first
 */
gboolean
ps_audit_open_first (const guint8 *first,
                     const PsKeys *keys,
                     guint8       *key)
{
  const guint8 *root = ps_keys_lookup (keys, PS_KEY_ROOT, ps_keys_get_epoch (keys, PS_KEY_ROOT));
  g_autoptr (PsSecret) sign_secret = ps_secret_new_zeroed (crypto_sign_SECRETKEYBYTES);
  g_autoptr (PsSecret) box_secret = ps_secret_new_zeroed (crypto_box_SECRETKEYBYTES);
  guint8 sign_public[crypto_sign_PUBLICKEYBYTES];
  guint8 box_public[crypto_box_PUBLICKEYBYTES];

  if (root == NULL)
    return FALSE;

  crypto_sign_seed_keypair (sign_public, ps_secret_get_writable (sign_secret), root);

  return crypto_sign_ed25519_pk_to_curve25519 (box_public, sign_public) == 0 &&
         crypto_sign_ed25519_sk_to_curve25519 (ps_secret_get_writable (box_secret),
                                               ps_secret_get_bytes (sign_secret)) == 0 &&
         crypto_box_seal_open (key, first, PS_AUDIT_FIRST_SIZE, box_public,
                               ps_secret_get_bytes (box_secret)) == 0;
}

/**
 * ps_audit_head_init:
 * @head: (out caller-allocates): the end of a log that has no entry yet
 * @keys: of any user of the vault
 */
void
ps_audit_head_init (PsAuditHead  *head,
                    const PsKeys *keys)
{
  memset (head, 0, sizeof *head);
  randombytes_buf (head->key, sizeof head->key);
  if (!seal_to_root (head->first, head->key, ps_keys_get_root (keys)))
    g_error ("The public key of the vault is none");
  ps_audit_hash_start (ps_keys_get_vault_id (keys), head->first, head->hash);
}

/**
 * ps_audit_head_clear:
 *
 * Wipes the key in @head.
 */
void
ps_audit_head_clear (PsAuditHead *head)
{
  sodium_memzero (head, sizeof *head);
}

static gboolean
check_words (const PsAuditEntry  *entry,
             GError             **error)
{
  static const struct {
    gsize       offset;
    gsize       min;
    gsize       max;
    const char *others; /* beside letters */
  } words[] = {
    { G_STRUCT_OFFSET (PsAuditEntry, action), 1, PS_AUDIT_ACTION_MAX, "-" },
    { G_STRUCT_OFFSET (PsAuditEntry, object), 0, PS_AUDIT_OBJECT_MAX, "0123456789:-" },
    { G_STRUCT_OFFSET (PsAuditEntry, detail), 0, PS_AUDIT_DETAIL_MAX, "0123456789 =.,:_+-" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      const char *text = G_STRUCT_MEMBER (char *, entry, words[i].offset);
      gsize len = strlen (text);
      gboolean ok = len >= words[i].min && len <= words[i].max;

      for (const char *p = text; ok && *p != '\0'; p++)
        ok = g_ascii_islower (*p) || strchr (words[i].others, *p) != NULL;

      if (!ok)
        {
          g_set_error_literal (error, PS_ERROR, PS_ERROR_INVALID,
                               _("The log takes words of Peerside’s own only."));
          return FALSE;
        }
    }

  return TRUE;
}

/**
 * ps_audit_seal:
 * @head: (inout): the end of the log; afterwards the end with @entry
 * @entry: (inout): what was done, when, and to what; the rest is filled in
 * @keys: of who did it
 *
 * Makes the next entry. What is not made of letters, digits and a few signs is refused: a name or a
 * sentence of a member's would be there for ever.
 *
 * Returns: whether it could; %PS_ERROR_INVALID
 */
gboolean
ps_audit_seal (PsAuditHead   *head,
               PsAuditEntry  *entry,
               const PsKeys  *keys,
               GError       **error)
{
  guint8 message[PS_AUDIT_MESSAGE_MAX];
  gsize len;

  if (!check_words (entry, error))
    return FALSE;

  entry->seq = head->seq + 1;
  entry->actor = *ps_keys_get_user_id (keys);
  memcpy (entry->previous, head->hash, sizeof entry->previous);

  len = ps_audit_write_message (entry, ps_keys_get_vault_id (keys), message);
  crypto_sign_detached (entry->signature, NULL, message, len,
                        ps_keys_get_pairs (keys)->sign_secret);
  ps_audit_hash_keyed (message, len, entry->signature, head->key, entry->keyed);

  head->seq = entry->seq;
  ps_audit_hash_entry (message, len, entry, head->hash);
  ps_audit_next_key (head->key);

  return TRUE;
}
