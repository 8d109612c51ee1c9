/* What a name is made of. Kept from ps-text.c, which says how it is written. */
#include "ps-text.h"

static gboolean
ends_word (gunichar c)
{
  switch (g_unichar_type (c))
    {
    case G_UNICODE_CONNECT_PUNCTUATION:
    case G_UNICODE_DASH_PUNCTUATION:
    case G_UNICODE_CLOSE_PUNCTUATION:
    case G_UNICODE_FINAL_PUNCTUATION:
    case G_UNICODE_INITIAL_PUNCTUATION:
    case G_UNICODE_OTHER_PUNCTUATION:
    case G_UNICODE_OPEN_PUNCTUATION:
      return c != '\'';

    default:
      return c == 0 || c == ' ';
    }
}

/**
 * ps_text_words:
 * @text: (nullable): a name, or what is looked for
 *
 * The folded words of a name, each once, in their order. White space, hyphens and punctuation end
 * a word; an apostrophe does not and is left out, so that O’Neill is found as oneill and as
 * O'Neill. Symbols and emoji count as letters.
 *
 * Returns: (transfer full) (array zero-terminated=1): the words; free with g_strfreev()
 */
char **
ps_text_words (const char *text)
{
  g_autofree char *fold = ps_text_fold (text);
  g_autoptr (GString) word = g_string_new (NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *words = g_ptr_array_new ();
  const char *p = fold;

  for (;;)
    {
      gunichar c = g_utf8_get_char (p);

      if (!ends_word (c))
        {
          if (c != '\'')
            g_string_append_unichar (word, c);
        }
      else if (word->len > 0)
        {
          if (!g_hash_table_contains (seen, word->str))
            {
              char *copy = g_strdup (word->str);

              g_hash_table_add (seen, copy);
              g_ptr_array_add (words, copy);
            }
          g_string_truncate (word, 0);
        }

      if (c == 0)
        break;

      p = g_utf8_next_char (p);
    }

  g_ptr_array_add (words, NULL);

  return (char **) g_ptr_array_free (words, FALSE);
}

/**
 * ps_text_initial:
 * @text: (nullable): a family name
 *
 * The first letter, as in "Ana S.": with its marks, as a capital where the script has them, without
 * the full stop. Punctuation in front of it is passed over.
 *
 * Returns: (transfer full): the letter; "" where there is none
 */
char *
ps_text_initial (const char *text)
{
  g_autofree char *clean = ps_text_clean (text);
  g_autoptr (GString) initial = g_string_new (NULL);

  for (const char *p = clean; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (initial->len == 0)
        {
          if (g_unichar_isalnum (c))
            g_string_append_unichar (initial, g_unichar_totitle (c));
        }
      else if (g_unichar_ismark (c))
        {
          g_string_append_unichar (initial, c);
        }
      else
        {
          break;
        }
    }

  return g_strdup (initial->str);
}

/**
 * ps_text_capitalize:
 * @text: words that may stand within a sentence, such as "every Tuesday, 18:00"
 *
 * Makes them begin a sentence or a line of their own.
 *
 * Returns: (transfer full): the same with a capital at the beginning, where the script has them
 */
char *
ps_text_capitalize (const char *text)
{
  g_autoptr (GString) capital = g_string_new (NULL);

  g_return_val_if_fail (text != NULL, NULL);

  if (*text == '\0')
    return g_strdup ("");

  g_string_append_unichar (capital, g_unichar_totitle (g_utf8_get_char (text)));
  g_string_append (capital, g_utf8_next_char (text));

  return g_strdup (capital->str);
}
