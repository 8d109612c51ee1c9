#pragma once

#include <gtk/gtk.h>

#include "ps-series.h"

G_BEGIN_DECLS

void ps_series_deed_planned      (PsSeries           *series,
                                  GtkWidget          *near,
                                  const PsSeriesEdit *before,
                                  const char         *day);
void ps_series_deed_suggest      (PsSeries           *series,
                                  GtkWidget          *near,
                                  const PsSeriesPlan *plan);
void ps_series_deed_skip         (PsSeries           *series,
                                  GtkWidget          *near,
                                  const PsSeriesPlan *plan,
                                  const char         *rule_on);
void ps_series_deed_skip_closed  (PsSeries           *series,
                                  GtkWidget          *near,
                                  const PsSeriesPlan *plan);
void ps_series_deed_put_back     (PsSeries           *series,
                                  GtkWidget          *near,
                                  const PsSeriesPlan *plan,
                                  const char         *rule_on);

const PsSeriesDate *ps_series_find_date    (const PsSeriesPlan *plan,
                                            const char         *rule_on);
guint               ps_series_count_closed (const PsSeriesPlan *plan);

G_END_DECLS
