#include "ps-writer.h"

#include <glib/gi18n-lib.h>

#include "ps-ballast.h"
#include "ps-error.h"

/**
 * PsWriter:
 *
 * The thread that alone writes to the database, one unit of work after the other, in the order in
 * which they were pushed. Freeing it waits until all of them are done: nothing that was pushed is
 * lost.
 */
struct _PsWriter
{
  GThread     *thread;
  GAsyncQueue *jobs;
};

typedef struct {
  PsConn      *conn;
  GAsyncQueue *jobs;
  gboolean     rescued;     /* what was committed is in a file of its own again */
  char        *aside_path;  /* nullable: the other file */
} Thread;

void
ps_job_free (PsJob *job)
{
  if (job->data_free != NULL)
    job->data_free (job->data);
  g_clear_object (&job->cancellable);
  g_clear_pointer (&job->touched, g_ptr_array_unref);
  g_clear_error (&job->error);
  g_free (job->aside_path);
  g_free (job);
}

static gboolean
check_in_place (PsConn  *conn,
                GError **error)
{
  if (!ps_conn_has_moved (conn))
    return TRUE;

  g_set_error (error, PS_ERROR, PS_ERROR_REPLACED,
               _("The file “%s” was replaced or removed by another program while it was open."),
               ps_conn_get_path (conn));

  return FALSE;
}

static gboolean
run_job (PsConn  *conn,
         PsJob   *job,
         GError **error)
{
  if (g_cancellable_set_error_if_cancelled (job->cancellable, error) ||
      !check_in_place (conn, error))
    return FALSE;

  if (job->aside)
    return job->work (conn, job->data, error);

  if (!ps_conn_begin (conn, error))
    return FALSE;

  if (!job->work (conn, job->data, error) || !ps_conn_commit (conn, error))
    {
      ps_conn_rollback (conn);
      return FALSE;
    }

  job->touched = ps_conn_steal_touched (conn);

  /* Committed, but perhaps to a file that nobody will ever open again: that is not saved. */
  return check_in_place (conn, error);
}

/* Once: what comes after it finds the file moved as well, but there is nothing more to rescue. */
static void
rescue (Thread *thread)
{
  g_autoptr (GError) error = NULL;

  if (!thread->rescued && !ps_conn_rescue (thread->conn, &thread->aside_path, &error))
    g_info ("What was replaced could not be rescued: %s", error->message);

  thread->rescued = TRUE;
}

/* What is committed gets into the database with the room that was kept for it, and leaves the log. */
static gboolean
make_room (PsConn *conn)
{
  g_autofree char *folder = g_path_get_dirname (ps_conn_get_path (conn));

  return ps_ballast_drop (folder) && ps_conn_checkpoint (conn, NULL);
}

static void
run (Thread *thread,
     PsJob  *job)
{
  /* A work that says no without saying why is a mistake, but not one to stop the program for. */
  if (!run_job (thread->conn, job, &job->error) && job->error == NULL)
    g_set_error_literal (&job->error, PS_ERROR, PS_ERROR_STORAGE,
                         _("The change was not saved."));

  if (g_error_matches (job->error, PS_ERROR, PS_ERROR_REPLACED))
    {
      rescue (thread);
      job->aside_path = g_strdup (thread->aside_path);
    }
  else if (g_error_matches (job->error, PS_ERROR, PS_ERROR_DISK_FULL))
    {
      make_room (thread->conn);
    }
}

/* What is committed is safe in the log as well, so a checkpoint that fails loses nothing. */
static void
finish (Thread *thread)
{
  g_autoptr (GError) error = NULL;

  if (ps_conn_has_moved (thread->conn))
    rescue (thread);
  else if (!ps_conn_checkpoint (thread->conn, &error) &&
           !(g_error_matches (error, PS_ERROR, PS_ERROR_DISK_FULL) && make_room (thread->conn)))
    g_info ("The last checkpoint: %s", error->message);
}

/* A job without work, pushed by ps_writer_free(), ends the thread. */
static gpointer
thread_main (gpointer user_data)
{
  g_autofree Thread *thread = user_data;

  while (TRUE)
    {
      PsJob *job = g_async_queue_pop (thread->jobs);

      if (job->work == NULL)
        {
          finish (thread);
          ps_job_free (job);
          ps_conn_close (thread->conn);
          g_free (thread->aside_path);
          g_async_queue_unref (thread->jobs);
          return NULL;
        }

      run (thread, job);
      job->done (job);
    }
}

/**
 * ps_writer_new:
 * @conn: (transfer full): where to write; handed to the thread
 *
 * Returns: (transfer full): a writer, at work
 */
PsWriter *
ps_writer_new (PsConn *conn)
{
  PsWriter *self = g_new0 (PsWriter, 1);
  Thread *thread = g_new0 (Thread, 1);

  self->jobs = g_async_queue_new ();
  thread->conn = conn;
  thread->jobs = g_async_queue_ref (self->jobs);
  self->thread = g_thread_new ("ps-writer", thread_main, thread);

  return self;
}

/**
 * ps_writer_free:
 * @self: (transfer full): a writer
 *
 * Waits for what was pushed, brings the log into the file and closes the connection.
 */
void
ps_writer_free (PsWriter *self)
{
  g_async_queue_push (self->jobs, g_new0 (PsJob, 1));
  g_thread_join (self->thread);
  g_async_queue_unref (self->jobs);
  g_free (self);
}

/**
 * ps_writer_push:
 * @job: (transfer full): what to do
 *
 * Queues a job and returns at once.
 */
void
ps_writer_push (PsWriter *self,
                PsJob    *job)
{
  g_async_queue_push (self->jobs, job);
}
