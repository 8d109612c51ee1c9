#include "ps-agenda.h"

#include <glib/gi18n-lib.h>

#include "ps-agenda-store.h"
#include "ps-error.h"

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
