/* Reading a group's coming dates, and all that speaks for or against a plan for them. */
#include "ps-series-load.h"

#include <string.h>

#include "ps-agenda-store.h"
#include "ps-agenda.h"
#include "ps-closed-day-store.h"
#include "ps-date-plan-store.h"
#include "ps-error.h"
#include "ps-meeting-guest.h"
#include "ps-occurrence.h"
#include "ps-today.h"
#include "ps-topic-store.h"
#include "ps-upcoming.h"

static gint64
get_length (guint minutes)
{
  return (gint64) minutes * G_TIME_SPAN_MINUTE;
}

static gboolean
read_agenda (PsConn        *conn,
             PsSeriesPlan  *plan,
             GError       **error)
{
  g_autoptr (GPtrArray) agenda = ps_agenda_load (conn, plan->group_id, error);

  if (agenda == NULL)
    return FALSE;

  for (guint i = 0; i < agenda->len; i++)
    {
      const PsSegmentPlan *segment = g_ptr_array_index (agenda, i);

      if (segment->kind == PS_SEGMENT_TOPIC && plan->topic_s == 0)
        plan->topic_s = segment->max_s;
    }
  plan->guest_segment = ps_meeting_guest_find_segment (agenda) >= 0;

  return TRUE;
}

static PsSeriesDate *
add_date (PsSeriesPlan     *plan,
          const PsGroupRow *group,
          const char       *rule_on,
          gint64            starts_at)
{
  PsSeriesDate *date = ps_series_date_new ();

  g_strlcpy (date->rule_on, rule_on, sizeof date->rule_on);
  date->starts_at = starts_at;
  date->ends_at = starts_at + get_length (group->minutes);
  ps_local_day (starts_at, group->zone, date->day_on);
  g_ptr_array_add (plan->dates, date);

  return date;
}

static gboolean
add_coming (PsConn            *conn,
            PsSeriesPlan      *plan,
            const PsGroupRow  *group,
            guint              n,
            GError           **error)
{
  g_autoptr (GPtrArray) next = ps_upcoming_next (conn, group, plan->now, n, error);

  if (next == NULL)
    return FALSE;

  for (guint i = 0; i < next->len; i++)
    {
      const PsUpcoming *upcoming = g_ptr_array_index (next, i);

      add_date (plan, group, upcoming->rule_on, upcoming->starts_at)->moved = upcoming->moved;
    }

  return TRUE;
}

/* Skipped dates between now and the last of those that come. A series that is skipped to its end has
 * no last one, and then all of them count.
 */
static gboolean
add_skipped (PsConn            *conn,
             PsSeriesPlan      *plan,
             const PsGroupRow  *group,
             GError           **error)
{
  g_autoptr (PsRule) rule = ps_upcoming_rule (group, NULL);
  g_autoptr (GPtrArray) rows = ps_group_store_dates (conn, group->id, error);
  const PsSeriesDate *last = plan->dates->len > 0
    ? g_ptr_array_index (plan->dates, plan->dates->len - 1) : NULL;
  gint64 until = last != NULL ? last->starts_at : G_MAXINT64;

  if (rows == NULL)
    return FALSE;

  for (guint i = 0; rule != NULL && i < rows->len; i++)
    {
      const PsGroupDateRow *row = g_ptr_array_index (rows, i);
      gint64 starts_at;
      GDate day;

      if (strcmp (row->action, "skipped") != 0 || !ps_date_from_iso (row->rule_on, &day) ||
          !ps_rule_has_date (rule, row->rule_on))
        continue;

      starts_at = ps_rule_instant (rule, &day, ps_rule_get_start_minute (rule));
      if (starts_at + get_length (group->minutes) > plan->now && starts_at < until)
        add_date (plan, group, row->rule_on, starts_at)->skipped = TRUE;
    }

  return TRUE;
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  const PsSeriesDate *one = *(const PsSeriesDate * const *) a;
  const PsSeriesDate *two = *(const PsSeriesDate * const *) b;

  if (one->starts_at != two->starts_at)
    return one->starts_at < two->starts_at ? -1 : 1;

  return strcmp (one->rule_on, two->rule_on);
}

static gboolean
read_plan (PsConn        *conn,
           gint64         group_id,
           PsSeriesDate  *date,
           GError       **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (PsDatePlanRow) row = ps_date_plan_store_find (conn, group_id, date->rule_on, &local);
  g_autoptr (GPtrArray) bookings = NULL;

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  if (row != NULL)
    {
      g_free (date->topic_title);
      g_free (date->note);
      date->topic_id = row->topic_id;
      date->topic_title = g_steal_pointer (&row->topic_title);
      date->topic_minutes = row->topic_minutes;
      date->note = g_steal_pointer (&row->note);
    }

  if (date->topic_id != 0 &&
      !ps_topic_store_last_used (conn, date->topic_id, group_id, &date->topic_used_at, error))
    return FALSE;

  bookings = ps_booking_store_of_date (conn, group_id, date->rule_on, error);
  if (bookings != NULL && bookings->len > 0)
    date->booking = ps_booking_row_copy (g_ptr_array_index (bookings, 0));

  return bookings != NULL;
}

static gboolean
read_closed (PsConn        *conn,
             PsSeriesPlan  *plan,
             GError       **error)
{
  const PsSeriesDate *first = g_ptr_array_index (plan->dates, 0);
  g_autoptr (GPtrArray) closed = ps_closed_day_store_list (conn, first->day_on, error);

  for (guint i = 0; closed != NULL && i < closed->len; i++)
    {
      const PsClosedDayRow *row = g_ptr_array_index (closed, i);

      for (guint j = 0; j < plan->dates->len; j++)
        {
          PsSeriesDate *date = g_ptr_array_index (plan->dates, j);

          if (strcmp (date->day_on, row->closed_on) == 0)
            date->closed = g_strdup (row->name);
        }
    }

  return closed != NULL;
}

/* Whether any date is held while a meeting from @starts_at to @ends_at is. */
static gboolean
is_in_the_way (const PsSeriesPlan *plan,
               gint64              starts_at,
               gint64              ends_at)
{
  for (guint i = 0; i < plan->dates->len; i++)
    {
      const PsSeriesDate *date = g_ptr_array_index (plan->dates, i);

      if (starts_at < date->ends_at && ends_at > date->starts_at)
        return TRUE;
    }

  return FALSE;
}

/* Everybody who meets online is at the same place, and in nobody's way. */
static const char *
get_room (const PsGroupRow *group)
{
  return strcmp (group->model, "web") == 0 ? "" : group->place;
}

static gboolean
add_other (PsConn            *conn,
           PsSeriesPlan      *plan,
           const PsGroupRow  *group,
           const PsUpcoming  *upcoming,
           GError           **error)
{
  gint64 ends_at = upcoming->starts_at + get_length (upcoming->minutes);
  g_autoptr (GPtrArray) bookings = NULL;
  PsSeriesOther *other;

  if (!is_in_the_way (plan, upcoming->starts_at, ends_at))
    return TRUE;

  bookings = ps_booking_store_of_date (conn, group->id, upcoming->rule_on, error);
  if (bookings == NULL)
    return FALSE;

  other = ps_series_other_new (group->name, get_room (group), upcoming->starts_at, ends_at);
  g_ptr_array_add (plan->others, other);
  if (bookings->len > 0)
    {
      const PsBookingRow *first = g_ptr_array_index (bookings, 0);

      other->guest_id = strcmp (first->state, "declined") != 0 ? first->guest_id : 0;
    }

  return TRUE;
}

static gboolean
add_others (PsConn            *conn,
            PsSeriesPlan      *plan,
            const PsGroupRow  *group,
            GError           **error)
{
  const PsSeriesDate *first = g_ptr_array_index (plan->dates, 0);
  const PsSeriesDate *last = g_ptr_array_index (plan->dates, plan->dates->len - 1);
  g_autoptr (GError) local = NULL;
  g_autoptr (GPtrArray) dates =
    ps_upcoming_between (conn, group, first->starts_at - G_TIME_SPAN_DAY, last->ends_at, &local);

  /* A group whose rule cannot be read is in nobody's way. */
  if (dates == NULL && !g_error_matches (local, PS_ERROR, PS_ERROR_INVALID))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  for (guint i = 0; dates != NULL && i < dates->len; i++)
    if (!add_other (conn, plan, group, g_ptr_array_index (dates, i), error))
      return FALSE;

  return TRUE;
}

static gboolean
read_others (PsConn        *conn,
             PsSeriesPlan  *plan,
             GError       **error)
{
  g_autoptr (GArray) ids = ps_group_store_ids (conn, FALSE, -1, error);

  if (ids == NULL)
    return FALSE;

  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      g_autoptr (PsGroupRow) group = NULL;

      if (id == plan->group_id)
        continue;

      group = ps_group_store_get (conn, id, error);
      if (group == NULL || !add_others (conn, plan, group, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * ps_series_load_plan:
 * @n: how many dates on which the group meets are wanted
 * @now: microseconds UTC
 *
 * Errors: %PS_ERROR_NOT_FOUND, %PS_ERROR_INVALID where the group's rule cannot be read.
 *
 * Returns: (transfer full) (nullable): the next @n dates, those skipped between them, and what is in
 *   the way
 */
PsSeriesPlan *
ps_series_load_plan (PsConn   *conn,
                     gint64    group_id,
                     guint     n,
                     gint64    now,
                     GError  **error)
{
  g_autoptr (PsSeriesPlan) plan = ps_series_plan_new (group_id, now);
  g_autoptr (PsGroupRow) group = ps_group_store_get (conn, group_id, error);

  if (group == NULL)
    return NULL;

  g_free (plan->zone);
  g_free (plan->place);
  plan->zone = g_strdup (group->zone);
  plan->place = g_strdup (get_room (group));

  if (!read_agenda (conn, plan, error) ||
      !add_coming (conn, plan, group, n, error) ||
      !add_skipped (conn, plan, group, error))
    return NULL;

  if (plan->dates->len == 0)
    return g_steal_pointer (&plan);

  g_ptr_array_sort (plan->dates, compare);
  for (guint i = 0; i < plan->dates->len; i++)
    if (!read_plan (conn, group_id, g_ptr_array_index (plan->dates, i), error))
      return NULL;

  if (!read_closed (conn, plan, error) || !read_others (conn, plan, error))
    return NULL;

  return g_steal_pointer (&plan);
}
