#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PsRehearsalSpot:
 * @line: which line of the events, from 1, or 0
 * @field: which word of it: "time", "verb", or "minutes", "reason" and "choice" after the verb; or ""
 *
 * Where the events are wrong.
 */
typedef struct {
  guint       line;
  const char *field;
} PsRehearsalSpot;

GPtrArray *ps_rehearsal_run (GPtrArray        *plans,
                             gint64            planned_s,
                             gint64            planned_at,
                             GTimeZone        *zone,
                             const char       *events,
                             gsize             length,
                             PsRehearsalSpot  *spot,
                             GError          **error);

G_END_DECLS
