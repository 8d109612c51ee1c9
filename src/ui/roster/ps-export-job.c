/* An export, made and written where the window does not wait for it. */
#include "ps-export-job.h"

#include "ps-audit-note.h"
#include "ps-file-write.h"
#include "ps-right.h"

typedef struct {
  PsExportOrder    *order;
  const PsClock    *clock;
  PsExportProgress *progress;
  GCancellable     *cancellable;
  PsExported       *exported;
} Making;

static void
making_free (gpointer data)
{
  Making *making = data;

  ps_export_order_free (making->order);
  g_clear_pointer (&making->progress, g_atomic_rc_box_release);
  g_clear_object (&making->cancellable);
  ps_exported_free (making->exported);
  g_free (making);
}

static gboolean
make (PsConn    *conn,
      gpointer   data,
      GError   **error)
{
  Making *making = data;

  making->exported = ps_export_make (conn, making->order, making->clock, making->progress,
                                     making->cancellable, error);

  return making->exported != NULL;
}

static void
made_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Making *making = g_task_get_task_data (task);
  GError *error = NULL;

  if (ps_db_aside_finish (PS_DB (source), result, &error))
    g_task_return_pointer (task, g_steal_pointer (&making->exported),
                           (GDestroyNotify) ps_exported_free);
  else
    g_task_return_error (task, error);
}

/**
 * ps_export_job_make_async:
 * @workspace: a workspace that is open
 * @progress: from g_atomic_rc_box_new0 (PsExportProgress): is kept up to date
 * @cancellable: (nullable): asked at every member
 *
 * ps_export_make() on the writer's thread, between two units of work.
 *
 * Errors: %PS_ERROR_NOT_PERMITTED, and those of ps_export_make().
 */
void
ps_export_job_make_async (PsWorkspace          *workspace,
                          const PsExportOrder  *order,
                          PsExportProgress     *progress,
                          GCancellable         *cancellable,
                          GAsyncReadyCallback   callback,
                          gpointer              user_data)
{
  PsDb *db = ps_workspace_get_db (workspace);
  GTask *task = g_task_new (db, cancellable, callback, user_data);
  Making *making = g_new0 (Making, 1);

  making->order = ps_export_order_copy (order);
  making->clock = ps_workspace_get_clock (workspace);
  making->progress = g_atomic_rc_box_acquire (progress);
  making->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  g_task_set_source_tag (task, ps_export_job_make_async);
  g_task_set_task_data (task, making, making_free);
  if (!ps_right_check_task (db, order->kind == PS_EXPORT_CALENDAR ? PS_RIGHT_UNLOCK : PS_RIGHT_EXPORT,
                            task))
    return;

  /* The task owns what is being made, and is kept by made_cb(). */
  ps_db_aside_async (db, make, making, NULL, cancellable, made_cb, task);
}

/**
 * ps_export_job_make_finish:
 *
 * Returns: (transfer full) (nullable): what was made
 */
PsExported *
ps_export_job_make_finish (PsDb          *db,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, db), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

typedef struct {
  PsFileWrite *file;
  gint64       group_id;
} Writing;

static void
writing_free (gpointer data)
{
  Writing *writing = data;

  ps_file_write_free (writing->file);
  g_free (writing);
}

/* A calendar has nothing of members in it. It is in the log all the same, or it is not written. */
static gboolean
write_calendar (PsConn    *conn,
                gpointer   data,
                GError   **error)
{
  const Writing *writing = data;

  return ps_audit_note (conn, PS_AUDIT_EXPORT,
                        writing->group_id != 0 ? PS_AUDIT_GROUP : PS_AUDIT_NOTHING,
                        writing->group_id, "calendar", error) &&
         ps_file_write_prepare (writing->file, error);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Writing *writing = g_task_get_task_data (task);
  GError *error = NULL;

  if (ps_db_write_finish (PS_DB (source), result, &error) &&
      ps_file_write_commit (writing->file, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * ps_export_job_write_async:
 * @workspace: a workspace that is open
 * @exported: what was made of @order
 * @path: where it is wanted
 *
 * Gives it out: it is written down, and the file is whole, or neither.
 *
 * Errors: those of ps_disclosure_give() and ps_file_write_prepare().
 */
void
ps_export_job_write_async (PsWorkspace          *workspace,
                           const PsExportOrder  *order,
                           PsExported           *exported,
                           const char           *path,
                           GAsyncReadyCallback   callback,
                           gpointer              user_data)
{
  PsDb *db = ps_workspace_get_db (workspace);
  GTask *task = g_task_new (db, NULL, callback, user_data);
  Writing *writing = g_new0 (Writing, 1);

  writing->file = ps_file_write_new (path, exported->bytes);
  writing->group_id = order->group_id;
  g_task_set_source_tag (task, ps_export_job_write_async);
  g_task_set_task_data (task, writing, writing_free);

  if (exported->gate != NULL)
    ps_disclosure_give_async (exported->gate, db, ps_workspace_get_keys (workspace),
                              ps_workspace_get_clock (workspace), ps_file_write_prepare,
                              writing->file, NULL, NULL, written_cb, task);
  else
    ps_db_write_async (db, write_calendar, writing, NULL, NULL, written_cb, task);
}

/**
 * ps_export_job_write_finish:
 *
 * Returns: whether the file is there
 */
gboolean
ps_export_job_write_finish (PsDb          *db,
                            GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, db), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
