#pragma once

#include "ps-db.h"

G_BEGIN_DECLS

/**
 * PsRight:
 * @PS_RIGHT_UNLOCK: to unlock the vault: to see which groups there are, and when and where they meet
 * @PS_RIGHT_EDIT_GROUPS: to add a group, to change its name, times and place, to skip or move a date
 * @PS_RIGHT_PLAN: agendas, comfort agreements, what is planned for a date, guest speakers
 * @PS_RIGHT_MEETINGS: to start and lead a meeting, and to look at those that were
 * @PS_RIGHT_DOOR: to take attendance at today's meetings
 * @PS_RIGHT_ROSTER: to see and change who the members are
 * @PS_RIGHT_IMPORT: to bring members in from a file
 * @PS_RIGHT_EXPORT: to take members and their attendance out to a file
 * @PS_RIGHT_TOPICS: the library of topics
 * @PS_RIGHT_DEBRIEFS: to read and write debriefs, and the follow-ups that came of them
 * @PS_RIGHT_PROCESS_NOTES: to keep process notes of one's own
 * @PS_RIGHT_CALLS: to see what the desk is to do, and to mark it as done
 * @PS_RIGHT_WAITLIST: to see and work the list of those who wait for a place in a group
 * @PS_RIGHT_CONSENTS: to record what members consented to
 * @PS_RIGHT_CLINIC: to change what the clinic says of itself, and the numbers for a crisis
 * @PS_RIGHT_USERS: to add and remove users and change what they are
 * @PS_RIGHT_AUDIT: to read the log of who did what
 * @PS_RIGHT_BACKUP: to make a backup
 * @PS_RIGHT_RESTORE: to put a backup in the place of the vault
 * @PS_RIGHT_CHECK: to look whether the vault is as it should be
 * @PS_N_RIGHTS: how many there are
 *
 * What somebody may be allowed to do. Which role may is in ps-right.c and nowhere else: the services
 * go by it before they touch the database, the windows before they show a page or a button, and
 * peersidectl before it carries out a command.
 */
typedef enum {
  PS_RIGHT_UNLOCK,
  PS_RIGHT_EDIT_GROUPS,
  PS_RIGHT_PLAN,
  PS_RIGHT_MEETINGS,
  PS_RIGHT_DOOR,
  PS_RIGHT_ROSTER,
  PS_RIGHT_IMPORT,
  PS_RIGHT_EXPORT,
  PS_RIGHT_TOPICS,
  PS_RIGHT_DEBRIEFS,
  PS_RIGHT_PROCESS_NOTES,
  PS_RIGHT_CALLS,
  PS_RIGHT_WAITLIST,
  PS_RIGHT_CONSENTS,
  PS_RIGHT_CLINIC,
  PS_RIGHT_USERS,
  PS_RIGHT_AUDIT,
  PS_RIGHT_BACKUP,
  PS_RIGHT_RESTORE,
  PS_RIGHT_CHECK,
  PS_N_RIGHTS,
} PsRight;

gboolean    ps_roles_may          (PsRole    roles,
                                   PsRight   right);
const char *ps_right_get_refusal  (PsRight   right);
gboolean    ps_right_check_roles  (PsRole    roles,
                                   PsRight   right,
                                   GError  **error);
gboolean    ps_right_check        (PsDb     *db,
                                   PsRight   right,
                                   GError  **error);
gboolean    ps_right_check_task   (PsDb     *db,
                                   PsRight   right,
                                   GTask    *task);

G_END_DECLS
