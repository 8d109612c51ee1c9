#pragma once

#include "ps-attendance-history.h"

G_BEGIN_DECLS

const char *ps_history_words_mark   (PsHistoryCell           cell);
const char *ps_history_words_mode   (PsMode                  mode);
char       *ps_history_words_name   (const PsHistoryPerson  *person);
char       *ps_history_words_day    (const GDate            *day,
                                     const GDate            *today);
char       *ps_history_words_cell   (PsAttendanceHistory    *history,
                                     guint                   row,
                                     guint                   column);
char       *ps_history_words_column (PsAttendanceHistory    *history,
                                     guint                   column);
char       *ps_history_words_person (const PsHistoryPerson  *person,
                                     const char             *streak_words);

G_END_DECLS
