#include "ps-role.h"

static const struct {
  PsRole      role;
  const char *name;
} names[] = {
  { PS_ROLE_FRONT_DESK, "front-desk" },
  { PS_ROLE_PEER_LEADER, "peer-leader" },
  { PS_ROLE_CO_FACILITATOR, "co-facilitator" },
  { PS_ROLE_ADMINISTRATOR, "administrator" },
};

/**
 * ps_role_to_string:
 * @role: one role
 *
 * Returns: (transfer none) (nullable): its word on the command line and in exports, not translated;
 *   %NULL if @role is not exactly one role
 */
const char *
ps_role_to_string (PsRole role)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (names[i].role == role)
      return names[i].name;

  return NULL;
}

/**
 * ps_role_from_string:
 * @string: a word as ps_role_to_string() gives it
 *
 * Returns: the role, or %PS_ROLE_NONE if there is none of that name
 */
PsRole
ps_role_from_string (const char *string)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (names[i].name, string) == 0)
      return names[i].role;

  return PS_ROLE_NONE;
}

/**
 * ps_roles_hold_notes:
 *
 * Returns: whether somebody with @roles is given the key to notes
 */
gboolean
ps_roles_hold_notes (PsRole roles)
{
  return (roles & (PS_ROLE_PEER_LEADER | PS_ROLE_CO_FACILITATOR)) != 0;
}

/**
 * ps_roles_hold_root:
 *
 * Returns: whether somebody with @roles is given the key that signs the list of users
 */
gboolean
ps_roles_hold_root (PsRole roles)
{
  return (roles & PS_ROLE_ADMINISTRATOR) != 0;
}
