#pragma once

#include "ps-live-meeting.h"
#include "ps-round.h"

G_BEGIN_DECLS

/* More people than this make no round: they go into small groups. */
#define PS_LIVE_ROUND_MOST 60

#define PS_TYPE_LIVE_ROUND (ps_live_round_get_type ())

G_DECLARE_FINAL_TYPE (PsLiveRound, ps_live_round, PS, LIVE_ROUND, GObject)

PsLiveRound   *ps_live_round_new           (PsLiveMeeting  *meeting,
                                            PsRoundRandom   random,
                                            gpointer        random_data,
                                            GError        **error);
PsLiveMeeting *ps_live_round_get_meeting   (PsLiveRound    *self);
const PsRound *ps_live_round_get_round     (PsLiveRound    *self);
void           ps_live_round_get_time      (PsLiveRound    *self,
                                            PsRoundTime    *time);
guint          ps_live_round_count_people  (PsLiveRound    *self);
int            ps_live_round_get_completed (PsLiveRound    *self);
gboolean       ps_live_round_do            (PsLiveRound    *self,
                                            PsRoundStep     step,
                                            guint           place);

G_END_DECLS
