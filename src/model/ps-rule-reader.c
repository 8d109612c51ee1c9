#include "ps-rule-reader.h"

#include "ps-date-reader.h"
#include "ps-error.h"
#include "ps-time-words.h"
#include "ps-words.h"

#include <glib/gi18n-lib.h>

/* What was found out while reading; a word that stands for it where there may be trouble. */
typedef struct {
  gboolean      every;
  gboolean      monthly;
  gboolean      last_day;
  gboolean      day_is_marked;
  int           weeks;
  int           ordinal;
  int           day;
  int           minute;
  GDateWeekday  weekday;
  GDate         from;
  const PsWord *weeks_word;
  const PsWord *ordinal_word;
  const PsWord *day_word;
} Reading;

static gboolean
refuse_word (const PsWords  *words,
             const PsWord   *word,
             GError        **error)
{
  g_autofree char *part = ps_word_dup (word);

  /* Translators: a part of what was typed, and all of it. */
  g_set_error (error, PS_ERROR, PS_ERROR_INVALID,
               _("“%s” in “%s” was not understood. Write it as “every Tuesday 18:00”, “every "
                 "second Tuesday 18:00”, “first Monday of the month 10:00” or “15th of the month 9:00”."),
               part, ps_words_get_text (words));

  return FALSE;
}

static gboolean
take_weeks (Reading        *reading,
            int             weeks,
            const PsWords  *words,
            const PsWord   *word,
            GError        **error)
{
  if (reading->weeks_word != NULL)
    return refuse_word (words, word, error);

  reading->weeks = weeks;
  reading->weeks_word = word;

  return TRUE;
}

static gboolean
take_ordinal (Reading        *reading,
              int             ordinal,
              const PsWords  *words,
              const PsWord   *word,
              GError        **error)
{
  if (reading->ordinal_word != NULL)
    return refuse_word (words, word, error);

  reading->ordinal = ordinal;
  reading->ordinal_word = word;

  return TRUE;
}

/* A number alone means weeks, which one of the weekdays, or the day of the month: what comes after
 * it tells.
 */
static gboolean
take_number (Reading        *reading,
             const PsWords  *words,
             guint          *index,
             GError        **error)
{
  const PsWord *word = ps_words_get (words, *index);
  const PsWord *next = ps_words_get (words, ++*index);
  gboolean marked = word->dotted;
  gboolean is_weekday;

  if (word->kind == PS_WORD_FIGURES && word->n_figures > 1)
    return refuse_word (words, word, error);

  if (next != NULL && next->kind == PS_WORD_ORDINAL_MARK)
    {
      marked = TRUE;
      next = ps_words_get (words, ++*index);
    }

  if (next != NULL && next->kind == PS_WORD_WEEK)
    {
      ++*index;
      return take_weeks (reading, word->value, words, word, error);
    }

  is_weekday = next != NULL && next->kind == PS_WORD_WEEKDAY;
  if (is_weekday && marked && word->value >= 1 && word->value <= 5)
    return take_ordinal (reading, word->value, words, word, error);
  if (is_weekday && !marked && reading->every)
    return take_weeks (reading, word->value, words, word, error);

  /* "every 2 months", "every 10 days" */
  if (reading->day_word != NULL
      || (next != NULL && !marked
          && (next->kind == PS_WORD_DAY || next->kind == PS_WORD_MONTH)))
    return refuse_word (words, word, error);

  reading->day = word->value;
  reading->day_is_marked = marked;
  reading->day_word = word;

  return TRUE;
}

static gboolean
take_time (Reading        *reading,
           const PsWords  *words,
           guint          *index,
           int             minute,
           guint           n_used,
           GError        **error)
{
  const PsWord *first = ps_words_get (words, *index);
  const PsWord *last = ps_words_get (words, *index + n_used - 1);
  g_autofree char *part = g_strndup (first->text, last->text + last->length - first->text);

  if (minute < 0)
    return ps_time_words_refuse (part, error);

  if (reading->minute >= 0)
    {
      /* Translators: %s is a time of day. */
      g_set_error (error, PS_ERROR, PS_ERROR_INVALID,
                   _("“%s” is a second time of day. Give the time the meeting starts, and how long "
                     "it lasts in minutes elsewhere."), part);
      return FALSE;
    }

  reading->minute = minute;
  *index += n_used;

  return TRUE;
}

static gboolean
read_word (Reading        *reading,
           const PsWords  *words,
           guint          *index,
           GError        **error)
{
  const PsWord *word = ps_words_get (words, *index);

  switch (word->kind)
    {
    case PS_WORD_FIGURES:
    case PS_WORD_NUMBER:
      return take_number (reading, words, index, error);

    case PS_WORD_NOISE:
    case PS_WORD_IN:
    case PS_WORD_STARTING:
      break;

    case PS_WORD_EVERY:
      reading->every = TRUE;
      break;

    case PS_WORD_WEEKLY:
    case PS_WORD_FORTNIGHTLY:
      if (!take_weeks (reading, word->kind == PS_WORD_WEEKLY ? 1 : 2, words, word, error))
        return FALSE;
      break;

    case PS_WORD_OTHER:
      if (!take_weeks (reading, 2, words, word, error))
        return FALSE;
      break;

    case PS_WORD_WEEK:
      /* "every second week", "every other week", "every week" */
      if (reading->ordinal > 0)
        {
          if (!take_weeks (reading, reading->ordinal, words, word, error))
            return FALSE;
          reading->ordinal = 0;
          reading->ordinal_word = NULL;
        }
      else if (reading->weeks_word == NULL)
        {
          take_weeks (reading, 1, words, word, NULL);
        }
      break;

    case PS_WORD_MONTH:
    case PS_WORD_MONTHLY:
      reading->monthly = TRUE;
      break;

    case PS_WORD_ORDINAL:
      if (!take_ordinal (reading, word->value, words, word, error))
        return FALSE;
      break;

    case PS_WORD_DAY:
      /* "last day of the month", "on day 15" */
      if (reading->ordinal == PS_RULE_LAST)
        {
          reading->last_day = TRUE;
          reading->ordinal = 0;
          reading->day_word = word;
        }
      else if (reading->every && !reading->monthly)
        {
          return refuse_word (words, word, error);
        }
      break;

    case PS_WORD_WEEKDAY:
      if (reading->weekday != G_DATE_BAD_WEEKDAY)
        return refuse_word (words, word, error);
      reading->weekday = (GDateWeekday) word->value;
      break;

    default:
      return refuse_word (words, word, error);
    }

  ++*index;

  return TRUE;
}

/* Reads all words; a date behind "from" says where to count from. */
static gboolean
read_words (Reading        *reading,
            const PsWords  *words,
            const PsForms  *forms,
            GError        **error)
{
  guint i = 0;

  while (i < ps_words_get_n (words))
    {
      const PsWord *word = ps_words_get (words, i);
      const PsWord *next = ps_words_get (words, i + 1);
      guint n_used;
      int minute;

      if (ps_time_words_take (words, i, &minute, &n_used))
        {
          if (!take_time (reading, words, &i, minute, n_used, error))
            return FALSE;
        }
      else if (word->kind == PS_WORD_STARTING && next != NULL
               && !ps_time_words_take (words, i + 1, &minute, &n_used))
        {
          GDate today = reading->from;

          return ps_date_words_parse (next->text, &today, forms, &reading->from, error);
        }
      else if (!read_word (reading, words, &i, error))
        {
          return FALSE;
        }
    }

  return TRUE;
}

/* A day of the week was named: which of them. */
static PsRule *
rule_of_weekday (const Reading  *reading,
                 const PsWords  *words,
                 const char     *zone,
                 GError        **error)
{
  int ordinal = reading->ordinal;
  int weeks = reading->weeks;
  /* "every second Tuesday" leaves one week out, "second Tuesday" and "every second Tuesday of the
   * month" do not; nobody says every first, every fifth or every last one but of a month.
   */
  gboolean nth = ordinal == PS_RULE_LAST || ordinal == 1 || ordinal == 5
                 || (ordinal != 0 && (reading->monthly || !reading->every));

  if (reading->day_word != NULL)
    refuse_word (words, reading->day_word, error);
  else if (ordinal != 0 && weeks != 0)
    refuse_word (words, reading->ordinal_word, error);
  else if (reading->monthly && weeks != 0)
    refuse_word (words, reading->weeks_word, error);
  else if (nth)
    return ps_rule_new_nth_weekday (ordinal, reading->weekday, &reading->from, reading->minute,
                                    zone, error);
  else if (reading->monthly)
    g_set_error (error, PS_ERROR, PS_ERROR_INVALID,
                 _("“%s” does not say which one of the month. Add “first”, “second”, “third”, "
                   "“fourth” or “last”."), ps_words_get_text (words));
  else
    return ps_rule_new_weekly (reading->weekday,
                               ordinal != 0 ? ordinal : reading->weeks_word != NULL ? weeks : 1,
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
 * "first Monday of the month 10:00", "last Thursday 17:30", "15th of the month 9:00", "monthly on
 * the 31st 18:00", "last day of the month 18:00", each with "from 9 March" behind it if it is not
 * to begin with the next such day; English, and with the words of the running locale.
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
  Reading reading = { .minute = -1, .from = *today };

  if (ps_words_get_n (words) == 0)
    {
      g_set_error_literal (error, PS_ERROR, PS_ERROR_INVALID,
                           _("Say when the group meets, for example “every Tuesday 18:00”."));
      return NULL;
    }

  if (!read_words (&reading, words, forms, error))
    return NULL;

  if (reading.weekday == G_DATE_BAD_WEEKDAY && reading.day_word == NULL)
    {
      g_set_error (error, PS_ERROR, PS_ERROR_INVALID,
                   _("“%s” does not say on which day. Add one, for example “Tuesday”."), typed);
      return NULL;
    }

  if (reading.minute < 0 && reading.weekday != G_DATE_BAD_WEEKDAY && reading.day_word != NULL
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

  if (reading.weekday != G_DATE_BAD_WEEKDAY)
    return rule_of_weekday (&reading, words, zone, error);

  if (reading.last_day)
    return ps_rule_new_day_of_month (PS_RULE_LAST, &reading.from, reading.minute, zone, error);

  if (reading.weeks_word != NULL || reading.ordinal != 0
      || (!reading.monthly && !reading.day_is_marked))
    {
      refuse_word (words, reading.day_word, error);
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
