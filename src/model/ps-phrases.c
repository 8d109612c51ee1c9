#include "ps-phrases.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The context that the lists below have in a catalogue. */
#define CONTEXT "typed words"

struct _PsPhrases {
  GArray *list;
};

typedef struct {
  gunichar   *letters;
  glong       n_letters;
  PsWordKind  kind;
  int         value;
} Phrase;

typedef struct {
  PsWordKind  kind;
  int         value;
  const char *words;
} Meaning;

/* Translators: the lists with the context “typed words” are what a person may type when asked for
 * a date or for when a group meets, such as “every second Tuesday at 6 pm” or “in 2 weeks”.
 * | separates words that mean the same; give as many as people use, with all their endings, in any
 * order. A word may be several (“day after tomorrow”). They are never shown. English is understood
 * anyway, so a list that has no counterpart can be left as it is.
 */
static const Meaning meanings[] = {
  /* Translators: words that may stand between the others and mean nothing. */
  { PS_WORD_NOISE, 0, NC_ ("typed words", "at|on|the|of") },
  /* Translators: exactly as in “no meeting in a month without that day” elsewhere. */
  { PS_WORD_NOISE, 0, NC_ ("typed words", "no meeting in a month without that day") },
  /* Translators: as in “every Tuesday and Thursday” and “first and third Tuesday of the month”. */
  { PS_WORD_AND, 0, NC_ ("typed words", "and|&") },
  /* Translators: what follows a figure to make it an ordinal, as in “15th”. */
  { PS_WORD_ORDINAL_MARK, 0, NC_ ("typed words", "st|nd|rd|th") },
  /* Translators: what follows a figure to make it an hour of the 24-hour clock, as in “18 h”. */
  { PS_WORD_CLOCK_MARK, 0, NC_ ("typed words", "h|hrs|hours") },
  { PS_WORD_AM, 0, NC_ ("typed words", "am|a.m.|in the morning") },
  { PS_WORD_PM, 0, NC_ ("typed words", "pm|p.m.|in the afternoon|in the evening|at night") },
  { PS_WORD_NOON, 0, NC_ ("typed words", "noon|midday") },
  { PS_WORD_NUMBER, 1, NC_ ("typed words", "one|a|an") },
  { PS_WORD_NUMBER, 2, NC_ ("typed words", "two") },
  { PS_WORD_NUMBER, 3, NC_ ("typed words", "three") },
  { PS_WORD_NUMBER, 4, NC_ ("typed words", "four") },
  { PS_WORD_NUMBER, 5, NC_ ("typed words", "five") },
  { PS_WORD_NUMBER, 6, NC_ ("typed words", "six") },
  { PS_WORD_ORDINAL, 1, NC_ ("typed words", "first") },
  { PS_WORD_ORDINAL, 2, NC_ ("typed words", "second") },
  { PS_WORD_ORDINAL, 3, NC_ ("typed words", "third") },
  { PS_WORD_ORDINAL, 4, NC_ ("typed words", "fourth") },
  { PS_WORD_ORDINAL, 5, NC_ ("typed words", "fifth") },
  { PS_WORD_ORDINAL, -1, NC_ ("typed words", "last") },
  /* Translators: as in “every other Tuesday”. */
  { PS_WORD_OTHER, 2, NC_ ("typed words", "other|alternate") },
  { PS_WORD_EVERY, 0, NC_ ("typed words", "every|each") },
  { PS_WORD_WEEKLY, 0, NC_ ("typed words", "weekly") },
  { PS_WORD_FORTNIGHTLY, 0, NC_ ("typed words", "fortnightly|every fortnight") },
  { PS_WORD_MONTHLY, 0, NC_ ("typed words", "monthly") },
  { PS_WORD_DAY, 0, NC_ ("typed words", "day|days") },
  { PS_WORD_WEEK, 0, NC_ ("typed words", "week|weeks") },
  { PS_WORD_MONTH, 0, NC_ ("typed words", "month|months") },
  { PS_WORD_WEEKDAY, G_DATE_MONDAY, NC_ ("typed words", "Monday|Mondays|Mon") },
  { PS_WORD_WEEKDAY, G_DATE_TUESDAY, NC_ ("typed words", "Tuesday|Tuesdays|Tue|Tues") },
  { PS_WORD_WEEKDAY, G_DATE_WEDNESDAY, NC_ ("typed words", "Wednesday|Wednesdays|Wed") },
  { PS_WORD_WEEKDAY, G_DATE_THURSDAY, NC_ ("typed words", "Thursday|Thursdays|Thu|Thurs") },
  { PS_WORD_WEEKDAY, G_DATE_FRIDAY, NC_ ("typed words", "Friday|Fridays|Fri") },
  { PS_WORD_WEEKDAY, G_DATE_SATURDAY, NC_ ("typed words", "Saturday|Saturdays|Sat") },
  { PS_WORD_WEEKDAY, G_DATE_SUNDAY, NC_ ("typed words", "Sunday|Sundays|Sun") },
  { PS_WORD_MONTH_NAME, G_DATE_JANUARY, NC_ ("typed words", "January|Jan") },
  { PS_WORD_MONTH_NAME, G_DATE_FEBRUARY, NC_ ("typed words", "February|Feb") },
  { PS_WORD_MONTH_NAME, G_DATE_MARCH, NC_ ("typed words", "March|Mar") },
  { PS_WORD_MONTH_NAME, G_DATE_APRIL, NC_ ("typed words", "April|Apr") },
  { PS_WORD_MONTH_NAME, G_DATE_MAY, NC_ ("typed words", "May") },
  { PS_WORD_MONTH_NAME, G_DATE_JUNE, NC_ ("typed words", "June|Jun") },
  { PS_WORD_MONTH_NAME, G_DATE_JULY, NC_ ("typed words", "July|Jul") },
  { PS_WORD_MONTH_NAME, G_DATE_AUGUST, NC_ ("typed words", "August|Aug") },
  { PS_WORD_MONTH_NAME, G_DATE_SEPTEMBER, NC_ ("typed words", "September|Sep|Sept") },
  { PS_WORD_MONTH_NAME, G_DATE_OCTOBER, NC_ ("typed words", "October|Oct") },
  { PS_WORD_MONTH_NAME, G_DATE_NOVEMBER, NC_ ("typed words", "November|Nov") },
  { PS_WORD_MONTH_NAME, G_DATE_DECEMBER, NC_ ("typed words", "December|Dec") },
  /* Translators: what comes before the first date, as in “every Tuesday from 9 March”. */
  { PS_WORD_STARTING, 0, NC_ ("typed words", "from|starting|starting on|starting from") },
  { PS_WORD_NEXT, 0, NC_ ("typed words", "next|this|coming") },
  { PS_WORD_NEAR_DAY, 0, NC_ ("typed words", "today") },
  { PS_WORD_NEAR_DAY, 1, NC_ ("typed words", "tomorrow") },
  { PS_WORD_NEAR_DAY, 2, NC_ ("typed words", "day after tomorrow") },
  { PS_WORD_NEAR_DAY, -1, NC_ ("typed words", "yesterday") },
  { PS_WORD_NEAR_DAY, -2, NC_ ("typed words", "day before yesterday") },
  /* Translators: as in “in 2 weeks”. */
  { PS_WORD_IN, 0, NC_ ("typed words", "in") },
  /* Translators: as in “2 weeks ago”. */
  { PS_WORD_AGO, 0, NC_ ("typed words", "ago") },
};

static void
phrase_clear (gpointer data)
{
  g_free (((Phrase *) data)->letters);
}

static void
add_phrase (GArray     *phrases,
            const char *words,
            gssize      length,
            PsWordKind  kind,
            int         value)
{
  g_autofree char *plain = g_utf8_normalize (words, length, G_NORMALIZE_ALL_COMPOSE);
  Phrase phrase = { .kind = kind, .value = value };

  if (plain == NULL)
    return;

  g_strstrip (plain);
  /* "Di." is as good as "Di", and the full stop is passed over anyway. */
  while (g_str_has_suffix (plain, "."))
    plain[strlen (plain) - 1] = '\0';
  if (*plain == '\0')
    return;

  phrase.letters = g_utf8_to_ucs4_fast (plain, -1, &phrase.n_letters);
  for (glong i = 0; i < phrase.n_letters; i++)
    phrase.letters[i] = g_unichar_tolower (phrase.letters[i]);

  g_array_append_val (phrases, phrase);
}

static void
add_list (GArray     *phrases,
          const char *list,
          PsWordKind  kind,
          int         value)
{
  g_auto (GStrv) words = g_strsplit (list, "|", -1);

  for (int i = 0; words[i] != NULL; i++)
    add_phrase (phrases, words[i], -1, kind, value);
}

static void
add_formatted (GArray     *phrases,
               GDateTime  *time,
               const char *format,
               PsWordKind  kind,
               int         value)
{
  g_autofree char *name = g_date_time_format (time, format);

  if (name != NULL)
    add_phrase (phrases, name, -1, kind, value);
}

/* Where the phrase that begins at @text ends, or NULL when it does not stand there whole. */
static const char *
end_of_phrase (const Phrase *phrase,
               const char   *text)
{
  gunichar last = phrase->letters[phrase->n_letters - 1];
  gunichar next;

  for (glong i = 0; i < phrase->n_letters; i++, text = g_utf8_next_char (text))
    {
      if (*text == '\0' || g_unichar_tolower (g_utf8_get_char (text)) != phrase->letters[i])
        return NULL;
    }

  /* "Mon" is not the beginning of "Month"; scripts without spaces have no such ends. */
  next = g_utf8_get_char (text);
  if (g_unichar_isalpha (last) && !g_unichar_iswide (last)
      && (g_unichar_isalpha (next) || g_unichar_ismark (next)))
    return NULL;

  return text;
}

/* Some words mean something else behind a number: "6 am", and the German "am 15.". */
static gboolean
goes_with_a_number (PsWordKind kind)
{
  return kind >= PS_WORD_ORDINAL_MARK && kind <= PS_WORD_PM;
}

/**
 * ps_phrases_new:
 *
 * All that can be understood. Where two mean different things the earlier wins, so what the locale
 * says comes before English.
 *
 * Returns: (transfer full): the phrases of the running locale
 */
PsPhrases *
ps_phrases_new (void)
{
  static const char *const month_formats[] = { "%B", "%OB", "%b", "%Ob" };
  PsPhrases *self = g_new0 (PsPhrases, 1);
  GArray *phrases = g_array_new (FALSE, FALSE, sizeof (Phrase));

  g_array_set_clear_func (phrases, phrase_clear);

  for (gsize i = 0; i < G_N_ELEMENTS (meanings); i++)
    {
      const char *list = g_dpgettext2 (GETTEXT_PACKAGE, CONTEXT, meanings[i].words);

      if (list != meanings[i].words)
        add_list (phrases, list, meanings[i].kind, meanings[i].value);
    }

  /* The first of January 2024 was a Monday. */
  for (int i = 1; i <= 12; i++)
    {
      g_autoptr (GDateTime) weekday = g_date_time_new_utc (2024, 1, i, i == 12 ? 12 : 0, 0, 0);
      g_autoptr (GDateTime) month = g_date_time_new_utc (2024, i, 1, 0, 0, 0);

      if (i <= 7)
        {
          add_formatted (phrases, weekday, "%A", PS_WORD_WEEKDAY, i);
          add_formatted (phrases, weekday, "%a", PS_WORD_WEEKDAY, i);
        }

      for (gsize f = 0; f < G_N_ELEMENTS (month_formats); f++)
        add_formatted (phrases, month, month_formats[f], PS_WORD_MONTH_NAME, i);

      if (i == 1 || i == 12)
        add_formatted (phrases, weekday, "%p", i == 1 ? PS_WORD_AM : PS_WORD_PM, 0);
    }

  for (gsize i = 0; i < G_N_ELEMENTS (meanings); i++)
    add_list (phrases, meanings[i].words, meanings[i].kind, meanings[i].value);

  self->list = phrases;

  return self;
}

/**
 * ps_phrases_free:
 *
 * Frees the phrases.
 */
void
ps_phrases_free (PsPhrases *self)
{
  g_array_unref (self->list);
  g_free (self);
}

/**
 * ps_phrases_match:
 * @text: where a word begins
 * @after_number: whether a number stands before it
 * @word: (inout): gets its kind and value
 *
 * Returns: (nullable): where in @text the longest phrase that stands there ends
 */
const char *
ps_phrases_match (const PsPhrases *self,
                  const char      *text,
                  gboolean         after_number,
                  PsWord          *word)
{
  const char *longest = text;

  for (guint i = 0; i < self->list->len; i++)
    {
      const Phrase *phrase = &g_array_index (self->list, Phrase, i);
      gboolean bound = goes_with_a_number (phrase->kind);
      const char *end;

      if (bound && !after_number)
        continue;

      end = end_of_phrase (phrase, text);
      if (end == NULL || end < longest)
        continue;

      if (end > longest || (bound && !goes_with_a_number (word->kind)))
        {
          word->kind = phrase->kind;
          word->value = phrase->value;
          longest = end;
        }
    }

  return longest > text ? longest : NULL;
}
