/* What the database knows, as the rules of ps-streak.c want it. */
#include "ps-streak-of.h"

#include "ps-date.h"
#include "ps-group-store.h"
#include "ps-membership-store.h"
#include "ps-right.h"
#include "ps-zone.h"

/* How far back a row of meetings is counted: five years of weeks. */
#define N_MEETINGS 260

/**
 * ps_spell_from_days:
 * @spell: (out): the spell
 * @joined_on: the first day, YYYY-MM-DD
 * @left_on: (nullable): the first day without them, YYYY-MM-DD
 *
 * Returns: whether those are days
 */
gboolean
ps_spell_from_days (PsSpell    *spell,
                    const char *joined_on,
                    const char *left_on)
{
  GDate from, until;

  if (!ps_date_from_iso (joined_on, &from) ||
      (left_on != NULL && !ps_date_from_iso (left_on, &until)))
    return FALSE;

  spell->from = g_date_get_julian (&from);
  spell->until = left_on != NULL ? g_date_get_julian (&until) : 0;

  return TRUE;
}

/**
 * ps_streak_of_open_zone:
 *
 * Returns: (transfer full): where the group meets; the machine's own zone where nobody said
 */
GTimeZone *
ps_streak_of_open_zone (PsConn *conn,
                        gint64  group_id)
{
  g_autoptr (PsGroupRow) group = ps_group_store_get (conn, group_id, NULL);
  GTimeZone *zone = NULL;

  if (group != NULL && *group->zone != '\0')
    zone = ps_zone_open (group->zone, NULL);

  return zone != NULL ? zone : g_time_zone_new_local ();
}

/**
 * ps_streak_of_meetings:
 * @sessions: (element-type PsHistorySession): the oldest first
 * @zone: where the group meets
 *
 * Returns: (transfer full) (element-type PsStreakMeeting): the same, with nothing marked yet
 */
GArray *
ps_streak_of_meetings (GArray    *sessions,
                       GTimeZone *zone)
{
  GArray *meetings = g_array_sized_new (FALSE, FALSE, sizeof (PsStreakMeeting), sessions->len);

  for (guint i = 0; i < sessions->len; i++)
    {
      const PsHistorySession *session = &g_array_index (sessions, PsHistorySession, i);
      GDate day = ps_date_of_instant (session->started_at, zone, NULL);
      PsStreakMeeting meeting = { 0 };

      meeting.day = g_date_get_julian (&day);
      meeting.social = session->social;
      meeting.taken = session->taken;
      g_array_append_val (meetings, meeting);
    }

  return meetings;
}

static GArray *
load_spells (PsConn  *conn,
             gint64   person_id,
             gint64   group_id,
             GError **error)
{
  g_autoptr (GPtrArray) rows = ps_membership_store_of_person (conn, person_id, error);
  GArray *spells;

  if (rows == NULL)
    return NULL;

  spells = g_array_new (FALSE, FALSE, sizeof (PsSpell));
  for (guint i = 0; i < rows->len; i++)
    {
      const PsMembershipRow *row = g_ptr_array_index (rows, i);
      PsSpell spell;

      if (row->group_id == group_id && ps_spell_from_days (&spell, row->joined_on, row->left_on))
        g_array_append_val (spells, spell);
    }

  return spells;
}

static void
put_marks (GArray *meetings,
           GArray *sessions,
           GArray *marks)
{
  guint at = 0;

  for (guint i = 0; i < marks->len; i++)
    {
      const PsHistoryMark *mark = &g_array_index (marks, PsHistoryMark, i);

      while (at < sessions->len &&
             g_array_index (sessions, PsHistorySession, at).id != mark->session_id)
        at++;
      if (at == sessions->len)
        return;

      g_array_index (meetings, PsStreakMeeting, at).mark = mark->mark;
    }
}

/**
 * ps_streak_of:
 * @streak: (out): how the person comes to the group
 *
 * Errors: %PS_ERROR_NOT_PERMITTED.
 *
 * Returns: whether it could be read
 */
gboolean
ps_streak_of (PsDb           *db,
              const PsClock  *clock,
              gint64          person_id,
              gint64          group_id,
              PsStreak       *streak,
              GError        **error)
{
  PsConn *conn = ps_db_get_reader (db);
  g_autoptr (GTimeZone) zone = NULL;
  g_autoptr (GArray) sessions = NULL;
  g_autoptr (GArray) meetings = NULL;
  g_autoptr (GArray) marks = NULL;
  g_autoptr (GArray) spells = NULL;

  if (!ps_right_check (db, PS_RIGHT_ROSTER, error))
    return FALSE;

  sessions = ps_history_store_sessions (conn, group_id, ps_clock_wall (clock), N_MEETINGS, error);
  if (sessions == NULL)
    return FALSE;

  marks = ps_history_store_marks_of (conn, group_id, person_id,
                                     sessions->len > 0
                                       ? g_array_index (sessions, PsHistorySession, 0).started_at
                                       : 0,
                                     error);
  spells = marks != NULL ? load_spells (conn, person_id, group_id, error) : NULL;
  if (spells == NULL)
    return FALSE;

  zone = ps_streak_of_open_zone (conn, group_id);
  meetings = ps_streak_of_meetings (sessions, zone);
  put_marks (meetings, sessions, marks);
  ps_streak_work_out ((const PsStreakMeeting *) meetings->data, meetings->len,
                      (const PsSpell *) spells->data, spells->len, streak);

  return TRUE;
}

/**
 * ps_streak_of_dup_words:
 *
 * Returns: (transfer full) (nullable): how the person comes to the group, as ps_streak_dup_words();
 *   %NULL where there is nothing to say, or to say to whoever works with @db
 */
char *
ps_streak_of_dup_words (PsDb          *db,
                        const PsClock *clock,
                        gint64         person_id,
                        gint64         group_id)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  GDate today = ps_date_of_instant (ps_clock_wall (clock), zone, NULL);
  gint64 home;
  PsStreak streak;

  if (!ps_streak_of (db, clock, person_id, group_id, &streak, NULL) ||
      !ps_history_store_home (ps_db_get_reader (db), person_id, &home, NULL))
    return NULL;

  return ps_streak_dup_words (&streak, home == group_id, g_date_get_julian (&today));
}
