#include "ps-recur.h"

#include "ps-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Longer than any RRULE that means something; what is longer is not read. */
#define MAX_VALUE 1000

/* How far dates are given; without an end libical goes on to the year 2582. */
#define MAX_YEARS 100

static struct icaltimetype
date_to_ical (const GDate *date)
{
  /* Not icaltime_null_date (), whose hour of -1 makes the iterator give its first date twice. */
  return (struct icaltimetype) {
    .year = g_date_get_year (date),
    .month = (int) g_date_get_month (date),
    .day = g_date_get_day (date),
    .is_date = 1,
  };
}

static gboolean
is_empty (const short *part)
{
  return part[0] == ICAL_RECURRENCE_ARRAY_MAX;
}

static gboolean
is_single (const short *part)
{
  return part[0] != ICAL_RECURRENCE_ARRAY_MAX && part[1] == ICAL_RECURRENCE_ARRAY_MAX;
}

/* The weekdays that are asked for and which ones of a month, each a set; whether they are no more
 * than these: which weekday does not hang on which one, and all have a place in the month or none.
 */
static gboolean
find_days (const struct icalrecurrencetype *recur,
           guint                           *weekdays,
           guint                           *nths)
{
  gboolean any = FALSE;

  for (int i = 0; recur->by_day[i] != ICAL_RECURRENCE_ARRAY_MAX; i++)
    {
      /* libical counts Sunday as 1. */
      int day = (int) ps_ical ()->recurrencetype_day_day_of_week (recur->by_day[i]);
      int position = ps_ical ()->recurrencetype_day_position (recur->by_day[i]);

      if (position < PS_RULE_LAST || position > 5)
        return FALSE;

      *weekdays |= PS_RULE_WEEKDAY_BIT (day == ICAL_SUNDAY_WEEKDAY ? G_DATE_SUNDAY : day - 1);
      if (position == 0)
        any = TRUE;
      else
        *nths |= PS_RULE_NTH_BIT (position);
    }

  return !any || *nths == 0;
}

/* Which of the simple kinds this is, if it is one. Nothing here changes the dates. */
static void
find_kind (PsRecur *self)
{
  const struct icalrecurrencetype *recur = &self->rule;
  guint weekdays = 0, nths = 0;

  self->kind = PS_RULE_OTHER;

  if (recur->count != 0 || !ps_ical ()->time_is_null_time (recur->until)
      || !is_empty (recur->by_year_day) || !is_empty (recur->by_week_no)
      || !is_empty (recur->by_month) || !is_empty (recur->by_set_pos)
      || !find_days (recur, &weekdays, &nths))
    return;

  if (recur->freq == ICAL_WEEKLY_RECURRENCE && is_empty (recur->by_month_day)
      && nths == 0 && recur->interval <= PS_RULE_MAX_WEEKS)
    {
      self->kind = PS_RULE_WEEKLY;
      self->weeks = recur->interval;
      self->weekdays = weekdays != 0
        ? weekdays : PS_RULE_WEEKDAY_BIT (g_date_get_weekday (&self->starts_on));
    }
  else if (recur->freq == ICAL_MONTHLY_RECURRENCE && recur->interval == 1)
    {
      if (nths != 0 && is_empty (recur->by_month_day) && (weekdays & (weekdays - 1)) == 0)
        {
          self->kind = PS_RULE_NTH_WEEKDAY;
          self->weekdays = weekdays;
          self->nths = nths;
        }
      else if (weekdays == 0 && is_single (recur->by_month_day)
               && (recur->by_month_day[0] > 0 || recur->by_month_day[0] == PS_RULE_LAST))
        {
          self->kind = PS_RULE_DAY_OF_MONTH;
          self->day = recur->by_month_day[0];
        }
    }
}

/* An end that is a moment (RFC 5545 wants it in UTC) becomes the last date that begins by then. */
static void
settle_until (PsRecur   *self,
              int        start_minute,
              GTimeZone *zone)
{
  struct icaltimetype *until = &self->rule.until;
  GDate date;

  if (ps_ical ()->time_is_null_time (*until) || until->is_date)
    return;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, until->day, until->month, until->year);

  if (ps_ical ()->time_is_utc (*until))
    {
      g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
      gint64 end = ps_date_instant (&date, until->hour * 60 + until->minute, utc);

      date = ps_date_of_instant (end, zone, NULL);
      if (ps_date_instant (&date, start_minute, zone) > end)
        g_date_subtract_days (&date, 1);
    }
  else if (start_minute > until->hour * 60 + until->minute)
    {
      g_date_subtract_days (&date, 1);
    }

  *until = date_to_ical (&date);
}

/**
 * ps_recur_init:
 * @self: (out caller-allocates): filled in when the answer is %TRUE; needs no freeing
 * @value: (nullable): an RRULE value (RFC 5545, 3.3.10) of whole days
 * @starts_on: the date it is counted from
 * @start_minute: when on each date something begins, minutes since midnight
 * @zone: local time; with @start_minute it tells whether an end at some hour comes too early
 * @error: %PS_ERROR_INVALID, saying what cannot be so
 *
 * Reads the rule. Whether it ever gives a date is another question: ps_recur_validate().
 *
 * Returns: whether it could be read
 */
gboolean
ps_recur_init (PsRecur      *self,
               const char   *value,
               const GDate  *starts_on,
               int           start_minute,
               GTimeZone    *zone,
               GError      **error)
{
  *self = (PsRecur) { .starts_on = *starts_on };

  if (value == NULL || strlen (value) > MAX_VALUE || !g_utf8_validate (value, -1, NULL))
    {
      g_set_error_literal (error, PS_ERROR, PS_ERROR_INVALID,
                           _("The rule for the dates is missing, too long or not text."));
      return FALSE;
    }

  self->rule = ps_ical ()->recurrencetype_from_string (value);

  if (self->rule.freq == ICAL_NO_RECURRENCE)
    {
      /* Translators: RRULE is the name of the calendar format for repeating dates. */
      g_set_error (error, PS_ERROR, PS_ERROR_INVALID,
                   _("“%s” is not a rule for dates (an iCalendar RRULE) that can be read."), value);
      return FALSE;
    }

  if (self->rule.freq < ICAL_DAILY_RECURRENCE || !is_empty (self->rule.by_hour)
      || !is_empty (self->rule.by_minute) || !is_empty (self->rule.by_second))
    {
      g_set_error (error, PS_ERROR, PS_ERROR_INVALID,
                   _("The rule “%s” counts hours or minutes. A group can meet once a day at most."),
                   value);
      return FALSE;
    }

  if (self->rule.rscale != NULL)
    {
      /* All else in a rule is held in place; libical leaves this one string to its caller. */
      g_clear_pointer (&self->rule.rscale, ps_ical ()->memory_free_buffer);
      g_set_error (error, PS_ERROR, PS_ERROR_INVALID,
                   _("The rule “%s” is of another calendar than the Gregorian one."), value);
      return FALSE;
    }

  settle_until (self, start_minute, zone);
  find_kind (self);

  return TRUE;
}

/* Whether it asks only for days that its months do not have, the 30th of February or a sixth
 * Monday. libical takes up to seconds to find that out by trying every month until 2582.
 */
static gboolean
has_no_such_day (const PsRecur *self)
{
  const short *months = self->rule.by_month;
  const short *days = self->rule.by_month_day;
  const short *weekdays = self->rule.by_day;
  gboolean in_month = !is_empty (months) && !is_empty (days);
  gboolean nth = self->rule.freq == ICAL_MONTHLY_RECURRENCE && !is_empty (weekdays);

  for (int m = 0; in_month && months[m] != ICAL_RECURRENCE_ARRAY_MAX; m++)
    {
      for (int d = 0; in_month && days[d] != ICAL_RECURRENCE_ARRAY_MAX; d++)
        {
          /* 2028 is a leap year. */
          in_month = g_date_valid_month (months[m])
                     && ABS (days[d]) > g_date_get_days_in_month (months[m], 2028);
        }
    }

  for (int d = 0; nth && weekdays[d] != ICAL_RECURRENCE_ARRAY_MAX; d++)
    nth = ABS (ps_ical ()->recurrencetype_day_position (weekdays[d])) > 5;

  return in_month || nth;
}

/* A date that the rule may be counted from as well as from its start, not later than @from. A
 * group that has met for ten years would else have all its past expanded each time.
 */
static GDate
nearest_start (const PsRecur *self,
               const GDate   *from)
{
  GDate start = self->starts_on;
  int ahead = g_date_days_between (&start, from);

  if (ahead <= 0)
    return start;

  if (self->kind == PS_RULE_WEEKLY)
    {
      g_date_add_days (&start, ahead - ahead % (7 * self->weeks));
    }
  else if (self->kind != PS_RULE_OTHER
           && (g_date_get_year (from) != g_date_get_year (&start)
               || g_date_get_month (from) != g_date_get_month (&start)))
    {
      start = *from;
      g_date_set_day (&start, 1);
    }

  return start;
}

/**
 * ps_recur_foreach:
 * @self: a rule
 * @from: (nullable): dates before this one may be left out
 * @func: called with every date from the first on, in order, until it says enough
 * @data: handed to @func
 *
 * The dates of a hundred years, or until the rule ends.
 */
void
ps_recur_foreach (const PsRecur  *self,
                  const GDate    *from,
                  PsRuleDateFunc  func,
                  gpointer        data)
{
  struct icalrecurrencetype rule = self->rule;
  GDate start = from != NULL ? nearest_start (self, from) : self->starts_on;
  GDate end = self->starts_on;
  icalrecur_iterator *iterator;
  struct icaltimetype t;

  if (has_no_such_day (self))
    return;

  g_date_add_years (&end, MAX_YEARS);
  if (ps_ical ()->time_is_null_time (rule.until)
      || ps_ical ()->time_compare (rule.until, date_to_ical (&end)) > 0)
    rule.until = date_to_ical (&end);

  /* NULL when no date can ever fit. */
  iterator = ps_ical ()->recur_iterator_new (rule, date_to_ical (&start));
  if (iterator == NULL)
    return;

  while (!ps_ical ()->time_is_null_time (t = ps_ical ()->recur_iterator_next (iterator)))
    {
      GDate date;

      g_date_clear (&date, 1);
      g_date_set_dmy (&date, t.day, t.month, t.year);
      if (!func (&date, data))
        break;
    }

  ps_ical ()->recur_iterator_free (iterator);
}

static gboolean
take_first (const GDate *date,
            gpointer     data)
{
  *(GDate *) data = *date;

  return FALSE;
}

/**
 * ps_recur_validate:
 * @self: a rule
 * @value: its RRULE value, for the message
 * @first: (out) (optional): its first date
 * @error: %PS_ERROR_INVALID, saying why it never gives a date
 *
 * Returns: whether there is any date at all
 */
gboolean
ps_recur_validate (const PsRecur  *self,
                   const char     *value,
                   GDate          *first,
                   GError        **error)
{
  struct icaltimetype until = self->rule.until;
  char starts_on[PS_DATE_ISO_SIZE];
  GDate found;

  ps_date_to_iso (&self->starts_on, starts_on);

  if (!ps_ical ()->time_is_null_time (until)
      && ps_ical ()->time_compare (until, date_to_ical (&self->starts_on)) < 0)
    {
      char ends_on[PS_DATE_ISO_SIZE];

      g_snprintf (ends_on, sizeof ends_on, "%04d-%02d-%02d", until.year, until.month, until.day);
      /* Translators: both are dates, "2027-03-12". */
      g_set_error (error, PS_ERROR, PS_ERROR_INVALID,
                   _("This rule ends on %s, before it starts on %s, "
                     "so the group would never meet."),
                   ends_on, starts_on);
      return FALSE;
    }

  g_date_clear (&found, 1);
  ps_recur_foreach (self, NULL, take_first, &found);

  if (!g_date_valid (&found))
    {
      /* Translators: a rule such as "FREQ=WEEKLY;BYDAY=TU" and a date. */
      g_set_error (error, PS_ERROR, PS_ERROR_INVALID,
                   _("There is no date that fits the rule “%s” from %s on, "
                     "so the group would never meet."),
                   value, starts_on);
      return FALSE;
    }

  if (first != NULL)
    *first = found;

  return TRUE;
}
