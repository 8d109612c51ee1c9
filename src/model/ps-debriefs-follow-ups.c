#include "ps-debriefs-private.h"

#include "ps-audit-note.h"
#include "ps-debrief-seal.h"
#include "ps-right.h"
#include "ps-write-task.h"

/* The desk sees what it is to do itself. */
static gboolean
leads (PsRole roles)
{
  return ps_roles_may (roles, PS_RIGHT_DEBRIEFS);
}

/* What is to be noted of a debrief or of a follow-up, on its way to the database. */
typedef struct {
  gint64      id;
  const char *state;
  gint64      wall;
} Mark;

static Mark *
mark_new (PsDebriefs *self,
          gint64      id,
          const char *state)
{
  Mark *mark = g_new0 (Mark, 1);

  mark->id = id;
  mark->state = state;
  mark->wall = ps_clock_wall (self->clock);

  return mark;
}

static gboolean
store_state (PsConn    *conn,
             gpointer   data,
             GError   **error)
{
  const Mark *mark = data;

  return ps_debrief_store_set_state (conn, mark->id, mark->state, mark->wall, error) &&
         ps_audit_note (conn, PS_AUDIT_CHANGE, PS_AUDIT_MEETING, mark->id, "debrief-state", error);
}

/**
 * ps_debriefs_skip_async:
 * @undo: to take back that it was left out
 *
 * Leaves a debrief out on purpose. Finish with ps_debriefs_finish().
 */
void
ps_debriefs_skip_async (PsDebriefs          *self,
                        gint64               session_id,
                        gboolean             undo,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (PS_IS_DEBRIEFS (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, ps_debriefs_skip_async);
  if (!ps_right_check_task (self->db, PS_RIGHT_DEBRIEFS, task))
    return;

  ps_write_task_run (task, self->db, store_state,
                     mark_new (self, session_id, undo ? "waiting" : "skipped"), g_free);
}

static GPtrArray *
unseal_all (PsDebriefs *self,
            GPtrArray  *rows)
{
  GPtrArray *follow_ups = g_ptr_array_new_with_free_func ((GDestroyNotify) ps_follow_up_free);

  for (guint i = 0; i < rows->len; i++)
    {
      PsFollowUp *follow_up =
        ps_debrief_unseal_follow_up (self->keys, g_ptr_array_index (rows, i), NULL);

      if (follow_up == NULL)
        continue;

      ps_follow_up_tell_whom (follow_up, self->names);
      g_ptr_array_add (follow_ups, follow_up);
    }

  return follow_ups;
}

/**
 * ps_debriefs_get_follow_ups:
 * @until_on: the last day, `YYYY-MM-DD`
 *
 * Returns: (transfer full) (element-type PsFollowUp): what is not done and due by that day, and every
 *   call to somebody who was not seen, the longest due first; what this user holds no key to is left out
 */
GPtrArray *
ps_debriefs_get_follow_ups (PsDebriefs  *self,
                            const char  *until_on,
                            GError     **error)
{
  g_autoptr (GPtrArray) rows = NULL;
  PsConn *conn;

  g_return_val_if_fail (PS_IS_DEBRIEFS (self), NULL);

  if (!ps_right_check (self->db, PS_RIGHT_CALLS, error))
    return NULL;

  conn = ps_db_get_reader (self->db);
  rows = leads (ps_conn_get_roles (conn)) ? ps_follow_up_store_open (conn, until_on, error)
                                          : ps_follow_up_store_open_desk (conn, until_on, error);
  if (rows == NULL)
    return NULL;

  return unseal_all (self, rows);
}

/**
 * ps_debriefs_get_calls:
 *
 * Returns: (transfer full) (element-type PsFollowUp): the calls, not made yet, to those whom the group of
 *   that meeting has not seen for long; they belong to no debrief
 */
GPtrArray *
ps_debriefs_get_calls (PsDebriefs  *self,
                       gint64       session_id,
                       GError     **error)
{
  g_autoptr (GPtrArray) rows = NULL;

  g_return_val_if_fail (PS_IS_DEBRIEFS (self), NULL);

  if (!ps_right_check (self->db, PS_RIGHT_DEBRIEFS, error))
    return NULL;

  rows = ps_follow_up_store_calls (ps_db_get_reader (self->db), session_id, error);

  return rows != NULL ? unseal_all (self, rows) : NULL;
}

static gboolean
store_done (PsConn    *conn,
            gpointer   data,
            GError   **error)
{
  const Mark *mark = data;

  return ps_follow_up_store_set_done (conn, mark->id, mark->wall, !leads (ps_conn_get_roles (conn)),
                                      error) &&
         ps_audit_note (conn, PS_AUDIT_CHANGE, PS_AUDIT_NOTHING, 0, "follow-up", error);
}

/**
 * ps_debriefs_set_done_async:
 * @done: whether it is done; %FALSE takes that back
 *
 * Finish with ps_debriefs_finish().
 */
void
ps_debriefs_set_done_async (PsDebriefs          *self,
                            gint64               follow_up_id,
                            gboolean             done,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  GTask *task;
  Mark *mark;

  g_return_if_fail (PS_IS_DEBRIEFS (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, ps_debriefs_set_done_async);
  if (!ps_right_check_task (self->db, PS_RIGHT_CALLS, task))
    return;

  mark = mark_new (self, follow_up_id, NULL);
  if (!done)
    mark->wall = 0;
  ps_write_task_run (task, self->db, store_done, mark, g_free);
}

/**
 * ps_debriefs_drop_call_async:
 * @call: a call to somebody who was not seen for long, which is not needed
 * @undo: to put it back on the list
 *
 * Finish with ps_debriefs_finish().
 *
 * Errors: %PS_ERROR_NOT_FOUND.
 */
void
ps_debriefs_drop_call_async (PsDebriefs          *self,
                             PsNotSeenCall       *call,
                             gboolean             undo,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (PS_IS_DEBRIEFS (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, ps_debriefs_drop_call_async);
  if (!ps_right_check_task (self->db, PS_RIGHT_DEBRIEFS, task))
    return;

  ps_write_task_run (task, self->db, undo ? ps_not_seen_call_restore : ps_not_seen_call_drop,
                     ps_not_seen_call_ref (call), ps_not_seen_call_unref);
}
