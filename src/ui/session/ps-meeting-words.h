#pragma once

#include "ps-clock-reading.h"
#include "ps-forms.h"
#include "ps-segment-plan.h"

G_BEGIN_DECLS

/* The last minute, for which the bar and the words change. */
#define PS_MEETING_LAST_S 60

char *ps_meeting_words_position (const PsClockReading *reading);
char *ps_meeting_words_next     (const PsClockReading *reading,
                                 const PsSegmentPlan  *next);
char *ps_meeting_words_line     (const PsClockReading *reading,
                                 GTimeZone            *zone,
                                 const PsForms        *forms);
char *ps_meeting_words_title    (const PsClockReading *reading,
                                 const PsSegmentPlan  *current,
                                 const char           *closing);
guint ps_meeting_words_stage    (const PsClockReading *reading);
char *ps_meeting_words_widest   (const char           *clock);

G_END_DECLS
