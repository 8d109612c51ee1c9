#pragma once

#include "ps-round.h"

G_BEGIN_DECLS

char *ps_round_words_seat     (const PsSeat  *seat,
                               gboolean       with_initials);
char *ps_round_words_spoken   (const PsSeat  *seat,
                               gboolean       with_initials);
const char *ps_round_words_state (const PsSeat *seat);
char *ps_round_words_title    (const PsRound *round,
                               gboolean       with_initials);
char *ps_round_words_time     (gint64         taken_s,
                               gint64         share_s);
char *ps_round_words_progress (const PsRound *round,
                               gboolean       with_initials);
char *ps_round_words_each     (const PsRound *round,
                               gint64         left_s);
char *ps_round_words_room     (const PsRound *round);

G_END_DECLS
