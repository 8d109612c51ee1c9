#include "ps-date-figures.h"

/* Whether a number follows that belongs to the one before it, as in "12. 3. 2027". */
static gboolean
goes_on (const PsWords *words,
         guint          index)
{
  const PsWord *word = ps_words_get (words, index);
  const PsWord *next = ps_words_get (words, index + 1);

  return word->dotted && next != NULL && next->kind == PS_WORD_FIGURES && next->n_figures == 1;
}

/**
 * ps_date_figures_are_there:
 * @words: what was typed
 * @index: a word of figures
 *
 * Returns: whether two or three numbers that make a date begin there: "12.3.", "12. 3. 2027", "3/12"
 */
gboolean
ps_date_figures_are_there (const PsWords *words,
                           guint          index)
{
  const PsWord *word = ps_words_get (words, index);

  return (word->n_figures > 1 && word->separator != ':' && word->separator != 'h')
         || (word->n_figures == 1 && goes_on (words, index));
}

/**
 * ps_date_figures_take:
 * @self: gets what is found
 * @words: what was typed
 * @index: (inout): where it begins, and then the word after it
 * @forms: which order is usual
 *
 * Sorts out which number is which. Full stops mean that the day comes first, a year of four digits
 * shows itself; for the rest it is the usual order. Two digits of a year are of this century.
 *
 * Returns: whether they can be a date
 */
gboolean
ps_date_figures_take (PsDateFigures *self,
                      const PsWords *words,
                      guint         *index,
                      const PsForms *forms)
{
  const PsWord *first = ps_words_get (words, *index);
  char separator = first->n_figures > 1 ? first->separator : '.';
  PsDateOrder order = forms->order;
  int figures[3], digits[3];
  guint n = 0;

  if (self->day != 0 || self->month != 0 || self->year != 0)
    return FALSE;

  for (gboolean more = TRUE; more && n < 3; ++*index)
    {
      const PsWord *word = ps_words_get (words, *index);

      for (guint i = 0; i < word->n_figures && n < 3; i++, n++)
        {
          figures[n] = word->figures[i];
          digits[n] = word->digits[i];
        }
      more = n < 3 && separator == '.' && goes_on (words, *index);
    }

  if (n == 3 && digits[0] > 2)
    order = PS_DATE_ORDER_YMD;
  else if (separator == '.' && (n == 3 || order != PS_DATE_ORDER_YMD))
    order = PS_DATE_ORDER_DMY;
  else if (order == PS_DATE_ORDER_YMD && (n == 2 || digits[2] > 2))
    order = PS_DATE_ORDER_MDY;

  if (n == 3)
    {
      int at = order == PS_DATE_ORDER_YMD ? 0 : 2;

      if (digits[at] != 2 && (digits[at] != 4 || figures[at] == 0))
        return FALSE;
      self->year = digits[at] == 2 ? 2000 + figures[at] : figures[at];
    }

  self->month = figures[order == PS_DATE_ORDER_MDY ? 0 : 1];
  self->day = figures[order == PS_DATE_ORDER_MDY ? 1 : order == PS_DATE_ORDER_DMY ? 0 : n - 1];

  return TRUE;
}
