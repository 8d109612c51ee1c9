#include "ps-date-reader.h"

#include "ps-date-figures.h"
#include "ps-date-words.h"
#include "ps-error.h"
#include "ps-words.h"

#include <glib/gi18n-lib.h>

/* A date outside these was typed wrong; a group's is near, and a birth is within. */
#define FIRST_YEAR 1900
#define LAST_YEAR 2199

/* What was found out while reading. */
typedef struct {
  PsDateFigures date;
  GDateWeekday  weekday;
  gboolean      last;
  gboolean      next;
  gboolean      in;
  gboolean      ago;
  int           near_day;
  gboolean      has_near_day;
  int           number;      /* of days, weeks or months, -1 when there was none */
  PsWordKind    unit;
} Reading;

static gboolean
refuse (const char  *part,
        GError     **error)
{
  /* Translators: %s is what somebody typed. */
  g_set_error (error, PS_ERROR, PS_ERROR_INVALID,
               _("“%s” is not a date that was understood. Write it as “Tuesday”, “3 March” or "
                 "“2027-03-12”."), part);

  return FALSE;
}

static gboolean
refuse_word (const PsWord  *word,
             GError       **error)
{
  g_autofree char *part = ps_word_dup (word);

  return refuse (part, error);
}

/* A number alone: "March 12, 2027", "12th of March", "in 2 weeks". */
static gboolean
take_number (Reading       *reading,
             const PsWords *words,
             guint         *index)
{
  const PsWord *word = ps_words_get (words, *index);
  const PsWord *next = ps_words_get (words, ++*index);
  PsWordKind unit = next != NULL ? next->kind : PS_WORD_UNKNOWN;
  int *place = &reading->date.day;
  int unset = 0;

  if (unit == PS_WORD_ORDINAL_MARK)
    {
      ++*index;
    }
  else if (unit == PS_WORD_DAY || unit == PS_WORD_WEEK || unit == PS_WORD_MONTH)
    {
      place = &reading->number;
      unset = -1;
    }
  else if (word->digits[0] == 4)
    {
      place = &reading->date.year;
    }

  if (*place != unset)
    return FALSE;

  *place = word->value;

  return TRUE;
}

static gboolean
read_word (Reading       *reading,
           const PsWords *words,
           guint         *index,
           const PsForms *forms)
{
  const PsWord *word = ps_words_get (words, *index);

  switch (word->kind)
    {
    case PS_WORD_FIGURES:
      if (ps_date_figures_are_there (words, *index))
        return ps_date_figures_take (&reading->date, words, index, forms);
      return word->n_figures == 1 && take_number (reading, words, index);

    case PS_WORD_NOISE:
      break;

    case PS_WORD_NUMBER:
      if (reading->number >= 0)
        return FALSE;
      reading->number = word->value;
      break;

    case PS_WORD_NEAR_DAY:
      if (reading->has_near_day)
        return FALSE;
      reading->near_day = word->value;
      reading->has_near_day = TRUE;
      break;

    case PS_WORD_WEEKDAY:
      if (reading->weekday != G_DATE_BAD_WEEKDAY)
        return FALSE;
      reading->weekday = (GDateWeekday) word->value;
      break;

    case PS_WORD_MONTH_NAME:
      if (reading->date.month != 0)
        return FALSE;
      reading->date.month = word->value;
      break;

    case PS_WORD_DAY:
    case PS_WORD_WEEK:
    case PS_WORD_MONTH:
      if (reading->unit != PS_WORD_UNKNOWN)
        return FALSE;
      reading->unit = word->kind;
      break;

    case PS_WORD_ORDINAL:
      if (word->value != -1)
        return FALSE;
      reading->last = TRUE;
      break;

    case PS_WORD_NEXT:
      reading->next = TRUE;
      break;

    case PS_WORD_IN:
      reading->in = TRUE;
      break;

    case PS_WORD_AGO:
      reading->ago = TRUE;
      break;

    default:
      return FALSE;
    }

  ++*index;

  return TRUE;
}

/* A day and a month, and the year or the next one that has that day. */
static gboolean
find_day (const Reading *reading,
          const GDate   *today,
          GDate         *date)
{
  int year = reading->date.year != 0 ? reading->date.year : g_date_get_year (today);
  /* The 29th of February may be eight years away. */
  int tries = reading->date.year != 0 ? 1 : 9;

  for (; tries > 0; tries--, year++)
    {
      /* GDate's types are too small for some of what can be typed. */
      if (reading->date.day > 31 || reading->date.month > 12
          || !g_date_valid_dmy (reading->date.day, reading->date.month, year))
        continue;

      g_date_set_dmy (date, reading->date.day, reading->date.month, year);
      if (reading->date.year != 0 || g_date_compare (date, today) >= 0)
        return TRUE;
    }

  return FALSE;
}

/* So many days, weeks or months from today, either way. */
static gboolean
find_distance (const Reading *reading,
               const GDate   *today,
               GDate         *date)
{
  gboolean back = reading->ago || (reading->last && reading->number < 0);
  int number = reading->number >= 0 ? reading->number : 1;

  /* "2 weeks" does not say which way, nor does "week". */
  if (reading->in + reading->ago + (reading->number < 0 && reading->next)
      + (reading->number < 0 && reading->last) != 1
      || (reading->number < 0 && (reading->in || reading->ago)))
    return FALSE;

  *date = *today;

  if (reading->unit == PS_WORD_MONTH)
    {
      if (back)
        g_date_subtract_months (date, number);
      else
        g_date_add_months (date, number);
    }
  else
    {
      number *= reading->unit == PS_WORD_WEEK ? 7 : 1;
      if (back)
        g_date_subtract_days (date, number);
      else
        g_date_add_days (date, number);
    }

  return TRUE;
}

static gboolean
has_day (const Reading *reading)
{
  return reading->date.day != 0 || reading->date.month != 0 || reading->date.year != 0;
}

/* Whether it names a day in one way, and nothing that does not go with that way. */
static gboolean
says_one_thing (const Reading *reading)
{
  gboolean by_day = has_day (reading);
  gboolean by_distance = reading->unit != PS_WORD_UNKNOWN;
  gboolean by_weekday = reading->weekday != G_DATE_BAD_WEEKDAY && !by_day;

  if (by_day + by_distance + by_weekday + reading->has_near_day != 1)
    return FALSE;

  if (!by_distance && (reading->number >= 0 || reading->in || reading->ago))
    return FALSE;

  return by_distance || by_weekday || (!reading->next && !reading->last);
}

static gboolean
find_date (const Reading *reading,
           const GDate   *today,
           GDate         *date)
{
  if (has_day (reading))
    return find_day (reading, today, date);

  if (reading->unit != PS_WORD_UNKNOWN)
    return find_distance (reading, today, date);

  *date = *today;

  if (reading->has_near_day)
    {
      if (reading->near_day < 0)
        g_date_subtract_days (date, -reading->near_day);
      else
        g_date_add_days (date, reading->near_day);
    }
  else
    {
      int ahead = ((int) reading->weekday - (int) g_date_get_weekday (today) + 7) % 7;

      if (reading->last)
        g_date_subtract_days (date, ahead == 0 ? 7 : 7 - ahead);
      else
        g_date_add_days (date, ahead == 0 ? 7 : ahead);
    }

  return TRUE;
}

/**
 * ps_date_words_parse:
 * @text: what a person typed for a date
 * @today: what day it is
 * @forms: (nullable): how a date in figures is written, or %NULL for the running locale
 * @date: (out): set only when the answer is %TRUE
 * @error: %PS_ERROR_INVALID, naming what was not understood
 *
 * Reads "today", "tomorrow", "Tuesday" and "next Tuesday" (both the first one after today, for
 * people do not agree on what else it could be), "last Tuesday", "in 3 days", "in 2 weeks", "next
 * week", "2 weeks ago", "12 March", "March 12, 2027", "12.3.", "12.3.2027", "2027-03-12" and "3/12"
 * in the order of @forms; English, and with the words of the running locale. Without a year it is
 * the next day of that name, today included.
 *
 * Returns: whether it is a date
 */
gboolean
ps_date_words_parse (const char     *text,
                     const GDate    *today,
                     const PsForms  *forms,
                     GDate          *date,
                     GError        **error)
{
  g_autoptr (PsWords) words = ps_words_new (text);
  const char *typed = ps_words_get_text (words);
  PsForms here = forms != NULL ? *forms : ps_forms_of_locale ();
  Reading reading = { .number = -1 };
  GDate found;

  if (ps_words_get_n (words) == 0)
    {
      g_set_error_literal (error, PS_ERROR, PS_ERROR_INVALID,
                           _("Give a date, for example “Tuesday”, “in 2 weeks” or “2027-03-12”."));
      return FALSE;
    }

  for (guint i = 0; i < ps_words_get_n (words); )
    {
      const PsWord *word = ps_words_get (words, i);

      if (!read_word (&reading, words, &i, &here))
        return refuse_word (word, error);
    }

  g_date_clear (&found, 1);
  if (!says_one_thing (&reading))
    return refuse (typed, error);

  if (!find_date (&reading, today, &found))
    {
      if (reading.date.day == 0 || reading.date.month == 0)
        return refuse (typed, error);

      g_set_error (error, PS_ERROR, PS_ERROR_INVALID,
                   _("There is no such day as “%s” in the calendar."), typed);
      return FALSE;
    }

  if (g_date_get_year (&found) < FIRST_YEAR || g_date_get_year (&found) > LAST_YEAR)
    {
      /* Translators: what was typed, and two years. */
      g_set_error (error, PS_ERROR, PS_ERROR_INVALID,
                   _("“%s” is not between the years %d and %d."), typed, FIRST_YEAR, LAST_YEAR);
      return FALSE;
    }

  if (reading.weekday != G_DATE_BAD_WEEKDAY && g_date_get_weekday (&found) != reading.weekday)
    {
      g_autofree char *day = ps_date_words_day (&found, today, &here);

      /* Translators: what was typed, and what day that date really is: “Tuesday, 9 March”. */
      g_set_error (error, PS_ERROR, PS_ERROR_INVALID,
                   _("“%s” does not fit together: that date is %s."), typed, day);
      return FALSE;
    }

  *date = found;

  return TRUE;
}
