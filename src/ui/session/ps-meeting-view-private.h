#pragma once

/* Between ps-meeting-view.c, which is the view, ps-meeting-show.c, which shows where the meeting
 * stands, ps-meeting-touches.c, which is how a person touches its clock, ps-meeting-actions.c, which is
 * what else they can do, and ps-meeting-keys.c, which says with which keys.
 */

#include "ps-chime.h"
#include "ps-error-label.h"
#include "ps-forms.h"
#include "ps-meeting-face.h"
#include "ps-meeting-view.h"
#include "ps-narrow-bin.h"
#include "ps-refit-popover.h"
#include "ps-script-card.h"

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
  char           *half_typed;   /* nullable: a name that was in it when the curtain was drawn */

  gboolean        found;        /* it ran before this program did, and nobody has said go on yet */
  gboolean        advancing;
  gboolean        undoing;
  gboolean        script_shown;
  int             stay_segment; /* the one that does not move on by itself after all, or -1 */
  char           *said;         /* nullable: what was just done, for some seconds */
  guint           said_id;
  int             seen_segment;
  gint64          seen_left_s;
  guint           stage;

  PsNarrowBin    *header_narrow;
  AdwHeaderBar   *header;
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
  PsNarrowBin    *narrow;
  GtkBox         *stage_box;
  PsMeetingFace  *face;
  PsScriptCard   *script_card;
  GtkLabel       *line;
  GtkWidget      *note_box;
  GtkImage       *note_icon;
  GtkLabel       *note;
  GtkButton      *stay_button;
  GtkMenuButton  *refit_button;
  PsRefitPopover *refit_popover;
  GtkButton      *pause_resume;
  GtkMenuButton  *reason_button;
  GtkButton      *next_button;
  GtkMenuButton  *mark_button;
  GtkMenuButton  *more_button;
  GtkButton      *undo_button;
};

void ps_meeting_view_install_actions (GtkWidgetClass *widget_class);
void ps_meeting_view_install_keys    (PsMeetingView  *self);
void ps_meeting_view_update_actions  (PsMeetingView  *self);
void ps_meeting_view_install_touches (GtkWidgetClass *widget_class);
void ps_meeting_view_update_touches  (PsMeetingView  *self,
                                      const PsClockReading *reading);
gpointer ps_meeting_view_touch       (PsMeetingView  *self);
void ps_meeting_view_done_cb         (GObject        *source,
                                      GAsyncResult   *result,
                                      gpointer        user_data);
void ps_meeting_view_open_debrief    (PsMeetingView  *self);
void ps_meeting_view_do              (PsMeetingView  *self,
                                      PsClockVerb     verb,
                                      const char     *argument);
void ps_meeting_view_say             (PsMeetingView  *self,
                                      const char     *text);
void ps_meeting_view_unsay           (PsMeetingView  *self);
void ps_meeting_view_show_error      (PsMeetingView  *self,
                                      const GError   *error);
void ps_meeting_view_show_offers     (PsMeetingView  *self);
void ps_meeting_view_take_offer      (PsMeetingView  *self,
                                      const char     *choice);
gboolean ps_meeting_view_moves_on    (PsMeetingView  *self,
                                      const PsClockReading *reading);
void ps_meeting_view_refresh         (PsMeetingView  *self);
void ps_meeting_view_tick            (PsMeetingView  *self);

G_END_DECLS
