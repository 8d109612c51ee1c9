#pragma once

#include <adwaita.h>

#include "ps-topics.h"

G_BEGIN_DECLS

#define PS_TYPE_TOPIC_FIELD (ps_topic_field_get_type ())

G_DECLARE_FINAL_TYPE (PsTopicField, ps_topic_field, PS, TOPIC_FIELD, AdwActionRow)

void   ps_topic_field_set_topics (PsTopicField *self,
                                  PsTopics     *topics);
void   ps_topic_field_set_id     (PsTopicField *self,
                                  gint64        id);
gint64 ps_topic_field_get_id     (PsTopicField *self);

G_END_DECLS
