#pragma once

#include "ps-clock-reading.h"
#include "ps-refit.h"

G_BEGIN_DECLS

typedef struct _PsMeetingClock PsMeetingClock;

/**
 * PsSegmentActual:
 * @plan_index: where it stood in the agenda that the clock was made with
 * @planned_s: what it is to take as things stand
 * @started_at: when it first was the current one, microseconds UTC, or 0
 * @ended_at: when it last stopped being the current one, or 0 if it is, or never was
 * @elapsed_s: what it took, pauses left out
 * @paused_s: the pauses in it
 * @skipped: whether it was left out
 *
 * What became of a segment: the row of the table segment.
 */
typedef struct {
  guint    plan_index;
  gint64   planned_s;
  gint64   started_at;
  gint64   ended_at;
  gint64   elapsed_s;
  gint64   paused_s;
  gboolean skipped;
} PsSegmentActual;

PsMeetingClock *ps_meeting_clock_new    (gint64                 planned_at,
                                         gint64                 planned_s,
                                         GPtrArray             *segments);
PsMeetingClock *ps_meeting_clock_replay (gint64                 planned_at,
                                         gint64                 planned_s,
                                         GPtrArray             *segments,
                                         const PsClockEvent    *events,
                                         guint                  n_events,
                                         GError               **error);
void            ps_meeting_clock_free   (PsMeetingClock        *self);

gboolean        ps_meeting_clock_apply  (PsMeetingClock        *self,
                                         const PsClockEvent    *event,
                                         GError               **error);
void            ps_meeting_clock_read   (const PsMeetingClock  *self,
                                         const PsInstant       *now,
                                         PsClockReading        *reading);

PsClockState         ps_meeting_clock_get_state      (const PsMeetingClock *self);
guint                ps_meeting_clock_get_n_segments (const PsMeetingClock *self);
const PsSegmentPlan *ps_meeting_clock_get_plan       (const PsMeetingClock *self,
                                                      guint                 index);
void                 ps_meeting_clock_get_actual     (const PsMeetingClock *self,
                                                      guint                 index,
                                                      const PsInstant      *now,
                                                      PsSegmentActual      *actual);
gint64               ps_meeting_clock_get_started_at (const PsMeetingClock *self);
gint64               ps_meeting_clock_get_ended_at   (const PsMeetingClock *self);
GPtrArray           *ps_meeting_clock_get_refits     (const PsMeetingClock *self,
                                                      const PsInstant      *now);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsMeetingClock, ps_meeting_clock_free)

G_END_DECLS
