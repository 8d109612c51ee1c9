#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *ps_topic_query_new (const char *text);

G_END_DECLS
