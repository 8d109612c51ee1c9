#pragma once

#include "ps-groups.h"
#include "ps-topics.h"

#include <adwaita.h>

G_BEGIN_DECLS

GPtrArray *ps_topic_rows_caution   (const PsTopicRow *row);
GPtrArray *ps_topic_rows_about     (const PsTopicRow *row);
GPtrArray *ps_topic_rows_questions (const PsTopicRow *row);
GPtrArray *ps_topic_rows_steps     (const PsTopicRow *row);
GPtrArray *ps_topic_rows_used      (PsTopics         *topics,
                                    GListModel       *groups,
                                    gint64            topic_id,
                                    gint64            now);

G_END_DECLS
