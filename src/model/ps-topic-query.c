#include "ps-topic-query.h"

#include "ps-text.h"

/* Past this many words a search finds nothing that fewer would not, and each costs a look-up. */
#define MAX_WORDS 16

/**
 * ps_topic_query_new:
 * @text: (nullable): what somebody typed
 *
 * Makes an FTS5 MATCH expression of @text that asks for every word, each as a beginning.
 *
 * FTS5 has a grammar of its own, in which `AND`, `NEAR`, `*`, `-` and `:` mean something and a lone
 * quote is an error. Each word goes into a string of that grammar, where nothing means anything, so
 * whatever is typed is searched for and nothing typed can fail.
 *
 * Returns: (transfer full) (nullable): the expression, or %NULL when there is no word in @text
 */
char *
ps_topic_query_new (const char *text)
{
  g_autofree char *clean = NULL;
  GString *query;
  GString *word;
  guint n = 0;

  if (text == NULL)
    return NULL;

  /* As titles are, so that one is found by itself whatever invisible it was typed with. */
  clean = ps_text_clean (text);
  query = g_string_new (NULL);
  word = g_string_new (NULL);

  for (const char *p = clean;; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      /* What the unicode61 tokenizer keeps in a token (SQLite, FTS5, 4.3.1). */
      if (c != 0 && (g_unichar_isalnum (c) || g_unichar_ismark (c) ||
                     g_unichar_type (c) == G_UNICODE_PRIVATE_USE))
        {
          g_string_append_unichar (word, c);
          continue;
        }

      if (word->len > 0 && n < MAX_WORDS)
        {
          g_string_append_printf (query, "%s\"%s\"*", n > 0 ? " " : "", word->str);
          n++;
        }
      g_string_set_size (word, 0);

      if (c == 0)
        break;
    }

  g_string_free (word, TRUE);

  return g_string_free (query, n == 0);
}
