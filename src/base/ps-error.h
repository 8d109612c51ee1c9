#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PsError:
 * @PS_ERROR_STORAGE: the disk or SQLite said no, and no other code says it better
 * @PS_ERROR_WRONG_PASSPHRASE: the keyring does not open with this passphrase
 * @PS_ERROR_UNKNOWN_USER: the keyring has no such user
 * @PS_ERROR_DAMAGED: a checksum, a signature or a structure does not hold
 * @PS_ERROR_NEWER: a newer Peerside wrote this file
 * @PS_ERROR_NOT_A_VAULT: the folder or the file is not Peerside's, or is another vault's
 * @PS_ERROR_NO_VAULT: there is no vault in this folder yet
 * @PS_ERROR_EXISTS: there is a vault in this folder already
 * @PS_ERROR_IN_USE: another process has the vault open
 * @PS_ERROR_UNSUITABLE_FOLDER: a network, FUSE or synchronised folder
 * @PS_ERROR_NO_CIPHER: this build cannot read an encrypted vault, or would write it in plain text
 * @PS_ERROR_READ_ONLY: the folder or the file may not be written
 * @PS_ERROR_DISK_FULL: there is no room left
 * @PS_ERROR_NO_MEMORY: there was not enough memory, most likely for the key derivation
 * @PS_ERROR_NOT_PERMITTED: this user's role does not hold the key or the right
 * @PS_ERROR_NOT_FOUND: no row has that id
 * @PS_ERROR_CONFLICT: it would be there twice, or another thing is in the way
 * @PS_ERROR_INVALID: what was given cannot be so; the message says which part and why
 * @PS_ERROR_REPLACED: the vault's file was replaced underneath, by a sync tool or by hand
 * @PS_ERROR_TOO_SOON: there were several wrong passphrases, and the next try has to wait
 *
 * What went wrong, in terms that a page or a command can act on. The message carries the detail.
 */
typedef enum {
  PS_ERROR_STORAGE,
  PS_ERROR_WRONG_PASSPHRASE,
  PS_ERROR_UNKNOWN_USER,
  PS_ERROR_DAMAGED,
  PS_ERROR_NEWER,
  PS_ERROR_NOT_A_VAULT,
  PS_ERROR_NO_VAULT,
  PS_ERROR_EXISTS,
  PS_ERROR_IN_USE,
  PS_ERROR_UNSUITABLE_FOLDER,
  PS_ERROR_NO_CIPHER,
  PS_ERROR_READ_ONLY,
  PS_ERROR_DISK_FULL,
  PS_ERROR_NO_MEMORY,
  PS_ERROR_NOT_PERMITTED,
  PS_ERROR_NOT_FOUND,
  PS_ERROR_CONFLICT,
  PS_ERROR_INVALID,
  PS_ERROR_REPLACED,
  PS_ERROR_TOO_SOON,
} PsError;

#define PS_ERROR (ps_error_quark ())

GQuark ps_error_quark (void);

G_END_DECLS
