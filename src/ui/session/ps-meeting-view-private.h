#pragma once

/* Between ps-meeting-view.c, which shows the meeting, and ps-meeting-actions.c, which is what a
 * person does about it.
 */

#include "ps-chime.h"
#include "ps-error-label.h"
#include "ps-forms.h"
#include "ps-meeting-face.h"
#include "ps-meeting-view.h"

G_BEGIN_DECLS

struct _PsMeetingView
{
  AdwBin          parent_instance;

  PsMeetings     *meetings;
  PsLiveMeeting  *live;         /* nullable: when none runs any more */
  GSettings      *settings;     /* nullable */
  PsChime        *chime;
  GTimeZone      *zone;
  PsForms         forms;
  GtkWidget      *dialog;       /* weak: who is here */

  gboolean        found;        /* it ran before this program did, and nobody has said go on yet */
  gboolean        advancing;
  int             seen_segment;
  gint64          seen_left_s;
  guint           stage;

  AdwWindowTitle *window_title;
  GtkButton      *full_screen_button;
  GtkButton      *curtain_button;
  GtkWidget      *away_notice;
  GtkLabel       *away_label;
  GtkWidget      *count_button;
  GtkWidget      *pause_button;
  GtkWidget      *continue_button;
  GtkWidget      *end_button;
  GtkWidget      *error_notice;
  PsErrorLabel   *error_label;
  PsMeetingFace  *face;
  GtkLabel       *line;
  GtkLabel       *note;
  GtkButton      *pause_resume;
  GtkButton      *next_button;
};

void ps_meeting_view_install_actions (GtkWidgetClass *widget_class);
void ps_meeting_view_install_keys    (PsMeetingView  *self);
void ps_meeting_view_update_actions  (PsMeetingView  *self);
void ps_meeting_view_do              (PsMeetingView  *self,
                                      PsClockVerb     verb,
                                      const char     *argument);
void ps_meeting_view_show_error      (PsMeetingView  *self,
                                      const GError   *error);
void ps_meeting_view_refresh         (PsMeetingView  *self);
void ps_meeting_view_tick            (PsMeetingView  *self);

G_END_DECLS
