#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define PS_BALLAST_NAME "ballast"
#define PS_BALLAST_SIZE (8 * 1024 * 1024)

/* From when on somebody is told that there is little room left. */
#define PS_BALLAST_LITTLE_ROOM (200 * 1000 * 1000)

gboolean ps_ballast_take    (const char *folder);
gboolean ps_ballast_drop    (const char *folder);

G_END_DECLS
