#include "ps-agenda.h"

#include <glib/gi18n-lib.h>

#include "ps-agenda-store.h"
#include "ps-clock-touch.h"
#include "ps-error.h"
#include "ps-segment-history.h"
#include "ps-session-store.h"

static PsSegmentPlan *
plan_from_row (const PsAgendaRow  *row,
               GError            **error)
{
  PsSegmentKind kind;
  PsLedBy led_by;
  PsSegmentPlan *plan;

  if (!ps_segment_kind_from_string (row->kind, &kind) ||
      !ps_led_by_from_string (row->led_by, &led_by))
    {
      g_set_error_literal (error, PS_ERROR, PS_ERROR_DAMAGED,
                           _("The agenda of this group cannot be read."));
      return NULL;
    }

  plan = ps_segment_plan_new (kind, row->title, row->min_s, row->planned_s, row->max_s);
  plan->led_by = led_by;
  plan->cue = g_strdup (row->cue);
  plan->materials = g_strdup (row->materials);
  plan->is_protected = row->protected_;
  plan->auto_advance = row->auto_advance;

  return plan;
}

static PsAgendaRow *
row_from_plan (const PsSegmentPlan *plan)
{
  PsAgendaRow *row = ps_agenda_row_new ();

  row->kind = g_strdup (ps_segment_kind_to_string (plan->kind));
  row->title = g_strdup (plan->title);
  row->min_s = (guint) plan->min_s;
  row->planned_s = (guint) plan->planned_s;
  row->max_s = (guint) plan->max_s;
  row->led_by = g_strdup (ps_led_by_to_string (plan->led_by));
  row->cue = g_strdup (plan->cue);
  row->materials = g_strdup (plan->materials);
  row->protected_ = plan->is_protected;
  row->auto_advance = plan->auto_advance;

  return row;
}

/**
 * ps_agenda_load:
 *
 * Errors: %PS_ERROR_DAMAGED.
 *
 * Returns: (transfer full) (element-type PsSegmentPlan): the agenda that the group's next meeting
 *   starts from
 */
GPtrArray *
ps_agenda_load (PsConn  *conn,
                gint64   group_id,
                GError **error)
{
  g_autoptr (GPtrArray) rows = ps_agenda_store_list (conn, group_id, error);
  g_autoptr (GPtrArray) agenda = NULL;

  if (rows == NULL)
    return NULL;

  agenda = ps_segment_plans_new ();
  for (guint i = 0; i < rows->len; i++)
    {
      PsSegmentPlan *plan = plan_from_row (g_ptr_array_index (rows, i), error);

      if (plan == NULL)
        return NULL;

      g_ptr_array_add (agenda, plan);
    }

  return g_steal_pointer (&agenda);
}

static PsSegmentPlan *
find_topic (GPtrArray *agenda)
{
  for (guint i = 0; i < agenda->len; i++)
    {
      PsSegmentPlan *plan = g_ptr_array_index (agenda, i);

      if (plan->kind == PS_SEGMENT_TOPIC)
        return plan;
    }

  return NULL;
}

/* The last meeting's topic was the last meeting's: its segment is called what it was called before
 * the meeting gave it the topic's name.
 */
static gboolean
forget_topic (PsConn     *conn,
              gint64      group_id,
              GPtrArray  *agenda,
              GError    **error)
{
  PsSegmentPlan *plan = find_topic (agenda);
  g_autoptr (GPtrArray) own = NULL;
  const PsSegmentPlan *own_plan;

  if (plan == NULL)
    return TRUE;

  own = ps_agenda_load (conn, group_id, error);
  if (own == NULL)
    return FALSE;

  own_plan = find_topic (own);
  g_free (plan->title);
  plan->title = g_strdup (own_plan != NULL ? own_plan->title
                                           : ps_segment_kind_get_label (PS_SEGMENT_TOPIC));

  return TRUE;
}

/**
 * ps_agenda_load_last:
 * @agenda: (out) (transfer full) (nullable) (element-type PsSegmentPlan): the plan; %NULL if no
 *   meeting of the group has ended yet
 * @held_at: (out): when that meeting began, microseconds UTC
 *
 * What the group's last meeting was planned to be when it began, and not what came of it: a plan
 * that is taken over is one that somebody made.
 *
 * Errors: %PS_ERROR_DAMAGED.
 *
 * Returns: %FALSE for an error
 */
gboolean
ps_agenda_load_last (PsConn     *conn,
                     gint64      group_id,
                     GPtrArray **agenda,
                     gint64     *held_at,
                     GError    **error)
{
  g_autoptr (GPtrArray) plans = NULL;
  g_autoptr (PsSessionRow) session = NULL;
  gint64 session_id;

  *agenda = NULL;
  if (!ps_segment_history_last (conn, group_id, &session_id, error))
    return FALSE;
  if (session_id == 0)
    return TRUE;

  session = ps_session_store_get (conn, session_id, error);
  plans = session != NULL ? ps_clock_touch_load_agenda (conn, session_id, error) : NULL;
  if (plans == NULL ||
      (session->topic_id != 0 && !forget_topic (conn, group_id, plans, error)))
    return FALSE;

  *held_at = session->started_at;
  if (plans->len > 0)
    *agenda = g_steal_pointer (&plans);

  return TRUE;
}

/**
 * ps_agenda_store:
 * @agenda: (element-type PsSegmentPlan): takes the place of what the group had
 *
 * Returns: whether it was stored
 */
gboolean
ps_agenda_store (PsConn     *conn,
                 gint64      group_id,
                 GPtrArray  *agenda,
                 GError    **error)
{
  g_autoptr (GPtrArray) rows =
    g_ptr_array_new_with_free_func ((GDestroyNotify) ps_agenda_row_free);

  for (guint i = 0; i < agenda->len; i++)
    g_ptr_array_add (rows, row_from_plan (g_ptr_array_index (agenda, i)));

  return ps_agenda_store_set (conn, group_id, rows, error);
}
