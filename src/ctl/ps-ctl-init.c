/* peersidectl init, and user */
#include "ps-ctl-command.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ps-ctl-json.h"
#include "ps-ctl-passphrase.h"
#include "ps-ctl-table.h"
#include "ps-ctl-vault.h"
#include "ps-error.h"
#include "ps-keyring.h"
#include "ps-recovery.h"

static gboolean
read_roles (const PsCtlOptions  *options,
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

  /* None stands for two of them, the administrator among them. */
  return ps_keyring_check_first_user (ps_ctl_options_get (options, PS_CTL_USER),
                                      *roles != PS_ROLE_NONE ? *roles : PS_ROLE_ADMINISTRATOR,
                                      error);
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

/* Before there is a vault: the owner of one whose code nobody could read would have no way back. */
static gboolean
print_code (PsCtl           *ctl,
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

/* Everything that would keep it from being made and can be known before the code is shown. */
static gboolean
check_folder (PsWorkspace  *workspace,
              GError      **error)
{
  if (!ps_workspace_probe (workspace, error))
    return FALSE;

  if (ps_workspace_get_state (workspace) == PS_WORKSPACE_NONE)
    return TRUE;

  g_set_error (error, PS_ERROR, PS_ERROR_EXISTS, _("There is a vault in “%s” already."),
               ps_workspace_get_path (workspace));

  return FALSE;
}

gboolean
ps_ctl_init (PsCtl   *ctl,
             GError **error)
{
  g_autoptr (PsFounding) founding = ps_founding_new ();

  ctl->workspace = ps_workspace_new (ctl->folder, ctl->clock);
  founding->user_name = g_strdup (ps_ctl_options_get (ctl->options, PS_CTL_USER));
  founding->clinic_name = g_strdup (ps_ctl_options_get (ctl->options, PS_CTL_CLINIC));

  if (!read_roles (ctl->options, &founding->roles, error) ||
      !check_folder (ctl->workspace, error))
    return FALSE;

  founding->passphrase = ps_ctl_passphrase_get (ctl->options, TRUE, error);
  if (founding->passphrase == NULL)
    return FALSE;

  founding->recovery_code = ps_recovery_code_new ();
  ps_ctl_say (_("This is the recovery code. It is shown this one time. Write it down and keep it "
                "away from this computer:"));
  if (!print_code (ctl, founding->recovery_code, error))
    return FALSE;

  if (!ps_workspace_create (ctl->workspace, g_steal_pointer (&founding), error))
    {
      ps_ctl_say (_("No vault was made, so the recovery code above is of no use."));
      return FALSE;
    }

  ps_ctl_say (_("The vault in “%s” is ready."), ctl->folder);

  return TRUE;
}

/* The list is asked of a keyring that has just been unlocked, which proves that an administrator
 * made it; the folder is held, so it is the same file.
 */
gboolean
ps_ctl_user_list (PsCtl   *ctl,
                  GError **error)
{
  g_autoptr (PsCtlTable) table = ps_ctl_table_new (2, _("User"), _("Roles"));
  g_autoptr (PsKeyring) keyring = NULL;
  g_auto (GStrv) names = NULL;

  if (!ps_ctl_open (ctl, error))
    return FALSE;

  keyring = ps_keyring_load (ctl->folder, NULL, error);
  if (keyring == NULL)
    return FALSE;

  names = ps_keyring_get_user_names (keyring);
  for (guint i = 0; names[i] != NULL; i++)
    {
      PsRole roles = ps_keyring_get_roles (keyring, names[i]);
      g_autoptr (GPtrArray) words = g_ptr_array_new ();
      g_autofree char *list = NULL;
      JsonBuilder *json;

      for (guint role = 1; role <= PS_ROLE_ALL; role <<= 1)
        if ((roles & role) != 0)
          g_ptr_array_add (words, (gpointer) ps_role_to_string (role));
      g_ptr_array_add (words, NULL);

      if (!ctl->json)
        {
          list = g_strjoinv (", ", (char **) words->pdata);
          ps_ctl_table_text (table, names[i]);
          ps_ctl_table_text (table, list);
          continue;
        }

      json = ps_ctl_json_new ();
      ps_ctl_json_string (json, "name", names[i]);
      json_builder_set_member_name (json, "roles");
      json_builder_begin_array (json);
      for (guint k = 0; k + 1 < words->len; k++)
        json_builder_add_string_value (json, g_ptr_array_index (words, k));
      json_builder_end_array (json);
      ps_ctl_json_line (json, ctl->out);
    }
  ps_ctl_table_print (table, ctl->out);

  return TRUE;
}
