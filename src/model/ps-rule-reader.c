#include "ps-rule-reader.h"

#include "ps-error.h"
#include "ps-rule-reading.h"
#include "ps-time-words.h"

#include <glib/gi18n-lib.h>

/* A day of the week was named: which of them. */
static PsRule *
rule_of_weekday (const PsRuleReading  *reading,
                 const PsWords        *words,
                 const char           *zone,
                 GError              **error)
{
  gboolean several_days = (reading->weekdays & (reading->weekdays - 1)) != 0;
  gboolean several_nths = (reading->nths & (reading->nths - 1)) != 0;
  int nth = reading->nth;
  int weeks = reading->weeks;
  /* "every second Tuesday" leaves one week out, "second Tuesday" and "every second Tuesday of the
   * month" do not; nobody says every first, every fifth or every last one but of a month.
   */
  gboolean of_month = several_nths || nth == PS_RULE_LAST || nth == 1 || nth == 5
                      || (nth != 0 && (reading->monthly || !reading->every));

  if (reading->day_word != NULL)
    ps_rule_reading_refuse (words, reading->day_word, error);
  else if (nth != 0 && weeks != 0)
    ps_rule_reading_refuse (words, reading->nth_word, error);
  else if (reading->monthly && weeks != 0)
    ps_rule_reading_refuse (words, reading->weeks_word, error);
  else if (of_month && several_days)
    g_set_error (error, PS_ERROR, PS_ERROR_INVALID,
                 _("“%s” names several days of the week. A group that meets by the month meets on "
                   "one of them, such as “first and third Tuesday of the month 18:00”."),
                 ps_words_get_text (words));
  else if (of_month)
    return ps_rule_new_nths (reading->nths, (GDateWeekday) reading->weekday_word->value,
                             &reading->from, reading->minute, zone, error);
  else if (reading->monthly)
    g_set_error (error, PS_ERROR, PS_ERROR_INVALID,
                 _("“%s” does not say which one of the month. Add “first”, “second”, “third”, "
                   "“fourth” or “last”."), ps_words_get_text (words));
  else
    return ps_rule_new_weekdays (reading->weekdays,
                                 nth != 0 ? nth : reading->weeks_word != NULL ? weeks : 1,
                                 &reading->from, reading->minute, zone, error);

  return NULL;
}

/**
 * ps_rule_parse:
 * @text: what a person typed for when a group meets
 * @zone: the IANA name of the zone the times are in
 * @today: the first meeting is on or after this date
 * @forms: (nullable): how a date is written, or %NULL for the running locale
 * @error: %PS_ERROR_INVALID, naming the part that was not understood
 *
 * Reads "every Tuesday 18:00", "every second Tuesday 18:00", "every 2 weeks on Tuesday at 6 pm",
 * "every Tuesday and Thursday 18:00", "first Monday of the month 10:00", "first and third Tuesday
 * 18:00", "last Thursday 17:30", "15th of the month 9:00", "monthly on the 31st 18:00", "last day of
 * the month 18:00", each with "from 9 March" behind it if it is not to begin with the next such day;
 * English, and with the words of the running locale.
 *
 * Returns: (transfer full): a rule that has dates
 */
PsRule *
ps_rule_parse (const char     *text,
               const char     *zone,
               const GDate    *today,
               const PsForms  *forms,
               GError        **error)
{
  g_autoptr (PsWords) words = ps_words_new (text);
  const char *typed = ps_words_get_text (words);
  PsRuleReading reading = { .minute = -1, .from = *today };

  if (ps_words_get_n (words) == 0)
    {
      g_set_error_literal (error, PS_ERROR, PS_ERROR_INVALID,
                           _("Say when the group meets, for example “every Tuesday 18:00”."));
      return NULL;
    }

  if (!ps_rule_reading_take (&reading, words, forms, error))
    return NULL;

  if (reading.weekdays == 0 && reading.day_word == NULL)
    {
      g_set_error (error, PS_ERROR, PS_ERROR_INVALID,
                   _("“%s” does not say on which day. Add one, for example “Tuesday”."), typed);
      return NULL;
    }

  if (reading.minute < 0 && reading.weekdays != 0 && reading.day_word != NULL
      && !reading.day_is_marked)
    {
      g_autofree char *part = ps_word_dup (reading.day_word);

      /* "every Tuesday at 6": in the morning or in the evening? */
      ps_time_words_refuse (part, error);
      return NULL;
    }

  if (reading.minute < 0)
    {
      g_set_error (error, PS_ERROR, PS_ERROR_INVALID,
                   _("“%s” does not say at what time. Add one, for example “18:00”."), typed);
      return NULL;
    }

  if (reading.weekdays != 0)
    return rule_of_weekday (&reading, words, zone, error);

  if (reading.last_day)
    return ps_rule_new_day_of_month (PS_RULE_LAST, &reading.from, reading.minute, zone, error);

  if (reading.weeks_word != NULL || reading.nths != 0
      || (!reading.monthly && !reading.day_is_marked))
    {
      ps_rule_reading_refuse (words, reading.day_word, error);
      return NULL;
    }

  if (reading.day < 1 || reading.day > 31)
    {
      g_set_error (error, PS_ERROR, PS_ERROR_INVALID,
                   _("No month has a day %d. Give one from 1 to 31."), reading.day);
      return NULL;
    }

  return ps_rule_new_day_of_month (reading.day, &reading.from, reading.minute, zone, error);
}
