#include "ps-backup-list.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "ps-backup-file.h"
#include "ps-backup-keep.h"
#include "ps-backup-making.h"
#include "ps-error.h"

void
ps_backup_entry_free (PsBackupEntry *entry)
{
  g_free (entry->path);
  g_free (entry->problem);
  g_free (entry);
}

static PsBackupEntry *
read_entry (const char   *path,
            const PsKeys *keys)
{
  PsBackupEntry *entry = g_new0 (PsBackupEntry, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (PsBackupFile) file = ps_backup_file_open (path, &error);
  GStatBuf st;

  entry->path = g_strdup (path);
  entry->size = g_stat (path, &st) == 0 ? (guint64) st.st_size : 0;

  if (file != NULL)
    {
      entry->header = *ps_backup_file_get_header (file);

      if (memcmp (&entry->header.vault_id, ps_keys_get_vault_id (keys), PS_UID_SIZE) != 0)
        g_set_error (&error, PS_ERROR, PS_ERROR_NOT_A_VAULT,
                     _("“%s” is a backup of another vault."), path);
      /* Of before the keys were changed: what held then is needed to tell, and is asked for. */
      else if (ps_keys_lookup_data_key (keys, entry->header.data_epoch) != NULL)
        ps_backup_header_check (&entry->header, keys, path, &error);
    }

  entry->problem = error != NULL ? g_strdup (error->message) : NULL;

  return entry;
}

static int
compare_cb (gconstpointer a,
            gconstpointer b)
{
  const PsBackupEntry *one = *(const PsBackupEntry * const *) a;
  const PsBackupEntry *other = *(const PsBackupEntry * const *) b;

  if (one->header.made_at != other->header.made_at)
    return one->header.made_at < other->header.made_at ? 1 : -1;

  return g_strcmp0 (other->path, one->path);
}

/**
 * ps_backup_list:
 * @vault: the vault's folder
 * @keys: of whoever wants to know
 *
 * Reads the heads of the backups that are kept in the vault's folder, and no more of them.
 *
 * Returns: (transfer full) (element-type PsBackupEntry): them, the newest first
 */
GPtrArray *
ps_backup_list (const char   *vault,
                const PsKeys *keys)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func ((GDestroyNotify) ps_backup_entry_free);
  g_autofree char *folder = g_build_filename (vault, PS_BACKUP_FOLDER, NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, PS_BACKUP_SUFFIX) && name[0] != '.')
      {
        g_autofree char *path = g_build_filename (folder, name, NULL);

        g_ptr_array_add (entries, read_entry (path, keys));
      }

  g_ptr_array_sort (entries, compare_cb);

  return entries;
}

/**
 * ps_backup_list_thin:
 * @zone: see ps_backup_keep()
 *
 * Removes the backups whose turn is over. What has a problem, or is another vault's, is left alone
 * and does not count. One that cannot be removed stays; there is no harm in it.
 */
void
ps_backup_list_thin (const char   *vault,
                     const PsKeys *keys,
                     GTimeZone    *zone)
{
  g_autoptr (GPtrArray) entries = ps_backup_list (vault, keys);
  g_autofree PsBackupStamp *stamps = g_new0 (PsBackupStamp, entries->len + 1);
  g_autofree const char **paths = g_new0 (const char *, entries->len + 1);
  guint n = 0;

  for (guint i = 0; i < entries->len; i++)
    {
      const PsBackupEntry *entry = g_ptr_array_index (entries, i);

      if (entry->problem != NULL)
        continue;

      stamps[n].made_at = entry->header.made_at;
      stamps[n].reason = entry->header.reason;
      paths[n] = entry->path;
      n++;
    }

  ps_backup_keep (stamps, n, zone);

  for (guint i = 0; i < n; i++)
    if (!stamps[i].keep && g_unlink (paths[i]) != 0)
      g_info ("A backup whose turn is over could not be removed");
}
