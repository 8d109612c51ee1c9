#pragma once

#include "ps-clock.h"
#include "ps-conn.h"

G_BEGIN_DECLS

/**
 * PsSessionRow:
 * @id: the row's id
 * @uid: what the meeting is called outside this file
 * @group_id: whose meeting it is
 * @group_name: read only: the group's name
 * @rule_on: (nullable): which date of the group's rule it is, `YYYY-MM-DD`
 * @kind: `meeting` or `social`
 * @state: `running` or `ended`
 * @planned_at: when it was to begin, microseconds UTC
 * @planned_s: how long it was to take, seconds
 * @started_at: when it began, microseconds UTC
 * @ended_at: when it ended, microseconds UTC; 0 while it runs
 * @paused_s: all its pauses, seconds
 * @estimated: whether the machine was restarted meanwhile, so that its times are estimates
 * @place: where it was
 * @topic_id: what it was about, or 0
 * @topic_title: (nullable): read only: the topic's title
 * @head_count: how many there were, where no roster is kept; -1 otherwise
 * @present: read only: how many of the roster were there
 * @peer_leader: who led
 * @professional: who co-facilitated
 *
 * One meeting of a group.
 */
typedef struct {
  gint64    id;
  PsUid     uid;
  gint64    group_id;
  char     *group_name;
  char     *rule_on;
  char     *kind;
  char     *state;
  gint64    planned_at;
  gint64    planned_s;
  gint64    started_at;
  gint64    ended_at;
  gint64    paused_s;
  gboolean  estimated;
  char     *place;
  gint64    topic_id;
  char     *topic_title;
  int       head_count;
  guint     present;
  char     *peer_leader;
  char     *professional;
} PsSessionRow;

PsSessionRow *ps_session_row_new      (void);
PsSessionRow *ps_session_row_copy     (const PsSessionRow  *row);
void          ps_session_row_free     (PsSessionRow        *row);

GArray       *ps_session_store_ids    (PsConn              *conn,
                                       gint64               group_id,
                                       gint                 limit,
                                       GError             **error);
PsSessionRow *ps_session_store_get    (PsConn              *conn,
                                       gint64               id,
                                       GError             **error);
gboolean      ps_session_store_find_running (PsConn        *conn,
                                       gint64              *id,
                                       GError             **error);
gboolean      ps_session_store_add    (PsConn              *conn,
                                       PsSessionRow        *row,
                                       GError             **error);
gboolean      ps_session_store_set_paused (PsConn          *conn,
                                       gint64               id,
                                       gint64               paused_s,
                                       gboolean             estimated,
                                       GError             **error);
gboolean      ps_session_store_end    (PsConn              *conn,
                                       gint64               id,
                                       gint64               ended_at,
                                       GError             **error);
gboolean      ps_session_store_held_on (PsConn             *conn,
                                       gint64               group_id,
                                       const char          *rule_on,
                                       gboolean            *held,
                                       GError             **error);
gboolean      ps_session_store_set_seen (PsConn            *conn,
                                       const PsInstant     *seen,
                                       GError             **error);
gboolean      ps_session_store_get_seen (PsConn            *conn,
                                       PsInstant           *seen,
                                       GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsSessionRow, ps_session_row_free)

G_END_DECLS
