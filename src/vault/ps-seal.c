#include "ps-seal.h"

#include "ps-error.h"
#include "ps-keys-private.h"
#include "ps-wire.h"

#include <glib/gi18n-lib.h>

/* A sealed text is a version, and then
 *
 *   for who holds notes: a nonce of 24, and XChaCha20-Poly1305 of the padded text under the NOTES
 *   key of the epoch, with the binding as associated data;
 *
 *   for its author alone: a sealed box for the author of the author's signature of the binding and
 *   the padded text, the binding, and the padded text. The signature is there because anybody can
 *   seal a box to a public key.
 */
#define SEAL_VERSION 1

#define NONCE_SIZE   crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
#define BINDING_SIZE (8 + 1 + 4 * PS_UID_SIZE + 1 + 4 + 4)
#define NOTES_EXTRA  (1 + NONCE_SIZE + crypto_aead_xchacha20poly1305_ietf_ABYTES)
#define OWN_HEAD     (crypto_sign_BYTES + BINDING_SIZE)
#define OWN_EXTRA    (1 + crypto_box_SEALBYTES + OWN_HEAD)

static const struct {
  PsNoteClass klass;
  const char *name;
} names[] = {
  { PS_NOTE_RECORD, "record" },       { PS_NOTE_DEBRIEF, "debrief" },
  { PS_NOTE_PROCESS, "process" },     { PS_NOTE_FOLLOW_UP, "follow-up" },
  { PS_NOTE_COMMENT, "comment" },     { PS_NOTE_DRAFT, "draft" },
};

/* Whether a text is sealed to its author, whatever their role, and to nobody else. */
static gboolean
is_for_author (PsNoteClass klass)
{
  return klass == PS_NOTE_PROCESS || klass == PS_NOTE_DRAFT;
}

/**
 * ps_note_class_to_string:
 *
 * Returns: (transfer none): the word that the database has for @klass
 */
const char *
ps_note_class_to_string (PsNoteClass klass)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (names[i].klass == klass)
      return names[i].name;

  g_return_val_if_reached (NULL);
}

/**
 * ps_note_class_from_string:
 * @klass: (out caller-allocates): touched only if there is such a class
 *
 * Returns: whether @string is the word for a class
 */
gboolean
ps_note_class_from_string (const char  *string,
                           PsNoteClass *klass)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (names[i].name, string) == 0)
      {
        *klass = names[i].klass;
        return TRUE;
      }

  return FALSE;
}

/**
 * ps_note_class_get_epoch:
 *
 * Returns: the epoch that a new text of @klass is sealed in by the holder of @keys
 */
guint32
ps_note_class_get_epoch (PsNoteClass   klass,
                         const PsKeys *keys)
{
  return is_for_author (klass) ? 0 : ps_keys_get_notes_epoch (keys);
}

static void
write_binding (const PsKeys        *keys,
               const PsNoteBinding *binding,
               guint8              *message)
{
  PsWriter writer = { message, BINDING_SIZE, 0 };

  ps_write_bytes (&writer, "PSnoteAD", 8);
  ps_write_uint (&writer, SEAL_VERSION, 1);
  ps_write_bytes (&writer, ps_keys_get_vault_id (keys), PS_UID_SIZE);
  ps_write_bytes (&writer, &binding->note, PS_UID_SIZE);
  ps_write_bytes (&writer, &binding->session, PS_UID_SIZE);
  ps_write_bytes (&writer, &binding->author, PS_UID_SIZE);
  ps_write_uint (&writer, (guint64) binding->klass, 1);
  ps_write_uint (&writer, binding->revision, 4);
  ps_write_uint (&writer, binding->epoch, 4);
}

/* Returns the key to @binding's text, or NULL with an error if @keys do not have it. */
static const guint8 *
get_notes_key (const PsKeys         *keys,
               const PsNoteBinding  *binding,
               GError              **error)
{
  const guint8 *key = NULL;

  if (!ps_keys_has_notes (keys))
    g_set_error_literal (error, PS_ERROR, PS_ERROR_NOT_PERMITTED,
                         _("Your role does not include reading or writing notes."));
  else if ((key = ps_keys_lookup (keys, PS_KEY_NOTES, binding->epoch)) == NULL)
    g_set_error_literal (error, PS_ERROR, PS_ERROR_NOT_PERMITTED,
                         _("This note is sealed with a key that was not given to you."));

  return key;
}

static gboolean
is_own (const PsKeys         *keys,
        const PsNoteBinding  *binding,
        GError              **error)
{
  if (memcmp (&binding->author, ps_keys_get_user_id (keys), PS_UID_SIZE) == 0)
    return TRUE;

  g_set_error_literal (error, PS_ERROR, PS_ERROR_NOT_PERMITTED,
                       _("A private note is for its author alone."));

  return FALSE;
}

/* Writes @text at @at and pads it; @room has to be a whole number of paddings, and more than @len. */
static void
put_padded (guint8     *at,
            gsize       room,
            const char *text,
            gsize       len)
{
  gsize padded;

  if (len > 0)
    memcpy (at, text, len);
  if (sodium_pad (&padded, at, len, PS_NOTE_PADDING, room) != 0 || padded != room)
    g_assert_not_reached ();
}

static GBytes *
seal_for_notes (const guint8 *key,
                const guint8 *binding,
                const char   *text,
                gsize         len,
                gsize         padded)
{
  g_autoptr (PsSecret) plain = ps_secret_new_zeroed (padded);
  gsize sealed_len = padded + NOTES_EXTRA;
  guint8 *sealed = g_malloc (sealed_len);

  put_padded (ps_secret_get_writable (plain), padded, text, len);
  sealed[0] = SEAL_VERSION;
  randombytes_buf (sealed + 1, NONCE_SIZE);
  crypto_aead_xchacha20poly1305_ietf_encrypt (sealed + 1 + NONCE_SIZE, NULL,
                                              ps_secret_get_bytes (plain), padded, binding,
                                              BINDING_SIZE, NULL, sealed + 1, key);

  return g_bytes_new_take (sealed, sealed_len);
}

static GBytes *
seal_for_author (const PsPairs *pairs,
                 const guint8  *binding,
                 const char    *text,
                 gsize          len,
                 gsize          padded)
{
  g_autoptr (PsSecret) plain = ps_secret_new_zeroed (OWN_HEAD + padded);
  guint8 *bytes = ps_secret_get_writable (plain);
  gsize sealed_len = padded + OWN_EXTRA;
  guint8 *sealed = g_malloc (sealed_len);

  memcpy (bytes + crypto_sign_BYTES, binding, BINDING_SIZE);
  put_padded (bytes + OWN_HEAD, padded, text, len);
  crypto_sign_detached (bytes, NULL, bytes + crypto_sign_BYTES, BINDING_SIZE + padded,
                        pairs->sign_secret);

  sealed[0] = SEAL_VERSION;
  if (crypto_box_seal (sealed + 1, bytes, OWN_HEAD + padded, pairs->box_public) != 0)
    g_error ("A key pair of our own making is of no use");

  return g_bytes_new_take (sealed, sealed_len);
}

/**
 * ps_seal_note:
 * @binding: where the text belongs
 * @text: (array length=len): anything, of no more than %PS_NOTE_TEXT_MAX bytes; stays the caller's
 * @len: bytes
 *
 * Seals @text for everybody who holds notes or, if it is a process note, for its author alone.
 *
 * Returns: (transfer full) (nullable): the sealed text, a little more than a multiple of
 *   %PS_NOTE_PADDING bytes; or %NULL with %PS_ERROR_NOT_PERMITTED if @keys do not hold notes or are
 *   not those of the author of a process note, %PS_ERROR_INVALID if @text is too long
 */
GBytes *
ps_seal_note (const PsKeys         *keys,
              const PsNoteBinding  *binding,
              const char           *text,
              gsize                 len,
              GError              **error)
{
  guint8 message[BINDING_SIZE];
  gsize padded = (len / PS_NOTE_PADDING + 1) * PS_NOTE_PADDING;
  const guint8 *key = NULL;

  if (len > PS_NOTE_TEXT_MAX)
    {
      g_autofree char *most = g_format_size_full (PS_NOTE_TEXT_MAX, G_FORMAT_SIZE_IEC_UNITS);

      /* Translators: %s is a size such as 4.0 MiB. */
      g_set_error (error, PS_ERROR, PS_ERROR_INVALID, _("A note cannot be longer than %s."), most);
      return NULL;
    }

  if (is_for_author (binding->klass))
    {
      if (!is_own (keys, binding, error))
        return NULL;
    }
  else if ((key = get_notes_key (keys, binding, error)) == NULL)
    return NULL;

  write_binding (keys, binding, message);

  return key != NULL ? seal_for_notes (key, message, text, len, padded)
                     : seal_for_author (ps_keys_get_pairs (keys), message, text, len, padded);
}

static PsSecret *
open_for_notes (const guint8 *key,
                const guint8 *binding,
                const guint8 *sealed,
                gsize         sealed_len)
{
  g_autoptr (PsSecret) plain = NULL;
  gsize len;

  if (sealed_len < NOTES_EXTRA)
    return NULL;

  plain = ps_secret_new_zeroed (sealed_len - NOTES_EXTRA);
  if (crypto_aead_xchacha20poly1305_ietf_decrypt (
          ps_secret_get_writable (plain), NULL, NULL, sealed + 1 + NONCE_SIZE,
          sealed_len - 1 - NONCE_SIZE, binding, BINDING_SIZE, sealed + 1, key) != 0 ||
      sodium_unpad (&len, ps_secret_get_bytes (plain), ps_secret_get_size (plain),
                    PS_NOTE_PADDING) != 0)
    return NULL;

  return ps_secret_new (ps_secret_get_bytes (plain), len);
}

static PsSecret *
open_for_author (const PsPairs *pairs,
                 const guint8  *binding,
                 const guint8  *sealed,
                 gsize          sealed_len)
{
  g_autoptr (PsSecret) plain = NULL;
  const guint8 *bytes;
  gsize padded;
  gsize len;

  if (sealed_len < OWN_EXTRA)
    return NULL;

  padded = sealed_len - OWN_EXTRA;
  plain = ps_secret_new_zeroed (OWN_HEAD + padded);
  bytes = ps_secret_get_bytes (plain);

  if (crypto_box_seal_open (ps_secret_get_writable (plain), sealed + 1, sealed_len - 1,
                            pairs->box_public, pairs->box_secret) != 0 ||
      crypto_sign_verify_detached (bytes, bytes + crypto_sign_BYTES, BINDING_SIZE + padded,
                                   pairs->sign_public) != 0 ||
      memcmp (bytes + crypto_sign_BYTES, binding, BINDING_SIZE) != 0 ||
      sodium_unpad (&len, bytes + OWN_HEAD, padded, PS_NOTE_PADDING) != 0)
    return NULL;

  return ps_secret_new (bytes + OWN_HEAD, len);
}

/**
 * ps_unseal_note:
 * @binding: where the text was found
 * @sealed: (array length=sealed_len): what ps_seal_note() gave
 * @sealed_len: bytes
 *
 * Returns: (transfer full) (nullable): the text, with a zero after it that does not count; or %NULL
 *   with %PS_ERROR_NOT_PERMITTED if @keys do not hold its key, %PS_ERROR_NEWER, or
 *   %PS_ERROR_DAMAGED if the text is not what was sealed, or not where it was
 */
PsSecret *
ps_unseal_note (const PsKeys         *keys,
                const PsNoteBinding  *binding,
                gconstpointer         sealed,
                gsize                 sealed_len,
                GError              **error)
{
  const guint8 *bytes = sealed;
  guint8 message[BINDING_SIZE];
  const guint8 *key = NULL;
  PsSecret *text = NULL;

  if (is_for_author (binding->klass))
    {
      if (!is_own (keys, binding, error))
        return NULL;
    }
  else if ((key = get_notes_key (keys, binding, error)) == NULL)
    return NULL;

  if (sealed_len > 0 && bytes[0] > SEAL_VERSION)
    {
      g_set_error_literal (error, PS_ERROR, PS_ERROR_NEWER,
                           _("This note was sealed by a newer version of Peerside."));
      return NULL;
    }

  write_binding (keys, binding, message);

  if (sealed_len > 0 && bytes[0] == SEAL_VERSION)
    text = key != NULL
               ? open_for_notes (key, message, bytes, sealed_len)
               : open_for_author (ps_keys_get_pairs (keys), message, bytes, sealed_len);

  if (text == NULL)
    g_set_error_literal (error, PS_ERROR, PS_ERROR_DAMAGED,
                         _("This note is damaged, or was changed or moved by somebody without the "
                           "key."));

  return text;
}
