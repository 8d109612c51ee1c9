/* How the plan of a series changes. */
#include "ps-series-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ps-audit-note.h"
#include "ps-date-plan-store.h"
#include "ps-error.h"
#include "ps-right.h"
#include "ps-session-store.h"
#include "ps-write-task.h"

/**
 * ps_series_edit_new:
 * @date: what is planned so far
 *
 * Returns: (transfer full): the plan of one date, to be changed and saved, or saved again to undo
 */
PsSeriesEdit *
ps_series_edit_new (gint64              group_id,
                    const PsSeriesDate *date)
{
  PsSeriesEdit *edit = g_new0 (PsSeriesEdit, 1);

  edit->group_id = group_id;
  edit->rule_on = g_strdup (date->rule_on);
  edit->topic_id = date->topic_id;
  edit->guest_id = date->booking != NULL ? date->booking->guest_id : 0;
  edit->guest_state = g_strdup (date->booking != NULL ? date->booking->state : "asked");
  edit->briefed_on = g_strdup (date->booking != NULL ? date->booking->briefed_on : "");
  edit->note = g_strdup (date->note);

  return edit;
}

/**
 * ps_series_edit_copy:
 *
 * Returns: (transfer full): the same again
 */
PsSeriesEdit *
ps_series_edit_copy (const PsSeriesEdit *edit)
{
  PsSeriesEdit *copy = g_memdup2 (edit, sizeof *edit);

  copy->rule_on = g_strdup (edit->rule_on);
  copy->guest_state = g_strdup (edit->guest_state);
  copy->briefed_on = g_strdup (edit->briefed_on);
  copy->note = g_strdup (edit->note);

  return copy;
}

/**
 * ps_series_edit_free:
 * @edit: (transfer full) (nullable): is freed
 */
void
ps_series_edit_free (PsSeriesEdit *edit)
{
  if (edit == NULL)
    return;

  g_free (edit->rule_on);
  g_free (edit->guest_state);
  g_free (edit->briefed_on);
  g_free (edit->note);
  g_free (edit);
}

typedef struct {
  gint64     group_id;
  GPtrArray *edits;      /* of PsSeriesEdit */
  GPtrArray *dates;      /* of PsGroupDateRow */
  char      *closed_on;
  char      *name;       /* %NULL for a day that is open after all */
  gint64     now;
} Change;

static void
change_free (gpointer data)
{
  Change *change = data;

  g_clear_pointer (&change->edits, g_ptr_array_unref);
  g_clear_pointer (&change->dates, g_ptr_array_unref);
  g_free (change->closed_on);
  g_free (change->name);
  g_free (change);
}

static void
run (PsSeries            *self,
     Change              *change,
     PsDbWork             work,
     GCancellable        *cancellable,
     GAsyncReadyCallback  callback,
     gpointer             user_data,
     gpointer             tag)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  if (!ps_right_check_task (self->db, PS_RIGHT_PLAN, task))
    {
      change_free (change);
      return;
    }

  change->now = ps_clock_wall (self->clock);
  ps_write_task_run (task, self->db, work, change, change_free);
}

/* Somebody else is asked instead: who declined stays known, who was only asked does not. Where nobody
 * is to be asked, the one that is shown goes.
 */
static gboolean
drop_others (PsConn              *conn,
             const PsSeriesEdit  *edit,
             gint64               now,
             GError             **error)
{
  g_autoptr (GPtrArray) rows =
    ps_booking_store_of_date (conn, edit->group_id, edit->rule_on, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const PsBookingRow *row = g_ptr_array_index (rows, i);
      gboolean given_up = edit->guest_id == 0
        ? i == 0 : row->guest_id != edit->guest_id && strcmp (row->state, "declined") != 0;

      if (given_up && !ps_booking_store_remove (conn, row, now, error))
        return FALSE;
    }

  return rows != NULL;
}

static gboolean
put_booking (PsConn              *conn,
             const PsSeriesEdit  *edit,
             gint64               now,
             GError             **error)
{
  g_autoptr (PsBookingRow) row = NULL;

  if (!drop_others (conn, edit, now, error))
    return FALSE;
  if (edit->guest_id == 0)
    return TRUE;

  row = ps_booking_row_new ();
  row->guest_id = edit->guest_id;
  row->group_id = edit->group_id;
  row->rule_on = g_strdup (edit->rule_on);
  row->state = g_strdup (edit->guest_state);
  row->briefed_on = g_strdup (edit->briefed_on);

  return ps_booking_store_put (conn, row, now, error);
}

/* Once for each group, however many of its dates were planned. */
static gboolean
note_plan (PsConn     *conn,
           GPtrArray  *edits,
           guint       i,
           GError    **error)
{
  gint64 group_id = ((const PsSeriesEdit *) g_ptr_array_index (edits, i))->group_id;

  for (guint j = 0; j < i; j++)
    if (((const PsSeriesEdit *) g_ptr_array_index (edits, j))->group_id == group_id)
      return TRUE;

  return ps_audit_note (conn, PS_AUDIT_CHANGE, PS_AUDIT_GROUP, group_id, "plan", error);
}

static gboolean
save_edits (PsConn    *conn,
            gpointer   data,
            GError   **error)
{
  Change *change = data;

  for (guint i = 0; i < change->edits->len; i++)
    {
      const PsSeriesEdit *edit = g_ptr_array_index (change->edits, i);

      if (!ps_date_plan_store_set_topic (conn, edit->group_id, edit->rule_on, edit->topic_id,
                                         change->now, error) ||
          !ps_date_plan_store_set_note (conn, edit->group_id, edit->rule_on, edit->note,
                                        change->now, error) ||
          !put_booking (conn, edit, change->now, error) ||
          !note_plan (conn, change->edits, i, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * ps_series_save_async:
 * @edits: (transfer none) (element-type PsSeriesEdit): what is planned for each of some dates
 *
 * Stores all of it or nothing. The undo is to save what was planned before.
 *
 * Errors: %PS_ERROR_CONFLICT where a group, a topic or a guest is there no more.
 */
void
ps_series_save_async (PsSeries            *self,
                      GPtrArray           *edits,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  Change *change;

  g_return_if_fail (PS_IS_SERIES (self));
  g_return_if_fail (edits != NULL);

  change = g_new0 (Change, 1);
  change->edits = g_ptr_array_new_with_free_func ((GDestroyNotify) ps_series_edit_free);
  for (guint i = 0; i < edits->len; i++)
    g_ptr_array_add (change->edits, ps_series_edit_copy (g_ptr_array_index (edits, i)));
  run (self, change, save_edits, cancellable, callback, user_data, ps_series_save_async);
}

static gboolean
put_dates (PsConn    *conn,
           gpointer   data,
           GError   **error)
{
  Change *change = data;

  for (guint i = 0; i < change->dates->len; i++)
    {
      const PsGroupDateRow *row = g_ptr_array_index (change->dates, i);
      gboolean held;

      if (!ps_session_store_held_on (conn, change->group_id, row->rule_on, &held, error))
        return FALSE;

      if (held)
        {
          g_set_error_literal (error, PS_ERROR, PS_ERROR_CONFLICT,
                               _("The meeting of that day has been held already."));
          return FALSE;
        }

      if (!(*row->action == '\0'
            ? ps_group_store_clear_date (conn, change->group_id, row->rule_on, error)
            : ps_group_store_put_date (conn, change->group_id, row, error)))
        return FALSE;
    }

  return ps_audit_note (conn, PS_AUDIT_CHANGE, PS_AUDIT_GROUP, change->group_id, "date", error);
}

/**
 * ps_series_put_dates_async:
 * @dates: (transfer none) (element-type PsGroupDateRow): dates of the group's rule, each with what is
 *   to be so of it; an action of "" has it as the rule says
 *
 * Skips, moves or restores several dates, all of them or none. What they were before is its undo.
 *
 * Errors: %PS_ERROR_CONFLICT where one of the meetings has been held.
 */
void
ps_series_put_dates_async (PsSeries            *self,
                           gint64               group_id,
                           GPtrArray           *dates,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  Change *change;

  g_return_if_fail (PS_IS_SERIES (self));
  g_return_if_fail (dates != NULL);

  change = g_new0 (Change, 1);
  change->group_id = group_id;
  change->dates = g_ptr_array_new_with_free_func ((GDestroyNotify) ps_group_date_row_free);
  for (guint i = 0; i < dates->len; i++)
    {
      const PsGroupDateRow *row = g_ptr_array_index (dates, i);
      PsGroupDateRow *copy = ps_group_date_row_new ();

      copy->rule_on = g_strdup (row->rule_on);
      copy->action = g_strdup (row->action);
      copy->moved_on = g_strdup (row->moved_on);
      copy->moved_minute = row->moved_minute;
      g_ptr_array_add (change->dates, copy);
    }
  run (self, change, put_dates, cancellable, callback, user_data, ps_series_put_dates_async);
}

static gboolean
close_day (PsConn    *conn,
           gpointer   data,
           GError   **error)
{
  const Change *change = data;

  return (change->name != NULL
          ? ps_closed_day_store_put (conn, change->closed_on, change->name, error)
          : ps_closed_day_store_remove (conn, change->closed_on, error)) &&
         ps_audit_note (conn, PS_AUDIT_CHANGE, PS_AUDIT_NOTHING, 0, "closed-day", error);
}

/**
 * ps_series_close_day_async:
 * @closed_on: a day, YYYY-MM-DD
 * @name: (nullable): why the clinic is closed on it, or ""; %NULL for a day that is open after all
 */
void
ps_series_close_day_async (PsSeries            *self,
                           const char          *closed_on,
                           const char          *name,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  Change *change;

  g_return_if_fail (PS_IS_SERIES (self));
  g_return_if_fail (closed_on != NULL);

  change = g_new0 (Change, 1);
  change->closed_on = g_strdup (closed_on);
  change->name = g_strdup (name);
  run (self, change, close_day, cancellable, callback, user_data, ps_series_close_day_async);
}

/**
 * ps_series_finish:
 *
 * Returns: whether what was asked for was stored
 */
gboolean
ps_series_finish (PsSeries      *self,
                  GAsyncResult  *result,
                  GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
