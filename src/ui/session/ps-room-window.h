#pragma once

#include <adwaita.h>

#include "ps-live-meeting.h"

G_BEGIN_DECLS

#define PS_TYPE_ROOM_WINDOW (ps_room_window_get_type ())

G_DECLARE_FINAL_TYPE (PsRoomWindow, ps_room_window, PS, ROOM_WINDOW, AdwWindow)

GtkWidget  *ps_room_window_new          (PsLiveMeeting *meeting,
                                         GSettings     *settings);
void        ps_room_window_show_beside  (PsRoomWindow  *self,
                                         GtkWindow     *window);
void        ps_room_window_fill         (PsRoomWindow  *self,
                                         GdkMonitor    *monitor);
GdkMonitor *ps_room_window_get_monitor  (PsRoomWindow  *self);
void        ps_room_window_set_veiled   (PsRoomWindow  *self,
                                         gboolean       veiled);
void        ps_room_window_set_line     (PsRoomWindow  *self,
                                         const char    *line);

GdkMonitor *ps_room_window_find_monitor (GListModel    *monitors,
                                         GdkMonitor    *taken);

G_END_DECLS
