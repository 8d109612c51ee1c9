#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean ps_topic_is_unfinished (GPtrArray *segments);

G_END_DECLS
