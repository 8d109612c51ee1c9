/* How the ways to reach a person are compared. Kept from ps-text.c, which is about names. */
#include "ps-text.h"

#include <string.h>

/* Words that stand before the number of an extension, longest first. */
static const char *const extension_words[] = {
  "extension", "durchwahl", "ext", "dw", "x", "#",
};

/* How many bytes of @text, in lower case, introduce an extension; 0 where none does. */
static gsize
extension_word (const char *text)
{
  for (gsize i = 0; i < G_N_ELEMENTS (extension_words); i++)
    {
      gsize length = strlen (extension_words[i]);
      gsize skip;

      if (strncmp (text, extension_words[i], length) != 0)
        continue;

      skip = strspn (text + length, " .:=");
      if (g_ascii_isdigit (text[length + skip]))
        return length + skip;
    }

  return 0;
}

/* Full-width digits and letters as plain ones. */
static char *
make_plain (const char *text)
{
  g_autofree char *clean = ps_text_clean (text);

  if (g_str_is_ascii (clean))
    return g_steal_pointer (&clean);

  return g_utf8_normalize (clean, -1, G_NORMALIZE_NFKC);
}

/**
 * ps_text_fold_phone:
 * @text: (nullable): a phone number as people write it
 *
 * The digits, in whatever script they were written, by which the same number is known again:
 *
 * - a leading + or 00 is left out, and with one of them a trunk zero in brackets, so that
 *   "+44 (0)20 7946 0101" and "0044 20 79460101" are one number;
 * - the country code 1 before ten digits is left out, with or without the +, because North
 *   Americans write a number either way (ITU-T E.164, and the plan of its zone 1);
 * - an extension follows an x: "555-0101 ext. 4" gives "5550101x4", because two people behind one
 *   switchboard are not reached by the same number.
 *
 * A number with its country code and the same one without are two, outside North America: which
 * country the clinic is in is not known here.
 *
 * Returns: (transfer full): the fold; "" where @text has no digit
 */
char *
ps_text_fold_phone (const char *text)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  g_autofree char *plain = make_plain (text);
  g_autofree char *lower = g_utf8_strdown (plain, -1);
  gboolean international = FALSE;
  const char *extension = NULL;

  for (const char *p = lower; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '+' && digits->len == 0)
        {
          international = TRUE;
        }
      else if (g_unichar_isdigit (c))
        {
          g_string_append_c (digits, '0' + g_unichar_digit_value (c));
          if (!international && digits->len == 2 && strcmp (digits->str, "00") == 0)
            {
              international = TRUE;
              g_string_truncate (digits, 0);
            }
        }
      else if (international && digits->len > 0 && g_str_has_prefix (p, "(0)"))
        {
          p += 2;
        }
      else if (digits->len > 0 && extension_word (p) > 0)
        {
          extension = p + extension_word (p);
          break;
        }
    }

  if (digits->len == 11 && digits->str[0] == '1')
    g_string_erase (digits, 0, 1);

  if (extension != NULL)
    {
      g_string_append_c (digits, 'x');
      for (const char *p = extension; *p != '\0'; p++)
        if (g_ascii_isdigit (*p))
          g_string_append_c (digits, *p);
    }

  return g_strdup (digits->str);
}

/**
 * ps_text_fold_email:
 * @text: (nullable): an e-mail address as people write it
 *
 * The address by which the same one is known again: of "Ana <Ana@Example.org>" what stands between
 * the angle brackets, without "mailto:" and spaces, in its compatibility form (NFKC), case folded.
 * RFC 5321, 2.4, lets the part before the @ be told apart by case; no one does. Accents stay: they
 * make it another address.
 *
 * Returns: (transfer full): the fold
 */
char *
ps_text_fold_email (const char *text)
{
  g_autofree char *plain = make_plain (text);
  g_autofree char *folded = g_utf8_casefold (plain, -1);
  GString *address;
  const char *start = strrchr (folded, '<');
  const char *end = start != NULL ? strchr (start, '>') : NULL;

  if (end != NULL)
    {
      start++;
    }
  else
    {
      start = folded;
      end = folded + strlen (folded);
    }

  if (g_str_has_prefix (start, "mailto:"))
    start += strlen ("mailto:");

  address = g_string_sized_new (end - start);
  for (; start < end; start++)
    if (*start != ' ')
      g_string_append_c (address, *start);

  return g_string_free (address, FALSE);
}
