/* What a group's next meeting is about. It is said in one of two places: in the plan of the next date
 * where the group has one, and otherwise in support_group.next_topic_id.
 */
#include "ps-next-topic.h"

#include "ps-date-plan-store.h"
#include "ps-error.h"
#include "ps-upcoming.h"

/* "" where the group has no date to come, or a rule that cannot be read. */
static gboolean
find_next_date (PsConn            *conn,
                const PsGroupRow  *group,
                gint64             now,
                char               rule_on[PS_DATE_ISO_SIZE],
                GError           **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GPtrArray) next = ps_upcoming_next (conn, group, now, 1, &local);

  *rule_on = '\0';
  if (next == NULL && !g_error_matches (local, PS_ERROR, PS_ERROR_INVALID))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  if (next != NULL && next->len > 0)
    g_strlcpy (rule_on, ((PsUpcoming *) g_ptr_array_index (next, 0))->rule_on, PS_DATE_ISO_SIZE);

  return TRUE;
}

/**
 * ps_next_topic_get:
 * @rule_on: (nullable): a date of the group's rule, YYYY-MM-DD, or nothing for a meeting outside it
 * @topic_id: (out): what its meeting is to be about, or 0
 *
 * The plan of the date counts before what waits for any next meeting.
 */
gboolean
ps_next_topic_get (PsConn            *conn,
                   const PsGroupRow  *group,
                   const char        *rule_on,
                   gint64            *topic_id,
                   GError           **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (PsDatePlanRow) plan = NULL;

  if (rule_on != NULL && *rule_on != '\0')
    plan = ps_date_plan_store_find (conn, group->id, rule_on, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  *topic_id = plan != NULL && plan->topic_id != 0 ? plan->topic_id : group->next_topic_id;

  return TRUE;
}

/**
 * ps_next_topic_find:
 * @now: microseconds UTC
 * @topic_id: (out): what the group's next meeting is to be about, or 0
 */
gboolean
ps_next_topic_find (PsConn            *conn,
                    const PsGroupRow  *group,
                    gint64             now,
                    gint64            *topic_id,
                    GError           **error)
{
  char rule_on[PS_DATE_ISO_SIZE];

  return find_next_date (conn, group, now, rule_on, error) &&
         ps_next_topic_get (conn, group, rule_on, topic_id, error);
}

/**
 * ps_next_topic_set:
 * @topic_id: what the group's next meeting is to be about, or 0 for nothing in particular
 * @now: microseconds UTC
 *
 * Errors: %PS_ERROR_NOT_FOUND; %PS_ERROR_CONFLICT where there is no such topic.
 */
gboolean
ps_next_topic_set (PsConn   *conn,
                   gint64    group_id,
                   gint64    topic_id,
                   gint64    now,
                   GError  **error)
{
  g_autoptr (PsGroupRow) group = ps_group_store_get (conn, group_id, error);
  char rule_on[PS_DATE_ISO_SIZE];

  if (group == NULL || !find_next_date (conn, group, now, rule_on, error))
    return FALSE;

  if (*rule_on == '\0')
    return ps_group_store_set_next_topic (conn, group_id, topic_id, now, error);

  /* What waited so far gives way, or it would come up again one meeting later. */
  return ps_date_plan_store_set_topic (conn, group_id, rule_on, topic_id, now, error) &&
         ps_group_store_set_next_topic (conn, group_id, 0, now, error);
}
