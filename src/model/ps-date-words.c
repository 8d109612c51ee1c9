#include "ps-date-words.h"

#include <glib/gi18n-lib.h>

/* From how many days on it is weeks that have passed, and from how many on just a date. */
#define WEEKS_FROM 14
#define DATE_FROM (8 * 7 + 1)

static char *
format_date (const GDate *date,
             const char  *format)
{
  g_autoptr (GDateTime) time = g_date_time_new_utc (g_date_get_year (date),
                                                    (int) g_date_get_month (date),
                                                    g_date_get_day (date), 0, 0, 0);

  return g_date_time_format (time, format);
}

/**
 * ps_date_words:
 * @date: a valid date
 * @forms: (nullable): how dates are written, or %NULL for the running locale
 *
 * Returns: (transfer full): "9 March 2027", or "March 9, 2027" where the month comes first
 */
char *
ps_date_words (const GDate   *date,
               const PsForms *forms)
{
  PsForms here = forms != NULL ? *forms : ps_forms_of_locale ();

  if (here.order == PS_DATE_ORDER_MDY)
    /* Translators: a date for g_date_time_format(), where the month comes first. */
    return format_date (date, _("%B %-d, %Y"));

  /* Translators: a date for g_date_time_format(). */
  return format_date (date, _("%-d %B %Y"));
}

/**
 * ps_date_words_day:
 * @date: a valid date
 * @today: what day it is
 * @forms: (nullable): how dates are written, or %NULL for the running locale
 *
 * Returns: (transfer full): "Tuesday, 9 March", with the year when it is not this one
 */
char *
ps_date_words_day (const GDate   *date,
                   const GDate   *today,
                   const PsForms *forms)
{
  PsForms here = forms != NULL ? *forms : ps_forms_of_locale ();
  gboolean month_first = here.order == PS_DATE_ORDER_MDY;

  if (g_date_get_year (date) == g_date_get_year (today))
    {
      if (month_first)
        /* Translators: a day of this year for g_date_time_format(), where the month comes first. */
        return format_date (date, _("%A, %B %-d"));

      /* Translators: a day of this year for g_date_time_format(). */
      return format_date (date, _("%A, %-d %B"));
    }

  if (month_first)
    /* Translators: a day for g_date_time_format(), where the month comes first. */
    return format_date (date, _("%A, %B %-d, %Y"));

  /* Translators: a day for g_date_time_format(). */
  return format_date (date, _("%A, %-d %B %Y"));
}

static char *
on_weekday (GDateWeekday weekday)
{
  switch (weekday)
    {
    case G_DATE_MONDAY:
      return g_strdup (_("on Monday"));

    case G_DATE_TUESDAY:
      return g_strdup (_("on Tuesday"));

    case G_DATE_WEDNESDAY:
      return g_strdup (_("on Wednesday"));

    case G_DATE_THURSDAY:
      return g_strdup (_("on Thursday"));

    case G_DATE_FRIDAY:
      return g_strdup (_("on Friday"));

    case G_DATE_SATURDAY:
      return g_strdup (_("on Saturday"));

    case G_DATE_SUNDAY:
    case G_DATE_BAD_WEEKDAY:
    default:
      return g_strdup (_("on Sunday"));
    }
}

/**
 * ps_date_words_relative:
 * @date: a valid date
 * @today: what day it is
 * @forms: (nullable): how dates are written, or %NULL for the running locale
 *
 * How people speak of a day that is near: "today", "tomorrow", "yesterday", "on Tuesday" for the
 * rest of seven days, "in 9 days" up to two weeks, "5 days ago", "3 weeks ago" up to eight. What is
 * further away is a date. To stand inside a sentence, "last used 3 weeks ago".
 *
 * Returns: (transfer full): the words
 */
char *
ps_date_words_relative (const GDate   *date,
                        const GDate   *today,
                        const PsForms *forms)
{
  int days = g_date_days_between (today, date);
  guint ago = (guint) MAX (-days, 0);

  if (days == 0)
    return g_strdup (_("today"));
  if (days == 1)
    return g_strdup (_("tomorrow"));
  if (days == -1)
    return g_strdup (_("yesterday"));

  if (days > 0 && days < 7)
    return on_weekday (g_date_get_weekday (date));

  if (days > 0 && days < WEEKS_FROM)
    return g_strdup_printf (ngettext ("in %u day", "in %u days", (guint) days), (guint) days);

  if (days < 0 && ago < WEEKS_FROM)
    return g_strdup_printf (ngettext ("%u day ago", "%u days ago", ago), ago);

  if (days < 0 && ago < DATE_FROM)
    return g_strdup_printf (ngettext ("%u week ago", "%u weeks ago", ago / 7), ago / 7);

  return ps_date_words (date, forms);
}
