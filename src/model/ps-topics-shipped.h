#pragma once

#include "ps-content.h"
#include "ps-topic-store.h"

G_BEGIN_DECLS

PsTopicRow *ps_topics_shipped_row     (const PsContentTopic  *topic);
gboolean    ps_topics_shipped_are_wanted (PsConn             *conn,
                                       PsContent             *content,
                                       gboolean              *wanted,
                                       GError               **error);
gboolean    ps_topics_install_shipped (PsConn                *conn,
                                       PsContent             *content,
                                       gint64                 wall,
                                       GError               **error);

G_END_DECLS
