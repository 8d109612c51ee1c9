/* What a page is given of a workspace. The shipped content is there in every state, the services and
 * the keys while the vault is open.
 */
#include "ps-workspace-private.h"

#include "ps-keyring.h"
#include "ps-not-seen.h"
#include "ps-vault-making.h"

/* The meetings are there before, since they may not be readable. */
void
ps_workspace_make_services (PsWorkspace *self)
{
  self->clinic = ps_clinic_new (self->db, self->clock);
  self->groups = ps_groups_new (self->db, self->clock, self->content);
  self->roster = ps_roster_new (self->db, self->clock);
  self->member_names = ps_member_names_new (self->db);
  self->care = ps_care_new (self->db, self->clock);
  self->duplicates = ps_duplicates_new (self->db, self->clock);
  self->topics = ps_topics_new (self->db, self->clock, self->content);
  self->debriefs = ps_debriefs_new (self->db, self->clock, self->keys);
  self->guests = ps_guests_new (self->db, self->clock);
  self->drafts = ps_drafts_new (self->db, self->clock, self->keys);
  self->series = ps_series_new (self->db, self->clock);
  self->consents = ps_consents_new (self->db, self->clock, self->keys);
  self->backups = ps_backups_new (ps_vault_dir_get_path (self->dir), self->db, self->keys,
                                  self->clock);
  self->users = ps_users_new (self->db, ps_vault_dir_get_path (self->dir), self->keys, self->clock);

  /* What the front desk corrected meanwhile may ask for a call that only they can write down. */
  ps_not_seen_catch_up (self->db, self->clock);
}

const char *
ps_workspace_get_path (PsWorkspace *self)
{
  g_return_val_if_fail (PS_IS_WORKSPACE (self), NULL);

  return self->path;
}

const PsClock *
ps_workspace_get_clock (PsWorkspace *self)
{
  g_return_val_if_fail (PS_IS_WORKSPACE (self), NULL);

  return self->clock;
}

PsWorkspaceState
ps_workspace_get_state (PsWorkspace *self)
{
  g_return_val_if_fail (PS_IS_WORKSPACE (self), PS_WORKSPACE_NONE);

  return self->state;
}

PsContent *
ps_workspace_get_content (PsWorkspace *self)
{
  return self->content;
}

PsClinic *
ps_workspace_get_clinic (PsWorkspace *self)
{
  return self->clinic;
}

PsGroups *
ps_workspace_get_groups (PsWorkspace *self)
{
  return self->groups;
}

PsRoster *
ps_workspace_get_roster (PsWorkspace *self)
{
  return self->roster;
}

PsMemberNames *
ps_workspace_get_member_names (PsWorkspace *self)
{
  return self->member_names;
}

PsCare *
ps_workspace_get_care (PsWorkspace *self)
{
  return self->care;
}

PsDuplicates *
ps_workspace_get_duplicates (PsWorkspace *self)
{
  return self->duplicates;
}

PsMeetings *
ps_workspace_get_meetings (PsWorkspace *self)
{
  return self->meetings;
}

PsTopics *
ps_workspace_get_topics (PsWorkspace *self)
{
  return self->topics;
}

PsDebriefs *
ps_workspace_get_debriefs (PsWorkspace *self)
{
  return self->debriefs;
}

PsGuests *
ps_workspace_get_guests (PsWorkspace *self)
{
  return self->guests;
}

PsDrafts *
ps_workspace_get_drafts (PsWorkspace *self)
{
  return self->drafts;
}

PsSeries *
ps_workspace_get_series (PsWorkspace *self)
{
  return self->series;
}

/**
 * ps_workspace_get_finding:
 *
 * Returns: what whoever unlocked the vault has to be told
 */
PsFinding
ps_workspace_get_finding (PsWorkspace *self)
{
  return self->finding;
}

/**
 * ps_workspace_get_free_space:
 * @bytes: (out): how much room there is on the vault's disk
 *
 * Returns: whether it could be found out
 */
gboolean
ps_workspace_get_free_space (PsWorkspace *self,
                             guint64     *bytes)
{
  return self->dir != NULL && ps_vault_dir_get_free_space (self->dir, bytes, NULL);
}

PsBackups *
ps_workspace_get_backups (PsWorkspace *self)
{
  return self->backups;
}

PsUsers *
ps_workspace_get_users (PsWorkspace *self)
{
  return self->users;
}

PsConsents *
ps_workspace_get_consents (PsWorkspace *self)
{
  return self->consents;
}

PsDb *
ps_workspace_get_db (PsWorkspace *self)
{
  return self->db;
}

PsKeys *
ps_workspace_get_keys (PsWorkspace *self)
{
  return self->keys;
}

/**
 * ps_workspace_get_user_names:
 *
 * Returns: (transfer full): who can unlock the vault, in the order in which they were added; empty
 *   where the keyring cannot be read, which unlocking then says in words
 */
GStrv
ps_workspace_get_user_names (PsWorkspace *self)
{
  g_autoptr (PsKeyring) keyring = NULL;

  g_return_val_if_fail (PS_IS_WORKSPACE (self), NULL);

  keyring = ps_vault_making_load_keyring (self->path, NULL);

  return keyring != NULL ? ps_keyring_get_user_names (keyring) : g_new0 (char *, 1);
}

/**
 * ps_workspace_list_users:
 *
 * Returns: (transfer full) (element-type PsKeyringUser): who says they can unlock the vault, in the order
 *   in which they were added, as ps_workspace_get_user_names()
 */
GPtrArray *
ps_workspace_list_users (PsWorkspace *self)
{
  g_autoptr (PsKeyring) keyring = NULL;

  g_return_val_if_fail (PS_IS_WORKSPACE (self), NULL);

  keyring = ps_vault_making_load_keyring (self->path, NULL);

  return keyring != NULL ? ps_keyring_list_users (keyring)
                         : g_ptr_array_new_with_free_func ((GDestroyNotify) ps_keyring_user_free);
}

/**
 * ps_workspace_get_user_name:
 *
 * Returns: (transfer none) (nullable): who unlocked it
 */
const char *
ps_workspace_get_user_name (PsWorkspace *self)
{
  g_return_val_if_fail (PS_IS_WORKSPACE (self), NULL);

  return self->keys != NULL ? ps_keys_get_user_name (self->keys) : NULL;
}

/**
 * ps_workspace_get_roles:
 *
 * Returns: the roles of who unlocked it, which the database is kept to
 */
PsRole
ps_workspace_get_roles (PsWorkspace *self)
{
  g_return_val_if_fail (PS_IS_WORKSPACE (self), PS_ROLE_NONE);

  return self->db != NULL ? ps_db_get_roles (self->db) : PS_ROLE_NONE;
}
