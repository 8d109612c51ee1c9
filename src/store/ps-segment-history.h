#pragma once

#include "ps-conn.h"

G_BEGIN_DECLS

/**
 * PsSegmentTimeRow:
 * @session_id: which meeting
 * @kind: a segment kind, as stored
 * @planned_s: seconds it was to take when the meeting began
 * @elapsed_s: seconds it took, pauses left out
 * @left_out: whether it was skipped, or the meeting ended before it
 *
 * How long one segment of a past meeting took.
 */
typedef struct {
  gint64    session_id;
  char     *kind;
  gint64    planned_s;
  gint64    elapsed_s;
  gboolean  left_out;
} PsSegmentTimeRow;

void       ps_segment_time_row_free  (PsSegmentTimeRow  *row);
GPtrArray *ps_segment_history_list   (PsConn            *conn,
                                      gint64             group_id,
                                      guint              n_meetings,
                                      GError           **error);
gboolean   ps_segment_history_last   (PsConn            *conn,
                                      gint64             group_id,
                                      gint64            *session_id,
                                      GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsSegmentTimeRow, ps_segment_time_row_free)

G_END_DECLS
