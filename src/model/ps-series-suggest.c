#include "ps-series-suggest.h"

#include "ps-series-check.h"

#define WEEK (7 * G_TIME_SPAN_DAY)

static gboolean
rested (const PsTopicUse *topic,
        gint64               at,
        int                  weeks)
{
  return topic->used_at == 0 || at - topic->used_at >= weeks * WEEK;
}

static gboolean
is_planned (const PsSeriesPlan *plan,
            gint64              topic_id)
{
  for (guint i = 0; i < plan->dates->len; i++)
    {
      const PsSeriesDate *date = g_ptr_array_index (plan->dates, i);

      if (!date->skipped && date->topic_id == topic_id)
        return TRUE;
    }

  return FALSE;
}

/* Whether @topic is a better idea for that date than @other. */
static gboolean
is_better (const PsTopicUse *topic,
           const PsTopicUse *other,
           gint64               at)
{
  gboolean fresh = rested (topic, at, PS_SERIES_REST_WEEKS);

  if (other == NULL)
    return TRUE;
  if (fresh != rested (other, at, PS_SERIES_REST_WEEKS))
    return fresh;
  if (topic->favourite != other->favourite)
    return topic->favourite;

  return topic->used_at < other->used_at;
}

static gint64
pick (const PsSeriesPlan *plan,
      const PsSeriesDate *date,
      GArray             *topics,
      GHashTable         *taken)
{
  const PsTopicUse *best = NULL;

  for (guint i = 0; i < topics->len; i++)
    {
      const PsTopicUse *topic = &g_array_index (topics, PsTopicUse, i);

      if (!rested (topic, date->starts_at, PS_SERIES_TOPIC_WEEKS) ||
          (plan->topic_s > 0 && (gint64) topic->minutes * 60 > plan->topic_s) ||
          g_hash_table_contains (taken, &topic->id) ||
          is_planned (plan, topic->id))
        continue;

      if (is_better (topic, best, date->starts_at))
        best = topic;
    }

  if (best == NULL)
    return 0;

  g_hash_table_add (taken, (gpointer) &best->id);

  return best->id;
}

/**
 * ps_series_suggest:
 * @topics: (element-type PsTopicUse): what there is, in the order that decides between equals
 *
 * Ideas for the dates that have no topic yet: what the group did not have for
 * %PS_SERIES_REST_WEEKS weeks first, of that the favourites, of those what was not used for longest.
 * Nothing comes twice in a series, nothing within %PS_SERIES_TOPIC_WEEKS weeks, and nothing that is
 * longer than the agenda's topic segment may be. The same plan gives the same ideas. Dates on which there is
 * no meeting, or the clinic is closed, get none.
 *
 * Returns: (transfer full) (element-type gint64): a topic for each date of the plan; 0 where it stays
 *   as it is
 */
GArray *
ps_series_suggest (const PsSeriesPlan *plan,
                   GArray             *topics)
{
  GArray *ideas = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) taken = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < plan->dates->len; i++)
    {
      const PsSeriesDate *date = g_ptr_array_index (plan->dates, i);
      gboolean open = date->topic_id == 0 && !date->skipped && date->closed == NULL;
      gint64 id = open ? pick (plan, date, topics, taken) : 0;

      g_array_append_val (ideas, id);
    }

  return ideas;
}
