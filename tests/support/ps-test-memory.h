#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean  ps_test_memory_can_look (void);
char     *ps_test_memory_marker   (guint  number);
guint     ps_test_memory_count    (guint  number);

G_END_DECLS
