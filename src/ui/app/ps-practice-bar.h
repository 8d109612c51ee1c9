#pragma once

#include <adwaita.h>

#include "ps-live-meeting.h"

G_BEGIN_DECLS

#define PS_TYPE_PRACTICE_BAR (ps_practice_bar_get_type ())

G_DECLARE_FINAL_TYPE (PsPracticeBar, ps_practice_bar, PS, PRACTICE_BAR, AdwBin)

PsLiveMeeting *ps_practice_bar_get_meeting (PsPracticeBar *self);
void           ps_practice_bar_set_meeting (PsPracticeBar *self,
                                            PsLiveMeeting *live,
                                            guint          rate);

G_END_DECLS
