/* Today's meetings, for whoever takes attendance at the door and leads none of them. */
#include "ps-door.h"

#include "ps-door-store.h"

/**
 * ps_door_meeting_copy:
 *
 * Returns: (transfer full): another @meeting that says the same
 */
PsDoorMeeting *
ps_door_meeting_copy (const PsDoorMeeting *meeting)
{
  PsDoorMeeting *copy = g_memdup2 (meeting, sizeof *meeting);

  copy->group_name = g_strdup (meeting->group_name);
  copy->rule_on = g_strdup (meeting->rule_on);
  copy->place = g_strdup (meeting->place);

  return copy;
}

/**
 * ps_door_meeting_free:
 * @meeting: (transfer full) (nullable): is freed
 */
void
ps_door_meeting_free (PsDoorMeeting *meeting)
{
  if (meeting == NULL)
    return;

  g_free (meeting->group_name);
  g_free (meeting->rule_on);
  g_free (meeting->place);
  g_free (meeting);
}

static gint64
midnight (gint64 now,
          guint  days)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  GDate day = ps_date_of_instant (now, zone, NULL);

  g_date_add_days (&day, days);

  return ps_date_instant (&day, 0, zone);
}

/* The midnight that began the day, and no group meets for longer than a day: what began before it may
 * not be over.
 */
static gint64
day_before (gint64 now)
{
  return midnight (now, 0) - G_TIME_SPAN_DAY;
}

static PsDoorMeeting *
meeting_new (PsGroups *groups,
             gint64    group_id)
{
  g_autoptr (PsGroup) group = ps_groups_find (groups, group_id, NULL);
  PsDoorMeeting *meeting = g_new0 (PsDoorMeeting, 1);

  meeting->group_id = group_id;
  meeting->group_name = g_strdup (group != NULL ? ps_group_get_name (group) : "");
  meeting->keeps_roster = group != NULL && !ps_group_get_row (group)->head_count;

  return meeting;
}

static PsDoorMeeting *
meeting_of_session (PsGroups            *groups,
                    const PsDoorSession *session)
{
  PsDoorMeeting *meeting = meeting_new (groups, session->group_id);

  meeting->session_id = session->id;
  meeting->rule_on = g_strdup (session->rule_on);
  meeting->starts_at = session->started_at;
  meeting->ends_at = session->ends_at;
  meeting->is_running = session->is_running;
  meeting->place = g_strdup (session->place);

  return meeting;
}

static PsDoorMeeting *
meeting_of_upcoming (PsGroups         *groups,
                     const PsUpcoming *upcoming)
{
  PsDoorMeeting *meeting = meeting_new (groups, upcoming->group_id);

  meeting->rule_on = g_strdup (upcoming->rule_on);
  meeting->starts_at = upcoming->starts_at;
  meeting->ends_at = upcoming->starts_at + (gint64) upcoming->minutes * G_TIME_SPAN_MINUTE;
  meeting->place = g_strdup (upcoming->place);

  return meeting;
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  const PsDoorMeeting *first = *(const PsDoorMeeting * const *) a;
  const PsDoorMeeting *second = *(const PsDoorMeeting * const *) b;

  if (first->starts_at != second->starts_at)
    return first->starts_at < second->starts_at ? -1 : 1;

  return g_utf8_collate (first->group_name, second->group_name);
}

/**
 * ps_door_list:
 *
 * Returns: (transfer full) (nullable) (element-type PsDoorMeeting): the meetings of the day that the
 *   clock on the wall shows, those that were, the one that is and those that are to come, in the order
 *   of time; one that goes on past midnight is of both days. One that was never started is left out when
 *   its time is over.
 */
GPtrArray *
ps_door_list (PsDb           *db,
              PsGroups       *groups,
              const PsClock  *clock,
              GError        **error)
{
  gint64 now = ps_clock_wall (clock);
  g_autoptr (GPtrArray) sessions = NULL;
  g_autoptr (GPtrArray) upcoming = NULL;
  GPtrArray *meetings;

  sessions = ps_door_store_sessions (ps_db_get_reader (db), day_before (now), error);
  if (sessions == NULL)
    return NULL;

  upcoming = ps_groups_get_upcoming (groups, day_before (now), midnight (now, 1), error);
  if (upcoming == NULL)
    return NULL;

  meetings = g_ptr_array_new_with_free_func ((GDestroyNotify) ps_door_meeting_free);
  for (guint i = 0; i < sessions->len; i++)
    {
      const PsDoorSession *session = g_ptr_array_index (sessions, i);

      if (session->is_running || MAX (session->started_at, session->ends_at) >= midnight (now, 0))
        g_ptr_array_add (meetings, meeting_of_session (groups, session));
    }

  for (guint i = 0; i < upcoming->len; i++)
    {
      g_autoptr (PsDoorMeeting) meeting =
        meeting_of_upcoming (groups, g_ptr_array_index (upcoming, i));

      if (meeting->ends_at > now)
        g_ptr_array_add (meetings, g_steal_pointer (&meeting));
    }
  g_ptr_array_sort (meetings, compare);

  return meetings;
}

/**
 * ps_door_open_sheet:
 * @user_name: who is at the keyboard
 *
 * Errors: %PS_ERROR_NOT_PERMITTED, %PS_ERROR_NOT_FOUND.
 *
 * Returns: (transfer full): the meeting's sheet
 */
PsAttendanceSheet *
ps_door_open_sheet (PsDb                 *db,
                    const PsClock        *clock,
                    const PsDoorMeeting  *meeting,
                    const char           *user_name,
                    GError              **error)
{
  if (meeting->session_id != 0)
    return ps_attendance_sheet_new (db, clock, meeting->session_id, user_name, error);

  return ps_attendance_sheet_new_before (db, clock, meeting->group_id, meeting->rule_on,
                                         meeting->starts_at, user_name, error);
}
