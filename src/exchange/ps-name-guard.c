#include "ps-name-guard.h"

#include <string.h>

#include "ps-text.h"

struct _PsNameGuard
{
  GHashTable *others;  /* a folded word of a name -> what is said instead */
  GHashTable *own;     /* the folded words of their own names */
  GHashTable *unspaced; /* names in scripts that put no space between words -> what is said instead */
  GHashTable *own_unspaced;
};

/* A piece of a text that may be a name, or a part of one, and where it stands. */
typedef struct {
  gsize  start;
  gsize  end;
  char  *fold;
} Token;

static void
token_clear (gpointer data)
{
  Token *token = data;

  g_free (token->fold);
}

/**
 * ps_name_guard_new:
 *
 * Returns: (transfer full): a guard that knows nobody
 */
PsNameGuard *
ps_name_guard_new (void)
{
  PsNameGuard *self = g_new0 (PsNameGuard, 1);

  self->others = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->own = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->unspaced = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->own_unspaced = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return self;
}

void
ps_name_guard_free (PsNameGuard *self)
{
  g_hash_table_unref (self->others);
  g_hash_table_unref (self->own);
  g_hash_table_unref (self->unspaced);
  g_hash_table_unref (self->own_unspaced);
  g_free (self);
}

/* 0 is between words: blanks, punctuation, digits. What cannot be seen belongs to the word around it,
 * or it would hide a name.
 */
static int
class_of (gunichar c,
          int      before)
{
  GUnicodeType type = g_unichar_type (c);

  if (type == G_UNICODE_FORMAT || type == G_UNICODE_CONTROL || g_unichar_ismark (c))
    return g_unichar_isspace (c) ? 0 : before;
  if (g_unichar_isalpha (c))
    return 1;
  if (type == G_UNICODE_OTHER_SYMBOL || type == G_UNICODE_MODIFIER_SYMBOL)
    return 2;

  return 0;
}

static gboolean
is_unspaced (gunichar c)
{
  switch (g_unichar_get_script (c))
    {
    case G_UNICODE_SCRIPT_HAN:
    case G_UNICODE_SCRIPT_HIRAGANA:
    case G_UNICODE_SCRIPT_KATAKANA:
    case G_UNICODE_SCRIPT_THAI:
    case G_UNICODE_SCRIPT_LAO:
    case G_UNICODE_SCRIPT_KHMER:
    case G_UNICODE_SCRIPT_MYANMAR:
    case G_UNICODE_SCRIPT_TIBETAN:
      return TRUE;

    default:
      return FALSE;
    }
}

/* As names are compared, without what may stand within them. */
static char *
fold_piece (const char *start,
            gsize       length)
{
  g_autofree char *piece = g_strndup (start, length);
  char *fold = ps_text_fold (piece);
  char *to = fold;

  for (const char *from = fold; *from != '\0'; from++)
    if (*from != '\'' && *from != '-' && *from != ' ')
      *to++ = *from;
  *to = '\0';

  return fold;
}

static GArray *
take_apart (const char *text)
{
  GArray *tokens = g_array_new (FALSE, FALSE, sizeof (Token));
  int before = 0;
  const char *start = text;

  g_array_set_clear_func (tokens, token_clear);
  for (const char *p = text;; p = g_utf8_next_char (p))
    {
      int class = *p != '\0' ? class_of (g_utf8_get_char (p), before) : 0;

      if (class != before)
        {
          if (before != 0)
            {
              Token token = { (gsize) (start - text), (gsize) (p - text),
                              fold_piece (start, (gsize) (p - start)) };

              g_array_append_val (tokens, token);
            }
          start = p;
        }
      before = class;
      if (*p == '\0')
        return tokens;
    }
}

static const Token *
get (GArray *tokens,
     guint   place)
{
  return &g_array_index (tokens, Token, place);
}

/* Each word of a name, and those that follow each other written together. A single letter is one only
 * if that is all there is to the name.
 */
static void
add_words (GHashTable *words,
           const char *name,
           const char *instead)
{
  g_autoptr (GArray) tokens = take_apart (name);

  for (guint i = 0; i < tokens->len; i++)
    {
      g_autoptr (GString) joined = g_string_new (NULL);

      for (guint j = i; j < tokens->len; j++)
        {
          g_string_append (joined, get (tokens, j)->fold);
          if (g_utf8_strlen (joined->str, -1) > 1 || tokens->len == 1)
            g_hash_table_insert (words, g_strdup (joined->str), (gpointer) instead);
        }
    }
}

static void
add_unspaced (GHashTable *names,
              const char *name,
              const char *instead)
{
  g_autofree char *whole = g_utf8_normalize (name, -1, G_NORMALIZE_NFKC);
  g_auto (GStrv) words = g_strsplit (whole, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (g_utf8_strlen (words[i], -1) > 1 && is_unspaced (g_utf8_get_char (words[i])))
      g_hash_table_insert (names, g_strdup (words[i]), (gpointer) instead);
}

/**
 * ps_name_guard_add:
 * @name: somebody else's
 * @instead: what is said instead; outlives the guard
 */
void
ps_name_guard_add (PsNameGuard *self,
                   const char  *name,
                   const char  *instead)
{
  add_words (self->others, name, instead);
  add_unspaced (self->unspaced, name, instead);
}

/**
 * ps_name_guard_add_own:
 * @name: one of theirs
 *
 * What they are called themselves is nobody else's, though others may be called so too.
 */
void
ps_name_guard_add_own (PsNameGuard *self,
                       const char  *name)
{
  add_words (self->own, name, "");
  add_unspaced (self->own_unspaced, name, "");
}

static const char *
find_instead (PsNameGuard *self,
              const char  *fold)
{
  return g_hash_table_contains (self->own, fold) ? NULL : g_hash_table_lookup (self->others, fold);
}

/* Whether only an apostrophe or a hyphen is between two pieces, as in O’Neill and Anna-Lena. */
static gboolean
is_close (const char  *text,
          const Token *a,
          const Token *b)
{
  const char *p = text + a->end;

  return b->start > a->end && g_utf8_next_char (p) == text + b->start && g_unichar_ispunct (g_utf8_get_char (p));
}

/* How many pieces from @place on are a name; 0 for none. */
static guint
find_name (PsNameGuard  *self,
           const char   *text,
           GArray       *tokens,
           guint         place,
           const char  **instead)
{
  g_autoptr (GString) joined = g_string_new (NULL);
  guint n = 0;

  for (guint i = place; i < tokens->len && i < place + 4; i++)
    {
      const char *found;

      if (i > place && !is_close (text, get (tokens, i - 1), get (tokens, i)))
        break;

      g_string_append (joined, get (tokens, i)->fold);
      found = find_instead (self, joined->str);
      if (found != NULL)
        {
          *instead = found;
          n = i - place + 1;
        }
    }

  return n;
}

/* Whether nothing that says anything stands between two places of a text. */
static gboolean
is_bare (const char *text,
         gsize       from,
         gsize       to)
{
  for (const char *p = text + from; p < text + to; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)) && strchr (".-'", *p) == NULL)
      return FALSE;

  return TRUE;
}

static char *
replace_unspaced (PsNameGuard *self,
                  const char  *text)
{
  GString *cleaned = g_string_new (text);
  GHashTableIter iter;
  gpointer name, instead;

  g_hash_table_iter_init (&iter, self->unspaced);
  while (g_hash_table_iter_next (&iter, &name, &instead))
    if (!g_hash_table_contains (self->own_unspaced, name))
      g_string_replace (cleaned, name, instead, 0);

  return g_string_free (cleaned, FALSE);
}

/**
 * ps_name_guard_clean:
 * @text: (nullable): what somebody wrote
 *
 * Returns: (transfer full) (nullable): it without the names of others; %NULL for %NULL
 */
char *
ps_name_guard_clean (PsNameGuard *self,
                     const char  *text)
{
  g_autofree char *composed = NULL;
  g_autofree char *spaced = NULL;
  g_autoptr (GArray) tokens = NULL;
  GString *cleaned;
  const char *last = NULL;
  gsize done = 0;

  if (text == NULL)
    return NULL;

  composed = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
  spaced = replace_unspaced (self, composed);
  tokens = take_apart (spaced);
  cleaned = g_string_new (NULL);
  for (guint i = 0; i < tokens->len;)
    {
      const char *instead = NULL;
      guint n = find_name (self, spaced, tokens, i, &instead);

      if (n == 0)
        {
          i++;
          continue;
        }

      /* Two names in a row are most often one person's. */
      if (last != instead || !is_bare (spaced, done, get (tokens, i)->start))
        {
          g_string_append_len (cleaned, spaced + done, (gssize) (get (tokens, i)->start - done));
          g_string_append (cleaned, instead);
        }
      last = instead;
      done = get (tokens, i + n - 1)->end;
      i += n;
    }
  g_string_append (cleaned, spaced + done);

  return g_string_free (cleaned, FALSE);
}
