#include "ps-today.h"

#include "ps-zone.h"

/**
 * ps_local_day:
 * @instant: microseconds UTC
 * @zone_name: (nullable): an IANA name; where it is "" or unknown, the machine's own zone counts
 * @iso: (out): the day that the calendar there shows, YYYY-MM-DD
 */
void
ps_local_day (gint64      instant,
              const char *zone_name,
              char        iso[PS_DATE_ISO_SIZE])
{
  g_autoptr (GTimeZone) zone = NULL;
  GDate date;

  if (zone_name != NULL && *zone_name != '\0')
    zone = ps_zone_open (zone_name, NULL);
  if (zone == NULL)
    zone = g_time_zone_new_local ();

  date = ps_date_of_instant (instant, zone, NULL);
  ps_date_to_iso (&date, iso);
}

/**
 * ps_today:
 * @zone_name: (nullable): as for ps_local_day()
 * @iso: (out): today, YYYY-MM-DD
 */
void
ps_today (const PsClock *clock,
          const char    *zone_name,
          char           iso[PS_DATE_ISO_SIZE])
{
  ps_local_day (ps_clock_wall (clock), zone_name, iso);
}
