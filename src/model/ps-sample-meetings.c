/* Meetings that were never held, as the program itself would have stored them. */
#include "ps-sample-private.h"

#include "ps-attendance-store.h"
#include "ps-clock-touch.h"
#include "ps-meeting-start.h"
#include "ps-session-store.h"

#define BOOT_ID "00000000-0000-4000-8000-000000000000"

/* A meeting under way. */
typedef struct {
  gint64          session_id;
  PsMeetingClock *clock;
  PsInstant       at;
  guint           seq;
} Evening;

static void
let_pass (Evening *evening,
          gint64   seconds)
{
  evening->at.wall += seconds * G_TIME_SPAN_SECOND;
  evening->at.boot += seconds * G_TIME_SPAN_SECOND;
}

static gboolean
touch (PsConn       *conn,
       Evening      *evening,
       PsClockVerb   verb,
       const char   *argument,
       GError      **error)
{
  PsClockEvent event = { verb, argument, evening->at };
  g_autoptr (PsClockTouch) stored = NULL;

  if (!ps_meeting_clock_apply (evening->clock, &event, error))
    return FALSE;

  stored = ps_clock_touch_new (evening->session_id, evening->seq++, &event, evening->clock);

  return ps_clock_touch_store (conn, stored, error);
}

static const char *
choose_status (PsSample *self)
{
  gint32 chance = g_rand_int_range (self->rand, 0, 100);

  if (chance < 72)
    return "present";
  if (chance < 79)
    return "late";
  if (chance < 82)
    return "left-early";
  if (chance < 90)
    return "excused";

  return "expected";
}

/* How many of a group's meetings are still to be held, this one too. */
static guint
count_left (PsSample           *self,
            const PsSampleDate *date)
{
  guint n = 0;

  for (guint i = 0; i < self->dates->len; i++)
    {
      const PsSampleDate *other = &g_array_index (self->dates, PsSampleDate, i);

      n += other->group == date->group && other->starts_at >= date->starts_at;
    }

  return n;
}

/* One of the first group has not been seen for its last meetings, and nobody knows why. */
#define N_NOT_SEEN 3
#define NOT_SEEN 2

static gboolean
is_not_seen (PsSample           *self,
             const PsSampleDate *date,
             guint               index)
{
  return date->group == 0 && index == NOT_SEEN && count_left (self, date) <= N_NOT_SEEN;
}

static void
choose_attendance (PsSample           *self,
                   const PsSampleDate *date,
                   PsMeetingDraft     *draft,
                   gboolean            online)
{
  for (guint i = 0; i < draft->attendance->len; i++)
    {
      PsAttendanceRow *row = g_ptr_array_index (draft->attendance, i);

      g_free (row->status);
      g_free (row->mode);
      row->status = g_strdup (choose_status (self));
      /* Whoever is new to the first group came. */
      if (is_not_seen (self, date, i) || (date->group == 0 && row->first_time))
        {
          g_free (row->status);
          row->status = g_strdup (row->first_time ? "present" : "expected");
        }
      row->mode = g_strdup (online ? "online" : ps_sample_chance (self, 4) ? "phone" : "in-person");
    }
}

/* The start sheet: who came, and what it was about. */
static gboolean
start (PsConn              *conn,
       PsSample            *self,
       const PsSampleDate  *date,
       Evening             *evening,
       GError             **error)
{
  const PsSampleGroup *group = g_ptr_array_index (self->groups, date->group);
  PsClockEvent event = { PS_CLOCK_START, NULL, evening->at };
  PsMeetingDraft *draft;
  gpointer job;
  gboolean ok;

  if (self->topics->len > 0 && ps_sample_chance (self, 70) &&
      !ps_group_store_set_next_topic (conn, group->row->id,
                                      g_array_index (self->topics, gint64,
                                                     g_rand_int_range (self->rand, 0,
                                                                       (gint32) self->topics->len)),
                                      evening->at.wall, error))
    return FALSE;

  draft = ps_meeting_start_prepare (conn, group->row->id, date->rule_on, date->starts_at, error);
  if (draft == NULL)
    return FALSE;

  choose_attendance (self, date, draft, g_str_equal (group->row->model, "web"));
  evening->clock = ps_meeting_clock_new (draft->planned_at, draft->planned_s, draft->agenda);

  job = ps_meeting_start_new (draft, &evening->at, ps_keys_get_user_name (self->keys));
  ok = ps_meeting_start_store (conn, job, error) &&
       ps_session_store_find_running (conn, &evening->session_id, error) &&
       ps_meeting_clock_apply (evening->clock, &event, error);
  ps_meeting_start_free (job);
  evening->seq = 1;

  return ok;
}

/* One segment: near its time, now and then with more minutes, a pause or a moment to remember. */
static gboolean
sit_through (PsConn    *conn,
             PsSample  *self,
             Evening   *evening,
             guint      index,
             GError   **error)
{
  gint64 planned_s = ps_meeting_clock_get_plan (evening->clock, index)->planned_s;
  gint64 took_s = planned_s * g_rand_int_range (self->rand, 85, 112) / 100;

  let_pass (evening, took_s / 2);
  if (ps_sample_chance (self, 8) && !touch (conn, evening, PS_CLOCK_EXTEND, "60", error))
    return FALSE;

  if (ps_sample_chance (self, 8) && !touch (conn, evening, PS_CLOCK_MARKER, "strong-moment", error))
    return FALSE;

  if (ps_sample_chance (self, 3))
    {
      if (!touch (conn, evening, PS_CLOCK_PAUSE, "break", error))
        return FALSE;

      let_pass (evening, 120);
      if (!touch (conn, evening, PS_CLOCK_RESUME, NULL, error))
        return FALSE;
    }
  let_pass (evening, took_s - took_s / 2);

  return TRUE;
}

static gboolean
hold (PsConn              *conn,
      PsSample            *self,
      const PsSampleDate  *date,
      Evening             *evening,
      GError             **error)
{
  guint n;

  evening->at.wall = date->starts_at +
                     g_rand_int_range (self->rand, -60, 240) * G_TIME_SPAN_SECOND;
  evening->at.boot = evening->at.wall - date->starts_at + G_TIME_SPAN_DAY;
  g_strlcpy (evening->at.boot_id, BOOT_ID, sizeof evening->at.boot_id);
  if (!start (conn, self, date, evening, error))
    return FALSE;

  n = ps_meeting_clock_get_n_segments (evening->clock);
  for (guint i = 0; i < n; i++)
    {
      if (!sit_through (conn, self, evening, i, error))
        return FALSE;

      if (i + 1 < n && !touch (conn, evening, PS_CLOCK_NEXT, NULL, error))
        return FALSE;
    }

  return touch (conn, evening, PS_CLOCK_END, NULL, error);
}

/* A #PsDbWork: the meetings. */
gboolean
ps_sample_add_meetings (PsConn    *conn,
                        gpointer   data,
                        GError   **error)
{
  PsSample *self = data;
  gboolean ok = TRUE;

  for (guint i = 0; i < self->dates->len && ok; i++)
    {
      Evening evening = { 0 };

      ok = hold (conn, self, &g_array_index (self->dates, PsSampleDate, i), &evening, error) &&
           (i >= self->size->notes ||
            ps_sample_add_debrief (conn, self, evening.session_id, error));
      g_clear_pointer (&evening.clock, ps_meeting_clock_free);
    }

  return ok;
}
