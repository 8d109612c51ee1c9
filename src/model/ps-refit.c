#include "ps-refit.h"

#include <glib/gi18n-lib.h>

#include "ps-duration.h"

/* What may be left out for once, the most easily missed first. What holds the group (welcome,
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

static gint64
get_slack (const PsRefitSegment *segment)
{
  if (!segment->is_open || segment->is_protected)
    return 0;

  return MAX (segment->planned_s - MAX (segment->min_s, 0), 0);
}

/* Returns G_N_ELEMENTS (droppable) for what is not to be left out. */
static guint
get_importance (const PsRefitSegment *segment)
{
  guint rank = 0;

  if (!segment->is_open || segment->is_protected || segment->planned_s <= 0)
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

/* In proportion to what each can give. Working with what is still to be won over what is still
 * there to give keeps every share whole and the sum exact, without a remainder to hand out.
 */
static PsRefit *
try_trim (const PsRefitSegment *segments,
          guint                 n_segments,
          gint64                excess_s)
{
  PsRefit *refit;
  gint64 slack = 0;
  gint64 wanted;
  guint n_shorter = 0;
  g_autofree char *words = NULL;

  for (guint i = 0; i < n_segments; i++)
    slack += get_slack (&segments[i]);

  if (slack == 0)
    return NULL;

  refit = refit_new (PS_REFIT_TRIM, segments, n_segments);
  refit->win_s = wanted = MIN (excess_s, slack);

  for (guint i = 0; i < n_segments && wanted > 0; i++)
    {
      gint64 own = get_slack (&segments[i]);
      gint64 share = own == 0 ? 0 : (wanted * own + slack / 2) / slack;

      refit->planned_s[i] -= share;
      n_shorter += share > 0;
      wanted -= share;
      slack -= own;
    }

  words = ps_duration_in_words (refit->win_s);
  /* Translators: %u is a number of segments, %s a duration ("5 minutes"). */
  refit->text = g_strdup_printf (ngettext ("Shorten %u coming segment by %s.",
                                           "Shorten %u coming segments by %s in all.",
                                           n_shorter),
                                 n_shorter, words);

  return refit;
}

/* Whether leaving out @a is the better choice: it is enough where @b is not, or it is missed less,
 * or it costs the group less time.
 */
static gboolean
is_better_drop (const PsRefitSegment *a,
                const PsRefitSegment *b,
                gint64                excess_s)
{
  gboolean a_is_enough = a->planned_s >= excess_s;
  gboolean b_is_enough = b->planned_s >= excess_s;

  if (a_is_enough != b_is_enough)
    return a_is_enough;

  if (get_importance (a) != get_importance (b))
    return get_importance (a) < get_importance (b);

  return a_is_enough ? a->planned_s < b->planned_s : a->planned_s > b->planned_s;
}

static PsRefit *
try_drop (const PsRefitSegment *segments,
          guint                 n_segments,
          gint64                excess_s)
{
  PsRefit *refit;
  g_autofree char *words = NULL;
  int drop = -1;

  for (guint i = 0; i < n_segments; i++)
    if (get_importance (&segments[i]) < G_N_ELEMENTS (droppable) &&
        (drop < 0 || is_better_drop (&segments[i], &segments[drop], excess_s)))
      drop = (int) i;

  if (drop < 0)
    return NULL;

  refit = refit_new (PS_REFIT_DROP, segments, n_segments);
  refit->drop = drop;
  refit->win_s = segments[drop].planned_s;

  words = ps_duration_in_words (refit->win_s);
  /* Translators: the first %s is a segment, the second how long it would have been. */
  refit->text = g_strdup_printf (_("Leave out “%s” (%s)."), segments[drop].title, words);

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
 *  - "trim": the segments that lie ahead and are not protected are shortened towards their minimum,
 *    in proportion to what each can give, to the second. Where all they can give is not enough, it
 *    is all they can give, and @ends_at says that it is late all the same.
 *  - "drop": the one that is missed least is left out whole, of those that are long enough alone; if
 *    none is, the least missed all the same. The meeting may then end early, and @ends_at says so.
 *  - "later": nothing is shortened, and the meeting's end is moved to where the agenda ends.
 *
 * A choice that would win nothing is not offered. Nothing that has begun is touched, no minimum is
 * broken, and what is protected stays whole in every one of them.
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
