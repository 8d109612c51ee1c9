#include "ps-vault.h"

#include "ps-error.h"

#include <glib/gi18n-lib.h>
#include <signal.h>
#include <sodium.h>
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
