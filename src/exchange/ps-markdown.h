#pragma once

#include <glib.h>

G_BEGIN_DECLS

void ps_markdown_append (GString    *text,
                         const char *plain);

G_END_DECLS
