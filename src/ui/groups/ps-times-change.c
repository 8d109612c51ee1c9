#include "ps-times-change.h"

/**
 * PsTimesChange:
 *
 * The planned times of several segments that one click set, and what they were before.
 */
struct _PsTimesChange
{
  GArray *segments;   /* of Segment */
};

typedef struct {
  PsSegmentEditor *editor;
  gint64           before_s;
  gint64           after_s;
} Segment;

static void
segment_clear (gpointer data)
{
  g_object_unref (((Segment *) data)->editor);
}

/**
 * ps_times_change_new:
 *
 * Returns: (transfer full): a change of nothing yet
 */
PsTimesChange *
ps_times_change_new (void)
{
  PsTimesChange *self = g_new0 (PsTimesChange, 1);

  self->segments = g_array_new (FALSE, FALSE, sizeof (Segment));
  g_array_set_clear_func (self->segments, segment_clear);

  return self;
}

/**
 * ps_times_change_free:
 * @change: (transfer full): a #PsTimesChange
 */
void
ps_times_change_free (gpointer change)
{
  PsTimesChange *self = change;

  g_array_unref (self->segments);
  g_free (self);
}

/**
 * ps_times_change_set:
 * @editor: a segment
 * @planned_s: how long it is to take, seconds
 *
 * Sets the time, and remembers what it was.
 */
void
ps_times_change_set (PsTimesChange   *self,
                     PsSegmentEditor *editor,
                     gint64           planned_s)
{
  g_autoptr (PsSegmentPlan) plan = ps_segment_editor_dup_plan (editor);
  Segment segment = { editor, plan->planned_s, planned_s };

  if (plan->planned_s == planned_s)
    return;

  g_object_ref (editor);
  g_array_append_val (self->segments, segment);
  ps_segment_editor_set_planned_s (editor, planned_s);
}

/**
 * ps_times_change_undo:
 * @change: a #PsTimesChange
 *
 * A #PsUndoFunc: brings the times back that were there before, where nobody has set others since and
 * the segment is still there.
 */
void
ps_times_change_undo (gpointer change)
{
  PsTimesChange *self = change;

  for (guint i = 0; i < self->segments->len; i++)
    {
      const Segment *segment = &g_array_index (self->segments, Segment, i);
      g_autoptr (PsSegmentPlan) plan = NULL;

      if (gtk_widget_get_parent (GTK_WIDGET (segment->editor)) == NULL)
        continue;

      plan = ps_segment_editor_dup_plan (segment->editor);
      if (plan->planned_s == segment->after_s)
        ps_segment_editor_set_planned_s (segment->editor, segment->before_s);
    }
}
