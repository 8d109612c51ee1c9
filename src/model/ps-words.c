#include "ps-words.h"

#include "ps-phrases.h"

#include <string.h>

/* Longer numbers are nothing that belongs to a date. */
#define MAX_DIGITS 4

struct _PsWords {
  char   *text;
  GArray *words;
};

/* Reads "18:00", "15." or "3/12/2027"; digits of any script. */
static const char *
read_figures (const char *text,
              PsWord     *word)
{
  word->kind = PS_WORD_FIGURES;

  for (;;)
    {
      int *figure = &word->figures[word->n_figures];
      int *digits = &word->digits[word->n_figures];
      const char *after;
      char separator;

      for (; g_unichar_isdigit (g_utf8_get_char (text)); text = g_utf8_next_char (text))
        {
          if (++*digits <= MAX_DIGITS)
            *figure = *figure * 10 + g_unichar_digit_value (g_utf8_get_char (text));
          else
            word->kind = PS_WORD_UNKNOWN;
        }
      word->n_figures++;

      separator = g_ascii_tolower (*text);
      after = text + 1;
      if (separator == '\0' || strchr (":./-h", separator) == NULL
          || !g_unichar_isdigit (g_utf8_get_char (after))
          || word->n_figures == G_N_ELEMENTS (word->figures)
          || (word->n_figures > 1 && separator != word->separator))
        break;

      word->separator = separator;
      text = after;
    }

  if (*text == '.')
    {
      word->dotted = TRUE;
      text++;
    }
  word->value = word->figures[0];

  return text;
}

/* The last ones are the commas of Arabic and of Chinese and Japanese. */
static gboolean
is_comma (gunichar c)
{
  return c == ',' || c == 0x060c || c == 0x3001 || c == 0xff0c;
}

static gboolean
is_between_words (gunichar c)
{
  return g_unichar_isspace (c) || is_comma (c)
         || (c < 0x80 && c != 0 && strchr (";.()", (int) c) != NULL);
}

/**
 * ps_words_new:
 * @text: what a person typed; need not be valid UTF-8
 *
 * Returns: (transfer full): its words
 */
PsWords *
ps_words_new (const char *text)
{
  g_autoptr (PsPhrases) phrases = ps_phrases_new ();
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  PsWords *self = g_new0 (PsWords, 1);
  gboolean after_number = FALSE;
  const char *p;

  self->text = g_utf8_normalize (valid, -1, G_NORMALIZE_ALL_COMPOSE);
  self->words = g_array_new (FALSE, FALSE, sizeof (PsWord));
  g_strstrip (self->text);

  for (p = self->text; *p != '\0';)
    {
      PsWord word = { .text = p };
      const char *end;

      if (is_between_words (g_utf8_get_char (p)))
        {
          p = g_utf8_next_char (p);
          continue;
        }

      /* Before figures: in Japanese the name of a month begins with one. */
      end = ps_phrases_match (phrases, p, after_number, &word);

      if (end != NULL)
        p = end;
      else if (g_unichar_isdigit (g_utf8_get_char (p)))
        p = read_figures (p, &word);
      else
        while (*p != '\0' && !is_between_words (g_utf8_get_char (p)))
          p = g_utf8_next_char (p);

      word.length = p - word.text;
      after_number = word.kind == PS_WORD_FIGURES || word.kind == PS_WORD_NUMBER;
      g_array_append_val (self->words, word);
    }

  return self;
}

/**
 * ps_words_free:
 *
 * Frees the words, and with them the text they point into.
 */
void
ps_words_free (PsWords *self)
{
  g_array_unref (self->words);
  g_free (self->text);
  g_free (self);
}

/**
 * ps_words_get_n:
 *
 * Returns: how many words there are; 0 when nothing but space was typed
 */
guint
ps_words_get_n (const PsWords *self)
{
  return self->words->len;
}

/**
 * ps_words_get:
 * @index: which one; beyond the last there is nothing
 *
 * Returns: (nullable): the word
 */
const PsWord *
ps_words_get (const PsWords *self,
              guint          index)
{
  return index < self->words->len ? &g_array_index (self->words, PsWord, index) : NULL;
}

/**
 * ps_words_is_joined:
 * @index: a word
 *
 * Returns: whether it is one more of what came before, as the last two are in "Monday, Wednesday and
 *   on Friday"
 */
gboolean
ps_words_is_joined (const PsWords *self,
                    guint          index)
{
  const PsWord *word = ps_words_get (self, index);

  while (index > 0)
    {
      const PsWord *before = ps_words_get (self, --index);

      for (const char *p = before->text + before->length; p < word->text; p = g_utf8_next_char (p))
        {
          if (is_comma (g_utf8_get_char (p)))
            return TRUE;
        }

      if (before->kind != PS_WORD_NOISE)
        return before->kind == PS_WORD_AND;
      word = before;
    }

  return FALSE;
}

/**
 * ps_words_get_text:
 *
 * Returns: what was typed, as valid UTF-8 and without spaces around it
 */
const char *
ps_words_get_text (const PsWords *self)
{
  return self->text;
}

/**
 * ps_word_dup:
 * @word: a word
 *
 * Returns: (transfer full): the word as it was typed, for a message
 */
char *
ps_word_dup (const PsWord *word)
{
  return g_strndup (word->text, word->length);
}
