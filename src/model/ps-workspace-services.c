/* What a page is given of a workspace. The shipped content is there in every state, the services and
 * the keys while the vault is open.
 */
#include "ps-workspace-private.h"

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

PsSeries *
ps_workspace_get_series (PsWorkspace *self)
{
  return self->series;
}

PsBackups *
ps_workspace_get_backups (PsWorkspace *self)
{
  return self->backups;
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
