/* What the meetings of a group are made of. */
#include "ps-groups-private.h"

#include "ps-agenda-check.h"
#include "ps-agenda-habit.h"
#include "ps-agenda.h"
#include "ps-audit-note.h"
#include "ps-right.h"
#include "ps-segment-history.h"
#include "ps-write-task.h"

/* For a meeting so short that the built-in agenda does not fit into it. */
static GPtrArray *
one_segment (guint minutes)
{
  GPtrArray *agenda = ps_segment_plans_new ();
  gint64 length_s = (gint64) minutes * 60;

  g_ptr_array_add (agenda,
                   ps_segment_plan_new (PS_SEGMENT_OPEN_SHARING,
                                        ps_segment_kind_get_label (PS_SEGMENT_OPEN_SHARING),
                                        length_s, length_s, length_s));

  return agenda;
}

/**
 * ps_groups_make_default_agenda:
 * @content: the built-in agendas
 * @model: a group model as stored
 * @minutes: how long its meetings are
 *
 * Returns: (transfer full) (element-type PsSegmentPlan): the built-in agenda for such a group, worked
 *   out from the nearest where there is none of that length; for the shortest meetings one segment
 */
GPtrArray *
ps_groups_make_default_agenda (PsContent  *content,
                               const char *model,
                               guint       minutes)
{
  const PsAgendaTemplate *template = ps_content_find_nearest_agenda (content, model, minutes);
  g_autoptr (PsAgendaTemplate) scaled = NULL;

  if (template == NULL)
    return one_segment (minutes);

  if (template->minutes == minutes)
    return ps_segment_plans_copy (template->segments);

  scaled = ps_agenda_template_scale (template, minutes);

  return scaled != NULL ? ps_segment_plans_copy (scaled->segments) : one_segment (minutes);
}

/**
 * ps_groups_get_default_agenda:
 *
 * Returns: (transfer full) (element-type PsSegmentPlan): as ps_groups_make_default_agenda()
 */
GPtrArray *
ps_groups_get_default_agenda (PsGroups   *self,
                              const char *model,
                              guint       minutes)
{
  g_return_val_if_fail (PS_IS_GROUPS (self), NULL);

  return ps_groups_make_default_agenda (self->content, model, minutes);
}

/**
 * ps_groups_get_agenda:
 *
 * Returns: (transfer full) (nullable) (element-type PsSegmentPlan): what the group's next meeting
 *   starts from
 */
GPtrArray *
ps_groups_get_agenda (PsGroups  *self,
                      gint64     id,
                      GError   **error)
{
  g_return_val_if_fail (PS_IS_GROUPS (self), NULL);

  if (!ps_right_check (self->db, PS_RIGHT_PLAN, error))
    return NULL;

  return ps_agenda_load (ps_db_get_reader (self->db), id, error);
}

/**
 * ps_groups_get_last_agenda:
 * @held_at: (out): when the group's last meeting began, microseconds UTC
 *
 * Returns: (transfer full) (nullable) (element-type PsSegmentPlan): the plan that the last meeting
 *   began with; %NULL without an error if there was none
 */
GPtrArray *
ps_groups_get_last_agenda (PsGroups  *self,
                           gint64     id,
                           gint64    *held_at,
                           GError   **error)
{
  GPtrArray *agenda;

  g_return_val_if_fail (PS_IS_GROUPS (self), NULL);

  if (!ps_right_check (self->db, PS_RIGHT_PLAN, error))
    return NULL;

  return ps_agenda_load_last (ps_db_get_reader (self->db), id, &agenda, held_at, error) ? agenda
                                                                                        : NULL;
}

/**
 * ps_groups_get_habits:
 *
 * Returns: (transfer full) (nullable) (element-type PsSegmentHabit): what the group's last meetings
 *   say about how long its segments take
 */
GArray *
ps_groups_get_habits (PsGroups  *self,
                      gint64     id,
                      GError   **error)
{
  g_autoptr (GPtrArray) times = NULL;

  g_return_val_if_fail (PS_IS_GROUPS (self), NULL);

  if (!ps_right_check (self->db, PS_RIGHT_PLAN, error))
    return NULL;

  times = ps_segment_history_list (ps_db_get_reader (self->db), id, PS_HABIT_MEETINGS, error);

  return times != NULL ? ps_segment_habits (times) : NULL;
}

typedef struct {
  gint64     id;
  GPtrArray *agenda;
} Change;

static void
change_free (gpointer data)
{
  Change *change = data;

  g_ptr_array_unref (change->agenda);
  g_free (change);
}

static gboolean
save_agenda (PsConn    *conn,
             gpointer   data,
             GError   **error)
{
  Change *change = data;
  g_autoptr (PsGroupRow) row = ps_group_store_get (conn, change->id, error);

  return row != NULL &&
         ps_agenda_check (change->agenda, row->minutes, NULL, error) &&
         ps_agenda_store (conn, change->id, change->agenda, error) &&
         ps_audit_note (conn, PS_AUDIT_CHANGE, PS_AUDIT_GROUP, change->id, "agenda", error);
}

/**
 * ps_groups_save_agenda_async:
 * @agenda: (transfer none) (element-type PsSegmentPlan): takes the place of the group's agenda
 *
 * Meetings that have begun with the old one keep it.
 *
 * Errors: %PS_ERROR_INVALID as ps_agenda_check() says, %PS_ERROR_NOT_FOUND.
 */
void
ps_groups_save_agenda_async (PsGroups            *self,
                             gint64               id,
                             GPtrArray           *agenda,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  Change *change;
  GTask *task;

  g_return_if_fail (PS_IS_GROUPS (self));
  g_return_if_fail (agenda != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, ps_groups_save_agenda_async);
  if (!ps_right_check_task (self->db, PS_RIGHT_PLAN, task))
    return;

  change = g_new0 (Change, 1);
  change->id = id;
  change->agenda = ps_segment_plans_copy (agenda);
  ps_write_task_run (task, self->db, save_agenda, change, change_free);
}

gboolean
ps_groups_save_agenda_finish (PsGroups      *self,
                              GAsyncResult  *result,
                              GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
