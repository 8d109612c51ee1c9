#pragma once

#include <glib.h>

G_BEGIN_DECLS

char ps_csv_detect_delimiter (const char *text,
                              gsize       length);

G_END_DECLS
