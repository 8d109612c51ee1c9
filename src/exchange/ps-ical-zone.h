#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean ps_ical_zone_write (GString     *out,
                             const char  *name,
                             int          from_year,
                             GError     **error);

G_END_DECLS
