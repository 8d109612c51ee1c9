#include "ps-text.h"

#include <string.h>

/* No script writes more marks on one letter than this; what does is there to spoil the rows above
 * and below it, and costs a normalisation the square of its length.
 */
#define MARKS_MAX 16

/* Letters of the Latin and Arabic scripts that have no decomposition in Unicode, but that people
 * who lack the key write as these, in lower case. Sorted by letter.
 */
static const struct
{
  gunichar    letter;
  const char *plain;
} plain_letters[] = {
  { 0x00e6, "ae" },       /* æ */
  { 0x00f0, "d" },        /* ð */
  { 0x00f8, "o" },        /* ø */
  { 0x00fe, "th" },       /* þ */
  { 0x0111, "d" },        /* đ */
  { 0x0127, "h" },        /* ħ */
  { 0x0131, "i" },        /* ı */
  { 0x0138, "q" },        /* ĸ */
  { 0x0142, "l" },        /* ł */
  { 0x014b, "n" },        /* ŋ */
  { 0x0153, "oe" },       /* œ */
  { 0x0167, "t" },        /* ŧ */
  { 0x0180, "b" },        /* ƀ */
  { 0x0192, "f" },        /* ƒ */
  { 0x0199, "k" },        /* ƙ */
  { 0x019a, "l" },        /* ƚ */
  { 0x01b4, "y" },        /* ƴ */
  { 0x01b6, "z" },        /* ƶ */
  { 0x01dd, "e" },        /* ǝ */
  { 0x01e5, "g" },        /* ǥ */
  { 0x0253, "b" },        /* ɓ */
  { 0x0254, "o" },        /* ɔ */
  { 0x0256, "d" },        /* ɖ */
  { 0x0257, "d" },        /* ɗ */
  { 0x0259, "e" },        /* ə */
  { 0x025b, "e" },        /* ɛ */
  { 0x0268, "i" },        /* ɨ */
  { 0x0272, "n" },        /* ɲ */
  { 0x0289, "u" },        /* ʉ */
  { 0x0640, "" },         /* Arabic tatweel, which only stretches */
  { 0x0649, "\331\212" }, /* alef maksura, as yeh */
  { 0x06a9, "\331\203" }, /* keheh, as kaf */
  { 0x06cc, "\331\212" }, /* Farsi yeh, as yeh */
};

static const char *
plain_letter (gunichar letter)
{
  gsize low = 0;
  gsize high = G_N_ELEMENTS (plain_letters);

  while (low < high)
    {
      gsize middle = (low + high) / 2;

      if (plain_letters[middle].letter == letter)
        return plain_letters[middle].plain;

      if (plain_letters[middle].letter < letter)
        low = middle + 1;
      else
        high = middle;
    }

  return NULL;
}

static gboolean
is_apostrophe (gunichar c)
{
  return c == '\'' || c == '`' || c == 0x00b4 || (c >= 0x02b9 && c <= 0x02bd) || c == 0x02c8
         || (c >= 0x2018 && c <= 0x201b) || c == 0x2032 || c == 0x2035 || c == 0xa78c || c == 0xff07;
}

static gboolean
is_hyphen (gunichar c)
{
  return g_unichar_type (c) == G_UNICODE_DASH_PUNCTUATION || c == 0x2212 || c == 0x2043;
}

/* Marks that say how a letter sounds, and are left out where a person has no key for them. In the
 * scripts of India and South-East Asia a mark is the vowel, and a name is another one without it;
 * the two Japanese voicing marks likewise.
 */
static gboolean
is_accent (gunichar c)
{
  if (!g_unichar_ismark (c) || c == 0x3099 || c == 0x309a)
    return FALSE;

  switch (g_unichar_get_script (c))
    {
    case G_UNICODE_SCRIPT_INHERITED:
    case G_UNICODE_SCRIPT_COMMON:
    case G_UNICODE_SCRIPT_LATIN:
    case G_UNICODE_SCRIPT_GREEK:
    case G_UNICODE_SCRIPT_CYRILLIC:
    case G_UNICODE_SCRIPT_ARABIC:
    case G_UNICODE_SCRIPT_HEBREW:
    case G_UNICODE_SCRIPT_SYRIAC:
      return TRUE;

    default:
      return FALSE;
    }
}

/* Format characters that a name needs: the joiners change what Persian, Hindi or an emoji shows,
 * and the tags spell some flags.
 */
static gboolean
is_joiner (gunichar c)
{
  return c == 0x200c || c == 0x200d || (c >= 0xe0020 && c <= 0xe007f);
}

/* The Hangul filler, its halfwidth form and the Braille pattern without a dot look like one. */
static gboolean
is_space (gunichar c)
{
  return g_unichar_isspace (c) || c == '\v' || c == 0x0085 || c == 0x2028 || c == 0x2029
         || c == 0x3164 || c == 0xffa0 || c == 0x2800;
}

/* What Unicode has nothing shown of (Default_Ignorable_Code_Point) though it is no format character:
 * fillers of Hangul syllables, and what is not assigned yet.
 */
static gboolean
is_ignorable (gunichar c)
{
  return c == 0x115f || c == 0x1160 || c == 0x2065 || (c >= 0xfff0 && c <= 0xfff8)
         || (c >= 0xe0000 && c <= 0xe0fff && g_unichar_type (c) == G_UNICODE_UNASSIGNED);
}

/* Valid UTF-8, without controls, format characters and mountains of marks, with single spaces. */
static GString *
tidy (const char *text,
      gboolean    keep_joiners)
{
  g_autofree char *valid = NULL;
  GString *tidied;
  gboolean space = FALSE;
  gboolean visible = FALSE;
  guint marks = 0;

  if (!g_utf8_validate (text, -1, NULL))
    text = valid = g_utf8_make_valid (text, -1);

  tidied = g_string_sized_new (strlen (text));

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      GUnicodeType type = g_unichar_type (c);

      if (is_space (c))
        {
          space = TRUE;
          marks = 0;
          continue;
        }

      if (type == G_UNICODE_CONTROL || is_ignorable (c))
        continue;

      if (type == G_UNICODE_FORMAT)
        {
          if (keep_joiners && is_joiner (c))
            g_string_append_unichar (tidied, c);
          continue;
        }

      if (g_unichar_ismark (c))
        {
          if (++marks > MARKS_MAX)
            continue;
        }
      else
        {
          marks = 0;
          visible = TRUE;
        }

      if (space && tidied->len > 0)
        g_string_append_c (tidied, ' ');
      space = FALSE;

      g_string_append_unichar (tidied, c);
    }

  if (!visible)
    g_string_truncate (tidied, 0);

  return tidied;
}

/**
 * ps_text_clean:
 * @text: (nullable): what a person typed or a file held
 *
 * Makes one line of text fit to be stored and shown: trimmed, white space of every kind as single
 * spaces, composed (NFC), and without control characters, byte order marks, soft hyphens, zero
 * width spaces and the characters that turn the direction of writing (Unicode TR 36, 2.6: they can
 * make a name look like another one). The joiners that Persian, Hindi and emoji need stay. More
 * than 16 marks on one letter are dropped. What is not UTF-8 becomes U+FFFD.
 *
 * Returns: (transfer full): the text; "" where nothing can be seen of it
 */
char *
ps_text_clean (const char *text)
{
  g_autoptr (GString) tidied = NULL;

  if (text == NULL)
    return g_strdup ("");

  tidied = tidy (text, TRUE);

  /* Most names are, and normalising is what takes the time when 10,000 rows are imported. */
  if (g_str_is_ascii (tidied->str))
    return g_string_free (g_steal_pointer (&tidied), FALSE);

  return g_utf8_normalize (tidied->str, tidied->len, G_NORMALIZE_NFC);
}

/* What is left of ps_text_fold() where there is no letter of another script or with a mark. */
static char *
fold_ascii (char *text)
{
  for (char *p = text; *p != '\0'; p++)
    *p = *p == '`' ? '\'' : g_ascii_tolower (*p);

  return text;
}

/**
 * ps_text_fold:
 * @text: (nullable): a name, or what is looked for
 *
 * The same name, written otherwise, has the same fold: compatibility decomposition (NFKD), case
 * folded, accents stripped (Unicode TR 10 calls it the primary level), letters without a
 * decomposition written plainly (ł as l, ß as ss, æ as ae), every apostrophe as ', every hyphen and
 * dash as -, single spaces, nothing invisible. Vowel signs and viramas stay, because without them
 * a Hindi or a Thai name is another one. Folding twice changes nothing.
 *
 * It compares; it is never shown. What is stored has to be folded again when this function changes.
 *
 * Returns: (transfer full): the fold
 */
char *
ps_text_fold (const char *text)
{
  g_autoptr (GString) straight = NULL;
  g_autoptr (GString) tidied = NULL;
  g_autoptr (GString) plain = NULL;
  g_autofree char *decomposed = NULL;
  g_autofree char *lower = NULL;

  if (text == NULL)
    return g_strdup ("");

  /* Before the decomposition, which makes of a free-standing accent a space and a mark. */
  tidied = tidy (text, FALSE);
  if (g_str_is_ascii (tidied->str))
    return fold_ascii (g_string_free (g_steal_pointer (&tidied), FALSE));

  straight = g_string_sized_new (tidied->len);
  for (const char *p = tidied->str; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (straight, is_apostrophe (c) ? '\'' : is_hyphen (c) ? '-' : c);
    }

  decomposed = g_utf8_normalize (straight->str, straight->len, G_NORMALIZE_NFKD);
  lower = g_utf8_casefold (decomposed, -1);
  /* Some letters fold to ones that decompose again. */
  g_free (decomposed);
  decomposed = g_utf8_normalize (lower, -1, G_NORMALIZE_NFKD);

  plain = g_string_sized_new (strlen (decomposed));
  for (const char *p = decomposed; *p != '\0'; p = g_utf8_next_char (p))
    {
      /* GLib folds the small Cherokee letters to capitals and the capitals to small ones. */
      gunichar c = g_unichar_tolower (g_utf8_get_char (p));
      const char *letter = plain_letter (c);

      if (letter != NULL)
        g_string_append (plain, letter);
      else if (is_apostrophe (c))
        g_string_append_c (plain, '\'');
      else if (is_hyphen (c))
        g_string_append_c (plain, '-');
      else if (!is_accent (c))
        g_string_append_unichar (plain, c);
    }

  /* The decomposition may have brought spaces of its own. */
  g_string_free (g_steal_pointer (&tidied), TRUE);
  tidied = tidy (plain->str, FALSE);

  return g_strdup (tidied->str);
}

/**
 * ps_text_is_valid:
 * @bytes: (nullable): bytes from outside
 * @length: how many
 *
 * Returns: whether they are UTF-8 and hold no NUL
 */
gboolean
ps_text_is_valid (const char *bytes,
                  gsize       length)
{
  /* GLib takes a NUL for an error when a length is given. */
  return length == 0 || g_utf8_validate_len (bytes, length, NULL);
}

/**
 * ps_text_fits:
 * @text: valid UTF-8
 * @max_chars: characters (code points, as SQLite's length() counts them)
 *
 * Returns: whether @text has at most @max_chars characters
 */
gboolean
ps_text_fits (const char *text,
              gsize       max_chars)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (max_chars-- == 0)
      return FALSE;

  return TRUE;
}
