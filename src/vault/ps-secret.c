#include "ps-secret.h"

#include <sodium.h>
#include <string.h>

/**
 * PsSecret:
 *
 * Bytes that must not be left lying about: a passphrase, a key, the text of a note. They live in
 * memory that is locked where the system allows it, has guard pages around it, stays out of core
 * files and is wiped when the last reference goes.
 *
 * One byte of zero always follows the last, so text can be read as a C string; the size does not
 * count it.
 */
struct _PsSecret {
  gatomicrefcount ref_count;
  gsize           size;
  guint8         *bytes;
};

/**
 * ps_secret_new_zeroed:
 * @size: how many bytes; may be 0
 *
 * Returns: (transfer full): a secret of zeros, to be filled in through ps_secret_get_writable()
 */
PsSecret *
ps_secret_new_zeroed (gsize size)
{
  PsSecret *self = g_new (PsSecret, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->size = size;
  self->bytes = sodium_malloc (size + 1);
  if (self->bytes == NULL)
    g_error ("No memory for %" G_GSIZE_FORMAT " secret bytes", size);
  memset (self->bytes, 0, size + 1);

  return self;
}

/**
 * ps_secret_new:
 * @bytes: (array length=size): what to copy; stays the caller's, to be wiped by the caller
 * @size: how many bytes; may be 0
 *
 * Returns: (transfer full): a copy
 */
PsSecret *
ps_secret_new (gconstpointer bytes,
               gsize         size)
{
  PsSecret *self = ps_secret_new_zeroed (size);

  if (size > 0)
    memcpy (self->bytes, bytes, size);

  return self;
}

/**
 * ps_secret_random:
 * @size: how many bytes
 *
 * Returns: (transfer full): bytes nobody can guess
 */
PsSecret *
ps_secret_random (gsize size)
{
  PsSecret *self = ps_secret_new_zeroed (size);

  randombytes_buf (self->bytes, size);

  return self;
}

/**
 * ps_secret_ref:
 *
 * Returns: (transfer full): the same secret, held once more; from any thread
 */
PsSecret *
ps_secret_ref (PsSecret *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * ps_secret_unref:
 *
 * Lets go of the secret, and wipes it if nobody else holds it.
 */
void
ps_secret_unref (PsSecret *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  sodium_free (self->bytes);
  g_free (self);
}

/**
 * ps_secret_get_bytes:
 *
 * Returns: (transfer none): the bytes, good for as long as the secret is
 */
const guint8 *
ps_secret_get_bytes (const PsSecret *self)
{
  return self->bytes;
}

/**
 * ps_secret_get_writable:
 *
 * Returns: (transfer none): the bytes, for who has just made the secret and not yet shared it
 */
guint8 *
ps_secret_get_writable (PsSecret *self)
{
  return self->bytes;
}

/**
 * ps_secret_get_text:
 *
 * Returns: (transfer none): the bytes as a C string
 */
const char *
ps_secret_get_text (const PsSecret *self)
{
  return (const char *) self->bytes;
}

/**
 * ps_secret_get_size:
 *
 * Returns: how many bytes there are, the zero after them not counted
 */
gsize
ps_secret_get_size (const PsSecret *self)
{
  return self->size;
}

/**
 * ps_secret_equal:
 *
 * Returns: whether both hold the same; how long it takes does not tell where they differ
 */
gboolean
ps_secret_equal (const PsSecret *a,
                 const PsSecret *b)
{
  return a->size == b->size && sodium_memcmp (a->bytes, b->bytes, a->size) == 0;
}
