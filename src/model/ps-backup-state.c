/* It is kept in a file beside the backups and not in the database: whoever works at the front desk
 * may not write settings there but makes backups all the same, a note in the database would be a
 * change to be backed up, and one that comes back with a restored vault would be wrong.
 */
#include "ps-backup-state.h"

#include <errno.h>
#include <glib/gstdio.h>

#include "ps-backup-making.h"
#include "ps-vault-file.h"

#define FILE_MAX (16 * 1024)
#define GROUP    "backups"

static char *
get_path (const char *vault)
{
  return g_build_filename (vault, PS_BACKUP_FOLDER, "state", NULL);
}

/**
 * ps_backup_state_load:
 * @self: (out caller-allocates): to be cleared
 * @vault: the vault's folder
 *
 * A file that is missing or cannot be read is that of a vault that has no backup and needs one.
 */
void
ps_backup_state_load (PsBackupState *self,
                      const char    *vault)
{
  g_autofree char *path = get_path (vault);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GBytes) bytes = ps_vault_file_read (path, FILE_MAX, NULL);

  *self = (PsBackupState) { .vault = g_strdup (vault) };
  if (bytes == NULL || !g_key_file_load_from_bytes (file, bytes, G_KEY_FILE_NONE, NULL))
    return;

  self->verified_at = g_key_file_get_int64 (file, GROUP, "verified-at", NULL);
  self->failure = g_key_file_get_string (file, GROUP, "failure", NULL);
  self->checked_at = g_key_file_get_int64 (file, GROUP, "checked-at", NULL);
  self->due = g_key_file_get_boolean (file, GROUP, "due", NULL);
}

/**
 * ps_backup_state_save:
 *
 * Returns: whether it is on the disk; errors as of ps_vault_file_set_error()
 */
gboolean
ps_backup_state_save (const PsBackupState  *self,
                      GError              **error)
{
  g_autofree char *folder = g_build_filename (self->vault, PS_BACKUP_FOLDER, NULL);
  g_autofree char *path = get_path (self->vault);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GBytes) bytes = NULL;
  char *text;
  gsize len;

  g_key_file_set_int64 (file, GROUP, "verified-at", self->verified_at);
  if (self->failure != NULL)
    g_key_file_set_string (file, GROUP, "failure", self->failure);
  g_key_file_set_int64 (file, GROUP, "checked-at", self->checked_at);
  g_key_file_set_boolean (file, GROUP, "due", self->due);
  text = g_key_file_to_data (file, &len, NULL);
  bytes = g_bytes_new_take (text, len);

  if (g_mkdir (folder, 0700) < 0 && errno != EEXIST)
    {
      ps_vault_file_set_error (error, errno, folder);
      return FALSE;
    }

  return ps_vault_file_prepare (path, bytes, error) && ps_vault_file_commit (path, error);
}

PsBackupState *
ps_backup_state_copy (const PsBackupState *self)
{
  PsBackupState *copy = g_memdup2 (self, sizeof *self);

  copy->vault = g_strdup (self->vault);
  copy->failure = g_strdup (self->failure);

  return copy;
}

void
ps_backup_state_clear (PsBackupState *self)
{
  g_clear_pointer (&self->vault, g_free);
  g_clear_pointer (&self->failure, g_free);
}

void
ps_backup_state_free (PsBackupState *self)
{
  ps_backup_state_clear (self);
  g_free (self);
}
