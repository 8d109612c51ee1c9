#include "ps-group-words.h"

#include <glib/gi18n-lib.h>

#include "ps-date-words.h"
#include "ps-duration.h"
#include "ps-time-words.h"

/* What the page of the groups says, as sentences. */

/**
 * ps_group_words_about:
 *
 * Returns: (transfer full): how long a group meets, where, who leads it, its neutral name, and
 *   whether it is a Part 2 group
 */
char *
ps_group_words_about (const PsGroupRow *row)
{
  const char * const parts[] = { row->place, row->peer_leader, row->professional };
  g_autofree char *length = ps_duration_in_words ((gint64) row->minutes * 60);
  GString *about = g_string_new (length);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (*parts[i] != '\0')
      g_string_append_printf (about, " · %s", parts[i]);

  if (*row->neutral_name != '\0' && !g_str_equal (row->neutral_name, row->name))
    {
      g_autofree char *neutral = NULL;

      /* Translators: of a group: %s is what it is called where everybody may read it. */
      neutral = g_strdup_printf (_("Neutral name: %s"), row->neutral_name);
      g_string_append_printf (about, " · %s", neutral);
    }

  if (row->part2)
    /* Translators: Part 2 of title 42 of the Code of Federal Regulations of the United States. */
    g_string_append_printf (about, " · %s",
                            _("42 CFR Part 2: what is given of members needs a consent"));

  return g_string_free (about, FALSE);
}

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
 * ps_group_words_minutes:
 * @seconds: a length that people plan in minutes
 *
 * Returns: (transfer full): "90 minutes"
 */
char *
ps_group_words_minutes (gint64 seconds)
{
  guint minutes = (guint) ((seconds + 30) / 60);

  return g_strdup_printf (ngettext ("%u minute", "%u minutes", minutes), minutes);
}

static char *
words_fit (gint64 total_s,
           gint64 over)
{
  g_autofree char *total = ps_duration_in_words (total_s);
  g_autofree char *difference = ps_duration_in_words (ABS (over));

  if (over == 0)
    /* Translators: an agenda that is as long as the meeting: “1 hour 30 minutes: fits”. */
    return g_strdup_printf (_("%s: fits"), total);

  if (over > 0)
    /* Translators: an agenda and its meeting: “1 hour 42 minutes: 12 minutes too long”. */
    return g_strdup_printf (_("%1$s: %2$s too long"), total, difference);

  /* Translators: an agenda and its meeting: “1 hour 25 minutes: 5 minutes free”. */
  return g_strdup_printf (_("%1$s: %2$s free"), total, difference);
}

/**
 * ps_group_words_total:
 * @total_s: all segments together, seconds
 * @protected_s: those of them that are kept whole
 * @minutes: how long the meeting is
 *
 * Returns: (transfer full): whether the agenda fits the meeting, by how much not, and how much of it
 *   is kept whole
 */
char *
ps_group_words_total (gint64 total_s,
                      gint64 protected_s,
                      guint  minutes)
{
  g_autofree char *fit = words_fit (total_s, total_s - (gint64) minutes * 60);
  g_autofree char *kept = ps_duration_in_words (protected_s);

  if (protected_s == 0)
    return g_steal_pointer (&fit);

  /* Translators: whether an agenda fits, and how much of it is not shortened: “1 hour 30 minutes:
   * fits · 15 minutes kept whole”. */
  return g_strdup_printf (_("%1$s · %2$s kept whole"), fit, kept);
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

/* From when a meeting was moved: the day, or the time where the day is the same. */
static char *
dup_usual (const PsUpcoming *upcoming,
           GTimeZone        *zone,
           gint64            now)
{
  GDate day = ps_date_of_instant (upcoming->starts_at, zone, NULL);
  GDate usual = ps_date_of_instant (upcoming->usual_at, zone, NULL);
  GDate today = ps_date_of_instant (now, zone, NULL);

  return g_date_compare (&day, &usual) == 0 ? ps_time_words (upcoming->usual_at, zone, NULL)
                                            : ps_date_words_day (&usual, &today, NULL);
}

/**
 * ps_group_words_time:
 * @now: microseconds UTC
 *
 * Returns: (transfer full): when on that day, and from when it was moved there; of one that is
 *   skipped, that there is none
 */
char *
ps_group_words_time (const PsUpcoming *upcoming,
                     gint64            now)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *span =
    ps_time_words_span (upcoming->starts_at,
                        upcoming->starts_at + (gint64) upcoming->minutes * G_TIME_SPAN_MINUTE,
                        zone, NULL);

  if (upcoming->skipped)
    return g_strdup (_("No meeting"));

  if (upcoming->moved)
    {
      g_autofree char *usual = dup_usual (upcoming, zone, now);

      /* Translators: a span of time, and the day or the time that the meeting usually has: “18:00 to
       * 19:30 · moved from Tuesday, November 3”, “17:00 to 18:30 · moved from 18:00”.
       */
      return g_strdup_printf (_("%s · moved from %s"), span, usual);
    }

  return g_steal_pointer (&span);
}
