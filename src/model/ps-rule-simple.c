/* The rules that can be said in simple words, made of what the words say. */
#include "ps-rule.h"

#include "ps-error.h"

#include <glib/gi18n-lib.h>

static const char *const day_codes[] = { NULL, "MO", "TU", "WE", "TH", "FR", "SA", "SU" };

static gboolean
take_first (const GDate *date,
            gpointer     data)
{
  *(GDate *) data = *date;

  return FALSE;
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
  if (rough == NULL || !ps_rule_validate (rough, error))
    return NULL;

  ps_rule_foreach_date (rough, NULL, take_first, &first);
  ps_date_to_iso (&first, iso);

  return ps_rule_new (value, iso, start_minute, zone, error);
}

/**
 * ps_rule_new_weekdays:
 * @weekdays: the days of the week, each a PS_RULE_WEEKDAY_BIT(); one at least
 * @weeks: every how many weeks, 1 to %PS_RULE_MAX_WEEKS; a week begins on Monday
 * @from: the first such day on or after this date is the first meeting
 * @start_minute: minutes since midnight, local time
 * @zone: an IANA name
 * @error: %PS_ERROR_INVALID, naming the part that cannot be so
 *
 * Returns: (transfer full): the rule
 */
PsRule *
ps_rule_new_weekdays (guint         weekdays,
                      int           weeks,
                      const GDate  *from,
                      int           start_minute,
                      const char   *zone,
                      GError      **error)
{
  g_autoptr (GString) value = g_string_new ("FREQ=WEEKLY");
  const char *before = ";BYDAY=";
  GDate first = *from;

  g_return_val_if_fail (weekdays != 0, NULL);

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
  while ((weekdays & PS_RULE_WEEKDAY_BIT (g_date_get_weekday (&first))) == 0)
    g_date_add_days (&first, 1);

  if (weeks > 1)
    g_string_append_printf (value, ";INTERVAL=%d", weeks);
  for (int day = G_DATE_MONDAY; day <= G_DATE_SUNDAY; day++)
    {
      if ((weekdays & PS_RULE_WEEKDAY_BIT (day)) == 0)
        continue;

      g_string_append_printf (value, "%s%s", before, day_codes[day]);
      before = ",";
    }

  return new_from_first (value->str, &first, start_minute, zone, error);
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
  g_return_val_if_fail (g_date_valid_weekday (weekday), NULL);

  return ps_rule_new_weekdays (PS_RULE_WEEKDAY_BIT (weekday), weeks, from, start_minute, zone,
                               error);
}

/**
 * ps_rule_new_nths:
 * @nths: which ones of a month, each a PS_RULE_NTH_BIT(); one at least
 * @weekday: the day of the week
 * @from: meetings are on or after this date
 * @start_minute: minutes since midnight, local time
 * @zone: an IANA name
 * @error: %PS_ERROR_INVALID, naming the part that cannot be so
 *
 * Returns: (transfer full): the rule; a month without a fifth @weekday has no fifth meeting
 */
PsRule *
ps_rule_new_nths (guint          nths,
                  GDateWeekday   weekday,
                  const GDate   *from,
                  int            start_minute,
                  const char    *zone,
                  GError       **error)
{
  static const int all[] = { 1, 2, 3, 4, 5, PS_RULE_LAST };
  g_autoptr (GString) value = g_string_new ("FREQ=MONTHLY");
  const char *before = ";BYDAY=";

  g_return_val_if_fail (nths != 0, NULL);
  g_return_val_if_fail (g_date_valid_weekday (weekday), NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (all); i++)
    {
      if ((nths & PS_RULE_NTH_BIT (all[i])) == 0)
        continue;

      g_string_append_printf (value, "%s%d%s", before, all[i], day_codes[weekday]);
      before = ",";
    }

  return new_from_first (value->str, from, start_minute, zone, error);
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
  g_return_val_if_fail (nth == PS_RULE_LAST || (nth >= 1 && nth <= 5), NULL);

  return ps_rule_new_nths (PS_RULE_NTH_BIT (nth), weekday, from, start_minute, zone, error);
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
