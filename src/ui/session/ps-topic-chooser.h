#pragma once

#include <adwaita.h>

#include "ps-topics.h"

G_BEGIN_DECLS

#define PS_TYPE_TOPIC_CHOOSER (ps_topic_chooser_get_type ())

G_DECLARE_FINAL_TYPE (PsTopicChooser, ps_topic_chooser, PS, TOPIC_CHOOSER, AdwWindow)

GtkWidget *ps_topic_chooser_new (PsTopics *topics);

G_END_DECLS
