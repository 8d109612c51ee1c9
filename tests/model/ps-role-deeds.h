#pragma once

#include "ps-right.h"
#include "ps-role-vault.h"

G_BEGIN_DECLS

/**
 * PsRoleDeed:
 * @name: which layer, and what is done
 * @who: who may, as D for the front desk, P for the Peer Leader, C for the co-facilitator and A for an
 *   administrator, each in its place, and '-' for who may not
 * @key: whether somebody's keys are good for it; or
 * @sql: a statement for the database as it was opened; or
 * @model: a call of a service, %FALSE with @error set or nothing to be seen; or
 * @right: what is asked for before a command or a window does anything
 *
 * One row of the matrix.
 */
typedef struct {
  const char *name;
  const char *who;
  gboolean  (*key)   (const PsKeys *keys);
  const char *sql;
  gboolean  (*model) (PsRoleVault *self, GError **error);
  PsRight     right;
} PsRoleDeed;

extern const PsRoleDeed ps_role_deeds[];

gboolean ps_role_deed_is_done (const PsRoleDeed *deed,
                               PsRoleVault      *vault);

G_END_DECLS
