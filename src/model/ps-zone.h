#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean   ps_zone_is_valid (const char  *name);
GTimeZone *ps_zone_open     (const char  *name,
                             GError     **error);
char      *ps_zone_local    (void);
char      *ps_zone_find     (const char  *tz,
                             const char  *root);

G_END_DECLS
