#pragma once

/* For the parts of PsWorkspace only: ps-workspace.c is what it is, ps-workspace-services.c what it has,
 * and ps-workspace-open.c how a vault gets into it.
 */

#include "ps-opened.h"
#include "ps-workspace.h"

G_BEGIN_DECLS

struct _PsWorkspace
{
  GObject           parent_instance;

  char             *path;
  const PsClock    *clock;
  PsContent        *content;
  PsWorkspaceState  state;

  PsVaultDir       *dir;
  PsKeys           *keys;
  PsDb             *db;
  PsFinding         finding;
  gint64            audit_seq;   /* of an entry that is surely in the log */
  gboolean          replaced;    /* the file is no longer the one that is open */
  PsClinic         *clinic;
  PsGroups         *groups;
  PsRoster         *roster;
  PsMemberNames    *member_names;
  PsCare           *care;
  PsDuplicates     *duplicates;
  PsMeetings       *meetings;
  PsTopics         *topics;
  PsDebriefs       *debriefs;
  PsGuests         *guests;
  PsDrafts         *drafts;
  PsSeries         *series;
  PsConsents       *consents;
  PsBackups        *backups;
  PsUsers          *users;
  double            progress;   /* of changing the keys */
  gboolean          lock_after; /* it was to be locked while they were changed */
};

void     ps_workspace_begin_work  (PsWorkspace  *self,
                                   PsVaultDir  **dir,
                                   PsKeys      **keys);
void     ps_workspace_end_work    (PsWorkspace  *self,
                                   PsOpened     *opened);
void     ps_workspace_set_progress (PsWorkspace *self,
                                    double       progress);
void     ps_workspace_make_services (PsWorkspace *self);
gboolean ps_workspace_take_opened (PsWorkspace  *self,
                                   PsOpened     *opened,
                                   GError      **error);

G_END_DECLS
