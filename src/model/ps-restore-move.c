/* How a restored vault comes into the place of the one before.
 *
 * It is put together in a folder of its own. From the moment that a file called "ready" is in it, on
 * the disk, it is the vault: what is left to do is a row of renames, the old files out and then the new
 * ones in, which the next start goes on with wherever the power went. Before that moment it is
 * nothing, and the next start throws it away.
 */
#include "ps-restore-move.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ps-vault-file.h"

#define READY    "ready"
#define PATH_LEN 8192

/* In the order in which they go out. A log that is left behind would be played into the restored
 * database, so it goes before anything comes in; the witness and the attempts are of the old one.
 */
static const char * const old_names[] = {
  "peerside.db-wal", "peerside.db-shm", "peerside.db-journal", "peerside.db",
  "keyring", "keyring.bak", "witness", "attempts",
};

/* In the order in which they come in: the keyring makes it a vault. */
static const char * const new_names[] = { "peerside.db", "keyring.bak", "keyring" };

static char *
get_folder (PsVaultDir *dir)
{
  return ps_vault_dir_build_path (dir, PS_RESTORE_FOLDER);
}

static gboolean
is_there (const char *folder,
          const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK);
}

static gboolean
sync_folder (const char  *path,
             GError     **error)
{
  int fd = g_open (path, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  gboolean ok = fd >= 0 && fsync (fd) == 0;

  if (!ok)
    ps_vault_file_set_error (error, errno, path);
  if (fd >= 0)
    g_close (fd, NULL);

  return ok;
}

static gboolean
move (const char  *from_folder,
      const char  *to_folder,
      const char  *name,
      GError     **error)
{
  g_autofree char *from = g_build_filename (from_folder, name, NULL);
  g_autofree char *to = g_build_filename (to_folder, name, NULL);

  if (g_rename (from, to) == 0)
    return TRUE;

  ps_vault_file_set_error (error, errno, to);

  return FALSE;
}

/* Our own folder, without folders in it. */
static void
remove_folder (const char *path)
{
  g_autoptr (GDir) entries = g_dir_open (path, 0, NULL);
  const char *name;

  while (entries != NULL && (name = g_dir_read_name (entries)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      g_unlink (file);
    }

  g_rmdir (path);
}

/**
 * ps_restore_move_is_ready:
 * @vault: a vault's folder, which need not be held
 *
 * Returns: whether a restored vault waits there to be moved into its place
 */
gboolean
ps_restore_move_is_ready (const char *vault)
{
  g_autofree char *folder = g_build_filename (vault, PS_RESTORE_FOLDER, NULL);

  return is_there (folder, READY);
}

/**
 * ps_restore_move_begin:
 * @dir: the vault's folder, held
 *
 * Returns: (transfer full) (nullable): an empty folder to put the vault together in; errors as of
 *   ps_vault_file_set_error()
 */
char *
ps_restore_move_begin (PsVaultDir  *dir,
                       GError     **error)
{
  g_autofree char *folder = get_folder (dir);

  remove_folder (folder);
  if (g_mkdir (folder, 0700) == 0)
    return g_steal_pointer (&folder);

  ps_vault_file_set_error (error, errno, folder);

  return NULL;
}

/* A folder for the old files, that no other has the name of. */
static char *
make_dated (const char  *stem,
            gint64       now)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (now / G_TIME_SPAN_SECOND);
  g_autoptr (GDateTime) time = g_date_time_to_local (utc);
  g_autofree char *date = g_date_time_format (time, "%Y-%m-%d");

  for (guint n = 1; n < 1000; n++)
    {
      g_autofree char *more = n > 1 ? g_strdup_printf ("-%u", n) : g_strdup ("");
      g_autofree char *path = g_strconcat (stem, "-replaced-", date, more, NULL);

      if (g_mkdir (path, 0700) == 0)
        return g_steal_pointer (&path);
      if (errno != EEXIST)
        return NULL;
    }

  errno = EEXIST;

  return NULL;
}

static gboolean
has_old (const char *vault)
{
  for (guint i = 0; i < G_N_ELEMENTS (old_names); i++)
    if (is_there (vault, old_names[i]))
      return TRUE;

  return FALSE;
}

static gboolean
same_disk (const char *one,
           const char *other)
{
  GStatBuf a;
  GStatBuf b;

  return g_stat (one, &a) == 0 && g_stat (other, &b) == 0 && a.st_dev == b.st_dev;
}

/**
 * ps_restore_move_make_kept:
 * @dir: the vault's folder, held
 * @now: microseconds UTC
 * @kept: (out) (transfer full) (nullable): its path; %NULL where there is nothing to keep
 *
 * Makes the folder that the old vault is kept in: beside its own, with the day in its name; inside its
 * own where that cannot be, as on a disk that holds nothing but the vault.
 *
 * Returns: whether it is there, or none is needed; errors as of ps_vault_file_set_error()
 */
gboolean
ps_restore_move_make_kept (PsVaultDir  *dir,
                           gint64       now,
                           char       **kept,
                           GError     **error)
{
  const char *vault = ps_vault_dir_get_path (dir);
  g_autofree char *inside = g_build_filename (vault, "vault", NULL);

  *kept = NULL;
  if (!has_old (vault))
    return TRUE;

  *kept = make_dated (vault, now);
  if (*kept != NULL && !same_disk (*kept, vault))
    {
      g_rmdir (*kept);
      g_clear_pointer (kept, g_free);
    }

  if (*kept == NULL)
    *kept = make_dated (inside, now);
  if (*kept == NULL)
    ps_vault_file_set_error (error, errno, vault);

  return *kept != NULL;
}

/**
 * ps_restore_move_ready:
 * @dir: the vault's folder, held
 * @kept: (nullable): where the old vault goes; %NULL where there is none
 *
 * From here on what was put together is the vault; ps_restore_move_complete() follows.
 *
 * Returns: whether it is; errors as of ps_vault_file_set_error()
 */
gboolean
ps_restore_move_ready (PsVaultDir  *dir,
                       const char  *kept,
                       GError     **error)
{
  g_autofree char *folder = get_folder (dir);
  g_autofree char *parent = kept != NULL ? g_path_get_dirname (kept) : NULL;
  g_autofree char *path = g_build_filename (folder, READY, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (kept != NULL ? kept : "", kept != NULL ? strlen (kept) : 0);

  return sync_folder (folder, error) &&
         sync_folder (ps_vault_dir_get_path (dir), error) &&
         (parent == NULL || sync_folder (parent, error)) &&
         ps_vault_file_prepare (path, bytes, error) &&
         ps_vault_file_commit (path, error);
}

static gboolean
read_kept (const char   *folder,
           char        **kept,
           GError      **error)
{
  g_autofree char *path = g_build_filename (folder, READY, NULL);
  g_autoptr (GBytes) bytes = ps_vault_file_read (path, PATH_LEN, error);
  gsize len;
  const char *text;

  if (bytes == NULL)
    return FALSE;

  text = g_bytes_get_data (bytes, &len);
  *kept = len > 0 ? g_strndup (text, len) : NULL;

  return TRUE;
}

/* What is there under a name for which a new one still waits, or for which none ever will, is old. */
static gboolean
move_old_out (const char  *vault,
              const char  *folder,
              const char  *kept,
              GError     **error)
{
  /* Once the database is in, all of the old ones were out. */
  if (!is_there (folder, "peerside.db"))
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (old_names); i++)
    if (is_there (vault, old_names[i]) && !move (vault, kept, old_names[i], error))
      return FALSE;

  return sync_folder (kept, error) && sync_folder (vault, error);
}

static gboolean
move_new_in (const char  *vault,
             const char  *folder,
             GError     **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (new_names); i++)
    if (is_there (folder, new_names[i]) && !move (folder, vault, new_names[i], error))
      return FALSE;

  return sync_folder (folder, error) && sync_folder (vault, error);
}

/**
 * ps_restore_move_complete:
 * @dir: the vault's folder, held
 *
 * Makes the moves that are left of a restore, or throws away one that never got ready. Where there is
 * nothing to do it does nothing.
 *
 * Returns: %FALSE with @error set if they could not be made
 */
gboolean
ps_restore_move_complete (PsVaultDir  *dir,
                          GError     **error)
{
  const char *vault = ps_vault_dir_get_path (dir);
  g_autofree char *folder = get_folder (dir);
  g_autofree char *kept = NULL;

  if (!is_there (folder, READY))
    {
      remove_folder (folder);
      return TRUE;
    }

  if (!read_kept (folder, &kept, error))
    return FALSE;

  if ((kept != NULL && !move_old_out (vault, folder, kept, error)) ||
      !move_new_in (vault, folder, error))
    return FALSE;

  remove_folder (folder);

  return TRUE;
}

/**
 * ps_restore_move_discard:
 * @dir: the vault's folder, held
 *
 * Throws away what was put together and did not get ready.
 */
void
ps_restore_move_discard (PsVaultDir *dir)
{
  g_autofree char *folder = get_folder (dir);

  remove_folder (folder);
}
