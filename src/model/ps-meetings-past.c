/* What is known of a meeting that was. */
#include "ps-meetings-private.h"

#include "ps-markers.h"
#include "ps-member-names.h"
#include "ps-presenter-store.h"
#include "ps-right.h"
#include "ps-segment-store.h"
#include "ps-topic-carry.h"

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

  if (!ps_right_check (self->db, PS_RIGHT_MEETINGS, error))
    return NULL;

  return ps_markers_load (ps_db_get_reader (self->db), id, error);
}

/**
 * ps_meetings_get_presenters:
 *
 * Returns: (transfer full) (element-type PsPresenterRow): the members who presented something, and
 *   had said yes to it, each with what tells them from others of that name
 */
GPtrArray *
ps_meetings_get_presenters (PsMeetings  *self,
                            gint64       id,
                            GError     **error)
{
  g_autoptr (PsMemberNames) names = NULL;
  GPtrArray *presenters;

  g_return_val_if_fail (PS_IS_MEETINGS (self), NULL);

  if (!ps_right_check (self->db, PS_RIGHT_MEETINGS, error))
    return NULL;

  names = ps_member_names_new (self->db);
  presenters = ps_presenter_store_list (ps_db_get_reader (self->db), id, error);
  for (guint i = 0; presenters != NULL && i < presenters->len; i++)
    {
      PsPresenterRow *row = g_ptr_array_index (presenters, i);
      char *label = ps_member_names_dup_label (names, row->person_id, row->name);

      g_free (row->name);
      row->name = label;
    }

  return presenters;
}

/**
 * ps_meetings_get_unfinished_topic:
 *
 * Returns: the meeting's topic, if the meeting has ended and did not come to the end of it as
 *   ps_topic_is_unfinished() has it; 0 otherwise
 */
gint64
ps_meetings_get_unfinished_topic (PsMeetings *self,
                                  gint64      id)
{
  g_autoptr (PsSessionRow) session = NULL;
  g_autoptr (GPtrArray) segments = NULL;

  g_return_val_if_fail (PS_IS_MEETINGS (self), 0);

  if (!ps_roles_may (ps_db_get_roles (self->db), PS_RIGHT_MEETINGS))
    return 0;

  session = ps_session_store_get (ps_db_get_reader (self->db), id, NULL);
  if (session == NULL || session->ended_at == 0 || session->topic_id == 0)
    return 0;

  segments = ps_meetings_get_segments (self, id, NULL);

  return segments != NULL && ps_topic_is_unfinished (segments) ? session->topic_id : 0;
}
