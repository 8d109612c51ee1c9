#pragma once

#include "ps-segment-plan.h"
#include "ps-upcoming.h"

G_BEGIN_DECLS

char *ps_group_words_about   (const PsGroupRow    *row);
char *ps_group_words_segment (const PsSegmentPlan *plan);
char *ps_group_words_minutes (gint64               seconds);
char *ps_group_words_total   (gint64               total_s,
                              gint64               protected_s,
                              guint                minutes);
char *ps_group_words_date    (const PsUpcoming    *upcoming,
                              gint64               now);
char *ps_group_words_time    (const PsUpcoming    *upcoming,
                              gint64               now);

G_END_DECLS
