#pragma once

#include <glib.h>

G_BEGIN_DECLS

GHashTable *ps_namesake_words (GPtrArray  *rows,
                               const char *fold);

G_END_DECLS
