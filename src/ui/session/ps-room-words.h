#pragma once

#include "ps-clock-reading.h"
#include "ps-segment-plan.h"

G_BEGIN_DECLS

char *ps_room_words_heading (const PsClockReading *reading,
                             const PsSegmentPlan  *current);
char *ps_room_words_next    (const PsSegmentPlan  *next);

G_END_DECLS
