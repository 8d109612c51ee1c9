#pragma once

#include "ps-conn.h"

G_BEGIN_DECLS

/**
 * PsPresenterRow:
 * @position: which segment of the meeting's agenda, from 0
 * @title: what the segment is called
 * @person_id: who presented
 * @name: what they like to be called
 * @consent_on: on which day they agreed to, `YYYY-MM-DD`
 *
 * A member who presented in a meeting.
 */
typedef struct {
  guint   position;
  char   *title;
  gint64  person_id;
  char   *name;
  char   *consent_on;
} PsPresenterRow;

/**
 * PsPresentationRow:
 * @group_name: in which group
 * @started_at: when that meeting began, microseconds UTC
 * @consent_on: on which day they agreed to, `YYYY-MM-DD`
 *
 * A presentation of a member.
 */
typedef struct {
  char   *group_name;
  gint64  started_at;
  char   *consent_on;
} PsPresentationRow;

void       ps_presenter_row_free        (PsPresenterRow    *row);
void       ps_presentation_row_free     (PsPresentationRow *row);
GPtrArray *ps_presenter_store_list      (PsConn            *conn,
                                         gint64             session_id,
                                         GError           **error);
GPtrArray *ps_presenter_store_of_person (PsConn            *conn,
                                         gint64             person_id,
                                         GError           **error);
gboolean   ps_presenter_store_set       (PsConn            *conn,
                                         gint64             session_id,
                                         guint              position,
                                         gint64             person_id,
                                         const char        *consent_on,
                                         GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsPresenterRow, ps_presenter_row_free)

G_END_DECLS
