#include "ps-start-words.h"

#include <glib/gi18n-lib.h>

#include "ps-date-words.h"
#include "ps-date.h"
#include "ps-time-words.h"

/**
 * ps_start_words_when:
 * @draft: a meeting that is about to begin
 * @wall: what time it is, microseconds UTC
 *
 * Returns: (transfer full): on which day, from when to when, and where
 */
char *
ps_start_words_when (const PsMeetingDraft *draft,
                     gint64                wall)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  GDate date = ps_date_of_instant (draft->planned_at, zone, NULL);
  GDate today = ps_date_of_instant (wall, zone, NULL);
  g_autofree char *day = ps_date_words_day (&date, &today, NULL);
  g_autofree char *span =
    ps_time_words_span (draft->planned_at,
                        draft->planned_at + draft->planned_s * G_TIME_SPAN_SECOND, zone, NULL);

  if (*draft->place == '\0')
    /* Translators: when a meeting is: a day, and “18:00 to 19:30”. */
    return g_strdup_printf (_("%1$s, %2$s"), day, span);

  /* Translators: when and where a meeting is: a day, “18:00 to 19:30”, a room. */
  return g_strdup_printf (_("%1$s, %2$s, %3$s"), day, span, draft->place);
}
