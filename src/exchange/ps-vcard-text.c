/* What the backslashes in a card's values mean, and what a vCard is known by. */
#include "ps-vcard-reader.h"

#include <string.h>

/**
 * ps_vcard_is:
 * @bytes: (array length=length): a file, or its text
 *
 * Returns: whether it begins as a vCard does, in UTF-8 or another encoding that has ASCII in it
 */
gboolean
ps_vcard_is (const char *bytes,
             gsize       length)
{
  static const char mark[] = "BEGIN:VCARD";
  gsize i = length >= 3 && memcmp (bytes, "\357\273\277", 3) == 0 ? 3 : 0;

  while (i < length && strchr (" \t\r\n", bytes[i]) != NULL && bytes[i] != '\0')
    i++;

  return length - i >= strlen (mark) && g_ascii_strncasecmp (bytes + i, mark, strlen (mark)) == 0;
}

/* How many bytes of the letter that ends before @at are still to come; 0 for none. */
static gsize
missing_bytes (const guint8 *bytes,
               gsize         at)
{
  gsize begun = 0;
  guint8 lead;
  gsize whole;

  while (begun < 3 && begun < at && (bytes[at - 1 - begun] & 0xc0) == 0x80)
    begun++;
  if (begun == at)
    return 0;

  lead = bytes[at - 1 - begun];
  whole = lead >= 0xf0 && lead < 0xf5 ? 4 : lead >= 0xe0 && lead < 0xf0 ? 3 : lead >= 0xc2 && lead < 0xe0 ? 2 : 0;

  return whole > begun + 1 ? whole - begun - 1 : 0;
}

/**
 * ps_vcard_mend:
 * @bytes: a vCard
 *
 * RFC 2426 folds a line by its bytes, so that a letter of several may be cut in two, and the file is
 * no UTF-8 any more. Here the fold is moved behind the letter, which keeps every line in its place.
 *
 * Returns: (transfer full): the same file, or one whose letters are whole
 */
GBytes *
ps_vcard_mend (GBytes *bytes)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  g_autofree guint8 *mended = NULL;
  gboolean changed = FALSE;

  if (length == 0 || !ps_vcard_is ((const char *) data, length)
      || g_utf8_validate_len ((const char *) data, length, NULL))
    return g_bytes_ref (bytes);

  mended = g_memdup2 (data, length);
  for (gsize i = 1; i < length; i++)
    {
      gsize fold = 0;
      gsize missing;
      gsize found = 0;

      if (mended[i] == '\r' && i + 1 < length && mended[i + 1] == '\n')
        fold = 2;
      else if (mended[i] == '\n' || mended[i] == '\r')
        fold = 1;

      if (fold == 0 || i + fold >= length || (mended[i + fold] != ' ' && mended[i + fold] != '\t'))
        continue;

      fold++;
      missing = missing_bytes (mended, i);
      while (found < missing && i + fold + found < length && (mended[i + fold + found] & 0xc0) == 0x80)
        found++;
      if (missing == 0 || found < missing)
        continue;

      /* The fold is three bytes at most, so this goes once through the file. */
      memmove (mended + i + missing, data + i, fold);
      memcpy (mended + i, data + i + fold, missing);
      i += missing;
      changed = TRUE;
    }

  return changed ? g_bytes_new_take (g_steal_pointer (&mended), length) : g_bytes_ref (bytes);
}

/* @type in lower case. */
gboolean
ps_vcard_has_type (const PsVcardProperty *property,
                   const char            *type)
{
  gsize length = strlen (type);

  for (const char *p = property->types; (p = strstr (p, type)) != NULL; p += length)
    if (p > property->types && p[-1] == ' ' && p[length] == ' ')
      return TRUE;

  return FALSE;
}

/**
 * ps_vcard_text:
 * @value: of a property, or a part of one
 *
 * Returns: (transfer full): it without its backslashes (RFC 6350, 3.4); one before another letter than
 *   those that need it, as phones write it, stands for itself
 */
char *
ps_vcard_text (const char *value)
{
  GString *text = g_string_sized_new (strlen (value));

  for (const char *p = value; *p != '\0'; p++)
    {
      if (*p != '\\' || p[1] == '\0' || strchr ("nN\\,;:\"", p[1]) == NULL)
        {
          g_string_append_c (text, *p);
          continue;
        }

      p++;
      g_string_append_c (text, *p == 'n' || *p == 'N' ? '\n' : *p);
    }

  return g_string_free (text, FALSE);
}

/**
 * ps_vcard_parts:
 * @value: of a property
 * @separator: a semicolon or a comma
 *
 * Returns: (transfer full): what stands between those that have no backslash before them, the
 *   backslashes still there
 */
char **
ps_vcard_parts (const char *value,
                char        separator)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  const char *from = value;
  const char *p = value;

  for (; *p != '\0'; p++)
    {
      if (*p == '\\' && p[1] != '\0')
        {
          p++;
        }
      else if (*p == separator)
        {
          g_ptr_array_add (parts, g_strndup (from, p - from));
          from = p + 1;
        }
    }

  g_ptr_array_add (parts, g_strndup (from, p - from));
  g_ptr_array_add (parts, NULL);

  return (char **) g_ptr_array_free (g_steal_pointer (&parts), FALSE);
}
