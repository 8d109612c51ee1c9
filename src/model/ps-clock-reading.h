#pragma once

#include "ps-agenda-run.h"

G_BEGIN_DECLS

/**
 * PsClockReading:
 * @state: ready, running, paused or ended
 * @reason: why it is paused
 * @estimated: whether the machine was restarted since the start, so that the wall clock had to say
 *   how long that took
 *
 * @n_segments: how many segments the agenda has, left-out ones included
 * @segment: which is the current one, from 0, as the agenda now stands; -1 without an agenda
 * @next: which one "next" goes to, or -1
 * @next_planned_s: what that one is to take, with trims
 * @segment_planned_s: what the current one is to take, with extensions and trims
 * @segment_elapsed_s: what it has taken, pauses left out
 * @segment_left_s: planned less elapsed: negative once it is over its time
 * @segment_paused_s: the pauses in it
 * @segment_protected: whether it is part of the closing that is kept whole
 *
 * @meeting_elapsed_s: since the start, pauses left out
 * @meeting_left_s: to the planned end of the meeting; goes on in a pause; negative past it
 * @paused_s: all pauses
 * @pause_s: how long the pause that is going on has been, if there is one
 * @over_s: how much later than planned the current segment began, pauses included, plus how far it
 *   has itself run over; negative when early. "Planned" is the plan the meeting started with, so a
 *   trim or a segment that was left out shows here once it has been passed.
 * @end_over_s: how much later than the planned end the projected end is; negative when earlier
 * @planned_end: the planned end, on the wall clock of now; the choice "later" moves it
 * @projected_end: when the agenda will be done if everything from now on takes what it is to take,
 *   on the wall clock of now: planned end plus over_s, after trims and extensions. Once ended, when.
 * @protected_left_s: the minutes that are reserved: what is still to come of the protected segments,
 *   as much as each is to take less what it has had. One that was left out reserves nothing, and one
 *   that is over its own time nothing any more.
 * @closing_protected: whether those fit before the planned end, if they began now. What is said of
 *   it, and how long before it becomes FALSE, is ps_closing_get_alert().
 * @talk_left_s: what is still to come before the last of the protected segments and is not protected
 * @talk_ahead: how many segments of that lie ahead of the current one
 *
 * @advance_due: the current segment is to move on by itself, and its time is up: apply "next"
 * @can_next: whether "next" and "skip" are possible
 * @can_back: whether "back" is
 * @can_swap: whether "swap" is
 * @can_undo: whether "undo" is
 * @undo: what "undo" would take back, if there is something
 * @undo_s: the seconds of it, if that is "extend"
 * @can_undo_marker: whether a marker was set since: then people expect "undo marker" of an undo
 * @next_change: when the figures next change, in boot time of now's boot (for PsTicker): the next
 *   whole second of the current segment, or of the meeting while it is paused. 0: nothing counts.
 *
 * Everything a screen needs to know at one moment. Seconds are whole, and a count-down shows the
 * second it is in: a segment of five minutes shows 5:00 for its first second and 0:00 at its end.
 * Moments are microseconds UTC, rounded to the second.
 */
typedef struct {
  PsClockState   state;
  PsPauseReason  reason;
  gboolean       estimated;

  guint          n_segments;
  int            segment;
  int            next;
  gint64         next_planned_s;
  gint64         segment_planned_s;
  gint64         segment_elapsed_s;
  gint64         segment_left_s;
  gint64         segment_paused_s;
  gboolean       segment_protected;

  gint64         meeting_elapsed_s;
  gint64         meeting_left_s;
  gint64         paused_s;
  gint64         pause_s;
  gint64         over_s;
  gint64         end_over_s;
  gint64         planned_end;
  gint64         projected_end;
  gint64         protected_left_s;
  gboolean       closing_protected;
  gint64         talk_left_s;
  guint          talk_ahead;

  gboolean       advance_due;
  gboolean       can_next;
  gboolean       can_back;
  gboolean       can_swap;
  gboolean       can_undo;
  PsClockVerb    undo;
  gint64         undo_s;
  gboolean       can_undo_marker;
  gint64         next_change;
} PsClockReading;

void   ps_clock_reading_take (PsClockReading    *reading,
                              const PsAgendaRun *run,
                              gint64             planned_at,
                              gint64             t,
                              const PsInstant   *now);

gint64 ps_clock_round        (gint64             us);

G_END_DECLS
