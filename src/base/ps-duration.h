#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Above this many seconds a countdown without seconds speaks in minutes only. */
#define PS_DURATION_MINUTES_ABOVE_S 300

char *ps_duration_as_clock        (gint64   seconds);
char *ps_duration_as_signed_clock (gint64   seconds);
char *ps_duration_as_countdown    (gint64   left_s);
char *ps_duration_as_minutes      (gint64   left_s);
char *ps_duration_left            (gint64   left_s,
                                   gboolean with_seconds);
char *ps_duration_in_words        (gint64   seconds);

G_END_DECLS
