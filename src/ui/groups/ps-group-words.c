#include "ps-group-words.h"

#include <glib/gi18n-lib.h>

#include "ps-date-words.h"
#include "ps-duration.h"
#include "ps-time-words.h"

/* What the page of the groups says, as sentences. */

/**
 * ps_group_words_segment:
 *
 * Returns: (transfer full): "20 minutes · Peer Leader · kept whole"
 */
char *
ps_group_words_segment (const PsSegmentPlan *plan)
{
  g_autofree char *minutes = ps_duration_in_words (plan->planned_s);

  if (plan->is_protected)
    /* Translators: under a segment's name: how long it is, who leads it, and that it belongs to
     * the closing, which is not shortened. */
    return g_strdup_printf (_("%s · %s · kept whole"), minutes,
                            ps_led_by_get_label (plan->led_by));

  /* Translators: under a segment's name: how long it is and who leads it. */
  return g_strdup_printf (_("%s · %s"), minutes, ps_led_by_get_label (plan->led_by));
}

/**
 * ps_group_words_total:
 * @total_s: all segments together, seconds
 * @minutes: how long the meeting is
 *
 * Returns: (transfer full): whether the agenda fits the meeting, and by how much not
 */
char *
ps_group_words_total (gint64 total_s,
                      guint  minutes)
{
  gint64 over = total_s - (gint64) minutes * 60;
  g_autofree char *total = ps_duration_in_words (total_s);
  g_autofree char *difference = ps_duration_in_words (ABS (over));

  if (over == 0)
    return g_strdup_printf (_("%s, as long as the meeting."), total);

  if (over > 0)
    return g_strdup_printf (_("%s: %s longer than the meeting."), total, difference);

  return g_strdup_printf (_("%s: %s left in the meeting."), total, difference);
}

/**
 * ps_group_words_date:
 * @now: microseconds UTC
 *
 * Returns: (transfer full): the day of a meeting, as one would say it today
 */
char *
ps_group_words_date (const PsUpcoming *upcoming,
                     gint64            now)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  GDate day = ps_date_of_instant (upcoming->starts_at, zone, NULL);
  GDate today = ps_date_of_instant (now, zone, NULL);

  return ps_date_words_day (&day, &today, NULL);
}

/**
 * ps_group_words_time:
 *
 * Returns: (transfer full): when on that day, and whether that is another time than usual
 */
char *
ps_group_words_time (const PsUpcoming *upcoming)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *span =
    ps_time_words_span (upcoming->starts_at,
                        upcoming->starts_at + (gint64) upcoming->minutes * G_TIME_SPAN_MINUTE,
                        zone, NULL);

  if (upcoming->moved)
    /* Translators: %s is a span of time, "18:00 to 19:30". */
    return g_strdup_printf (_("%s · moved"), span);

  return g_steal_pointer (&span);
}
