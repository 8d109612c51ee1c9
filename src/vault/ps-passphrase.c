#include "ps-passphrase.h"

#include "ps-error.h"

#include <glib/gi18n-lib.h>

/* g_utf8_normalize () would do, but it frees its buffers without wiping them. The three steps
 * below are those of Unicode Standard Annex 15, in memory that is.
 */

static gsize
decompose (const char *text,
           gsize       len,
           gunichar   *chars)
{
  gsize n = 0;

  for (const char *p = text; p < text + len; p = g_utf8_next_char (p))
    n += g_unichar_fully_decompose (g_utf8_get_char (p), TRUE, chars + n,
                                    G_UNICHAR_MAX_DECOMPOSITION_LENGTH);

  return n;
}

static void
sort_marks (gunichar *chars,
            gsize     n)
{
  for (gsize i = 1; i < n; i++)
    {
      gunichar c = chars[i];
      int class = g_unichar_combining_class (c);
      gsize j = i;

      if (class == 0)
        continue;

      for (; j > 0 && g_unichar_combining_class (chars[j - 1]) > class; j--)
        chars[j] = chars[j - 1];
      chars[j] = c;
    }
}

static gsize
compose (gunichar *chars,
         gsize     n)
{
  gssize starter = -1;
  int between = -1;
  gsize kept = 0;

  for (gsize i = 0; i < n; i++)
    {
      int class = g_unichar_combining_class (chars[i]);
      gunichar composed;

      /* A mark reaches its starter only past marks of a lower class. */
      if (starter >= 0 && between < class &&
          g_unichar_compose (chars[starter], chars[i], &composed))
        {
          chars[starter] = composed;
          continue;
        }

      if (class == 0)
        {
          starter = (gssize) kept;
          between = -1;
        }
      else
        between = class;

      chars[kept++] = chars[i];
    }

  return kept;
}

/**
 * ps_passphrase_normalise:
 * @passphrase: (array length=len): as it was typed, UTF-8
 * @len: bytes
 *
 * Brings a passphrase into Unicode's form NFKC, so that it opens the vault whichever keyboard or
 * input method wrote it.
 *
 * Returns: (transfer full) (nullable): the normal form, or %NULL with %PS_ERROR_INVALID if it is
 *   empty, not UTF-8, or longer than %PS_PASSPHRASE_MAX
 */
PsSecret *
ps_passphrase_normalise (const char  *passphrase,
                         gsize        len,
                         GError     **error)
{
  g_autoptr (PsSecret) work = NULL;
  g_autoptr (PsSecret) text = NULL;
  gunichar *chars;
  gsize n;
  gsize size = 0;

  if (len == 0)
    {
      g_set_error_literal (error, PS_ERROR, PS_ERROR_INVALID, _("The passphrase is empty."));
      return NULL;
    }

  if (len > PS_PASSPHRASE_MAX)
    {
      g_set_error (error, PS_ERROR, PS_ERROR_INVALID,
                   ngettext ("The passphrase is longer than %d byte.",
                             "The passphrase is longer than %d bytes.", PS_PASSPHRASE_MAX),
                   PS_PASSPHRASE_MAX);
      return NULL;
    }

  if (!g_utf8_validate_len (passphrase, len, NULL))
    {
      g_set_error_literal (error, PS_ERROR, PS_ERROR_INVALID,
                           _("The passphrase is not valid UTF-8 text."));
      return NULL;
    }

  /* The four bytes more keep the start aligned: the memory ends, with its zero, at a page. */
  work = ps_secret_new_zeroed (len * G_UNICHAR_MAX_DECOMPOSITION_LENGTH * sizeof (gunichar) + 3);
  chars = (gunichar *) (gpointer) ps_secret_get_writable (work);

  n = decompose (passphrase, len, chars);
  sort_marks (chars, n);
  n = compose (chars, n);

  for (gsize i = 0; i < n; i++)
    size += (gsize) g_unichar_to_utf8 (chars[i], NULL);

  text = ps_secret_new_zeroed (size);
  size = 0;
  for (gsize i = 0; i < n; i++)
    size += (gsize) g_unichar_to_utf8 (chars[i], (char *) ps_secret_get_writable (text) + size);

  return g_steal_pointer (&text);
}
