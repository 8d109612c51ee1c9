#include "ps-time-axis.h"

#include <string.h>

/**
 * ps_time_axis_begin:
 * @axis: an axis
 * @at: the moment that is 0 on it
 */
void
ps_time_axis_begin (PsTimeAxis      *axis,
                    const PsInstant *at)
{
  axis->anchor = *at;
  axis->anchor_t = 0;
  axis->start_wall = at->wall;
  axis->estimated = FALSE;
}

/**
 * ps_time_axis_get:
 * @axis: an axis that has begun
 * @at: a moment
 * @estimated: (out) (optional): whether a restart of the machine lies between the beginning and @at
 *
 * Returns: microseconds from the beginning to @at, never less than to the anchor
 */
gint64
ps_time_axis_get (const PsTimeAxis *axis,
                  const PsInstant  *at,
                  gboolean         *estimated)
{
  gboolean same_boot = *at->boot_id != '\0' && strcmp (at->boot_id, axis->anchor.boot_id) == 0;
  gint64 since = same_boot ? at->boot - axis->anchor.boot : at->wall - axis->anchor.wall;

  if (estimated != NULL)
    *estimated = axis->estimated || !same_boot;

  return axis->anchor_t + MAX (since, 0);
}

/**
 * ps_time_axis_move:
 * @axis: an axis that has begun
 * @at: a moment that is written down
 *
 * Makes @at the moment to count on from.
 */
void
ps_time_axis_move (PsTimeAxis      *axis,
                   const PsInstant *at)
{
  axis->anchor_t = ps_time_axis_get (axis, at, &axis->estimated);
  axis->anchor = *at;
}
