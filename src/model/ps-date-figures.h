#pragma once

#include "ps-forms.h"
#include "ps-words.h"

G_BEGIN_DECLS

/**
 * PsDateFigures:
 * @day: 1 to 31 if it is right, 0 when none was given
 * @month: 1 to 12 if it is right, 0 when none was given
 * @year: with all its digits, 0 when none was given
 *
 * A date as it was typed, which need not be one of the calendar.
 */
typedef struct {
  int day;
  int month;
  int year;
} PsDateFigures;

gboolean ps_date_figures_are_there (const PsWords *words,
                                    guint          index);
gboolean ps_date_figures_take      (PsDateFigures *self,
                                    const PsWords *words,
                                    guint         *index,
                                    const PsForms *forms);

G_END_DECLS
