#include "ps-meeting-start.h"

#include "ps-agenda.h"
#include "ps-attendance-store.h"
#include "ps-audit-note.h"
#include "ps-clock-touch.h"
#include "ps-door-store.h"
#include "ps-group-store.h"
#include "ps-head-count-store.h"
#include "ps-meeting-guest.h"
#include "ps-meeting-people.h"
#include "ps-next-topic.h"
#include "ps-presenter-store.h"
#include "ps-remembrance.h"
#include "ps-segment-store.h"
#include "ps-session-store.h"
#include "ps-topic-store.h"

/* What is said of a meeting before it has begun, on its way to the database. */
typedef struct {
  PsMeetingDraft *draft;
  PsInstant       now;
  char           *user_name;
} Start;

/* The room sees what the topic is called, not that there is one. */
static gboolean
name_topic (PsConn          *conn,
            PsMeetingDraft  *draft,
            GError         **error)
{
  int index = ps_meeting_draft_find (draft, PS_SEGMENT_TOPIC);
  g_autoptr (PsTopicRow) topic = NULL;
  PsSegmentPlan *plan;

  if (draft->topic_id == 0 || index < 0)
    return TRUE;

  topic = ps_topic_store_get (conn, draft->topic_id, error);
  if (topic == NULL)
    return FALSE;

  plan = g_ptr_array_index (draft->agenda, index);
  g_free (plan->title);
  plan->title = g_strdup (topic->title);

  return TRUE;
}

static char *
local_day (gint64      wall,
           const char *zone_name)
{
  g_autoptr (GTimeZone) zone = *zone_name != '\0' ? g_time_zone_new_identifier (zone_name) : NULL;
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (wall / G_TIME_SPAN_SECOND);
  g_autoptr (GDateTime) local = zone != NULL ? g_date_time_to_timezone (utc, zone)
                                             : g_date_time_to_local (utc);

  return g_date_time_format (local, "%Y-%m-%d");
}

/**
 * ps_meeting_start_prepare:
 * @rule_on: (nullable): which date of the group's rule it is
 * @planned_at: when it is to begin, microseconds UTC
 *
 * Errors: %PS_ERROR_NOT_FOUND, %PS_ERROR_DAMAGED.
 *
 * Returns: (transfer full): a meeting of the group with all that is known filled in
 */
PsMeetingDraft *
ps_meeting_start_prepare (PsConn      *conn,
                          gint64       group_id,
                          const char  *rule_on,
                          gint64       planned_at,
                          GError     **error)
{
  g_autoptr (PsMeetingDraft) draft = ps_meeting_draft_new ();
  g_autoptr (PsGroupRow) group = ps_group_store_get (conn, group_id, error);
  g_autofree char *on = NULL;
  GPtrArray *agenda;
  GPtrArray *attendance;

  if (group == NULL)
    return NULL;

  agenda = ps_agenda_load (conn, group_id, error);
  if (agenda == NULL)
    return NULL;
  g_ptr_array_unref (draft->agenda);
  draft->agenda = agenda;

  if (!ps_agenda_load_last (conn, group_id, &draft->last_agenda, &draft->last_at, error))
    return NULL;
  if (draft->last_agenda != NULL)
    ps_remembrance_take_out (draft->last_agenda);

  on = local_day (planned_at, group->zone);
  attendance = ps_attendance_store_expected (conn, group_id, on, error);
  if (attendance == NULL)
    return NULL;
  g_ptr_array_unref (draft->attendance);
  draft->attendance = attendance;
  if (rule_on != NULL && !ps_door_store_apply (conn, group_id, rule_on, attendance, error))
    return NULL;

  g_free (draft->place);
  g_free (draft->agreement);
  g_free (draft->peer_leader);
  g_free (draft->professional);
  draft->group_id = group_id;
  draft->group_name = g_strdup (group->name);
  draft->rule_on = g_strdup (rule_on);
  draft->planned_at = planned_at;
  draft->planned_s = (gint64) group->minutes * 60;
  draft->place = g_strdup (group->place);
  draft->agreement = g_strdup (group->agreement);
  draft->peer_leader = g_strdup (group->peer_leader);
  draft->professional = g_strdup (group->professional);
  draft->head_count = group->head_count ? 0 : -1;

  if (!ps_next_topic_get (conn, group, rule_on, &draft->topic_id, error) ||
      !name_topic (conn, draft, error) ||
      !ps_meeting_guest_take (conn, draft, error))
    return NULL;

  return g_steal_pointer (&draft);
}

/**
 * ps_meeting_start_new:
 * @draft: (transfer full): what was decided
 * @now: when the meeting begins
 * @user_name: who says so
 *
 * Returns: (transfer full): what ps_meeting_start_store() stores
 */
gpointer
ps_meeting_start_new (PsMeetingDraft   *draft,
                      const PsInstant  *now,
                      const char       *user_name)
{
  Start *start = g_new0 (Start, 1);

  start->draft = draft;
  start->now = *now;
  start->user_name = g_strdup (user_name);

  return start;
}

/**
 * ps_meeting_start_free:
 * @start: (transfer full) (nullable): is freed
 */
void
ps_meeting_start_free (gpointer start)
{
  Start *self = start;

  if (self == NULL)
    return;

  ps_meeting_draft_free (self->draft);
  g_free (self->user_name);
  g_free (self);
}

static gboolean
store_session (PsConn  *conn,
               Start   *start,
               gint64  *id,
               GError **error)
{
  const PsMeetingDraft *draft = start->draft;
  g_autoptr (PsSessionRow) row = ps_session_row_new ();

  g_free (row->place);
  g_free (row->peer_leader);
  g_free (row->professional);
  row->uid = ps_uid_new (start->now.wall);
  row->group_id = draft->group_id;
  row->rule_on = g_strdup (draft->rule_on);
  row->planned_at = draft->planned_at;
  row->planned_s = draft->planned_s;
  row->started_at = start->now.wall;
  row->topic_id = draft->topic_id;
  row->head_count = draft->head_count;
  row->place = g_strdup (draft->place);
  row->peer_leader = g_strdup (draft->peer_leader);
  row->professional = g_strdup (draft->professional);

  if (!ps_session_store_add (conn, row, error))
    return FALSE;

  *id = row->id;

  return draft->head_count < 0 ||
         ps_head_count_store_set (conn, row->id,
                                  &(PsHeadCount) { draft->head_count, draft->head_count_new },
                                  error);
}

static gboolean
store_segments (PsConn     *conn,
                GPtrArray  *agenda,
                gint64      session_id,
                GError    **error)
{
  for (guint i = 0; i < agenda->len; i++)
    {
      const PsSegmentPlan *plan = g_ptr_array_index (agenda, i);
      g_autoptr (PsSegmentRow) row = ps_segment_row_new ();

      row->session_id = session_id;
      row->position = i;
      row->kind = g_strdup (ps_segment_kind_to_string (plan->kind));
      row->title = g_strdup (plan->title);
      row->min_s = plan->min_s;
      row->planned_s = plan->planned_s;
      row->max_s = plan->max_s;
      row->led_by = g_strdup (ps_led_by_to_string (plan->led_by));
      row->cue = g_strdup (plan->cue);
      row->materials = g_strdup (plan->materials);
      row->is_protected = plan->is_protected;
      row->auto_advance = plan->auto_advance;

      if (!ps_segment_store_add (conn, row, error))
        return FALSE;
    }

  return TRUE;
}

/* Somebody who has not agreed to present is not stored as presenting. */
static gboolean
store_presenter (PsConn  *conn,
                 Start   *start,
                 gint64   session_id,
                 GError **error)
{
  const PsMeetingDraft *draft = start->draft;
  int position = ps_meeting_draft_find (draft, PS_SEGMENT_MEMBER_PRESENTATION);
  g_autoptr (PsGroupRow) group = NULL;
  g_autofree char *today = NULL;
  const PsAttendanceRow *row;

  if (position < 0 || !draft->presenter_agreed || draft->presenter < 0 ||
      draft->presenter >= (int) draft->attendance->len)
    return TRUE;

  group = ps_group_store_get (conn, draft->group_id, error);
  if (group == NULL)
    return FALSE;

  row = g_ptr_array_index (draft->attendance, draft->presenter);
  today = local_day (start->now.wall, group->zone);

  return ps_presenter_store_set (conn, session_id, (guint) position, row->person_id, today, error);
}

static gboolean
store_touch (PsConn              *conn,
             gint64               session_id,
             guint                seq,
             PsMeetingClock      *clock,
             const PsClockEvent  *event,
             GError             **error)
{
  g_autoptr (PsClockTouch) touch = NULL;

  if (!ps_meeting_clock_apply (clock, event, error))
    return FALSE;

  touch = ps_clock_touch_new (session_id, seq, event, clock);

  return ps_clock_touch_store (conn, touch, error);
}

/* The first event of the clock, and what it makes of the segments. Where it begins late and is to end
 * on time all the same, the second is a re-fit like any other: it can be taken back.
 */
static gboolean
store_clock (PsConn  *conn,
             Start   *start,
             gint64   session_id,
             GError **error)
{
  const PsMeetingDraft *draft = start->draft;
  g_autoptr (PsMeetingClock) clock =
    ps_meeting_clock_new (draft->planned_at, draft->planned_s, draft->agenda);
  g_autoptr (PsRefit) fit = draft->fit_to_end ? ps_meeting_draft_fit (draft, &start->now) : NULL;
  PsClockEvent begin = { PS_CLOCK_START, NULL, start->now };
  PsClockEvent trim = { PS_CLOCK_REFIT, PS_REFIT_TRIM, start->now };

  return store_touch (conn, session_id, 0, clock, &begin, error) &&
         (fit == NULL || store_touch (conn, session_id, 1, clock, &trim, error));
}

/* The topic that waited is now this meeting's, or gave way to another, so it no longer waits for the
 * next one. Where the date had a plan of its own, that is what was held, and what waits goes on to.
 */
static gboolean
take_topic (PsConn  *conn,
            Start   *start,
            GError **error)
{
  const PsMeetingDraft *draft = start->draft;
  g_autoptr (PsGroupRow) group = NULL;
  gint64 proposed;

  if (draft->topic_id == 0)
    return TRUE;

  group = ps_group_store_get (conn, draft->group_id, error);
  if (group == NULL || !ps_next_topic_get (conn, group, draft->rule_on, &proposed, error))
    return FALSE;

  if (group->next_topic_id == 0 ||
      (proposed != group->next_topic_id && draft->topic_id != group->next_topic_id))
    return TRUE;

  return ps_group_store_set_next_topic (conn, draft->group_id, 0, start->now.wall, error);
}

/**
 * ps_meeting_start_store:
 * @data: from ps_meeting_start_new()
 *
 * A #PsDbWork: the meeting, its segments, its attendance and the start of its clock.
 *
 * Errors: %PS_ERROR_CONFLICT when a meeting is running already.
 *
 * Returns: whether all of it was stored
 */
gboolean
ps_meeting_start_store (PsConn    *conn,
                        gpointer   data,
                        GError   **error)
{
  Start *start = data;
  gint64 id;

  return name_topic (conn, start->draft, error) &&
         store_session (conn, start, &id, error) &&
         store_segments (conn, start->draft->agenda, id, error) &&
         ps_meeting_guest_store (conn, start->draft, id, start->now.wall, error) &&
         ps_meeting_people_store (conn, start->draft, id, start->now.wall, start->user_name, error) &&
         store_presenter (conn, start, id, error) &&
         ps_remembrance_store (conn, start->draft, id, error) &&
         store_clock (conn, start, id, error) &&
         take_topic (conn, start, error) &&
         ps_audit_note_within (conn, PS_AUDIT_ADD, PS_AUDIT_MEETING, id, NULL, PS_AUDIT_GROUP,
                               start->draft->group_id, error);
}
