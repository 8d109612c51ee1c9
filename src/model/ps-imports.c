/* The files that members were brought in from, and taking one back. */
#include "ps-imports.h"

#include "ps-audit-note.h"
#include "ps-right.h"

/**
 * ps_imports_list:
 *
 * Errors: %PS_ERROR_NOT_PERMITTED.
 *
 * Returns: (transfer full) (nullable) (element-type PsImportRow): every import, the latest first
 */
GPtrArray *
ps_imports_list (PsDb    *db,
                 GError **error)
{
  g_return_val_if_fail (PS_IS_DB (db), NULL);

  if (!ps_right_check (db, PS_RIGHT_IMPORT, error))
    return NULL;

  return ps_import_store_list (ps_db_get_reader (db), error);
}

typedef struct {
  gint64         id;
  gint64         now;
  PsImportUndone undone;
} Undo;

static gboolean
undo (PsConn    *conn,
      gpointer   data,
      GError   **error)
{
  Undo *job = data;
  g_autofree char *detail = NULL;

  if (!ps_import_store_undo (conn, job->id, job->now, &job->undone, error))
    return FALSE;

  detail = g_strdup_printf ("undone removed=%u left=%u kept=%u", job->undone.removed, job->undone.left,
                            job->undone.kept);

  return ps_audit_note (conn, PS_AUDIT_IMPORT, PS_AUDIT_NOTHING, 0, detail, error);
}

static void
undone_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (ps_db_write_finish (PS_DB (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * ps_imports_undo_async:
 * @clock: says what the time is
 * @id: an import that was not taken back yet
 *
 * Takes all of it back that nobody has used or changed since, as one unit of work.
 *
 * Errors: %PS_ERROR_NOT_PERMITTED, %PS_ERROR_NOT_FOUND.
 */
void
ps_imports_undo_async (PsDb                *db,
                       const PsClock       *clock,
                       gint64               id,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  GTask *task;
  Undo *job;

  g_return_if_fail (PS_IS_DB (db));

  task = g_task_new (db, cancellable, callback, user_data);
  g_task_set_source_tag (task, ps_imports_undo_async);
  if (!ps_right_check_task (db, PS_RIGHT_IMPORT, task))
    return;

  job = g_new0 (Undo, 1);
  job->id = id;
  job->now = ps_clock_wall (clock);
  g_task_set_task_data (task, job, g_free);

  /* The task owns the job, and is kept by undone_cb(). */
  ps_db_write_async (db, undo, job, NULL, cancellable, undone_cb, task);
}

/**
 * ps_imports_undo_finish:
 * @undone: (out caller-allocates) (optional): what became of it
 *
 * Returns: whether it is taken back
 */
gboolean
ps_imports_undo_finish (PsDb            *db,
                        GAsyncResult    *result,
                        PsImportUndone  *undone,
                        GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, db), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, ps_imports_undo_async), FALSE);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;

  if (undone != NULL)
    *undone = ((Undo *) g_task_get_task_data (G_TASK (result)))->undone;

  return TRUE;
}
