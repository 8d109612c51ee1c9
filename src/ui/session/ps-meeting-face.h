#pragma once

#include <gtk/gtk.h>

#include "ps-live-meeting.h"

G_BEGIN_DECLS

#define PS_TYPE_MEETING_FACE (ps_meeting_face_get_type ())

G_DECLARE_FINAL_TYPE (PsMeetingFace, ps_meeting_face, PS, MEETING_FACE, GtkWidget)

GtkWidget  *ps_meeting_face_new       (void);
void        ps_meeting_face_show      (PsMeetingFace        *self,
                                       PsLiveMeeting        *meeting,
                                       const PsClockReading *reading,
                                       gboolean              with_seconds);
void        ps_meeting_face_show_to_room (PsMeetingFace     *self,
                                       PsLiveMeeting        *meeting,
                                       const PsClockReading *reading,
                                       gboolean              with_seconds,
                                       const char           *line);
void        ps_meeting_face_clear     (PsMeetingFace        *self);
const char *ps_meeting_face_get_clock (PsMeetingFace        *self);

G_END_DECLS
