#include "ps-markers.h"

#include "ps-clock-event.h"
#include "ps-segment-store.h"

/**
 * ps_markers_load:
 * @session_id: a meeting
 *
 * Returns: (transfer full) (element-type PsClockEventRow): the moments of it that somebody marked, in
 *   order, without those that were taken back
 */
GPtrArray *
ps_markers_load (PsConn  *conn,
                 gint64   session_id,
                 GError **error)
{
  g_autoptr (GPtrArray) events = ps_clock_event_store_list (conn, session_id, error);
  guint taken_back = 0;

  if (events == NULL)
    return NULL;

  /* From the last: one that was taken back stands before the event that did. */
  for (guint i = events->len; i > 0; i--)
    {
      const PsClockEventRow *event = g_ptr_array_index (events, i - 1);
      gboolean is_marker = g_str_equal (event->verb, ps_clock_verb_to_string (PS_CLOCK_MARKER));

      if (g_str_equal (event->verb, ps_clock_verb_to_string (PS_CLOCK_UNDO)) &&
          g_str_equal (event->argument, PS_CLOCK_UNDO_MARKER))
        taken_back++;

      if (!is_marker || taken_back > 0)
        g_ptr_array_remove_index (events, i - 1);
      if (is_marker && taken_back > 0)
        taken_back--;
    }

  return g_steal_pointer (&events);
}
