/* The rows that an import skipped as a file, to be mended and imported again. */
#include "ps-skipped-save.h"

#include <glib/gi18n-lib.h>

#include "ps-audit-note.h"
#include "ps-file-write.h"
#include "ps-platform.h"
#include "ps-right.h"
#include "ps-skipped-rows.h"
#include "ps-toast.h"

typedef struct {
  GtkWidget      *near;
  PsWorkspace    *workspace;
  PsDb           *db;
  GBytes         *bytes;
  PsMemberImport *import;
  char           *path;    /* (nullable): before one is chosen */
  PsFileWrite    *file;    /* (nullable): before it is written */
} Saving;

static void
saving_free (gpointer data)
{
  Saving *saving = data;

  g_object_unref (saving->near);
  g_object_unref (saving->workspace);
  g_object_unref (saving->db);
  g_bytes_unref (saving->bytes);
  ps_member_import_unref (saving->import);
  g_clear_pointer (&saving->file, ps_file_write_free);
  g_free (saving->path);
  g_free (saving);
}

static Saving *
saving_new (GtkWidget      *near,
            PsWorkspace    *workspace,
            GBytes         *bytes,
            PsMemberImport *import)
{
  Saving *saving = g_new0 (Saving, 1);

  saving->near = g_object_ref (near);
  saving->workspace = g_object_ref (workspace);
  saving->db = g_object_ref (ps_workspace_get_db (workspace));
  saving->bytes = g_bytes_ref (bytes);
  saving->import = ps_member_import_ref (import);

  return saving;
}

/* None of it was ever in the vault, but it is of people, and in the log as whatever leaves Peerside is;
 * or it is not written.
 */
static gboolean
write_rows (PsConn    *conn,
            gpointer   data,
            GError   **error)
{
  Saving *saving = data;
  g_autoptr (GBytes) rows = ps_skipped_rows_write (saving->bytes, saving->import, error);
  g_autofree char *detail =
    g_strdup_printf ("skipped rows=%u", ps_member_import_count (saving->import, PS_MEMBER_SKIPPED));

  if (rows == NULL)
    return FALSE;

  saving->file = ps_file_write_new (saving->path, rows);

  return ps_audit_note (conn, PS_AUDIT_EXPORT, PS_AUDIT_NOTHING, 0, detail, error) &&
         ps_file_write_prepare (saving->file, error);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Saving *saving = user_data;
  g_autoptr (GError) error = NULL;

  if (ps_db_write_finish (PS_DB (source), result, &error) &&
      ps_file_write_commit (saving->file, &error))
    ps_toast (saving->near, _("The skipped rows are saved"));
  else
    ps_toast_error (saving->near, error);
  saving_free (saving);
}

/**
 * ps_skipped_save_to:
 * @near: a widget of the window that asks
 * @bytes: the whole file that @import was read from
 * @import: what became of its rows
 *
 * Writes the rows that were skipped to @file, and says so or why not.
 */
void
ps_skipped_save_to (GtkWidget      *near,
                    PsWorkspace    *workspace,
                    GBytes         *bytes,
                    PsMemberImport *import,
                    GFile          *file)
{
  Saving *saving;
  g_autoptr (GError) error = NULL;

  if (!ps_right_check (ps_workspace_get_db (workspace), PS_RIGHT_IMPORT, &error))
    {
      ps_toast_error (near, error);
      return;
    }

  saving = saving_new (near, workspace, bytes, import);
  saving->path = g_file_get_path (file);
  if (saving->path == NULL)
    {
      ps_toast (near, _("Peerside can write to folders of this computer only."));
      saving_free (saving);
      return;
    }

  ps_db_write_async (saving->db, write_rows, saving, NULL, NULL, written_cb, saving);
}

/* Locked while the file was chosen, it is not saved. */
static void
chosen_cb (GFile    *file,
           gpointer  user_data)
{
  Saving *asked = user_data;

  if (ps_db_is_open (asked->db))
    ps_skipped_save_to (asked->near, asked->workspace, asked->bytes, asked->import, file);
}

/**
 * ps_skipped_save:
 * @near: a widget of the window that asks
 * @bytes: the whole file that @import was read from
 * @import: what became of its rows
 *
 * Asks for a file, and ps_skipped_save_to() that.
 */
void
ps_skipped_save (GtkWidget      *near,
                 PsWorkspace    *workspace,
                 GBytes         *bytes,
                 PsMemberImport *import)
{
  ps_platform_save_file (near, _("Save Skipped Rows"),
                         /* Translators: a file’s name. */
                         _("skipped-rows.csv"), chosen_cb,
                         saving_new (near, workspace, bytes, import), saving_free);
}
