#pragma once

#include <adwaita.h>

#include "ps-meetings.h"
#include "ps-test-db.h"

G_BEGIN_DECLS

/* 2026-11-03 18:00 UTC, a Tuesday. */
#define PS_UI_MEETING_SIX_O_CLOCK G_GINT64_CONSTANT (1793728800000000)

/**
 * PsUiMeeting:
 *
 * A database with a group, "Tuesday group", whose meeting takes an hour: "Check-in round" of ten
 * minutes, "Guided topic" of thirty, "Closing" of twenty, which is protected. Ana, Ben and Cleo are
 * members. It is six o’clock, and nothing but ps_ui_meeting_pass() makes it any later.
 */
typedef struct {
  PsTestDb    base;
  PsInstant   now;
  PsClock     clock;
  PsMeetings *meetings;
  gint64      group_id;
} PsUiMeeting;

void           ps_ui_meeting_set_up    (PsUiMeeting *self);
void           ps_ui_meeting_tear_down (PsUiMeeting *self);
void           ps_ui_meeting_reopen    (PsUiMeeting *self);
void           ps_ui_meeting_pass      (PsUiMeeting *self,
                                        gint64       seconds);
PsMeetingDraft *ps_ui_meeting_prepare  (PsUiMeeting *self);
PsLiveMeeting *ps_ui_meeting_start     (PsUiMeeting *self);
void           ps_ui_meeting_do        (PsUiMeeting *self,
                                        PsClockVerb  verb,
                                        const char  *argument);

/* All that a widget and what is below it says, to the eye or to a screen reader, one thing a line. */
char          *ps_ui_meeting_say       (GtkWidget   *root);

G_END_DECLS
