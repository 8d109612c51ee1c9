#pragma once

#include <gio/gio.h>

#include "ps-role.h"
#include "ps-secret.h"

G_BEGIN_DECLS

/**
 * PsFounding:
 * @user_name: what the first user is called
 * @roles: what they are; none stands for administrator and co-facilitator
 * @passphrase: theirs
 * @recovery_code: from ps_recovery_code_new(); shown and printed before the vault is made
 * @clinic_name: (nullable): for flyers and sheets
 * @clinic_phone: (nullable): for flyers and sheets
 * @contacts: (element-type PsLocalContactRow) (nullable): the local numbers
 * @quick: a vault to be thrown away: the cheapest key derivation there is
 *
 * What the first run asked for. It owns all of it.
 */
typedef struct {
  char      *user_name;
  PsRole     roles;
  PsSecret  *passphrase;
  PsSecret  *recovery_code;
  char      *clinic_name;
  char      *clinic_phone;
  GPtrArray *contacts;
  gboolean   quick;
} PsFounding;

PsFounding *ps_founding_new  (void);
void        ps_founding_free (PsFounding *founding);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsFounding, ps_founding_free)

G_END_DECLS
