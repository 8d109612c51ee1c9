/* Looking at a file of members without holding up the window: the writer reads who is known, because
 * it has a connection of its own, and a worker reads the file.
 */
#include "ps-import-job.h"

#include "ps-date.h"
#include "ps-error.h"
#include "ps-file-read.h"
#include "ps-member-import-work.h"
#include "ps-member-table.h"
#include "ps-right.h"
#include "ps-today.h"
#include "ps-vcard-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct {
  char            *path;
  gint64           group_id;
  PsMemberColumns *columns;   /* (nullable): as a person corrected them */
  PsMemberIndex   *known;
  PsImportPreview *preview;
  PsImportProgress *progress; /* (nullable): outlives the job */
  char            *refusal;   /* (nullable): why the file cannot be imported as it is */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->path);
  g_clear_pointer (&job->columns, ps_member_columns_free);
  g_clear_pointer (&job->known, ps_member_index_free);
  g_clear_pointer (&job->preview, ps_import_preview_free);
  g_free (job->refusal);
  g_free (job);
}

void
ps_import_preview_free (PsImportPreview *self)
{
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->columns, ps_member_columns_free);
  g_clear_pointer (&self->import, ps_member_import_unref);
  g_free (self);
}

/* The columns by their headers alone, so that a person can say which of them holds the names of a
 * file in which none could be found.
 */
static PsMemberColumns *
read_columns (GBytes                *bytes,
              const PsMemberColumns *given)
{
  g_autoptr (PsCsvReader) reader = NULL;
  g_autofree char *text = NULL;
  PsMemberColumns *columns = NULL;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  text = ps_decode (data, length, NULL, NULL, NULL);
  if (text == NULL || ps_vcard_is (text, strlen (text)))
    return NULL;

  reader = ps_member_table_open (text, strlen (text), given, &columns, NULL, NULL);

  return columns;
}

/* Whether what is wrong with the file is what its columns are taken for. */
static gboolean
is_about_columns (const PsMemberColumns *columns,
                  guint                  line,
                  const GError          *refusal)
{
  g_autoptr (GError) error = NULL;

  return columns != NULL && !ps_member_columns_check (columns, line, NULL, &error)
         && g_strcmp0 (error->message, refusal->message) == 0;
}

static void
look (GTask        *task,
      gpointer      source G_GNUC_UNUSED,
      gpointer      data,
      GCancellable *cancellable)
{
  Job *job = data;
  PsImportPreview *preview = job->preview;
  g_auto (PsFileSpot) spot = PS_FILE_SPOT_INIT;
  g_autoptr (GError) error = NULL;

  if (preview->bytes == NULL && job->path == NULL)
    g_set_error_literal (&error, PS_ERROR, PS_ERROR_INVALID,
                         _("The file is not on this computer. Copy it into a folder here first."));
  else if (preview->bytes == NULL)
    preview->bytes = ps_file_read (job->path, &error);

  if (preview->bytes != NULL)
    preview->import = ps_member_import_read (preview->bytes, job->columns, job->known, cancellable,
                                             job->progress, &spot, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  if (preview->import != NULL && !ps_member_import_is_vcard (preview->import))
    preview->columns = ps_member_columns_copy (ps_member_import_get_columns (preview->import));
  else if (preview->import != NULL)
    preview->columns = NULL;
  else if (preview->bytes != NULL)
    preview->columns = read_columns (preview->bytes, job->columns);

  if (preview->import == NULL && job->columns == NULL
      && !is_about_columns (preview->columns, spot.line, error))
    g_clear_pointer (&preview->columns, ps_member_columns_free);

  if (error != NULL)
    job->refusal = g_strdup (error->message);
  g_task_return_boolean (task, TRUE);
}

static gboolean
read_known (PsConn    *conn,
            gpointer   data,
            GError   **error)
{
  Job *job = data;

  job->known = ps_member_index_read (conn, job->group_id, error);

  return job->known != NULL;
}

static void
known_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (ps_db_write_finish (PS_DB (source), result, &error))
    g_task_run_in_thread (task, look);
  else
    g_task_return_error (task, error);
}

/**
 * ps_import_preview_async:
 * @db: where those are who are known
 * @path: (nullable): the file; NULL where it is on another computer
 * @bytes: (nullable): what is in it, if it was read before
 * @columns: (nullable): which column is what, as a person corrected it
 * @group_id: the group that they are to join, or 0
 * @progress: (nullable): told how far it is; must outlive the call
 * @cancellable: (nullable): asked at every row
 * @callback: called on the main thread
 * @user_data: handed to @callback
 *
 * Looks at a file of members.
 */
void
ps_import_preview_async (PsDb                  *db,
                         const char            *path,
                         GBytes                *bytes,
                         const PsMemberColumns *columns,
                         gint64                 group_id,
                         PsImportProgress      *progress,
                         GCancellable          *cancellable,
                         GAsyncReadyCallback    callback,
                         gpointer               user_data)
{
  GTask *task = g_task_new (db, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  g_task_set_source_tag (task, ps_import_preview_async);
  g_task_set_task_data (task, job, job_free);
  if (!ps_right_check_task (db, PS_RIGHT_IMPORT, task))
    return;

  job->progress = progress;

  job->path = g_strdup (path);
  job->group_id = group_id;
  job->columns = columns != NULL ? ps_member_columns_copy (columns) : NULL;
  job->preview = g_new0 (PsImportPreview, 1);
  job->preview->bytes = bytes != NULL ? g_bytes_ref (bytes) : NULL;

  /* The task owns the job, and is kept by known_cb(). */
  ps_db_write_async (db, read_known, job, NULL, cancellable, known_cb, task);
}

/**
 * ps_import_preview_finish:
 * @refusal: (out) (optional): a sentence why it cannot be imported, with the line and the column
 *
 * Errors: %G_IO_ERROR_CANCELLED, and what the roster could not be read for.
 *
 * Returns: (transfer full) (nullable): what the file comes to; it has no "import" where there is a
 *   @refusal
 */
PsImportPreview *
ps_import_preview_finish (PsDb          *db,
                          GAsyncResult  *result,
                          char         **refusal,
                          GError       **error)
{
  Job *job;

  g_return_val_if_fail (g_task_is_valid (result, db), NULL);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;

  job = g_task_get_task_data (G_TASK (result));
  if (refusal != NULL)
    *refusal = g_steal_pointer (&job->refusal);

  return g_steal_pointer (&job->preview);
}

typedef struct {
  PsMemberImport   *import;
  gint64            group_id;
  PsImportProgress *progress;  /* (nullable): outlives the run */
  PsMemberImportWork *work;    /* (nullable) */
  gint64            import_id; /* of what was done */
} Run;

static void
run_free (gpointer data)
{
  Run *run = data;

  ps_member_import_unref (run->import);
  g_clear_pointer (&run->work, ps_member_import_work_free);
  g_free (run);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Run *run = g_task_get_task_data (task);
  GError *error = NULL;

  if (ps_db_write_finish (PS_DB (source), result, &error))
    {
      run->import_id = run->work->import_id;
      g_task_return_boolean (task, TRUE);
    }
  else
    {
      g_task_return_error (task, error);
    }
}

static void
backed_up_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  PsWorkspace *workspace = g_task_get_source_object (task);
  Run *run = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  const PsClock *clock = ps_workspace_get_clock (workspace);
  PsDb *db = ps_workspace_get_db (workspace);
  g_autofree char *backup = NULL;
  g_autoptr (PsGroup) group = NULL;
  char today[PS_DATE_ISO_SIZE] = "";
  GError *error = NULL;

  backup = ps_backups_make_finish (PS_BACKUPS (source), result, &error);
  if (backup == NULL || db == NULL)
    {
      /* Where the vault was locked meanwhile, that is what the error says. */
      if (error == NULL)
        error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "");
      g_task_return_error (task, error);
      return;
    }

  if (run->group_id != 0)
    group = ps_groups_find (ps_workspace_get_groups (workspace), run->group_id, NULL);
  if (group != NULL)
    ps_today (clock, ps_group_get_row (group)->zone, today);

  run->work = ps_member_import_work_new (run->import, run->group_id, today, ps_clock_wall (clock));
  run->work->progress = run->progress;
  if (cancellable != NULL)
    run->work->cancellable = g_object_ref (cancellable);

  /* The task owns the work, and is kept by written_cb(). */
  ps_db_write_async (db, ps_member_import_work, run->work, NULL, cancellable, written_cb,
                     g_steal_pointer (&task));
}

/**
 * ps_import_run_async:
 * @workspace: a workspace that is open
 * @import: what a preview came to
 * @group_id: the group that they are to join, or 0
 * @progress: (nullable): told how far it is; must outlive the call
 * @cancellable: (nullable): asked at every row; then everything is as it was
 *
 * Makes a backup and then takes in all of it, or nothing.
 *
 * Errors: those of ps_backups_make_async() and ps_db_write_async(), %G_IO_ERROR_CANCELLED.
 */
void
ps_import_run_async (PsWorkspace         *workspace,
                     PsMemberImport      *import,
                     gint64               group_id,
                     PsImportProgress    *progress,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  GTask *task = g_task_new (workspace, cancellable, callback, user_data);
  Run *run = g_new0 (Run, 1);

  run->import = ps_member_import_ref (import);
  run->group_id = group_id;
  run->progress = progress;
  g_task_set_source_tag (task, ps_import_run_async);
  g_task_set_task_data (task, run, run_free);
  ps_backups_make_async (ps_workspace_get_backups (workspace), PS_BACKUP_IMPORT, NULL, cancellable,
                         backed_up_cb, task);
}

/**
 * ps_import_run_finish:
 *
 * Returns: the import, by which it can be taken back, if they are members now; else 0
 */
gint64
ps_import_run_finish (PsWorkspace   *workspace,
                      GAsyncResult  *result,
                      GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, workspace), 0);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return 0;

  return ((Run *) g_task_get_task_data (G_TASK (result)))->import_id;
}
