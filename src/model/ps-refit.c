#include "ps-refit.h"

#include <glib/gi18n-lib.h>

#include "ps-duration.h"

/* What may be left out for once, the least missed first. What holds the group (welcome,
 * agreement, safety question, check-in, the closing) is not here, nor is a guest who came for it.
 * The order is this project's own judgement: one's own material before the room's time to talk,
 * and what a member prepared last of all.
 */
static const PsSegmentKind droppable[] = {
  PS_SEGMENT_MINDFULNESS,
  PS_SEGMENT_EXERCISE,
  PS_SEGMENT_SOCIAL,
  PS_SEGMENT_TOPIC,
  PS_SEGMENT_GOAL_ROUND,
  PS_SEGMENT_OPEN_SHARING,
  PS_SEGMENT_BREAK,
  PS_SEGMENT_MEMBER_PRESENTATION,
};

/* What it can give: down to its minimum, and never what has gone by already. The segment that runs
 * gives as well. It is often the one with the most to give, and whoever asks for a re-fit asks it in
 * the middle of what takes too long; but it is not cut off on the spot.
 */
static gint64
get_slack (const PsRefitSegment *segment)
{
  gint64 least = MAX (segment->min_s, segment->spent_s + PS_REFIT_LANDING_S);

  if (!segment->is_open || segment->is_protected)
    return 0;

  return MAX (segment->planned_s - least, 0);
}

static gint64
get_total_slack (const PsRefitSegment *segments,
                 guint                 n_segments)
{
  gint64 slack = 0;

  for (guint i = 0; i < n_segments; i++)
    slack += get_slack (&segments[i]);

  return slack;
}

/* Returns G_N_ELEMENTS (droppable) for what is not to be left out. */
static guint
get_importance (const PsRefitSegment *segment)
{
  guint rank = 0;

  if (!segment->is_open || segment->has_begun || segment->is_protected || segment->planned_s <= 0)
    return G_N_ELEMENTS (droppable);

  while (rank < G_N_ELEMENTS (droppable) && droppable[rank] != segment->kind)
    rank++;

  return rank;
}

static PsRefit *
refit_new (const char           *choice,
           const PsRefitSegment *segments,
           guint                 n_segments)
{
  PsRefit *refit = g_new0 (PsRefit, 1);

  refit->choice = choice;
  refit->drop = -1;
  refit->n_segments = n_segments;
  refit->planned_s = g_new (gint64, n_segments);
  for (guint i = 0; i < n_segments; i++)
    refit->planned_s[i] = segments[i].planned_s;

  return refit;
}

/* In proportion to what each can give. The shares are the steps of one rounded sum, so each is within
 * a second of its due, and together they are exact.
 *
 * Returns how many of the segments are shorter for it, but for the current one.
 */
static guint
shorten (PsRefit              *refit,
         const PsRefitSegment *segments,
         gint64                wanted,
         gboolean             *current)
{
  gint64 slack = get_total_slack (segments, refit->n_segments);
  gint64 gone = 0;
  gint64 won = 0;
  guint n_shorter = 0;

  if (refit->drop >= 0)
    slack -= get_slack (&segments[refit->drop]);

  wanted = MIN (wanted, slack);
  refit->win_s += wanted;
  *current = FALSE;

  for (guint i = 0; i < refit->n_segments; i++)
    {
      gint64 own = (int) i == refit->drop ? 0 : get_slack (&segments[i]);
      gint64 share;

      if (own == 0)
        continue;

      gone += own;
      share = (2 * wanted * gone + slack) / (2 * slack) - won;
      won += share;
      refit->planned_s[i] -= share;
      if (segments[i].is_current)
        *current = share > 0;
      else
        n_shorter += share > 0;
    }

  return n_shorter;
}

static char *
describe_trim (guint       n_shorter,
               gboolean    current,
               const char *words)
{
  if (!current)
    /* Translators: %u is a number of segments, %s a duration ("5 minutes"). */
    return g_strdup_printf (ngettext ("Shorten %u coming segment by %s.",
                                      "Shorten %u coming segments by %s in all.",
                                      n_shorter),
                            n_shorter, words);

  if (n_shorter == 0)
    /* Translators: the segment that runs now; %s is a duration ("5 minutes"). */
    return g_strdup_printf (_("Shorten this segment by %s."), words);

  /* Translators: the segment that runs now, and %u others; %s is a duration ("5 minutes"). */
  return g_strdup_printf (ngettext ("Shorten this segment and %u coming one by %s in all.",
                                    "Shorten this segment and %u coming ones by %s in all.",
                                    n_shorter),
                          n_shorter, words);
}

static PsRefit *
try_trim (const PsRefitSegment *segments,
          guint                 n_segments,
          gint64                excess_s)
{
  PsRefit *refit;
  guint n_shorter;
  gboolean current;
  g_autofree char *words = NULL;

  if (get_total_slack (segments, n_segments) == 0)
    return NULL;

  refit = refit_new (PS_REFIT_TRIM, segments, n_segments);
  n_shorter = shorten (refit, segments, excess_s, &current);
  words = ps_duration_in_words (refit->win_s);
  refit->text = describe_trim (n_shorter, current, words);

  return refit;
}

/* Whether leaving out @a is the better choice: with all that the others can give it is enough, where @b
 * is not; or it costs the group less time beyond what is needed; or it is missed less.
 */
static gboolean
is_better_drop (const PsRefitSegment *a,
                const PsRefitSegment *b,
                gint64                excess_s,
                gint64                slack)
{
  gboolean a_is_enough = a->planned_s + slack - get_slack (a) >= excess_s;
  gboolean b_is_enough = b->planned_s + slack - get_slack (b) >= excess_s;
  gint64 a_cost = MAX (a->planned_s, excess_s);
  gint64 b_cost = MAX (b->planned_s, excess_s);

  if (a_is_enough != b_is_enough)
    return a_is_enough;

  if (a_cost != b_cost)
    return a_cost < b_cost;

  if (get_importance (a) != get_importance (b))
    return get_importance (a) < get_importance (b);

  return a->planned_s > b->planned_s;
}

static PsRefit *
try_drop (const PsRefitSegment *segments,
          guint                 n_segments,
          gint64                excess_s)
{
  gint64 slack = get_total_slack (segments, n_segments);
  PsRefit *refit;
  const char *title;
  g_autofree char *left_out = NULL;
  g_autofree char *shortened = NULL;
  gboolean current;
  guint n_shorter;
  int drop = -1;

  for (guint i = 0; i < n_segments; i++)
    if (get_importance (&segments[i]) < G_N_ELEMENTS (droppable) &&
        (drop < 0 || is_better_drop (&segments[i], &segments[drop], excess_s, slack)))
      drop = (int) i;

  if (drop < 0)
    return NULL;

  refit = refit_new (PS_REFIT_DROP, segments, n_segments);
  refit->drop = drop;
  title = segments[drop].title;
  left_out = ps_duration_in_words (segments[drop].planned_s);

  n_shorter = shorten (refit, segments, MAX (excess_s - segments[drop].planned_s, 0), &current);
  n_shorter += current;
  shortened = ps_duration_in_words (refit->win_s);
  refit->win_s += segments[drop].planned_s;

  if (n_shorter == 0)
    /* Translators: the first %s is a segment, the second how long it would have been. */
    refit->text = g_strdup_printf (_("Leave out “%s” (%s)."), title, left_out);
  else
    /* Translators: a segment, how long it would have been, a number of other segments, and a
     * duration ("5 minutes").
     */
    refit->text = g_strdup_printf (ngettext ("Leave out “%s” (%s) and shorten %u other by %s.",
                                             "Leave out “%s” (%s) and shorten %u others by %s in "
                                             "all.",
                                             n_shorter),
                                   title, left_out, n_shorter, shortened);

  return refit;
}

static PsRefit *
make_later (const PsRefitSegment *segments,
            guint                 n_segments,
            gint64                excess_s)
{
  PsRefit *refit = refit_new (PS_REFIT_LATER, segments, n_segments);
  g_autofree char *words = ps_duration_in_words (excess_s);

  refit->later_s = excess_s;
  /* Translators: %s is a duration ("5 minutes"). */
  refit->text = g_strdup_printf (_("Keep everything and end %s later."), words);

  return refit;
}

/**
 * ps_refit_free:
 * @refit: (transfer full) (nullable): a choice
 */
void
ps_refit_free (PsRefit *refit)
{
  if (refit == NULL)
    return;

  g_free (refit->text);
  g_free (refit->planned_s);
  g_free (refit);
}

/**
 * ps_refit_list:
 * @segments: (array length=n_segments): the agenda as it stands
 * @n_segments: how many
 * @excess_s: seconds by which the agenda would end after the meeting's end
 * @projected_end: when that is, microseconds UTC
 *
 * The honest ways out of a meeting that would end late, in the order in which they are offered:
 *
 *  - "trim": the segments of which some is still to come, the current one included, are shortened
 *    towards their minimum, in proportion to what each can give, to the second. Proportion, since a
 *    segment with much room feels a minute less than one with little, and since nobody has to
 *    choose whose time it is. Where all they can give is not enough, it is all they can give, and
 *    @ends_at says that it is late all the same.
 *  - "drop": one is left out whole. If it is not long enough alone, the others are trimmed for what
 *    is still needed. It is the one that costs the group the least time beyond that: nobody gives up
 *    a working time of 24 minutes for the sake of five; and of those that cost the same, the one
 *    that is missed least. If none would do even so, it is the least missed, and all that the others
 *    can give. The meeting may end early by it, and @ends_at says so.
 *  - "later": nothing is shortened, and the meeting's end is moved to where the agenda ends.
 *
 * A choice that would win nothing is not offered, and no two come to the same. What has gone by is
 * not touched, no minimum is broken, and at least %PS_REFIT_LANDING_S stay to every segment that is
 * shortened. What is protected is whole in every one of them: the closing keeps its minutes even
 * where nothing else has any to give, and the rest is said by @ends_at.
 *
 * Nothing of this is ever done by itself.
 *
 * Returns: (transfer full) (element-type PsRefit): two or three choices; one, "later", where nothing
 *   can be shortened; none when @excess_s is not above 0
 */
GPtrArray *
ps_refit_list (const PsRefitSegment *segments,
               guint                 n_segments,
               gint64                excess_s,
               gint64                projected_end)
{
  GPtrArray *refits = g_ptr_array_new_with_free_func ((GDestroyNotify) ps_refit_free);
  PsRefit *made[3];

  if (excess_s <= 0)
    return refits;

  made[0] = try_trim (segments, n_segments, excess_s);
  made[1] = try_drop (segments, n_segments, excess_s);
  made[2] = make_later (segments, n_segments, excess_s);

  for (guint i = 0; i < G_N_ELEMENTS (made); i++)
    {
      if (made[i] == NULL)
        continue;

      made[i]->ends_at = projected_end - made[i]->win_s * G_TIME_SPAN_SECOND;
      g_ptr_array_add (refits, made[i]);
    }

  return refits;
}

/**
 * ps_refit_find:
 * @refits: (element-type PsRefit): what is on offer
 * @choice: (nullable): "trim", "drop" or "later"
 *
 * Returns: (transfer none) (nullable): that one, if it is on offer
 */
PsRefit *
ps_refit_find (GPtrArray  *refits,
               const char *choice)
{
  for (guint i = 0; i < refits->len; i++)
    {
      PsRefit *refit = g_ptr_array_index (refits, i);

      if (g_strcmp0 (refit->choice, choice) == 0)
        return refit;
    }

  return NULL;
}
