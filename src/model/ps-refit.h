#pragma once

#include "ps-segment-plan.h"

G_BEGIN_DECLS

#define PS_REFIT_TRIM  "trim"
#define PS_REFIT_DROP  "drop"
#define PS_REFIT_LATER "later"

/**
 * PsRefitSegment:
 * @title: what it is called
 * @kind: what it is for
 * @min_s: seconds below which it is not taken
 * @planned_s: seconds it is to take as things stand
 * @is_protected: whether it is part of the closing that is kept whole
 * @is_open: whether it lies ahead: not begun, and not left out already
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
