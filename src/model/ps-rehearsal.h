#pragma once

#include <glib.h>

G_BEGIN_DECLS

GPtrArray *ps_rehearsal_run (GPtrArray   *plans,
                             gint64       planned_s,
                             gint64       planned_at,
                             GTimeZone   *zone,
                             const char  *events,
                             gsize        length,
                             GError     **error);

G_END_DECLS
