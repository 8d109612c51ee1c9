#pragma once

#include "ps-conn.h"

G_BEGIN_DECLS

/**
 * PsTopicUse:
 * @id: a topic
 * @minutes: how long it takes
 * @favourite: whether somebody gave it a star
 * @used_at: when the group's last meeting about it began, microseconds UTC, or 0
 *
 * What has to be known of a topic to suggest it to a group.
 */
typedef struct {
  gint64   id;
  guint    minutes;
  gboolean favourite;
  gint64   used_at;
} PsTopicUse;

GArray *ps_topic_use_list (PsConn   *conn,
                           gint64    group_id,
                           GError  **error);

G_END_DECLS
