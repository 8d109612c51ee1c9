#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PsRole:
 * @PS_ROLE_FRONT_DESK: referrals, calls, today's attendance; never what was said in a group
 * @PS_ROLE_PEER_LEADER: leads groups; reads and writes notes
 * @PS_ROLE_CO_FACILITATOR: the professional beside the Peer Leader; reads and writes notes
 * @PS_ROLE_ADMINISTRATOR: users, keys, restoring; reads no notes by this role alone
 *
 * What a user is. A person may hold several: the rights and the keys are the union. The numbers
 * are in the keyring file and never change.
 */
typedef enum {
  PS_ROLE_NONE           = 0,
  PS_ROLE_FRONT_DESK     = 1 << 0,
  PS_ROLE_PEER_LEADER    = 1 << 1,
  PS_ROLE_CO_FACILITATOR = 1 << 2,
  PS_ROLE_ADMINISTRATOR  = 1 << 3,
} PsRole;

#define PS_ROLE_ALL                                                                                \
  (PS_ROLE_FRONT_DESK | PS_ROLE_PEER_LEADER | PS_ROLE_CO_FACILITATOR | PS_ROLE_ADMINISTRATOR)

const char *ps_role_to_string   (PsRole      role);
PsRole      ps_role_from_string (const char *string);
gboolean    ps_roles_hold_notes (PsRole      roles);
gboolean    ps_roles_hold_root  (PsRole      roles);

G_END_DECLS
