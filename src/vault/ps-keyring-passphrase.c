#include "ps-keyring-private.h"

#include "ps-error.h"
#include "ps-passphrase.h"
#include "ps-recovery.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What opens the vault: passphrases, and the recovery sheet. See ps-keyring-users.c for what all
 * changes have in common.
 */

/**
 * ps_keyring_choose_kdf:
 *
 * A vault for practice, whose passphrases were all made as cheap to try as can be, stays one. Takes a
 * tenth of a second.
 *
 * Returns: how dear to make guessing the next passphrase on this computer
 */
PsKdfParams
ps_keyring_choose_kdf (PsKeyring *self)
{
  for (guint i = 0; i < self->records->len; i++)
    {
      const PsRecord *record = g_ptr_array_index (self->records, i);

      if ((record->flags & (PS_RECORD_REMOVED | PS_RECORD_RECOVERY)) == 0 &&
          (record->kdf.memory_kib > ps_keyring_recovery_kdf.memory_kib ||
           record->kdf.passes > ps_keyring_recovery_kdf.passes))
        return ps_kdf_calibrate ();
    }

  return ps_keyring_recovery_kdf;
}

/* Somebody's own pairs are as good as forgotten with their passphrase: the same name, with new ones,
 * takes their place in the list, and who they were is kept for what that one signed.
 */
static gboolean
replace_user (PsKeyring                  *work,
              const PsKeys               *keys,
              guint                       place,
              const PsKeyringPassphrase  *passphrase,
              const PsSecret             *root_secret,
              GError                    **error)
{
  PsRecord *old = g_ptr_array_index (work->records, place);
  PsRecord *record = ps_keyring_make_user (work, old->name, old->roles, passphrase, root_secret, error);

  if (record == NULL)
    return FALSE;

  work->records->pdata[place] = record;
  g_ptr_array_add (work->records, old);
  ps_keyring_retire (work, old, root_secret);
  ps_keyring_give (work, record, keys, root_secret);

  return ps_keyring_ensure_notes (work, root_secret, error);
}

/**
 * ps_keyring_set_passphrase:
 * @keys: of an administrator or of the recovery sheet
 * @passphrase: the new one
 *
 * Lets in somebody who has forgotten their passphrase. Nobody can open what it sealed, so the user
 * gets new keys of their own and a new id: their private process notes, which were sealed to
 * themselves alone, stay closed for ever, and what they signed can still be put down to their name.
 * If the old passphrase may be known to somebody else, remove the user and add them again: only
 * that changes the keys of the vault.
 *
 * Returns: whether it could; %PS_ERROR_NOT_PERMITTED, %PS_ERROR_NOT_FOUND, %PS_ERROR_INVALID,
 *   %PS_ERROR_CONFLICT if it is their own, %PS_ERROR_DAMAGED or %PS_ERROR_NO_MEMORY
 */
gboolean
ps_keyring_set_passphrase (PsKeyring                  *self,
                           const PsKeys               *keys,
                           const char                 *user_name,
                           const PsKeyringPassphrase  *passphrase,
                           GError                    **error)
{
  g_autoptr (PsSecret) root_secret = NULL;
  g_autoptr (PsKeyring) work = ps_keyring_begin (self, keys, &root_secret, error);
  PsRecord *record;
  guint place;

  if (work == NULL || !ps_keyring_check_room (work, 1, error))
    return FALSE;

  record = ps_keyring_need (work, user_name, error);
  if (record == NULL)
    return FALSE;

  if (memcmp (&record->id, ps_keys_get_user_id (keys), sizeof record->id) == 0)
    {
      g_set_error_literal (error, PS_ERROR, PS_ERROR_CONFLICT,
                           _("This is you. Change your own passphrase instead, which keeps your "
                             "private notes readable."));
      return FALSE;
    }

  if (!g_ptr_array_find (work->records, record, &place) ||
      !replace_user (work, keys, place, passphrase, root_secret, error))
    return FALSE;

  ps_keyring_settle (self, g_steal_pointer (&work), ps_keys_get_data_key (keys));

  return TRUE;
}

static PsRecord *
find_own (PsKeyring     *work,
          const PsKeys  *keys,
          GError       **error)
{
  for (guint i = 0; i < work->records->len; i++)
    {
      PsRecord *record = g_ptr_array_index (work->records, i);

      if (memcmp (&record->id, ps_keys_get_user_id (keys), sizeof record->id) == 0 &&
          (record->flags & (PS_RECORD_REMOVED | PS_RECORD_RECOVERY)) == 0)
        return record;
    }

  g_set_error_literal (error, PS_ERROR, PS_ERROR_NOT_PERMITTED,
                       _("Only a user of the vault has a passphrase to change."));

  return NULL;
}

static gboolean
check_choice (PsKeyring       *work,
              const PsRecord  *record,
              const PsSecret  *current,
              const PsSecret  *wanted,
              GError         **error)
{
  g_autoptr (PsSecret) seed = NULL;

  if (current != NULL)
    {
      seed = ps_record_open_seed (work, record, current, error);
      return seed != NULL;
    }

  if (!record->given)
    {
      g_set_error_literal (error, PS_ERROR, PS_ERROR_WRONG_PASSPHRASE,
                           _("The passphrase is wrong."));
      return FALSE;
    }

  seed = ps_record_open_seed (work, record, wanted, NULL);
  if (seed == NULL)
    return TRUE;

  g_set_error_literal (error, PS_ERROR, PS_ERROR_INVALID,
                       _("This is the passphrase that you were given, and somebody else knows it. "
                         "Choose another."));

  return FALSE;
}

/**
 * ps_keyring_change_own_passphrase:
 * @keys: of the user, whatever their roles
 * @current: (nullable): the one that they have, so that nobody does it while they are away; may be
 *   %NULL only where that was given to them and has just been typed to unlock
 * @passphrase: the one that they want; it counts as their own
 *
 * Seals the user's seed anew. Nothing else changes, so everything that was sealed to them or signed
 * by them stays as it is.
 *
 * Returns: whether it could; %PS_ERROR_WRONG_PASSPHRASE, %PS_ERROR_INVALID, %PS_ERROR_NOT_PERMITTED
 *   for the recovery sheet, %PS_ERROR_DAMAGED or %PS_ERROR_NO_MEMORY
 */
gboolean
ps_keyring_change_own_passphrase (PsKeyring                  *self,
                                  const PsKeys               *keys,
                                  const PsSecret             *current,
                                  const PsKeyringPassphrase  *passphrase,
                                  GError                    **error)
{
  g_autoptr (PsKeyring) work = ps_keyring_begin (self, keys, NULL, error);
  g_autoptr (PsSecret) typed = NULL;
  g_autoptr (PsSecret) wanted = NULL;
  PsRecord *record;

  if (work == NULL)
    return FALSE;

  record = find_own (work, keys, error);
  wanted = record != NULL ? ps_passphrase_normalise (ps_secret_get_text (passphrase->text),
                                                     ps_secret_get_size (passphrase->text), error)
                          : NULL;
  if (wanted == NULL)
    return FALSE;

  if (current != NULL)
    {
      typed = ps_passphrase_normalise (ps_secret_get_text (current), ps_secret_get_size (current),
                                       NULL);
      if (typed == NULL)
        {
          g_set_error_literal (error, PS_ERROR, PS_ERROR_WRONG_PASSPHRASE,
                               _("The passphrase is wrong."));
          return FALSE;
        }
    }

  if (!check_choice (work, record, typed, wanted, error))
    return FALSE;

  record->kdf = passphrase->kdf;
  record->given = FALSE;
  if (!ps_record_seal_seed (work, record, ps_keys_get_seed (keys), wanted, error))
    return FALSE;

  ps_keyring_settle (self, g_steal_pointer (&work), ps_keys_get_data_key (keys));

  return TRUE;
}

/**
 * ps_keyring_renew_recovery:
 * @keys: of an administrator or of the recovery sheet itself
 * @code: the code of a sheet that has been printed
 *
 * Makes the vault open with a new sheet, and the old one worth nothing.
 *
 * Returns: whether it could; %PS_ERROR_NOT_PERMITTED, %PS_ERROR_INVALID, %PS_ERROR_CONFLICT,
 *   %PS_ERROR_DAMAGED or %PS_ERROR_NO_MEMORY
 */
gboolean
ps_keyring_renew_recovery (PsKeyring       *self,
                           const PsKeys    *keys,
                           const PsSecret  *code,
                           GError         **error)
{
  g_autoptr (PsSecret) root_secret = NULL;
  g_autoptr (PsKeyring) work = ps_keyring_begin (self, keys, &root_secret, error);
  g_autoptr (PsSecret) seed = ps_secret_random (PS_KEY_SIZE);
  g_autoptr (PsSecret) normal = NULL;
  PsRecord *sheet;
  PsRecord *old;

  if (work == NULL || !ps_keyring_check_room (work, 1, error))
    return FALSE;

  normal = ps_recovery_normalise (ps_secret_get_text (code), ps_secret_get_size (code), error);
  if (normal == NULL)
    return FALSE;

  old = ps_keyring_find_sheet (work);
  sheet = ps_record_make (work, NULL, 0, PS_RECORD_RECOVERY, &ps_keyring_recovery_kdf, FALSE, normal,
                          seed, root_secret, error);
  if (sheet == NULL)
    return FALSE;

  if (old != NULL)
    ps_keyring_retire (work, old, root_secret);
  g_ptr_array_add (work->records, sheet);
  ps_keyring_give (work, sheet, keys, root_secret);
  ps_keyring_settle (self, g_steal_pointer (&work), ps_keys_get_data_key (keys));

  return TRUE;
}
