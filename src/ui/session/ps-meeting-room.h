#pragma once

#include "ps-meeting-view.h"

G_BEGIN_DECLS

/* What the meeting view has for the room: the window for everybody, and the round. Its actions:
 *
 *   meeting.room-view (opens it, and closes it), meeting.round (likewise)
 */
#define PS_TYPE_MEETING_ROOM (ps_meeting_room_get_type ())

G_DECLARE_FINAL_TYPE (PsMeetingRoom, ps_meeting_room, PS, MEETING_ROOM, GObject)

void ps_meeting_room_install_actions (GtkWidgetClass *widget_class);
void ps_meeting_room_install         (PsMeetingView  *view);
void ps_meeting_room_stay_open       (PsMeetingView  *view);

G_END_DECLS
