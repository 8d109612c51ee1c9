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
 * ps_rule_get_weekdays:
 *
 * Returns: of a weekly or nth-weekday rule its days of the week, each a PS_RULE_WEEKDAY_BIT(), else 0
 */
guint
ps_rule_get_weekdays (const PsRule *self)
{
  return self->recur.weekdays;
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
 * ps_rule_get_nths:
 *
 * Returns: of an nth-weekday rule which ones of a month, each a PS_RULE_NTH_BIT(), else 0
 */
guint
ps_rule_get_nths (const PsRule *self)
{
  return self->recur.nths;
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
 * ps_rule_dup_text:
 * @self: a rule
 *
 * Returns: (transfer full): an RRULE value by which other programs come to the same dates, when they
 *   count it from the first of them
 */
char *
ps_rule_dup_text (const PsRule *self)
{
  return ps_recur_dup_text (&self->recur, self->start_minute, self->zone);
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
