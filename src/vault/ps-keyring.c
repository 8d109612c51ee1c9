#include "ps-keyring-private.h"

#include "ps-error.h"
#include "ps-vault-file.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * PsKeyring:
 *
 * Who may open a vault, and the keys that each of them gets for it, as the file `keyring` holds
 * them. Nothing in it is of use without a passphrase.
 *
 * It is read without any proof: only ps_keyring_unlock() can tell that the list of users is the
 * one an administrator made, so names and roles asked before are for a menu to choose from and
 * for nothing else. Not to be changed while another thread unlocks it.
 */

/**
 * ps_keyring_new:
 *
 * Returns: (transfer full): a keyring that nobody is in yet
 */
PsKeyring *
ps_keyring_new (void)
{
  PsKeyring *self = g_new0 (PsKeyring, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->records = g_ptr_array_new_with_free_func ((GDestroyNotify) ps_record_free);

  return self;
}

/**
 * ps_keyring_ref:
 *
 * Returns: (transfer full): the same keyring, held once more; from any thread
 */
PsKeyring *
ps_keyring_ref (PsKeyring *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * ps_keyring_unref:
 *
 * Lets go of the keyring.
 */
void
ps_keyring_unref (PsKeyring *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_ptr_array_unref (self->records);
  g_free (self);
}

/**
 * ps_keyring_find:
 *
 * Returns: (transfer none) (nullable): the user of that name, not one who was removed
 */
PsRecord *
ps_keyring_find (PsKeyring  *self,
                 const char *user_name)
{
  g_autofree char *wanted = NULL;

  if (*user_name == '\0' || !g_utf8_validate (user_name, -1, NULL))
    return NULL;

  wanted = ps_user_name_fold (user_name);

  for (guint i = 0; i < self->records->len; i++)
    {
      PsRecord *record = g_ptr_array_index (self->records, i);
      g_autofree char *folded = ps_user_name_fold (record->name);

      if ((record->flags & PS_RECORD_REMOVED) == 0 && strcmp (folded, wanted) == 0)
        return record;
    }

  return NULL;
}

static PsKeyring *
load_file (const char  *path,
           GError     **error)
{
  g_autoptr (GBytes) bytes = ps_vault_file_read (path, PS_KEYRING_FILE_MAX, error);
  g_autoptr (GError) local = NULL;
  PsKeyring *self;

  if (bytes == NULL)
    return NULL;

  self = ps_keyring_parse (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &local);
  if (self == NULL)
    /* Translators: a sentence that says what is wrong with a file, and the path of the file. */
    g_set_error (error, local->domain, local->code, _("%s The file is “%s”."), local->message,
                 path);

  return self;
}

/**
 * ps_keyring_load:
 * @folder: the vault's folder
 * @used_backup: (out) (optional): whether `keyring` could not be read and `keyring.bak` was; the
 *   person is told, and the next ps_keyring_save() mends it
 *
 * Returns: (transfer full) (nullable): the keyring, or %NULL with %PS_ERROR_NO_VAULT if neither
 *   file is there, %PS_ERROR_NEWER, %PS_ERROR_NOT_A_VAULT, %PS_ERROR_DAMAGED or %PS_ERROR_STORAGE
 */
PsKeyring *
ps_keyring_load (const char  *folder,
                 gboolean    *used_backup,
                 GError     **error)
{
  g_autofree char *path = g_build_filename (folder, "keyring", NULL);
  g_autofree char *backup = g_build_filename (folder, "keyring.bak", NULL);
  g_autoptr (GError) local = NULL;
  g_autoptr (GError) second = NULL;
  PsKeyring *self;

  if (used_backup != NULL)
    *used_backup = FALSE;

  self = load_file (path, &local);
  if (self != NULL)
    return self;

  /* A newer Peerside left a copy that is just as new, or one that is out of date. */
  if (!g_error_matches (local, PS_ERROR, PS_ERROR_NEWER))
    self = load_file (backup, &second);

  if (self != NULL)
    {
      if (used_backup != NULL)
        *used_backup = TRUE;
    }
  else if (!g_error_matches (local, PS_ERROR, PS_ERROR_NOT_FOUND))
    g_propagate_error (error, g_steal_pointer (&local));
  else if (!g_error_matches (second, PS_ERROR, PS_ERROR_NOT_FOUND))
    g_propagate_error (error, g_steal_pointer (&second));
  else
    g_set_error (error, PS_ERROR, PS_ERROR_NO_VAULT,
                 _("There is no vault in “%s”: it has no keyring."), folder);

  return self;
}

/**
 * ps_keyring_save:
 * @folder: the vault's folder, whose lock the caller holds
 *
 * Writes `keyring`, then its copy `keyring.bak`. Both are on the disk before either counts, so
 * that running out of room changes neither.
 *
 * Returns: whether it could; %PS_ERROR_DISK_FULL, %PS_ERROR_READ_ONLY or %PS_ERROR_STORAGE
 */
gboolean
ps_keyring_save (PsKeyring   *self,
                 const char  *folder,
                 GError     **error)
{
  g_autofree char *path = g_build_filename (folder, "keyring", NULL);
  g_autofree char *backup = g_build_filename (folder, "keyring.bak", NULL);
  g_autoptr (GBytes) bytes = ps_keyring_serialise (self);

  /* Nothing can be renamed over a folder; better known before the first of the two counts. */
  if (g_file_test (backup, G_FILE_TEST_IS_DIR))
    {
      ps_vault_file_set_error (error, EISDIR, backup);
      return FALSE;
    }

  if (!ps_vault_file_prepare (path, bytes, error))
    return FALSE;

  if (!ps_vault_file_prepare (backup, bytes, error) || !ps_vault_file_commit (path, error))
    {
      ps_vault_file_discard (path);
      ps_vault_file_discard (backup);
      return FALSE;
    }

  return ps_vault_file_commit (backup, error);
}

/**
 * ps_keyring_get_vault_id:
 *
 * Returns: (transfer none): which vault this is; the database of the same vault says the same
 */
const PsUid *
ps_keyring_get_vault_id (PsKeyring *self)
{
  return &self->vault_id;
}

/**
 * ps_keyring_get_generation:
 *
 * Returns: how often the keyring was changed, from 1; a lower one than last time is an old copy
 */
guint64
ps_keyring_get_generation (PsKeyring *self)
{
  return self->generation;
}

/**
 * ps_keyring_get_user_names:
 *
 * Returns: (transfer full) (array zero-terminated=1): who can unlock the vault, in the order in
 *   which they were added
 */
char **
ps_keyring_get_user_names (PsKeyring *self)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; i < self->records->len; i++)
    {
      const PsRecord *record = g_ptr_array_index (self->records, i);

      if ((record->flags & (PS_RECORD_REMOVED | PS_RECORD_RECOVERY)) == 0)
        g_strv_builder_add (names, record->name);
    }

  return g_strv_builder_end (names);
}

/**
 * ps_keyring_get_roles:
 *
 * Returns: the roles of the user of that name; %PS_ROLE_NONE if there is none
 */
PsRole
ps_keyring_get_roles (PsKeyring  *self,
                      const char *user_name)
{
  const PsRecord *record = ps_keyring_find (self, user_name);

  return record != NULL ? record->roles : PS_ROLE_NONE;
}

/**
 * ps_keyring_lookup_name:
 * @user_id: the author of a note, or the actor in the audit log
 *
 * Returns: (transfer none) (nullable): what that user is or was called, also after they were
 *   removed; "" for the recovery sheet
 */
const char *
ps_keyring_lookup_name (PsKeyring   *self,
                        const PsUid *user_id)
{
  for (guint i = 0; i < self->records->len; i++)
    {
      const PsRecord *record = g_ptr_array_index (self->records, i);

      if (memcmp (&record->id, user_id, sizeof *user_id) == 0)
        return record->name;
    }

  return NULL;
}

/**
 * ps_keyring_get_n_records:
 *
 * Returns: how many there are and were who can have written in the log: users, those who were
 *   removed, and recovery sheets
 */
guint
ps_keyring_get_n_records (PsKeyring *self)
{
  return self->records->len;
}

/**
 * ps_keyring_get_record:
 * @n: from 0
 * @id: (out caller-allocates): what the notes and the log know them by
 *
 * Returns: (transfer none): what they are or were called; "" for a recovery sheet
 */
const char *
ps_keyring_get_record (PsKeyring *self,
                       guint      n,
                       PsUid     *id)
{
  const PsRecord *record = g_ptr_array_index (self->records, n);

  *id = record->id;

  return record->name;
}
