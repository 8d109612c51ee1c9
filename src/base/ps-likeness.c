/* Whether two records may be of one person: names and numbers that are written otherwise. */
#include "ps-likeness.h"

#include <string.h>

#include "ps-text.h"

/* As many digits as are dialled within one town where numbers have an area code, and as many as tell
 * one number from another within a country.
 */
#define LOCAL_DIGITS    7
#define NATIONAL_DIGITS 9

/* Not what stands between words or within them, such as a hyphen or an apostrophe; an emoji is. */
static gboolean
is_of_a_word (gunichar c)
{
  if (c < 0x80)
    return g_ascii_isalnum (c);

  switch (g_unichar_type (c))
    {
    case G_UNICODE_CONNECT_PUNCTUATION:
    case G_UNICODE_DASH_PUNCTUATION:
    case G_UNICODE_CLOSE_PUNCTUATION:
    case G_UNICODE_FINAL_PUNCTUATION:
    case G_UNICODE_INITIAL_PUNCTUATION:
    case G_UNICODE_OTHER_PUNCTUATION:
    case G_UNICODE_OPEN_PUNCTUATION:
    case G_UNICODE_SPACE_SEPARATOR:
      return FALSE;

    default:
      return TRUE;
    }
}

/**
 * ps_likeness_name:
 * @name: (nullable): a name
 *
 * Names that one person may well be written by have the same likeness: what ps_text_fold() makes alike,
 * and also with and without spaces, hyphens and apostrophes (Anne-Marie, Annemarie; O'Neill, ONeill),
 * and ä, ö, ü and their like as one letter or two (Soerensen, Sørensen; Groesse, Größe). It is for
 * asking a person whether it is the same one, never for saying that it is.
 *
 * Returns: (transfer full): what is compared; "" where there is nothing to compare
 */
char *
ps_likeness_name (const char *name)
{
  char *likeness = ps_text_fold (name);
  char *to = likeness;

  /* In place: nothing gets longer. */
  for (const char *from = likeness; *from != '\0';)
    {
      const char *next = g_utf8_next_char (from);

      if (is_of_a_word (g_utf8_get_char (from)))
        {
          gboolean two_for_one = strchr ("aou", *from) != NULL && *next == 'e';

          while (from < next)
            *to++ = *from++;
          if (two_for_one)
            next++;
        }
      from = next;
    }
  *to = '\0';

  return likeness;
}

/* Without the zeros that are dialled within a country, and without the extension. */
static const char *
significant (const char *fold,
             gsize      *length)
{
  gsize zeros = strspn (fold, "0");

  *length = strspn (fold + zeros, "0123456789");

  return fold + zeros;
}

/**
 * ps_likeness_number:
 * @fold: a number as ps_text_fold_phone() makes it
 *
 * Numbers that may be one have the same end.
 *
 * Returns: (transfer full) (nullable): its last seven digits; %NULL for a number that is too short
 */
char *
ps_likeness_number (const char *fold)
{
  gsize length;
  const char *digits = significant (fold, &length);

  return length >= LOCAL_DIGITS
         ? g_strndup (digits + length - LOCAL_DIGITS, LOCAL_DIGITS) : NULL;
}

/**
 * ps_likeness_phones:
 * @one: a number as ps_text_fold_phone() makes it
 * @other: another
 *
 * Compares the last seven to nine digits: "0301 555-0142" and "+49 301 555-0142" are one number, and so
 * may be "555-0142" and "312 555-0142". Two extensions of a switchboard are two numbers.
 *
 * Returns: how alike they are
 */
PsLikePhones
ps_likeness_phones (const char *one,
                    const char *other)
{
  gsize n, m, shorter;
  const char *first = significant (one, &n);
  const char *second = significant (other, &m);

  if (*one == '\0' || *other == '\0' || strcmp (first + n, second + m) != 0)
    return PS_LIKE_PHONES_NOT;

  if (strcmp (one, other) == 0)
    return PS_LIKE_PHONES_SAME;

  shorter = MIN (n, m);
  if (shorter < LOCAL_DIGITS ||
      strncmp (first + n - shorter, second + m - shorter, shorter) != 0)
    return PS_LIKE_PHONES_NOT;

  return shorter >= NATIONAL_DIGITS || n == m ? PS_LIKE_PHONES_COUNTRY : PS_LIKE_PHONES_END;
}
