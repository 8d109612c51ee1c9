#include "ps-ctl-vault.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ps-ctl-passphrase.h"
#include "ps-error.h"
#include "ps-keyring.h"
#include "ps-right.h"
#include "ps-text.h"

/**
 * ps_ctl_dup_user:
 *
 * Who unlocks the vault: --user, or its only user.
 *
 * Errors: those of ps_keyring_load(), and %G_OPTION_ERROR when it has several.
 *
 * Returns: (transfer full) (nullable): their name
 */
char *
ps_ctl_dup_user (PsCtl   *ctl,
                 GError **error)
{
  g_autoptr (PsKeyring) keyring = NULL;
  g_auto (GStrv) names = NULL;
  g_autofree char *list = NULL;

  if (ps_ctl_options_has (ctl->options, PS_CTL_USER))
    return g_strdup (ps_ctl_options_get (ctl->options, PS_CTL_USER));

  keyring = ps_keyring_load (ctl->folder, NULL, error);
  if (keyring == NULL)
    return NULL;

  names = ps_keyring_get_user_names (keyring);
  if (g_strv_length (names) == 1)
    return g_strdup (names[0]);

  list = g_strjoinv (", ", names);
  /* Translators: a list of names. */
  ps_ctl_usage (error, _("The vault has several users; say with “--user” which one you are: %s."),
                list);

  return NULL;
}

/**
 * ps_ctl_probe:
 *
 * Looks whether there is a vault, which then is in @ctl->workspace, locked.
 *
 * Errors: those of ps_workspace_probe(), and %PS_ERROR_NO_VAULT.
 */
gboolean
ps_ctl_probe (PsCtl   *ctl,
              GError **error)
{
  g_autoptr (PsWorkspace) workspace = ps_workspace_new (ctl->folder, ctl->clock);

  if (!ps_workspace_probe (workspace, error))
    return FALSE;

  if (ps_workspace_get_state (workspace) == PS_WORKSPACE_NONE)
    {
      g_set_error (error, PS_ERROR, PS_ERROR_NO_VAULT,
                   _("There is no vault in “%s”. “peersidectl init” makes one."), ctl->folder);
      return FALSE;
    }

  ctl->workspace = g_steal_pointer (&workspace);

  return TRUE;
}

/**
 * ps_ctl_open_with_given:
 * @used: (out) (optional) (transfer full): the passphrase
 *
 * As ps_ctl_open(), also with a passphrase that was given and has to be changed: for the command that
 * changes it.
 */
gboolean
ps_ctl_open_with_given (PsCtl     *ctl,
                        PsSecret **used,
                        GError   **error)
{
  g_autofree char *user = NULL;
  g_autoptr (PsSecret) passphrase = NULL;
  const char *finding;

  if (!ps_ctl_probe (ctl, error))
    return FALSE;

  user = ps_ctl_dup_user (ctl, error);
  if (user == NULL)
    return FALSE;

  passphrase = ps_ctl_passphrase_get (ctl->options, FALSE, error);
  if (passphrase == NULL ||
      !ps_workspace_unlock (ctl->workspace, user, ps_secret_ref (passphrase), error) ||
      !ps_right_check_roles (ps_workspace_get_roles (ctl->workspace), ctl->right, error))
    return FALSE;

  finding = ps_finding_to_words (ps_workspace_get_finding (ctl->workspace));
  if (finding != NULL)
    ps_ctl_say ("peersidectl: %s", finding);

  if (used != NULL)
    *used = g_steal_pointer (&passphrase);

  return TRUE;
}

/**
 * ps_ctl_open:
 *
 * Asks for the passphrase and unlocks the vault, which then is in @ctl->workspace.
 *
 * Errors: those of ps_workspace_unlock() and ps_ctl_passphrase_get(), and %PS_ERROR_NOT_PERMITTED where
 * the command is not for that user, or their passphrase was given and not changed yet.
 */
gboolean
ps_ctl_open (PsCtl   *ctl,
             GError **error)
{
  if (!ps_ctl_open_with_given (ctl, NULL, error))
    return FALSE;

  if (!ps_users_has_given_passphrase (ps_workspace_get_users (ctl->workspace)))
    return TRUE;

  g_set_error_literal (error, PS_ERROR, PS_ERROR_NOT_PERMITTED,
                       _("You have a passphrase that somebody else knows. Choose one of your own "
                         "first, with “peersidectl user passphrase”."));

  return FALSE;
}

/**
 * ps_ctl_may_change_users:
 *
 * Looks whether whoever unlocked the vault may, before anybody is asked for a new passphrase.
 *
 * Errors: %PS_ERROR_NOT_PERMITTED.
 */
gboolean
ps_ctl_may_change_users (PsCtl   *ctl,
                         GError **error)
{
  return ps_right_check (ps_workspace_get_db (ctl->workspace), PS_RIGHT_USERS, error);
}

/**
 * ps_ctl_get_reader:
 *
 * Returns: (transfer none): the open vault's connection to read by
 */
PsConn *
ps_ctl_get_reader (PsCtl *ctl)
{
  return ps_db_get_reader (ps_workspace_get_db (ctl->workspace));
}

/**
 * ps_ctl_get_id:
 * @id: (out): the number
 *
 * Errors: %PS_ERROR_INVALID when @text is no id.
 */
gboolean
ps_ctl_get_id (const char  *text,
               gint64      *id,
               GError     **error)
{
  g_autofree char *valid = NULL;

  if (g_ascii_string_to_signed (text, 10, 1, G_MAXINT64, id, NULL))
    return TRUE;

  valid = g_utf8_make_valid (text, -1);
  g_set_error (error, PS_ERROR, PS_ERROR_INVALID, _("“%s” is not an id."), valid);

  return FALSE;
}

/* Names are compared as people do, without case. */
static gboolean
find_group_by_name (PsCtl       *ctl,
                    const char  *name,
                    gint64      *id,
                    GError     **error)
{
  PsConn *conn = ps_ctl_get_reader (ctl);
  g_autofree char *wanted = ps_text_fold (name);
  g_autoptr (GArray) ids = ps_group_store_ids (conn, FALSE, -1, error);
  guint n_found = 0;

  if (ids == NULL)
    return FALSE;

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (PsGroupRow) row = ps_group_store_get (conn, g_array_index (ids, gint64, i), error);
      g_autofree char *fold = NULL;

      if (row == NULL)
        return FALSE;

      fold = ps_text_fold (row->name);
      if (g_str_equal (fold, wanted))
        {
          *id = row->id;
          n_found++;
        }
    }

  if (n_found == 1)
    return TRUE;

  if (n_found == 0)
    g_set_error (error, PS_ERROR, PS_ERROR_NOT_FOUND, _("There is no group “%s”."), name);
  else
    g_set_error (error, PS_ERROR, PS_ERROR_CONFLICT,
                 _("Several groups are called “%s”; give the id of one."), name);

  return FALSE;
}

/**
 * ps_ctl_find_group:
 * @text: a group's id or name
 * @id: (out): its id
 *
 * Errors: %PS_ERROR_NOT_FOUND, and %PS_ERROR_CONFLICT when several have the name.
 */
gboolean
ps_ctl_find_group (PsCtl       *ctl,
                   const char  *text,
                   gint64      *id,
                   GError     **error)
{
  g_autoptr (PsGroupRow) row = NULL;

  if (!g_ascii_string_to_signed (text, 10, 1, G_MAXINT64, id, NULL))
    return find_group_by_name (ctl, text, id, error);

  row = ps_group_store_get (ps_ctl_get_reader (ctl), *id, error);

  return row != NULL;
}

/**
 * ps_ctl_wait_cb:
 * @user_data: a place for ps_ctl_wait()
 *
 * The callback of what is waited for.
 */
void
ps_ctl_wait_cb (GObject      *source G_GNUC_UNUSED,
                GAsyncResult *result,
                gpointer      user_data)
{
  GAsyncResult **place = user_data;

  *place = g_object_ref (result);
}

/**
 * ps_ctl_wait:
 * @result: where ps_ctl_wait_cb() puts it
 *
 * Lets the main context work until the result is there: a command has nothing to do meanwhile.
 *
 * Returns: (transfer none): it
 */
GAsyncResult *
ps_ctl_wait (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return *result;
}
