#include "ps-vault.h"

#include "ps-error.h"

#include <glib/gi18n-lib.h>
#include <signal.h>
#include <sodium.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>

/**
 * ps_vault_init:
 *
 * Makes the process fit to hold keys: starts libsodium, forbids core files, makes every new file
 * the user's own, and ignores the two signals that would end the process in the middle of a write
 * (a pipe nobody reads, a file at its size limit). Called once, first thing in main ().
 *
 * Returns: whether it could; %PS_ERROR_STORAGE if there is no source of random numbers
 */
gboolean
ps_vault_init (GError **error)
{
  struct rlimit none = { 0, 0 };

  if (sodium_init () < 0)
    {
      g_set_error_literal (error, PS_ERROR, PS_ERROR_STORAGE,
                           _("This computer gives no random numbers to make keys from."));
      return FALSE;
    }

  setrlimit (RLIMIT_CORE, &none);
  signal (SIGPIPE, SIG_IGN);
  signal (SIGXFSZ, SIG_IGN);
  umask (077);

  return TRUE;
}

/**
 * ps_vault_forbid_looking:
 *
 * Has the system keep other programs of the same user from looking into this one, and write no core
 * file of any kind. Only for a program without windows: the desktop looks into one that has, to know
 * who asks it whether dark is preferred, and does not answer one that it cannot look into.
 */
void
ps_vault_forbid_looking (void)
{
  /* A checker for leaks looks into its own process. */
#if !defined (__SANITIZE_ADDRESS__)
  prctl (PR_SET_DUMPABLE, 0);
#endif
}
