/* Whom a group has not seen for some meetings is called: that is made into a follow-up of the Peer
 * Leader's in the same unit of work that ends a meeting or corrects its sheet.
 *
 * At how many meetings in a row somebody was not seen is ps_streak_count_not_seen(); after how many they
 * are called, the group says, and 0 is never. What of it is decided here:
 *
 * - One absence is one call. A row of not_seen stands for the absence, from when it was noticed until
 *   they are seen again; whether the call is made, put off or not needed is no matter for it.
 * - Who is there again, or is corrected to have been, is not called: a call that is still open goes, and
 *   so does the row. One that was made stays as what was done.
 * - Who is excused has been heard from: the count begins anew, and an open call goes, too.
 * - Who has died, was taken off the roster or has left the group is not called, and an open call goes.
 * - Who has no telephone on which they may be called gets no call, but is not forgotten: the follow-up
 *   says so, and asks for another way.
 * - Who was not seen for much longer than the group waits is not called out of the blue: they were gone
 *   before anybody asked for this, or before the number was made smaller. See SLACK.
 * - A number that is made larger, or 0, takes back no call that was made.
 * - A correction is of one person, and only they are looked at: while a forgotten sheet is filled in
 *   name by name nobody is called who is still to be marked. The others are looked at when the next
 *   meeting ends, or the vault is next unlocked.
 *
 * The text of the call is sealed as those of debriefs are, so whoever ends the meeting needs the key to
 * the notes. The front desk has none: where it corrects today's sheet nothing happens here, and the next
 * who unlocks the vault and leads a group makes up for it, see ps_not_seen_catch_up().
 */
#include "ps-not-seen.h"

#include <glib/gi18n-lib.h>

#include "ps-audit-note.h"
#include "ps-conn-actor.h"
#include "ps-date.h"
#include "ps-debrief-seal.h"
#include "ps-group-store.h"
#include "ps-membership-store.h"
#include "ps-not-seen-store.h"
#include "ps-right.h"
#include "ps-streak-of.h"

/* How many days there are to make the call in. */
#define DUE_DAYS 2

/* By how many meetings more than the group waits for somebody may be noticed late. */
#define SLACK 4

/* What is known of one group while it is looked at. */
typedef struct {
  PsConn     *conn;
  PsKeys     *keys;
  gint64      group_id;
  char       *group_name;
  guint       after;
  gint64      wall;
  char        due_on[PS_DATE_ISO_SIZE];
  GArray     *meetings; /* PsStreakMeeting */
} Look;

static void
look_clear (Look *look)
{
  g_free (look->group_name);
  g_clear_pointer (&look->meetings, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Look, look_clear)

/* The name is put in when the call is read. */
static char *
dup_words (const Look         *look,
           const PsNotSeenRow *row,
           guint               n)
{
  if (!row->may_be_called)
    /* Translators: something to do; %1$s is a member, %2$s a group, %3$u how many meetings. */
    return g_strdup_printf (ngettext ("Reach out to %1$s, who may not be called: not seen at the "
                                      "last meeting of %2$s",
                                      "Reach out to %1$s, who may not be called: not seen at the "
                                      "last %3$u meetings of %2$s", n),
                            PS_FOLLOW_UP_WHO, look->group_name, n);

  /* Translators: something to do; %1$s is a member, %2$s a group, %3$u how many meetings. */
  return g_strdup_printf (ngettext ("Call %1$s: not seen at the last meeting of %2$s",
                                    "Call %1$s: not seen at the last %3$u meetings of %2$s", n),
                          PS_FOLLOW_UP_WHO, look->group_name, n);
}

static gboolean
make_call (const Look          *look,
           const PsNotSeenRow  *row,
           guint                n,
           GError             **error)
{
  g_autoptr (PsFollowUp) call = ps_follow_up_new ();
  g_autoptr (PsFollowUpRow) sealed = NULL;
  PsUid no_meeting = { { 0 } };

  g_free (call->what);
  call->what = dup_words (look, row, n);
  call->person_id = row->person_id;
  g_strlcpy (call->due_on, look->due_on, sizeof call->due_on);

  /* It is about no one meeting, so that no debrief of one writes over it. */
  sealed = ps_debrief_seal_follow_up (look->keys, &no_meeting, call, look->wall, error);

  return sealed != NULL && ps_follow_up_store_add (look->conn, sealed, error) &&
         ps_not_seen_store_put (look->conn, look->group_id, row->person_id, sealed->id, look->wall,
                                error) &&
         ps_audit_note_within (look->conn, PS_AUDIT_ADD, PS_AUDIT_PERSON, row->person_id, "not-seen",
                               PS_AUDIT_GROUP, look->group_id, error);
}

static gboolean
end_absence (PsConn              *conn,
             gint64               group_id,
             const PsNotSeenRow  *row,
             GError             **error)
{
  if (row->call_open &&
      (!ps_follow_up_store_remove (conn, row->follow_up_id, error) ||
       !ps_audit_note_within (conn, PS_AUDIT_DELETE, PS_AUDIT_PERSON, row->person_id, "not-seen",
                              PS_AUDIT_GROUP, group_id, error)))
    return FALSE;

  return ps_not_seen_store_remove (conn, group_id, row->person_id, error);
}

static gboolean
settle (const Look          *look,
        const PsNotSeenRow  *row,
        guint                n,
        gint64               heard_at,
        GError             **error)
{
  /* Between the two there is a number that was made larger, which is no news of anybody. */
  gboolean over = row->gone || n == 0 || (n < look->after && heard_at >= row->noticed_at);

  if (row->noticed_at != 0)
    return !over || end_absence (look->conn, look->group_id, row, error);

  if (row->gone || look->after == 0 || n < look->after || n > look->after + SLACK)
    return TRUE;

  return make_call (look, row, n, error);
}

static gboolean
find_due_on (Look    *look,
             GError **error)
{
  g_autoptr (PsGroupRow) group = ps_group_store_get (look->conn, look->group_id, error);
  g_autoptr (GTimeZone) zone = NULL;
  GDate day;

  if (group == NULL)
    return FALSE;

  look->group_name = g_strdup (group->name);
  zone = ps_streak_of_open_zone (look->conn, look->group_id);
  day = ps_date_of_instant (look->wall, zone, NULL);
  g_date_add_days (&day, DUE_DAYS);
  ps_date_to_iso (&day, look->due_on);

  return TRUE;
}

/* Marks come one meeting after the other; each of the people has a row of them. */
typedef struct {
  guint8 *marks;
  gint64  heard_at;
} Line;

static void
line_free (gpointer data)
{
  Line *line = data;

  g_free (line->marks);
  g_free (line);
}

static GHashTable *
sort_marks (GPtrArray *people,
            GArray    *sessions,
            GArray    *marks)
{
  GHashTable *lines = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, line_free);
  guint at = 0;

  for (guint i = 0; i < people->len; i++)
    {
      PsNotSeenRow *row = g_ptr_array_index (people, i);
      Line *line = g_new0 (Line, 1);

      line->marks = g_malloc0 (sessions->len + 1);
      g_hash_table_insert (lines, &row->person_id, line);
    }

  for (guint i = 0; i < marks->len; i++)
    {
      const PsHistoryMark *mark = &g_array_index (marks, PsHistoryMark, i);
      Line *line = g_hash_table_lookup (lines, &mark->person_id);

      while (at < sessions->len &&
             g_array_index (sessions, PsHistorySession, at).id != mark->session_id)
        at++;
      if (at == sessions->len)
        break;

      if (line == NULL)
        continue;

      line->marks[at] = mark->mark;
      if (ps_mark_is_here (mark->mark) || mark->mark == PS_MARK_EXCUSED)
        line->heard_at = mark->updated_at;
    }

  return lines;
}

static guint
count (const Look         *look,
       const PsNotSeenRow *row,
       GPtrArray          *spells,
       const Line         *line)
{
  PsSpell open = { 0 };

  for (guint i = 0; i < spells->len; i++)
    {
      const PsMembershipRow *spell = g_ptr_array_index (spells, i);

      if (spell->person_id == row->person_id && spell->left_on == NULL &&
          !ps_spell_from_days (&open, spell->joined_on, NULL))
        return 0;
    }

  for (guint i = 0; i < look->meetings->len; i++)
    g_array_index (look->meetings, PsStreakMeeting, i).mark = (PsMark) line->marks[i];

  return ps_streak_count_not_seen ((const PsStreakMeeting *) look->meetings->data,
                                   look->meetings->len, &open, open.from != 0 ? 1 : 0, NULL);
}

static gboolean
settle_all (Look       *look,
            GPtrArray  *people,
            gint64      person_id,
            GError    **error)
{
  /* More than are counted, since not each of them counts. */
  g_autoptr (GArray) sessions =
    ps_history_store_sessions (look->conn, look->group_id, G_MAXINT64, 2 * look->after + 32, error);
  g_autoptr (GPtrArray) spells = NULL;
  g_autoptr (GArray) marks = NULL;
  g_autoptr (GHashTable) lines = NULL;
  g_autoptr (GTimeZone) zone = NULL;
  gint64 since;

  if (sessions == NULL)
    return FALSE;

  since = sessions->len > 0 ? g_array_index (sessions, PsHistorySession, 0).started_at : look->wall;
  spells = ps_membership_store_of_group (look->conn, look->group_id, error);
  if (spells == NULL)
    return FALSE;

  marks = person_id != 0
            ? ps_history_store_marks_of (look->conn, look->group_id, person_id, since, error)
            : ps_history_store_marks (look->conn, look->group_id, since, error);
  if (marks == NULL)
    return FALSE;

  zone = ps_streak_of_open_zone (look->conn, look->group_id);
  look->meetings = ps_streak_of_meetings (sessions, zone);
  lines = sort_marks (people, sessions, marks);
  for (guint i = 0; i < people->len; i++)
    {
      const PsNotSeenRow *row = g_ptr_array_index (people, i);
      const Line *line = g_hash_table_lookup (lines, &row->person_id);

      if (!settle (look, row, count (look, row, spells, line), line->heard_at, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
may_notice (PsConn  *conn,
            PsKeys **keys)
{
  *keys = ps_conn_get_actor (conn, NULL);

  return *keys != NULL && ps_keys_has_notes (*keys) &&
         ps_roles_may (ps_conn_get_roles (conn), PS_RIGHT_DEBRIEFS);
}

/**
 * ps_not_seen_notice:
 * @conn: the writer's connection, in a unit of work
 * @group_id: whose meeting has ended, or was corrected
 * @person_id: whom that was about, or 0 for everybody
 * @wall: now, microseconds UTC
 *
 * Makes the calls that are needed by now, and takes back those that no longer are. Done again it
 * changes nothing. Where whoever works on @conn cannot seal the words of a call it does nothing at all.
 *
 * Returns: %FALSE for an error
 */
gboolean
ps_not_seen_notice (PsConn  *conn,
                    gint64   group_id,
                    gint64   person_id,
                    gint64   wall,
                    GError **error)
{
  g_auto (Look) look = { .conn = conn, .group_id = group_id, .wall = wall };
  g_autoptr (GPtrArray) people = NULL;

  if (!may_notice (conn, &look.keys))
    return TRUE;

  if (!ps_not_seen_store_get_after (conn, group_id, &look.after, error))
    return FALSE;

  people = ps_not_seen_store_list (conn, group_id, person_id, error);
  if (people == NULL)
    return FALSE;

  return people->len == 0 ||
         (find_due_on (&look, error) && settle_all (&look, people, person_id, error));
}

static gboolean
notice_all (PsConn    *conn,
            gpointer   data,
            GError   **error)
{
  const gint64 *wall = data;
  g_autoptr (GArray) groups = ps_not_seen_store_groups (conn, error);

  for (guint i = 0; groups != NULL && i < groups->len; i++)
    {
      if (!ps_not_seen_notice (conn, g_array_index (groups, gint64, i), 0, *wall, error))
        return FALSE;
    }

  return groups != NULL;
}

/**
 * ps_not_seen_catch_up:
 * @clock: says what time it is
 *
 * Makes the calls that whoever ended or corrected a meeting could not make. Nobody waits for it, and
 * whatever keeps it from being done keeps it until the next time.
 */
void
ps_not_seen_catch_up (PsDb          *db,
                      const PsClock *clock)
{
  gint64 wall = ps_clock_wall (clock);

  if (ps_roles_may (ps_db_get_roles (db), PS_RIGHT_DEBRIEFS))
    ps_db_write_async (db, notice_all, g_memdup2 (&wall, sizeof wall), g_free, NULL, NULL, NULL);
}

/**
 * ps_not_seen_let_go:
 * @clock: says what time it is
 *
 * Somebody may have died, left a group or been taken off the roster: they are no longer to be called.
 */
void
ps_not_seen_let_go (PsDb          *db,
                    const PsClock *clock)
{
  gboolean any;

  if (ps_roles_may (ps_db_get_roles (db), PS_RIGHT_DEBRIEFS) &&
      ps_not_seen_store_any_gone (ps_db_get_reader (db), &any, NULL) && any)
    ps_not_seen_catch_up (db, clock);
}
