#include "ps-db-private.h"

#include <glib/gi18n-lib.h>

#include "ps-error.h"

static gboolean
job_done_cb (gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PsJob *job = g_task_get_task_data (task);

  ps_db_report (g_task_get_source_object (task), job);

  if (job->error != NULL)
    g_task_return_error (task, g_steal_pointer (&job->error));
  else
    g_task_return_boolean (task, TRUE);

  return G_SOURCE_REMOVE;
}

/* On the writer's thread. Not g_main_context_invoke(), which would call back right here whenever
 * nobody happens to run the context.
 */
static void
send_home (PsJob *job)
{
  GTask *task = job->owner;
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, job_done_cb, task, NULL);
  g_source_set_static_name (source, "ps_db_write_async");
  g_source_attach (source, g_task_get_context (task));
}

static PsJob *
job_new (PsDbWork        work,
         gpointer        data,
         GDestroyNotify  data_free,
         PsJobDone       done,
         gpointer        owner)
{
  PsJob *job = g_new0 (PsJob, 1);

  job->work = work;
  job->data = data;
  job->data_free = data_free;
  job->done = done;
  job->owner = owner;

  return job;
}

static void
write_async (PsDb                *self,
             PsDbWork             work,
             gpointer             data,
             GDestroyNotify       data_free,
             gboolean             aside,
             gpointer             source_tag,
             GCancellable        *cancellable,
             GAsyncReadyCallback  callback,
             gpointer             user_data)
{
  GTask *task;
  PsJob *job;

  g_return_if_fail (PS_IS_DB (self));
  g_return_if_fail (work != NULL);

  /* The task owns the database until the job is over, and the job is the task's, so that both end
   * on this thread: the writer could not join itself.
   */
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, source_tag);
  g_task_set_check_cancellable (task, FALSE);

  job = job_new (work, data, data_free, send_home, task);
  job->aside = aside;
  g_set_object (&job->cancellable, cancellable);
  g_task_set_task_data (task, job, (GDestroyNotify) ps_job_free);

  if (self->writer != NULL)
    {
      ps_writer_push (self->writer, job);
      return;
    }

  g_task_return_new_error (task, PS_ERROR, PS_ERROR_STORAGE,
                           _("The vault is locked; the change was not saved."));
  g_object_unref (task);
}

/**
 * ps_db_write_async:
 * @work: (scope async): what to write; runs on the writer's thread, where no GObject may be touched
 * @data: (transfer full): handed to @work
 * @data_free: (nullable): how to free @data; called on this thread, after @callback, which may
 *   therefore still read from @data what @work has put there
 * @cancellable: (nullable): keeps the work from beginning; once begun it is carried through
 *
 * Runs @work in a transaction on the writer's thread. Writes are carried out one at a time, in the
 * order of the calls. If @work returns %FALSE, or any statement in it failed, nothing of it is kept.
 */
void
ps_db_write_async (PsDb                *self,
                   PsDbWork             work,
                   gpointer             data,
                   GDestroyNotify       data_free,
                   GCancellable        *cancellable,
                   GAsyncReadyCallback  callback,
                   gpointer             user_data)
{
  write_async (self, work, data, data_free, FALSE, ps_db_write_async, cancellable, callback,
               user_data);
}

/**
 * ps_db_write_finish:
 *
 * Errors: what the work set; %PS_ERROR_REPLACED if the file is no longer at its path;
 * %PS_ERROR_DISK_FULL, %PS_ERROR_STORAGE ...; %G_IO_ERROR_CANCELLED.
 *
 * Returns: whether the work was committed and will last
 */
gboolean
ps_db_write_finish (PsDb          *self,
                    GAsyncResult  *result,
                    GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, ps_db_write_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

typedef struct {
  GMutex   mutex;
  GCond    cond;
  gboolean over;
} Wait;

static void
wake (PsJob *job)
{
  Wait *waiting = job->owner;

  g_mutex_lock (&waiting->mutex);
  waiting->over = TRUE;
  g_cond_signal (&waiting->cond);
  g_mutex_unlock (&waiting->mutex);
}

static gboolean
write_sync (PsDb      *self,
            PsDbWork   work,
            gpointer   data,
            gboolean   aside,
            GError   **error)
{
  g_autoptr (PsJob) job = NULL;
  Wait waiting = { 0 };

  g_return_val_if_fail (PS_IS_DB (self), FALSE);
  g_return_val_if_fail (work != NULL, FALSE);
  g_return_val_if_fail (self->home_thread == g_thread_self (), FALSE);

  if (self->writer == NULL)
    {
      g_set_error_literal (error, PS_ERROR, PS_ERROR_STORAGE,
                           _("The vault is locked; the change was not saved."));
      return FALSE;
    }

  g_mutex_init (&waiting.mutex);
  g_cond_init (&waiting.cond);

  job = job_new (work, data, NULL, wake, &waiting);
  job->aside = aside;
  ps_writer_push (self->writer, job);

  g_mutex_lock (&waiting.mutex);
  while (!waiting.over)
    g_cond_wait (&waiting.cond, &waiting.mutex);
  g_mutex_unlock (&waiting.mutex);

  g_mutex_clear (&waiting.mutex);
  g_cond_clear (&waiting.cond);

  ps_db_report (self, job);

  if (job->error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&job->error));

  return FALSE;
}

/**
 * ps_db_write_sync:
 * @work: what to write; runs on the writer's thread
 * @data: (transfer none): handed to @work
 *
 * As ps_db_write_async(), but waits for the disk and needs no main loop: for peersidectl, for tests
 * and for whoever has no window to keep alive. PsDb::changed is emitted before it returns.
 *
 * Returns: whether the work was committed and will last
 */
gboolean
ps_db_write_sync (PsDb      *self,
                  PsDbWork   work,
                  gpointer   data,
                  GError   **error)
{
  return write_sync (self, work, data, FALSE, error);
}

/**
 * ps_db_aside_async:
 * @work: (scope async): what to do; runs on the writer's thread, where no GObject may be touched
 * @data: (transfer full): as for ps_db_write_async()
 * @data_free: (nullable): as for ps_db_write_async()
 * @cancellable: (nullable): as for ps_db_write_async()
 *
 * Runs @work between two units of work and not in one: for what needs the file at rest, as a copy of
 * it does. Nothing may be written in it; while it runs nothing else is.
 */
void
ps_db_aside_async (PsDb                *self,
                   PsDbWork             work,
                   gpointer             data,
                   GDestroyNotify       data_free,
                   GCancellable        *cancellable,
                   GAsyncReadyCallback  callback,
                   gpointer             user_data)
{
  write_async (self, work, data, data_free, TRUE, ps_db_aside_async, cancellable, callback,
               user_data);
}

/**
 * ps_db_aside_finish:
 *
 * Returns: whether it was done
 */
gboolean
ps_db_aside_finish (PsDb          *self,
                    GAsyncResult  *result,
                    GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, ps_db_aside_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * ps_db_aside_sync:
 *
 * As ps_db_aside_async(), but waits, and needs no main loop.
 *
 * Returns: whether it was done
 */
gboolean
ps_db_aside_sync (PsDb      *self,
                  PsDbWork   work,
                  gpointer   data,
                  GError   **error)
{
  return write_sync (self, work, data, TRUE, error);
}
