/* Records that turn out to be of one person. */
#include "ps-roster-private.h"

#include "ps-audit-note.h"
#include "ps-conn-actor.h"
#include "ps-right.h"
#include "ps-write-task.h"

typedef struct {
  gint64   kept_id;
  gint64   merged_id;
  gint64   merge_id;
  char   **fields;
  gint64   now;
} Merging;

static void
merging_free (gpointer data)
{
  Merging *merging = data;

  g_strfreev (merging->fields);
  g_free (merging);
}

static gboolean
merge (PsConn    *conn,
       gpointer   data,
       GError   **error)
{
  Merging *merging = data;
  const PsClock *clock;
  PsKeys *actor = ps_conn_get_actor (conn, &clock);

  return ps_merge_store_join (conn, merging->kept_id, merging->merged_id,
                              (const char * const *) merging->fields, merging->now,
                              actor != NULL ? ps_keys_get_user_name (actor) : "",
                              &merging->merge_id, error) &&
         ps_audit_note (conn, PS_AUDIT_CHANGE, PS_AUDIT_PERSON, merging->kept_id, "merged", error) &&
         ps_audit_note (conn, PS_AUDIT_DELETE, PS_AUDIT_PERSON, merging->merged_id, "merged", error);
}

/**
 * ps_roster_merge_async:
 * @kept_id: whose record it is from now on
 * @merged_id: whose record goes into it
 * @fields: (nullable) (array zero-terminated=1): what is taken from the merged record, see
 *   ps_merge_store_is_field()
 *
 * Makes one record of two of the same person, with all that they came to.
 *
 * Errors: those of ps_merge_store_join().
 */
void
ps_roster_merge_async (PsRoster            *self,
                       gint64               kept_id,
                       gint64               merged_id,
                       const char * const  *fields,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  Merging *merging;
  GTask *task;

  g_return_if_fail (PS_IS_ROSTER (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, ps_roster_merge_async);
  if (!ps_right_check_task (self->db, PS_RIGHT_ROSTER, task))
    return;

  merging = g_new0 (Merging, 1);
  merging->kept_id = kept_id;
  merging->merged_id = merged_id;
  merging->fields = g_strdupv ((char **) fields);
  merging->now = ps_clock_wall (self->clock);
  ps_write_task_run_for_id (task, self->db, merge, merging, merging_free, &merging->merge_id);
}

/**
 * ps_roster_merge_finish:
 *
 * Returns: the merge, for ps_roster_take_apart_async(); 0 for an error
 */
gint64
ps_roster_merge_finish (PsRoster      *self,
                        GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), 0);

  return ps_write_task_take_id (G_TASK (result), error);
}

static gboolean
take_apart (PsConn    *conn,
            gpointer   data,
            GError   **error)
{
  Merging *merging = data;
  g_autoptr (PsMergeRow) row = ps_merge_store_get (conn, merging->merge_id, error);

  return row != NULL && ps_merge_store_apart (conn, row->id, merging->now, error) &&
         ps_audit_note (conn, PS_AUDIT_CHANGE, PS_AUDIT_PERSON, row->kept_id, "apart", error) &&
         ps_audit_note (conn, PS_AUDIT_CHANGE, PS_AUDIT_PERSON, row->merged_id, "back", error);
}

/**
 * ps_roster_take_apart_async:
 * @merge_id: a merge
 *
 * Takes a merge back.
 *
 * Errors: those of ps_merge_store_apart().
 */
void
ps_roster_take_apart_async (PsRoster            *self,
                            gint64               merge_id,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  Merging *merging;
  GTask *task;

  g_return_if_fail (PS_IS_ROSTER (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, ps_roster_take_apart_async);
  if (!ps_right_check_task (self->db, PS_RIGHT_ROSTER, task))
    return;

  merging = g_new0 (Merging, 1);
  merging->merge_id = merge_id;
  merging->now = ps_clock_wall (self->clock);
  ps_write_task_run (task, self->db, take_apart, merging, merging_free);
}

gboolean
ps_roster_take_apart_finish (PsRoster      *self,
                             GAsyncResult  *result,
                             GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * ps_roster_get_merges:
 *
 * Returns: (transfer full) (nullable) (element-type PsMergeRow): which records went into that of a
 *   person and are still in it, the latest first
 */
GPtrArray *
ps_roster_get_merges (PsRoster  *self,
                      gint64     person_id,
                      GError   **error)
{
  g_return_val_if_fail (PS_IS_ROSTER (self), NULL);

  if (!ps_right_check (self->db, PS_RIGHT_ROSTER, error))
    return NULL;

  return ps_merge_store_of_person (ps_db_get_reader (self->db), person_id, error);
}
