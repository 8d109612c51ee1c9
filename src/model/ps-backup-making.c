/* How a backup is made: copied while nothing is written, read again, and only then given its name. It
 * is ciphertext from end to end, so whoever can open the vault may make one, in any role.
 */
#include "ps-backup-making.h"

#include <glib/gi18n-lib.h>

#include "ps-backup-file.h"
#include "ps-backup-list.h"
#include "ps-error.h"
#include "ps-schema.h"

static char *
get_folder (const PsBackupOrder *order)
{
  return order->target != NULL ? g_path_get_dirname (order->target)
                               : g_build_filename (order->vault, PS_BACKUP_FOLDER, NULL);
}

/* What is there and is no backup of this vault must not be written over by a slip of the hand. */
static gboolean
check_target (const char     *target,
              const PsKeys   *keys,
              gboolean       *is_there,
              GError        **error)
{
  g_autoptr (PsBackupFile) file = NULL;

  *is_there = g_file_test (target, G_FILE_TEST_EXISTS) || g_file_test (target, G_FILE_TEST_IS_SYMLINK);
  if (!*is_there)
    return TRUE;

  file = ps_backup_file_open (target, NULL);
  if (file != NULL && memcmp (&ps_backup_file_get_header (file)->vault_id,
                              ps_keys_get_vault_id (keys), PS_UID_SIZE) == 0)
    return TRUE;

  g_set_error (error, PS_ERROR, PS_ERROR_EXISTS,
               _("There is already a file “%s”, and it is not a backup of this vault. It was left as "
                 "it is."), target);

  return FALSE;
}

/**
 * ps_backup_copy:
 * @conn: the connection that writes, on its own thread and not in a unit of work
 * @keys: of whoever makes it
 * @made_at: microseconds UTC
 *
 * The part that nothing may be written during: see ps_db_aside_async(). ps_backup_complete() follows,
 * on any thread.
 *
 * Errors: %PS_ERROR_EXISTS, %PS_ERROR_DISK_FULL, %PS_ERROR_READ_ONLY, %PS_ERROR_STORAGE, and those of
 * ps_keyring_load().
 *
 * Returns: (transfer full) (nullable): the copy, on the disk under a name that does not count
 */
PsBackupWriter *
ps_backup_copy (const PsBackupOrder  *order,
                PsConn               *conn,
                const PsKeys         *keys,
                gint64                made_at,
                GError              **error)
{
  g_autofree char *folder = get_folder (order);
  g_autoptr (PsKeyring) keyring = NULL;
  g_autoptr (PsBackupWriter) writer = NULL;
  gboolean is_there;
  guint schema;

  if ((order->target != NULL && !check_target (order->target, keys, &is_there, error)) ||
      !ps_schema_check (conn, ps_keys_get_vault_id (keys)->bytes, &schema, error))
    return NULL;

  keyring = ps_keyring_load (order->vault, NULL, error);
  if (keyring == NULL)
    return NULL;

  writer = ps_backup_writer_new (folder, keyring, error);
  if (writer == NULL ||
      !ps_conn_stream (conn, ps_backup_writer_append, writer, error) ||
      !ps_backup_writer_finish (writer, keys, schema, order->reason, made_at, error))
    return NULL;

  return g_steal_pointer (&writer);
}

/* No name of anybody; a number where the clock stood still or went back. */
static char *
make_name (const char     *folder,
           gint64          made_at,
           PsBackupReason  reason)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (made_at / G_TIME_SPAN_SECOND);
  g_autofree char *stamp = g_date_time_format (time, "%Y%m%d-%H%M%S");

  for (guint n = 1;; n++)
    {
      g_autofree char *more = n > 1 ? g_strdup_printf ("-%u", n) : g_strdup ("");
      g_autofree char *name = g_strconcat (stamp, "-", ps_backup_reason_to_string (reason), more,
                                           PS_BACKUP_SUFFIX, NULL);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }
}

/**
 * ps_backup_complete:
 * @writer: (transfer full): from ps_backup_copy(), with the same @order, @keys and @made_at
 * @cancellable: (nullable): for who no longer wants it
 *
 * Reads the copy again, from the disk where that can be had, makes sure that it opens, and gives it
 * its name. Takes as long as reading the whole vault.
 *
 * Errors: those of ps_backup_verify() and ps_backup_writer_publish().
 *
 * Returns: (transfer full) (nullable): the path of the backup, which is there and verified
 */
char *
ps_backup_complete (PsBackupWriter       *writer,
                    const PsBackupOrder  *order,
                    const PsKeys         *keys,
                    gint64                made_at,
                    GCancellable         *cancellable,
                    GError              **error)
{
  /* Freed on every way out. */
  g_autoptr (PsBackupWriter) owned G_GNUC_UNUSED = writer;
  g_autofree char *folder = get_folder (order);
  g_autofree char *path = NULL;
  gboolean is_there = FALSE;

  if (!ps_backup_verify (ps_backup_writer_get_path (writer), keys, cancellable, error) ||
      (order->target != NULL && !check_target (order->target, keys, &is_there, error)))
    return NULL;

  path = order->target != NULL ? g_strdup (order->target)
                               : make_name (folder, made_at, order->reason);

  if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
      !ps_backup_writer_publish (writer, path, is_there, error))
    return NULL;

  return g_steal_pointer (&path);
}

/**
 * ps_backup_verify:
 * @path: a backup
 * @keys: they hold the key of the database in it
 * @cancellable: (nullable): for who no longer wants to know
 *
 * Reads all of it: the checksums, that its parts were saved together, and that the database in it
 * opens and holds together.
 *
 * Errors: %PS_ERROR_NOT_FOUND, %PS_ERROR_NOT_A_VAULT if it is no backup or another vault's,
 * %PS_ERROR_NEWER, %PS_ERROR_DAMAGED, %PS_ERROR_STORAGE.
 *
 * Returns: whether the vault could be restored from it
 */
gboolean
ps_backup_verify (const char    *path,
                  const PsKeys  *keys,
                  GCancellable  *cancellable,
                  GError       **error)
{
  g_autoptr (PsBackupFile) file = ps_backup_file_open (path, error);
  const PsBackupHeader *header;

  if (file == NULL)
    return FALSE;

  header = ps_backup_file_get_header (file);
  if (memcmp (&header->vault_id, ps_keys_get_vault_id (keys), PS_UID_SIZE) != 0)
    {
      g_set_error (error, PS_ERROR, PS_ERROR_NOT_A_VAULT,
                   _("“%s” is a backup of another vault."), path);
      return FALSE;
    }

  return ps_backup_file_verify (file, cancellable, error) &&
         ps_backup_header_check (header, keys, path, error) &&
         ps_conn_check_inside (path, ps_backup_file_get_database_at (file), header->database_size,
                               ps_keys_lookup_data_key (keys, header->data_epoch),
                               header->vault_id.bytes, cancellable, error);
}

/**
 * ps_backup_make:
 * @vault: the vault's folder, held by this process
 * @conn: the connection that writes, on its own thread and not in a unit of work
 * @keys: of whoever makes it, in any role
 * @clock: says when it was made
 * @reason: why
 *
 * Makes a verified backup in the vault's own folder for them. For who is about to do what cannot be
 * undone: if it returns %NULL, that should not be done. Those whose turn is over are removed.
 *
 * Errors: those of ps_backup_copy() and ps_backup_complete().
 *
 * Returns: (transfer full) (nullable): the path of the backup
 */
char *
ps_backup_make (const char      *vault,
                PsConn          *conn,
                const PsKeys    *keys,
                const PsClock   *clock,
                PsBackupReason   reason,
                GError         **error)
{
  PsBackupOrder order = { vault, NULL, reason };
  gint64 made_at = ps_clock_wall (clock);
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  PsBackupWriter *writer = ps_backup_copy (&order, conn, keys, made_at, error);
  char *path;

  if (writer == NULL)
    return NULL;

  path = ps_backup_complete (writer, &order, keys, made_at, NULL, error);
  if (path != NULL)
    ps_backup_list_thin (vault, keys, zone);

  return path;
}

typedef struct {
  const char     *vault;
  const PsKeys   *keys;
  const PsClock  *clock;
  PsBackupReason  reason;
  char           *path;
} Making;

static gboolean
make_aside (PsConn    *conn,
            gpointer   data,
            GError   **error)
{
  Making *making = data;

  making->path = ps_backup_make (making->vault, conn, making->keys, making->clock, making->reason,
                                 error);

  return making->path != NULL;
}

/**
 * ps_backup_make_db:
 * @db: the vault's database
 *
 * As ps_backup_make(), on the writer's thread of @db, and waits for it. In a window it is
 * ps_backups_make_async() that is wanted.
 *
 * Returns: (transfer full) (nullable): the path of the backup
 */
char *
ps_backup_make_db (const char      *vault,
                   PsDb            *db,
                   const PsKeys    *keys,
                   const PsClock   *clock,
                   PsBackupReason   reason,
                   GError         **error)
{
  Making making = { vault, keys, clock, reason, NULL };

  return ps_db_aside_sync (db, make_aside, &making, error) ? making.path : NULL;
}
