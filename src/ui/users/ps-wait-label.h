#pragma once

#include <adwaita.h>

#include "ps-workspace.h"

G_BEGIN_DECLS

#define PS_TYPE_WAIT_LABEL (ps_wait_label_get_type ())

G_DECLARE_FINAL_TYPE (PsWaitLabel, ps_wait_label, PS, WAIT_LABEL, AdwBin)

void     ps_wait_label_refresh    (PsWaitLabel *self,
                                   PsWorkspace *workspace);
gboolean ps_wait_label_is_waiting (PsWaitLabel *self);

G_END_DECLS
