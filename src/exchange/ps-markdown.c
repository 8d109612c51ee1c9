#include "ps-markdown.h"

#include <string.h>

/**
 * ps_markdown_append:
 * @plain: what people wrote
 *
 * Adds it so that it stays what they wrote: nothing of it becomes a heading, a list or a link
 * (CommonMark, 2.4).
 */
void
ps_markdown_append (GString    *text,
                    const char *plain)
{
  gboolean is_number = TRUE;

  for (const char *c = plain; *c != '\0'; c++)
    {
      /* Some mean something wherever they stand, others at the beginning only: "1." and "-". */
      if (strchr ("\\`*_[]<>#&|~", *c) != NULL || (c == plain && strchr ("+-=", *c) != NULL) ||
          (is_number && strchr (".)", *c) != NULL))
        g_string_append_c (text, '\\');
      g_string_append_c (text, *c == '\n' ? ' ' : *c);
      is_number = is_number && g_ascii_isdigit (*c);
    }
}
