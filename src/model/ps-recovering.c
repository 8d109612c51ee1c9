#include "ps-recovering.h"

#include "ps-audit.h"
#include "ps-finding.h"
#include "ps-keyring-users.h"
#include "ps-restore-move.h"
#include "ps-rotation.h"
#include "ps-unlocking.h"
#include "ps-vault-making.h"

/* Getting in with the recovery sheet: used once and then renewed. The new sheet is on paper before
 * the old one is used up, and the user's new passphrase, the new sheet and the end of the old one are
 * one change of the keyring, so a crash leaves the one sheet or the other that opens it.
 */

PsRecovering *
ps_recovering_new (void)
{
  return g_new0 (PsRecovering, 1);
}

void
ps_recovering_free (PsRecovering *recovering)
{
  g_clear_pointer (&recovering->code, ps_secret_unref);
  g_free (recovering->user_name);
  g_clear_pointer (&recovering->passphrase, ps_secret_unref);
  g_clear_pointer (&recovering->next_code, ps_secret_unref);
  g_free (recovering);
}

static PsKeys *
open_sheet (PsVaultDir      *dir,
            const PsSecret  *code,
            const PsClock   *clock,
            GError         **error)
{
  g_autoptr (PsKeyring) keyring = NULL;

  if (!ps_vault_making_complete (dir, error) || !ps_restore_move_complete (dir, error))
    return NULL;

  keyring = ps_keyring_load (ps_vault_dir_get_path (dir), NULL, error);

  return keyring != NULL ? ps_unlocking_try_sheet (dir, keyring, code, clock, error) : NULL;
}

/**
 * ps_recovering_check:
 * @path: the vault's folder
 * @code: as typed from the sheet
 *
 * Looks whether the sheet is the one that is good now, so that nobody goes on with another. Takes some
 * hundredths of a second.
 *
 * Errors: %PS_ERROR_INVALID for a code that cannot be one, those of ps_vault_dir_open() and
 * ps_unlocking_try_sheet().
 *
 * Returns: whether it opens the vault
 */
gboolean
ps_recovering_check (const char      *path,
                     const PsSecret  *code,
                     const PsClock   *clock,
                     GError         **error)
{
  g_autoptr (PsVaultDir) dir = ps_vault_dir_open (path, PS_VAULT_DIR_MUST_EXIST, NULL, clock, error);
  g_autoptr (PsKeys) keys = dir != NULL ? open_sheet (dir, code, clock, error) : NULL;

  return keys != NULL;
}

/* As for unlocking: a file that is the one that was left may be written from here on, and of any other
 * whoever unlocks next is told.
 */
static gboolean
begin (PsConn         *conn,
       PsVaultDir     *dir,
       PsFindingLook  *look,
       PsKeys         *keys,
       const PsClock  *clock,
       GError        **error)
{
  gint64 audit_seq;

  if (ps_finding_make (look, conn, keys, clock, &audit_seq) == PS_FINDING_NONE)
    ps_finding_opened (dir, keys, audit_seq);

  return ps_conn_prepare_files (conn, error) && ps_conn_begin (conn, error);
}

static gboolean
log_it (PsVaultDir     *dir,
        PsFindingLook  *look,
        PsKeys         *keys,
        const PsClock  *clock,
        const PsUid    *user,
        GError        **error)
{
  g_autofree char *object = ps_audit_object_new ("user", user);
  g_autoptr (PsConn) conn = ps_conn_open (ps_vault_dir_get_database_path (dir),
                                          ps_rotation_find_data_key (dir, keys), PS_CONN_WRITE,
                                          error);

  if (conn == NULL || !begin (conn, dir, look, keys, clock, error))
    return FALSE;

  if (ps_audit_add (conn, keys, clock, PS_AUDIT_RECOVERY, object, "sheet-used", error) &&
      ps_conn_commit (conn, error))
    return TRUE;

  ps_conn_rollback (conn);

  return FALSE;
}

static gboolean
change (PsKeyring           *keyring,
        PsKeys              *keys,
        const PsRecovering  *recovering,
        GError             **error)
{
  PsKeyringPassphrase passphrase = { .text = recovering->passphrase };
  gboolean changed;

  passphrase.kdf = ps_keyring_choose_kdf (keyring);

  return ps_keyring_set_passphrase (keyring, keys, recovering->user_name, &passphrase, error) &&
         ps_keyring_renew_recovery (keyring, keys, recovering->next_code, error) &&
         ps_keyring_grant_notes (keyring, keys, &changed, error);
}

/**
 * ps_recovering_run:
 * @path: the vault's folder
 *
 * Gives the user a new passphrase and the vault a new recovery sheet. It may be called on any thread,
 * and takes as long as a key derivation.
 *
 * Errors: those of ps_recovering_check(), ps_keyring_set_passphrase(), ps_keyring_renew_recovery() and
 * ps_keyring_save(); the old sheet is then still good.
 *
 * Returns: whether the user can unlock the vault with their new passphrase
 */
gboolean
ps_recovering_run (const char          *path,
                   const PsRecovering  *recovering,
                   const PsClock       *clock,
                   GError             **error)
{
  g_autoptr (PsVaultDir) dir = ps_vault_dir_open (path, PS_VAULT_DIR_MUST_EXIST,
                                                  recovering->user_name, clock, error);
  PsKeys *opened = dir != NULL ? open_sheet (dir, recovering->code, clock, error) : NULL;
  g_autoptr (PsFindingLook) look = NULL;
  g_autoptr (PsKeys) keys = NULL;
  g_autoptr (PsKeyring) keyring = NULL;
  PsUid user = { { 0 } };

  if (opened == NULL)
    return FALSE;

  look = ps_finding_look_start (dir);
  ps_finding_look_wait (look);
  ps_unlocking_finish (dir, &opened, clock);
  keys = opened;
  keyring = ps_keyring_load (path, NULL, error);
  if (keyring == NULL || !change (keyring, keys, recovering, error))
    return FALSE;

  ps_keyring_find_id (keyring, recovering->user_name, &user);

  return log_it (dir, look, keys, clock, &user, error) && ps_keyring_save (keyring, path, error);
}
