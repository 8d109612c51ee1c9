#pragma once

#include "ps-conn.h"
#include "ps-group-store.h"

G_BEGIN_DECLS

gboolean ps_next_topic_get  (PsConn            *conn,
                             const PsGroupRow  *group,
                             const char        *rule_on,
                             gint64            *topic_id,
                             GError           **error);
gboolean ps_next_topic_find (PsConn            *conn,
                             const PsGroupRow  *group,
                             gint64             now,
                             gint64            *topic_id,
                             GError           **error);
gboolean ps_next_topic_set  (PsConn            *conn,
                             gint64             group_id,
                             gint64             topic_id,
                             gint64             now,
                             GError           **error);

G_END_DECLS
