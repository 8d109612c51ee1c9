#include "ps-row-diff.h"

#include <string.h>

static inline const gint64 *
ids_from (GArray *ids,
          guint   position)
{
  return &((const gint64 *) (gconstpointer) ids->data)[position];
}

static gboolean
same_ids (GArray *a,
          guint   a_position,
          GArray *b,
          guint   b_position,
          guint   n)
{
  return memcmp (ids_from (a, a_position), ids_from (b, b_position), n * sizeof (gint64)) == 0;
}

/* One row of the run of @n went to the run's other end: somebody in a long list was renamed. */
static gboolean
find_move (GArray      *before,
           GArray      *after,
           guint        first,
           guint        n,
           PsRowChange  changes[2])
{
  guint last = first + n - 1;

  if (same_ids (before, first, after, last, 1) &&
      same_ids (before, first + 1, after, first, n - 1))
    {
      changes[0] = (PsRowChange) { first, 1, 0 };
      changes[1] = (PsRowChange) { last, 0, 1 };
      return TRUE;
    }

  if (same_ids (before, last, after, first, 1) &&
      same_ids (before, first, after, first + 1, n - 1))
    {
      changes[0] = (PsRowChange) { last, 1, 0 };
      changes[1] = (PsRowChange) { first, 0, 1 };
      return TRUE;
    }

  return FALSE;
}

/**
 * ps_row_diff:
 * @before: the ids as they were, gint64
 * @after: the ids as they are
 * @changes: (out): what to report, in this order
 *
 * Finds the one run between the common ends. Where so many rows come in place of others that one
 * signal would make a view read them all, it is two: a removal, then an addition.
 *
 * Returns: how many of @changes there are: 0, 1 or 2
 */
guint
ps_row_diff (GArray      *before,
             GArray      *after,
             PsRowChange  changes[2])
{
  guint shorter = MIN (before->len, after->len);
  guint head = 0;
  guint tail = 0;
  guint removed;
  guint added;

  while (head < shorter && same_ids (before, head, after, head, 1))
    head++;

  while (tail < shorter - head &&
         same_ids (before, before->len - 1 - tail, after, after->len - 1 - tail, 1))
    tail++;

  removed = before->len - head - tail;
  added = after->len - head - tail;

  if (removed == 0 && added == 0)
    return 0;

  if (removed == 0 || added <= PS_ROW_DIFF_ADDED_AT_ONCE)
    {
      changes[0] = (PsRowChange) { head, removed, added };
      return 1;
    }

  if (removed == added && find_move (before, after, head, removed, changes))
    return 2;

  changes[0] = (PsRowChange) { head, removed, 0 };
  changes[1] = (PsRowChange) { head, 0, added };

  return 2;
}

static void
emit (GListModel        *model,
      const PsRowChange *change)
{
  g_list_model_items_changed (model, change->position, change->removed, change->added);

  if (change->removed != change->added)
    g_object_notify (G_OBJECT (model), "n-items");
}

/**
 * ps_row_diff_apply:
 * @model: whose rows they are; it has a property "n-items"
 * @ids: (inout): the ids that @model goes by
 * @after: (transfer full): the ids to go by from now on
 *
 * Swaps in @after and reports what differs. Each signal finds the model as it says, so where there
 * are two, the ids are for a moment what the first one leaves.
 */
void
ps_row_diff_apply (GListModel  *model,
                   GArray     **ids,
                   GArray      *after)
{
  g_autoptr (GArray) before = *ids;
  PsRowChange changes[2];
  guint n = ps_row_diff (before, after, changes);

  *ids = after;

  if (n == 2)
    {
      *ids = g_array_remove_range (g_array_ref (before), changes[0].position, changes[0].removed);
      emit (model, &changes[0]);

      /* Somebody may have asked for other rows in answer to that; theirs are the newer ones. */
      if (*ids != before)
        {
          g_array_unref (after);
          return;
        }

      g_array_unref (*ids);
      *ids = after;
    }

  if (n > 0)
    emit (model, &changes[n - 1]);
}
