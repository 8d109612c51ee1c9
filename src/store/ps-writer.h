#pragma once

#include "ps-conn.h"

G_BEGIN_DECLS

/* What to do in one unit of work: runs on the writer's thread between begin and commit. */
typedef gboolean (*PsDbWork) (PsConn    *conn,
                              gpointer   data,
                              GError   **error);

typedef struct _PsWriter PsWriter;
typedef struct _PsJob PsJob;

/* What to do with a job that is over: runs on the writer's thread and takes the job. */
typedef void (*PsJobDone) (PsJob *job);

/**
 * PsJob:
 * @work: what to do
 * @data: handed to @work
 * @data_free: (nullable): how to free @data
 * @cancellable: (nullable): asked once, before the job begins
 * @aside: whether @work runs without begin and commit: it writes nothing
 * @done: called when it is over, one way or the other
 * @owner: whose job it is; for @done
 * @touched: (nullable): afterwards, the interned names of the tables that were written and committed
 * @error: (nullable): afterwards, what went wrong
 * @aside_path: (nullable): afterwards, where a file is that another program had put in the place of ours
 *
 * One unit of work on its way through the writer.
 */
struct _PsJob {
  PsDbWork        work;
  gpointer        data;
  GDestroyNotify  data_free;
  GCancellable   *cancellable;
  gboolean        aside;
  PsJobDone       done;
  gpointer        owner;
  GPtrArray      *touched;
  GError         *error;
  char           *aside_path;
};

void      ps_job_free    (PsJob    *job);

PsWriter *ps_writer_new  (PsConn   *conn);
void      ps_writer_free (PsWriter *self);
void      ps_writer_push (PsWriter *self,
                          PsJob    *job);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsJob, ps_job_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsWriter, ps_writer_free)

G_END_DECLS
