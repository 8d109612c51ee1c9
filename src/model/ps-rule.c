#include "ps-rule.h"

#include "ps-error.h"
#include "ps-recur.h"
#include "ps-zone.h"

#include <glib/gi18n-lib.h>

struct _PsRule {
  gatomicrefcount  ref_count;

  char            *value;
  PsRecur          recur;
  char             starts_on[PS_DATE_ISO_SIZE];
  int              start_minute;
  char            *zone_name;
  GTimeZone       *zone;
};

G_DEFINE_BOXED_TYPE (PsRule, ps_rule, ps_rule_ref, ps_rule_unref)

static const char *const day_codes[] = { NULL, "MO", "TU", "WE", "TH", "FR", "SA", "SU" };

/**
 * ps_rule_new:
 * @value: an RRULE value (RFC 5545, 3.3.10) of whole days, "FREQ=WEEKLY;BYDAY=TU"
 * @starts_on: the date it is counted from, "2027-03-12"
 * @start_minute: minutes since midnight, local time
 * @zone: an IANA name, "Europe/Berlin"
 * @error: %PS_ERROR_INVALID, naming the part that cannot be so
 *
 * The rule as the store keeps it. Whether it ever gives a date is another question, which
 * ps_rule_validate() answers.
 *
 * Returns: (transfer full): the rule
 */
PsRule *
ps_rule_new (const char  *value,
             const char  *starts_on,
             int          start_minute,
             const char  *zone,
             GError     **error)
{
  g_autoptr (PsRule) self = g_new0 (PsRule, 1);
  GDate date;

  g_atomic_ref_count_init (&self->ref_count);
  self->value = g_strdup (value);
  self->zone_name = g_strdup (zone);
  self->start_minute = start_minute;

  if (!ps_date_from_iso (starts_on, &date))
    {
      g_set_error (error, PS_ERROR, PS_ERROR_INVALID,
                   _("“%s” is not a date that a rule can start on. Write it as “2027-03-12”."),
                   starts_on != NULL ? starts_on : "");
      return NULL;
    }
  ps_date_to_iso (&date, self->starts_on);

  if (start_minute < 0 || start_minute >= 24 * 60)
    {
      g_set_error (error, PS_ERROR, PS_ERROR_INVALID,
                   _("A meeting starts between 0 and 1439 minutes after midnight, not at %d."),
                   start_minute);
      return NULL;
    }

  self->zone = ps_zone_open (zone, error);
  if (self->zone == NULL)
    return NULL;

  if (!ps_recur_init (&self->recur, value, &date, start_minute, self->zone, error))
    return NULL;

  return g_steal_pointer (&self);
}

/* A rule that begins with its first date, not before: RFC 5545, 3.8.2.4 wants the start to be a
 * date of the rule, and for every second week it says which weeks.
 */
static PsRule *
new_from_first (const char   *value,
                const GDate  *from,
                int           start_minute,
                const char   *zone,
                GError      **error)
{
  g_autoptr (PsRule) rough = NULL;
  char iso[PS_DATE_ISO_SIZE];
  GDate first;

  ps_date_to_iso (from, iso);
  rough = ps_rule_new (value, iso, start_minute, zone, error);
  if (rough == NULL || !ps_recur_validate (&rough->recur, value, &first, error))
    return NULL;

  ps_date_to_iso (&first, iso);

  return ps_rule_new (value, iso, start_minute, zone, error);
}

/**
 * ps_rule_new_weekly:
 * @weekday: the day of the week
 * @weeks: every how many weeks, 1 to %PS_RULE_MAX_WEEKS
 * @from: the first @weekday on or after this date is the first meeting
 * @start_minute: minutes since midnight, local time
 * @zone: an IANA name
 * @error: %PS_ERROR_INVALID, naming the part that cannot be so
 *
 * Returns: (transfer full): the rule
 */
PsRule *
ps_rule_new_weekly (GDateWeekday   weekday,
                    int            weeks,
                    const GDate   *from,
                    int            start_minute,
                    const char    *zone,
                    GError       **error)
{
  g_autofree char *value = NULL;
  GDate first = *from;

  g_return_val_if_fail (g_date_valid_weekday (weekday), NULL);

  if (weeks < 1 || weeks > PS_RULE_MAX_WEEKS)
    {
      g_set_error (error, PS_ERROR, PS_ERROR_INVALID,
                   ngettext ("A group can meet every week or up to every %d week apart, not every %d.",
                             "A group can meet every week or up to every %d weeks, not every %d.",
                             PS_RULE_MAX_WEEKS),
                   PS_RULE_MAX_WEEKS, weeks);
      return NULL;
    }

  /* Not left to the expansion: counted from a Wednesday, every second Tuesday would be in the
   * week after next.
   */
  g_date_add_days (&first, (weekday - g_date_get_weekday (from) + 7) % 7);

  value = weeks == 1
    ? g_strdup_printf ("FREQ=WEEKLY;BYDAY=%s", day_codes[weekday])
    : g_strdup_printf ("FREQ=WEEKLY;INTERVAL=%d;BYDAY=%s", weeks, day_codes[weekday]);

  return new_from_first (value, &first, start_minute, zone, error);
}

/**
 * ps_rule_new_nth_weekday:
 * @nth: 1 to 5, or %PS_RULE_LAST; a month without a fifth one has no meeting
 * @weekday: the day of the week
 * @from: meetings are on or after this date
 * @start_minute: minutes since midnight, local time
 * @zone: an IANA name
 * @error: %PS_ERROR_INVALID, naming the part that cannot be so
 *
 * Returns: (transfer full): the rule
 */
PsRule *
ps_rule_new_nth_weekday (int            nth,
                         GDateWeekday   weekday,
                         const GDate   *from,
                         int            start_minute,
                         const char    *zone,
                         GError       **error)
{
  g_autofree char *value = NULL;

  g_return_val_if_fail (g_date_valid_weekday (weekday), NULL);
  g_return_val_if_fail (nth == PS_RULE_LAST || (nth >= 1 && nth <= 5), NULL);

  value = g_strdup_printf ("FREQ=MONTHLY;BYDAY=%d%s", nth, day_codes[weekday]);

  return new_from_first (value, from, start_minute, zone, error);
}

/**
 * ps_rule_new_day_of_month:
 * @day: 1 to 31, or %PS_RULE_LAST; a month without that day has no meeting
 * @from: meetings are on or after this date
 * @start_minute: minutes since midnight, local time
 * @zone: an IANA name
 * @error: %PS_ERROR_INVALID, naming the part that cannot be so
 *
 * Returns: (transfer full): the rule
 */
PsRule *
ps_rule_new_day_of_month (int           day,
                          const GDate  *from,
                          int           start_minute,
                          const char   *zone,
                          GError      **error)
{
  g_autofree char *value = NULL;

  g_return_val_if_fail (day == PS_RULE_LAST || (day >= 1 && day <= 31), NULL);

  value = g_strdup_printf ("FREQ=MONTHLY;BYMONTHDAY=%d", day);

  return new_from_first (value, from, start_minute, zone, error);
}

/**
 * ps_rule_ref:
 *
 * Returns: (transfer full): the same rule; from any thread
 */
PsRule *
ps_rule_ref (PsRule *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * ps_rule_unref:
 *
 * Lets go of a rule, from any thread.
 */
void
ps_rule_unref (PsRule *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_free (self->zone_name);
  g_free (self->value);
  g_free (self);
}

/**
 * ps_rule_get_value:
 *
 * Returns: the RRULE value, for support_group.rule
 */
const char *
ps_rule_get_value (const PsRule *self)
{
  return self->value;
}

/**
 * ps_rule_get_starts_on:
 *
 * Returns: the date it is counted from, for support_group.starts_on
 */
const char *
ps_rule_get_starts_on (const PsRule *self)
{
  return self->starts_on;
}

/**
 * ps_rule_get_start_minute:
 *
 * Returns: minutes since midnight, local time
 */
int
ps_rule_get_start_minute (const PsRule *self)
{
  return self->start_minute;
}

/**
 * ps_rule_get_zone:
 *
 * Returns: the IANA name of the zone its times are in
 */
const char *
ps_rule_get_zone (const PsRule *self)
{
  return self->zone_name;
}

/**
 * ps_rule_get_kind:
 *
 * Returns: which of the getters below tell the rule
 */
PsRuleKind
ps_rule_get_kind (const PsRule *self)
{
  return self->recur.kind;
}

/**
 * ps_rule_get_weekday:
 *
 * Returns: of a weekly or nth-weekday rule the day of the week, else %G_DATE_BAD_WEEKDAY
 */
GDateWeekday
ps_rule_get_weekday (const PsRule *self)
{
  return self->recur.weekday;
}

/**
 * ps_rule_get_weeks:
 *
 * Returns: of a weekly rule every how many weeks, else 0
 */
int
ps_rule_get_weeks (const PsRule *self)
{
  return self->recur.weeks;
}

/**
 * ps_rule_get_nth:
 *
 * Returns: of an nth-weekday rule 1 to 5 or %PS_RULE_LAST, else 0
 */
int
ps_rule_get_nth (const PsRule *self)
{
  return self->recur.nth;
}

/**
 * ps_rule_get_day:
 *
 * Returns: of a day-of-month rule 1 to 31 or %PS_RULE_LAST, else 0
 */
int
ps_rule_get_day (const PsRule *self)
{
  return self->recur.day;
}

/**
 * ps_rule_validate:
 * @self: a rule
 * @error: %PS_ERROR_INVALID, saying why it never gives a date
 *
 * Whether there is any date within a hundred years. The 30th of February never comes.
 *
 * Returns: whether there will be a meeting
 */
gboolean
ps_rule_validate (const PsRule  *self,
                  GError       **error)
{
  return ps_recur_validate (&self->recur, self->value, NULL, error);
}

/**
 * ps_rule_foreach_date:
 * @self: a rule
 * @from: (nullable): dates before this one may be left out, which saves the time they take
 * @func: called with every date from the first on, in order, until it says enough
 * @data: handed to @func
 *
 * The dates as the rule has them, nothing skipped or moved. Most rules never end, so @func has to;
 * after a hundred years it ends by itself.
 */
void
ps_rule_foreach_date (const PsRule   *self,
                      const GDate    *from,
                      PsRuleDateFunc  func,
                      gpointer        data)
{
  ps_recur_foreach (&self->recur, from, func, data);
}

/**
 * ps_rule_instant:
 * @self: a rule
 * @date: any date
 * @minute: minutes since midnight, local time
 *
 * Returns: when it is @minute on @date in the rule's zone, see ps_date_instant()
 */
gint64
ps_rule_instant (const PsRule *self,
                 const GDate  *date,
                 int           minute)
{
  return ps_date_instant (date, minute, self->zone);
}

/**
 * ps_rule_date_of:
 * @self: a rule
 * @instant: microseconds since 1970 UTC
 *
 * Returns: the date that it is then in the rule's zone
 */
GDate
ps_rule_date_of (const PsRule *self,
                 gint64        instant)
{
  return ps_date_of_instant (instant, self->zone, NULL);
}
