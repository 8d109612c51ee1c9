#pragma once

#include <glib.h>
#include <stdint.h>

/* What each target has: whatever the bytes, it comes back, having crashed nowhere and believed
 * nothing that it must not. libFuzzer calls it with what it thinks of, and fuzz-replay.c, in every run
 * of the tests, with what is in the tree.
 */
int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

/* A refusal has a sentence for a person, and what is read has none. */
static inline void
ps_fuzz_check_error (gboolean      read,
                     const GError *error)
{
  g_assert_true (read == (error == NULL));
  g_assert_true (error == NULL ||
                 (*error->message != '\0' && g_utf8_validate (error->message, -1, NULL)));
}

/* Not a byte more than there is, so that a sanitizer sees who reads on; of nothing, too. */
static inline guint8 *
ps_fuzz_copy (const uint8_t *data,
              size_t         size)
{
  return size > 0 ? g_memdup2 (data, size) : g_malloc (1);
}

/* What somebody can type: text up to the first zero, or NULL. */
static inline char *
ps_fuzz_text (const uint8_t *data,
              size_t         size)
{
  char *text = g_strndup (size > 0 ? (const char *) data : "", size);

  if (!g_utf8_validate (text, -1, NULL))
    g_clear_pointer (&text, g_free);

  return text;
}
