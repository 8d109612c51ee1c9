#pragma once

#include "ps-debriefs.h"
#include "ps-groups.h"
#include "ps-test-vault.h"

G_BEGIN_DECLS

/**
 * PsRoleVault:
 * @vault: filled, and open for whoever is in it
 * @keys: of the user who is in it
 * @group_id: a group
 * @person_id: a member of it
 * @old_id: a meeting of last week
 * @now_id: the meeting that runs
 * @heads_id: a meeting of today whose group keeps no list of names
 * @topic_id: a topic
 * @peers_id: what the Peer Leader is to do
 * @desks_id: what the desk is to do
 *
 * A vault that has something of everything, and a user for each set of roles that a test asks for.
 */
typedef struct {
  PsTestVault vault;
  PsContent  *content;
  PsKeys     *keys;
  gint64      group_id;
  gint64      person_id;
  gint64      old_id;
  gint64      now_id;
  gint64      heads_id;
  gint64      topic_id;
  gint64      peers_id;
  gint64      desks_id;
} PsRoleVault;

/* Words that stand in sealed text, and in the desk's own plain text, and nowhere else. */
#define PS_ROLE_VAULT_SEALED "Quetzalcoatlus"
#define PS_ROLE_VAULT_PLAIN  "Archaeopteryx"

void ps_role_vault_set_up     (PsRoleVault *self);
void ps_role_vault_tear_down  (PsRoleVault *self);
void ps_role_vault_enter      (PsRoleVault *self,
                               PsRole       roles);
void ps_role_vault_open_whole (PsRoleVault *self);

G_END_DECLS
