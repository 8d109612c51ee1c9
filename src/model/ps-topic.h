#pragma once

#include "ps-topic-store.h"

G_BEGIN_DECLS

#define PS_TYPE_TOPIC (ps_topic_get_type ())

G_DECLARE_FINAL_TYPE (PsTopic, ps_topic, PS, TOPIC, GObject)

PsTopic          *ps_topic_new_from_row (const PsTopicRow *row);
void              ps_topic_update       (PsTopic          *self,
                                         const PsTopicRow *row);
gint64            ps_topic_get_id       (PsTopic          *self);
const char       *ps_topic_get_title    (PsTopic          *self);
const PsTopicRow *ps_topic_get_row      (PsTopic          *self);

G_END_DECLS
