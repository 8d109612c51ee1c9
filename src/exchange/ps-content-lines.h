#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Octets of a line without its end: RFC 5545, 3.1, RFC 6350, 3.2. */
#define PS_CONTENT_LINE_MAX 75

void  ps_content_lines_add      (GString    *out,
                                 const char *head,
                                 const char *value);
void  ps_content_lines_add_text (GString    *out,
                                 const char *head,
                                 const char *text);
char *ps_content_lines_escape   (const char *text);

G_END_DECLS
