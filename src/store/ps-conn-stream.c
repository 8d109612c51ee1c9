/* A whole database as bytes: out of an open connection, and inside another file. */
#include "ps-conn-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ps-error.h"
#include "ps-schema.h"

/* What is held of a database at once, however large it is. */
#define CHUNK (256 * 1024)

static sqlite3_file *
get_file (PsConn *self)
{
  sqlite3_file *file = NULL;

  if (sqlite3_file_control (self->db, "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK ||
      file == NULL || file->pMethods == NULL)
    return NULL;

  return file;
}

static gboolean
set_unread (PsConn  *self,
            int      code,
            GError **error)
{
  g_set_error (error, PS_ERROR, PS_ERROR_STORAGE,
               _("The file “%s” could not be read or written (%s)."), self->path,
               sqlite3_errstr (code));

  return FALSE;
}

/**
 * ps_conn_stream:
 * @self: the connection that writes, on its own thread and not in a unit of work
 * @sink: (scope call): takes a piece at a time, from the first byte to the last
 * @data: handed to @sink
 *
 * Brings the log into the file and hands the file over as it lies on the disk: encrypted, and
 * complete, since nobody else writes. It is read by the open handle, and so is what was committed
 * even where another file lies under its name by now.
 *
 * Returns: whether all of it was taken; %PS_ERROR_DISK_FULL, %PS_ERROR_STORAGE ..., or what @sink set
 */
gboolean
ps_conn_stream (PsConn      *self,
                PsConnSink   sink,
                gpointer     data,
                GError     **error)
{
  g_autofree guint8 *chunk = g_malloc (CHUNK);
  sqlite3_file *file = get_file (self);
  sqlite3_int64 size = 0;
  int code;

  g_return_val_if_fail (!self->in_work, FALSE);
  g_return_val_if_fail (file != NULL, FALSE);

  if (!ps_conn_checkpoint (self, error))
    return FALSE;

  code = file->pMethods->xFileSize (file, &size);
  if (code != SQLITE_OK)
    return set_unread (self, code, error);

  for (sqlite3_int64 at = 0; at < size; at += CHUNK)
    {
      int n = (int) MIN (size - at, (sqlite3_int64) CHUNK);

      code = file->pMethods->xRead (file, chunk, n, at);
      if (code != SQLITE_OK)
        return set_unread (self, code, error);
      if (!sink (chunk, (gsize) n, data, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * ps_conn_check_inside:
 * @path: a file with a database in it
 * @offset: where that begins
 * @size: how long it is
 * @key: (nullable): as for ps_conn_open()
 * @vault_id: as for ps_schema_check()
 * @cancellable: (nullable): for who no longer wants to know
 *
 * Looks whether the database opens, is of that vault and holds together, by reading all of it. Its
 * file is not written.
 *
 * Errors: %PS_ERROR_DAMAGED, %PS_ERROR_NOT_A_VAULT, %PS_ERROR_NEWER, %PS_ERROR_STORAGE,
 * %G_IO_ERROR_CANCELLED.
 *
 * Returns: whether it does
 */
gboolean
ps_conn_check_inside (const char    *path,
                      guint64        offset,
                      guint64        size,
                      const guint8  *key,
                      const guint8  *vault_id,
                      GCancellable  *cancellable,
                      GError       **error)
{
  g_autoptr (PsConn) conn = ps_conn_open_inside (path, offset, size, key, error);
  g_autoptr (GError) local = NULL;
  g_autofree char *answer = NULL;

  if (conn == NULL || !ps_schema_check (conn, vault_id, NULL, error))
    return FALSE;

  if (!ps_conn_quick_check (conn, cancellable, &answer, &local))
    {
      if (!g_cancellable_set_error_if_cancelled (cancellable, error))
        g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  if (g_strcmp0 (answer, "ok") == 0)
    return TRUE;

  g_set_error (error, PS_ERROR, PS_ERROR_DAMAGED, _("The file “%s” is damaged (%s)."), path,
               answer != NULL ? answer : "");

  return FALSE;
}
