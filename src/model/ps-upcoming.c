#include "ps-upcoming.h"

#include <string.h>

#include "ps-agenda-store.h"
#include "ps-membership-store.h"
#include "ps-occurrence.h"
#include "ps-session-store.h"
#include "ps-today.h"

/**
 * ps_upcoming_free:
 * @upcoming: (transfer full) (nullable): is freed
 */
void
ps_upcoming_free (PsUpcoming *upcoming)
{
  if (upcoming == NULL)
    return;

  g_free (upcoming->group_name);
  g_free (upcoming->place);
  g_free (upcoming);
}

/**
 * ps_upcoming_rule:
 *
 * Errors: %PS_ERROR_INVALID.
 *
 * Returns: (transfer full) (nullable): the group's rule; %NULL without an error if it has none
 */
PsRule *
ps_upcoming_rule (const PsGroupRow  *group,
                  GError           **error)
{
  if (group->rule == NULL || *group->rule == '\0')
    return NULL;

  return ps_rule_new (group->rule, group->starts_on, (int) group->start_minute, group->zone, error);
}

static GArray *
take_exceptions (PsConn  *conn,
                 gint64   group_id,
                 GError **error)
{
  g_autoptr (GPtrArray) rows = ps_group_store_dates (conn, group_id, error);
  GArray *exceptions;

  if (rows == NULL)
    return NULL;

  exceptions = g_array_new (FALSE, FALSE, sizeof (PsRuleException));
  for (guint i = 0; i < rows->len; i++)
    {
      const PsGroupDateRow *row = g_ptr_array_index (rows, i);
      PsRuleException exception = {
        .moved = strcmp (row->action, "moved") == 0,
        .moved_minute = (int) row->moved_minute,
      };

      g_strlcpy (exception.rule_on, row->rule_on, sizeof exception.rule_on);
      if (exception.moved)
        g_strlcpy (exception.moved_on, row->moved_on, sizeof exception.moved_on);
      g_array_append_val (exceptions, exception);
    }

  return exceptions;
}

static PsUpcoming *
upcoming_new (PsConn              *conn,
              const PsGroupRow    *group,
              const PsRule        *rule,
              const PsOccurrence  *occurrence,
              GError             **error)
{
  g_autoptr (PsUpcoming) upcoming = g_new0 (PsUpcoming, 1);
  char day[PS_DATE_ISO_SIZE];
  GDate usual_on;

  upcoming->group_id = group->id;
  upcoming->group_name = g_strdup (group->name);
  upcoming->place = g_strdup (group->place);
  upcoming->starts_at = occurrence->starts_at;
  upcoming->minutes = group->minutes;
  upcoming->moved = occurrence->moved;
  g_strlcpy (upcoming->rule_on, occurrence->rule_on, sizeof upcoming->rule_on);

  upcoming->usual_at = occurrence->starts_at;
  if (ps_date_from_iso (occurrence->rule_on, &usual_on))
    upcoming->usual_at = ps_rule_instant (rule, &usual_on, ps_rule_get_start_minute (rule));

  ps_local_day (occurrence->starts_at, group->zone, day);
  if (!ps_membership_store_count (conn, group->id, day, &upcoming->expected, error))
    return NULL;

  return g_steal_pointer (&upcoming);
}

/* Those of @occurrences whose meeting has not been started, @n of them at most. */
static GPtrArray *
leave_out_held (PsConn            *conn,
                const PsGroupRow  *group,
                const PsRule      *rule,
                GArray            *occurrences,
                guint              n,
                GError           **error)
{
  g_autoptr (GPtrArray) left = g_ptr_array_new_with_free_func ((GDestroyNotify) ps_upcoming_free);

  for (guint i = 0; i < occurrences->len && left->len < n; i++)
    {
      const PsOccurrence *occurrence = &g_array_index (occurrences, PsOccurrence, i);
      PsUpcoming *upcoming;
      gboolean held;

      if (!ps_session_store_held_on (conn, group->id, occurrence->rule_on, &held, error))
        return NULL;
      if (held)
        continue;

      upcoming = upcoming_new (conn, group, rule, occurrence, error);
      if (upcoming == NULL)
        return NULL;
      g_ptr_array_add (left, upcoming);
    }

  return g_steal_pointer (&left);
}

static GPtrArray *
nothing (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) ps_upcoming_free);
}

/**
 * ps_upcoming_next:
 * @now: microseconds UTC
 * @n: how many are wanted
 *
 * The next dates of a group whose meeting has not been held. One that should have begun already is
 * among them until its planned end, because people start late.
 *
 * Errors: %PS_ERROR_INVALID where the group's rule cannot be read.
 *
 * Returns: (transfer full) (nullable) (element-type PsUpcoming): up to @n, the earliest first
 */
GPtrArray *
ps_upcoming_next (PsConn            *conn,
                  const PsGroupRow  *group,
                  gint64             now,
                  guint              n,
                  GError           **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (PsRule) rule = ps_upcoming_rule (group, &local);
  g_autoptr (GArray) exceptions = NULL;
  gint64 after = now - (gint64) group->minutes * G_TIME_SPAN_MINUTE;

  if (rule == NULL)
    {
      if (local == NULL)
        return nothing ();

      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }

  exceptions = take_exceptions (conn, group->id, error);
  if (exceptions == NULL)
    return NULL;

  /* Those that were held already are asked for and then left out, so a few more are. */
  for (guint asked = n + 1;; asked += n + 1)
    {
      g_autoptr (GArray) found =
        ps_rule_next (rule, after, asked,
                      (const PsRuleException *) (gconstpointer) exceptions->data, exceptions->len);
      g_autoptr (GPtrArray) left = leave_out_held (conn, group, rule, found, n, error);

      if (left == NULL)
        return NULL;

      if (left->len == n || found->len < asked)
        return g_steal_pointer (&left);
    }
}

/**
 * ps_upcoming_between:
 * @from: microseconds UTC, the first moment counted
 * @to: the first moment no longer counted
 *
 * Errors: %PS_ERROR_INVALID where the group's rule cannot be read.
 *
 * Returns: (transfer full) (nullable) (element-type PsUpcoming): the dates of a group whose meeting
 *   has not been held, the earliest first
 */
GPtrArray *
ps_upcoming_between (PsConn            *conn,
                     const PsGroupRow  *group,
                     gint64             from,
                     gint64             to,
                     GError           **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (PsRule) rule = ps_upcoming_rule (group, &local);
  g_autoptr (GArray) exceptions = NULL;
  g_autoptr (GArray) found = NULL;

  if (rule == NULL)
    {
      if (local == NULL)
        return nothing ();

      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }

  exceptions = take_exceptions (conn, group->id, error);
  if (exceptions == NULL)
    return NULL;

  found = ps_rule_dates_between (rule, from, to,
                                 (const PsRuleException *) (gconstpointer) exceptions->data,
                                 exceptions->len);

  return leave_out_held (conn, group, rule, found, G_MAXUINT, error);
}

/* Whether it changes a date of the rule that is still to come, and what that becomes. */
static gboolean
occurrence_of (const PsGroupRow      *group,
               const PsRule          *rule,
               const PsRuleException *exception,
               gint64                 now,
               PsOccurrence          *occurrence)
{
  GDate date;
  gint64 usual_at;

  if (!ps_rule_has_date (rule, exception->rule_on) || !ps_date_from_iso (exception->rule_on, &date))
    return FALSE;

  *occurrence = (PsOccurrence) { .moved = exception->moved };
  g_strlcpy (occurrence->rule_on, exception->rule_on, sizeof occurrence->rule_on);
  usual_at = ps_rule_instant (rule, &date, ps_rule_get_start_minute (rule));
  occurrence->starts_at = usual_at;
  if (exception->moved && ps_date_from_iso (exception->moved_on, &date))
    occurrence->starts_at = ps_rule_instant (rule, &date, exception->moved_minute);

  return MAX (usual_at, occurrence->starts_at)
         > now - (gint64) group->minutes * G_TIME_SPAN_MINUTE;
}

/**
 * ps_upcoming_changed:
 * @now: microseconds UTC
 *
 * The dates to come that are skipped or moved, however far away, unless their meeting was held. One
 * that was moved to a day that has gone by is among them as long as its usual day has not.
 *
 * Errors: %PS_ERROR_INVALID where the group's rule cannot be read.
 *
 * Returns: (transfer full) (nullable) (element-type PsUpcoming): these, the earliest first
 */
GPtrArray *
ps_upcoming_changed (PsConn            *conn,
                     const PsGroupRow  *group,
                     gint64             now,
                     GError           **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (PsRule) rule = ps_upcoming_rule (group, &local);
  g_autoptr (GPtrArray) changed = NULL;
  g_autoptr (GArray) exceptions = NULL;
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (PsOccurrence));

  if (rule == NULL)
    {
      if (local == NULL)
        return nothing ();

      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }

  exceptions = take_exceptions (conn, group->id, error);
  if (exceptions == NULL)
    return NULL;

  for (guint i = 0; i < exceptions->len; i++)
    {
      PsOccurrence occurrence;

      if (occurrence_of (group, rule, &g_array_index (exceptions, PsRuleException, i), now,
                         &occurrence))
        g_array_append_val (found, occurrence);
    }

  changed = leave_out_held (conn, group, rule, found, G_MAXUINT, error);
  for (guint i = 0; changed != NULL && i < changed->len; i++)
    {
      PsUpcoming *upcoming = g_ptr_array_index (changed, i);

      upcoming->skipped = !upcoming->moved;
    }
  if (changed != NULL)
    ps_upcoming_sort (changed);

  return g_steal_pointer (&changed);
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  const PsUpcoming *one = *(const PsUpcoming * const *) a;
  const PsUpcoming *two = *(const PsUpcoming * const *) b;

  if (one->starts_at != two->starts_at)
    return one->starts_at < two->starts_at ? -1 : 1;

  return g_utf8_collate (one->group_name, two->group_name);
}

/**
 * ps_upcoming_sort:
 * @upcoming: (element-type PsUpcoming): dates of several groups; put in order of time
 */
void
ps_upcoming_sort (GPtrArray *upcoming)
{
  g_ptr_array_sort (upcoming, compare);
}
