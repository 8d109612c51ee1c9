#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PsMeetingBarLook:
 * @PS_MEETING_BAR_RUNNING: one piece that gets shorter
 * @PS_MEETING_BAR_LAST: six thick blocks that go out one by one
 * @PS_MEETING_BAR_OVER: an empty frame
 * @PS_MEETING_BAR_PAUSED: one piece without colour
 *
 * What the bar says beside how long it is. No two of these differ in colour only.
 */
typedef enum {
  PS_MEETING_BAR_RUNNING,
  PS_MEETING_BAR_LAST,
  PS_MEETING_BAR_OVER,
  PS_MEETING_BAR_PAUSED,
} PsMeetingBarLook;

#define PS_TYPE_MEETING_BAR (ps_meeting_bar_get_type ())

G_DECLARE_FINAL_TYPE (PsMeetingBar, ps_meeting_bar, PS, MEETING_BAR, GtkWidget)

GtkWidget        *ps_meeting_bar_new      (void);
void              ps_meeting_bar_show     (PsMeetingBar     *self,
                                           PsMeetingBarLook  look,
                                           double            left);
PsMeetingBarLook  ps_meeting_bar_get_look (PsMeetingBar     *self);

G_END_DECLS
