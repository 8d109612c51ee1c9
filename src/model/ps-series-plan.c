#include "ps-series-plan.h"

/**
 * ps_series_date_new:
 *
 * Returns: (transfer full): a date that nothing is planned for
 */
PsSeriesDate *
ps_series_date_new (void)
{
  PsSeriesDate *date = g_new0 (PsSeriesDate, 1);

  date->topic_title = g_strdup ("");
  date->note = g_strdup ("");

  return date;
}

/**
 * ps_series_date_free:
 * @date: (transfer full) (nullable): is freed
 */
void
ps_series_date_free (PsSeriesDate *date)
{
  if (date == NULL)
    return;

  g_free (date->topic_title);
  g_clear_pointer (&date->booking, ps_booking_row_free);
  g_free (date->note);
  g_free (date->closed);
  g_free (date);
}

/**
 * ps_series_other_new:
 * @group_name: whose
 * @place: where
 * @starts_at: microseconds UTC
 * @ends_at: microseconds UTC
 *
 * Returns: (transfer full): a meeting of another group, for the list of a plan
 */
PsSeriesOther *
ps_series_other_new (const char *group_name,
                     const char *place,
                     gint64      starts_at,
                     gint64      ends_at)
{
  PsSeriesOther *other = g_new0 (PsSeriesOther, 1);

  other->group_name = g_strdup (group_name);
  other->place = g_strdup (place);
  other->starts_at = starts_at;
  other->ends_at = ends_at;

  return other;
}

static void
other_free (gpointer data)
{
  PsSeriesOther *other = data;

  g_free (other->group_name);
  g_free (other->place);
  g_free (other);
}

/**
 * ps_series_plan_new:
 * @now: microseconds UTC
 *
 * Returns: (transfer full): a series without a date
 */
PsSeriesPlan *
ps_series_plan_new (gint64 group_id,
                    gint64 now)
{
  PsSeriesPlan *plan = g_new0 (PsSeriesPlan, 1);

  plan->group_id = group_id;
  plan->zone = g_strdup ("");
  plan->place = g_strdup ("");
  plan->now = now;
  plan->dates = g_ptr_array_new_with_free_func ((GDestroyNotify) ps_series_date_free);
  plan->others = g_ptr_array_new_with_free_func (other_free);

  return plan;
}

/**
 * ps_series_plan_free:
 * @plan: (transfer full) (nullable): is freed
 */
void
ps_series_plan_free (PsSeriesPlan *plan)
{
  if (plan == NULL)
    return;

  g_free (plan->zone);
  g_free (plan->place);
  g_ptr_array_unref (plan->dates);
  g_ptr_array_unref (plan->others);
  g_free (plan);
}

/**
 * ps_series_has_guest:
 *
 * Returns: whether a guest was asked to it who has not declined
 */
gboolean
ps_series_has_guest (const PsSeriesDate *date)
{
  return date->booking != NULL && g_strcmp0 (date->booking->state, "declined") != 0;
}
