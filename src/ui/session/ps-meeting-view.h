#pragma once

#include <adwaita.h>

#include "ps-meetings.h"

G_BEGIN_DECLS

/* The running meeting, full window. Its actions, for buttons and keys alike:
 *
 *   meeting.next, meeting.back, meeting.skip, meeting.swap, meeting.undo,
 *   meeting.advance (next, or after the last segment end), meeting.end (asks first),
 *   meeting.pause (and resume), meeting.pause-for (s: a reason), meeting.show-reasons,
 *   meeting.add-minute, meeting.remove-minute, meeting.add-five, meeting.remove-five,
 *   meeting.show-refits, meeting.mark (s: a kind), meeting.stay,
 *   meeting.script, meeting.hide-script,
 *   meeting.gap-count, meeting.gap-pause, meeting.continue, meeting.dismiss,
 *   meeting.attendance, meeting.full-screen, meeting.mute
 *
 * Of the window it asks win.curtain, and win.open-debrief (x) when the meeting has ended.
 */
#define PS_TYPE_MEETING_VIEW (ps_meeting_view_get_type ())

G_DECLARE_FINAL_TYPE (PsMeetingView, ps_meeting_view, PS, MEETING_VIEW, AdwBin)

GtkWidget *ps_meeting_view_new (PsMeetings *meetings,
                                GSettings  *settings);

G_END_DECLS
