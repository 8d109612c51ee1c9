/* Which part of the database each role may touch. It is held by SQLite's own authorizer on the
 * connection (ps-conn-access.c), under whatever the services and the windows allow, so that a mistake
 * up there shows an error and not a record.
 *
 * It keeps a program to its word; it is no cryptography. What nobody may learn who holds the
 * database's key, a passphrase and a hex editor is sealed as well, see ps-seal.h.
 */
#include "ps-access.h"

#include <string.h>

/* Peer Leaders and co-facilitators lead the groups: everything in the database is their work. */
#define WHOLE (PS_ROLE_PEER_LEADER | PS_ROLE_CO_FACILITATOR)

#define READ   PS_DEED_READ
#define INSERT PS_DEED_INSERT
#define UPDATE PS_DEED_UPDATE
#define DELETE PS_DEED_DELETE

/* To know how many rows there are, and nothing that is in them. */
#define COUNT ""

typedef struct {
  const char *table;
  int         deeds;
  const char *reads;   /* the columns that may be read, by spaces; NULL for all of them */
  const char *updates; /* likewise, that may be changed */
} Rule;

/* What the front desk may touch. A table that is not here is closed to it, so one that is added to
 * the schema is closed until somebody has thought about it.
 */
static const Rule front_desk[] = {
  /* Whose vault this is and how far its schema is. */
  { "meta", READ, NULL, NULL },
  /* The clinic's name and telephone, for whoever asks at the desk. */
  { "setting", READ, NULL, NULL },
  /* Whom to call in a crisis: that is for everybody in the house. */
  { "local_contact", READ, NULL, NULL },
  /* What a group is called, when and where it meets; the flyer says as much. */
  { "support_group", READ, NULL, NULL },
  /* The dates that were skipped or moved. */
  { "group_date", READ, NULL, NULL },
  /* The days on which nobody meets. */
  { "closed_day", READ, NULL, NULL },
  /* Who is expected today; not why somebody left. */
  { "membership", READ | INSERT | DELETE, "id uid group_id person_id joined_on left_on", NULL },
  /* The names on the sheet, who walks in, and a list that is brought in and can be taken back; not
   * access needs, the role of a caregiver or a buddy, which say something about somebody's health.
   * That somebody died the desk has to know: it is the desk that calls. It takes people off the
   * roster and deletes none: what else is written of them it cannot see.
   */
  { "person", READ | INSERT | UPDATE,
    "id uid preferred_name full_name name_fold initial pronouns language walk_in merged_into_id"
    " created_at updated_at archived_at died_on",
    "full_name initial pronouns language updated_at archived_at" },
  /* Files that were brought in. */
  { "member_import", READ | INSERT | UPDATE, NULL, "undone_at" },
  /* As the file; a membership that is taken back is taken out of it. */
  { "member_import_person", READ | INSERT | UPDATE, NULL, "membership_id" },
  /* As the file. */
  { "member_import_way", READ | INSERT | DELETE, NULL, NULL },
  /* That somebody who came with such a file is gone again. */
  { "tombstone", INSERT, NULL, NULL },
  /* Whom to call when a place is free. */
  { "waitlist", READ | INSERT | UPDATE, NULL, "offered_at ended_at ended_how" },
  /* The index of names, which a walk-in is put into. */
  { "person_word", READ | INSERT | DELETE, NULL, NULL },
  /* How somebody is reached, for the desk's calls; what a file brought is taken back. */
  { "contact_way", READ | INSERT | DELETE, NULL, NULL },
  /* That a meeting runs or ran today, and when and where; not its topic, nor who led it. How many came
   * is counted at the door where a group keeps no list of names.
   */
  { "session", READ | UPDATE,
    "id uid group_id rule_on kind state planned_at planned_s started_at ended_at place head_count"
    " head_count_new",
    "head_count head_count_new" },
  /* The sheet. SQLite knows no rows here: that it is today's is seen to by PsAttendanceSheet. */
  { "attendance", READ | INSERT | UPDATE,
    "session_id person_id status mode first_time updated_at", "status mode updated_at" },
  /* The sheet before the meeting is started, and what was put on it by mistake. */
  { "door", READ | INSERT | UPDATE | DELETE, NULL, "status mode updated_at" },
  /* The trail of a correction is left, and read by those who lead the group. */
  { "attendance_change", INSERT, NULL, NULL },
  /* What the desk is to do, which alone is in plain words; the others are sealed. */
  { "follow_up", READ | UPDATE, "id session_id owner due_on what created_at done_at", "done_at" },
  /* Whatever the desk does is written down; it needs to know where the log ends for that, not what
   * it says. "seq" of a new entry is what a trigger asks for.
   */
  { "audit", READ | INSERT, "seq", NULL },
  { "audit_head", READ | INSERT | UPDATE, NULL, "seq hash key" },
  /* How many there are; the file shows that to whoever holds its key. */
  { "note", READ, COUNT, NULL },
  /* What a member lets the desk give, as in a proof of attendance; not what else was noted of it. */
  { "consent", READ,
    "id uid person_id group_id kind version form content information discloser recipients purpose"
    " expires_on expires_event signed_by signer given_on revoked_on revoked_how created_at"
    " updated_at", NULL },
  /* Whatever the desk gives is written down; what others gave is not the desk's. */
  { "disclosure", READ | INSERT, "id uid", NULL },
  /* As the disclosure. */
  { "disclosure_person", READ | INSERT, "id disclosure_id consent_id", NULL },
  /* What they had typed themselves when the vault was locked; that of others is sealed to them. */
  { "draft", READ | INSERT | UPDATE | DELETE, NULL, NULL },
  { NULL }
};

/* What an administrator who is nothing else may not touch. Everything else is open to them: they
 * check, repair and restore the file, for which every table is read. What they could read here of
 * people is kept from them by the services, which have no page and no command for it.
 */
static const Rule administrator[] = {
  /* The checks count its revisions; what is sealed in it is not theirs, and they add none. */
  { "note", READ, "id uid session_id class author revision epoch written_at", NULL },
  /* The checks look at its days; what is to be done, and about whom, is for its owner. */
  { "follow_up", READ, "id uid session_id owner due_on done_at created_at", NULL },
  /* The checks play the clock again. */
  { "clock_event", READ, NULL, NULL },
  /* What went round in the room. */
  { "segment_round", READ, COUNT, NULL },
  /* Who somebody is, is for those who know them. */
  { "person", READ, NULL, NULL },
  /* As the person. */
  { "person_word", READ, NULL, NULL },
  /* As the person. */
  { "contact_way", READ, NULL, NULL },
  /* As the person. */
  { "member_import", READ, NULL, NULL },
  { "member_import_person", READ, NULL, NULL },
  { "member_import_way", READ, NULL, NULL },
  { "person_merge", READ, NULL, NULL },
  { "person_merge_part", READ, "id merge_id kind object", NULL },
  { "person_distinct", READ, NULL, NULL },
  { "waitlist", READ, NULL, NULL },
  { "welcome_step", READ, NULL, NULL },
  { "not_seen", READ, NULL, NULL },
  { "remembrance", READ, NULL, NULL },
  /* How many members a group has; not why somebody left. */
  { "membership", READ, "id uid group_id person_id joined_on left_on", NULL },
  /* A meeting is run by those who lead it. */
  { "session", READ, NULL, NULL },
  /* As the meeting. */
  { "segment", READ, NULL, NULL },
  /* As the meeting. */
  { "attendance", READ, NULL, NULL },
  /* As the meeting. */
  { "door", READ, NULL, NULL },
  /* As the meeting. */
  { "attendance_change", READ, NULL, NULL },
  /* As the meeting. */
  { "debrief", READ, NULL, NULL },
  /* The log is read, and goes on. */
  { "audit", READ | INSERT, NULL, NULL },
  { "audit_head", READ | INSERT | UPDATE, NULL, NULL },
  /* To whom somebody lets themselves be known, is between them and those who lead the group. */
  { "consent", READ,
    "id uid person_id group_id kind form expires_on given_on revoked_on revoked_how created_at", NULL },
  /* When something left the house, in what form and by whose hand; not to whom. */
  { "disclosure", READ, "id uid given_at given_by audience content form", NULL },
  /* As the disclosure. */
  { "disclosure_person", READ, NULL, NULL },
  { NULL }
};

static gboolean
has_word (const char *words,
          const char *word)
{
  gsize len = strlen (word);

  for (const char *p = words; (p = strstr (p, word)) != NULL; p += len)
    if ((p == words || p[-1] == ' ') && (p[len] == ' ' || p[len] == '\0'))
      return TRUE;

  return FALSE;
}

static gboolean
is_allowed (const Rule *rule,
            PsDeed      deed,
            const char *column)
{
  const char *columns = deed == READ ? rule->reads : deed == UPDATE ? rule->updates : NULL;

  if ((rule->deeds & deed) == 0)
    return FALSE;

  return columns == NULL || column == NULL || *column == '\0' || has_word (columns, column);
}

static gboolean
look_up (const Rule *rules,
         gboolean    others,
         PsDeed      deed,
         const char *table,
         const char *column)
{
  for (const Rule *rule = rules; rule->table != NULL; rule++)
    if (strcmp (rule->table, table) == 0)
      return is_allowed (rule, deed, column);

  return others;
}

/**
 * ps_access_is_whole:
 *
 * Returns: whether there is nothing in the database that somebody with @roles may not touch
 */
gboolean
ps_access_is_whole (PsRole roles)
{
  return (roles & WHOLE) != 0;
}

/**
 * ps_access_allows:
 * @roles: what somebody is; several allow what any of them allows
 * @deed: one of them
 * @column: (nullable): which one; "" for a reading that takes none, as a count does
 *
 * Returns: whether a statement may do that
 */
gboolean
ps_access_allows (PsRole      roles,
                  PsDeed      deed,
                  const char *table,
                  const char *column)
{
  if (ps_access_is_whole (roles))
    return TRUE;

  if ((roles & PS_ROLE_ADMINISTRATOR) != 0 && look_up (administrator, TRUE, deed, table, column))
    return TRUE;

  return (roles & PS_ROLE_FRONT_DESK) != 0 && look_up (front_desk, FALSE, deed, table, column);
}
