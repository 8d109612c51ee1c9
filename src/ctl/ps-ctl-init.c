/* peersidectl init */
#include "ps-ctl-command.h"

#include <glib/gi18n-lib.h>

#include "ps-ctl-passphrase.h"
#include "ps-ctl-user.h"
#include "ps-ctl-vault.h"
#include "ps-error.h"
#include "ps-keyring.h"
#include "ps-recovery.h"

static gboolean
read_roles (const PsCtlOptions  *options,
            PsRole              *roles,
            GError             **error)
{
  /* None stands for two of them, the administrator among them. */
  return ps_ctl_read_roles (options, roles, error) &&
         ps_keyring_check_first_user (ps_ctl_options_get (options, PS_CTL_USER),
                                      *roles != PS_ROLE_NONE ? *roles : PS_ROLE_ADMINISTRATOR,
                                      error);
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
  /* Before there is a vault: the owner of one whose code nobody could read would have no way back. */
  if (!ps_ctl_print_code (ctl, founding->recovery_code, error))
    return FALSE;

  if (!ps_workspace_create (ctl->workspace, g_steal_pointer (&founding), error))
    {
      ps_ctl_say (_("No vault was made, so the recovery code above is of no use."));
      return FALSE;
    }

  ps_ctl_say (_("The vault in “%s” is ready."), ctl->folder);

  return TRUE;
}
