#include "ps-time-words.h"

#include "ps-date.h"
#include "ps-error.h"

#include <glib/gi18n-lib.h>

/**
 * ps_time_words_minute:
 * @minute: minutes since midnight, 0 to 1439
 * @forms: (nullable): how times are written, or %NULL for the running locale
 *
 * Returns: (transfer full): "18:00" or "6:00 PM"
 */
char *
ps_time_words_minute (int            minute,
                      const PsForms *forms)
{
  PsForms here = forms != NULL ? *forms : ps_forms_of_locale ();
  g_autoptr (GDateTime) time = g_date_time_new_utc (2000, 1, 1, minute / 60, minute % 60, 0);

  g_return_val_if_fail (time != NULL, NULL);

  if (here.twelve_hour)
    /* Translators: a time of day for g_date_time_format(), where people count to 12. */
    return g_date_time_format (time, _("%-I:%M %p"));

  /* Translators: a time of day for g_date_time_format(), where people count to 24. */
  return g_date_time_format (time, _("%H:%M"));
}

/**
 * ps_time_words:
 * @instant: microseconds since 1970 UTC
 * @zone: whose clocks are read
 * @forms: (nullable): how times are written, or %NULL for the running locale
 *
 * Returns: (transfer full): "18:00" or "6:00 PM"
 */
char *
ps_time_words (gint64         instant,
               GTimeZone     *zone,
               const PsForms *forms)
{
  int minute;

  ps_date_of_instant (instant, zone, &minute);

  return ps_time_words_minute (minute, forms);
}

/**
 * ps_time_words_span:
 * @start: when it begins, microseconds since 1970 UTC
 * @end: when it ends
 * @zone: whose clocks are read
 * @forms: (nullable): how times are written, or %NULL for the running locale
 *
 * Returns: (transfer full): "18:00 to 19:30"
 */
char *
ps_time_words_span (gint64         start,
                    gint64         end,
                    GTimeZone     *zone,
                    const PsForms *forms)
{
  g_autofree char *from = ps_time_words (start, zone, forms);
  g_autofree char *to = ps_time_words (end, zone, forms);

  /* Translators: two times of day, “18:00 to 19:30”. */
  return g_strdup_printf (_("%s to %s"), from, to);
}

/**
 * ps_time_words_take:
 * @words: what was typed
 * @index: where it may begin
 * @minute: (out): minutes since midnight; -1 when it is written as a time but there is no such time
 * @n_used: (out): how many words it takes
 *
 * Looks for a time of day: "18:00", "18.00", "18h30", "18 h", "6 pm", "6:30 p.m.", "noon".
 * A mere "6" is none, because it may be meant for the evening.
 *
 * Returns: whether one is there
 */
gboolean
ps_time_words_take (const PsWords *words,
                    guint          index,
                    int           *minute,
                    guint         *n_used)
{
  const PsWord *word = ps_words_get (words, index);
  const PsWord *mark = ps_words_get (words, index + 1);
  gboolean pair, half, mark_is_am;
  int hour, past;

  *n_used = 1;

  if (word == NULL)
    return FALSE;

  if (word->kind == PS_WORD_NOON)
    {
      *minute = 12 * 60;
      return TRUE;
    }

  if (word->kind != PS_WORD_FIGURES)
    return FALSE;

  pair = word->separator == ':' || word->separator == 'h'
         || (word->separator == '.' && word->n_figures == 2 && word->digits[1] == 2
             && !word->dotted);
  mark_is_am = mark != NULL && mark->kind == PS_WORD_AM;
  half = mark_is_am || (mark != NULL && mark->kind == PS_WORD_PM);

  if (half || (mark != NULL && mark->kind == PS_WORD_CLOCK_MARK))
    *n_used = 2;
  else if (!pair)
    return FALSE;

  hour = word->figures[0];
  past = pair ? word->figures[1] : 0;
  *minute = -1;

  if ((!pair && word->n_figures != 1) || (pair && (word->n_figures != 2 || word->digits[1] != 2))
      || word->digits[0] > 2 || past > 59 || hour > 23 || (half && hour == 0)
      || (mark_is_am && hour > 12))
    return TRUE;

  if (half && hour <= 12)
    hour = hour % 12 + (mark_is_am ? 0 : 12);
  *minute = hour * 60 + past;

  return TRUE;
}

/**
 * ps_time_words_refuse:
 * @part: what was typed
 * @error: set to %PS_ERROR_INVALID, saying that it is no time of day
 *
 * Returns: %FALSE
 */
gboolean
ps_time_words_refuse (const char  *part,
                      GError     **error)
{
  /* Translators: %s is what somebody typed. */
  g_set_error (error, PS_ERROR, PS_ERROR_INVALID,
               _("“%s” is not a time of day. Write it as “18:00” or “6 pm”."), part);

  return FALSE;
}

/**
 * ps_time_words_parse:
 * @text: what a person typed for a time of day
 * @minute: (out): minutes since midnight, set only when the answer is %TRUE
 * @error: %PS_ERROR_INVALID, naming what was not understood
 *
 * Returns: whether it is a time of day
 */
gboolean
ps_time_words_parse (const char  *text,
                     int         *minute,
                     GError     **error)
{
  g_autoptr (PsWords) words = ps_words_new (text);
  guint i = 0, n_used;
  int found;

  while (ps_words_get (words, i) != NULL && ps_words_get (words, i)->kind == PS_WORD_NOISE)
    i++;

  if (ps_words_get_n (words) > 0 && ps_time_words_take (words, i, &found, &n_used)
      && i + n_used == ps_words_get_n (words) && found >= 0)
    {
      *minute = found;
      return TRUE;
    }

  return ps_time_words_refuse (ps_words_get_text (words), error);
}
