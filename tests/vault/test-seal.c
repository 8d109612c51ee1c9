#include "vault-test.h"

#include "ps-keyring-private.h"
#include "ps-seal.h"

/* The users whose keys the tests seal with; only the roles differ. */
typedef struct {
  PsKeys *facilitator;
  PsKeys *peer;
  PsKeys *desk;
} Fixture;

/* What a seal costs beyond the padded text: of the two kinds, and the same for every text. */
#define NOTES_EXTRA 41

static PsKeys *
keys_like (PsKeys     *like,
           const char *user_name,
           PsRole      roles,
           guint32     notes_epoch)
{
  g_autoptr (PsSecret) seed = ps_secret_random (PS_KEY_SIZE);
  PsHeldKey held[3] = { { PS_KEY_DATA, 1, { 0 } }, { PS_KEY_NOTES, 1, { 0 } } };
  PsUid id = ps_uid_new (0);
  guint n = 1;

  memcpy (held[0].bytes, ps_keys_get_data_key (like), PS_KEY_SIZE);
  if (notes_epoch > 0)
    {
      memcpy (held[1].bytes, ps_keys_lookup (like, PS_KEY_NOTES, 1), PS_KEY_SIZE);
      n = 2;
    }
  if (notes_epoch > 1)
    {
      held[2].type = PS_KEY_NOTES;
      held[2].epoch = notes_epoch;
      memset (held[2].bytes, (int) notes_epoch, PS_KEY_SIZE);
      n = 3;
    }

  return ps_keys_new (user_name, &id, ps_keys_get_vault_id (like), roles, FALSE, seed, held, n);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data G_GNUC_UNUSED)
{
  ps_keyring_unref (make_keyring (&fixture->facilitator));
  fixture->peer = keys_like (fixture->facilitator, "Ben", PS_ROLE_PEER_LEADER, 1);
  fixture->desk = keys_like (fixture->facilitator, "Cleo", PS_ROLE_FRONT_DESK, 0);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data G_GNUC_UNUSED)
{
  ps_keys_unref (fixture->facilitator);
  ps_keys_unref (fixture->peer);
  ps_keys_unref (fixture->desk);
}

static PsNoteBinding
binding_of (PsKeys      *author,
            PsNoteClass  klass)
{
  PsNoteBinding binding = {
    .note = ps_uid_new (1),
    .session = ps_uid_new (2),
    .author = *ps_keys_get_user_id (author),
    .klass = klass,
    .revision = 3,
    .epoch = ps_note_class_get_epoch (klass, author),
  };

  return binding;
}

static GBytes *
seal (PsKeys              *keys,
      const PsNoteBinding *binding,
      const char          *text,
      gsize                len)
{
  g_autoptr (GError) error = NULL;
  GBytes *sealed = ps_seal_note (keys, binding, text, len, &error);

  g_assert_no_error (error);

  return sealed;
}

static PsSecret *
unseal (PsKeys               *keys,
        const PsNoteBinding  *binding,
        GBytes               *sealed,
        GError              **error)
{
  return ps_unseal_note (keys, binding, g_bytes_get_data (sealed, NULL),
                         g_bytes_get_size (sealed), error);
}

static void
assert_refused (PsKeys              *keys,
                const PsNoteBinding *binding,
                GBytes              *sealed,
                PsError              code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PsSecret) text = unseal (keys, binding, sealed, &error);

  g_assert_error (error, PS_ERROR, (int) code);
  g_assert_null (text);
}

static const PsNoteClass classes[] = {
  PS_NOTE_RECORD, PS_NOTE_DEBRIEF, PS_NOTE_PROCESS, PS_NOTE_FOLLOW_UP, PS_NOTE_COMMENT,
};

static void
test_every_text_comes_back (Fixture       *fixture,
                            gconstpointer  data G_GNUC_UNUSED)
{
  const gsize sizes[] = { 0, 1, 511, 512, 513, 65536, 1024 * 1024, PS_NOTE_TEXT_MAX };
  g_autofree char *long_text = g_malloc (PS_NOTE_TEXT_MAX);

  for (gsize i = 0; i < PS_NOTE_TEXT_MAX; i++)
    long_text[i] = (char) (i * 7 + i / 251);

  for (guint c = 0; c < G_N_ELEMENTS (classes); c++)
    for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
      {
        g_autoptr (GError) error = NULL;
        PsNoteBinding binding = binding_of (fixture->facilitator, classes[c]);
        g_autoptr (GBytes) sealed = seal (fixture->facilitator, &binding, long_text, sizes[i]);
        g_autoptr (PsSecret) text = unseal (fixture->facilitator, &binding, sealed, &error);

        g_assert_no_error (error);
        g_assert_cmpmem (ps_secret_get_bytes (text), ps_secret_get_size (text), long_text,
                         sizes[i]);
      }
}

static void
test_words_of_any_script_come_back (Fixture       *fixture,
                                    gconstpointer  data G_GNUC_UNUSED)
{
  const char *words = "Schmerz, “ألم”, दर्द, 痛み 🫂";
  g_autoptr (GError) error = NULL;
  PsNoteBinding binding = binding_of (fixture->peer, PS_NOTE_DEBRIEF);
  g_autoptr (GBytes) sealed = seal (fixture->peer, &binding, words, strlen (words));
  g_autoptr (PsSecret) text = unseal (fixture->facilitator, &binding, sealed, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (ps_secret_get_text (text), ==, words);
  g_assert_null (memmem (g_bytes_get_data (sealed, NULL), g_bytes_get_size (sealed), "Schmerz",
                         strlen ("Schmerz")));
}

static void
test_length_tells_only_its_class (Fixture       *fixture,
                                  gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *text = g_strnfill (2000, 'x');

  for (guint c = 0; c < G_N_ELEMENTS (classes); c++)
    {
      PsNoteBinding binding = binding_of (fixture->peer, classes[c]);
      g_autoptr (GBytes) empty = seal (fixture->peer, &binding, "", 0);
      gsize extra = g_bytes_get_size (empty) - PS_NOTE_PADDING;

      if (classes[c] != PS_NOTE_PROCESS)
        g_assert_cmpuint (extra, ==, NOTES_EXTRA);

      for (gsize len = 0; len <= 2000; len += 37)
        {
          g_autoptr (GBytes) sealed = seal (fixture->peer, &binding, text, len);

          g_assert_cmpuint (g_bytes_get_size (sealed) - extra, ==,
                            (len / PS_NOTE_PADDING + 1) * PS_NOTE_PADDING);
        }
    }
}

static void
test_same_text_never_looks_the_same (Fixture       *fixture,
                                     gconstpointer  data G_GNUC_UNUSED)
{
  for (guint c = 0; c < G_N_ELEMENTS (classes); c++)
    {
      PsNoteBinding binding = binding_of (fixture->peer, classes[c]);
      g_autoptr (GBytes) a = seal (fixture->peer, &binding, "same", 4);
      g_autoptr (GBytes) b = seal (fixture->peer, &binding, "same", 4);

      g_assert_false (g_bytes_equal (a, b));
    }
}

static void
test_front_desk_neither_reads_nor_writes (Fixture       *fixture,
                                          gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;
  PsNoteBinding binding = binding_of (fixture->facilitator, PS_NOTE_RECORD);
  g_autoptr (GBytes) sealed = seal (fixture->facilitator, &binding, "secret", 6);

  assert_refused (fixture->desk, &binding, sealed, PS_ERROR_NOT_PERMITTED);
  g_assert_null (ps_seal_note (fixture->desk, &binding, "x", 1, &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_NOT_PERMITTED);
}

static void
test_private_note_is_for_its_author_alone (Fixture       *fixture,
                                           gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;
  PsNoteBinding binding = binding_of (fixture->facilitator, PS_NOTE_PROCESS);
  PsNoteBinding claimed = binding;
  g_autoptr (GBytes) sealed = seal (fixture->facilitator, &binding, "mine", 4);

  assert_refused (fixture->peer, &binding, sealed, PS_ERROR_NOT_PERMITTED);

  /* Nor if the database was changed to say that it is theirs. */
  claimed.author = *ps_keys_get_user_id (fixture->peer);
  assert_refused (fixture->peer, &claimed, sealed, PS_ERROR_DAMAGED);

  /* And nobody writes one for somebody else. */
  g_assert_null (ps_seal_note (fixture->peer, &binding, "x", 1, &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_NOT_PERMITTED);
}

static void
test_private_note_cannot_be_planted (Fixture       *fixture,
                                     gconstpointer  data G_GNUC_UNUSED)
{
  PsNoteBinding binding = binding_of (fixture->facilitator, PS_NOTE_PROCESS);
  g_autoptr (GBytes) sealed = seal (fixture->facilitator, &binding, "mine", 4);
  const PsPairs *pairs = ps_keys_get_pairs (fixture->facilitator);
  gsize len = g_bytes_get_size (sealed);
  g_autofree guint8 *plain = g_malloc (len);
  g_autofree guint8 *forged = g_malloc (len);
  gsize plain_len = len - 1 - crypto_box_SEALBYTES;
  g_autoptr (GBytes) resealed = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (PsSecret) text = NULL;

  /* Everything right but the words and hence the signature, sealed by somebody who has only the
   * public key, as everybody has.
   */
  g_assert_cmpint (crypto_box_seal_open (plain,
                                         (const guint8 *) g_bytes_get_data (sealed, NULL) + 1,
                                         len - 1, pairs->box_public, pairs->box_secret),
                   ==, 0);
  forged[0] = 1;
  crypto_box_seal (forged + 1, plain, plain_len, pairs->box_public);
  resealed = g_bytes_new (forged, len);
  text = unseal (fixture->facilitator, &binding, resealed, NULL);
  g_assert_cmpstr (ps_secret_get_text (text), ==, "mine");

  plain[plain_len - PS_NOTE_PADDING] = 'M';
  crypto_box_seal (forged + 1, plain, plain_len, pairs->box_public);
  bytes = g_bytes_new (forged, len);

  assert_refused (fixture->facilitator, &binding, bytes, PS_ERROR_DAMAGED);
}

static void
test_opens_only_where_it_belongs (Fixture       *fixture,
                                  gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (PsKeys) elsewhere = NULL;

  ps_keyring_unref (make_keyring (&elsewhere));
  for (guint c = 0; c < G_N_ELEMENTS (classes); c++)
    {
      PsNoteBinding binding = binding_of (fixture->peer, classes[c]);
      g_autoptr (GBytes) sealed = seal (fixture->peer, &binding, "text", 4);
      PsNoteBinding moved;

      moved = binding;
      moved.note.bytes[15] ^= 1;
      assert_refused (fixture->peer, &moved, sealed, PS_ERROR_DAMAGED);

      moved = binding;
      moved.session.bytes[0] ^= 0x80;
      assert_refused (fixture->peer, &moved, sealed, PS_ERROR_DAMAGED);

      moved = binding;
      moved.author.bytes[7] ^= 1;
      assert_refused (fixture->peer, &moved, sealed,
                      classes[c] == PS_NOTE_PROCESS ? PS_ERROR_NOT_PERMITTED : PS_ERROR_DAMAGED);

      moved = binding;
      moved.revision++;
      assert_refused (fixture->peer, &moved, sealed, PS_ERROR_DAMAGED);

      moved = binding;
      moved.klass = classes[(c + 1) % G_N_ELEMENTS (classes)];
      moved.epoch = 1;
      assert_refused (fixture->peer, &moved, sealed, PS_ERROR_DAMAGED);

      moved = binding;
      moved.epoch = 9;
      assert_refused (fixture->peer, &moved, sealed,
                      classes[c] == PS_NOTE_PROCESS ? PS_ERROR_DAMAGED : PS_ERROR_NOT_PERMITTED);

      if (classes[c] != PS_NOTE_PROCESS)
        assert_refused (elsewhere, &binding, sealed, PS_ERROR_DAMAGED);
    }
}

static void
test_same_keys_in_another_vault_open_nothing (Fixture       *fixture,
                                              gconstpointer  data G_GNUC_UNUSED)
{
  PsNoteBinding binding = binding_of (fixture->peer, PS_NOTE_RECORD);
  g_autoptr (GBytes) sealed = seal (fixture->peer, &binding, "text", 4);
  g_autoptr (PsSecret) seed = ps_secret_random (PS_KEY_SIZE);
  PsHeldKey held = { PS_KEY_NOTES, 1, { 0 } };
  PsUid vault = ps_uid_new (0);
  g_autoptr (PsKeys) twin = NULL;

  memcpy (held.bytes, ps_keys_lookup (fixture->peer, PS_KEY_NOTES, 1), PS_KEY_SIZE);
  twin = ps_keys_new ("Ben", &vault, &vault, PS_ROLE_PEER_LEADER, FALSE, seed, &held, 1);
  assert_refused (twin, &binding, sealed, PS_ERROR_DAMAGED);
}

static void
test_any_changed_byte_is_noticed (Fixture       *fixture,
                                  gconstpointer  data G_GNUC_UNUSED)
{
  const PsNoteClass kinds[] = { PS_NOTE_RECORD, PS_NOTE_PROCESS };

  for (guint c = 0; c < G_N_ELEMENTS (kinds); c++)
    {
      PsNoteBinding binding = binding_of (fixture->peer, kinds[c]);
      g_autoptr (GBytes) sealed = seal (fixture->peer, &binding, "text", 4);
      gsize len = g_bytes_get_size (sealed);

      for (gsize i = 0; i < len; i++)
        {
          g_autofree guint8 *copy = g_memdup2 (g_bytes_get_data (sealed, NULL), len);
          g_autoptr (GError) error = NULL;

          copy[i] ^= 1 << (i % 8);
          g_assert_null (ps_unseal_note (fixture->peer, &binding, copy, len, &error));
          g_assert_true (g_error_matches (error, PS_ERROR, PS_ERROR_DAMAGED) ||
                         (i == 0 && g_error_matches (error, PS_ERROR, PS_ERROR_NEWER)));
        }

      for (gsize i = 0; i < len; i++)
        {
          g_autofree guint8 *copy = g_memdup2 (g_bytes_get_data (sealed, NULL), i);
          g_autoptr (GError) error = NULL;

          g_assert_null (ps_unseal_note (fixture->peer, &binding, copy, i, &error));
          g_assert_error (error, PS_ERROR, PS_ERROR_DAMAGED);
        }
    }
}

static void
test_a_newer_seal_is_said_to_be_newer (Fixture       *fixture,
                                       gconstpointer  data G_GNUC_UNUSED)
{
  PsNoteBinding binding = binding_of (fixture->peer, PS_NOTE_RECORD);
  g_autoptr (GBytes) sealed = g_bytes_new ("\x02 of another time", 17);

  assert_refused (fixture->peer, &binding, sealed, PS_ERROR_NEWER);
}

static void
test_old_epochs_are_still_read (Fixture       *fixture,
                                gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PsKeys) later = keys_like (fixture->facilitator, "Dee", PS_ROLE_PEER_LEADER, 2);
  PsNoteBinding old = binding_of (fixture->peer, PS_NOTE_RECORD);
  PsNoteBinding new = binding_of (later, PS_NOTE_RECORD);
  g_autoptr (GBytes) sealed_old = seal (fixture->peer, &old, "then", 4);
  g_autoptr (GBytes) sealed_new = seal (later, &new, "now", 3);
  g_autoptr (PsSecret) text = unseal (later, &old, sealed_old, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (ps_secret_get_text (text), ==, "then");
  g_assert_cmpuint (new.epoch, ==, 2);
  assert_refused (fixture->peer, &new, sealed_new, PS_ERROR_NOT_PERMITTED);
}

static void
test_too_long_is_refused (Fixture       *fixture,
                          gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;
  PsNoteBinding binding = binding_of (fixture->peer, PS_NOTE_RECORD);

  g_assert_null (ps_seal_note (fixture->peer, &binding, "", PS_NOTE_TEXT_MAX + 1, &error));
  g_assert_error (error, PS_ERROR, PS_ERROR_INVALID);
}

static void
test_classes_have_the_words_of_the_database (Fixture       *fixture G_GNUC_UNUSED,
                                             gconstpointer  data G_GNUC_UNUSED)
{
  const char *words[] = { "record", "debrief", "process", "follow-up", "comment" };
  PsNoteClass klass;

  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    {
      g_assert_cmpstr (ps_note_class_to_string (classes[i]), ==, words[i]);
      g_assert_true (ps_note_class_from_string (words[i], &klass));
      g_assert_cmpint (klass, ==, classes[i]);
    }

  g_assert_false (ps_note_class_from_string ("diary", &klass));
  g_assert_false (ps_note_class_from_string (NULL, &klass));
}

#define ADD(path, func) g_test_add ("/seal/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_assert_true (ps_vault_init (NULL));

  ADD ("every-text-comes-back", test_every_text_comes_back);
  ADD ("words-of-any-script-come-back", test_words_of_any_script_come_back);
  ADD ("length-tells-only-its-class", test_length_tells_only_its_class);
  ADD ("same-text-never-looks-the-same", test_same_text_never_looks_the_same);
  ADD ("front-desk-neither-reads-nor-writes", test_front_desk_neither_reads_nor_writes);
  ADD ("private-note-is-for-its-author-alone", test_private_note_is_for_its_author_alone);
  ADD ("private-note-cannot-be-planted", test_private_note_cannot_be_planted);
  ADD ("opens-only-where-it-belongs", test_opens_only_where_it_belongs);
  ADD ("same-keys-in-another-vault-open-nothing", test_same_keys_in_another_vault_open_nothing);
  ADD ("any-changed-byte-is-noticed", test_any_changed_byte_is_noticed);
  ADD ("a-newer-seal-is-said-to-be-newer", test_a_newer_seal_is_said_to_be_newer);
  ADD ("old-epochs-are-still-read", test_old_epochs_are_still_read);
  ADD ("too-long-is-refused", test_too_long_is_refused);
  ADD ("classes-have-the-words-of-the-database", test_classes_have_the_words_of_the_database);

  return g_test_run ();
}
