#include "ps-conn-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#include "ps-cipher.h"
#include "ps-error.h"
#include "ps-inside-vfs.h"

/* "x'", two hexadecimal digits a byte, "'". */
#define KEY_TEXT_SIZE (2 + 2 * PS_CONN_KEY_SIZE + 1)

static void
stmt_free (gpointer data)
{
  PsStmt *stmt = data;

  sqlite3_finalize (stmt->stmt);
  g_ptr_array_unref (stmt->writes);
  g_free (stmt);
}

static PsConn *
conn_new (const char *path)
{
  PsConn *self = g_new0 (PsConn, 1);

  ps_cipher_prepare ();
  self->path = g_strdup (path);
  self->statements = g_hash_table_new_full (NULL, NULL, NULL, stmt_free);
  self->touched = g_ptr_array_new ();
  self->roles = PS_ROLE_ALL;

  return self;
}

#if PS_HAVE_CIPHER
static gboolean
check_salt (PsConn  *self,
            GError **error)
{
  g_autofree char *salt = NULL;
  PsStmt *stmt = ps_conn_prepare (self, "PRAGMA cipher_salt", error);

  return stmt != NULL && ps_conn_take_string (self, stmt, &salt, error) &&
         ps_conn_check_salt (self->path, salt, error);
}

/* The raw key goes in by the interface for it: as SQL text it would stay behind in the parser's
 * memory, and a passphrase would be derived a second time.
 */
static gboolean
set_key (PsConn        *self,
         const guint8  *key,
         PsConnMode     mode,
         GError       **error)
{
  static const char digits[] = "0123456789abcdef";
  char text[KEY_TEXT_SIZE];
  g_autofree char *version = NULL;
  int code;

  text[0] = 'x';
  text[1] = '\'';
  for (guint i = 0; i < PS_CONN_KEY_SIZE; i++)
    {
      text[2 + 2 * i] = digits[key[i] >> 4];
      text[3 + 2 * i] = digits[key[i] & 0x0f];
    }
  text[KEY_TEXT_SIZE - 1] = '\'';

  code = sqlite3_key_v2 (self->db, "main", text, KEY_TEXT_SIZE);
  explicit_bzero (text, sizeof text);

  if (code != SQLITE_OK)
    {
      ps_conn_set_error (self, error);
      return FALSE;
    }

  /* What goes wrong is told by our own sentences; it would print others beside them. */
  if (!ps_conn_exec (self, "PRAGMA cipher_log_level = NONE", error))
    return FALSE;

  version = ps_conn_cipher_version (self);
  if (version == NULL || !g_str_has_prefix (version, "4."))
    {
      g_set_error (error, PS_ERROR, PS_ERROR_NO_CIPHER,
                   _("The encryption of this Peerside does not answer; “%s” was not opened, because "
                     "it would be written in plain text."), self->path);
      return FALSE;
    }

  /* A file of its own has the salt at its beginning; one within another, elsewhere. */
  return mode == PS_CONN_CREATE || mode == PS_CONN_INSIDE || check_salt (self, error);
}
#else
static gboolean
set_key (PsConn        *self G_GNUC_UNUSED,
         const guint8  *key G_GNUC_UNUSED,
         PsConnMode     mode G_GNUC_UNUSED,
         GError       **error G_GNUC_UNUSED)
{
  return TRUE;
}
#endif

/* These touch nothing on the disk but the first reading of it, which says whether the key fits. */
static gboolean
set_ways (PsConn      *self,
          PsConnMode   mode,
          GError     **error)
{
  sqlite3_extended_result_codes (self->db, 1);
  sqlite3_busy_timeout (self->db, 1000);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);

  /* A file that is refused is left as it was found, its log included, and the reader never
   * checkpoints at all: SQLite before 3.51.3 may lose the log where two do.
   */
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
  sqlite3_set_authorizer (self->db, ps_conn_authorize_cb, self);

  /* Without a log on the disk there is no index of it either, and so nobody to share it with. */
  if (mode == PS_CONN_INSIDE && !ps_conn_exec (self, "PRAGMA locking_mode = EXCLUSIVE", error))
    return FALSE;

  /* temp_store: big sorts would go to a plain temporary file. */
  if (!ps_conn_exec (self,
                     "PRAGMA temp_store = MEMORY;"
#if PS_HAVE_CIPHER
                     /* The plain SQLite of Debian 12 would take our own search index for unsafe. */
                     "PRAGMA trusted_schema = OFF;"
#endif
                     "PRAGMA cell_size_check = ON;"
                     "PRAGMA secure_delete = ON;"
                     "PRAGMA foreign_keys = ON;"
                     "PRAGMA mmap_size = 0;"
                     PS_CONN_CACHE_SIZE ";"
                     "PRAGMA synchronous = FULL;"
                     "SELECT count (*) FROM sqlite_schema",
                     error))
    return FALSE;

  return (mode != PS_CONN_READ && mode != PS_CONN_INSIDE) ||
         ps_conn_exec (self, "PRAGMA query_only = ON", error);
}

/**
 * ps_conn_has_cipher:
 *
 * Returns: whether this build encrypts; one that does not is for practice data only
 */
gboolean
ps_conn_has_cipher (void)
{
  return PS_HAVE_CIPHER;
}

/**
 * ps_conn_cipher_version:
 *
 * Returns: (transfer full) (nullable): what SQLCipher says it is, such as "4.6.1 community"; %NULL
 *   if the library in use is a plain SQLite
 */
char *
ps_conn_cipher_version (PsConn *self)
{
  PsStmt *stmt = ps_conn_prepare (self, "PRAGMA cipher_version", NULL);
  char *version;

  return stmt != NULL && ps_conn_take_string (self, stmt, &version, NULL) ? version : NULL;
}

/**
 * ps_conn_open:
 * @path: the database's file
 * @key: (nullable): PS_CONN_KEY_SIZE bytes; not kept here; ignored by a build without encryption
 * @mode: what for
 *
 * Opens a file, or makes one, after making sure that it is and will be encrypted. Nothing is
 * written to an existing file: that begins with ps_conn_prepare_files(), after its owner has been
 * asked for (see ps_schema_check()).
 *
 * Errors: %PS_ERROR_NO_CIPHER, %PS_ERROR_DAMAGED, %PS_ERROR_EXISTS, %PS_ERROR_READ_ONLY,
 * %PS_ERROR_DISK_FULL, %PS_ERROR_STORAGE.
 *
 * Returns: (transfer full) (nullable): the connection
 */
PsConn *
ps_conn_open (const char    *path,
              const guint8  *key,
              PsConnMode     mode,
              GError       **error)
{
  g_autoptr (PsConn) self = NULL;
  gboolean create = mode == PS_CONN_CREATE;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (key != NULL || !PS_HAVE_CIPHER, NULL);

  if (!(create ? ps_conn_make_file (path, error) : ps_conn_check_file (path, error)))
    return NULL;

  self = conn_new (path);

  if (sqlite3_open_v2 (path, &self->db,
                       SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE,
                       NULL) != SQLITE_OK)
    ps_conn_set_error (self, error);
  else if (set_key (self, key, mode, error) &&
           set_ways (self, mode, error) &&
           (!create ||
            (ps_conn_prepare_files (self, error) && ps_conn_check_new_file (path, error))))
    return g_steal_pointer (&self);

  if (create)
    unlink (path);

  return NULL;
}

/**
 * ps_conn_open_inside:
 * @path: a file with a database in it, as a backup is one
 * @offset: where that begins
 * @size: how long it is
 * @key: (nullable): as for ps_conn_open()
 *
 * Opens it to be read where it lies.
 *
 * Errors: %PS_ERROR_NO_CIPHER, %PS_ERROR_DAMAGED, %PS_ERROR_STORAGE.
 *
 * Returns: (transfer full) (nullable): the connection
 */
PsConn *
ps_conn_open_inside (const char    *path,
                     guint64        offset,
                     guint64        size,
                     const guint8  *key,
                     GError       **error)
{
  g_autofree char *uri = ps_inside_vfs_make_uri (path, offset, size);
  g_autoptr (PsConn) self = conn_new (path);

  g_return_val_if_fail (key != NULL || !PS_HAVE_CIPHER, NULL);

  ps_inside_vfs_register ();

  if (sqlite3_open_v2 (uri, &self->db,
                       SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX |
                         SQLITE_OPEN_PRIVATECACHE,
                       PS_INSIDE_VFS) != SQLITE_OK)
    ps_conn_set_error (self, error);
  else if (set_key (self, key, PS_CONN_INSIDE, error) && set_ways (self, PS_CONN_INSIDE, error))
    return g_steal_pointer (&self);

  return NULL;
}

/**
 * ps_conn_prepare_files:
 *
 * Goes to write-ahead logging and lets the close tidy up, once the file is known to be ours.
 */
gboolean
ps_conn_prepare_files (PsConn  *self,
                       GError **error)
{
  g_autofree char *mode = NULL;
  PsStmt *stmt = ps_conn_prepare (self, "PRAGMA journal_mode = WAL", error);
  gboolean has_row;

  if (stmt == NULL || !ps_conn_step (self, stmt, &has_row, error))
    return FALSE;

  /* It writes, and is over only when it has come to its end: that is where a disk says no. */
  mode = has_row ? ps_stmt_dup_text (stmt, 0) : NULL;
  if (has_row && !ps_conn_run (self, stmt, error))
    return FALSE;

  if (g_strcmp0 (mode, "wal") != 0)
    {
      g_set_error (error, PS_ERROR, PS_ERROR_READ_ONLY,
                   _("The file “%s” or its folder may not be written."), self->path);
      return FALSE;
    }

  sqlite3_db_config (self->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);

  return TRUE;
}

/**
 * ps_conn_close:
 * @self: (transfer full): a connection
 */
void
ps_conn_close (PsConn *self)
{
  g_clear_pointer (&self->statements, g_hash_table_unref);
  g_clear_pointer (&self->touched, g_ptr_array_unref);
  g_clear_pointer (&self->db, sqlite3_close);
  g_clear_pointer (&self->actor, ps_keys_unref);
  g_clear_error (&self->failed);
  g_free (self->path);
  g_free (self);
}
