#include "ps-decode.h"

#include "ps-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define UTF8_BOM "\357\273\277"

/* The letters of Windows-1252 from 0x80 to 0x9f; above them it is Latin-1. 0 is not assigned.
 * https://www.unicode.org/Public/MAPPINGS/VENDORS/MICSFT/WINDOWS/CP1252.TXT
 */
static const guint16 windows_1252[32] = {
  0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
  0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017d, 0,
  0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
  0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178,
};

/* What people choose by mistake, known by its first bytes. */
static const struct
{
  const char *start;
  gsize       length;
  const char *sentence;
} not_text[] = {
  { "PK\003\004", 4,
    N_("This is a spreadsheet or a ZIP file. Open it in the program it was made with and save it"
       " as CSV, then import that file.") },
  { "\xd0\xcf\x11\xe0", 4,
    N_("This is an Excel workbook. Open it in a spreadsheet program and save it as CSV, then"
       " import that file.") },
  { "%PDF", 4,
    N_("This is a PDF file. Ask for the list as a CSV file, and import that.") },
};

/**
 * ps_encoding_name:
 *
 * Returns: the name that programs know @encoding by; not translated
 */
const char *
ps_encoding_name (PsEncoding encoding)
{
  switch (encoding)
    {
    case PS_ENCODING_UTF8:
    case PS_ENCODING_UTF8_BOM:
      return "UTF-8";

    case PS_ENCODING_UTF16_LE:
      return "UTF-16LE";

    case PS_ENCODING_UTF16_BE:
      return "UTF-16BE";

    case PS_ENCODING_WINDOWS_1252:
      return "Windows-1252";

    default:
      g_return_val_if_reached (NULL);
    }
}

static void
refuse (GError     **error,
        PsFileSpot  *spot,
        guint        line,
        const char  *sentence)
{
  ps_file_spot_set (spot, line, 0, NULL);
  g_set_error_literal (error, PS_ERROR, PS_ERROR_INVALID, sentence);
}

static void
refuse_line (GError     **error,
             PsFileSpot  *spot,
             guint        line,
             const char  *format)
{
  g_autofree char *sentence = NULL;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  sentence = g_strdup_printf (format, line);
#pragma GCC diagnostic pop
  refuse (error, spot, line, sentence);
}

static guint
line_at (const char *bytes,
         gsize       offset)
{
  guint line = 1;

  for (gsize i = 0; i < offset; i++)
    if (bytes[i] == '\n' || (bytes[i] == '\r' && bytes[i + 1] != '\n'))
      line++;

  return line;
}

static guint16
unit_at (const char *bytes,
         gsize       i,
         gboolean    big_endian)
{
  guint8 first = (guint8) bytes[i];
  guint8 second = (guint8) bytes[i + 1];

  return big_endian ? first << 8 | second : second << 8 | first;
}

/* UTF-16 without its mark: a quarter of the units at least are ASCII, whose upper byte is 0, none
 * has 0 for its lower byte, and it has line ends. Chinese without a single digit is not known so.
 */
static gboolean
looks_like_utf16 (const char *bytes,
                  gsize       length,
                  gboolean    big_endian)
{
  gsize n_ascii = 0;
  gboolean has_line_end = FALSE;

  if (length % 2 != 0)
    return FALSE;

  for (gsize i = 0; i < length; i += 2)
    {
      guint16 unit = unit_at (bytes, i, big_endian);

      if ((unit & 0xff) == 0)
        return FALSE;

      if (unit < 0x80)
        n_ascii++;
      if (unit == '\n' || unit == '\r')
        has_line_end = TRUE;
    }

  return has_line_end && n_ascii * 8 >= length;
}

static char *
decode_utf16 (const char  *bytes,
              gsize        length,
              gboolean     big_endian,
              PsFileSpot  *spot,
              GError     **error)
{
  g_autoptr (GString) text = g_string_sized_new (length);

  for (gsize i = 0; i + 1 < length; i += 2)
    {
      gunichar c = unit_at (bytes, i, big_endian);

      if (c >= 0xd800 && c < 0xdc00 && i + 3 < length)
        {
          guint16 low = unit_at (bytes, i + 2, big_endian);

          if (low >= 0xdc00 && low < 0xe000)
            {
              c = 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
              i += 2;
            }
        }

      if (c == 0)
        {
          refuse_line (error, spot, line_at (text->str, text->len),
                       _("Line %u holds a NUL character, so this is not a text file."));
          return NULL;
        }

      if (c >= 0xd800 && c < 0xe000)
        {
          refuse_line (error, spot, line_at (text->str, text->len),
                       _("Line %u holds half a character (UTF-16), so the file is damaged."));
          return NULL;
        }

      g_string_append_unichar (text, c);
    }

  if (length % 2 != 0)
    {
      refuse_line (error, spot, line_at (text->str, text->len),
                   _("The file ends in line %u in the middle of a character (UTF-16), so it is"
                     " damaged."));
      return NULL;
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Whether bytes that are not UTF-8 throughout were meant to be: letters of several bytes that are
 * right are twice what is wrong, at least. Windows-1252 has such pairs by accident only. @wrong is where the
 * first wrong one is.
 */
static gboolean
was_meant_as_utf8 (const char *bytes,
                   gsize       length,
                   gsize      *wrong)
{
  const char *end = bytes + length;
  const char *p = bytes;
  gsize n_right = 0;
  gsize n_wrong = 0;

  while (p < end)
    {
      const char *stop;

      g_utf8_validate_len (p, end - p, &stop);
      for (; p < stop; p = g_utf8_next_char (p))
        if ((guint8) *p >= 0x80)
          n_right++;

      if (p < end)
        {
          if (n_wrong++ == 0)
            *wrong = p - bytes;
          p++;
        }
    }

  return n_right >= 2 * n_wrong;
}

static char *
decode_windows_1252 (const char  *bytes,
                     gsize        length,
                     PsFileSpot  *spot,
                     GError     **error)
{
  g_autoptr (GString) text = g_string_sized_new (length + length / 8);

  for (gsize i = 0; i < length; i++)
    {
      guint8 byte = (guint8) bytes[i];
      gunichar c = byte >= 0x80 && byte < 0xa0 ? windows_1252[byte - 0x80] : byte;

      if (c == 0)
        {
          refuse_line (error, spot, line_at (bytes, i),
                       _("Line %u holds bytes that are no letters in UTF-8, UTF-16 or"
                         " Windows-1252. Save the file as UTF-8."));
          return NULL;
        }

      g_string_append_unichar (text, c);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* A stray control character comes from a keyboard; many come from a file that is no text. */
static gboolean
is_text (const char  *text,
         PsFileSpot  *spot,
         GError     **error)
{
  gsize length = strlen (text);
  gsize n_controls = 0;
  gsize first = 0;

  for (gsize i = 0; i < length; i++)
    if (((guint8) text[i] < 0x20 && strchr ("\t\n\v\f\r", text[i]) == NULL) || text[i] == 0x7f)
      if (n_controls++ == 0)
        first = i;

  if (n_controls <= 4 || n_controls * 50 <= length)
    return TRUE;

  refuse_line (error, spot, line_at (text, first),
               _("From line %u on there are control characters, so this is not a text file."));

  return FALSE;
}

/**
 * ps_decode:
 * @bytes: what a file held
 * @length: how many bytes
 * @encoding: (out) (optional): how they were spelt
 * @spot: (out caller-allocates) (optional): where it is wrong
 *
 * Makes text of a file: UTF-8 with and without its mark, UTF-16 of either order with its mark or
 * where it can be told without, else Windows-1252, which is what Excel and Outlook write in Western
 * Europe and America. The mark is left out, and the control-Z at the end that DOS programs write.
 *
 * Errors: %PS_ERROR_INVALID for more than %PS_FILE_READ_MAX bytes, NUL characters, damaged UTF-8
 * or UTF-16, and what is not text.
 *
 * Returns: (transfer full): valid UTF-8 without NUL
 */
char *
ps_decode (const char  *bytes,
           gsize        length,
           PsEncoding  *encoding,
           PsFileSpot  *spot,
           GError     **error)
{
  g_autofree char *text = NULL;
  const char *nul;
  PsEncoding found;
  gboolean damaged = FALSE;
  gsize text_length;
  gsize wrong = 0;

  if (length == 0)
    bytes = "";

  if (length > PS_FILE_READ_MAX)
    {
      refuse (error, spot, 0, _("The file has more than 16 MiB, which is the most that can be imported."));
      return NULL;
    }

  for (gsize i = 0; i < G_N_ELEMENTS (not_text); i++)
    if (length >= not_text[i].length && memcmp (bytes, not_text[i].start, not_text[i].length) == 0)
      {
        refuse (error, spot, 0, _(not_text[i].sentence));
        return NULL;
      }

  nul = memchr (bytes, 0, length);

  if (length >= 2 && memcmp (bytes, "\377\376", 2) == 0)
    {
      found = PS_ENCODING_UTF16_LE;
      text = decode_utf16 (bytes + 2, length - 2, FALSE, spot, error);
    }
  else if (length >= 2 && memcmp (bytes, "\376\377", 2) == 0)
    {
      found = PS_ENCODING_UTF16_BE;
      text = decode_utf16 (bytes + 2, length - 2, TRUE, spot, error);
    }
  else if (nul != NULL && looks_like_utf16 (bytes, length, FALSE))
    {
      found = PS_ENCODING_UTF16_LE;
      text = decode_utf16 (bytes, length, FALSE, spot, error);
    }
  else if (nul != NULL && looks_like_utf16 (bytes, length, TRUE))
    {
      found = PS_ENCODING_UTF16_BE;
      text = decode_utf16 (bytes, length, TRUE, spot, error);
    }
  else if (nul != NULL)
    {
      refuse_line (error, spot, line_at (bytes, nul - bytes),
                   _("Line %u holds a NUL character, so this is not a text file."));
    }
  else if (length >= 3 && memcmp (bytes, UTF8_BOM, 3) == 0)
    {
      found = PS_ENCODING_UTF8_BOM;
      if (length == 3 || g_utf8_validate_len (bytes + 3, length - 3, NULL))
        text = g_strndup (bytes + 3, length - 3);
      else
        damaged = TRUE;
    }
  else if (length == 0 || g_utf8_validate_len (bytes, length, NULL))
    {
      found = PS_ENCODING_UTF8;
      text = g_strndup (bytes, length);
    }
  else if (was_meant_as_utf8 (bytes, length, &wrong))
    {
      damaged = TRUE;
    }
  else
    {
      found = PS_ENCODING_WINDOWS_1252;
      text = decode_windows_1252 (bytes, length, spot, error);
    }

  if (damaged)
    {
      was_meant_as_utf8 (bytes, length, &wrong);
      refuse_line (error, spot, line_at (bytes, wrong),
                   _("Line %u is not valid UTF-8, which the rest of the file is, so the file is"
                     " damaged."));
    }

  if (text == NULL)
    return NULL;

  text_length = strlen (text);
  if (text_length > 0 && text[text_length - 1] == '\032')
    text[text_length - 1] = '\0';

  if (!is_text (text, spot, error))
    return NULL;

  if (encoding != NULL)
    *encoding = found;

  return g_steal_pointer (&text);
}
