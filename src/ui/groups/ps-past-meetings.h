#pragma once

#include <adwaita.h>

#include "ps-workspace.h"

G_BEGIN_DECLS

#define PS_TYPE_PAST_MEETINGS_WINDOW (ps_past_meetings_window_get_type ())

G_DECLARE_FINAL_TYPE (PsPastMeetingsWindow, ps_past_meetings_window, PS, PAST_MEETINGS_WINDOW, AdwWindow)

GtkWidget *ps_past_meetings_window_new (PsWorkspace *workspace,
                                        gint64       group_id);

void       ps_past_meetings_fill       (PsMeetings  *meetings,
                                        gint64       group_id,
                                        GtkListBox  *list);
GtkWidget *ps_past_meetings_button_new (gint64       session_id);

G_END_DECLS
