/* Makes an agenda as long as its meeting. Pure: a plan in, a plan out. */
#include "ps-agenda-fit.h"

#include "ps-refit.h"

/**
 * ps_agenda_protected:
 * @agenda: (element-type PsSegmentPlan): an agenda
 *
 * Returns: the seconds of it that are kept whole, whatever happens
 */
gint64
ps_agenda_protected (GPtrArray *agenda)
{
  gint64 total = 0;

  for (guint i = 0; i < agenda->len; i++)
    {
      const PsSegmentPlan *plan = g_ptr_array_index (agenda, i);

      total += plan->is_protected ? plan->planned_s : 0;
    }

  return total;
}

/* What a re-fit does with seconds in the running meeting is done here with whole minutes, in which
 * people plan: it takes @wanted from @given in proportion to what each can give, exactly.
 *
 * Returns: what was taken in all; @given is what is left of each
 */
static gint64
take_share (gint64 *given,
            guint   n,
            gint64  wanted)
{
  g_autofree PsRefitSegment *segments = g_new0 (PsRefitSegment, n);
  g_autoptr (GPtrArray) refits = NULL;
  const PsRefit *trim;

  for (guint i = 0; i < n; i++)
    {
      /* What a re-fit leaves of a segment in any case stands beside what it can give. */
      segments[i].title = "";
      segments[i].min_s = PS_REFIT_LANDING_S;
      segments[i].planned_s = PS_REFIT_LANDING_S + given[i];
      segments[i].is_open = TRUE;
    }

  refits = ps_refit_list (segments, n, wanted, 0);
  trim = ps_refit_find (refits, PS_REFIT_TRIM);
  if (trim == NULL)
    return 0;

  for (guint i = 0; i < n; i++)
    given[i] = trim->planned_s[i] - PS_REFIT_LANDING_S;

  return trim->win_s;
}

/**
 * ps_agenda_shorten:
 * @agenda: (inout) (element-type PsSegmentPlan): an agenda
 * @least_s: (nullable) (array): what each segment keeps at least, seconds; %NULL for its own minimum
 * @by_s: how much shorter it is to be, seconds
 *
 * Shortens by whole minutes what is not protected, in proportion to what each can give, as a re-fit
 * of a running meeting does (ps_refit_list()). No minimum is broken.
 *
 * Returns: the seconds that are still too much; 0 or less when it was shortened by all of @by_s
 */
gint64
ps_agenda_shorten (GPtrArray    *agenda,
                   const gint64 *least_s,
                   gint64        by_s)
{
  g_autofree gint64 *slack = g_new0 (gint64, agenda->len);
  g_autofree gint64 *left = NULL;
  gint64 won;

  if (by_s <= 0)
    return by_s;

  for (guint i = 0; i < agenda->len; i++)
    {
      const PsSegmentPlan *plan = g_ptr_array_index (agenda, i);
      gint64 least = least_s != NULL ? least_s[i] : plan->min_s;

      if (!plan->is_protected)
        slack[i] = MAX (0, plan->planned_s - MAX (60, least)) / 60;
    }

  left = g_memdup2 (slack, agenda->len * sizeof *slack);
  won = take_share (left, agenda->len, (by_s + 59) / 60);
  for (guint i = 0; i < agenda->len; i++)
    ((PsSegmentPlan *) g_ptr_array_index (agenda, i))->planned_s -= (slack[i] - left[i]) * 60;

  return by_s - won * 60;
}

/* Towards the longest times; trimming from there, by what is not to be had, gives each its part. */
static void
lengthen (GPtrArray *agenda,
          gint64     by_s)
{
  g_autofree gint64 *room = g_new0 (gint64, agenda->len);
  gint64 total = 0;

  for (guint i = 0; i < agenda->len; i++)
    {
      const PsSegmentPlan *plan = g_ptr_array_index (agenda, i);

      if (!plan->is_protected)
        total += room[i] = MAX (0, plan->max_s - plan->planned_s) / 60;
    }

  take_share (room, agenda->len, total - by_s / 60);
  for (guint i = 0; i < agenda->len; i++)
    ((PsSegmentPlan *) g_ptr_array_index (agenda, i))->planned_s += room[i] * 60;
}

/**
 * ps_agenda_fit:
 * @agenda: (element-type PsSegmentPlan): an agenda
 * @minutes: how long the meeting is
 *
 * Makes the agenda as long as the meeting, as far as the segments' own limits let it: too long, it
 * gets shorter towards their least times, too short, longer towards their most, in whole minutes and
 * in proportion to what each can give or take. What is protected stays as it is. Where the most of
 * all is not enough, time stays free.
 *
 * Returns: (transfer full) (nullable) (element-type PsSegmentPlan): the other agenda, or %NULL if it
 *   is too long even with the least times
 */
GPtrArray *
ps_agenda_fit (GPtrArray *agenda,
               guint      minutes)
{
  g_autoptr (GPtrArray) fitted = ps_segment_plans_copy (agenda);
  gint64 over_s = ps_segment_plans_total (agenda) - (gint64) minutes * 60;

  if (over_s < 0)
    lengthen (fitted, -over_s);
  else if (ps_agenda_shorten (fitted, NULL, over_s) > 0)
    return NULL;

  return g_steal_pointer (&fitted);
}
