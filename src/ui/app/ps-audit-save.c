/* The log as a CSV file: what is to be seen of it, or all. */
#include "ps-audit-save.h"

#include <glib/gi18n-lib.h>

#include "ps-audit-export.h"
#include "ps-platform.h"
#include "ps-toast.h"

/* How many entries are written before the window may draw again: some 10 ms. */
#define AT_ONCE 200

typedef struct {
  GtkWidget     *near;
  PsWorkspace   *workspace;
  PsDb          *db;
  PsAuditLog    *log;
  PsRowList     *rows;
  GFile         *file;
  PsAuditExport *export;
  guint          position;
  GBytes        *text;
} Saving;

static void
saving_free (gpointer data)
{
  Saving *saving = data;

  g_object_unref (saving->near);
  g_object_unref (saving->workspace);
  g_object_unref (saving->db);
  g_object_unref (saving->log);
  g_object_unref (saving->rows);
  g_clear_object (&saving->file);
  ps_audit_export_free (saving->export);
  g_clear_pointer (&saving->text, g_bytes_unref);
  g_free (saving);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Saving *saving = user_data;
  g_autoptr (GError) error = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    ps_toast (saving->near, _("Log saved"));
  else
    ps_toast_error (saving->near, error);
  saving_free (saving);
}

/* Nobody but who saves it may read it: it says who comes to a group. */
static gboolean
step_cb (gpointer user_data)
{
  Saving *saving = user_data;
  GListModel *items = G_LIST_MODEL (saving->rows);
  guint n = g_list_model_get_n_items (items);

  /* Locked meanwhile. */
  if (!ps_db_is_open (saving->db))
    {
      saving_free (saving);
      return G_SOURCE_REMOVE;
    }

  for (guint i = 0; i < AT_ONCE && saving->position < n; i++)
    {
      g_autoptr (PsAuditItem) item = g_list_model_get_item (items, saving->position++);

      ps_audit_export_add (saving->export, item);
    }

  if (saving->position < n)
    return G_SOURCE_CONTINUE;

  saving->text = ps_audit_export_finish (saving->export);
  g_file_replace_contents_bytes_async (saving->file, saving->text, NULL, FALSE,
                                       G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION,
                                       NULL, written_cb, saving);

  return G_SOURCE_REMOVE;
}

/* It leaves the vault only after that was written down. The rows go on with the log meanwhile, and so
 * begin with this one.
 */
static void
logged_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Saving *saving = user_data;
  g_autoptr (GError) error = NULL;

  if (!ps_audit_log_finish (PS_DB (source), result, &error))
    {
      ps_toast_error (saving->near, error);
      saving_free (saving);
      return;
    }

  ps_row_list_load_rest (saving->rows);
  saving->export = ps_audit_export_new (saving->log, ',', TRUE);
  g_idle_add (step_cb, saving);
}

static Saving *
saving_new (GtkWidget   *near,
            PsWorkspace *workspace,
            PsAuditLog  *log,
            PsRowList   *rows)
{
  Saving *saving = g_new0 (Saving, 1);

  saving->near = g_object_ref (near);
  saving->workspace = g_object_ref (workspace);
  saving->db = g_object_ref (ps_workspace_get_db (workspace));
  saving->log = g_object_ref (log);
  saving->rows = g_object_ref (rows);

  return saving;
}

/**
 * ps_audit_save_to:
 * @near: a widget of the window that asks
 * @rows: from ps_audit_log_list_new(): what is saved
 *
 * Writes the log to @file, which the log then tells.
 */
void
ps_audit_save_to (GtkWidget   *near,
                  PsWorkspace *workspace,
                  PsAuditLog  *log,
                  PsRowList   *rows,
                  GFile       *file)
{
  Saving *saving = saving_new (near, workspace, log, rows);

  saving->file = g_object_ref (file);
  ps_audit_log_async (saving->db, ps_workspace_get_keys (workspace),
                      ps_workspace_get_clock (workspace), PS_AUDIT_EXPORT, NULL, "log format=csv",
                      NULL, logged_cb, saving);
}

/* Locked while the file was chosen, it is not saved. */
static void
chosen_cb (GFile    *file,
           gpointer  user_data)
{
  Saving *asked = user_data;

  if (ps_db_is_open (asked->db))
    ps_audit_save_to (asked->near, asked->workspace, asked->log, asked->rows, file);
}

/**
 * ps_audit_save:
 * @near: a widget of the window that asks
 * @rows: from ps_audit_log_list_new(): what is saved
 *
 * Asks for a file, and ps_audit_save_to() that.
 */
void
ps_audit_save (GtkWidget   *near,
               PsWorkspace *workspace,
               PsAuditLog  *log,
               PsRowList   *rows)
{
  ps_platform_save_file (near, _("Save the Log"),
                         /* Translators: a file’s name. */
                         _("access-and-change-log.csv"), chosen_cb,
                         saving_new (near, workspace, log, rows), saving_free);
}
