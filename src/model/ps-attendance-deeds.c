/* What can be said on an attendance sheet. */
#include "ps-attendance-sheet-private.h"

#include <glib/gi18n-lib.h>

#include "ps-attendance-change.h"
#include "ps-error.h"
#include "ps-head-count.h"
#include "ps-right.h"
#include "ps-text.h"
#include "ps-write-task.h"

static PsAttendanceChange *
change_new (PsAttendanceSheet *self,
            gint64             person_id,
            const char        *status,
            const char        *mode)
{
  g_autoptr (PsAttendanceRow) row = g_new0 (PsAttendanceRow, 1);

  row->session_id = self->of.session_id;
  row->person_id = person_id;
  row->status = g_strdup (status);
  row->mode = g_strdup (mode);

  return ps_attendance_change_new (&self->of, g_steal_pointer (&row), self->user_name,
                                   ps_clock_wall (self->clock));
}

static void
stored_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (ps_db_write_finish (PS_DB (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* Takes @change. */
static void
run (PsAttendanceSheet  *self,
     PsAttendanceChange *change,
     GTask              *task)
{
  ps_db_write_async (self->db, ps_attendance_change_store, change, ps_attendance_change_free,
                     g_task_get_cancellable (task), stored_cb, task);
}

/**
 * ps_attendance_sheet_set_async:
 * @person_id: anybody of the roster: whoever is not on the sheet yet comes onto it
 * @status: an attendance status, as stored
 * @mode: how they take part, as stored
 *
 * Errors: %PS_ERROR_CONFLICT where the meeting has been started meanwhile, or the person’s record was
 * merged into another or taken off the roster; %PS_ERROR_NOT_PERMITTED.
 */
void
ps_attendance_sheet_set_async (PsAttendanceSheet   *self,
                               gint64               person_id,
                               const char          *status,
                               const char          *mode,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (PS_IS_ATTENDANCE_SHEET (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, ps_attendance_sheet_set_async);
  run (self, change_new (self, person_id, status, mode), task);
}

static void
add (PsAttendanceSheet   *self,
     const char          *name,
     const char          *status,
     GTask               *task)
{
  g_autofree char *clean = ps_text_clean (name);
  PsAttendanceChange *change;

  if (*clean == '\0')
    {
      g_task_return_new_error (task, PS_ERROR, PS_ERROR_INVALID,
                               _("Enter what this person likes to be called."));
      g_object_unref (task);
      return;
    }

  change = change_new (self, 0, status, "in-person");
  ps_attendance_change_set_walk_in (change, clean);
  ps_write_task_run_for_id (task, self->db, ps_attendance_change_store, change,
                            ps_attendance_change_free, ps_attendance_change_get_id (change));
}

/**
 * ps_attendance_sheet_walk_in_async:
 * @name: what somebody who came without being expected likes to be called
 *
 * Makes a light record of them and marks them present, in one unit of work.
 * ps_attendance_sheet_added_finish() tells who they are.
 *
 * Errors: %PS_ERROR_INVALID without a name; those of ps_attendance_sheet_set_async().
 */
void
ps_attendance_sheet_walk_in_async (PsAttendanceSheet   *self,
                                   const char          *name,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (PS_IS_ATTENDANCE_SHEET (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, ps_attendance_sheet_walk_in_async);
  add (self, name, "present", task);
}

/**
 * ps_attendance_sheet_expect_async:
 * @name: what a newcomer likes to be called who said that they will come
 *
 * As ps_attendance_sheet_walk_in_async(), for somebody who is not here yet.
 */
void
ps_attendance_sheet_expect_async (PsAttendanceSheet   *self,
                                  const char          *name,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (PS_IS_ATTENDANCE_SHEET (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, ps_attendance_sheet_expect_async);
  add (self, name, "expected", task);
}

/**
 * ps_attendance_sheet_added_finish:
 *
 * Returns: the id of who was added; 0 where nobody was
 */
gint64
ps_attendance_sheet_added_finish (PsAttendanceSheet  *self,
                                  GAsyncResult       *result,
                                  GError            **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), 0);

  return ps_write_task_take_id (G_TASK (result), error);
}

/**
 * ps_attendance_sheet_may_remove:
 *
 * Returns: whether whoever is there may take somebody off the sheet. The front desk may before the
 *   meeting; from its start on, what is on the sheet is the record of a meeting, and only those who
 *   lead it take anything out of that.
 */
gboolean
ps_attendance_sheet_may_remove (PsAttendanceSheet *self)
{
  g_return_val_if_fail (PS_IS_ATTENDANCE_SHEET (self), FALSE);

  return ps_roles_may (ps_db_get_roles (self->db),
                       self->of.session_id != 0 ? PS_RIGHT_MEETINGS : PS_RIGHT_DOOR);
}

/**
 * ps_attendance_sheet_remove_async:
 *
 * Takes somebody off the sheet who was put on it by mistake; a member who is only expected comes back
 * as that. A walk-in of whom nothing else is known goes off the roster too.
 *
 * Errors: %PS_ERROR_NOT_PERMITTED, see ps_attendance_sheet_may_remove().
 */
void
ps_attendance_sheet_remove_async (PsAttendanceSheet   *self,
                                  gint64               person_id,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  PsAttendanceChange *change;
  GTask *task;

  g_return_if_fail (PS_IS_ATTENDANCE_SHEET (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, ps_attendance_sheet_remove_async);
  change = change_new (self, person_id, "", "");
  ps_attendance_change_set_removes (change);
  run (self, change, task);
}

/**
 * ps_attendance_sheet_count_async:
 * @heads: how many came without a name
 *
 * Errors: %PS_ERROR_INVALID, %PS_ERROR_NOT_PERMITTED, see ps_attendance_sheet_may_count().
 */
void
ps_attendance_sheet_count_async (PsAttendanceSheet   *self,
                                 const PsHeadCount   *heads,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (PS_IS_ATTENDANCE_SHEET (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, ps_attendance_sheet_count_async);
  if (ps_right_check_task (self->db, PS_RIGHT_DOOR, task))
    ps_db_write_async (self->db, ps_head_count_change_store,
                       ps_head_count_change_new (self->of.session_id, heads,
                                                 ps_clock_wall (self->clock)), g_free,
                       cancellable, stored_cb, task);
}

/**
 * ps_attendance_sheet_finish:
 *
 * Returns: whether the change was stored
 */
gboolean
ps_attendance_sheet_finish (PsAttendanceSheet  *self,
                            GAsyncResult       *result,
                            GError            **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
