#pragma once

#include <gtk/gtk.h>

#include "ps-meetings.h"

G_BEGIN_DECLS

#define PS_TYPE_MEETING_WATCH (ps_meeting_watch_get_type ())

G_DECLARE_FINAL_TYPE (PsMeetingWatch, ps_meeting_watch, PS, MEETING_WATCH, GObject)

PsMeetingWatch *ps_meeting_watch_new      (GtkWindow      *window,
                                           PsMeetings     *meetings);
void            ps_meeting_watch_withdraw (PsMeetingWatch *self);

G_END_DECLS
