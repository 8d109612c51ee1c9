#pragma once

#include "ps-groups.h"
#include "ps-topic-store.h"

G_BEGIN_DECLS

char *ps_topic_words_facts   (const PsTopicRow *row);
char *ps_topic_words_row     (const PsTopicRow *row);
char *ps_topic_words_used    (gint64            started_at,
                              gint64            now);
char *ps_topic_words_hint    (const char       *caution_tags);
char *ps_topic_words_chosen  (PsGroups         *groups,
                              gint64            topic_id);
char *ps_topic_words_copy    (const char       *title);

G_END_DECLS
