#pragma once

#include "ps-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PS_TYPE_TOPIC_PANE (ps_topic_pane_get_type ())

G_DECLARE_FINAL_TYPE (PsTopicPane, ps_topic_pane, PS, TOPIC_PANE, AdwBin)

void     ps_topic_pane_set_workspace (PsTopicPane *self,
                                      PsWorkspace *workspace);
void     ps_topic_pane_set_topic     (PsTopicPane *self,
                                      PsTopic     *topic);
PsTopic *ps_topic_pane_get_topic     (PsTopicPane *self);

G_END_DECLS
