#include "ps-conn-copy.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <unistd.h>

#include "ps-conn-private.h"
#include "ps-error.h"
#include "ps-schema.h"

/* A copy of a database under another key. "PRAGMA rekey" would change the file itself, page by page,
 * and a crash in the middle of that leaves a file that neither key opens; and an export would need to
 * attach a second file, which our connections refuse. SQLite's backup interface reads pages by one
 * key and writes them by another, so the file that is there is not touched at all.
 */

/* Pages at a time, 4 MiB: often enough for somebody who watches. */
#define N_PAGES 1024

/**
 * ps_conn_remove_copy:
 * @path: of a copy that was not finished, or is not wanted any more; need not be there
 *
 * Removes it and what SQLite may have left beside it.
 */
void
ps_conn_remove_copy (const char *path)
{
  static const char * const suffixes[] = { "", "-journal", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *file = g_strconcat (path, suffixes[i], NULL);

      unlink (file);
    }
}

static gboolean
copy_pages (PsConn          *self,
            PsConn          *copy,
            PsConnProgress   progress,
            gpointer         data,
            GError         **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (copy->db, "main", self->db, "main");
  int code = SQLITE_OK;

  while (backup != NULL && code == SQLITE_OK)
    {
      int n;

      code = sqlite3_backup_step (backup, N_PAGES);
      n = sqlite3_backup_pagecount (backup);
      if (progress != NULL && n > 0)
        progress ((double) (n - sqlite3_backup_remaining (backup)) / n, data);
    }

  if (backup == NULL || sqlite3_backup_finish (backup) != SQLITE_OK || code != SQLITE_DONE)
    {
      ps_conn_set_error (copy, error);
      return FALSE;
    }

  return TRUE;
}

static gboolean
sync_file (const char  *path,
           GError     **error)
{
  int fd = open (path, O_RDWR | O_CLOEXEC | O_NOFOLLOW);
  gboolean ok = fd >= 0 && fsync (fd) == 0;

  if (!ok)
    g_set_error (error, PS_ERROR, PS_ERROR_STORAGE, _("The file “%s” could not be opened: %s."), path,
                 g_strerror (errno));
  if (fd >= 0)
    close (fd);

  return ok;
}

static gboolean
write_copy (PsConn          *self,
            const char      *path,
            const guint8    *key,
            PsConnProgress   progress,
            gpointer         data,
            GError         **error)
{
  g_autoptr (PsConn) copy = ps_conn_open (path, key, PS_CONN_CREATE, error);

  /* Without a log: all of it counts together or not at all, so there is nothing to go back to. */
  return copy != NULL && ps_conn_exec (copy, "PRAGMA journal_mode = DELETE;"
                                             "PRAGMA journal_mode = MEMORY", error) &&
         copy_pages (self, copy, progress, data, error);
}

static gboolean
take_pages (PsConn  *conn,
            gint64  *n_pages,
            GError **error)
{
  PsStmt *stmt = ps_conn_prepare (conn, "PRAGMA page_count", error);

  return stmt != NULL && ps_conn_take_int64 (conn, stmt, n_pages, error);
}

/* An answer other than @fine, or any at all where that is NULL, is what is wrong. */
static gboolean
ask (PsConn      *conn,
     const char  *sql,
     const char  *fine,
     GError     **error)
{
  g_autofree char *answer = NULL;
  PsStmt *stmt = ps_conn_prepare (conn, sql, error);

  if (stmt == NULL || !ps_conn_take_string (conn, stmt, &answer, error))
    return FALSE;

  if (g_strcmp0 (answer, fine) == 0)
    return TRUE;

  g_set_error (error, PS_ERROR, PS_ERROR_DAMAGED,
               /* Translators: a path, and what SQLite says, in English. */
               _("The file “%s” is damaged (%s). Restore a backup."), conn->path, answer);

  return FALSE;
}

/* Every page is read back from the disk by the new key, with its seal, and every row looked at. */
static gboolean
verify (PsConn        *self,
        const char    *path,
        const guint8  *key,
        const guint8  *vault_id,
        GError       **error)
{
  g_autoptr (PsConn) copy = ps_conn_open (path, key, PS_CONN_READ, error);
  gint64 n_expected;
  gint64 n_pages;

  if (copy == NULL || !ps_schema_check (copy, vault_id, NULL, error) ||
      !ask (copy, "PRAGMA cipher_integrity_check", NULL, error) ||
      !ask (copy, "PRAGMA integrity_check (1)", "ok", error) ||
      !take_pages (self, &n_expected, error) || !take_pages (copy, &n_pages, error))
    return FALSE;

  if (n_pages != n_expected)
    {
      g_set_error (error, PS_ERROR, PS_ERROR_DAMAGED,
                   _("The file “%s” is empty or cut short. Restore a backup."), path);
      return FALSE;
    }

  return TRUE;
}

/**
 * ps_conn_copy:
 * @path: a name that nobody else uses; what is there is removed first
 * @key: (nullable): PS_CONN_KEY_SIZE bytes, as for ps_conn_open()
 * @vault_id: PS_VAULT_ID_SIZE bytes, which the copy has to have
 * @progress: (nullable): told how far it has come, on the calling thread
 *
 * Writes all that is committed into a file of its own under another key, reads it back and puts it on
 * the disk for good. Nobody may write to the database meanwhile.
 *
 * Errors: those of ps_conn_open(), and %PS_ERROR_DAMAGED where what was read back is not what it was.
 *
 * Returns: whether there is a good copy; otherwise there is none
 */
gboolean
ps_conn_copy (PsConn          *self,
              const char      *path,
              const guint8    *key,
              const guint8    *vault_id,
              PsConnProgress   progress,
              gpointer         data,
              GError         **error)
{
  static const char * const suffixes[] = { "-journal", "-wal", "-shm" };

  ps_conn_remove_copy (path);
  if (!write_copy (self, path, key, progress, data, error) ||
      !verify (self, path, key, vault_id, error) || !sync_file (path, error))
    {
      ps_conn_remove_copy (path);
      return FALSE;
    }

  /* The reading has left these, with nothing in them. */
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *file = g_strconcat (path, suffixes[i], NULL);

      unlink (file);
    }

  return TRUE;
}
