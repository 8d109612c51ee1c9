#include "ps-aside.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "ps-vault-dir.h"
#include "ps-vault-file.h"

/* The database goes last out and last in: without it there is no vault, and never half of one. */
static const char * const suffixes[] = { "-wal", "-shm", "-journal", "" };

static gboolean
move_all (const char  *from,
          const char  *to,
          GError     **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *old_path = g_strconcat (from, suffixes[i], NULL);
      g_autofree char *new_path = g_strconcat (to, suffixes[i], NULL);

      if (g_rename (old_path, new_path) < 0 && errno != ENOENT)
        {
          ps_vault_file_set_error (error, errno, new_path);
          return FALSE;
        }
    }

  return TRUE;
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

/**
 * ps_aside_use:
 * @vault: the vault's folder, which nobody has open
 * @aside: a database that was put aside there, see ps_conn_rescue()
 *
 * Changes the places of the vault's database and the one that was put aside: whoever unlocks it next
 * opens that one, with all that is said about a file that is not right.
 *
 * Errors: those of ps_vault_dir_open() and ps_vault_file_set_error().
 *
 * Returns: whether they have changed places
 */
gboolean
ps_aside_use (const char     *vault,
              const char     *aside,
              const PsClock  *clock,
              GError        **error)
{
  g_autoptr (PsVaultDir) dir = ps_vault_dir_open (vault, PS_VAULT_DIR_MUST_EXIST, NULL, clock, error);
  g_autofree char *ours = NULL;
  g_autofree char *folder = g_path_get_dirname (aside);

  if (dir == NULL)
    return FALSE;

  ours = g_strconcat (aside, ".ours", NULL);

  return move_all (ps_vault_dir_get_database_path (dir), ours, error) &&
         move_all (aside, ps_vault_dir_get_database_path (dir), error) &&
         sync_folder (ps_vault_dir_get_path (dir), error) &&
         sync_folder (folder, error);
}
