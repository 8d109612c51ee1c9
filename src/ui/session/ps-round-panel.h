#pragma once

#include <gtk/gtk.h>

#include "ps-live-round.h"

G_BEGIN_DECLS

/* The round of the current segment. Its actions, for buttons and keys alike:
 *
 *   round.go (begin, and then shared), round.pass, round.later, round.undo,
 *   round.shuffle, round.seat-order, round.initials, round.close
 *
 * Of the view it asks meeting.attendance.
 */
#define PS_TYPE_ROUND_PANEL (ps_round_panel_get_type ())

G_DECLARE_FINAL_TYPE (PsRoundPanel, ps_round_panel, PS, ROUND_PANEL, GtkWidget)

GtkWidget *ps_round_panel_new       (GSettings    *settings);
void       ps_round_panel_set_round (PsRoundPanel *self,
                                     PsLiveRound  *round,
                                     gboolean      found);

G_END_DECLS
