#pragma once

#include "ps-backups.h"
#include "ps-clinic.h"
#include "ps-clock.h"
#include "ps-care.h"
#include "ps-consents.h"
#include "ps-content.h"
#include "ps-debriefs.h"
#include "ps-duplicates.h"
#include "ps-finding.h"
#include "ps-founding.h"
#include "ps-groups.h"
#include "ps-drafts.h"
#include "ps-guests.h"
#include "ps-keyring-users.h"
#include "ps-keys.h"
#include "ps-meetings.h"
#include "ps-member-names.h"
#include "ps-recovering.h"
#include "ps-roster.h"
#include "ps-series.h"
#include "ps-topics.h"
#include "ps-users.h"

G_BEGIN_DECLS

/**
 * PsWorkspaceState:
 * @PS_WORKSPACE_NONE: the folder holds no vault yet: the first run
 * @PS_WORKSPACE_LOCKED: there is one, and nobody has unlocked it
 * @PS_WORKSPACE_OPEN: somebody has
 * @PS_WORKSPACE_WORKING: somebody has, and nothing of it can be shown while its keys are changed
 */
typedef enum {
  PS_WORKSPACE_NONE,
  PS_WORKSPACE_LOCKED,
  PS_WORKSPACE_OPEN,
  PS_WORKSPACE_WORKING,
} PsWorkspaceState;

#define PS_TYPE_WORKSPACE (ps_workspace_get_type ())

G_DECLARE_FINAL_TYPE (PsWorkspace, ps_workspace, PS, WORKSPACE, GObject)

PsWorkspace      *ps_workspace_new            (const char           *path,
                                               const PsClock        *clock);
gboolean          ps_workspace_probe          (PsWorkspace          *self,
                                               GError              **error);

const char       *ps_workspace_get_path       (PsWorkspace          *self);
const PsClock    *ps_workspace_get_clock      (PsWorkspace          *self);
PsWorkspaceState  ps_workspace_get_state      (PsWorkspace          *self);
GStrv             ps_workspace_get_user_names (PsWorkspace          *self);
GPtrArray        *ps_workspace_list_users     (PsWorkspace          *self);
const char       *ps_workspace_get_user_name  (PsWorkspace          *self);
PsRole            ps_workspace_get_roles      (PsWorkspace          *self);

void              ps_workspace_create_async   (PsWorkspace          *self,
                                               PsFounding           *founding,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
gboolean          ps_workspace_create_finish  (PsWorkspace          *self,
                                               GAsyncResult         *result,
                                               GError              **error);
gboolean          ps_workspace_create         (PsWorkspace          *self,
                                               PsFounding           *founding,
                                               GError              **error);
void              ps_workspace_unlock_async   (PsWorkspace          *self,
                                               const char           *user_name,
                                               PsSecret             *passphrase,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
gboolean          ps_workspace_unlock_finish  (PsWorkspace          *self,
                                               GAsyncResult         *result,
                                               GError              **error);
gboolean          ps_workspace_unlock         (PsWorkspace          *self,
                                               const char           *user_name,
                                               PsSecret             *passphrase,
                                               GError              **error);
void              ps_workspace_check_restore_async  (PsWorkspace          *self,
                                                     const char           *backup,
                                                     const char           *user_name,
                                                     PsSecret             *passphrase,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);
gboolean          ps_workspace_check_restore_finish (PsWorkspace          *self,
                                                     GAsyncResult         *result,
                                                     GError              **error);
void              ps_workspace_restore_async  (PsWorkspace          *self,
                                               const char           *backup,
                                               const char           *user_name,
                                               PsSecret             *passphrase,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
gboolean          ps_workspace_restore_finish (PsWorkspace          *self,
                                               GAsyncResult         *result,
                                               char                **kept,
                                               GError              **error);
void              ps_workspace_lock           (PsWorkspace          *self);

gint64            ps_workspace_get_wait       (PsWorkspace          *self);
gboolean          ps_workspace_check_sheet    (PsWorkspace          *self,
                                               const PsSecret       *code,
                                               GError              **error);
void              ps_workspace_recover_async  (PsWorkspace          *self,
                                               PsRecovering         *recovering,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
gboolean          ps_workspace_recover_finish (PsWorkspace          *self,
                                               GAsyncResult         *result,
                                               GError              **error);
void              ps_workspace_remove_user_async  (PsWorkspace          *self,
                                                   const char           *user_name,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
gboolean          ps_workspace_remove_user_finish (PsWorkspace          *self,
                                                   GAsyncResult         *result,
                                                   GError              **error);
double            ps_workspace_get_progress   (PsWorkspace          *self);

PsContent        *ps_workspace_get_content    (PsWorkspace          *self);
PsClinic         *ps_workspace_get_clinic     (PsWorkspace          *self);
PsGroups         *ps_workspace_get_groups     (PsWorkspace          *self);
PsRoster         *ps_workspace_get_roster     (PsWorkspace          *self);
PsMemberNames    *ps_workspace_get_member_names (PsWorkspace         *self);
PsDuplicates     *ps_workspace_get_duplicates (PsWorkspace          *self);
PsMeetings       *ps_workspace_get_meetings   (PsWorkspace          *self);
PsTopics         *ps_workspace_get_topics     (PsWorkspace          *self);
PsDebriefs       *ps_workspace_get_debriefs   (PsWorkspace          *self);
PsGuests         *ps_workspace_get_guests     (PsWorkspace          *self);
PsDrafts         *ps_workspace_get_drafts     (PsWorkspace          *self);
PsSeries         *ps_workspace_get_series     (PsWorkspace          *self);
PsCare           *ps_workspace_get_care       (PsWorkspace          *self);
PsConsents       *ps_workspace_get_consents   (PsWorkspace          *self);
PsBackups        *ps_workspace_get_backups    (PsWorkspace          *self);
PsFinding         ps_workspace_get_finding    (PsWorkspace          *self);
gboolean          ps_workspace_get_free_space (PsWorkspace          *self,
                                               guint64              *bytes);
PsUsers          *ps_workspace_get_users      (PsWorkspace          *self);
PsDb             *ps_workspace_get_db         (PsWorkspace          *self);
PsKeys           *ps_workspace_get_keys       (PsWorkspace          *self);

G_END_DECLS
