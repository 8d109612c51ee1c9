/* A rule as other programs read it. */
#include "ps-recur.h"

/**
 * ps_recur_dup_text:
 * @self: a rule
 * @start_minute: as of ps_recur_init()
 * @zone: as of ps_recur_init()
 *
 * The rule for other programs, which count it from its first date. An end is a moment in UTC, as RFC
 * 5545, 3.3.10 wants it beside a start that is local time.
 *
 * Returns: (transfer full): an RRULE value
 */
char *
ps_recur_dup_text (const PsRecur *self,
                   int            start_minute,
                   GTimeZone     *zone)
{
  struct icalrecurrencetype rule = self->rule;
  struct icaltimetype until = rule.until;
  g_autoptr (GDateTime) moment = NULL;
  g_autofree char *end = NULL;
  char *text, *whole;
  GDate last;

  rule.until = (struct icaltimetype) { 0 };
  text = ps_ical ()->recurrencetype_as_string_r (&rule);

  if (!ps_ical ()->time_is_null_time (until))
    {
      g_date_clear (&last, 1);
      g_date_set_dmy (&last, until.day, until.month, until.year);
      moment = g_date_time_new_from_unix_utc (ps_date_instant (&last, start_minute, zone)
                                              / G_TIME_SPAN_SECOND);
      end = g_date_time_format (moment, ";UNTIL=%Y%m%dT%H%M%SZ");
    }

  whole = g_strconcat (text, end, NULL);
  ps_ical ()->memory_free_buffer (text);

  return whole;
}
