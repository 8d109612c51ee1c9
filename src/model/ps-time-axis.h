#pragma once

#include "ps-clock.h"

G_BEGIN_DECLS

/**
 * PsTimeAxis:
 * @anchor: the last moment that was written down
 * @anchor_t: where that is on the axis, in microseconds from the beginning
 * @start_wall: what the wall clock said at the beginning
 * @estimated: whether a stretch of it went across a restart of the machine
 *
 * The true time that has passed since a beginning.
 *
 * Between two moments of the same boot it is the difference of their boot times, so it goes on while
 * the machine sleeps and does not care what anybody does to the wall clock. Across a restart there is
 * only the wall clock to go by: that stretch is an estimate, and it is never taken as negative. Where
 * the boot is not known two moments count as of different boots.
 *
 * Only what was written down moves the anchor, never a look, so that a clock that is played again
 * from the rows tells the same time as the one that lived through it.
 */
typedef struct {
  PsInstant anchor;
  gint64    anchor_t;
  gint64    start_wall;
  gboolean  estimated;
} PsTimeAxis;

void   ps_time_axis_begin (PsTimeAxis       *axis,
                           const PsInstant  *at);
gint64 ps_time_axis_get   (const PsTimeAxis *axis,
                           const PsInstant  *at,
                           gboolean         *estimated);
void   ps_time_axis_move  (PsTimeAxis       *axis,
                           const PsInstant  *at);

G_END_DECLS
