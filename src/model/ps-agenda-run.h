#pragma once

#include "ps-clock-event.h"
#include "ps-segment-plan.h"

G_BEGIN_DECLS

/**
 * PsClockState:
 *
 * Where a meeting stands.
 */
typedef enum {
  PS_CLOCK_READY,
  PS_CLOCK_RUNNING,
  PS_CLOCK_PAUSED,
  PS_CLOCK_ENDED,
} PsClockState;

/**
 * PsRunSegment:
 * @plan: (unowned): what was planned
 * @plan_index: where it stood in the agenda before anything was swapped
 * @planned_s: what it is to take as things stand, extended or trimmed
 * @elapsed_us: what it has taken, pauses left out, up to the last change
 * @paused_us: the pauses in it, up to the last change
 * @began_t: when it first was the current one, or -1
 * @left_t: when it last stopped being the current one, or -1
 * @skipped: whether it was left out
 *
 * What became of one segment of the plan. Times are microseconds from the start of the meeting.
 */
typedef struct {
  const PsSegmentPlan *plan;
  guint                plan_index;
  gint64               planned_s;
  gint64               elapsed_us;
  gint64               paused_us;
  gint64               began_t;
  gint64               left_t;
  gboolean             skipped;
} PsRunSegment;

/**
 * PsAgendaRun:
 * @planned_s: how long the meeting was meant to take
 * @later_s: by how much its end was moved by the choice "later"
 * @late_us: how much later than planned it began; negative when early
 * @mark_t: up to when elapsed and paused times are settled
 * @pause_t: when the pause began, if it is paused
 * @touched_t: when something last happened
 * @ended_t: when it ended
 * @current: the current segment; has no meaning in an agenda without segments
 *
 * An agenda on its way, on an axis of true time that begins with the meeting. The inside of
 * PsMeetingClock, which knows what the axis is made of; nobody else uses it.
 */
typedef struct {
  GPtrArray     *plans;
  GArray        *segments;
  PsClockState   state;
  PsPauseReason  reason;
  gint64         planned_s;
  gint64         later_s;
  gint64         late_us;
  gint64         mark_t;
  gint64         pause_t;
  gint64         touched_t;
  gint64         ended_t;
  gint64         paused_us;
  guint          current;
} PsAgendaRun;

#define ps_agenda_run_nth(run, i) (&g_array_index ((run)->segments, PsRunSegment, (i)))

PsAgendaRun *ps_agenda_run_new   (gint64             planned_s,
                                  GPtrArray         *plans);
void         ps_agenda_run_free  (PsAgendaRun       *run);
void         ps_agenda_run_reset (PsAgendaRun       *run);

gboolean     ps_agenda_run_check (const PsAgendaRun *run,
                                  PsClockVerb        verb,
                                  GError           **error);
gboolean     ps_agenda_run_apply (PsAgendaRun       *run,
                                  PsClockVerb        verb,
                                  const char        *argument,
                                  gint64             t,
                                  GError           **error);

int          ps_agenda_run_get_next      (const PsAgendaRun *run);
int          ps_agenda_run_get_back      (const PsAgendaRun *run);
gint64       ps_agenda_run_get_unsettled (const PsAgendaRun *run,
                                          gint64             t);
gint64       ps_agenda_run_get_elapsed   (const PsAgendaRun *run,
                                          guint              index,
                                          gint64             t);
gint64       ps_agenda_run_get_paused    (const PsAgendaRun *run,
                                          guint              index,
                                          gint64             t);
gint64       ps_agenda_run_get_remaining (const PsAgendaRun *run,
                                          gint64             t);
gint64       ps_agenda_run_get_left      (const PsAgendaRun *run,
                                          gint64             t);
gint64       ps_agenda_run_get_over      (const PsAgendaRun *run,
                                          gint64             t);
gboolean     ps_agenda_run_get_swap      (const PsAgendaRun *run,
                                          guint             *first,
                                          guint             *second);
GPtrArray   *ps_agenda_run_get_refits    (const PsAgendaRun *run,
                                          gint64             t,
                                          gint64             projected_end);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsAgendaRun, ps_agenda_run_free)

G_END_DECLS
