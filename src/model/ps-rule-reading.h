#pragma once

#include "ps-date.h"
#include "ps-forms.h"
#include "ps-words.h"

G_BEGIN_DECLS

/**
 * PsRuleReading:
 * @every: "every" was said
 * @monthly: "monthly" or "of the month" was said
 * @last_day: the last day of the month
 * @day_is_marked: the day of the month is an ordinal, "15th"
 * @weeks: every how many weeks, where @weeks_word is
 * @nths: which ones of a month, each a PS_RULE_NTH_BIT(); "every second" is one of these as well
 * @nth: the only one of @nths, else the last of them that was said; 0 for none
 * @day: the day of the month, where @day_word is
 * @minute: minutes since midnight; -1 for none
 * @weekdays: each a PS_RULE_WEEKDAY_BIT()
 * @from: the first meeting is on or after this date
 * @weeks_word: (nullable): the word that stands for it where there may be trouble; so are the others
 *
 * What a person said about when a group meets, word by word; what they mean together is the question
 * of ps_rule_parse(), which alone has use for it.
 */
typedef struct {
  gboolean      every;
  gboolean      monthly;
  gboolean      last_day;
  gboolean      day_is_marked;
  int           weeks;
  guint         nths;
  int           nth;
  int           day;
  int           minute;
  guint         weekdays;
  GDate         from;
  const PsWord *weeks_word;
  const PsWord *nth_word;
  const PsWord *day_word;
  const PsWord *weekday_word;
} PsRuleReading;

gboolean ps_rule_reading_take   (PsRuleReading  *self,
                                 const PsWords  *words,
                                 const PsForms  *forms,
                                 GError        **error);
gboolean ps_rule_reading_refuse (const PsWords  *words,
                                 const PsWord   *word,
                                 GError        **error);

G_END_DECLS
