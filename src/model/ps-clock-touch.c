#include "ps-clock-touch.h"

#include <glib/gi18n-lib.h>

#include "ps-attendance-store.h"
#include "ps-audit-note.h"
#include "ps-debrief-store.h"
#include "ps-error.h"
#include "ps-not-seen.h"
#include "ps-remembrance-store.h"
#include "ps-segment-store.h"
#include "ps-session-store.h"

/**
 * PsClockTouch:
 *
 * One touch of a meeting's clock on its way to the database: the event itself, which is the truth,
 * and what the segments and the meeting look like after it, for whoever reads them without a clock.
 */
struct _PsClockTouch
{
  PsClockVerb      verb;
  PsClockEventRow *event;
  GPtrArray       *segments;  /* PsSegmentRow, the plan left out */
  gint64           paused_s;
  gint64           ended_at;
  gboolean         estimated;
};

static PsSegmentRow *
actual_row (gint64                session_id,
            guint                 place,
            const PsMeetingClock *clock,
            const PsInstant      *now)
{
  PsSegmentRow *row = ps_segment_row_new ();
  PsSegmentActual actual;

  ps_meeting_clock_get_actual (clock, place, now, &actual);
  row->session_id = session_id;
  row->position = actual.plan_index;
  row->place = place;
  row->allotted_s = actual.planned_s;
  row->started_at = actual.started_at;
  row->ended_at = actual.ended_at;
  row->elapsed_s = actual.elapsed_s;
  row->paused_s = actual.paused_s;
  row->skipped = actual.skipped;

  return row;
}

/**
 * ps_clock_touch_new:
 * @seq: the event's number, from 0
 * @event: what was done; copied
 * @after: the clock after @event
 *
 * Returns: (transfer full): all that has to be stored of it
 */
PsClockTouch *
ps_clock_touch_new (gint64                session_id,
                    guint                 seq,
                    const PsClockEvent   *event,
                    const PsMeetingClock *after)
{
  PsClockTouch *touch = g_new0 (PsClockTouch, 1);
  PsClockReading reading;

  touch->verb = event->verb;
  touch->event = ps_clock_event_row_new ();
  touch->event->session_id = session_id;
  touch->event->seq = seq;
  touch->event->verb = g_strdup (ps_clock_verb_to_string (event->verb));
  touch->event->argument = g_strdup (event->argument);
  touch->event->wall_at = event->at.wall;
  touch->event->boot_us = event->at.boot;
  touch->event->boot_id = g_strdup (event->at.boot_id);

  touch->segments = g_ptr_array_new_with_free_func ((GDestroyNotify) ps_segment_row_free);
  for (guint i = 0; i < ps_meeting_clock_get_n_segments (after); i++)
    g_ptr_array_add (touch->segments, actual_row (session_id, i, after, &event->at));

  ps_meeting_clock_read (after, &event->at, &reading);
  touch->paused_s = reading.paused_s;
  touch->ended_at = ps_meeting_clock_get_ended_at (after);
  touch->estimated = reading.estimated;

  return touch;
}

/**
 * ps_clock_touch_free:
 * @touch: (transfer full) (nullable): is freed
 */
void
ps_clock_touch_free (PsClockTouch *touch)
{
  if (touch == NULL)
    return;

  ps_clock_event_row_free (touch->event);
  g_ptr_array_unref (touch->segments);
  g_free (touch);
}

/* Whoever it is the last of too many meetings without is called. */
static gboolean
notice (PsConn  *conn,
        gint64   session_id,
        gint64   wall,
        GError **error)
{
  g_autoptr (PsSessionRow) session = ps_session_store_get (conn, session_id, error);

  return session != NULL && ps_not_seen_notice (conn, session->group_id, 0, wall, error);
}

/* When a meeting ends nobody is expected any more, and its debrief is due. */
static gboolean
store_end (PsConn        *conn,
           PsClockTouch  *touch,
           GError       **error)
{
  gint64 session_id = touch->event->session_id;
  gint64 wall = touch->event->wall_at;

  return ps_attendance_store_close (conn, session_id, wall, error) &&
         ps_remembrance_store_held (conn, session_id, wall, error) &&
         ps_session_store_end (conn, session_id, touch->ended_at, error) &&
         ps_debrief_store_add (conn, session_id, wall, error) &&
         notice (conn, session_id, wall, error) &&
         ps_audit_note (conn, PS_AUDIT_CHANGE, PS_AUDIT_MEETING, session_id, "ended", error);
}

/**
 * ps_clock_touch_store:
 * @conn: the writer's connection, in a unit of work
 * @data: a #PsClockTouch
 *
 * A #PsDbWork.
 *
 * Returns: whether all of it was stored
 */
gboolean
ps_clock_touch_store (PsConn    *conn,
                      gpointer   data,
                      GError   **error)
{
  PsClockTouch *touch = data;

  if (!ps_clock_event_store_add (conn, touch->event, error))
    return FALSE;

  for (guint i = 0; i < touch->segments->len; i++)
    {
      if (!ps_segment_store_set_actual (conn, g_ptr_array_index (touch->segments, i), error))
        return FALSE;
    }

  if (!ps_session_store_set_paused (conn, touch->event->session_id,
                                    touch->paused_s, touch->estimated, error))
    return FALSE;

  return touch->verb != PS_CLOCK_END || store_end (conn, touch, error);
}

static gboolean
damaged (GError **error)
{
  g_set_error_literal (error, PS_ERROR, PS_ERROR_DAMAGED,
                       _("The clock of this meeting cannot be read."));

  return FALSE;
}

static gboolean
add_event (GArray                *events,
           const PsClockEventRow *row,
           GError               **error)
{
  PsClockEvent event = { 0 };

  if (row->seq != events->len || !ps_clock_verb_from_string (row->verb, &event.verb))
    return damaged (error);

  event.argument = g_strdup (row->argument);
  event.at.wall = row->wall_at;
  event.at.boot = row->boot_us;
  g_strlcpy (event.at.boot_id, row->boot_id, sizeof event.at.boot_id);
  g_array_append_val (events, event);

  return TRUE;
}

static void
clear_event (gpointer event)
{
  g_free ((char *) ((PsClockEvent *) event)->argument);
}

/**
 * ps_clock_touch_load:
 *
 * Errors: %PS_ERROR_DAMAGED.
 *
 * Returns: (transfer full) (element-type PsClockEvent): every touch of the meeting's clock, in
 *   order; the arguments belong to the array
 */
GArray *
ps_clock_touch_load (PsConn  *conn,
                     gint64   session_id,
                     GError **error)
{
  g_autoptr (GPtrArray) rows = ps_clock_event_store_list (conn, session_id, error);
  g_autoptr (GArray) events = NULL;

  if (rows == NULL)
    return NULL;

  events = g_array_new (FALSE, FALSE, sizeof (PsClockEvent));
  g_array_set_clear_func (events, clear_event);
  for (guint i = 0; i < rows->len; i++)
    {
      if (!add_event (events, g_ptr_array_index (rows, i), error))
        return NULL;
    }

  return g_steal_pointer (&events);
}

/**
 * ps_clock_touch_load_agenda:
 *
 * Errors: %PS_ERROR_DAMAGED.
 *
 * Returns: (transfer full) (element-type PsSegmentPlan): the agenda that the meeting began with
 */
GPtrArray *
ps_clock_touch_load_agenda (PsConn  *conn,
                            gint64   session_id,
                            GError **error)
{
  g_autoptr (GPtrArray) rows = ps_segment_store_list (conn, session_id, error);
  g_autoptr (GPtrArray) plans = NULL;

  if (rows == NULL)
    return NULL;

  plans = ps_segment_plans_new ();
  for (guint i = 0; i < rows->len; i++)
    {
      const PsSegmentRow *row = g_ptr_array_index (rows, i);
      PsSegmentKind kind;
      PsLedBy led_by;
      PsSegmentPlan *plan;

      if (!ps_segment_kind_from_string (row->kind, &kind) ||
          !ps_led_by_from_string (row->led_by, &led_by))
        {
          damaged (error);
          return NULL;
        }

      plan = ps_segment_plan_new (kind, row->title, row->min_s, row->planned_s, row->max_s);
      plan->led_by = led_by;
      plan->cue = g_strdup (row->cue);
      plan->materials = g_strdup (row->materials);
      plan->is_protected = row->is_protected;
      plan->auto_advance = row->auto_advance;
      g_ptr_array_add (plans, plan);
    }

  return g_steal_pointer (&plans);
}
