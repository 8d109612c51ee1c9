#pragma once

/* For the parts of PsLiveMeeting only: ps-live-meeting.c is what it is and how its time goes by,
 * ps-live-meeting-do.c how it is touched, ps-live-meeting-read.c how it is looked at. PsLiveRound
 * goes round in it.
 */

#include "ps-live-meeting.h"
#include "ps-ticker.h"

G_BEGIN_DECLS

struct _PsLiveMeeting
{
  GObject         parent_instance;

  PsDb           *db;
  const PsClock  *clock;
  PsSession      *session;
  PsMeetingClock *meeting_clock;
  GPtrArray      *agenda;   /* PsSegmentPlan, as the meeting began with it */
  GArray         *events;   /* PsClockEvent, all that are committed */
  GQueue          wishes;   /* GTask, in the order in which they were asked for */
  gboolean        under_way; /* the first of them is being stored */
  PsTicker       *ticker;
  PsInstant       due;      /* when the ticker should next find the program alive */
  PsInstant       noted;    /* when the database was last told that it is */
  PsGap           gap;
  gboolean        seconds_shown;
  guint           n_holds;  /* how many others see seconds */
};

void ps_live_meeting_take_event (PsLiveMeeting  *self,
                                 PsClockEvent   *event,
                                 PsMeetingClock *after);

G_END_DECLS
