/* peersidectl check */
#include "ps-ctl-check.h"

#include <glib/gi18n-lib.h>

#include "ps-attempts.h"
#include "ps-ctl-command.h"
#include "ps-ctl-json.h"
#include "ps-ctl-passphrase.h"
#include "ps-ctl-table.h"
#include "ps-ctl-vault.h"
#include "ps-error.h"
#include "ps-keyring-users.h"
#include "ps-passphrase.h"
#include "ps-right.h"
#include "ps-schema.h"
#include "ps-vault-dir.h"
#include "ps-vault-lock.h"

static gboolean
any_failed (const PsCtlChecks *self)
{
  for (guint i = 0; i < self->list->len; i++)
    if (!((const PsCheck *) g_ptr_array_index (self->list, i))->ok)
      return TRUE;

  return FALSE;
}

/**
 * ps_ctl_checks_add:
 * @name: static; the same in every language
 * @detail: (nullable): what there is to say if all is well
 * @error: (transfer full) (nullable): why it is not
 *
 * Notes what one look has found. A vault that is in use, newer, or stays locked can hardly be
 * looked at, so that is how the program ends; the disk only where nothing was damaged before.
 *
 * Returns: whether all is well
 */
gboolean
ps_ctl_checks_add (PsCtlChecks *self,
                   const char  *name,
                   const char  *detail,
                   GError      *error)
{
  PsExit status = ps_exit_of_error (error);

  if (self->status == PS_EXIT_DONE &&
      (status == PS_EXIT_PASSPHRASE || status == PS_EXIT_IN_USE || status == PS_EXIT_NEWER ||
       (status == PS_EXIT_SYSTEM && !any_failed (self))))
    self->status = status;

  ps_check_add (self->list, name, error == NULL, error != NULL ? error->message : detail);
  g_clear_error (&error);

  return status == PS_EXIT_DONE;
}

/* Nothing is written to the file: what SQLite needs beside it, it makes and removes itself. */
static void
check_inside (PsCtlChecks  *checks,
              const char   *path,
              PsKeyring    *keyring,
              const PsKeys *keys,
              gboolean      deep)
{
  g_autoptr (PsConn) conn = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autofree char *folder = g_path_get_dirname (path);
  PsWitnessLook look = { 0 };
  GError *error = NULL;
  guint version = 0;

  /* As it was left, before SQLite touches it; of what cannot be read the witness says nothing. */
  ps_witness_look (path, &look, NULL);
  conn = ps_conn_open (path, ps_keys_get_data_key (keys), PS_CONN_WRITE, &error);
  if (!ps_ctl_checks_add (checks, "database-opens", NULL, error))
    return;

  found = ps_check_conn (conn, ps_keys_get_vault_id (keys)->bytes, deep);
  g_ptr_array_extend_and_steal (checks->list, g_steal_pointer (&found));
  if (!ps_schema_check (conn, ps_keys_get_vault_id (keys)->bytes, &version, &error))
    {
      if (g_error_matches (error, PS_ERROR, PS_ERROR_NEWER) && checks->status == PS_EXIT_DONE)
        checks->status = PS_EXIT_NEWER;
      g_clear_error (&error);
      return;
    }
  if (version != ps_schema_newest ())
    return;

  ps_check_search (conn, checks->list);
  ps_ctl_check_witness (checks, folder, conn, keys, &look);
  ps_ctl_check_log (checks, conn, keyring, keys);
  ps_ctl_check_groups (checks, conn);
  ps_ctl_check_clocks (checks, conn);
  if (deep)
    ps_ctl_check_notes (checks, conn, keys);
}

/* Who is made to wait after wrong passphrases does not go on guessing here. */
static PsKeys *
unlock (PsCtl           *ctl,
        PsKeyring       *keyring,
        const char      *user,
        const PsSecret  *passphrase,
        GError         **error)
{
  g_autoptr (PsSecret) normal = ps_passphrase_normalise (ps_secret_get_text (passphrase),
                                                         ps_secret_get_size (passphrase), NULL);
  g_autoptr (GError) local = NULL;
  PsKeys *keys;
  PsUid id;

  if (!ps_attempts_check (ctl->folder, ctl->clock, error))
    return NULL;

  keys = ps_keyring_unlock (keyring, user, ps_secret_get_text (passphrase),
                            ps_secret_get_size (passphrase), &local);
  if (normal != NULL && (g_error_matches (local, PS_ERROR, PS_ERROR_WRONG_PASSPHRASE) ||
                         g_error_matches (local, PS_ERROR, PS_ERROR_UNKNOWN_USER)))
    ps_attempts_add (ctl->folder, ctl->clock,
                     ps_keyring_find_id (keyring, user, &id) ? &id : NULL);
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));

  return keys;
}

/* What needs the vault to itself, and the passphrase. */
static gboolean
check_vault (PsCtl        *ctl,
             PsCtlChecks  *checks,
             gboolean      database_is_sound,
             GError      **error)
{
  g_autoptr (PsVaultLock) lock = NULL;
  g_autoptr (PsKeyring) keyring = NULL;
  g_autoptr (PsKeys) keys = NULL;
  g_autoptr (PsSecret) passphrase = NULL;
  g_autofree char *path = g_build_filename (ctl->folder, "peerside.db", NULL);
  g_autofree char *user = NULL;
  gboolean deep = ps_ctl_options_has (ctl->options, PS_CTL_DEEP);
  GError *local = NULL;

  lock = ps_vault_lock_take (ctl->folder, NULL, ctl->clock, &local);
  if (!ps_ctl_checks_add (checks, "lock", NULL, local))
    return TRUE;

  /* A keyring that cannot be read has been noted, and nothing further can be looked at. */
  keyring = ps_keyring_load (ctl->folder, NULL, NULL);
  if (keyring == NULL)
    return TRUE;

  user = ps_ctl_dup_user (ctl, error);
  passphrase = user != NULL ? ps_ctl_passphrase_get (ctl->options, FALSE, error) : NULL;
  if (passphrase == NULL)
    return FALSE;

  keys = unlock (ctl, keyring, user, passphrase, &local);
  if (!ps_ctl_checks_add (checks, "unlock", user, local))
    return TRUE;

  if (!ps_right_check_roles (ps_keys_get_roles (keys), ctl->right, error))
    return FALSE;

  ps_ctl_check_backups (checks, ctl->folder, keys, deep);
  if (database_is_sound)
    check_inside (checks, path, keyring, keys, deep);

  return TRUE;
}

static void
report (PsCtl       *ctl,
        PsCtlChecks *checks)
{
  g_autoptr (PsCtlTable) table = ps_ctl_table_new (3, _("Result"), _("Check"), _("Detail"));
  g_autoptr (GString) failed = g_string_new (NULL);

  for (guint i = 0; i < checks->list->len; i++)
    {
      const PsCheck *check = g_ptr_array_index (checks->list, i);

      if (!check->ok)
        g_string_append_printf (failed, "%s%s", failed->len > 0 ? ", " : "", check->name);

      if (ctl->json)
        {
          JsonBuilder *json = ps_ctl_json_new ();

          ps_ctl_json_string (json, "check", check->name);
          ps_ctl_json_boolean (json, "ok", check->ok);
          ps_ctl_json_string (json, "detail", check->detail);
          ps_ctl_json_line (json, ctl->out);
          continue;
        }

      /* Translators: what a check has come to. */
      ps_ctl_table_text (table, check->ok ? C_("check", "ok") : C_("check", "FAILED"));
      ps_ctl_table_text (table, check->name);
      ps_ctl_table_text (table, check->detail);
    }
  ps_ctl_table_print (table, ctl->out);

  if (failed->len == 0)
    return;

  /* Translators: a list of names of checks. */
  ps_ctl_say (_("peersidectl: The vault is not as it should be: %s."), failed->str);
  ctl->status = checks->status != PS_EXIT_DONE ? checks->status : PS_EXIT_DAMAGED;
}

gboolean
ps_ctl_check (PsCtl   *ctl,
              GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) ps_check_free);
  g_autofree char *path = g_build_filename (ctl->folder, "peerside.db", NULL);
  PsCtlChecks checks = { list, PS_EXIT_DONE };
  gboolean sound;

  switch (ps_vault_dir_looks (ctl->folder))
    {
    case PS_VAULT_LOOKS_NEW:
      g_set_error (error, PS_ERROR, PS_ERROR_NO_VAULT, _("There is no vault in “%s”."),
                   ctl->folder);
      return FALSE;

    case PS_VAULT_LOOKS_FOREIGN:
      g_set_error (error, PS_ERROR, PS_ERROR_NOT_A_VAULT, _("“%s” is not a vault of Peerside."),
                   ctl->folder);
      return FALSE;

    case PS_VAULT_LOOKS_VAULT:
    default:
      break;
    }

  ps_ctl_check_folder (&checks, ctl->folder);
  ps_ctl_check_keyring (&checks, ctl->folder);
  ps_ctl_check_attempts (&checks, ctl->folder);
  ps_ctl_check_ballast (&checks, ctl->folder);
  sound = ps_ctl_check_database (&checks, path);
  if (!check_vault (ctl, &checks, sound, error))
    return FALSE;

  report (ctl, &checks);

  return TRUE;
}
