#include "ps-right.h"

#include <glib/gi18n-lib.h>

#include "ps-error.h"

#define DESK   PS_ROLE_FRONT_DESK
#define PEER   PS_ROLE_PEER_LEADER
#define PRO    PS_ROLE_CO_FACILITATOR
#define ADMIN  PS_ROLE_ADMINISTRATOR
#define LEADS  (PEER | PRO)

/* Who may do what, in the order of PsRight, and what somebody is told who may not. Roles add up:
 * whoever has several may do what any of them may.
 *
 * An administrator who is nothing else sets the workstation up: groups with their times, users,
 * backups. Who comes to a group and what is said there is not needed for that, so they see neither
 * the roster nor a meeting. At first run the first user is a co-facilitator as well.
 */
static const struct {
  int         roles;
  const char *refusal;
} rights[] = {
  [PS_RIGHT_UNLOCK] = { PS_ROLE_ALL, N_("You have no role in this vault.") },
  [PS_RIGHT_EDIT_GROUPS] = { LEADS | ADMIN,
    N_("Groups are changed by Peer Leaders, co-facilitators and administrators.") },
  [PS_RIGHT_PLAN] = { LEADS, N_("Meetings are planned by Peer Leaders and co-facilitators.") },
  [PS_RIGHT_MEETINGS] = { LEADS, N_("Meetings are for Peer Leaders and co-facilitators.") },
  [PS_RIGHT_DOOR] = { LEADS | DESK,
    N_("Attendance is taken by the front desk, Peer Leaders and co-facilitators.") },
  [PS_RIGHT_ROSTER] = { LEADS, N_("The roster is for Peer Leaders and co-facilitators.") },
  /* The whole roster in one file is more than a volunteer is to carry. The desk has the list of who
   * comes before anybody else.
   */
  [PS_RIGHT_IMPORT] = { PRO | DESK,
    N_("Members are imported by the front desk and co-facilitators.") },
  [PS_RIGHT_EXPORT] = { PRO, N_("Members and their attendance are exported by co-facilitators.") },
  [PS_RIGHT_TOPICS] = { LEADS, N_("Topics are for Peer Leaders and co-facilitators.") },
  [PS_RIGHT_DEBRIEFS] = { LEADS, N_("Debriefs are for Peer Leaders and co-facilitators.") },
  [PS_RIGHT_PROCESS_NOTES] = { PRO, N_("Process notes are for co-facilitators.") },
  [PS_RIGHT_CALLS] = { LEADS | DESK,
    N_("Follow-ups are for the front desk, Peer Leaders and co-facilitators.") },
  [PS_RIGHT_WAITLIST] = { LEADS | DESK,
    N_("Waitlists are for the front desk, Peer Leaders and co-facilitators.") },
  [PS_RIGHT_CONSENTS] = { LEADS, N_("Consents are recorded by Peer Leaders and co-facilitators.") },
  [PS_RIGHT_CLINIC] = { PRO | ADMIN,
    N_("The clinic’s details are changed by co-facilitators and administrators.") },
  [PS_RIGHT_USERS] = { ADMIN, N_("Users are added and removed by administrators.") },
  [PS_RIGHT_AUDIT] = { ADMIN, N_("The log is read by administrators.") },
  [PS_RIGHT_BACKUP] = { PS_ROLE_ALL, N_("You have no role in this vault.") },
  [PS_RIGHT_RESTORE] = { ADMIN, N_("Backups are restored by administrators.") },
  [PS_RIGHT_CHECK] = { LEADS | ADMIN,
    N_("The vault is checked by Peer Leaders, co-facilitators and administrators.") },
};

G_STATIC_ASSERT (G_N_ELEMENTS (rights) == PS_N_RIGHTS);

/**
 * ps_roles_may:
 * @roles: what somebody is
 *
 * Returns: whether they have @right
 */
gboolean
ps_roles_may (PsRole  roles,
              PsRight right)
{
  g_return_val_if_fail (right < PS_N_RIGHTS, FALSE);

  return (roles & rights[right].roles) != 0;
}

/**
 * ps_right_get_refusal:
 *
 * Returns: (transfer none): a sentence for somebody who does not have @right, which says who does
 */
const char *
ps_right_get_refusal (PsRight right)
{
  g_return_val_if_fail (right < PS_N_RIGHTS, NULL);

  return _(rights[right].refusal);
}

/**
 * ps_right_check_roles:
 * @roles: what somebody is
 *
 * Errors: %PS_ERROR_NOT_PERMITTED.
 *
 * Returns: whether they have @right
 */
gboolean
ps_right_check_roles (PsRole    roles,
                      PsRight   right,
                      GError  **error)
{
  if (ps_roles_may (roles, right))
    return TRUE;

  g_set_error_literal (error, PS_ERROR, PS_ERROR_NOT_PERMITTED, ps_right_get_refusal (right));

  return FALSE;
}

/**
 * ps_right_check:
 *
 * Errors: %PS_ERROR_NOT_PERMITTED.
 *
 * Returns: whether whoever works with @db has @right
 */
gboolean
ps_right_check (PsDb     *db,
                PsRight   right,
                GError  **error)
{
  return ps_right_check_roles (ps_db_get_roles (db), right, error);
}

/**
 * ps_right_check_task:
 * @task: (transfer full): taken, and returned with %PS_ERROR_NOT_PERMITTED, only if they may not
 *
 * ps_right_check() for what somebody asked for by an asynchronous call.
 *
 * Returns: whether whoever works with @db has @right
 */
gboolean
ps_right_check_task (PsDb    *db,
                     PsRight  right,
                     GTask   *task)
{
  GError *error = NULL;

  if (ps_right_check (db, right, &error))
    return TRUE;

  g_task_return_error (task, error);
  g_object_unref (task);

  return FALSE;
}
