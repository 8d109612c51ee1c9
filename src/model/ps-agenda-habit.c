/* What the clock learns: planned against actual, per kind of segment, over the last meetings.
 *
 * Medians and not means, everywhere: a meeting with a crisis in it, or one in which nobody pressed
 * Next, takes its check-in to fifty minutes, and a mean of five meetings would carry that on for
 * weeks. The median stays where it is as long as fewer than half of the meetings are out of the
 * ordinary (its breakdown point; P. J. Huber, Robust Statistics, 1981).
 */
#include "ps-agenda-habit.h"

#include <glib/gi18n-lib.h>

#include "ps-duration.h"
#include "ps-segment-history.h"

/* Less than this is the slack of any meeting, and not a habit. */
#define NOTICED_S 120

/* One kind in one meeting. A kind that is on an agenda twice counts as one, with both times. */
typedef struct {
  gint64   session_id;
  gboolean on_agenda;
  gboolean held;
  gint64   planned_s;
  gint64   elapsed_s;
} Turn;

static int
compare_seconds (gconstpointer a,
                 gconstpointer b)
{
  gint64 one = *(const gint64 *) a;
  gint64 other = *(const gint64 *) b;

  return one < other ? -1 : one > other;
}

/* The one in the middle; of two, half way between them. */
static gint64
get_median (GArray *seconds)
{
  guint n = seconds->len;

  if (n == 0)
    return 0;

  g_array_sort (seconds, compare_seconds);

  return (g_array_index (seconds, gint64, (n - 1) / 2) +
          g_array_index (seconds, gint64, n / 2)) / 2;
}

static GArray *
take_turns (GPtrArray     *times,
            PsSegmentKind  kind)
{
  GArray *turns = g_array_new (FALSE, TRUE, sizeof (Turn));

  for (guint i = 0; i < times->len; i++)
    {
      const PsSegmentTimeRow *row = g_ptr_array_index (times, i);
      PsSegmentKind its_kind;
      Turn *turn;

      if (!ps_segment_kind_from_string (row->kind, &its_kind) || its_kind != kind)
        continue;

      if (turns->len == 0 ||
          g_array_index (turns, Turn, turns->len - 1).session_id != row->session_id)
        {
          Turn fresh = { row->session_id, TRUE, FALSE, 0, 0 };

          g_array_append_val (turns, fresh);
        }

      turn = &g_array_index (turns, Turn, turns->len - 1);
      if (row->left_out)
        continue;

      turn->held = TRUE;
      turn->planned_s += row->planned_s;
      turn->elapsed_s += row->elapsed_s;
    }

  return turns;
}

static void
take_habit (PsSegmentHabit *habit,
            GArray         *turns)
{
  g_autoptr (GArray) longer = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) shorter = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) elapsed = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < turns->len; i++)
    {
      const Turn *turn = &g_array_index (turns, Turn, i);
      gint64 more = turn->elapsed_s - turn->planned_s;
      gint64 less = -more;

      if (!turn->held)
        continue;

      g_array_append_val (elapsed, turn->elapsed_s);
      if (more >= NOTICED_S)
        g_array_append_val (longer, more);
      else if (less >= NOTICED_S)
        g_array_append_val (shorter, less);
    }

  habit->n_meetings = turns->len;
  habit->n_held = elapsed->len;
  habit->n_longer = longer->len;
  habit->n_shorter = shorter->len;
  habit->longer_s = get_median (longer);
  habit->shorter_s = get_median (shorter);
  habit->elapsed_s = get_median (elapsed);
}

/**
 * ps_segment_habits:
 * @times: (element-type PsSegmentTimeRow): what the segments of the last meetings took, a meeting's
 *   together, from ps_segment_history_list()
 *
 * A segment that was left out is counted apart: it took no time, and that is not what it takes.
 *
 * Returns: (transfer full) (element-type PsSegmentHabit): one for each kind that was on an agenda,
 *   in the order of the kinds
 */
GArray *
ps_segment_habits (GPtrArray *times)
{
  GArray *habits = g_array_new (FALSE, TRUE, sizeof (PsSegmentHabit));

  for (PsSegmentKind kind = 0; kind < PS_N_SEGMENT_KINDS; kind++)
    {
      g_autoptr (GArray) turns = take_turns (times, kind);
      PsSegmentHabit habit = { .kind = kind };

      if (turns->len == 0)
        continue;

      take_habit (&habit, turns);
      g_array_append_val (habits, habit);
    }

  return habits;
}

/**
 * ps_segment_habit_longer:
 *
 * Returns: whether such a segment usually takes longer than planned: in more than half of at least
 *   %PS_HABIT_LEAST meetings
 */
gboolean
ps_segment_habit_longer (const PsSegmentHabit *habit)
{
  return habit->n_held >= PS_HABIT_LEAST && habit->n_longer * 2 > habit->n_held;
}

/**
 * ps_segment_habit_shorter:
 *
 * Returns: whether it usually takes less time than planned
 */
gboolean
ps_segment_habit_shorter (const PsSegmentHabit *habit)
{
  return habit->n_held >= PS_HABIT_LEAST && habit->n_shorter * 2 > habit->n_held;
}

/**
 * ps_segment_habit_dropped:
 *
 * Returns: whether it is usually left out
 */
gboolean
ps_segment_habit_dropped (const PsSegmentHabit *habit)
{
  return habit->n_meetings >= PS_HABIT_LEAST &&
         (habit->n_meetings - habit->n_held) * 2 > habit->n_meetings;
}

/**
 * ps_segment_habit_words:
 *
 * Returns: (transfer full) (nullable): the habit as a sentence, or %NULL if there is none
 */
char *
ps_segment_habit_words (const PsSegmentHabit *habit)
{
  const char *label = ps_segment_kind_get_label (habit->kind);
  g_autofree char *longer = ps_duration_in_words ((habit->longer_s + 30) / 60 * 60);
  g_autofree char *shorter = ps_duration_in_words ((habit->shorter_s + 30) / 60 * 60);

  if (ps_segment_habit_dropped (habit))
    return g_strdup_printf (ngettext ("%1$s: left out in %2$u of the last %3$u meeting.",
                                      "%1$s: left out in %2$u of the last %3$u meetings.",
                                      habit->n_meetings),
                            label, habit->n_meetings - habit->n_held, habit->n_meetings);

  if (ps_segment_habit_longer (habit))
    /* Translators: a kind of segment, a duration, and in how many meetings of how many. */
    return g_strdup_printf (ngettext ("%1$s: took %2$s longer than planned in %3$u of the last %4$u "
                                      "meeting.",
                                      "%1$s: took %2$s longer than planned in %3$u of the last %4$u "
                                      "meetings.", habit->n_held),
                            label, longer, habit->n_longer, habit->n_held);

  if (ps_segment_habit_shorter (habit))
    /* Translators: a kind of segment, a duration, and in how many meetings of how many. */
    return g_strdup_printf (ngettext ("%1$s: took %2$s less than planned in %3$u of the last %4$u "
                                      "meeting.",
                                      "%1$s: took %2$s less than planned in %3$u of the last %4$u "
                                      "meetings.", habit->n_held),
                            label, shorter, habit->n_shorter, habit->n_held);

  return NULL;
}
