#include "ps-date.h"

#include <string.h>

/* 1970-01-01 as GDate counts days. */
#define EPOCH_JULIAN 719163
#define DAY_S (24 * 60 * 60)

/**
 * ps_date_from_iso:
 * @iso: (nullable): a date as the store keeps it, "2027-03-12"
 * @date: (out): set only when the answer is %TRUE
 *
 * Reads exactly what ps_date_to_iso() writes, and nothing looser: what people type goes through
 * ps_date_words_parse().
 *
 * Returns: whether @iso is a day of the calendar
 */
gboolean
ps_date_from_iso (const char *iso,
                  GDate      *date)
{
  static const char pattern[] = "dddd-dd-dd";
  int year, month, day;

  if (iso == NULL || strlen (iso) != strlen (pattern))
    return FALSE;

  for (int i = 0; pattern[i] != '\0'; i++)
    {
      if (pattern[i] == 'd' ? !g_ascii_isdigit (iso[i]) : iso[i] != pattern[i])
        return FALSE;
    }

  year = atoi (iso);
  month = atoi (iso + 5);
  day = atoi (iso + 8);

  if (!g_date_valid_dmy (day, month, year))
    return FALSE;

  g_date_clear (date, 1);
  g_date_set_dmy (date, day, month, year);

  return TRUE;
}

/**
 * ps_date_to_iso:
 * @date: a valid date before the year 10000
 * @iso: (out caller-allocates): the date as the store keeps it
 */
void
ps_date_to_iso (const GDate *date,
                char         iso[PS_DATE_ISO_SIZE])
{
  g_return_if_fail (g_date_valid (date) && g_date_get_year (date) <= 9999);

  g_snprintf (iso, PS_DATE_ISO_SIZE, "%04d-%02d-%02d",
              g_date_get_year (date), g_date_get_month (date), g_date_get_day (date));
}

/* Seconds that local clocks are ahead of UTC at @utc_s. */
static gint64
offset_at (GTimeZone *zone,
           gint64     utc_s)
{
  int interval = g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, utc_s);

  return g_time_zone_get_offset (zone, interval);
}

/**
 * ps_date_of_instant:
 * @instant: microseconds since 1970 UTC
 * @zone: whose clocks are read
 * @minute: (out) (optional): minutes since midnight on those clocks
 *
 * Returns: the date that clocks in @zone show at @instant
 */
GDate
ps_date_of_instant (gint64     instant,
                    GTimeZone *zone,
                    int       *minute)
{
  gint64 utc_s = instant / G_TIME_SPAN_SECOND - (instant % G_TIME_SPAN_SECOND < 0);
  gint64 local_s = utc_s + offset_at (zone, utc_s);
  gint64 day = local_s / DAY_S - (local_s % DAY_S < 0);
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) CLAMP (day + EPOCH_JULIAN, 1, G_MAXINT32));

  if (minute != NULL)
    *minute = (int) ((local_s - day * DAY_S) / 60);

  return date;
}

/**
 * ps_date_instant:
 * @date: a valid date
 * @minute: minutes since midnight by the clock on the wall, 0 to 1439
 * @zone: where that clock hangs
 *
 * When it is @minute on @date in @zone. In the night when clocks are put forward, a time that is
 * left out becomes the time that the clocks then show (02:30 becomes 03:30). In the night when they
 * are put back, a time that comes twice is the first of the two. Both are as RFC 5545, 3.3.5 has it.
 *
 * Returns: microseconds since 1970 UTC
 */
gint64
ps_date_instant (const GDate *date,
                 int          minute,
                 GTimeZone   *zone)
{
  gint64 local_s, before, after;

  g_return_val_if_fail (g_date_valid (date), 0);

  local_s = ((gint64) g_date_get_julian (date) - EPOCH_JULIAN) * DAY_S + minute * 60;

  /* Taken with the offset of the day before, a time that comes twice is its first, and a time that
   * does not come is as far past the change as it was meant to be past the hour. Only where the
   * clocks have changed in between and the time does come is the new offset the right one.
   */
  before = local_s - offset_at (zone, local_s - DAY_S);
  if (before + offset_at (zone, before) == local_s)
    return before * G_TIME_SPAN_SECOND;

  after = local_s - offset_at (zone, before);
  if (after + offset_at (zone, after) == local_s)
    return after * G_TIME_SPAN_SECOND;

  return before * G_TIME_SPAN_SECOND;
}
