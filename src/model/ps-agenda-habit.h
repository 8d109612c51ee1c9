#pragma once

#include "ps-segment-plan.h"

G_BEGIN_DECLS

/* How many of the last meetings are looked at, and in how many of them there has to have been such a
 * segment for anything to be said.
 */
#define PS_HABIT_MEETINGS 8
#define PS_HABIT_LEAST    3

/**
 * PsSegmentHabit:
 * @kind: what kind of segment
 * @n_meetings: in how many of the last meetings it was on the agenda
 * @n_held: in how many of those it took place
 * @n_longer: how often it took two minutes more than planned, or more than that
 * @n_shorter: how often it took two minutes less, or even less
 * @longer_s: by how much, the median of those meetings, seconds
 * @shorter_s: by how much less, the same, above 0
 * @elapsed_s: how long it took, the median of the meetings in which it took place
 *
 * What the last meetings of a group say about one kind of segment.
 */
typedef struct {
  PsSegmentKind kind;
  guint         n_meetings;
  guint         n_held;
  guint         n_longer;
  guint         n_shorter;
  gint64        longer_s;
  gint64        shorter_s;
  gint64        elapsed_s;
} PsSegmentHabit;

GArray   *ps_segment_habits        (GPtrArray             *times);
gboolean  ps_segment_habit_longer  (const PsSegmentHabit  *habit);
gboolean  ps_segment_habit_shorter (const PsSegmentHabit  *habit);
gboolean  ps_segment_habit_dropped (const PsSegmentHabit  *habit);
char     *ps_segment_habit_words   (const PsSegmentHabit  *habit);

G_END_DECLS
