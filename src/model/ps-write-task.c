/* What the services' asynchronous calls have in common: a task of theirs around a write. */
#include "ps-write-task.h"

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  const gint64 *id = g_task_get_task_data (task);

  if (!ps_db_write_finish (PS_DB (source), result, &error))
    g_task_return_error (task, g_steal_pointer (&error));
  else if (id != NULL)
    g_task_return_pointer (task, g_memdup2 (id, sizeof *id), g_free);
  else
    g_task_return_boolean (task, TRUE);
}

/**
 * ps_write_task_run:
 * @task: (transfer full): returns %TRUE once @work has been committed, or why it was not
 * @work: as for ps_db_write_async()
 * @data: (transfer full): as for ps_db_write_async()
 * @data_free: (nullable): how to free @data
 */
void
ps_write_task_run (GTask          *task,
                   PsDb           *db,
                   PsDbWork        work,
                   gpointer        data,
                   GDestroyNotify  data_free)
{
  ps_db_write_async (db, work, data, data_free, g_task_get_cancellable (task), written_cb, task);
}

/**
 * ps_write_task_run_for_id:
 * @id: in @data: where @work puts the id of what it has written
 *
 * As ps_write_task_run(), for a task whose result ps_write_task_take_id() takes.
 */
void
ps_write_task_run_for_id (GTask          *task,
                          PsDb           *db,
                          PsDbWork        work,
                          gpointer        data,
                          GDestroyNotify  data_free,
                          const gint64   *id)
{
  g_task_set_task_data (task, (gpointer) id, NULL);
  ps_write_task_run (task, db, work, data, data_free);
}

/**
 * ps_write_task_take_id:
 *
 * Returns: the id that was written; 0 for an error
 */
gint64
ps_write_task_take_id (GTask   *task,
                       GError **error)
{
  g_autofree gint64 *id = g_task_propagate_pointer (task, error);

  return id != NULL ? *id : 0;
}
