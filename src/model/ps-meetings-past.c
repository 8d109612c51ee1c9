/* What is known of a meeting that was. */
#include "ps-meetings-private.h"

#include "ps-markers.h"
#include "ps-presenter-store.h"
#include "ps-segment-store.h"

/**
 * ps_meetings_get_markers:
 *
 * Returns: (transfer full) (element-type PsClockEventRow): the moments that somebody marked, without
 *   those that were taken back
 */
GPtrArray *
ps_meetings_get_markers (PsMeetings  *self,
                         gint64       id,
                         GError     **error)
{
  g_return_val_if_fail (PS_IS_MEETINGS (self), NULL);

  return ps_markers_load (ps_db_get_reader (self->db), id, error);
}

/**
 * ps_meetings_get_presenters:
 *
 * Returns: (transfer full) (element-type PsPresenterRow): the members who presented something, and
 *   had said yes to it
 */
GPtrArray *
ps_meetings_get_presenters (PsMeetings  *self,
                            gint64       id,
                            GError     **error)
{
  g_return_val_if_fail (PS_IS_MEETINGS (self), NULL);

  return ps_presenter_store_list (ps_db_get_reader (self->db), id, error);
}
