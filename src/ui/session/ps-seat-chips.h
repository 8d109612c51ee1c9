#pragma once

#include <gtk/gtk.h>

#include "ps-round.h"

G_BEGIN_DECLS

#define PS_TYPE_SEAT_CHIPS (ps_seat_chips_get_type ())

G_DECLARE_FINAL_TYPE (PsSeatChips, ps_seat_chips, PS, SEAT_CHIPS, GtkWidget)

GtkWidget *ps_seat_chips_new  (void);
void       ps_seat_chips_show (PsSeatChips   *self,
                               const PsRound *round,
                               gboolean       with_initials);

G_END_DECLS
