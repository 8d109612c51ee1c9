#include "ps-rule-words.h"

#include "ps-time-words.h"

#include <glib/gi18n-lib.h>

/* The 29th is the first day that some month does not have. */
#define FIRST_UNSURE_DAY 29

static const char *const days_of_month[] = {
  /* Translators: these stand in “monthly on the 15th, 18:00”. */
  NC_ ("day of the month", "1st"), NC_ ("day of the month", "2nd"),
  NC_ ("day of the month", "3rd"), NC_ ("day of the month", "4th"),
  NC_ ("day of the month", "5th"), NC_ ("day of the month", "6th"),
  NC_ ("day of the month", "7th"), NC_ ("day of the month", "8th"),
  NC_ ("day of the month", "9th"), NC_ ("day of the month", "10th"),
  NC_ ("day of the month", "11th"), NC_ ("day of the month", "12th"),
  NC_ ("day of the month", "13th"), NC_ ("day of the month", "14th"),
  NC_ ("day of the month", "15th"), NC_ ("day of the month", "16th"),
  NC_ ("day of the month", "17th"), NC_ ("day of the month", "18th"),
  NC_ ("day of the month", "19th"), NC_ ("day of the month", "20th"),
  NC_ ("day of the month", "21st"), NC_ ("day of the month", "22nd"),
  NC_ ("day of the month", "23rd"), NC_ ("day of the month", "24th"),
  NC_ ("day of the month", "25th"), NC_ ("day of the month", "26th"),
  NC_ ("day of the month", "27th"), NC_ ("day of the month", "28th"),
  NC_ ("day of the month", "29th"), NC_ ("day of the month", "30th"),
  NC_ ("day of the month", "31st"),
};

static char *
weekday_name (GDateWeekday weekday)
{
  /* The first of January 2024 was a Monday. */
  g_autoptr (GDateTime) day = g_date_time_new_utc (2024, 1, (int) weekday, 0, 0, 0);

  return g_date_time_format (day, "%A");
}

/* (element-type utf8): several days, or several ordinals, said as one. */
static char *
join_names (GPtrArray *names)
{
  g_autofree char *joined = g_strdup (g_ptr_array_index (names, 0));

  for (guint i = 1; i < names->len; i++)
    {
      g_autofree char *before = g_steal_pointer (&joined);
      const char *name = g_ptr_array_index (names, i);

      /* Translators: the last of several days or ordinals, “Monday, Wednesday and Friday”, “first
       * and third”. What stands between them has to be among the “typed words”.
       */
      joined = i + 1 == names->len ? g_strdup_printf (C_("list of days", "%s and %s"), before, name)
        /* Translators: all but the last of several days, “Monday, Wednesday”. */
        : g_strdup_printf (C_("list of days", "%s, %s"), before, name);
    }

  return g_steal_pointer (&joined);
}

static char *
weekday_names (const PsRule *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (int day = G_DATE_MONDAY; day <= G_DATE_SUNDAY; day++)
    {
      if ((ps_rule_get_weekdays (self) & PS_RULE_WEEKDAY_BIT (day)) != 0)
        g_ptr_array_add (names, weekday_name (day));
    }

  return join_names (names);
}

static char *
describe_weeks (const PsRule *self,
                const char   *time)
{
  g_autofree char *days = weekday_names (self);
  guint weekdays = ps_rule_get_weekdays (self);
  guint weeks = (guint) ps_rule_get_weeks (self);

  if (weeks == 1)
    /* Translators: a weekday, or several, and a time of day, “every Tuesday, 18:00”. */
    return g_strdup_printf (_("every %s, %s"), days, time);

  if (weeks == 2 && (weekdays & (weekdays - 1)) == 0)
    /* Translators: a weekday and a time of day; the week between is free. */
    return g_strdup_printf (_("every second %s, %s"), days, time);

  /* Translators: how many weeks, a weekday, or several, and a time of day, “every 3 weeks on
   * Tuesday, 18:00”.
   */
  return g_strdup_printf (ngettext ("every %u week on %s, %s", "every %u weeks on %s, %s", weeks),
                          weeks, days, time);
}

static char *
describe_one_nth (const char *day,
                  guint       nths,
                  const char *time)
{
  switch (nths)
    {
    /* Translators: in these, %s is a weekday and then a time of day. */
    case PS_RULE_NTH_BIT (1):
      return g_strdup_printf (_("first %s of the month, %s"), day, time);

    case PS_RULE_NTH_BIT (2):
      return g_strdup_printf (_("second %s of the month, %s"), day, time);

    case PS_RULE_NTH_BIT (3):
      return g_strdup_printf (_("third %s of the month, %s"), day, time);

    case PS_RULE_NTH_BIT (4):
      return g_strdup_printf (_("fourth %s of the month, %s"), day, time);

    case PS_RULE_NTH_BIT (5):
      return g_strdup_printf (_("fifth %s of the month, %s"), day, time);

    case PS_RULE_NTH_BIT (PS_RULE_LAST):
      return g_strdup_printf (_("last %s of the month, %s"), day, time);

    default:
      return NULL;
    }
}

static char *
describe_nths (const PsRule *self,
               const char   *time)
{
  static const struct {
    int         nth;
    const char *name;
  } ordinals[] = {
    /* Translators: these stand in “first and third Tuesday of the month, 18:00”. */
    { 1, NC_ ("which ones of a weekday", "first") },
    { 2, NC_ ("which ones of a weekday", "second") },
    { 3, NC_ ("which ones of a weekday", "third") },
    { 4, NC_ ("which ones of a weekday", "fourth") },
    { 5, NC_ ("which ones of a weekday", "fifth") },
    { PS_RULE_LAST, NC_ ("which ones of a weekday", "last") },
  };
  g_autofree char *day = weekday_names (self);
  g_autofree char *one = describe_one_nth (day, ps_rule_get_nths (self), time);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *which = NULL;

  if (one != NULL)
    return g_steal_pointer (&one);

  for (gsize i = 0; i < G_N_ELEMENTS (ordinals); i++)
    {
      if ((ps_rule_get_nths (self) & PS_RULE_NTH_BIT (ordinals[i].nth)) != 0)
        g_ptr_array_add (names, g_strdup (g_dpgettext2 (GETTEXT_PACKAGE, "which ones of a weekday",
                                                        ordinals[i].name)));
    }
  which = join_names (names);

  /* Translators: several ordinals, a weekday and a time of day, “first and third Tuesday of the
   * month, 18:00”.
   */
  return g_strdup_printf (_("%s %s of the month, %s"), which, day, time);
}

/**
 * ps_rule_describe:
 * @self: a rule
 * @forms: (nullable): how times are written, or %NULL for the running locale
 *
 * The rule in the words of the running locale, to stand inside a sentence or alone: "every second
 * Tuesday, 18:00". Where there are months that have no such day, it says so. ps_rule_parse() reads
 * it back, as far as the translation's lists of words go along; the start date is not in it.
 *
 * Returns: (transfer full): the words
 */
char *
ps_rule_describe (const PsRule  *self,
                  const PsForms *forms)
{
  g_autofree char *time = ps_time_words_minute (ps_rule_get_start_minute (self), forms);
  g_autofree char *words = NULL;
  gboolean unsure = FALSE;
  int day = ps_rule_get_day (self);

  switch (ps_rule_get_kind (self))
    {
    case PS_RULE_WEEKLY:
      return describe_weeks (self, time);

    case PS_RULE_NTH_WEEKDAY:
      words = describe_nths (self, time);
      unsure = ps_rule_get_nths (self) == PS_RULE_NTH_BIT (5);
      break;

    case PS_RULE_DAY_OF_MONTH:
      if (day == PS_RULE_LAST)
        /* Translators: a time of day. */
        words = g_strdup_printf (_("last day of the month, %s"), time);
      else
        /* Translators: an ordinal and a time of day, “monthly on the 15th, 18:00”. */
        words = g_strdup_printf (_("monthly on the %s, %s"),
                                 g_dpgettext2 (GETTEXT_PACKAGE, "day of the month",
                                               days_of_month[day - 1]), time);
      unsure = day >= FIRST_UNSURE_DAY;
      break;

    case PS_RULE_OTHER:
    default:
      /* Translators: a rule that came from a calendar, such as FREQ=DAILY, and a time of day. */
      return g_strdup_printf (_("by the calendar rule %s, %s"), ps_rule_get_value (self), time);
    }

  if (!unsure)
    return g_steal_pointer (&words);

  /* Translators: %s is such as “monthly on the 31st, 18:00” or “fifth Monday of the month, 18:00”. */
  return g_strdup_printf (_("%s (no meeting in a month without that day)"), words);
}
