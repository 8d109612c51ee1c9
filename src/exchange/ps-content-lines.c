/* The lines that calendars and contact cards are made of: RFC 5545, 3.1 and RFC 6350, 3.2. */
#include "ps-content-lines.h"

#include <string.h>

static gboolean
begins_character (char c)
{
  return ((guchar) c & 0xc0) != 0x80;
}

/**
 * ps_content_lines_add:
 * @head: what stands before the colon: a name, with its parameters
 * @value: valid UTF-8, escaped where that is needed
 *
 * Writes one line, folded so that none is longer than %PS_CONTENT_LINE_MAX octets, and never within a
 * character, which some readers put together wrongly.
 */
void
ps_content_lines_add (GString    *out,
                      const char *head,
                      const char *value)
{
  g_autofree char *line = g_strconcat (head, ":", value, NULL);
  gsize room = PS_CONTENT_LINE_MAX;
  const char *p = line;

  while (strlen (p) > room)
    {
      gsize n = room;

      while (n > 1 && !begins_character (p[n]))
        n--;

      g_string_append_len (out, p, (gssize) n);
      g_string_append (out, "\r\n ");
      p += n;
      /* The blank that a folded line begins with counts. */
      room = PS_CONTENT_LINE_MAX - 1;
    }

  g_string_append (out, p);
  g_string_append (out, "\r\n");
}

/**
 * ps_content_lines_escape:
 * @text: valid UTF-8
 *
 * Returns: (transfer full): @text as one value, or one part of a value: a line end is \n, and
 *   backslashes, commas and semicolons have a backslash in front
 */
char *
ps_content_lines_escape (const char *text)
{
  GString *escaped = g_string_new (NULL);

  for (const char *c = text; *c != '\0'; c++)
    {
      if (*c == '\r' && c[1] == '\n')
        continue;

      if (*c == '\n' || *c == '\r')
        {
          g_string_append (escaped, "\\n");
          continue;
        }

      if (strchr ("\\,;", *c) != NULL)
        g_string_append_c (escaped, '\\');
      g_string_append_c (escaped, *c);
    }

  return g_string_free (escaped, FALSE);
}

/**
 * ps_content_lines_add_text:
 * @head: as of ps_content_lines_add()
 * @text: valid UTF-8
 *
 * Writes one line with a text as it is to be read.
 */
void
ps_content_lines_add_text (GString    *out,
                           const char *head,
                           const char *text)
{
  g_autofree char *value = ps_content_lines_escape (text);

  ps_content_lines_add (out, head, value);
}
