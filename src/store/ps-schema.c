#include "ps-schema.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ps-error.h"
#include "ps-store-resources.h"

#define RESOURCES "/org/peerside/Peerside/store/schema"

static GResource *
get_resource (void)
{
  static gsize registered = 0;

  if (g_once_init_enter (&registered))
    {
      ps_store_register_resource ();
      g_once_init_leave (&registered, 1);
    }

  return ps_store_get_resource ();
}

/* Step N brings a file from version N - 1 to N. Steps are only ever added. */
static GBytes *
find_step (guint version)
{
  g_autofree char *path = g_strdup_printf (RESOURCES "/%03u.sql", version);

  return g_resource_lookup_data (get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE,
                                 NULL);
}

/**
 * ps_schema_newest:
 *
 * Returns: the version that this Peerside writes: how many steps there are in its resource
 */
guint
ps_schema_newest (void)
{
  guint version = 0;

  while (TRUE)
    {
      g_autoptr (GBytes) step = find_step (version + 1);

      if (step == NULL)
        return version;

      version++;
    }
}

static gboolean
read_number (PsConn      *conn,
             const char  *sql,
             gint64      *number,
             GError     **error)
{
  PsStmt *stmt = ps_conn_prepare (conn, sql, error);

  return stmt != NULL && ps_conn_take_int64 (conn, stmt, number, error);
}

/**
 * ps_schema_check_vault:
 * @vault_id: PS_VAULT_ID_SIZE bytes, as the keyring has them
 *
 * Errors: %PS_ERROR_NOT_A_VAULT.
 *
 * Returns: whether the file is of this vault
 */
gboolean
ps_schema_check_vault (PsConn        *conn,
                       const guint8  *vault_id,
                       GError       **error)
{
  PsStmt *stmt = ps_conn_prepare (conn, "SELECT value FROM meta WHERE key = 'vault'", error);
  gboolean same = FALSE;
  gboolean has_row;

  if (stmt == NULL || !ps_conn_step (conn, stmt, &has_row, error))
    return FALSE;

  if (has_row)
    {
      PsUid found = ps_stmt_get_uid (stmt, 0);

      same = memcmp (found.bytes, vault_id, PS_VAULT_ID_SIZE) == 0;
      ps_stmt_reset (stmt);
    }

  if (!same)
    g_set_error (error, PS_ERROR, PS_ERROR_NOT_A_VAULT,
                 _("The file “%s” belongs to another vault."), ps_conn_get_path (conn));

  return same;
}

/**
 * ps_schema_check:
 * @vault_id: PS_VAULT_ID_SIZE bytes, as the keyring has them
 * @version: (out) (optional): the file's version
 *
 * Looks whether the file is Peerside's, of this vault and not from a newer Peerside. Writes nothing.
 *
 * Errors: %PS_ERROR_NOT_A_VAULT, %PS_ERROR_NEWER, %PS_ERROR_DAMAGED.
 *
 * Returns: whether it may be opened
 */
gboolean
ps_schema_check (PsConn        *conn,
                 const guint8  *vault_id,
                 guint         *version,
                 GError       **error)
{
  gint64 application;
  gint64 found;

  if (!read_number (conn, "PRAGMA application_id", &application, error) ||
      !read_number (conn, "PRAGMA user_version", &found, error))
    return FALSE;

  if (application != PS_SCHEMA_APPLICATION_ID)
    {
      g_set_error (error, PS_ERROR, PS_ERROR_NOT_A_VAULT,
                   _("The file “%s” is not a Peerside vault."), ps_conn_get_path (conn));
      return FALSE;
    }

  if (found > (gint64) ps_schema_newest ())
    {
      g_set_error (error, PS_ERROR, PS_ERROR_NEWER,
                   _("The file “%s” was written by a newer Peerside (its version is %u, this "
                     "Peerside reads up to %u). It was left as it is."),
                   ps_conn_get_path (conn), (guint) found, ps_schema_newest ());
      return FALSE;
    }

  if (found < 1)
    {
      g_set_error (error, PS_ERROR, PS_ERROR_DAMAGED,
                   _("The file “%s” was never finished. Restore a backup."),
                   ps_conn_get_path (conn));
      return FALSE;
    }

  if (version != NULL)
    *version = (guint) found;

  return ps_schema_check_vault (conn, vault_id, error);
}

/* One step and its number, and in the first what the file is, are one transaction: a file has all
 * of a version or nothing of it.
 */
static gboolean
take_step (PsConn        *conn,
           guint          version,
           const guint8  *vault_id,
           GError       **error)
{
  g_autoptr (GBytes) step = find_step (version);
  g_autofree char *sql = g_strndup (g_bytes_get_data (step, NULL), g_bytes_get_size (step));
  g_autofree char *stamp = g_strdup_printf ("PRAGMA user_version = %u", version);
  PsStmt *stmt;

  if (!ps_conn_exec (conn, sql, error) || !ps_conn_exec (conn, stamp, error))
    return FALSE;

  if (version > 1)
    return TRUE;

  if (!ps_conn_exec (conn, "PRAGMA application_id = " G_STRINGIFY (PS_SCHEMA_APPLICATION_ID),
                     error))
    return FALSE;

  stmt = ps_conn_prepare (conn, "INSERT INTO meta (key, value) VALUES ('vault', ?1)", error);
  if (stmt == NULL)
    return FALSE;

  ps_stmt_bind_blob (stmt, 1, vault_id, PS_VAULT_ID_SIZE);

  return ps_conn_run (conn, stmt, error);
}

static gboolean
take_steps (PsConn        *conn,
            guint          version,
            const guint8  *vault_id,
            GError       **error)
{
  guint newest = ps_schema_newest ();

  for (version++; version <= newest; version++)
    {
      g_autoptr (GPtrArray) touched = NULL;

      if (!ps_conn_begin (conn, error))
        return FALSE;

      if (!take_step (conn, version, vault_id, error) || !ps_conn_commit (conn, error))
        {
          ps_conn_rollback (conn);
          return FALSE;
        }

      /* Nobody can have read the file yet, so nobody needs to be told. */
      touched = ps_conn_steal_touched (conn);
    }

  return TRUE;
}

/**
 * ps_schema_create:
 * @conn: a new file
 * @vault_id: PS_VAULT_ID_SIZE bytes
 *
 * Makes the tables of the newest version.
 *
 * Returns: whether they are there
 */
gboolean
ps_schema_create (PsConn        *conn,
                  const guint8  *vault_id,
                  GError       **error)
{
  return take_steps (conn, 0, vault_id, error);
}

/**
 * ps_schema_upgrade:
 * @conn: a file that passed ps_schema_check()
 *
 * Brings the file to the newest version, one transaction a step; if one fails, the file stays at the
 * version before it.
 *
 * Returns: whether the file has the newest version
 */
gboolean
ps_schema_upgrade (PsConn  *conn,
                   GError **error)
{
  gint64 version;

  if (!read_number (conn, "PRAGMA user_version", &version, error))
    return FALSE;

  g_return_val_if_fail (version >= 1, FALSE);

  return take_steps (conn, (guint) version, NULL, error);
}
