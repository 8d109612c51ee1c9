#include "vault-test.h"

#include "ps-audit-private.h"
#include "ps-audit-proof.h"
#include "ps-keyring-private.h"
#include "ps-keyring-users.h"

/* What Cleo, who sits at the front desk, can do to the log with the vault's files, the key of the
 * database and a hex editor, and that it is found. She has every byte of the log, the key of the
 * entry to come, and her own pair to sign with; what she has not is anybody else's pair, and the keys
 * of entries that are written.
 */

enum {
  ANA,   /* an administrator */
  CLEO,  /* at the front desk; the forger */
  DAN,   /* a Peer Leader, who was removed */
  SHEET, /* the recovery sheet */
  N_ACTORS,
};

typedef struct {
  GPtrArray  *entries; /* PsAuditEntry */
  PsAuditHead head;
  gboolean    begun;
} Log;

typedef struct {
  PsKeyring *keyring;
  PsKeys    *keys[N_ACTORS];
  Log        log;
} Fixture;

/* From 9 on all are Cleo's own. */
static const struct {
  int         actor;
  const char *action;
  const char *object;
} deeds[] = {
  { ANA, "unlock", "" },          { CLEO, "unlock", "" },         { CLEO, "view", "person:01" },
  { ANA, "change", "person:02" }, { DAN, "view", "person:01" },   { CLEO, "view", "person:02" },
  { SHEET, "recovery", "" },      { ANA, "view", "person:03" },   { CLEO, "view", "person:04" },
  { CLEO, "export", "group:01" }, { CLEO, "view", "person:05" },  { CLEO, "lock", "" },
};

static PsAuditEntry *
copy_entry (const PsAuditEntry *entry)
{
  PsAuditEntry *copy = ps_audit_entry_new ();

  *copy = *entry;
  copy->action = g_strdup (entry->action);
  copy->object = g_strdup (entry->object);
  copy->detail = g_strdup (entry->detail);

  return copy;
}

static void
copy_log (const Log *from,
          Log       *to)
{
  to->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) ps_audit_entry_free);
  for (guint i = 0; i < from->entries->len; i++)
    g_ptr_array_add (to->entries, copy_entry (g_ptr_array_index (from->entries, i)));
  to->head = from->head;
  to->begun = from->begun;
}

static void
log_clear (Log *log)
{
  g_clear_pointer (&log->entries, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Log, log_clear)

static void
begin (Log    *log,
       PsKeys *keys)
{
  log->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) ps_audit_entry_free);
  log->begun = TRUE;
  ps_audit_head_init (&log->head, keys);
}

/* As Peerside does it. */
static void
write_entry (Log        *log,
             PsKeys     *keys,
             const char *action,
             const char *object)
{
  PsAuditEntry *entry = ps_audit_entry_new ();
  g_autoptr (GError) error = NULL;

  entry->done_at = 1000 + log->head.seq;
  entry->action = g_strdup (action);
  entry->object = g_strdup (object);
  entry->detail = g_strdup ("");
  ps_audit_seal (&log->head, entry, keys, &error);
  g_assert_no_error (error);
  g_ptr_array_add (log->entries, entry);
}

static PsKeys *
add_user (Fixture    *fixture,
          const char *user_name,
          PsRole      roles)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PsSecret) words = ps_secret_new (PASSPHRASE, strlen (PASSPHRASE));
  const PsKeyringPassphrase passphrase = { words, CHEAP, FALSE };
  PsUid id;

  ps_keyring_add_user (fixture->keyring, fixture->keys[ANA], user_name, roles, &passphrase, &id,
                       &error);
  g_assert_no_error (error);

  return unlock_with (fixture->keyring, user_name, PASSPHRASE, NULL);
}

static void
remove_user (Fixture    *fixture,
             const char *user_name)
{
  g_autoptr (GError) error = NULL;

  ps_keyring_remove_user (fixture->keyring, fixture->keys[ANA], user_name, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsSecret) code = ps_recovery_code_new ();

  fixture->keyring = make_keyring_for ("Ana", PS_ROLE_ADMINISTRATOR, PASSPHRASE, code,
                                       &fixture->keys[ANA]);
  fixture->keys[CLEO] = add_user (fixture, "Cleo", PS_ROLE_FRONT_DESK);
  fixture->keys[DAN] = add_user (fixture, "Dan", PS_ROLE_FRONT_DESK);
  fixture->keys[SHEET] = ps_keyring_unlock_recovery (fixture->keyring, ps_secret_get_text (code),
                                                     ps_secret_get_size (code), NULL);
  g_assert_nonnull (fixture->keys[SHEET]);

  begin (&fixture->log, fixture->keys[ANA]);
  for (guint i = 0; i < G_N_ELEMENTS (deeds); i++)
    write_entry (&fixture->log, fixture->keys[deeds[i].actor], deeds[i].action, deeds[i].object);

  remove_user (fixture, "Dan");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data G_GNUC_UNUSED)
{
  log_clear (&fixture->log);
  for (guint i = 0; i < N_ACTORS; i++)
    ps_keys_unref (fixture->keys[i]);
  ps_keyring_unref (fixture->keyring);
}

static PsAuditFinding
prove (Fixture *fixture,
       Log     *log,
       int      who,
       gint64   expected_seq)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PsAuditProof) proof =
    ps_audit_proof_new (fixture->keyring, fixture->keys[who], &error);
  PsAuditFinding finding;
  gboolean holds;

  g_assert_no_error (error);
  holds = ps_audit_proof_begin (proof, log->begun ? &log->head : NULL);
  for (guint i = 0; i < log->entries->len && holds; i++)
    holds = ps_audit_proof_take (proof, g_ptr_array_index (log->entries, i));
  ps_audit_proof_end (proof, expected_seq, &finding);

  return finding;
}

/* What Cleo has to work with. */

static PsAuditEntry *
at (Log *log,
    int  seq)
{
  return g_ptr_array_index (log->entries, seq - 1);
}

static void
set_words (char       **words,
           const char  *to)
{
  g_free (*words);
  *words = g_strdup (to);
}

static void
renumber (Log *log)
{
  for (guint i = 0; i < log->entries->len; i++)
    at (log, (int) i + 1)->seq = i + 1;
}

/* Makes all after @from fit as well as she can: the chain, her own signatures and the end. She has no
 * key but the one of the entry to come.
 */
static void
rebuild (Fixture *fixture,
         Log     *log,
         int      from)
{
  PsKeys *cleo = fixture->keys[CLEO];
  guint8 message[PS_AUDIT_MESSAGE_MAX];

  for (guint seq = (guint) from; seq <= log->entries->len; seq++)
    {
      PsAuditEntry *entry = at (log, (int) seq);
      gsize len;

      if (seq == 1)
        ps_audit_hash_start (ps_keys_get_vault_id (cleo), log->head.first, entry->previous);
      else
        {
          PsAuditEntry *before = at (log, (int) seq - 1);

          len = ps_audit_write_message (before, ps_keys_get_vault_id (cleo), message);
          ps_audit_hash_entry (message, len, before, entry->previous);
        }

      len = ps_audit_write_message (entry, ps_keys_get_vault_id (cleo), message);
      if (memcmp (&entry->actor, ps_keys_get_user_id (cleo), PS_UID_SIZE) == 0)
        {
          crypto_sign_detached (entry->signature, NULL, message, len,
                                ps_keys_get_pairs (cleo)->sign_secret);
          ps_audit_hash_keyed (message, len, entry->signature, log->head.key, entry->keyed);
        }
      ps_audit_hash_entry (message, len, entry, log->head.hash);
      log->head.seq = entry->seq;
    }
}

/* An entry of Cleo's own that fits in the chain as @seq. */
static void
insert_own (Fixture *fixture,
            Log     *log,
            int      seq)
{
  PsAuditEntry *entry = copy_entry (at (log, 3));

  g_ptr_array_insert (log->entries, seq - 1, entry);
  renumber (log);
  if ((guint) seq < log->entries->len)
    {
      Log before = { g_ptr_array_new (), log->head, TRUE };

      for (int i = 1; i <= seq; i++)
        g_ptr_array_add (before.entries, at (log, i));
      rebuild (fixture, &before, seq);
      g_ptr_array_unref (before.entries);
    }
  else
    rebuild (fixture, log, seq);
}

static void
swap (Log *log,
      int  a,
      int  b)
{
  gpointer *entries = log->entries->pdata;
  gpointer first = entries[a - 1];

  entries[a - 1] = entries[b - 1];
  entries[b - 1] = first;
  renumber (log);
}

static void
take_out (Log *log,
          int  from,
          int  to)
{
  g_ptr_array_remove_range (log->entries, (guint) from - 1, (guint) (to - from + 1));
}

/* One way of forging each. */

static void change_time (Fixture *f G_GNUC_UNUSED, Log *log) { at (log, 4)->done_at -= 1; }
static void change_action (Fixture *f G_GNUC_UNUSED, Log *log) { set_words (&at (log, 4)->action, "view"); }
static void change_object (Fixture *f G_GNUC_UNUSED, Log *log) { set_words (&at (log, 4)->object, "person:03"); }
static void empty_object (Fixture *f G_GNUC_UNUSED, Log *log) { set_words (&at (log, 4)->object, ""); }
static void add_detail (Fixture *f G_GNUC_UNUSED, Log *log) { set_words (&at (log, 4)->detail, "by=ana"); }
static void flip_previous (Fixture *f G_GNUC_UNUSED, Log *log) { at (log, 4)->previous[31] ^= 1; }
static void flip_signature (Fixture *f G_GNUC_UNUSED, Log *log) { at (log, 4)->signature[0] ^= 1; }
static void flip_keyed (Fixture *f G_GNUC_UNUSED, Log *log) { at (log, 4)->keyed[7] ^= 0x80; }
static void flip_last_keyed (Fixture *f G_GNUC_UNUSED, Log *log) { at (log, 12)->keyed[7] ^= 0x80; }

static void
change_actor (Fixture *f,
              Log     *log)
{
  at (log, 4)->actor = *ps_keys_get_user_id (f->keys[CLEO]);
}

static void
blame_another (Fixture *f,
               Log     *log)
{
  at (log, 3)->actor = *ps_keys_get_user_id (f->keys[ANA]);
}

static void
blame_nobody (Fixture *f G_GNUC_UNUSED,
              Log     *log)
{
  at (log, 3)->actor.bytes[0] ^= 1;
}

static void
blame_the_removed (Fixture *f,
                   Log     *log)
{
  at (log, 10)->actor = *ps_keys_get_user_id (f->keys[DAN]);
}

static void
blame_the_sheet (Fixture *f,
                 Log     *log)
{
  at (log, 10)->actor = *ps_keys_get_user_id (f->keys[SHEET]);
}

static void
move_words (Fixture *f G_GNUC_UNUSED,
            Log     *log)
{
  set_words (&at (log, 4)->object, "person:0");
  set_words (&at (log, 4)->detail, "2");
}

static void
blank_signature (Fixture *f G_GNUC_UNUSED,
                 Log     *log)
{
  memset (at (log, 4)->signature, 0, PS_AUDIT_SIGNATURE_SIZE);
}

static void
borrow_signature (Fixture *f G_GNUC_UNUSED,
                  Log     *log)
{
  memcpy (at (log, 4)->signature, at (log, 8)->signature, PS_AUDIT_SIGNATURE_SIZE);
}

static void
borrow_keyed (Fixture *f G_GNUC_UNUSED,
              Log     *log)
{
  memcpy (at (log, 4)->keyed, at (log, 8)->keyed, PS_AUDIT_HASH_SIZE);
}

static void
claim (Fixture *f,
       Log     *log)
{
  guint8 message[PS_AUDIT_MESSAGE_MAX];
  PsAuditEntry *entry = at (log, 4);
  gsize len;

  entry->actor = *ps_keys_get_user_id (f->keys[CLEO]);
  len = ps_audit_write_message (entry, ps_keys_get_vault_id (f->keys[CLEO]), message);
  crypto_sign_detached (entry->signature, NULL, message, len,
                        ps_keys_get_pairs (f->keys[CLEO])->sign_secret);
}

static void
sign_for_another (Fixture *f,
                  Log     *log)
{
  claim (f, log);
  at (log, 4)->actor = *ps_keys_get_user_id (f->keys[ANA]);
}

static void
rewrite_own (Fixture *f,
             Log     *log)
{
  Log three = { g_ptr_array_new (), log->head, TRUE };

  set_words (&at (log, 3)->object, "person:09");
  for (int i = 1; i <= 3; i++)
    g_ptr_array_add (three.entries, at (log, i));
  rebuild (f, &three, 3);
  g_ptr_array_unref (three.entries);
}

static void
rewrite_own_and_chain (Fixture *f,
                       Log     *log)
{
  set_words (&at (log, 3)->object, "person:09");
  rebuild (f, log, 3);
}

static void
rewrite_own_end (Fixture *f,
                 Log     *log)
{
  set_words (&at (log, 10)->object, "group:09");
  rebuild (f, log, 10);
}

static void
rewrite_own_last (Fixture *f,
                  Log     *log)
{
  set_words (&at (log, 12)->action, "view");
  rebuild (f, log, 12);
}

static void
backdate_own_end (Fixture *f,
                  Log     *log)
{
  at (log, 9)->done_at = 1;
  rebuild (f, log, 9);
}

static void lose_first (Fixture *f G_GNUC_UNUSED, Log *log) { take_out (log, 1, 1); }
static void lose_one (Fixture *f G_GNUC_UNUSED, Log *log) { take_out (log, 5, 5); }
static void lose_three (Fixture *f G_GNUC_UNUSED, Log *log) { take_out (log, 4, 6); }
static void lose_last (Fixture *f G_GNUC_UNUSED, Log *log) { take_out (log, 12, 12); }
static void lose_end (Fixture *f G_GNUC_UNUSED, Log *log) { take_out (log, 9, 12); }
static void lose_all (Fixture *f G_GNUC_UNUSED, Log *log) { take_out (log, 1, 12); }

static void
close_gap (Fixture *f G_GNUC_UNUSED,
           Log     *log)
{
  take_out (log, 5, 5);
  renumber (log);
  log->head.seq = 11;
}

static void
close_own_gap (Fixture *f,
               Log     *log)
{
  take_out (log, 3, 3);
  renumber (log);
  rebuild (f, log, 3);
}

static void
close_own_gap_at_end (Fixture *f,
                      Log     *log)
{
  take_out (log, 10, 10);
  renumber (log);
  rebuild (f, log, 10);
}

static void
end_earlier (Fixture *f,
             Log     *log)
{
  take_out (log, 12, 12);
  rebuild (f, log, 11);
}

static void
end_earlier_with_own (Fixture *f,
                      Log     *log)
{
  take_out (log, 9, 12);
  rebuild (f, log, 8);
}

static void
fill_up (Fixture *f,
         Log     *log)
{
  take_out (log, 9, 12);
  for (int i = 0; i < 4; i++)
    {
      PsAuditEntry *entry = copy_entry (at (log, 2));

      g_ptr_array_add (log->entries, entry);
      renumber (log);
      rebuild (f, log, 9 + i);
    }
}

static void other_key (Fixture *f G_GNUC_UNUSED, Log *log) { randombytes_buf (log->head.key, 32); }
static void no_key (Fixture *f G_GNUC_UNUSED, Log *log) { memset (log->head.key, 0, 32); }
static void end_later (Fixture *f G_GNUC_UNUSED, Log *log) { log->head.seq = 13; }
static void end_before (Fixture *f G_GNUC_UNUSED, Log *log) { log->head.seq = 11; }
static void other_hash (Fixture *f G_GNUC_UNUSED, Log *log) { log->head.hash[0] ^= 1; }
static void break_first (Fixture *f G_GNUC_UNUSED, Log *log) { log->head.first[40] ^= 1; }
static void lose_head (Fixture *f G_GNUC_UNUSED, Log *log) { log->begun = FALSE; }

static void
own_first_key (Fixture *f,
               Log     *log)
{
  PsAuditHead own;

  ps_audit_head_init (&own, f->keys[CLEO]);
  memcpy (log->head.first, own.first, sizeof own.first);
}

/* All keyed hashes are hers, and all that she can sign is signed anew. */
static void
own_all_keys (Fixture *f,
              Log     *log)
{
  guint8 message[PS_AUDIT_MESSAGE_MAX];
  guint8 key[PS_AUDIT_HASH_SIZE];
  PsAuditHead own;

  ps_audit_head_init (&own, f->keys[CLEO]);
  memcpy (log->head.first, own.first, sizeof own.first);
  memcpy (key, own.key, sizeof key);
  rebuild (f, log, 1);
  for (guint i = 1; i <= log->entries->len; i++)
    {
      PsAuditEntry *entry = at (log, (int) i);
      gsize len = ps_audit_write_message (entry, ps_keys_get_vault_id (f->keys[CLEO]), message);

      ps_audit_hash_keyed (message, len, entry->signature, key, entry->keyed);
      ps_audit_next_key (key);
    }
  memcpy (log->head.key, key, sizeof key);
}

static void
wipe (Fixture *f G_GNUC_UNUSED,
      Log     *log)
{
  take_out (log, 1, 12);
  log->begun = FALSE;
}

static void
begin_anew (Fixture *f,
            Log     *log)
{
  log_clear (log);
  begin (log, f->keys[CLEO]);
  write_entry (log, f->keys[CLEO], "unlock", "");
}

static void
put_old_copy_back (Fixture *f,
                   Log     *log)
{
  log_clear (log);
  begin (log, f->keys[ANA]);
  for (guint i = 0; i < 9; i++)
    write_entry (log, f->keys[deeds[i].actor], deeds[i].action, deeds[i].object);
}

static void
put_in (Fixture *f,
        Log     *log)
{
  insert_own (f, log, 6);
}

static void
put_in_and_count (Fixture *f,
                  Log     *log)
{
  insert_own (f, log, 6);
  log->head.seq = 13;
}

static void
put_in_and_chain (Fixture *f,
                  Log     *log)
{
  insert_own (f, log, 6);
  rebuild (f, log, 6);
}

static void
put_in_at_end (Fixture *f,
               Log     *log)
{
  PsAuditHead head = log->head;

  insert_own (f, log, 13);
  log->head = head;
}

static void
put_in_at_own_end (Fixture *f,
                   Log     *log)
{
  insert_own (f, log, 11);
  rebuild (f, log, 11);
}

static void
put_in_before (Fixture *f G_GNUC_UNUSED,
               Log     *log)
{
  PsAuditEntry *entry = copy_entry (at (log, 3));

  entry->seq = 0;
  g_ptr_array_insert (log->entries, 0, entry);
}

static void
put_in_far_before (Fixture *f G_GNUC_UNUSED,
                   Log     *log)
{
  PsAuditEntry *entry = copy_entry (at (log, 3));

  entry->seq = -5;
  g_ptr_array_insert (log->entries, 0, entry);
}

static void
put_in_far_after (Fixture *f G_GNUC_UNUSED,
                  Log     *log)
{
  PsAuditEntry *entry = copy_entry (at (log, 3));

  entry->seq = 1000;
  g_ptr_array_add (log->entries, entry);
}

static void
repeat (Fixture *f G_GNUC_UNUSED,
        Log     *log)
{
  PsAuditEntry *entry = copy_entry (at (log, 4));

  ps_audit_entry_free (at (log, 5));
  log->entries->pdata[4] = entry;
  renumber (log);
}

static void swap_two (Fixture *f G_GNUC_UNUSED, Log *log) { swap (log, 4, 5); }
static void swap_own (Fixture *f G_GNUC_UNUSED, Log *log) { swap (log, 9, 10); }
static void swap_far (Fixture *f G_GNUC_UNUSED, Log *log) { swap (log, 1, 12); }

static void
swap_own_and_chain (Fixture *f,
                    Log     *log)
{
  swap (log, 9, 10);
  rebuild (f, log, 9);
}

static void
reverse (Fixture *f G_GNUC_UNUSED,
         Log     *log)
{
  for (int i = 1; i <= 6; i++)
    swap (log, i, 13 - i);
}

/* From a copy of the vault that Ana worked on too: hers, and with the right key, but not of this log. */
static void
from_another_copy (Fixture *f,
                   Log     *log)
{
  PsAuditEntry *entry = at (log, 8);
  guint8 message[PS_AUDIT_MESSAGE_MAX];
  guint8 key[PS_AUDIT_HASH_SIZE];
  gsize len;

  g_assert_true (ps_audit_open_first (log->head.first, f->keys[ANA], key));
  for (int i = 1; i < 8; i++)
    ps_audit_next_key (key);

  set_words (&entry->object, "person:07");
  len = ps_audit_write_message (entry, ps_keys_get_vault_id (f->keys[ANA]), message);
  crypto_sign_detached (entry->signature, NULL, message, len,
                        ps_keys_get_pairs (f->keys[ANA])->sign_secret);
  ps_audit_hash_keyed (message, len, entry->signature, key, entry->keyed);
}

static void
from_another_vault (Fixture *f,
                    Log     *log)
{
  PsAuditEntry *entry = at (log, 8);
  guint8 message[PS_AUDIT_MESSAGE_MAX];
  PsUid vault = *ps_keys_get_vault_id (f->keys[ANA]);
  gsize len;

  vault.bytes[0] ^= 1;
  len = ps_audit_write_message (entry, &vault, message);
  crypto_sign_detached (entry->signature, NULL, message, len,
                        ps_keys_get_pairs (f->keys[ANA])->sign_secret);
}

/* Whoever holds root sees more than who does not: what an administrator finds comes first. */
static const struct {
  const char  *name;
  void       (*forge) (Fixture *fixture, Log *log);
  gint64       expected_seq;
  PsAuditFault fault;
  gint64       seq;
  gint64       other;
  PsAuditFault without_root;
} forgeries[] = {
#define same(name, forge, fault, seq, other) { name, forge, 0, fault, seq, other, fault }

  same ("a-time", change_time, PS_AUDIT_CHANGED, 4, 0),
  same ("an-actor", change_actor, PS_AUDIT_CHANGED, 4, 0),
  same ("an-action", change_action, PS_AUDIT_CHANGED, 4, 0),
  same ("an-object", change_object, PS_AUDIT_CHANGED, 4, 0),
  same ("an-object-emptied", empty_object, PS_AUDIT_CHANGED, 4, 0),
  same ("a-detail", add_detail, PS_AUDIT_CHANGED, 4, 0),
  same ("words-from-one-field-to-the-next", move_words, PS_AUDIT_CHANGED, 4, 0),
  same ("a-bit-of-the-hash-before", flip_previous, PS_AUDIT_CHANGED, 4, 0),
  same ("a-bit-of-the-signature", flip_signature, PS_AUDIT_CHANGED, 4, 0),
  same ("no-signature", blank_signature, PS_AUDIT_CHANGED, 4, 0),
  same ("the-signature-of-another-entry", borrow_signature, PS_AUDIT_CHANGED, 4, 0),
  { "a-bit-of-the-keyed-hash", flip_keyed, 0, PS_AUDIT_FORGED, 4, 0, PS_AUDIT_REPLACED },
  { "a-bit-of-the-last-keyed-hash", flip_last_keyed, 0, PS_AUDIT_FORGED, 12, 0, PS_AUDIT_BAD_END },
  { "the-keyed-hash-of-another-entry", borrow_keyed, 0, PS_AUDIT_FORGED, 4, 0, PS_AUDIT_REPLACED },

  same ("own-deed-put-down-to-another", blame_another, PS_AUDIT_CHANGED, 3, 0),
  same ("own-deed-put-down-to-nobody", blame_nobody, PS_AUDIT_STRANGER, 3, 0),
  same ("own-deed-put-down-to-one-who-left", blame_the_removed, PS_AUDIT_CHANGED, 10, 0),
  same ("own-deed-put-down-to-the-sheet", blame_the_sheet, PS_AUDIT_CHANGED, 10, 0),
  same ("signed-for-another", sign_for_another, PS_AUDIT_CHANGED, 4, 0),
  { "another's-deed-claimed", claim, 0, PS_AUDIT_FORGED, 4, 0, PS_AUDIT_REPLACED },

  { "own-entry-written-anew", rewrite_own, 0, PS_AUDIT_FORGED, 3, 0, PS_AUDIT_REPLACED },
  { "own-entry-and-the-chain", rewrite_own_and_chain, 0, PS_AUDIT_FORGED, 3, 0, PS_AUDIT_CHANGED },
  { "own-entries-at-the-end", rewrite_own_end, 0, PS_AUDIT_FORGED, 10, 0, PS_AUDIT_WHOLE },
  { "own-last-entry", rewrite_own_last, 0, PS_AUDIT_FORGED, 12, 0, PS_AUDIT_WHOLE },
  { "own-entries-dated-back", backdate_own_end, 0, PS_AUDIT_FORGED, 9, 0, PS_AUDIT_WHOLE },

  same ("the-first-is-gone", lose_first, PS_AUDIT_MISSING, 1, 1),
  same ("one-is-gone", lose_one, PS_AUDIT_MISSING, 5, 5),
  same ("three-are-gone", lose_three, PS_AUDIT_MISSING, 4, 6),
  same ("the-last-is-gone", lose_last, PS_AUDIT_CUT, 12, 12),
  same ("the-end-is-gone", lose_end, PS_AUDIT_CUT, 9, 12),
  same ("all-are-gone", lose_all, PS_AUDIT_CUT, 1, 12),
  same ("a-gap-is-closed", close_gap, PS_AUDIT_MOVED, 5, 6),
  same ("own-gap-is-closed", close_own_gap, PS_AUDIT_CHANGED, 3, 0),
  { "own-gap-at-the-end-is-closed", close_own_gap_at_end, 0, PS_AUDIT_FORGED, 10, 0, PS_AUDIT_WHOLE },
  { "it-ends-one-earlier", end_earlier, 0, PS_AUDIT_FORGED, 11, 0, PS_AUDIT_WHOLE },
  { "it-ends-before-all-own", end_earlier_with_own, 0, PS_AUDIT_BAD_END, 8, 0, PS_AUDIT_WHOLE },
  { "the-end-is-filled-up", fill_up, 0, PS_AUDIT_FORGED, 9, 0, PS_AUDIT_WHOLE },

  { "another-key-at-the-end", other_key, 0, PS_AUDIT_BAD_END, 12, 0, PS_AUDIT_WHOLE },
  { "no-key-at-the-end", no_key, 0, PS_AUDIT_BAD_END, 12, 0, PS_AUDIT_WHOLE },
  same ("the-end-says-more", end_later, PS_AUDIT_CUT, 13, 13),
  same ("the-end-says-less", end_before, PS_AUDIT_SURPLUS, 12, 0),
  same ("another-hash-at-the-end", other_hash, PS_AUDIT_BAD_END, 12, 0),
  same ("no-end", lose_head, PS_AUDIT_SURPLUS, 1, 0),
  same ("the-first-key-broken", break_first, PS_AUDIT_BAD_START, 1, 0),
  same ("the-first-key-is-own", own_first_key, PS_AUDIT_BAD_START, 1, 0),
  same ("all-keys-are-own", own_all_keys, PS_AUDIT_CHANGED, 1, 0),

  { "wiped", wipe, 12, PS_AUDIT_CUT, 1, 12, PS_AUDIT_CUT },
  { "begun-anew", begin_anew, 12, PS_AUDIT_CUT, 2, 12, PS_AUDIT_CUT },
  { "an-old-copy-put-back", put_old_copy_back, 12, PS_AUDIT_CUT, 10, 12, PS_AUDIT_CUT },

  { "one-put-in", put_in, 0, PS_AUDIT_FORGED, 6, 0, PS_AUDIT_MOVED },
  { "one-put-in-and-counted", put_in_and_count, 0, PS_AUDIT_FORGED, 6, 0, PS_AUDIT_MOVED },
  { "one-put-in-and-chained", put_in_and_chain, 0, PS_AUDIT_FORGED, 6, 0, PS_AUDIT_CHANGED },
  { "one-put-in-among-own", put_in_at_own_end, 0, PS_AUDIT_FORGED, 11, 0, PS_AUDIT_WHOLE },
  same ("one-put-in-at-the-end", put_in_at_end, PS_AUDIT_SURPLUS, 13, 0),
  same ("one-put-in-before-the-first", put_in_before, PS_AUDIT_SURPLUS, 0, 0),
  same ("one-put-in-far-before", put_in_far_before, PS_AUDIT_SURPLUS, -5, 0),
  same ("one-put-in-far-after", put_in_far_after, PS_AUDIT_SURPLUS, 1000, 0),
  same ("one-repeated", repeat, PS_AUDIT_MOVED, 5, 4),

  same ("two-swapped", swap_two, PS_AUDIT_MOVED, 4, 5),
  same ("two-of-own-swapped", swap_own, PS_AUDIT_MOVED, 9, 10),
  same ("first-and-last-swapped", swap_far, PS_AUDIT_MOVED, 1, 12),
  { "two-of-own-swapped-and-chained", swap_own_and_chain, 0, PS_AUDIT_FORGED, 9, 0, PS_AUDIT_WHOLE },
  same ("all-in-reverse", reverse, PS_AUDIT_MOVED, 1, 12),

  same ("of-another-copy", from_another_copy, PS_AUDIT_REPLACED, 8, 0),
  same ("of-another-vault", from_another_vault, PS_AUDIT_CHANGED, 8, 0),

#undef same
};

/* A forgery is done to a copy of the log, so that all can have the same. */
typedef struct {
  Fixture *fixture;
  guint    i;
} Case;

static void
test_a_forgery_is_found (gconstpointer data)
{
  Fixture *fixture = ((const Case *) data)->fixture;
  guint i = ((const Case *) data)->i;
  g_auto (Log) log = { 0 };
  g_autofree char *sentence = NULL;
  PsAuditFinding found;

  copy_log (&fixture->log, &log);
  forgeries[i].forge (fixture, &log);

  found = prove (fixture, &log, ANA, forgeries[i].expected_seq);
  sentence = ps_audit_finding_to_string (&found);
  g_test_message ("%s", sentence);
  g_assert_cmpint (found.fault, ==, forgeries[i].fault);
  g_assert_cmpint (found.seq, ==, forgeries[i].seq);
  g_assert_cmpint (found.other, ==, forgeries[i].other);
  g_assert_true (found.keyed);

  found = prove (fixture, &log, SHEET, forgeries[i].expected_seq);
  g_assert_cmpint (found.fault, ==, forgeries[i].fault);

  found = prove (fixture, &log, CLEO, forgeries[i].expected_seq);
  g_assert_cmpint (found.fault, ==, forgeries[i].without_root);
  g_assert_false (found.keyed);
}

/* The control: nothing is found where nothing is wrong, whoever looks. */
static void
test_what_was_written_is_whole (Fixture       *fixture,
                                gconstpointer  data G_GNUC_UNUSED)
{
  for (int who = 0; who < N_ACTORS; who++)
    for (gint64 expected = 0; expected <= 12; expected += 4)
      {
        PsAuditFinding found = prove (fixture, &fixture->log, who, expected);

        g_assert_cmpint (found.fault, ==, PS_AUDIT_WHOLE);
        g_assert_cmpint (found.n_checked, ==, 12);
      }
}

static void
test_an_empty_log_is_whole (Fixture       *fixture,
                            gconstpointer  data G_GNUC_UNUSED)
{
  g_auto (Log) log = { g_ptr_array_new (), { 0 }, FALSE };
  PsAuditFinding found = prove (fixture, &log, ANA, 0);

  g_assert_cmpint (found.fault, ==, PS_AUDIT_WHOLE);
  g_assert_cmpint (found.n_checked, ==, 0);
}

/* Nobody can write an entry that is written, not even who has just written it. */
static void
test_a_key_is_used_once (Fixture       *fixture,
                         gconstpointer  data G_GNUC_UNUSED)
{
  guint8 before[PS_AUDIT_HASH_SIZE];

  for (guint i = 0; i < 5; i++)
    {
      memcpy (before, fixture->log.head.key, sizeof before);
      write_entry (&fixture->log, fixture->keys[CLEO], "view", "person:01");
      g_assert_cmpint (memcmp (before, fixture->log.head.key, sizeof before), !=, 0);
    }
}

static void
assert_no_proof (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (ps_audit_proof_new (fixture->keyring, fixture->keys[ANA], &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_DAMAGED);
}

/* The signatures are as good as the list of public keys. */
static void
test_a_forged_list_of_users_proves_nothing (Fixture       *fixture,
                                            gconstpointer  data G_GNUC_UNUSED)
{
  PsRecord *ana = ps_keyring_find (fixture->keyring, "Ana");
  PsRecord *cleo = ps_keyring_find (fixture->keyring, "Cleo");
  guint8 own[crypto_sign_PUBLICKEYBYTES];

  memcpy (own, ana->sign_public, sizeof own);
  memcpy (ana->sign_public, cleo->sign_public, sizeof own);
  assert_no_proof (fixture);
  memcpy (ana->sign_public, own, sizeof own);

  fixture->keyring->root_public[3] ^= 1;
  assert_no_proof (fixture);
  fixture->keyring->root_public[3] ^= 1;

  g_assert_cmpint (prove (fixture, &fixture->log, ANA, 0).fault, ==, PS_AUDIT_WHOLE);
}

/* Their entries could be anybody's then. */
static void
test_who_left_must_stay_in_the_list (Fixture       *fixture,
                                     gconstpointer  data G_GNUC_UNUSED)
{
  PsAuditFinding found;

  for (guint i = 0; i < fixture->keyring->records->len; i++)
    {
      PsRecord *record = g_ptr_array_index (fixture->keyring->records, i);

      if ((record->flags & PS_RECORD_REMOVED) != 0)
        g_ptr_array_remove_index (fixture->keyring->records, i);
    }

  found = prove (fixture, &fixture->log, ANA, 0);
  g_assert_cmpint (found.fault, ==, PS_AUDIT_STRANGER);
  g_assert_cmpint (found.seq, ==, 5);
}

int
main (int   argc,
      char *argv[])
{
  Case cases[G_N_ELEMENTS (forgeries)];
  Fixture fixture;
  int status;

  g_test_init (&argc, &argv, NULL);
  ps_vault_init (NULL);

#define add(path, function) \
  g_test_add ("/audit-forgery/" path, Fixture, NULL, set_up, function, tear_down)

  add ("what-was-written-is-whole", test_what_was_written_is_whole);
  add ("an-empty-log-is-whole", test_an_empty_log_is_whole);
  add ("a-key-is-used-once", test_a_key_is_used_once);
  add ("a-forged-list-of-users-proves-nothing", test_a_forged_list_of_users_proves_nothing);
  add ("who-left-must-stay-in-the-list", test_who_left_must_stay_in_the_list);

#undef add

  set_up (&fixture, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (forgeries); i++)
    {
      g_autofree char *path = g_strconcat ("/audit-forgery/found/", forgeries[i].name, NULL);

      cases[i] = (Case) { &fixture, i };
      g_test_add_data_func (path, &cases[i], test_a_forgery_is_found);
    }

  status = g_test_run ();
  tear_down (&fixture, NULL);

  return status;
}
