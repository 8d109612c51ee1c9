/* When the groups meet, and what their next meeting is about. */
#include "ps-groups-private.h"

#include <glib/gi18n-lib.h>

#include "ps-agenda-store.h"
#include "ps-audit-note.h"
#include "ps-error.h"
#include "ps-next-topic.h"
#include "ps-occurrence.h"
#include "ps-right.h"
#include "ps-session-store.h"
#include "ps-write-task.h"

/**
 * ps_groups_get_next_dates:
 * @n: how many are wanted
 *
 * The next dates of a group from now on. The one that should have begun already is the first of them
 * until its planned end or until it is held.
 *
 * Errors: %PS_ERROR_NOT_FOUND, %PS_ERROR_INVALID where the group's rule cannot be read.
 *
 * Returns: (transfer full) (nullable) (element-type PsUpcoming): up to @n
 */
GPtrArray *
ps_groups_get_next_dates (PsGroups  *self,
                          gint64     id,
                          guint      n,
                          GError   **error)
{
  g_autoptr (PsGroupRow) row = NULL;
  PsConn *conn;

  g_return_val_if_fail (PS_IS_GROUPS (self), NULL);

  conn = ps_db_get_reader (self->db);
  row = ps_group_store_get (conn, id, error);

  return row != NULL ? ps_upcoming_next (conn, row, ps_clock_wall (self->clock), n, error) : NULL;
}

/**
 * ps_groups_get_changed_dates:
 *
 * The dates of a group that are still to come and were skipped or moved.
 *
 * Errors: %PS_ERROR_NOT_FOUND, %PS_ERROR_INVALID where the group's rule cannot be read.
 *
 * Returns: (transfer full) (nullable) (element-type PsUpcoming): in the order of time
 */
GPtrArray *
ps_groups_get_changed_dates (PsGroups  *self,
                             gint64     id,
                             GError   **error)
{
  g_autoptr (PsGroupRow) row = NULL;
  PsConn *conn;

  g_return_val_if_fail (PS_IS_GROUPS (self), NULL);

  conn = ps_db_get_reader (self->db);
  row = ps_group_store_get (conn, id, error);

  return row != NULL ? ps_upcoming_changed (conn, row, ps_clock_wall (self->clock), error) : NULL;
}

/**
 * ps_groups_get_upcoming:
 * @from: microseconds UTC, the first moment counted
 * @to: the first moment no longer counted
 *
 * The dates of all groups whose meeting has not been held. A group whose rule cannot be read has
 * none: PsGroup:rule-text says so, and the others are not held up by it.
 *
 * Returns: (transfer full) (nullable) (element-type PsUpcoming): in the order of time
 */
GPtrArray *
ps_groups_get_upcoming (PsGroups  *self,
                        gint64     from,
                        gint64     to,
                        GError   **error)
{
  g_autoptr (GPtrArray) all = NULL;

  g_return_val_if_fail (PS_IS_GROUPS (self), NULL);

  all = g_ptr_array_new_with_free_func ((GDestroyNotify) ps_upcoming_free);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->list)); i++)
    {
      g_autoptr (PsGroup) group = g_list_model_get_item (G_LIST_MODEL (self->list), i);
      g_autoptr (GError) local = NULL;
      g_autoptr (GPtrArray) dates =
        ps_upcoming_between (ps_db_get_reader (self->db), ps_group_get_row (group), from, to,
                             &local);

      if (dates != NULL)
        {
          g_ptr_array_extend_and_steal (all, g_steal_pointer (&dates));
        }
      else if (!g_error_matches (local, PS_ERROR, PS_ERROR_INVALID))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return NULL;
        }
    }
  ps_upcoming_sort (all);

  return g_steal_pointer (&all);
}

typedef struct {
  gint64          id;
  PsGroupDateRow *date;
  gint64          topic_id;
  gint64          now;
} Change;

static void
change_free (gpointer data)
{
  Change *change = data;

  g_clear_pointer (&change->date, ps_group_date_row_free);
  g_free (change);
}

static Change *
change_new (gint64      id,
            const char *rule_on,
            const char *action)
{
  Change *change = g_new0 (Change, 1);

  change->id = id;
  change->date = ps_group_date_row_new ();
  change->date->rule_on = g_strdup (rule_on);
  change->date->action = g_strdup (action);

  return change;
}

/* Only a date that the rule gives, and whose meeting is still to come, can be changed. */
static gboolean
check_date (PsConn        *conn,
            const Change  *change,
            GError       **error)
{
  g_autoptr (PsGroupRow) row = ps_group_store_get (conn, change->id, error);
  g_autoptr (GError) local = NULL;
  g_autoptr (PsRule) rule = NULL;
  gboolean held;

  if (row == NULL ||
      !ps_session_store_held_on (conn, change->id, change->date->rule_on, &held, error))
    return FALSE;

  rule = ps_upcoming_rule (row, &local);
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else if (rule == NULL || !ps_rule_has_date (rule, change->date->rule_on))
    g_set_error_literal (error, PS_ERROR, PS_ERROR_INVALID, _("The group has no meeting on that day."));
  else if (held)
    g_set_error_literal (error, PS_ERROR, PS_ERROR_CONFLICT,
                         _("The meeting of that day has been held already."));
  else
    return TRUE;

  return FALSE;
}

static gboolean
check_target (const Change  *change,
              GError       **error)
{
  GDate date;

  if (change->date->moved_on == NULL || ps_date_from_iso (change->date->moved_on, &date))
    return TRUE;

  g_set_error (error, PS_ERROR, PS_ERROR_INVALID, _("“%s” is not a day to move a meeting to."),
               change->date->moved_on);

  return FALSE;
}

static gboolean
put_date (PsConn    *conn,
          gpointer   data,
          GError   **error)
{
  Change *change = data;

  return check_target (change, error) &&
         check_date (conn, change, error) &&
         ps_group_store_put_date (conn, change->id, change->date, error) &&
         ps_audit_note (conn, PS_AUDIT_CHANGE, PS_AUDIT_GROUP, change->id, "date", error);
}

static gboolean
clear_date (PsConn    *conn,
            gpointer   data,
            GError   **error)
{
  Change *change = data;

  return ps_group_store_clear_date (conn, change->id, change->date->rule_on, error) &&
         ps_audit_note (conn, PS_AUDIT_CHANGE, PS_AUDIT_GROUP, change->id, "date", error);
}

static void
run (PsGroups            *self,
     Change              *change,
     PsRight              right,
     PsDbWork             work,
     GCancellable        *cancellable,
     GAsyncReadyCallback  callback,
     gpointer             user_data,
     gpointer             tag)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  if (ps_right_check_task (self->db, right, task))
    ps_write_task_run (task, self->db, work, change, change_free);
  else
    change_free (change);
}

/**
 * ps_groups_skip_date_async:
 * @rule_on: a date of the group's rule, YYYY-MM-DD
 *
 * The meeting of that date does not take place.
 *
 * Errors: %PS_ERROR_INVALID where the rule has no such date, %PS_ERROR_CONFLICT where the meeting has
 * been held, %PS_ERROR_NOT_FOUND.
 */
void
ps_groups_skip_date_async (PsGroups            *self,
                           gint64               id,
                           const char          *rule_on,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_return_if_fail (PS_IS_GROUPS (self));

  run (self, change_new (id, rule_on, "skipped"), PS_RIGHT_EDIT_GROUPS, put_date, cancellable,
       callback, user_data, ps_groups_skip_date_async);
}

/**
 * ps_groups_move_date_async:
 * @rule_on: a date of the group's rule, YYYY-MM-DD
 * @to_on: the day that it is moved to, YYYY-MM-DD
 * @to_minute: when on that day, minutes after midnight, local time of the group
 *
 * Errors: as ps_groups_skip_date_async(), and %PS_ERROR_INVALID where @to_on is not a day.
 */
void
ps_groups_move_date_async (PsGroups            *self,
                           gint64               id,
                           const char          *rule_on,
                           const char          *to_on,
                           guint                to_minute,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  Change *change;

  g_return_if_fail (PS_IS_GROUPS (self));
  g_return_if_fail (to_on != NULL);

  change = change_new (id, rule_on, "moved");
  change->date->moved_on = g_strdup (to_on);
  change->date->moved_minute = to_minute;
  run (self, change, PS_RIGHT_EDIT_GROUPS, put_date, cancellable, callback, user_data,
       ps_groups_move_date_async);
}

/**
 * ps_groups_restore_date_async:
 * @rule_on: a date of the group's rule, YYYY-MM-DD
 *
 * The undo of skipping and moving: the meeting takes place as the rule says.
 */
void
ps_groups_restore_date_async (PsGroups            *self,
                              gint64               id,
                              const char          *rule_on,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_return_if_fail (PS_IS_GROUPS (self));

  run (self, change_new (id, rule_on, ""), PS_RIGHT_EDIT_GROUPS, clear_date, cancellable,
       callback, user_data, ps_groups_restore_date_async);
}

/**
 * ps_groups_date_finish:
 *
 * Returns: whether skipping, moving or restoring was stored
 */
gboolean
ps_groups_date_finish (PsGroups      *self,
                       GAsyncResult  *result,
                       GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static gboolean
set_next_topic (PsConn    *conn,
                gpointer   data,
                GError   **error)
{
  Change *change = data;

  return ps_next_topic_set (conn, change->id, change->topic_id, change->now, error) &&
         ps_audit_note (conn, PS_AUDIT_CHANGE, PS_AUDIT_GROUP, change->id, "topic", error);
}

/**
 * ps_groups_get_next_topic:
 *
 * Returns: what the group's next meeting is about, as it is planned for that date or waits for any; 0
 *   for nothing in particular
 */
gint64
ps_groups_get_next_topic (PsGroups *self,
                          gint64    id)
{
  g_autoptr (PsGroupRow) row = NULL;
  PsConn *conn;
  gint64 topic_id;

  g_return_val_if_fail (PS_IS_GROUPS (self), 0);

  if (!ps_roles_may (ps_db_get_roles (self->db), PS_RIGHT_PLAN))
    return 0;

  conn = ps_db_get_reader (self->db);
  row = ps_group_store_get (conn, id, NULL);

  return row != NULL && ps_next_topic_find (conn, row, ps_clock_wall (self->clock), &topic_id, NULL)
         ? topic_id : 0;
}

/**
 * ps_groups_set_next_topic_async:
 * @topic_id: what the group's next meeting is about; 0 for nothing in particular
 *
 * Plans it for the group's next date; without one it waits for any next meeting.
 *
 * Errors: %PS_ERROR_NOT_FOUND.
 */
void
ps_groups_set_next_topic_async (PsGroups            *self,
                                gint64               id,
                                gint64               topic_id,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  Change *change;

  g_return_if_fail (PS_IS_GROUPS (self));

  change = g_new0 (Change, 1);
  change->id = id;
  change->topic_id = topic_id;
  change->now = ps_clock_wall (self->clock);
  run (self, change, PS_RIGHT_PLAN, set_next_topic, cancellable, callback, user_data,
       ps_groups_set_next_topic_async);
}

gboolean
ps_groups_set_next_topic_finish (PsGroups      *self,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
