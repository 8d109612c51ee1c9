#include "ps-rule-reading.h"

#include "ps-date-reader.h"
#include "ps-error.h"
#include "ps-rule.h"
#include "ps-time-words.h"

#include <glib/gi18n-lib.h>

/**
 * ps_rule_reading_refuse:
 * @words: what was typed
 * @word: one of them
 * @error: %PS_ERROR_INVALID
 *
 * Says that it was not understood.
 *
 * Returns: %FALSE
 */
gboolean
ps_rule_reading_refuse (const PsWords  *words,
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
take_weeks (PsRuleReading  *self,
            int             weeks,
            const PsWords  *words,
            const PsWord   *word,
            GError        **error)
{
  if (self->weeks_word != NULL)
    return ps_rule_reading_refuse (words, word, error);

  self->weeks = weeks;
  self->weeks_word = word;

  return TRUE;
}

static gboolean
take_nth (PsRuleReading  *self,
          int             nth,
          const PsWords  *words,
          guint           index,
          GError        **error)
{
  const PsWord *word = ps_words_get (words, index);

  if (self->nths != 0
      && (!ps_words_is_joined (words, index) || (self->nths & PS_RULE_NTH_BIT (nth)) != 0))
    return ps_rule_reading_refuse (words, word, error);

  self->nths |= PS_RULE_NTH_BIT (nth);
  self->nth = nth;
  self->nth_word = word;

  return TRUE;
}

static void
forget_nths (PsRuleReading *self)
{
  self->nths = 0;
  self->nth = 0;
  self->nth_word = NULL;
}

/* "first Tuesday and third Tuesday" names it twice, and joins the ordinals. */
static gboolean
take_weekday (PsRuleReading  *self,
              const PsWords  *words,
              guint           index,
              GError        **error)
{
  const PsWord *word = ps_words_get (words, index);
  guint bit = PS_RULE_WEEKDAY_BIT (word->value);
  gboolean has_nth = self->nth_word != NULL && self->nth_word > self->weekday_word;

  if (self->weekdays != 0 && !has_nth
      && (!ps_words_is_joined (words, index) || (self->weekdays & bit) != 0))
    return ps_rule_reading_refuse (words, word, error);

  self->weekdays |= bit;
  self->weekday_word = word;

  return TRUE;
}

/* Whether one more of the same comes next. */
static gboolean
take_and (PsRuleReading  *self,
          const PsWords  *words,
          guint           index,
          GError        **error)
{
  const PsWord *next;
  guint i = index;

  do
    next = ps_words_get (words, ++i);
  while (next != NULL && next->kind == PS_WORD_NOISE);

  if (next != NULL
      && ((next->kind == PS_WORD_WEEKDAY && self->weekdays != 0)
          || (next->kind == PS_WORD_ORDINAL && self->nths != 0)
          || (next->kind == PS_WORD_FIGURES && self->nths != 0)))
    return TRUE;

  return ps_rule_reading_refuse (words, ps_words_get (words, index), error);
}

/* Whether the number at @index is the first of those that a weekday follows, "1st and 3rd Tuesday". */
static gboolean
leads_to_weekday (const PsWords *words,
                  guint          index)
{
  for (;; index++)
    {
      const PsWord *word = ps_words_get (words, index);

      if (word == NULL)
        return FALSE;
      if (word->kind == PS_WORD_WEEKDAY)
        return TRUE;
      if (word->kind != PS_WORD_ORDINAL && word->kind != PS_WORD_ORDINAL_MARK
          && word->kind != PS_WORD_AND && word->kind != PS_WORD_NOISE
          && (word->kind != PS_WORD_FIGURES || word->n_figures > 1))
        return FALSE;
    }
}

/* A number alone means weeks, which one of the weekdays, or the day of the month: what comes after
 * it tells.
 */
static gboolean
take_number (PsRuleReading  *self,
             const PsWords  *words,
             guint          *index,
             GError        **error)
{
  guint first = *index;
  const PsWord *word = ps_words_get (words, first);
  const PsWord *next = ps_words_get (words, ++*index);
  gboolean marked = word->dotted;

  if (word->kind == PS_WORD_FIGURES && word->n_figures > 1)
    return ps_rule_reading_refuse (words, word, error);

  if (next != NULL && next->kind == PS_WORD_ORDINAL_MARK)
    {
      marked = TRUE;
      next = ps_words_get (words, ++*index);
    }

  if (next != NULL && next->kind == PS_WORD_WEEK)
    {
      ++*index;
      return take_weeks (self, word->value, words, word, error);
    }

  if (marked && word->value >= 1 && word->value <= 5 && leads_to_weekday (words, *index))
    return take_nth (self, word->value, words, first, error);
  if (next != NULL && next->kind == PS_WORD_WEEKDAY && !marked && self->every)
    return take_weeks (self, word->value, words, word, error);

  /* "every 2 months", "every 10 days" */
  if (self->day_word != NULL
      || (next != NULL && !marked
          && (next->kind == PS_WORD_DAY || next->kind == PS_WORD_MONTH)))
    return ps_rule_reading_refuse (words, word, error);

  self->day = word->value;
  self->day_is_marked = marked;
  self->day_word = word;

  return TRUE;
}

static gboolean
take_time (PsRuleReading  *self,
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

  if (self->minute >= 0)
    {
      /* Translators: %s is a time of day. */
      g_set_error (error, PS_ERROR, PS_ERROR_INVALID,
                   _("“%s” is a second time of day. Give the time the meeting starts, and how long "
                     "it lasts in minutes elsewhere."), part);
      return FALSE;
    }

  self->minute = minute;
  *index += n_used;

  return TRUE;
}

static gboolean
read_word (PsRuleReading  *self,
           const PsWords  *words,
           guint          *index,
           GError        **error)
{
  const PsWord *word = ps_words_get (words, *index);

  switch (word->kind)
    {
    case PS_WORD_FIGURES:
    case PS_WORD_NUMBER:
      return take_number (self, words, index, error);

    case PS_WORD_NOISE:
    case PS_WORD_IN:
    case PS_WORD_STARTING:
      break;

    case PS_WORD_EVERY:
      self->every = TRUE;
      break;

    case PS_WORD_WEEKLY:
    case PS_WORD_FORTNIGHTLY:
      if (!take_weeks (self, word->kind == PS_WORD_WEEKLY ? 1 : 2, words, word, error))
        return FALSE;
      break;

    case PS_WORD_OTHER:
      if (!take_weeks (self, 2, words, word, error))
        return FALSE;
      break;

    case PS_WORD_WEEK:
      /* "every second week", "every other week", "every week" */
      if (self->nth > 0 && self->nths == PS_RULE_NTH_BIT (self->nth))
        {
          if (!take_weeks (self, self->nth, words, word, error))
            return FALSE;
          forget_nths (self);
        }
      else if (self->weeks_word == NULL)
        {
          take_weeks (self, 1, words, word, NULL);
        }
      break;

    case PS_WORD_MONTH:
    case PS_WORD_MONTHLY:
      self->monthly = TRUE;
      break;

    case PS_WORD_ORDINAL:
      if (!take_nth (self, word->value, words, *index, error))
        return FALSE;
      break;

    case PS_WORD_DAY:
      /* "last day of the month", "on day 15" */
      if (self->nths == PS_RULE_NTH_BIT (PS_RULE_LAST))
        {
          self->last_day = TRUE;
          forget_nths (self);
          self->day_word = word;
        }
      else if (self->every && !self->monthly)
        {
          return ps_rule_reading_refuse (words, word, error);
        }
      break;

    case PS_WORD_WEEKDAY:
      if (!take_weekday (self, words, *index, error))
        return FALSE;
      break;

    case PS_WORD_AND:
      if (!take_and (self, words, *index, error))
        return FALSE;
      break;

    default:
      return ps_rule_reading_refuse (words, word, error);
    }

  ++*index;

  return TRUE;
}

/**
 * ps_rule_reading_take:
 * @self: with no minute, and the day to count from
 * @words: what was typed
 * @forms: (nullable): how a date is written, or %NULL for the running locale
 * @error: %PS_ERROR_INVALID, naming the part that was not understood
 *
 * Reads all words; a date behind "from" says where to count from.
 *
 * Returns: whether all were understood
 */
gboolean
ps_rule_reading_take (PsRuleReading  *self,
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
          if (!take_time (self, words, &i, minute, n_used, error))
            return FALSE;
        }
      else if (word->kind == PS_WORD_STARTING && next != NULL
               && !ps_time_words_take (words, i + 1, &minute, &n_used))
        {
          GDate today = self->from;

          return ps_date_words_parse (next->text, &today, forms, &self->from, error);
        }
      else if (!read_word (self, words, &i, error))
        {
          return FALSE;
        }
    }

  return TRUE;
}
