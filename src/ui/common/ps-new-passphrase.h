#pragma once

#include <adwaita.h>

#include "ps-secret.h"

G_BEGIN_DECLS

/* Fewer characters than this are guessed too soon from a stolen disk, whatever the key derivation
 * costs (NIST SP 800-63B, 5.1.1.1, asks for eight). */
#define PS_NEW_PASSPHRASE_MIN 8

#define PS_TYPE_NEW_PASSPHRASE (ps_new_passphrase_get_type ())

G_DECLARE_FINAL_TYPE (PsNewPassphrase, ps_new_passphrase, PS, NEW_PASSPHRASE, AdwBin)

void      ps_new_passphrase_set_title (PsNewPassphrase *self,
                                       const char      *title);
void      ps_new_passphrase_refuse    (PsNewPassphrase *self,
                                       const char      *text);
gboolean  ps_new_passphrase_check     (PsNewPassphrase *self);
PsSecret *ps_new_passphrase_dup       (PsNewPassphrase *self);
void      ps_new_passphrase_wipe      (PsNewPassphrase *self);

G_END_DECLS
