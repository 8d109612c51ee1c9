/* A plan that knows how the last meetings went. */
#include "ps-agenda-advice.h"

#include <glib/gi18n-lib.h>

#include "ps-agenda-fit.h"
#include "ps-duration.h"

static const PsSegmentHabit *
find_habit (GArray        *habits,
            PsSegmentKind  kind)
{
  for (guint i = 0; i < habits->len; i++)
    {
      const PsSegmentHabit *habit = &g_array_index (habits, PsSegmentHabit, i);

      if (habit->kind == kind)
        return habit;
    }

  return NULL;
}

/* A habit is of a kind; where an agenda has two of it nobody knows which of them it is of. */
static gboolean
is_only_one (GPtrArray     *agenda,
             PsSegmentKind  kind)
{
  guint n = 0;

  for (guint i = 0; i < agenda->len; i++)
    n += ((const PsSegmentPlan *) g_ptr_array_index (agenda, i))->kind == kind;

  return n == 1;
}

/* What the segment would take if it were planned as it goes, in whole minutes and between the bounds
 * that a person gave it.
 */
static gint64
get_usual (GPtrArray           *agenda,
           const PsSegmentPlan *plan,
           GArray              *habits)
{
  const PsSegmentHabit *habit = find_habit (habits, plan->kind);

  if (plan->is_protected || habit == NULL || !is_only_one (agenda, plan->kind) ||
      (!ps_segment_habit_longer (habit) && !ps_segment_habit_shorter (habit)))
    return plan->planned_s;

  return CLAMP ((habit->elapsed_s + 30) / 60 * 60, MAX (plan->min_s, 60),
                MAX (plan->max_s, plan->planned_s));
}

/* Makes room for what usually takes longer: first from what nothing is known of, and where that is
 * not enough, the longer ones get less of what they usually take.
 */
static gboolean
make_room (GPtrArray *suggested,
           GPtrArray *agenda,
           guint      minutes)
{
  g_autofree gint64 *least = g_new (gint64, agenda->len);
  gint64 over_s;

  for (guint i = 0; i < agenda->len; i++)
    {
      const PsSegmentPlan *before = g_ptr_array_index (agenda, i);
      const PsSegmentPlan *plan = g_ptr_array_index (suggested, i);

      /* A minute less of the safety question is half of it. */
      least[i] = plan->planned_s == before->planned_s && plan->kind != PS_SEGMENT_SAFETY_ASK
                 ? plan->min_s : plan->planned_s;
    }

  over_s = ps_segment_plans_total (suggested) - (gint64) minutes * 60;
  over_s = ps_agenda_shorten (suggested, least, over_s);
  if (over_s <= 0)
    return TRUE;

  for (guint i = 0; i < agenda->len; i++)
    {
      const PsSegmentPlan *before = g_ptr_array_index (agenda, i);
      const PsSegmentPlan *plan = g_ptr_array_index (suggested, i);

      least[i] = MIN (plan->planned_s, before->planned_s);
    }

  return ps_agenda_shorten (suggested, least, over_s) <= 0;
}

static void
describe_changes (PsAgendaAdvice *advice,
                  GPtrArray      *agenda)
{
  for (guint i = 0; i < agenda->len; i++)
    {
      const PsSegmentPlan *before = g_ptr_array_index (agenda, i);
      const PsSegmentPlan *plan = g_ptr_array_index (advice->agenda, i);
      g_autofree char *now = ps_duration_in_words (plan->planned_s);
      g_autofree char *then = ps_duration_in_words (before->planned_s);

      if (plan->planned_s != before->planned_s)
        g_ptr_array_add (advice->changes,
                         /* Translators: a segment and two durations: “Topic: 20 minutes instead of
                          * 25 minutes”. */
                         g_strdup_printf (_("%1$s: %2$s instead of %3$s"), plan->title, now, then));
    }
}

/**
 * ps_agenda_advice_new:
 * @agenda: (element-type PsSegmentPlan): the group's agenda as it is
 * @habits: (element-type PsSegmentHabit): from ps_segment_habits()
 * @minutes: how long the meeting is
 *
 * Suggests for what usually takes longer or shorter than planned the time that it usually takes, the
 * median of the last meetings, within the least and the most that a person gave it. Room comes from
 * the other segments, in proportion to what they can give, never below their least. Neither what is
 * protected nor the safety question is touched, and the whole fits the meeting: where it would not,
 * nothing is suggested.
 *
 * Returns: (transfer full): what the last meetings say, and what follows from it
 */
PsAgendaAdvice *
ps_agenda_advice_new (GPtrArray *agenda,
                      GArray    *habits,
                      guint      minutes)
{
  PsAgendaAdvice *advice = g_new0 (PsAgendaAdvice, 1);
  g_autoptr (GPtrArray) suggested = ps_segment_plans_copy (agenda);

  advice->reasons = g_ptr_array_new_with_free_func (g_free);
  advice->changes = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < habits->len; i++)
    {
      char *words = ps_segment_habit_words (&g_array_index (habits, PsSegmentHabit, i));

      if (words != NULL)
        g_ptr_array_add (advice->reasons, words);
    }

  for (guint i = 0; i < suggested->len; i++)
    {
      PsSegmentPlan *plan = g_ptr_array_index (suggested, i);

      plan->planned_s = get_usual (agenda, plan, habits);
    }

  if (!make_room (suggested, agenda, minutes) || ps_segment_plans_equal (suggested, agenda))
    return advice;

  advice->agenda = g_steal_pointer (&suggested);
  describe_changes (advice, agenda);

  return advice;
}

/**
 * ps_agenda_advice_free:
 * @advice: (transfer full) (nullable): is freed
 */
void
ps_agenda_advice_free (PsAgendaAdvice *advice)
{
  if (advice == NULL)
    return;

  g_ptr_array_unref (advice->reasons);
  g_ptr_array_unref (advice->changes);
  g_clear_pointer (&advice->agenda, g_ptr_array_unref);
  g_free (advice);
}
