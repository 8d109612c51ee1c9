/* Whether what a meeting was about wants another meeting. */
#include "ps-topic-carry.h"

#include "ps-segment-plan.h"
#include "ps-segment-store.h"

/* A topic that had less than three quarters of its time, and missed five minutes at least, was cut
 * short: a group that comes to its end a little early is done. This project's own judgement.
 */
#define ENOUGH_OF_FOUR 3
#define MISSED_S       (5 * 60)

static gboolean
was_cut_short (const PsSegmentRow *segment)
{
  return segment->elapsed_s * 4 < segment->planned_s * ENOUGH_OF_FOUR &&
         segment->planned_s - segment->elapsed_s >= MISSED_S;
}

/**
 * ps_topic_is_unfinished:
 * @segments: (element-type PsSegmentRow): a meeting that has ended, planned against actual
 *
 * The first segment for a topic is the one that has the meeting's topic. It is unfinished when it
 * was left out, when the meeting ended before it, or when it was cut short.
 *
 * Returns: whether the topic is worth carrying over; %FALSE without a segment for one
 */
gboolean
ps_topic_is_unfinished (GPtrArray *segments)
{
  for (guint i = 0; i < segments->len; i++)
    {
      const PsSegmentRow *segment = g_ptr_array_index (segments, i);

      if (g_strcmp0 (segment->kind, ps_segment_kind_to_string (PS_SEGMENT_TOPIC)) == 0)
        return segment->skipped || segment->started_at == 0 || was_cut_short (segment);
    }

  return FALSE;
}
