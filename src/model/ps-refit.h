#pragma once

#include "ps-segment-plan.h"

G_BEGIN_DECLS

#define PS_REFIT_TRIM  "trim"
#define PS_REFIT_DROP  "drop"
#define PS_REFIT_LATER "later"

/* What a trim leaves of a segment at the least, from now on. Nobody can end a sentence in less, and
 * the clock shows that the end is near one minute before it; and a segment of no time would be one
 * that is left out, which is another choice.
 */
#define PS_REFIT_LANDING_S 60

/**
 * PsRefitSegment:
 * @title: what it is called
 * @kind: what it is for
 * @min_s: seconds below which it is not taken
 * @planned_s: seconds it is to take as things stand
 * @is_protected: whether it is part of the closing that is kept whole
 * @is_open: whether some of it may be still to come: it is the current one or a later one, and it is
 *   not left out already
 * @is_current: whether it is the one that runs
 * @has_begun: whether it does, or did before somebody went back from it
 * @spent_s: seconds it has had, a begun one counted in full
 *
 * What a re-fit has to know of a segment.
 */
typedef struct {
  const char    *title;
  PsSegmentKind  kind;
  gint64         min_s;
  gint64         planned_s;
  gboolean       is_protected;
  gboolean       is_open;
  gboolean       is_current;
  gboolean       has_begun;
  gint64         spent_s;
} PsRefitSegment;

/**
 * PsRefit:
 * @choice: "trim", "drop" or "later": what the verb "refit" takes; never changes
 * @text: what it would do, as a sentence, translated
 * @ends_at: when the agenda would then be done, microseconds UTC on the wall clock of now
 * @win_s: seconds by which the agenda gets shorter
 * @later_s: seconds by which the planned end moves
 * @drop: which segment is left out, or -1
 * @planned_s: (array length=n_segments): what each segment is to take then
 *
 * One way to deal with a meeting that would end late.
 */
typedef struct {
  const char *choice;
  char       *text;
  gint64      ends_at;
  gint64      win_s;
  gint64      later_s;
  int         drop;
  guint       n_segments;
  gint64     *planned_s;
} PsRefit;

void       ps_refit_free (PsRefit              *refit);
GPtrArray *ps_refit_list (const PsRefitSegment *segments,
                          guint                 n_segments,
                          gint64                excess_s,
                          gint64                projected_end);
PsRefit   *ps_refit_find (GPtrArray            *refits,
                          const char           *choice);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsRefit, ps_refit_free)

G_END_DECLS
