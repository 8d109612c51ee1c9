#include "ps-keyring-users.h"

#include "ps-error.h"
#include "ps-keyring-private.h"
#include "ps-passphrase.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Users and what they are; ps-keyring-passphrase.c has what opens the vault for them. Each of these is all or nothing, raises the
 * generation by one, and writes nothing: ps_keyring_save() does. Those that take a passphrase are as
 * slow as ps_keyring_unlock(), so never on the main thread.
 *
 * An administrator need not hold the key to the notes, and then cannot give it: whoever they make a
 * Peer Leader or co-facilitator can open the vault at once, but waits for the notes until somebody
 * who holds them unlocks it (ps_keyring_grant_notes()), or until the recovery sheet is used. So an
 * administrator comes to the notes only by a change of users that is in the audit log, signed, before
 * the first note opens. Where no user at all holds the notes, as in a vault that has just been
 * founded by one who is an administrator only, nobody could give them: root begins a new key then,
 * and there are no older notes to wait for.
 */

void
ps_keyring_user_free (PsKeyringUser *user)
{
  g_free (user->name);
  g_free (user);
}

/**
 * ps_keyring_list_users:
 *
 * Returns: (transfer full) (element-type PsKeyringUser): who can unlock the vault, in the order in
 *   which they were added; only to be believed of a keyring that ps_keyring_unlock() has proved
 */
GPtrArray *
ps_keyring_list_users (PsKeyring *self)
{
  GPtrArray *users = g_ptr_array_new_with_free_func ((GDestroyNotify) ps_keyring_user_free);

  for (guint i = 0; i < self->records->len; i++)
    {
      const PsRecord *record = g_ptr_array_index (self->records, i);
      PsKeyringUser *user;

      if ((record->flags & (PS_RECORD_REMOVED | PS_RECORD_RECOVERY)) != 0)
        continue;

      user = g_new0 (PsKeyringUser, 1);
      user->id = record->id;
      user->name = g_strdup (record->name);
      user->roles = record->roles;
      user->given = record->given;
      user->waits_for_notes = ps_record_lacks_notes (self, record);
      g_ptr_array_add (users, user);
    }

  return users;
}

/**
 * ps_keyring_find_id:
 * @user_name: in any case
 * @id: (out caller-allocates): touched only if there is such a user
 *
 * Returns: whether there is
 */
gboolean
ps_keyring_find_id (PsKeyring  *self,
                    const char *user_name,
                    PsUid      *id)
{
  const PsRecord *record = ps_keyring_find (self, user_name);

  if (record != NULL)
    *id = record->id;

  return record != NULL;
}

/**
 * ps_keyring_find_sheet:
 *
 * Returns: (transfer none) (nullable): the recovery sheet that is good now
 */
PsRecord *
ps_keyring_find_sheet (PsKeyring *self)
{
  for (guint i = 0; i < self->records->len; i++)
    {
      PsRecord *record = g_ptr_array_index (self->records, i);

      if ((record->flags & (PS_RECORD_REMOVED | PS_RECORD_RECOVERY)) == PS_RECORD_RECOVERY)
        return record;
    }

  return NULL;
}

/**
 * ps_keyring_sheet_waits_for_notes:
 *
 * Returns: whether the recovery sheet would not open all notes, because an administrator who does not
 *   hold them printed it and nobody who does has unlocked the vault since
 */
gboolean
ps_keyring_sheet_waits_for_notes (PsKeyring *self)
{
  const PsRecord *sheet = ps_keyring_find_sheet (self);

  return sheet != NULL && ps_record_lacks_notes (self, sheet);
}

/**
 * ps_keyring_has_waiting:
 *
 * Returns: whether a user or the recovery sheet waits for a key to notes
 */
gboolean
ps_keyring_has_waiting (PsKeyring *self)
{
  for (guint i = 0; i < self->records->len; i++)
    if (ps_record_lacks_notes (self, g_ptr_array_index (self->records, i)))
      return TRUE;

  return FALSE;
}

static gboolean
check_roles (PsRole    roles,
             GError  **error)
{
  if (roles != PS_ROLE_NONE && (roles & ~PS_ROLE_ALL) == 0)
    return TRUE;

  g_set_error_literal (error, PS_ERROR, PS_ERROR_INVALID, _("A user needs at least one role."));

  return FALSE;
}

/**
 * ps_keyring_check_new_name:
 *
 * Returns: whether somebody can be added under that name: %PS_ERROR_INVALID if nobody can be called
 *   so, %PS_ERROR_CONFLICT if a user looks the same
 */
gboolean
ps_keyring_check_new_name (PsKeyring   *self,
                           const char  *user_name,
                           GError     **error)
{
  g_autofree char *name = ps_user_name_take (user_name, error);
  g_autofree char *wanted = NULL;

  if (name == NULL)
    return FALSE;

  wanted = ps_user_name_skeleton (name);
  for (guint i = 0; i < self->records->len; i++)
    {
      const PsRecord *record = g_ptr_array_index (self->records, i);
      g_autofree char *skeleton = ps_user_name_skeleton (record->name);

      if ((record->flags & PS_RECORD_REMOVED) != 0 || strcmp (skeleton, wanted) != 0)
        continue;

      if (strcmp (name, record->name) == 0)
        g_set_error (error, PS_ERROR, PS_ERROR_CONFLICT,
                     _("There is a user called “%s” already."), name);
      else
        g_set_error (error, PS_ERROR, PS_ERROR_CONFLICT,
                     _("“%s” looks too much like the user “%s”."), name, record->name);
      return FALSE;
    }

  return TRUE;
}

static gboolean
check_users_room (PsKeyring  *self,
                  GError    **error)
{
  g_auto (GStrv) names = ps_keyring_get_user_names (self);

  if (g_strv_length (names) < PS_KEYRING_USERS_MAX)
    return TRUE;

  g_set_error (error, PS_ERROR, PS_ERROR_CONFLICT,
               ngettext ("A vault has no more than %d user.", "A vault has no more than %d users.",
                         PS_KEYRING_USERS_MAX),
               PS_KEYRING_USERS_MAX);

  return FALSE;
}

/**
 * ps_keyring_make_user:
 *
 * Returns: (transfer full) (nullable): a new user, with new keys of their own and none of the vault's
 *   yet; errors as of ps_record_make()
 */
PsRecord *
ps_keyring_make_user (PsKeyring                  *self,
                      const char                 *user_name,
                      PsRole                      roles,
                      const PsKeyringPassphrase  *passphrase,
                      const PsSecret             *root_secret,
                      GError                    **error)
{
  g_autoptr (PsSecret) seed = ps_secret_random (PS_KEY_SIZE);
  g_autoptr (PsSecret) normal = NULL;

  normal = ps_passphrase_normalise (ps_secret_get_text (passphrase->text),
                                    ps_secret_get_size (passphrase->text), error);
  if (normal == NULL)
    return NULL;

  return ps_record_make (self, user_name, roles, 0, &passphrase->kdf, passphrase->given, normal, seed,
                         root_secret, error);
}

/**
 * ps_keyring_add_user:
 * @keys: of an administrator
 * @user_name: what the user is to be called; nobody else may look the same
 * @roles: what they are to be
 * @passphrase: a first one
 * @id: (out) (optional): what the user is known by
 *
 * Adds a user and gives them every key that their roles include and @keys hold; see above for what
 * happens with the notes where they do not.
 *
 * Returns: whether it could; %PS_ERROR_NOT_PERMITTED, %PS_ERROR_INVALID, %PS_ERROR_CONFLICT,
 *   %PS_ERROR_DAMAGED or %PS_ERROR_NO_MEMORY
 */
gboolean
ps_keyring_add_user (PsKeyring                  *self,
                     const PsKeys               *keys,
                     const char                 *user_name,
                     PsRole                      roles,
                     const PsKeyringPassphrase  *passphrase,
                     PsUid                      *id,
                     GError                    **error)
{
  g_autoptr (PsSecret) root_secret = NULL;
  g_autoptr (PsKeyring) work = ps_keyring_begin (self, keys, &root_secret, error);
  PsRecord *record;

  if (work == NULL || !check_roles (roles, error) ||
      !ps_keyring_check_new_name (work, user_name, error) || !check_users_room (work, error) ||
      !ps_keyring_check_room (work, 1, error))
    return FALSE;

  record = ps_keyring_make_user (work, user_name, roles, passphrase, root_secret, error);
  if (record == NULL)
    return FALSE;

  g_ptr_array_add (work->records, record);
  ps_keyring_give (work, record, keys, root_secret);
  if (!ps_keyring_ensure_notes (work, root_secret, error))
    return FALSE;

  if (id != NULL)
    *id = record->id;
  ps_keyring_settle (self, g_steal_pointer (&work), ps_keys_get_data_key (keys));

  return TRUE;
}

static void
drop_what_may_not_be_held (PsRecord *record)
{
  for (guint i = record->wraps->len; i > 0; i--)
    if (!ps_record_may_hold (record, g_array_index (record->wraps, PsWrap, i - 1).type))
      g_array_remove_index (record->wraps, i - 1);
}

/**
 * ps_keyring_set_roles:
 * @keys: of an administrator
 *
 * Changes what a user is. Keys that their roles do not include any more are taken from them, and if
 * the one to the notes is among these a new one is begun, which is for those who remain, and which
 * each of them uses from when they next unlock the vault. The key of the database they keep, since every role has it. That whoever was an administrator knew the key
 * that signs the list of users cannot be taken back: only removing them keeps them from using it.
 *
 * Returns: whether it could; %PS_ERROR_NOT_PERMITTED, %PS_ERROR_NOT_FOUND, %PS_ERROR_INVALID,
 *   %PS_ERROR_CONFLICT if they are the last administrator, or %PS_ERROR_DAMAGED
 */
gboolean
ps_keyring_set_roles (PsKeyring     *self,
                      const PsKeys  *keys,
                      const char    *user_name,
                      PsRole         roles,
                      GError       **error)
{
  g_autoptr (PsSecret) root_secret = NULL;
  g_autoptr (PsKeyring) work = ps_keyring_begin (self, keys, &root_secret, error);
  PsRecord *record;
  gboolean held_notes;

  if (work == NULL || !check_roles (roles, error))
    return FALSE;

  record = ps_keyring_need (work, user_name, error);
  if (record == NULL)
    return FALSE;

  if (record->roles == roles)
    return TRUE;

  if (!ps_roles_hold_root (roles) && ps_roles_hold_root (record->roles) &&
      !ps_keyring_keeps_an_administrator (work, record, error))
    return FALSE;

  held_notes = ps_record_may_hold (record, PS_KEY_NOTES);
  record->roles = roles;
  ps_record_sign (work, record, root_secret);
  drop_what_may_not_be_held (record);
  ps_keyring_give (work, record, keys, root_secret);

  if (held_notes && !ps_record_may_hold (record, PS_KEY_NOTES))
    {
      ps_keyring_vouch_for (work, &record->id, root_secret);
      if (!ps_keyring_new_epoch (work, PS_KEY_NOTES, root_secret, NULL, error))
        return FALSE;
    }
  else if (!ps_keyring_ensure_notes (work, root_secret, error))
    return FALSE;

  ps_keyring_settle (self, g_steal_pointer (&work), ps_keys_get_data_key (keys));

  return TRUE;
}
