#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PsWordKind:
 * @PS_WORD_UNKNOWN: not understood
 * @PS_WORD_NOISE: understood, and means nothing by itself: "at", "the", "on"
 * @PS_WORD_AND: what comes next is one more of the same: "and"
 * @PS_WORD_FIGURES: one to three numbers with something between them: "2", "15.", "18:00", "3/12/2027"
 * @PS_WORD_ORDINAL_MARK: makes the number before it an ordinal: "th"
 * @PS_WORD_CLOCK_MARK: makes the number before it an hour: "h", "Uhr"
 * @PS_WORD_AM: before noon
 * @PS_WORD_PM: after noon
 * @PS_WORD_NOON: twelve in the day
 * @PS_WORD_NUMBER: a number as a word; the value is the number
 * @PS_WORD_ORDINAL: the value is 1 to 5, or -1 for "last"
 * @PS_WORD_OTHER: "every other": each second one
 * @PS_WORD_EVERY: "every"
 * @PS_WORD_WEEKLY: "weekly"
 * @PS_WORD_FORTNIGHTLY: "fortnightly"
 * @PS_WORD_MONTHLY: "monthly"
 * @PS_WORD_DAY: "day", "days"
 * @PS_WORD_WEEK: "week", "weeks"
 * @PS_WORD_MONTH: "month", "months"
 * @PS_WORD_WEEKDAY: the value is a GDateWeekday
 * @PS_WORD_MONTH_NAME: the value is a GDateMonth
 * @PS_WORD_STARTING: a date comes next: "from", "starting"
 * @PS_WORD_NEXT: "next", "this"
 * @PS_WORD_NEAR_DAY: the value is how many days from today: "tomorrow" is 1
 * @PS_WORD_IN: "in", of time to come
 * @PS_WORD_AGO: "ago"
 */
typedef enum {
  PS_WORD_UNKNOWN,
  PS_WORD_NOISE,
  PS_WORD_AND,
  PS_WORD_FIGURES,
  PS_WORD_ORDINAL_MARK,
  PS_WORD_CLOCK_MARK,
  PS_WORD_AM,
  PS_WORD_PM,
  PS_WORD_NOON,
  PS_WORD_NUMBER,
  PS_WORD_ORDINAL,
  PS_WORD_OTHER,
  PS_WORD_EVERY,
  PS_WORD_WEEKLY,
  PS_WORD_FORTNIGHTLY,
  PS_WORD_MONTHLY,
  PS_WORD_DAY,
  PS_WORD_WEEK,
  PS_WORD_MONTH,
  PS_WORD_WEEKDAY,
  PS_WORD_MONTH_NAME,
  PS_WORD_STARTING,
  PS_WORD_NEXT,
  PS_WORD_NEAR_DAY,
  PS_WORD_IN,
  PS_WORD_AGO,
} PsWordKind;

/**
 * PsWord:
 * @kind: what it is
 * @value: see PsWordKind; of figures the first number
 * @text: where it stands in the text
 * @length: how many bytes it takes there
 * @n_figures: of figures, how many there are, 1 to 3
 * @figures: the numbers
 * @digits: with how many digits each was written
 * @separator: what is between them, ':', '.', '/', '-' or 'h'; 0 when there is one only
 * @dotted: whether a full stop follows
 */
typedef struct {
  PsWordKind  kind;
  int         value;
  const char *text;
  gsize       length;
  guint       n_figures;
  int         figures[3];
  int         digits[3];
  char        separator;
  gboolean    dotted;
} PsWord;

/**
 * PsWords:
 *
 * What a person typed about dates and times, word by word. English words are always understood,
 * and beside them those of the running locale: its names of days and months, and the lists that
 * translators give.
 *
 * The words point into the text that goes with them.
 */
typedef struct _PsWords PsWords;

PsWords      *ps_words_new       (const char    *text);
void          ps_words_free      (PsWords       *self);
guint         ps_words_get_n     (const PsWords *self);
const PsWord *ps_words_get       (const PsWords *self,
                                  guint          index);
const char   *ps_words_get_text  (const PsWords *self);
gboolean      ps_words_is_joined (const PsWords *self,
                                  guint          index);
char         *ps_word_dup        (const PsWord  *word);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsWords, ps_words_free)

G_END_DECLS
