#pragma once

#include "ps-check.h"
#include "ps-exit.h"
#include "ps-keyring.h"
#include "ps-witness.h"

G_BEGIN_DECLS

/**
 * PsCtlChecks:
 * @list: (element-type PsCheck): what was found, in the order in which it was looked at
 * @status: the exit status, if something failed that is no damage; %PS_EXIT_DONE otherwise
 *
 * What "peersidectl check" has found.
 */
typedef struct {
  GPtrArray *list;
  PsExit     status;
} PsCtlChecks;

gboolean ps_ctl_checks_add     (PsCtlChecks   *self,
                                const char    *name,
                                const char    *detail,
                                GError        *error);

void     ps_ctl_check_folder   (PsCtlChecks   *checks,
                                const char    *folder);
void     ps_ctl_check_keyring  (PsCtlChecks   *checks,
                                const char    *folder);
gboolean ps_ctl_check_database (PsCtlChecks   *checks,
                                const char    *path);
void     ps_ctl_check_attempts (PsCtlChecks   *checks,
                                const char    *folder);
void     ps_ctl_check_backups  (PsCtlChecks   *checks,
                                const char    *folder,
                                const PsKeys  *keys,
                                gboolean       deep);
void     ps_ctl_check_ballast  (PsCtlChecks   *checks,
                                const char    *folder);
void     ps_ctl_check_witness  (PsCtlChecks   *checks,
                                const char    *folder,
                                PsConn        *conn,
                                const PsKeys  *keys,
                                const PsWitnessLook *look);
void     ps_ctl_check_log      (PsCtlChecks   *checks,
                                PsConn        *conn,
                                PsKeyring     *keyring,
                                const PsKeys  *keys);
void     ps_ctl_check_groups   (PsCtlChecks   *checks,
                                PsConn        *conn);
void     ps_ctl_check_clocks   (PsCtlChecks   *checks,
                                PsConn        *conn);
void     ps_ctl_check_notes    (PsCtlChecks   *checks,
                                PsConn        *conn,
                                const PsKeys  *keys);

G_END_DECLS
