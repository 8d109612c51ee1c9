#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PsExit:
 * @PS_EXIT_DONE: it was done
 * @PS_EXIT_REFUSED: what was asked for cannot be; the message says which part and why
 * @PS_EXIT_USAGE: the command line is not one
 * @PS_EXIT_PASSPHRASE: wrong passphrase, or unknown user
 * @PS_EXIT_DAMAGED: the vault does not hold together
 * @PS_EXIT_IN_USE: another process has the vault
 * @PS_EXIT_NEWER: a newer Peerside made the vault
 * @PS_EXIT_NOT_PERMITTED: not for this role
 * @PS_EXIT_SYSTEM: disk full, read-only, no memory
 *
 * How a program of ours ends, for scripts: the numbers never change.
 */
typedef enum {
  PS_EXIT_DONE          = 0,
  PS_EXIT_REFUSED       = 1,
  PS_EXIT_USAGE         = 2,
  PS_EXIT_PASSPHRASE    = 3,
  PS_EXIT_DAMAGED       = 4,
  PS_EXIT_IN_USE        = 5,
  PS_EXIT_NEWER         = 6,
  PS_EXIT_NOT_PERMITTED = 7,
  PS_EXIT_SYSTEM        = 8,
} PsExit;

PsExit ps_exit_of_error (const GError *error);

G_END_DECLS
