#pragma once

#include "ps-attendance-store.h"

G_BEGIN_DECLS

/**
 * PsDoorSession:
 * @id: which meeting
 * @group_id: whose
 * @rule_on: (nullable): which date of the group's rule it is
 * @is_running: whether it runs now
 * @started_at: when it began, microseconds UTC
 * @ends_at: when it ended, or is to end, microseconds UTC
 * @place: where
 *
 * What the front desk may know of a meeting.
 */
typedef struct {
  gint64    id;
  gint64    group_id;
  char     *rule_on;
  gboolean  is_running;
  gint64    started_at;
  gint64    ends_at;
  char     *place;
} PsDoorSession;

void       ps_door_session_free     (PsDoorSession          *session);

GPtrArray *ps_door_store_sessions   (PsConn                 *conn,
                                     gint64                  since,
                                     GError                **error);
gboolean   ps_door_store_started_at (PsConn                 *conn,
                                     gint64                  session_id,
                                     gint64                 *started_at,
                                     gboolean               *is_running,
                                     GError                **error);
gboolean   ps_door_store_find_session (PsConn               *conn,
                                     gint64                  group_id,
                                     const char             *rule_on,
                                     gint64                 *id,
                                     GError                **error);
gboolean   ps_door_store_apply      (PsConn                 *conn,
                                     gint64                  group_id,
                                     const char             *rule_on,
                                     GPtrArray              *attendance,
                                     GError                **error);
gboolean   ps_door_store_set        (PsConn                 *conn,
                                     gint64                  group_id,
                                     const char             *rule_on,
                                     const PsAttendanceRow  *row,
                                     gint64                  wall,
                                     GError                **error);
gboolean   ps_door_store_remove     (PsConn                 *conn,
                                     gint64                  group_id,
                                     const char             *rule_on,
                                     gint64                  person_id,
                                     GError                **error);
gboolean   ps_door_store_clear      (PsConn                 *conn,
                                     gint64                  group_id,
                                     const char             *rule_on,
                                     GError                **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsDoorSession, ps_door_session_free)

gboolean   ps_door_store_ends_at    (PsConn                 *conn,
                                     gint64                  session_id,
                                     gint64                 *ends_at,
                                     GError                **error);
gboolean   ps_door_store_group_of   (PsConn                 *conn,
                                     gint64                  session_id,
                                     gint64                 *group_id,
                                     GError                **error);

G_END_DECLS
