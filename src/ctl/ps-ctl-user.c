/* peersidectl user */
#include "ps-ctl-user.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ps-ctl-command.h"
#include "ps-ctl-json.h"
#include "ps-ctl-passphrase.h"
#include "ps-ctl-table.h"
#include "ps-ctl-vault.h"
#include "ps-error.h"
#include "ps-recovery.h"

/**
 * ps_ctl_read_roles:
 * @roles: (out): all that were given with --role
 *
 * Errors: %G_OPTION_ERROR for a word that is no role.
 */
gboolean
ps_ctl_read_roles (const PsCtlOptions  *options,
                   PsRole              *roles,
                   GError             **error)
{
  GPtrArray *names = ps_ctl_options_get_all (options, PS_CTL_ROLE);

  *roles = PS_ROLE_NONE;
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      PsRole role = ps_role_from_string (name);

      if (role == PS_ROLE_NONE)
        return ps_ctl_usage (error, _("“%s” is not a role. There are: administrator, "
                                      "co-facilitator, peer-leader, front-desk."), name);
      *roles |= role;
    }

  return TRUE;
}

/* In groups, as it is printed and written down. */
static char *
dup_code (const PsSecret *code)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < PS_RECOVERY_N_GROUPS; i++)
    {
      g_autoptr (PsSecret) group = ps_recovery_group (code, i);

      if (i > 0)
        g_string_append_c (text, '-');
      g_string_append_len (text, ps_secret_get_text (group), ps_secret_get_size (group));
    }

  return g_string_free (text, FALSE);
}

/**
 * ps_ctl_print_code:
 *
 * Prints a recovery code, before anything opens by it, so that nobody is left with one that nobody
 * could read.
 *
 * Errors: those of ps_ctl_print().
 */
gboolean
ps_ctl_print_code (PsCtl           *ctl,
                   const PsSecret  *secret,
                   GError         **error)
{
  g_autofree char *code = dup_code (secret);
  g_autofree char *line = NULL;

  if (ctl->json)
    {
      JsonBuilder *json = ps_ctl_json_new ();

      ps_ctl_json_string (json, "vault", ctl->folder);
      ps_ctl_json_string (json, "user", ps_ctl_options_get (ctl->options, PS_CTL_USER));
      ps_ctl_json_string (json, "recovery_code", code);
      line = ps_ctl_json_finish (json);
    }
  else
    {
      line = g_strconcat (code, "\n", NULL);
    }

  return ps_ctl_print (line, strlen (line), error);
}

static GPtrArray *
list_roles (PsRole roles)
{
  GPtrArray *words = g_ptr_array_new ();

  for (guint role = 1; role <= PS_ROLE_ALL; role <<= 1)
    if ((roles & role) != 0)
      g_ptr_array_add (words, (gpointer) ps_role_to_string (role));
  g_ptr_array_add (words, NULL);

  return words;
}

static char *
dup_id (PsUser *user)
{
  return ps_uid_to_string (ps_user_get_id (user));
}

static void
add_json (PsUser  *user,
          GString *out)
{
  g_autoptr (GPtrArray) words = list_roles (ps_user_get_roles (user));
  g_autofree char *id = dup_id (user);
  JsonBuilder *json = ps_ctl_json_new ();

  ps_ctl_json_string (json, "id", id);
  ps_ctl_json_string (json, "name", ps_user_get_name (user));
  json_builder_set_member_name (json, "roles");
  json_builder_begin_array (json);
  for (guint i = 0; i + 1 < words->len; i++)
    json_builder_add_string_value (json, g_ptr_array_index (words, i));
  json_builder_end_array (json);
  ps_ctl_json_boolean (json, "passphrase_given", ps_user_is_given (user));
  ps_ctl_json_boolean (json, "waits_for_notes", ps_user_waits_for_notes (user));
  ps_ctl_json_line (json, out);
}

static const char *
get_state (PsUser *user)
{
  if (ps_user_waits_for_notes (user) && ps_user_is_given (user))
    return _("has to choose a passphrase; waits for the notes");
  if (ps_user_waits_for_notes (user))
    return _("waits for the notes");
  if (ps_user_is_given (user))
    return _("has to choose a passphrase");

  return "";
}

/* The vault has been unlocked, which proves that an administrator made the list. */
gboolean
ps_ctl_user_list (PsCtl   *ctl,
                  GError **error)
{
  g_autoptr (PsCtlTable) table = ps_ctl_table_new (3, _("User"), _("Roles"), _("State"));
  GListModel *list;

  if (!ps_ctl_open (ctl, error))
    return FALSE;

  list = ps_users_get_list (ps_workspace_get_users (ctl->workspace));
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (PsUser) user = g_list_model_get_item (list, i);
      g_autoptr (GPtrArray) words = list_roles (ps_user_get_roles (user));
      g_autofree char *roles = g_strjoinv (", ", (char **) words->pdata);

      if (ctl->json)
        {
          add_json (user, ctl->out);
          continue;
        }

      ps_ctl_table_text (table, ps_user_get_name (user));
      ps_ctl_table_text (table, roles);
      ps_ctl_table_text (table, get_state (user));
    }
  ps_ctl_table_print (table, ctl->out);

  return TRUE;
}

static gboolean
print_user (PsCtl       *ctl,
            const char  *name,
            GError     **error)
{
  g_autoptr (PsUser) user = ps_users_find (ps_workspace_get_users (ctl->workspace), name);
  g_autofree char *id = NULL;

  g_return_val_if_fail (user != NULL, FALSE);

  if (ctl->json)
    {
      add_json (user, ctl->out);
      return TRUE;
    }

  id = dup_id (user);
  g_string_append_printf (ctl->out, "%s\n", id);

  return TRUE;
}

gboolean
ps_ctl_user_add (PsCtl   *ctl,
                 GError **error)
{
  g_autofree char *name = g_strstrip (g_strdup (ps_ctl_arg (ctl, 0)));
  g_autoptr (GAsyncResult) result = NULL;
  PsSecret *passphrase;
  PsUsers *users;
  PsRole roles;

  if (!ps_ctl_read_roles (ctl->options, &roles, error) || !ps_ctl_open (ctl, error) ||
      !ps_ctl_may_change_users (ctl, error))
    return FALSE;

  passphrase = ps_ctl_passphrase_get_new (ctl->options, error);
  if (passphrase == NULL)
    return FALSE;

  users = ps_workspace_get_users (ctl->workspace);
  ps_users_add_async (users, name, roles, passphrase, NULL, ps_ctl_wait_cb, &result);
  if (!ps_users_change_finish (users, ps_ctl_wait (&result), error) ||
      !print_user (ctl, name, error))
    return FALSE;

  ps_ctl_say (_("They have to choose a passphrase of their own when they first unlock the vault."));

  return TRUE;
}

gboolean
ps_ctl_user_remove (PsCtl   *ctl,
                    GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  if (!ps_ctl_open (ctl, error))
    return FALSE;

  ps_workspace_remove_user_async (ctl->workspace, ps_ctl_arg (ctl, 0), NULL, ps_ctl_wait_cb,
                                  &result);

  return ps_workspace_remove_user_finish (ctl->workspace, ps_ctl_wait (&result), error);
}

/* Their own, or, by an administrator, that of somebody who has forgotten theirs. */
gboolean
ps_ctl_user_passphrase (PsCtl   *ctl,
                        GError **error)
{
  const char *name = ps_ctl_arg (ctl, 0);
  g_autoptr (GAsyncResult) result = NULL;
  PsSecret *current = NULL;
  PsSecret *passphrase;
  PsUsers *users;

  if (!ps_ctl_open_with_given (ctl, &current, error))
    return FALSE;

  users = ps_workspace_get_users (ctl->workspace);
  passphrase = name != NULL && !ps_ctl_may_change_users (ctl, error)
                   ? NULL
                   : ps_ctl_passphrase_get_new (ctl->options, error);
  if (passphrase == NULL)
    {
      ps_secret_unref (current);
      return FALSE;
    }

  if (name != NULL)
    {
      ps_secret_unref (current);
      ps_users_set_passphrase_async (users, name, passphrase, NULL, ps_ctl_wait_cb, &result);
    }
  else if (ps_users_has_given_passphrase (users))
    {
      ps_secret_unref (current);
      ps_users_change_own_async (users, NULL, passphrase, NULL, ps_ctl_wait_cb, &result);
    }
  else
    ps_users_change_own_async (users, current, passphrase, NULL, ps_ctl_wait_cb, &result);

  return ps_users_change_finish (users, ps_ctl_wait (&result), error);
}

/* The new code is shown before the old one ends, as with init. */
gboolean
ps_ctl_user_recover (PsCtl   *ctl,
                     GError **error)
{
  g_autoptr (PsRecovering) recovering = ps_recovering_new ();
  g_autoptr (GAsyncResult) result = NULL;

  if (!ps_ctl_probe (ctl, error))
    return FALSE;

  recovering->user_name = ps_ctl_dup_user (ctl, error);
  recovering->code = recovering->user_name != NULL ? ps_ctl_passphrase_get_code (ctl->options, error)
                                                   : NULL;
  if (recovering->code == NULL ||
      !ps_workspace_check_sheet (ctl->workspace, recovering->code, error))
    return FALSE;

  recovering->passphrase = ps_ctl_passphrase_get_new (ctl->options, error);
  if (recovering->passphrase == NULL)
    return FALSE;

  recovering->next_code = ps_recovery_code_new ();
  ps_ctl_say (_("This is the new recovery code, and the old one ends with it. It is shown this one "
                "time. Write it down and keep it away from this computer:"));
  if (!ps_ctl_print_code (ctl, recovering->next_code, error))
    return FALSE;

  ps_workspace_recover_async (ctl->workspace, g_steal_pointer (&recovering), NULL, ps_ctl_wait_cb,
                              &result);
  if (!ps_workspace_recover_finish (ctl->workspace, ps_ctl_wait (&result), error))
    {
      ps_ctl_say (_("Nothing was changed: the old recovery code is still good, and the one above is "
                    "of no use."));
      return FALSE;
    }

  return TRUE;
}
