#pragma once

#include "ps-debriefs.h"
#include "ps-upcoming.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *ps_today_row_new_debrief   (const PsDebriefRow *debrief,
                                       gint64              now);
GtkWidget *ps_today_row_new_follow_up (PsDebriefs         *debriefs,
                                       const PsFollowUp   *follow_up,
                                       gint64              now);
GtkWidget *ps_today_row_new_day       (const PsUpcoming   *upcoming,
                                       gint64              now);

G_END_DECLS
