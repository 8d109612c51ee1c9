#pragma once

/* Between ps-round-panel.c, which is what a person does about a round, and ps-round-panel-show.c,
 * which shows where it is.
 */

#include "ps-round-panel.h"
#include "ps-seat-chips.h"

G_BEGIN_DECLS

struct _PsRoundPanel
{
  GtkWidget        parent_instance;

  GSettings       *settings;      /* nullable */
  PsLiveRound     *round;         /* nullable */
  gboolean         found;         /* the meeting ran before this program did */
  gboolean         holds_seconds;

  GtkWidget       *scroller;
  GtkWidget       *box;
  GtkLabel        *title;
  GtkLabel        *time;
  GtkLabel        *progress;
  GtkLabel        *note;
  PsSeatChips     *chips;
  GtkButton       *close_button;
  GtkButton       *go_button;
  GtkWidget       *pass_button;
  GtkWidget       *later_button;
  GtkWidget       *undo_button;
  GtkWidget       *shuffle_button;
  GtkWidget       *order_button;
  GtkToggleButton *initials_button;
  GtkWidget       *here_button;
};

void ps_round_panel_hold_seconds (PsRoundPanel *self,
                                  gboolean      hold);
void ps_round_panel_show         (PsRoundPanel *self);
void ps_round_panel_tick         (PsRoundPanel *self);

G_END_DECLS
