#pragma once

#include "ps-series-plan.h"

G_BEGIN_DECLS

/* A topic comes again after so many weeks at the earliest. */
#define PS_SERIES_TOPIC_WEEKS 4
/* From so many days before a meeting on, a guest should have been briefed. */
#define PS_SERIES_BRIEF_DAYS 7

/**
 * PsSeriesConflictKind:
 * @PS_CONFLICT_CLOSED: the clinic is closed on that day
 * @PS_CONFLICT_GUEST: the guest is asked to another group at an overlapping time
 * @PS_CONFLICT_PLACE: another group is in the same place at an overlapping time
 * @PS_CONFLICT_TOPIC_TWICE: the topic is planned for another date of the series too
 * @PS_CONFLICT_TOPIC_RECENT: the group had the topic less than %PS_SERIES_TOPIC_WEEKS before
 * @PS_CONFLICT_TOPIC_LONG: the topic is longer than the agenda's topic segment may be
 * @PS_CONFLICT_NO_SEGMENT: a guest comes and the agenda has no segment for one
 * @PS_CONFLICT_NOT_BRIEFED: the guest has not been briefed and the date is near
 * @PS_CONFLICT_SKIPPED: there is no meeting, and a guest was asked to it
 */
typedef enum {
  PS_CONFLICT_CLOSED,
  PS_CONFLICT_GUEST,
  PS_CONFLICT_PLACE,
  PS_CONFLICT_TOPIC_TWICE,
  PS_CONFLICT_TOPIC_RECENT,
  PS_CONFLICT_TOPIC_LONG,
  PS_CONFLICT_NO_SEGMENT,
  PS_CONFLICT_NOT_BRIEFED,
  PS_CONFLICT_SKIPPED,
} PsSeriesConflictKind;

/**
 * PsSeriesConflict:
 * @kind: which
 * @text: a sentence that says it
 *
 * What speaks against the plan of a date. It forbids nothing: a person decides.
 */
typedef struct {
  PsSeriesConflictKind  kind;
  char                 *text;
} PsSeriesConflict;

GPtrArray *ps_series_check (const PsSeriesPlan *plan,
                            guint               index);

G_END_DECLS
