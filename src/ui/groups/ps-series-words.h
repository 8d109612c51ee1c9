#pragma once

#include "ps-series-check.h"

G_BEGIN_DECLS

char *ps_series_words_day    (const PsSeriesDate *date,
                              gint64              now);
char *ps_series_words_facts  (const PsSeriesDate *date);
char *ps_series_words_spoken (const PsSeriesDate *date,
                              GPtrArray          *conflicts,
                              gint64              now);

G_END_DECLS
