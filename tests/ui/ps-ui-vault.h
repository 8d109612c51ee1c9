#pragma once

#include "ps-test-db.h"
#include "ps-workspace.h"

G_BEGIN_DECLS

/* Tuesday, 3 November 2026, 12:00 UTC. */
#define PS_UI_VAULT_NOON (G_GINT64_CONSTANT (1793707200) * G_TIME_SPAN_SECOND)

/**
 * PsUiVault:
 * @workspace: open, on a real vault in a folder of its own
 * @now: what time it is there; a test may say that it is another
 * @db: the workspace's database, for what has no service
 *
 * What a page is shown on in a test.
 */
typedef struct {
  char        *dir;
  gint64       now;
  PsClock      clock;
  PsWorkspace *workspace;
  PsTestDb     db;
} PsUiVault;

void   ps_ui_vault_set_up     (PsUiVault  *self);
void   ps_ui_vault_tear_down  (PsUiVault  *self);
gint64 ps_ui_vault_add_group  (PsUiVault  *self,
                               const char *name,
                               const char *rule,
                               guint       start_minute,
                               const char *place);
gint64 ps_ui_vault_add_member (PsUiVault  *self,
                               const char *name,
                               gint64      group_id);
gint64 ps_ui_vault_add_meeting (PsUiVault *self,
                               gint64      group_id,
                               gint64      started_at,
                               guint       minutes,
                               gboolean    debrief_waits);
void   ps_ui_vault_fill       (PsUiVault  *self);
void   ps_ui_vault_add_user   (PsUiVault  *self,
                               const char *name,
                               PsRole      roles);
void   ps_ui_vault_enter      (PsUiVault  *self,
                               const char *name);

G_END_DECLS
