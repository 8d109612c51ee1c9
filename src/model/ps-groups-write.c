/* What a group is like, and how that changes. */
#include "ps-groups-private.h"

#include "ps-agenda-check.h"
#include "ps-agenda.h"
#include "ps-audit-note.h"
#include "ps-group-check.h"
#include "ps-right.h"
#include "ps-write-task.h"

typedef struct {
  PsGroupRow *row;
  GPtrArray  *agenda;  /* to be stored; on a save the one for the new length */
  GPtrArray  *before;  /* on a save, what was built in for the old length */
  gint64      now;
} Change;

static void
change_free (gpointer data)
{
  Change *change = data;

  ps_group_row_free (change->row);
  g_clear_pointer (&change->agenda, g_ptr_array_unref);
  g_clear_pointer (&change->before, g_ptr_array_unref);
  g_free (change);
}

static Change *
change_new (PsGroups         *self,
            const PsGroupRow *row)
{
  Change *change = g_new0 (Change, 1);

  change->row = ps_group_row_copy (row);
  change->now = ps_clock_wall (self->clock);

  return change;
}

static gboolean
add_group (PsConn    *conn,
           gpointer   data,
           GError   **error)
{
  Change *change = data;

  return ps_group_check_row (change->row, error) &&
         ps_agenda_check (change->agenda, change->row->minutes, NULL, error) &&
         ps_group_store_add (conn, change->row, change->now, error) &&
         ps_agenda_store (conn, change->row->id, change->agenda, error) &&
         ps_audit_note (conn, PS_AUDIT_ADD, PS_AUDIT_GROUP, change->row->id, NULL, error);
}

/**
 * ps_groups_add_async:
 * @row: (transfer none): what it is to be
 * @agenda: (nullable) (transfer none) (element-type PsSegmentPlan): what its meetings are made of;
 *   %NULL for the built-in agenda of its model and length
 *
 * Errors: %PS_ERROR_INVALID as ps_group_check_row() and ps_agenda_check() say.
 */
void
ps_groups_add_async (PsGroups            *self,
                     const PsGroupRow    *row,
                     GPtrArray           *agenda,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  Change *change;
  GTask *task;

  g_return_if_fail (PS_IS_GROUPS (self));
  g_return_if_fail (row != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, ps_groups_add_async);
  if (!ps_right_check_task (self->db, PS_RIGHT_EDIT_GROUPS, task))
    return;

  change = change_new (self, row);
  change->agenda = agenda != NULL ? ps_segment_plans_copy (agenda)
                                  : ps_groups_get_default_agenda (self, row->model, row->minutes);
  ps_write_task_run_for_id (task, self->db, add_group, change, change_free, &change->row->id);
}

/**
 * ps_groups_add_finish:
 *
 * Returns: the new group's id; 0 for an error
 */
gint64
ps_groups_add_finish (PsGroups      *self,
                      GAsyncResult  *result,
                      GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), 0);

  return ps_write_task_take_id (G_TASK (result), error);
}

/* A group that was never given an agenda of its own gets the one for what it is now. */
static gboolean
fit_agenda (PsConn  *conn,
            Change  *change,
            GError **error)
{
  g_autoptr (GPtrArray) agenda = ps_agenda_load (conn, change->row->id, error);

  if (agenda == NULL)
    return FALSE;

  if (change->before != NULL && ps_segment_plans_equal (agenda, change->before))
    return ps_agenda_store (conn, change->row->id, change->agenda, error);

  /* One that is empty has nothing that could be too long. */
  return agenda->len == 0 || ps_agenda_check (agenda, change->row->minutes, NULL, error);
}

static gboolean
save_group (PsConn    *conn,
            gpointer   data,
            GError   **error)
{
  Change *change = data;

  return ps_group_check_row (change->row, error) &&
         fit_agenda (conn, change, error) &&
         ps_group_store_save (conn, change->row, change->now, error) &&
         ps_audit_note (conn, PS_AUDIT_CHANGE, PS_AUDIT_GROUP, change->row->id, NULL, error);
}

/**
 * ps_groups_save_async:
 * @row: (transfer none): which group, and what it is to be
 *
 * Where the length or the model changes and the agenda still is the built-in one, it becomes the
 * built-in one for the new length or model.
 *
 * Errors: %PS_ERROR_INVALID as ps_group_check_row() says, and where the group's own agenda is longer
 * than the meeting is to be; %PS_ERROR_NOT_FOUND.
 */
void
ps_groups_save_async (PsGroups            *self,
                      const PsGroupRow    *row,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  g_autoptr (PsGroup) group = NULL;
  Change *change;
  GTask *task;

  g_return_if_fail (PS_IS_GROUPS (self));
  g_return_if_fail (row != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, ps_groups_save_async);
  if (!ps_right_check_task (self->db, PS_RIGHT_EDIT_GROUPS, task))
    return;

  change = change_new (self, row);
  group = ps_groups_find (self, row->id, NULL);
  if (group != NULL)
    {
      const PsGroupRow *old = ps_group_get_row (group);

      change->before = ps_groups_get_default_agenda (self, old->model, old->minutes);
      change->agenda = ps_groups_get_default_agenda (self, row->model, row->minutes);
    }
  ps_write_task_run (task, self->db, save_group, change, change_free);
}

gboolean
ps_groups_save_finish (PsGroups      *self,
                       GAsyncResult  *result,
                       GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

typedef struct {
  gint64   id;
  gboolean archived;
  gint64   now;
} Archiving;

static gboolean
archive_group (PsConn    *conn,
               gpointer   data,
               GError   **error)
{
  const Archiving *archiving = data;

  return ps_group_store_set_archived (conn, archiving->id, archiving->archived, archiving->now,
                                      error) &&
         ps_audit_note (conn, archiving->archived ? PS_AUDIT_DELETE : PS_AUDIT_CHANGE, PS_AUDIT_GROUP,
                        archiving->id, archiving->archived ? NULL : "back", error);
}

/**
 * ps_groups_archive_async:
 * @archived: %TRUE takes a group out of use; %FALSE is its undo
 *
 * Its meetings stay recorded.
 *
 * Errors: %PS_ERROR_NOT_FOUND.
 */
void
ps_groups_archive_async (PsGroups            *self,
                         gint64               id,
                         gboolean             archived,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  Archiving *archiving;
  GTask *task;

  g_return_if_fail (PS_IS_GROUPS (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, ps_groups_archive_async);
  if (!ps_right_check_task (self->db, PS_RIGHT_EDIT_GROUPS, task))
    return;

  archiving = g_new0 (Archiving, 1);
  archiving->id = id;
  archiving->archived = archived;
  archiving->now = ps_clock_wall (self->clock);
  ps_write_task_run (task, self->db, archive_group, archiving, g_free);
}

gboolean
ps_groups_archive_finish (PsGroups      *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
