#pragma once

#include <gio/gio.h>

#include "ps-clock-event.h"
#include "ps-clock.h"
#include "ps-db.h"
#include "ps-gap.h"
#include "ps-meeting-clock.h"
#include "ps-session.h"

G_BEGIN_DECLS

#define PS_TYPE_LIVE_MEETING (ps_live_meeting_get_type ())

G_DECLARE_FINAL_TYPE (PsLiveMeeting, ps_live_meeting, PS, LIVE_MEETING, GObject)

PsLiveMeeting       *ps_live_meeting_open           (PsDb                 *db,
                                                     const PsClock        *clock,
                                                     gint64                session_id,
                                                     GError              **error);

PsSession           *ps_live_meeting_get_session    (PsLiveMeeting        *self);
const char          *ps_live_meeting_get_group_name (PsLiveMeeting        *self);
char                *ps_live_meeting_dup_neutral_name (PsLiveMeeting      *self);
void                 ps_live_meeting_read           (PsLiveMeeting        *self,
                                                     PsClockReading       *reading);
guint                ps_live_meeting_get_n_segments (PsLiveMeeting        *self);
const PsSegmentPlan *ps_live_meeting_get_segment    (PsLiveMeeting        *self,
                                                     guint                 index);
int                  ps_live_meeting_get_position   (PsLiveMeeting        *self);
GPtrArray           *ps_live_meeting_get_refits     (PsLiveMeeting        *self);
gboolean             ps_live_meeting_can            (PsLiveMeeting        *self,
                                                     PsClockVerb           verb);

void                 ps_live_meeting_do_async       (PsLiveMeeting        *self,
                                                     PsClockVerb           verb,
                                                     const char           *argument,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);
gboolean             ps_live_meeting_do_finish      (PsLiveMeeting        *self,
                                                     GAsyncResult         *result,
                                                     GError              **error);

const PsGap         *ps_live_meeting_get_gap        (PsLiveMeeting        *self);
void                 ps_live_meeting_settle_gap_async (PsLiveMeeting      *self,
                                                     gboolean              as_pause,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);

void                 ps_live_meeting_set_seconds_shown (PsLiveMeeting     *self,
                                                     gboolean              shown);
void                 ps_live_meeting_hold_seconds (PsLiveMeeting         *self,
                                                     gboolean              hold);
void                 ps_live_meeting_stop           (PsLiveMeeting        *self);

G_END_DECLS
