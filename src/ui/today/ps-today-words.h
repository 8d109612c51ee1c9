#pragma once

#include "ps-booking-store.h"
#include "ps-date.h"
#include "ps-debrief-store.h"
#include "ps-door.h"
#include "ps-follow-up.h"
#include "ps-upcoming.h"

G_BEGIN_DECLS

char *ps_today_words_card      (const PsUpcoming    *upcoming,
                                gint64               now);
char *ps_today_words_plan      (const char          *topic,
                                const PsBookingRow  *guest);
char *ps_today_words_row       (const PsUpcoming    *upcoming,
                                gint64               now);
char *ps_today_words_meeting   (const PsDoorMeeting *meeting,
                                gint64               now);
char *ps_today_words_ran       (const PsDebriefRow  *debrief,
                                gint64               now);
char *ps_today_words_just_ran  (const PsDebriefRow  *debrief);
char *ps_today_words_follow_up (const PsFollowUp    *follow_up,
                                gint64               now);

G_END_DECLS
