#pragma once

#include <adwaita.h>

#include "ps-workspace.h"

G_BEGIN_DECLS

#define PS_TYPE_GROUP_DETAIL (ps_group_detail_get_type ())

G_DECLARE_FINAL_TYPE (PsGroupDetail, ps_group_detail, PS, GROUP_DETAIL, AdwBin)

void         ps_group_detail_set_workspace (PsGroupDetail *self,
                                            PsWorkspace   *workspace);
PsWorkspace *ps_group_detail_get_workspace (PsGroupDetail *self);
void         ps_group_detail_set_group_id  (PsGroupDetail *self,
                                            gint64         group_id);
gint64       ps_group_detail_get_group_id  (PsGroupDetail *self);

G_END_DECLS
