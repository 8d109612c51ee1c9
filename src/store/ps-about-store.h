#pragma once

#include "ps-conn.h"

G_BEGIN_DECLS

/**
 * PsAboutPart:
 * @PS_ABOUT_RECORDS: their own record, and those that went into it: id, uid, preferred_name, full_name,
 *   initial, pronouns, language, access_needs, role, created_at, died_on, home_group
 * @PS_ABOUT_SPELLS: group, joined, left, reason
 * @PS_ABOUT_ATTENDANCE: group, starts_at, zone, status, mode, first_time
 * @PS_ABOUT_EXPECTED: what was said at the door of meetings to come: group, date, status, mode
 * @PS_ABOUT_CORRECTIONS: group, starts_at, zone, old_status, new_status, old_mode, new_mode,
 *   corrected_at
 * @PS_ABOUT_PRESENTATIONS: group, starts_at, zone, title, consent_on
 * @PS_ABOUT_WELCOME: group, step, done_at
 * @PS_ABOUT_WAITLISTS: group, added_at, offered_at, ended_at, ended_how
 * @PS_ABOUT_FOLLOW_UPS: owner, due_on, created_at, done_at
 * @PS_ABOUT_NOT_SEEN: group, noticed_at
 * @PS_ABOUT_IMPORTS: imported_at, format
 * @PS_ABOUT_N_PARTS: how many there are
 *
 * What is known of one person, table by table, each with its columns. Who else did or wrote something
 * is in none of them. Moments are microseconds UTC, as text.
 */
typedef enum {
  PS_ABOUT_RECORDS,
  PS_ABOUT_SPELLS,
  PS_ABOUT_ATTENDANCE,
  PS_ABOUT_EXPECTED,
  PS_ABOUT_CORRECTIONS,
  PS_ABOUT_PRESENTATIONS,
  PS_ABOUT_WELCOME,
  PS_ABOUT_WAITLISTS,
  PS_ABOUT_FOLLOW_UPS,
  PS_ABOUT_NOT_SEEN,
  PS_ABOUT_IMPORTS,
  PS_ABOUT_N_PARTS,
} PsAboutPart;

/**
 * PsAboutWho:
 * @PS_ABOUT_MEMBER: somebody on the roster, or who was
 * @PS_ABOUT_LEADER: somebody who leads groups or works with Peerside
 * @PS_ABOUT_GUEST: a guest speaker
 *
 * Whose name it is.
 */
typedef enum {
  PS_ABOUT_MEMBER,
  PS_ABOUT_LEADER,
  PS_ABOUT_GUEST,
} PsAboutWho;

/* Nothing of it outlives the call. @person_id is 0 for those who are no members. */
typedef void (*PsAboutName) (PsAboutWho  who,
                             gint64      person_id,
                             const char *name,
                             gpointer    data);

const char * const *ps_about_part_columns (PsAboutPart   part);
GPtrArray          *ps_about_store_list   (PsConn       *conn,
                                           PsAboutPart   part,
                                           gint64        person_id,
                                           GError      **error);
gboolean            ps_about_store_kept   (PsConn       *conn,
                                           gint64        person_id,
                                           gint64       *kept_id,
                                           GError      **error);
gboolean            ps_about_store_names  (PsConn       *conn,
                                           PsAboutName   func,
                                           gpointer      data,
                                           GError      **error);

G_END_DECLS
