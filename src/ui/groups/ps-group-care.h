#pragma once

#include "ps-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PS_TYPE_GROUP_CARE (ps_group_care_get_type ())

G_DECLARE_FINAL_TYPE (PsGroupCare, ps_group_care, PS, GROUP_CARE, AdwBin)

void ps_group_care_set_workspace (PsGroupCare *self,
                                  PsWorkspace *workspace);
void ps_group_care_set_group     (PsGroupCare *self,
                                  gint64       group_id);

G_END_DECLS
