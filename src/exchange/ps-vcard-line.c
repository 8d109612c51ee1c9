/* One line of a card, unfolded: the name and the parameters before the colon, the spelling after it. */
#include "ps-vcard-line-private.h"

#include "ps-error.h"
#include "ps-text.h"
#include "ps-vcard-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define NO_PREFERENCE 101

void
ps_vcard_head_clear (PsVcardHead *self)
{
  g_clear_pointer (&self->group, g_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->types, g_free);
  g_clear_pointer (&self->charset, g_free);
  g_clear_pointer (&self->may, g_free);
  g_clear_pointer (&self->label, g_free);
}

/* "^n", "^'" and "^^" of RFC 6868, and the quotes around a value. */
static char *
plain_parameter (const char *text,
                 gsize       length)
{
  GString *plain = g_string_sized_new (length);

  for (gsize i = 0; i < length; i++)
    {
      char next = i + 1 < length ? text[i + 1] : '\0';

      if (text[i] == '"')
        continue;

      if (text[i] == '^' && (next == 'n' || next == '\'' || next == '^'))
        {
          g_string_append_c (plain, next == 'n' ? ' ' : next == '\'' ? '"' : '^');
          i++;
        }
      else
        {
          g_string_append_c (plain, text[i]);
        }
    }

  return g_string_free (plain, FALSE);
}

/* To the next @stop outside quotes. */
static const char *
find_stop (const char *p,
           const char *stop)
{
  gboolean quoted = FALSE;

  for (; *p != '\0'; p++)
    {
      if (*p == '"')
        quoted = !quoted;
      else if (!quoted && strchr (stop, *p) != NULL)
        break;
    }

  return p;
}

static void
take_types (PsVcardHead *self,
            GString     *types,
            const char  *words)
{
  g_auto (GStrv) list = g_strsplit (words, ",", -1);

  for (guint i = 0; list[i] != NULL; i++)
    {
      g_autofree char *type = g_ascii_strdown (g_strstrip (list[i]), -1);

      if (*type == '\0')
        continue;

      if (strcmp (type, "pref") == 0)
        self->preference = MIN (self->preference, 1);
      g_string_append_printf (types, "%s ", type);
    }
}

/* What is no hexadecimal number after an equals sign stands for itself. */
static GString *
decode_quoted (const char *raw,
               gsize       length)
{
  GString *bytes = g_string_sized_new (length);

  for (gsize i = 0; i < length; i++)
    {
      if (raw[i] == '=' && i + 2 < length && g_ascii_isxdigit (raw[i + 1])
          && g_ascii_isxdigit (raw[i + 2]))
        {
          g_string_append_c (bytes, (char) (g_ascii_xdigit_value (raw[i + 1]) << 4
                                            | g_ascii_xdigit_value (raw[i + 2])));
          i += 2;
        }
      else
        {
          g_string_append_c (bytes, raw[i]);
        }
    }

  return bytes;
}

static void
take_encoding (PsVcardHead *self,
               const char  *word)
{
  if (g_ascii_strcasecmp (word, "QUOTED-PRINTABLE") == 0 || g_ascii_strcasecmp (word, "Q") == 0)
    self->quoted_printable = TRUE;
  else if (g_ascii_strcasecmp (word, "BASE64") == 0 || g_ascii_strcasecmp (word, "B") == 0)
    self->base64 = TRUE;
}

/* A parameter of 2.1 may be its bare value: "TEL;CELL;VOICE", "NOTE;QUOTED-PRINTABLE". */
static void
take_bare (PsVcardHead *self,
           GString     *types,
           const char  *word)
{
  take_encoding (self, word);
  if (!self->quoted_printable || g_ascii_strcasecmp (word, "QUOTED-PRINTABLE") != 0)
    take_types (self, types, word);
}

/* "X-CUSTOM(CHARSET=UTF-8,ENCODING=QUOTED-PRINTABLE,=4D=6F=6D)": whose phone it is may be said there only.
 */
static gboolean
take_custom (PsVcardHead *self,
             const char  *whole)
{
  static const char start[] = "X-CUSTOM(";
  const char *comma = strrchr (whole, ',');
  const char *word;
  g_autoptr (GString) label = NULL;

  if (g_ascii_strncasecmp (whole, start, strlen (start)) != 0 || !g_str_has_suffix (whole, ")"))
    return FALSE;

  word = comma != NULL ? comma + 1 : whole + strlen (start);
  label = decode_quoted (word, strlen (word) - 1);
  if (ps_text_is_valid (label->str, label->len))
    {
      g_free (self->label);
      self->label = g_strdup (label->str);
    }

  return TRUE;
}

static void
take_parameter (PsVcardHead *self,
                GString     *types,
                const char  *text,
                gsize        length)
{
  g_autofree char *whole = plain_parameter (text, length);
  char *equals = strchr (whole, '=');
  const char *value;

  g_strstrip (whole);
  if (take_custom (self, whole))
    return;

  if (equals == NULL)
    {
      take_bare (self, types, whole);
      return;
    }

  *equals = '\0';
  value = g_strstrip (equals + 1);
  g_strchomp (whole);

  if (g_ascii_strcasecmp (whole, "TYPE") == 0)
    {
      take_types (self, types, value);
    }
  else if (g_ascii_strcasecmp (whole, "ENCODING") == 0)
    {
      take_encoding (self, value);
    }
  else if (g_ascii_strcasecmp (whole, "CHARSET") == 0)
    {
      g_free (self->charset);
      self->charset = g_strdup (value);
    }
  else if (g_ascii_strcasecmp (whole, "X-PEERSIDE-MAY") == 0)
    {
      g_free (self->may);
      self->may = g_strdelimit (g_strdup (value), ",", ' ');
    }
  else if (g_ascii_strcasecmp (whole, "PREF") == 0)
    {
      guint64 preference = g_ascii_strtoull (value, NULL, 10);

      self->preference = (guint) CLAMP (preference, 1, 100);
    }
}

/**
 * ps_vcard_head_parse:
 * @self: (out caller-allocates): what it says
 * @text: a line up to its colon, unfolded
 *
 * Takes a name and its parameters apart. What is not known is passed over.
 */
void
ps_vcard_head_parse (PsVcardHead *self,
                     const char  *text)
{
  const char *end = find_stop (text, ";");
  g_autofree char *name = g_strndup (text, end - text);
  g_autoptr (GString) types = g_string_new (" ");
  char *dot = strrchr (name, '.');

  memset (self, 0, sizeof *self);
  self->preference = NO_PREFERENCE;

  if (dot != NULL)
    {
      *dot = '\0';
      self->group = g_ascii_strdown (g_strstrip (name), -1);
    }
  self->name = g_ascii_strup (g_strstrip (dot != NULL ? dot + 1 : name), -1);

  while (*end == ';')
    {
      const char *from = end + 1;

      end = find_stop (from, ";");
      take_parameter (self, types, from, end - from);
    }

  self->types = g_string_free (g_steal_pointer (&types), FALSE);
}

static gboolean
refuse (GError      **error,
        PsFileSpot   *spot,
        guint         line,
        const char   *field,
        const char   *sentence)
{
  ps_file_spot_set (spot, line, 0, field);
  /* Translators: a line of a file, what it is called there, and the sentence that says what is wrong. */
  g_set_error (error, PS_ERROR, PS_ERROR_INVALID, _("Line %u (“%s”): %s"), line, field, sentence);

  return FALSE;
}

/* A name of a character set becomes part of the name of a file that iconv loads. */
static gboolean
is_charset (const char *name)
{
  return *name != '\0' && strlen (name) <= 40
         && name[strspn (name, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_:.")] == '\0'
         && strstr (name, "..") == NULL;
}

/* Says of bytes which letters they are. Without a name they are UTF-8, if they can be, or what old
 * phones and Outlook have in Western Europe and America.
 */
static char *
to_utf8 (const char *charset,
         GString    *bytes)
{
  gboolean named = charset != NULL && *charset != '\0';
  gboolean is_utf8 = !named || g_ascii_strcasecmp (charset, "UTF-8") == 0
                     || g_ascii_strcasecmp (charset, "UTF8") == 0
                     || g_ascii_strcasecmp (charset, "US-ASCII") == 0;
  g_autofree char *text = NULL;
  gsize length = 0;

  if (is_utf8 && g_utf8_validate_len (bytes->str, bytes->len, NULL))
    return g_strdup (bytes->str);

  if (is_utf8 && named)
    return NULL;

  /* Whoever says ISO-8859-1 means what Windows has in the place of its control characters. */
  if (!named || g_ascii_strcasecmp (charset, "ISO-8859-1") == 0
      || g_ascii_strcasecmp (charset, "LATIN1") == 0)
    charset = "WINDOWS-1252";
  else if (!is_charset (charset))
    return NULL;

  text = g_convert (bytes->str, bytes->len, "UTF-8", charset, NULL, &length, NULL);
  if (text == NULL || strlen (text) != length)
    return NULL;

  return g_steal_pointer (&text);
}

/**
 * ps_vcard_take_value:
 * @raw: what came after the colon, unfolded; soft line ends are gone from it
 * @length: bytes
 * @line: where it begins, from 1
 * @value: (out): the text, its backslashes still there
 * @spot: (out caller-allocates) (optional): where it is wrong
 *
 * Errors: %PS_ERROR_INVALID for a value of more than %PS_VCARD_VALUE_MAX bytes, a NUL character,
 * letters that are none in their character set, and a character set that nobody knows.
 */
gboolean
ps_vcard_take_value (const PsVcardHead  *head,
                     const char         *raw,
                     gsize               length,
                     guint               line,
                     char              **value,
                     PsFileSpot         *spot,
                     GError            **error)
{
  g_autoptr (GString) bytes = NULL;
  g_autofree char *text = NULL;
  g_autofree char *sentence = NULL;

  if (!head->quoted_printable)
    {
      text = g_strndup (raw, length);
    }
  else
    {
      bytes = decode_quoted (raw, length);
      if (memchr (bytes->str, 0, bytes->len) != NULL)
        return refuse (error, spot, line, head->name, _("The value holds a NUL character."));

      text = to_utf8 (head->charset, bytes);
      if (text == NULL)
        {
          g_autofree char *clean = ps_text_clean (head->charset != NULL ? head->charset : "UTF-8");
          g_autofree char *charset = g_utf8_substring (clean, 0, MIN (g_utf8_strlen (clean, -1), 40));

          /* Translators: %s is the name of a character set, such as UTF-8. */
          sentence = g_strdup_printf (_("The value is no text in the character set “%s”."), charset);
          return refuse (error, spot, line, head->name, sentence);
        }
    }

  if (strlen (text) > PS_VCARD_VALUE_MAX)
    {
      sentence = g_strdup_printf (_("The value is longer than %d KiB."), PS_VCARD_VALUE_MAX / 1024);
      return refuse (error, spot, line, head->name, sentence);
    }

  *value = g_steal_pointer (&text);

  return TRUE;
}
