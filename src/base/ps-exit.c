#include "ps-exit.h"

#include "ps-error.h"

/**
 * ps_exit_of_error:
 * @error: (nullable): why a program ends
 *
 * Errors of the command line have the domain %G_OPTION_ERROR; what is neither that nor ours is the
 * system's.
 *
 * Returns: the exit status that says so to a script
 */
PsExit
ps_exit_of_error (const GError *error)
{
  if (error == NULL)
    return PS_EXIT_DONE;

  if (error->domain == G_OPTION_ERROR)
    return PS_EXIT_USAGE;

  if (error->domain != PS_ERROR)
    return PS_EXIT_SYSTEM;

  switch ((PsError) error->code)
    {
    case PS_ERROR_WRONG_PASSPHRASE:
    case PS_ERROR_UNKNOWN_USER:
    case PS_ERROR_TOO_SOON:
      return PS_EXIT_PASSPHRASE;

    /* Replaced underneath: what is in the file is not what was being worked on. */
    case PS_ERROR_DAMAGED:
    case PS_ERROR_REPLACED:
      return PS_EXIT_DAMAGED;

    case PS_ERROR_IN_USE:
      return PS_EXIT_IN_USE;

    case PS_ERROR_NEWER:
      return PS_EXIT_NEWER;

    case PS_ERROR_NOT_PERMITTED:
      return PS_EXIT_NOT_PERMITTED;

    case PS_ERROR_STORAGE:
    case PS_ERROR_NO_CIPHER:
    case PS_ERROR_READ_ONLY:
    case PS_ERROR_DISK_FULL:
    case PS_ERROR_NO_MEMORY:
      return PS_EXIT_SYSTEM;

    case PS_ERROR_NOT_A_VAULT:
    case PS_ERROR_NO_VAULT:
    case PS_ERROR_EXISTS:
    case PS_ERROR_UNSUITABLE_FOLDER:
    case PS_ERROR_NOT_FOUND:
    case PS_ERROR_CONFLICT:
    case PS_ERROR_INVALID:
    default:
      return PS_EXIT_REFUSED;
    }
}
