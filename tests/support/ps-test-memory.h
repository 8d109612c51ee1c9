#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *ps_test_memory_marker (guint  number);
guint ps_test_memory_count  (guint  number);

G_END_DECLS
